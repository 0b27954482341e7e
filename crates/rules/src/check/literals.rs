//! Many literals in one pass: two bitmaps in front of an Aho-Corasick automaton.
//!
//! Han lead bytes are so frequent that a byte automaton walks through every byte of Chinese text. One step per
//! *character* is cheaper: a literal can only start where its first two characters stand, and a bitmap of those pairs
//! lets about one position in ten through. A second bitmap, of the first three characters, lets through those of them where a literal
//! almost surely stands. There the automaton runs anchored and dies at the first byte that fits none.
//!
//! The automaton knows only the literals' first characters ([`HEAD_CHARS`]); what follows is compared. Few literals share their
//! first two characters, and an automaton of whole literals would take most of the time of a short check to build.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::{contiguous, noncontiguous};
use aho_corasick::{Anchored, Input, MatchKind};

use hegao_model::clock::Clock;

/// Bits in a bitmap: 2¹⁸ are 32 KiB, which stay in the first-level cache.
const BITS: u32 = 18;

/// How many characters of a literal the automaton knows.
const HEAD_CHARS: usize = 2;

/// As many bytes as the longest head can have.
const HEAD_BYTES: usize = 4 * HEAD_CHARS;

/// A set of literals, to be found in folded text.
pub struct Literals {
    /// The first two characters of each literal, or its only one.
    pairs: Bitmap,
    /// The first three, or all of it.
    triples: Bitmap,
    /// Whether there are literals of one character, which any character may follow.
    has_singles: bool,
    heads: Option<Heads>,
}

/// The literals by their first characters.
struct Heads {
    automaton: contiguous::NFA,
    /// The literals of each head, by the automaton's pattern: a range of `sorted`.
    ranges: Vec<std::ops::Range<u32>>,
    sorted: Vec<Entry>,
    /// All literals in the order of `sorted`.
    texts: String,
}

/// A literal, in the order of their bytes.
struct Entry {
    /// As the caller counts them.
    literal: u32,
    /// Where it begins and ends in the texts.
    text: std::ops::Range<u32>,
    /// The longest other that it begins with, if there is one; the same one for another purpose, too.
    begins_with: Option<u32>,
}

impl Literals {
    /// Builds the automaton. Literals are known by their index from here on; empty ones are never found.
    ///
    /// # Panics
    /// If the literals need more than 4 GiB of automaton.
    #[must_use]
    pub fn new<'a>(literals: impl IntoIterator<Item = &'a str>) -> Self {
        let literals: Vec<&str> = literals.into_iter().collect();
        let (mut pairs, mut triples) = (Bitmap::new(), Bitmap::new());
        let mut has_singles = false;
        for literal in &literals {
            let mut chars = literal.chars().map(u32::from);
            let Some(first) = chars.next() else { continue };
            let (second, third) = (chars.next().unwrap_or(NONE), chars.next().unwrap_or(NONE));
            has_singles |= second == NONE;
            pairs.set(pair(first, second));
            triples.set(triple(first, second, third));
        }
        let heads = (!literals.is_empty()).then(|| Heads::new(&literals));
        Self { pairs, triples, has_singles, heads }
    }

    /// Calls `found(literal, start, end)` for every occurrence in `folded`, overlapping ones too, by start.
    pub fn find(&self, folded: &str, found: impl FnMut(usize, usize, usize)) {
        self.find_in_time(folded, &Clock::endless(), found);
    }

    /// The same, as long as there is time.
    pub fn find_in_time(&self, folded: &str, clock: &Clock, mut found: impl FnMut(usize, usize, usize)) {
        let Some(heads) = &self.heads else { return };
        let bytes = folded.as_bytes();
        // The two characters before, each with its start.
        let (mut first, mut second) = ((NONE, 0), (NONE, 0));
        let mut at = 0;
        while at < bytes.len() {
            let (start, end) = (at, bytes.len().min(at + Clock::STRIDE));
            while at < end {
                let (code, len) = decode(bytes, at);
                if self.may_begin(first.0, second.0, code) {
                    heads.at(folded, first.1, &mut found);
                }
                (first, second) = (second, (code, at));
                at += len;
            }
            if at < bytes.len() && clock.is_over(at - start) {
                return;
            }
        }
        for _ in 0..2 {
            if self.may_begin(first.0, second.0, NONE) {
                heads.at(folded, first.1, &mut found);
            }
            (first, second) = (second, (NONE, 0));
        }
    }

    /// Whether a literal may begin with the first of these characters, which stands somewhere.
    #[inline]
    fn may_begin(&self, first: u32, second: u32, third: u32) -> bool {
        let follows = self.pairs.has(pair(first, second))
            && (self.triples.has(triple(first, second, third)) || self.triples.has(triple(first, second, NONE)));
        (follows || (self.has_singles && self.pairs.has(pair(first, NONE)))) && first != NONE
    }
}

impl Heads {
    fn new(literals: &[&str]) -> Self {
        let mut order: Vec<(&str, u32)> =
            literals.iter().copied().zip(0..).filter(|(text, _)| !text.is_empty()).collect();
        order.sort_unstable();
        let (mut heads, mut ranges) = (Vec::new(), Vec::<std::ops::Range<u32>>::new());
        let (mut sorted, mut texts) = (Vec::<Entry>::with_capacity(order.len()), String::new());
        for (next, &(text, literal)) in (0..).zip(&order) {
            let head = &text[..text.char_indices().nth(HEAD_CHARS).map_or(text.len(), |(at, _)| at)];
            match ranges.last_mut() {
                Some(range) if heads.last() == Some(&head) => range.end = next + 1,
                _ => {
                    heads.push(head);
                    ranges.push(next..next + 1);
                }
            }
            let mut begins_with = next.checked_sub(1);
            while let Some(before) = begins_with.filter(|&before| !text.starts_with(order[before as usize].0)) {
                begins_with = sorted[before as usize].begins_with;
            }
            let start = narrow(texts.len());
            texts.push_str(text);
            sorted.push(Entry { literal, text: start..narrow(texts.len()), begins_with });
        }
        // Dense states cost more to fill than an anchored search over such short words gains from them.
        let mut builder = noncontiguous::NFA::builder();
        let built = builder.dense_depth(1).match_kind(MatchKind::LeftmostLongest).build(&heads);
        let automaton = built.and_then(|nfa| contiguous::NFA::builder().build_from_noncontiguous(&nfa));
        Self { automaton: automaton.expect("internal error: too many literals"), ranges, sorted, texts }
    }

    /// Reports the literals that start at `start`.
    #[inline(never)]
    fn at(&self, folded: &str, start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let bytes = &folded.as_bytes()[start..];
        let input = Input::new(bytes).span(0..bytes.len().min(HEAD_BYTES)).anchored(Anchored::Yes);
        let head = self.automaton.try_find(&input).expect("internal error: anchored search is supported");
        let Some(head) = head else { return };
        let range = self.ranges[head.pattern().as_usize()].clone();
        let of_head = &self.sorted[range.start as usize..range.end as usize];
        // Whatever literal begins this text sorts before it, and begins the last one that does.
        let last = match of_head.partition_point(|entry| self.text(entry) <= bytes) {
            0 => of_head[0].begins_with,
            count => Some(range.start + narrow(count) - 1),
        };
        self.report(last, bytes, start, found);
    }

    /// Reports those of a literal and the ones that it begins with that begin `bytes`, the shorter ones first.
    fn report(&self, entry: Option<u32>, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let Some(entry) = entry.map(|index| &self.sorted[index as usize]) else { return };
        self.report(entry.begins_with, bytes, start, found);
        let text = self.text(entry);
        if bytes.starts_with(text) {
            found(entry.literal as usize, start, start + text.len());
        }
    }

    fn text(&self, entry: &Entry) -> &[u8] {
        &self.texts.as_bytes()[entry.text.start as usize..entry.text.end as usize]
    }
}

/// An index that fits the automaton.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("internal error: too many literals")
}

/// Stands for the character behind the last.
const NONE: u32 = u32::MAX;

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
fn pair(first: u32, second: u32) -> u32 {
    (first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B)) >> (32 - BITS)
}

/// The same for three.
#[inline]
fn triple(first: u32, second: u32, third: u32) -> u32 {
    let all = first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B) ^ third.wrapping_mul(0xC2B2_AE35);
    all.wrapping_mul(0x27D4_EB2F) >> (32 - BITS)
}

/// A set of hashes.
struct Bitmap(Box<[u64]>);

impl Bitmap {
    fn new() -> Self {
        Self(vec![0; 1 << (BITS - 6)].into_boxed_slice())
    }

    fn set(&mut self, slot: u32) {
        self.0[slot as usize >> 6] |= 1 << (slot & 63);
    }

    #[inline]
    fn has(&self, slot: u32) -> bool {
        self.0[slot as usize >> 6] >> (slot & 63) & 1 == 1
    }
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
