//! `--format markdown`: a job summary, for people who look at a run in the browser.
//!
//! One table of what was not read and one of what was found, gravest first; columns count characters. Below 1 MiB, where
//! GitHub stops reading a summary; what does not fit is counted in a last sentence.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::Report;
use super::text::excerpt::shown;
use super::text::summary::verdict;
use super::text::words::Words;
use crate::finding::Finding;
use crate::rule::Language;

/// Most bytes of a summary; a little below the 1 MiB that GitHub reads, for the sentence at the end.
const LIMIT: usize = 1024 * 1024 - 1024;

/// Writes `report` as Markdown.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(page(report, Words::of(language), LIMIT).as_bytes())
}

fn page(report: &Report, words: &Words, limit: usize) -> String {
    let mut page = format!("## hegao {}\n\n{}\n", words.either("核稿", "report"), escaped(&verdict(words, report)));
    let gaps = report.gaps().map(|(path, gap)| row(&[path, &words.gap_line(gap)]));
    let mut findings: Vec<&Finding> = report.active().collect();
    findings.sort_by_key(|finding| Reverse(finding.severity));
    let findings = findings.into_iter().map(|finding| {
        let (severity, place) = (words.severity(finding.severity), words.place(&finding.location));
        row(&[severity, &finding.path, &place, &words.said(finding), &finding.rule])
    });
    let overruled = report.overruled.iter().map(|path| row(&[path, words.overruled()]));
    let brought = report.suppressions.iter().filter(|suppression| suppression.is_new);
    let brought = brought.map(|one| row(&[&format!("{}:{}", one.path, one.line), &words.brought(one)]));
    let config = report.config.as_deref().unwrap_or_default();
    let idle = report.exceptions.iter().map(|one| {
        let line = one.line.map_or_else(String::new, |line| format!(":{line}"));
        row(&[&format!("{config}{line}"), &words.idle(one)])
    });
    let brought_head = words.either(["文件", "谁说了算"], ["File", "What decides"]);
    let gap_head = words.either(["文件", "没有读完"], ["File", "Not read"]);
    let head =
        words.either(["级别", "文件", "位置", "问题", "规则"], ["Severity", "File", "Place", "What is wrong", "Rule"]);
    let skipped = report.skipped.iter().map(|file| row(&[&file.path, words.skip(file.reason)]));
    let skipped_head = words.either(["文件", "跳过"], ["File", "Skipped"]);
    let left = table(&mut page, &gap_head, gaps, limit)
        + table(&mut page, &brought_head, overruled.chain(brought).chain(idle), limit)
        + table(&mut page, &head, findings, limit)
        + table(&mut page, &skipped_head, skipped, limit);
    if left > 0 {
        let sentence = words.either(
            format!("还有 {left} 条没有列出：摘要最多 1 MiB。请看完整的报告。"),
            format!("{left} more are not listed: a summary holds 1 MiB. See the whole report."),
        );
        page += &format!("\n**{sentence}**\n");
    }
    page
}

/// Puts a table onto the page, row by row as long as it fits; how many rows did not.
fn table(page: &mut String, head: &[&str], rows: impl Iterator<Item = String>, limit: usize) -> usize {
    let mut rows = rows.peekable();
    if rows.peek().is_some() {
        *page += &format!("\n{}|{}\n", row(head), " --- |".repeat(head.len()));
    }
    let mut left = 0;
    for row in rows {
        if left > 0 || page.len() + row.len() > limit {
            left += 1;
        } else {
            *page += &row;
        }
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
    use super::super::sample::{error, everything, mixed, report, written};
    use super::*;

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(|out| write(&everything(), Language::Zh, out)));
    }

    #[test]
    fn columns_count_characters() {
        let page = page(&report(vec![], vec![mixed()]), Words::of(Language::En), LIMIT);
        assert!(page.contains("| line 2, column 7 |"), "{page}");
    }

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(row(&["a|b\nc", "<b>"]), "| a\\|b c | &lt;b&gt; |\n");
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let report = report(vec![], vec![error(); 20]);
        let page = page(&report, Words::of(Language::Zh), 1000);
        assert!(page.len() < 1000 + 200);
        let rows = page.matches("privacy/mobile").count();
        assert!(
            rows > 0
                && page.ends_with(&format!("**还有 {} 条没有列出：摘要最多 1 MiB。请看完整的报告。**\n", 20 - rows))
        );
    }
}
