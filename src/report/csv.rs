//! `--format csv`: one row for each finding, gap and file that was skipped, for spreadsheets.
//!
//! Excel takes a file without BOM for one in the system's encoding, and a cell that begins with `=` for a formula, which a
//! document could use to run something on the desk of who opens the report: such cells get an apostrophe. Columns count
//! characters.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::text::excerpt::shown;
use super::text::words::Words;
use super::{Report, SkippedFile};
use crate::finding::Finding;
use crate::rule::Language;
use crate::text::LineColumn;

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

/// Writes `report` as a table.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(language);
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(HEAD)?;
    for (path, gap) in report.gaps() {
        let rule = format!("gap/{}", gap.kind.name());
        table.write_record(unread(path, "error", "active", &rule, &words.gap_line(gap)).map(|cell| guarded(&cell)))?;
    }
    for SkippedFile { path, reason } in &report.skipped {
        let rule = format!("skipped/{}", reason.name());
        table.write_record(unread(path, "", "skipped", &rule, &words.skip_line(*reason)).map(|cell| guarded(&cell)))?;
    }
    for finding in &report.findings {
        table.write_record(row(words, finding).map(|cell| guarded(&cell)))?;
    }
    table.flush()
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

/// A cell that no spreadsheet takes for a formula; the full-width signs count for one too.
fn guarded(cell: &str) -> String {
    let apostrophe =
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("{apostrophe}{}", shown(cell))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{everything, mixed, report, written};
    use super::*;

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(|out| write(&everything(), Language::Zh, out)));
    }

    #[test]
    fn columns_count_characters() {
        let text = written(|out| write(&report(vec![], vec![mixed()]), Language::Zh, out));
        assert!(text.starts_with("\u{feff}path,line,column,"), "{text}");
        assert!(text.contains("\r\n文/甲 1.txt,2,7,2,9,第2行第7列,warning,"), "{text}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1", "+86 1", "-", "@a", "\t=1", "\r=1", "＝1"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("a=1"), "a=1");
        assert_eq!(guarded(""), "");
    }
}
