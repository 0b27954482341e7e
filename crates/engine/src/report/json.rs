//! `--format json`, version 1: a contract. The structs below are its whole definition and serve nothing else, so that
//! no change of an inner type can change what programs read. Fields are added, never renamed, removed or reordered;
//! `schema/report-v1.json` is generated from them and committed.
//!
//! A field without a value is `null`, never left out: a reader need not know which are optional. A place is apart
//! (`place`): it has the fields of its kind, and a later version may have more kinds.

mod place;

use std::io::{self, Write};
use std::ops::Range;

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use super::pretty::List;
use super::section::Section;
use super::{BaselineUse, Checked, End, Head, IdleException, SkippedFile, Suppression, Writer, label, reason};
use crate::finding::{Edit, Finding, Location, Omitted, Suggestion};
use hegao_model::document::{Gap, SkipReason};
use hegao_model::text::LineColumn;
use hegao_rules::rule::Language;
use place::PlaceV1;

/// A writer of the report, indented, with a line end at the end.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let section = || Section::new(head.spool);
    let (documents, findings, suppressions) = (List::new(2), List::new(2).following(), List::new(2).following());
    Box::new(Json {
        head,
        language,
        out: io::BufWriter::new(out),
        has_begun: false,
        documents,
        findings: (findings, section()),
        suppressions: (suppressions, section()),
    })
}

/// Documents are written at once; what stands behind them waits.
struct Json<'a> {
    head: &'a Head,
    language: Language,
    out: io::BufWriter<&'a mut dyn Write>,
    has_begun: bool,
    documents: List,
    findings: (List, Section),
    suppressions: (List, Section),
}

impl Json<'_> {
    /// Writes what stands before the documents.
    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        self.out.write_all(frame(&ReportV1::of(self.head, &End::default()))?[0].as_bytes())
    }
}

impl Writer for Json<'_> {
    fn document(&mut self, document: &Checked) -> io::Result<()> {
        self.begin()?;
        self.documents.item(&mut self.out, &DocumentV1::of(document, self.language))?;
        let (list, section) = &mut self.findings;
        document.findings.iter().try_for_each(|finding| list.item(section, &FindingV1::of(finding, self.language)))?;
        let (list, section) = &mut self.suppressions;
        document.suppressions.iter().try_for_each(|one| list.item(section, &SuppressionV1::from(one)))
    }

    fn end(mut self: Box<Self>, end: &End) -> io::Result<()> {
        self.begin()?;
        let Self { head, mut out, documents, findings, suppressions, .. } = *self;
        let [_, before_findings, before_suppressions, rest] = frame(&ReportV1::of(head, end))?;
        documents.end(&mut out)?;
        out.write_all(before_findings.as_bytes())?;
        List::new(2).close(findings.1, &mut out)?;
        out.write_all(before_suppressions.as_bytes())?;
        List::new(2).close(suppressions.1, &mut out)?;
        writeln!(out, "{rest}")?;
        out.flush()
    }
}

/// The report without its lists, in the stretches before, between and behind them.
fn frame(report: &ReportV1<'_>) -> io::Result<[String; 4]> {
    let mut rest = serde_json::to_string_pretty(report)?;
    // No line end stands within a string of JSON, so that each of these stands where the list is and nowhere else.
    let mut before = |name: &str| {
        let key = format!("\n  \"{name}\": ");
        let at = rest.find(&format!("{key}[]")).map_or(rest.len(), |at| at + key.len());
        let behind = rest.get(at + "[]".len()..).unwrap_or_default().to_owned();
        rest.truncate(at);
        std::mem::replace(&mut rest, behind)
    };
    Ok([before("documents"), before("findings"), before("suppressions"), rest])
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<ReportV1>()
}

/// What `hegao check --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "hegao report, version 1")]
struct ReportV1<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The program.
    tool: ToolV1<'a>,
    /// The configuration file used.
    config: Option<&'a str>,
    /// One entry for each file that was read or has a gap, clean ones too.
    documents: Vec<DocumentV1<'a>>,
    /// Sorted by path, place and rule.
    findings: Vec<FindingV1<'a>>,
    /// Number of files that were met and not read, though nothing went wrong.
    skipped: usize,
    /// Those files.
    skipped_files: Vec<SkippedV1<'a>>,
    /// Counts.
    summary: SummaryV1,
    /// The comments in documents that suppress findings, those too that do not hold.
    suppressions: Vec<SuppressionV1<'a>>,
    /// The baseline used; null without one.
    baseline: Option<BaselineV1<'a>>,
    /// Files that decide (configuration, rules, ignore files) and are not as in the trusted version, which counts instead.
    overruled: &'a [String],
    /// Exceptions of the configuration that have run out or fit nothing.
    idle_exceptions: Vec<IdleExceptionV1<'a>>,
}

/// An exception of the configuration that accepts nothing. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
struct IdleExceptionV1<'a> {
    /// Its line in the configuration, from 1.
    line: Option<usize>,
    /// The rule that it names.
    rule: &'a str,
    /// The files that it names.
    path: Option<&'a str>,
    /// The match that it names.
    #[serde(rename = "match")]
    matched: Option<&'a str>,
    /// Its reason.
    reason: &'a str,
    /// Its last day.
    until: Option<String>,
    /// expired: its last day is past; unused: no finding of this run fits it.
    #[schemars(extend("enum" = ["expired", "unused"]))]
    state: &'static str,
}

/// A file that was met and not read.
#[derive(Serialize, JsonSchema)]
struct SkippedV1<'a> {
    /// Its path, masked.
    path: &'a str,
    /// Why.
    reason: SkipReason,
}

/// A comment in a document that suppresses findings. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
struct SuppressionV1<'a> {
    /// Path of the file, as in `documents`.
    path: &'a str,
    /// The comment's line, from 1.
    line: usize,
    /// The rules that it names.
    rules: &'a [String],
    /// Its reason.
    reason: &'a str,
    /// Why it does not hold; null if it does.
    fault: Option<&'static str>,
    /// How many findings it suppressed.
    used: usize,
    /// Whether it goes beyond what the trusted version has; false where none was given.
    is_new: bool,
}

/// A baseline.
#[derive(Serialize, JsonSchema)]
struct BaselineV1<'a> {
    /// Its file.
    path: &'a str,
    /// Its entries for the documents of this run that no finding fits any more.
    stale: usize,
}

/// The program.
#[derive(Serialize, JsonSchema)]
struct ToolV1<'a> {
    /// Always `hegao`.
    name: &'static str,
    /// Its version.
    version: &'a str,
    /// The version of its built-in rules.
    rules_version: &'a str,
}

/// One file.
#[derive(Serialize, JsonSchema)]
struct DocumentV1<'a> {
    /// Path with `/`, relative to the working directory, absolute outside it, `-` for standard input. Masked.
    path: &'a str,
    /// How it was read; null if it was not.
    format: Option<&'static str>,
    /// Its encoding.
    encoding: Option<&'a str>,
    /// Its date: a day, a month or a year.
    date: Option<&'a str>,
    /// Where the date comes from.
    date_source: Option<&'static str>,
    /// What sort of text it is.
    genre: Option<&'static str>,
    /// Its type (文种).
    #[serde(rename = "type")]
    doc_type: Option<&'a str>,
    /// Who will read it.
    #[schemars(extend("enum" = ["public", "internal"]))]
    audience: &'static str,
    /// What of it was not examined. A file with a gap is never a clean file.
    gaps: Vec<GapV1<'a>>,
    /// Findings beyond `limits.findings`, which `summary` counts and `findings` does not list.
    omitted: Vec<OmittedV1<'a>>,
    /// The commit that has it, where only a commit between the two ends of a range does; its path is then `commit:path`.
    commit: Option<&'a str>,
}

/// Findings of one rule in one document that are not listed.
#[derive(Serialize, JsonSchema)]
struct OmittedV1<'a> {
    /// Id of the rule.
    rule: &'a str,
    /// How grave they are.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    /// Whether they count: active, suppressed, baselined.
    #[schemars(extend("enum" = ["active", "suppressed", "baselined"]))]
    status: &'static str,
    /// How many they are.
    count: usize,
}

/// Something that was not examined.
#[derive(Serialize, JsonSchema)]
struct GapV1<'a> {
    /// Why: unreadable, encrypted, corrupt, undecodable, crashed, timeout, limit, unmapped-glyphs, scanned,
    /// unsupported, external. Later versions may have more.
    kind: &'static str,
    /// The part of the file; null for the file itself.
    part: Option<&'a str>,
    /// The stored bytes concerned: first, and behind the last.
    bytes: Option<[u64; 2]>,
    /// What happened and what to do, for people, in the language of the run.
    detail: String,
    /// The same as a word that does not change; docs/output.md has all. Later versions may have more.
    reason: &'static str,
}

/// One fault at one place. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
struct FindingV1<'a> {
    /// Id of the rule.
    rule: &'a str,
    /// error: must not go out, warning: probably wrong, note: advice.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    /// How sure the rule is.
    #[schemars(extend("enum" = ["high", "medium", "low"]))]
    confidence: &'static str,
    /// Path of the file, as in `documents`.
    path: &'a str,
    /// Where it stands.
    location: LocationV1<'a>,
    /// Text of the smallest span whose replacement mends the fault. Never empty.
    #[serde(rename = "match")]
    matched: &'a str,
    /// The match with what stands around it.
    excerpt: &'a str,
    /// What is wrong.
    message: &'a str,
    /// Why it is wrong.
    why: Option<&'a str>,
    /// The law, standard or dictionary behind it.
    source: Option<&'a str>,
    /// What could stand instead, best first.
    suggestions: Vec<SuggestionV1<'a>>,
    /// Recognises the finding in a later run.
    fingerprint: &'a str,
    /// Whether it counts: active, suppressed, baselined, unchanged.
    #[schemars(extend("enum" = ["active", "suppressed", "baselined", "unchanged"]))]
    status: &'static str,
}

/// A place in every unit.
#[derive(Serialize, JsonSchema)]
struct LocationV1<'a> {
    /// The part of the file; null for the file itself.
    part: Option<&'a str>,
    /// The block, from 0; null for the file's name.
    block: Option<usize>,
    /// First and behind the last code point of the block's text.
    range: [usize; 2],
    /// The first character; null where the format has no lines.
    start: Option<LineColumnV1>,
    /// Behind the last character; null where the format has no lines.
    end: Option<LineColumnV1>,
    /// Hull in the stored file: first byte, and behind the last.
    bytes: [u64; 2],
    /// The exact ranges, several where the match stands in several runs or lines.
    pieces: Vec<PieceV1<'a>>,
    /// The place as people say it, in the language of the run.
    label: String,
    /// The same place as data; null where it has none.
    place: Option<PlaceV1<'a>>,
}

/// Line and column, both from 1. Columns count code points; a BOM has none.
#[derive(Serialize, JsonSchema)]
struct LineColumnV1 {
    /// The line; it ends at LF, CRLF or a lone CR.
    line: usize,
    /// The column.
    column: usize,
}

/// Stored bytes of a part.
#[derive(Serialize, JsonSchema)]
struct PieceV1<'a> {
    /// The part; null for the file itself.
    part: Option<&'a str>,
    /// First byte, and behind the last.
    bytes: [u64; 2],
}

/// A text that could stand instead of the match.
#[derive(Serialize, JsonSchema)]
struct SuggestionV1<'a> {
    /// The text.
    text: &'a str,
    /// safe: a program may apply it; unsafe: a person must look.
    #[schemars(extend("enum" = ["safe", "unsafe"]))]
    applicability: &'static str,
    /// What to change to apply it: all of these or none.
    edits: Vec<EditV1<'a>>,
}

/// Replaces stored bytes of a part.
#[derive(Serialize, JsonSchema)]
struct EditV1<'a> {
    /// The part; null for the file itself.
    part: Option<&'a str>,
    /// First byte to replace, and behind the last.
    bytes: [u64; 2],
    /// What stands there afterwards, to be encoded as the part is.
    text: &'a str,
}

/// Counts. error, warning and note count active findings.
#[derive(Serialize, JsonSchema)]
struct SummaryV1 {
    /// Must not go out.
    error: usize,
    /// Probably wrong.
    warning: usize,
    /// Advice.
    note: usize,
    /// Accepted by an exception.
    suppressed: usize,
    /// Known from the baseline.
    baselined: usize,
    /// Gaps of all files.
    gaps: usize,
}

impl<'a> ReportV1<'a> {
    /// The report without its lists.
    fn of(head: &'a Head, end: &'a End) -> Self {
        let counts = end.summary.counts;
        Self {
            version: 1,
            tool: ToolV1 { name: "hegao", version: &head.tool_version, rules_version: &head.rules_version },
            config: head.config.as_deref(),
            documents: Vec::new(),
            findings: Vec::new(),
            skipped: end.skipped.len(),
            skipped_files: end.skipped.iter().map(Into::into).collect(),
            summary: SummaryV1 {
                error: counts.error,
                warning: counts.warning,
                note: counts.note,
                suppressed: counts.suppressed,
                baselined: counts.baselined,
                gaps: counts.gaps,
            },
            suppressions: Vec::new(),
            baseline: end.baseline.as_ref().map(Into::into),
            overruled: &head.overruled,
            idle_exceptions: end.exceptions.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a SkippedFile> for SkippedV1<'a> {
    fn from(file: &'a SkippedFile) -> Self {
        Self { path: &file.path, reason: file.reason }
    }
}

impl<'a> From<&'a Suppression> for SuppressionV1<'a> {
    fn from(suppression: &'a Suppression) -> Self {
        let Suppression { path, line, rules, reason, fault, used, is_new } = suppression;
        Self { path, line: *line, rules, reason, fault: *fault, used: *used, is_new: *is_new }
    }
}

impl<'a> From<&'a BaselineUse> for BaselineV1<'a> {
    fn from(baseline: &'a BaselineUse) -> Self {
        Self { path: &baseline.path, stale: baseline.stale }
    }
}

impl<'a> DocumentV1<'a> {
    fn of(document: &'a Checked, language: Language) -> Self {
        let Checked { entry: document, omitted, .. } = document;
        Self {
            path: &document.path,
            format: document.format,
            encoding: document.encoding.as_deref(),
            date: document.date.as_deref(),
            date_source: document.date_source,
            genre: document.genre,
            doc_type: document.doc_type.as_deref(),
            commit: document.commit.as_deref(),
            audience: document.audience,
            gaps: document.gaps.iter().map(|gap| GapV1::of(gap, language)).collect(),
            omitted: omitted.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Omitted> for OmittedV1<'a> {
    fn from(Omitted { rule, severity, status, count }: &'a Omitted) -> Self {
        Self { rule, severity: severity.name(), status: status.name(), count: *count }
    }
}

impl<'a> GapV1<'a> {
    fn of(gap: &'a Gap, language: Language) -> Self {
        Self {
            kind: gap.kind().name(),
            part: gap.part.as_deref(),
            bytes: gap.bytes.as_ref().map(ends),
            detail: reason::sentence(&gap.reason, language),
            reason: gap.reason.name(),
        }
    }
}

impl<'a> FindingV1<'a> {
    fn of(finding: &'a Finding, language: Language) -> Self {
        Self {
            rule: &finding.rule,
            severity: finding.severity.name(),
            confidence: finding.confidence.name(),
            path: &finding.path,
            location: LocationV1::of(&finding.location, language),
            matched: &finding.matched,
            excerpt: &finding.excerpt.text,
            message: &finding.message,
            why: finding.why.as_deref(),
            source: finding.source.as_deref(),
            suggestions: finding.suggestions.iter().map(Into::into).collect(),
            fingerprint: &finding.fingerprint,
            status: finding.status.name(),
        }
    }
}

impl<'a> From<&'a IdleException> for IdleExceptionV1<'a> {
    fn from(idle: &'a IdleException) -> Self {
        Self {
            line: idle.line,
            rule: &idle.rule,
            path: idle.path.as_deref(),
            matched: idle.matched.as_deref(),
            reason: &idle.reason,
            until: idle.until.map(|until| until.to_string()),
            state: idle.state(),
        }
    }
}

impl<'a> LocationV1<'a> {
    fn of(location: &'a Location, language: Language) -> Self {
        let part = location.part.as_deref();
        Self {
            part,
            block: location.block,
            range: [location.range.start, location.range.end],
            start: location.start.map(Into::into),
            end: location.end.map(Into::into),
            bytes: ends(&location.bytes),
            pieces: location
                .pieces
                .iter()
                .map(|piece| PieceV1 { part: piece.part.as_deref(), bytes: ends(&piece.bytes) })
                .collect(),
            label: label(location, language),
            place: location.place.as_ref().map(Into::into),
        }
    }
}

impl From<LineColumn> for LineColumnV1 {
    fn from(LineColumn { line, column, .. }: LineColumn) -> Self {
        Self { line, column }
    }
}

impl<'a> From<&'a Suggestion> for SuggestionV1<'a> {
    fn from(suggestion: &'a Suggestion) -> Self {
        Self {
            text: &suggestion.text,
            applicability: suggestion.applicability.name(),
            edits: suggestion.edits.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Edit> for EditV1<'a> {
    fn from(edit: &'a Edit) -> Self {
        Self { part: edit.part.as_deref(), bytes: ends(&edit.bytes), text: &edit.text }
    }
}

fn ends(range: &Range<u64>) -> [u64; 2] {
    [range.start, range.end]
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, clean, error, picture, report, with_gap};
    use super::*;
    use hegao_model::document::Reason;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out))
    }

    #[test]
    fn prints_the_contract() {
        let mut report = report(vec![with_gap("a.txt", Reason::UndecodablePart { bytes: 2 })], vec![error()]);
        report.head.config = Some("hegao.yaml".into());
        report.end.skipped = vec![picture("章.png")];
        insta::assert_snapshot!(written(&report));
    }

    #[test]
    fn a_clean_run_has_every_field() {
        let text = written(&report(vec![clean("a.txt")], vec![]));
        assert!(text.ends_with("}\n"));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["config"], serde_json::Value::Null);
        assert_eq!(value["documents"][0]["gaps"], serde_json::json!([]));
    }

    #[test]
    fn the_committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/report-v1.json");
        let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &current).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
    }
}
