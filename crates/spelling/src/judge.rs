//! What the model says of an edit that somebody else proposes: a list of words does not know what stands around.

use std::ops::{Deref, Range};

use crate::candidates::Proposer;
use crate::checker::{Checker, Tier};
use crate::cut::Cut;
use crate::edit::{Edit, Kind};
use crate::features::{Gauge, Measured, Olds};
use crate::guard;
use crate::lay::Lay;
use crate::repeats::Repeats;
use crate::symbols::{Clause, Symbol, each_clause, han};

/// Log-odds from which on an edit is told for sure, and from which on it is worth a look.
const SURE: f32 = 0.8;
const LIKELY: f32 = -0.7;
/// How much of a log-odds it weighs that the text falls into likelier words of the dictionary, by the nat, and how many nats count: the ranker knows the
/// words of official papers, the dictionary those of all others too.
const WORDS: f32 = 0.2;
const MOST_WORDS: f32 = 15.0;
/// How much of a text is looked at on either side, in bytes: no clause is longer, and a paragraph may be.
const NEAR: usize = 1024;

impl Checker<'_> {
    /// How sure it is that `meant` is meant by as many characters at `range`, in bytes of `text`; `None`: it is not likely.
    #[must_use]
    pub fn judge(
        &self,
        text: &str,
        range: Range<usize>,
        meant: &str,
        repeats: &impl Deref<Target = Repeats>,
    ) -> Option<Tier> {
        let from = text.floor_char_boundary(range.start.saturating_sub(NEAR));
        let near = &text[from..text.floor_char_boundary((range.end + NEAR).min(text.len()))];
        let range = range.start - from..range.end - from;
        let mut odds = None;
        each_clause(near, |clause| {
            if let Some(edit) = edit(clause, &range, meant) {
                odds = self.odds(&clause.symbols, edit, repeats.deref());
            }
        });
        let odds = odds?;
        if odds >= SURE { Some(Tier::Block) } else { (odds >= LIKELY).then_some(Tier::Review) }
    }

    /// The log-odds of an edit of a clause; `None` where it is of the organisation's own way of writing.
    fn odds(&self, symbols: &[Symbol], mut edit: Edit, repeats: &Repeats) -> Option<f32> {
        let (language, confusions, words) = self.parts();
        if guard::is_known(&language, symbols, &edit) {
            return None;
        }
        let lay = Lay::around(language, symbols, vec![edit.at]);
        let gauge = Gauge { language, words, confusions, lay: &lay, repeats };
        let mut all: Vec<Measured> = Vec::new();
        let mut olds = Olds::default();
        Proposer { language, confusions, words, lay: &lay }.propose_others(edit.at, &mut |other| {
            if other.is_like(&edit) {
                edit.kind = other.kind;
            } else if other.is_of_han(symbols) && !all.iter().any(|one| one.edit.is_like(&other)) {
                all.extend(gauge.measure(other, 0.0, &mut olds));
            }
        });
        let measured = gauge.measure(edit, f32::MIN, &mut olds)?;
        all.push(measured.clone());
        let from = edit.at.saturating_sub(6);
        let cut = |symbols: &[Symbol], end: usize| {
            Cut::new(&language, &words, &symbols[from..symbols.len().min(end + 6)], edit.at - from).cost
        };
        let applied = edit.applied(symbols);
        let better = cut(symbols, edit.at + edit.old) - cut(&applied, edit.at + edit.len);
        Some(self.score(&gauge.features(&measured, &all)) + WORDS * better.min(MOST_WORDS))
    }
}

/// The characters of `meant` that differ from those at `range`, if a clause has them.
fn edit(clause: &Clause, range: &Range<usize>, meant: &str) -> Option<Edit> {
    let start =
        clause.places.iter().position(|place| place.start as usize == range.start && place.end > place.start)?;
    let meant: Vec<Symbol> = meant.chars().map(han).collect::<Option<_>>()?;
    let old = clause.symbols.get(start..start + meant.len())?;
    let first = old.iter().zip(&meant).position(|(old, new)| old != new)?;
    let last = old.iter().zip(&meant).rposition(|(old, new)| old != new)?;
    match last - first {
        0 => Some(Edit::one(start + first, meant[first], Kind::Shape)),
        1 => Some(Edit::two(start + first, [meant[first], meant[last]], Kind::Swap)),
        _ => None,
    }
}
