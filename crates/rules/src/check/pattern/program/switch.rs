//! Which of many ways a search may go on by the character that stands there, so that an alternation of hundreds of words is not tried word by word.

use std::ops::Range;
use std::sync::OnceLock;

use super::opening::Openings;
use super::{Program, Span, Step};

/// Fewer ways are tried one after another.
const FEWEST: usize = 6;
/// Most of the characters with which a way begins, if they are told.
const MOST: usize = 512;
/// So many ways may begin with any character; they stand in every row.
const MOST_OPEN: usize = 4;

/// The switches of a program. What a search asks lies close together: it comes to a program after hundreds of others.
#[derive(Debug, Default)]
pub(super) struct Switches {
    /// For each step one more than the number of its switch; 0 where it has none.
    of: Box<[u16]>,
    /// Of each switch the ways where another character stands than those of its rows, or none: a range of `ways`.
    open: Vec<Range<u32>>,
    /// The rows of all switches, by the hash of a switch and a character; a power of two, at least half of them empty.
    rows: Box<[Row]>,
    /// The ways of all rows that have several, in the order in which they are tried.
    ways: Vec<u32>,
    openings: Option<Openings>,
    /// For each step what stands behind it, if it is a span that was met.
    behind: Box<[OnceLock<Option<Box<Openings>>>]>,
}

/// The ways from a step on where a character stands.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// Which switch, from 1, and which character; 0: none.
    key: u64,
    /// The way, if there is one; otherwise where they begin.
    at: u32,
    /// How many there are.
    count: u32,
}

/// The way that is tried first, and the others.
pub(super) type Ways<'s> = (u32, &'s [u32]);

impl Switches {
    /// Those of a program.
    pub(super) fn new(program: &Program) -> Self {
        let steps = &program.steps;
        // Each of the many ends of a repetition leads to what follows it: that has a switch of its own.
        let mut before = vec![0u8; steps.len()];
        for step in steps {
            if let Step::Split(_, second) = step {
                before[*second as usize] = before[*second as usize].saturating_add(1);
            }
        }
        let openings = Openings::of(program, 0);
        let behind = steps.iter().map(|_| OnceLock::new()).collect();
        let mut made = Self { of: vec![0; steps.len()].into(), openings, behind, ..Self::default() };
        let mut rows = Vec::new();
        for at in (0..steps.len()).filter(|&at| before[at] != 1) {
            if made.open.len() < usize::from(u16::MAX)
                && let Some(switch) = Switch::new(program, at, &before)
            {
                let number = made.open.len() as u16 + 1;
                made.of[at] = number;
                let open = made.put(&switch.open);
                made.open.push(open);
                for (c, ways) in switch.rows {
                    let at = if let [way] = *ways { way } else { made.put(&ways).start };
                    rows.push(Row { key: key(number, c), at, count: ways.len() as u32 });
                }
            }
        }
        made.fill(&rows);
        made
    }

    fn put(&mut self, ways: &[u32]) -> Range<u32> {
        let start = self.ways.len() as u32;
        self.ways.extend(ways);
        start..self.ways.len() as u32
    }

    fn fill(&mut self, rows: &[Row]) {
        self.rows = vec![Row::default(); (2 * rows.len()).next_power_of_two()].into();
        for row in rows {
            let mut slot = hash(row.key) & (self.rows.len() - 1);
            while self.rows[slot].key != 0 {
                slot = (slot + 1) & (self.rows.len() - 1);
            }
            self.rows[slot] = *row;
        }
    }

    /// The ways that lead on from a step where `c` stands, if there are any; `None`: the step has no switch.
    #[inline]
    pub(super) fn ways(&self, step: u32, c: Option<char>) -> Option<Option<Ways<'_>>> {
        let number = *self.of.get(step as usize)?;
        let open = self.open.get(usize::from(number.checked_sub(1)?))?;
        if let Some(c) = c {
            let key = key(number, c);
            let mut slot = hash(key) & (self.rows.len() - 1);
            while self.rows[slot].key != 0 {
                let Row { key: own, at, count } = self.rows[slot];
                if own == key {
                    return Some(if count == 1 { Some((at, &[])) } else { self.several(at..at + count) });
                }
                slot = (slot + 1) & (self.rows.len() - 1);
            }
        }
        Some(self.several(open.clone()))
    }

    fn several(&self, range: Range<u32>) -> Option<Ways<'_>> {
        self.ways[range.start as usize..range.end as usize].split_first().map(|(first, others)| (*first, others))
    }

    /// What stands behind a span, if that is told.
    #[inline]
    pub(super) fn behind(&self, program: &Program, step: u32) -> Option<&Openings> {
        let made = || Openings::of(program, step + 1).map(Box::new);
        self.behind[step as usize].get_or_init(made).as_deref()
    }

    /// What matches begin with, if that is told.
    #[inline]
    pub(super) fn openings(&self) -> Option<&Openings> {
        self.openings.as_ref()
    }
}

fn key(switch: u16, c: char) -> u64 {
    u64::from(switch) << 32 | u64::from(c)
}

fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

/// The ways from one step on.
struct Switch {
    /// Characters, and the ways that may begin with each, in the order in which they are tried.
    rows: Vec<(char, Vec<u32>)>,
    /// The ways where another character stands, or none.
    open: Vec<u32>,
}

impl Switch {
    /// The one from a step on, if there are many ways and it can be told with what they begin. `before` is how many steps lead to each where another way
    /// fails.
    fn new(program: &Program, at: usize, before: &[u8]) -> Option<Self> {
        let mut ways = Vec::new();
        let mut last = at as u32;
        while let Step::Split(first, second) = program.steps[last as usize] {
            ways.push(first);
            last = second;
            if before[second as usize] > 1 {
                break;
            }
        }
        ways.push(last);
        if ways.len() < FEWEST {
            return None;
        }
        let begins: Vec<Option<Vec<char>>> = ways.iter().map(|&way| begins(program, way)).collect();
        if begins.iter().filter(|begin| begin.is_none()).count() > MOST_OPEN {
            return None;
        }
        let open = ways.iter().zip(&begins).filter(|(_, begin)| begin.is_none()).map(|(&way, _)| way).collect();
        let mut pairs: Vec<(char, usize)> = begins
            .iter()
            .enumerate()
            .flat_map(|(rank, begin)| begin.iter().flatten().map(move |&c| (c, rank)))
            .collect();
        pairs.sort_unstable();
        let is_open = |rank: &usize| begins[*rank].is_none();
        let rows = pairs.chunk_by(|one, next| one.0 == next.0).map(|row| {
            let mut ranks: Vec<usize> = row.iter().map(|pair| pair.1).chain((0..ways.len()).filter(is_open)).collect();
            ranks.sort_unstable();
            (row[0].0, ranks.into_iter().map(|rank| ways[rank]).collect())
        });
        Some(Self { rows: rows.collect(), open })
    }
}

/// The characters with which a way begins, each once; `None`: any, or it may take none.
fn begins(program: &Program, way: u32) -> Option<Vec<char>> {
    let (mut chars, mut open, mut seen) = (Vec::new(), vec![way], vec![way]);
    let mut follow = |step: u32, open: &mut Vec<u32>| {
        if !seen.contains(&step) {
            seen.push(step);
            open.push(step);
        }
    };
    while let Some(at) = open.pop() {
        match &program.steps[at as usize] {
            Step::Char(code) => chars.push(char::from_u32(*code)?),
            Step::Class(class) | Step::Span(Span { class, .. }) => {
                for &(first, last) in &program.classes[*class as usize] {
                    if (last - first) as usize >= MOST {
                        return None;
                    }
                    chars.extend((first..=last).filter_map(char::from_u32));
                }
                if matches!(program.steps[at as usize], Step::Span(Span { min: 0, .. })) {
                    follow(at + 1, &mut open);
                }
            }
            &Step::Split(first, second) => {
                follow(first, &mut open);
                follow(second, &mut open);
            }
            &Step::Jump(to) => follow(to, &mut open),
            Step::At(_) | Step::Group(_) => follow(at + 1, &mut open),
            Step::Match => return None,
        }
        if chars.len() > MOST {
            return None;
        }
    }
    chars.sort_unstable();
    chars.dedup();
    Some(chars)
}
