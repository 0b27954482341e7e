//! Set phrases: enumerations and terms that official prose always words the same way.
//!
//! A set phrase is not compared by edit distance: at distance one its short slots meet hundreds of innocent texts. What is
//! looked for instead is a text that is the phrase but for one fault: `slot` one odd slot, `order` the same characters
//! in another order, `near` a slip in one character,
//! `member` a member missing and its neighbour standing twice.

mod align;
mod member;
mod near;
mod order;
mod set_phrase;
mod slot;

pub(super) use align::shared;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{PageBlock, PageCheck, Spotted};
use super::tables::Tables;
use hegao_model::text::{Folded, Span};

use set_phrase::SetPhrase;

/// A check of set phrases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases {
    /// The table of phrases.
    pub table: String,
    /// The fault that is looked for.
    pub fault: PhraseFault,
}

/// What can be wrong with a set phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhraseFault {
    /// One slot is another word, which shares characters with the right one; or a known wrong form.
    Slot,
    /// The same characters stand in another order.
    Order,
    /// A term but for one character that is confused, twice there, missing or out of place.
    Near,
    /// A member is missing, and its neighbour stands twice.
    Member,
}

impl Phrases {
    /// The check, ready to run. Without its table it finds nothing.
    #[must_use]
    pub fn prepare(&self, tables: &Tables) -> Box<dyn PageCheck> {
        let known = Known::new(tables.get(&self.table).map_or(&[], |table| &table.phrases));
        match self.fault {
            PhraseFault::Slot => Box::new(slot::SlotFaults::new(known)),
            PhraseFault::Order => Box::new(order::OrderFaults::new(known)),
            PhraseFault::Near => Box::new(near::NearFaults::new(known)),
            PhraseFault::Member => Box::new(member::MemberFaults::new(known)),
        }
    }
}

/// The phrases of a table, and every form that is right.
struct Known {
    phrases: Vec<SetPhrase>,
    right: Vec<String>,
}

impl Known {
    fn new(phrases: &[super::Phrase]) -> Self {
        let right = phrases.iter().flat_map(|phrase| std::iter::once(&phrase.canonical).chain(&phrase.variants));
        Self { right: right.cloned().collect(), phrases: phrases.iter().map(SetPhrase::new).collect() }
    }

    /// Whether `span` is part of a right form: one phrase's fault may be another phrase.
    fn is_right(&self, folded: &str, span: Span<Folded>) -> bool {
        self.right.iter().filter(|form| form.len() >= span.len()).any(|form| {
            let spare = form.len() - span.len();
            let from = align::boundary_before(folded, span.start().saturating_sub(spare));
            let to = align::boundary_behind(folded, (span.end() + spare).min(folded.len()));
            let mut places = folded[from..to].match_indices(form.as_str());
            places.any(|(at, _)| from + at <= span.start() && span.end() <= from + at + form.len())
        })
    }
}

/// A fault at `span` that `suggestion` mends.
fn spotted(index: usize, block: &PageBlock<'_>, span: Span<Folded>, suggestion: String) -> Spotted {
    let mut spotted = Spotted::new(index, block.text.to_source(span));
    spotted.suggestions = vec![suggestion];
    spotted.safe = true;
    spotted
}

/// Keeps one fault for each place, the first.
fn one_for_each_place(spotted: &mut Vec<Spotted>) {
    spotted.sort_by_key(|spotted| (spotted.block, spotted.span));
    spotted.dedup_by_key(|spotted| (spotted.block, spotted.span));
}

#[cfg(test)]
mod tests;
