//! What holds paragraphs: the body of a text, headers, the pages of a presentation or drawing. One pass over the part's events, without
//! recursion, so that nothing that is nested can exhaust the stack.
//!
//! Text is read as its reader sees it: with what tracked changes put in and without what they took out, what fields show and not
//! what they are made of. Everything else is an aside.

mod boxes;
mod changes;
mod fields;
mod frame;
mod pages;
mod sheets;
mod text;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::look::Look;
use super::styles::Styles;
use super::table::Table;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::ooxml::opened::Found;
use crate::layout::flow::{Flow, Gathered};
use changes::Change;
use frame::Frame;
pub(super) use frame::Holds;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, CellTexts, Hidden, Place, Thing};
use pages::Page;
use sheets::Sheet;

/// What the parts of a document have in common.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    tables: usize,
    boxes: usize,
    blocks: usize,
    notes: [usize; 3],
    /// Addresses that were told.
    links: HashSet<String>,
    /// Pictures, and objects in the package, that something shows.
    pub(super) shown: HashSet<String>,
    /// Pages of a presentation so far.
    pages: usize,
    /// Its pages are those of a drawing.
    pub(super) is_drawing: bool,
    /// It is made of pages, not of running text.
    pub(super) has_slides: bool,
    /// It is made of sheets.
    pub(super) has_sheets: bool,
    /// Blocks of the sheets so far.
    sheet_blocks: usize,
    /// The texts of cells with what they are called before them.
    pub(super) cell_texts: CellTexts,
}

/// A part while it is read.
pub(super) struct Story<'s, 'a> {
    xml: Xml<'a>,
    /// What the part is called.
    name: Arc<str>,
    part: u32,
    budget: &'a Budget,
    shared: &'s mut Shared,
    found: &'s mut Found,
    flow: Flow,
    frames: Vec<Frame>,
    /// Stretches of which nobody sees anything: how many elements were open when each began, and why.
    unseen: Vec<(usize, Hidden)>,
    /// The lists that are open: name, and whether the next paragraph is an item of its own.
    lists: Vec<(String, bool)>,
    /// Where the item that is read says that it counts from.
    start: Option<u32>,
    changes: HashMap<String, Change>,
    /// The change that is defined.
    change: Option<(String, Change)>,
    /// Changes of which the text is read.
    open_changes: Vec<String>,
    /// The page of the text, where soft page breaks tell.
    page: u32,
    has_pages: bool,
    /// The page of the last paragraph and its number there.
    last: (u32, usize),
    /// The page of a presentation or drawing that is read.
    slide: Option<Page>,
    /// Master pages so far, and whether a page is made by the one that is read.
    masters: usize,
    is_master_used: bool,
    /// Objects that stand in the part as letters.
    binaries: Vec<Vec<u8>>,
    /// Sheets stand in the element that is read, and the one that is.
    has_sheets: bool,
    sheet: Option<Box<Sheet>>,
    /// What was read of sheets.
    sheets: Vec<Block>,
}

impl<'s, 'a> Story<'s, 'a> {
    /// The story that stands in `text`, the text of the part with this index.
    pub(super) fn new(
        text: &'a str,
        part: u32,
        budget: &'a Budget,
        shared: &'s mut Shared,
        found: &'s mut Found,
    ) -> Self {
        Self {
            xml: Xml::new(text, budget),
            name: "".into(),
            part,
            budget,
            shared,
            found,
            flow: Flow::new(part),
            frames: Vec::new(),
            unseen: Vec::new(),
            lists: Vec::new(),
            start: None,
            changes: HashMap::new(),
            change: None,
            open_changes: Vec::new(),
            page: 1,
            has_pages: memchr::memmem::find(text.as_bytes(), b"soft-page-break").is_some(),
            last: (0, 0),
            slide: None,
            masters: 0,
            is_master_used: true,
            binaries: Vec::new(),
            has_sheets: false,
            sheet: None,
            sheets: Vec::new(),
        }
    }

    /// Reads the part called `name`: the running text is returned, and objects that stand in it as letters; all else is found.
    pub(super) fn read(mut self, name: &str) -> (Vec<Block>, Vec<Vec<u8>>) {
        self.name = name.into();
        self.frames.push(Frame::new(Holds::Body, Thing::Text.into(), 0));
        while let Some(event) = self.xml.next() {
            match event {
                Event::Start(element) => self.start(&element),
                Event::End(ns, name) => self.end(ns, name),
                Event::Text(text, origin) => self.put(&text, &origin),
            }
            if !self.budget.admits(Bound::Blocks, self.shared.blocks, Some(name)) {
                break;
            }
        }
        self.found.gaps.extend(self.xml.gap(name));
        while !self.frames.is_empty() {
            self.end_frame();
        }
        self.end_page();
        self.end_sheet();
        self.tell_left_changes();
        let mut blocks = self.flow.blocks();
        blocks.append(&mut self.sheets);
        (blocks, self.binaries)
    }

    fn start(&mut self, element: &Element<'a>) {
        match element.ns {
            Ns::OdfText => self.start_text(element),
            Ns::OdfTable if self.start_sheet(element) => {}
            Ns::OdfTable => self.start_table(element),
            Ns::OdfDraw | Ns::OdfSvg => self.start_drawing(element),
            Ns::OdfOffice => self.start_office(element),
            Ns::OdfPresentation | Ns::OdfStyle => self.start_page(element),
            Ns::OdfForm => self.control(element),
            // Who wrote a comment or change; when is not told.
            Ns::Core if element.name == "creator" => self.creator(),
            Ns::Core | Ns::OdfMeta | Ns::OdfNumber | Ns::OdfConfig => self.xml.skip(),
            Ns::Other if element.name == "sender-initials" => self.xml.skip(),
            _ => {}
        }
        self.outside(element);
    }

    fn start_office(&mut self, element: &Element<'a>) {
        match element.name {
            "spreadsheet" => self.has_sheets = true,
            "annotation" => self.begin_note(Holds::Unseen(Hidden::Comment), Thing::Comment, 2),
            "binary-data" => self.binary(),
            "scripts" => self.scripts(),
            // Read by readers of their own.
            "meta" | "settings" | "automatic-styles" | "styles" | "font-face-decls" => self.xml.skip(),
            _ => {}
        }
    }

    fn start_table(&mut self, element: &Element<'a>) {
        match element.name {
            "table" => {
                self.end_paragraph();
                let number = match &mut self.slide {
                    Some(page) => page.next_table(),
                    None => {
                        self.shared.tables += 1;
                        self.shared.tables
                    }
                };
                self.frame().tables.push(Table::new(number));
            }
            "table-header-rows" => self.in_head(true),
            "table-row" => {
                self.end_paragraph();
                let style = element.text(Ns::OdfTable, "style-name").unwrap_or_default();
                let is_collapsed = self.shared.styles.is_collapsed("table-row", &style);
                if let Some(table) = self.frame().tables.last_mut() {
                    table.begin_row(element, is_collapsed);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.end_paragraph();
                let style = element.text(Ns::OdfTable, "style-name");
                let look = self.shared.styles.look("table-cell", style.as_deref());
                if let Some(table) = self.frame().tables.last_mut() {
                    table.has_ground |= look.has_ground();
                    table.begin_cell(element);
                }
            }
            _ => {}
        }
    }

    fn in_head(&mut self, said: bool) {
        if let Some(table) = self.frame().tables.last_mut() {
            table.is_in_head = said;
        }
    }

    fn end(&mut self, ns: Ns, name: &str) {
        let depth = self.xml.depth();
        match (ns, name) {
            (Ns::OdfText, "p" | "h") => self.end_paragraph(),
            (Ns::OdfText, "span" | "a") => drop(self.frame().spans.pop()),
            (Ns::OdfText, "list") => drop(self.lists.pop()),
            (Ns::OdfText, "changed-region") => self.end_change(),
            (Ns::OdfTable, _) if self.has_sheets && self.frames.len() == 1 => self.end_of_sheet(name),
            (Ns::OdfTable, "table-header-rows") => self.in_head(false),
            (Ns::OdfTable, "table") => self.end_table(),
            (Ns::OdfDraw, "page") => self.end_page(),
            _ => {}
        }
        self.unseen.retain(|(began, _)| *began <= depth);
        if self.frames.len() > 1 && self.frames.last().is_some_and(|frame| frame.depth > depth) {
            self.end_frame();
        }
    }

    fn end_table(&mut self) {
        self.end_paragraph();
        let Some(table) = self.frame().tables.pop() else { return };
        let (budget, name, blocks) = (self.budget, self.name.clone(), &mut self.shared.blocks);
        let mut room = |many, size| {
            *blocks += many;
            budget.admits(Bound::Blocks, *blocks, Some(&name))
                && budget.spend(Bound::CellText, size, Some(&name)).is_ok()
        };
        for paragraph in table.finish(&mut room) {
            self.deliver(paragraph);
        }
    }

    /// The frame that is read: there is one while a part is.
    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Holds::Body, Thing::Text.into(), 0));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// A frame of these paragraphs begins with the element that began last.
    fn begin_frame(&mut self, holds: Holds, place: Place) {
        let depth = self.xml.depth();
        self.frames.push(Frame::new(holds, place, depth));
    }

    fn end_frame(&mut self) {
        self.end_paragraph();
        while self.frame().tables.last().is_some() {
            self.end_table();
        }
        let Some(frame) = self.frames.pop() else { return };
        match (frame.holds, &mut self.slide) {
            (Holds::Body, _) => {}
            (Holds::Change, _) => self.deletion(frame),
            (Holds::Cell, _) => self.end_cell(frame),
            (Holds::Box, Some(page)) => page.boxes.push(frame),
            _ => frame.tell(self.found, self.part),
        }
    }

    /// Gathers what the element that began last says, in one line.
    fn said(&mut self) -> Gathered {
        self.xml.gather(self.part)
    }

    /// The look of text outside of all spans.
    fn look_of(&self, family: &str, name: Option<&str>) -> Look {
        self.shared.styles.look(family, name)
    }
}
