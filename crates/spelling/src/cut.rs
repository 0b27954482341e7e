//! Text cut into words of the dictionary: what is spoilt falls apart into single characters.

use crate::fuse::Fuse;
use crate::language::{Language, key, log_count};
use crate::symbols::{Symbol, is_han};

/// The logarithm of how many words the dictionary's frequencies are of.
const ALL: f32 = 17.9;
/// What a character that is no part of a word costs beside its surprise, in nats.
const SINGLE: f32 = 3.0;
/// The longest text that is cut.
const LONGEST: usize = 16;

/// The likeliest way to cut a few symbols into words.
pub struct Cut {
    /// How unlikely it is, in nats.
    pub cost: f32,
    /// How many Han characters stand alone.
    pub singles: f32,
    /// How many characters the longest word of the dictionary has that has a certain place.
    pub longest: f32,
    /// The level of its frequency.
    pub level: f32,
}

impl Cut {
    /// Cuts at most 16 symbols; asks for the longest word at `here`.
    #[must_use]
    pub fn new(language: &Language<'_>, words: &Fuse<'_>, symbols: &[Symbol], here: usize) -> Self {
        let symbols = &symbols[..symbols.len().min(LONGEST)];
        let mut best = [(0.0f32, 0u8); LONGEST + 1];
        let mut longest = (0, 0u8);
        for end in 1..=symbols.len() {
            let last = symbols[end - 1];
            let (cost, singles) = best[end - 1];
            if !is_han(last) {
                best[end] = (cost, singles);
                continue;
            }
            best[end] = (cost + language.surprise(last) + SINGLE, singles + 1);
            for length in 2..=end.min(4) {
                let word = &symbols[end - length..end];
                if !is_han(word[0]) {
                    break;
                }
                let Some(value) = words.get(key(word)) else { continue };
                let cost = best[end - length].0 + ALL - log_count(value + 1);
                if cost < best[end].0 {
                    best[end] = (cost, best[end - length].1);
                }
                if (end - length..end).contains(&here) {
                    longest = longest.max((length, value + 1));
                }
            }
        }
        let (cost, singles) = best[symbols.len()];
        Self { cost, singles: f32::from(singles), longest: longest.0 as f32, level: f32::from(longest.1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::pack;
    use crate::count::{Clauses, Packing, sections};
    use crate::fuse;
    use crate::symbols::{each_clause, han};

    #[test]
    fn what_is_spoilt_falls_apart() {
        let mut clauses = Clauses::default();
        each_clause("依法治国依法制国", |clause| clauses.push(clause));
        let file = pack(&sections(&clauses, Packing { least: [1; 4], rows: 16 }).0);
        let language = Language::new(&file).unwrap();
        let symbols = |text: &str| text.chars().map(|c| han(c).unwrap()).collect::<Vec<_>>();
        let words =
            fuse::build([("依法", 15), ("治国", 15)].map(|(word, value)| (key(&symbols(word)), value)).to_vec());
        let words = Fuse::new(&words).unwrap();
        let [right, wrong] = ["依法治国", "依法制国"].map(|text| Cut::new(&language, &words, &symbols(text), 2));
        assert_eq!((right.singles, right.longest, right.level), (0.0, 2.0, 16.0));
        assert_eq!((wrong.singles, wrong.longest), (2.0, 0.0));
        assert!(right.cost < wrong.cost);
    }
}
