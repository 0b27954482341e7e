//! Conditions on what stands around a match: the one vocabulary of `near`, `unless` and `grade`.

use std::cell::OnceCell;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::PageBlock;
use super::validate::{Validator, Verdict};
use super::{Match, Pattern};

/// The farthest that any condition looks, in folded characters.
pub const FARTHEST: usize = 64;

/// How many blocks before a match's own `above` looks at.
pub const ABOVE: usize = 4;

/// A match and what stands beside it as far as any condition looks, which is found once for all conditions of a rule.
pub struct Beside<'t> {
    folded: &'t str,
    matched: &'t Match,
    before: OnceCell<&'t str>,
    after: OnceCell<&'t str>,
    above: &'t [PageBlock<'t>],
}

impl<'t> Beside<'t> {
    /// The match `matched` of `folded`.
    #[must_use]
    pub fn new(folded: &'t str, matched: &'t Match) -> Self {
        Self { folded, matched, before: OnceCell::new(), after: OnceCell::new(), above: &[] }
    }

    /// The same, with the blocks before the match's own.
    #[must_use]
    pub fn under(self, above: &'t [PageBlock<'t>]) -> Self {
        Self { above, ..self }
    }

    /// What the rule's validator said of the match.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.matched.verdict
    }

    /// Whether `pattern` stands directly before the match.
    pub(super) fn ends_before(&self, pattern: &Pattern) -> bool {
        let before = &self.folded[..self.matched.span.start()];
        pattern.may_match(before) && pattern.is_match(self.before.get_or_init(|| last_chars(before, FARTHEST)))
    }

    /// Whether `pattern` stands directly behind the match.
    pub(super) fn starts_behind(&self, pattern: &Pattern) -> bool {
        let after = &self.folded[self.matched.span.end()..];
        pattern.may_match(after) && pattern.is_match(self.after.get_or_init(|| first_chars(after, FARTHEST)))
    }

    /// Whether `pattern` stands at the beginning of a line or block before the match's own.
    fn stands_above(&self, pattern: &Pattern) -> bool {
        let own = self.folded[..self.matched.span.start()].rsplit('\n').skip(1).take(ABOVE);
        let blocks = self.above.iter().rev().take(ABOVE).map(|block| block.text.folded());
        own.chain(blocks).any(|text| pattern.is_match(first_chars(text, FARTHEST)))
    }
}

/// How far a condition looks from the edges of a match, in folded characters. A term counts if it lies wholly inside;
/// the window ends with the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Characters before the match.
    pub before: u8,
    /// Characters behind the match.
    pub after: u8,
}

impl Window {
    /// The text before and behind a match that lies in the window.
    fn of<'t>(self, beside: &Beside<'t>) -> (&'t str, &'t str) {
        (
            last_chars(&beside.folded[..beside.matched.span.start()], self.before.into()),
            first_chars(&beside.folded[beside.matched.span.end()..], self.after.into()),
        )
    }
}

/// What a neighbouring term does to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Without it there is no finding.
    Require,
    /// It makes the finding surer, by one step.
    Raise,
    /// It makes the finding milder and less sure, by one step.
    Lower,
}

/// Terms, or a pattern, that stand near a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// Any of these words.
    pub any: Vec<String>,
    /// Or this pattern.
    pub pattern: Option<Pattern>,
    /// Where to look.
    pub window: Window,
}

impl Near {
    /// Whether one of the words or the pattern stands near, and the index of the word if it is one.
    #[must_use]
    pub fn find(&self, beside: &Beside<'_>) -> Option<Option<usize>> {
        let (before, after) = self.window.of(beside);
        let word = self.any.iter().position(|word| before.contains(word.as_str()) || after.contains(word.as_str()));
        let by_pattern = || {
            let pattern = self.pattern.as_ref()?;
            (pattern.is_match(before) || pattern.is_match(after)).then_some(None)
        };
        word.map(Some).or_else(by_pattern)
    }
}

/// Numbers that are public and so never personal: hotlines, service numbers. `x` stands for any digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberList(pub Vec<String>);

impl NumberList {
    /// Whether the match, without separators, is on the list.
    #[must_use]
    pub fn contains(&self, matched: &str) -> bool {
        let bare: Vec<u8> = matched.bytes().filter(u8::is_ascii_alphanumeric).collect();
        self.0.iter().any(|entry| {
            entry.len() == bare.len()
                && entry.bytes().zip(&bare).all(|(e, &b)| e == b || (e == b'x' && b.is_ascii_digit()))
        })
    }
}

/// What must hold around a match: every key that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Stands directly before the match.
    pub before: Option<Pattern>,
    /// Stands directly behind the match.
    pub after: Option<Pattern>,
    /// Stands within the first characters of one of the lines, cells or paragraphs before the match's own.
    pub above: Option<Pattern>,
    /// The match is part of one of these longer words.
    pub inside: Vec<String>,
    /// The match is on a list of numbers.
    pub list: Option<NumberList>,
    /// The match itself has this form.
    pub text: Option<Pattern>,
    /// One of these stands near.
    pub near: Option<Near>,
    /// The rule's validator said this.
    pub validate: Option<Verdict>,
    /// Another validator passes it.
    pub is: Option<Validator>,
}

impl Condition {
    /// Whether every key holds for a match.
    #[must_use]
    pub fn holds(&self, beside: &Beside<'_>) -> bool {
        let Beside { folded, matched: m, .. } = *beside;
        let matched = m.span.of(folded);
        self.validate.is_none_or(|verdict| m.verdict == Some(verdict))
            && self.before.as_ref().is_none_or(|pattern| beside.ends_before(pattern))
            && self.after.as_ref().is_none_or(|pattern| beside.starts_behind(pattern))
            && self.above.as_ref().is_none_or(|pattern| beside.stands_above(pattern))
            && self.text.as_ref().is_none_or(|pattern| pattern.is_match(matched))
            && (self.inside.is_empty() || is_inside(&self.inside, folded, m))
            && self.list.as_ref().is_none_or(|list| list.contains(matched))
            && self.near.as_ref().is_none_or(|near| near.find(beside).is_some())
            && self.is.is_none_or(|validator| validator.check(matched) == Verdict::Passed)
    }
}

/// Whether `m` lies in an occurrence of one of `words`, all of which are longer than the match.
pub(super) fn is_inside(words: &[String], folded: &str, m: &Match) -> bool {
    let matched = m.span.of(folded);
    words.iter().any(|word| {
        word.match_indices(matched).any(|(at, _)| {
            let (left, right) = (&word[..at], &word[at + matched.len()..]);
            folded[..m.span.start()].ends_with(left) && folded[m.span.end()..].starts_with(right)
        })
    })
}

/// At most `count` characters from the end of `text`.
pub(super) fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// At most `count` characters from the start of `text`.
pub(super) fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::text::Span;

    /// A match at `«…»`, and the text without the marks.
    fn marked(text: &str) -> (String, Match) {
        let start = text.find('«').unwrap();
        let end = text.find('»').unwrap() - '«'.len_utf8();
        (text.replace(['«', '»'], ""), Match { span: Span::new(start, end), row: None, verdict: None })
    }

    fn near(before: u8, after: u8) -> Near {
        Near { any: vec!["电话".into()], pattern: None, window: Window { before, after } }
    }

    #[test]
    fn a_term_must_lie_wholly_inside_the_window() {
        for (text, before, after, found) in [
            ("联系电话：«1»", 3, 0, true),
            ("联系电话：«1»", 2, 0, false),
            ("«1»（电话）", 0, 3, true),
            ("«1»（电话）", 0, 2, false),
            ("电话«1»", 0, 9, false),
        ] {
            let (folded, m) = marked(text);
            assert_eq!(near(before, after).find(&Beside::new(&folded, &m)).is_some(), found, "{text} {before} {after}");
        }
    }

    #[test]
    fn inside_knows_where_the_longer_word_has_the_match() {
        let words = ["纪律检查机关".to_owned(), "检查机关枪".to_owned()];
        for (text, inside) in [
            ("由纪律«检查机关»办理", true),
            ("«检查机关»枪", true),
            ("向«检查机关»报告", false),
            ("律«检查机关»", false),
        ] {
            let (folded, m) = marked(text);
            assert_eq!(is_inside(&words, &folded, &m), inside, "{text}");
        }
    }

    #[test]
    fn every_key_of_a_condition_must_hold() {
        let (folded, m) = marked("号码：«400-810-1234»元");
        let list = || Some(NumberList(vec!["110".into(), "400xxxxxxx".into()]));
        let money = || Some(Pattern::starting("[元万]").unwrap());
        assert!(Condition { list: list(), ..Condition::default() }.holds(&Beside::new(&folded, &m)));
        assert!(Condition { list: list(), after: money(), ..Condition::default() }.holds(&Beside::new(&folded, &m)));
        let before = Some(Pattern::ending("电话：").unwrap());
        assert!(!Condition { list: list(), before, ..Condition::default() }.holds(&Beside::new(&folded, &m)));
    }

    #[test]
    fn lines_above_are_looked_at_and_no_more_than_four() {
        let holder = || Some(Pattern::new("户名.{2,8}公司").unwrap());
        let condition = Condition { above: holder(), ..Condition::default() };
        for (lines, expected) in [
            ("户名：某公司\n账号：«1»", true),
            ("户名：某公司\n一\n二\n三\n账号：«1»", true),
            ("户名：某公司\n一\n二\n三\n四\n账号：«1»", false),
            ("户名：某公司账号：«1»", false),
            ("户名：李明\n账号：«1»", false),
        ] {
            let (folded, m) = marked(lines);
            assert_eq!(condition.holds(&Beside::new(&folded, &m)), expected, "{lines}");
        }
        let block = |text| crate::rule::page_block(text, hegao_model::document::BlockKind::Cell, None);
        let (folded, m) = marked("账号：«1»");
        let above = [block("户名：某公司"), block("开户行：某行")];
        assert!(condition.holds(&Beside::new(&folded, &m).under(&above)));
    }
}
