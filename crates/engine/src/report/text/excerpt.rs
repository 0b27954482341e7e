//! The excerpt and the line that marks the match under it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::finding::Excerpt;

/// `text` as a terminal may have it, on one line. A document may hold escape sequences that repaint the terminal and
/// signs that turn the reading direction, so that what is shown is not what goes out: each is replaced by a visible sign
/// of one column.
pub(in crate::report) fn shown(text: &str) -> String {
    if text.chars().all(|c| visible(c) == c) { text.to_owned() } else { text.chars().map(visible).collect() }
}

fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// An excerpt as shown, in three pieces, and the line for below it.
pub(super) struct Underlined {
    pub(super) before: String,
    pub(super) matched: String,
    pub(super) after: String,
    pub(super) marks: String,
}

/// The excerpt as shown, and the line for below it: `^` under every column of the match, two under a full-width
/// character, one where the match has no width of its own (a combining or invisible character).
pub(super) fn underlined(excerpt: &Excerpt) -> Underlined {
    let range = &excerpt.matched;
    let before = shown(excerpt.text.get(..range.start).unwrap_or_default());
    let matched = shown(excerpt.text.get(range.clone()).unwrap_or_default());
    let after = shown(excerpt.text.get(range.end..).unwrap_or_default());
    // A match that starts with a combining sign hangs on the character before it.
    let hangs = matched.chars().next().is_some_and(|c| c.width() == Some(0));
    let indent = before.width() - if hangs { last_width(&before) } else { 0 };
    let whole = before.width() + matched.width() - indent;
    let marks = format!("{}{}", " ".repeat(indent), "^".repeat(whole.max(1)));
    Underlined { before, matched, after, marks }
}

/// The excerpt without what does not fit into so many columns: the match stays, and as much on either side as there is room for.
pub(super) fn fitted(excerpt: &Excerpt, columns: usize) -> Excerpt {
    let Excerpt { text, matched } = excerpt;
    let parts = (text.get(..matched.start), text.get(matched.clone()), text.get(matched.end..));
    let (Some(before), Some(own), Some(after)) = parts else { return excerpt.clone() };
    if text.width() <= columns {
        return excerpt.clone();
    }
    let room = columns.saturating_sub(own.width());
    let half = room / 2;
    let left = if after.width() < half { room - after.width() } else { half };
    let right = if before.width() < half { room - before.width() } else { half };
    let before = cut(before.chars().rev(), left, before.width()).chars().rev().collect::<String>();
    let after = cut(after.chars(), right, after.width());
    Excerpt { matched: before.len()..before.len() + own.len(), text: before + own + &after }
}

/// The first of these characters that fit into so many columns, with `…` behind them if all do not.
fn cut(chars: impl Iterator<Item = char>, columns: usize, whole: usize) -> String {
    if whole <= columns {
        return chars.collect();
    }
    let mut left = columns.saturating_sub(1);
    let fit = chars.take_while(|c| {
        let width = c.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    });
    fit.chain(['…']).collect()
}

/// Width of the last character that has one.
fn last_width(text: &str) -> usize {
    text.chars().rev().filter_map(UnicodeWidthChar::width).find(|&width| width > 0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(before: &str, matched: &str, after: &str) -> String {
        let text = format!("{before}{matched}{after}");
        underlined(&Excerpt { text, matched: before.len()..before.len() + matched.len() }).marks
    }

    #[test]
    fn marks_columns_not_characters() {
        for (before, matched, after, expected) in [
            ("", "ab", "c", "^^"),
            ("电话：", "138", "", "      ^^^"),
            ("一", "二三", "四", "  ^^^^"),
            ("a😀", "错", "", "   ^^"),
            ("见", "👨‍👩‍👧", "。", "  ^^"),
            ("ＡＢ", "１", "", "    ^^"),
            ("cafe\u{301} ", "x", "", "     ^"),
            ("cafe", "\u{301}", "", "   ^"),
            ("标题", "\u{200b}", "后", "  ^^"),
            ("", "\u{200b}", "后", "^"),
            ("\t", "错", "", " ^^"),
        ] {
            assert_eq!(marks(before, matched, after), expected, "{before:?} {matched:?}");
        }
    }

    #[test]
    fn an_excerpt_fits_the_window() {
        let fit = |text: &str, matched: &str, columns| {
            let start = text.find(matched).unwrap();
            let fit = fitted(&Excerpt { text: text.into(), matched: start..start + matched.len() }, columns);
            assert_eq!(&fit.text[fit.matched.clone()], matched);
            assert!(fit.text.width() <= columns.max(matched.width() + 2), "{}", fit.text);
            fit.text
        };
        assert_eq!(fit("一二三四五六七八", "四", 16), "一二三四五六七八");
        assert_eq!(fit("一二三四五六七八", "四", 10), "…三四五…");
        assert_eq!(fit("一二三四五六七八", "一", 8), "一二三…");
        assert_eq!(fit("一二三四五六七八", "二三四五六七", 8), "…二三四五六七…");
    }

    #[test]
    fn nothing_raw_reaches_the_terminal() {
        assert_eq!(shown("a\x1b[31mb\r\nc\u{202e}d\u{9b}e\x7f"), "a␛[31mb  c\u{fffd}d\u{fffd}e␡");
    }

    #[test]
    fn a_range_that_does_not_fit_still_shows_the_text() {
        assert_eq!(underlined(&Excerpt { text: "法".into(), matched: 1..9 }).marks, "^");
    }
}
