//! What a story tells of its pages: its text, its pictures and where pages end. Only of parts that show pictures, because
//! no others have pages that are pictures.

use super::super::frame::Holds;
use super::super::pages::{Pages, Picture};
use super::super::section::Section;
use super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::scanned::letters;
use hegao_model::document::BlockKind;

impl<'a> Story<'_, 'a> {
    pub(super) fn begin_pages(&mut self) {
        let text = self.xml.source().as_bytes();
        let has = |word: &str| memchr::memmem::find(text, word.as_bytes()).is_some();
        if has("blip") || has("imagedata") || has("fill") {
            self.pages = Some(Pages::new(self.has_pages));
        }
    }

    /// Text that is seen.
    pub(super) fn page_text(&mut self, text: &str) {
        let holds = self.frames.last().map(|frame| frame.holds);
        if let (
            Some(pages),
            Some(Holds::Body | Holds::Beside(BlockKind::TextBox | BlockKind::Header | BlockKind::Footer)),
        ) = (&mut self.pages, holds)
        {
            pages.text(letters(text));
        }
    }

    /// A paragraph ends, and with it the section, if it says so.
    pub(super) fn page_paragraph(&mut self) {
        let in_table = self.frames.last().is_some_and(|frame| !frame.tables.is_empty());
        let is_body = self.frames.len() == 1;
        if let Some(pages) = self.pages.as_mut().filter(|_| is_body) {
            pages.end_paragraph(in_table);
        }
        if let Some(section) = self.ending.take_if(|_| is_body) {
            self.end_section(&section);
        }
    }

    pub(super) fn end_section(&mut self, section: &Section<'a>) {
        if let Some(pages) = &mut self.pages {
            pages.end_section(section);
        }
    }

    pub(super) fn turn_page(&mut self) {
        if let Some(pages) = &mut self.pages {
            pages.turn();
        }
    }

    /// A picture stands here. That of an object of another program shows what is in the object, which is read itself or
    /// told as unread; a group of pictures counts once, as large as it is.
    pub(super) fn page_picture(&mut self, element: &Element<'a>) {
        let id = ["embed", "link", "id"].iter().find_map(|name| element.text(Ns::Relations, name));
        let (Some(pages), Some(id), None) = (&mut self.pages, id, self.object) else { return };
        let Some((size, flows)) = self.shape.as_mut().and_then(super::shapes::Shape::take_picture) else { return };
        pages.picture(Picture { id: id.into_owned(), size, flows }, self.page);
    }

    /// Gives what was found to the document.
    pub(super) fn end_pages(&mut self, holds: Holds, name: &str) {
        let Some(mut pages) = self.pages.take() else {
            return;
        };
        pages.finish();
        match holds {
            Holds::Body => self.shared.scans = pages.scans,
            Holds::Beside(_) if self.shared.edge_scan.is_none() && !pages.scans.is_empty() => {
                self.shared.edge_scan = Some(name.to_owned());
            }
            _ => {}
        }
    }
}
