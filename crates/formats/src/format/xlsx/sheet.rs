//! A sheet, element by element: its cells go to the grid, all else that holds text is told beside it.
//!
//! Of formulas only those are told that name a path or an address, or quote someone's number: the others say what the
//! cells say, and what `[1]` stands for is told once, with the workbook that it refers to.

use super::super::ooxml::opened::Opened;
use super::stream;
use super::strings::Strings;
use super::styles::Styles;
use super::workbook::{Sheet, flag};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::formula::Unknown;
use crate::format::spreadsheet::grid::{Cell, Grid, Row, Table};
use crate::format::spreadsheet::place::Area;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Block, Hidden, Reason};

/// How many columns a sheet has at most.
pub(super) const COLUMNS: usize = 16_384;

/// What the cells of all sheets refer to.
#[derive(Default)]
pub(super) struct Book {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    pub(super) from_1904: bool,
    /// What the sheet read last calls the picture behind its cells; empty if it has none.
    pub(super) background: String,
    /// How many blocks there are so far.
    pub(super) blocks: usize,
}

/// A sheet that is being read.
pub(super) struct Reader<'a, 'o> {
    pub(super) opened: &'a mut Opened<'o>,
    pub(super) book: &'a mut Book,
    pub(super) sheet: &'a Sheet,
    pub(super) grid: Grid<'a>,
    /// The index of the sheet's part.
    pub(super) part: u32,
    /// Whether each column does not show, counted from 1.
    pub(super) hidden_columns: Vec<bool>,
    /// How many definitions of columns there were.
    pub(super) definitions: usize,
    pub(super) merged: Vec<Area>,
    /// Row and column of the cell read last.
    pub(super) at: (u32, u32),
    /// The element beside the cells that says for which cells it is, and these; empty if there is none.
    pub(super) element: String,
    pub(super) cells: String,
    /// Whether it is a view of someone's own.
    pub(super) is_in_view: bool,
    /// Whether first and even pages have headers of their own.
    pub(super) edges: (bool, bool),
    /// Whether a cell called a string that there is not.
    pub(super) has_lost_strings: bool,
    /// Formulas without a result.
    pub(super) unreckoned: Unknown,
    /// Numbers whose format is not understood.
    pub(super) unformatted: Unknown,
}

/// The cells of `sheet`; what it holds beside them is added to what was found.
pub(super) fn read(opened: &mut Opened, book: &mut Book, sheet: &Sheet, tables: &[Table]) -> Vec<Block> {
    let large = opened.package.unpacking(&sheet.part);
    let part = if large.is_some() { None } else { opened.load(&sheet.part) };
    if part.is_none() && large.is_none() {
        return Vec::new();
    }
    let index = opened.next_part();
    book.background.clear();
    let grid = Grid::new(&sheet.name, tables, std::mem::take(&mut opened.cell_texts));
    let budget = opened.budget;
    let mut reader = Reader {
        opened,
        book,
        sheet,
        grid,
        part: index,
        hidden_columns: vec![false; COLUMNS + 1],
        definitions: 0,
        merged: Vec::new(),
        at: (0, 0),
        element: String::new(),
        cells: String::new(),
        is_in_view: false,
        edges: (false, false),
        has_lost_strings: false,
        unreckoned: Unknown::default(),
        unformatted: Unknown::default(),
    };
    match (&part, large) {
        (Some(part), _) => {
            let mut xml = Xml::new(&part.text, budget);
            reader.elements(&mut xml);
            reader.opened.found.gaps.extend(xml.gap(&sheet.part));
        }
        (None, Some(mut member)) => stream::read(&mut reader, &mut member),
        (None, None) => {}
    }
    reader.tell_unknown();
    let Reader { mut grid, merged, has_lost_strings, .. } = reader;
    let blocks = grid.finish(merged, budget, &sheet.part);
    opened.cell_texts = grid.cell_texts;
    if has_lost_strings {
        opened.found.gap(&sheet.part, Reason::LostStrings);
    }
    book.blocks += blocks.len();
    part.into_iter().for_each(|part| _ = opened.keep(part));
    blocks
}

impl Reader<'_, '_> {
    /// Reads all elements of the sheet, or of some of its rows.
    pub(super) fn elements(&mut self, xml: &mut Xml) {
        let mut is_sheet = None;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) => {
                    is_sheet.get_or_insert(element.ns == Ns::Sheet);
                    match element.name {
                        "row" if element.ns == Ns::Sheet => self.row(xml, &element),
                        _ => self.beside(xml, &element),
                    }
                }
                Event::End(_, name) => self.beside_end(name),
                Event::Text(text, origin) => self.beside_text(&text, origin),
            }
        }
        if is_sheet == Some(false) {
            self.opened.found.gap(&self.sheet.part, Reason::NoSheet);
        }
    }

    fn row(&mut self, xml: &mut Xml, element: &Element) {
        let stated = element.text(Ns::None, "r").and_then(|number| number.parse().ok());
        let number: u32 = stated.unwrap_or(self.at.0.saturating_add(1));
        self.at = (number, 0);
        let is_flat = element.text(Ns::None, "ht").is_some_and(|height| height.parse() == Ok(0.0));
        let why = (flag(element, "hidden") || is_flat).then_some(Hidden::HiddenRow);
        let depth = xml.depth();
        let mut cells: Vec<Cell> = Vec::new();
        while xml.depth() >= depth {
            match xml.next() {
                Some(Event::Start(element)) if element.is(Ns::Sheet, "c") => {
                    if !self.opened.budget.admits(Bound::Columns, cells.len() + 1, Some(&self.sheet.part)) {
                        continue;
                    }
                    cells.extend(self.cell(xml, &element, why));
                }
                Some(_) => {}
                None => break,
            }
        }
        if !cells.is_sorted_by_key(|cell| cell.column) {
            cells.sort_by_key(|cell| cell.column);
        }
        let before = self.book.blocks + self.opened.found.blocks.len();
        self.grid.admit(Row { number: self.at.0, cells }, before, self.opened.budget, &self.sheet.part);
    }

    /// Tells of cells whose text is not known.
    fn tell_unknown(&mut self) {
        let name = &self.sheet.name;
        let sheet = || name.clone();
        if let Some(cells) = self.unreckoned.told() {
            self.opened.found.gap(&self.sheet.part, Reason::NoResults { sheet: sheet(), cells });
        }
        if let Some(cells) = self.unformatted.told() {
            self.opened.found.gap(&self.sheet.part, Reason::NumberFormat { sheet: sheet(), cells });
        }
    }

    pub(super) fn admits(&self, bound: Bound, amount: usize) -> bool {
        self.opened.budget.admits(bound, amount, Some(&self.sheet.part))
    }
}
