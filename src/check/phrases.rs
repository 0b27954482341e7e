//! Set phrases by slot alignment.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};
use super::tables::Tables;

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
    /// A member is missing, and its neighbour stands twice.
    Member,
}

impl Phrases {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self, tables: &Tables) -> Box<dyn PageCheck> {
        let _ = tables;
        Box::new(Prepared {})
    }
}

struct Prepared {}

impl PageCheck for Prepared {
    fn find(&self, _page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        Vec::new()
    }
}
