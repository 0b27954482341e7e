//! `--format junit`: a suite for each document, a test for each finding, for the test tab of CI systems.
//!
//! A test fails where a document must not go out (error); warnings and notes are skipped tests, which systems show without
//! failing the run. A gap is an error of its suite, a file that was not read a skipped test. A document with none of these is one test that passes, so that
//! systems do not take it for missing. Columns count characters.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Report;
use super::text::excerpt::shown;
use super::text::words::Words;
use crate::document::{Gap, SkipReason};
use crate::finding::{Finding, Severity};
use crate::rule::Language;

/// Writes `report` as JUnit XML.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let suites = suites(report);
    let mut xml = Writer::new_with_indent(&mut out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = counted(suites.values());
    let root = xml.create_element("testsuites").with_attribute(("name", "hegao"));
    root.with_attributes(attributes(&counts)).write_inner_content(|xml| {
        suites.iter().try_for_each(|(path, suite)| suite.write(Words::of(language), &shown(path), xml))
    })?;
    out.write_all(b"\n")?;
    out.flush()
}

/// What there is to say of one path.
#[derive(Default)]
struct Suite<'a> {
    gaps: Vec<&'a Gap>,
    findings: Vec<&'a Finding>,
    skipped: Option<SkipReason>,
}

/// By path: documents whose masked paths are alike share a suite.
fn suites(report: &Report) -> BTreeMap<&str, Suite<'_>> {
    let mut suites: BTreeMap<&str, Suite<'_>> = BTreeMap::new();
    for document in &report.documents {
        suites.entry(&document.path).or_default().gaps.extend(&document.gaps);
    }
    for file in &report.skipped {
        suites.entry(&file.path).or_default().skipped = Some(file.reason);
    }
    for finding in report.active() {
        suites.entry(&finding.path).or_default().findings.push(finding);
    }
    suites
}

/// The counts that JUnit writes into an element.
fn counted<'a>(suites: impl IntoIterator<Item = &'a Suite<'a>>) -> [(&'static str, String); 4] {
    let mut counts = [0; 4];
    for Suite { gaps, findings, skipped } in suites {
        let failures = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let skipped = findings.len() - failures + usize::from(skipped.is_some());
        let of_suite = [(gaps.len() + failures + skipped).max(1), failures, gaps.len(), skipped];
        counts.iter_mut().zip(of_suite).for_each(|(count, more)| *count += more);
    }
    let [tests, failures, errors, skipped] = counts.map(|count| count.to_string());
    [("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)]
}

fn attributes<'a>(counts: &'a [(&'static str, String); 4]) -> impl Iterator<Item = (&'a str, &'a str)> {
    counts.iter().map(|(name, count)| (*name, count.as_str()))
}

impl Suite<'_> {
    fn write(&self, words: &Words, path: &str, xml: &mut Writer<impl Write>) -> io::Result<()> {
        let counts = counted([self]);
        let suite = xml.create_element("testsuite").with_attribute(("name", &*clean(path)));
        suite.with_attributes(attributes(&counts)).write_inner_content(|xml| {
            for gap in &self.gaps {
                let kind = format!("gap/{}", gap.kind.name());
                let name = words.either("没有读完", "not read whole");
                test(xml, path, name, None, Ending::Faulty("error", &kind, &words.gap_line(gap)))?;
            }
            for finding in &self.findings {
                let name = format!("{} {}", finding.rule, words.place(&finding.location));
                let line = finding.location.start.map(|start| start.line);
                let severity = words.severity(finding.severity);
                let said = format!("{severity}{}{}", words.colon, words.said(finding));
                let ending = match finding.severity {
                    Severity::Error => Ending::Faulty("failure", finding.severity.name(), &said),
                    Severity::Warning | Severity::Note => Ending::Skipped(&said),
                };
                test(xml, path, &name, line, ending)?;
            }
            if let Some(reason) = self.skipped {
                let name = words.either("跳过", "skipped");
                test(xml, path, name, None, Ending::Skipped(&words.skip_line(reason)))?;
            } else if self.gaps.is_empty() && self.findings.is_empty() {
                test(xml, path, words.either("没有发现问题", "nothing found"), None, Ending::Passed)?;
            }
            Ok(())
        })?;
        Ok(())
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

fn test(
    xml: &mut Writer<impl Write>,
    path: &str,
    name: &str,
    line: Option<usize>,
    ending: Ending<'_>,
) -> io::Result<()> {
    let (path, name, line) = (clean(path), clean(name), line.map(|line| line.to_string()));
    let test =
        xml.create_element("testcase").with_attributes([("classname", &*path), ("name", &name), ("file", &path)]);
    let test = test.with_attributes(line.as_deref().map(|line| ("line", line)));
    match ending {
        Ending::Passed => test.write_empty()?,
        Ending::Skipped(message) => test.write_inner_content(|xml| {
            xml.create_element("skipped").with_attribute(("message", &*clean(message))).write_empty().map(drop)
        })?,
        Ending::Faulty(element, kind, message) => test.write_inner_content(|xml| {
            let message = clean(message);
            let fault = xml.create_element(element).with_attributes([("message", &*message), ("type", kind)]);
            fault.write_text_content(BytesText::new(&message)).map(drop)
        })?,
    };
    Ok(())
}

/// Text without the characters that XML 1.0 cannot hold even as references.
fn clean(text: &str) -> String {
    shown(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
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
        assert!(text.contains(r#"name="typo/confusable 第2行第7列" file="文/甲 1.txt" line="2""#), "{text}");
    }

    #[test]
    fn nothing_breaks_the_xml() {
        let mut finding = mixed();
        finding.message = "<a b=\"c\">&\u{0}\u{b}\u{ffff}]]>".into();
        let text = written(|out| write(&report(vec![], vec![finding]), Language::Zh, out));
        assert!(text.contains("&lt;a b=&quot;c&quot;&gt;&amp;␀␋\u{fffd}]]&gt;"), "{text}");
    }

    #[test]
    fn the_counts_are_those_of_the_elements() {
        let text = written(|out| write(&everything(), Language::Zh, out));
        let count = |element: &str| text.matches(&format!("<{element} ")).count();
        let (tests, failures, errors, skipped) =
            (count("testcase"), count("failure"), count("error"), count("skipped"));
        let root = format!(r#"tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}""#);
        assert!(text.contains(&format!(r#"<testsuites name="hegao" {root}>"#)), "{text}");
    }
}
