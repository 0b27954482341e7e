//! The sheets of a spreadsheet (ODF 1.3 part 3, §9): cells on their way to the grid that all workbooks share.
//!
//! A cell holds paragraphs as people see them, so it is a frame like any other; the value that is stored beside them tells what they may
//! hide. Rows and cells that are stored once for many are as many only where they say something: a sheet ends in a million empty ones.

mod beside;
mod cell;
mod shown;

use std::rc::Rc;
use std::sync::Arc;

use super::super::look::Look;
use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::format::spreadsheet::formula::Unknown;
use crate::format::spreadsheet::grid::{Grid, Row};
use crate::format::spreadsheet::number::Format;
use crate::layout::flow::Gathered;
use cell::Stored;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{BlockKind, Hidden, Place, Reason, Spot};

/// The rows of a sheet, its columns.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// A sheet while it is read.
pub(super) struct Sheet {
    name: Arc<str>,
    /// What its tab says.
    tab: Gathered,
    /// Why none of it shows.
    hidden: Option<Hidden>,
    columns: Vec<Columns>,
    /// Whether the groups of rows or columns that are open show.
    groups: Vec<bool>,
    grid: Grid<'static>,
    row: Row,
    /// How many rows are like the one that is read.
    times: u32,
    /// Why it does not show.
    why: Option<Hidden>,
    /// The style of its cells that state none.
    style: Option<String>,
    /// The column in which the next cell stands, counted from 1.
    column: u32,
    cell: Option<Stored>,
    unreckoned: Unknown,
}

/// Columns that stand side by side.
struct Columns {
    /// The last of them.
    last: u32,
    is_hidden: bool,
    /// The style of their cells that state none.
    style: Option<String>,
}

impl Sheet {
    /// The place of something of the sheet.
    pub(super) fn with(&self, thing: SheetThing) -> Place {
        Spot::Sheet { sheet: self.name.clone(), thing }.into()
    }

    /// Why none of it shows.
    pub(super) fn hidden(&self) -> Option<Hidden> {
        self.hidden
    }

    /// What is said of this column.
    fn of_column(&self, column: u32) -> Option<&Columns> {
        self.columns.get(self.columns.partition_point(|columns| columns.last < column))
    }

    /// Whether a group that is open does not show.
    fn is_in_closed(&self) -> bool {
        self.groups.contains(&false)
    }
}

impl<'a> Story<'_, 'a> {
    /// An element of sheets begins; `false`: it is none.
    pub(super) fn start_sheet(&mut self, element: &Element<'a>) -> bool {
        if !self.has_sheets || self.frames.len() > 1 {
            return false;
        }
        match element.name {
            "table" => self.begin_sheet(element),
            "table-column" => self.columns(element),
            "table-row" => self.begin_row(element),
            "table-cell" | "covered-table-cell" => self.begin_cell(element),
            "table-column-group" | "table-row-group" => {
                let is_shown = element.text(Ns::OdfTable, "display").as_deref() != Some("false");
                if let Some(sheet) = &mut self.sheet {
                    sheet.groups.push(is_shown);
                }
            }
            _ => self.beside_cells(element),
        }
        true
    }

    /// An element of sheets ends.
    pub(super) fn end_of_sheet(&mut self, name: &str) {
        match name {
            "table" => self.end_sheet(),
            "table-row" => self.end_row(),
            "table-column-group" | "table-row-group" => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.groups.pop();
                }
            }
            _ => {}
        }
    }

    fn begin_sheet(&mut self, element: &Element<'a>) {
        self.end_sheet();
        let tab = element.value(Ns::OdfTable, "name").map(|name| name.gather(self.part)).unwrap_or_default();
        let style = element.text(Ns::OdfTable, "style-name").unwrap_or_default();
        // What is kept of other workbooks stands in sheets that are called by these and their own names.
        let is_cache = tab.text().starts_with("'file:");
        let is_hidden = self.shared.styles.is_collapsed("table", &style);
        let name: Arc<str> = tab.text().into();
        let grid = Grid::new(&name, &[], std::mem::take(&mut self.shared.cell_texts));
        self.sheet = Some(Box::new(Sheet {
            name,
            tab,
            hidden: is_cache.then_some(Hidden::CachedData).or(is_hidden.then_some(Hidden::HiddenSheet)),
            columns: Vec::new(),
            groups: Vec::new(),
            grid,
            row: Row { number: 1, cells: Vec::new() },
            times: 0,
            why: None,
            style: None,
            column: 1,
            cell: None,
            unreckoned: Unknown::default(),
        }));
    }

    /// Columns side by side, of which one is stated (§9.1.6).
    fn columns(&mut self, element: &Element<'a>) {
        let style = element.text(Ns::OdfTable, "style-name").unwrap_or_default();
        let is_hidden = is_collapsed(element) || self.shared.styles.is_collapsed("table-column", &style);
        let Some(sheet) = &mut self.sheet else { return };
        let before = sheet.columns.last().map_or(0, |columns| columns.last);
        let last = before.saturating_add(repeated(element, "number-columns-repeated")).min(COLUMNS);
        let style = element.text(Ns::OdfTable, "default-cell-style-name").map(|name| name.into_owned());
        let is_hidden = is_hidden || sheet.is_in_closed();
        sheet.columns.push(Columns { last, is_hidden, style });
    }

    fn begin_row(&mut self, element: &Element<'a>) {
        let style = element.text(Ns::OdfTable, "style-name").unwrap_or_default();
        let is_hidden = is_collapsed(element) || self.shared.styles.is_collapsed("table-row", &style);
        let Some(sheet) = &mut self.sheet else { return };
        let number = sheet.row.number.saturating_add(sheet.times);
        sheet.row = Row { number, cells: Vec::new() };
        sheet.times = repeated(element, "number-rows-repeated");
        sheet.why = (is_hidden || sheet.is_in_closed()).then_some(Hidden::HiddenRow);
        sheet.style = element.text(Ns::OdfTable, "default-cell-style-name").map(|name| name.into_owned());
        sheet.column = 1;
    }

    /// A row has ended: it goes to the grid, and as often as it stands there. Only the first goes beyond the bound of blocks.
    fn end_row(&mut self) {
        let before = self.shared.sheet_blocks + self.found.blocks.len();
        let (budget, name) = (self.budget, self.name.clone());
        let Some(sheet) = &mut self.sheet else { return };
        let first = sheet.row.number;
        let row = std::mem::replace(&mut sheet.row, Row { number: first, cells: Vec::new() });
        if row.cells.is_empty() || first > ROWS {
            return;
        }
        let last = first.saturating_add(sheet.times - 1).min(ROWS);
        let copied = if last > first { row.cells.clone() } else { Vec::new() };
        sheet.grid.admit(row, before, budget, &name);
        let size: usize = copied.iter().map(|cell| cell.text.text().len()).sum();
        for number in first + 1..=last {
            let blocks = before + sheet.grid.len() + copied.len();
            if budget.spend(Bound::CellText, size, Some(&name)).is_err()
                || !budget.admits(Bound::Blocks, blocks, Some(&name))
            {
                break;
            }
            sheet.grid.admit(Row { number, cells: copied.clone() }, before, budget, &name);
        }
    }

    /// The sheet that is read has ended: its name, its cells.
    pub(super) fn end_sheet(&mut self) {
        let Some(mut sheet) = self.sheet.take() else { return };
        let place = sheet.with(SheetThing::Name);
        let mut blocks = Vec::new();
        if sheet.hidden.is_none() && !sheet.tab.is_blank() {
            blocks.push(sheet.tab.block(BlockKind::Cell, place.clone()));
        }
        blocks.append(&mut sheet.grid.finish(Vec::new(), self.budget, &self.name));
        if sheet.hidden == Some(Hidden::HiddenSheet) && !sheet.tab.is_blank() {
            blocks.push(sheet.tab.aside(Hidden::HiddenSheet, place));
        }
        if let Some(cells) = sheet.unreckoned.told() {
            self.found.gap(&self.name, Reason::NoResults { sheet: sheet.name.clone(), cells });
        }
        self.shared.cell_texts = std::mem::take(&mut sheet.grid.cell_texts);
        self.shared.sheet_blocks += blocks.len();
        self.sheets.append(&mut blocks);
    }

    fn begin_cell(&mut self, element: &Element<'a>) {
        let stored = Stored::of(element, self.part);
        let Some(sheet) = &mut self.sheet else { return };
        let spot =
            Spot::SheetCell { sheet: sheet.name.clone(), row: sheet.row.number, column: sheet.column, is_head: false };
        sheet.cell = Some(stored);
        self.begin_frame(Holds::Cell, spot.into());
    }

    /// The style of a cell that states this one: where it states none, the row's or the column's counts.
    fn style_of_cell<'s>(&'s self, style: Option<&'s str>) -> Option<&'s str> {
        let sheet = self.sheet.as_deref();
        let of_row = || sheet?.style.as_deref();
        let of_column = || sheet?.of_column(sheet?.column)?.style.as_deref();
        style.or_else(of_row).or_else(of_column)
    }

    /// How the text of a cell with this style looks.
    fn look_of_cell(&self, style: Option<&str>) -> Look {
        self.shared.styles.look("table-cell", self.style_of_cell(style))
    }

    /// How a cell with this style writes its number.
    fn format_of_cell(&mut self, style: Option<&str>) -> Option<Rc<Format>> {
        let style = self.style_of_cell(style)?.to_owned();
        self.shared.styles.format(&style)
    }
}

/// Whether a row or column does not show (§19.749).
fn is_collapsed(element: &Element) -> bool {
    matches!(element.text(Ns::OdfTable, "visibility").as_deref(), Some("collapse" | "filter"))
}

/// For how many an element stands.
fn repeated(element: &Element, name: &str) -> u32 {
    element.text(Ns::OdfTable, name).and_then(|times| times.parse().ok()).map_or(1, |times: u32| times.max(1))
}
