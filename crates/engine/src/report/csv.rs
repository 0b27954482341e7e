//! `--format csv`: one row for each finding, gap, file that was skipped and exception that accepts nothing, for spreadsheets.
//!
//! Excel takes a file without BOM for one in the system's encoding, and a cell that begins with `=` for a formula, which a
//! document could use to run something on the desk of who opens the report: such cells get an apostrophe. Columns count
//! characters.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::cell::guarded;
use super::section::Section;
use super::text::words::Words;
use super::{End, Head, Reported, SkippedFile, Writer};
use crate::finding::Finding;
use hegao_model::text::LineColumn;
use hegao_rules::rule::Language;

/// The first row; the words are those of the JSON report.
pub(super) const HEAD: [&str; 15] = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "place",
    "severity",
    "confidence",
    "status",
    "rule",
    "message",
    "match",
    "suggestions",
    "source",
    "fingerprint",
];

/// A writer of the report as a table.
///
/// # Errors
/// What `out` says.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> io::Result<Box<dyn Writer + 'a>> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut gaps = table(out);
    gaps.write_record(HEAD)?;
    Ok(Box::new(Csv { head, language, gaps, findings: table(Section::new(head.spool)) }))
}

/// What was not read stands above what was found.
struct Csv<'a> {
    head: &'a Head,
    language: Language,
    gaps: csv::Writer<&'a mut dyn Write>,
    findings: csv::Writer<Section>,
}

fn table<W: Write>(out: W) -> csv::Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

impl Writer for Csv<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let words = Words::of(self.language);
        for (path, gap) in document.gaps() {
            let rule = format!("gap/{}", gap.kind().name());
            let cells = unread(path, "error", "active", &rule, &words.gap_line(gap));
            self.gaps.write_record(cells.map(|cell| guarded(&cell, self.language)))?;
        }
        for finding in document.told(self.language) {
            self.findings.write_record(row(words, &finding).map(|cell| guarded(&cell, self.language)))?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, language, mut gaps, findings } = *self;
        let words = Words::of(language);
        for SkippedFile { path, reason } in &end.skipped {
            let rule = format!("skipped/{}", reason.name());
            let cells = unread(path, "", "skipped", &rule, &words.skip_line(*reason));
            gaps.write_record(cells.map(|cell| guarded(&cell, language)))?;
        }
        for (path, idle) in end.idle(head) {
            let mut cells = unread(path, "note", idle.state(), &idle.code(), &words.idle(idle));
            cells[1] = idle.line.map_or_else(String::new, |line| line.to_string());
            gaps.write_record(cells.map(|cell| guarded(&cell, language)))?;
        }
        let out = gaps.into_inner().map_err(|error| io::Error::from(error.error().kind()))?;
        findings.into_inner().map_err(|error| io::Error::from(error.error().kind()))?.copy(out)?;
        out.flush()
    }
}

fn row(words: &Words, finding: &Finding) -> [String; HEAD.len()] {
    let place =
        |at: Option<LineColumn>| at.map_or_else(Default::default, |at| (at.line.to_string(), at.column.to_string()));
    let ((line, column), (end_line, end_column)) = (place(finding.location.start), place(finding.location.end));
    let suggestions: Vec<&str> = finding.suggestions.iter().map(|suggestion| &*suggestion.text).collect();
    [
        finding.path.to_string(),
        line,
        column,
        end_line,
        end_column,
        words.place(&finding.location),
        finding.severity.name().to_owned(),
        finding.confidence.name().to_owned(),
        finding.status.name().to_owned(),
        finding.rule.to_string(),
        finding.message.clone(),
        finding.matched.clone(),
        suggestions.join(" / "),
        finding.source.clone().unwrap_or_default(),
        finding.fingerprint.clone(),
    ]
}

/// Something that was not read, which has no place.
fn unread(path: &str, severity: &str, status: &str, rule: &str, message: &str) -> [String; HEAD.len()] {
    let mut cells: [String; HEAD.len()] = Default::default();
    for (name, cell) in HEAD.into_iter().zip(&mut cells) {
        *cell = match name {
            "path" => path.to_owned(),
            "severity" => severity.to_owned(),
            "status" => status.to_owned(),
            "rule" => rule.to_owned(),
            "message" => message.to_owned(),
            _ => String::new(),
        };
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, mixed, report};
    use super::*;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out).unwrap())
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything()));
    }

    #[test]
    fn columns_count_characters() {
        let text = written(&report(vec![], vec![mixed()]));
        assert!(text.starts_with("\u{feff}path,line,column,"), "{text}");
        assert!(text.contains("\r\n文/甲 1.txt,2,7,2,9,第2行第7列,warning,"), "{text}");
    }
}
