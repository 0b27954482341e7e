//! Which of many ways a search may go on by the character that stands there, so that an alternation of hundreds of words is not tried word by word.

use std::sync::OnceLock;

use super::opening::Openings;
use super::{Program, Span, Step};

/// Fewer ways are tried one after another.
const FEWEST: usize = 6;
/// Most of the characters with which a way begins, if they are told.
const MOST: usize = 512;
/// So many ways may begin with any character; they stand in every row.
const MOST_OPEN: usize = 4;

/// The switches of a program.
#[derive(Debug, Default)]
pub(super) struct Switches {
    /// For each step one more than the number of its switch; 0 where it has none.
    of: Box<[u16]>,
    switches: Vec<Switch>,
    openings: Option<Openings>,
    /// For each step what stands behind it, if it is a span that was met.
    behind: Box<[OnceLock<Option<Box<Openings>>>]>,
}

/// The ways from one step on.
#[derive(Debug)]
struct Switch {
    /// Characters, by the last eight bits of their numbers, and the ways that may begin with each, in the order in which they are tried.
    rows: Vec<(char, Box<[u32]>)>,
    /// Where the rows of each of those bits begin; they end where the next begin.
    starts: Box<[u32]>,
    /// The ways where another character stands, or none.
    open: Box<[u32]>,
}

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
        let mut made = Self { of: vec![0; steps.len()].into(), switches: Vec::new(), openings, behind };
        for at in (0..steps.len()).filter(|&at| before[at] != 1) {
            if made.switches.len() < usize::from(u16::MAX)
                && let Some(switch) = Switch::new(program, at, &before)
            {
                made.switches.push(switch);
                made.of[at] = made.switches.len() as u16;
            }
        }
        made
    }

    /// The ways that lead on from a step where `c` stands; `None`: the step has no switch.
    #[inline]
    pub(super) fn ways(&self, step: u32, c: Option<char>) -> Option<&[u32]> {
        let switch = &self.switches[usize::from(*self.of.get(step as usize)?).checked_sub(1)?];
        Some(c.and_then(|c| switch.row(c)).unwrap_or(&*switch.open))
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
        let open: Box<[u32]> =
            ways.iter().zip(&begins).filter(|(_, begin)| begin.is_none()).map(|(&way, _)| way).collect();
        let mut pairs: Vec<(char, usize)> = begins
            .iter()
            .enumerate()
            .flat_map(|(rank, begin)| begin.iter().flatten().map(move |&c| (c, rank)))
            .collect();
        pairs.sort_unstable_by_key(|&(c, rank)| (low(c), c, rank));
        let is_open = |rank: &usize| begins[*rank].is_none();
        let rows = pairs.chunk_by(|one, next| one.0 == next.0).map(|row| {
            let mut ranks: Vec<usize> = row.iter().map(|pair| pair.1).chain((0..ways.len()).filter(is_open)).collect();
            ranks.sort_unstable();
            (row[0].0, ranks.into_iter().map(|rank| ways[rank]).collect())
        });
        let rows: Vec<(char, Box<[u32]>)> = rows.collect();
        let starts = (0..=LOW).map(|bits| rows.partition_point(|row| low(row.0) < bits) as u32).collect();
        Some(Self { rows, starts, open })
    }

    /// The ways that may begin with a character, if they are others than with any.
    #[inline]
    fn row(&self, c: char) -> Option<&[u32]> {
        let range = self.starts[low(c)] as usize..self.starts[low(c) + 1] as usize;
        self.rows[range].iter().find(|row| row.0 == c).map(|row| &*row.1)
    }
}

/// How many numbers the last bits of characters have, by which rows are found.
const LOW: usize = 256;

/// The last bits of the number of a character.
fn low(c: char) -> usize {
    c as usize % LOW
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
