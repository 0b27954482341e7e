//! The fold: what rules see instead of the text as written.
//!
//! One character becomes one character or none, from a closed table, so that every folded offset has a source offset.
//! Never NFKC: it makes `10²` into `102` and composes across characters. Chinese punctuation is not folded, because
//! （ and ( are different signs. `docs/architecture.md` prints the table.

mod survey;

use super::map::OffsetMap;
use super::numeral::{decimal, digit, is_ignorable};
use super::radical::look_alike;
use super::span::{Folded, Source, Span};
pub use survey::Survey;
use survey::survey;

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

/// Whether `c` is dropped by the fold: what is default-ignorable (zero-width characters, joiners, direction marks,
/// variation selectors, tags), the marks of annotations, and control characters that are no white space, which a reader does not see and which cut
/// a number or word in two for a program.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    is_control(c) || matches!(c, '\u{FFF9}'..='\u{FFFB}') || (c > '\u{AC}' && is_ignorable(c))
}

/// Whether `c` is a control character that is no white space. U+0085 is a line end.
fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

/// Whether `c` only changes the look of what stands before it, as the ring of a keycap does. The fold drops it behind a
/// digit or a Han character, where no writing needs one.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}')
}

/// What the fold makes of `c`, where that is another character: full-width letters, digits of all scripts,
/// `＠．－＿／＋`, the no-break and ideographic spaces, line ends, dashes, and what looks like a Han character and is
/// none to a program. `None`: `c` stays as it is, or [`is_invisible`] and is dropped.
#[must_use]
pub fn folded_form(c: char) -> Option<char> {
    Some(match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' | '．' | '－' | '＿' | '／' | '＋' => {
            char::from_u32(c as u32 - 0xFEE0)?
        }
        '\u{3000}' | '\u{00A0}' | '\u{202F}' | '\u{2002}'..='\u{200A}' => ' ',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        _ => return look_alike(c).or_else(|| decimal(c)),
    })
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
    let mut last = Last::Other;
    let mut at = 0;
    while at < bytes.len() {
        if is_plain_han(bytes[at]) {
            last = Last::Han;
            at += 3;
            continue;
        }
        let c = char_at(source, at);
        let len = c.len_utf8();
        let shown = folded_form(c).unwrap_or(c);
        let dropped = is_invisible(c)
            || (last != Last::Other && is_combining(c))
            || (shown == ' ' && last == Last::Han && before_han(&source[at..]));
        if dropped || shown != c {
            map.push(kept, at - kept, at - kept);
            folded.push_str(&source[kept..at]);
            kept = at + len;
            if !dropped {
                map.push(at, len, shown.len_utf8());
                folded.push(shown);
            }
        }
        if !dropped {
            last = Last::of(shown);
        }
        at += len;
    }
    map.push(kept, at - kept, at - kept);
    folded.push_str(&source[kept..]);
    (folded, map)
}

/// What the last character that was not dropped is to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Han,
    Digit,
    Other,
}

impl Last {
    fn of(c: char) -> Self {
        match c {
            c if c.is_ascii_digit() => Self::Digit,
            c if is_han(c) => Self::Han,
            _ => Self::Other,
        }
    }
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
    let shown = |c: char| folded_form(c).unwrap_or(c);
    rest.chars().find(|&c| !is_invisible(c) && shown(c) != ' ').is_some_and(|c| is_han(shown(c)))
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
            ("١٣٨०𝟖", "13808"),
            ("1\u{FE0F}\u{20E3}3\u{301}8\u{E0041}0\u{3164}0\0", "13800"),
            ("e\u{301}，王\u{332}强", "e\u{301}，王强"),
            ("甲\u{2028}乙\u{85}\u{B}丙\t", "甲\n乙\n\n丙\t"),
            ("⼯作⼈员、⻛险、\u{F9E1}明", "工作人员、风险、李明"),
            ("⼯ 作", "工作"),
            ("\u{FEFF}", ""),
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
            ("138零零①叁-(8)（0_0,0", 11),
            ("1380\n013·80\u{2028}٠٠", 11),
            ("138*0013:8000", 11),
            ("138\\,0013{}8000", 11),
            ("138、0013・8000", 11),
            ("第138号，1个，八〇", 3),
            ("2025年1月8日", 4),
            ("", 0),
        ] {
            assert_eq!(Text::new(source).survey().digits, digits, "{source}");
        }
    }

    #[test]
    fn twins_are_two_of_one_han_character() {
        for (source, expected) in
            [("请批示示。", true), ("3个个", true), ("批示 示", false), ("aa，，", false), ("示", false), ("", false)]
        {
            assert_eq!(Text::new(source).survey().twins, expected, "{source}");
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
            Just("٣"),
            Just("⼈"),
            Just("\u{20E3}"),
            Just("\u{2028}"),
            Just("\0"),
            Just("八"),
            Just("Ａ"),
            Just("—"),
            Just("7"),
            Just("x"),
            Just("é"),
            Just("😀"),
            Just("\t"),
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
                let is_dropped = |c: char| is_invisible(c) || is_combining(c) || folded_form(c).unwrap_or(c) == ' ';
                prop_assert!(skipped.chars().all(is_dropped));
                end = span.end();
            }
        }

        #[test]
        fn the_survey_agrees_with_the_fold(source in mixed()) {
            let text = Text::new(&source);
            prop_assert_eq!(text.survey().folds, fold(&source).0 != source);
            prop_assert_eq!(text.survey().han as usize, text.folded().chars().filter(|&c| is_han(c)).count());
        }

        #[test]
        fn folding_twice_is_folding_once(source in mixed()) {
            let once = Text::new(&source).folded().to_owned();
            let twice = Text::new(&once);
            prop_assert_eq!(twice.folded(), once.as_str());
        }
    }
}
