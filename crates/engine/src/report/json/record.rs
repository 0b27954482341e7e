//! The line that says all of one record: what the report has of one document, in a form of its own with a version of its own, on
//! one line. It is built of the shapes of the report, so that whoever reads the one reads the other.

use std::io;

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use super::v1::{DocumentV1, FindingV1, SkippedV1, SummaryV1, SuppressionV1, ToolV1};
use crate::report::{Counts, Reported, SkippedFile};
use hegao_rules::rule::Language;

/// What is said of a record.
pub enum Said<'a> {
    /// It was checked, or why it was not.
    Document(&'a Reported),
    /// It is no document.
    Skipped(&'a SkippedFile),
}

/// What `hegao check --records` prints for a record, on one line.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "hegao record report, version 1")]
struct RecordV1<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The program.
    tool: ToolV1<'a>,
    /// The line of the record in what came in, from 1. Empty lines are counted, and have no report.
    line: u64,
    /// The document, as in `documents` of the report; null if it is none.
    document: Option<DocumentV1<'a>>,
    /// Why it is none; null otherwise.
    skipped: Option<SkippedV1<'a>>,
    /// Sorted by place and rule.
    findings: Vec<FindingV1<'a>>,
    /// Counts.
    summary: SummaryV1,
    /// The comments in the document that suppress findings, those too that do not hold.
    suppressions: Vec<SuppressionV1<'a>>,
}

/// The report on the record of that line, which counts from 1, with a line end. `versions` are those of the program and of its rules.
///
/// # Errors
/// It cannot be written as JSON, which does not happen.
pub fn line(line: u64, said: &Said<'_>, versions: (&str, &str), language: Language) -> io::Result<Vec<u8>> {
    let (document, skipped) = match said {
        Said::Document(document) => (Some(*document), None),
        Said::Skipped(file) => (None, Some(*file)),
    };
    let findings = document.iter().flat_map(|document| &document.findings);
    let record = RecordV1 {
        version: 1,
        tool: ToolV1 { name: "hegao", version: versions.0, rules_version: versions.1 },
        line,
        document: document.map(|document| DocumentV1::of(document, language)),
        skipped: skipped.map(Into::into),
        findings: findings.map(|finding| FindingV1::of(finding, language)).collect(),
        summary: document.map(Counts::of).unwrap_or_default().into(),
        suppressions: document.iter().flat_map(|document| &document.suppressions).map(Into::into).collect(),
    };
    let mut line = serde_json::to_vec(&record)?;
    line.push(b'\n');
    Ok(line)
}

/// The JSON Schema of that line.
#[must_use]
pub fn record_schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<RecordV1>()
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{error, picture, report, with_gap};
    use super::*;
    use hegao_model::document::Reason;

    fn written(said: &Said<'_>) -> serde_json::Value {
        let line = line(3, said, ("0.1.0", "1"), Language::Zh).unwrap();
        assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
        serde_json::from_slice(&line).unwrap()
    }

    #[test]
    fn a_line_has_what_the_report_has_of_a_document() {
        let sample = report(vec![with_gap("a.txt", Reason::RecordContent)], vec![error()]);
        let line = written(&Said::Document(&sample.documents[0]));
        let whole = sample.written(|head, out| super::super::writer(head, Language::Zh, out));
        let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!((&line["version"], &line["line"]), (&1.into(), &3.into()));
        assert_eq!(line["document"], whole["documents"][0]);
        assert_eq!(line["findings"], whole["findings"]);
        assert_eq!(line["summary"], whole["summary"]);
        assert_eq!(line["document"]["gaps"][0]["reason"], "record-content");
    }

    #[test]
    fn what_is_no_document_says_why() {
        let line = written(&Said::Skipped(&picture("章.png")));
        assert_eq!((&line["document"], &line["skipped"]["reason"]), (&serde_json::Value::Null, &"picture".into()));
    }

    #[test]
    fn the_committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/record-report-v1.json");
        let current = serde_json::to_string_pretty(&record_schema()).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &current).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
    }
}
