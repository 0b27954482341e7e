//! A section: which headers and footers its pages have, and how large they are.

use super::look::is_on;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::format::ooxml::length::twips;

/// What a section's properties say.
#[derive(Clone, Default)]
pub(super) struct Section<'a> {
    /// Headers and footers: the relationship and the pages they are for.
    pub(super) references: Vec<(String, String)>,
    /// Its first page has a header of its own.
    pub(super) has_title_page: bool,
    /// Who changed it.
    pub(super) changed_by: Option<Value<'a>>,
    /// It begins on the page where the one before ends.
    pub(super) is_continuous: bool,
    /// The size of its pages.
    pub(super) geometry: Geometry,
}

/// The size of a page and its margins, in twentieths of a point.
#[derive(Clone, Copy)]
pub(super) struct Geometry {
    /// Width and height.
    page: [i64; 2],
    /// Left and right, above and below.
    margins: [i64; 2],
}

impl Default for Geometry {
    fn default() -> Self {
        Self { page: [11_906, 16_838], margins: [3600, 2880] }
    }
}

impl Geometry {
    /// Width and height of what text may fill.
    pub(super) fn text_area(self) -> [i64; 2] {
        let of = |side: usize| Some(self.page[side] - self.margins[side]).filter(|left| *left > self.page[side] / 4);
        [of(0).unwrap_or(self.page[0]).max(1), of(1).unwrap_or(self.page[1]).max(1)]
    }

    fn take(&mut self, element: &Element) {
        let number = |name: &str| twips(&element.text(Ns::Word, name)?).filter(|n| n.abs() < 1 << 20);
        if element.name == "pgSz" {
            self.page = [number("w").unwrap_or(self.page[0]), number("h").unwrap_or(self.page[1])];
        } else if let [Some(left), Some(right), Some(top), Some(bottom)] =
            ["left", "right", "top", "bottom"].map(number)
        {
            self.margins = [left + right, top.abs() + bottom.abs()];
        }
    }
}

impl<'a> Section<'a> {
    /// Reads them to the end of the element that began last.
    pub(super) fn read(xml: &mut Xml<'a>) -> Self {
        let mut section = Self::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            if let Event::Start(element) = event {
                section.take(&element, xml);
            }
        }
        section
    }

    fn take(&mut self, element: &Element<'a>, xml: &mut Xml<'a>) {
        match element.name {
            "headerReference" | "footerReference" => {
                let id = element.text(Ns::Relations, "id").unwrap_or_default().into_owned();
                let of = element.text(Ns::Word, "type").unwrap_or_default().into_owned();
                self.references.push((id, of));
            }
            "titlePg" => self.has_title_page = is_on(element),
            "type" => self.is_continuous = element.text(Ns::Word, "val").is_some_and(|of| of == "continuous"),
            "pgSz" | "pgMar" => self.geometry.take(element),
            "sectPrChange" => {
                self.changed_by = element.value(Ns::Word, "author");
                xml.skip();
            }
            _ => {}
        }
    }
}
