//! Tables of words: a CSV file beside the rule, one wrong word a row.

use crate::language::{Said, both};
use crate::yaml::{Faults, Place, meant, nearest};
use csv::{ReaderBuilder, StringRecord};

/// The columns that a table may have; `wrong` it must have.
pub(super) const COLUMNS: [&str; 8] =
    ["wrong", "right", "unless-before", "unless-after", "unless-inside", "why", "since", "until"];

/// A row, with nothing checked but its form.
pub(super) struct Row {
    fields: Vec<(String, String)>,
    file: String,
    line: usize,
}

impl Row {
    /// The cell of that column, if it is not empty.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str())
    }

    /// The parts of a cell that `|` separates.
    pub fn parts(&self, column: &str) -> Vec<String> {
        self.get(column).into_iter().flat_map(|cell| cell.split('|')).map(|part| part.trim().to_owned()).collect()
    }

    /// Where the cell of that column stands.
    pub fn place(&self, column: &str) -> Place {
        Place::Line { file: self.file.clone(), line: self.line, column: column.to_owned() }
    }
}

/// Reads the table `text`, which is the content of `file`.
pub(super) fn parse(text: &str, file: &str, faults: &mut Faults) -> Vec<Row> {
    let place = |line: usize, column: &str| Place::Line { file: file.to_owned(), line, column: column.to_owned() };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut header: Option<StringRecord> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(reason) => {
                faults.add(place(1, ""), both!("CSV 有误：{reason}", "wrong CSV: {reason}"));
                break;
            }
        };
        let line = record.position().map_or(1, |position| line_of(text, position));
        let Some(header) = &header else {
            check_header(&record, &place(line, ""), faults);
            header = Some(record);
            continue;
        };
        if record.len() != header.len() {
            let (cells, columns) = (record.len(), header.len());
            let message =
                both!("这一行有 {cells} 列，表头有 {columns} 列", "this row has {cells} columns, the header {columns}");
            faults.hinted(
                place(line, ""),
                message,
                both!("含半角逗号的单元格要加双引号", "a cell with a half-width comma needs double quotes"),
            );
            continue;
        }
        let filled = header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
        let fields = filled.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
        rows.push(Row { fields, file: file.to_owned(), line });
    }
    if header.is_none() {
        faults.add(place(1, ""), both!("表是空的", "the table is empty"));
    }
    rows
}

/// The line of the record that the reader found from `position` on: it begins with what the reader skipped.
fn line_of(text: &str, position: &csv::Position) -> usize {
    let rest = text.get(position.byte() as usize..).unwrap_or_default();
    let skipped = rest.lines().take_while(|line| line.is_empty() || line.starts_with('#')).count();
    position.line() as usize + skipped
}

fn check_header(header: &StringRecord, place: &Place, faults: &mut Faults) {
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        let hint = match nearest(name, COLUMNS) {
            Some(near) => meant(near),
            None => {
                let known = Said::list(COLUMNS);
                both!("可用的列：{known}", "possible columns: {known}"; known)
            }
        };
        faults.hinted(place, both!("没有“{name}”这一列", "there is no column “{name}”"), hint);
    }
    for (index, name) in header.iter().enumerate() {
        if header.iter().take(index).any(|earlier| earlier == name) {
            faults.add(place, both!("“{name}”列写了两次", "the column “{name}” stands twice"));
        }
    }
    if !header.iter().any(|name| name == "wrong") {
        faults.add(place, both!("缺少“wrong”列", "the column “wrong” is missing"));
    }
}
