//! What the ranker of lone characters learns from: words with a character typed wrong, beside all that stands so by chance.

use super::boost::Rows;
use super::corpus::Document;
use super::random::{Random, number_of};
use crate::checker::Checker;
use crate::confusions::Confusions;
use crate::count::Clauses;
use crate::edit::{Edit, Kind};
use crate::fuse::Fuse;
use crate::lone::{self, PARTS};
use crate::repeats::Repeats;
use crate::symbols::{Clause, FIRST_HAN, SYMBOLS, Symbol, each_clause, is_han};

/// In so many clauses a word is spoilt.
const SPOILT: f64 = 0.1;
/// How many places of a clause are tried.
const TRIES: usize = 4;

/// For each symbol the logarithms of how often it is part of no common word of `words`, and of how often it stands in `clauses` at all.
#[must_use]
pub fn counts(clauses: &Clauses, words: Fuse<'_>) -> Vec<u8> {
    let mut counts = vec![[0u32; 2]; SYMBOLS];
    for clause in clauses.each() {
        for three in clause.windows(3).filter(|three| is_han(three[1])) {
            let [alone, all] = &mut counts[usize::from(three[1])];
            *all += 1;
            let is_of_word = lone::is_common(words, three[0], three[1]) || lone::is_common(words, three[1], three[2]);
            *alone += u32::from(!is_of_word);
        }
    }
    counts.iter().flatten().map(|&count| (((count + 1) as f32).ln() * PARTS).round().min(255.0) as u8).collect()
}

/// What is typed for each symbol: what is read the same, nearly the same, and what looks alike.
pub struct Typed([Vec<Vec<Symbol>>; 3]);

impl Typed {
    /// Of characters that stand somewhere in what was counted.
    #[must_use]
    pub fn new(confusions: Confusions<'_>, counts: &[u32]) -> Self {
        let mut typed = [0; 3].map(|_| vec![Vec::new(); SYMBOLS]);
        let stands = |symbol: &Symbol| counts[usize::from(*symbol)] > 0;
        for symbol in (FIRST_HAN..SYMBOLS as Symbol).filter(stands) {
            confusions.each(symbol, |meant, kind| {
                let list = match kind {
                    Kind::Same => 0,
                    Kind::Near => 1,
                    _ => 2,
                };
                typed[list][usize::from(meant)].push(symbol);
            });
        }
        Self(typed)
    }

    /// One that is typed for a symbol, the more frequent of two.
    fn one(&self, meant: Symbol, counts: &[u32], random: &mut Random) -> Option<Symbol> {
        let list = match random.below(100) {
            0..=54 => 0,
            55..=64 => 1,
            _ => 2,
        };
        let all = &self.0[list][usize::from(meant)];
        let [one, other] = [random.one(all)?, random.one(all)?];
        Some(if counts[usize::from(*one)] >= counts[usize::from(*other)] { *one } else { *other })
    }
}

/// A clause with a character of a word typed wrong, or its two in the other order; where the word begins, and what mends it.
fn spoil(
    checker: &Checker<'_>,
    clause: &[Symbol],
    typed: &Typed,
    counts: &[u32],
    random: &mut Random,
) -> Option<(Vec<Symbol>, usize, Edit)> {
    for _ in 0..TRIES {
        let at = 1 + random.below(clause.len() - 2);
        let word = [clause[at], clause[at + 1]];
        if !checker.is_common(word[0], word[1]) {
            continue;
        }
        let mut spoilt = clause.to_vec();
        let edit = if random.is(0.08) {
            spoilt.swap(at, at + 1);
            Edit::two(at, word, Kind::Swap)
        } else {
            let place = at + random.below(2);
            spoilt[place] = typed.one(clause[place], counts, random)?;
            Edit::one(place, clause[place], Kind::Same)
        };
        return (spoilt != clause && checker.is_lone(&spoilt, at)).then_some((spoilt, at, edit));
    }
    None
}

/// Adds rows of a document, in some clauses of which a word is spoilt.
pub fn of_document(checker: &Checker<'_>, document: &Document, typed: &Typed, counts: &[u32], rows: &mut Rows) {
    let mut random = Random::new(number_of(&document.name));
    let mut clauses: Vec<Clause> = Vec::new();
    each_clause(&document.text, |clause| clauses.push(clause.clone()));
    let mut repeats = Repeats::new(document.text.len());
    clauses.iter().for_each(|clause| repeats.add(&clause.symbols));
    for Clause { symbols, .. } in &clauses {
        checker.each_lone(symbols, &repeats, &mut |_, edits| {
            edits.iter().for_each(|(_, features)| rows.push(*features, false, 1.0));
        });
        if !random.is(SPOILT) || symbols.len() < 5 {
            continue;
        }
        let Some((spoilt, place, right)) = spoil(checker, symbols, typed, counts, &mut random) else { continue };
        checker.each_lone(&spoilt, &repeats, &mut |at, edits| {
            if at == place {
                edits.iter().for_each(|(edit, features)| rows.push(*features, edit.is_like(&right), 1.0));
            }
        });
    }
}
