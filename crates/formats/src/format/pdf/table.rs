//! Tables, where lines show them.
//!
//! Lines that cross each other make a grid; neighbouring fields without a line between them are one cell. A frame around
//! text, a line under a header and the like are no tables: there must be two columns and two rows.

use super::canvas::{Glyph, Rule};
use super::line::{Line, chunks, line, rows};
use super::paragraph::{Join, join};
use crate::layout::table;

/// How far lines may miss each other, in points.
const SNAP: f64 = 2.5;

/// How many pairs of lines are compared on a page, and how many fields a grid may have.
const MAX_PAIRS: usize = 4_000_000;
const MAX_FIELDS: usize = 20_000;

/// A table of a page.
pub(super) struct Table {
    pub(super) top: f64,
    /// Where its columns start, and the last ends.
    pub(super) columns: Vec<f64>,
    pub(super) cells: Vec<Cell>,
}

/// A cell with text, in the order of rows and columns.
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) width: f64,
    pub(super) lines: Vec<Line>,
}

/// The grid of a table: which field belongs to which cell.
struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// For each field, row by row, the first field of its cell.
    cell: Vec<usize>,
}

/// Takes the tables of a page, with the glyphs that stand in them, out of `glyphs`. From the top down.
pub(super) fn take<'g>(rules: &[Rule], glyphs: &mut Vec<&'g Glyph>) -> Vec<Table> {
    let mut tables = Vec::new();
    for group in crossing(rules) {
        let Some(grid) = Grid::new(&group) else { continue };
        let mut fields: Vec<Vec<&'g Glyph>> = vec![Vec::new(); grid.cell.len()];
        let mut rest = Vec::with_capacity(glyphs.len());
        for glyph in glyphs.iter() {
            match grid.field(glyph) {
                Some(field) => fields[grid.cell[field]].push(glyph),
                None => rest.push(*glyph),
            }
        }
        if fields.iter().filter(|field| !field.is_empty()).count() >= 3 {
            tables.push(grid.table(fields));
            *glyphs = rest;
        }
    }
    tables.sort_by(|a, b| a.top.total_cmp(&b.top));
    tables
}

/// Groups of lines that hang together.
fn crossing(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let (across, down): (Vec<Rule>, Vec<Rule>) = rules.iter().partition(|rule| rule.is_horizontal);
    if across.len().saturating_mul(down.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..across.len() + down.len()).collect();
    for (i, a) in across.iter().enumerate() {
        for (j, b) in down.iter().enumerate() {
            let meets = |at: f64, rule: &Rule| (rule.from - SNAP..=rule.to + SNAP).contains(&at);
            if meets(b.at, a) && meets(a.at, b) {
                unite(&mut group, i, across.len() + j);
            }
        }
    }
    let mut groups: Vec<Vec<Rule>> = vec![Vec::new(); group.len()];
    for (index, rule) in across.iter().chain(&down).enumerate() {
        let root = root(&mut group, index);
        groups[root].push(*rule);
    }
    groups.retain(|group| group.len() >= 4);
    groups
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// Unites two sets under the smaller of their roots.
fn unite(parents: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parents, a), root(parents, b));
    parents[a.max(b)] = a.min(b);
}

/// `values` in order, those that lie close together as one.
fn steps(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values.dedup_by(|b, a| *b - *a < SNAP);
    values
}

impl Grid {
    fn new(rules: &[Rule]) -> Option<Self> {
        let places = |is_horizontal: bool| {
            let own = rules.iter().filter(move |rule| rule.is_horizontal == is_horizontal).map(|rule| rule.at);
            let ends = rules.iter().filter(move |rule| rule.is_horizontal != is_horizontal);
            steps(own.chain(ends.flat_map(|rule| [rule.from, rule.to])).collect())
        };
        let (xs, ys) = (places(false), places(true));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2 || rows < 2 || columns * rows > MAX_FIELDS {
            return None;
        }
        let mut grid = Self { xs, ys, cell: (0..columns * rows).collect() };
        grid.merge(rules);
        Some(grid)
    }

    fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// Makes one cell of fields between which there is no line.
    fn merge(&mut self, rules: &[Rule]) {
        let (columns, rows) = (self.columns(), self.ys.len() - 1);
        let (mut right, mut below) = (vec![false; columns * rows], vec![false; columns * rows]);
        for rule in rules {
            let (lines, steps) = if rule.is_horizontal { (&self.ys, &self.xs) } else { (&self.xs, &self.ys) };
            let Some(line) = lines.iter().position(|at| (at - rule.at).abs() <= SNAP) else { continue };
            let Some(before) = line.checked_sub(1) else { continue };
            for (step, pair) in steps.windows(2).enumerate() {
                let middle = (pair[0] + pair[1]) / 2.0;
                if !(rule.from..=rule.to).contains(&middle) {
                    continue;
                }
                if rule.is_horizontal {
                    below[before * columns + step] = true;
                } else {
                    right[step * columns + before] = true;
                }
            }
        }
        for field in 0..columns * rows {
            if field % columns + 1 < columns && !right[field] {
                unite(&mut self.cell, field, field + 1);
            }
            if field + columns < columns * rows && !below[field] {
                unite(&mut self.cell, field, field + columns);
            }
        }
        for field in 0..columns * rows {
            self.cell[field] = root(&mut self.cell, field);
        }
    }

    /// The field in which a glyph stands.
    fn field(&self, glyph: &Glyph) -> Option<usize> {
        let step = |steps: &[f64], at: f64| {
            let step = steps.partition_point(|start| *start <= at).checked_sub(1)?;
            (step + 1 < steps.len()).then_some(step)
        };
        Some(step(&self.ys, glyph.middle.y)? * self.columns() + step(&self.xs, glyph.middle.x)?)
    }

    fn table(&self, fields: Vec<Vec<&Glyph>>) -> Table {
        let mut ends = vec![0; self.cell.len()];
        for (field, cell) in self.cell.iter().enumerate() {
            ends[*cell] = ends[*cell].max(field % self.columns() + 1);
        }
        let cells = fields.into_iter().enumerate().filter(|(_, glyphs)| !glyphs.is_empty());
        let cells = cells.map(|(field, glyphs)| {
            let lines = rows(chunks(glyphs.into_iter())).iter().map(|row| line(row)).collect();
            let (row, column, end) = (field / self.columns(), field % self.columns(), ends[field]);
            Cell { row, column, width: self.xs[end] - self.xs[column], lines }
        });
        Table { top: self.ys[0], columns: self.xs.clone(), cells: cells.collect() }
    }
}

impl table::Row for &[Cell] {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        self.iter().map(|cell| table::Cell::new(cell.column as u32, cell.text())).collect()
    }
}

impl Table {
    /// Its cells row by row.
    pub(super) fn rows(&self) -> Vec<&[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row).collect()
    }

    /// Whether `other` stands on the next page as if it were the rest of this one.
    pub(super) fn has_columns(&self, columns: &[f64]) -> bool {
        self.columns.len() == columns.len() && self.columns.iter().zip(columns).all(|(a, b)| (a - b).abs() < 2.0 * SNAP)
    }
}

impl Cell {
    /// All its lines as one.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.trim()).collect()
    }

    /// What stands between its line `index` and the one before. Lines that are wrapped fill their cell, or are bits of
    /// a word or number for which it is too narrow.
    pub(super) fn separator(&self, index: usize) -> &'static str {
        let Some(before) = index.checked_sub(1).map(|before| &self.lines[before]) else { return "" };
        let is_full = before.end - before.start > 0.6 * self.width || self.text().chars().count() <= 12;
        match join(&before.text, &self.lines[index].text) {
            _ if !is_full => "\n",
            Join::Spaced if before.text.contains(char::is_whitespace) => " ",
            _ => "",
        }
    }
}
