//! Common words of two characters, to tell where one word ends and the next begins: 培养 in 陪|养殖|户 is none, since 养殖 is a word.
//!
//! `words.txt` has a line for each first character, in order, with all that follow it: the 30,316 words of jieba's dictionary that were counted 60
//! times or more (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi), and 59 of office papers that it lacks (台账). It is searched as it
//! lies in the program, so that it costs nothing to start.

use std::sync::OnceLock;

mod idioms;
mod pairs;

pub(super) use idioms::{are_confused, slips as idiom_slips};
pub(super) use pairs::slips as pair_slips;

static WORDS: Lines = Lines::new(include_str!("words.txt"));

/// Whether the two characters are a common word.
pub(super) fn is_word(first: char, second: char) -> bool {
    WORDS.seconds(first).contains(second)
}

/// A table of lines in order, of which each begins with its key. Where they begin is looked up when the first is asked for.
struct Lines {
    text: &'static str,
    starts: OnceLock<Vec<u32>>,
}

impl Lines {
    const fn new(text: &'static str) -> Self {
        Self { text, starts: OnceLock::new() }
    }

    /// The characters that make a word with `first` before them.
    fn seconds(&self, first: char) -> &'static str {
        self.behind(first.encode_utf8(&mut [0; 4]))
    }

    /// What stands behind `key` in the line that begins with it; empty if there is none.
    fn behind(&self, key: &str) -> &'static str {
        let starts = self.starts.get_or_init(|| {
            let line = |line: &str| (line.as_ptr() as usize - self.text.as_ptr() as usize) as u32;
            self.text.lines().map(line).collect()
        });
        let head = |start: u32| self.text.as_bytes()[start as usize..].get(..key.len()).unwrap_or_default();
        let at = starts.partition_point(|&start| head(start) < key.as_bytes());
        let line = starts.get(at).and_then(|&start| self.text[start as usize..].lines().next());
        line.and_then(|line| line.strip_prefix(key)).unwrap_or_default()
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
