//! A part with paragraphs: the body, a header, the notes. One pass over its events, without recursion, so that nothing
//! that is nested can exhaust the stack.
//!
//! Text is read as its reader sees it: with what tracked changes put in and without what they took out, once where it
//! is stored for new and for old programs, the results of fields and not their codes. Everything else is an aside.

mod fields;
mod frames;
mod objects;
mod paging;
mod shapes;
mod tables;
mod text;

use std::collections::HashMap;

use super::super::ooxml::opened::Found;
use super::frame::{Frame, Holds, Run};
use super::layout;
use super::look::{Ground, WHITE, colour};
use super::numbering::Numbering;
use super::pages::{Pages, Scan};
use super::paragraph::Paragraph;
use super::section::Section;
use super::styles::Styles;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::layout::flow::{Flow, Gathered};
use crate::write::annotate::OwnNotes;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::layout::PageNumber;
use hegao_model::document::{Block, Place, Thing};
use shapes::Shape;
pub(super) use shapes::{Extent, is_off, largest_page};

/// What the parts of a document have in common.
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// What lies under all text.
    background: Ground,
    tables: usize,
    boxes: usize,
    blocks: usize,
    /// What sections call headers and footers: the relationship and the pages they are for.
    pub(super) references: HashMap<String, String>,
    /// First pages have headers of their own, in one section at least.
    pub(super) has_title_page: bool,
    /// Even pages have.
    pub(super) has_even_pages: bool,
    /// Width and height of the largest page, in twentieths of a point.
    pub(super) page: [i64; 2],
    /// The pages of the body that are pictures.
    pub(super) scans: Vec<Scan>,
    /// A header or footer that shows a picture as large as a page.
    pub(super) edge_scan: Option<String>,
    /// What styles say of the layout.
    pub(super) layout: layout::Styles,
    /// The number that pages show.
    pub(super) page_number: Option<PageNumber>,
}

/// A tracked change that text stands in.
struct Revision<'a> {
    depth: usize,
    is_deletion: bool,
    author: Option<&'a str>,
}

/// What is stored once for new programs and once for old ones.
#[derive(Default)]
struct Alternative {
    /// One was read.
    is_read: bool,
    /// What it said, without white space.
    said: String,
}

/// A part while it is read.
pub(super) struct Story<'s, 'a> {
    xml: Xml<'a>,
    part: u32,
    budget: &'a Budget,
    shared: &'s mut Shared,
    found: &'s mut Found,
    flow: Flow,
    frames: Vec<Frame<'a>>,
    revisions: Vec<Revision<'a>>,
    /// The alternatives that are open.
    alternatives: Vec<Alternative>,
    /// The page, where Word has noted where pages began.
    page: u32,
    has_pages: bool,
    /// The page of the last paragraph and its number there.
    last: (u32, usize),
    /// How many notes or comments there were.
    notes: usize,
    /// The comments that this program wrote, once one is met.
    own: Option<OwnNotes>,
    /// The building block that is read is what an empty control says.
    is_prompt: bool,
    /// The drawing that is open.
    shape: Option<Shape<'a>>,
    /// What stands on each page, if there are pictures.
    pages: Option<Pages>,
    /// A section that ends with the paragraph.
    ending: Option<Section<'a>>,
    /// How many elements were open when an object of another program began.
    object: Option<usize>,
    /// How many were when an older text box began, and what it says in HTML.
    html_box: Option<(usize, Gathered)>,
}

impl Shared {
    /// Nothing read yet.
    pub(super) fn new(styles: Styles, numbering: Numbering, layout: layout::Styles) -> Self {
        Self {
            styles,
            numbering,
            background: Ground::Of(WHITE),
            tables: 0,
            boxes: 0,
            blocks: 0,
            references: HashMap::new(),
            has_title_page: false,
            has_even_pages: false,
            page: [0; 2],
            scans: Vec::new(),
            edge_scan: None,
            layout,
            page_number: None,
        }
    }
}

/// Text without white space.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
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
            part,
            budget,
            shared,
            found,
            flow: Flow::new(part),
            frames: Vec::new(),
            revisions: Vec::new(),
            alternatives: Vec::new(),
            page: 1,
            has_pages: memchr::memmem::find(text.as_bytes(), b"lastRenderedPageBreak").is_some(),
            last: (0, 0),
            notes: 0,
            own: None,
            is_prompt: false,
            shape: None,
            pages: None,
            ending: None,
            object: None,
            html_box: None,
        }
    }

    /// Reads it. The running text is returned, all else is found. `name` is the part's.
    pub(super) fn read(mut self, holds: Holds, place: Place, name: &str) -> Vec<Block> {
        self.frames.push(Frame::new(holds, place, 0));
        self.begin_pages();
        while let Some(event) = self.xml.next() {
            match event {
                Event::Start(element) => self.start(&element),
                Event::End(ns, name) => self.end(ns, name),
                Event::Text(text, origin) => self.loose_text(&text, origin),
            }
            if !self.budget.admits(Bound::Blocks, self.shared.blocks, Some(name)) {
                break;
            }
        }
        self.found.gaps.extend(self.xml.gap(name));
        while !self.frames.is_empty() {
            self.end_frame();
        }
        self.end_pages(holds, name);
        self.flow.blocks()
    }

    fn start(&mut self, element: &Element<'a>) {
        match element.ns {
            Ns::Word => self.start_word(element),
            Ns::Compatibility => self.start_alternative(element.name),
            Ns::Math | Ns::Drawing if element.name == "t" => self.text(),
            Ns::Math if element.name == "r" => self.frame().run = Run::default(),
            // A half is 1/2 and not 12.
            Ns::Math if element.name == "den" => self.put("/", None),
            Ns::Math if element.name == "sup" => self.put("^", None),
            Ns::Math if element.name == "rad" => self.put("√", None),
            Ns::Drawing if matches!(element.name, "blip" | "srcRect") => self.picture(element),
            Ns::WordDrawing => self.start_drawing(element),
            Ns::Vml => self.start_vml(element),
            Ns::Office if element.name == "signatureline" => self.signature_line(element),
            _ if element.name == "cNvPr" => self.alternative_text(element, &["descr", "title"]),
            _ => {}
        }
    }

    fn start_word(&mut self, element: &Element<'a>) {
        match element.name {
            "p" => self.begin_paragraph(),
            "pPr" => self.paragraph_properties(),
            "r" => self.frame().run = Run::default(),
            "rPr" => self.run_properties(),
            "t" | "delText" => self.text(),
            "instrText" | "delInstrText" => self.code(),
            "tab" | "ptab" => self.put("\t", None),
            "br" | "cr" => {
                self.put("\n", None);
                if element.text(Ns::Word, "type").is_some_and(|of| of == "page") {
                    self.turn_page();
                }
            }
            "noBreakHyphen" => self.put("-", None),
            "sym" => self.symbol(element),
            "bdo" => self.begin_backwards(element),
            "fldChar" => self.field(element),
            "fldSimple" => self.simple_field(element),
            "ins" | "moveTo" => self.begin_revision(element, false),
            "del" | "moveFrom" => self.begin_revision(element, true),
            "tbl" | "tr" | "tc" | "tblPr" | "trPr" | "tcPr" => self.start_table(element.name),
            "txbxContent" => self.begin_box(Thing::TextBox),
            "rt" => self.begin_box(Thing::Ruby),
            "footnote" | "endnote" => self.begin_note(element),
            "comment" => self.begin_comment(element),
            "docPart" => self.begin_building_block(),
            "docPartPr" => self.is_prompt = self.is_prompt(),
            "docPartBody" if self.is_prompt => self.xml.skip(),
            "lastRenderedPageBreak" => {
                self.page = self.page.saturating_add(1);
                self.turn_page();
            }
            "object" => self.object = Some(self.xml.depth()),
            "sdtPr" | "ffData" => self.form(),
            "sectPr" => {
                let section = Section::read(&mut self.xml);
                self.end_section(&section);
                self.section(section);
            }
            "bookmarkStart" => self.bookmark(element),
            "permStart" => {
                if let Some(user) = element.value(Ns::Word, "ed") {
                    self.found.author(user, self.part, Thing::EditableRangeUser);
                }
            }
            "hyperlink" => self.tooltip(element),
            "background" => {
                let said = element.text(Ns::Word, "color").and_then(|value| colour(&value));
                self.shared.background = said.map_or(Ground::Unknown, Ground::Of);
            }
            "tblGrid" | "tblPrEx" | "rubyPr" | "binData" | "fldData" => self.xml.skip(),
            _ => {}
        }
    }

    fn end(&mut self, ns: Ns, name: &str) {
        let depth = self.xml.depth() + 1;
        if self.shape.as_ref().is_some_and(|shape| shape.depth >= depth) {
            self.shape = None;
        }
        if self.object.is_some_and(|object| object >= depth) {
            self.object = None;
        }
        if self.html_box.as_ref().is_some_and(|(box_depth, _)| *box_depth >= depth) {
            self.end_html_box();
        }
        if self.frames.len() > 1 && self.frame().depth == depth {
            self.end_frame();
        } else if self.revisions.last().is_some_and(|revision| revision.depth == depth) {
            self.revisions.pop();
        } else if (ns, name) == (Ns::Compatibility, "AlternateContent") {
            if let Some(inner) = self.alternatives.pop()
                && let Some(outer) = self.alternatives.last_mut()
            {
                outer.said.push_str(&inner.said);
            }
        } else if ns == Ns::Word {
            match name {
                "p" => self.end_paragraph(),
                "bdo" => self.end_backwards(),
                "tbl" => self.end_table(),
                "tc" => self.flush(),
                _ => {}
            }
        }
    }

    /// The frame that is read. There is always one.
    fn frame(&mut self) -> &mut Frame<'a> {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Holds::Body, Thing::Text.into(), 0));
        }
        self.frames.last_mut().expect("internal error: just pushed")
    }

    /// The paragraph that is read; text may also stand outside any.
    fn paragraph(&mut self) -> &mut Paragraph<'a> {
        let part = self.part;
        self.frame().paragraph.get_or_insert_with(|| Paragraph::new(part))
    }
}
