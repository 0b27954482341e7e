//! `--format json`, version 1: a contract. The structs of `v1` are its whole definition and serve nothing else, so that
//! no change of an inner type can change what programs read. Fields are added, never renamed, removed or reordered;
//! `schema/report-v1.json` is generated from them and committed.
//!
//! A field without a value is `null`, never left out: a reader need not know which are optional. A place is apart
//! (`place`): it has the fields of its kind, and a later version may have more kinds.

mod fill;
mod place;
mod record;
mod v1;

use std::io::{self, Write};

use schemars::{Schema, generate::SchemaSettings};

pub use record::{Said, line, record_schema};

use super::pretty::List;
use super::section::Section;
use super::{End, Head, Reported, Writer};
use hegao_rules::rule::Language;
use v1::{DocumentV1, FindingV1, ReportV1, SuppressionV1};

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
    fn document(&mut self, document: &Reported) -> io::Result<()> {
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
