//! The cells of a sheet on their way to blocks.
//!
//! The first rows are kept back until the head of the table is known ([`crate::layout::heads`]). A cell that does not
//! show is a block of its own that tells why; the reasons, from the strongest: its sheet, its row, its column, a larger
//! cell above it, its colour or format. Numbers of few digits are cells like others: they cost little, and who looks at
//! what was read should not miss them. Rows beyond the limit of blocks are a block each.

use std::sync::Arc;

use super::place::Area;
use crate::layout::flow::Gathered;
use crate::layout::heads::{Heads, TOP, is_name};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Content, Hidden, Place, Spot};
use hegao_model::text::lost_digits;

/// A cell that says something.
pub(super) struct Cell {
    /// Its column, counted from 1.
    pub(super) column: u32,
    /// What it says, as it is seen.
    pub(super) text: Gathered,
    /// Why it does not show.
    pub(super) hidden: Option<Hidden>,
    /// The number as it is stored, if someone typed one.
    pub(super) typed: Option<Gathered>,
}

/// A row with its number.
pub(super) struct Row {
    /// Its number, counted from 1.
    pub(super) number: u32,
    /// The cells that are not empty, by column.
    pub(super) cells: Vec<Cell>,
}

/// A table within a sheet, which names its columns itself.
pub(super) struct Table {
    /// The cells below the names.
    pub(super) area: Area,
    /// The names, from the first column on.
    pub(super) names: Vec<String>,
}

/// The cells of a sheet.
pub(super) struct Grid<'a> {
    sheet: &'a Arc<str>,
    tables: &'a [Table],
    kept_back: Vec<Row>,
    heads: Option<Heads>,
    /// The blocks.
    pub(super) blocks: Vec<Block>,
    /// Where each of them stands.
    places: Vec<(u32, u32)>,
}

impl<'a> Grid<'a> {
    /// Nothing yet of the sheet with this name.
    pub(super) fn new(sheet: &'a Arc<str>, tables: &'a [Table]) -> Self {
        Self { sheet, tables, kept_back: Vec::new(), heads: None, blocks: Vec::new(), places: Vec::new() }
    }

    /// Takes the next row.
    pub(super) fn row(&mut self, row: Row) {
        if row.cells.is_empty() {
            return;
        }
        match self.heads {
            Some(_) => self.blocks_of(row),
            None => self.kept_back.push(row),
        }
        if self.kept_back.len() >= TOP {
            self.decide();
        }
    }

    /// Takes the next row where there are too many cells for a block each: those that show become one.
    pub(super) fn whole(&mut self, row: Row) {
        self.decide();
        let (hidden, seen): (Vec<_>, Vec<_>) = row.cells.into_iter().partition(|cell| cell.hidden.is_some());
        if let Some(first) = seen.first() {
            let mut text = Gathered::new(first.text.part());
            for (index, cell) in seen.iter().enumerate() {
                text.push_unstored(if index > 0 { "\t" } else { "" });
                text.append(&cell.text);
            }
            self.blocks
                .push(text.block(BlockKind::Cell, Spot::SheetRow { sheet: self.sheet.clone(), row: row.number }));
            self.places.push((row.number, first.column));
        }
        self.blocks_of(Row { number: row.number, cells: hidden });
    }

    /// How many cells were taken.
    pub(super) fn len(&self) -> usize {
        self.blocks.len() + self.kept_back.iter().map(|row| row.cells.len()).sum::<usize>()
    }

    /// The blocks, after the last row. What stands under a merged cell does not show.
    pub(super) fn finish(mut self, merged: Vec<Area>, budget: &Budget, part: &str) -> Vec<Block> {
        self.decide();
        let covered = covered(&self.places, merged, budget, part);
        for (block, _) in
            self.blocks.iter_mut().zip(covered).filter(|(block, covered)| *covered && block.hidden.is_none())
        {
            (block.kind, block.hidden) = (BlockKind::Aside, Some(Hidden::CoveredText));
        }
        self.blocks
    }

    /// Tells the head from the rows that were kept back.
    fn decide(&mut self) {
        if self.heads.is_some() {
            return;
        }
        let rows = std::mem::take(&mut self.kept_back);
        let views: Vec<_> = rows.iter().map(view).collect();
        self.heads = Some(Heads::of(&views.iter().map(Vec::as_slice).collect::<Vec<_>>()));
        drop(views);
        for row in rows {
            self.blocks_of(row);
        }
    }

    fn blocks_of(&mut self, row: Row) {
        let cells = view(&row);
        let heads = self.heads.as_mut().expect("internal error: the head is decided before any row");
        let is_head = heads.take(&cells);
        for (index, cell) in row.cells.iter().enumerate() {
            let place = (row.number, cell.column);
            let named = self.tables.iter().find_map(|table| table.name(place));
            let name = if is_head { None } else { named.or_else(|| heads.of_cell(&cells, index)) };
            let at = Spot::SheetCell { sheet: self.sheet.clone(), row: row.number, column: cell.column };
            let at = Place::from(at);
            if cell.has_lost_digits(name) {
                self.blocks.push(cell.typed.as_ref().unwrap_or(&cell.text).aside(Hidden::LostDigits, at.clone()));
                self.places.push(place);
            }
            // What does not show is told as it is: no head stands above it for its reader.
            let text = name.filter(|_| cell.hidden.is_none()).map(|name| cell.text.headed(&format!("{name}：")));
            let content: Content = text.as_ref().unwrap_or(&cell.text).content();
            let kind = if cell.hidden.is_some() { BlockKind::Aside } else { BlockKind::Cell };
            let block = Block::new(kind, cell.text.part(), content);
            self.blocks.push(Block { place: Some(Box::new(at)), hidden: cell.hidden, ..block });
            self.places.push(place);
        }
    }
}

impl Cell {
    /// Whether it stands for a number of more digits than it has kept. No number that is typed as one keeps more than
    /// fifteen.
    fn has_lost_digits(&self, name: Option<&str>) -> bool {
        let text = self.text.text();
        let is_long = (16..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        self.typed.is_some() && is_long || lost_digits(text, name)
    }
}

impl Table {
    /// The name of the column in which the cell stands.
    fn name(&self, place: (u32, u32)) -> Option<&str> {
        if !self.area.holds(place) {
            return None;
        }
        let name = self.names.get((place.1 - self.area.first.1) as usize)?;
        is_name(name).then_some(name)
    }
}

/// What the cells of a row say.
fn view(row: &Row) -> Vec<(u32, &str)> {
    row.cells.iter().map(|cell| (cell.column, cell.text.text().trim())).collect()
}

/// Which of `places` lie under a merged cell: all of its area but the first. Merged cells lie in the order of their rows
/// in no file for sure, and over each other in none that is whole.
fn covered(places: &[(u32, u32)], mut merged: Vec<Area>, budget: &Budget, part: &str) -> Vec<bool> {
    merged.sort_unstable();
    let mut next = 0;
    let mut open: Vec<Area> = Vec::new();
    let mut row = 0;
    let is_covered = |&place: &(u32, u32)| {
        if place.0 < row {
            (next, row) = (0, 0);
            open.clear();
        }
        if place.0 > row {
            row = place.0;
            open.retain(|area| area.last.0 >= row);
        }
        while merged.get(next).is_some_and(|area| area.first.0 <= row) {
            if merged[next].last.0 >= row && budget.admits(Bound::MergedRow, open.len() + 1, Some(part)) {
                open.push(merged[next]);
            }
            next += 1;
        }
        open.iter().any(|area| area.holds(place) && area.first != place)
    };
    places.iter().map(is_covered).collect()
}
