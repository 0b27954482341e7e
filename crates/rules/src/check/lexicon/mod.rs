//! Common words of two characters, to tell where one word ends and the next begins: 培养 in 陪|养殖|户 is none, since 养殖 is a word.
//!
//! `words.txt` has a line for each first character, in order, with all that follow it: the 30,316 words of jieba's dictionary that were counted 60
//! times or more (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi), and 59 of office papers that it lacks (台账). It is searched as it
//! lies in the program, so that it costs nothing to start.

mod idioms;
mod pairs;

pub(super) use idioms::{are_confused, slips as idiom_slips};
pub(super) use pairs::slips as pair_slips;

const WORDS: &str = include_str!("words.txt");

/// Whether the two characters are a common word.
pub(super) fn is_word(first: char, second: char) -> bool {
    seconds(WORDS, first).contains(second)
}

/// The characters that make a word of `table` with `first` before them.
fn seconds(table: &'static str, first: char) -> &'static str {
    behind(table, first.encode_utf8(&mut [0; 4]))
}

/// What stands behind `key` in the line of `table` that begins with it. The lines are in order.
fn behind(table: &'static str, key: &str) -> &'static str {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = table.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let line = table[start..].lines().next().unwrap_or_default();
        let Some(own) = line.as_bytes().get(..key.len()) else { return "" };
        match own.cmp(key.as_bytes()) {
            std::cmp::Ordering::Equal => return &line[key.len()..],
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        for line in WORDS.lines() {
            let mut chars = line.chars();
            let first = chars.next().unwrap();
            assert_eq!(seconds(WORDS, first), chars.as_str());
        }
        assert!(WORDS.lines().is_sorted());
    }

    #[test]
    fn words_are_told_from_what_meets_by_chance() {
        assert!(is_word('养', '殖') && is_word('装', '修'));
        assert!(!is_word('陪', '养') && !is_word('a', 'b') && !is_word('\u{3400}', '养'));
    }
}
