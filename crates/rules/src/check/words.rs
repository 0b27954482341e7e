//! Words: terms that must not stand, alone or with what should stand instead.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::condition::is_inside;
use super::{Beside, Guard, Match, Pattern};
use crate::facts::{DateInterval, in_force};

/// A list of terms, with what each should be, and what may not stand beside any of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The terms.
    pub rows: Vec<WordRow>,
    /// What may not stand beside them.
    pub guard: Guard,
}

/// One term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRow {
    /// The term, in folded form.
    pub wrong: String,
    /// What could stand instead, best first; empty for advice only.
    pub right: Vec<String>,
    /// The term is right if this stands directly before it.
    pub unless_before: Option<Box<Pattern>>,
    /// The term is right if this stands directly behind it.
    pub unless_after: Option<Box<Pattern>>,
    /// The term is right as a part of these longer words.
    pub unless_inside: Vec<String>,
    /// Why this term is wrong, where the rule's own reason is not enough.
    pub why: Option<String>,
    /// Wrong from this day on.
    pub since: Option<Date>,
    /// Wrong up to and with this day.
    pub until: Option<Date>,
}

impl WordRow {
    /// Whether the row's date has to do with the verdict.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}

impl Words {
    /// Whether the literal of row `m.row`, found at `m.span`, is a fault there, in a document of that date.
    #[must_use]
    pub fn accepts(&self, folded: &str, m: &Match, date: DateInterval) -> bool {
        let Some(row) = m.row.and_then(|row| self.rows.get(row)) else { return false };
        let (start, end) = (m.span.start(), m.span.end());
        let beside = Beside::new(folded, m);
        self.guard.allows(folded, start, end)
            && in_force(row.since, row.until, date)
            && !row.unless_before.as_ref().is_some_and(|pattern| beside.ends_before(pattern))
            && !row.unless_after.as_ref().is_some_and(|pattern| beside.starts_behind(pattern))
            && !is_inside(&row.unless_inside, folded, m)
    }
}
