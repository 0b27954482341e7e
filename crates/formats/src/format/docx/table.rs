//! Tables: cells with the word that says what they hold, and their places.

use super::look::{Ground, shading};
use super::paragraph::Paragraph;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::layout::flow::Gathered;
use crate::layout::heads::{Heads, TOP};
use hegao_model::document::{BlockKind, Place};

/// A table while it is read.
pub(super) struct Table<'a> {
    /// Which of the document it is, from 1.
    pub(super) number: usize,
    /// Its style colours cells.
    pub(super) is_shaded: bool,
    rows: Vec<Vec<Cell<'a>>>,
    /// The column that the next cell begins in.
    column: usize,
    /// What the row that is read says of itself.
    pub(super) row: RowProperties<'a>,
    /// That its form was changed is told.
    pub(super) is_change_told: bool,
}

/// A row or cell was put in or taken out.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) is_deletion: bool,
    /// Who did it.
    pub(super) by: Option<Value<'a>>,
    /// The same as it is stored.
    pub(super) author: Option<&'a str>,
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
pub(super) struct RowProperties<'a> {
    pub(super) is_hidden: bool,
    pub(super) change: Option<Change<'a>>,
    /// Who changed its form.
    pub(super) changed_by: Option<Value<'a>>,
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
    pub(super) fn read(xml: &mut Xml<'a>) -> Self {
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
    pub(super) fn new(number: usize) -> Self {
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
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        (self.column, self.row) = (0, RowProperties::default());
    }

    /// A cell begins.
    pub(super) fn begin_cell(&mut self) {
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
    pub(super) fn read_cell(&mut self, xml: &mut Xml<'a>) -> (Option<Change<'a>>, Option<Value<'a>>) {
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

    /// What was done with the row or cell that is read.
    pub(super) fn change(&self) -> Option<Change<'a>> {
        self.rows.last().and_then(|row| row.last()?.change).or(self.row.change)
    }

    fn cell(&mut self) -> Option<&mut Cell<'a>> {
        self.rows.last_mut()?.last_mut()
    }

    /// What lies under the text of the cell that is read.
    pub(super) fn ground(&self) -> Option<Ground> {
        let said = self.rows.last().and_then(|row| row.last()?.ground);
        said.or(self.is_shaded.then_some(Ground::Unknown))
    }

    /// Adds a paragraph to the cell that is read.
    pub(super) fn add(&mut self, paragraph: Paragraph<'a>) {
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
    pub(super) fn finish(self, part: u32) -> Vec<Paragraph<'a>> {
        let texts: Vec<Vec<(u32, String)>> = self.rows.iter().map(|row| texts(row)).collect();
        let rows: Vec<Vec<(u32, &str)>> = texts.iter().map(|row| borrowed(row)).collect();
        let top: Vec<&[(u32, &str)]> = rows.iter().filter(|row| !row.is_empty()).take(TOP).map(Vec::as_slice).collect();
        let mut heads = Heads::of(&top);
        let is_frame = self.rows.iter().all(|row| row.len() <= 1) && !heads.is_found();
        let mut finished = Vec::new();
        for (at, (cells, row)) in self.rows.into_iter().zip(&rows).enumerate() {
            let is_head = row.is_empty() || heads.take(row);
            for cell in cells {
                let head = if is_head || is_frame { None } else { cell.head(&heads, row) };
                let column = if is_frame { 0 } else { cell.column + 1 };
                let place = Place::cell(0, self.number, (at + 1, column), head.map(Into::into));
                for mut paragraph in cell.paragraphs {
                    // Those of a table inside have theirs.
                    if paragraph.place.is_none() {
                        paragraph.place = Some(place.clone());
                        if !is_frame {
                            paragraph.kind = Some(BlockKind::Cell);
                            before(&mut paragraph.text, head, part);
                        }
                    }
                    finished.push(paragraph);
                }
            }
        }
        finished
    }
}

/// The cells that are not empty.
fn texts(row: &[Cell]) -> Vec<(u32, String)> {
    let cells = row.iter().map(|cell| (cell.column as u32, cell.text()));
    cells.filter(|(_, text)| !text.trim().is_empty()).collect()
}

fn borrowed(row: &[(u32, String)]) -> Vec<(u32, &str)> {
    row.iter().map(|(column, text)| (*column, text.as_str())).collect()
}

impl Cell<'_> {
    fn text(&self) -> String {
        let texts = self.paragraphs.iter().filter(|paragraph| paragraph.place.is_none());
        texts.map(|paragraph| paragraph.text.text().trim()).collect::<Vec<_>>().join("\n")
    }

    /// What the cell is called. One that goes over several columns with names has none of them.
    fn head<'h>(&self, heads: &'h Heads, row: &[(u32, &'h str)]) -> Option<&'h str> {
        let is_named = |column: usize| heads.of_cell(&[(column as u32, "")], 0).is_some();
        if (self.column + 1..self.column + self.span).any(is_named) {
            return None;
        }
        heads.of_cell(row, row.iter().position(|(column, _)| *column as usize == self.column)?)
    }
}

/// Puts the head of a cell before its text.
fn before(text: &mut Gathered, head: Option<&str>, part: u32) {
    let Some(head) = head.filter(|_| !text.is_blank()) else { return };
    let mut whole = Gathered::new(part);
    whole.push_unstored(&format!("{head}："));
    whole.append(text);
    *text = whole;
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or(0)
}
