//! The fold: what rules see instead of the text as written.
//!
//! One character becomes one character or none, from a closed table, so that every folded offset has a source offset.
//! Never NFKC: it makes `10²` into `102` and composes across characters. Chinese punctuation is not folded, because
//! （ and ( are different signs. `docs/architecture.md` prints the table.

use super::map::OffsetMap;
use super::numeral::is_ignorable;
use super::span::{Folded, Source, Span};

/// Whether `c` is a Han character (an ideograph, 々 or 〇; no punctuation).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '々' | '〇'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The numbers of characters, for those that show nothing: `U+200B`.
#[must_use]
pub fn code_points(text: &str) -> String {
    text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

/// Whether `c` is dropped by the fold: what shows nothing and cuts a number or word in two for a program. These are what
/// Unicode calls ignorable ([`is_ignorable`]: zero-width characters, soft hyphen, BOM, direction marks, variation
/// selectors, tags), the marks of annotations, and control characters other than white space: fields of fixed length are
/// filled up with U+0000.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => false,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' => true,
        _ => matches!(c, '\u{FFF9}'..='\u{FFFB}') || is_ignorable(c),
    }
}

/// What the fold makes of `c`, where that is another character: full-width letters and digits, `＠．－＿／＋`, the
/// no-break and ideographic spaces, and dashes. `None`: `c` stays as it is, or [`is_invisible`] and is dropped.
#[must_use]
pub fn folded_form(c: char) -> Option<char> {
    Some(match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' | '．' | '－' | '＿' | '／' | '＋' => {
            char::from_u32(c as u32 - 0xFEE0)?
        }
        '\u{3000}' | '\u{00A0}' | '\u{202F}' | '\u{2002}'..='\u{200A}' => ' ',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        _ => return None,
    })
}

/// What one look over a block tells, before any rule runs: whether it must be folded, and which gates stay shut.
#[derive(Clone, Copy, Default)]
pub struct Survey {
    /// Folding changes the text.
    pub folds: bool,
    /// Digits in the longest stretch of digits, spaces and `-+()/.` (a number as people write it), in folded text.
    pub digits: u32,
    /// Number of Han characters.
    pub han: u32,
    /// Number of ASCII letters.
    pub latin: u32,
}

/// The text of one block: as it stands in the document, as rules see it, and the way between the two.
///
/// No `Debug`: it would print what the document says.
///
/// ```
/// use hegao_model::text::{Span, Text};
/// let text = Text::new("手机１３８\u{200B}0013 8000");
/// assert_eq!(text.folded(), "手机1380013 8000");
/// let digits = text.folded().find("13800").unwrap();
/// assert_eq!(text.to_source(Span::new(digits, digits + 5)).of(text.source()), "１３８\u{200B}00");
/// ```
pub struct Text<'a> {
    source: &'a str,
    /// Kept apart: a long document has a million blocks, and most have nothing to fold.
    fold: Option<Box<Fold>>,
    survey: Survey,
}

/// A text that the fold changed, and the way back.
struct Fold {
    folded: String,
    map: OffsetMap,
}

impl<'a> Text<'a> {
    /// Folds `source`. Text with nothing to fold is borrowed, not copied.
    #[must_use]
    pub fn new(source: &'a str) -> Self {
        let survey = survey(source);
        let fold = survey.folds.then(|| {
            let (folded, map) = fold(source);
            Box::new(Fold { folded, map })
        });
        Self { source, fold, survey }
    }

    /// The text as it stands in the document.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The text as rules see it.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.fold.as_ref().map_or(self.source, |fold| &fold.folded)
    }

    /// What the first look told.
    #[must_use]
    pub fn survey(&self) -> Survey {
        self.survey
    }

    /// The smallest source span that covers every character which `span` was made from.
    #[must_use]
    pub fn to_source(&self, span: Span<Folded>) -> Span<Source> {
        let unchanged = || Span::new(span.start(), span.end());
        self.fold.as_ref().map_or_else(unchanged, |fold| fold.map.to_source(span))
    }

    /// The folded characters that `span` became; empty where all of it was dropped.
    #[must_use]
    pub fn to_folded(&self, span: Span<Source>) -> Span<Folded> {
        let unchanged = || Span::new(span.start(), span.end());
        self.fold.as_ref().map_or_else(unchanged, |fold| fold.map.to_folded(span))
    }
}

/// Folds the whole text, keeping the map. What stays as it is goes over in stretches, not by the character.
fn fold(source: &str) -> (String, OffsetMap) {
    let bytes = source.as_bytes();
    let mut folded = String::with_capacity(source.len());
    let mut map = OffsetMap::default();
    let mut kept = 0; // start of the stretch that stays as it is
    let mut after_han = false;
    let mut at = 0;
    while at < bytes.len() {
        if is_plain_han(bytes[at]) {
            after_han = true;
            at += 3;
            continue;
        }
        let c = char_at(source, at);
        let len = c.len_utf8();
        let shown = if is_invisible(c) { None } else { Some(folded_form(c).unwrap_or(c)) };
        let dropped = shown.is_none() || (shown == Some(' ') && after_han && before_han(&source[at..]));
        if dropped || shown != Some(c) {
            map.push(kept, at - kept, at - kept);
            folded.push_str(&source[kept..at]);
            kept = at + len;
            if let (false, Some(shown)) = (dropped, shown) {
                map.push(at, len, shown.len_utf8());
                folded.push(shown);
            }
        }
        if !dropped {
            after_han = is_han(c);
        }
        at += len;
    }
    map.push(kept, at - kept, at - kept);
    folded.push_str(&source[kept..]);
    (folded, map)
}

/// Whether the lead byte is that of a character in U+4000–9FFF, nearly all Chinese text: three bytes, Han, never folded.
fn is_plain_han(lead: u8) -> bool {
    matches!(lead, 0xE4..=0xE9)
}

/// Whether the three bytes are one of the marks that Chinese text is full of: not Han, never folded.
fn is_plain_mark(bytes: &[u8]) -> bool {
    match bytes {
        [0xE3, 0x80, 0x81..=0x84 | 0x88..=0x9F, ..] => true, // 、。《》〔〕…
        [0xEF, 0xBC, last, ..] => matches!(last, 0x81..=0x8A | 0x8C | 0x9A..=0x9F), // ！（），：；？…
        [0xE2, 0x80, 0x98..=0x9F | 0xA6, ..] => true,        // quotes, …
        _ => false,
    }
}

fn char_at(source: &str, at: usize) -> char {
    source[at..].chars().next().expect("internal error: a cut character")
}

/// Whether the first character that is no space and not invisible is Han.
fn before_han(rest: &str) -> bool {
    rest.chars().find(|&c| !is_invisible(c) && folded_form(c).unwrap_or(c) != ' ').is_some_and(is_han)
}

/// One pass over the bytes, without decoding: Han text is three bytes a character with a lead byte of E4–E9, and
/// nothing else needs more than a look at the lead byte.
fn survey(source: &str) -> Survey {
    let bytes = source.as_bytes();
    let mut look = Look::default();
    let mut at = 0;
    while at < bytes.len() {
        let lead = bytes[at];
        at += match lead {
            _ if is_plain_han(lead) => {
                look.han();
                look.end_number();
                3
            }
            0..=0x7F => {
                look.ascii(lead);
                1
            }
            _ if is_plain_mark(&bytes[at..]) => {
                look.after(After::Other);
                look.end_number();
                3
            }
            _ => {
                let c = char_at(source, at);
                look.other(c);
                c.len_utf8()
            }
        };
    }
    look.end_number();
    look.survey
}

/// What the last visible characters were.
#[derive(Clone, Copy, Default, PartialEq)]
enum After {
    #[default]
    Other,
    Han,
    /// Han, then spaces.
    SpaceAfterHan,
}

/// A survey under way.
#[derive(Default)]
struct Look {
    survey: Survey,
    after: After,
    /// Digits in the number that is being read.
    run: u32,
}

impl Look {
    #[inline]
    fn after(&mut self, after: After) {
        self.after = after;
    }

    #[inline]
    fn end_number(&mut self) {
        self.survey.digits = self.survey.digits.max(self.run);
        self.run = 0;
    }

    #[inline]
    fn han(&mut self) {
        self.survey.folds |= self.after == After::SpaceAfterHan;
        self.survey.han += 1;
        self.after(After::Han);
    }

    #[inline]
    fn ascii(&mut self, byte: u8) {
        if byte == b' ' {
            return self.after(if self.after == After::Other { After::Other } else { After::SpaceAfterHan });
        }
        self.after(After::Other);
        match byte {
            b'0'..=b'9' => self.run += 1,
            b'-' | b'+' | b'(' | b')' | b'/' | b'.' => {}
            _ if is_invisible(char::from(byte)) => self.survey.folds = true,
            _ => {
                self.survey.latin += u32::from(byte.is_ascii_alphabetic());
                self.end_number();
            }
        }
    }

    /// A character of which the lead byte does not tell enough.
    fn other(&mut self, c: char) {
        let shown = folded_form(c);
        self.survey.folds |= shown.is_some() || is_invisible(c);
        if is_han(c) {
            self.han();
        } else {
            self.after(After::Other);
        }
        match shown {
            Some(digit) if digit.is_ascii_digit() => self.run += 1,
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.survey.latin += 1;
                self.end_number();
            }
            Some(_) => {}
            None if is_invisible(c) => {}
            None => self.end_number(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_by_the_table_and_no_further() {
        for (source, folded) in [
            ("１３８Ａｚ", "138Az"),
            ("ａ＠ｂ．ｃｎ", "a@b.cn"),
            ("２０２５－０１／０２＿＋", "2025-01/02_+"),
            ("138\u{A0}1234\u{3000}5678", "138 1234 5678"),
            ("1\u{200B}38\u{FEFF}\u{AD}0", "1380"),
            ("—–‑−", "----"),
            ("王 强", "王强"),
            ("王\u{3000}\u{200B} 强", "王强"),
            ("资料 and 张贴", "资料 and 张贴"),
            ("（一）“四” (1)，。；：", "（一）“四” (1)，。；："),
            ("10²①㎡ﬁ", "10²①㎡ﬁ"),
            ("\u{FEFF}", ""),
            ("138\u{0}0013\u{E0041}8\u{FE0F}0\u{34F}0\u{2061}0\u{3164}", "13800138000"),
            ("王\u{0} \u{FE0F}强", "王强"),
            ("a\tb\u{B}c\nd\u{85}e", "a\tb\u{B}c\nd\u{85}e"),
        ] {
            assert_eq!(Text::new(source).folded(), folded, "{source}");
        }
    }

    #[test]
    fn a_span_covers_what_was_dropped_inside_it_and_not_beside_it() {
        let text = Text::new("号\u{200B}1\u{200B}38\u{200B}，");
        assert_eq!(text.to_source(Span::new(3, 6)).of(text.source()), "1\u{200B}38");
    }

    #[test]
    fn the_survey_counts_the_digits_of_the_longest_number() {
        for (source, digits) in [
            ("138 1234-5678，99", 11),
            ("(023)43771234", 11),
            ("１３８", 3),
            ("1\u{200B}2", 2),
            ("1\u{0}2", 2),
            ("2025年1月8日", 4),
            ("", 0),
        ] {
            assert_eq!(Text::new(source).survey().digits, digits, "{source}");
        }
    }

    /// Text made of what the fold treats differently, so that short samples meet every case.
    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("法"),
            Just("〇"),
            Just("𠮷"),
            Just("。"),
            Just(" "),
            Just("\u{3000}"),
            Just("\u{A0}"),
            Just("\u{200B}"),
            Just("\u{FEFF}"),
            Just("１"),
            Just("Ａ"),
            Just("—"),
            Just("7"),
            Just("x"),
            Just("é"),
            Just("😀"),
            Just("\t"),
            Just("\0"),
            Just("\u{FE0F}"),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_map_covers_every_character_and_stays_on_boundaries(source in mixed()) {
            let text = Text::new(&source);
            let mut end = 0;
            for (at, c) in text.folded().char_indices() {
                let span = text.to_source(Span::new(at, at + c.len_utf8()));
                let origin = &source[span.range()]; // panics off a boundary
                prop_assert_eq!(origin.chars().count(), 1);
                let original = origin.chars().next().unwrap();
                prop_assert_eq!(folded_form(original).unwrap_or(original), c);
                prop_assert_eq!(text.to_folded(span), Span::new(at, at + c.len_utf8()));
                prop_assert!(span.start() >= end);
                let skipped = &source[end..span.start()];
                prop_assert!(text.to_folded(Span::new(end, span.start())).is_empty());
                prop_assert!(skipped.chars().all(|c| is_invisible(c) || folded_form(c).unwrap_or(c) == ' '));
                end = span.end();
            }
        }

        #[test]
        fn the_survey_agrees_with_the_fold(source in mixed()) {
            let text = Text::new(&source);
            prop_assert_eq!(text.survey().folds, fold(&source).0 != source);
            prop_assert_eq!(text.survey().han as usize, source.chars().filter(|&c| is_han(c)).count());
        }

        #[test]
        fn folding_twice_is_folding_once(source in mixed()) {
            let once = Text::new(&source).folded().to_owned();
            let twice = Text::new(&once);
            prop_assert_eq!(twice.folded(), once.as_str());
        }
    }
}
