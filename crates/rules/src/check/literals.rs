//! Many literals in one pass: a two-character bitmap in front of an Aho-Corasick automaton.
//!
//! Han lead bytes are so frequent that a byte automaton walks through every byte of Chinese text. One step per
//! *character* is cheaper: a literal can only start where its first two characters stand, and a bitmap of those pairs
//! lets about one position in ten through. There the automaton runs anchored, so that it reports the literals that
//! start at that place, overlapping ones too, and dies at the first byte that fits none.
//!
//! The automaton knows only the literals' first characters ([`HEAD_CHARS`]); what follows is compared. Few literals share their
//! first three characters, and an automaton of whole literals would take most of the time of a short check to build.

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::{contiguous, noncontiguous};
use aho_corasick::{Anchored, Input};

use hegao_model::clock::Clock;

/// Bits in the bitmap: 2¹⁸ are 32 KiB, which stay in the first-level cache.
const BITS: u32 = 18;

/// How many characters of a literal the automaton knows.
const HEAD_CHARS: usize = 3;

/// A set of literals, to be found in folded text.
pub struct Literals {
    pairs: Box<[u64]>,
    /// Literals of one character are found by their first alone.
    singles: Box<[u64]>,
    has_singles: bool,
    heads: Option<Heads>,
}

/// The literals by their first characters.
struct Heads {
    automaton: contiguous::NFA,
    /// The literals of each head, by the automaton's pattern: a range of `members`.
    ranges: Vec<std::ops::Range<usize>>,
    /// Shorter literals before those that they begin.
    members: Vec<Member>,
}

struct Member {
    /// As the caller counts them.
    literal: usize,
    /// What follows the head.
    tail: Box<str>,
}

impl Literals {
    /// Builds the automaton. Literals are known by their index from here on; empty ones are never found.
    ///
    /// # Panics
    /// If the literals need more than 4 GiB of automaton.
    #[must_use]
    pub fn new<'a>(literals: impl IntoIterator<Item = &'a str>) -> Self {
        let literals: Vec<&str> = literals.into_iter().collect();
        let bitmap = || vec![0u64; 1 << (BITS - 6)].into_boxed_slice();
        let (mut pairs, mut singles) = (bitmap(), bitmap());
        let mut has_singles = false;
        for literal in &literals {
            let mut chars = literal.chars();
            match (chars.next(), chars.next()) {
                (Some(first), Some(second)) => set(&mut pairs, slot(first as u32, second as u32)),
                (Some(only), None) => {
                    has_singles = true;
                    set(&mut singles, slot(only as u32, 0));
                }
                (None, _) => {}
            }
        }
        let heads = (!literals.is_empty()).then(|| Heads::new(&literals));
        Self { pairs, singles, has_singles, heads }
    }

    /// Calls `found(literal, start, end)` for every occurrence in `folded`, overlapping ones too, by start.
    pub fn find(&self, folded: &str, found: impl FnMut(usize, usize, usize)) {
        self.find_in_time(folded, &Clock::endless(), found);
    }

    /// The same, as long as there is time.
    pub fn find_in_time(&self, folded: &str, clock: &Clock, mut found: impl FnMut(usize, usize, usize)) {
        let Some(heads) = &self.heads else { return };
        let mut previous = (0, 0); // code point and start of the character before
        let mut check = |first: u32, second: u32, start: usize| {
            if get(&self.pairs, slot(first, second)) || (self.has_singles && get(&self.singles, slot(first, 0))) {
                heads.at(folded, start, &mut found);
            }
        };
        let bytes = folded.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (start, end) = (at, bytes.len().min(at + Clock::STRIDE));
            while at < end {
                let (code, len) = decode(bytes, at);
                if at > 0 {
                    check(previous.0, code, previous.1);
                }
                previous = (code, at);
                at += len;
            }
            if at < bytes.len() && clock.is_over(at - start) {
                return;
            }
        }
        if at > 0 {
            check(previous.0, 0, previous.1);
        }
    }
}

impl Heads {
    fn new(literals: &[&str]) -> Self {
        let mut sorted: Vec<(usize, &str)> =
            literals.iter().copied().enumerate().filter(|(_, literal)| !literal.is_empty()).collect();
        sorted.sort_by_key(|&(_, literal)| literal);
        let (mut heads, mut ranges, mut members) = (Vec::new(), Vec::<std::ops::Range<usize>>::new(), Vec::new());
        for (literal, text) in sorted {
            let (head, tail) = text.split_at(text.char_indices().nth(HEAD_CHARS).map_or(text.len(), |(at, _)| at));
            let next = members.len();
            match ranges.last_mut() {
                Some(range) if heads.last() == Some(&head) => range.end = next + 1,
                _ => {
                    heads.push(head);
                    ranges.push(next..next + 1);
                }
            }
            members.push(Member { literal, tail: tail.into() });
        }
        // Dense states cost more to fill than an anchored search over such short words gains from them.
        let built = noncontiguous::NFA::builder().dense_depth(1).build(&heads);
        let automaton = built.and_then(|nfa| contiguous::NFA::builder().build_from_noncontiguous(&nfa));
        Self { automaton: automaton.expect("internal error: too many literals"), ranges, members }
    }

    /// Reports the literals that start at `start`.
    fn at(&self, folded: &str, start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let mut state = OverlappingState::start();
        loop {
            let input = Input::new(folded).span(start..folded.len()).anchored(Anchored::Yes);
            self.automaton
                .try_find_overlapping(&input, &mut state)
                .expect("internal error: anchored search is supported");
            let Some(head) = state.get_match() else { return };
            // The automaton also reports heads that end here but start later: their own start is still to come.
            if head.start() != start {
                continue;
            }
            for member in &self.members[self.ranges[head.pattern().as_usize()].clone()] {
                if folded[head.end()..].starts_with(&*member.tail) {
                    found(member.literal, start, head.end() + member.tail.len());
                }
            }
        }
    }
}

/// The character at `at` of valid UTF-8, and its length.
#[inline]
fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let tail = |index: usize| u32::from(bytes[at + index] & 0x3F);
    match bytes[at] {
        lead @ 0..=0x7F => (u32::from(lead), 1),
        lead @ 0xE0..=0xEF => (u32::from(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3),
        lead @ 0x80..=0xDF => (u32::from(lead & 0x1F) << 6 | tail(1), 2),
        lead => (u32::from(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4),
    }
}

/// Where a pair of characters stands in a bitmap.
#[inline]
fn slot(first: u32, second: u32) -> u32 {
    (first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B)) >> (32 - BITS)
}

fn set(bitmap: &mut [u64], slot: u32) {
    bitmap[slot as usize >> 6] |= 1 << (slot & 63);
}

#[inline]
fn get(bitmap: &[u64], slot: u32) -> bool {
    bitmap[slot as usize >> 6] >> (slot & 63) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(literals: &[String], folded: &str) -> Vec<(usize, usize, usize)> {
        let mut all = Vec::new();
        Literals::new(literals.iter().map(String::as_str)).find(folded, |id, start, end| all.push((id, start, end)));
        all.sort_unstable();
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn finds_what_a_plain_search_finds(
            literals in proptest::collection::vec("[法治a@é𠮷]{1,6}", 0..6),
            folded in "[法治a@é𠮷]{0,24}",
        ) {
            let mut expected = Vec::new();
            for (id, literal) in literals.iter().enumerate() {
                for (start, _) in folded.char_indices() {
                    if folded[start..].starts_with(literal.as_str()) {
                        expected.push((id, start, start + literal.len()));
                    }
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(all(&literals, &folded), expected);
        }
    }
}
