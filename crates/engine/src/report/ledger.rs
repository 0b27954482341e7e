//! `--format ledger`: what an inspection of many pages keeps (整改台账): a row for each fault, or group of faults that are told once,
//! with the page that has it and who answers for that page. As a table (CSV) here; `xlsx` writes the same rows into a workbook.
//!
//! What was not read, what was skipped and exceptions that accept nothing are rows too: whoever counts pages by it must not take
//! them for clean ones. Clean pages have none.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::cell::guarded;
use super::text::words::Words;
use super::{DocumentEntry, End, Head, Reported, SkippedFile, Writer};
use crate::finding::{Finding, Status};
use hegao_model::document::Gap;
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// How many columns there are.
pub(super) const WIDTH: usize = 13;

/// The columns.
const ZH: [&str; WIDTH] = [
    "序号",
    "路径或网址",
    "标题",
    "栏目",
    "责任单位",
    "成文日期",
    "类别",
    "等级",
    "位置",
    "原文(掩码)",
    "建议",
    "处理情况",
    "SHA-256",
];
const EN: [&str; WIDTH] = [
    "no.",
    "path or address",
    "title",
    "column",
    "organ",
    "date",
    "category",
    "grade",
    "place",
    "match (masked)",
    "suggestion",
    "status",
    "SHA-256",
];

/// The first row in a language.
pub(super) fn head(language: Language) -> [&'static str; WIDTH] {
    match language {
        Language::Zh => ZH,
        Language::En => EN,
    }
}

/// A row, without its number.
pub(super) type Row = [String; WIDTH];

/// Makes rows, and numbers them.
pub(super) struct Rows {
    words: &'static Words,
    language: Language,
    last: usize,
}

impl Rows {
    pub(super) fn new(language: Language) -> Self {
        Self { words: Words::of(language), language, last: 0 }
    }

    /// The rows of one document.
    pub(super) fn of(&mut self, document: &Reported) -> Vec<Row> {
        let entry = &document.entry;
        let mut rows: Vec<Row> = entry.gaps.iter().map(|gap| self.gap(entry, gap)).collect();
        rows.extend(document.told(self.language).map(|finding| self.finding(entry, &finding)));
        rows.into_iter().map(|row| self.numbered(row)).collect()
    }

    /// The rows of what is known at the end.
    pub(super) fn of_end(&mut self, head: &Head, end: &End) -> Vec<Row> {
        let words = self.words;
        let skipped = end.skipped.iter().map(|SkippedFile { path, reason }| {
            let state = words.either("跳过", "skipped");
            named(path, [state, "", "", "", words.skip(*reason), state])
        });
        let exceptions = end.idle(head).map(|(path, idle)| {
            let line =
                idle.line.map_or_else(String::new, |line| words.either(format!("第{line}行"), format!("line {line}")));
            let category = format!("{} {}", words.either("例外", "exception"), idle.rule);
            let state = words.either("没有放过什么", "accepts nothing");
            named(path, [&category, "", &line, idle.matched.as_deref().unwrap_or_default(), &words.idle(idle), state])
        });
        let rows: Vec<Row> = skipped.chain(exceptions).collect();
        rows.into_iter().map(|row| self.numbered(row)).collect()
    }

    fn finding(&self, entry: &DocumentEntry, finding: &Finding) -> Row {
        let words = self.words;
        let category = format!("{} {}", category(words, &finding.rule), finding.rule);
        let advice = words.advice(finding).unwrap_or_else(|| finding.remedy.clone().unwrap_or_default());
        let advice = match advice.is_empty() {
            true => finding.message.clone(),
            false => format!("{}{}{advice}", finding.message, words.either("。", ". ")),
        };
        let grade = words.severity(finding.severity);
        let place = words.place(&finding.location);
        about(entry, [&category, grade, &place, &finding.matched, &advice, &status(words, finding)])
    }

    fn gap(&self, entry: &DocumentEntry, gap: &Gap) -> Row {
        let words = self.words;
        let unread = words.not_whole.trim_end_matches([':', '：', ' ']);
        let grade = words.severity(Severity::Error);
        about(entry, [&format!("{unread} gap/{}", gap.kind().name()), grade, "", "", &words.gap_line(gap), unread])
    }

    fn numbered(&mut self, mut row: Row) -> Row {
        self.last += 1;
        row[0] = self.last.to_string();
        row.map(|cell| guarded(&cell, self.language))
    }
}

/// What was decided about a finding.
fn status(words: &Words, finding: &Finding) -> String {
    match (finding.status, &finding.accepted) {
        (Status::Active, _) => words.either("未处理", "open").to_owned(),
        (Status::Baselined, _) => words.either("在基线里", "in the baseline").to_owned(),
        (Status::Suppressed, accepted) => {
            let why = accepted.as_ref().map(|accepted| format!("{}{}", words.colon, words.accepted(accepted)));
            format!("{}{}", words.either("已放过", "accepted"), why.unwrap_or_default())
        }
    }
}

/// A row about a document: its category, grade, place, match, suggestion and status.
fn about(entry: &DocumentEntry, cells: [&str; 6]) -> Row {
    let imprint = &entry.imprint;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut row = named(imprint.url.as_deref().unwrap_or(&entry.path), cells);
    row[2] = text(&imprint.title);
    row[3] = text(&imprint.column);
    row[4] = text(&imprint.organ);
    // The day of the run is no date of the document.
    row[5] = text(&entry.date.clone().filter(|_| entry.date_source != Some("today")));
    row[12] = entry.content.as_ref().map(|content| content.sha256.clone()).unwrap_or_default();
    row
}

fn named(path: &str, cells: [&str; 6]) -> Row {
    let mut row: Row = Default::default();
    path.clone_into(&mut row[1]);
    for (place, cell) in row[6..12].iter_mut().zip(cells) {
        cell.clone_into(place);
    }
    row
}

/// What people call a category of rules in a language.
pub(crate) fn category_name(category: &str, language: Language) -> &str {
    self::category(Words::of(language), category)
}

/// What people call a category of rules.
pub(super) fn category<'a>(words: &Words, rule: &'a str) -> &'a str {
    let category = rule.split('/').next().unwrap_or(rule);
    let zh = match category {
        "privacy" => "个人信息",
        "typo" => "错别字",
        "repetition" => "重复",
        "outdated" => "过时提法",
        "punctuation" => "标点",
        "figures" => "数字日期",
        "structure" => "格式结构",
        "hidden" => "隐藏内容",
        "secret" => "涉密",
        "leftover" => "没有填完",
        _ => category,
    };
    words.either(zh, category)
}

/// A writer of the ledger as a table.
///
/// # Errors
/// What `out` says.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> io::Result<Box<dyn Writer + 'a>> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(self::head(language))?;
    Ok(Box::new(Ledger { head, rows: Rows::new(language), table }))
}

struct Ledger<'a> {
    head: &'a Head,
    rows: Rows,
    table: csv::Writer<&'a mut dyn Write>,
}

impl Writer for Ledger<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        self.rows.of(document).into_iter().try_for_each(|row| Ok(self.table.write_record(row)?))
    }

    fn end(mut self: Box<Self>, end: &End) -> io::Result<()> {
        let rows = self.rows.of_end(self.head, end);
        rows.into_iter().try_for_each(|row| self.table.write_record(row))?;
        self.table.flush()
    }
}

/// Whether a table is a ledger as it was written: what somebody notes in it, as one does in a ledger, is theirs.
pub(super) fn is_one(head: &csv::StringRecord, rows: impl Iterator<Item = csv::Result<csv::StringRecord>>) -> bool {
    let Some(language) = [Language::Zh, Language::En].into_iter().find(|one| head.iter().eq(self::head(*one))) else {
        return false;
    };
    let words = Words::of(language);
    let grades = Severity::ALL.map(|severity| words.severity(severity));
    let unread = words.not_whole.trim_end_matches([':', '：', ' ']);
    let states = words.either(
        ["未处理", "在基线里", "跳过", "没有放过什么", unread],
        ["open", "in the baseline", "skipped", "accepts nothing", unread],
    );
    let accepted = words.either("已放过", "accepted");
    (1..).zip(rows).all(|(number, row): (usize, _)| {
        row.is_ok_and(|row| {
            let cell = |index: usize| row.get(index).unwrap_or_default();
            let is_state = states.contains(&cell(11)) || cell(11).starts_with(accepted);
            cell(0) == number.to_string() && (cell(7).is_empty() || grades.contains(&cell(7))) && is_state
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, report};
    use super::*;

    fn written(report: &Report, language: Language) -> String {
        report.written(|head, out| writer(head, language, out).unwrap())
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything(), Language::Zh));
        insta::assert_snapshot!(written(&everything(), Language::En));
    }

    #[test]
    fn a_ledger_in_which_somebody_notes_what_was_done_is_theirs() {
        let is_ledger = |text: &str| {
            let mut table = csv::Reader::from_reader(text.as_bytes());
            let head = table.headers().unwrap().clone();
            is_one(&head, table.into_records())
        };
        for language in [Language::Zh, Language::En] {
            let text = written(&everything(), language);
            assert!(is_ledger(&text) && is_ledger(&written(&report(vec![], vec![]), language)), "{text}");
            let state = Words::of(language).either("未处理", "open");
            assert!(!is_ledger(&text.replacen(&format!(",{state},"), ",已改，李明,", 1)));
        }
    }
}
