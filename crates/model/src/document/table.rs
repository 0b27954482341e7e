//! The tables of a document: rows, columns, and what each cell is called.
//!
//! A table stands beside the blocks and holds none of their text: it is told from their places when somebody asks, so that
//! a file of a million cells costs nothing more to read. What a place says of a cell its reader has decided; here it is
//! only put together. Numbers are read from the text of a cell on demand ([`Number`]).
//!
//! Cells that are hidden belong to their table too: who adds a column up must know of them. What only belongs to a cell (its
//! formula, its comment) has another role or place and is no cell, and tables of files within the file are not told.

mod number;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::{Block, Content, Document, Hidden, Spot};
pub use number::Number;

/// A table. No `Debug`: its cells have names that the document says.
pub struct Table<'d> {
    /// What it is.
    pub whole: Whole,
    /// Its cells, by row and column.
    cells: Vec<Cell<'d>>,
}

/// What a table is in its document.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Whole {
    /// A table in a text.
    InText {
        /// The page, where tables are counted on each.
        page: Option<NonZeroU32>,
        /// Which one.
        number: u32,
    },
    /// A sheet of a workbook, with this name.
    Sheet(Arc<str>),
    /// The whole file, of which each row begins in a line of its own.
    File,
}

/// A cell, or one paragraph of a cell that has several.
#[derive(Clone, Copy)]
pub struct Cell<'d> {
    /// Its row, as places count: from 1, or the line in which it begins.
    pub row: u32,
    /// Its first column, counted from 1.
    pub column: u32,
    /// Index of its block in [`Document::blocks`].
    pub block: u32,
    /// Whether its row names the columns.
    pub is_head: bool,
    /// What it is called: what stands above its column, or before it.
    pub header: Option<&'d str>,
}

impl<'d> Table<'d> {
    /// Its cells, by row and column.
    #[must_use]
    pub fn cells(&self) -> &[Cell<'d>] {
        &self.cells
    }

    /// Its rows from top to bottom, each with its cells from left to right.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell<'d>]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }

    /// The cells of the row that has this number; none if no cell there says anything.
    #[must_use]
    pub fn row(&self, number: u32) -> &[Cell<'d>] {
        let start = self.cells.partition_point(|cell| cell.row < number);
        let end = self.cells.partition_point(|cell| cell.row <= number);
        &self.cells[start..end]
    }

    /// The rows that name the columns.
    pub fn head(&self) -> impl Iterator<Item = &[Cell<'d>]> {
        self.rows().filter(|row| row.iter().any(|cell| cell.is_head))
    }

    /// The numbers of its columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = self.cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The cells of the column that has this number, from top to bottom, heads too.
    pub fn column(&self, number: u32) -> impl Iterator<Item = &Cell<'d>> {
        self.cells.iter().filter(move |cell| cell.column == number)
    }
}

impl Document {
    /// Its tables, in the order in which they begin.
    #[must_use]
    pub fn tables(&self) -> Vec<Table<'_>> {
        let mut tables: Vec<Table<'_>> = Vec::new();
        let mut known: HashMap<Whole, usize> = HashMap::new();
        for (index, block) in self.blocks.iter().enumerate() {
            let Some((whole, cell)) = self.cell_of(index, block) else { continue };
            // Most cells follow on one of the same table.
            let at = match tables.last() {
                Some(last) if last.whole == whole => tables.len() - 1,
                _ => *known.entry(whole.clone()).or_insert(tables.len()),
            };
            match tables.get_mut(at) {
                Some(table) => table.cells.push(cell),
                None => tables.push(Table { whole, cells: vec![cell] }),
            }
        }
        for table in &mut tables {
            table.cells.sort_by_key(|cell| (cell.row, cell.column, cell.block));
        }
        tables
    }

    /// The cell that the block with this index is, if it is one, and what table it belongs to.
    #[must_use]
    pub fn cell(&self, block: usize) -> Option<(Whole, Cell<'_>)> {
        self.cell_of(block, self.blocks.get(block)?)
    }

    fn cell_of<'d>(&'d self, index: usize, block: &'d Block) -> Option<(Whole, Cell<'d>)> {
        let place = block.place.as_deref().filter(|place| place.role.is_none())?;
        // What a cell has lost, or stores, is told beside the cell itself.
        if matches!(block.hidden, Some(Hidden::LostDigits | Hidden::StoredNumber)) {
            return None;
        }
        let (whole, row, column, is_head) = match &place.spot {
            Spot::Cell { page, table, row, column, is_head, .. } => {
                (Whole::InText { page: *page, number: *table }, *row, (*column)?.get(), *is_head)
            }
            Spot::SheetCell { sheet, row, column, is_head } => (Whole::Sheet(sheet.clone()), *row, *column, *is_head),
            Spot::Line { number, column, is_head, .. } => (Whole::File, *number, (*column)?.get(), *is_head),
            _ => return None,
        };
        Some((whole, Cell { row, column, block: index as u32, is_head, header: self.header(block) }))
    }

    /// What `block` is called, if it is a cell that is called something. Of a sheet's cell that stands before its text, stored
    /// nowhere, and its place does not say it again: a sheet has a million cells. One that is hidden is called nothing there.
    #[must_use]
    pub fn header<'d>(&'d self, block: &'d Block) -> Option<&'d str> {
        let place = block.place.as_deref()?;
        match (&place.spot, &block.content) {
            (Spot::SheetCell { .. }, Content::Joined(joined)) => {
                let own = joined.pieces.first()?.text.start as usize;
                joined.text.get(..own)?.strip_suffix('：')
            }
            _ => place.header(),
        }
    }

    /// The number that `block`, a cell, says beside what it is called.
    #[must_use]
    pub fn number<'d>(&'d self, block: &'d Block) -> Option<Number<'d>> {
        let text = self.text(block);
        let own = self.header(block).and_then(|header| text.strip_prefix(header)?.strip_prefix('：'));
        Number::parse(own.unwrap_or(text))
    }
}
