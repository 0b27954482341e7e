//! A table on its way: values under heads, or a page set in columns?
//!
//! Only at its end it is known. A table in which another begins only sets a page in columns; so does one of a single
//! column or row, and one whose cells hold many paragraphs.

use crate::layout::flow::{Flow, Gathered, Hint};
use crate::layout::grid::Grid;
use hegao_model::document::budget::{Bound, Budget};

/// How many paragraphs, and how many bytes of text, a cell of values has at most.
const PARAGRAPHS: usize = 12;
const BYTES: usize = 6000;

/// How many cells are kept until the end of their table.
const CELLS: usize = 500_000;

/// The most columns or rows that a cell may span.
const SPAN: u32 = 1000;

/// A table of which the end has not come.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// Whether a cell is open.
    in_cell: bool,
    /// Cells that reach down: their columns, and the row behind their last.
    reaching: Vec<(std::ops::Range<u32>, usize)>,
    cells: usize,
    /// The next free column.
    column: u32,
}

struct Cell {
    column: u32,
    is_head: bool,
    paragraphs: Vec<(Gathered, Hint)>,
}

impl Table {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
        let row = self.rows.len();
        self.reaching.retain(|(_, end)| *end >= row);
        (self.in_cell, self.column) = (false, 0);
    }

    /// Begins a cell that spans columns and rows.
    pub(super) fn cell(&mut self, is_head: bool, columns: u32, rows: u32, budget: &Budget) {
        if self.rows.is_empty() {
            self.row();
        }
        while let Some((taken, _)) = self.reaching.iter().find(|(taken, _)| taken.contains(&self.column)) {
            self.column = taken.end;
        }
        let end = self.column.saturating_add(columns.clamp(1, SPAN));
        let row = self.rows.len();
        if rows > 1 && budget.admits(Bound::Spans, self.reaching.len() + 1, None) {
            // The row itself too: nothing else is put there, and the column goes on behind it.
            self.reaching.push((self.column..end, row + rows.min(SPAN) as usize - 1));
        }
        let cell = Cell { column: self.column, is_head, paragraphs: Vec::new() };
        self.rows[row - 1].push(cell);
        self.cells += 1;
        (self.in_cell, self.column) = (true, end);
    }

    /// Whether there are more cells than are kept until the end.
    pub(super) fn is_huge(&self) -> bool {
        self.cells > CELLS
    }

    /// Ends the cell.
    pub(super) fn end_cell(&mut self) {
        self.in_cell = false;
    }

    /// Takes a paragraph, if it stands in a cell.
    pub(super) fn take(&mut self, paragraph: Gathered, hint: Hint) -> Result<(), (Gathered, Hint)> {
        match self.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| self.in_cell) {
            Some(cell) => {
                cell.paragraphs.push((paragraph, hint));
                Ok(())
            }
            None => Err((paragraph, hint)),
        }
    }

    /// Puts the table into `flow`; `number` counts those of values.
    pub(super) fn put(self, number: &mut usize, flow: &mut Flow) {
        if !self.is_of_values() {
            return self.lay_out(flow);
        }
        *number += 1;
        let mut grid = Grid::new(self.has_head());
        for row in self.rows {
            grid.row(row.into_iter().map(|cell| (cell.column, cell.whole())).collect());
        }
        grid.put(*number, flow);
    }

    /// Puts what stands in the cells into `flow`, as paragraphs.
    pub(super) fn lay_out(self, flow: &mut Flow) {
        for (paragraph, hint) in self.rows.into_iter().flatten().flat_map(|cell| cell.paragraphs) {
            flow.paragraph(&paragraph, hint);
        }
    }

    /// Whether the first row, and no other, is all of heads.
    fn has_head(&self) -> bool {
        let mut rows = self.rows.iter().filter(|row| row.iter().any(|cell| !cell.paragraphs.is_empty()));
        let is_head = |row: &Vec<Cell>| row.len() > 1 && row.iter().all(|cell| cell.is_head);
        rows.next().is_some_and(is_head) && !rows.any(is_head)
    }

    fn is_of_values(&self) -> bool {
        let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.paragraphs.is_empty()).count();
        let rows = self.rows.iter().filter(|row| filled(row) > 0).count();
        let columns = self.rows.iter().map(filled).max().unwrap_or(0);
        rows >= 2 && columns >= 2 && self.rows.iter().flatten().all(Cell::is_value)
    }
}

impl Cell {
    fn is_value(&self) -> bool {
        let bytes: usize = self.paragraphs.iter().map(|(paragraph, _)| paragraph.text().len()).sum();
        self.paragraphs.len() <= PARAGRAPHS && bytes <= BYTES
    }

    /// All that stands in the cell.
    fn whole(&self) -> Gathered {
        let mut whole = self.paragraphs.first().map(|(first, _)| first.beginning()).unwrap_or_default();
        for (number, (paragraph, _)) in self.paragraphs.iter().enumerate() {
            if number > 0 {
                whole.push_unstored("\n");
            }
            whole.append(paragraph);
        }
        whole
    }
}
