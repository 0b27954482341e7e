//! A sheet: first what its rows, columns and merged cells look like, which may stand behind the cells; then its cells row by row;
//! beside them what else it holds, which is told in `beside`, `object` and `chart`.

use std::sync::Arc;

use super::beside::Beside;
use super::book::Book;
use super::cell;
use super::kind;
use super::object::Objects;
use super::record::{Record, Records};
use crate::format::spreadsheet::formula::Unknown;
use crate::format::spreadsheet::grid::{Cell, Grid, Row};
use crate::format::spreadsheet::place::Area;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, SheetThing, Spot};
use hegao_model::document::{Block, BlockKind, Hidden, Place, Reason};

/// A sheet of the workbook, as its list says it ([MS-XLS] 2.4.28).
pub(super) struct Sheet {
    /// What its tab says.
    pub(super) name: Arc<str>,
    /// Where it begins in the stream.
    pub(super) at: usize,
    /// Whether its tab does not show.
    pub(super) is_hidden: bool,
    /// What is on it: see the numbers of `dt`.
    pub(super) of: u8,
}

impl Sheet {
    /// The place of something of the sheet.
    pub(super) fn with(&self, thing: SheetThing) -> Place {
        Spot::Sheet { sheet: self.name.clone(), thing }.into()
    }

    /// The place of something of these cells.
    pub(super) fn at(&self, cells: &str, thing: CellThing) -> Place {
        Spot::Cells { sheet: self.name.clone(), cells: cells.into(), thing }.into()
    }

    /// The place of a cell, row and column counted from 0.
    pub(super) fn cell(&self, (row, column): (u16, u16)) -> Place {
        let (row, column) = (u32::from(row) + 1, u32::from(column) + 1);
        Spot::SheetCell { sheet: self.name.clone(), row, column, is_head: false }.into()
    }
}

/// How many rows and columns a sheet has.
const ROWS: usize = 65_536;
const COLUMNS: usize = 256;

/// What rows, columns and merged cells look like.
struct Frame {
    /// Whether each row does not show, counted from 0; `None`: nothing is said of it.
    rows: Vec<Option<bool>>,
    columns: Vec<bool>,
    /// Whether rows of which nothing is said do not show.
    are_hidden: bool,
    merged: Vec<Area>,
    /// Whether cells stand in the order of their rows.
    is_in_order: bool,
    /// Whether formulas were not reckoned before the sheet was saved.
    is_unreckoned: bool,
}

/// A sheet that is being read.
pub(super) struct Reader<'r, 'b> {
    pub(super) book: &'r mut Book<'b>,
    pub(super) sheet: &'r Sheet,
    /// Formulas without a result.
    pub(super) unreckoned: Unknown,
    /// Numbers whose format is not understood.
    pub(super) unformatted: Unknown,
    /// Whether a cell called a string that there is not.
    pub(super) has_lost_strings: bool,
    /// Whether formulas were not reckoned before the sheet was saved.
    pub(super) is_unreckoned: bool,
}

/// The blocks of `sheet`: its name, its cells; what it holds beside them is added to what was found.
pub(super) fn read(book: &mut Book, sheet: &Sheet, stream: &[u8]) -> Vec<Block> {
    let place = sheet.with(SheetThing::Name);
    let tab = book.keep(&sheet.name);
    let mut blocks = Vec::new();
    if !sheet.is_hidden && !tab.is_blank() {
        blocks.push(tab.block(BlockKind::Cell, place.clone()));
    }
    if Record::of(stream, sheet.at).is_none_or(|record| record.kind != kind::BOF) {
        book.found.gap(book.name, Reason::NoSheet);
    }
    let frame = frame(book, stream, sheet.at);
    blocks.extend(cells(book, sheet, stream, frame));
    if sheet.is_hidden && !tab.is_blank() {
        blocks.push(tab.aside(Hidden::HiddenSheet, place));
    }
    book.blocks += blocks.len();
    blocks
}

/// The records of the sheet that begins at `at`, each with how deep it lies: charts lie within sheets. Its own are those of depth 1.
pub(super) fn records(stream: &[u8], at: usize) -> impl Iterator<Item = (Record<'_>, usize)> {
    let mut depth = 0_usize;
    let mut is_over = false;
    Records::new(stream, at).map_while(move |record| {
        if is_over {
            return None;
        }
        depth += usize::from(record.kind == kind::BOF);
        let own = depth;
        if record.kind == kind::EOF {
            depth = depth.saturating_sub(1);
            is_over = depth == 0;
        }
        Some((record, own))
    })
}

/// Two bytes of a record as a number.
pub(super) fn number(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at + 2)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn frame(book: &mut Book, stream: &[u8], at: usize) -> Frame {
    let mut frame = Frame {
        rows: vec![None; ROWS],
        columns: vec![false; COLUMNS + 1],
        are_hidden: false,
        merged: Vec::new(),
        is_in_order: true,
        is_unreckoned: false,
    };
    let (mut last, mut has_end) = (0, false);
    for (record, depth) in records(stream, at) {
        has_end |= record.kind == kind::EOF && depth <= 1;
        if depth != 1 {
            continue;
        }
        let data = record.data;
        match record.kind {
            kind::ROW => {
                let (row, height, flags) = (number(data, 0), number(data, 6), number(data, 12));
                let is_hidden = flags.is_some_and(|flags| flags & 0x20 > 0) || height == Some(0);
                row.into_iter().for_each(|row| frame.rows[usize::from(row)] = Some(is_hidden));
            }
            kind::COL_INFO => frame.columns(data),
            kind::DEFAULT_ROW_HEIGHT => frame.are_hidden = number(data, 0).is_some_and(|flags| flags & 2 > 0),
            kind::UNCALCED => frame.is_unreckoned = true,
            kind::MERGE_CELLS => frame.merge(book, data),
            kind if cell::is_one(kind) => {
                let row = number(data, 0).unwrap_or_default();
                frame.is_in_order &= row >= last;
                last = row;
            }
            _ => {}
        }
    }
    if !has_end {
        book.found.gap(book.name, Reason::DamagedPart);
    }
    frame
}

impl Frame {
    /// How some columns look (2.4.53).
    fn columns(&mut self, data: &[u8]) {
        let (Some(first), Some(last), Some(width)) = (number(data, 0), number(data, 2), number(data, 4)) else {
            return;
        };
        let is_hidden = number(data, 8).is_some_and(|flags| flags & 1 == 1) || width == 0;
        let columns = self.columns.iter_mut().take(usize::from(last) + 1).skip(first.into());
        columns.for_each(|column| *column |= is_hidden);
    }

    /// Which cells are one (2.4.168).
    fn merge(&mut self, book: &Book, data: &[u8]) {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            if !book.budget.admits(Bound::Merged, self.merged.len() + 1, Some(book.name)) {
                return;
            }
            let corner = |at: usize| number(area, at).map_or(0, |number| u32::from(number) + 1);
            let (first, last) = ((corner(0), corner(4)), (corner(2), corner(6)));
            if first.0 <= last.0 && first.1 <= last.1 {
                self.merged.push(Area { first, last });
            }
        }
    }

    /// Why the cells of a row do not show.
    fn hides(&self, row: u16) -> Option<Hidden> {
        self.rows[usize::from(row)].unwrap_or(self.are_hidden).then_some(Hidden::HiddenRow)
    }
}

fn cells(book: &mut Book, sheet: &Sheet, stream: &[u8], mut frame: Frame) -> Vec<Block> {
    let merged = std::mem::take(&mut frame.merged);
    let grid = Grid::new(&sheet.name, &[], std::mem::take(&mut book.cell_texts));
    let (mut beside, mut objects) = (Beside::default(), Objects::default());
    let mut rows = Rows { grid, row: Row { number: 0, cells: Vec::new() }, late: Vec::new(), frame: &frame };
    let mut reader = Reader {
        book,
        sheet,
        unreckoned: Unknown::default(),
        unformatted: Unknown::default(),
        has_lost_strings: false,
        is_unreckoned: frame.is_unreckoned,
    };
    for (record, depth) in records(stream, sheet.at) {
        match depth {
            1 if cell::is_one(record.kind) => rows.take(&mut reader, &record, stream),
            1 => {
                beside.take(&mut reader, &record);
                objects.take(reader.book, &record);
            }
            _ => super::chart::take(reader.book, sheet, &record),
        }
    }
    rows.end(reader.book);
    reader.tell_unknown();
    objects.tell(reader.book, sheet);
    let mut grid = rows.grid;
    let blocks = grid.finish(merged, book.budget, book.name);
    book.cell_texts = grid.cell_texts;
    blocks
}

/// Cells on their way to the grid, row by row.
struct Rows<'a> {
    grid: Grid<'a>,
    /// The row that is read.
    row: Row,
    /// Rows that are put in order first, where cells stand in none.
    late: Vec<Row>,
    frame: &'a Frame,
}

impl Rows<'_> {
    /// Takes the cells of a record.
    fn take(&mut self, reader: &mut Reader, record: &Record, stream: &[u8]) {
        let Some(row) = number(record.data, 0) else { return };
        let number = u32::from(row) + 1;
        if number != self.row.number {
            self.next(reader.book, number);
        }
        let is_hidden = |column: u16| self.frame.columns.get(usize::from(column)).is_some_and(|hidden| *hidden);
        let of_row = self.frame.hides(row);
        let of_column = |column| of_row.or(is_hidden(column).then_some(Hidden::HiddenColumn));
        reader.cells(record, stream, of_column, &mut self.row.cells);
    }

    /// Begins the row of this number.
    fn next(&mut self, book: &Book, number: u32) {
        let mut row = std::mem::replace(&mut self.row, Row { number, cells: Vec::new() });
        if !row.cells.is_sorted_by_key(|cell| cell.column) {
            row.cells.sort_by_key(|cell| cell.column);
        }
        match self.frame.is_in_order {
            true => self.grid.admit(row, book.blocks + book.found.blocks.len(), book.budget, book.name),
            false if row.cells.is_empty() => {}
            false => {
                let many = self.late.len() + book.blocks;
                if book.budget.admits(Bound::Rows, many, Some(book.name)) {
                    self.late.push(row);
                }
            }
        }
    }

    /// There are no more.
    fn end(&mut self, book: &Book) {
        self.next(book, 0);
        self.late.sort_by_key(|row| row.number);
        let mut rows = std::mem::take(&mut self.late).into_iter().peekable();
        while let Some(mut row) = rows.next() {
            while let Some(more) = rows.next_if(|next| next.number == row.number) {
                row.cells.extend(more.cells);
            }
            row.cells.sort_by_key(|cell: &Cell| cell.column);
            self.grid.admit(row, book.blocks + book.found.blocks.len(), book.budget, book.name);
        }
    }
}

impl Reader<'_, '_> {
    /// Tells of cells whose text is not known.
    fn tell_unknown(&mut self) {
        let name = || self.sheet.name.clone();
        let book = &mut *self.book;
        if let Some(cells) = self.unreckoned.told() {
            book.found.gap(book.name, Reason::NoResults { sheet: name(), cells });
        }
        if let Some(cells) = self.unformatted.told() {
            book.found.gap(book.name, Reason::NumberFormat { sheet: name(), cells });
        }
        if self.has_lost_strings {
            book.found.gap(book.name, Reason::LostStrings);
        }
    }
}
