//! The first two characters of what a program matches: nearly everywhere they tell that no match begins, and no step need be taken.

use super::{Program, Span, Step};

/// Most of the characters that one step may take, if they are told.
const MOST: usize = 512;
/// As many pairs are told of one character after another; of more the first says all.
const MOST_PAIRS: usize = 1 << 12;
/// Bits of the filter for each pair, and how many there are, as powers of two.
const BITS_EACH: usize = 8;
const FEWEST: u32 = 9;
const LARGEST: u32 = 16;
/// Stands for any character.
const ANY: u32 = 1 << 21;

/// Pairs of characters, as the hashes of a filter; either may be any.
#[derive(Debug)]
pub(super) struct Openings {
    set: Box<[u64]>,
    shift: u32,
    /// Whether there are pairs of which the first is any, or the second.
    is_open: [bool; 2],
}

impl Openings {
    /// Those of what a program matches from a step on; `None`: that may be empty, or begin with any two.
    pub(super) fn of(program: &Program, step: u32) -> Option<Self> {
        let mut reach = Reach { program, seen: vec![0; program.steps.len()], round: 0 };
        let mut pairs = Vec::new();
        for first in reach.from(step)? {
            let ones = characters(program, first);
            let seconds = reach.behind(first).map(|steps| steps.into_iter().map(|step| characters(program, step)));
            let seconds: Vec<_> = seconds.map_or_else(|| vec![None], Iterator::collect);
            for twos in seconds {
                let is_told = |twos: &Vec<u32>| ones.as_ref().map_or(1, Vec::len) * twos.len() <= MOST_PAIRS;
                match (&ones, &twos.filter(is_told)) {
                    (None, None) => return None,
                    (None, Some(twos)) => pairs.extend(twos.iter().map(|&two| (ANY, two))),
                    (Some(ones), None) => pairs.extend(ones.iter().map(|&one| (one, ANY))),
                    (Some(ones), Some(twos)) => {
                        pairs.extend(ones.iter().flat_map(|&one| twos.iter().map(move |&two| (one, two))));
                    }
                }
            }
        }
        Some(Self::new(&pairs))
    }

    fn new(pairs: &[(u32, u32)]) -> Self {
        let bits = (pairs.len() * BITS_EACH).next_power_of_two().trailing_zeros().clamp(FEWEST, LARGEST);
        let is_open = [pairs.iter().any(|pair| pair.0 == ANY), pairs.iter().any(|pair| pair.1 == ANY)];
        let mut made = Self { set: vec![0; 1 << (bits - 6)].into(), shift: 64 - bits, is_open };
        for &(one, two) in pairs {
            let slot = made.slot(one, two);
            made.set[slot / 64] |= 1 << (slot % 64);
        }
        made
    }

    #[inline]
    fn slot(&self, one: u32, two: u32) -> usize {
        ((u64::from(one) << 32 | u64::from(two)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize
    }

    #[inline]
    fn has(&self, one: u32, two: u32) -> bool {
        let slot = self.slot(one, two);
        self.set[slot / 64] >> (slot % 64) & 1 == 1
    }

    /// Whether a match may begin with these: false for sure, true most likely. The second is none at the end of the text.
    #[inline]
    pub(super) fn allow(&self, one: Option<char>, two: Option<char>) -> bool {
        let Some(one) = one.map(u32::from) else { return false };
        let is_told = two.map(u32::from).is_some_and(|two| self.has(one, two) || self.is_open[0] && self.has(ANY, two));
        is_told || self.is_open[1] && self.has(one, ANY)
    }
}

/// The characters that a step takes; `None`: too many.
fn characters(program: &Program, step: u32) -> Option<Vec<u32>> {
    match &program.steps[step as usize] {
        Step::Char(code) => Some(vec![*code]),
        Step::Class(class) | Step::Span(Span { class, .. }) => {
            let ranges = &program.classes[*class as usize];
            let count: usize = ranges.iter().map(|(first, last)| (last - first) as usize + 1).sum();
            (count <= MOST).then(|| ranges.iter().flat_map(|&(first, last)| first..=last).collect())
        }
        _ => None,
    }
}

/// Looks for what may be done next.
struct Reach<'p> {
    program: &'p Program,
    /// For each step in which round it was met.
    seen: Vec<u32>,
    round: u32,
}

impl Reach<'_> {
    /// The steps that take a character, from one on without taking any before; `None`: the match may end there.
    fn from(&mut self, step: u32) -> Option<Vec<u32>> {
        self.round += 1;
        let (mut taking, mut open) = (Vec::new(), vec![step]);
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut self.seen[at as usize], self.round) == self.round {
                continue;
            }
            match self.program.steps[at as usize] {
                Step::Char(_) | Step::Class(_) => taking.push(at),
                Step::Span(Span { min, max, .. }) => {
                    taking.extend((max > 0).then_some(at));
                    open.extend((min == 0).then_some(at + 1));
                }
                Step::Split(first, second) => open.extend([first, second]),
                Step::Jump(to) => open.push(to),
                Step::At(_) | Step::Group(_) => open.push(at + 1),
                Step::Match => return None,
            }
        }
        Some(taking)
    }

    /// The steps that take the next character when one has taken its first; `None`: the match may end there.
    fn behind(&mut self, step: u32) -> Option<Vec<u32>> {
        let Step::Span(Span { min, max, .. }) = self.program.steps[step as usize] else { return self.from(step + 1) };
        let mut taking = if min > 1 { Vec::new() } else { self.from(step + 1)? };
        taking.extend((max > 1).then_some(step));
        Some(taking)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_begins_with_its_first_two_characters() {
        for (pattern, text, is_allowed) in [
            ("人民|(?:[一二]{1,3}[名只])", "人民", true),
            ("人民|(?:[一二]{1,3}[名只])", "二一", true),
            ("人民|(?:[一二]{1,3}[名只])", "一名", true),
            ("人民|(?:[一二]{1,3}[名只])", "人名", false),
            ("人民|(?:[一二]{1,3}[名只])", "二", false),
            (r"(?:^|[^用])用于", "甲用", true),
            (r"(?:^|[^用])用于", "用于", true),
            (r"(?:^|[^用])用于", "甲于", false),
            ("据[^，]{0,8}反映|元", "据说", true),
            ("据[^，]{0,8}反映|元", "元", true),
            ("据[^，]{0,8}反映|元", "说据", false),
        ] {
            let openings = Openings::of(&Program::of(pattern).unwrap(), 0).unwrap();
            let mut chars = text.chars();
            assert_eq!(openings.allow(chars.next(), chars.next()), is_allowed, "{pattern} {text}");
        }
        assert!(Openings::of(&Program::of(r"\p{L}{2}精神|甲").unwrap(), 0).is_none());
        assert!(Openings::of(&Program::of("甲?").unwrap(), 0).is_none());
    }
}
