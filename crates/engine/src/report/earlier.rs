//! What an earlier run found, read back from its JSON report, its receipt (either form) or its ledger, to hold another run against it.

use std::collections::HashMap;

use serde::Deserialize;

use super::Reported;
use super::ledger;
use super::receipt;
use super::text::words::Words;
use crate::finding::{Finding, Status};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// A run, as far as it is compared. Everything in it is masked, if hegao wrote it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Earlier {
    /// When it was, if that is written.
    pub time: Option<String>,
    /// The version of its built-in rules, if that is written.
    pub rules_version: Option<String>,
    /// Whether it is as hegao wrote it; `None` where a report has nothing that tells.
    pub is_unchanged: Option<bool>,
    /// Whether documents without findings are there too: a ledger has none.
    pub has_clean: bool,
    /// Its documents.
    pub documents: Vec<EarlierDocument>,
}

/// A document of an earlier run.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EarlierDocument {
    /// Its path; in a ledger, its address if it has one.
    pub path: String,
    /// The address at which it is published, if that is written apart.
    pub address: Option<String>,
    /// SHA-256 of the bytes that were checked.
    pub sha256: Option<String>,
    /// Whether all of it was examined, and everything found is listed.
    pub is_whole: bool,
    /// What was found.
    pub findings: Vec<EarlierFinding>,
}

/// A finding of an earlier run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EarlierFinding {
    /// Id of the rule.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The place in words.
    pub place: String,
    /// What stands there.
    pub matched: String,
    /// What is wrong.
    pub message: String,
    /// The fingerprints of all places that it speaks for; empty in a ledger.
    pub fingerprints: Vec<String>,
    /// Whether it counts.
    pub is_active: bool,
}

impl EarlierDocument {
    /// What a run of now says of a document.
    #[must_use]
    pub fn of(document: &Reported, language: Language) -> Self {
        let words = Words::of(language);
        let finding = |finding: &Finding| EarlierFinding {
            rule: finding.rule.to_string(),
            severity: finding.severity,
            place: words.place(&finding.location),
            matched: finding.matched.clone(),
            message: finding.message.clone(),
            fingerprints: std::iter::once(&finding.fingerprint)
                .chain(finding.others.iter().map(|other| &other.fingerprint))
                .cloned()
                .collect(),
            is_active: finding.status == Status::Active,
        };
        Self {
            path: document.entry.path.to_string(),
            address: document.entry.imprint.url.clone(),
            sha256: document.entry.content.as_ref().map(|content| content.sha256.clone()),
            is_whole: document.entry.gaps.is_empty() && document.omitted.is_empty(),
            findings: document.findings.iter().map(finding).collect(),
        }
    }
}

/// Reads a report in JSON, a receipt in either form, or a ledger (CSV); `None`: it is none of these.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Earlier> {
    if bytes.starts_with("\u{feff}".as_bytes()) {
        return table(bytes);
    }
    if let Some(receipt) = receipt::read(bytes) {
        let mut earlier = object(receipt::data(bytes)?)?;
        earlier.is_unchanged = Some(receipt.is_unchanged && receipt.page_is_unchanged != Some(false));
        return Some(earlier);
    }
    object(bytes)
}

#[derive(Deserialize)]
struct Object {
    tool: Tool,
    time: Option<String>,
    documents: Vec<Document>,
    #[serde(default)]
    findings: Vec<Found>,
}

#[derive(Deserialize)]
struct Tool {
    name: String,
    rules_version: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    path: String,
    #[serde(default)]
    url: Option<String>,
    sha256: Option<String>,
    gaps: Vec<serde::de::IgnoredAny>,
    omitted: Vec<serde::de::IgnoredAny>,
    /// In a receipt.
    #[serde(default)]
    findings: Vec<Found>,
}

/// A finding in a report or a receipt.
#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    path: String,
    rule: String,
    severity: String,
    message: String,
    #[serde(rename = "match")]
    matched: String,
    fingerprint: String,
    status: String,
    place: Option<String>,
    location: Option<Labelled>,
    #[serde(default)]
    others: Others,
    #[serde(default)]
    other_fingerprints: Vec<String>,
}

#[derive(Deserialize)]
struct Labelled {
    label: String,
    start: Option<At>,
}

#[derive(Deserialize)]
struct At {
    line: usize,
    column: usize,
}

/// The other places: a report lists them, a receipt counts them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Others {
    Listed(Vec<Other>),
    Counted(#[allow(dead_code)] usize),
}

impl Default for Others {
    fn default() -> Self {
        Self::Counted(0)
    }
}

#[derive(Deserialize)]
struct Other {
    fingerprint: String,
}

fn object(bytes: &[u8]) -> Option<Earlier> {
    let Object { tool, time, documents, findings } = serde_json::from_slice(bytes).ok()?;
    if tool.name != "hegao" {
        return None;
    }
    let mut earlier = Earlier { time, rules_version: tool.rules_version, has_clean: true, ..Earlier::default() };
    let mut places: HashMap<String, usize> = HashMap::new();
    for Document { path, url, sha256, gaps, omitted, findings } in documents {
        places.insert(path.clone(), earlier.documents.len());
        let is_whole = gaps.is_empty() && omitted.is_empty();
        let findings = findings.into_iter().map(finding).collect::<Option<_>>()?;
        earlier.documents.push(EarlierDocument { path, address: url, sha256, is_whole, findings });
    }
    for found in findings {
        let place = *places.get(&found.path)?;
        earlier.documents[place].findings.push(finding(found)?);
    }
    Some(earlier)
}

fn finding(found: Found) -> Option<EarlierFinding> {
    let others = match found.others {
        Others::Listed(others) => others.into_iter().map(|other| other.fingerprint).collect(),
        Others::Counted(_) => found.other_fingerprints,
    };
    let place = found.place.or_else(|| {
        let Labelled { label, start } = found.location?;
        Some(match start {
            Some(At { line, column }) if label.is_empty() => format!("{line}:{column}"),
            _ => label,
        })
    });
    Some(EarlierFinding {
        severity: Severity::ALL.into_iter().find(|severity| severity.name() == found.severity)?,
        rule: found.rule,
        place: place.unwrap_or_default(),
        matched: found.matched,
        message: found.message,
        fingerprints: std::iter::once(found.fingerprint).chain(others).collect(),
        is_active: found.status == "active",
    })
}

/// A ledger. What somebody has noted in it does not matter.
fn table(bytes: &[u8]) -> Option<Earlier> {
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = table.headers().ok()?.clone();
    let language =
        [Language::Zh, Language::En].into_iter().find(|one| head.iter().take(ledger::WIDTH).eq(ledger::head(*one)))?;
    let words = Words::of(language);
    let mut earlier = Earlier::default();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for row in table.into_records() {
        let row = row.ok()?;
        let cell = |index: usize| row.get(index).unwrap_or_default().to_owned();
        let rule = cell(6).rsplit(' ').next().unwrap_or_default().to_owned();
        let severity = Severity::ALL.into_iter().find(|severity| words.severity(*severity) == cell(7));
        let (Some(severity), true) = (severity, rule.contains('/')) else { continue };
        let place = *places.entry((cell(1), cell(12))).or_insert_with(|| {
            let sha256 = Some(cell(12)).filter(|sum| !sum.is_empty());
            earlier.documents.push(EarlierDocument {
                path: cell(1),
                address: None,
                sha256,
                is_whole: true,
                findings: Vec::new(),
            });
            earlier.documents.len() - 1
        });
        if rule.starts_with("gap/") {
            earlier.documents[place].is_whole = false;
            continue;
        }
        earlier.documents[place].findings.push(EarlierFinding {
            rule,
            severity,
            place: cell(8),
            matched: cell(9),
            message: cell(10),
            fingerprints: Vec::new(),
            is_active: !cell(11).starts_with(words.either("已放过", "accepted"))
                && cell(11) != words.either("在基线里", "in the baseline"),
        });
    }
    Some(earlier)
}
