//! Which findings count. The only room that hides any.

mod accept;
pub mod baseline;
mod blocks;
mod changed;
pub mod inline;
mod selection;

pub use accept::suppress;
pub use baseline::Baseline;
pub use blocks::changed_blocks;
pub use changed::{Changed, keep_added, keep_changed};
pub use inline::{Inline, Refused, suppress_inline};
pub use selection::{Selection, Selector};

use hegao_rules::finding::Severity;
use hegao_rules::rule::{Rule, Status};

/// What a configuration says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs, and its gravest findings are this grave.
    Severity(Severity),
}

/// Whether a rule's findings count in a document, and how grave they are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// They do not count.
    Hidden,
    /// They count as the rule graded them.
    AsGraded,
    /// They count, and the rule's own severity is replaced.
    Replaced(Severity),
}

impl Ruling {
    /// The ruling for `rule`, by the command line, then the configuration, then the rule's own status.
    #[must_use]
    pub fn of(rule: &Rule, selection: &Selection, level: Option<Level>) -> Self {
        let asked_for = selection.asks_for(rule);
        if asked_for == Some(false) {
            return Self::Hidden;
        }
        match level {
            Some(Level::Off) if !selection.names(rule) => Self::Hidden,
            Some(Level::Severity(severity)) => Self::Replaced(severity),
            _ if rule.status == Status::Stable || selection.names(rule) => Self::AsGraded,
            _ => Self::Hidden,
        }
    }

    /// How grave a finding is that its rule graded so, where `own` is the rule's severity before any grading: the
    /// configuration sets the gravest, a milder grade stays milder. `None`: it does not count.
    #[must_use]
    pub fn severity(self, graded: Severity, own: Severity) -> Option<Severity> {
        match self {
            Self::Hidden => None,
            Self::AsGraded => Some(graded),
            Self::Replaced(severity) if graded == own => Some(severity),
            Self::Replaced(severity) => Some(graded.min(severity)),
        }
    }
}
