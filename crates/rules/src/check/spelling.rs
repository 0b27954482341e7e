//! Typos that no list of wrong forms names: idioms but for one character, and what a model finds. What finds them is a model, which the crate of rules does not know: whoever has one hands it over
//! ([`Tables::speller`](super::Tables)).

use std::sync::Arc;

use crate::facts::Zone;
use hegao_model::text::{Folded, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexicon::{idiom_slips, non_words, pair_slips};
use super::page::{Clue, Page, PageCheck, Spotted};

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
pub(super) struct Lexical(Slips);

impl Lexical {
    /// Those of idioms.
    pub(super) fn idioms() -> Self {
        Self(idiom_slips)
    }

    /// Those that are no words.
    pub(super) fn non_words() -> Self {
        Self(non_words)
    }

    /// Those of words that go together.
    pub(super) fn pairs() -> Self {
        Self(pair_slips)
    }
}

impl PageCheck for Lexical {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for (index, block) in page.each_block().filter(|(_, block)| block.facts.zone != Some(Zone::Quotation)) {
            for (span, right) in (self.0)(block.text.folded()) {
                let spotted = Spotted::new(index, block.text.to_source(span));
                found(Spotted { suggestions: vec![right.to_owned()], ..spotted });
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
