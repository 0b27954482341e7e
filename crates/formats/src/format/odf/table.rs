//! Tables in text and on slides (ODF 1.3 part 3, §9.1). Rows and cells that are stored once for many (§19.675) are as many where they say something.

use std::sync::Arc;

use super::paragraph::Paragraph;
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::layout::table::{self, Builder};
use crate::layout::value::called;
use hegao_model::document::{BlockKind, Hidden, Place};
use std::borrow::Cow;

/// A table while it is read.
#[derive(Default)]
pub(super) struct Table {
    pub(super) number: usize,
    rows: Vec<Row>,
    /// The rows that are read now are stated to be the head.
    pub(super) is_in_head: bool,
    heads: usize,
    column: usize,
    /// Something lies under its cells that need not be white.
    pub(super) has_ground: bool,
}

/// A row.
#[derive(Default)]
struct Row {
    /// Its number, counted from 1.
    number: usize,
    cells: Vec<Cell>,
    is_hidden: bool,
    /// How often it stands there.
    times: usize,
}

/// A cell.
#[derive(Default)]
struct Cell {
    column: usize,
    span: usize,
    /// How often it stands there.
    times: usize,
    /// Another one lies over it.
    is_covered: bool,
    paragraphs: Vec<Paragraph>,
}

impl Table {
    /// The table of this number.
    pub(super) fn new(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self, element: &Element, is_collapsed: bool) {
        let number = self.rows.last().map_or(1, |row| row.number.saturating_add(row.times));
        let visibility = element.text(Ns::OdfTable, "visibility");
        let is_hidden = is_collapsed || matches!(visibility.as_deref(), Some("collapse" | "filter"));
        let times = repeated(element, "number-rows-repeated");
        self.heads += usize::from(self.is_in_head);
        self.column = 0;
        self.rows.push(Row { number, cells: Vec::new(), is_hidden, times });
    }

    /// A cell begins.
    pub(super) fn begin_cell(&mut self, element: &Element) {
        let (column, span) = (self.column, repeated(element, "number-columns-spanned"));
        let times = repeated(element, "number-columns-repeated");
        self.column = self.column.saturating_add(times);
        let is_covered = element.name == "covered-table-cell";
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Cell { column, span, times, is_covered, paragraphs: Vec::new() });
        }
    }

    /// Adds a paragraph to the cell that is read.
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.paragraphs.push(paragraph);
        }
    }

    /// Its paragraphs, with their places and with their heads before them. A table of one column without a head only sets text in a
    /// frame: it stays running text. Of what stands there more than once there are as many copies as `room` has for so many paragraphs
    /// and bytes of text.
    pub(super) fn finish(mut self, room: &mut dyn FnMut(usize, usize) -> bool) -> Vec<Paragraph> {
        self.rows.iter_mut().for_each(|row| row.repeat_cells(room));
        self.repeat_rows(room);
        let is_single = self.rows.iter().all(|row| row.cells.len() <= 1);
        let mut table = if self.heads == 1 && !is_single { Builder::stated(true) } else { Builder::new() };
        self.rows.into_iter().for_each(|row| table.push(row));
        table.end();
        let is_frame = is_single && !table.has_head();
        let mut finished = Vec::new();
        while let Some(read) = table.next() {
            let Row { number, cells, is_hidden, .. } = read.row;
            for (cell, head) in cells.into_iter().zip(read.heads) {
                let (head, column) = if is_frame { (None, 0) } else { (head, cell.column + 1) };
                let place = Place::cell(0, self.number, (number, column), head.clone()).in_head(read.is_head);
                let unseen = if cell.is_covered { Some(Hidden::CoveredText) } else { None };
                let unseen = unseen.or(is_hidden.then_some(Hidden::HiddenText));
                for paragraph in cell.paragraphs {
                    finished.push(placed(paragraph, &place, head.as_ref(), is_frame, unseen));
                }
            }
        }
        finished
    }

    fn repeat_rows(&mut self, room: &mut dyn FnMut(usize, usize) -> bool) {
        if self.rows.iter().all(|row| row.times == 1) {
            return;
        }
        for row in std::mem::take(&mut self.rows) {
            let copy: Vec<_> = row.cells.iter().map(|cell| cell.copy(cell.column)).collect();
            let (many, size) = copy.iter().map(Cell::size).fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
            let (number, is_hidden) = (row.number, row.is_hidden);
            let times = if many > 0 { row.times } else { 1 };
            self.rows.push(row);
            for next in 1..times {
                if !room(many, size) {
                    break;
                }
                let cells = copy.iter().map(|cell| cell.copy(cell.column)).collect();
                self.rows.push(Row { number: number.saturating_add(next), cells, is_hidden, times: 1 });
            }
        }
    }
}

impl Row {
    fn repeat_cells(&mut self, room: &mut dyn FnMut(usize, usize) -> bool) {
        if self.cells.iter().all(|cell| cell.times == 1) {
            return;
        }
        for cell in std::mem::take(&mut self.cells) {
            let (copy, column) = (cell.copy(cell.column), cell.column);
            let (many, size) = copy.size();
            let times = if many > 0 { cell.times } else { 1 };
            self.cells.push(cell);
            for next in 1..times {
                if !room(many, size) {
                    break;
                }
                self.cells.push(copy.copy(column.saturating_add(next)));
            }
        }
    }
}

impl Cell {
    /// What it says once more, in another column. What is told of it beside that, and a table in it, has its place already.
    fn copy(&self, column: usize) -> Self {
        let own = self.paragraphs.iter().filter(|paragraph| paragraph.place.is_none() && !paragraph.text.is_blank());
        Self { column, paragraphs: own.map(Paragraph::copy).collect(), times: 1, ..*self }
    }

    /// How many paragraphs it has, and how many bytes they take.
    fn size(&self) -> (usize, usize) {
        (self.paragraphs.len(), self.paragraphs.iter().map(|paragraph| paragraph.text.text().len()).sum())
    }
}

/// A paragraph of a cell at its place. Those of a table inside have theirs.
fn placed(
    mut paragraph: Paragraph,
    place: &Place,
    head: Option<&Arc<str>>,
    is_frame: bool,
    unseen: Option<Hidden>,
) -> Paragraph {
    if paragraph.place.is_some() {
        return paragraph;
    }
    paragraph.place = Some(place.clone());
    if let Some(hidden) = unseen {
        let text = std::mem::take(&mut paragraph.text);
        paragraph.text = text.beginning();
        paragraph.add(hidden, text);
        return paragraph;
    }
    if !is_frame {
        paragraph.kind = Some(BlockKind::Cell);
    }
    let name = head.map(|head| &**head).filter(|_| !paragraph.text.is_blank());
    if let Cow::Owned(text) = called(&paragraph.text, name) {
        paragraph.text = text;
    }
    paragraph
}

/// How often something stands there, or over how many it goes.
fn repeated(element: &Element, name: &str) -> usize {
    element
        .text(Ns::OdfTable, name)
        .and_then(|times| times.parse::<u32>().ok())
        .map_or(1, |times| times.max(1) as usize)
}

impl table::Row for Row {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        let own = |cell: &Cell| {
            let own = cell.paragraphs.iter().filter(|paragraph| paragraph.place.is_none());
            own.map(|paragraph| paragraph.text.text().trim()).collect::<Vec<_>>().join("\n")
        };
        let said = |cell: &Cell| if cell.is_covered { String::new() } else { own(cell) };
        self.cells.iter().map(|cell| table::Cell::new(cell.column as u32, said(cell)).over(cell.span as u32)).collect()
    }
}
