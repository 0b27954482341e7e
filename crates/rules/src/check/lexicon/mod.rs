//! Common words of two characters, to tell where one word ends and the next begins: 培养 in 陪|养殖|户 is none, since 养殖 is a word.
//!
//! `words.txt` has a line for each first character, in order, with all that follow it: the 30,316 words of jieba's dictionary that were counted 60
//! times or more (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi), and 59 of office papers that it lacks (台账). It is searched as it
//! lies in the program, so that it costs nothing to start.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

mod idioms;
mod non_words;
mod pairs;

pub(super) use idioms::{are_confused, slips as idiom_slips};
pub(super) use non_words::slips as non_words;
pub(super) use pairs::slips as pair_slips;

static WORDS: Lines = Lines::new(include_str!("words.txt"), HAN);

/// Bytes of a Han character of these tables.
const HAN: usize = 3;

/// Bytes of two.
const TWO: usize = 2 * HAN;

/// Whether the two characters are a common word.
pub(super) fn is_word(first: char, second: char) -> bool {
    WORDS.seconds(first).contains(second)
}

/// The common words, nearly: it takes one pair of characters in 300 for one that is none.
fn words() -> &'static Filter {
    static FILTER: OnceLock<Filter> = OnceLock::new();
    FILTER.get_or_init(|| {
        let mut filter = Filter::empty(WORD_BITS);
        WORDS.each_pair(HAN, &mut |pair| filter.add(pair));
        filter
    })
}

/// Bits of that filter, as a power of two.
const WORD_BITS: u32 = 20;

/// The stretches of `text` that are Han characters as these tables have them, one after another.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let is_han = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, 0xE4..=0xE9));
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_han(at) {
            at += 1;
        }
        let start = at;
        while is_han(at) {
            at += HAN;
        }
        (start < at).then_some(start..at)
    })
}

/// Up to two characters of these tables as one number, in the order of their text.
fn key(characters: &[u8]) -> u64 {
    characters.iter().fold(0, |key, &byte| key << 8 | u64::from(byte))
}

/// The two characters at `at` as one number.
#[inline]
fn two(bytes: &[u8], at: usize) -> u64 {
    let [a, b, c, d, e, f]: [u8; TWO] = *bytes[at..].first_chunk().expect("two characters are there");
    u64::from_be_bytes([0, 0, a, b, c, d, e, f])
}

/// Multiplied so that the highest bits depend on all.
fn mixed(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A number of so many bits for a key.
fn hash(key: u64, bits: u32) -> usize {
    (mixed(key) >> (64 - bits)) as usize
}

/// A set of keys, nearly ([Bloom filter](https://doi.org/10.1145/362686.362692) of two bits a key): it is asked of each place of a text, and lets few pass
/// that are none.
struct Filter {
    bits: u32,
    set: Box<[u64]>,
}

impl Filter {
    /// One of so many bits, two to that power.
    fn of(bits: u32, keys: impl Iterator<Item = u64>) -> Self {
        let mut made = Self::empty(bits);
        keys.for_each(|key| made.add(key));
        made
    }

    fn empty(bits: u32) -> Self {
        Self { bits, set: vec![0; 1 << (bits - 6)].into_boxed_slice() }
    }

    fn add(&mut self, key: u64) {
        let (one, other) = Self::places(self.bits, key);
        self.set[one / 64] |= 1 << (one % 64);
        self.set[other / 64] |= 1 << (other % 64);
    }

    /// The two bits of a key.
    fn places(bits: u32, key: u64) -> (usize, usize) {
        let mixed = mixed(key);
        ((mixed >> (64 - bits)) as usize, (mixed << bits >> (64 - bits)) as usize)
    }

    /// False for sure, true most likely.
    #[inline]
    fn has(&self, key: u64) -> bool {
        let is_set = |bit: usize| self.set[bit / 64] >> (bit % 64) & 1 == 1;
        let (one, other) = Self::places(self.bits, key);
        is_set(one) && is_set(other)
    }
}

/// A filter that is made when it was asked so often that it pays: a short text would wait for it.
struct LateFilter {
    bits: u32,
    keys: fn(&mut dyn FnMut(u64)),
    asked: AtomicU32,
    made: OnceLock<Filter>,
}

/// So many questions take as long as making a filter.
const WORTH_MAKING: u32 = 10_000;

impl LateFilter {
    /// One of so many bits, two to that power, for what `keys` hands over.
    const fn new(bits: u32, keys: fn(&mut dyn FnMut(u64))) -> Self {
        Self { bits, keys, asked: AtomicU32::new(0), made: OnceLock::new() }
    }

    /// Whether it may have a key, as far as that is known by now.
    #[inline]
    fn may_have(&self, key: u64) -> bool {
        match self.made.get() {
            Some(made) => made.has(key),
            None => self.ask(),
        }
    }

    #[cold]
    fn ask(&self) -> bool {
        if self.asked.fetch_add(1, Ordering::Relaxed) > WORTH_MAKING {
            self.make();
        }
        true
    }

    /// Makes it, if it is not yet there.
    fn make(&self) {
        self.made.get_or_init(|| {
            let mut filter = Filter::empty(self.bits);
            (self.keys)(&mut |key| filter.add(key));
            filter
        });
    }
}

/// A table of lines, of which each begins with its key. Where they begin is looked up when the first is asked for.
struct Lines {
    text: &'static str,
    /// Bytes of a key.
    width: usize,
    index: OnceLock<Index>,
}

/// Where the lines of a table begin.
struct Index {
    /// The key of each line, and where what is behind it begins and ends.
    lines: Vec<(u64, Range<u32>)>,
    /// Of the hash of a key, or behind it, one more than the number of its line; 0 where there is none.
    slots: Vec<u16>,
    bits: u32,
}

impl Index {
    fn new(text: &str, width: usize) -> Self {
        let line = |line: &str| {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            (key(&line.as_bytes()[..width]), (start + width) as u32..(start + line.len()) as u32)
        };
        let lines: Vec<_> = text.lines().map(line).collect();
        let bits = (2 * lines.len()).next_power_of_two().trailing_zeros();
        let mut slots = vec![0; 1 << bits];
        for (number, (key, _)) in (1..).zip(&lines) {
            let mut slot = hash(*key, bits);
            while slots[slot] != 0 {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = number;
        }
        Self { lines, slots, bits }
    }

    /// What is behind `key`.
    fn of(&self, key: u64) -> Option<Range<u32>> {
        let mut slot = hash(key, self.bits);
        loop {
            let (own, behind) = &self.lines[usize::from(self.slots[slot].checked_sub(1)?)];
            if *own == key {
                return Some(behind.clone());
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

impl Lines {
    const fn new(text: &'static str, width: usize) -> Self {
        Self { text, width, index: OnceLock::new() }
    }

    /// Hands over the first character of each line with each second, as [`two`] has them: of each `row` bytes behind the first the second stands first.
    fn each_pair(&self, row: usize, take: &mut dyn FnMut(u64)) {
        for line in self.text.lines() {
            let (first, rows) = line.as_bytes().split_at(HAN);
            rows.chunks_exact(row).for_each(|row| take(key(first) << (8 * HAN) | key(&row[..HAN])));
        }
    }

    /// The characters that make a word with `first` before them.
    fn seconds(&self, first: char) -> &'static str {
        self.behind(key(first.encode_utf8(&mut [0; 4]).as_bytes()))
    }

    /// What stands behind `key` in the line that begins with it; empty if there is none.
    fn behind(&self, key: u64) -> &'static str {
        let index = self.index.get_or_init(|| Index::new(self.text, self.width));
        index.of(key).map_or("", |behind| &self.text[behind.start as usize..behind.end as usize])
    }
}

/// Does something without a filter, unless somebody has made that, and with it.
#[cfg(test)]
fn early_and_late(filter: &LateFilter, test: impl Fn()) {
    test();
    filter.make();
    test();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        for line in WORDS.text.lines() {
            let mut chars = line.chars();
            let first = chars.next().unwrap();
            assert_eq!(WORDS.seconds(first), chars.as_str());
        }
    }

    #[test]
    fn words_are_told_from_what_meets_by_chance() {
        assert!(is_word('养', '殖') && is_word('装', '修'));
        assert!(!is_word('陪', '养') && !is_word('a', 'b') && !is_word('\u{3400}', '养'));
    }
}
