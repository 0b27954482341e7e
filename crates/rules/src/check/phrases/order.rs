//! A set term whose characters stand in another order: 执法过程全记录 for 执法全过程记录.
//!
//! Found by its first or last two characters, which a misordered term keeps at one end, with any other of the term beside them:
//! two characters alone are most often another word. Then the characters of the window are compared without their order.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Known, one_for_each_place, spotted};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::Span;

/// Terms of fewer characters meet other words in their disorder.
const SHORTEST: usize = 5;

/// A term that must keep its order.
struct Term {
    chars: Vec<char>,
    len: usize,
    sorted: Vec<char>,
    sum: u32,
    phrase: usize,
}

/// Looks for misordered terms.
pub(super) struct OrderFaults {
    known: Known,
    terms: Vec<Term>,
    clues: Vec<End>,
}

/// Three characters that a misordered term may begin or end with.
struct End {
    literal: String,
    term: usize,
    is_first: bool,
}

impl OrderFaults {
    pub fn new(known: Known) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for (phrase, set) in known.phrases.iter().enumerate() {
            for slot in &set.slots {
                let term = Term::new(slot, phrase);
                let is_new = || terms.iter().all(|other| other.chars != term.chars);
                if term.chars.len() >= SHORTEST && is_new() {
                    terms.push(term);
                }
            }
        }
        let clues = terms.iter().enumerate().flat_map(|(index, term)| term.ends(index)).collect();
        Self { known, terms, clues }
    }
}

impl Term {
    fn new(text: &str, phrase: usize) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut sorted = chars.clone();
        sorted.sort_unstable();
        Self { sum: sum(&chars), len: text.len(), chars, sorted, phrase }
    }

    /// What it may begin and end with in disorder; `term` is its number.
    fn ends(&self, term: usize) -> Vec<End> {
        let end = |chars: [char; 3], is_first| End { literal: chars.iter().collect(), term, is_first };
        let (Some(&[first, second]), Some(&[before_last, last])) = (self.chars.first_chunk(), self.chars.last_chunk())
        else {
            return Vec::new();
        };
        let behind: BTreeSet<char> = self.chars[2..].iter().copied().collect();
        let before: BTreeSet<char> = self.chars[..self.chars.len() - 2].iter().copied().collect();
        let firsts = behind.into_iter().map(|c| end([first, second, c], true));
        firsts.chain(before.into_iter().map(|c| end([c, before_last, last], false))).collect()
    }

    /// The run of `window` that is in disorder, in characters; `None` if the window is not this term in disorder.
    fn disorder(&self, window: &[char]) -> Option<Range<usize>> {
        if sum(window) != self.sum || window == self.chars.as_slice() {
            return None;
        }
        let mut sorted = window.to_vec();
        sorted.sort_unstable();
        if sorted != self.sorted {
            return None;
        }
        let pairs = || window.iter().zip(&self.chars);
        let start = pairs().take_while(|(a, b)| a == b).count();
        let end = window.len() - pairs().rev().take_while(|(a, b)| a == b).count();
        if is_other_wording(&window[start..end], &self.chars[start..end]) {
            return None;
        }
        // A character that stands again in the run begins or ends the same word there: 共建[共享共治], not 共建共[享共治].
        let again = |index: usize| window[start..end].contains(&window[index]);
        let from = if start > 0 && again(start - 1) { start - 1 } else { start };
        let to = if end < window.len() && again(end) { end + 1 } else { end };
        Some(from..to)
    }
}

impl PageCheck for OrderFaults {
    fn literals(&self) -> Vec<String> {
        self.clues.iter().map(|clue| clue.literal.clone()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut found = Vec::new();
        let mut window = Vec::new();
        for clue in page.each(clues) {
            let end = &self.clues[clue.literal()];
            let (block, term) = (&page.blocks[clue.block()], &self.terms[end.term]);
            let folded = block.text.folded();
            // A misordered term is as long as the term.
            let start = if end.is_first { Some(clue.span.start()) } else { clue.span.end().checked_sub(term.len) };
            let Some(start) = start else { continue };
            let Some(text) = folded.get(start..start + term.len) else { continue };
            window.clear();
            window.extend(text.chars());
            let phrase = &self.known.phrases[term.phrase];
            let Some(run) = term.disorder(&window) else { continue };
            let offset = |index: usize| start + window[..index].iter().map(|c| c.len_utf8()).sum::<usize>();
            let span = Span::new(offset(run.start), offset(run.end));
            if phrase.is_in_force(page.facts.date) && !self.known.is_right(folded, span) {
                let mut spotted = spotted(clue.block(), block, span, term.chars[run].iter().collect());
                spotted.dated = phrase.is_over_some_day();
                found.push(spotted);
            }
        }
        one_for_each_place(&mut found);
        found
    }
}

/// Whether the two differ in the place of a 的 alone (复兴的中国梦, 复兴中国梦的), or in which of two stands first (统筹发展和安全,
/// 统筹安全和发展).
fn is_other_wording(run: &[char], right: &[char]) -> bool {
    let without = |chars: &[char]| chars.iter().copied().filter(|&c| c != '的').collect::<Vec<_>>();
    let swapped = run.iter().position(|c| "和与及同".contains(*c)).is_some_and(|at| {
        let (first, second) = (&run[..at], &run[at + 1..]);
        right.iter().eq(second.iter().chain([&run[at]]).chain(first))
    });
    swapped || without(run) == without(right)
}

fn sum(chars: &[char]) -> u32 {
    chars.iter().fold(0, |sum, &c| sum.wrapping_add(u32::from(c)))
}
