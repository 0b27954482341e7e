//! Numbers that look random and are the same in every run (SplitMix64).

use crate::fuse::mix;

/// A source of such numbers.
pub struct Random(u64);

impl Random {
    /// The one that begins with `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.number() % bound as u64) as usize
    }

    /// True in `part` of all cases.
    pub fn is(&mut self, part: f64) -> bool {
        ((self.number() >> 11) as f64) < part * (1u64 << 53) as f64
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { Some(&all[self.below(all.len())]) }
    }
}

/// A number for a name, always the same.
#[must_use]
pub fn number_of(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
