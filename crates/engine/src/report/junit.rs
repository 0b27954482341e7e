//! `--format junit`: a suite for each document, a test for each finding, for the test tab of CI systems.
//!
//! A test fails where a document must not go out (error); warnings and notes are skipped tests, which systems show without
//! failing the run. A gap is an error of its suite; a file that was not read, and an exception that accepts nothing, a skipped test. A document with
//! none of these is one test that passes, so that systems do not take it for missing. Columns count characters.

use std::collections::BTreeMap;
use std::io::{self, Read, SeekFrom, Write};
use std::sync::Arc;

use quick_xml::escape::escape;

use super::section::{Section, Spool};
use super::text::excerpt::shown;
use super::text::words::Words;
use super::{End, Head, Reported, SkippedFile, Writer};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// A writer of the report as JUnit XML.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    Box::new(Junit { head, language, out, tests: Section::new(head.spool), suites: BTreeMap::new() })
}

/// The counts of a suite stand before its tests, and the suites by path: all of it waits.
struct Junit<'a> {
    head: &'a Head,
    language: Language,
    out: &'a mut dyn Write,
    tests: Section,
    /// By path: documents whose masked paths are alike share a suite.
    suites: BTreeMap<Arc<str>, Suite>,
}

/// What there is to say of one path.
#[derive(Default)]
struct Suite {
    counts: Counts,
    /// Where the tests of gaps stand, and those of findings: first byte and length.
    gaps: Vec<(u64, u64)>,
    findings: Vec<(u64, u64)>,
}

/// The counts that JUnit writes into an element.
#[derive(Clone, Copy, Default)]
struct Counts {
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    /// Those of the findings and gaps; a suite with none has one test, that passes.
    fn tests(self) -> usize {
        (self.failures + self.errors + self.skipped).max(1)
    }
}

impl Writer for Junit<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let words = Words::of(self.language);
        let path = shown(&document.entry.path);
        let suite = self.suites.entry(document.entry.path.clone()).or_default();
        let start = self.tests.len();
        for (_, gap) in document.gaps() {
            let kind = format!("gap/{}", gap.kind().name());
            let name = words.either("没有读完", "not read whole");
            test(&mut self.tests, &path, name, None, Ending::Faulty("error", &kind, &words.gap_line(gap)))?;
            suite.counts.errors += 1;
        }
        let middle = self.tests.len();
        for finding in document.active(self.language) {
            let name = format!("{} {}", finding.rule, words.place(&finding.location));
            let line = finding.location.start.map(|start| start.line);
            let severity = words.severity(finding.severity);
            let said = format!("{severity}{}{}", words.colon, words.said(&finding));
            let (ending, count) = match finding.severity {
                Severity::Error => {
                    (Ending::Faulty("failure", finding.severity.name(), &said), &mut suite.counts.failures)
                }
                Severity::Warning | Severity::Note => (Ending::Skipped(&said), &mut suite.counts.skipped),
            };
            test(&mut self.tests, &path, name.trim_end(), line, ending)?;
            *count += 1;
        }
        let end = self.tests.len();
        let tests = [(&mut suite.gaps, start, middle), (&mut suite.findings, middle, end)];
        tests
            .into_iter()
            .filter(|(_, from, to)| from < to)
            .for_each(|(places, from, to)| places.push((from, to - from)));
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, language, out, mut tests, mut suites } = *self;
        let words = Words::of(language);
        let mut skipped = |path: &str, name: &str, line: Option<usize>, said: &str| -> io::Result<()> {
            let suite = suites.entry(path.into()).or_default();
            let start = tests.len();
            test(&mut tests, &shown(path), name, line, Ending::Skipped(said))?;
            suite.counts.skipped += 1;
            suite.findings.push((start, tests.len() - start));
            Ok(())
        };
        for SkippedFile { path, reason } in &end.skipped {
            skipped(path, words.either("跳过", "skipped"), None, &words.skip_line(*reason))?;
        }
        for (path, idle) in end.idle(head) {
            skipped(path, &idle.code(), idle.line, &words.idle(idle))?;
        }
        let mut out = io::BufWriter::new(out);
        let mut tests = tests.read()?;
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        write!(out, "<testsuites name=\"hegao\"{}", counted(suites.values()))?;
        if suites.is_empty() {
            writeln!(out, ">\n</testsuites>")?;
            return out.flush();
        }
        writeln!(out, ">")?;
        for (path, suite) in &suites {
            suite.write(words, &shown(path), tests.as_mut(), &mut out)?;
        }
        writeln!(out, "</testsuites>")?;
        out.flush()
    }
}

/// The counts as attributes.
fn counted<'a>(suites: impl Iterator<Item = &'a Suite> + Clone) -> String {
    let sum = |count: fn(Counts) -> usize| suites.clone().map(|suite| count(suite.counts)).sum::<usize>();
    let (tests, failures) = (sum(Counts::tests), sum(|counts| counts.failures));
    let (errors, skipped) = (sum(|counts| counts.errors), sum(|counts| counts.skipped));
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"")
}

impl Suite {
    fn write(&self, words: &Words, path: &str, tests: &mut dyn Spool, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "  <testsuite name=\"{}\"{}>", attribute(path), counted(std::iter::once(self)))?;
        for &(start, length) in self.gaps.iter().chain(&self.findings) {
            tests.seek(SeekFrom::Start(start))?;
            io::copy(&mut tests.take(length), out)?;
        }
        if self.gaps.is_empty() && self.findings.is_empty() {
            test(out, path, words.either("没有发现问题", "nothing found"), None, Ending::Passed)?;
        }
        writeln!(out, "  </testsuite>")
    }
}

/// How a test ended.
enum Ending<'a> {
    Passed,
    /// What it says.
    Skipped(&'a str),
    /// The element, its type and what it says.
    Faulty(&'a str, &'a str, &'a str),
}

/// Writes a test, as deep as a suite's tests stand.
fn test(out: &mut impl Write, path: &str, name: &str, line: Option<usize>, ending: Ending<'_>) -> io::Result<()> {
    let (path, name) = (attribute(path), attribute(name));
    let line = line.map_or_else(String::new, |line| format!(" line=\"{line}\""));
    write!(out, "    <testcase classname=\"{path}\" name=\"{name}\" file=\"{path}\"{line}")?;
    match ending {
        Ending::Passed => return writeln!(out, "/>"),
        Ending::Skipped(message) => write!(out, ">\n      <skipped message=\"{}\"/>", attribute(message))?,
        Ending::Faulty(element, kind, message) => {
            let message = attribute(message);
            write!(out, ">\n      <{element} message=\"{message}\" type=\"{kind}\">{message}</{element}>")?;
        }
    }
    writeln!(out, "\n    </testcase>")
}

/// Text as it may stand in an element or an attribute.
fn attribute(text: &str) -> String {
    escape(clean(text)).into_owned()
}

/// Text without the characters that XML 1.0 cannot hold even as references.
fn clean(text: &str) -> String {
    shown(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, mixed, report};
    use super::*;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out))
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything()));
    }

    #[test]
    fn columns_count_characters() {
        let text = written(&report(vec![], vec![mixed()]));
        assert!(text.contains(r#"name="typo/confusable 第2行第7列" file="文/甲 1.txt" line="2""#), "{text}");
    }

    #[test]
    fn nothing_breaks_the_xml() {
        let mut finding = mixed();
        finding.message = "<a b=\"c\">&\u{0}\u{b}\u{ffff}]]>".into();
        let text = written(&report(vec![], vec![finding]));
        assert!(text.contains("&lt;a b=&quot;c&quot;&gt;&amp;␀␋\u{fffd}]]&gt;"), "{text}");
    }

    #[test]
    fn the_counts_are_those_of_the_elements() {
        let text = written(&everything());
        let count = |element: &str| text.matches(&format!("<{element} ")).count();
        let (tests, failures, errors, skipped) =
            (count("testcase"), count("failure"), count("error"), count("skipped"));
        let root = format!(r#"tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}""#);
        assert!(text.contains(&format!(r#"<testsuites name="hegao" {root}>"#)), "{text}");
    }
}
