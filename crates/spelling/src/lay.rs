//! A clause with what the language model knows of it, and the places where an edit is looked for.

use std::cell::OnceCell;

use crate::language::{Ending, Language, Level};
use crate::symbols::{Symbol, is_han};

/// A character and the one behind it that are together likelier than this, in nats, are taken for granted,
const SURPRISE: f32 = -13.0;
/// and so they are with the next if the three are likelier than this.
const SURPRISE_OF_THREE: f32 = -16.5;
/// From this level on the four symbols around a character speak for it.
const KNOWN: Level = 2;

/// How closely a text is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Where two characters stand together that never did, and another that is easily confused makes a word, or where they are one in the other order: several
    /// times as fast.
    Words,
    /// Wherever a character surprises.
    #[default]
    All,
}

/// A clause with what is known of it.
pub struct Lay<'c> {
    /// Its symbols.
    pub symbols: &'c [Symbol],
    /// For each place near one of `places`, the levels of what ends there.
    pub endings: Vec<Ending>,
    /// The Han characters that are a surprise where they stand.
    pub places: Vec<usize>,
    fours: Fours<'c>,
    all_fours: OnceCell<Vec<Level>>,
}

impl<'c> Lay<'c> {
    /// What a language model knows of a clause, of which only `open` characters are looked at, in order.
    #[must_use]
    pub fn new(language: Language<'c>, symbols: &'c [Symbol], open: impl Iterator<Item = usize>) -> Self {
        let count = symbols.len();
        let mut fours = Fours { language, symbols, levels: vec![UNASKED; count] };
        let mut endings = Endings { all: vec![[0; 5]; count], done: vec![false; count] };
        let mut likelihoods = vec![f32::NAN; count];
        let mut places = Vec::new();
        for at in open.filter(|&at| is_han(symbols[at])) {
            if fours.are_known((at + 1).max(3)) && fours.are_known((at + 2).max(3)) {
                continue;
            }
            let mut likelihood = |end: usize| {
                if likelihoods[end].is_nan() {
                    endings.fill(&language, symbols, end - 1..=end);
                    likelihoods[end] = language.likelihood(symbols[end], &endings.all[end], &endings.all[end - 1]);
                }
                likelihoods[end]
            };
            let two = likelihood(at) + likelihood(at + 1);
            if two < SURPRISE && (at + 2 == count || two + likelihood(at + 2) < SURPRISE_OF_THREE) {
                places.push(at);
            }
        }
        for &at in &places {
            endings.fill(&language, symbols, at.saturating_sub(3)..=(at + 6).min(count - 1));
        }
        Self { symbols, endings: endings.all, places, fours, all_fours: OnceCell::new() }
    }

    /// What is known around places, whether they surprise or not.
    #[must_use]
    pub fn around(language: Language<'c>, symbols: &'c [Symbol], places: Vec<usize>) -> Self {
        let count = symbols.len();
        let mut endings = Endings { all: vec![[0; 5]; count], done: vec![false; count] };
        for &at in &places {
            endings.fill(&language, symbols, at.saturating_sub(3)..=(at + 6).min(count - 1));
        }
        let fours = Fours { language, symbols, levels: vec![UNASKED; count] };
        Self { symbols, endings: endings.all, places, fours, all_fours: OnceCell::new() }
    }

    /// For each place the level of the four symbols that end there. Asked for late: most clauses have no edit that needs it.
    pub fn fours(&self) -> &[Level] {
        self.all_fours.get_or_init(|| self.fours.clone().all())
    }

    /// Which part of the clause is known, by its fours: those that end at the first three symbols are none.
    pub fn known(&self) -> f32 {
        let fours = self.fours();
        let seen = fours.iter().filter(|&&level| level > 0).count();
        if fours.len() <= 3 { 0.0 } else { seen as f32 / (fours.len() - 3) as f32 }
    }
}

/// Stands for the level of four symbols that was not asked for.
const UNASKED: Level = Level::MAX;

/// The levels of the four symbols that end at each place, as far as they were asked for: most clauses need but a few.
#[derive(Clone)]
struct Fours<'c> {
    language: Language<'c>,
    symbols: &'c [Symbol],
    levels: Vec<Level>,
}

impl Fours<'_> {
    fn level(&mut self, end: usize) -> Level {
        if self.levels[end] == UNASKED {
            let four = end.checked_sub(3).map(|start| &self.symbols[start..=end]);
            self.levels[end] = four.map_or(0, |four| self.language.gram(four));
        }
        self.levels[end]
    }

    fn all(mut self) -> Vec<Level> {
        (0..self.levels.len()).map(|end| self.level(end)).collect()
    }

    /// Whether those at a place were seen often enough, or there are none.
    fn are_known(&mut self, end: usize) -> bool {
        end >= self.levels.len() || self.level(end) >= KNOWN
    }
}

struct Endings {
    all: Vec<Ending>,
    done: Vec<bool>,
}

impl Endings {
    fn fill(&mut self, language: &Language<'_>, symbols: &[Symbol], ends: std::ops::RangeInclusive<usize>) {
        for end in ends {
            if !self.done[end] {
                let before = if end > 0 && self.done[end - 1] { self.all[end - 1] } else { [16; 5] };
                self.all[end] = language.ending(symbols, end, &before);
                self.done[end] = true;
            }
        }
    }
}
