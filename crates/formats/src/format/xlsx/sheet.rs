//! A sheet, element by element: its cells go to the grid, all else that holds text is told beside it.
//!
//! Of formulas only those are told that name a path or an address, or quote someone's number: the others say what the
//! cells say, and what `[1]` stands for is told once, with the workbook that it refers to.

use super::super::ooxml::opened::Opened;
use super::colour::Colour;
use super::formula::{Unknown, literal, quoted};
use super::grid::{Cell, Grid, Number, Row, Table};
use super::header;
use super::number::{Format, Shape, whole};
use super::place::{self, Area};
use super::strings::{Strings, rich, unescaped};
use super::styles::Styles;
use super::workbook::{Sheet, flag, names_a_place};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{Block, BlockKind, Hidden, Place, Reason, Role, Spot, Thing};

/// How many columns a sheet has at most.
const COLUMNS: usize = 16_384;

/// A number that is stored in fewer characters is nobody's, and has not lost any digits.
const DIGITS: usize = 6;

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
struct Reader<'a, 'o> {
    opened: &'a mut Opened<'o>,
    book: &'a mut Book,
    sheet: &'a Sheet,
    grid: Grid<'a>,
    /// The index of the sheet's part.
    part: u32,
    /// Whether each column does not show, counted from 1.
    hidden_columns: Vec<bool>,
    /// How many definitions of columns there were.
    definitions: usize,
    merged: Vec<Area>,
    /// Row and column of the cell read last.
    at: (u32, u32),
    /// Whether first and even pages have headers of their own.
    edges: (bool, bool),
    /// Whether a cell called a string that there is not.
    has_lost_strings: bool,
    /// Formulas without a result.
    unreckoned: Unknown,
    /// Numbers whose format is not understood.
    unformatted: Unknown,
}

/// What is stored in a cell.
struct Stored {
    value: Gathered,
    /// Text that stands in the cell itself.
    inline: Option<Gathered>,
    formula: Option<Gathered>,
}

/// The value of a cell.
enum Value {
    Text(Gathered),
    /// A number, as it is stored.
    Number(Gathered),
}

/// What a cell says.
struct Said {
    /// As it is seen, or would be.
    text: Gathered,
    /// Why its format does not show it.
    why: Option<Hidden>,
    /// The colour that its format asks for.
    colour: Option<Colour>,
    /// As what a number is shown.
    shape: Shape,
}

impl Said {
    fn as_it_is(text: Gathered) -> Self {
        Self { text, why: None, colour: None, shape: Shape::Digits }
    }
}

/// The cells of `sheet`; what it holds beside them is added to what was found.
pub(super) fn read(opened: &mut Opened, book: &mut Book, sheet: &Sheet, tables: &[Table]) -> Vec<Block> {
    let Some(part) = opened.load(&sheet.part) else { return Vec::new() };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    book.background.clear();
    let grid = Grid::new(&sheet.name, tables);
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
        edges: (false, false),
        has_lost_strings: false,
        unreckoned: Unknown::default(),
        unformatted: Unknown::default(),
    };
    reader.elements(&mut xml);
    reader.tell_unknown();
    let Reader { grid, merged, has_lost_strings, .. } = reader;
    let blocks = grid.finish(merged, budget, &sheet.part);
    opened.found.gaps.extend(xml.gap(&sheet.part));
    if has_lost_strings {
        opened.found.gap(&sheet.part, Reason::LostStrings);
    }
    book.blocks += blocks.len();
    opened.keep(part);
    blocks
}

impl Reader<'_, '_> {
    fn elements(&mut self, xml: &mut Xml) {
        let mut is_sheet = None;
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            is_sheet.get_or_insert(element.ns == Ns::Sheet);
            match element.name {
                "row" if element.ns == Ns::Sheet => self.row(xml, &element),
                "customSheetViews" => xml.skip(),
                _ => self.beside(xml, &element),
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
        if cells.is_empty() {
            return;
        }
        let row = Row { number: self.at.0, cells };
        let blocks = self.book.blocks + self.grid.len() + self.opened.found.blocks.len();
        match blocks + row.cells.len() {
            many if many as u64 <= self.opened.budget.left(Bound::Blocks) => self.grid.row(row),
            // Memory has its limits, but half as much again for rows that are a block each is nothing to a machine.
            _ if self.opened.budget.admits(Bound::Rows, blocks, Some(&self.sheet.part)) => self.grid.whole(row),
            _ => {}
        }
    }

    fn cell(&mut self, xml: &mut Xml, element: &Element, row: Option<Hidden>) -> Option<Cell> {
        let stated = element.text(Ns::None, "r").and_then(|name| place::cell(&name));
        self.at = stated.unwrap_or((self.at.0, self.at.1.saturating_add(1)));
        let column = self.at.1;
        let stored = self.stored(xml);
        let of = element.text(Ns::None, "t").unwrap_or("n".into());
        let style = element.text(Ns::None, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
        let is_typed = stored.formula.is_none();
        let (said, number) = match self.result(stored, &of) {
            Value::Text(text) => (self.worded(text, style), None),
            Value::Number(value) => {
                let said = self.number(&value, style);
                let is_long = value.text().len() >= DIGITS;
                let number =
                    is_long.then(|| Number { whole: whole(value.text()), stored: value, is_typed, shape: said.shape });
                (said, number)
            }
        };
        if said.text.is_blank() {
            return None;
        }
        // Cells that call the same string may have more text than the file.
        self.opened.budget.spend(Bound::CellText, said.text.text().len(), Some(&self.sheet.part)).ok()?;
        let hidden = self.hidden(row, column, style, &said);
        Some(Cell { column, text: said.text, hidden, number, stated: None })
    }

    /// What is stored in the cell that began last.
    fn stored(&mut self, xml: &mut Xml) -> Stored {
        let mut stored = Stored { value: Gathered::new(self.part), inline: None, formula: None };
        let depth = xml.depth();
        while xml.depth() >= depth {
            match xml.next() {
                Some(Event::Start(element)) => match element.name {
                    "v" => stored.value = xml.gather(self.part),
                    "is" => stored.inline = Some(self.inline(xml)),
                    "f" => {
                        stored.formula = Some(xml.gather(self.part));
                    }
                    _ => {}
                },
                Some(_) => {}
                None => break,
            }
        }
        stored
    }

    /// The value of a cell of the type `of`.
    fn result(&mut self, stored: Stored, of: &str) -> Value {
        let Stored { value, inline, formula } = stored;
        if let Some(formula) = formula {
            let has_result = !value.is_blank() || inline.is_some() || of == "str";
            // A formula that several cells share stands in the first of them only.
            if let Some(result) = literal(&formula).filter(|_| !has_result) {
                return Value::Text(result);
            }
            self.formula(&formula);
            if !has_result {
                let (row, column) = self.at;
                self.unreckoned.add(|| format!("{}{row}", place::letters(column)));
                return Value::Text(Gathered::new(self.part));
            }
        }
        Value::Text(match of {
            "s" if !value.is_blank() => {
                let number = value.text().trim().parse().ok();
                let string = number.and_then(|number| self.book.strings.get(number, &self.opened.parts));
                self.has_lost_strings |= string.is_none();
                string.unwrap_or_default()
            }
            "b" => seen(&value, if value.text().trim() == "1" { "TRUE" } else { "FALSE" }),
            "n" if inline.is_none() => return Value::Number(value),
            _ => inline.unwrap_or_else(|| unescaped(&value)),
        })
    }

    /// Text that stands in the cell itself.
    fn inline(&mut self, xml: &mut Xml) -> Gathered {
        let (text, phonetic) = rich(xml, self.part);
        self.opened.found.aside(Hidden::CustomData, &phonetic, Thing::CellPhonetic);
        text
    }

    fn formula(&mut self, formula: &Gathered) {
        let text = formula.text();
        if names_a_place(text) {
            let place = self.place().with(Role::Formula);
            self.opened.found.aside(Hidden::FieldCode, formula, place);
        } else if text.contains('"') {
            let quoted = quoted(formula);
            if is_private(quoted.text()) {
                let place = self.place().with(Role::Formula);
                self.opened.found.aside(Hidden::LinkTarget, &quoted, place);
            }
        }
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

    /// A number as it is seen.
    fn number(&mut self, value: &Gathered, style: usize) -> Said {
        let stored = value.text();
        if stored.trim().is_empty() {
            return Said::as_it_is(Gathered::new(self.part));
        }
        let look = self.book.styles.look(style);
        let shown = look.map_or(&Format::default(), |look| &look.format).shown(stored, self.book.from_1904);
        if look.is_some_and(|look| look.format.is_unknown) {
            let (row, column) = self.at;
            self.unformatted.add(|| format!("{}{row}", place::letters(column)));
        }
        Said { text: seen(value, &shown.text), why: shown.why, colour: shown.colour, shape: shown.shape }
    }

    /// A text as it is seen, with what its format sets around it.
    fn worded(&self, text: Gathered, style: usize) -> Said {
        let Some(look) = self.book.styles.look(style) else { return Said::as_it_is(text) };
        match look.format.around_text() {
            None => Said { why: Some(Hidden::HiddenByFormat), ..Said::as_it_is(text) },
            Some(("", "", colour)) => Said { colour, ..Said::as_it_is(text) },
            Some(_) if text.is_blank() => Said::as_it_is(text),
            Some((before, behind, colour)) => {
                let mut all = text.beginning();
                all.push_unstored(before);
                all.append(&text);
                all.push_unstored(behind);
                Said { colour, ..Said::as_it_is(all) }
            }
        }
    }

    /// Why a cell does not show.
    fn hidden(&self, row: Option<Hidden>, column: u32, style: usize, said: &Said) -> Option<Hidden> {
        if self.sheet.is_hidden {
            return Some(Hidden::HiddenSheet);
        }
        let is_hidden = self.hidden_columns.get(column as usize).is_some_and(|hidden| *hidden);
        let of_column = || is_hidden.then_some(Hidden::HiddenColumn);
        let look = self.book.styles.look(style);
        let of_colour = || look.is_some_and(|look| look.is_unseen(said.colour)).then_some(Hidden::WhiteText);
        row.or_else(of_column).or(said.why).or_else(of_colour)
    }

    /// The place of the cell that is read.
    fn place(&self) -> Place {
        let (row, column) = self.at;
        Spot::SheetCell { sheet: self.sheet.name.clone(), row, column, is_head: false }.into()
    }

    /// What holds text beside the cells, or tells how they show.
    fn beside(&mut self, xml: &mut Xml, element: &Element) {
        let text = |name| element.text(Ns::None, name).unwrap_or_default();
        match element.name {
            "col" => self.column(element),
            "picture" => self.book.background = element.text(Ns::Relations, "id").unwrap_or_default().into_owned(),
            "mergeCell" if self.admits(Bound::Merged, self.merged.len() + 1) => {
                self.merged.extend(Area::of(&text("ref")))
            }
            "headerFooter" => self.edges = (flag(element, "differentFirst"), flag(element, "differentOddEven")),
            "oddHeader" | "evenHeader" | "firstHeader" => {
                self.edge(xml, element.name, BlockKind::Header, SheetThing::Header)
            }
            "oddFooter" | "evenFooter" | "firstFooter" => {
                self.edge(xml, element.name, BlockKind::Footer, SheetThing::Footer)
            }
            "dataValidation" => self.choices(xml, element),
            "scenario" => {
                self.attribute(element, "name", Hidden::CachedData, self.sheet.with(SheetThing::ScenarioName));
                self.attribute(element, "comment", Hidden::Comment, self.sheet.with(SheetThing::ScenarioComment));
                if let Some(user) = element.value(Ns::None, "user") {
                    self.opened.found.author(user, self.part, Thing::ScenarioAuthor);
                }
            }
            "inputCells" => {
                let place = self.sheet.at(&text("r"), CellThing::ScenarioValue);
                self.attribute(element, "val", Hidden::CachedData, place);
            }
            "hyperlink" => {
                let place = self.sheet.at(&text("ref"), CellThing::LinkTip);
                self.attribute(element, "tooltip", Hidden::AltText, place);
            }
            "webPublishItem" => {
                self.attribute(element, "destinationFile", Hidden::Path, self.sheet.with(SheetThing::PublishedAt));
            }
            "oleObject" => {
                self.attribute(element, "link", Hidden::ExternalLink, self.sheet.with(SheetThing::LinkedObject));
            }
            "customPr" => {
                self.attribute(element, "name", Hidden::CustomProperty, self.sheet.with(SheetThing::CustomProperty));
            }
            _ => {}
        }
    }

    fn admits(&self, bound: Bound, amount: usize) -> bool {
        self.opened.budget.admits(bound, amount, Some(&self.sheet.part))
    }

    fn attribute(&mut self, element: &Element, name: &str, hidden: Hidden, place: Place) {
        if let Some(value) = element.value(Ns::None, name) {
            self.opened.found.aside(hidden, &value.gather(self.part), place);
        }
    }

    fn column(&mut self, element: &Element) {
        self.definitions += 1;
        let number = |name| element.text(Ns::None, name)?.parse::<usize>().ok();
        let is_narrow = element.text(Ns::None, "width").is_some_and(|width| width.parse() == Ok(0.0));
        if let (Some(min), Some(max), true) = (number("min"), number("max"), flag(element, "hidden") || is_narrow)
            && self.admits(Bound::Columns, self.definitions)
        {
            let last = max.min(COLUMNS);
            self.hidden_columns.iter_mut().take(last + 1).skip(min).for_each(|hidden| *hidden = true);
        }
    }

    /// The header or footer `name`, which is on no page if it is for first or even ones and those are like the others.
    fn edge(&mut self, xml: &mut Xml, name: &str, kind: BlockKind, thing: SheetThing) {
        let text = header::text(&xml.gather(self.part), self.part);
        let place = self.sheet.with(thing);
        let is_unused = name.starts_with("first") && !self.edges.0 || name.starts_with("even") && !self.edges.1;
        match (self.sheet.is_hidden, is_unused) {
            (true, _) => self.opened.found.aside(Hidden::HiddenSheet, &text, place),
            (_, true) => self.opened.found.aside(Hidden::CustomData, &text, place.with(Role::Unused)),
            _ => self.opened.found.block(kind, &text, place),
        }
    }

    /// What may be put into cells: a list within the file, and what is said to those who do.
    fn choices(&mut self, xml: &mut Xml, element: &Element) {
        let cells = element.text(Ns::None, "sqref").unwrap_or_default();
        let first = cells.split(' ').next().unwrap_or_default().to_owned();
        for name in ["promptTitle", "prompt", "errorTitle", "error"] {
            self.attribute(element, name, Hidden::FormValue, self.sheet.at(&first, CellThing::Prompt));
        }
        let is_list = element.text(Ns::None, "type").is_some_and(|of| of == "list");
        let depth = xml.depth();
        while xml.depth() >= depth {
            match xml.next() {
                Some(Event::Start(element)) if is_list && element.name == "formula1" => {
                    let list = xml.gather(self.part);
                    if list.text().starts_with('"') {
                        let place = self.sheet.at(&first, CellThing::Choices);
                        self.opened.found.aside(Hidden::FormValue, &list, place);
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
    }
}

/// `value` as it is `written` for people. Where it is not stored so, it is one whole with its place.
pub(super) fn seen(value: &Gathered, written: &str) -> Gathered {
    if value.text() == written || value.hull().is_none() { value.clone() } else { value.standing_for(written) }
}
