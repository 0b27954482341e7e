//! The signs of a number's format, and where its sections end (for positive numbers, negative ones, zero and text).

/// A sign of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// What is written as it stands: in quotes, or behind `\`.
    Text(&'a str),
    /// What stands in square brackets: a colour, a locale, a condition.
    Bracket(&'a str),
    /// A sign with a meaning.
    Char(char),
}

/// The signs of a section. What only makes room (`_(`, `* `) is none.
pub(super) fn signs(section: &str) -> impl Iterator<Item = Sign<'_>> {
    let mut rest = section;
    std::iter::from_fn(move || {
        loop {
            let c = rest.chars().next()?;
            let behind = &rest[c.len_utf8()..];
            let up_to = |end: char| behind.split_once(end).unwrap_or((behind, ""));
            let next = behind.split_at(behind.chars().next().map_or(0, char::len_utf8));
            let (sign, left) = match c {
                '"' => (Some(Sign::Text(up_to('"').0)), up_to('"').1),
                '[' => (Some(Sign::Bracket(up_to(']').0)), up_to(']').1),
                '\\' | '!' => (Some(Sign::Text(next.0)), next.1),
                '_' | '*' => (None, next.1),
                c => (Some(Sign::Char(c)), behind),
            };
            rest = left;
            if sign.is_some() {
                return sign;
            }
        }
    })
}

/// The section without what is written as it stands, and without brackets.
pub(super) fn bare(section: &str) -> String {
    let of = |sign| if let Sign::Char(c) = sign { Some(c) } else { None };
    signs(section).filter_map(of).collect()
}

/// Whether the section counts hours, minutes or seconds beyond a day.
pub(super) fn is_elapsed(section: &str) -> bool {
    const COUNTED: [&str; 6] = ["h", "hh", "m", "mm", "s", "ss"];
    signs(section)
        .any(|sign| matches!(sign, Sign::Bracket(inside) if COUNTED.iter().any(|of| inside.eq_ignore_ascii_case(of))))
}

/// The sections of a format.
pub(super) fn sections(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(code);
    std::iter::from_fn(move || {
        let code = rest?;
        let first = first(code);
        rest = code.get(first.len() + 1..);
        Some(first)
    })
}

/// The first section of a format, which is that of positive numbers.
pub(super) fn first(code: &str) -> &str {
    let mut quoted = false;
    let mut escaped = false;
    let end = code.find(|c| {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    &code[..end.unwrap_or(code.len())]
}

/// Whether a sign stands for a digit.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0' | '#' | '?')
}
