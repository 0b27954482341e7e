//! What a clause may have been meant to say: edits with some support in the language model.

use crate::container::{Lists, Section, section, short};
use crate::edit::{Edit, Kind};
use crate::fuse::Fuse;
use crate::language::{Ending, Language, Level, key, log_count};
use crate::symbols::{EDGE, Symbol, is_han};

/// No syllable.
const NONE: u16 = u16::MAX;
/// Characters that are likelier than this, in nats, are taken for granted.
const SURPRISE: f32 = -8.5;
/// From this value on (a frequency of 64) a word of the dictionary is a common one.
const COMMON: u8 = 10;
/// From this level on two symbols may be support enough,
const FIRM: Level = 5;
/// if they stand together by so much more often than by chance, in nats.
const BOUND: f32 = 3.5;
/// How many of the characters of a syllable that is only nearly right are tried.
const NEAR: usize = 14;
/// How well a symbol fits that was seen with none beside it.
const NO_FIT: f32 = -100.0;
/// How many substitutes of a character are looked at more closely.
const SUBSTITUTES: usize = 10;
/// How many substitutes for one of two characters are tried with those of the other.
const PARTNERS: usize = 14;
/// How many substitutes of two characters are looked at more closely.
const PAIRS: usize = 8;

/// Which characters are mistaken for which.
#[derive(Clone, Copy)]
pub struct Confusions<'a> {
    readings: &'a [u8],
    homophones: Lists<'a>,
    near: Lists<'a>,
    shapes: Lists<'a>,
    known: Lists<'a>,
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
            shapes: lists(Section::Shapes)?,
            known: lists(Section::Known)?,
        })
    }

    /// Hands over what may be meant by a symbol; some more than once, the likeliest kind first.
    pub fn each(&self, symbol: Symbol, mut take: impl FnMut(Symbol, Kind)) {
        let index = usize::from(symbol);
        let syllables = || {
            let all = (0..3).filter_map(move |slot| short(self.readings, index * 3 + slot));
            all.take_while(|&syllable| syllable != NONE).map(usize::from)
        };
        self.known.get(index).for_each(|other| take(other, Kind::Shape));
        for syllable in syllables() {
            self.homophones.get(syllable).filter(|&other| other != symbol).for_each(|other| take(other, Kind::Same));
        }
        self.shapes.get(index).for_each(|other| take(other, Kind::Shape));
        for near in syllables().flat_map(|syllable| self.near.get(syllable)) {
            self.homophones
                .get(usize::from(near))
                .take(NEAR)
                .filter(|&other| other != symbol)
                .for_each(|other| take(other, Kind::Near));
        }
    }
}

/// A clause with what is known of it.
pub struct Lay<'c> {
    /// Its symbols.
    pub symbols: &'c [Symbol],
    /// For each place the level of the four symbols that end there.
    pub fours: Vec<Level>,
    /// For each place near one that is not well known, the levels of what ends there.
    pub endings: Vec<Ending>,
    /// Which Han characters are not well known.
    pub open: Vec<usize>,
}

impl<'c> Lay<'c> {
    /// What a language model knows of a clause.
    #[must_use]
    pub fn new(language: &Language<'_>, symbols: &'c [Symbol]) -> Self {
        let count = symbols.len();
        let mut fours: Vec<Level> = vec![0; count.min(3)];
        fours.extend(symbols.windows(4).map(|gram| language.gram(gram)));
        let is_known = |end: usize| fours.get(end).is_none_or(|&level| level >= 2);
        let is_open = |at: usize| is_han(symbols[at]) && !(is_known((at + 1).max(3)) && is_known((at + 2).max(3)));
        let open: Vec<usize> = (1..count).filter(|&at| is_open(at)).collect();
        let mut endings: Vec<Ending> = vec![[0; 5]; count];
        let mut next = 0;
        for &at in &open {
            for end in next.max(at.saturating_sub(3))..count.min(at + 7) {
                let before = if end > 0 && end == next { endings[end - 1] } else { [16; 5] };
                endings[end] = language.ending(symbols, end, &before);
                next = end + 1;
            }
        }
        Self { symbols, fours, endings, open }
    }
}

/// Finds edits of one clause.
pub struct Proposer<'a, 'c> {
    pub(crate) language: Language<'a>,
    pub(crate) confusions: Confusions<'a>,
    pub(crate) words: Fuse<'a>,
    pub(crate) lay: &'c Lay<'c>,
}

impl Proposer<'_, '_> {
    /// The symbol at a place, counted from `at`; the edge beyond the clause.
    fn near(&self, at: usize, step: isize) -> Symbol {
        at.checked_add_signed(step).and_then(|index| self.lay.symbols.get(index)).copied().unwrap_or(0)
    }

    /// The level of the n-gram of `order` symbols that ends at `end`.
    fn level(&self, end: usize, order: usize) -> Level {
        self.lay.endings.get(end).map_or(0, |ending| ending[order - 1])
    }

    /// Whether a character, or the one behind it, is a surprise where it stands.
    #[must_use]
    pub fn is_surprising(&self, at: usize) -> bool {
        let likelihood = |end: usize| match self.lay.symbols.get(end) {
            Some(&symbol) => self.language.likelihood(symbol, &self.lay.endings[end], &self.lay.endings[end - 1]),
            None => 0.0,
        };
        likelihood(at) < SURPRISE || likelihood(at + 1) < SURPRISE
    }

    /// All edits at a character that is not well known where it stands.
    pub fn propose(&self, at: usize, take: &mut impl FnMut(Edit)) {
        self.substitutes(at, take);
        self.pairs(at, take);
        self.extra(at, take);
        self.swap(at, take);
        self.missing(at, take);
        if !self.lay.open.contains(&(at + 1)) {
            self.missing(at + 1, take);
        }
    }

    /// Whether two symbols are a common word of the dictionary.
    fn is_word(&self, first: Symbol, second: Symbol) -> bool {
        self.words.get(key(&[first, second])).is_some_and(|value| value >= COMMON)
    }

    /// Whether two Han characters stand together far more often than by chance.
    fn is_bound(&self, left: Symbol, right: Symbol) -> bool {
        let level = self.language.gram(&[left, right]);
        level >= FIRM && is_han(left) && is_han(right) && {
            let alone = self.language.surprise(left) + self.language.surprise(right) - self.language.surprise(EDGE);
            log_count(level) - log_count(self.language.single(EDGE)) + alone > BOUND
        }
    }

    /// How well a symbol fits between two others, by how often two stand together; nothing if it was seen with neither.
    fn fit(&self, left: Symbol, symbol: Symbol, right: Symbol) -> Option<f32> {
        let [before, behind] = [self.language.gram(&[left, symbol]), self.language.gram(&[symbol, right])];
        let fit = log_count(before) + log_count(behind) - log_count(self.language.single(symbol));
        (before > 0 || behind > 0).then_some(fit)
    }

    fn substitutes(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let [before, left, right, after] = [-2, -1, 1, 2].map(|step| self.near(at, step));
        let now = self.fit(left, self.lay.symbols[at], right).unwrap_or(NO_FIT);
        let mut best: Best<(Symbol, Kind)> = Best::new(SUBSTITUTES);
        self.confusions.each(self.lay.symbols[at], |other, kind| {
            if let Some(fit) = self.fit(left, other, right).filter(|&fit| fit > now)
                && !best.items.iter().any(|(_, (told, _))| *told == other)
            {
                best.add(fit, (other, kind));
            }
        });
        for (_, (other, kind)) in best.items {
            let has_support = self.is_word(left, other)
                || self.is_word(other, right)
                || self.is_bound(left, other)
                || self.is_bound(other, right)
                || self.language.gram(&[left, other, right]) > 0
                || at > 1 && self.language.gram(&[before, left, other]) > 0
                || right != 0 && self.language.gram(&[other, right, after]) > 0;
            if has_support {
                take(Edit::one(at, other, kind));
            }
        }
    }

    fn pairs(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let next = self.near(at, 1);
        if !is_han(next) || self.level(at + 1, 3).max(self.level(at + 2, 3)) > u8::from(self.level(at + 1, 2) <= 1) {
            return;
        }
        let [left, right] = [self.near(at, -1), self.near(at, 2)];
        let mut firsts: Best<Symbol> = Best::new(PARTNERS);
        let mut seconds: Best<Symbol> = Best::new(PARTNERS);
        self.confusions.each(self.lay.symbols[at], |other, _| {
            let level = self.language.gram(&[left, other]);
            if level > 0 && !firsts.has(other) {
                firsts.add(log_count(level) - log_count(self.language.single(other)), other);
            }
        });
        self.confusions.each(next, |other, _| {
            let level = self.language.gram(&[other, right]);
            if level > 0 && !seconds.has(other) {
                seconds.add(log_count(level) - log_count(self.language.single(other)), other);
            }
        });
        let mut best: Best<[Symbol; 2]> = Best::new(PAIRS);
        for &(one, first) in &firsts.items {
            for &(two, second) in &seconds.items {
                let level = self.language.gram(&[first, second]);
                if level > 1 || self.is_word(first, second) {
                    best.add(one + log_count(level) + two, [first, second]);
                }
            }
        }
        for (_, [first, second]) in best.items {
            if self.is_word(first, second)
                || self.language.gram(&[left, first, second]) > 0
                || self.language.gram(&[first, second, right]) > 0
            {
                take(Edit::two(at, [first, second], Kind::Pair));
            }
        }
    }

    fn extra(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let [before, left, right, after] = [-2, -1, 1, 2].map(|step| self.near(at, step));
        let is_joined = (left != 0 || right != 0) && self.language.follows(left, right);
        if is_joined && self.is_known_across(before, left, right, after) {
            take(Edit { at, old: 1, new: [0, 0], len: 0, kind: Kind::Extra });
        }
    }

    /// Whether two symbols side by side were seen with a third more than once.
    fn is_known_across(&self, before: Symbol, left: Symbol, right: Symbol, after: Symbol) -> bool {
        left != 0 && self.language.gram(&[before, left, right]) > 1
            || right != 0 && self.language.gram(&[left, right, after]) > 1
    }

    fn swap(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let (first, second) = (self.lay.symbols[at], self.near(at, 1));
        if !is_han(second) || first == second || self.language.gram(&[second, first]) < 2 {
            return;
        }
        if self.is_known_across(self.near(at, -1), second, first, self.near(at, 2)) {
            take(Edit::two(at, [second, first], Kind::Swap));
        }
    }

    /// What may be missing before `at`.
    fn missing(&self, at: usize, take: &mut impl FnMut(Edit)) {
        if self.level(at, 2) > 2 || self.level(at, 3).max(self.level(at + 1, 3)) > 1 {
            return;
        }
        let [before, left, right, after] = [-2, -1, 0, 1].map(|step| self.near(at, step));
        if !is_han(left) && !is_han(right) {
            return;
        }
        let mut best: Best<Symbol> = Best::new(SUBSTITUTES);
        self.language.between(left, right, |other| {
            if let Some(fit) = self.fit(left, other, right).filter(|_| is_han(other)) {
                best.add(fit, other);
            }
        });
        for (_, other) in best.items {
            let is_known = self.language.gram(&[left, other, right]) > 1
                && (left != 0 && self.language.gram(&[before, left, other, right]) > 1
                    || right != 0 && self.language.gram(&[left, other, right, after]) > 1);
            if is_known {
                take(Edit { at, old: 0, new: [other, 0], len: 1, kind: Kind::Missing });
            }
        }
    }
}

/// The best few of many.
struct Best<T> {
    items: Vec<(f32, T)>,
    room: usize,
}

impl<T: Copy + PartialEq> Best<T> {
    fn new(room: usize) -> Self {
        Self { items: Vec::with_capacity(room), room }
    }

    fn has(&self, item: T) -> bool {
        self.items.iter().any(|(_, other)| *other == item)
    }

    fn add(&mut self, worth: f32, item: T) {
        if self.items.len() == self.room && self.items.last().is_some_and(|(least, _)| *least >= worth) {
            return;
        }
        let at = self.items.partition_point(|(other, _)| *other >= worth);
        if self.items.len() == self.room {
            self.items.pop();
        }
        self.items.insert(at, (worth, item));
    }
}
