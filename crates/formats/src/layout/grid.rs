//! A table that markup draws: its cells, each with the head of its column before it.

use super::flow::{Flow, Gathered, Hint};
use super::heads::{Heads, TOP};
use hegao_model::document::Place;

/// The cells of a table, row by row, each with the number of its column from 0.
pub(crate) struct Grid {
    rows: Vec<Vec<(u32, Gathered)>>,
    /// Whether the markup says that the first row is the head.
    has_head: bool,
}

impl Grid {
    /// A table without rows.
    pub(crate) fn new(has_head: bool) -> Self {
        Self { rows: Vec::new(), has_head }
    }

    /// Adds a row. Empty cells are none.
    pub(crate) fn row(&mut self, cells: Vec<(u32, Gathered)>) {
        self.rows.push(cells.into_iter().filter(|(_, cell)| !cell.is_blank()).collect());
    }

    /// Puts the cells into `flow`, as the table of this number.
    pub(crate) fn put(&self, number: usize, flow: &mut Flow) {
        let rows: Vec<Vec<(u32, &str)>> = self.rows.iter().map(|row| texts(row)).collect();
        let top: Vec<&[(u32, &str)]> = rows.iter().filter(|row| !row.is_empty()).take(TOP).map(Vec::as_slice).collect();
        let mut heads = match top.first() {
            Some(first) if self.has_head => Heads::known(first),
            _ => Heads::of(&top),
        };
        for (at, (row, texts)) in self.rows.iter().zip(&rows).enumerate().filter(|(_, (row, _))| !row.is_empty()) {
            let is_head = heads.take(texts);
            for (index, (column, cell)) in row.iter().enumerate() {
                let name = if is_head { None } else { heads.of_cell(texts, index) };
                let place = Place::cell(
                    0,
                    number,
                    (at + 1, *column as usize + 1),
                    name.map(|name| heads.shared(*column, name)),
                );
                let mut named = cell.beginning();
                if let Some(name) = name {
                    named.push_unstored(&format!("{name}："));
                }
                named.append(cell);
                flow.paragraph(&named, Hint::cell(place));
            }
        }
    }
}

fn texts(row: &[(u32, Gathered)]) -> Vec<(u32, &str)> {
    row.iter().map(|(column, cell)| (*column, cell.text().trim())).collect()
}
