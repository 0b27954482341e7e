//! References to what a dated table says is over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};
use super::tables::Tables;

/// A check of dated references.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// The dated table.
    pub table: String,
    /// How texts refer to its rows.
    pub cited: Cited,
}

/// How a text refers to a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cited {
    /// By its words in running text.
    Words,
    /// By its name inside 《》.
    Title,
    /// By its name behind that of the place it lies in.
    Place,
    /// As a meeting whose spirit is to be studied: 贯彻落实…精神.
    Meeting,
}

impl Succession {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self, tables: &Tables) -> Box<dyn PageCheck> {
        let _ = tables;
        Box::new(self.clone())
    }
}

impl PageCheck for Succession {
    fn find(&self, _page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        Vec::new()
    }
}
