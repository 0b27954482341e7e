//! The closed set of check kinds, and the conditions that any of them may carry.
//!
//! A check is plain data that a rule file was turned into (so that it can be packed at build time) plus the code that
//! runs it over one block. It knows nothing of files, severities of others, or how findings are shown.

mod condition;
mod guard;
mod literals;
mod pattern;
mod regex;
pub mod validate;
mod words;

pub use condition::{Condition, Effect, FARTHEST, Near, NumberList, Window};
pub use guard::Guard;
pub use literals::Literals;
pub use pattern::Pattern;
pub use regex::{Gate, RegexCheck};
pub use validate::{Validator, Verdict};
pub use words::{WordRow, Words};

use serde::{Deserialize, Serialize};

use crate::text::{Folded, Span};

/// What a rule looks for.
#[derive(Clone, Serialize, Deserialize)]
pub enum Check {
    /// Terms, or pairs of wrong and right.
    Words(Words),
    /// A pattern, behind a gate.
    Regex(RegexCheck),
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
