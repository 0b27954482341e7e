//! Typos that no list of wrong forms names: idioms but for one character, and what a model finds. What finds them is a model, which the crate of rules does not know: whoever has one hands it over
//! ([`Tables::speller`](super::Tables)).

use std::sync::Arc;

use crate::facts::Zone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexicon::idiom_slips;
use super::page::{Clue, Page, PageCheck, Spotted};

/// Which typos.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spelling {
    /// A character of an idiom that is confused with the right one.
    Idioms,
    /// Characters that are wrong, missing or too many where they stand, as the model of the language judges.
    Characters,
}

/// Finds idioms with a wrong character, ready to run.
pub(super) struct Idioms;

impl PageCheck for Idioms {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for (index, block) in page.each_block().filter(|(_, block)| block.facts.zone != Some(Zone::Quotation)) {
            for (span, idiom) in idiom_slips(block.text.folded()) {
                let spotted = Spotted::new(index, block.text.to_source(span));
                found(Spotted { suggestions: vec![idiom.to_owned()], ..spotted });
            }
        }
    }
}

/// Finds typos by a model. It is used from many threads.
pub trait Speller: Send + Sync {
    /// What it finds on a page, one after another; it asks the page's clock.
    fn find_each(&self, page: &Page<'_>, found: &mut dyn FnMut(Spotted));
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
