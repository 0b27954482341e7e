//! The shapes of the report, version 1.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::place::PlaceV1;
use hegao_model::document::SkipReason;

/// What `hegao check --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "hegao report, version 1")]
pub(super) struct ReportV1<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    pub(super) version: u32,
    /// The program.
    pub(super) tool: ToolV1<'a>,
    /// The configuration file used.
    pub(super) config: Option<&'a str>,
    /// One entry for each file that was read or has a gap, clean ones too.
    pub(super) documents: Vec<DocumentV1<'a>>,
    /// Sorted by path, place and rule.
    pub(super) findings: Vec<FindingV1<'a>>,
    /// Number of files that were met and not read, though nothing went wrong.
    pub(super) skipped: usize,
    /// Those files.
    pub(super) skipped_files: Vec<SkippedV1<'a>>,
    /// Counts.
    pub(super) summary: SummaryV1,
    /// The comments in documents that suppress findings, those too that do not hold.
    pub(super) suppressions: Vec<SuppressionV1<'a>>,
    /// The baseline used; null without one.
    pub(super) baseline: Option<BaselineV1<'a>>,
    /// Files that decide (configuration, rules, ignore files) and are not as in the trusted version, which counts instead.
    pub(super) overruled: &'a [String],
    /// Exceptions of the configuration that have run out or fit nothing.
    pub(super) idle_exceptions: Vec<IdleExceptionV1<'a>>,
    /// What has become of the findings of an earlier run; null where none was given.
    pub(super) since: Option<SinceV1<'a>>,
    /// Where the faults are; null where `--statistics` did not ask.
    pub(super) statistics: Option<StatisticsV1<'a>>,
}

/// What has become of the findings of an earlier run, in the documents that this one met.
#[derive(Serialize, JsonSchema)]
pub(super) struct SinceV1<'a> {
    /// The receipt, report or ledger of that run.
    pub(super) path: &'a str,
    /// When it was.
    pub(super) time: Option<&'a str>,
    /// Were there, and are no longer.
    pub(super) fixed: usize,
    /// Were there, and still are.
    pub(super) remaining: usize,
    /// Were not there, or did not count.
    pub(super) new: usize,
    /// Are still there, and accepted since.
    pub(super) accepted: usize,
    /// Are not listed of documents that were not read whole.
    pub(super) unsure: usize,
    /// Whether the two runs had different built-in rules.
    pub(super) has_other_rules: bool,
}

/// Counts of active findings.
#[derive(Serialize, JsonSchema)]
pub(super) struct StatisticsV1<'a> {
    /// By rule; `documents` has those in which it finds something, `chars` is of all.
    pub(super) rules: Vec<TallyV1<'a>>,
    /// By the folder that documents lie in.
    pub(super) folders: Vec<TallyV1<'a>>,
    /// By the organ that documents name.
    pub(super) organs: Vec<TallyV1<'a>>,
    /// The documents that have most.
    pub(super) top: Vec<TallyV1<'a>>,
    /// Characters examined.
    pub(super) chars: usize,
    /// Findings in 100,000 characters; null where nothing was examined.
    pub(super) rate: Option<f64>,
}

/// What is counted of something.
#[derive(Serialize, JsonSchema)]
pub(super) struct TallyV1<'a> {
    /// The rule, folder, organ or path.
    pub(super) name: &'a str,
    /// Documents.
    pub(super) documents: usize,
    /// Characters examined.
    pub(super) chars: usize,
    /// Must not go out.
    pub(super) error: usize,
    /// Probably wrong.
    pub(super) warning: usize,
    /// Advice.
    pub(super) note: usize,
    /// Findings in 100,000 characters; null where nothing was examined.
    pub(super) rate: Option<f64>,
}

/// An exception of the configuration that accepts nothing. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
pub(super) struct IdleExceptionV1<'a> {
    /// Its line in the configuration, from 1.
    pub(super) line: Option<usize>,
    /// The rule that it names.
    pub(super) rule: &'a str,
    /// The files that it names.
    pub(super) path: Option<&'a str>,
    /// The match that it names.
    #[serde(rename = "match")]
    pub(super) matched: Option<&'a str>,
    /// Its reason.
    pub(super) reason: &'a str,
    /// Its last day.
    pub(super) until: Option<String>,
    /// expired: its last day is past; unused: no finding of this run fits it.
    #[schemars(extend("enum" = ["expired", "unused"]))]
    pub(super) state: &'static str,
    /// Whether it is unused because another text stands there now.
    pub(super) changed: bool,
}

/// A file that was met and not read.
#[derive(Serialize, JsonSchema)]
pub(super) struct SkippedV1<'a> {
    /// Its path, masked.
    pub(super) path: &'a str,
    /// Why.
    pub(super) reason: SkipReason,
}

/// A comment in a document that suppresses findings. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
pub(super) struct SuppressionV1<'a> {
    /// Path of the file, as in `documents`.
    pub(super) path: &'a str,
    /// The comment's line, from 1.
    pub(super) line: usize,
    /// The rules that it names.
    pub(super) rules: &'a [String],
    /// Its reason.
    pub(super) reason: &'a str,
    /// Why it does not hold; null if it does.
    pub(super) fault: Option<&'static str>,
    /// How many findings it suppressed.
    pub(super) used: usize,
    /// Whether it goes beyond what the trusted version has; false where none was given.
    pub(super) is_new: bool,
}

/// A baseline.
#[derive(Serialize, JsonSchema)]
pub(super) struct BaselineV1<'a> {
    /// Its file.
    pub(super) path: &'a str,
    /// Its entries for the documents of this run that no finding fits any more.
    pub(super) stale: usize,
}

/// The program.
#[derive(Serialize, JsonSchema)]
pub(super) struct ToolV1<'a> {
    /// Always `hegao`.
    pub(super) name: &'static str,
    /// Its version.
    pub(super) version: &'a str,
    /// The version of its built-in rules.
    pub(super) rules_version: &'a str,
}

/// One file.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentV1<'a> {
    /// Path with `/`, relative to the working directory, absolute outside it, `-` for standard input. Masked.
    pub(super) path: &'a str,
    /// How it was read; null if it was not.
    pub(super) format: Option<&'static str>,
    /// Its encoding.
    pub(super) encoding: Option<&'a str>,
    /// Its date: a day, a month, a year, or two of them with a slash between (2024-01-01/2025-12-31).
    pub(super) date: Option<&'a str>,
    /// Where the date comes from: given, signature, front-matter, document-number, file-name, title, text or today.
    pub(super) date_source: Option<&'static str>,
    /// What sort of text it is.
    pub(super) genre: Option<&'static str>,
    /// Its type (文种).
    #[serde(rename = "type")]
    pub(super) doc_type: Option<&'a str>,
    /// Who will read it.
    #[schemars(extend("enum" = ["public", "internal"]))]
    pub(super) audience: &'static str,
    /// What of it was not examined. A file with a gap is never a clean file.
    pub(super) gaps: Vec<GapV1<'a>>,
    /// Findings beyond `limits.findings`, which `summary` counts and `findings` does not list.
    pub(super) omitted: Vec<OmittedV1<'a>>,
    /// The commit that has it, where only a commit between the two ends of a range does; its path is then `commit:path`.
    pub(super) commit: Option<&'a str>,
    /// How many bytes it was read from; null if it was not read.
    pub(super) size: Option<u64>,
    /// SHA-256 of those bytes in hexadecimal digits; null if it was not read.
    pub(super) sha256: Option<&'a str>,
    /// stop: it must not go out; incomplete: not read whole; check: somebody should look; clean. Only active findings count.
    #[schemars(extend("enum" = ["stop", "incomplete", "check", "clean"]))]
    pub(super) verdict: &'static str,
    /// Its title, as a page of a government site declares it, or as it stands in the text, or among its properties.
    pub(super) title: Option<&'a str>,
    /// The organ that issues it, or that a page names as its source; several with `、` between.
    pub(super) organ: Option<&'a str>,
    /// The address at which it is published, if it says so.
    pub(super) url: Option<&'a str>,
    /// The column of its site, if it says so.
    pub(super) column: Option<&'a str>,
}

/// Findings of one rule in one document that are not listed.
#[derive(Serialize, JsonSchema)]
pub(super) struct OmittedV1<'a> {
    /// Id of the rule.
    pub(super) rule: &'a str,
    /// How grave they are.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub(super) severity: &'static str,
    /// Whether they count: active, suppressed, baselined.
    #[schemars(extend("enum" = ["active", "suppressed", "baselined"]))]
    pub(super) status: &'static str,
    /// How many they are.
    pub(super) count: usize,
}

/// Something that was not examined.
#[derive(Serialize, JsonSchema)]
pub(super) struct GapV1<'a> {
    /// Why: unreadable, encrypted, corrupt, undecodable, crashed, timeout, limit, unmapped-glyphs, scanned,
    /// unsupported, external. Later versions may have more.
    pub(super) kind: &'static str,
    /// The part of the file; null for the file itself.
    pub(super) part: Option<Cow<'a, str>>,
    /// The stored bytes concerned: first, and behind the last.
    pub(super) bytes: Option<[u64; 2]>,
    /// What happened and what to do, for people, in the language of the run.
    pub(super) detail: String,
    /// The same as a word that does not change; docs/output.md has all. Later versions may have more.
    pub(super) reason: &'static str,
}

/// One fault at one place. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
pub(super) struct FindingV1<'a> {
    /// Id of the rule.
    pub(super) rule: &'a str,
    /// error: must not go out, warning: probably wrong, note: advice.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub(super) severity: &'static str,
    /// How sure the rule is.
    #[schemars(extend("enum" = ["high", "medium", "low"]))]
    pub(super) confidence: &'static str,
    /// Path of the file, as in `documents`.
    pub(super) path: &'a str,
    /// Where it stands.
    pub(super) location: LocationV1<'a>,
    /// Text of the smallest span whose replacement mends the fault. Never empty.
    #[serde(rename = "match")]
    pub(super) matched: &'a str,
    /// The match with what stands around it.
    pub(super) excerpt: &'a str,
    /// What is wrong.
    pub(super) message: &'a str,
    /// Why it is wrong.
    pub(super) why: Option<&'a str>,
    /// The law, standard or dictionary behind it.
    pub(super) source: Option<&'a str>,
    /// What could stand instead, best first.
    pub(super) suggestions: Vec<SuggestionV1<'a>>,
    /// Recognises the finding in a later run.
    pub(super) fingerprint: &'a str,
    /// Whether it counts: active, suppressed, baselined, unchanged.
    #[schemars(extend("enum" = ["active", "suppressed", "baselined", "unchanged"]))]
    pub(super) status: &'static str,
    /// The other places that it speaks for: the values of a column of people are one finding, at its first row. The edits of a
    /// suggestion are those of all places.
    pub(super) others: Vec<OtherV1<'a>>,
    /// Who accepted it and why; null for what nobody accepted.
    pub(super) accepted: Option<AcceptedV1<'a>>,
}

/// Who accepted a finding, and why. Everything in it is masked.
#[derive(Serialize, JsonSchema)]
pub(super) struct AcceptedV1<'a> {
    /// Where that is written: comment (in the document) or exception (in the configuration).
    #[schemars(extend("enum" = ["comment", "exception"]))]
    pub(super) by: &'static str,
    /// Why.
    pub(super) reason: &'a str,
    /// Who, if that is written.
    pub(super) person: Option<&'a str>,
    /// The last day on which it holds.
    pub(super) until: Option<String>,
}

/// A place for which a finding at another speaks.
#[derive(Serialize, JsonSchema)]
pub(super) struct OtherV1<'a> {
    /// Where it stands.
    pub(super) location: LocationV1<'a>,
    /// What stands there, masked.
    #[serde(rename = "match")]
    pub(super) matched: &'a str,
    /// Recognises it in a later run.
    pub(super) fingerprint: &'a str,
}

/// A place in every unit.
#[derive(Serialize, JsonSchema)]
pub(super) struct LocationV1<'a> {
    /// The part of the file; null for the file itself.
    pub(super) part: Option<&'a str>,
    /// The block, from 0; null for the file's name.
    pub(super) block: Option<usize>,
    /// First and behind the last code point of the block's text.
    pub(super) range: [usize; 2],
    /// The first character; null where the format has no lines.
    pub(super) start: Option<LineColumnV1>,
    /// Behind the last character; null where the format has no lines.
    pub(super) end: Option<LineColumnV1>,
    /// Hull in the stored file: first byte, and behind the last.
    pub(super) bytes: [u64; 2],
    /// The exact ranges, several where the match stands in several runs or lines.
    pub(super) pieces: Vec<PieceV1<'a>>,
    /// The place as people say it, in the language of the run.
    pub(super) label: String,
    /// The same place as data; null where it has none.
    pub(super) place: Option<PlaceV1<'a>>,
    /// The running number (序号) that its row has in a table of a text.
    pub(super) serial: Option<u32>,
}

/// Line and column, both from 1. Columns count code points; a BOM has none.
#[derive(Serialize, JsonSchema)]
pub(super) struct LineColumnV1 {
    /// The line; it ends at LF, CRLF or a lone CR.
    pub(super) line: usize,
    /// The column.
    pub(super) column: usize,
}

/// Stored bytes of a part.
#[derive(Serialize, JsonSchema)]
pub(super) struct PieceV1<'a> {
    /// The part; null for the file itself.
    pub(super) part: Option<&'a str>,
    /// First byte, and behind the last.
    pub(super) bytes: [u64; 2],
}

/// A text that could stand instead of the match.
#[derive(Serialize, JsonSchema)]
pub(super) struct SuggestionV1<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// safe: a program may apply it; unsafe: a person must look.
    #[schemars(extend("enum" = ["safe", "unsafe"]))]
    pub(super) applicability: &'static str,
    /// What to change to apply it: all of these or none.
    pub(super) edits: Vec<EditV1<'a>>,
}

/// Replaces stored bytes of a part.
#[derive(Serialize, JsonSchema)]
pub(super) struct EditV1<'a> {
    /// The part; null for the file itself.
    pub(super) part: Option<&'a str>,
    /// First byte to replace, and behind the last.
    pub(super) bytes: [u64; 2],
    /// What stands there afterwards, to be encoded as the part is.
    pub(super) text: &'a str,
}

/// Counts. error, warning and note count active findings.
#[derive(Serialize, JsonSchema)]
pub(super) struct SummaryV1 {
    /// Must not go out.
    pub(super) error: usize,
    /// Probably wrong.
    pub(super) warning: usize,
    /// Advice.
    pub(super) note: usize,
    /// Accepted by an exception.
    pub(super) suppressed: usize,
    /// Known from the baseline.
    pub(super) baselined: usize,
    /// Gaps of all files.
    pub(super) gaps: usize,
}
