//! What stands twice.

mod headings;
mod items;
mod passages;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};

/// A check of repetitions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repetition {
    /// What is compared.
    pub of: Repeated,
    /// The fewest characters that count.
    pub least: u16,
}

/// What may stand twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// Neighbours in an enumeration: 甲、甲.
    Items,
    /// Sentences and long passages of a document.
    Passages,
    /// Headings of one level that mean the same.
    Headings,
}

impl Repetition {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self) -> Box<dyn PageCheck> {
        Box::new(self.clone())
    }
}

impl PageCheck for Repetition {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find(&self, page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        let least = usize::from(self.least);
        match self.of {
            Repeated::Items => items::find(page, least),
            Repeated::Passages => passages::find(page, least),
            Repeated::Headings => headings::find(page, least),
        }
    }
}

#[cfg(test)]
mod tests;
