//! A sheet: its rows and columns, and what stands behind them.

use std::sync::Arc;

use super::{Book, attribute, flag, number};
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::formula::Unknown;
use crate::format::spreadsheet::grid::{Grid, Row};
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{Block, BlockKind, Hidden, Place, Reason, Spot};

/// The rows and columns of a sheet.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// A sheet while it is read.
pub(super) struct Sheet {
    pub(super) name: Arc<str>,
    tab: Gathered,
    pub(super) is_hidden: bool,
    /// Columns of which something is said: the last of each stretch, whether it does not show, its style.
    columns: Vec<(u32, bool, Option<String>)>,
    pub(super) row: Row,
    /// The number of the next row that states none.
    next: u32,
    /// Why the row does not show.
    pub(super) why: Option<Hidden>,
    pub(super) row_style: Option<String>,
    /// The column of the cell that is read, counted from 1.
    pub(super) column: u32,
    pub(super) unreckoned: Unknown,
    pub(super) unformatted: Unknown,
}

impl Sheet {
    /// The sheet of which the tab says this.
    pub(super) fn new(tab: Gathered, is_hidden: bool) -> Self {
        Self {
            name: tab.text().into(),
            tab,
            is_hidden,
            columns: Vec::new(),
            row: Row { number: 0, cells: Vec::new() },
            next: 1,
            why: None,
            row_style: None,
            column: 0,
            unreckoned: Unknown::default(),
            unformatted: Unknown::default(),
        }
    }

    /// The place of something of the sheet.
    pub(super) fn with(&self, thing: SheetThing) -> Place {
        Spot::Sheet { sheet: self.name.clone(), thing }.into()
    }

    /// The place of something of these cells.
    pub(super) fn at(&self, cells: &str, thing: CellThing) -> Place {
        Spot::Cells { sheet: self.name.clone(), cells: cells.into(), thing }.into()
    }

    /// Reads it to the end of the element that began last; its name and its cells are returned, all else is found.
    pub(super) fn read(mut self, book: &mut Book, xml: &mut Xml) -> Vec<Block> {
        let mut grid = Grid::new(&self.name, &[], std::mem::take(&mut book.opened.cell_texts));
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            match event {
                Event::Start(element) => match element.name {
                    "Column" => self.column(&element),
                    "Row" => self.begin_row(&element),
                    "Cell" => self.cell(book, &element, xml),
                    _ => self.beside(book, &element, xml),
                },
                Event::End(_, "Row") => self.end_row(book, &mut grid),
                _ => {}
            }
        }
        let mut blocks = grid.finish(Vec::new(), book.opened.budget, "");
        book.opened.cell_texts = grid.cell_texts;
        self.finish(book, &mut blocks);
        blocks
    }

    /// Its name, before the cells or behind those that do not show; and what is not known of them.
    fn finish(self, book: &mut Book, blocks: &mut Vec<Block>) {
        let place = self.with(SheetThing::Name);
        match self.is_hidden {
            _ if self.tab.is_blank() => {}
            false => blocks.insert(0, self.tab.block(BlockKind::Cell, place)),
            true => blocks.push(self.tab.aside(Hidden::HiddenSheet, place)),
        }
        let name = || self.name.clone();
        let unknown = [
            self.unreckoned.told().map(|cells| Reason::NoResults { sheet: name(), cells }),
            self.unformatted.told().map(|cells| Reason::NumberFormat { sheet: name(), cells }),
        ];
        book.opened.found.gaps.extend(unknown.into_iter().flatten().map(hegao_model::document::Gap::of_file));
    }

    fn column(&mut self, element: &Element) {
        let before = self.columns.last().map_or(0, |(last, ..)| *last);
        let first = number(element, "Index").unwrap_or(before.saturating_add(1)).max(before.saturating_add(1));
        let last = first.saturating_add(number(element, "Span").unwrap_or(0)).min(COLUMNS);
        if first > before.saturating_add(1) {
            self.columns.push((first - 1, false, None));
        }
        let is_hidden = flag(element, "Hidden") || is_zero(element, "Width");
        self.columns.push((last, is_hidden, style(element)));
    }

    /// Whether the column does not show, and its style.
    pub(super) fn of_column(&self, column: u32) -> (bool, Option<&str>) {
        let at = self.columns.partition_point(|(last, ..)| *last < column);
        self.columns.get(at).map_or((false, None), |(_, is_hidden, style)| (*is_hidden, style.as_deref()))
    }

    fn begin_row(&mut self, element: &Element) {
        let stated = number(element, "Index").unwrap_or(self.next).max(self.next).min(ROWS);
        self.row = Row { number: stated, cells: Vec::new() };
        // Rows that follow and are like this one are without cells.
        self.next = stated.saturating_add(1).saturating_add(number(element, "Span").unwrap_or(0));
        let is_hidden = flag(element, "Hidden") || is_zero(element, "Height");
        self.why = is_hidden.then_some(Hidden::HiddenRow);
        self.row_style = style(element);
        self.column = 0;
    }

    fn end_row(&mut self, book: &Book, grid: &mut Grid) {
        let number = self.row.number;
        let row = std::mem::replace(&mut self.row, Row { number, cells: Vec::new() });
        let before = book.blocks.len() + book.opened.found.blocks.len();
        grid.admit(row, before, book.opened.budget, "");
    }

    /// Whether there is room for one more cell in the row.
    pub(super) fn admits(&self, book: &Book) -> bool {
        book.opened.budget.admits(Bound::Columns, self.row.cells.len() + 1, None)
    }
}

/// The style that an element states.
pub(super) fn style(element: &Element) -> Option<String> {
    attribute(element, "StyleID").map(|style| style.text().into_owned())
}

fn is_zero(element: &Element, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value.text().trim().parse() == Ok(0.0))
}
