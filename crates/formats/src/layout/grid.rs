//! A table that markup draws: its cells, each with the head of its column before it.

use super::flow::{Flow, Gathered, Hint};
use super::table::{Builder, Cell, Row};
use super::value::called;
use hegao_model::document::Place;

/// The cells of a row, each with the number of its column from 0.
type Cells = Vec<(u32, Gathered)>;

/// The rows of a table of which the markup's end has not come.
pub(crate) struct Grid {
    table: Builder<Cells>,
}

impl Row for Cells {
    fn cells(&self) -> Vec<Cell<'_>> {
        self.iter().map(|(column, cell)| Cell::new(*column, cell.text())).collect()
    }
}

impl Grid {
    /// A table without rows; `has_head`: the markup says that the first row is the head.
    pub(crate) fn new(has_head: bool) -> Self {
        Self { table: Builder::stated(has_head) }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Cells) {
        self.table.push(cells);
    }

    /// Puts the cells into `flow`, as the table of this number.
    pub(crate) fn put(mut self, number: usize, flow: &mut Flow) {
        self.table.end();
        for at in 1.. {
            let Some(read) = self.table.next() else { break };
            for ((column, cell), head) in read.row.iter().zip(read.heads) {
                let named = called(cell, head.as_deref());
                let place = Place::cell(0, number, (at, *column as usize + 1), head).in_head(read.is_head);
                flow.paragraph(&named, Hint::cell(place));
            }
        }
    }
}
