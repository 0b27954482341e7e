//! What a clause may have been meant to say: edits with some support in the language model.

use crate::best::Best;
use crate::confusions::Confusions;
use crate::edit::{Edit, Kind};
use crate::fuse::Fuse;
use crate::language::{Language, Level, key, log_count};
use crate::lay::Lay;
use crate::symbols::{EDGE, Symbol, is_han};

/// From this value on (a frequency of 64) a word of the dictionary is a common one.
pub(crate) const COMMON_WORD: u8 = 10;
/// From this value on (a frequency of 3) it is one at all: below stand misspellings that were counted with it (复盖).
pub(crate) const RARE_WORD: u8 = 2;
/// From this level on two symbols may be support enough,
const FIRM: Level = 5;
/// if they stand together by so much more often than by chance, in nats.
const BOUND: f32 = 3.5;
/// By so many nats what is meant must fit better, by how often two stand together.
const LEAST_FIT: f32 = 2.5;
/// A character is not taken to be rarer than this, as the logarithm of a count: those that were never seen fit nowhere.
const RARE: f32 = 4.0;
/// How many substitutes of a character are looked at more closely.
const SUBSTITUTES: usize = 5;
/// How many substitutes for one of two characters are tried with those of the other.
const PARTNERS: usize = 8;
/// How many substitutes of two characters are looked at more closely.
const PAIRS: usize = 4;
/// How many words that are read like one are looked at more closely.
const WORDS: usize = 5;
/// How many characters that may be missing are looked at more closely.
const MISSING: usize = 6;

/// Whether two symbols are a common word of a dictionary.
pub(crate) fn is_word(words: Fuse<'_>, first: Symbol, second: Symbol) -> bool {
    words.get(key(&[first, second])).is_some_and(|value| value >= COMMON_WORD)
}

/// Whether two symbols are a word of a dictionary, if a rare one.
pub(crate) fn may_be_word(words: Fuse<'_>, first: Symbol, second: Symbol) -> bool {
    words.get(key(&[first, second])).is_some_and(|value| value >= RARE_WORD)
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

    /// The edits at a place that put other characters there, some more than once.
    pub fn propose_others(&self, at: usize, take: &mut impl FnMut(Edit)) {
        self.substitutes(at, take);
        self.words(at, take);
        if self.lay.places.binary_search(&(at - 1)).is_err() {
            self.words(at - 1, take);
        }
    }

    /// All edits at a place, some more than once.
    pub fn propose(&self, at: usize, take: &mut impl FnMut(Edit)) {
        self.propose_others(at, take);
        self.pairs(at, take);
        self.extra(at, take);
        self.swap(at, take);
        self.missing(at, take);
        if self.lay.places.binary_search(&(at + 1)).is_err() {
            self.missing(at + 1, take);
        }
    }

    /// Whether a symbol is part of a common word of two characters: then it is wrong with the word, or looks like what is meant.
    fn is_of_word(&self, at: usize) -> bool {
        let (here, left, right) = (self.lay.symbols[at], self.near(at, -1), self.near(at, 1));
        self.is_word(left, here) || self.is_word(here, right)
    }

    /// Whether two symbols are a common word of the dictionary.
    fn is_word(&self, first: Symbol, second: Symbol) -> bool {
        is_word(self.words, first, second)
    }

    /// Whether two Han characters stand together far more often than by chance, of the level that they have together.
    fn is_bound(&self, [left, right]: [Symbol; 2], level: Level) -> bool {
        level >= FIRM && is_han(left) && is_han(right) && {
            let alone = self.language.surprise(left) + self.language.surprise(right) - self.language.surprise(EDGE);
            log_count(level) - log_count(self.language.single(EDGE)) + alone > BOUND
        }
    }

    fn substitutes(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let [before, left, right, after] = [-2, -1, 1, 2].map(|step| self.near(at, step));
        let symbol = self.lay.symbols[at];
        let gap = self.language.gap(left, right);
        // By how often two stand together.
        let fit = |before: Level, behind: Level, alone: f32| log_count(before) + log_count(behind) - alone;
        let alone = |symbol| log_count(self.language.single(symbol));
        let least = fit(gap.behind_left(symbol), gap.before_right(symbol), alone(symbol).max(RARE)) + LEAST_FIT;
        let mut best: Best<(Symbol, Kind, [Level; 2])> = Best::new(SUBSTITUTES);
        let mut consider = |other: Symbol, kind: Kind| {
            let (before, behind) = (gap.behind_left(other), gap.before_right(other));
            if before == 0 && behind == 0 {
                return;
            }
            let fit = fit(before, behind, alone(other));
            if fit > least && best.takes(fit) && !best.items.iter().any(|(_, (told, ..))| *told == other) {
                best.add(fit, (other, kind, [before, behind]));
            }
        };
        if self.is_of_word(at) {
            self.confusions.each_alike(symbol, &mut consider);
        } else {
            self.confusions.each(symbol, consider);
        }
        for (_, (other, kind, [level_before, level_behind])) in best.items {
            let has_support = self.is_bound([left, other], level_before)
                || self.is_bound([other, right], level_behind)
                || self.is_word(left, other)
                || self.is_word(other, right)
                || self.language.gram(&[left, other, right]) > 0
                || at > 1 && self.language.gram(&[before, left, other]) > 0
                || right != 0 && self.language.gram(&[other, right, after]) > 0;
            if has_support {
                take(Edit::one(at, other, kind));
            }
        }
    }

    /// Words that are read like the two characters from `at` on.
    fn words(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let [left, first, second, right] = [-1, 0, 1, 2].map(|step| self.near(at, step));
        if !is_han(first) || !is_han(second) {
            return;
        }
        let fit = |one: Symbol, two: Symbol| {
            let grams = [[left, one], [one, two], [two, right]];
            let seen: f32 = grams.iter().map(|&[left, right]| log_count(self.language.two(left, right))).sum();
            seen - log_count(self.language.single(one)) - log_count(self.language.single(two))
        };
        let least = fit(first, second) + LEAST_FIT;
        let mut best: Best<([Symbol; 2], bool)> = Best::new(WORDS);
        self.confusions.each_word([first, second], |[one, two], is_same| {
            if [one, two] != [first, second] && self.language.follows(one, two) {
                let fit = fit(one, two);
                if fit > least {
                    best.add(fit, ([one, two], is_same));
                }
            }
        });
        for (_, ([one, two], is_same)) in best.items {
            let kind = if is_same { Kind::Same } else { Kind::Near };
            take(match (one == first, two == second) {
                (true, _) => Edit::one(at + 1, two, kind),
                (_, true) => Edit::one(at, one, kind),
                _ => Edit::two(at, [one, two], Kind::Pair),
            });
        }
    }

    fn pairs(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let next = self.near(at, 1);
        let is_seen = self.level(at + 1, 2) > 1 || self.level(at + 1, 3).max(self.level(at + 2, 3)) > 0;
        if !is_han(next) || is_seen || self.is_of_word(at) || self.is_of_word(at + 1) {
            return;
        }
        let [left, right] = [self.near(at, -1), self.near(at, 2)];
        let (first, second) = (self.language.gap(left, next), self.language.gap(self.lay.symbols[at], right));
        let mut firsts: Best<Symbol> = Best::new(PARTNERS);
        let mut seconds: Best<Symbol> = Best::new(PARTNERS);
        self.confusions.each(self.lay.symbols[at], |other, _| {
            let level = first.behind_left(other);
            let worth = log_count(level) - log_count(self.language.single(other));
            if level > 0 && firsts.takes(worth) && !firsts.items.iter().any(|(_, told)| *told == other) {
                firsts.add(worth, other);
            }
        });
        self.confusions.each(next, |other, _| {
            let level = second.before_right(other);
            let worth = log_count(level) - log_count(self.language.single(other));
            if level > 0 && seconds.takes(worth) && !seconds.items.iter().any(|(_, told)| *told == other) {
                seconds.add(worth, other);
            }
        });
        let mut best: Best<[Symbol; 2]> = Best::new(PAIRS);
        for &(one, first) in &firsts.items {
            for &(two, second) in &seconds.items {
                let level = self.language.two(first, second);
                if level > 1 {
                    best.add(one + log_count(level) + two, [first, second]);
                }
            }
        }
        for (_, [first, second]) in best.items {
            if self.language.gram(&[left, first, second]) > 0
                || self.language.gram(&[first, second, right]) > 0
                || self.is_word(first, second)
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

    /// The edit that gives a character and the next their other order.
    pub fn swap(&self, at: usize, take: &mut impl FnMut(Edit)) {
        let (first, second) = (self.lay.symbols[at], self.near(at, 1));
        if !is_han(second) || first == second || self.language.two(second, first) < 2 {
            return;
        }
        if self.is_known_across(self.near(at, -1), second, first, self.near(at, 2)) {
            take(Edit::two(at, [second, first], Kind::Swap));
        }
    }

    /// What may be missing before `at`.
    fn missing(&self, at: usize, take: &mut impl FnMut(Edit)) {
        if self.level(at, 2) > 0 || self.level(at, 3).max(self.level(at + 1, 3)) > 1 {
            return;
        }
        let [before, left, right, after] = [-2, -1, 0, 1].map(|step| self.near(at, step));
        if !is_han(left) && !is_han(right) {
            return;
        }
        let mut best: Best<Symbol> = Best::new(MISSING);
        self.language.between(left, right, |other, [before, behind]| {
            if is_han(other) {
                let seen = log_count(before) + log_count(behind);
                best.add(seen - log_count(self.language.single(other)), other);
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
