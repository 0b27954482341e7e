//! Whole numbers beside a place in a text, in Arabic or Chinese figures.

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many figures it is written with.
    pub(super) figures: usize,
    /// Where it starts in the text that was looked at.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// The number that ends `text`, not counting spaces; no fraction.
pub(super) fn number_before(text: &str) -> Option<Number> {
    let text = text.trim_end_matches(' ');
    let arabic = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = if arabic.len() < text.len() { arabic } else { text.trim_end_matches(is_figure) };
    let is_fraction = before.strip_suffix('.').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    if is_fraction { None } else { number(text, before.len(), text.len()) }
}

/// The number that begins `text`, not counting spaces.
pub(super) fn number_after(text: &str) -> Option<Number> {
    let start = text.len() - text.trim_start_matches(' ').len();
    let from = &text[start..];
    let arabic = from.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = if arabic.len() < from.len() { arabic } else { from.trim_start_matches(is_figure) };
    number(text, start, text.len() - behind.len())
}

fn number(text: &str, start: usize, end: usize) -> Option<Number> {
    let figures = text[start..end].chars().count();
    if !(1..=4).contains(&figures) {
        return None;
    }
    let written = &text[start..end];
    let value = written.parse().ok().or_else(|| in_digits(written)).or_else(|| in_tens(written))?;
    if is_estimate(written) {
        return None;
    }
    Some(Number { value, figures, start, end })
}

fn is_figure(c: char) -> bool {
    c == '十' || digit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    if c == '○' || c == '零' {
        return Some(0);
    }
    "〇一二三四五六七八九".chars().position(|figure| figure == c).map(|value| value as u32)
}

/// `七八`, `三五`: two Chinese figures side by side are an estimate (GB/T 15835—2011, 4.2.3).
fn is_estimate(written: &str) -> bool {
    let mut figures = written.chars().map(digit);
    matches!((figures.next(), figures.next(), figures.next()), (Some(Some(a)), Some(Some(b)), None) if a > 0 && b > a)
}

/// `二〇二五`, `八`.
fn in_digits(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?))
}

/// `十`, `三十`, `三十一`.
fn in_tens(text: &str) -> Option<u32> {
    let (tens, ones) = text.split_once('十')?;
    let figure = |text: &str, none: u32| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(none),
            (Some(c), None) => digit(c).filter(|&value| value > 0),
            _ => None,
        }
    };
    Some(figure(tens, 1)? * 10 + figure(ones, 0)?)
}

/// The number that begins at a place, 两 too, and where it ends.
pub(super) fn number_at(text: &str, at: usize) -> Option<(u32, usize)> {
    if let Some(rest) = text[at..].strip_prefix('两') {
        return Some((2, text.len() - rest.len()));
    }
    number_after(&text[at..]).filter(|number| number.start == 0).map(|number| (number.value, at + number.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_both_sides() {
        for (text, before, after) in [
            ("2025", Some(2025), Some(2025)),
            (" 8 ", Some(8), Some(8)),
            ("三十一", Some(31), Some(31)),
            ("二○二五", Some(2025), Some(2025)),
            ("十", Some(10), Some(10)),
            ("3月12", Some(12), Some(3)),
            ("1.5", None, Some(1)),
            ("二十三十", None, None),
            ("七八", None, None),
            ("三五", None, None),
            ("10", Some(10), Some(10)),
            ("12", Some(12), Some(12)),
            ("20251", None, None),
            ("月", None, None),
            ("", None, None),
        ] {
            assert_eq!(number_before(text).map(|number| number.value), before, "{text}");
            assert_eq!(number_after(text).map(|number| number.value), after, "{text}");
        }
    }
}
