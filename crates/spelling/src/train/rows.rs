//! What the ranker learns from: edits of clauses, and whether they bring a clause nearer to what is right.

use super::boost::Rows;
use super::corpus::Document;
use super::noise::Noise;
use super::random::{Random, number_of};
use crate::checker::Checker;
use crate::features::Features;
use crate::repeats::Repeats;
use crate::symbols::{Clause, Symbol, each_clause};

/// A sentence with a slip, and as it was meant.
#[derive(Clone)]
pub struct Pair {
    /// As it was written.
    pub wrong: String,
    /// As it was meant.
    pub right: String,
}

/// The pairs of a file: one a line, with a tab between.
#[must_use]
pub fn pairs(text: &str) -> Vec<Pair> {
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    let fold = |text: &str| hegao_model::text::Text::new(text.trim()).folded().to_owned();
    pairs.map(|(wrong, right)| Pair { wrong: fold(wrong), right: fold(right) }).collect()
}

/// How many symbols must change to make one of the other.
#[must_use]
pub fn distance(a: &[Symbol], b: &[Symbol]) -> usize {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, left) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (at, right) in b.iter().enumerate() {
            let changed = corner + usize::from(left != right);
            corner = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// An edit that gains less, in nats, is easily told from one that is right.
const EASY: f32 = 7.0;

/// How much likelier an edit makes a text.
fn edit_gain(features: &Features) -> f32 {
    features[1]
}

/// Adds the edits of a clause that ought to be `right`.
pub fn learn(
    checker: &Checker<'_>,
    clause: &[Symbol],
    right: &[Symbol],
    repeats: &Repeats,
    weight: f32,
    rows: &mut Rows,
) {
    let is_clean = clause == right;
    let off = if is_clean { 0 } else { distance(clause, right) };
    let mut count = clause.len();
    checker.each_place(clause, &repeats, &mut |edits| {
        for (edit, features) in edits {
            let mends = edit.old.max(edit.len);
            let is_right = !is_clean && distance(&edit.applied(clause), right) + mends == off;
            // Of the easy ones, which are many, one in four stands for all.
            let is_easy = !is_right && edit_gain(features) < EASY;
            count = count.wrapping_add(1);
            match is_easy {
                true if !count.is_multiple_of(4) => {}
                true => rows.push(*features, is_right, weight * 4.0),
                false => rows.push(*features, is_right, weight),
            }
        }
    });
}

/// How much of the clauses of a document is spoilt.
const SPOILT: f64 = 0.4;

/// Rows of a document, some of whose clauses are spoilt.
pub fn of_document(checker: &Checker<'_>, document: &Document, noise: &Noise<'_>, rows: &mut Rows) {
    let mut random = Random::new(number_of(&document.name));
    let mut clauses: Vec<(Clause, Clause)> = Vec::new();
    each_clause(&document.text, |clause| {
        let spoilt = if random.is(SPOILT) { noise.spoil(clause, &mut random) } else { None };
        clauses.push((spoilt.unwrap_or_else(|| clause.clone()), clause.clone()));
    });
    let mut repeats = Repeats::new(document.text.len());
    clauses.iter().for_each(|(clause, _)| repeats.add(&clause.symbols));
    for (clause, right) in &clauses {
        learn(checker, &clause.symbols, &right.symbols, &repeats, 1.0, rows);
    }
}

/// Rows of a pair: as it is, and with all slips mended but one.
pub fn of_pair(checker: &Checker<'_>, pair: &Pair, weight: f32, rows: &mut Rows) {
    let clauses = |text: &str| {
        let mut all: Vec<Vec<Symbol>> = Vec::new();
        each_clause(text, |clause| all.push(clause.symbols.clone()));
        all
    };
    let (wrong, right) = (clauses(&pair.wrong), clauses(&pair.right));
    if wrong.len() != right.len() {
        return;
    }
    let mut repeats = Repeats::new(pair.wrong.len());
    wrong.iter().for_each(|clause| repeats.add(clause));
    for (wrong, right) in wrong.iter().zip(&right) {
        learn(checker, wrong, right, &repeats, weight, rows);
        let slips: Vec<usize> = (0..wrong.len().min(right.len())).filter(|&at| wrong[at] != right[at]).collect();
        if wrong.len() == right.len() && slips.len() > 1 {
            for &at in &slips {
                let mut one = right.clone();
                one[at] = wrong[at];
                learn(checker, &one, right, &repeats, weight / slips.len() as f32, rows);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_changes() {
        assert_eq!(distance(&[0, 1, 2, 3, 0], &[0, 1, 3, 2, 0]), 2);
        assert_eq!(distance(&[0, 1, 2, 0], &[0, 1, 2, 0]), 0);
        assert_eq!(distance(&[0, 1, 2, 2, 0], &[0, 1, 2, 0]), 1);
    }
}
