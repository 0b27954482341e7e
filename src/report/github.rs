//! `--format github`: workflow commands, which GitHub shows as annotations beside the lines.
//!
//! A step may have ten annotations of a kind, and GitHub drops the rest without a word. So the gravest ten of each kind
//! become annotations, the others stand in a folded group of the log, and one last line counts them. Columns count
//! characters; where a finding goes over several lines there are none, since GitHub takes them for one line only.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::Report;
use super::text::words::Words;
use crate::finding::{Location, Severity};
use crate::rule::Language;

/// Annotations of one kind that a step may have.
const MOST: usize = 10;

/// Writes `report` as workflow commands.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let words = Words::of(language);
    let mut notes = notes(report, words);
    // Gaps stand first: a file that was not read says more than any finding.
    notes.sort_by_key(|note| Reverse(note.severity));
    let mut rest = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let (of_kind, others) = notes.into_iter().partition::<Vec<_>, _>(|note| note.severity == severity);
        notes = others;
        for (index, note) in of_kind.into_iter().enumerate() {
            if index < MOST { writeln!(out, "{}", note.command())? } else { rest.push(note) }
        }
    }
    if !report.skipped.is_empty() {
        writeln!(out, "::group::{}", words.either("跳过的文件", "Files that were skipped"))?;
        for file in &report.skipped {
            writeln!(out, "{}", log_line(&format!("{} {}", file.path, words.skip_line(file.reason))))?;
        }
        writeln!(out, "::endgroup::")?;
    }
    if !rest.is_empty() {
        writeln!(out, "::group::{}", words.either("其余的问题", "The other findings"))?;
        for note in &rest {
            writeln!(out, "{}", note.log_line())?;
        }
        writeln!(out, "::endgroup::\n{}", remark(words, &rest))?;
    }
    out.flush()
}

/// One thing to say.
struct Note<'a> {
    severity: Severity,
    path: &'a str,
    location: Option<&'a Location>,
    /// The line of what has no finding's place.
    line: Option<usize>,
    title: String,
    message: String,
}

fn notes<'a>(report: &'a Report, words: &Words) -> Vec<Note<'a>> {
    let gaps = report.gaps().map(|(path, gap)| Note {
        severity: Severity::Error,
        path,
        location: None,
        line: None,
        title: format!("gap/{}", gap.kind.name()),
        message: words.gap_line(gap),
    });
    let decides = |path, line, title: &str, message| {
        let title = title.to_owned();
        Note { severity: Severity::Note, path, location: None, line, title, message }
    };
    let overruled = report.overruled.iter().map(|path| decides(path, None, "trusted", words.overruled().to_owned()));
    let brought = report.suppressions.iter().filter(|suppression| suppression.is_new);
    let brought = brought.map(|one| decides(&one.path, Some(one.line), "suppression", words.brought(one)));
    let config = report.config.as_deref().unwrap_or_default();
    let idle = report.exceptions.iter().map(|one| decides(config, one.line, "exception", words.idle(one)));
    let findings = report.active().map(|finding| Note {
        severity: finding.severity,
        path: &finding.path,
        location: Some(&finding.location),
        line: None,
        title: finding.rule.to_string(),
        message: words.told(finding),
    });
    gaps.chain(overruled).chain(brought).chain(idle).chain(findings).collect()
}

impl Note<'_> {
    /// `::error file=a.txt,line=2,…::message`.
    fn command(&self) -> String {
        let kind = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = vec![format!("file={}", property(self.path))];
        if let Some((start, end)) = self.location.and_then(|location| location.start.zip(location.end)) {
            properties.push(format!("line={},endLine={}", start.line, end.line));
            if start.line == end.line {
                properties.push(format!("col={},endColumn={}", start.column, end.column));
            }
        }
        properties.extend(self.line.map(|line| format!("line={line}")));
        properties.push(format!("title={}", property(&self.title)));
        format!("::{kind} {}::{}", properties.join(","), data(&self.message))
    }

    /// The same for the log.
    fn log_line(&self) -> String {
        let place = self.location.and_then(|location| location.start);
        let line = self.line.map_or_else(String::new, |line| format!(":{line}"));
        let place = place.map_or(line, |at| format!(":{}:{}", at.line, at.column));
        log_line(&format!("{} {}{place} {} {}", self.severity.name(), self.path, self.message, self.title))
    }
}

/// A line of the log. Its beginning, and the break in `##[`, keep it from being read as a command.
fn log_line(line: &str) -> String {
    format!("- {}", super::text::excerpt::shown(line).replace("##[", "## ["))
}

/// How many of what are in the group only.
fn remark(words: &Words, rest: &[Note<'_>]) -> String {
    let count = |severity| rest.iter().filter(|note| note.severity == severity).count();
    let (error, warning, note) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    words.either(
        format!("GitHub 每一级最多显示 {MOST} 条；另有 {error} 条 error、{warning} 条 warning、{note} 条 notice 在上面折叠的部分。"),
        format!("GitHub shows {MOST} of a kind; {error} errors, {warning} warnings and {note} notices more are in the group above."),
    )
}

/// A command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A command's property, which a colon or a comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{error, everything, mixed, report, typo, written};
    use super::*;

    fn lines(report: &Report) -> Vec<String> {
        written(|out| write(report, Language::Zh, out)).lines().map(str::to_owned).collect()
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(|out| write(&everything(), Language::Zh, out)));
    }

    #[test]
    fn columns_count_characters_on_one_line_only() {
        let mut long = mixed();
        long.location.end = error().location.end;
        let lines = lines(&report(vec![], vec![mixed(), long]));
        assert!(lines[0].contains(",line=2,endLine=2,col=7,endColumn=9,"), "{}", lines[0]);
        assert!(lines[1].contains(",line=2,endLine=96,title="), "{}", lines[1]);
    }

    #[test]
    fn nothing_ends_a_command_or_starts_one() {
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25%0D%0A");
        assert_eq!(data("a:b,c%\n"), "a:b,c%25%0A");
        let mut evil = error();
        evil.message = "\n::error::x ##[error]y".into();
        let lines = lines(&report(vec![], vec![evil; 11]));
        assert_eq!(lines.iter().filter(|line| line.starts_with("::error")).count(), 10);
        assert!(lines[11].starts_with("- error a.txt:96:14  ::error::x ## [error]y"), "{}", lines[11]);
    }

    #[test]
    fn ten_of_a_kind_are_annotations_and_the_rest_is_counted() {
        let findings = [vec![error(); 12], vec![typo("", "x", "", &[]); 11]].concat();
        let lines = lines(&report(vec![], findings));
        assert_eq!(lines.iter().filter(|line| line.starts_with("::warning")).count(), 10);
        assert_eq!(lines.len(), 10 + 10 + 1 + 3 + 1 + 1);
        assert!(lines[25].contains("另有 2 条 error、1 条 warning、0 条 notice"), "{}", lines[25]);
    }
}
