//! A total that its parts miss, told with the arithmetic: 450+320+80=850万元，不是860万元.
//!
//! Which of the figures is the wrong one nobody knows, so the finding is of all of them, from the first to the last: it blames none of the
//! words between, and leaves what other rules say of those alone.

use super::amount::Amount;
use crate::check::page::Spotted;
use crate::language::Said;
use hegao_model::text::{Folded, Span, Text};

/// A longer stretch than this, in bytes, is no statement that one sees at a glance; then the total alone is told.
const LONGEST: usize = 600;

/// So many parts are written out.
const TERMS: usize = 12;

/// A total and the parts that miss it.
pub(super) struct Miss<'t> {
    pub(super) total: Amount<'t>,
    /// The parts, in millionths; what is taken away is below 0.
    pub(super) parts: Vec<i128>,
    /// Where the statement ends, or begins, apart from the total; `None`: in another block.
    pub(super) end: Option<usize>,
}

impl Miss<'_> {
    /// What the parts come to.
    pub(super) fn sum(&self) -> i128 {
        self.parts.iter().sum()
    }

    /// The arithmetic: `2+3=5人，不是6人`.
    fn said(&self) -> Said {
        let (sum, unit) = (Amount::written(self.sum()), self.total.unit);
        let terms = self.parts.iter().enumerate().map(|(at, part)| {
            let sign = if *part < 0 { "-" } else { ["+", ""][usize::from(at == 0)] };
            format!("{sign}{}", Amount::written(part.abs()))
        });
        let few = (2..=TERMS).contains(&self.parts.len());
        let terms = if few { format!("{}=", terms.collect::<String>()) } else { String::new() };
        let told = Amount::written(self.total.millionths);
        Said {
            zh: format!("{terms}{sum}{unit}，不是{told}{unit}"),
            en: format!("{terms}{sum} {unit}, not {told} {unit}"),
        }
    }

    /// The finding in a block.
    pub(super) fn spotted(&self, block: usize, text: &Text<'_>) -> Spotted {
        let total = Span::new(self.total.start, self.total.end);
        spotted(block, text, stretch(total, self.end), self.said())
    }
}

/// The stretch from a place to another, which may lie on either side; the place alone where that is far.
pub(super) fn stretch(place: Span<Folded>, other: Option<usize>) -> Span<Folded> {
    let other = other.unwrap_or(place.end());
    let all = Span::new(place.start().min(other), place.end().max(other));
    if all.len() <= LONGEST { all } else { place }
}

/// A finding of a whole statement, which blames none of its words.
pub(super) fn spotted(block: usize, text: &Text<'_>, span: Span<Folded>, said: Said) -> Spotted {
    Spotted { detail: Some(said), absent: true, ..Spotted::new(block, text.to_source(span)) }
}
