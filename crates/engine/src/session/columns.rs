//! A list of people shows the same sort of value in each of its rows: that is one fault, told once for a column with all its
//! rows. Findings are put together last, when each has been accepted, known or counted by itself, so that an exception for one
//! person accepts no other.

use std::collections::HashMap;
use std::sync::Arc;

use crate::finding::{Finding, Other, Severity, Status, Suggestion};
use crate::report::label;
use hegao_model::document::{Place, RowKind};
use hegao_rules::rule::Language;

/// The fewest rows of a table, and the fewest lines of a list, of which one is told for all.
const ROWS: usize = 3;
const LINES: usize = 5;

/// How many blocks the lines of one list are apart at most: a heading or an empty line may stand between.
const APART: usize = 2;

/// The most ranges of rows that a message says; `others` has each.
const RANGES: usize = 4;

/// Of the findings of a document those of one column that are `private` become the first of them.
pub(super) fn gather(
    findings: Vec<Finding>,
    is_private: impl Fn(&Finding) -> bool,
    language: Language,
) -> Vec<Finding> {
    let mut columns = Columns::default();
    for (index, finding) in findings.iter().enumerate() {
        if finding.status == Status::Active && is_private(finding) {
            columns.take(index, finding);
        }
    }
    let mut slots: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    for Column { rows, .. } in columns.0.into_values().flatten().filter(Column::is_told_once) {
        let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
        let others: Vec<Finding> = rows[1..].iter().filter_map(|row| slots[row.finding].take()).collect();
        if let Some(first) = &mut slots[rows[0].finding] {
            speak_for(first, others, &in_words(&numbers, rows[0].kind, language), language);
        }
    }
    slots.into_iter().flatten().collect()
}

/// Columns and lists, by what their findings have in common: a list has several stretches.
#[derive(Default)]
struct Columns(HashMap<(Arc<str>, Severity, Place), Vec<Column>>);

/// A column of a table, or a list.
struct Column {
    rows: Vec<Row>,
    /// The last block.
    last: usize,
}

/// A finding in its row.
struct Row {
    finding: usize,
    number: u32,
    kind: RowKind,
}

impl Columns {
    fn take(&mut self, index: usize, finding: &Finding) {
        let place = finding.location.place.as_ref().and_then(Place::row);
        let Some(((number, kind, column), block)) = place.zip(finding.location.block) else { return };
        let columns = self.0.entry((finding.rule.clone(), finding.severity, column)).or_default();
        let row = Row { finding: index, number, kind };
        match columns.last_mut() {
            Some(column) if kind == RowKind::Row || block - column.last <= APART => {
                column.rows.push(row);
                column.last = block;
            }
            _ => columns.push(Column { rows: vec![row], last: block }),
        }
    }
}

impl Column {
    fn is_told_once(&self) -> bool {
        let mut numbers: Vec<u32> = self.rows.iter().map(|row| row.number).collect();
        numbers.dedup();
        numbers.len() >= if self.rows[0].kind == RowKind::Row { ROWS } else { LINES }
    }
}

/// Lets `first` speak for `others`, which stand in the rows that `rows` says.
fn speak_for(first: &mut Finding, others: Vec<Finding>, rows: &str, language: Language) {
    let count = others.len() + 1;
    first.message.push_str(&match language {
        Language::Zh => format!("（共{count}处，{rows}）"),
        Language::En => format!(" ({count} places, {rows})"),
    });
    for other in others {
        for (suggestion, Suggestion { edits, .. }) in first.suggestions.iter_mut().zip(other.suggestions) {
            suggestion.edits.extend(edits);
        }
        let Finding { location, matched, fingerprint, .. } = other;
        first.evidence.push(match language {
            Language::Zh => format!("{}：{matched}", label(&location, language)),
            Language::En => format!("{}: {matched}", label(&location, language)),
        });
        first.others.push(Other { location, matched, fingerprint });
    }
}

/// `第2–31行`.
fn in_words(numbers: &[u32], kind: RowKind, language: Language) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if number == *last || number == *last + 1 => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let is_cut = ranges.len() > RANGES;
    let said =
        |&(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let said: Vec<String> = ranges.iter().take(RANGES).map(said).collect();
    match language {
        Language::Zh => {
            let unit = if kind == RowKind::Paragraph { "段" } else { "行" };
            format!("第{}{unit}{}", said.join("、"), if is_cut { "等" } else { "" })
        }
        Language::En => {
            let unit = match kind {
                RowKind::Row => "rows",
                RowKind::Line => "lines",
                RowKind::Paragraph => "paragraphs",
            };
            format!("{unit} {}{}", said.join(", "), if is_cut { " and more" } else { "" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_said_as_ranges() {
        for (numbers, zh, en) in [
            (&[2, 3, 4, 5][..], "第2–5行", "rows 2–5"),
            (&[2, 2, 4, 6, 7], "第2、4、6–7行", "rows 2, 4, 6–7"),
            (&[1, 3, 5, 7, 9], "第1、3、5、7行等", "rows 1, 3, 5, 7 and more"),
        ] {
            assert_eq!(in_words(numbers, RowKind::Row, Language::Zh), zh);
            assert_eq!(in_words(numbers, RowKind::Row, Language::En), en);
        }
        assert_eq!(in_words(&[4, 5], RowKind::Paragraph, Language::Zh), "第4–5段");
    }
}
