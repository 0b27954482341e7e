//! What may not stand beside a match: the regex library has no look-around, and `\b` means nothing beside Han.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexicon::is_word;
use hegao_model::text::is_han;

/// What may not stand directly before or behind a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// Anything may.
    #[default]
    None,
    /// No digit, nor a decimal point that goes on in digits.
    Digits,
    /// None of that, nor a Latin letter, nor a `_` that goes on in one or in a digit: the match is not part of a code, path
    /// or identifier. The word for a telephone may be glued to what it is about.
    Word,
    /// None of that, nor a Han character.
    HanWord,
    /// Nothing that makes a common word with the character beside it: 陪养 is none in 陪养殖户, where 养殖 is a word; nor what makes each of two characters
    /// double: 健健康康.
    Lexicon,
}

impl Guard {
    /// Whether the match `start..end` of `folded` may stand where it stands.
    #[must_use]
    pub fn allows(self, folded: &str, start: usize, end: usize) -> bool {
        if self == Self::Lexicon {
            return !meets_word(folded, start) && !meets_word(folded, end) && !is_of_doubled(folded, start, end);
        }
        let before = &folded[..start];
        let may_begin = || !self.forbids(before.chars().rev()) || (self == Self::Word && is_label(before));
        self == Self::None || (may_begin() && !self.forbids(folded[end..].chars()))
    }

    /// Whether the neighbours on one side, nearest first, make the match part of something longer.
    fn forbids(self, mut neighbours: impl Iterator<Item = char>) -> bool {
        let Some(first) = neighbours.next() else { return false };
        let next = neighbours.next();
        let goes_on = first == '.' && next.is_some_and(|c| c.is_ascii_digit());
        let is_joined = || first == '_' && next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        first.is_ascii_digit()
            || goes_on
            || (self != Self::Digits && (first.is_ascii_alphabetic() || is_joined()))
            || (self == Self::HanWord && is_han(first))
    }
}

/// Latin words for a number of somebody.
const LABELS: [&str; 12] = [
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "handphone",
    "whatsapp",
    "wechat",
    "weixin",
    "wx",
];

/// Whether `before` ends in such a word, to which a number may be glued: Tel13800138000.
fn is_label(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let word = &before[rest.len()..];
    !rest.ends_with(['_', '-']) && LABELS.iter().any(|label| label.eq_ignore_ascii_case(word))
}

/// Whether the characters on both sides of `at` are a word.
fn meets_word(folded: &str, at: usize) -> bool {
    let (before, behind) = (folded[..at].chars().next_back(), folded[at..].chars().next());
    before.zip(behind).is_some_and(|(first, second)| is_word(first, second))
}

/// Whether three characters at `start..end` and the one before or behind are two, each of them twice: 乡乡镇镇.
fn is_of_doubled(folded: &str, start: usize, end: usize) -> bool {
    let chars: Vec<char> = folded[start..end].chars().take(4).collect();
    let (before, behind) = (folded[..start].chars().next_back(), folded[end..].chars().next());
    match chars[..] {
        [first, second, last] if first == second => behind == Some(last),
        [first, second, last] if second == last => before == Some(first),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_at_both_neighbours() {
        for (guard, text, allowed) in [
            (Guard::None, "0«1»0", true),
            (Guard::Digits, "0«1»", false),
            (Guard::Digits, "«1»0", false),
            (Guard::Digits, "«1».00元", false),
            (Guard::Digits, "106.«1»", false),
            (Guard::Digits, "«1».", true),
            (Guard::Digits, "SN«1»，", true),
            (Guard::Word, "SN«1»，", false),
            (Guard::Word, "t_«1»", false),
            (Guard::Word, "Tel«1»", true),
            (Guard::Word, "人事科TEL«1»，", true),
            (Guard::Word, "userTel«1»", false),
            (Guard::Word, "my_tel«1»", false),
            (Guard::Word, "tel«1»a", false),
            (Guard::HanWord, "Tel«1»", false),
            (Guard::Word, "«1»_2", false),
            (Guard::Word, "张三_«1»_李四", true),
            (Guard::Word, "号«1»号", true),
            (Guard::HanWord, "号«1»", false),
            (Guard::HanWord, "“«1»”", true),
            (Guard::Lexicon, "认真«陪养»人才", true),
            (Guard::Lexicon, "«陪养»殖户", false),
            (Guard::Lexicon, "检«查觉»得", false),
            (Guard::Lexicon, "«健健康»，", true),
            (Guard::Lexicon, "«健健康»康迎新春", false),
            (Guard::Lexicon, "乡«乡镇镇»通油路", false),
        ] {
            let bare = text.replace(['«', '»'], "");
            let start = text.find('«').unwrap();
            let end = text.find('»').unwrap() - '«'.len_utf8();
            assert_eq!(guard.allows(&bare, start, end), allowed, "{guard:?} {text}");
        }
    }
}
