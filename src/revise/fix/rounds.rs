//! Round after round: what goes together is written, read and checked again, until nothing is left that may be written.
//!
//! What cannot be written, what would still be found, and what would make something new wrong is not written: a set that does
//! not come through is halved until it is known which of it is the cause. The last round tries all that is left and writes
//! none of it, so that another run does nothing.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::super::{self as revise, Front};
use super::wants::Wants;
use crate::document::write::{self, Refusal};
use crate::document::{Document, Edit, Join};
use crate::finding::Finding;
use crate::language::{Said, both};
use crate::session::{Fixable, Fixables};

/// More rounds are not made; whoever runs the command again goes on.
const ROUNDS: usize = 20;

/// So many sets are tried for one document.
const TRIALS: usize = 400;

/// A document as it is at one time. No `Debug`: it is not masked.
pub struct Stage {
    /// What is stored.
    pub bytes: Vec<u8>,
    /// What was read of it.
    pub document: Document,
    /// What counts in it.
    pub fixables: Fixables,
}

/// A finding and the number of the suggestion that it gets, both as indices.
type Pick = (usize, usize);

/// Why something that was wanted is not written.
pub enum Why {
    /// It cannot be written.
    Refused(Refusal),
    /// These rules would find something that was not there, or find the same again.
    Found(BTreeSet<Arc<str>>),
    /// Another one that was asked for is written there.
    Taken,
    /// Too many were tried before.
    Untried,
}

impl Why {
    /// Why, for people.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Refused(refusal) => revise::why(refusal),
            Self::Found(rules) => {
                let rules = Said::list(rules);
                both!(
                    "改了以后仍会报，或会出现新的问题（{rules}），要人来改",
                    "it would still be found, or something new would be ({rules}): somebody has to change it"; rules
                )
            }
            Self::Taken => {
                both!(
                    "与另一处要改的重叠，请改好后再改它",
                    "it overlaps another one that was asked for: fix it afterwards"
                )
            }
            Self::Untried => both!(
                "试过的组合太多，没有再试；请用 '#编号' 或 --only 分开改",
                "too many combinations were tried, this one was not: fix it apart by '#NUMBER' or --only"
            ),
        }
    }
}

/// What a change does, as far as one sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Other words.
    Words,
    /// The same words without the break between them.
    Join,
    /// A mask over a value, which is shown masked before and after.
    Mask,
}

/// A finding that was mended.
pub struct Made {
    /// It, masked.
    pub finding: Finding,
    /// Its number in the report on the document as it was; `None` if it is not told there.
    pub number: Option<usize>,
    /// Which of its suggestions it got.
    pub choice: usize,
    /// What that does.
    pub change: Change,
    /// How many places of the document that was.
    pub places: usize,
}

/// One that was wanted and was not.
pub struct Left {
    /// It, masked.
    pub finding: Finding,
    /// Its number in the report; `None` if it is not told there.
    pub number: Option<usize>,
    /// Which of its suggestions it was to get.
    pub choice: usize,
    /// What that would do.
    pub change: Change,
    /// Why it did not.
    pub why: Why,
}

/// What came of a document.
#[derive(Default)]
pub struct Fixed {
    /// The document as it is then; `None`: as it was.
    pub last: Option<Stage>,
    /// What was mended.
    pub made: Vec<Made>,
    /// What was wanted and was not.
    pub left: Vec<Left>,
    /// How many of the first round had to wait.
    pub waited: usize,
    /// How many rounds there were.
    pub rounds: usize,
    /// Whether there could have been more rounds.
    pub is_cut: bool,
}

impl Fixed {
    /// How many places were changed.
    #[must_use]
    pub fn places(&self) -> usize {
        self.made.iter().map(|made| made.places).sum()
    }
}

/// The indices of findings by rule and words, the last first.
type ByWords = HashMap<(Arc<str>, String), Vec<usize>>;

/// The findings of the document as it was, for whoever speaks of one in a later stage: lines move with what is written before.
pub struct Origins<'s> {
    first: &'s Stage,
    taken: BTreeSet<usize>,
    /// Made when somebody asks.
    by_words: Option<ByWords>,
}

impl<'s> Origins<'s> {
    /// Those of `first`.
    #[must_use]
    pub fn of(first: &'s Stage) -> Self {
        Self { first, taken: BTreeSet::new(), by_words: None }
    }

    /// The finding of that index.
    fn take(&mut self, index: usize) -> Option<&'s Fixable> {
        self.taken.insert(index);
        self.first.fixables.list.get(index)
    }

    /// The first one that says the same and was not taken before.
    pub fn find(&mut self, finding: &Finding) -> Option<&'s Fixable> {
        let key = |finding: &Finding| (finding.rule.clone(), finding.matched.clone());
        let list = &self.first.fixables.list;
        let by_words = self.by_words.get_or_insert_with(|| {
            let mut by_words: HashMap<_, Vec<usize>> = HashMap::new();
            for (index, one) in list.iter().enumerate().rev() {
                by_words.entry(key(&one.finding)).or_default().push(index);
            }
            by_words
        });
        let same = by_words.get_mut(&key(finding))?;
        let index = std::iter::from_fn(|| same.pop()).find(|index| !self.taken.contains(index))?;
        self.take(index)
    }
}

/// What one round made.
#[derive(Default)]
struct Round {
    made: Vec<Pick>,
    next: Option<Stage>,
    dropped: Vec<(Pick, Why)>,
    waiting: Vec<usize>,
}

/// What fixes one document.
pub struct Fixing<'a, F> {
    front: &'a F,
    name: &'a str,
    wants: &'a Wants,
    trials: Cell<usize>,
}

impl<'a, F: Front> Fixing<'a, F> {
    /// Fixes the document that reports call `name`.
    pub fn new(front: &'a F, name: &'a str, wants: &'a Wants) -> Self {
        Self { front, name, wants, trials: Cell::new(0) }
    }

    /// Fixes what is wanted of `first`.
    ///
    /// # Errors
    /// Nothing can be written into the file at all.
    pub fn run(&self, first: &Stage) -> Result<Fixed, Refusal> {
        let mut fixed = Fixed::default();
        let mut origins = Origins::of(first);
        loop {
            let now = fixed.last.as_ref().unwrap_or(first);
            // Whoever names a finding knows what it names.
            let is_first = fixed.rounds == 0 && !self.wants.has_numbers();
            let Round { made, next, dropped, waiting } = self.round(now, is_first)?;
            let waits = waiting.len();
            let told = |pick: &Pick| now.left(*pick, Why::Taken);
            if self.wants.has_numbers() {
                fixed.left.extend(waiting.iter().map(|index| told(&(*index, 0))));
            }
            let dropped = dropped.into_iter().map(|(pick, why)| now.left(pick, why));
            let is_over = (made.is_empty() && !(is_first && waits > 0)) || self.wants.has_numbers();
            if is_over {
                fixed.left.extend(dropped);
            }
            now.tell(&made, fixed.rounds == 0, &mut origins, &mut fixed.made);
            fixed.waited += if is_first { waits } else { 0 };
            fixed.rounds += 1;
            if next.is_some() {
                fixed.last = next;
            }
            fixed.is_cut = !is_over && fixed.rounds == ROUNDS;
            if is_over || fixed.is_cut {
                return Ok(fixed);
            }
        }
    }

    /// Words first, then breaks: a break that goes moves everything behind it.
    fn round(&self, now: &Stage, is_first: bool) -> Result<Round, Refusal> {
        let fixables = &now.fixables;
        let wanted = (0..fixables.list.len()).filter(|&index| self.wants.choice(fixables, index).is_some());
        let (joins, words): (Vec<usize>, Vec<usize>) = wanted.partition(|&index| now.join(index).is_some());
        let mut round = Round::default();
        for (set, others) in [(words, &joins[..]), (joins.clone(), &[])] {
            let mut queue = set;
            while !queue.is_empty() {
                let (chosen, waiting) = fixables.together(&queue, is_first);
                let picks = chosen.into_iter().filter_map(|index| Some((index, self.wants.choice(fixables, index)?)));
                let trial = self.accept(now, Trial::default(), picks.collect(), &mut round.dropped)?;
                if !trial.made.is_empty() {
                    round.waiting.extend(waiting.iter().chain(others));
                    return Ok(Round { made: trial.made, next: trial.stage, ..round });
                }
                if is_first {
                    round.waiting.extend(waiting);
                    break;
                }
                queue = waiting;
            }
        }
        Ok(round)
    }

    /// Of `picks` those that come through together with those of `base`.
    fn accept(
        &self,
        now: &Stage,
        base: Trial,
        picks: Vec<Pick>,
        dropped: &mut Vec<(Pick, Why)>,
    ) -> Result<Trial, Refusal> {
        if picks.is_empty() {
            return Ok(base);
        }
        if self.trials.get() >= TRIALS {
            dropped.extend(picks.into_iter().map(|pick| (pick, Why::Untried)));
            return Ok(base);
        }
        self.trials.set(self.trials.get() + 1);
        let all = [base.made.clone(), picks.clone()].concat();
        match self.attempt(now, &all) {
            Ok(stage) => Ok(Trial { made: all, stage: Some(stage) }),
            Err(Why::Refused(refusal)) if is_of_the_file(&refusal) => Err(refusal),
            Err(why) if picks.len() == 1 => {
                dropped.push((picks[0], why));
                Ok(base)
            }
            Err(_) => {
                let (first, second) = picks.split_at(picks.len() / 2);
                let base = self.accept(now, base, first.to_vec(), dropped)?;
                self.accept(now, base, second.to_vec(), dropped)
            }
        }
    }

    /// The document with `picks` written, if it says what it should and nothing new is wrong with it.
    fn attempt(&self, now: &Stage, picks: &[Pick]) -> Result<Stage, Why> {
        let Stage { bytes, document, fixables } = now;
        let limits = self.front.limits();
        let joins: Vec<Join> = picks.iter().filter_map(|(index, _)| now.join(*index).cloned()).collect();
        let written = if joins.is_empty() {
            let edits: Vec<Edit> = picks.iter().flat_map(|pick| now.edits(*pick)).cloned().collect();
            write::document(self.name, bytes, document, &edits, limits)
        } else {
            write::joined(self.name, bytes, document, &joins, limits)
        };
        let bytes = written.map_err(Why::Refused)?;
        let otherwise = || Why::Refused(Refusal::ReadsOtherwise);
        let read = self.front.read(self.name, bytes.clone()).map_err(|_| otherwise())?;
        let found = super::fixables(self.front, self.name, &read).ok_or_else(otherwise)?;
        if found.gaps.len() > fixables.gaps.len() {
            return Err(otherwise());
        }
        let unexpected = found.unexpected(&read, fixables.expected(document, picks));
        if unexpected.is_empty() {
            return Ok(Stage { bytes, document: read, fixables: found });
        }
        Err(Why::Found(unexpected.into_iter().map(|index| found.list[index].finding.rule.clone()).collect()))
    }
}

/// What came through so far.
#[derive(Default)]
struct Trial {
    made: Vec<Pick>,
    stage: Option<Stage>,
}

impl Stage {
    fn join(&self, index: usize) -> Option<&Join> {
        self.fixables.list[index].rewrite.as_ref()?.join.as_ref()
    }

    fn edits(&self, (index, choice): Pick) -> &[Edit] {
        let rewrite = self.fixables.list[index].rewrite.as_ref();
        rewrite.and_then(|rewrite| rewrite.replacements.get(choice)).map_or(&[], |replacement| &replacement.edits)
    }

    fn change(&self, (index, choice): Pick) -> Change {
        let fixable = &self.fixables.list[index];
        let rewrite = fixable.rewrite.as_ref();
        let new = rewrite.and_then(|rewrite| rewrite.replacements.get(choice)).map(|replacement| &*replacement.text);
        let shown = fixable.finding.suggestions.get(choice).map(|suggestion| &suggestion.text);
        if new == Some(fixable.said(&self.document)) {
            Change::Join
        } else if shown == Some(&fixable.finding.matched) {
            Change::Mask
        } else {
            Change::Words
        }
    }

    /// The finding that tells of this one.
    fn head(&self, index: usize) -> usize {
        self.fixables.list[index].told_by.unwrap_or(index)
    }

    fn left(&self, (index, choice): Pick, why: Why) -> Left {
        let head = &self.fixables.list[self.head(index)];
        let finding = self.fixables.list[index].finding.clone();
        Left { finding, number: head.number, choice, change: self.change((index, choice)), why }
    }

    /// Adds what was made of this stage to `told`, one for all places of a finding.
    fn tell(&self, made: &[Pick], is_first: bool, origins: &mut Origins<'_>, told: &mut Vec<Made>) {
        let mut picks: Vec<(usize, usize)> = made.iter().map(|(index, choice)| (self.head(*index), *choice)).collect();
        picks.sort_unstable();
        for same in picks.chunk_by(|one, other| one.0 == other.0) {
            let (head, choice) = same[0];
            let fixable = &self.fixables.list[head];
            let origin = if is_first { origins.take(head) } else { origins.find(&fixable.finding) };
            let (number, finding) = origin.map_or((None, &fixable.finding), |one| (one.number, &one.finding));
            let change = self.change((head, choice));
            told.push(Made { finding: finding.clone(), number, choice, change, places: same.len() });
        }
    }
}

/// Whether a refusal is of the whole file, whatever is to be written.
fn is_of_the_file(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Signed
            | Refusal::DamagedArchive
            | Refusal::OddArchive
            | Refusal::Format
            | Refusal::Stale
            | Refusal::Encrypted
    )
}
