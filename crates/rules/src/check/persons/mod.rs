//! Names of persons that are told by where they stand: in a column or behind a label that calls them so.

mod beside_number;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::PageCheck;

/// Names that a rule looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Persons {
    /// Beside a personal mobile number: in a row of its table, or on the lines below. Of a table it is told once, and all
    /// its names are masked.
    BesideNumber,
}

impl Persons {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        match self {
            Self::BesideNumber => Box::new(beside_number::NamesBesideNumbers),
        }
    }
}
