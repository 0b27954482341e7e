//! `--format markdown`: a job summary, for people who look at a run in the browser.
//!
//! One table of what was not read and one of what was found, gravest first; columns count characters. Below 1 MiB, where
//! GitHub stops reading a summary; what does not fit is counted in a last sentence.

use std::io::{self, Write};

use super::text::excerpt::shown;
use super::text::summary::verdict;
use super::text::words::Words;
use super::{End, Head, Reported, Writer};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// Most bytes of a summary; a little below the 1 MiB that GitHub reads, for the sentence at the end.
const LIMIT: usize = 1024 * 1024 - 1024;

/// A writer of the report as Markdown.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    Box::new(page(head, language, LIMIT, out))
}

fn page<'a>(head: &'a Head, language: Language, limit: usize, out: &'a mut dyn Write) -> Markdown<'a> {
    let rows = || Rows { text: Vec::new(), size: 0, limit, left: 0 };
    let words = Words::of(language);
    Markdown { head, language, words, limit, out, gaps: rows(), brought: rows(), findings: [rows(), rows(), rows()] }
}

/// The verdict stands first, and the gravest before the others: the rows wait, as many as fit.
struct Markdown<'a> {
    head: &'a Head,
    language: Language,
    words: &'static Words,
    limit: usize,
    out: &'a mut dyn Write,
    gaps: Rows,
    brought: Rows,
    /// Errors, warnings, notes.
    findings: [Rows; 3],
}

/// Rows of a table, as far as a page has room for them.
struct Rows {
    text: Vec<String>,
    size: usize,
    limit: usize,
    /// How many more there are.
    left: usize,
}

impl Rows {
    fn push(&mut self, row: String) {
        self.size += row.len();
        if self.left > 0 || self.size > self.limit { self.left += 1 } else { self.text.push(row) }
    }
}

impl Writer for Markdown<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let words = self.words;
        document.gaps().for_each(|(path, gap)| self.gaps.push(row(&[path, &words.gap_line(gap)])));
        for one in document.brought() {
            self.brought.push(row(&[&format!("{}:{}", one.path, one.line), &words.brought(one)]));
        }
        for finding in document.active(self.language) {
            let (severity, place) = (words.severity(finding.severity), words.place(&finding.location));
            let row = row(&[severity, &finding.path, &place, &words.said(&finding), &finding.rule]);
            let [errors, warnings, notes] = &mut self.findings;
            match finding.severity {
                Severity::Error => errors.push(row),
                Severity::Warning => warnings.push(row),
                Severity::Note => notes.push(row),
            }
        }
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, words, limit, out, gaps, brought, findings, .. } = *self;
        let verdict = escaped(&verdict(words, &end.summary));
        let mut page = format!("## hegao {}\n\n{verdict}\n", words.either("核稿", "report"));
        let mut decides = Rows { text: Vec::new(), size: 0, limit, left: 0 };
        head.overruled.iter().for_each(|path| decides.push(row(&[path, words.overruled()])));
        let mut skipped = Rows { text: Vec::new(), size: 0, limit, left: 0 };
        end.skipped.iter().for_each(|file| skipped.push(row(&[&file.path, words.skip(file.reason)])));
        let skipped_head = words.either(["文件", "跳过"], ["File", "Skipped"]);
        let mut idle = Rows { text: Vec::new(), size: 0, limit, left: 0 };
        for (config, one) in end.idle(head) {
            let line = one.line.map_or_else(String::new, |line| format!(":{line}"));
            idle.push(row(&[&format!("{config}{line}"), &words.idle(one)]));
        }
        let gap_head = words.either(["文件", "没有读完"], ["File", "Not read"]);
        let brought_head = words.either(["文件", "谁说了算"], ["File", "What decides"]);
        let head = words
            .either(["级别", "文件", "位置", "问题", "规则"], ["Severity", "File", "Place", "What is wrong", "Rule"]);
        let left = table(&mut page, &gap_head, vec![gaps], limit)
            + table(&mut page, &brought_head, vec![decides, brought, idle], limit)
            + table(&mut page, &head, findings.into(), limit)
            + table(&mut page, &skipped_head, vec![skipped], limit);
        if left > 0 {
            let sentence = words.either(
                format!("还有 {left} 条没有列出：摘要最多 1 MiB。请看完整的报告。"),
                format!("{left} more are not listed: a summary holds 1 MiB. See the whole report."),
            );
            page += &format!("\n**{sentence}**\n");
        }
        out.write_all(page.as_bytes())
    }
}

/// Puts a table onto the page, row by row as long as it fits; how many rows did not.
fn table(page: &mut String, head: &[&str], rows: Vec<Rows>, limit: usize) -> usize {
    if rows.iter().any(|rows| rows.size > 0) {
        *page += &format!("\n{}|{}\n", row(head), " --- |".repeat(head.len()));
    }
    let mut left = 0;
    for rows in rows {
        for row in rows.text {
            if left > 0 || page.len() + row.len() > limit {
                left += 1;
            } else {
                *page += &row;
            }
        }
        left += rows.left;
    }
    left
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// `text` as Markdown shows it letter by letter, on one line: no mark-up, no HTML, no cell of its own.
pub(super) fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '!' | '|' | '~' | '$' | '^' | '=' => format!("\\{c}"),
        _ => c.to_string(),
    };
    shown(text).chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, error, everything, mixed, report};
    use super::*;

    fn written(report: &Report, language: Language, limit: usize) -> String {
        report.written(|head, out| Box::new(page(head, language, limit, out)))
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything(), Language::Zh, LIMIT));
    }

    #[test]
    fn columns_count_characters() {
        let page = written(&report(vec![], vec![mixed()]), Language::En, LIMIT);
        assert!(page.contains("| line 2, column 7 |"), "{page}");
    }

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(row(&["a|b\nc", "<b>"]), "| a\\|b c | &lt;b&gt; |\n");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let report = report(vec![], vec![error(); 20]);
        let page = written(&report, Language::Zh, 1000);
        assert!(page.len() < 1000 + 200);
        let rows = page.matches("privacy/mobile").count();
        assert!(
            rows > 0
                && page.ends_with(&format!("**还有 {} 条没有列出：摘要最多 1 MiB。请看完整的报告。**\n", 20 - rows))
        );
    }
}
