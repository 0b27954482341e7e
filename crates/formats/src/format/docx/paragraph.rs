//! A paragraph while it is read: the text that is seen, and beside it what is not.

use std::rc::Rc;

use super::look::{Ground, RunProperties, shading};
use super::section::Section;
use super::story::Extent;
use super::styles::Style;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::format::ooxml::length::twips;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Origin, Place};

/// What a paragraph's properties say.
#[derive(Default)]
pub(in crate::format) struct ParagraphProperties<'a> {
    pub(in crate::format) style: Option<String>,
    pub(in crate::format) outline: Option<u8>,
    /// Its list, and the level there.
    pub(in crate::format) list: (Option<u32>, Option<usize>),
    pub(in crate::format) ground: Option<Ground>,
    /// Who changed them.
    pub(in crate::format) changed_by: Option<Option<Value<'a>>>,
    /// Who put in its mark, or changed the look of that.
    pub(in crate::format) mark_changed_by: Option<Option<Value<'a>>>,
    /// Its mark was taken out: it goes on in the next paragraph.
    pub(in crate::format) is_deleted: bool,
    /// It is the first letters of the next paragraph, set large.
    pub(in crate::format) is_drop_cap: bool,
    /// Where it stands as a frame.
    pub(super) frame: Option<[Extent; 2]>,
    /// The section that it ends.
    pub(super) section: Option<Section<'a>>,
}

impl<'a> ParagraphProperties<'a> {
    /// Reads them to the end of the element that began last.
    pub(in crate::format) fn read(xml: &mut Xml<'a>) -> Self {
        let mut properties = Self::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            match event {
                Event::Start(element) if element.ns == Ns::Word => properties.take(&element, xml),
                _ => {}
            }
        }
        properties
    }

    fn take(&mut self, element: &Element<'a>, xml: &mut Xml<'a>) {
        let value = || element.text(Ns::Word, "val");
        match element.name {
            "pStyle" => self.style = value().map(Into::into),
            "outlineLvl" => self.outline = value().and_then(|value| value.parse().ok()),
            "numId" => self.list.0 = value().and_then(|value| value.parse().ok()),
            "ilvl" => self.list.1 = value().and_then(|value| value.parse().ok()),
            "shd" => self.ground = shading(element),
            "rPr" => {
                let mark = RunProperties::read(xml);
                (self.is_deleted, self.mark_changed_by) = (mark.is_deleted, mark.inserted_by.or(mark.changed_by));
            }
            "pPrChange" => {
                self.changed_by = Some(element.value(Ns::Word, "author"));
                xml.skip();
            }
            // Numbers before paragraphs.
            "numberingChange" | "ins" => self.changed_by = Some(element.value(Ns::Word, "author")),
            "framePr" => {
                self.frame = Some(frame(element));
                self.is_drop_cap = element.text(Ns::Word, "dropCap").is_some_and(|cap| cap != "none");
            }
            "sectPr" => self.section = Some(Section::read(xml)),
            _ => {}
        }
    }
}

/// Where a frame stands, across and down.
fn frame(element: &Element) -> [Extent; 2] {
    let number = |name| twips(&element.text(Ns::Word, name)?);
    let is_page = |name| element.text(Ns::Word, name).as_deref() == Some("page");
    // Where it is set to the left or into the middle, the number means nothing.
    let is_set = |name: &str| element.value(Ns::Word, &format!("{name}Align")).is_some();
    let place = |from, size, anchor| Extent {
        from: number(from).filter(|_| !is_set(from)),
        size: number(size).unwrap_or(0),
        is_of_page: is_page(anchor),
    };
    [place("x", "w", "hAnchor"), place("y", "h", "vAnchor")]
}

/// A paragraph.
pub(in crate::format) struct Paragraph<'a> {
    part: u32,
    /// What is seen.
    pub(in crate::format) text: Gathered,
    /// What is not.
    pub(in crate::format) asides: Vec<Unseen<'a>>,
    /// What it is by its style.
    pub(in crate::format) kind: Option<BlockKind>,
    /// The number that Word puts before it, until its text begins.
    pub(in crate::format) number: Option<String>,
    /// Where text begins that is stored from its end.
    pub(in crate::format) backwards: Option<usize>,
    /// The page that its text begins on.
    pub(in crate::format) page: u32,
    pub(in crate::format) properties: ParagraphProperties<'a>,
    /// What its style says.
    pub(super) style: Rc<Style>,
    /// Its place; known from the start in tables only.
    pub(in crate::format) place: Option<Place>,
}

/// Something of a paragraph that is not seen, or not as what it is.
pub(in crate::format) struct Unseen<'a> {
    pub(in crate::format) hidden: Hidden,
    pub(in crate::format) text: Gathered,
    /// Who did it.
    author: Option<&'a str>,
    /// How much of the paragraph's text stood before its end: what follows at the same place belongs to it.
    behind: usize,
}

impl<'a> Paragraph<'a> {
    /// An empty paragraph of this part.
    pub(in crate::format) fn new(part: u32) -> Self {
        Self {
            part,
            text: Gathered::new(part),
            asides: Vec::new(),
            kind: None,
            number: None,
            backwards: None,
            page: 0,
            properties: ParagraphProperties::default(),
            style: Rc::default(),
            place: None,
        }
    }

    /// Tells that `text` will be shown: with the first that is not blank, the paragraph begins.
    pub(in crate::format) fn begin(&mut self, text: &str, page: u32) {
        if self.page == 0 && !text.trim().is_empty() {
            self.page = page;
            if let Some(number) = self.number.take() {
                self.text.push_unstored(&number);
            }
        }
    }

    /// Adds text that is seen.
    pub(in crate::format) fn show(&mut self, text: &str, origin: Option<Origin>) {
        match origin {
            Some(origin) => self.text.push(text, origin),
            None => self.text.push_unstored(text),
        }
    }

    /// Adds text that is not seen, or (before it is shown) seen as something else than it is.
    pub(in crate::format) fn hide(
        &mut self,
        hidden: Hidden,
        author: Option<&'a str>,
        text: &str,
        origin: Option<Origin>,
    ) {
        let at = self.text.text().len();
        let shown = if hidden.is_shown_elsewhere() { text.len() } else { 0 };
        let is_same = |unseen: &&mut Unseen| unseen.hidden == hidden && unseen.author == author && unseen.behind == at;
        let unseen = match self.asides.iter_mut().rev().take(4).find(is_same) {
            Some(unseen) => unseen,
            None => {
                self.asides.push(Unseen { hidden, text: Gathered::new(self.part), author, behind: at });
                self.asides.last_mut().expect("internal error: just pushed")
            }
        };
        unseen.behind = at + shown;
        match origin {
            Some(origin) => unseen.text.push(text, origin),
            None => unseen.text.push_unstored(text),
        }
    }

    /// Adds something that is whole.
    pub(in crate::format) fn add(&mut self, hidden: Hidden, text: Gathered) {
        if !text.is_blank() {
            // Nothing that follows belongs to it.
            self.asides.push(Unseen { hidden, text, author: None, behind: usize::MAX });
        }
    }

    /// Its mark was taken out. What was taken out before and behind it belongs together.
    pub(in crate::format) fn go_on(&mut self) {
        self.properties = ParagraphProperties::default();
        let at = self.text.text().len();
        if let Some(last) = self.asides.last_mut().filter(|last| last.hidden == Hidden::Deleted && last.behind == at) {
            last.text.push_unstored("\n");
        }
    }

    /// Whether there is nothing of it.
    pub(in crate::format) fn is_empty(&self) -> bool {
        self.text.is_blank() && self.asides.is_empty()
    }
}
