//! References to what a dated table says is over.
//!
//! What a reference does in its text decides: a document that follows the spirit of a meeting, works under a law or
//! writes to an office must know the one of its own day; a document that tells of the past, quotes, or says itself that
//! something has changed, is right.

mod beyond;
mod context;
mod decree;
mod meeting;
mod misnamed;
mod named;
mod reference;
mod task;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::PageCheck;
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
    /// By a name inside 《》 that nothing has, where one name of the table is nearly that.
    Misnamed,
    /// By a full name inside 《》 that nothing has, and that nothing nearly has.
    Unknown,
    /// By the number of the order (国务院令) that a regulation of the table was issued with, if it is another.
    Decree,
    /// By the number of an article that a law of the table does not have.
    Article,
    /// As an activity that is under way: 深入开展…; a later one anywhere in the document clears it, unless it is set as a task.
    Activity,
}

impl Succession {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self, tables: &Tables) -> Box<dyn PageCheck> {
        let table = tables.get(&self.table);
        match self.cited {
            Cited::Misnamed | Cited::Unknown => Box::new(misnamed::Misnamed::new(table, tables, self.cited)),
            Cited::Decree => Box::new(decree::Decrees::new(table)),
            Cited::Article => Box::new(beyond::Beyond::new(table)),
            Cited::Meeting => Box::new(meeting::Meetings::new(table)),
            cited => Box::new(named::Names::new(table, cited)),
        }
    }
}
