//! What a run says, in the forms that people and programs read.
//!
//! Reports are written as they are made: a [`Writer`] gets the [`Head`], then each document with its findings, in order,
//! then the [`End`], and keeps nothing of a document but what a later section of its format needs, in a [`Spool`]. Each
//! format is one file that only writes. Findings and gaps arrive masked, so no format can show a value by forgetting to
//! hide it. Counting is done here, so that all formats and the exit code agree.

mod cell;
pub mod comparison;
pub mod csv;
pub mod earlier;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod ledger;
pub mod mark;
pub mod markdown;
mod meaning;
pub mod note;
mod omitted;
mod place;
mod pretty;
pub mod rdjson;
pub mod reason;
pub mod receipt;
pub mod sarif;
mod section;
mod since;
pub mod statistics;
mod summary;
pub mod text;
pub mod view;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use meaning::meaning;
pub use place::{in_words, label};
pub use section::Spool;
pub use since::Since;
pub use statistics::Statistics;
pub use summary::{Counts, Summary};

use omitted::Told;

use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::finding::{Finding, Omitted, Status, Suggestion};
use hegao_model::document::{Gap, SkipReason};
use hegao_rules::facts::Statement;
use hegao_rules::rule::{Bilingual, Language, Rule};

/// Writes a report as the run goes on.
pub trait Writer {
    /// The next document, in the order of the report.
    ///
    /// # Errors
    /// What the report is written to says.
    fn document(&mut self, document: &Reported) -> io::Result<()>;

    /// What is known when all documents were read.
    ///
    /// # Errors
    /// What the report is written to says.
    fn end(self: Box<Self>, end: &End) -> io::Result<()>;
}

/// What is known before the first document is read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Head {
    /// In a brief report for people, the mildest finding that is listed; `None`: any.
    pub least: Option<hegao_rules::finding::Severity>,
    /// Version of the program.
    pub tool_version: String,
    /// Version of the built-in rules.
    pub rules_version: String,
    /// The configuration file used, as it may be printed.
    pub config: Option<String>,
    /// What the configuration switches off: rule ids and `category/*`.
    pub switched_off: Vec<String>,
    /// Masked paths of files that decide (configuration, rules, ignore files) and that the trusted version overrules.
    pub overruled: Vec<String>,
    /// Whether there is a baseline.
    pub has_baseline: bool,
    /// What a receipt of the run says of it; nothing where none is asked for.
    pub issue: receipt::Issue,
    /// Where a format keeps what it writes later.
    pub spool: fn() -> Box<dyn Spool>,
}

impl Head {
    /// That of a run of the program and the rules of these versions, without a configuration.
    #[must_use]
    pub fn new(tool_version: &str, rules_version: &str, spool: fn() -> Box<dyn Spool>) -> Self {
        Self {
            least: None,
            tool_version: tool_version.to_owned(),
            rules_version: rules_version.to_owned(),
            config: None,
            switched_off: Vec::new(),
            overruled: Vec::new(),
            has_baseline: false,
            issue: receipt::Issue::default(),
            spool,
        }
    }
}

/// One file with what was found in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reported {
    /// What is known of it.
    pub entry: DocumentEntry,
    /// The findings, sorted by place and rule; suppressed ones too.
    pub findings: Vec<Finding>,
    /// Those beyond the limit, counted.
    pub omitted: Vec<Omitted>,
    /// The comments in it that suppress findings, those too that do not hold.
    pub suppressions: Vec<Suppression>,
}

/// What is known when all documents were read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct End {
    /// Counts of all documents.
    pub summary: Summary,
    /// Files that were met and not read.
    pub skipped: Vec<SkippedFile>,
    /// The exceptions of the configuration that ran out, and those that were needed for nothing.
    pub exceptions: Vec<IdleException>,
    /// How many versions of documents were told that only the commits between have.
    pub versions: usize,
    /// The baseline, if there is one.
    pub baseline: Option<BaselineUse>,
    /// The dated tables that end before the newest document was written.
    pub tables_behind: Vec<KnownTable>,
    /// How long the steps took, if asked for.
    pub timings: Option<Timings>,
    /// The rules that found something.
    pub rules: Vec<RuleEntry>,
    /// What has become of the findings of an earlier run, if it is held against one.
    pub since: Option<Since>,
    /// Where the faults are, if asked for.
    pub statistics: Option<Statistics>,
}

/// What is known of a rule beside its findings.
#[derive(Clone, Debug)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct KnownTable {
    /// What it is about.
    pub title: String,
    /// The last day of which it knows everything.
    pub as_of: Date,
}

/// A comment in a document that suppresses findings.
#[derive(Clone, Debug)]
#[non_exhaustive]
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
#[non_exhaustive]
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
    /// Whether nothing fits it because another text stands there now: its rule still finds something in its files.
    pub is_changed: bool,
}

impl IdleException {
    /// Why it accepts nothing, as reports for programs write it.
    fn state(&self) -> &'static str {
        if self.is_over { "expired" } else { "unused" }
    }

    /// What the formats that name a rule for everything call it.
    fn code(&self) -> String {
        format!("exception/{}", self.state())
    }
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
#[non_exhaustive]
pub struct DocumentEntry {
    /// Its path as reports print it, masked, the same as in its findings.
    pub path: Arc<str>,
    /// The commit that has it, if it is one that lies behind; its path is then `commit:path`.
    pub commit: Option<String>,
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
    /// The bytes that it was read from; `None` if it was not.
    pub content: Option<StoredContent>,
    /// Where it comes from.
    pub imprint: Imprint,
}

/// What a document says of where it comes from, masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// Its title.
    pub title: Option<String>,
    /// The organ that issues it, or that a page names as its source; several with `、` between.
    pub organ: Option<String>,
    /// The address at which it is published.
    pub url: Option<String>,
    /// The column of its site.
    pub column: Option<String>,
}

/// The bytes of a file, as whoever read them counted them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredContent {
    /// How many they are.
    pub size: u64,
    /// Their SHA-256 in hexadecimal digits, lower case.
    pub sha256: String,
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

impl End {
    /// The exceptions that accept nothing, each with the path of the configuration.
    fn idle<'a>(&'a self, head: &'a Head) -> impl Iterator<Item = (&'a str, &'a IdleException)> {
        self.exceptions.iter().map(|idle| (head.config.as_deref().unwrap_or_default(), idle))
    }
}

impl Reported {
    /// The findings that count, then what stands for those that are not listed.
    fn active(&self, language: Language) -> impl Iterator<Item = Cow<'_, Finding>> {
        self.told(language).filter(|finding| finding.status == Status::Active)
    }

    /// The findings, then what stands for those that are not listed.
    fn told(&self, language: Language) -> impl Iterator<Item = Cow<'_, Finding>> {
        let omitted = self.omitted.iter().map(move |omitted| Cow::Owned(omitted.finding(&self.entry.path, language)));
        self.findings.iter().map(Cow::Borrowed).chain(omitted)
    }

    /// The gaps, each with the document's path.
    fn gaps(&self) -> impl Iterator<Item = (&str, &Gap)> {
        self.entry.gaps.iter().map(|gap| (&*self.entry.path, gap))
    }

    /// The suppressions that the trusted version does not have.
    fn brought(&self) -> impl Iterator<Item = &Suppression> {
        self.suppressions.iter().filter(|suppression| suppression.is_new)
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
