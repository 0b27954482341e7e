//! Many literals in one pass: a sieve in front of an Aho-Corasick automaton.
//!
//! Han lead bytes are so frequent that a byte automaton walks through every byte of Chinese text. One step per
//! *character* is cheaper: a literal can only start where its first six bytes stand, two characters of Chinese, which a bitmap
//! tells without decoding them. It lets about one position in ten through; of those, a look at nine bytes leaves the ones where a
//! literal almost surely stands. There the automaton runs anchored and dies at the first byte that fits none.
//!
//! The automaton knows only the literals' first characters ([`HEAD_CHARS`]), of which the literals are searched by halves: an
//! automaton of whole literals would take most of the time of a short check to build.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::{contiguous, noncontiguous};
use aho_corasick::{Anchored, Input, MatchKind};

use hegao_model::clock::Clock;

/// How many characters of a literal the automaton knows.
const HEAD_CHARS: usize = 1;

/// As many bytes as the longest head can have.
const HEAD_BYTES: usize = 4 * HEAD_CHARS;

/// A set of literals, to be found in folded text.
pub struct Literals {
    sieve: Sieve,
    heads: Option<Heads>,
}

/// The literals by their first characters.
struct Heads {
    automaton: contiguous::NFA,
    /// The literals of each head, by the automaton's pattern: a range of `sorted`.
    ranges: Vec<std::ops::Range<u32>>,
    sorted: Vec<Entry>,
    /// The first eight bytes of each of `sorted`, by which most are told apart.
    keys: Vec<u64>,
    /// All literals in the order of `sorted`.
    texts: String,
    /// What the caller counts them as: one stands there as often as it is asked for.
    numbers: Vec<u32>,
}

/// A literal, in the order of their bytes.
struct Entry {
    /// Where it begins and ends in the texts.
    text: std::ops::Range<u32>,
    /// Where its numbers do.
    numbers: std::ops::Range<u32>,
    /// The longest other that it begins with, if there is one.
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
        let mut sieve = Sieve::new();
        literals.iter().filter(|literal| !literal.is_empty()).for_each(|literal| sieve.add(literal.as_bytes()));
        let heads = (!literals.is_empty()).then(|| Heads::new(&literals));
        Self { sieve, heads }
    }

    /// Calls `found(literal, start, end)` for every occurrence in `folded`, overlapping ones too, by start.
    pub fn find(&self, folded: &str, found: impl FnMut(usize, usize, usize)) {
        self.find_in_time(folded, &Clock::endless(), found);
    }

    /// The same, as long as there is time.
    pub fn find_in_time(&self, folded: &str, clock: &Clock, mut found: impl FnMut(usize, usize, usize)) {
        let Some(heads) = &self.heads else { return };
        let bytes = folded.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (start, end) = (at, bytes.len().min(at + Clock::STRIDE));
            while at < end {
                let window = Window::at(bytes, at);
                if self.sieve.passes(window) {
                    heads.at(folded, at, &mut found);
                }
                at += window.char_len();
            }
            if at < bytes.len() && clock.is_over(at - start) {
                return;
            }
        }
    }
}

impl Heads {
    fn new(literals: &[&str]) -> Self {
        let indexed = literals.iter().copied().zip(0..).filter(|(text, _)| !text.is_empty());
        // Most differ in their first eight bytes, which are compared at once.
        let mut order: Vec<(u64, &str, u32)> =
            indexed.map(|(text, index)| (key(text.as_bytes()), text, index)).collect();
        order.sort_unstable();
        let (mut heads, mut ranges) = (Vec::new(), Vec::<std::ops::Range<u32>>::new());
        let (mut sorted, mut keys, mut texts) = (Vec::<Entry>::new(), Vec::new(), String::new());
        let mut end = 0;
        for (next, alike) in (0..).zip(order.chunk_by(|one, other| one.1 == other.1)) {
            let (key, text, _) = alike[0];
            let head = &text[..text.char_indices().nth(HEAD_CHARS).map_or(text.len(), |(at, _)| at)];
            match ranges.last_mut() {
                Some(range) if heads.last() == Some(&head) => range.end = next + 1,
                _ => {
                    heads.push(head);
                    ranges.push(next..next + 1);
                }
            }
            let mut begins_with = next.checked_sub(1);
            while let Some(before) =
                begins_with.filter(|&before| !text.as_bytes().starts_with(of(&texts, &sorted[before as usize])))
            {
                begins_with = sorted[before as usize].begins_with;
            }
            let start = narrow(texts.len());
            texts.push_str(text);
            let numbers = end..end + narrow(alike.len());
            end = numbers.end;
            sorted.push(Entry { text: start..narrow(texts.len()), numbers, begins_with });
            keys.push(key);
        }
        let numbers = order.iter().map(|&(.., number)| number).collect();
        // The automaton's builder keeps the ways out of a state in order, in a list that it walks from the start: from the last on
        // it need not walk.
        heads.reverse();
        ranges.reverse();
        // Dense states cost more to fill than an anchored search over such short words gains from them.
        let mut builder = noncontiguous::NFA::builder();
        let built = builder.dense_depth(1).match_kind(MatchKind::LeftmostLongest).build(&heads);
        let automaton = built.and_then(|nfa| contiguous::NFA::builder().build_from_noncontiguous(&nfa));
        Self { automaton: automaton.expect("internal error: too many literals"), ranges, sorted, keys, texts, numbers }
    }

    /// Reports the literals that start at `start`.
    #[inline(never)]
    fn at(&self, folded: &str, start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let bytes = &folded.as_bytes()[start..];
        let input = Input::new(bytes).span(0..bytes.len().min(HEAD_BYTES)).anchored(Anchored::Yes);
        let head = self.automaton.try_find(&input).expect("internal error: anchored search is supported");
        let Some(head) = head else { return };
        let range = self.ranges[head.pattern().as_usize()].clone();
        // Whatever literal begins this text sorts before it, and begins the last one that does.
        let last = match self.count_up_to(range.start as usize..range.end as usize, bytes) {
            0 => self.sorted[range.start as usize].begins_with,
            count => Some(range.start + narrow(count) - 1),
        };
        self.report(last, bytes, start, found);
    }

    /// How many of these entries, which are in order, sort before `bytes` or are the same.
    fn count_up_to(&self, entries: std::ops::Range<usize>, bytes: &[u8]) -> usize {
        let key = key(bytes);
        let keys = &self.keys[entries.clone()];
        let less = keys.partition_point(|&own| own < key);
        if keys.get(less) != Some(&key) {
            return less;
        }
        // Of those that begin with the same eight bytes all bytes tell. Where one has fewer, zeros stand for the others.
        let alike = keys[less..].partition_point(|&own| own == key);
        let alike = &self.sorted[entries][less..less + alike];
        less + alike.partition_point(|entry| of(&self.texts, entry) <= bytes)
    }

    /// Reports those of a literal and the ones that it begins with that begin `bytes`, the shorter ones first.
    fn report(&self, index: Option<u32>, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let Some(index) = index.map(|index| index as usize) else { return };
        let entry = &self.sorted[index];
        self.report(entry.begins_with, bytes, start, found);
        let length = entry.text.len();
        // The first eight bytes are at hand.
        let is_alike = (self.keys[index] ^ key(bytes)) >> (64 - 8 * length.min(8)) == 0;
        if is_alike && length <= bytes.len() && (length <= 8 || bytes.starts_with(of(&self.texts, entry))) {
            let numbers = &self.numbers[entry.numbers.start as usize..entry.numbers.end as usize];
            numbers.iter().for_each(|&number| found(number as usize, start, start + length));
        }
    }
}

/// The bytes of a literal.
fn of<'t>(texts: &'t str, entry: &Entry) -> &'t [u8] {
    &texts.as_bytes()[entry.text.start as usize..entry.text.end as usize]
}

/// The first eight bytes as a number that sorts as they do.
fn key(text: &[u8]) -> u64 {
    Window::at(text, 0).word.swap_bytes()
}

/// An index of a literal, or of what it is for.
pub(crate) fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("internal error: too many literals")
}

/// Nine bytes of a text from the start of a character; behind its end are zeros.
#[derive(Clone, Copy)]
struct Window {
    /// The first eight, the first one lowest.
    word: u64,
    ninth: u8,
}

impl Window {
    #[inline(always)]
    fn at(bytes: &[u8], at: usize) -> Self {
        match bytes[at..].first_chunk::<9>() {
            Some(nine) => Self::of(*nine),
            None => Self::at_end(&bytes[at..]),
        }
    }

    #[inline(always)]
    fn of([word @ .., ninth]: [u8; 9]) -> Self {
        Self { word: u64::from_le_bytes(word), ninth }
    }

    #[cold]
    fn at_end(rest: &[u8]) -> Self {
        let mut padded = [0; 9];
        padded[..rest.len()].copy_from_slice(rest);
        Self::of(padded)
    }

    fn lead(self) -> u8 {
        self.word as u8
    }

    /// The length of the first character.
    #[inline]
    fn char_len(self) -> usize {
        match self.lead() {
            0xE0..=0xEF => 3,
            0..=0x7F => 1,
            0x80..=0xDF => 2,
            0xF0..=0xFF => 4,
        }
    }

    /// The first `count` bytes, at most eight.
    #[inline]
    fn first(self, count: u32) -> u64 {
        self.word & (u64::MAX >> (64 - 8 * count))
    }
}

/// Tells for nearly all places that no literal starts there.
struct Sieve {
    /// The first bytes of literals: six of those that are as long.
    begins: Bitmap,
    /// The first bytes of shorter ones, four or what there is; and how many bytes those of them that begin with this byte have,
    /// by bits: a mark with a half-width one behind is no reason to stop at each mark.
    short: Bitmap,
    short_leads: [u8; 256],
    /// Six bytes that are nearly all of a literal, and the first nine of longer ones.
    goes_on: Bitmap,
}

impl Sieve {
    fn new() -> Self {
        Self { begins: Bitmap::new(), short: Bitmap::new(), short_leads: [0; 256], goes_on: Bitmap::new() }
    }

    fn add(&mut self, literal: &[u8]) {
        let window = Window::at(literal, 0);
        match literal.len() {
            length @ ..6 => {
                let count = length.min(4) as u32;
                self.short_leads[usize::from(literal[0])] |= 1 << count;
                self.short.set(slot(window.first(count), 0));
            }
            6..9 => {
                self.begins.set(slot(window.first(6), 0));
                self.goes_on.set(slot(window.first(6), 0));
            }
            9.. => {
                self.begins.set(slot(window.first(6), 0));
                self.goes_on.set(slot(window.word, window.ninth));
            }
        }
    }

    #[inline]
    fn passes(&self, window: Window) -> bool {
        let six = slot(window.first(6), 0);
        if self.begins.has(six) && (self.goes_on.has(six) || self.goes_on.has(slot(window.word, window.ninth))) {
            return true;
        }
        let counts = self.short_leads[usize::from(window.lead())];
        let is_short = |count: u32| counts >> count & 1 == 1 && self.short.has(slot(window.first(count), 0));
        counts != 0 && (is_short(3) || is_short(4) || is_short(2) || is_short(1))
    }
}

/// Bits in a bitmap: 2¹⁸ are 32 KiB, which stay in the first-level cache.
const BITS: u32 = 18;

/// Where some bytes stand in a bitmap.
#[inline]
fn slot(word: u64, ninth: u8) -> usize {
    let mixed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(ninth).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    (mixed >> (64 - BITS)) as usize
}

/// A set of hashes.
struct Bitmap(Box<[u64; 1 << (BITS - 6)]>);

impl Bitmap {
    fn new() -> Self {
        let zeros = vec![0; 1 << (BITS - 6)].into_boxed_slice();
        Self(zeros.try_into().expect("internal error: a bitmap of another size"))
    }

    fn set(&mut self, slot: usize) {
        self.0[slot >> 6] |= 1 << (slot & 63);
    }

    #[inline]
    fn has(&self, slot: usize) -> bool {
        self.0[slot >> 6] >> (slot & 63) & 1 == 1
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
            literals in proptest::collection::vec("[法治a@é𠮷\0]{1,6}", 0..6),
            folded in "[法治a@é𠮷\0]{0,24}",
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
