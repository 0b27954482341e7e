//! Which characters are mistaken for which, and which words for which.

use crate::container::{Lists, Section, section, short};
use crate::edit::Kind;
use crate::symbols::Symbol;

/// No syllable.
const NONE: u16 = u16::MAX;

/// What is mistaken for what.
#[derive(Clone, Copy)]
pub struct Confusions<'a> {
    readings: &'a [u8],
    homophones: Lists<'a>,
    near: Lists<'a>,
    close: Lists<'a>,
    shapes: Lists<'a>,
    known: Lists<'a>,
    sounds: Lists<'a>,
}

impl<'a> Confusions<'a> {
    /// Those of a model's file; `None` if that is damaged.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        let lists = |of| Lists::new(section(file, of)?);
        Some(Self {
            readings: section(file, Section::Readings)?,
            homophones: lists(Section::Homophones)?,
            near: lists(Section::Near)?,
            close: lists(Section::Close)?,
            shapes: lists(Section::Shapes)?,
            known: lists(Section::Known)?,
            sounds: lists(Section::Sounds)?,
        })
    }

    /// The syllables of a symbol.
    fn syllables(&self, symbol: Symbol) -> impl Iterator<Item = u16> + 'a {
        let (readings, index) = (self.readings, usize::from(symbol));
        (0..3).filter_map(move |slot| short(readings, index * 3 + slot)).take_while(|&syllable| syllable != NONE)
    }

    /// Whether two symbols share a reading.
    #[must_use]
    pub fn is_read_alike(&self, one: Symbol, other: Symbol) -> bool {
        self.syllables(one).any(|syllable| self.syllables(other).any(|heard| heard == syllable))
    }

    /// Hands over what looks like a symbol or was seen to be meant by it.
    pub fn each_alike(&self, symbol: Symbol, take: &mut impl FnMut(Symbol, Kind)) {
        let index = usize::from(symbol);
        self.known.get(index).chain(self.shapes.get(index)).for_each(|other| take(other, Kind::Shape));
    }

    /// Hands over what may be meant by a symbol; some more than once, the likeliest kind first.
    pub fn each(&self, symbol: Symbol, mut take: impl FnMut(Symbol, Kind)) {
        let index = usize::from(symbol);
        self.known.get(index).for_each(|other| take(other, Kind::Shape));
        for syllable in self.syllables(symbol).map(usize::from) {
            self.homophones.get(syllable).filter(|&other| other != symbol).for_each(|other| take(other, Kind::Same));
        }
        self.shapes.get(index).for_each(|other| take(other, Kind::Shape));
        for syllable in self.syllables(symbol).map(usize::from) {
            self.close.get(syllable).filter(|&other| other != symbol).for_each(|other| take(other, Kind::Near));
        }
    }

    /// Whether one that may be meant by a symbol `suits`.
    pub fn any(&self, symbol: Symbol, mut suits: impl FnMut(Symbol) -> bool) -> bool {
        let index = usize::from(symbol);
        let syllables = || self.syllables(symbol).map(usize::from);
        syllables().any(|syllable| self.homophones.get(syllable).any(|other| other != symbol && suits(other)))
            || self.shapes.get(index).any(&mut suits)
            || self.known.get(index).any(&mut suits)
            || syllables().any(|syllable| self.close.get(syllable).any(|other| other != symbol && suits(other)))
    }

    /// Hands over the words of two characters that are read like these two, and whether exactly so.
    pub fn each_word(&self, word: [Symbol; 2], mut take: impl FnMut([Symbol; 2], bool)) {
        for first in self.syllables(word[0]) {
            for second in self.syllables(word[1]) {
                self.read(first, second, &mut |found| take(found, true));
            }
        }
        // Who speaks so uses the usual readings.
        let usual = self.syllables(word[0]).next().zip(self.syllables(word[1]).next());
        if let Some((first, second)) = usual {
            self.near.get(usize::from(first)).for_each(|near| self.read(near, second, &mut |found| take(found, false)));
            self.near.get(usize::from(second)).for_each(|near| self.read(first, near, &mut |found| take(found, false)));
        }
    }

    /// Hands over the words that are read as two syllables: they stand sorted by the second.
    fn read(&self, first: u16, second: u16, take: &mut impl FnMut([Symbol; 2])) {
        let words = self.sounds.slice(usize::from(first));
        let at = |index: usize| short(words, index * 3).unwrap_or(NONE);
        let (mut low, mut high) = (0, words.len() / 6);
        while low < high {
            let middle = usize::midpoint(low, high);
            if at(middle) < second {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while at(low) == second && low * 6 < words.len() {
            if let (Some(one), Some(two)) = (short(words, low * 3 + 1), short(words, low * 3 + 2)) {
                take([one, two]);
            }
            low += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::pack;
    use crate::symbols::{SYMBOLS, han};

    #[test]
    fn words_and_characters_that_are_read_alike_are_found() {
        let [a, b, c, d] = ['权', '全', '利', '力'].map(|c| han(c).unwrap());
        // Syllable 0 is that of the first two, 1 that of the others; 2 sounds like 1, and nobody is read so.
        let mut readings = vec![NONE; SYMBOLS * 3];
        for (symbol, syllable) in [(a, 0), (b, 0), (c, 1), (d, 1)] {
            readings[usize::from(symbol) * 3] = syllable;
        }
        let none = || Lists::pack(&vec![Vec::new(); SYMBOLS]);
        let file = pack(&[
            (Section::Readings, readings.iter().flat_map(|syllable| syllable.to_le_bytes()).collect()),
            (Section::Homophones, Lists::pack(&[vec![a, b], vec![c, d], vec![]])),
            (Section::Near, Lists::pack(&[vec![], vec![2], vec![1]])),
            (Section::Close, Lists::pack(&[vec![], vec![], vec![c]])),
            (Section::Shapes, none()),
            (Section::Known, none()),
            (Section::Sounds, Lists::pack(&[vec![1, a, c, 1, a, d, 2, b, c], vec![], vec![]])),
        ]);
        let confusions = Confusions::new(&file).unwrap();
        let mut words = Vec::new();
        confusions.each_word([b, d], |word, is_same| words.push((word, is_same)));
        assert_eq!(words, [([a, c], true), ([a, d], true), ([b, c], false)]);
        let mut others = Vec::new();
        confusions.each(c, |other, kind| others.push((other, kind)));
        assert_eq!(others, [(d, Kind::Same)]);
        assert!(confusions.is_read_alike(a, b) && !confusions.is_read_alike(a, c));
    }
}
