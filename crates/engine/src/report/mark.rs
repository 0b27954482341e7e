//! Which files are earlier reports of hegao: the only files that a report may take the place of, and no documents.
//!
//! Told by the whole content, never by a name or a first line: a letter that quotes a report, or that grew out of one,
//! is somebody's work. Formats with a structure are told by it (and name the program in it: `engine_name` in the list
//! for GitLab). The others get a [`Seal`] when they are written into a file: a last line with a check sum of all before,
//! so that a report that somebody has written into since is no report any more.

mod book;

use std::io::{self, BufRead, Write};

use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

pub(super) use book::SealedBook;

/// How the sealing line begins and ends in each format that needs one. The words are for people, the sum is between.
const SEALS: [(&str, &str); 6] = [
    ("—— hegao 核稿报告 ", " ——"),
    ("<!-- hegao ", " -->"),
    ("::debug::hegao ", ""),
    ("<!-- hegao ", " -->"),
    ("  \"seal\": \"", "\" }"),
    ("<!-- hegao-receipt ", " -->"),
];

/// How a receipt in JSON begins: its first key.
const RECEIPT: [&[u8]; 2] = [b"{\n  \"receipt\":", b"{\r\n  \"receipt\":"];

/// What of hegao's a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// A report.
    Report,
    /// A receipt ([`super::receipt`]), which is kept: no report takes its place.
    Receipt,
}

/// A format that nothing but a line at its end can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// The report for people.
    Text,
    /// The summary; the line is a comment.
    Markdown,
    /// Workflow commands; the line is one that GitHub shows to who looks for faults in a workflow.
    Github,
    /// The page; the line is a comment behind it.
    Page,
    /// The receipt in JSON; the line is the last of the object.
    Receipt,
    /// The receipt as a page.
    ReceiptPage,
}

/// Writes a report and, at its end, the line that tells it, if its format needs one.
pub struct Seal<W> {
    out: W,
    sum: Sha256,
    format: Option<Sealed>,
}

impl<W: Write> Seal<W> {
    /// What is written to it goes to `out`.
    pub fn new(out: W, format: Option<Sealed>) -> Self {
        Self { out, sum: Sha256::new(), format }
    }

    /// Writes the line, and gives back what the report was written to.
    ///
    /// # Errors
    /// What `out` says.
    pub fn close(self) -> io::Result<W> {
        self.finish().map(|(out, _)| out)
    }

    /// The same, and the check sum as it stands in the line.
    ///
    /// # Errors
    /// What `out` says.
    pub fn finish(mut self) -> io::Result<(W, String)> {
        let sum = words(self.sum);
        if let Some(format) = self.format {
            let (before, behind) = SEALS[format as usize];
            writeln!(self.out, "{before}{sum}{behind}")?;
        }
        self.out.flush()?;
        Ok((self.out, sum))
    }
}

impl<W: Write> Write for Seal<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if self.format.is_some() {
            self.sum.update(&bytes[..written]);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A check sum as it stands in a file.
fn words(sum: Sha256) -> String {
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether `file` is a report or a receipt that hegao wrote, whole and unchanged, in any of its formats. Holds no more of it than a
/// line.
#[must_use]
pub fn is_report(file: impl BufRead) -> bool {
    own(file).is_some()
}

/// What of hegao's `file` is, whole and unchanged; `None`: nothing of it. Holds no more of it than a line.
#[must_use]
pub fn own(mut file: impl BufRead) -> Option<Own> {
    let head = file.fill_buf().ok()?;
    let is_report = match head {
        [b'P', b'K', ..] => SealedBook::is_one(file),
        _ if head.contains(&0) => false,
        _ if RECEIPT.iter().any(|begin| head.starts_with(begin)) => return sealed(file).ok()?,
        [b'{', ..] => serde_json::from_reader(file).is_ok_and(|object: Object| object.is_report()),
        [b'[', ..] => serde_json::from_reader(file).is_ok_and(|_: Vec<Item>| true),
        [b'<', b'?', ..] => is_junit(file),
        [0xEF, 0xBB, 0xBF, ..] => is_table(file),
        _ => return sealed(file).ok()?,
    };
    is_report.then_some(Own::Report)
}

/// What it is, if the last line is the seal of all before it. Git may have changed the line ends.
fn sealed(mut file: impl BufRead) -> io::Result<Option<Own>> {
    let (mut sum, mut line, mut next) = (Sha256::new(), Vec::new(), Vec::new());
    file.read_until(b'\n', &mut line)?;
    while file.read_until(b'\n', &mut next)? > 0 {
        sum.update(line.strip_suffix(b"\r\n").unwrap_or_else(|| line.strip_suffix(b"\n").unwrap_or(&line)));
        sum.update(b"\n");
        std::mem::swap(&mut line, &mut next);
        next.clear();
    }
    let Ok(last) = std::str::from_utf8(&line) else { return Ok(None) };
    let seal = |(before, behind): (&str, &str)| last.trim_end().strip_prefix(before)?.strip_suffix(behind);
    let told = (0..).zip(SEALS).find_map(|(index, words)| Some((index, seal(words)?)));
    let told = told.filter(|(_, told)| last.ends_with('\n') && *told == words(sum));
    let is_receipt = |index: usize| index >= Sealed::Receipt as usize;
    Ok(told.map(|(index, _)| if is_receipt(index) { Own::Receipt } else { Own::Report }))
}

/// What stands at the top of the JSON formats: our own, SARIF and rdjson.
#[derive(Deserialize)]
struct Object {
    tool: Option<Tool>,
    documents: Option<Vec<IgnoredAny>>,
    findings: Option<Vec<IgnoredAny>>,
    summary: Option<IgnoredAny>,
    runs: Option<Vec<Run>>,
    source: Option<Tool>,
    diagnostics: Option<Vec<IgnoredAny>>,
}

#[derive(Deserialize)]
struct Tool {
    #[serde(rename = "name")]
    _name: Ours,
}

#[derive(Deserialize)]
struct Run {
    #[serde(rename = "tool")]
    _tool: Driven,
}

#[derive(Deserialize)]
struct Driven {
    #[serde(rename = "driver")]
    _driver: Tool,
}

/// An entry of GitLab's list. Other programs write the same fields.
#[derive(Deserialize)]
struct Item {
    #[serde(rename = "engine_name")]
    _engine: Ours,
    #[serde(rename = "check_name")]
    _check: IgnoredAny,
    #[serde(rename = "fingerprint")]
    _fingerprint: IgnoredAny,
}

/// The program's name; no other word can be read as one.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Ours;

impl TryFrom<String> for Ours {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        if name == "hegao" { Ok(Self) } else { Err("another program") }
    }
}

impl Object {
    fn is_report(&self) -> bool {
        let json = self.tool.is_some() && self.documents.is_some() && self.findings.is_some() && self.summary.is_some();
        let sarif = self.runs.as_ref().is_some_and(|runs| !runs.is_empty());
        json || sarif || (self.source.is_some() && self.diagnostics.is_some())
    }
}

/// Whether an XML file is a test report of ours with nothing else in it.
fn is_junit(file: impl BufRead) -> bool {
    use quick_xml::events::Event;
    const ELEMENTS: [&str; 5] = ["testsuite", "testcase", "failure", "error", "skipped"];
    let mut xml = quick_xml::Reader::from_reader(file);
    let (mut depth, mut has_root, mut buffer) = (0_usize, false, Vec::new());
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) if depth == 0 && !has_root => {
                let name = tag.try_get_attribute("name").ok().flatten();
                if tag.name().as_ref() != "testsuites" || name.is_none_or(|name| name.value != "hegao") {
                    return false;
                }
                (depth, has_root) = (1, true);
            }
            Ok(Event::Start(tag) | Event::Empty(tag)) if depth == 0 || !ELEMENTS.contains(&tag.name().as_ref()) => {
                return false;
            }
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth -= 1,
            // Only what a test says is deeper than three elements.
            Ok(Event::Text(text)) if depth < 4 && !text.trim().is_empty() => return false,
            Ok(Event::Comment(_) | Event::PI(_) | Event::CData(_)) | Err(_) => return false,
            Ok(Event::Eof) => return has_root && depth == 0,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// Whether a table has our first row, and in every row the words that ours have: a spreadsheet in which somebody keeps
/// a remark or ticks off what is done is theirs.
fn is_table(file: impl BufRead) -> bool {
    // The reader takes the BOM away.
    let mut table = csv::Reader::from_reader(file);
    let Ok(head) = table.headers().cloned() else { return false };
    if !head.iter().eq(super::csv::HEAD) {
        return super::ledger::is_one(&head, table.into_records());
    }
    let is_ours = |row: csv::StringRecord| {
        let cell =
            |name| head.iter().position(|word| word == name).and_then(|index| row.get(index)).unwrap_or_default();
        matches!(cell("severity"), "error" | "warning" | "note" | "")
            && matches!(
                cell("status"),
                "active" | "suppressed" | "baselined" | "skipped" | "omitted" | "expired" | "unused"
            )
            && cell("rule").contains('/')
    };
    table.into_records().all(|row| row.is_ok_and(is_ours))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, report};
    use super::super::text::TextOptions;
    use super::super::{csv, github, gitlab, html, json, junit, ledger, markdown, rdjson, sarif, text};
    use super::*;
    use hegao_rules::rule::Language::{En, Zh};

    fn sealed(report: &Report, format: Sealed) -> String {
        let mut file = Vec::new();
        let mut seal = Seal::new(&mut file, Some(format));
        report.write(&mut seal, |head, out| match format {
            Sealed::Text => text::writer(head, &TextOptions::default(), out),
            Sealed::Markdown => markdown::writer(head, Zh, out),
            Sealed::Github => github::writer(head, En, out),
            Sealed::Page => html::writer(head, Zh, out),
            Sealed::Receipt | Sealed::ReceiptPage => unreachable!("seals itself"),
        });
        seal.close().unwrap();
        String::from_utf8(file).unwrap()
    }

    fn table(report: &Report) -> String {
        report.written(|head, out| csv::writer(head, En, out).unwrap())
    }

    /// `report` in every format, as it stands in a file.
    fn files(report: &Report) -> Vec<String> {
        vec![
            sealed(report, Sealed::Text),
            sealed(report, Sealed::Markdown),
            sealed(report, Sealed::Github),
            sealed(report, Sealed::Page),
            report.written(|head, out| json::writer(head, Zh, out)),
            report.written(|head, out| sarif::writer(head, En, out)),
            report.written(|head, out| gitlab::writer(head, Zh, out)),
            report.written(|head, out| rdjson::writer(head, Zh, out).unwrap()),
            report.written(|head, out| junit::writer(head, Zh, out)),
            table(report),
            report.written(|head, out| ledger::writer(head, Zh, out).unwrap()),
        ]
    }

    #[test]
    fn every_format_is_told_with_findings_and_without() {
        for file in files(&everything()).into_iter().chain(files(&report(vec![], vec![]))) {
            assert!(is_report(file.as_bytes()), "{file}");
        }
        for file in files(&everything()).into_iter().take(3) {
            assert!(is_report(file.replace('\n', "\r\n").as_bytes()), "as git hands it out on Windows");
        }
    }

    #[test]
    fn a_document_that_quotes_a_report_or_grew_out_of_one_is_none() {
        for file in files(&everything()) {
            for changed in [
                format!("转发核稿报告如下：\n{file}"),
                format!("{file}以上请阅示。\n"),
                file.chars().take(file.chars().count() / 2).collect(),
                format!("<pre>{file}</pre>"),
                format!("{{\"报告\": {file}}}"),
                format!("[{file}]"),
            ] {
                assert!(!is_report(changed.as_bytes()), "{changed}");
            }
        }
        for file in files(&everything()).into_iter().take(3) {
            assert!(!is_report(file.replacen("a.txt", "a.txt 已改", 1).as_bytes()), "{file}");
        }
    }

    #[test]
    fn what_somebody_notes_in_a_table_is_theirs() {
        let table = table(&everything());
        assert!(!is_report(table.replacen(",active,", ",已改,", 1).as_bytes()));
        assert!(!is_report(table.lines().map(|line| format!("{line},备注\r\n")).collect::<String>().as_bytes()));
        assert!(!is_report(format!("{table}合计,,,,,,,,,,,,,,\r\n").as_bytes()));
    }

    #[test]
    fn what_other_programs_write_is_none() {
        for file in [
            "",
            "a\n",
            "{}",
            r#"{"tool": {"name": "hegao"}}"#,
            r#"{"runs": [{"tool": {"driver": {"name": "other"}}}]}"#,
            r#"[{"check_name": "a", "fingerprint": "b"}]"#,
            "<?xml version=\"1.0\"?><testsuites name=\"other\"></testsuites>",
            "<?xml version=\"1.0\"?><testsuites name=\"hegao\"><testsuite>字</testsuite></testsuites>",
            "::error file=a.txt::b\n",
            "—— hegao 核稿报告 0011223344556677 ——\n",
        ] {
            assert!(!is_report(file.as_bytes()), "{file}");
        }
    }
}
