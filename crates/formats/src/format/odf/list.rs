//! The numbers before the items of lists and before headings (ODF 1.3 part 3, §16.30, §19.500). They are not stored, but they are read.

use std::collections::HashMap;

use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::format::docx::numbering::count;

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    /// How it counts; empty: it does not.
    format: String,
    before: String,
    behind: String,
    start: u32,
    /// How many levels its number shows.
    shown: usize,
}

/// The lists of a document, and how far they have counted.
#[derive(Default)]
pub(super) struct Lists {
    levels: HashMap<String, HashMap<usize, Level>>,
    /// The list that is read.
    current: String,
    /// Counts by list, the first level first.
    counts: HashMap<String, Vec<u32>>,
}

/// What the list of headings is called here: it has no name in the file.
pub(super) const OUTLINE: &str = "\0outline";

impl Lists {
    /// Takes what an element says of a list; `false`: it is of none.
    pub(super) fn take(&mut self, element: &Element) -> bool {
        let text = |name| element.text(Ns::OdfText, name).map(|text| text.into_owned());
        let style = |name| element.text(Ns::OdfStyle, name).map_or_else(String::new, |text| text.into_owned());
        match element.name {
            "list-style" => self.current = style("name"),
            "outline-style" => OUTLINE.clone_into(&mut self.current),
            "list-level-style-number" | "outline-level-style" => {
                let number = |name| text(name).and_then(|value| value.parse::<usize>().ok());
                let level = Level {
                    format: style("num-format"),
                    before: style("num-prefix"),
                    behind: style("num-suffix"),
                    start: number("start-value").unwrap_or(1) as u32,
                    shown: number("display-levels").unwrap_or(1),
                };
                if let Some(at) = number("level") {
                    self.levels.entry(self.current.clone()).or_default().insert(at, level);
                }
            }
            _ => return false,
        }
        true
    }

    /// The list `name` begins anew, where it does not go on.
    pub(super) fn restart(&mut self, name: &str) {
        self.counts.remove(name);
    }

    /// The number of the next item at this level, counted from 1, of the list `name`; `start`: the item says where it counts from.
    pub(super) fn next(&mut self, name: &str, level: usize, start: Option<u32>) -> Option<String> {
        let levels = self.levels.get(name)?;
        let this = levels.get(&level)?;
        let counts = self.counts.entry(name.to_owned()).or_default();
        let first = |at: usize| levels.get(&at).map_or(1, |level| level.start);
        counts.truncate(level);
        while counts.len() < level {
            // One less than the first, because it is counted next; levels that were passed over have begun.
            let at = counts.len() + 1;
            counts.push(if at == level { first(at).saturating_sub(1) } else { first(at) });
        }
        let last = counts.last_mut()?;
        *last = start.unwrap_or_else(|| last.saturating_add(1));
        let from = level.saturating_sub(this.shown.max(1)) + 1;
        let numbers = (from..=level).filter_map(|at| {
            let of = levels.get(&at).map_or("1", |level| &level.format);
            (!of.is_empty()).then(|| count(*counts.get(at - 1).unwrap_or(&1), format(of)))
        });
        let numbers: Vec<String> = numbers.collect();
        if numbers.is_empty() || this.format.is_empty() {
            return None;
        }
        let mut text = format!("{}{}{}", this.before, numbers.join("."), this.behind);
        if text.ends_with(|c: char| c.is_ascii()) {
            text.push(' ');
        }
        Some(text)
    }
}

/// The word of ECMA-376 for a way of counting, which ODF says by its first members (§19.500).
fn format(of: &str) -> &str {
    match of {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ if of.starts_with('①') => "decimalEnclosedCircle",
        _ if of.starts_with('一') => "chineseCounting",
        _ if of.starts_with('壹') => "chineseLegalSimplified",
        _ if of.starts_with('甲') => "ideographTraditional",
        _ if of.starts_with('子') => "ideographZodiac",
        _ if of.starts_with('１') => "decimalFullWidth",
        _ => "decimal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_for_themselves_and_show_those_above() {
        let level = |format: &str, shown| Level {
            format: format.into(),
            behind: "．".into(),
            start: 1,
            shown,
            ..Level::default()
        };
        let mut lists = Lists::default();
        lists.levels.insert("甲".into(), [(1, level("一, 二, 三, ...", 1)), (2, level("1", 2))].into());
        let mut next = |level, start| lists.next("甲", level, start);
        let said = [next(1, None), next(2, None), next(2, None), next(1, None), next(2, Some(5))];
        assert_eq!(said.map(Option::unwrap), ["一．", "一.1．", "一.2．", "二．", "二.5．"]);
        assert_eq!(lists.next("乙", 1, None), None);
    }
}
