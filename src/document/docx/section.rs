//! A section: which headers and footers its pages have.

use super::super::ooxml::namespace::Ns;
use super::super::ooxml::xml::{Element, Event, Value, Xml};
use super::look::is_on;

/// What a section's properties say.
#[derive(Default)]
pub(super) struct Section<'a> {
    /// Headers and footers: the relationship and the pages they are for.
    pub(super) references: Vec<(String, String)>,
    /// Its first page has a header of its own.
    pub(super) has_title_page: bool,
    /// Who changed it.
    pub(super) changed_by: Option<Value<'a>>,
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
            "sectPrChange" => {
                self.changed_by = element.value(Ns::Word, "author");
                xml.skip();
            }
            _ => {}
        }
    }
}
