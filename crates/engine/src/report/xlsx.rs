//! `--format xlsx`: the rows of the ledger in a workbook, for those who pass it on. The first row stays in view and has a filter.
//!
//! A row goes out as it comes (into a file without a name that the library makes), and the workbook is put together at the end: a
//! workbook is an archive, whose parts stand one behind the other. Cells are texts, never formulas.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::ledger::{Row, Rows, WIDTH, head};
use super::mark::SealedBook;
use super::{End, Head, Reported, Spool, Writer};
use hegao_rules::rule::Language;

/// Rows of a sheet, its first one counted: what is more goes on on another ([ECMA-376] has no bound; programs have this one).
const ROWS: u32 = 1_048_576;

/// Width of each column, in characters of the default font.
const WIDTHS: [u16; WIDTH] = [6, 34, 34, 14, 22, 12, 26, 8, 22, 30, 50, 24, 20];

/// A writer of the ledger as a workbook.
///
/// # Errors
/// Where its rows wait cannot be made.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> io::Result<Box<dyn Writer + 'a>> {
    let mut book = Workbook::new();
    // The same rows are the same bytes, whenever they are written: the receipt says when.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let mut book = Book { book, language, row: 0, sheets: 0 };
    book.sheet()?;
    Ok(Box::new(Xlsx { head, rows: Rows::new(language), book, out }))
}

struct Xlsx<'a> {
    head: &'a Head,
    rows: Rows,
    book: Book,
    out: &'a mut dyn Write,
}

struct Book {
    book: Workbook,
    language: Language,
    /// The next row of the last sheet.
    row: u32,
    sheets: usize,
}

impl Writer for Xlsx<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let rows = self.rows.of(document);
        rows.iter().try_for_each(|row| self.book.put(row))
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, mut rows, mut book, out } = *self;
        rows.of_end(head, end).iter().try_for_each(|row| book.put(row))?;
        book.filter()?;
        let mut spool: Box<dyn Spool> = (head.spool)();
        book.book.save_to_writer(&mut spool).map_err(failed)?;
        SealedBook::copy(&mut *spool, out)
    }
}

impl Book {
    /// Begins a sheet.
    fn sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        let (language, count) = (self.language, self.sheets);
        let name = match (language, count) {
            (Language::Zh, 1) => "台账".to_owned(),
            (Language::Zh, count) => format!("台账{count}"),
            (Language::En, 1) => "ledger".to_owned(),
            (Language::En, count) => format!("ledger {count}"),
        };
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        begin(sheet, &name, language).map_err(failed)?;
        self.row = 1;
        Ok(())
    }

    fn put(&mut self, row: &Row) -> io::Result<()> {
        if self.row == ROWS {
            self.filter()?;
            self.sheet()?;
        }
        let (at, index) = (self.row, self.sheets - 1);
        let sheet = self.book.worksheet_from_index(index).map_err(failed)?;
        for (column, cell) in (0..).zip(row) {
            match cell.parse::<u32>() {
                Ok(number) if column == 0 => sheet.write_number(at, column, number),
                _ => sheet.write_string(at, column, cell),
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Puts the filter on what the last sheet has.
    fn filter(&mut self) -> io::Result<()> {
        let (last, index) = (self.row - 1, self.sheets - 1);
        let sheet = self.book.worksheet_from_index(index).map_err(failed)?;
        sheet.autofilter(0, 0, last, WIDTH as u16 - 1).map(drop).map_err(failed)
    }
}

fn begin(sheet: &mut Worksheet, name: &str, language: Language) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?.set_column_format(column, &wrapped)?;
    }
    let bold = Format::new().set_bold().set_align(FormatAlign::Center);
    for (column, title) in (0..).zip(head(language)) {
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    Ok(())
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::mark::{Own, own};
    use super::super::sample::{everything, report};
    use super::*;

    fn written(report: &super::super::sample::Report) -> Vec<u8> {
        let mut out = Vec::new();
        report.write(&mut out, |head, out| writer(head, Language::Zh, out).unwrap());
        out
    }

    #[test]
    fn a_workbook_is_told_and_one_that_somebody_has_saved_is_theirs() {
        for report in [everything(), report(vec![], vec![])] {
            let bytes = written(&report);
            assert_eq!(bytes, written(&report), "the same rows are the same bytes");
            assert_eq!(own(&bytes[..]), Some(Own::Report));
            let mut changed = bytes.clone();
            changed[40] ^= 1;
            assert_eq!(own(&changed[..]), None);
            assert_eq!(own(&bytes[..bytes.len() - 1]), None);
        }
    }

    #[test]
    fn it_has_the_rows_of_the_ledger() {
        let bytes = written(&everything());
        let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let mut sheet = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        for said in ["138****8000", "'=1+1", "state=\"frozen\"", "autoFilter ref=\"A1:M", "t=\"inlineStr\""] {
            assert!(sheet.contains(said), "{said}: {sheet}");
        }
        assert!(!sheet.contains("<f>"));
    }
}
