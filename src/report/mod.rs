//! What a run says, in the forms that people and programs read.
//!
//! [`Report`] is plain data that the caller fills in; each format is one file that only writes. Findings and gaps arrive
//! masked, so no format can show a value by forgetting to hide it. Counting is done here, so that all formats and
//! the exit code agree.

pub mod csv;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod mark;
pub mod markdown;
pub mod rdjson;
pub mod sarif;
pub mod text;

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::document::{Gap, SkipReason};
use crate::facts::Statement;
use crate::finding::{Finding, Severity, Status, Suggestion};
use crate::rule::{Bilingual, Language, Rule};

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
    /// Files that were met and not read.
    pub skipped: Vec<SkippedFile>,
    /// The comments in the documents that suppress findings, those too that do not hold.
    pub suppressions: Vec<Suppression>,
    /// The exceptions of the configuration that ran out, and those that were needed for nothing.
    pub exceptions: Vec<IdleException>,
    /// Masked paths of files that decide (configuration, rules, ignore files) and that the trusted version overrules.
    pub overruled: Vec<String>,
    /// The baseline, if there is one.
    pub baseline: Option<BaselineUse>,
    /// The dated tables that end before the newest document was written.
    pub tables_behind: Vec<KnownTable>,
    /// How long the steps took, if asked for.
    pub timings: Option<Timings>,
    /// The rules that found something.
    pub rules: Vec<RuleEntry>,
}

/// What is known of a rule beside its findings.
#[derive(Clone, Debug)]
pub struct RuleEntry {
    /// Its id.
    pub id: String,
    /// Its message with `…` for what it finds.
    pub title: String,
    /// Why it exists.
    pub why: Option<String>,
    /// What to do about a finding.
    pub remedy: Option<String>,
    /// The law, standard or dictionary behind it.
    pub source: Option<String>,
}

impl RuleEntry {
    /// What a report says of `rule`.
    #[must_use]
    pub fn of(rule: &Rule, language: Language) -> Self {
        let text = |text: &Bilingual| text.in_language(language).to_owned();
        let open = ["{match}", "{suggestion}", "{detail}"].iter();
        Self {
            id: rule.id.clone(),
            title: open.fold(text(&rule.message), |title, name| title.replace(name, "…")),
            why: rule.why.as_ref().map(text),
            remedy: rule.remedy.as_ref().map(text),
            source: rule.source.clone(),
        }
    }
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
    /// Whether it goes beyond what the trusted version has.
    pub is_new: bool,
}

/// An exception of the configuration that accepts nothing. Everything in it is masked.
#[derive(Clone, Debug)]
pub struct IdleException {
    /// Its line in the configuration, from 1.
    pub line: Option<usize>,
    /// The rule that it names.
    pub rule: String,
    /// The files that it names.
    pub path: Option<String>,
    /// The match that it names.
    pub matched: Option<String>,
    /// Its reason.
    pub reason: String,
    /// Its last day.
    pub until: Option<Date>,
    /// Whether that day is past; if not, nothing fits it.
    pub is_over: bool,
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

/// A file that was met and not read, though nothing went wrong.
#[derive(Clone, Debug)]
pub struct SkippedFile {
    /// Its path, masked.
    pub path: String,
    /// Why.
    pub reason: SkipReason,
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

    /// The findings that count.
    pub fn active(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.status == Status::Active)
    }

    /// The gaps, each with its document's path.
    pub fn gaps(&self) -> impl Iterator<Item = (&str, &Gap)> {
        self.documents.iter().flat_map(|document| document.gaps.iter().map(|gap| (&*document.path, gap)))
    }

    /// The gravest active severity, which decides the exit code.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.active().map(|finding| finding.severity).max()
    }
}

/// The suggestions that replace the whole match by one text, which formats that know nothing but places can tell.
fn replacements(finding: &Finding) -> impl Iterator<Item = &Suggestion> {
    let whole = |suggestion: &&Suggestion| match &suggestion.edits[..] {
        [edit] => edit.bytes == finding.location.bytes && edit.part == finding.location.part,
        _ => false,
    };
    finding.suggestions.iter().filter(whole)
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
