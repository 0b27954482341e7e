//! Lines and columns of fields. The parser that makes values knows none, so a second one walks the file.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::problem::{item, join};

/// Line and column, from 1, the column in code points.
pub type LineAndColumn = (usize, usize);

#[derive(Clone, Copy)]
struct Spot {
    key: LineAndColumn,
    value: LineAndColumn,
}

/// Where every field of a file stands.
#[derive(Default)]
pub struct Places {
    spots: HashMap<String, Spot>,
    /// Keys that stand twice in one mapping: the field, and where it stands again.
    pub repeated: Vec<(String, LineAndColumn)>,
}

/// A mapping or list that the walk is in.
enum Open {
    Mapping { path: String, key: Option<(String, LineAndColumn)> },
    List { path: String, index: usize },
}

impl Places {
    /// Reads `yaml` as far as it can be read.
    pub fn of(yaml: &str) -> Self {
        let mut places = Self::default();
        let mut open = Vec::new();
        for event in Parser::new_from_str(yaml) {
            let Ok((event, span)) = event else { break };
            let at = (span.start.line(), span.start.col() + 1);
            match event {
                Event::Scalar(text, ..) => {
                    places.node(&mut open, Some(&text), at);
                }
                Event::Alias(_) => {
                    places.node(&mut open, None, at);
                }
                Event::MappingStart(..) => {
                    let path = places.node(&mut open, None, at);
                    open.push(Open::Mapping { path, key: None });
                }
                Event::SequenceStart(..) => {
                    let path = places.node(&mut open, None, at);
                    open.push(Open::List { path, index: 0 });
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    open.pop();
                }
                _ => {}
            }
        }
        places
    }

    /// Takes a node where the walk stands, as a key or as a value; its path, if it is a value.
    fn node(&mut self, open: &mut [Open], text: Option<&str>, at: LineAndColumn) -> String {
        let (path, key) = match open.last_mut() {
            None => (String::new(), at),
            Some(Open::List { path, index }) => {
                *index += 1;
                (item(path, *index - 1), at)
            }
            Some(Open::Mapping { path, key }) => match key.take() {
                Some((name, key_at)) => (join(path, &name), key_at),
                None => {
                    *key = Some((text.unwrap_or("?").to_owned(), at));
                    return String::new();
                }
            },
        };
        if self.spots.contains_key(&path) {
            self.repeated.push((path.clone(), key));
        } else {
            self.spots.insert(path.clone(), Spot { key, value: at });
        }
        path
    }

    /// Where the value of `field` stands: its own place if it begins beside its key, otherwise that of the key. For a
    /// field that does not stand there, that of the nearest one around it.
    pub fn value(&self, field: &str) -> Option<LineAndColumn> {
        self.nearest(field).map(|spot| if spot.key.0 == spot.value.0 { spot.value } else { spot.key })
    }

    /// Where the key of `field` stands.
    pub fn key(&self, field: &str) -> Option<LineAndColumn> {
        self.nearest(field).map(|spot| spot.key)
    }

    /// The line on which the value of `field` itself begins.
    pub fn value_line(&self, field: &str) -> Option<usize> {
        self.spots.get(field).map(|spot| spot.value.0)
    }

    fn nearest(&self, mut field: &str) -> Option<Spot> {
        loop {
            if let Some(spot) = self.spots.get(field) {
                return Some(*spot);
            }
            field = match field.rfind(['.', '[']) {
                Some(cut) => &field[..cut],
                None if field.is_empty() => return None,
                None => "",
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_fields_in_block_and_flow_form() {
        let places = Places::of("# c\na: 1\nb:\n  - x\n  - {c: y, 丁: [1, 2]}\na: 2\n");
        for (field, value) in [
            ("a", (2, 4)),
            ("b", (3, 1)),
            ("b[0]", (4, 5)),
            ("b[1].c", (5, 9)),
            ("b[1].丁[1]", (5, 19)),
            ("b[1].丁[7].z", (5, 15)),
            ("zzz", (2, 1)),
        ] {
            assert_eq!(places.value(field), Some(value), "{field}");
        }
        assert_eq!(places.key("b[1].c"), Some((5, 6)));
        assert_eq!(places.repeated, [("a".to_owned(), (6, 1))]);
    }
}
