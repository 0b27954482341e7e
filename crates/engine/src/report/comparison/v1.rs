//! A comparison as programs read it, version 1. Fields are added, never renamed or removed. What has no value is `null`.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{ComparedDocument, Comparison, State};

/// What `hegao compare --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "hegao comparison, version 1")]
struct ComparisonV1<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    comparison: u32,
    /// Whether the two runs had different versions of the built-in rules, so that some differences may come from these.
    has_other_rules: bool,
    /// How many findings came to each state.
    summary: SummaryV1,
    /// Each document of either run: those of the later one in its order, then those that are gone.
    documents: Vec<DocumentV1<'a>>,
    /// Each finding of either run, by document.
    findings: Vec<FindingV1<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct SummaryV1 {
    /// Were there, and are no longer.
    fixed: usize,
    /// Were there, and still are.
    remaining: usize,
    /// Were not there, or did not count.
    new: usize,
    /// Still are there, and somebody has accepted them.
    accepted: usize,
    /// Cannot be told: their document was not read whole, not all was listed, or a ledger does not have it.
    unsure: usize,
    /// Are gone with their document.
    withdrawn: usize,
}

#[derive(Serialize, JsonSchema)]
struct DocumentV1<'a> {
    /// Its path in the later run; null where it is gone.
    path: Option<&'a str>,
    /// Its path in the earlier run; null where it was not there.
    old_path: Option<&'a str>,
    /// What became of it.
    #[schemars(extend("enum" = ["same", "changed", "renamed", "withdrawn", "new"]))]
    state: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct FindingV1<'a> {
    /// What became of it, as in `summary`.
    #[schemars(extend("enum" = ["fixed", "remaining", "new", "accepted", "unsure", "withdrawn"]))]
    state: &'static str,
    /// How grave it is: of the later run, where that has it.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'static str,
    /// Its rule.
    rule: &'a str,
    /// Its document's path in the later run; null where that is gone.
    path: Option<&'a str>,
    /// Its document's path in the earlier run; null where it was not there.
    old_path: Option<&'a str>,
    /// Where it stands, in words; empty where that is not known.
    place: &'a str,
    /// What was found, masked.
    #[serde(rename = "match")]
    matched: &'a str,
    /// What is wrong.
    message: &'a str,
    /// Its fingerprint, the first if it stands for several; null in a comparison of ledgers.
    fingerprint: Option<&'a str>,
}

/// For programs.
///
/// # Errors
/// What `out` says.
pub fn json(comparison: &Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = |state| comparison.count(state);
    let summary = SummaryV1 {
        fixed: count(State::Fixed),
        remaining: count(State::Remaining),
        new: count(State::New),
        accepted: count(State::Accepted),
        unsure: count(State::Unsure),
        withdrawn: count(State::Withdrawn),
    };
    let whole = ComparisonV1 {
        comparison: 1,
        has_other_rules: comparison.has_other_rules,
        summary,
        documents: comparison.documents.iter().map(document).collect(),
        findings: comparison.documents.iter().flat_map(findings).collect(),
    };
    // By way of a value: keys stand in the order of the alphabet.
    serde_json::to_writer_pretty(&mut *out, &serde_json::to_value(whole)?)?;
    writeln!(out)
}

fn document<'a>(document: &ComparedDocument<'a>) -> DocumentV1<'a> {
    DocumentV1 { path: document.new, old_path: document.old, state: document.fate.name() }
}

fn findings<'a>(document: &ComparedDocument<'a>) -> impl Iterator<Item = FindingV1<'a>> {
    let (path, old_path) = (document.new, document.old);
    document.findings.iter().map(move |&(state, one)| FindingV1 {
        state: state.name(),
        severity: one.severity.name(),
        rule: &one.rule,
        path,
        old_path,
        place: &one.place,
        matched: &one.matched,
        message: &one.message,
        fingerprint: one.fingerprints.first().map(String::as_str),
    })
}

/// The JSON schema of what [`json`] writes.
#[cfg(test)]
pub(super) fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<ComparisonV1<'static>>()
}
