//! The shapes of the receipt, version 1. Fields are added, never renamed, removed or reordered. What has no value is `null`.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::text::summary::verdict;
use super::super::text::words::Words;
use super::super::{Counts, End, Head, Reported, reason};
use crate::finding::{Finding, Omitted, Status};
use hegao_model::document::{Gap, SkipReason};
use hegao_rules::rule::Language;

/// What `hegao check --receipt FILE.json` writes, and a page has inside.
#[derive(JsonSchema)]
#[schemars(title = "hegao receipt, version 1")]
#[allow(dead_code, reason = "written piece by piece: this is the whole of it, for the schema")]
pub(super) struct ReceiptR1<'a> {
    #[schemars(flatten)]
    head: HeadR1<'a>,
    /// One entry for each file that was read or has a gap, clean ones too.
    documents: Vec<DocumentR1<'a>>,
    #[schemars(flatten)]
    end: EndR1<'a>,
    /// Check sum: the first 16 hexadecimal digits of the SHA-256 of all lines before this one, which is the last, each ended by LF.
    seal: String,
}

/// What stands before the documents.
#[derive(Serialize, JsonSchema)]
pub(super) struct HeadR1<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    receipt: u32,
    /// The program.
    tool: ToolR1<'a>,
    /// When it was checked: local time with its offset.
    time: &'a str,
    /// The rules.
    rules: RulesR1<'a>,
    /// The dated tables.
    tables: TablesR1<'a>,
    /// The configuration; null without one.
    config: Option<ConfigR1<'a>>,
    /// What the arguments asked for.
    asked: AskedR1<'a>,
    /// Files that decide and are not as in the trusted version, which counted instead.
    overruled: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct ToolR1<'a> {
    /// Always `hegao`.
    name: &'static str,
    /// Its version.
    version: &'a str,
    /// The version of its built-in rules.
    rules_version: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct RulesR1<'a> {
    /// How many, those of the user too.
    count: usize,
    /// SHA-256 of all of them.
    sha256: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct TablesR1<'a> {
    /// SHA-256 of those that come with the program or from files.
    sha256: &'a str,
    /// Each table.
    tables: Vec<TableR1<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct TableR1<'a> {
    /// What it is about.
    title: &'a str,
    /// The last day of which it knows everything.
    as_of: String,
}

#[derive(Serialize, JsonSchema)]
struct ConfigR1<'a> {
    /// Its path, masked.
    path: &'a str,
    /// SHA-256 of its bytes; null if they could not be read once more.
    sha256: Option<&'a str>,
    /// What it switches off: rule ids and `category/*`.
    switched_off: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct AskedR1<'a> {
    /// Who will read the documents; null: the configuration or the default decided.
    audience: Option<&'a str>,
    /// The date of the documents; null: each document's own.
    date: Option<&'a str>,
    /// What sort of text they are; null: each document's own.
    genre: Option<&'a str>,
    /// The only rules that were used; empty: all.
    select: &'a [String],
    /// Rules that were not used.
    ignore: &'a [String],
    /// Whether the model of spelling looked for typos that no list names; words: only where another character makes a word; on and
    /// review: at all places, where review gives what is not sure as what has to be looked at.
    #[schemars(extend("enum" = ["off", "words", "on", "review"]))]
    spelling: &'static str,
    /// Whether only changes (of git) were checked, and not documents as they are.
    only_changes: bool,
}

/// One document.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentR1<'a> {
    /// Its path, masked.
    path: &'a str,
    /// The commit that has it, where only a commit between the two ends of a range does.
    commit: Option<&'a str>,
    /// How many bytes were checked; null if it was not read.
    size: Option<u64>,
    /// SHA-256 of the bytes that were checked; null if it was not read.
    sha256: Option<&'a str>,
    /// How it was read; null if it was not.
    format: Option<&'static str>,
    /// Its encoding.
    encoding: Option<&'a str>,
    /// The date used.
    date: Option<&'a str>,
    /// Where the date comes from: given, signature, front-matter, document-number, file-name, title, text or today.
    date_source: Option<&'static str>,
    /// Who will read it.
    #[schemars(extend("enum" = ["public", "internal"]))]
    audience: &'static str,
    /// What sort of text it is.
    genre: Option<&'static str>,
    /// Its type (文种).
    #[serde(rename = "type")]
    doc_type: Option<&'a str>,
    /// Characters examined.
    chars: usize,
    /// What of it was not examined.
    gaps: Vec<GapR1<'a>>,
    /// Its findings and gaps, counted.
    counts: CountsR1,
    /// stop: it must not go out; incomplete: not read whole; check: somebody should look; clean. Only active findings count.
    #[schemars(extend("enum" = ["stop", "incomplete", "check", "clean"]))]
    verdict: &'static str,
    /// Its findings, in the order of the text.
    findings: Vec<FindingR1<'a>>,
    /// Findings beyond the limit of a list: counted, not listed.
    omitted: Vec<OmittedR1<'a>>,
    /// The address at which it is published, if it says so.
    url: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct GapR1<'a> {
    /// Why, as a word that does not change.
    reason: &'static str,
    /// The part of the file; null for the file itself.
    part: Option<std::borrow::Cow<'a, str>>,
    /// The same for people.
    detail: String,
}

/// Counts. error, warning and note count active findings.
#[derive(Serialize, JsonSchema)]
struct CountsR1 {
    /// Must not go out.
    error: usize,
    /// Probably wrong.
    warning: usize,
    /// Advice.
    note: usize,
    /// Accepted by an exception or a comment.
    suppressed: usize,
    /// Known from the baseline.
    baselined: usize,
    /// Gaps.
    gaps: usize,
}

/// One finding. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
struct FindingR1<'a> {
    /// Its number in the reports; null for what does not count.
    number: Option<usize>,
    /// How grave it is.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    /// Id of the rule.
    rule: &'a str,
    /// The place as people say it.
    place: String,
    /// What is wrong.
    message: &'a str,
    /// What stands there, masked.
    #[serde(rename = "match")]
    matched: &'a str,
    /// Recognises it in a later run.
    fingerprint: &'a str,
    /// Whether it counts.
    #[schemars(extend("enum" = ["active", "suppressed", "baselined"]))]
    status: &'static str,
    /// For how many places beside its own it speaks.
    others: usize,
    /// Who accepted it and why; null for what nobody accepted.
    accepted: Option<AcceptedR1<'a>>,
    /// The fingerprints of these places.
    other_fingerprints: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct AcceptedR1<'a> {
    /// Where that is written: comment (in the document) or exception (in the configuration).
    #[schemars(extend("enum" = ["comment", "exception"]))]
    by: &'static str,
    /// The reason, masked.
    reason: &'a str,
    /// Who accepted it, masked, if that is written.
    person: Option<&'a str>,
    /// The last day on which that holds, if it is written.
    until: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct OmittedR1<'a> {
    /// Id of the rule.
    rule: &'a str,
    /// How grave they are.
    severity: &'static str,
    /// Whether they count.
    status: &'static str,
    /// How many they are.
    count: usize,
}

/// What stands behind the documents.
#[derive(Serialize, JsonSchema)]
pub(super) struct EndR1<'a> {
    /// Files that were met and not read.
    skipped_files: Vec<SkippedR1<'a>>,
    /// The baseline, masked; null without one.
    baseline: Option<&'a str>,
    /// Counts of all documents.
    summary: SummaryR1,
    /// The last sentence of a report.
    verdict: String,
}

#[derive(Serialize, JsonSchema)]
struct SkippedR1<'a> {
    /// Its path, masked.
    path: &'a str,
    /// Why.
    reason: SkipReason,
}

#[derive(Serialize, JsonSchema)]
struct SummaryR1 {
    /// Documents, those too that could not be read.
    documents: usize,
    /// Documents of which something was read.
    read: usize,
    /// Characters examined.
    chars: usize,
    #[serde(flatten)]
    counts: CountsR1,
}

impl<'a> HeadR1<'a> {
    pub(super) fn of(head: &'a Head) -> Self {
        let issue = &head.issue;
        let table = |table: &'a super::KnownTable| TableR1 { title: &table.title, as_of: table.as_of.to_string() };
        let asked = &issue.asked;
        Self {
            receipt: 1,
            tool: ToolR1 { name: "hegao", version: &head.tool_version, rules_version: &head.rules_version },
            time: &issue.time,
            rules: RulesR1 { count: issue.rules, sha256: &issue.rules_sha256 },
            tables: TablesR1 { sha256: &issue.tables_sha256, tables: issue.tables.iter().map(table).collect() },
            config: head.config.as_deref().map(|path| ConfigR1 {
                path,
                sha256: issue.config_sha256.as_deref(),
                switched_off: &head.switched_off,
            }),
            asked: AskedR1 {
                audience: asked.audience.as_deref(),
                date: asked.date.as_deref(),
                genre: asked.genre.as_deref(),
                select: &asked.select,
                ignore: &asked.ignore,
                spelling: asked.spelling.name(),
                only_changes: asked.only_changes,
            },
            overruled: &head.overruled,
        }
    }
}

impl<'a> DocumentR1<'a> {
    pub(super) fn of(document: &'a Reported, language: Language) -> Self {
        let counts = Counts::of(document);
        let Reported { entry, findings, omitted, .. } = document;
        Self {
            path: &entry.path,
            commit: entry.commit.as_deref(),
            size: entry.content.as_ref().map(|content| content.size),
            sha256: entry.content.as_ref().map(|content| content.sha256.as_str()),
            format: entry.format,
            encoding: entry.encoding.as_deref(),
            date: entry.date.as_deref(),
            date_source: entry.date_source,
            audience: entry.audience,
            genre: entry.genre,
            doc_type: entry.doc_type.as_deref(),
            chars: entry.chars,
            gaps: entry.gaps.iter().map(|gap| GapR1::of(gap, language)).collect(),
            counts: counts.into(),
            verdict: counts.verdict(),
            findings: numbered(findings).map(|(number, one)| FindingR1::of(number, one, language)).collect(),
            omitted: omitted.iter().map(OmittedR1::of).collect(),
            url: entry.imprint.url.as_deref(),
        }
    }
}

/// The findings with the numbers that reports give those that count.
pub(super) fn numbered(findings: &[Finding]) -> impl Iterator<Item = (Option<usize>, &Finding)> {
    let mut last = 0;
    findings.iter().map(move |finding| {
        let is_active = finding.status == Status::Active;
        last += usize::from(is_active);
        (is_active.then_some(last), finding)
    })
}

impl<'a> GapR1<'a> {
    fn of(gap: &'a Gap, language: Language) -> Self {
        Self { reason: gap.reason.name(), part: gap.name(), detail: reason::sentence(&gap.reason, language) }
    }
}

impl From<Counts> for CountsR1 {
    fn from(counts: Counts) -> Self {
        let Counts { error, warning, note, suppressed, baselined, gaps } = counts;
        Self { error, warning, note, suppressed, baselined, gaps }
    }
}

impl<'a> FindingR1<'a> {
    fn of(number: Option<usize>, finding: &'a Finding, language: Language) -> Self {
        Self {
            number,
            severity: finding.severity.name(),
            rule: &finding.rule,
            place: Words::of(language).place(&finding.location),
            message: &finding.message,
            matched: &finding.matched,
            fingerprint: &finding.fingerprint,
            status: finding.status.name(),
            others: finding.others.len(),
            other_fingerprints: finding.others.iter().map(|other| other.fingerprint.as_str()).collect(),
            accepted: finding.accepted.as_ref().map(|accepted| AcceptedR1 {
                by: accepted.by.name(),
                reason: &accepted.reason,
                person: accepted.person.as_deref(),
                until: accepted.until.map(|until| until.to_string()),
            }),
        }
    }
}

impl<'a> OmittedR1<'a> {
    fn of(Omitted { rule, severity, status, count }: &'a Omitted) -> Self {
        Self { rule, severity: severity.name(), status: status.name(), count: *count }
    }
}

impl<'a> EndR1<'a> {
    pub(super) fn of(end: &'a End, language: Language) -> Self {
        let summary = &end.summary;
        Self {
            skipped_files: end.skipped.iter().map(|file| SkippedR1 { path: &file.path, reason: file.reason }).collect(),
            baseline: end.baseline.as_ref().map(|baseline| baseline.path.as_str()),
            summary: SummaryR1 {
                documents: summary.documents,
                read: summary.read,
                chars: summary.chars,
                counts: summary.counts.into(),
            },
            verdict: verdict(Words::of(language), summary),
        }
    }
}
