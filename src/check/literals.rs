//! Many literals in one pass: a two-character bitmap in front of an Aho-Corasick automaton.
//!
//! Han lead bytes are so frequent that a byte automaton walks through every byte of Chinese text. One step per
//! *character* is cheaper: a literal can only start where its first two characters stand, and a bitmap of those pairs
//! lets about one position in ten through. There the automaton runs anchored, so that it reports the literals that
//! start at that place, overlapping ones too, and dies at the first byte that fits none.

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, Input, MatchKind};

/// Bits in the bitmap: 2¹⁸ are 32 KiB, which stay in the first-level cache.
const BITS: u32 = 18;

/// A set of literals, to be found in folded text.
pub struct Literals {
    pairs: Box<[u64]>,
    /// Literals of one character are found by their first alone.
    singles: Box<[u64]>,
    has_singles: bool,
    automaton: Option<NFA>,
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
        let automaton = (!literals.is_empty()).then(|| {
            NFA::builder().match_kind(MatchKind::Standard).build(&literals).expect("internal error: too many literals")
        });
        Self { pairs, singles, has_singles, automaton }
    }

    /// Calls `found(literal, start, end)` for every occurrence in `folded`, overlapping ones too, by start.
    pub fn find(&self, folded: &str, mut found: impl FnMut(usize, usize, usize)) {
        let Some(automaton) = &self.automaton else { return };
        let mut previous = (0, 0); // code point and start of the character before
        let mut check = |first: u32, second: u32, start: usize| {
            if get(&self.pairs, slot(first, second)) || (self.has_singles && get(&self.singles, slot(first, 0))) {
                literals_at(automaton, folded, start, &mut found);
            }
        };
        let bytes = folded.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, len) = decode(bytes, at);
            if at > 0 {
                check(previous.0, code, previous.1);
            }
            previous = (code, at);
            at += len;
        }
        if at > 0 {
            check(previous.0, 0, previous.1);
        }
    }
}

/// Reports the literals that start at `start`.
fn literals_at(automaton: &NFA, folded: &str, start: usize, found: &mut impl FnMut(usize, usize, usize)) {
    let mut state = OverlappingState::start();
    loop {
        let input = Input::new(folded).span(start..folded.len()).anchored(Anchored::Yes);
        automaton.try_find_overlapping(&input, &mut state).expect("internal error: anchored search is supported");
        let Some(m) = state.get_match() else { return };
        // The automaton also reports literals that end here but start later: their own start is still to come.
        if m.start() == start && !m.is_empty() {
            found(m.pattern().as_usize(), m.start(), m.end());
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
            literals in proptest::collection::vec("[法治a@é𠮷]{1,4}", 0..6),
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
