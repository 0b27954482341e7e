//! Pages of presentations and drawings with their notes, master pages, headers and footers (ODF 1.3 part 3, §10.2, §16.9, §16.12).

use std::sync::Arc;

use super::frame::Frame;
use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::aside::role;
use crate::layout::flow::Hint;
use hegao_model::document::place::{Pages, SlideKind};
use hegao_model::document::{BlockKind, Hidden, Place, Spot};

/// Characters of a title that a place says. The title is read whole.
const LONGEST_TITLE: usize = 40;

/// A page that is read.
pub(super) struct Page {
    kind: SlideKind,
    number: usize,
    name: Option<Arc<str>>,
    is_hidden: bool,
    /// Width and height, in twentieths of a point.
    size: Option<[i64; 2]>,
    tables: usize,
    /// The notes of the page are read.
    pub(super) is_in_notes: bool,
    /// What was read of it.
    pub(super) boxes: Vec<Frame>,
}

impl Page {
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The place of what stands on it, as far as its title is not needed.
    pub(super) fn place(&self) -> Place {
        let kind = if self.is_in_notes && self.kind == SlideKind::Slide { SlideKind::Notes } else { self.kind };
        Place::slide(kind, self.number, self.name.clone())
    }

    /// Whether a shape that stands there is wholly beyond its edge.
    pub(super) fn is_off(&self, area: Option<[i64; 4]>) -> bool {
        let (Some([width, height]), Some([x, y, w, h])) = (self.size, area) else { return false };
        !self.is_in_notes && (x >= width || y >= height || x + w <= 0 || y + h <= 0)
    }
}

impl<'a> Story<'_, 'a> {
    pub(super) fn start_page(&mut self, element: &Element<'a>) {
        match (element.ns, element.name) {
            (Ns::OdfPresentation, "notes") => {
                if let Some(page) = &mut self.slide {
                    page.is_in_notes = true;
                }
            }
            (Ns::OdfPresentation, "header-decl" | "footer-decl") => {
                let text = self.said();
                self.found.block(BlockKind::Footer, &text, edge(element.name == "footer-decl", Pages::All, false));
            }
            (Ns::OdfPresentation, _) => {}
            (_, "master-page" | "handout-master") => self.begin_master(element),
            (_, "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first") => {
                self.begin_edge(element);
            }
            _ => {}
        }
    }

    /// A header or footer. One is on no page if it is switched off, or if no page is made by its master.
    fn begin_edge(&mut self, element: &Element<'a>) {
        let is_footer = element.name.starts_with("footer");
        let pages = match element.name.rsplit_once('-') {
            Some((_, "left")) => Pages::Even,
            Some((_, "first")) => Pages::First,
            _ => Pages::All,
        };
        let is_off = element.text(Ns::OdfStyle, "display").as_deref() == Some("false");
        let is_unused = is_off || !self.is_master_used;
        let kind = if is_footer { BlockKind::Footer } else { BlockKind::Header };
        let holds = if is_unused { Holds::Unseen(Hidden::CustomData) } else { Holds::Beside(kind) };
        self.begin_frame(holds, edge(is_footer, pages, is_unused));
    }

    fn begin_master(&mut self, element: &Element<'a>) {
        let name = element.text(Ns::OdfStyle, "name").unwrap_or_default();
        // The first is the one that pages have which state none.
        self.masters += 1;
        self.is_master_used = self.masters == 1 || self.shared.styles.pages.contains(&*name);
        if !self.shared.has_slides {
            return;
        }
        self.end_page();
        let is_handout = element.name == "handout-master";
        let kind = if is_handout { SlideKind::HandoutMaster } else { SlideKind::Master };
        let is_unused = !is_handout && !self.shared.styles.pages.contains(&*name);
        let shown = element.text(Ns::OdfStyle, "display-name").unwrap_or(name);
        let page = self.page_of(kind, self.masters, Some(shortened(&shown)));
        self.slide = Some(Page { is_hidden: is_unused, ..page });
    }

    pub(super) fn begin_page(&mut self, element: &Element<'a>) {
        self.end_page();
        self.shared.pages += 1;
        let style = element.text(Ns::OdfDraw, "style-name").unwrap_or_default();
        let is_hidden = self.shared.styles.is_collapsed("drawing-page", &style);
        let kind = if self.shared.is_drawing { SlideKind::DrawingPage } else { SlideKind::Slide };
        let name = element.text(Ns::OdfDraw, "name").filter(|_| self.shared.is_drawing);
        let master = element.text(Ns::OdfDraw, "master-page-name").unwrap_or_default();
        let size = self.shared.styles.page_size(&master);
        let page = self.page_of(kind, self.shared.pages, name.map(|name| shortened(&name)));
        self.slide = Some(Page { is_hidden, size, ..page });
    }

    fn page_of(&self, kind: SlideKind, number: usize, name: Option<Arc<str>>) -> Page {
        Page { kind, number, name, is_hidden: false, size: None, tables: 0, is_in_notes: false, boxes: Vec::new() }
    }

    /// A place on the page that is read, if one is.
    pub(super) fn on_slide(&self, place: Place) -> Place {
        match (&self.slide, &place.spot) {
            (None, _) | (_, Spot::Slide { .. }) => place,
            (Some(page), _) => match page.place().spot {
                Spot::Slide { kind, number, title, .. } => place.on_slide(kind, number as usize, title),
                _ => place,
            },
        }
    }

    /// The page that is read has ended: what it says goes out, its title first.
    pub(super) fn end_page(&mut self) {
        let Some(mut page) = self.slide.take() else { return };
        page.is_in_notes = false;
        let mut boxes = std::mem::take(&mut page.boxes);
        let is_title = |frame: &Frame| frame.class.as_deref() == Some("title");
        boxes.sort_by_key(|frame| !is_title(frame));
        let title = boxes.iter().find(|frame| is_title(frame)).map(|frame| frame.whole(self.part).text().to_owned());
        let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(title) = title.filter(|title| !title.is_empty() && page.kind == SlideKind::Slide) {
            page.name = Some(shortened(&title));
        }
        self.flow.part();
        for frame in boxes {
            self.end_box(frame, &page);
        }
    }

    fn end_box(&mut self, frame: Frame, page: &Page) {
        let is_master = !matches!(page.kind, SlideKind::Slide | SlideKind::DrawingPage);
        let class = frame.class.as_deref();
        let is_notes = matches!(frame.place.spot, Spot::Slide { kind: SlideKind::Notes, .. });
        let hidden = match class {
            // What is asked of those who fill it in.
            Some(_) if is_master => return,
            Some("date-time" | "page-number") if is_notes => return,
            Some("header" | "footer") if is_notes => Some(Hidden::CustomData),
            _ if is_notes => Some(Hidden::SpeakerNotes),
            _ if page.is_hidden && is_master => Some(Hidden::CustomData),
            _ if page.is_hidden => Some(Hidden::HiddenSlide),
            _ => frame.hidden,
        };
        let place = if is_notes { frame.place.clone() } else { page.place() };
        let own = |of: &Option<Place>| match of {
            Some(cell) => cell.clone().on_slide(page.kind, page.number, page.name.clone()),
            None => place.clone(),
        };
        for paragraph in &frame.finished {
            for (hidden, text) in &paragraph.asides {
                self.found.aside(*hidden, text, own(&paragraph.place).with(role(*hidden)));
            }
        }
        if let Some(hidden) = hidden {
            let is_own = matches!(hidden, Hidden::HiddenSlide | Hidden::SpeakerNotes | Hidden::CustomData);
            let place = if is_own { place } else { place.with(role(hidden)) };
            return self.found.aside(hidden, &frame.whole(self.part), place);
        }
        let kind = match class {
            Some("title") if page.number == 1 => Some(BlockKind::Title),
            Some("title") => Some(BlockKind::Heading),
            Some("header" | "footer" | "date-time" | "page-number") => Some(BlockKind::Footer),
            Some(_) => None,
            None => Some(BlockKind::TextBox),
        };
        for paragraph in frame.finished {
            let kind = paragraph.kind.filter(|kind| *kind == BlockKind::Cell).or(kind);
            match kind {
                Some(BlockKind::Footer) => self.found.block(BlockKind::Footer, &paragraph.text, place.clone()),
                _ if is_master => self.found.block(BlockKind::TextBox, &paragraph.text, place.clone()),
                _ => {
                    self.shared.blocks += 1;
                    let place = Some(Box::new(own(&paragraph.place)));
                    self.flow.paragraph(&paragraph.text, Hint { place, kind });
                }
            }
        }
        self.flow.part();
    }
}

fn edge(is_footer: bool, pages: Pages, is_unused: bool) -> Place {
    Spot::Edge { is_footer, pages, is_unused }.into()
}

/// A title or name as places say it.
fn shortened(title: &str) -> Arc<str> {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &title[..end]).into(),
        None => title.into(),
    }
}
