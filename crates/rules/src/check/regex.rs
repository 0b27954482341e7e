//! Patterns: a regular expression that runs only in blocks where its gate opened.

mod lead;

pub use lead::Lead;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::pattern::{Found, Starts};
use super::validate::{Validator, Verdict, are_glued};
use super::{Guard, Match, Pattern};
use hegao_model::clock::Clock;
use hegao_model::text::{Span, Survey};

/// A pattern with all that decides whether a hit of it is a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegexCheck {
    /// The pattern. Where it has a group named `match`, that group is the match and the rest is context.
    pub pattern: Pattern,
    /// What a block must hold for the pattern to run at all; `None`: it runs on every block.
    pub gate: Option<Gate>,
    /// What may not stand beside the match.
    pub guard: Guard,
    /// What the match is put to.
    pub validate: Option<Validator>,
    /// For each literal of the gate the most that stands before it in a match: matches are looked for there alone. `None` for one of them: no match need hold
    /// it. `None`: matches are looked for anywhere.
    pub leads: Option<Box<[Option<Lead>]>>,
}

/// What a block must hold: any one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// A number of at least so many digits, separators not counted.
    pub digits: Option<u32>,
    /// Beside such a number, a Latin letter.
    pub letters: bool,
    /// One of these literals, in folded form.
    pub any: Vec<String>,
}

impl Gate {
    /// Whether the first look at a block opens the gate, before any literal was found.
    #[must_use]
    pub fn opens(&self, survey: Survey) -> bool {
        self.digits.is_some_and(|digits| survey.digits >= digits) && (!self.letters || survey.latin > 0)
    }
}

impl RegexCheck {
    /// The value that a match stands for: without the separators and country prefix of its kind.
    #[must_use]
    pub fn canonical(&self, matched: &str) -> String {
        self.validate.map_or_else(|| matched.to_owned(), |validator| validator.canonical(matched))
    }

    /// The same check, with what its gate tells of where its matches begin.
    #[must_use]
    pub fn led(self) -> Self {
        let literals = self.gate.as_ref().map_or(&[][..], |gate| &gate.any);
        let leads = self.pattern.parsed().and_then(|hir| lead::leads(&hir, literals));
        Self { leads, ..self }
    }

    /// How far before this literal of the gate a match may begin that holds it; `None`: no match need hold it.
    #[must_use]
    pub fn lead(&self, literal: usize) -> Option<Lead> {
        self.leads.as_ref().map_or(Some(Lead::ANY), |leads| leads[literal])
    }

    /// Calls `found` for every hit of the pattern that its guard allows and that begins in one of `starts`, as [`Starts::merged`] has them. `found` says whether it keeps the match: after
    /// one that it keeps the search goes on behind it, otherwise one character behind its start. It ends when there is no
    /// time left.
    pub fn find(&self, folded: &str, starts: &[Starts], clock: &Clock, mut found: impl FnMut(Match) -> bool) {
        let mut at = 0;
        while at <= folded.len() {
            let Some(Found { whole, group }) = self.pattern.find_in(folded, at, starts) else { return };
            if clock.is_over(whole.end - at) {
                return;
            }
            let inner = group.unwrap_or(whole.clone());
            let is_apart = || self.guard.allows(folded, inner.start, inner.end) || self.is_glued(folded, inner.clone());
            let kept = !inner.is_empty() && is_apart() && {
                let verdict = self.validate.map(|validator| validator.check(&folded[inner.clone()]));
                found(Match { span: Span::new(inner.start, inner.end), row: None, verdict })
            };
            at = if kept {
                inner.end
            } else {
                whole.start + folded[whole.start..].chars().next().map_or(1, char::len_utf8)
            };
        }
    }
}

impl RegexCheck {
    /// Whether the match at `range` is one column of several that were glued together: at one end of a stretch of digits
    /// that is nothing but numbers of persons.
    fn is_glued(&self, folded: &str, range: Range<usize>) -> bool {
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'X' | b'x');
        let passes = |validator: Validator| validator.check(&folded[range.clone()]) == Verdict::Passed;
        let reach = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take(GLUED).take_while(|byte| is_part(byte)).count();
        let bytes = folded.as_bytes();
        let (before, behind) = (reach(&mut bytes[..range.start].iter().rev()), reach(&mut bytes[range.end..].iter()));
        let whole = range.start - before..range.end + behind;
        // Several mobile numbers in a row are no proof of each other.
        let vouches = self.validate != Some(Validator::CnMobile) || (before + behind) % 11 != 0;
        (before == 0) != (behind == 0)
            && vouches
            && whole.len() <= GLUED
            && folded[range.clone()].bytes().all(|byte| is_part(&byte))
            && self.validate.is_some_and(passes)
            && self.guard.allows(folded, whole.start, whole.end)
            && are_glued(if before > 0 { &folded[whole.start..range.start] } else { &folded[range.end..whole.end] })
    }
}

/// The longest stretch of glued numbers that is looked at, in digits: three of the longest. A longer one is something else.
const GLUED: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, guard: Guard) -> RegexCheck {
        RegexCheck { pattern: Pattern::new(pattern).unwrap(), gate: None, guard, validate: None, leads: None }
    }

    fn found(check: &RegexCheck, folded: &str, keep: impl Fn(&str) -> bool) -> Vec<String> {
        let mut all = Vec::new();
        check.find(folded, &[Starts::ANYWHERE], &Clock::endless(), |m| {
            let text = m.span.of(folded);
            all.push(text.to_owned());
            keep(text)
        });
        all
    }

    #[test]
    fn goes_on_one_character_later_after_a_rejected_match() {
        let check = check(r"1[0-9]{2} ?[0-9]{2}", Guard::Digits);
        assert_eq!(found(&check, "1123 4512，号11234", |_| true), ["11234"]);
        assert_eq!(found(&check, "法112 34", |_| true), ["112 34"]);
    }

    #[test]
    fn the_match_group_leaves_its_context_to_the_next_match() {
        let check = check(r"\p{Han}(?<match> ?and ?)\p{Han}", Guard::None);
        assert_eq!(found(&check, "甲 and 乙and丙", |_| true), [" and ", "and"]);
    }

    #[test]
    fn columns_glued_together_are_each_found() {
        let of = |pattern: &str, validator| RegexCheck { validate: Some(validator), ..check(pattern, Guard::Word) };
        let mobile = of(r"1\d{10}", Validator::CnMobile);
        let id = of(r"\d{17}[\dX]", Validator::CnResidentId);
        for (text, number, identity) in [
            ("李明11010519491231002X13800138000重庆", &["13800138000"][..], &["11010519491231002X"][..]),
            ("13912345678110105194912310003", &["13912345678"], &["110105194912310003"]),
            ("流水号20250105138001380001234567890", &[], &[]),
            ("1380013800013912345678", &[], &[]),
        ] {
            assert_eq!(
                (found(&mobile, text, |_| true), found(&id, text, |_| true)),
                (texts(number), texts(identity)),
                "{text}"
            );
        }
    }

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_dropped_match_does_not_hide_one_that_overlaps_it() {
        let check = check("aba", Guard::None);
        assert_eq!(found(&check, "ababa", |_| false), ["aba", "aba"]);
        assert_eq!(found(&check, "ababa", |_| true), ["aba"]);
    }
}
