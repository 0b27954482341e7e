//! Patterns: a regular expression that runs only in blocks where its gate opened.

use serde::{Deserialize, Serialize};

use super::validate::Validator;
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
}

/// What a block must hold: any one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// A number of at least so many digits, separators not counted.
    pub digits: Option<u32>,
    /// One of these literals, in folded form.
    pub any: Vec<String>,
}

impl Gate {
    /// Whether the first look at a block opens the gate, before any literal was found.
    #[must_use]
    pub fn opens(&self, survey: Survey) -> bool {
        self.digits.is_some_and(|digits| survey.digits >= digits)
    }
}

impl RegexCheck {
    /// The value that a match stands for: without the separators and country prefix of its kind.
    #[must_use]
    pub fn canonical(&self, matched: &str) -> String {
        self.validate.map_or_else(|| matched.to_owned(), |validator| validator.canonical(matched))
    }

    /// Calls `found` for every hit of the pattern that its guard allows. `found` says whether it keeps the match: after
    /// one that it keeps the search goes on behind it, otherwise one character behind its start. It ends when there is no
    /// time left.
    pub fn find(&self, folded: &str, clock: &Clock, mut found: impl FnMut(Match) -> bool) {
        let regex = self.pattern.regex();
        // Looking for groups costs as much again.
        let has_group = regex.capture_names().flatten().any(|name| name == "match");
        let mut at = 0;
        while at <= folded.len() {
            let Some(whole) = regex.find_at(folded, at) else { return };
            if clock.is_over(whole.end() - at) {
                return;
            }
            let captures = if has_group { regex.captures_at(folded, whole.start()) } else { None };
            let inner = captures.and_then(|captures| captures.name("match")).unwrap_or(whole);
            let kept = !inner.is_empty() && self.guard.allows(folded, inner.start(), inner.end()) && {
                let verdict = self.validate.map(|validator| validator.check(inner.as_str()));
                found(Match { span: Span::new(inner.start(), inner.end()), row: None, verdict })
            };
            at = if kept {
                inner.end()
            } else {
                whole.start() + folded[whole.start()..].chars().next().map_or(1, char::len_utf8)
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, guard: Guard) -> RegexCheck {
        RegexCheck { pattern: Pattern::new(pattern).unwrap(), gate: None, guard, validate: None }
    }

    fn found(check: &RegexCheck, folded: &str, keep: impl Fn(&str) -> bool) -> Vec<String> {
        let mut all = Vec::new();
        check.find(folded, &Clock::endless(), |m| {
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
    fn a_dropped_match_does_not_hide_one_that_overlaps_it() {
        let check = check("aba", Guard::None);
        assert_eq!(found(&check, "ababa", |_| false), ["aba", "aba"]);
        assert_eq!(found(&check, "ababa", |_| true), ["aba"]);
    }
}
