//! How likely a text is, by the n-grams that were counted.

use std::sync::LazyLock;

use crate::container::{Section, float, section, short};
use crate::fuse::{Fuse, mix};
use crate::own::Own;
use crate::symbols::Symbol;

/// The longest n-gram.
pub const ORDER: usize = 5;
/// A count, as one of sixteen steps; 0 is none.
pub type Level = u8;
/// The least count of each level, from 1 on.
pub const LEAST: [u32; 16] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 512, 2048, 8192, 32768];
/// What a level stands for, from 0 on.
const COUNT: [f32; 17] =
    [0.0, 1.0, 2.0, 3.0, 4.9, 6.9, 9.8, 13.9, 19.6, 27.7, 45.0, 90.0, 256.0, 1024.0, 4096.0, 16384.0, 65536.0];
/// What is taken from each count for what was never seen.
pub const DISCOUNT: f32 = 0.75;
/// How many of the most frequent symbols may have been left out.
const FREQUENT: usize = 1024;
/// What one document of the organisation's own archive counts.
const OWN_WEIGHT: f32 = 2.0;

/// How likely something is that surprises by so many eighths of a nat.
static EXP: LazyLock<[f32; 256]> = LazyLock::new(|| std::array::from_fn(|eighths| (-(eighths as f32) / 8.0).exp()));

/// The level of a count.
#[must_use]
pub fn level(count: u32) -> Level {
    LEAST.iter().take_while(|&&least| least <= count).count() as Level
}

/// The count that a level stands for.
#[must_use]
#[inline]
pub fn count(level: Level) -> f32 {
    COUNT[usize::from(level & 31).min(16)]
}

/// The logarithm of the count that a level stands for; of none, of a tenth.
#[must_use]
#[inline]
pub fn log_count(level: Level) -> f32 {
    const LOG: [f32; 17] =
        [-2.3, 0.0, 0.69, 1.1, 1.59, 1.93, 2.28, 2.63, 2.98, 3.32, 3.81, 4.5, 5.55, 6.93, 8.32, 9.7, 11.09];
    LOG[usize::from(level & 31).min(16)]
}

/// The hash of an n-gram of at most five symbols.
#[must_use]
#[inline]
pub fn key(gram: &[Symbol]) -> u64 {
    let mut low = 0u64;
    for &symbol in gram.iter().take(4) {
        low = low << 16 | u64::from(symbol);
    }
    let high = (gram.len() as u64) << 16 | gram.get(4).map_or(0, |&symbol| u64::from(symbol));
    low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ mix(high.wrapping_mul(0xD6E8_FEB8_6659_FD93))
}

/// Levels of the n-grams that end at a place: of one symbol, two, and so on.
pub type Ending = [Level; ORDER];

/// The language model.
#[derive(Clone, Copy)]
pub struct Language<'a> {
    grams: Fuse<'a>,
    single: &'a [u8],
    rank: &'a [u8],
    ranked: &'a [u8],
    pairs: &'a [u8],
    before: &'a [u8],
    rows: usize,
    rest: &'a [u8],
    /// An archive, and whether it has the document in hand.
    own: Option<(Own<'a>, bool)>,
}

impl<'a> Language<'a> {
    /// The one in a model's file; `None` if that is damaged.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        let pairs = section(file, Section::Pairs)?;
        let rows = (pairs.len() * 2).isqrt();
        Some(Self {
            grams: Fuse::new(section(file, Section::Grams)?)?,
            single: section(file, Section::Single)?,
            rank: section(file, Section::Rank)?,
            ranked: section(file, Section::Ranked)?,
            pairs,
            before: section(file, Section::Before)?,
            rows,
            rest: section(file, Section::Rest)?,
            own: None,
        })
    }

    /// With the counts of an archive; with `leave_one`, of one that has the document in hand.
    #[must_use]
    pub fn with_own(mut self, own: Own<'a>, leave_one: bool) -> Self {
        self.own = Some((own, leave_one));
        self
    }

    /// The level of the count of one symbol.
    #[inline]
    #[must_use]
    pub fn single(&self, symbol: Symbol) -> Level {
        self.single.get(usize::from(symbol) * 2 + 1).copied().unwrap_or(0)
    }

    /// How much a symbol surprises without context, in nats.
    #[inline]
    #[must_use]
    pub fn surprise(&self, symbol: Symbol) -> f32 {
        f32::from(self.single.get(usize::from(symbol) * 2).copied().unwrap_or(255)) / 8.0
    }

    /// Whether one symbol was seen before the other.
    #[inline]
    #[must_use]
    pub fn follows(&self, left: Symbol, right: Symbol) -> bool {
        self.two(left, right) > 0
    }

    /// The level of two symbols side by side, if both have a row.
    #[inline]
    fn pair(&self, left: Symbol, right: Symbol) -> Option<Level> {
        let row = usize::from(short(self.rank, usize::from(left))?);
        let column = usize::from(short(self.rank, usize::from(right))?);
        let at = row * self.rows + column;
        (row < self.rows && column < self.rows).then(|| half(self.pairs, at))
    }

    /// The row of a symbol in the table of pairs.
    #[inline]
    fn row(&self, symbol: Symbol) -> Option<usize> {
        short(self.rank, usize::from(symbol)).map(usize::from).filter(|&row| row < self.rows)
    }

    /// What stands between two symbols is asked about often: this has their rows at hand.
    #[must_use]
    pub fn gap(&self, left: Symbol, right: Symbol) -> Gap<'_, 'a> {
        let width = self.rows / 2;
        let row = |symbol| self.row(symbol).filter(|_| self.own.is_none());
        let after = row(left).and_then(|row| self.pairs.get(row * width..(row + 1) * width));
        let width = self.rows / 8;
        let before =
            row(right).and_then(|column| Some((self.before.get(column * width..(column + 1) * width)?, column)));
        Gap { language: self, left, right, after, before }
    }

    /// Hands over each frequent symbol that was seen after `left` and before `right` more than once, with the levels of both.
    pub fn between(&self, left: Symbol, right: Symbol, mut take: impl FnMut(Symbol, [Level; 2])) {
        let Some(row) = self.row(left) else { return };
        let Some(column) = self.row(right) else { return };
        let (pairs, bits) = (self.rows / 2, self.rows / 8);
        let after = self.pairs.get(row * pairs..(row + 1) * pairs).unwrap_or_default();
        let before = self.before.get(column * bits..(column + 1) * bits).unwrap_or_default();
        for (part, (after, before)) in after.chunks_exact(8).zip(before.chunks_exact(2)).enumerate().take(FREQUENT / 16)
        {
            let mut both = more_than_one(after) & u16::from_le_bytes([before[0], before[1]]);
            while both != 0 {
                let step = both.trailing_zeros() as usize;
                both &= both - 1;
                let rank = part * 16 + step;
                let behind = half(self.pairs, rank * self.rows + column);
                if behind > 1
                    && let Some(symbol) = short(self.ranked, rank)
                {
                    let told = [half(after, step), behind];
                    take(
                        symbol,
                        if self.own.is_none() { told } else { [self.two(left, symbol), self.two(symbol, right)] },
                    );
                }
            }
        }
    }

    /// The level of two symbols side by side.
    #[inline]
    #[must_use]
    pub fn two(&self, left: Symbol, right: Symbol) -> Level {
        match self.pair(left, right) {
            Some(level) if self.own.is_none() => level,
            base => self.more(&[left, right], base),
        }
    }

    /// The level of an n-gram of two to five symbols.
    #[inline]
    #[must_use]
    pub fn gram(&self, gram: &[Symbol]) -> Level {
        if let [left, right] = *gram { self.two(left, right) } else { self.more(gram, None) }
    }

    /// The level of an n-gram that is in no table, or has a level there.
    fn more(&self, gram: &[Symbol], told: Option<Level>) -> Level {
        let base = told.unwrap_or_else(|| self.grams.get(key(gram)).map_or(0, |value| value + 1));
        match self.own_level(gram) {
            0 => base,
            own => level((count(base) + OWN_WEIGHT * count(own)) as u32),
        }
    }

    /// In how many documents of the organisation's own archive an n-gram stands, as a level.
    #[inline]
    #[must_use]
    pub fn own_level(&self, gram: &[Symbol]) -> Level {
        self.own.map_or(0, |(own, leave_one)| own.level(gram, leave_one))
    }

    /// The levels of the n-grams that end at `end`; `before` has those that end one symbol before. A longer n-gram is only
    /// there where both shorter ones are.
    #[inline]
    #[must_use]
    pub fn ending(&self, symbols: &[Symbol], end: usize, before: &Ending) -> Ending {
        let mut levels = [self.single(symbols[end]), 0, 0, 0, 0];
        for order in 2..=ORDER.min(end + 1) {
            if order > 2 && before[order - 2] == 0 {
                break;
            }
            levels[order - 1] = self.gram(&symbols[end + 1 - order..=end]);
            if levels[order - 1] == 0 {
                break;
            }
        }
        levels
    }

    /// The logarithm of how likely a symbol is after its context, in nats.
    #[must_use]
    pub fn likelihood(&self, symbol: Symbol, here: &Ending, before: &Ending) -> f32 {
        let mut p = EXP[usize::from(self.single.get(usize::from(symbol) * 2).copied().unwrap_or(255))];
        for order in 2..=ORDER {
            let context = before[order - 2];
            if context == 0 {
                break;
            }
            let rest = float(self.rest, (order - 2) * 17 + usize::from(context)).unwrap_or(1.0);
            let own = (count(here[order - 1]) - DISCOUNT).max(0.0) / count(context);
            p = own.min(1.0) + rest * p;
        }
        p.max(1e-12).ln()
    }
}

/// Whether the bit with this index is set; beyond the end none is.
#[inline]
fn is_set(bits: &[u8], index: usize) -> bool {
    bits.get(index / 8).is_some_and(|byte| byte >> (index % 8) & 1 == 1)
}

/// The level of half a byte with this index; beyond the end it is 0.
#[inline]
fn half(levels: &[u8], index: usize) -> Level {
    levels.get(index / 2).map_or(0, |byte| byte >> (index % 2 * 4) & 15)
}

/// Which of sixteen levels of half a byte each are more than 1.
fn more_than_one(levels: &[u8]) -> u16 {
    let levels = levels.try_into().map_or(0, u64::from_le_bytes);
    let mut bits = (levels >> 1 | levels >> 2 | levels >> 3) & 0x1111_1111_1111_1111;
    for (step, mask) in
        [(3, 0x0303_0303_0303_0303), (6, 0x000F_000F_000F_000F), (12, 0x0000_00FF_0000_00FF), (24, 0xFFFF)]
    {
        bits = (bits | bits >> step) & mask;
    }
    bits as u16
}

/// The place between two symbols.
pub struct Gap<'l, 'a> {
    language: &'l Language<'a>,
    left: Symbol,
    right: Symbol,
    /// The levels of what follows the left one, if it has a row.
    after: Option<&'a [u8]>,
    /// The bits of what was seen before the right one, and its row, if it has one.
    before: Option<(&'a [u8], usize)>,
}

impl Gap<'_, '_> {
    /// The level of a symbol behind the left one.
    #[inline]
    #[must_use]
    pub fn behind_left(&self, symbol: Symbol) -> Level {
        match (self.after, self.language.row(symbol)) {
            (Some(levels), Some(rank)) => half(levels, rank),
            _ => self.language.two(self.left, symbol),
        }
    }

    /// The level of a symbol before the right one.
    #[inline]
    #[must_use]
    pub fn before_right(&self, symbol: Symbol) -> Level {
        match (self.before, self.language.row(symbol)) {
            (Some((bits, _)), Some(rank)) if !is_set(bits, rank) => 0,
            (Some((_, column)), Some(rank)) => half(self.language.pairs, rank * self.language.rows + column),
            _ => self.language.two(symbol, self.right),
        }
    }

    /// Whether a symbol was seen behind the left one.
    #[inline]
    #[must_use]
    pub fn is_behind_left(&self, symbol: Symbol) -> bool {
        self.behind_left(symbol) > 0
    }

    /// Whether a symbol was seen before the right one: asks the bits only, which lie together.
    #[inline]
    #[must_use]
    pub fn is_before_right(&self, symbol: Symbol) -> bool {
        match (self.before, self.language.row(symbol)) {
            (Some((bits, _)), Some(rank)) => is_set(bits, rank),
            _ => self.language.follows(symbol, self.right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_steps_of_counts() {
        assert_eq!((level(0), level(1), level(5), level(6), level(u32::MAX)), (0, 1, 4, 5, 16));
        assert!((1..=16).all(|step| level(count(step) as u32) == step));
    }

    #[test]
    fn levels_of_more_than_one_are_told() {
        let levels: u64 = 0xF210_0001_3000_0102;
        let wanted = (0..16).filter(|at| levels >> (at * 4) & 15 > 1).fold(0u16, |bits, at| bits | 1 << at);
        assert_eq!(more_than_one(&levels.to_le_bytes()), wanted);
    }

    #[test]
    fn keys_tell_orders_apart() {
        let all = [key(&[1]), key(&[0, 1]), key(&[1, 0]), key(&[0, 0, 0, 0, 1]), key(&[0, 0, 0, 1])];
        assert!((0..5).all(|a| (0..a).all(|b| all[a] != all[b])));
    }
}
