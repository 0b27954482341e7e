//! The closed set of check kinds, and the conditions that any of them may carry.
//!
//! A check is plain data that a rule file was turned into (so that it can be packed at build time) plus the code that
//! runs it: over one block (`words`, `regex`, `hidden`), or over the whole document with its facts ([`page`]). It knows nothing of
//! files, severities of others, or how findings are shown.

mod condition;
pub mod consistency;
pub mod figures;
mod guard;
mod habit;
pub mod layout;
mod lexicon;
mod literals;
pub mod page;
mod pattern;
pub mod persons;
pub mod phrases;
pub mod punctuation;
mod regex;
pub mod repetition;
mod spelling;
pub mod structure;
pub mod succession;
pub mod tables;
pub mod validate;
mod words;

pub use condition::{Beside, Condition, Effect, FARTHEST, Near, NumberList, Window};
pub use consistency::Consistency;
pub use figures::Figures;
pub use guard::Guard;
pub use habit::Habit;
pub use layout::Layout;
pub use literals::Literals;
pub(crate) use literals::narrow;
pub use page::{Clue, Page, PageBlock, PageCheck, PageTables, Spotted, Weight, Why};
pub use pattern::{Found, Pattern, Starts};
pub use persons::Persons;
pub use phrases::{PhraseFault, Phrases};
pub use punctuation::{PageFaults, Punctuation};
pub use regex::{Gate, Lead, RegexCheck};
pub use repetition::{Repeated, Repetition};
pub use spelling::{Proposal, Speller, Spelling};
pub use structure::Structure;
pub use succession::{Cited, Succession};
pub use tables::{FactRow, Phrase, Table, Tables};
pub use validate::{Validator, Verdict};
pub use words::{WordRow, Words};

use serde::{Deserialize, Serialize};

use hegao_model::document::Hidden;
use hegao_model::text::{Folded, Span, Survey};

/// What a rule looks for.
#[derive(Clone, Serialize, Deserialize)]
pub enum Check {
    /// Terms, or pairs of wrong and right.
    Words(Words),
    /// A pattern, behind a gate.
    Regex(RegexCheck),
    /// What a document does otherwise more often.
    Habit(Box<Habit>),
    /// Set phrases.
    Phrases(Phrases),
    /// What stands twice.
    Repetition(Repetition),
    /// References to what is over.
    Succession(Succession),
    /// The document's own facts.
    Structure(Structure),
    /// How the document is laid out.
    Layout(Box<Layout>),
    /// What one document calls by two names.
    Consistency(Consistency),
    /// Dates, times and sums.
    Figures(Figures),
    /// Names of persons that are told by where they stand.
    Persons(Persons),
    /// Pairs of marks, spaces, the numbers and ends of lists.
    Punctuation(Punctuation),
    /// Typos that no list names.
    Spelling(Spelling),
    /// What a document carries unseen, of any of these sorts.
    Hidden(Vec<Hidden>),
}

impl Check {
    /// The check ready to run over whole documents; `None` if it runs over one block at a time, or lacks the model that it asks.
    #[must_use]
    pub fn of_page(&self, tables: &Tables) -> Option<Box<dyn PageCheck>> {
        match self {
            Self::Words(_) | Self::Regex(_) | Self::Hidden(_) => None,
            Self::Habit(check) => Some(check.prepare()),
            Self::Phrases(check) => Some(check.prepare(tables)),
            Self::Repetition(check) => Some(check.prepare()),
            Self::Succession(check) => Some(check.prepare(tables)),
            Self::Structure(check) => Some(check.prepare()),
            Self::Layout(check) => Some(check.prepare()),
            Self::Consistency(check) => Some(check.prepare()),
            Self::Figures(check) => Some(check.prepare()),
            Self::Persons(check) => Some(check.prepare()),
            Self::Punctuation(check) => Some(check.prepare()),
            Self::Spelling(Spelling::Idioms) => Some(Box::new(spelling::Lexical::idioms(tables))),
            Self::Spelling(Spelling::Pairs) => Some(Box::new(spelling::Lexical::pairs(tables))),
            Self::Spelling(Spelling::NonWords) => Some(Box::new(spelling::Lexical::non_words(tables))),
            Self::Spelling(Spelling::Characters) => Some(Box::new(spelling::Spelt(tables.speller.clone()?))),
        }
    }

    /// The dated table that it looks into.
    #[must_use]
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::Phrases(check) => Some(&check.table),
            Self::Succession(check) => Some(&check.table),
            _ => None,
        }
    }

    /// The sorts of hidden data that it looks for.
    #[must_use]
    pub fn hidden(&self) -> &[Hidden] {
        match self {
            Self::Hidden(sorts) => sorts,
            _ => &[],
        }
    }

    /// Whether it is a pattern whose gate the first look at a block opens.
    #[must_use]
    pub fn opens(&self, survey: Survey) -> bool {
        matches!(self, Self::Regex(RegexCheck { gate: Some(gate), .. }) if gate.opens(survey))
    }

    /// Whether it runs over whole documents.
    #[must_use]
    pub fn is_of_page(&self) -> bool {
        !matches!(self, Self::Words(_) | Self::Regex(_) | Self::Hidden(_))
    }
}

/// A place that a check found, in the folded text of one block. Inner: it never leaves the scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The smallest span whose replacement mends the fault.
    pub span: Span<Folded>,
    /// Row of a words check, whose right forms are the suggestions.
    pub row: Option<usize>,
    /// What the rule's validator said.
    pub verdict: Option<Verdict>,
}
