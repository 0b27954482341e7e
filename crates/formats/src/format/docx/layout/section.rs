//! The pages of a section (ECMA-376 §17.6).

use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::ooxml::length::twips;
use hegao_model::document::layout::PageSetup;

/// What the properties of a section say of its pages.
pub(super) struct Section {
    pub(super) setup: PageSetup,
    /// It begins on a page of its own.
    pub(super) begins_page: bool,
}

/// Reads them to the end of the element that began last.
pub(super) fn read(xml: &mut Xml) -> Section {
    let setup = PageSetup {
        paper: [11_906, 16_838],
        margins: [1440, 1800, 1440, 1800],
        line_pitch: None,
        character_space: None,
    };
    let mut section = Section { setup, begins_page: true };
    let depth = xml.depth();
    while let Some(event) = xml.within(depth) {
        match event {
            Event::Start(element) if element.is(Ns::Word, "sectPrChange") => xml.skip(),
            Event::Start(element) if element.ns == Ns::Word => section.take(&element),
            _ => {}
        }
    }
    section
}

impl Section {
    fn take(&mut self, element: &Element) {
        let number = |name: &str| i32::try_from(twips(&element.text(Ns::Word, name)?)?).ok();
        match element.name {
            "pgSz" => {
                let [width, height] = self.setup.paper;
                self.setup.paper = [number("w").unwrap_or(width), number("h").unwrap_or(height)];
            }
            "pgMar" => {
                let [above, right, below, left] = self.setup.margins;
                // Below zero: the text may not give way to a header (§17.6.11). What is bound is at the left.
                let side = |name: &str, or: i32| number(name).map_or(or, i32::saturating_abs);
                let left = side("left", left).saturating_add(number("gutter").unwrap_or(0));
                self.setup.margins = [side("top", above), side("right", right), side("bottom", below), left];
            }
            "docGrid" => {
                let of = element.text(Ns::Word, "type");
                let has_lines = matches!(of.as_deref(), Some("lines" | "linesAndChars" | "snapToChars"));
                self.setup.line_pitch = number("linePitch").filter(|pitch| has_lines && *pitch > 0);
                let has_characters = matches!(of.as_deref(), Some("linesAndChars" | "snapToChars"));
                let space = || element.text(Ns::Word, "charSpace").and_then(|space| space.parse().ok()).unwrap_or(0);
                self.setup.character_space = has_characters.then(space);
            }
            "type" => self.begins_page = element.text(Ns::Word, "val").as_deref() != Some("continuous"),
            _ => {}
        }
    }
}
