//! What a run says, in the forms that people and programs read.
//!
//! [`Report`] is plain data that the caller fills in; each format is one file that only writes. Findings and gaps arrive
//! masked, so no format can show a value by forgetting to hide it. Counting is done here, so that all formats and
//! the exit code agree.

pub mod json;
pub mod text;

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::document::Gap;
use crate::facts::Statement;
use crate::finding::{Finding, Severity, Status};

/// Everything that one run of `check` found out.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Version of the program.
    pub tool_version: String,
    /// Version of the built-in rules.
    pub rules_version: String,
    /// The configuration file used, as it may be printed.
    pub config: Option<String>,
    /// What the configuration switches off: rule ids and `category/*`.
    pub switched_off: Vec<String>,
    /// One entry for each file read or with a gap, clean ones too.
    pub documents: Vec<DocumentEntry>,
    /// The findings, sorted by path, place and rule; suppressed ones too.
    pub findings: Vec<Finding>,
    /// Masked paths of files met on a walk that are of no format that hegao reads.
    pub skipped: Vec<String>,
    /// The comments in the documents that suppress findings, those too that do not hold.
    pub suppressions: Vec<Suppression>,
    /// The baseline, if there is one.
    pub baseline: Option<BaselineUse>,
    /// The dated tables that end before the newest document was written.
    pub tables_behind: Vec<KnownTable>,
    /// How long the steps took, if asked for.
    pub timings: Option<Timings>,
}

/// A dated table and how far it reaches.
#[derive(Clone, Debug)]
pub struct KnownTable {
    /// What it is about.
    pub title: String,
    /// The last day of which it knows everything.
    pub as_of: Date,
}

/// A comment in a document that suppresses findings.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The document, as in its findings.
    pub path: Arc<str>,
    /// The comment's line, from 1.
    pub line: usize,
    /// The rules that it names.
    pub rules: Vec<String>,
    /// Its reason, masked.
    pub reason: String,
    /// Why it does not hold, if it does not.
    pub fault: Option<&'static str>,
    /// How many findings it suppressed.
    pub used: usize,
}

/// What a baseline did.
#[derive(Clone, Debug)]
pub struct BaselineUse {
    /// Its file, as it may be printed.
    pub path: String,
    /// Its entries for the documents of this run that no finding fits any more.
    pub stale: usize,
}

/// What is known of one file.
#[derive(Clone, Debug)]
pub struct DocumentEntry {
    /// Its path as reports print it, masked, the same as in its findings.
    pub path: Arc<str>,
    /// How it was read; `None` if it was not.
    pub format: Option<&'static str>,
    /// Its encoding.
    pub encoding: Option<String>,
    /// Its date: `2025-01-08`, `2025-01` or `2025`.
    pub date: Option<String>,
    /// Where the date comes from.
    pub date_source: Option<&'static str>,
    /// What sort of text it is.
    pub genre: Option<&'static str>,
    /// Its type (文种) as it stands in the title.
    pub doc_type: Option<String>,
    /// Who will read it.
    pub audience: &'static str,
    /// What else it says of itself, if it was asked for.
    pub statements: Vec<Statement>,
    /// What of it was not examined.
    pub gaps: Vec<Gap>,
    /// Characters examined.
    pub chars: usize,
}

/// How long the steps of a run took. The caller holds the clock.
#[derive(Clone, Debug, Default)]
pub struct Timings {
    /// Name and time of each step, in order.
    pub steps: Vec<(&'static str, Duration)>,
}

/// How many findings and gaps a report, or one file of it, has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Active errors.
    pub error: usize,
    /// Active warnings.
    pub warning: usize,
    /// Active notes.
    pub note: usize,
    /// Findings that an exception or a comment accepts.
    pub suppressed: usize,
    /// Findings that the baseline knows.
    pub baselined: usize,
    /// Gaps.
    pub gaps: usize,
}

impl Counts {
    /// Counts findings; gaps stay 0.
    #[must_use]
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *match (finding.status, finding.severity) {
                (Status::Suppressed, _) => &mut counts.suppressed,
                (Status::Baselined, _) => &mut counts.baselined,
                (Status::Active, Severity::Error) => &mut counts.error,
                (Status::Active, Severity::Warning) => &mut counts.warning,
                (Status::Active, Severity::Note) => &mut counts.note,
            } += 1;
        }
        counts
    }

    /// Active findings of every severity.
    #[must_use]
    pub fn active(self) -> usize {
        self.error + self.warning + self.note
    }
}

impl Report {
    /// Counts findings and gaps.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let gaps = self.documents.iter().map(|document| document.gaps.len()).sum();
        Counts { gaps, ..Counts::of(&self.findings) }
    }

    /// The gravest active severity, which decides the exit code.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().filter(|finding| finding.status == Status::Active).map(|finding| finding.severity).max()
    }
}

#[cfg(test)]
mod sample;

#[cfg(test)]
mod tests {
    use super::sample::{clean, error, report};
    use super::*;

    #[test]
    fn counts_only_what_is_active() {
        let mut suppressed = error();
        suppressed.status = Status::Suppressed;
        let report = report(vec![clean("a.txt")], vec![error(), suppressed]);
        assert_eq!(report.counts(), Counts { error: 1, suppressed: 1, ..Counts::default() });
        assert_eq!(report.gravest(), Some(Severity::Error));
    }

    #[test]
    fn a_suppressed_finding_decides_nothing() {
        let mut suppressed = error();
        suppressed.status = Status::Suppressed;
        assert_eq!(report(vec![clean("a.txt")], vec![suppressed]).gravest(), None);
    }
}
