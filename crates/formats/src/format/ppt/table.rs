//! Tables on slides: a group of shapes, of which nothing says row or column but where each stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::layout::flow::Gathered;
use crate::layout::table::{self, Builder};

/// A table while it is read.
#[derive(Default)]
pub(super) struct Table {
    cells: Vec<([i32; 4], Gathered)>,
}

/// A cell in its row.
struct Cell {
    column: u32,
    span: u32,
    text: Gathered,
}

/// A cell with what it is called.
pub(super) struct Named {
    pub(super) text: Gathered,
    /// Its row and its column, counted from 1; column 0: the table only frames text.
    pub(super) at: (usize, usize),
    pub(super) head: Option<Arc<str>>,
    pub(super) is_head: bool,
}

impl Table {
    /// Adds a cell that stands there: left, top, right, below.
    pub(super) fn add(&mut self, area: [i32; 4], text: Gathered) {
        self.cells.push((area, text));
    }

    /// Its cells, row by row.
    pub(super) fn finish(self) -> Vec<Named> {
        let tops: BTreeSet<i32> = self.cells.iter().map(|(area, _)| area[1]).collect();
        let lefts: Vec<i32> = self.cells.iter().map(|(area, _)| area[0]).collect::<BTreeSet<_>>().into_iter().collect();
        let tops: Vec<i32> = tops.into_iter().collect();
        let mut rows: Vec<Vec<Cell>> = tops.iter().map(|_| Vec::new()).collect();
        for ([left, top, right, _], text) in self.cells {
            let column = lefts.partition_point(|line| *line < left);
            let end = lefts.partition_point(|line| *line < right).max(column + 1);
            let row = tops.partition_point(|line| *line < top);
            rows[row].push(Cell { column: column as u32, span: (end - column) as u32, text });
        }
        rows.iter_mut().for_each(|row| row.sort_by_key(|cell| cell.column));
        let is_single = lefts.len() <= 1;
        let mut table = Builder::new();
        rows.into_iter().for_each(|row| table.push(row));
        table.end();
        let is_frame = is_single && !table.has_head();
        let mut named = Vec::new();
        for number in 1.. {
            let Some(read) = table.next() else { break };
            for (cell, head) in read.row.into_iter().zip(read.heads) {
                let column = if is_frame { 0 } else { cell.column as usize + 1 };
                let head = head.filter(|_| !is_frame);
                named.push(Named { text: cell.text, at: (number, column), head, is_head: read.is_head });
            }
        }
        named
    }
}

impl table::Row for Vec<Cell> {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        self.iter().map(|cell| table::Cell::new(cell.column, cell.text.text()).over(cell.span)).collect()
    }
}
