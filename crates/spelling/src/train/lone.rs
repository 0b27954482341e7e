//! What the ranker of lone characters learns from: words with a character typed wrong, beside all that stands so by chance.

use super::boost::Rows;
use super::corpus::Document;
use super::random::{Random, number_of};
use crate::checker::Checker;
use crate::confusions::Confusions;
use crate::count::Clauses;
use crate::edit::{Edit, Kind};
use crate::features::Features;
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
        return (spoilt != clause && checker.is_lone(&spoilt, &checker.common(&spoilt), at))
            .then_some((spoilt, at, edit));
    }
    None
}

/// A clause without one character of a word; where the other stands, and what mends it.
fn cut(checker: &Checker<'_>, clause: &[Symbol], random: &mut Random) -> Option<(Vec<Symbol>, usize, Edit)> {
    let places = (0..TRIES).map(|_| 1 + random.below(clause.len() - 2)).collect::<Vec<_>>();
    let at = places.into_iter().find(|&at| checker.is_common(clause[at], clause[at + 1]))?;
    let lost = at + random.below(2);
    let edit = Edit { at: lost, old: 0, new: [clause[lost], 0], len: 1, kind: Kind::Missing };
    let mut cut = clause.to_vec();
    cut.remove(lost);
    Some((cut, at, edit))
}

/// Hands over the edits at each place of a clause, with what the ranker is told of them.
type Each<'e> = dyn Fn(&[Symbol], &Repeats, &mut dyn FnMut(usize, &[(Edit, Features)])) + 'e;

/// Rows of a clause, and of what was made of it.
fn learn(
    each: &Each<'_>,
    clause: &[Symbol],
    spoilt: Option<(Vec<Symbol>, usize, Edit)>,
    repeats: &Repeats,
    rows: &mut Rows,
) {
    each(clause, repeats, &mut |_, edits| {
        edits.iter().for_each(|(_, features)| rows.push(*features, false, 1.0));
    });
    let Some((spoilt, place, right)) = spoilt else { return };
    each(&spoilt, repeats, &mut |at, edits| {
        if at == place {
            edits.iter().for_each(|(edit, features)| rows.push(*features, edit.is_like(&right), 1.0));
        }
    });
}

/// Rows for both rankers of lone characters.
#[derive(Default)]
pub struct Learned {
    /// For that of two of which one is wrong.
    pub pairs: Rows,
    /// For that of one beside which another is missing.
    pub halves: Rows,
}

impl Learned {
    /// Adds rows of a document, in some clauses of which a word is spoilt, or cut.
    pub fn add(&mut self, checker: &Checker<'_>, document: &Document, typed: &Typed, counts: &[u32]) {
        let mut random = Random::new(number_of(&document.name));
        let mut clauses: Vec<Clause> = Vec::new();
        each_clause(&document.text, |clause| clauses.push(clause.clone()));
        let mut repeats = Repeats::new(document.text.len());
        clauses.iter().for_each(|clause| repeats.add(&clause.symbols));
        for symbols in clauses.iter().map(|clause| clause.symbols.as_slice()).filter(|symbols| symbols.len() > 4) {
            let spoilt = random.is(SPOILT).then(|| spoil(checker, symbols, typed, counts, &mut random)).flatten();
            learn(
                &|s, r, t| checker.each_lone(s, &checker.common(s), r, t),
                symbols,
                spoilt,
                &repeats,
                &mut self.pairs,
            );
            let cut = random.is(SPOILT).then(|| cut(checker, symbols, &mut random)).flatten();
            learn(&|s, r, t| checker.each_half(s, &checker.common(s), r, t), symbols, cut, &repeats, &mut self.halves);
        }
    }
}
