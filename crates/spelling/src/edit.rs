//! Edits: ways in which a clause may have been meant.

use crate::symbols::{Clause, Symbol, is_han};

/// What sort of slip an edit undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A character for one that is read the same.
    Same = 0,
    /// A character for one that is read nearly the same.
    Near = 1,
    /// A character for one that looks alike.
    Shape = 2,
    /// A character for one that it was seen to stand for.
    Known = 3,
    /// Two characters, one after the other.
    Pair = 4,
    /// A character too many.
    Extra = 5,
    /// A character is missing.
    Missing = 6,
    /// Two characters have changed places.
    Swap = 7,
}

/// How many kinds there are.
pub const KINDS: usize = 8;

/// Some symbols of a clause, and what may be meant by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where: the first symbol that changes, or the one before which something is missing.
    pub at: usize,
    /// How many symbols go: at most two.
    pub old: usize,
    /// What comes for them; the first `len` count.
    pub new: [Symbol; 2],
    /// How many symbols come: at most two.
    pub len: usize,
    /// What sort of slip it undoes.
    pub kind: Kind,
}

impl Edit {
    /// What an edit is measured against: others that change as much.
    #[must_use]
    pub fn class(&self) -> (usize, usize) {
        (self.old, self.len)
    }

    /// Whether another changes the same to the same.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (self.at, self.old, self.added()) == (other.at, other.old, other.added())
    }

    /// One character for another.
    #[must_use]
    pub fn one(at: usize, new: Symbol, kind: Kind) -> Self {
        Self { at, old: 1, new: [new, 0], len: 1, kind }
    }

    /// Two characters for two others.
    #[must_use]
    pub fn two(at: usize, new: [Symbol; 2], kind: Kind) -> Self {
        Self { at, old: 2, new, len: 2, kind }
    }

    /// What comes.
    #[must_use]
    pub fn added(&self) -> &[Symbol] {
        &self.new[..self.len]
    }

    /// The symbols after the edit.
    #[must_use]
    pub fn applied(&self, symbols: &[Symbol]) -> Vec<Symbol> {
        [&symbols[..self.at], self.added(), &symbols[self.at + self.old..]].concat()
    }

    /// The clause after the edit. What comes stands where the old symbols stood.
    pub fn apply(&self, clause: &mut Clause) {
        let end = self.at + self.old;
        let place = match self.old {
            0 => clause.places[self.at].start..clause.places[self.at].start,
            _ => clause.places[self.at].start..clause.places[end - 1].end,
        };
        clause.symbols.splice(self.at..end, self.added().iter().copied());
        let places: Vec<_> = match (self.old, self.len) {
            (2, 2) => vec![clause.places[self.at].clone(), clause.places[self.at + 1].clone()],
            (_, len) => vec![place; len],
        };
        clause.places.splice(self.at..end, places);
    }

    /// Whether two edits touch the same symbols or stand side by side.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let end = |edit: &Self| edit.at + edit.old.max(1);
        self.at <= end(other) && other.at <= end(self)
    }

    /// Whether only Han characters change.
    #[must_use]
    pub fn is_of_han(&self, symbols: &[Symbol]) -> bool {
        symbols[self.at..self.at + self.old].iter().chain(self.added()).all(|&symbol| is_han(symbol))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbols::{each_clause, han};

    #[test]
    fn edits_apply_and_keep_places() {
        let mut clause = Clause::default();
        each_clause("学孔的人", |found| clause = found.clone());
        let missing = Edit { at: 2, old: 0, new: [han('习').unwrap(), 0], len: 1, kind: Kind::Missing };
        missing.apply(&mut clause);
        assert_eq!(clause.places, [0..0, 0..3, 3..3, 3..6, 6..9, 9..12, 12..12]);
        let extra = Edit { at: 3, old: 1, new: [0, 0], len: 0, kind: Kind::Extra };
        assert_eq!(extra.applied(&clause.symbols).len(), 6);
        extra.apply(&mut clause);
        assert_eq!(clause.places, [0..0, 0..3, 3..3, 6..9, 9..12, 12..12]);
    }
}
