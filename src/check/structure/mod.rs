//! What a document's own facts say against it: title, addressee, headings, signature, levels.

mod broken_paragraph;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};

/// A look at a document's structure, one file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    /// A paragraph that a page break or a wrong return has cut in two.
    BrokenParagraph,
}

impl Structure {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        Box::new(self)
    }
}

impl PageCheck for Structure {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find(&self, page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        match self {
            Self::BrokenParagraph => broken_paragraph::find(page),
        }
    }
}
