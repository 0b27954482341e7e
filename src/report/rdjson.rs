//! `--format rdjson`: the Reviewdog Diagnostic Format, whose columns count bytes of UTF-8 and whose ranges end behind the
//! last one. Documents in another encoding are counted as if they were in UTF-8.
//!
//! Only what counts is in it: a review says what is to be done. A suggestion that is more than one replacement of the
//! whole match is left out, because the format would offer its parts one by one.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::text::words::Words;
use super::{Report, SkippedFile, replacements};
use crate::document::Gap;
use crate::finding::{Finding, Location, Severity};
use crate::rule::Language;
use crate::text::LineColumn;

/// Writes `report` for reviewdog.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let words = Words::of(language);
    let gaps = report.gaps().map(|(path, gap)| unread(words, path, gap));
    let skipped = report.skipped.iter().map(|file| skipped(words, file));
    let gaps = gaps.chain(skipped);
    let diagnostics: Vec<Value> = gaps.chain(report.active().map(|finding| diagnostic(words, finding))).collect();
    serde_json::to_writer_pretty(&mut out, &json!({"source": {"name": "hegao"}, "diagnostics": diagnostics}))?;
    out.write_all(b"\n")?;
    out.flush()
}

fn diagnostic(words: &Words, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    };
    let mut diagnostic = json!({
        "message": words.told(finding),
        "location": {"path": &*finding.path},
        "severity": severity,
        "code": {"value": &*finding.rule},
    });
    if let Some(range) = range(&finding.location) {
        let suggestions = replacements(finding).map(|suggestion| json!({"range": range, "text": suggestion.text}));
        diagnostic["suggestions"] = suggestions.collect();
        diagnostic["location"]["range"] = range;
    }
    diagnostic
}

/// Something that was not read.
fn unread(words: &Words, path: &str, gap: &Gap) -> Value {
    json!({
        "message": words.gap_line(gap),
        "location": {"path": path},
        "severity": "ERROR",
        "code": {"value": format!("gap/{}", gap.kind.name())},
    })
}

/// A file that was not read, though nothing went wrong.
fn skipped(words: &Words, file: &SkippedFile) -> Value {
    json!({
        "message": words.skip_line(file.reason),
        "location": {"path": file.path},
        "severity": "INFO",
        "code": {"value": format!("skipped/{}", file.reason.name())},
    })
}

/// `None` where there are no lines, in a file's name.
fn range(location: &Location) -> Option<Value> {
    let position = |at: LineColumn| json!({"line": at.line, "column": at.utf8});
    Some(json!({"start": position(location.start?), "end": position(location.end?)}))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{everything, mixed, written};
    use super::*;

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(|out| write(&everything(), Language::Zh, out)));
    }

    #[test]
    fn columns_count_bytes() {
        let range = json!({"start": {"line": 2, "column": 17}, "end": {"line": 2, "column": 23}});
        let diagnostic = diagnostic(Words::of(Language::Zh), &mixed());
        assert_eq!(diagnostic["location"]["range"], range);
        assert_eq!(diagnostic["suggestions"], json!([{"range": range, "text": "部署"}]));
    }

    #[test]
    fn a_suggestion_in_several_places_is_left_out() {
        let mut finding = mixed();
        let edit = finding.suggestions[0].edits[0].clone();
        finding.suggestions[0].edits.push(edit);
        assert_eq!(diagnostic(Words::of(Language::Zh), &finding)["suggestions"], json!([]));
    }
}
