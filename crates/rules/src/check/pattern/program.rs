//! A pattern as a short program that is run by backtracking, character by character.
//!
//! An engine that reads a text once builds tables for that first: of a few thousand patterns, each of which reads a few dozen
//! characters in most documents, building them takes nearly all of the time. A program is ready as soon as its pattern is
//! parsed, and tells the group on its way. Where it would go back and forth too often, it gives up, and the other
//! engine answers.

mod build;
mod opening;
mod switch;

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use super::edge::{Characters, Edge};
use switch::Switches;

/// How many steps a search may take for each byte that it reads, and how many in any case.
const STEPS: usize = 40;
const FEWEST: usize = 4_000;

/// What is done, one after another; places of steps are their indices, and characters their numbers, which are unpacked faster.
#[derive(Debug, Serialize, Deserialize)]
enum Step {
    /// This character stands here.
    Char(u32),
    /// One of this class does.
    Class(u32),
    /// So many of a class do.
    Span(Span),
    /// Goes on at the first, and at the second where that fails.
    Split(u32, u32),
    Jump(u32),
    /// The place is the start or the end of the text, or of a line.
    At(Place),
    /// The group that is the match begins (`false`) or ends (`true`).
    Group(bool),
    Match,
}

/// Some characters of one class, one after another.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Span {
    class: u32,
    min: u32,
    /// `u32::MAX`: any number.
    max: u32,
    /// Whether more are tried before fewer.
    is_greedy: bool,
}

/// A place that has no character.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Place {
    Start,
    End,
    LineStart,
    LineEnd,
}

/// So many steps of searches everywhere take as long as the other engine takes to be ready,
const WORTH_COMPILING: u64 = 150_000;
/// and one for so many bytes takes longer than it does to read them.
const BYTES_A_STEP: u64 = 2;
/// Of a pattern with more steps than this it has more states than it keeps, and makes them anew again and again.
const MOST_STEPS: usize = 512;
/// So many take as long as making the switches.
const WORTH_SWITCHING: u64 = 4_000;

/// A pattern that is ready to run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Program {
    steps: Vec<Step>,
    /// Classes of characters: first and last of each range, in order.
    classes: Vec<Vec<(u32, u32)>>,
    /// What a match begins with; `None`: anything.
    first: Option<Characters>,
    edge: Edge,
    has_group: bool,
    /// Steps that searches everywhere have taken.
    #[serde(skip)]
    taken: AtomicU64,
    /// The bytes that they read.
    #[serde(skip)]
    read: AtomicU64,
    /// The same until there are switches.
    #[serde(skip)]
    tried: AtomicU64,
    /// Made when it has searched so much that they pay.
    #[serde(skip)]
    switches: OnceLock<Switches>,
}

/// A match, and the group within it that is the match of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// All of it.
    pub whole: Range<usize>,
    /// The group named `match`, if there is one and it took part.
    pub group: Option<Range<usize>>,
}

/// Where matches may begin: at `from`, at `to`, and between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Starts {
    /// Offset in bytes.
    pub from: u32,
    /// Offset of the start of a character, or beyond the end.
    pub to: u32,
}

impl Starts {
    /// All of a text.
    pub const ANYWHERE: Self = Self { from: 0, to: u32::MAX };

    /// In order, and those that meet as one.
    #[must_use]
    pub fn merged(mut starts: Vec<Self>) -> Vec<Self> {
        starts.sort_unstable();
        starts.dedup_by(|next, last| {
            let meets = next.from <= last.to;
            if meets {
                last.to = last.to.max(next.to);
            }
            meets
        });
        starts
    }
}

/// That a search would take too many steps.
#[derive(Debug)]
pub(super) struct Endless;

/// A search in the making.
struct Search<'t> {
    text: &'t str,
    switches: Option<&'t Switches>,
    forks: Vec<Fork>,
    /// Steps that it may still take.
    left: usize,
}

/// Where a search may go on, where it failed.
struct Fork {
    step: u32,
    at: usize,
    group: (usize, usize),
}

/// Where a group stands that took no part.
const NOWHERE: usize = usize::MAX;

impl Program {
    /// What must stand at the end to which the pattern is bound.
    pub(super) fn edge(&self) -> &Edge {
        &self.edge
    }

    /// Whether it has searched so much, and with so many steps, that the other engine has paid.
    pub(super) fn is_tired(&self) -> bool {
        let taken = self.taken.load(Ordering::Relaxed);
        let is_slower = || BYTES_A_STEP * taken > self.read.load(Ordering::Relaxed);
        self.steps.len() <= MOST_STEPS && taken > WORTH_COMPILING && is_slower()
    }

    /// The first match that begins at `at` or behind, in one of `starts`.
    pub(super) fn find_in(&self, text: &str, at: usize, starts: &[Starts]) -> Result<Option<Found>, Endless> {
        let all = FEWEST + STEPS * (text.len() - at);
        let mut search = Search { text, switches: self.switches.get(), forks: Vec::new(), left: all };
        // Each match asks anew, and a line may hold a million places.
        let behind = &starts[starts.partition_point(|one| (one.to as usize) < at)..];
        let found = behind.iter().find_map(|one| {
            let from = text.floor_char_boundary(one.from as usize).max(at);
            self.first_of(&mut search, from..text.len().min(one.to as usize) + 1).transpose()
        });
        let taken = (all - search.left) as u64;
        if starts == [Starts::ANYWHERE] {
            let end = if let Some(Ok(found)) = &found { found.whole.end } else { text.len() };
            self.taken.fetch_add(taken, Ordering::Relaxed);
            self.read.fetch_add(end.saturating_sub(at) as u64, Ordering::Relaxed);
        }
        if search.switches.is_none() && self.tried.fetch_add(taken, Ordering::Relaxed) > WORTH_SWITCHING {
            self.switches.get_or_init(|| Switches::new(self));
        }
        found.transpose()
    }

    /// The first match that begins in `range`; one past the end is the end of the text.
    fn first_of(&self, search: &mut Search<'_>, range: Range<usize>) -> Result<Option<Found>, Endless> {
        let (text, mut start) = (search.text, range.start);
        let mut chars = text[start..].chars();
        let mut here = chars.next();
        while start < range.end {
            let behind = chars.next();
            if self.may_begin(search.switches, here, behind)
                && let Some(found) = self.run(start, search)?
            {
                return Ok(Some(found));
            }
            start += here.map_or(1, char::len_utf8);
            here = behind;
        }
        Ok(None)
    }

    /// Whether a match may begin with these two characters, as far as there are any.
    #[inline]
    fn may_begin(&self, switches: Option<&Switches>, here: Option<char>, behind: Option<char>) -> bool {
        match switches.and_then(Switches::openings) {
            Some(openings) => openings.allow(here, behind),
            None => self.first.as_ref().is_none_or(|first| here.is_some_and(|c| first.has(c))),
        }
    }

    /// The match that begins at `start`.
    fn run(&self, start: usize, search: &mut Search<'_>) -> Result<Option<Found>, Endless> {
        let Search { text, switches, forks, left } = search;
        forks.clear();
        forks.push(Fork { step: 0, at: start, group: (NOWHERE, NOWHERE) });
        while let Some(Fork { mut step, mut at, mut group }) = forks.pop() {
            loop {
                *left = left.checked_sub(1).ok_or(Endless)?;
                let next = || text[at..].chars().next();
                let taken = match &self.steps[step as usize] {
                    Step::Char(code) => next().filter(|&c| u32::from(c) == *code),
                    Step::Class(class) => next().filter(|&c| holds(&self.classes[*class as usize], c)),
                    Step::Span(span) => {
                        let behind = Fork { step: step + 1, at, group };
                        self.spread(*span, behind, (text, *switches), forks, left)?;
                        break;
                    }
                    &Step::Split(first, second) => {
                        if let Some(ways) = switches.and_then(|switches| switches.ways(step, next())) {
                            let Some((first, others)) = ways else { break };
                            forks.extend(others.iter().rev().map(|&step| Fork { step, at, group }));
                            step = first;
                            continue;
                        }
                        // Most of many words fail at their first character.
                        match &self.steps[first as usize] {
                            Step::Char(code) if next().is_none_or(|c| u32::from(c) != *code) => step = second,
                            _ => {
                                forks.push(Fork { step: second, at, group });
                                step = first;
                            }
                        }
                        continue;
                    }
                    &Step::Jump(to) => {
                        step = to;
                        continue;
                    }
                    Step::At(place) if is_there(*place, text, at) => {
                        step += 1;
                        continue;
                    }
                    Step::At(_) => None,
                    Step::Group(is_end) => {
                        *(if *is_end { &mut group.1 } else { &mut group.0 }) = at;
                        step += 1;
                        continue;
                    }
                    Step::Match => {
                        let inner = (group.1 != NOWHERE).then_some(group.0..group.1);
                        return Ok(Some(Found { whole: start..at, group: inner }));
                    }
                };
                let Some(c) = taken else { break };
                at += c.len_utf8();
                step += 1;
            }
        }
        Ok(None)
    }

    /// Puts down all places where the characters of a span may end, and it goes on `behind` it: the one to be tried first comes last.
    fn spread(
        &self,
        Span { class, min, max, is_greedy }: Span,
        behind: Fork,
        (text, switches): (&str, Option<&Switches>),
        forks: &mut Vec<Fork>,
        left: &mut usize,
    ) -> Result<(), Endless> {
        let Fork { step, mut at, group } = behind;
        let openings = switches.and_then(|switches| switches.behind(self, step - 1));
        let (class, first) = (&self.classes[class as usize], forks.len());
        let mut chars = text[at..].chars();
        let mut here = chars.next();
        for count in 0.. {
            *left = left.checked_sub(1).ok_or(Endless)?;
            let next = chars.next();
            if count >= min && openings.is_none_or(|openings| openings.allow(here, next)) {
                forks.push(Fork { step, at, group });
            }
            let Some(c) = here.filter(|&c| count < max && holds(class, c)) else { break };
            at += c.len_utf8();
            here = next;
        }
        if !is_greedy {
            forks[first..].reverse();
        }
        Ok(())
    }

    /// Whether there is a group that is the match.
    pub(super) fn has_group(&self) -> bool {
        self.has_group
    }
}

/// Whether `c` is in one of the ranges, which are in order.
pub(super) fn holds(ranges: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    if let [(first, last)] = ranges {
        return *first <= c && c <= *last;
    }
    let next = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(next).is_some_and(|&(first, _)| first <= c)
}

/// Whether the place `at` is what is asked for.
fn is_there(place: Place, text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match place {
        Place::Start => at == 0,
        Place::End => at == bytes.len(),
        Place::LineStart => at == 0 || bytes[at - 1] == b'\n',
        Place::LineEnd => at == bytes.len() || bytes[at] == b'\n',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    /// All matches one after another, each with its group.
    fn by_program(program: &Program, text: &str) -> Option<Vec<Found>> {
        let (mut all, mut at) = (Vec::new(), 0);
        while at <= text.len() {
            let Some(found) = program.find_in(text, at, &[Starts::ANYWHERE]).ok()? else { break };
            at = behind(&found.whole, text);
            all.push(found);
        }
        Some(all)
    }

    fn by_regex(regex: &Regex, text: &str) -> Vec<Found> {
        let (mut all, mut at) = (Vec::new(), 0);
        while at <= text.len() {
            let Some(captures) = regex.captures_at(text, at) else { break };
            let whole = captures.get_match().range();
            at = behind(&whole, text);
            all.push(Found { whole, group: captures.name("match").map(|group| group.range()) });
        }
        all
    }

    fn behind(found: &Range<usize>, text: &str) -> usize {
        found.end.max(found.start + text[found.start..].chars().next().map_or(1, char::len_utf8))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn switches_find_the_same(
            words in prop::collection::vec("[ab元甲乙](?:[ab元甲乙]\\?)?[丙丁]?", 6..12),
            behind in r"[a元甲]?",
            text in "[abA元甲乙丙兄，]{0,12}",
        ) {
            let pattern = format!("(?:{}|[^甲乙丙]b)(?<match>{behind})", words.join("|"));
            let (regex, program) = (Regex::new(&pattern).unwrap(), Program::of(&pattern).unwrap());
            let switches = program.switches.get_or_init(|| Switches::new(&program));
            prop_assert!(switches.ways(0, None).is_some());
            prop_assert_eq!(by_program(&program, &text), Some(by_regex(&regex, &text)), "{} {:?}", pattern, text);
        }

        #[test]
        fn finds_what_the_other_engine_finds(
            pattern in r"(?:[ab元](?:\?\??|\+\??|\{0,2\}|\{1,3\}\?)?|\[\^?[ab元-兄]\](?:\?|\*\??|\{2\})?|\^|\$|\||\(\?:|\)\??|\)|\(\?i:|\(\?m:|\(\?<match>){0,9}",
            text in "[abA元兄，\n]{0,12}",
        ) {
            if let (Ok(regex), Some(program)) = (Regex::new(&pattern), Program::of(&pattern)) {
                prop_assert_eq!(by_program(&program, &text), Some(by_regex(&regex, &text)), "{} {:?}", pattern, text);
            }
        }
    }

    #[test]
    fn a_match_is_found_from_what_it_holds() {
        let (text, program) = ("甲乙丙丁，乙丙，甲甲乙丙", Program::of("甲{0,2}乙(?<match>丙)").unwrap());
        let before = |(at, _): (usize, &str)| Starts { from: at.saturating_sub(9) as u32, to: at as u32 };
        let starts = Starts::merged(text.match_indices('丙').map(before).collect());
        let mut at = 0;
        while let Some(found) = program.find_in(text, at, &[Starts::ANYWHERE]).unwrap() {
            assert_eq!(program.find_in(text, at, &starts).unwrap().as_ref(), Some(&found));
            at = found.whole.end;
        }
        assert_eq!((at, program.find_in(text, at, &starts).unwrap()), (text.len(), None));
    }

    #[test]
    fn windows_that_meet_are_one() {
        let starts = |all: &[(u32, u32)]| all.iter().map(|&(from, to)| Starts { from, to }).collect::<Vec<_>>();
        assert_eq!(Starts::merged(starts(&[(9, 9), (2, 6), (0, 8), (9, 12)])), starts(&[(0, 8), (9, 12)]));
        assert_eq!(Starts::merged(starts(&[(7, 7), (0, u32::MAX)])), [Starts::ANYWHERE]);
    }

    #[test]
    fn a_line_of_many_places_takes_no_longer_than_it_is() {
        let (text, program) = ("甲,".repeat(200_000), Program::of("甲(?<match>,)").unwrap());
        let before = |(at, _): (usize, &str)| Starts { from: at as u32 - 3, to: at as u32 };
        let starts = Starts::merged(text.match_indices(',').map(before).collect());
        let next = |at: &usize| program.find_in(&text, *at, &starts).unwrap().map(|found| found.whole.end);
        assert_eq!(std::iter::successors(Some(0), next).count(), 200_001);
    }

    #[test]
    fn what_goes_back_and_forth_is_left_to_the_other() {
        let program = Program::of("(?:a+)+b").unwrap();
        assert!(program.find_in(&"a".repeat(4_000), 0, &[Starts::ANYWHERE]).is_err());
        assert!(Program::of(r"(?:a*)*b").is_none() && Program::of(r"\ba").is_none());
        assert!(Program::of("(?:(?:甲乙){1,200}){1,200}").is_none());
    }
}
