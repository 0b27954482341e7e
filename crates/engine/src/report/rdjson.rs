//! `--format rdjson`: the Reviewdog Diagnostic Format, whose columns count bytes of UTF-8 and whose ranges end behind the
//! last one. Documents in another encoding are counted as if they were in UTF-8.
//!
//! Only what counts is in it: a review says what is to be done. A suggestion that is more than one replacement of the
//! whole match is left out, because the format would offer its parts one by one.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::pretty::List;
use super::section::Section;
use super::text::words::Words;
use super::{End, Head, IdleException, Reported, SkippedFile, Writer, replacements};
use crate::finding::{Finding, Location};
use hegao_model::document::Gap;
use hegao_model::text::LineColumn;
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// A writer of the report for reviewdog.
///
/// # Errors
/// What `out` says.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> io::Result<Box<dyn Writer + 'a>> {
    let (mut out, list) = (io::BufWriter::new(out), List::new(2));
    write!(out, "{{\n  \"diagnostics\": ")?;
    let findings = (list.following(), Section::new(head.spool));
    Ok(Box::new(Rdjson { head, words: Words::of(language), language, out, gaps: list, findings }))
}

/// What was not read stands before what was found.
struct Rdjson<'a> {
    head: &'a Head,
    words: &'static Words,
    language: Language,
    out: io::BufWriter<&'a mut dyn Write>,
    gaps: List,
    findings: (List, Section),
}

impl Writer for Rdjson<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        for (path, gap) in document.gaps() {
            self.gaps.item(&mut self.out, &unread(self.words, path, gap))?;
        }
        let (list, section) = &mut self.findings;
        document.active(self.language).try_for_each(|finding| list.item(section, &diagnostic(self.words, &finding)))
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, words, mut out, mut gaps, findings: (_, findings), .. } = *self;
        end.skipped.iter().try_for_each(|file| gaps.item(&mut out, &skipped(words, file)))?;
        end.idle(head).try_for_each(|(path, one)| gaps.item(&mut out, &idle(words, path, one)))?;
        gaps.close(findings, &mut out)?;
        write!(out, ",\n  \"source\": {{\n    \"name\": \"hegao\"\n  }}\n}}\n")?;
        out.flush()
    }
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
        "code": {"value": format!("gap/{}", gap.kind().name())},
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

/// An exception of the configuration that accepts nothing.
fn idle(words: &Words, path: &str, exception: &IdleException) -> Value {
    let mut location = json!({"path": path});
    if let Some(line) = exception.line {
        location["range"] = json!({"start": {"line": line}});
    }
    json!({
        "message": words.idle(exception),
        "location": location,
        "severity": "INFO",
        "code": {"value": exception.code()},
    })
}

/// `None` where there are no lines, in a file's name.
fn range(location: &Location) -> Option<Value> {
    let position = |at: LineColumn| json!({"line": at.line, "column": at.utf8});
    Some(json!({"start": position(location.start?), "end": position(location.end?)}))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{everything, mixed};
    use super::*;

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(everything().written(|head, out| writer(head, Language::Zh, out).unwrap()));
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
