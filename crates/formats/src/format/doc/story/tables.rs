//! Tables ([MS-DOC], 2.4.3 and 2.4.4): a mark ends each cell, another each row, and how deep a paragraph lies in tables is said by
//! itself. Only the mark of a row says where its cells begin, and only all rows together which columns those are.

use std::collections::BTreeSet;

use super::Story;
use crate::format::doc::bytes::u16_at;
use crate::format::docx::table::Table;
use hegao_model::document::budget::Bound;

/// Twentieths of a point by which edges of cells may differ that are meant to be one.
const SLACK: i16 = 12;

/// A table that is open, as far as it is not known to those that finish it.
#[derive(Default)]
pub(super) struct Grid {
    row_is_open: bool,
    cell_is_open: bool,
    /// For each row where its cells begin and end, and which go on in the next.
    rows: Vec<Row>,
}

/// What the mark of a row says of its cells.
#[derive(Default)]
pub(super) struct Row {
    edges: Vec<i16>,
    /// Cells that are one with the cell before.
    merged: Vec<bool>,
}

impl Row {
    /// Takes apart the definition of a row ([MS-DOC], 2.9.321).
    fn read(definition: &[u8]) -> Option<Self> {
        let count = usize::from(*definition.first()?);
        let edge = |index: usize| u16_at(definition, 1 + index * 2).map(|edge| edge as i16);
        let edges = (0..=count).map(edge).collect::<Option<_>>()?;
        let cells = 1 + (count + 1) * 2;
        let flags = |index: usize| u16_at(definition, cells + index * 20).unwrap_or(0);
        Some(Self { edges, merged: (0..count).map(|index| flags(index) & 2 != 0).collect() })
    }
}

impl Grid {
    /// Which columns each cell of each row goes over: the first, and how many.
    fn columns(&self) -> Vec<Vec<(usize, usize)>> {
        let all: BTreeSet<i16> = self.rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
        let mut lines: Vec<i16> = Vec::new();
        for edge in all {
            if lines.last().is_none_or(|last| edge.saturating_sub(*last) > SLACK) {
                lines.push(edge);
            }
        }
        let line = |edge: i16| lines.partition_point(|line| line.saturating_add(SLACK) < edge);
        let of = |row: &Row| {
            let mut columns: Vec<(usize, usize)> = Vec::new();
            for (index, cell) in row.edges.windows(2).enumerate() {
                let (from, to) = (line(cell[0]), line(cell[1]));
                let width = to.saturating_sub(from);
                let is_merged = row.merged.get(index).copied().unwrap_or(false);
                if let Some(last) = columns.iter_mut().rev().find(|column| column.1 > 0).filter(|_| is_merged) {
                    last.1 = to.saturating_sub(last.0);
                }
                columns.push((from, if is_merged { 0 } else { width.max(1) }));
            }
            columns
        };
        self.rows.iter().map(of).collect()
    }
}

impl Story<'_, '_, '_> {
    /// Opens or ends tables until the text lies in so many.
    pub(super) fn set_depth(&mut self, depth: u32) {
        let most = self.source.budget.most(Bound::Depth).min(u64::from(u32::MAX)) as u32;
        self.source.budget.admits(Bound::Depth, depth, None);
        let depth = depth.min(most) as usize;
        while self.frame.tables.len() > depth {
            self.end_table();
        }
        while self.frame.tables.len() < depth {
            self.open_cell();
            self.shared.tables += 1;
            self.frame.tables.push(Table::new(self.shared.tables));
            self.grids.push(Grid::default());
        }
    }

    /// Begins the cell that text comes into, if none is open.
    pub(super) fn open_cell(&mut self) {
        let (Some(table), Some(grid)) = (self.frame.tables.last_mut(), self.grids.last_mut()) else { return };
        if !grid.row_is_open {
            table.begin_row();
            grid.rows.push(Row::default());
        }
        if !grid.cell_is_open {
            table.begin_cell();
        }
        (grid.row_is_open, grid.cell_is_open) = (true, true);
    }

    /// The mark of a cell, or of a row.
    pub(super) fn end_cell_or_row(&mut self) {
        let ends_row = self.at.paragraph.ends_row;
        self.end_paragraph();
        if ends_row { self.end_row() } else { self.end_cell() }
    }

    /// The mark of a paragraph, which ends a cell or row too where a table lies in another.
    pub(super) fn end_paragraph_or_cell(&mut self) {
        let of = self.at.paragraph;
        self.end_paragraph();
        if of.depth > 1 && of.ends_inner_row {
            self.end_row();
        } else if of.depth > 1 && of.ends_inner_cell {
            self.end_cell();
        }
    }

    fn end_cell(&mut self) {
        if let Some(paragraph) = self.frame.open_ended.take() {
            self.deliver(paragraph);
        }
        self.open_cell();
        if let Some(grid) = self.grids.last_mut() {
            grid.cell_is_open = false;
        }
    }

    fn end_row(&mut self) {
        let Some(grid) = self.grids.last_mut() else { return };
        if let Some(row) = grid.rows.last_mut().filter(|_| grid.row_is_open) {
            *row = self.at.row.as_deref().and_then(Row::read).unwrap_or_default();
        }
        (grid.row_is_open, grid.cell_is_open) = (false, false);
    }

    fn end_table(&mut self) {
        self.flush();
        let (Some(mut table), Some(grid)) = (self.frame.tables.pop(), self.grids.pop()) else { return };
        debug_assert_eq!(table.len(), grid.rows.len());
        for (row, columns) in grid.columns().iter().enumerate() {
            table.lay_out(row, columns);
        }
        for paragraph in table.finish() {
            self.deliver(paragraph);
        }
    }
}
