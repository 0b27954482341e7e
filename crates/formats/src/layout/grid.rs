//! A table that markup draws: its cells, each with the head of its column before it.

use std::ops::Range;

use super::figures;
use super::flow::{Flow, Gathered, Hint};
use super::table::{Builder, Cell, Headed, Row};
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

/// The row with each number that stands in it figure by figure as one cell, called as what stands before it.
fn boxed(mut read: Headed<Cells>) -> Headed<Cells> {
    let texts: Vec<&str> = read.row.iter().map(|(_, cell)| cell.text()).collect();
    let numbers = figures::numbers(&texts, |at| read.heads[at].as_deref());
    for Range { start, end } in numbers.into_iter().rev() {
        let label = start.checked_sub(1).map(|before| read.row[before].1.text().trim().into());
        let behind: Vec<_> = read.row.drain(start + 1..end).collect();
        behind.iter().for_each(|(_, cell)| read.row[start].1.append(cell));
        read.heads.drain(start + 1..end);
        let head = &mut read.heads[start];
        *head = head.take().or(label);
    }
    read
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
            let read = boxed(read);
            for ((column, cell), head) in read.row.iter().zip(read.heads) {
                let named = called(cell, head.as_deref());
                let place = Place::cell(0, number, (at, *column as usize + 1), head).in_head(read.is_head);
                flow.paragraph(&named, Hint::cell(place));
            }
        }
    }
}
