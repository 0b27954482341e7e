//! The cells of a sheet on their way to blocks.
//!
//! What they are called is told by the builder of all tables ([`crate::layout::table`]). A cell that does not
//! show is a block of its own that tells why; the reasons, from the strongest: its sheet, its row, its column, a larger
//! cell above it, its colour or format. Numbers of few digits are cells like others: they cost little, and who looks at
//! what was read should not miss them. Rows beyond the limit of blocks are a block each.

use std::sync::Arc;

use super::number::{Shape, whole};
use super::place::Area;
use super::said::seen;
use crate::layout::figures;
use crate::layout::flow::Gathered;
use crate::layout::heads::is_name;
use crate::layout::table::{self, Builder, Headed};
use crate::layout::value;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::table::Whole;
use hegao_model::document::{Block, BlockKind, CellTexts, Content, Hidden, Place, Seat, Spot, Thing};
use hegao_model::text::{is_mobile, lost_digits, names_numbers};

/// A number that is stored in fewer characters is nobody's, and has not lost any digits.
const DIGITS: usize = 6;

/// A cell that says something.
#[derive(Clone)]
pub(crate) struct Cell {
    /// Its column, counted from 1.
    pub(crate) column: u32,
    /// What it says, as it is seen.
    pub(crate) text: Gathered,
    /// Why it does not show.
    pub(crate) hidden: Option<Hidden>,
    /// The number that it stores, if that may be someone's.
    pub(crate) number: Option<Number>,
    /// What the table within the sheet calls it.
    pub(crate) stated: Option<Arc<str>>,
}

/// A number that a cell stores.
#[derive(Clone)]
pub(crate) struct Number {
    /// As it is stored.
    pub(crate) stored: Gathered,
    /// Whether someone typed it, and no formula came to it.
    pub(crate) is_typed: bool,
    /// Its digits, if it is a whole number.
    pub(crate) whole: Option<String>,
    /// As what it is shown.
    pub(crate) shape: Shape,
}

impl Number {
    /// What of the number `stored` may be someone's; `None`: it is too short for that.
    pub(crate) fn of(stored: Gathered, is_typed: bool, shape: Shape) -> Option<Self> {
        let is_long = stored.text().len() >= DIGITS;
        is_long.then(|| Self { whole: whole(stored.text()), stored, is_typed, shape })
    }
}

/// A row with its number.
#[derive(Clone)]
pub(crate) struct Row {
    /// Its number, counted from 1.
    pub(crate) number: u32,
    /// The cells that are not empty, by column.
    pub(crate) cells: Vec<Cell>,
}

/// A table within a sheet, which names its columns itself.
pub(crate) struct Table {
    /// The cells below the names.
    pub(crate) area: Area,
    /// In how many rows above them the names stand.
    pub(crate) heads: u32,
    /// The names, from the first column on.
    pub(crate) names: Vec<Arc<str>>,
}

/// The cells of a sheet.
pub(crate) struct Grid<'a> {
    sheet: Arc<str>,
    tables: &'a [Table],
    rows: Builder<Row>,
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// Where each of them stands.
    places: Vec<(u32, u32)>,
    /// The texts of cells with what they are called before them, those of other sheets too.
    pub(crate) cell_texts: CellTexts,
    /// What it is to its cells.
    whole: Arc<Whole>,
}

impl<'a> Grid<'a> {
    /// Nothing yet of the sheet with this name.
    pub(crate) fn new(sheet: &Arc<str>, tables: &'a [Table], cell_texts: CellTexts) -> Self {
        let whole = Arc::new(Whole::Sheet(sheet.clone()));
        let sheet = sheet.clone();
        Self { sheet, tables, rows: Builder::new(), blocks: Vec::new(), places: Vec::new(), cell_texts, whole }
    }

    /// Takes the next row as far as `budget` goes, where there are so many blocks `before` those of the sheet `part`. Memory has its
    /// limits, but half as much again for rows that are a block each is nothing to a machine.
    pub(crate) fn admit(&mut self, row: Row, before: usize, budget: &Budget, part: &str) {
        if row.cells.is_empty() {
            return;
        }
        let blocks = before + self.len();
        match blocks + row.cells.len() {
            many if many as u64 <= budget.left(Bound::Blocks) => self.row(row),
            _ if budget.admits(Bound::Rows, blocks, Some(part)) => self.whole(row),
            _ => {}
        }
    }

    /// Takes the next row.
    fn row(&mut self, mut row: Row) {
        if row.cells.is_empty() {
            return;
        }
        for cell in &mut row.cells {
            cell.stated = self.tables.iter().find_map(|table| table.name((row.number, cell.column)));
        }
        self.rows.push(row);
        self.take();
    }

    /// Takes the next row where there are too many cells for a block each: those that show become one.
    fn whole(&mut self, row: Row) {
        self.end();
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
        self.row(Row { number: row.number, cells: hidden });
    }

    /// Whether rows wait for the head to be known.
    pub(crate) fn is_waiting(&self) -> bool {
        self.rows.waiting().next().is_some()
    }

    /// How many cells were taken.
    pub(crate) fn len(&self) -> usize {
        self.blocks.len() + self.rows.waiting().map(|row| row.cells.len()).sum::<usize>()
    }

    /// The blocks, after the last row. What stands under a merged cell does not show.
    pub(crate) fn finish(&mut self, merged: Vec<Area>, budget: &Budget, part: &str) -> Vec<Block> {
        self.end();
        let covered = covered(&self.places, merged, budget, part);
        for (block, _) in
            self.blocks.iter_mut().zip(covered).filter(|(block, covered)| *covered && block.hidden.is_none())
        {
            (block.kind, block.hidden) = (BlockKind::Aside, Some(Hidden::CoveredText));
        }
        std::mem::take(&mut self.blocks)
    }

    /// No rows with cells come any more.
    fn end(&mut self) {
        self.rows.end();
        self.take();
    }

    /// Takes the rows that are not kept back.
    fn take(&mut self) {
        while let Some(read) = self.rows.next() {
            self.blocks_of(boxed(read));
        }
    }

    fn blocks_of(&mut self, Headed { row, is_head, heads }: Headed<Row>) {
        for (cell, header) in row.cells.iter().zip(heads) {
            let (place, name) = ((row.number, cell.column), header.as_deref());
            let is_head = is_head || self.tables.iter().any(|table| table.is_head(place));
            let at = self.seat(place, is_head);
            if let Some((beside, text)) = cell.beside(name) {
                self.blocks.push(Block { place: at.clone(), ..text.aside(beside, Thing::Text) });
                self.places.push(place);
            }
            let digits = cell.digits(name);
            let text = digits.as_ref().unwrap_or(&cell.text);
            // What does not show is told as it is: no head stands above it for its reader.
            let content = match cell.hidden {
                Some(_) => text.content(),
                None => self.content(text, name),
            };
            let kind = if cell.hidden.is_some() { BlockKind::Aside } else { BlockKind::Cell };
            let block = Block::new(kind, cell.text.part(), content);
            self.blocks.push(Block { place: at, hidden: cell.hidden, ..block });
            self.places.push(place);
        }
    }

    /// The text of a cell of this `name`.
    fn content(&mut self, text: &Gathered, name: Option<&str>) -> Content {
        let headed = text.slice().filter(|_| value::is_as_it_is(text.text(), name)).and_then(|slice| match name {
            Some(name) => self.cell_texts.headed(name, text.text().trim_end(), slice.start as usize),
            None => None,
        });
        headed.unwrap_or_else(|| value::called(text, name).content())
    }

    /// Where the cell in this row and column stands.
    fn seat(&self, (row, column): (u32, u32), is_head: bool) -> Seat {
        match u16::try_from(column) {
            Ok(column) => Seat::Cell { whole: self.whole.clone(), row, column, is_head },
            Err(_) => Place::from(Spot::SheetCell { sheet: self.sheet.clone(), row, column, is_head }).into(),
        }
    }
}

/// The row with the cells of a number that stands figure by figure as one.
fn boxed(mut read: Headed<Row>) -> Headed<Row> {
    let texts: Vec<&str> = read.row.cells.iter().map(|cell| cell.text.text()).collect();
    let numbers = figures::numbers(&texts, |at| read.heads[at].as_deref());
    for boxes in numbers.into_iter().rev() {
        let others = boxes.start + 1..boxes.end;
        read.heads.drain(others.clone());
        let others: Vec<Cell> = read.row.cells.drain(others).collect();
        let first = &mut read.row.cells[boxes.start];
        first.number = None;
        others.iter().for_each(|cell| first.text.append(&cell.text));
    }
    read
}

impl Cell {
    /// What is told beside it, in a column of this `name`: a number that has lost its last digits, or does not look like one.
    fn beside(&self, name: Option<&str>) -> Option<(Hidden, Gathered)> {
        if self.has_lost_digits(name) {
            let stored = self.number.as_ref().filter(|number| number.is_typed).map(|number| &number.stored);
            return Some((Hidden::LostDigits, stored.unwrap_or(&self.text).clone()));
        }
        let number = self.number.as_ref()?;
        let whole = number.whole.as_deref().filter(|whole| is_mobile(whole))?;
        let is_quantity = number.shape == Shape::Quantity && name.is_none() && self.hidden.is_none();
        is_quantity.then(|| (Hidden::StoredNumber, seen(&number.stored, whole)))
    }

    /// The digits of its number, where those tell more than what it shows, in a column of this `name`.
    fn digits(&self, name: Option<&str>) -> Option<Gathered> {
        let number = self.number.as_ref()?;
        let whole = number.whole.as_deref()?;
        let shown: String = self.text.text().chars().filter(char::is_ascii_digit).collect();
        let is_shown = number.shape == Shape::Digits && shown.contains(whole);
        let is_of_someone = is_mobile(whole) || (15..=19).contains(&whole.len());
        let is_told = self.hidden.is_some()
            || name.is_some_and(names_numbers)
            || number.shape == Shape::Digits
            || !is_mobile(whole);
        (is_of_someone && is_told && !is_shown).then(|| seen(&number.stored, whole))
    }

    /// Whether it stands for a number of more digits than it has kept. No program keeps more than fifteen of a number that
    /// was typed as one, but others write them all.
    fn has_lost_digits(&self, name: Option<&str>) -> bool {
        let Some(number) = &self.number else {
            return value::may_be_spoilt(self.text.text()) && lost_digits(self.text.text(), name);
        };
        let text = number.whole.as_deref().unwrap_or(self.text.text());
        let is_long = (16..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        number.is_typed && is_long && text.bytes().skip(15).all(|digit| digit == b'0')
            || value::may_be_spoilt(text) && lost_digits(text, name)
    }
}

impl Table {
    /// Whether the cell is one of the names.
    fn is_head(&self, (row, column): (u32, u32)) -> bool {
        let first = self.area.first;
        (first.0.saturating_sub(self.heads)..first.0).contains(&row) && self.area.holds((first.0, column))
    }

    /// The name of the column in which the cell stands.
    fn name(&self, place: (u32, u32)) -> Option<Arc<str>> {
        if !self.area.holds(place) {
            return None;
        }
        let name = self.names.get((place.1 - self.area.first.1) as usize)?;
        is_name(name).then(|| name.clone())
    }
}

impl table::Row for Row {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        let cells = self.cells.iter();
        cells.map(|cell| table::Cell::new(cell.column, cell.text.text()).stated(cell.stated.clone())).collect()
    }
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
