//! Columns of a line of text, which stand a tab or two spaces apart.

use std::ops::Range;

/// Where the parts of a line stand.
pub(super) fn spaced(line: &str) -> Vec<Range<usize>> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{3000}');
    let mut parts = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let text = rest.trim_start_matches(is_space);
        at += rest.len() - text.len();
        let mut gaps = text.char_indices().filter(|&(_, c)| is_space(c));
        let is_gap = |&(at, c): &(usize, char)| c == '\t' || text[at + c.len_utf8()..].starts_with(is_space);
        let end = gaps.find(is_gap).map_or(text.len(), |(at, _)| at);
        if end == 0 {
            break;
        }
        parts.push(at..at + end);
        at += end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_two_spaces_apart() {
        for (line, expected) in [
            ("合　计　　　421.70　　202.10", &["合　计", "421.70", "202.10"][..]),
            ("类别\t户数  每户 标准", &["类别", "户数", "每户 标准"]),
            ("  一行文字  ", &["一行文字"]),
            ("", &[]),
        ] {
            assert_eq!(spaced(line).into_iter().map(|part| &line[part]).collect::<Vec<_>>(), expected);
        }
    }
}
