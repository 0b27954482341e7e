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

use serde::{Deserialize, Serialize};

use super::{Block, Content, Document, Hidden, Seat, Spot};
pub use number::Number;

/// A table. No `Debug`: its cells have names that the document says.
pub struct Table<'d> {
    /// What it is.
    pub whole: Whole,
    document: &'d Document,
    /// Indices of its blocks, by row and column.
    blocks: Vec<u32>,
}

/// What a table is in its document.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Whole {
    /// A table in a text.
    InText {
        /// The page or slide, where tables are counted on each.
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
    pub fn cells(&self) -> impl Iterator<Item = Cell<'d>> {
        self.blocks.iter().filter_map(|&block| Some(self.document.cell(block as usize)?.1))
    }

    /// Its rows from top to bottom, each with its cells from left to right.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cell<'d>>> {
        let mut cells = self.cells().peekable();
        std::iter::from_fn(move || {
            let first = cells.next()?;
            let mut row = vec![first];
            row.extend(std::iter::from_fn(|| cells.next_if(|cell| cell.row == first.row)));
            Some(row)
        })
    }

    /// The cells of the row that has this number; none if no cell there says anything.
    #[must_use]
    pub fn row(&self, number: u32) -> Vec<Cell<'d>> {
        let cell = |block: &u32| Some(self.document.cell(*block as usize)?.1);
        let start = self.blocks.partition_point(|block| cell(block).is_some_and(|cell| cell.row < number));
        self.blocks[start..].iter().map_while(cell).take_while(|cell| cell.row == number).collect()
    }

    /// The rows that name the columns.
    pub fn head(&self) -> impl Iterator<Item = Vec<Cell<'d>>> {
        self.rows().filter(|row| row.iter().any(|cell| cell.is_head))
    }

    /// The numbers of its columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = self.cells().map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The cells of the column that has this number, from top to bottom, heads too.
    pub fn column(&self, number: u32) -> impl Iterator<Item = Cell<'d>> {
        self.cells().filter(move |cell| cell.column == number)
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
                Some(table) => table.blocks.push(cell.block),
                None => tables.push(Table { whole, document: self, blocks: vec![cell.block] }),
            }
        }
        for table in &mut tables {
            let place = |block: &u32| self.cell(*block as usize).map(|(_, cell)| (cell.row, cell.column, cell.block));
            if !table.blocks.is_sorted_by_key(place) {
                table.blocks.sort_by_cached_key(place);
            }
        }
        tables
    }

    /// The cell that the block with this index is, if it is one, and what table it belongs to.
    #[must_use]
    pub fn cell(&self, block: usize) -> Option<(Whole, Cell<'_>)> {
        self.cell_of(block, self.blocks.get(block)?)
    }

    fn cell_of<'d>(&'d self, index: usize, block: &'d Block) -> Option<(Whole, Cell<'d>)> {
        // What a cell has lost, or stores, is told beside the cell itself.
        if matches!(block.hidden, Some(Hidden::LostDigits | Hidden::StoredNumber)) {
            return None;
        }
        let (whole, row, column, is_head) = match &block.place {
            Seat::Line => return None,
            Seat::Cell { whole, row, column, is_head } => ((**whole).clone(), *row, u32::from(*column), *is_head),
            Seat::Own(place) if place.role.is_some() => return None,
            Seat::Own(place) => of_spot(&place.spot)?,
        };
        Some((whole, Cell { row, column, block: index as u32, is_head, header: self.header(block) }))
    }

    /// What `block` is called, if it is a cell that is called something. Of a sheet's cell that stands before its text, stored
    /// nowhere, and its place does not say it again: a sheet has a million cells. One that is hidden is called nothing there.
    #[must_use]
    pub fn header<'d>(&'d self, block: &'d Block) -> Option<&'d str> {
        let is_of_sheet = match &block.place {
            Seat::Line => return None,
            Seat::Cell { whole, .. } => matches!(**whole, Whole::Sheet(_)),
            Seat::Own(place) if matches!(place.spot, Spot::SheetCell { .. }) => true,
            Seat::Own(place) => return place.header(),
        };
        match &block.content {
            Content::Headed { name, .. } => self.text(block).get(..usize::from(*name))?.strip_suffix('：'),
            Content::Joined(joined) if is_of_sheet => {
                let own = joined.pieces.first()?.text.start as usize;
                joined.text.get(..own)?.strip_suffix('：')
            }
            _ => None,
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

/// The table that a cell at `spot` belongs to, its row, its column, and whether it is of a head.
fn of_spot(spot: &Spot) -> Option<(Whole, u32, u32, bool)> {
    Some(match spot {
        Spot::Cell { page, table, row, column, is_head, .. } => {
            (Whole::InText { page: *page, number: *table }, *row, (*column)?.get(), *is_head)
        }
        Spot::SheetCell { sheet, row, column, is_head } => (Whole::Sheet(sheet.clone()), *row, *column, *is_head),
        Spot::Line { number, column, is_head, .. } => (Whole::File, *number, (*column)?.get(), *is_head),
        // What is not a slide's own is none of its table.
        Spot::Slide { number: slide, place: Some(inner), .. } if inner.role.is_none() => match of_spot(&inner.spot)? {
            (Whole::InText { number, .. }, row, column, is_head) => {
                (Whole::InText { page: NonZeroU32::new(*slide), number }, row, column, is_head)
            }
            _ => return None,
        },
        _ => return None,
    })
}
