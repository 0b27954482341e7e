//! Dates, times and sums that cannot be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};

/// A look at the figures of a document, one file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Figures {
    /// A day that the calendar does not have.
    ImpossibleDate,
}

impl Figures {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        Box::new(self)
    }
}

impl PageCheck for Figures {
    fn find(&self, _page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        Vec::new()
    }
}
