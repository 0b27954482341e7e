//! Several sorts of one check, each with literals of its own that lead to it.

use crate::check::page::Clue;

/// A sort: what gives its literals, and the look at what they lead to.
type Sort<L> = (fn() -> Vec<String>, L);

/// The literals of all sorts, one after another, and the look at what each leads to.
pub(super) struct Sorts<L> {
    literals: Vec<String>,
    looks: Vec<L>,
}

impl<L: Copy> Sorts<L> {
    /// Those of all `sorts`.
    pub(super) fn new(sorts: &[Sort<L>]) -> Self {
        let each = sorts.iter().flat_map(|&(literals, look)| literals().into_iter().map(move |one| (one, look)));
        let (literals, looks) = each.unzip();
        Self { literals, looks }
    }

    /// The literals.
    pub(super) fn literals(&self) -> &[String] {
        &self.literals
    }

    /// The look that a clue leads to; `None`: it is of a literal behind them.
    pub(super) fn of(&self, clue: &Clue) -> Option<L> {
        self.looks.get(clue.literal()).copied()
    }
}
