//! Numbers and names that a line end has cut: a narrow cell, a line break within a paragraph, a text that is set to a width.
//!
//! A line end between two figures is one between two numbers as a rule. It cuts one only where what stands on both sides
//! makes a number that is someone's ([`is_someones`]), and neither side is one already. Beyond cells the number must stand in
//! a line with other words, or be set figure by figure: columns of years and amounts are full of numbers below each other.

use std::ops::Range;

use super::value::is_someones;
use hegao_model::text::is_han;

/// Figures of the longest number that is looked for.
const LONGEST: usize = 19;

/// How many characters before a number say what it is.
const SAID: usize = 12;

/// Where white space with a line end cuts a number in running text.
pub(crate) fn in_text(text: &str) -> Vec<Range<usize>> {
    cuts(text, Around::Words)
}

/// The same in a cell in a column of this `name`, whose lines are narrow; there, names may be cut too, or stand upright.
pub(crate) fn in_cell(text: &str, name: Option<&str>) -> Vec<Range<usize>> {
    let found = cuts(text, Around::Cell(name));
    if found.is_empty() { upright(text) } else { found }
}

/// Whether a line may end in `text`, by a look at its bytes.
pub(super) fn may_have_lines(text: &str) -> bool {
    // U+0085 is C2 85, U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    text.bytes().any(|byte| matches!(byte, b'\n' | 0xB | 0xC | b'\r' | 0xC2 | 0xE2))
}

/// What stands around a number.
#[derive(Clone, Copy)]
enum Around<'n> {
    Words,
    /// A cell, and the name of its column.
    Cell(Option<&'n str>),
}

impl Around<'_> {
    /// Whether `figures` are somebody's, behind these `words`.
    fn is_someones(self, figures: &str, words: &str) -> bool {
        let name = if let Self::Cell(name) = self { name } else { None };
        is_someones(figures, name) || is_someones(figures, Some(words))
    }
}

/// Figures beside line ends, in the order of the text.
struct Fragment {
    range: Range<usize>,
    figures: String,
    /// Words stand beside it in its line.
    is_among_words: bool,
    /// It takes the line from its start, or to its end.
    from_start: bool,
    to_end: bool,
}

fn cuts(text: &str, around: Around<'_>) -> Vec<Range<usize>> {
    if !may_cut(text) {
        return Vec::new();
    }
    let fragments: Vec<Fragment> = lines(text).flat_map(|line| fragments(text, line)).collect();
    let mut found = Vec::new();
    let mut rest = fragments.as_slice();
    let mut before = None;
    while let Some(first) = rest.first() {
        let is_anew = before.is_none_or(|before| !first.follows(before, text));
        let count = whole(text, rest, around, is_anew);
        if let Some(count) = count {
            found.extend(rest[..count].windows(2).map(|pair| pair[0].range.end..pair[1].range.start));
        }
        let (taken, left) = rest.split_at(count.unwrap_or(1));
        (before, rest) = (taken.last(), left);
    }
    found
}

/// Whether some line begins with a figure behind one that ends with a part of a number, by a look at the line ends alone.
fn may_cut(text: &str) -> bool {
    let is_usual = |at: usize| {
        let is_beside = |c: char| !is_mark(c);
        let before = text[..at].chars().rev().find(|&c| is_beside(c));
        let behind = || text[at..].chars().find(|&c| is_beside(c));
        before.is_some_and(|c| sign(c).is_some() || c == '-') && behind().is_some_and(|c| sign(c).is_some() || c == '-')
    };
    memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).any(is_usual) || has_rare_ends(text)
}

/// Whether a line ends otherwise than with CR or LF. U+0085 is C2 85, U+2028 and U+2029 are E2 80 A8 and E2 80 A9; three bytes are
/// looked at at once, without a branch, so that it is done in lanes.
fn has_rare_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = |a: u8, b: u8, c: u8| {
        (a & 0xFE == 0xA) & (a != b'\n')
            | (a == 0xC)
            | (a == 0xC2) & (b == 0x85)
            | (a == 0xE2) & (b == 0x80) & (c & 0xFE == 0xA8)
    };
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let tail = &bytes[bytes.len().saturating_sub(2)..];
    bytes.iter().zip(second).zip(third).fold(false, |any, ((&a, &b), &c)| any | ends(a, b, c))
        || tail.iter().any(|&byte| ends(byte, 0, 0))
        || tail == [0xC2, 0x85]
}

impl Fragment {
    /// Whether nothing but the end of a line stands between it and `before`; of single figures, empty lines may too.
    fn follows(&self, before: &Self, text: &str) -> bool {
        let between = &text[before.range.end..self.range.start];
        let ends = || between.matches(is_line_end).count() - between.matches("\r\n").count();
        before.to_end && self.from_start && (before.is_single() && self.is_single() || ends() == 1)
    }

    fn is_single(&self) -> bool {
        self.figures.len() == 1
    }
}

/// How many of `fragments`, from the first on, make one number; `None`: the first begins none. A column of single figures is one
/// from its start to its end; `is_anew`: this is its start.
fn whole(text: &str, fragments: &[Fragment], around: Around<'_>, is_anew: bool) -> Option<usize> {
    let first = fragments.first().filter(|first| first.to_end && !is_someones(&first.figures, None))?;
    let mut figures = first.figures.clone();
    let mut fits = matches!(around, Around::Cell(_)) || first.is_among_words;
    let mut is_column = is_anew && first.is_single();
    for (at, next) in fragments.iter().enumerate().skip(1) {
        figures += &next.figures;
        if !next.follows(&fragments[at - 1], text) || is_someones(&next.figures, None) || figures.len() > LONGEST {
            return None;
        }
        fits |= next.is_among_words;
        is_column &= next.is_single();
        let goes_on = fragments
            .get(at + 1)
            .is_some_and(|further| further.follows(next, text) && !is_someones(&further.figures, None));
        if (fits || is_column) && !goes_on && around.is_someones(&figures, words_before(text, first)) {
            return Some(at + 1);
        }
    }
    None
}

/// The words before a number in its line, as far as they may say what it is.
fn words_before<'t>(text: &'t str, number: &Fragment) -> &'t str {
    let line = text[..number.range.start].rsplit(is_line_end).next().unwrap_or_default();
    let from = line.char_indices().rev().nth(SAID).map_or(0, |(at, _)| at);
    &line[from..]
}

/// The figures at the start and at the end of a line; one, if the line is nothing else.
fn fragments(text: &str, line: Range<usize>) -> impl Iterator<Item = Fragment> {
    let words = &text[line.clone()];
    let is_part = |c: char| figure(c).is_some() || c == '-';
    let head = words.len() - words.trim_start_matches(is_part).len();
    // The check figure of an identity card may be an X.
    let head = head + usize::from(head > 0 && words[head..].starts_with(['X', 'x']));
    let tail = words.trim_end_matches(is_part).len();
    let of = |range: Range<usize>| {
        let figures: String = words[range.clone()].chars().filter_map(sign).collect();
        (!figures.is_empty()).then(|| Fragment {
            from_start: range.start == 0,
            to_end: range.end == words.len(),
            is_among_words: range.len() < words.len(),
            range: line.start + range.start..line.start + range.end,
            figures,
        })
    };
    let first = of(0..head);
    let last = if tail >= head { of(tail..words.len()) } else { None };
    first.into_iter().chain(last)
}

/// The lines of `text` that hold something, without the white space around them, and without the marks in which programs
/// set each line of a string.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_plain = !has_rare_ends(text);
    let mut rest = Some(text);
    let whole = std::iter::from_fn(move || {
        let line = rest?;
        let end = if is_plain { memchr::memchr2(b'\n', b'\r', line.as_bytes()) } else { line.find(is_line_end) };
        let behind = end.map(|end| end + line[end..].chars().next().map_or(0, char::len_utf8));
        rest = behind.map(|behind| &line[behind..]);
        Some(&line[..end.unwrap_or(line.len())])
    });
    let lines = whole.map(|line| line.trim_matches(is_mark)).filter(|line| !line.is_empty());
    lines.map(|line| {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        start..start + line.len()
    })
}

/// Whether `c` is white space or a mark in which programs set a line.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\\')
}

/// Whether a line ends at `c`: UAX #14, classes BK, CR, LF and NL.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The figure that `c` is, as a program writes it.
fn figure(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

/// The same, or the X that an identity card may end in.
pub(super) fn sign(c: char) -> Option<char> {
    if matches!(c, 'X' | 'x') { Some('X') } else { figure(c) }
}

/// The line ends of a cell whose words stand upright, or that cut a name: every line, or one of two, is a single character.
fn upright(text: &str) -> Vec<Range<usize>> {
    const NAME: usize = 4;
    let short = text.len() <= 64 && text.chars().all(|c| is_han(c) || c.is_whitespace());
    if !short || !text.contains(is_line_end) {
        return Vec::new();
    }
    let lines: Vec<Range<usize>> = lines(text).collect();
    let letters = |line: &Range<usize>| text[line.clone()].chars().count();
    let is_upright = lines.iter().all(|line| letters(line) == 1);
    let is_name = lines.len() == 2
        && lines.iter().any(|line| letters(line) == 1)
        && lines.iter().map(letters).sum::<usize>() <= NAME;
    let ends = lines.windows(2).map(|pair| pair[0].end..pair[1].start);
    if is_upright || is_name { ends.collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str, cuts: &[Range<usize>]) -> String {
        let mut text = text.to_owned();
        cuts.iter().rev().for_each(|cut| text.replace_range(cut.clone(), ""));
        text
    }

    #[test]
    fn a_number_that_a_line_end_cuts_is_one() {
        for (text, expected) in [
            ("电话：138\n00138000。", "电话：13800138000。"),
            ("电话：1380013\r\n  8000", "电话：13800138000"),
            ("电话：138-\n0013-8000", "电话：138-0013-8000"),
            ("证号：11010519491\n231002X，李明", "证号：11010519491231002X，李明"),
            ("电话\n1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0\n", "电话\n13800138000\n"),
            ("卡号：62170\n01234567890122", "卡号：6217001234567890122"),
            ("得分62170\n01234567890122", "得分62170\n01234567890122"),
            ("电话：138\u{2028}00138000", "电话：13800138000"),
            ("报送\u{2028}电话：138\n00138000", "报送\u{2028}电话：13800138000"),
            ("报送\u{85}卡号：62170\n01234567890122", "报送\u{85}卡号：6217001234567890122"),
            ("电话：１３８\n００１３８０００", "电话：１３８００１３８０００"),
            ("电话：13800138000\n13900139000", "电话：13800138000\n13900139000"),
            ("\"电话：138\"\n\"00138000\"", "\"电话：13800138000\""),
            ("电话：138\n\n00138000", "电话：138\n\n00138000"),
            ("138\n00138000", "138\n00138000"),
            ("1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0\n7\n", "1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0\n7\n"),
            ("共2\n1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0", "共2\n1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0"),
            ("合计1380\n013800012", "合计1380\n013800012"),
            ("2023年\n2024年", "2023年\n2024年"),
            ("", ""),
        ] {
            assert_eq!(mended(text, &in_text(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cell_is_narrow() {
        for (text, expected) in [
            ("13800\n138000", "13800138000"),
            ("139\n1234\n5678", "13912345678"),
            ("13800138000\n13900139000", "13800138000\n13900139000"),
            ("13800\n138000\n13900139000", "13800138000\n13900139000"),
            ("1990\n2000", "1990\n2000"),
            ("李\n明", "李明"),
            ("联\n系\n人", "联系人"),
            ("李明\n王强", "李明\n王强"),
            ("一、李\n明", "一、李\n明"),
        ] {
            assert_eq!(mended(text, &in_cell(text, None)), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_looked_for_once() {
        let text = "电话1\n".repeat(100_000) + &"1\n".repeat(100_000);
        assert!(in_text(&text).is_empty());
    }
}
