//! Two characters that are no word, and that a common word differs from by one of them or by their order: 枝术, 展发.
//!
//! `non_words.txt` has a line for each first character, in order: of each pair that begins with it the second character and the word that is meant. How
//! the 21,300 pairs were chosen stands in the rule `typo/wrong-character`. They are no literals of the automaton, which would be slower to make and to walk.

use std::sync::OnceLock;

use super::{Filter, HAN, Lines, TWO, key, runs, two};
use crate::check::Guard;
use hegao_model::text::{Folded, Span};

static NON_WORDS: Lines = Lines::new(include_str!("non_words.txt"), HAN);

/// Bytes of a pair behind its first character: the second, and the word.
const ROW: usize = HAN + TWO;

/// Bits of the filter, as a power of two: it lets one pair in 150 pass that is none of these.
const FILTER_BITS: u32 = 19;

/// The pairs of characters in `folded` that are no word, unless one of them makes a word with its other neighbour, and what is meant.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    let (bytes, filter) = (folded.as_bytes(), filter());
    let mut found = Vec::new();
    for run in runs(folded).filter(|run| run.len() >= TWO) {
        for at in (run.start..=run.end - TWO).step_by(HAN).filter(|&at| filter.has(two(bytes, at))) {
            let right = meant(&bytes[at..at + TWO]).filter(|_| Guard::Lexicon.allows(folded, at, at + TWO));
            found.extend(right.map(|right| (Span::new(at, at + TWO), right)));
        }
    }
    found
}

/// What two characters are meant to be, if they are no word.
fn meant(pair: &[u8]) -> Option<&'static str> {
    let (first, second) = pair.split_at(HAN);
    let rows = NON_WORDS.behind(key(first)).as_bytes().chunks_exact(ROW);
    let row = rows.into_iter().find(|row| row.starts_with(second))?;
    std::str::from_utf8(&row[HAN..]).ok()
}

/// What nearly all pairs of characters of a text are asked for.
fn filter() -> &'static Filter {
    static FILTER: OnceLock<Filter> = OnceLock::new();
    FILTER.get_or_init(|| {
        let of_line = |line: &'static str| {
            let (first, rows) = line.as_bytes().split_at(HAN);
            rows.chunks_exact(ROW).map(|row| key(first) << (8 * HAN) | key(&row[..HAN]))
        };
        Filter::of(FILTER_BITS, NON_WORDS.text.lines().flat_map(of_line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lexicon::is_word;

    #[test]
    fn pairs_that_are_no_word_are_found() {
        for (text, expected) in [
            ("提高枝术水平", Some("技术")),
            ("展发经济", Some("发展")),
            ("会议丙容如下", Some("内容")),
            ("社会防讯息泄露，动物园因交换动物需要", None),
            ("技术水平", None),
            ("枝", None),
        ] {
            let told = slips(text);
            assert_eq!(told.first().map(|(_, right)| *right), expected, "{text}");
        }
    }

    #[test]
    fn every_row_has_a_pair_that_is_no_word_and_one_that_is_another() {
        for line in NON_WORDS.text.lines() {
            let chars: Vec<char> = line.chars().collect();
            assert!(chars.len() > 1 && chars.len() % 3 == 1, "{line}");
            for row in chars[1..].chunks(3) {
                assert!(!is_word(chars[0], row[0]) && (chars[0], row[0]) != (row[1], row[2]), "{}{row:?}", chars[0]);
            }
        }
    }
}
