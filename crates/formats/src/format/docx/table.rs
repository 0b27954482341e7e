//! Tables: cells with the word that says what they hold, and their places.

use std::borrow::Cow;
use std::ops::Range;

use super::look::{Ground, shading};
use super::paragraph::Paragraph;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::layout::table::{self, Builder, Headed};
use crate::layout::value::called;
use crate::layout::{cut, figures};
use hegao_model::document::{BlockKind, Place};

/// A table while it is read.
pub(in crate::format) struct Table<'a> {
    /// Which of the document it is, from 1.
    pub(in crate::format) number: usize,
    /// Its style colours cells.
    pub(in crate::format) is_shaded: bool,
    rows: Vec<Vec<Cell<'a>>>,
    /// The column that the next cell begins in.
    column: usize,
    /// What the row that is read says of itself.
    pub(in crate::format) row: RowProperties<'a>,
    /// That its form was changed is told.
    pub(in crate::format) is_change_told: bool,
}

/// A row or cell was put in or taken out.
#[derive(Clone, Copy)]
pub(in crate::format) struct Change<'a> {
    pub(in crate::format) is_deletion: bool,
    /// Who did it.
    pub(in crate::format) by: Option<Value<'a>>,
    /// The same as it is stored.
    pub(in crate::format) author: Option<&'a str>,
}

/// A cell.
struct Cell<'a> {
    column: usize,
    span: usize,
    ground: Option<Ground>,
    change: Option<Change<'a>>,
    paragraphs: Vec<Paragraph<'a>>,
}

/// What a row says of itself.
#[derive(Clone, Copy, Default)]
pub(in crate::format) struct RowProperties<'a> {
    pub(in crate::format) is_hidden: bool,
    pub(in crate::format) change: Option<Change<'a>>,
    /// Who changed its form.
    pub(in crate::format) changed_by: Option<Value<'a>>,
    before: usize,
}

impl<'a> Change<'a> {
    fn of(element: &Element<'a>, is_deletion: bool) -> Self {
        let by = element.value(Ns::Word, "author");
        Self { is_deletion, by, author: by.map(|by| by.raw()) }
    }
}

impl<'a> RowProperties<'a> {
    /// Reads them to the end of the element that began last.
    pub(in crate::format) fn read(xml: &mut Xml<'a>) -> Self {
        let mut row = Self::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            match event {
                Event::Start(element) if element.ns == Ns::Word => match element.name {
                    "hidden" => row.is_hidden = super::look::is_on(&element),
                    "del" | "ins" => row.change = Some(Change::of(&element, element.name == "del")),
                    "gridBefore" => row.before = number(&element.text(Ns::Word, "val").unwrap_or_default()),
                    "trPrChange" | "tblPrExChange" => {
                        row.changed_by = element.value(Ns::Word, "author");
                        xml.skip();
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        row
    }
}

impl<'a> Table<'a> {
    /// The table of this number.
    pub(in crate::format) fn new(number: usize) -> Self {
        Self {
            number,
            is_shaded: false,
            rows: Vec::new(),
            column: 0,
            row: RowProperties::default(),
            is_change_told: false,
        }
    }

    /// A row begins.
    pub(in crate::format) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        (self.column, self.row) = (0, RowProperties::default());
    }

    /// A cell begins.
    pub(in crate::format) fn begin_cell(&mut self) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let column = self.column + self.row.before;
        let cell = Cell { column, span: 1, ground: None, change: None, paragraphs: Vec::new() };
        self.column += 1;
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Reads the properties of the cell that is read. Returns what was done with it, and who changed its form.
    pub(in crate::format) fn read_cell(&mut self, xml: &mut Xml<'a>) -> (Option<Change<'a>>, Option<Value<'a>>) {
        let (mut change, mut changed_by) = (None, None);
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            match event {
                Event::Start(element) if element.ns == Ns::Word => match element.name {
                    "gridSpan" => {
                        let span = number(&element.text(Ns::Word, "val").unwrap_or_default()).clamp(1, 64);
                        if let Some(cell) = self.cell() {
                            let more = span - cell.span;
                            cell.span = span;
                            self.column += more;
                        }
                    }
                    "shd" => {
                        if let Some(cell) = self.cell() {
                            cell.ground = shading(&element);
                        }
                    }
                    "cellIns" | "cellDel" => change = Some(Change::of(&element, element.name == "cellDel")),
                    "tcPrChange" | "cellMerge" => {
                        changed_by = element.value(Ns::Word, "author");
                        xml.skip();
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if let Some(cell) = self.cell() {
            cell.change = change;
        }
        (change, changed_by)
    }

    /// Says from which column on each cell of the row `row` goes over how many, where that is known once all rows are read.
    pub(in crate::format) fn lay_out(&mut self, row: usize, columns: &[(usize, usize)]) {
        let cells = self.rows.get_mut(row).into_iter().flatten();
        for (cell, (column, span)) in cells.zip(columns) {
            (cell.column, cell.span) = (*column, (*span).max(1));
        }
    }

    /// How many rows have begun.
    pub(in crate::format) fn len(&self) -> usize {
        self.rows.len()
    }

    /// What was done with the row or cell that is read.
    pub(in crate::format) fn change(&self) -> Option<Change<'a>> {
        self.rows.last().and_then(|row| row.last()?.change).or(self.row.change)
    }

    fn cell(&mut self) -> Option<&mut Cell<'a>> {
        self.rows.last_mut()?.last_mut()
    }

    /// What lies under the text of the cell that is read.
    pub(in crate::format) fn ground(&self) -> Option<Ground> {
        let said = self.rows.last().and_then(|row| row.last()?.ground);
        said.or(self.is_shaded.then_some(Ground::Unknown))
    }

    /// Adds a paragraph to the cell that is read.
    pub(in crate::format) fn add(&mut self, paragraph: Paragraph<'a>) {
        match self.cell() {
            Some(cell) => cell.paragraphs.push(paragraph),
            None => {
                self.begin_cell();
                self.cell().expect("internal error: just begun").paragraphs.push(paragraph);
            }
        }
    }

    /// Its paragraphs, with their places and with their heads before them. A table of one column without a
    /// head only sets text in a frame: it stays running text.
    pub(in crate::format) fn finish(self) -> Vec<Paragraph<'a>> {
        let is_single = self.rows.iter().all(|row| row.len() <= 1);
        let mut table = Builder::new();
        self.rows.into_iter().for_each(|row| table.push(row));
        table.end();
        let is_frame = is_single && !table.has_head();
        let mut finished = Vec::new();
        for at in 1.. {
            let Some(read) = table.next() else { break };
            let read = boxed(read);
            for (cell, head) in read.row.into_iter().zip(read.heads) {
                let (head, column) = if is_frame { (None, 0) } else { (head, cell.column + 1) };
                let place = Place::cell(0, self.number, (at, column), head.clone()).in_head(read.is_head);
                for mut paragraph in uncut(cell.paragraphs, head.as_deref()) {
                    // Those of a table inside have theirs.
                    if paragraph.place.is_none() {
                        paragraph.place = Some(place.clone());
                        if !is_frame {
                            paragraph.kind = Some(BlockKind::Cell);
                        }
                        let text = called(&paragraph.text, head.as_deref().filter(|_| !paragraph.text.is_blank()));
                        if let Cow::Owned(text) = text {
                            paragraph.text = text;
                        }
                    }
                    finished.push(paragraph);
                }
            }
        }
        finished
    }
}

/// The paragraphs of a cell in the column `name`, as one where a number goes on in the next.
fn uncut<'a>(mut paragraphs: Vec<Paragraph<'a>>, name: Option<&str>) -> Vec<Paragraph<'a>> {
    if paragraphs.len() < 2 || paragraphs.iter().any(|paragraph| paragraph.place.is_some()) {
        return paragraphs;
    }
    let mut text = paragraphs[0].text.beginning();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            text.push_unstored("\n");
        }
        text.append(&paragraph.text);
    }
    let cuts = cut::in_cell(text.text(), name);
    if !cuts.is_empty() {
        let others = paragraphs.split_off(1);
        paragraphs[0].text = text.without(&cuts);
        paragraphs[0].asides.extend(others.into_iter().flat_map(|other| other.asides));
    }
    paragraphs
}

/// The row with each number that stands in it figure by figure as one cell, called as what stands before it.
fn boxed(mut read: Headed<Vec<Cell<'_>>>) -> Headed<Vec<Cell<'_>>> {
    let texts: Vec<String> = read.row.iter().map(Cell::text).collect();
    let cells: Vec<&str> = texts.iter().map(String::as_str).collect();
    let numbers = figures::numbers(&cells, |at| read.heads[at].as_deref());
    for Range { start, end } in numbers.into_iter().rev() {
        let is_plain = |cell: &Cell<'_>| matches!(&cell.paragraphs[..], [one] if one.place.is_none());
        if !read.row[start..end].iter().all(is_plain) {
            continue;
        }
        let behind: Vec<Paragraph<'_>> = read.row.drain(start + 1..end).flat_map(|cell| cell.paragraphs).collect();
        let first = &mut read.row[start].paragraphs[0];
        for paragraph in behind {
            first.text.append(&paragraph.text);
            first.asides.extend(paragraph.asides);
        }
        read.heads.drain(start + 1..end);
        let label = start.checked_sub(1).map(|before| cells[before].trim().into());
        let head = &mut read.heads[start];
        *head = head.take().or(label);
    }
    read
}

impl table::Row for Vec<Cell<'_>> {
    fn cells(&self) -> Vec<table::Cell<'_>> {
        let cell = |cell: &Cell| table::Cell::new(cell.column as u32, cell.text()).over(cell.span as u32);
        self.iter().map(cell).collect()
    }
}

impl Cell<'_> {
    /// All that it says, but for the tables inside it.
    fn text(&self) -> String {
        let texts = self.paragraphs.iter().filter(|paragraph| paragraph.place.is_none());
        texts.map(|paragraph| paragraph.text.text().trim()).collect::<Vec<_>>().join("\n")
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or(0)
}
