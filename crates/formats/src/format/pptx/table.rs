//! Tables on slides (§21.1.3): rows of cells, in which what others cover is still stored.

use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::scanned::letters;
use crate::layout::flow::Gathered;
use crate::layout::table::{self, Builder};
use std::sync::Arc;

/// A table while it is read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// It states that its first row is the head.
    is_headed: bool,
}

/// A cell.
#[derive(Default)]
pub(super) struct Cell {
    column: u32,
    span: u32,
    /// Another one lies over it.
    pub(super) is_covered: bool,
    pub(super) paragraphs: Vec<Gathered>,
}

/// A cell with what it is called.
pub(super) struct Named {
    pub(super) cell: Cell,
    /// Its row and its column, counted from 1; column 0: the table only frames text.
    pub(super) at: (usize, usize),
    pub(super) head: Option<Arc<str>>,
    pub(super) is_head: bool,
}

impl Table {
    /// Takes what an element says of the table, its rows and its cells.
    pub(super) fn take(&mut self, element: &Element) {
        match element.name {
            "tblPr" => self.is_headed = is_set(element, "firstRow"),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                let row = match self.rows.last_mut() {
                    Some(row) => row,
                    None => return,
                };
                let column = row.len() as u32;
                let span = element.text(Ns::None, "gridSpan").and_then(|span| span.parse().ok());
                let is_covered = is_set(element, "hMerge") || is_set(element, "vMerge");
                row.push(Cell { column, span: span.unwrap_or(1).max(1), is_covered, paragraphs: Vec::new() });
            }
            _ => {}
        }
    }

    /// Adds a paragraph to the cell that is read.
    pub(super) fn add(&mut self, paragraph: Gathered) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.paragraphs.push(paragraph);
        }
    }

    /// How many letters it has, without white space.
    pub(super) fn letters(&self) -> usize {
        let cells = self.rows.iter().flatten().filter(|cell| !cell.is_covered);
        cells.flat_map(|cell| &cell.paragraphs).map(|paragraph| letters(paragraph.text())).sum()
    }

    /// Its cells, row by row.
    pub(super) fn finish(self) -> Vec<Named> {
        let is_single = self.rows.iter().all(|row| row.len() <= 1);
        let mut table = if self.is_headed && !is_single { Builder::stated(true) } else { Builder::new() };
        self.rows.into_iter().for_each(|row| table.push(row));
        table.end();
        let is_frame = is_single && !table.has_head();
        let mut named = Vec::new();
        for number in 1.. {
            let Some(read) = table.next() else { break };
            for (cell, head) in read.row.into_iter().zip(read.heads) {
                let column = if is_frame { 0 } else { cell.column as usize + 1 };
                let head = head.filter(|_| !is_frame);
                named.push(Named { cell, at: (number, column), head, is_head: read.is_head });
            }
        }
        named
    }
}

impl Cell {
    /// All that it says.
    pub(super) fn text(&self, part: u32) -> Gathered {
        let mut text = Gathered::new(part);
        for paragraph in self.paragraphs.iter().filter(|paragraph| !paragraph.is_blank()) {
            if !text.is_blank() {
                text.push_unstored("\n");
            }
            text.append(paragraph);
        }
        text
    }
}

impl table::Row for Vec<Cell> {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        let said = |cell: &Cell| if cell.is_covered { String::new() } else { cell.text(0).text().to_owned() };
        self.iter().map(|cell| table::Cell::new(cell.column, said(cell)).over(cell.span)).collect()
    }
}

fn is_set(element: &Element, name: &str) -> bool {
    matches!(element.text(Ns::None, name).as_deref(), Some("1" | "true" | "on"))
}
