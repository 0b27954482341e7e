//! Common words of two characters, to tell where one word ends and the next begins: 培养 in 陪|养殖|户 is none, since 养殖 is a word.
//!
//! `words.txt` has a line for each first character, in order, with all that follow it: the 30,316 words of jieba's dictionary that were counted 60
//! times or more (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi), and 59 of office papers that it lacks (台账). It is searched as it
//! lies in the program, so that it costs nothing to start.

use std::ops::Range;
use std::sync::OnceLock;

mod idioms;
mod pairs;

pub(super) use idioms::{are_confused, slips as idiom_slips};
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
fn two(bytes: &[u8], at: usize) -> u64 {
    key(&bytes[at..at + TWO])
}

/// Multiplied so that the highest bits depend on all.
fn hash(key: u64, bits: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}

/// A set of keys, nearly: it is asked of each place of a text, and lets few pass that are none.
struct Filter {
    bits: u32,
    set: Box<[u64]>,
}

impl Filter {
    /// One of so many bits, two to that power.
    fn of(bits: u32, keys: impl Iterator<Item = u64>) -> Self {
        let mut set = vec![0; 1 << (bits - 6)].into_boxed_slice();
        for bit in keys.map(|key| hash(key, bits)) {
            set[bit / 64] |= 1 << (bit % 64);
        }
        Self { bits, set }
    }

    /// False for sure, true most likely.
    fn has(&self, key: u64) -> bool {
        let bit = hash(key, self.bits);
        self.set[bit / 64] >> (bit % 64) & 1 == 1
    }
}

/// A table of lines in order, of which each begins with its key. Where they begin is looked up when the first is asked for.
struct Lines {
    text: &'static str,
    /// Bytes of a key.
    width: usize,
    /// The key of each line, and where it begins.
    starts: OnceLock<Vec<(u64, u32)>>,
}

impl Lines {
    const fn new(text: &'static str, width: usize) -> Self {
        Self { text, width, starts: OnceLock::new() }
    }

    /// The characters that make a word with `first` before them.
    fn seconds(&self, first: char) -> &'static str {
        self.behind(key(first.encode_utf8(&mut [0; 4]).as_bytes()))
    }

    /// What stands behind `key` in the line that begins with it; empty if there is none.
    fn behind(&self, key: u64) -> &'static str {
        let starts = self.starts();
        let Ok(at) = starts.binary_search_by_key(&key, |&(own, _)| own) else { return "" };
        self.text[starts[at].1 as usize + self.width..].lines().next().unwrap_or_default()
    }

    fn starts(&self) -> &[(u64, u32)] {
        self.starts.get_or_init(|| {
            let line = |line: &str| {
                (key(&line.as_bytes()[..self.width]), (line.as_ptr() as usize - self.text.as_ptr() as usize) as u32)
            };
            self.text.lines().map(line).collect()
        })
    }
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
        assert!(WORDS.text.lines().is_sorted());
    }

    #[test]
    fn words_are_told_from_what_meets_by_chance() {
        assert!(is_word('养', '殖') && is_word('装', '修'));
        assert!(!is_word('陪', '养') && !is_word('a', 'b') && !is_word('\u{3400}', '养'));
    }
}
