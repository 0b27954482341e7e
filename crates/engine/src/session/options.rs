//! What a session is asked beside what its configuration says.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::filter::Selection;
use hegao_rules::facts::{Audience, DateInterval, Genre};
use hegao_rules::rule::Language;

/// What is asked of a session. Where it says something, it goes before the configuration.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The day of the run: that of documents that do not say their date, and the day on which exceptions hold or do not.
    pub today: DateInterval,
    /// The folder in which relative places stand; absolute where the paths of configuration and baseline are.
    pub base: PathBuf,
    /// The language of messages.
    pub language: Option<Language>,
    /// Show what was found as it stands, unmasked.
    pub reveal: bool,
    /// Tell what each document says of itself.
    pub explain: bool,
    /// The rules that run.
    pub selection: Selection,
    /// Who will read the documents.
    pub audience: Option<Audience>,
    /// What sort of text they are.
    pub genre: Option<Genre>,
    /// Their date.
    pub date: Option<DateInterval>,
    /// How many findings of each rule are listed in each document; the others are counted.
    pub findings: Option<usize>,
}

impl Options {
    /// Nothing but the day of the run.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            today: DateInterval { first: today, last: today },
            base: PathBuf::new(),
            language: None,
            reveal: false,
            explain: false,
            selection: Selection::default(),
            audience: None,
            genre: None,
            date: None,
            findings: None,
        }
    }
}
