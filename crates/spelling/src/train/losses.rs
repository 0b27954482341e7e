//! Where wrong characters are lost on their way through the model.

use std::collections::BTreeMap;

use super::evaluate::repeats;
use super::rows::Pair;
use crate::candidates::Proposer;
use crate::checker::Checker;
use crate::edit::Edit;
use crate::lay::Lay;
use crate::repeats::Repeats;
use crate::symbols::{Symbol, character, each_clause};

/// The least scores of the ranks that are told apart.
const RANKS: [f32; 7] = [-3.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.5];

/// How far wrong characters came.
#[derive(Default)]
pub struct Losses {
    /// For each stage the characters that came no further, with what stands around, and what ought to.
    pub stages: BTreeMap<String, Vec<String>>,
}

/// A wrong clause, what it ought to be, and where one of its characters is wrong.
struct Slip<'a> {
    wrong: &'a [Symbol],
    right: &'a [Symbol],
    at: usize,
}

impl Losses {
    /// Follows the wrong characters of a pair.
    pub fn add(&mut self, checker: &Checker<'_>, pair: &Pair) {
        let clauses = |text: &str| {
            let mut all: Vec<Vec<Symbol>> = Vec::new();
            each_clause(text, |clause| all.push(clause.symbols.clone()));
            all
        };
        let (wrong, right) = (clauses(&pair.wrong), clauses(&pair.right));
        if wrong.len() != right.len() {
            return;
        }
        let repeats = repeats(&pair.wrong);
        for (wrong, right) in wrong.iter().zip(&right).filter(|(wrong, right)| wrong.len() == right.len()) {
            for at in (0..wrong.len()).filter(|&at| wrong[at] != right[at]) {
                let slip = Slip { wrong, right, at };
                let stage = format!("{}, {}", slip.stage(checker, &repeats), slip.company());
                self.stages.entry(stage).or_default().push(slip.around());
            }
        }
    }

    /// How many wrong characters there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.stages.values().map(Vec::len).sum()
    }
}

impl Slip<'_> {
    fn around(&self) -> String {
        let text = |symbols: &[Symbol]| -> String {
            let around = &symbols[self.at.saturating_sub(4)..symbols.len().min(self.at + 5)];
            around.iter().map(|&symbol| character(symbol).unwrap_or('.')).collect()
        };
        format!("{} {}", text(self.wrong), text(self.right))
    }

    fn company(&self) -> &'static str {
        let is_wrong = |at: usize| self.wrong.get(at).is_some_and(|&symbol| symbol != self.right[at]);
        if is_wrong(self.at - 1) || is_wrong(self.at + 1) { "beside another" } else { "alone" }
    }

    /// Whether an edit makes the character what it ought to be.
    fn is_mended_by(&self, edit: &Edit) -> bool {
        let range = edit.at..edit.at + edit.old;
        edit.old == edit.len && range.contains(&self.at) && edit.added() == &self.right[range]
    }

    /// How far the character came.
    fn stage(&self, checker: &Checker<'_>, repeats: &Repeats) -> String {
        let mut best: Option<(f32, bool)> = None;
        checker.each_place(self.wrong, &repeats, &mut |edits| {
            let scores: Vec<f32> = edits.iter().map(|(_, features)| checker.score(features)).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let mending = edits.iter().zip(&scores).filter(|((edit, _), _)| self.is_mended_by(edit));
            for (_, &score) in mending {
                if best.is_none_or(|(other, _)| score > other) {
                    best = Some((score, score >= most));
                }
            }
        });
        match best {
            Some((score, is_first)) => {
                let least = RANKS.iter().rev().find(|&&least| score >= least);
                let rank = least.map_or("lower".to_owned(), |least| format!("from {least:4.1}"));
                format!("5 ranked {rank}{}", if is_first { "" } else { ", behind another" })
            }
            None => self.lost(checker).to_owned(),
        }
    }

    /// Why what it ought to be was not ranked.
    fn lost(&self, checker: &Checker<'_>) -> &'static str {
        let (language, confusions, words) = checker.parts();
        let lay = Lay::new(language, self.wrong, 1..self.wrong.len() - 1);
        if !lay.places.contains(&self.at) {
            return "1 not surprising";
        }
        let (mut is_confusion, mut is_proposed) = (false, false);
        confusions.each(self.wrong[self.at], |other, _| is_confusion |= other == self.right[self.at]);
        let proposer = Proposer { language, confusions, words, lay: &lay };
        proposer.propose(self.at, &mut |edit| is_proposed |= self.is_mended_by(&edit));
        match (is_proposed, is_confusion) {
            (true, _) => "4 gains too little",
            (_, true) => "3 not proposed",
            _ => "2 no confusion",
        }
    }
}
