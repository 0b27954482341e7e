//! Lines and columns of fields. The parser that fills the configuration knows none, so a second one walks the file.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::problem::{item, join};

/// Line and column, from 1, the column in code points.
type LineAndColumn = (usize, usize);

/// Where every key and item of a file stands.
#[derive(Default)]
pub(super) struct Places {
    starts: HashMap<String, LineAndColumn>,
    /// Lines on which the values of keys begin.
    value_lines: HashMap<String, usize>,
    /// Keys that stand twice in one mapping: the field, and where it stands again.
    pub repeated: Vec<(String, LineAndColumn)>,
}

/// A mapping or list that the walk is in.
enum Open {
    Mapping { path: String, key: Option<(String, LineAndColumn)> },
    List { path: String, next: usize },
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
                    open.push(Open::List { path, next: 0 });
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
        let value_line = at.0;
        let (path, at) = match open.last_mut() {
            None => (String::new(), at),
            Some(Open::List { path, next }) => {
                *next += 1;
                (item(path, *next - 1), at)
            }
            Some(Open::Mapping { path, key }) => match key.take() {
                Some((name, key_at)) => (join(path, &name), key_at),
                None => {
                    *key = Some((text.unwrap_or("?").to_owned(), at));
                    return String::new();
                }
            },
        };
        if self.starts.contains_key(&path) {
            self.repeated.push((path.clone(), at));
        } else {
            self.starts.insert(path.clone(), at);
            self.value_lines.insert(path.clone(), value_line);
        }
        path
    }

    /// Where `field` stands (a key's own place, an item's first character); if it does not, the nearest one around it.
    pub fn of_field(&self, mut field: &str) -> Option<LineAndColumn> {
        loop {
            if let Some(&at) = self.starts.get(field) {
                return Some(at);
            }
            field = match field.rfind(['.', '[']) {
                Some(cut) => &field[..cut],
                None if field.is_empty() => return None,
                None => "",
            };
        }
    }

    /// The line on which the value of `field` begins.
    pub fn of_value(&self, field: &str) -> Option<usize> {
        self.value_lines.get(field).copied()
    }
}
