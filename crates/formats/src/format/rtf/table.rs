//! Tables (RTF 1.9.1, “Table Definitions”): rows of cells that follow each other; one that stands in a cell has its own marks.

use std::borrow::Cow;

use super::paragraph::Paragraph;
use crate::layout::table::{self, Builder};
use crate::layout::value::called;
use hegao_model::document::{BlockKind, Hidden, Place};

/// A table while it is read.
pub(super) struct Table {
    number: usize,
    rows: Vec<Vec<Cell>>,
    /// The cells of the row that is read, and the paragraphs of the cell.
    row: Vec<Cell>,
    cell: Vec<Paragraph>,
    /// Which cells of the row carry on the one to their left.
    merged: Vec<bool>,
}

/// A cell.
struct Cell {
    column: usize,
    /// It carries on the one to its left, which shows over it.
    is_covered: bool,
    paragraphs: Vec<Paragraph>,
}

impl Table {
    /// The table of this number.
    pub(super) fn new(number: usize) -> Self {
        Self { number, rows: Vec::new(), row: Vec::new(), cell: Vec::new(), merged: Vec::new() }
    }

    /// A row is defined (`\trowd`).
    pub(super) fn define_row(&mut self) {
        self.merged.clear();
    }

    /// A cell of the row is defined (`\cellx`), which carries on the one to its left or not.
    pub(super) fn define_cell(&mut self, is_merged: bool) {
        self.merged.push(is_merged);
    }

    /// Adds a paragraph to the cell that is read.
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        self.cell.push(paragraph);
    }

    /// The cell that is read ends.
    pub(super) fn end_cell(&mut self) {
        let column = self.row.len();
        let is_covered = self.merged.get(column).copied().unwrap_or(false);
        let paragraphs = std::mem::take(&mut self.cell);
        self.row.push(Cell { column, is_covered, paragraphs });
    }

    /// The row that is read ends.
    pub(super) fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        let row = std::mem::take(&mut self.row);
        if !row.is_empty() {
            self.rows.push(row);
        }
    }

    /// Its paragraphs, with their places and with their heads before them. A table of one column without a head only sets text in a
    /// frame: it stays running text.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        self.end_row();
        let is_single = self.rows.iter().all(|row| row.len() <= 1);
        let mut table = Builder::new();
        self.rows.into_iter().for_each(|row| table.push(row));
        table.end();
        let is_frame = is_single && !table.has_head();
        let mut finished = Vec::new();
        for number in 1.. {
            let Some(read) = table.next() else { break };
            for (cell, head) in read.row.into_iter().zip(read.heads) {
                let (head, column) = if is_frame { (None, 0) } else { (head, cell.column + 1) };
                let place = Place::cell(0, self.number, (number, column), head.clone()).in_head(read.is_head);
                for mut paragraph in cell.paragraphs {
                    // Those of a table inside have theirs.
                    if paragraph.place.is_none() {
                        paragraph.place = Some(place.clone());
                        set(&mut paragraph, head.as_deref(), is_frame, cell.is_covered);
                    }
                    finished.push(paragraph);
                }
            }
        }
        finished
    }
}

/// Makes a paragraph one of a cell.
fn set(paragraph: &mut Paragraph, head: Option<&str>, is_frame: bool, is_covered: bool) {
    if is_covered {
        let text = std::mem::take(&mut paragraph.text);
        paragraph.text = text.beginning();
        if !text.is_blank() {
            paragraph.asides.push((Hidden::CoveredText, text));
        }
    } else if !is_frame {
        paragraph.kind = Some(BlockKind::Cell);
        let head = head.filter(|_| !paragraph.text.is_blank());
        if let Cow::Owned(text) = called(&paragraph.text, head) {
            paragraph.text = text;
        }
    }
}

impl table::Row for Vec<Cell> {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        let own = |cell: &Cell| {
            let own = cell.paragraphs.iter().filter(|paragraph| paragraph.place.is_none() && !cell.is_covered);
            own.map(|paragraph| paragraph.text.text().trim()).collect::<Vec<_>>().join("\n")
        };
        self.iter().map(|cell| table::Cell::new(cell.column as u32, own(cell))).collect()
    }
}
