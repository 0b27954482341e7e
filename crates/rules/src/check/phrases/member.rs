//! A set phrase in which a member is missing and its neighbour stands twice: 依法行政、依法行政共同推进.

use super::set_phrase::SetPhrase;
use super::{Known, one_for_each_place, spotted};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};

/// Looks for doubled members.
pub(super) struct MemberFaults {
    known: Known,
    /// A member twice, with its phrase and index.
    doubled: Vec<(String, usize, usize)>,
}

impl MemberFaults {
    pub fn new(known: Known) -> Self {
        let mut doubled = Vec::new();
        for (index, phrase) in known.phrases.iter().enumerate() {
            let count = phrase.slots.len();
            if count >= 3 || (count == 2 && !phrase.tail.is_empty()) {
                let twice = |slot: &String| format!("{slot}、{slot}");
                doubled.extend(phrase.slots.iter().map(twice).enumerate().map(|(slot, twice)| (twice, index, slot)));
            }
        }
        Self { known, doubled }
    }
}

impl PageCheck for MemberFaults {
    fn literals(&self) -> Vec<String> {
        self.doubled.iter().map(|(literal, ..)| literal.clone()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut found = Vec::new();
        for clue in page.each(clues) {
            let (_, index, slot) = self.doubled[clue.literal()];
            let (phrase, block) = (&self.known.phrases[index], &page.blocks[clue.block()]);
            if phrase.is_in_force(page.facts.date)
                && let Some((span, missing)) = missing(phrase, slot, block.text.folded(), clue.span)
            {
                let mut spotted = spotted(clue.block(), block, span, missing);
                spotted.dated = phrase.is_over_some_day();
                found.push(spotted);
            }
        }
        one_for_each_place(&mut found);
        found
    }
}

/// What is missing where slot `doubled` stands twice at `twice`: the copy to replace, and what should stand there. `None`
/// where nothing around tells that the phrase is meant.
fn missing(phrase: &SetPhrase, doubled: usize, folded: &str, twice: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let (before, after) = (&folded[..twice.start()], &folded[twice.end()..]);
    let previous = (0..doubled).rev().find(|&slot| {
        before.strip_suffix(phrase.separators[slot]).is_some_and(|rest| rest.ends_with(&phrase.slots[slot]))
    });
    let next = (doubled + 1..phrase.slots.len()).find(|&slot| {
        after.strip_prefix(phrase.separators[slot - 1]).is_some_and(|rest| rest.starts_with(&phrase.slots[slot]))
    });
    let tail = !phrase.tail.is_empty() && after.starts_with(&phrase.tail);
    if !tail && (phrase.slots.len() < 3 || (previous.is_none() && next.is_none())) {
        return None;
    }
    let last = doubled + 1 == phrase.slots.len();
    if !tail && next.is_none() && lacks_last(phrase, doubled, before, after) {
        let len = phrase.slots[doubled].len();
        return Some((Span::new(twice.end() - len, twice.end()), phrase.joined(doubled + 1..phrase.slots.len())));
    }
    let before = previous.map_or(0, |slot| slot + 1)..doubled;
    let after = doubled + 1..if tail { phrase.slots.len() } else { next.unwrap_or(doubled + 1) };
    // With no tail behind a member that is not the last, what follows is another phrase.
    if before.is_empty() && after.is_empty() || !(tail || next.is_some() || last) {
        return None;
    }
    let len = phrase.slots[doubled].len();
    Some(if after.is_empty() {
        (Span::new(twice.start(), twice.start() + len), phrase.joined(before))
    } else if before.is_empty() {
        (Span::new(twice.end() - len, twice.end()), phrase.joined(after))
    } else {
        (twice, phrase.joined(before.start..after.end))
    })
}

/// Whether all other members stand before the doubled one and the enumeration ends behind it: then it is the last that lacks.
fn lacks_last(phrase: &SetPhrase, doubled: usize, before: &str, after: &str) -> bool {
    doubled >= 2
        && doubled + 2 == phrase.slots.len()
        && before
            .strip_suffix(phrase.separators[doubled - 1])
            .is_some_and(|before| before.ends_with(&phrase.joined(0..doubled)))
        && after.chars().next().is_none_or(|c| SENTENCE_ENDS.contains(&c))
}

/// What closes an enumeration for certain.
const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '”', '\n'];
