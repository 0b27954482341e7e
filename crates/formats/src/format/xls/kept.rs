//! What a workbook keeps of elsewhere and of before: values of other workbooks, and those of the sources of pivot tables.

use std::collections::HashSet;

use super::book::Book;
use super::kind;
use super::record::{Record, Records};
use super::token;
use crate::container::compound::Compound;
use crate::hidden::address::is_path;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Thing};

/// How long a block of kept values may become.
const LONGEST: usize = 20_000;

/// What stands for a workbook in the list of workbooks (2.4.271): this one, and what adds functions.
const OWN: u16 = 0x0401;
const ADDED: u16 = 0x3A01;

/// The storages in which the sources of pivot tables lie (2.1.2).
const PIVOT: [&str; 2] = ["/_SX_DB_CUR/", "/_SX_DB/"];

/// The kinds of records in there (2.1.7.10).
const PIVOT_SOURCE: u16 = 0x00C6;
const PIVOT_FIELD: u16 = 0x00C7;
const PIVOT_NUMBER: u16 = 0x00C9;
const PIVOT_STRING: u16 = 0x00CD;

/// What is known of other workbooks while records are read.
#[derive(Default)]
pub(super) struct Cache {
    told: HashSet<String>,
}

impl Cache {
    /// Takes a record of another workbook: where it lies, its sheets, or a row of its values.
    pub(super) fn take(&mut self, book: &mut Book, record: &Record) {
        match record.kind {
            kind::SUP_BOOK => _ = self.workbook(book, record),
            kind::CRN => row(book, record),
            _ => {}
        }
    }

    fn workbook(&mut self, book: &mut Book, record: &Record) -> Option<()> {
        let mut bytes = record.bytes();
        let sheets = bytes.u16()?;
        let length = bytes.u16()?;
        if matches!(length, OWN | ADDED) {
            return None;
        }
        let path = path(&book.coding.counted(&mut bytes, length.into())?);
        if self.told.insert(path.clone()) {
            let hidden = if is_path(&path) { Hidden::Path } else { Hidden::ExternalLink };
            book.aside(hidden, &path, Thing::OtherWorkbook);
        }
        for _ in 0..sheets {
            let name = book.coding.long(&mut bytes)?;
            book.aside(Hidden::CachedData, &name, Thing::CachedSheetName);
        }
        Some(())
    }
}

/// A path as people write it (2.5.277): signs stand for what parts its steps.
fn path(stored: &str) -> String {
    let Some(stored) = stored.strip_prefix('\u{1}') else { return stored.replace('\u{3}', "|") };
    let mut path = String::new();
    let mut signs = stored.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\u{1}' => match signs.next() {
                Some('@') => path.push_str("\\\\"),
                Some(letter) => path.extend([letter, ':', '\\']),
                None => {}
            },
            '\u{2}' | '\u{3}' => path.push('\\'),
            '\u{4}' => path.push_str("..\\"),
            // An address stands as it is behind the number of its letters.
            '\u{5}' => _ = signs.next(),
            '\u{6}'..='\u{8}' => {}
            other => path.push(other),
        }
    }
    path
}

/// A row of values of another workbook (2.4.60).
fn row(book: &mut Book, record: &Record) {
    let mut bytes = record.bytes();
    let (Some(last), Some(first)) = (bytes.u8(), bytes.u8()) else { return };
    bytes.skip(2);
    let mut values = Vec::new();
    for _ in first..=last {
        let Some(value) = token::value(&mut bytes, book.coding, true) else { break };
        values.extend(value.filter(|value| !value.trim().is_empty()));
    }
    book.aside(Hidden::CachedData, &values.join("、"), Thing::CachedValue);
}

/// Reads the sources of pivot tables, each in a stream of its own.
pub(super) fn pivots(book: &mut Book, compound: &mut Compound) {
    let is_one = |path: &str| PIVOT.iter().any(|storage| path.starts_with(storage));
    let streams = compound.entries().into_iter().filter(|entry| entry.is_stream && is_one(&entry.path));
    for entry in streams.collect::<Vec<_>>() {
        let Some(stream) = compound.read(&entry.path) else { continue };
        let mut values = Vec::new();
        for record in Records::new(&stream, 0) {
            if !book.budget.admits(Bound::Blocks, book.found.blocks.len(), Some(book.name)) {
                return;
            }
            pivot(book, &record, &mut values);
        }
        tell(book, &mut values);
    }
}

/// Takes a record of the source of a pivot table: who asked for it last, a column, or a value.
fn pivot(book: &mut Book, record: &Record, values: &mut Vec<String>) {
    let mut bytes = record.bytes();
    match record.kind {
        PIVOT_SOURCE => {
            bytes.skip(18);
            let who = bytes.u16().filter(|length| *length != 0xFFFF);
            let who = who.and_then(|length| book.coding.counted(&mut bytes, length.into()));
            book.author(&who.unwrap_or_default(), Thing::PivotRefresher);
        }
        PIVOT_FIELD => {
            tell(book, values);
            bytes.skip(14);
            let name = book.coding.long(&mut bytes).unwrap_or_default();
            book.aside(Hidden::CachedData, &name, Thing::PivotColumn);
        }
        PIVOT_STRING => values.extend(book.coding.long(&mut bytes)),
        PIVOT_NUMBER => {
            let number = record.data.first_chunk().map(|bytes| f64::from_le_bytes(*bytes));
            values.extend(number.map(|number| number.to_string()));
        }
        _ => {}
    }
    if values.iter().map(String::len).sum::<usize>() > LONGEST {
        tell(book, values);
    }
}

/// Tells of values as one block.
fn tell(book: &mut Book, values: &mut Vec<String>) {
    let text = std::mem::take(values).join("、");
    book.aside(Hidden::CachedData, &text, Thing::PivotValue);
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn paths_of_other_workbooks_are_written_as_people_do() {
        for (stored, expected) in [
            ("\u{1}\u{1}Ddata\u{3}a.xls", "D:\\data\\a.xls"),
            ("\u{1}\u{1}@server\u{3}share\u{3}a.xls", "\\\\server\\share\\a.xls"),
            ("\u{1}\u{4}a.xls", "..\\a.xls"),
            ("\u{1}a.xls", "a.xls"),
            ("Prog\u{3}Topic", "Prog|Topic"),
            ("\u{1}\u{5}\u{9}http://example.com/a.xls", "http://example.com/a.xls"),
        ] {
            assert_eq!(path(stored), expected, "{stored:?}");
        }
    }
}
