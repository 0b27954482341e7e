//! Typos that no list of wrong forms names: idioms but for one character, and what a model finds. What finds them is a model, which the crate of rules does not know: whoever has one hands it over
//! ([`Tables::speller`](super::Tables)).

use std::sync::Arc;

use crate::facts::Zone;
use hegao_model::text::{Folded, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexicon::{idiom_slips, non_words, pair_slips};
use super::page::{Clue, Page, PageCheck, Spotted, Weight};
use super::tables::Tables;

/// Which typos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spelling {
    /// A character of an idiom that is confused with the right one.
    Idioms,
    /// A word beside one that it goes with, which a character differs from.
    Pairs,
    /// Two characters that are no word, of which one is confused with that of a common word.
    NonWords,
    /// Characters that are wrong, missing or too many where they stand, as the model of the language judges.
    Characters,
}

/// What in a folded text is wrong by a character, and the right form.
type Slips = fn(&str) -> Vec<(Span<Folded>, &'static str)>;

/// Finds words and idioms with a wrong character, ready to run.
pub(super) struct Lexical {
    slips: Slips,
    /// What hears each of them, so that two words that meet by chance are no slip.
    speller: Option<Arc<dyn Speller>>,
}

impl Lexical {
    /// Those of idioms.
    pub(super) fn idioms(tables: &Tables) -> Self {
        Self { slips: idiom_slips, speller: tables.speller.clone() }
    }

    /// Those that are no words.
    pub(super) fn non_words(tables: &Tables) -> Self {
        Self { slips: non_words, speller: tables.speller.clone() }
    }

    /// Those of words that go together.
    pub(super) fn pairs(tables: &Tables) -> Self {
        Self { slips: pair_slips, speller: tables.speller.clone() }
    }
}

impl PageCheck for Lexical {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut proposals = Vec::new();
        for (block, text) in page.each_block().filter(|(_, block)| block.facts.zone != Some(Zone::Quotation)) {
            let slips = (self.slips)(text.text.folded()).into_iter();
            proposals.extend(slips.map(|(span, meant)| Proposal { block, span, meant }));
        }
        let weights = match &self.speller {
            Some(speller) if !proposals.is_empty() => speller.weigh(page, &proposals),
            _ => vec![Some(Weight::Full); proposals.len()],
        };
        for (Proposal { block, span, meant }, weight) in proposals.into_iter().zip(weights) {
            let Some(weight) = weight else { continue };
            let spotted = Spotted::new(block, page.blocks[block].text.to_source(span));
            found(Spotted { suggestions: vec![meant.to_owned()], weight, ..spotted });
        }
    }
}

/// A slip that a list of words proposes, which does not know what stands around.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The number of its block.
    pub block: usize,
    /// Where it stands in the folded text of the block.
    pub span: Span<Folded>,
    /// What may be meant.
    pub meant: &'static str,
}

/// Finds typos by a model. It is used from many threads.
pub trait Speller: Send + Sync {
    /// What it finds on a page, one after another; it asks the page's clock.
    fn find_each(&self, page: &Page<'_>, found: &mut dyn FnMut(Spotted));

    /// How much each of these on a page weighs, in their order, as long as the page's clock allows; `None`: it is none.
    fn weigh(&self, page: &Page<'_>, proposals: &[Proposal]) -> Vec<Option<Weight>>;
}

/// The check, ready to run.
pub(super) struct Spelt(pub(super) Arc<dyn Speller>);

impl PageCheck for Spelt {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        self.0.find_each(page, found);
    }
}
