//! Tables: cells with the word that says what they hold, and a label that people can find.

use super::super::BlockKind;
use super::super::flow::Gathered;
use super::super::ooxml::namespace::Ns;
use super::super::ooxml::xml::{Event, Xml};
use super::grid::{Heads, Row};
use super::look::{Ground, shading};
use super::paragraph::Paragraph;

/// A table while it is read.
pub(super) struct Table<'a> {
    /// Which of the document it is, from 1.
    number: usize,
    /// Its style colours cells.
    pub(super) is_shaded: bool,
    rows: Vec<Vec<Cell<'a>>>,
    /// The column that the next cell begins in.
    column: usize,
    /// What the row that is read says of itself.
    pub(super) row: RowProperties,
}

/// A cell.
struct Cell<'a> {
    column: usize,
    span: usize,
    ground: Option<Ground>,
    paragraphs: Vec<Paragraph<'a>>,
}

/// What a row says of itself.
#[derive(Clone, Copy, Default)]
pub(super) struct RowProperties {
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    before: usize,
}

impl RowProperties {
    /// Reads them to the end of the element that began last.
    pub(super) fn read(xml: &mut Xml) -> Self {
        let mut row = Self::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            match event {
                Event::Start(element) if element.ns == Ns::Word => match element.name {
                    "hidden" => row.is_hidden = super::look::is_on(&element),
                    "del" => row.is_deleted = true,
                    "gridBefore" => row.before = number(&element.text(Ns::Word, "val").unwrap_or_default()),
                    "trPrChange" => xml.skip(),
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
        Self { number, is_shaded: false, rows: Vec::new(), column: 0, row: RowProperties::default() }
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
        let cell = Cell { column, span: 1, ground: None, paragraphs: Vec::new() };
        self.column += 1;
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Reads the properties of the cell that is read.
    pub(super) fn read_cell(&mut self, xml: &mut Xml) {
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
                    "tcPrChange" => xml.skip(),
                    _ => {}
                },
                _ => {}
            }
        }
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

    /// Its paragraphs, labelled and with their heads before them. A table of one column only sets text in a frame: it
    /// stays running text.
    pub(super) fn finish(self, part: u32) -> Vec<Paragraph<'a>> {
        let is_frame = self.rows.iter().all(|row| row.len() <= 1);
        let rows: Vec<Row> =
            self.rows.iter().map(|row| row.iter().map(|cell| (cell.column, cell.text())).collect()).collect();
        let heads = Heads::of(&rows);
        let mut finished = Vec::new();
        for (at, cells) in self.rows.into_iter().enumerate() {
            for (index, cell) in cells.into_iter().enumerate() {
                let head = heads.head(at, &rows[at], index);
                let place = place(self.number, at, (!is_frame).then_some(cell.column), head.as_deref());
                for mut paragraph in cell.paragraphs {
                    // Those of a table inside have theirs.
                    if paragraph.label.is_none() {
                        paragraph.label = Some(place.clone());
                        if !is_frame {
                            paragraph.kind = Some(BlockKind::Cell);
                            before(&mut paragraph.text, head.as_deref(), part);
                        }
                    }
                    finished.push(paragraph);
                }
            }
        }
        finished
    }
}

impl Cell<'_> {
    fn text(&self) -> String {
        let texts = self.paragraphs.iter().filter(|paragraph| paragraph.label.is_none());
        texts.map(|paragraph| paragraph.text.text().trim()).collect::<Vec<_>>().join("\n")
    }
}

/// `表2第5行“身份证号”`.
fn place(table: usize, row: usize, column: Option<usize>, head: Option<&str>) -> String {
    let row = row + 1;
    match (head, column) {
        (Some(head), _) => format!("表{table}第{row}行“{head}”"),
        (None, Some(column)) => format!("表{table}第{row}行第{}列", column + 1),
        (None, None) => format!("表{table}第{row}行"),
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
