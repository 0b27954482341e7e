//! One more entry in a list of a file that people write. All else stays as they wrote it: comments, order, blank lines, quotes
//! and line ends.
//!
//! Something is put in at one place, which the parser's marks give. Then the new text is read as the old one was: it must mean what
//! that means with the entry at the end of the list, or nothing is given. So a form that was not thought of is refused, not spoilt.

use saphyr_parser::{Event, Parser};
use serde_yaml::{Mapping, Value};

use super::bounds::within_bounds;
use super::node::Node;

/// Columns before the `-` of a list that is written anew.
const INDENT: usize = 2;

/// `yaml` with `entry` at the end of the list under `key` of its mapping; a list that is not there is made. `None`: it could not be
/// proved that nothing else would change.
#[must_use]
pub fn appended(yaml: &str, key: &str, entry: &Node) -> Option<String> {
    let text = put(yaml, key, entry)?;
    within_bounds("", &text).ok()?;
    let mut meant = match serde_yaml::from_str(yaml).ok()? {
        Value::Null => Mapping::new(),
        Value::Mapping(mapping) => mapping,
        _ => return None,
    };
    match meant.entry(Value::from(key)).or_insert(Value::Null) {
        Value::Sequence(items) => items.push(entry.value()),
        list @ Value::Null => *list = Value::Sequence(vec![entry.value()]),
        _ => return None,
    }
    (serde_yaml::from_str::<Value>(&text).ok()? == Value::Mapping(meant)).then_some(text)
}

/// The entry as a list of its own under `key`, for whoever puts it in by hand.
#[must_use]
pub fn listed(key: &str, entries: &[Node]) -> String {
    let items = entries.iter().map(|entry| item(entry, INDENT, " ", "\n"));
    format!("{key}:\n{}", items.collect::<String>())
}

/// Where the list stands. Places are characters from the beginning.
enum Seat {
    /// The key is not there; the keys of the mapping stand behind so many columns.
    NoKey { column: usize },
    /// The key ends there and has no value.
    NoValue { column: usize, end: usize },
    /// Where the last item begins, and where it ends.
    Lines { last: usize, end: usize },
    /// Where the bracket closes.
    Brackets { close: usize, is_empty: bool },
}

fn put(yaml: &str, key: &str, entry: &Node) -> Option<String> {
    let line_end = line_end(yaml);
    let at = |index: usize| yaml.char_indices().nth(index).map_or(yaml.len(), |(at, _)| at);
    Some(match seat(yaml, key)? {
        Seat::NoKey { column } => {
            let margin = " ".repeat(column);
            let ends = line_end_count(yaml);
            let before = if yaml.is_empty() || ends > 1 { String::new() } else { line_end.repeat(2 - ends) };
            format!("{yaml}{before}{margin}{key}:{line_end}{}", item(entry, column + INDENT, " ", line_end))
        }
        Seat::NoValue { column, end } => {
            insert_line(yaml, at(end), &item(entry, column + INDENT, " ", line_end), line_end)
        }
        Seat::Lines { last, end } => {
            let before = &yaml[..at(last)];
            let line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
            let dash = line.rfind('-').filter(|dash| line[dash + 1..].chars().all(|c| c == ' '))?;
            let gap = &line[dash + 1..];
            let column = line[..dash].chars().all(|c| c == ' ').then_some(dash)?;
            insert_line(yaml, at(end), &item(entry, column, gap, line_end), line_end)
        }
        Seat::Brackets { close, is_empty } => {
            let close = at(close);
            let before = yaml[..close].trim_end();
            let comma = if is_empty {
                ""
            } else if before.ends_with(',') {
                " "
            } else {
                ", "
            };
            // A comment in front of the bracket would swallow it: the proof tells.
            format!("{before}{comma}{}{}", entry.flow(), &yaml[before.len()..])
        }
    })
}

/// Finds the list; `None`: what stands there is none, or no mapping holds it.
fn seat(yaml: &str, key: &str) -> Option<Seat> {
    let chars: Vec<char> = yaml.chars().collect();
    let is = |index: usize, c: char| chars.get(index) == Some(&c);
    let mut seat = Seat::NoKey { column: 0 };
    let (mut depth, mut is_value, mut is_it) = (0_usize, false, false);
    let (mut last, mut end) = (0, 0);
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.ok()?;
        let (start, behind) = (span.start.index(), span.end.index());
        let is_node =
            matches!(event, Event::Scalar(..) | Event::Alias(_) | Event::MappingStart(..) | Event::SequenceStart(..));
        // What stands in the list: at depth 2 its items.
        let in_list = is_it && depth >= 2;
        if is_node && depth == 0 {
            let Event::MappingStart(..) = event else { return is_nothing(&event).then_some(seat) };
            if is(start, '{') {
                return None;
            }
            seat = Seat::NoKey { column: span.start.col() };
        }
        if is_node && in_list && depth == 2 {
            last = start;
        }
        if is_node && depth == 1 {
            match (&event, is_value && is_it) {
                (Event::Scalar(..), true) if start == behind => {
                    let Seat::NoKey { column } = seat else { return None };
                    return Some(Seat::NoValue { column, end });
                }
                (Event::SequenceStart(..), true) => {}
                (_, true) => return None,
                (Event::Scalar(text, ..), false) if !is_value => is_it = text == key,
                (_, false) => {}
            }
            is_value = !is_value;
        }
        match &event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if in_list && depth == 1 {
            let is_empty = last == 0;
            return match is(start, ']') {
                true => Some(Seat::Brackets { close: start, is_empty }),
                false => (!is_empty).then_some(Seat::Lines { last, end }),
            };
        }
        // The ends of what stands in brackets have a sign of their own, those of lines do not.
        let has_end = matches!(event, Event::Scalar(..) | Event::Alias(_) | Event::MappingEnd | Event::SequenceEnd);
        if behind > start && has_end {
            end = behind;
        }
    }
    Some(seat)
}

/// Whether a document is empty, or nothing but comments.
fn is_nothing(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(text, ..) if text.is_empty() || text == "~")
}

/// An item of a list on its lines.
fn item(entry: &Node, column: usize, gap: &str, line_end: &str) -> String {
    let lines = entry.block(column + 1 + gap.len());
    format!("{}-{gap}{}{line_end}", " ".repeat(column), lines.join(line_end))
}

/// Puts lines behind the line on which what ends at `end` (bytes) has its last word.
fn insert_line(yaml: &str, end: usize, lines: &str, line_end: &str) -> String {
    let last = yaml[..end].trim_end().len();
    match yaml[last..].find(['\n', '\r']) {
        Some(at) => {
            let at = last + at;
            let behind = at + if yaml[at..].starts_with("\r\n") { 2 } else { 1 };
            format!("{}{lines}{}", &yaml[..behind], &yaml[behind..])
        }
        // The file ends without a line end, and goes on to do so.
        None => format!("{yaml}{line_end}{}", lines.trim_end_matches(line_end)),
    }
}

/// How the lines of a file end.
fn line_end(yaml: &str) -> &'static str {
    match yaml.find(['\n', '\r']).map(|at| &yaml[at..]) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// How many line ends a text ends in: two make an empty line.
fn line_end_count(yaml: &str) -> usize {
    let end = line_end(yaml);
    let mut rest = yaml;
    std::iter::from_fn(|| {
        rest = rest.strip_suffix(end)?;
        Some(())
    })
    .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Node {
        let text = |text: &str| Node::Text(text.into());
        Node::Fields(vec![("rule", text("typo/x")), ("reason", text("原文如此"))])
    }

    fn entered(yaml: &str) -> String {
        appended(yaml, "exceptions", &entry()).unwrap_or_else(|| panic!("refused: {yaml}"))
    }

    #[test]
    fn the_rest_stays_as_it_was_written() {
        for (yaml, expected) in [
            ("", "exceptions:\n  - rule: typo/x\n    reason: 原文如此\n"),
            ("# 只有注释\n", "# 只有注释\n\nexceptions:\n  - rule: typo/x\n    reason: 原文如此\n"),
            ("lang: zh\n\n", "lang: zh\n\nexceptions:\n  - rule: typo/x\n    reason: 原文如此\n"),
            ("lang: zh", "lang: zh\n\nexceptions:\n  - rule: typo/x\n    reason: 原文如此\n"),
            (
                "exceptions: # 看过的\n#  - rule: a\nlang: 'zh'   # 中文\n",
                "exceptions: # 看过的\n  - rule: typo/x\n    reason: 原文如此\n#  - rule: a\nlang: 'zh'   # 中文\n",
            ),
            (
                "exceptions:\n- rule: \"a/b\" # 甲\n  reason: '乙'  # 丙\n# 丁\n\nlang: zh\n",
                "exceptions:\n- rule: \"a/b\" # 甲\n  reason: '乙'  # 丙\n- rule: typo/x\n  reason: 原文如此\n# 丁\n\nlang: zh\n",
            ),
            (
                "exceptions:\r\n    -   rule: a/b\r\n        reason: 乙\r\n        by:\r\n\r\nlang: zh\r\n",
                "exceptions:\r\n    -   rule: a/b\r\n        reason: 乙\r\n        by:\r\n    -   rule: typo/x\r\n        reason: 原文如此\r\n\r\nlang: zh\r\n",
            ),
            (
                "exceptions:\n  - {rule: a/b, reason: 乙} # 丙",
                "exceptions:\n  - {rule: a/b, reason: 乙} # 丙\n  - rule: typo/x\n    reason: 原文如此",
            ),
            (
                "exceptions:\n  - rule: a/b\n    reason: |\n      一\n      二\n\n# 尾\nlang: zh\n",
                "exceptions:\n  - rule: a/b\n    reason: |\n      一\n      二\n  - rule: typo/x\n    reason: 原文如此\n\n# 尾\nlang: zh\n",
            ),
            ("exceptions: []\n", "exceptions: [{rule: typo/x, reason: 原文如此}]\n"),
            (
                "exceptions: [{rule: a/b, reason: 乙}, ] # 丙\n",
                "exceptions: [{rule: a/b, reason: 乙}, {rule: typo/x, reason: 原文如此} ] # 丙\n",
            ),
            (
                "exceptions: [\n  {rule: a/b, reason: 乙}\n  ]\nlang: zh\n",
                "exceptions: [\n  {rule: a/b, reason: 乙}, {rule: typo/x, reason: 原文如此}\n  ]\nlang: zh\n",
            ),
        ] {
            assert_eq!(entered(yaml), expected);
        }
    }

    #[test]
    fn what_cannot_be_proved_is_refused() {
        for yaml in [
            "- a\n",
            "12",
            "{lang: zh}\n",
            "exceptions: ~\n",
            "exceptions: 12\n",
            "exceptions: {a: b}\n",
            "exceptions: *a\n",
            "exceptions: &a [b]\nskip: *a\n",
            "exceptions: [a # 注\n]\nlang: zh\n# [",
            "lang: zh\n...\n",
            "lang: [\n",
            "lang: |+\n  zh\n",
            "exceptions:\n  -\n    rule: a\n",
        ] {
            assert_eq!(appended(yaml, "exceptions", &entry()), None, "{yaml}");
        }
    }

    #[test]
    fn words_go_into_either_form() {
        let word = Node::Text("邮亭镇".into());
        for (yaml, expected) in [
            ("terms: [甲, '乙']\n", "terms: [甲, '乙', 邮亭镇]\n"),
            ("terms:\n  - 甲 # 一\n  - \"乙\"\nlang: zh\n", "terms:\n  - 甲 # 一\n  - \"乙\"\n  - 邮亭镇\nlang: zh\n"),
        ] {
            assert_eq!(appended(yaml, "terms", &word).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_entry_is_shown_for_those_who_write_it_themselves() {
        assert_eq!(listed("exceptions", &[entry()]), "exceptions:\n  - rule: typo/x\n    reason: 原文如此\n");
    }
}
