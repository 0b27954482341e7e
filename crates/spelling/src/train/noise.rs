//! Slips as people make them, put into clauses that are right.

use std::collections::HashMap;

use super::characters::Characters;
use super::random::Random;
use crate::edit::{Edit, Kind};
use crate::symbols::{Clause, Symbol, is_han};

/// Makes slips.
pub struct Noise<'a> {
    characters: &'a Characters,
    /// Words of two characters by their readings.
    words: HashMap<[u16; 2], Vec<usize>>,
    /// Which words stand for which: by their symbols.
    known: HashMap<[Symbol; 2], [u16; 2]>,
    /// For each symbol those, in use or not, that are taken for it by their shape.
    shapes: HashMap<Symbol, Vec<Symbol>>,
}

impl<'a> Noise<'a> {
    /// The slips that are possible with these characters and words.
    #[must_use]
    pub fn new(characters: &'a Characters) -> Self {
        let mut words: HashMap<[u16; 2], Vec<usize>> = HashMap::new();
        let mut known = HashMap::new();
        for (index, (word, times)) in characters.words.iter().enumerate() {
            let reading = |at: usize| characters.readings[usize::from(word[at])].first().copied();
            if let ([first, second], Some(one), Some(two)) =
                (word.as_slice(), reading(0), reading(1.min(word.len() - 1)))
                && *times >= 20
            {
                words.entry([one, two]).or_default().push(index);
                known.insert([*first, *second], [one, two]);
            }
        }
        let mut shapes: HashMap<Symbol, Vec<Symbol>> = HashMap::new();
        for (symbol, alike) in characters.shapes.iter().enumerate() {
            alike.iter().take(5).for_each(|&meant| shapes.entry(meant).or_default().push(symbol as Symbol));
        }
        Self { characters, words, known, shapes }
    }

    /// A clause with one to three slips, or none if it has no room for one.
    #[must_use]
    pub fn spoil(&self, clause: &Clause, random: &mut Random) -> Option<Clause> {
        if clause.han() < 5 {
            return None;
        }
        let mut spoilt = clause.clone();
        let wanted = if random.is(0.6) { 1 } else { 2 + usize::from(random.is(0.4)) };
        let mut last: Option<usize> = None;
        for _ in 0..wanted {
            for _ in 0..8 {
                let beside = last.filter(|_| random.is(0.35)).map(|at| at + 1);
                let at = beside.unwrap_or_else(|| 1 + random.below(spoilt.symbols.len() - 2));
                if let Some(edit) = self.slip(&spoilt.symbols, at, random) {
                    edit.apply(&mut spoilt);
                    last = Some(at);
                    break;
                }
            }
        }
        (spoilt.symbols != clause.symbols).then_some(spoilt)
    }

    fn slip(&self, symbols: &[Symbol], at: usize, random: &mut Random) -> Option<Edit> {
        let symbol = symbols.get(at).copied().filter(|&symbol| is_han(symbol))?;
        let readings = &self.characters.readings[usize::from(symbol)];
        match random.below(100) {
            0..=45 => {
                let syllable = usize::from(*readings.first()?);
                self.frequent(&self.characters.homophones[syllable], random)
                    .map(|other| Edit::one(at, other, Kind::Same))
            }
            46..=68 => self.word(symbols, at, random),
            69..=79 => {
                let other = *random.one(self.shapes.get(&symbol)?)?;
                Some(Edit::one(at, other, Kind::Shape))
            }
            80..=85 => {
                let list = &self.characters.close[usize::from(*readings.first()?)];
                random.one(list).map(|&other| Edit::one(at, other, Kind::Near))
            }
            86..=90 => {
                // A character is typed twice, or another comes in that stands nearby or is frequent.
                let other = match random.below(4) {
                    0 | 1 => symbol,
                    2 => symbols[at.saturating_sub(2)],
                    _ => *random.one(symbols)?,
                };
                is_han(other).then_some(Edit { at, old: 0, new: [other, 0], len: 1, kind: Kind::Missing })
            }
            91..=95 => Some(Edit { at, old: 1, new: [0, 0], len: 0, kind: Kind::Extra }),
            _ => {
                let next = *symbols.get(at + 1).filter(|&&next| is_han(next) && next != symbol)?;
                Some(Edit::two(at, [next, symbol], Kind::Swap))
            }
        }
        .filter(|edit| edit.added() != &symbols[at..at + edit.old])
    }

    /// One of a list that begins with the most frequent, mostly of its beginning.
    fn frequent(&self, list: &[Symbol], random: &mut Random) -> Option<Symbol> {
        let bound = if random.is(0.7) { list.len().min(8) } else { list.len() };
        random.one(&list[..bound]).copied()
    }

    /// Another word that is read the same.
    fn word(&self, symbols: &[Symbol], at: usize, random: &mut Random) -> Option<Edit> {
        let pair = [symbols[at], *symbols.get(at + 1)?];
        let others = self.words.get(self.known.get(&pair)?)?;
        let word = &self.characters.words[*random.one(others)?].0;
        Some(Edit::two(at, [word[0], word[1]], Kind::Pair))
    }
}
