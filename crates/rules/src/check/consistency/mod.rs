//! What one document calls by two names: an organ, a person, a term, itself.
//!
//! A document is its own witness: a name that stands three times in one form and once in another that differs by a character is
//! a slip there, whatever the name.

mod kinds;
mod labelled;
mod names;
mod persons;
mod posts;
mod scripts;
mod selves;
mod signed;
mod terms;
mod traditional;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageBlock, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::document::BlockKind;

/// What is compared with itself over a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Consistency {
    /// Names of organs and companies, by what they end with, and the name in the signature.
    Names,
    /// Names of three characters, one of which stands for another of its sound.
    Persons,
    /// Two spellings of a word.
    Terms,
    /// How the document speaks of its organ: 我局, 我委.
    Selves,
    /// A sentence in traditional characters in a document that has others.
    Scripts,
    /// A single traditional character in a document in simplified ones.
    Traditional,
}

impl Consistency {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        Box::new(self)
    }
}

impl PageCheck for Consistency {
    fn literals(&self) -> Vec<String> {
        let all = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        match self {
            Self::Names => names::literals().map(str::to_owned).collect(),
            Self::Persons => Vec::new(),
            Self::Terms => terms::TERMS.iter().flat_map(|pair| [pair.0.to_owned(), pair.1.to_owned()]).collect(),
            Self::Selves => all(&selves::SELVES),
            Self::Scripts => all(&scripts::WORDS),
            Self::Traditional => traditional::literals(),
        }
    }

    fn needs_clues(&self) -> bool {
        *self != Self::Persons
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        match self {
            Self::Names => names::find(page, clues),
            Self::Persons => persons::find(page),
            Self::Terms => terms::find(page, clues),
            Self::Selves => selves::find(page, clues),
            Self::Scripts => scripts::find(page, clues),
            Self::Traditional => traditional::find(page, clues),
        }
    }
}

/// Whether a block is part of a table or looks like a row of one: names that differ by little stand below each other there.
fn is_row(block: &PageBlock<'_>) -> bool {
    block.kind == BlockKind::Cell
        || memchr::memchr(b'|', block.text.folded().as_bytes()).is_some() && block.text.folded().contains(" | ")
}

/// What a finding says of the other form: that it stands so often.
fn elsewhere(form: &str, count: usize) -> Said {
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    Said { zh: format!("“{form}”（{count}处）"), en: format!("“{form}” ({times})") }
}

#[cfg(test)]
mod tests;
