//! `--format github`: workflow commands, which GitHub shows as annotations beside the lines.
//!
//! A step may have ten annotations of a kind, and GitHub drops the rest without a word. So the gravest ten of each kind
//! become annotations, the others stand in a folded group of the log, and one last line counts them. Columns count
//! characters; where a finding goes over several lines there are none, since GitHub takes them for one line only.

use std::io::{self, Write};

use super::section::{Section, Spool};
use super::text::words::Words;
use super::{End, Head, Reported, Writer};
use crate::finding::Location;
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// Annotations of one kind that a step may have.
const MOST: usize = 10;

/// A writer of the report as workflow commands.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let kind = || Kind::new(head.spool);
    let [unread, errors, warnings, brought, notes] = [kind(), kind(), kind(), kind(), kind()];
    Box::new(Github { head, language, out: io::BufWriter::new(out), unread, errors, warnings, brought, notes })
}

/// What there is to say, by kind: the gravest stands first, and gaps before errors, because a file that was not read says
/// more than any finding.
struct Github<'a> {
    head: &'a Head,
    language: Language,
    out: io::BufWriter<&'a mut dyn Write>,
    unread: Kind,
    errors: Kind,
    warnings: Kind,
    brought: Kind,
    notes: Kind,
}

impl Writer for Github<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let words = Words::of(self.language);
        for (path, gap) in document.gaps() {
            let title = format!("gap/{}", gap.kind().name());
            let message = words.gap_line(gap);
            self.unread.add(&Note { severity: Severity::Error, path, location: None, line: None, title, message })?;
        }
        for one in document.brought() {
            self.brought.add(&decides(&one.path, Some(one.line), "suppression", words.brought(one)))?;
        }
        for finding in document.active(self.language) {
            let severity = finding.severity;
            let kind = match severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            };
            let (title, message) = (finding.rule.to_string(), words.told(&finding));
            let (path, location) = (&*finding.path, Some(&finding.location));
            kind.add(&Note { severity, path, location, line: None, title, message })?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, language, mut out, unread, errors, warnings, brought, notes } = *self;
        let words = Words::of(language);
        let mut overruled = Kind::new(head.spool);
        for path in &head.overruled {
            overruled.add(&decides(path, None, "trusted", words.overruled().to_owned()))?;
        }
        let mut idle = Kind::new(head.spool);
        for (config, one) in end.idle(head) {
            idle.add(&decides(config, one.line, "exception", words.idle(one)))?;
        }
        let kinds = [vec![unread, errors], vec![warnings], vec![overruled, brought, idle, notes]];
        let mut rest = Section::new(head.spool);
        let mut left = [0; 3];
        for (kinds, left) in kinds.into_iter().zip(&mut left) {
            let mut room = MOST;
            for Kind { first, others, mut count } in kinds {
                for (command, line) in first {
                    if room == 0 {
                        writeln!(rest, "{line}")?;
                        continue;
                    }
                    writeln!(out, "{command}")?;
                    (room, count) = (room - 1, count - 1);
                }
                others.copy(&mut rest)?;
                *left += count;
            }
        }
        if !end.skipped.is_empty() {
            writeln!(out, "::group::{}", words.either("跳过的文件", "Files that were skipped"))?;
            for file in &end.skipped {
                writeln!(out, "{}", log_line(&format!("{} {}", file.path, words.skip_line(file.reason))))?;
            }
            writeln!(out, "::endgroup::")?;
        }
        if rest.len() > 0 {
            writeln!(out, "::group::{}", words.either("其余的问题", "The other findings"))?;
            rest.copy(&mut out)?;
            writeln!(out, "::endgroup::\n{}", remark(words, left))?;
        }
        out.flush()
    }
}

/// Notes of one kind: the first as they may become annotations, with their lines for the log, and the lines of the others.
struct Kind {
    first: Vec<(String, String)>,
    others: Section,
    count: usize,
}

impl Kind {
    fn new(spool: fn() -> Box<dyn Spool>) -> Self {
        Self { first: Vec::new(), others: Section::new(spool), count: 0 }
    }

    fn add(&mut self, note: &Note<'_>) -> io::Result<()> {
        self.count += 1;
        if self.first.len() < MOST {
            self.first.push((note.command(), note.log_line()));
            return Ok(());
        }
        writeln!(self.others, "{}", note.log_line())
    }
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

fn decides<'a>(path: &'a str, line: Option<usize>, title: &str, message: String) -> Note<'a> {
    Note { severity: Severity::Note, path, location: None, line, title: title.to_owned(), message }
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
fn remark(words: &Words, [error, warning, note]: [usize; 3]) -> String {
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
    use super::super::sample::{Report, error, everything, mixed, report, typo};
    use super::*;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out))
    }

    fn lines(report: &Report) -> Vec<String> {
        written(report).lines().map(str::to_owned).collect()
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything()));
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
