//! A sheet of a binary workbook ([MS-XLSB] 2.1.7.62): its cells go to the grid, all else that people wrote is told beside it.

use super::super::workbook::Sheet;
use super::book::Book;
use super::kind;
use super::record::{Fields, Record, Records};
use crate::format::ooxml::opened::Opened;
use crate::format::spreadsheet::formula::Unknown;
use crate::format::spreadsheet::grid::{Cell, Grid, Number, Row};
use crate::format::spreadsheet::header;
use crate::format::spreadsheet::place::{Area, letters};
use crate::format::spreadsheet::said::{Said, seen};
use crate::format::spreadsheet::stored;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{Block, BlockKind, Hidden, Reason, Role};

/// How many rows and columns a sheet has.
const ROWS: u32 = 1_048_576;
const COLUMNS: usize = 16_384;

/// A sheet that is being read.
struct Reader<'r, 'o, 's> {
    opened: &'r mut Opened<'o>,
    book: &'r mut Book,
    sheet: &'s Sheet,
    grid: Grid<'s>,
    merged: Vec<Area>,
    hidden_columns: Vec<bool>,
    row: Row,
    /// Why the row does not show.
    why: Option<Hidden>,
    has_lost_strings: bool,
    unformatted: Unknown,
    /// How many blocks there are of other sheets.
    before: usize,
}

/// The cells of `sheet`, whose part is `bytes`, where there are so many blocks `before`.
pub(super) fn read(opened: &mut Opened, book: &mut Book, sheet: &Sheet, bytes: &[u8], before: usize) -> Vec<Block> {
    let grid = Grid::new(&sheet.name, &[], std::mem::take(&mut opened.cell_texts));
    let mut reader = Reader {
        opened,
        book,
        sheet,
        grid,
        merged: Vec::new(),
        hidden_columns: vec![false; COLUMNS + 1],
        row: Row { number: 0, cells: Vec::new() },
        why: None,
        has_lost_strings: false,
        unformatted: Unknown::default(),
        before,
    };
    let mut records = Records::new(bytes);
    for record in records.by_ref() {
        reader.record(&record);
        if reader.opened.budget.is_late(0) {
            break;
        }
    }
    reader.end_row(0);
    let Reader { mut grid, merged, has_lost_strings, unformatted, .. } = reader;
    let blocks = grid.finish(merged, opened.budget, &sheet.part);
    opened.cell_texts = grid.cell_texts;
    if records.is_cut {
        opened.found.gap(&sheet.part, Reason::DamagedPart);
    }
    if has_lost_strings {
        opened.found.gap(&sheet.part, Reason::LostStrings);
    }
    if let Some(cells) = unformatted.told() {
        opened.found.gap(&sheet.part, Reason::NumberFormat { sheet: sheet.name.clone(), cells });
    }
    blocks
}

impl Reader<'_, '_, '_> {
    fn record(&mut self, record: &Record) {
        let mut fields = Fields(record.data);
        match record.kind {
            kind::ROW_HDR => {
                let Some(number) = fields.u32().filter(|number| *number < ROWS) else { return };
                self.end_row(number + 1);
                let height = fields.take(4).and_then(|_| fields.u16());
                // The second of two bytes of flags says that the row has no height.
                let is_hidden = fields.u16().is_some_and(|flags| flags & 0x1000 > 0) || height == Some(0);
                self.why = is_hidden.then_some(Hidden::HiddenRow);
            }
            kind::COL_INFO => _ = self.columns(&mut fields),
            kind::MERGE_CELL => {
                self.merged.extend(area(&mut fields).filter(|_| {
                    self.opened.budget.admits(Bound::Merged, self.merged.len() + 1, Some(&self.sheet.part))
                }))
            }
            kind::CELL_RK..=kind::FMLA_ERROR | kind::CELL_R_STRING => {
                let cell = self.cell(record.kind, &mut fields);
                self.row.cells.extend(cell);
            }
            kind::H_LINK => _ = self.link(&mut fields),
            kind::D_VAL => _ = self.choices(&mut fields),
            kind::BEGIN_HEADER_FOOTER => _ = self.edges(&mut fields),
            _ => {}
        }
    }

    /// Gives the row to the grid, and begins that of this number.
    fn end_row(&mut self, number: u32) {
        let row = std::mem::replace(&mut self.row, Row { number, cells: Vec::new() });
        let before = self.before + self.opened.found.blocks.len();
        self.grid.admit(row, before, self.opened.budget, &self.sheet.part);
    }

    fn columns(&mut self, fields: &mut Fields) -> Option<()> {
        let (first, last, width) = (fields.u32()? as usize, fields.u32()? as usize, fields.u32()?);
        fields.u32()?;
        if fields.u16()? & 1 == 1 || width == 0 {
            let columns = self.hidden_columns.iter_mut().take(last.saturating_add(1)).skip(first);
            columns.for_each(|hidden| *hidden = true);
        }
        Some(())
    }

    /// A cell (2.5.9): its column and its look, then its value; `None`: it says nothing.
    fn cell(&mut self, kind: u32, fields: &mut Fields) -> Option<Cell> {
        let column = fields.u32()?;
        let look = (fields.u32()? & 0xFF_FFFF) as usize;
        let at = (self.row.number, column.checked_add(1)?);
        if !self.opened.budget.admits(Bound::Columns, self.row.cells.len() + 1, Some(&self.sheet.part)) {
            return None;
        }
        let text = match kind {
            kind::CELL_RK => return self.number(stored::rk(*fields.take(4)?.first_chunk()?), true, at, look),
            kind::CELL_REAL | kind::FMLA_NUM => return self.number(fields.f64()?, kind == kind::CELL_REAL, at, look),
            kind::CELL_ISST => {
                let text = self.book.string(fields.u32()? as usize);
                self.has_lost_strings |= text.is_none();
                text?
            }
            kind::CELL_R_STRING => self.book.keep(&fields.rich()?.0),
            kind::CELL_ST | kind::FMLA_STRING => self.book.keep(&fields.text()?),
            _ => {
                let code = fields.u8()?;
                let value = self.book.keep(&code.to_string());
                seen(&value, stored::words(code, matches!(kind, kind::CELL_ERROR | kind::FMLA_ERROR)))
            }
        };
        let said = Said::worded(text, self.book.looks.get(look));
        self.finished(said, None, at, look)
    }

    fn number(&mut self, number: f64, is_typed: bool, at: (u32, u32), look: usize) -> Option<Cell> {
        let value = self.book.keep(&stored::digits(number));
        let of = self.book.looks.get(look);
        if of.is_some_and(|look| look.format.is_unknown) {
            self.unformatted.add(|| format!("{}{}", letters(at.1), at.0));
        }
        let said = Said::number(&value, of, self.book.from_1904);
        let number = Number::of(value, is_typed, said.shape);
        self.finished(said, number, at, look)
    }

    fn finished(&mut self, said: Said, number: Option<Number>, (_, column): (u32, u32), look: usize) -> Option<Cell> {
        if said.text.is_blank() {
            return None;
        }
        self.opened.budget.spend(Bound::CellText, said.text.text().len(), Some(&self.sheet.part)).ok()?;
        let of_sheet = self.sheet.is_hidden.then_some(Hidden::HiddenSheet);
        let is_hidden = self.hidden_columns.get(column as usize - 1).is_some_and(|hidden| *hidden);
        let of_column = || is_hidden.then_some(Hidden::HiddenColumn);
        let unseen = || said.unseen(self.book.looks.get(look));
        let hidden = of_sheet.or(self.why).or_else(of_column).or_else(unseen);
        Some(Cell { column, text: said.text, hidden, number, stated: None })
    }

    /// What is said to those who point at a link (2.4.706). Where it leads, the relationships say.
    fn link(&mut self, fields: &mut Fields) -> Option<()> {
        let cells = named(area(fields)?);
        fields.text()?;
        fields.text()?;
        let tip = fields.text()?;
        self.book.aside(self.opened, Hidden::AltText, &tip, self.sheet.at(&cells, CellThing::LinkTip));
        Some(())
    }

    /// What is said to those who put something into cells (2.4.353).
    fn choices(&mut self, fields: &mut Fields) -> Option<()> {
        fields.u32()?;
        let count = fields.u32()?;
        let mut cells = String::new();
        for _ in 0..count {
            let area = area(fields)?;
            if cells.is_empty() {
                cells = named(area);
            }
        }
        for _ in 0..4 {
            let text = fields.text()?;
            self.book.aside(self.opened, Hidden::Choice, &text, self.sheet.at(&cells, CellThing::Prompt));
        }
        for text in super::record::texts(fields.0) {
            self.book.aside(self.opened, Hidden::Choice, &text, self.sheet.at(&cells, CellThing::Choices));
        }
        Some(())
    }

    /// Headers and footers (2.4.80): of all pages, of even ones, of the first.
    fn edges(&mut self, fields: &mut Fields) -> Option<()> {
        let flags = fields.u16()?;
        let used = [true, true, flags & 1 > 0, flags & 1 > 0, flags & 2 > 0, flags & 2 > 0];
        for (at, is_used) in used.into_iter().enumerate() {
            let stored = self.book.keep(&fields.text()?);
            let text: Gathered = header::text(&stored, self.book.part);
            let is_footer = at % 2 == 1;
            let place = self.sheet.with(if is_footer { SheetThing::Footer } else { SheetThing::Header });
            match (self.sheet.is_hidden, is_used) {
                (true, _) => self.opened.found.aside(Hidden::HiddenSheet, &text, place),
                (_, false) => self.opened.found.aside(Hidden::CustomData, &text, place.with(Role::Unused)),
                _ if is_footer => self.opened.found.block(BlockKind::Footer, &text, place),
                _ => self.opened.found.block(BlockKind::Header, &text, place),
            }
        }
        Some(())
    }
}

/// Tells of the comments in the part `bytes` on `sheet` (2.1.7.8).
pub(super) fn comments(opened: &mut Opened, book: &mut Book, sheet: &Sheet, bytes: &[u8]) {
    let (mut authors, mut cells, mut is_copy) = (Vec::new(), String::new(), false);
    for record in Records::new(bytes) {
        let mut fields = Fields(record.data);
        match record.kind {
            kind::COMMENT_AUTHOR => authors.extend(fields.text()),
            kind::BEGIN_COMMENT => {
                let author = fields.u32().and_then(|author| authors.get(author as usize)).cloned().unwrap_or_default();
                cells = area(&mut fields).map(named).unwrap_or_default();
                // Today's comments are kept a second time for older programs.
                is_copy = author.starts_with("tc=");
                if !is_copy {
                    let place = sheet.at(&cells, CellThing::Comment).with(Role::Author);
                    book.aside(opened, Hidden::Author, &author, place);
                }
            }
            kind::COMMENT_TEXT if !is_copy => {
                let (text, _) = fields.rich().unwrap_or_default();
                book.aside(opened, Hidden::Comment, &text, sheet.at(&cells, CellThing::Comment));
            }
            _ => {}
        }
    }
}

/// A range of cells (2.5.153): rows, then columns, counted from 0.
fn area(fields: &mut Fields) -> Option<Area> {
    let [top, bottom, left, right] = [fields.u32()?, fields.u32()?, fields.u32()?, fields.u32()?];
    let is_one = top <= bottom && left <= right && bottom < ROWS && (right as usize) < COLUMNS;
    is_one.then_some(Area { first: (top + 1, left + 1), last: (bottom + 1, right + 1) })
}

/// What people call it.
fn named(area: Area) -> String {
    let name = |(row, column): (u32, u32)| format!("{}{row}", letters(column));
    let (first, last) = (name(area.first), name(area.last));
    if first == last { first } else { format!("{first}:{last}") }
}
