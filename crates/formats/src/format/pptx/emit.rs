//! From shapes to blocks: what is running text, what stands beside it, what nobody sees.

use std::sync::Arc;

use super::Page;
use super::shape::Placed;
use super::surface::Surface;
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::relations::Relations;
use crate::hidden::aside::role;
use crate::hidden::scanned::{is_picture, letters};
use crate::layout::flow::{Flow, Gathered, Hint};
use crate::layout::value::called;
use hegao_model::document::place::{Place, SlideKind};
use hegao_model::document::{Block, BlockKind, Hidden, Reason};

/// Characters of a title that a place says. The title is read whole.
const LONGEST_TITLE: usize = 40;

/// The running text of all slides.
pub(super) struct Emit {
    flow: Flow,
    size: [i64; 2],
}

impl Emit {
    /// Nothing yet, of slides of this size.
    pub(super) fn new(size: [i64; 2]) -> Self {
        Self { flow: Flow::default(), size }
    }

    /// The blocks of the running text.
    pub(super) fn finish(self) -> Vec<Block> {
        self.flow.blocks()
    }

    /// The size of slides, in EMU.
    pub(super) fn size(&self) -> [i64; 2] {
        self.size
    }

    /// Reads the slide `page`, and returns its title; `None`: the part cannot be read.
    pub(super) fn slide(&mut self, opened: &mut Opened, page: &Page, related: &Relations) -> Option<Option<Arc<str>>> {
        let part = opened.load(&page.part)?;
        let index = opened.next_part();
        let surface = Surface::read(&part.text, index, &page.part, self.size, opened.budget);
        let title = surface.title().map(|title| shortened(&title));
        let own = Place::slide(page.kind, page.number, title.clone());
        opened.found.gaps.extend(surface.gap);
        self.flow.part();
        let mut shapes = surface.shapes;
        self.scanned(opened, page, related, &shapes);
        // Whoever looks at a slide reads its title first, wherever it was drawn.
        shapes.sort_by_key(|placed| !is_title(placed));
        let mut on = OnSlide { number: page.number, title: title.clone(), own, tables: 0, part: index };
        for placed in shapes {
            match placed.hidden.or((!surface.is_shown).then_some(Hidden::HiddenSlide)) {
                Some(hidden) => unseen(opened, placed, hidden, &on.own, index),
                None => self.shape(opened, placed, &mut on),
            }
        }
        opened.keep(part);
        Some(title)
    }

    fn shape(&mut self, opened: &mut Opened, placed: Placed, on: &mut OnSlide) {
        let shape = placed.shape;
        asides(opened, &shape.asides, &on.own);
        let edge = match shape.placeholder.as_deref() {
            Some("hdr") => Some(BlockKind::Header),
            Some("dt" | "ftr" | "sldNum") => Some(BlockKind::Footer),
            _ => None,
        };
        if let Some(kind) = edge {
            for paragraph in &shape.paragraphs {
                opened.found.block(kind, paragraph, on.own.clone());
            }
            return;
        }
        let kind = match shape.placeholder.as_deref() {
            Some("title" | "ctrTitle") if on.number == 1 => Some(BlockKind::Title),
            Some("title" | "ctrTitle") => Some(BlockKind::Heading),
            Some(_) => None,
            None => Some(BlockKind::TextBox),
        };
        for paragraph in &shape.paragraphs {
            let place = Some(Box::new(on.own.clone()));
            self.flow.paragraph(paragraph, Hint { place, kind });
        }
        self.flow.part();
        if let Some(table) = shape.table {
            on.tables += 1;
            self.table(opened, table, on);
        }
    }

    fn table(&mut self, opened: &mut Opened, table: super::table::Table, on: &OnSlide) {
        for named in table.finish() {
            let text = named.cell.text(on.part);
            let head = named.head.as_deref().filter(|_| !text.is_blank());
            let place = Place::cell(0, on.tables, named.at, named.head.clone()).in_head(named.is_head);
            let place = place.on_slide(SlideKind::Slide, on.number, on.title.clone());
            match named.cell.is_covered {
                true => opened.found.aside(Hidden::CoveredText, &text, place.with(role(Hidden::CoveredText))),
                false => self.flow.paragraph(&called(&text, head), Hint::cell(place)),
            }
        }
    }

    /// Tells of a slide that is a picture.
    fn scanned(&self, opened: &mut Opened, page: &Page, related: &Relations, shapes: &[Placed]) {
        let whole = self.size[0] as f64 * self.size[1] as f64;
        let seen = || shapes.iter().filter(|placed| placed.hidden.is_none());
        let said = |placed: &Placed| -> usize {
            let table = placed.shape.table.as_ref().map_or(0, super::table::Table::letters);
            table + placed.shape.paragraphs.iter().map(|paragraph| letters(paragraph.text())).sum::<usize>()
        };
        let covered = |placed: &Placed| placed.area.map_or(0.0, |[_, _, width, height]| width * height / whole);
        let pictures = || seen().filter(|placed| placed.shape.picture.is_some() && placed.shape.table.is_none());
        let share = pictures().map(covered).sum::<f64>();
        if is_picture(share.min(1.0), seen().map(said).sum()) {
            let largest = pictures().max_by(|one, other| covered(one).total_cmp(&covered(other)));
            let id = largest.and_then(|placed| placed.shape.picture.as_deref());
            let picture = id.and_then(|id| related.by_id(id)?.part()).unwrap_or(&page.part);
            opened.found.gap(picture, Reason::ScannedSlide { slide: page.number });
        }
    }
}

/// The slide on which shapes stand.
struct OnSlide {
    number: usize,
    title: Option<Arc<str>>,
    own: Place,
    /// How many tables there were.
    tables: usize,
    part: u32,
}

fn is_title(placed: &Placed) -> bool {
    matches!(placed.shape.placeholder.as_deref(), Some("title" | "ctrTitle"))
}

/// A shape that nobody sees, for this reason: all that it says, and its picture.
pub(super) fn unseen(opened: &mut Opened, placed: Placed, hidden: Hidden, place: &Place, part: u32) {
    let shape = placed.shape;
    asides(opened, &shape.asides, place);
    let mut text = Gathered::new(part);
    let cells = shape.table.into_iter().flat_map(super::table::Table::finish);
    for paragraph in shape.paragraphs.iter().cloned().chain(cells.map(|named| named.cell.text(part))) {
        if !text.is_blank() && !paragraph.is_blank() {
            text.push_unstored("\n");
        }
        text.append(&paragraph);
    }
    let is_slide = matches!(hidden, Hidden::HiddenSlide | Hidden::SpeakerNotes | Hidden::CustomData);
    let own = if is_slide { place.clone() } else { place.clone().with(role(hidden)) };
    opened.found.aside(hidden, &text, own);
    if shape.picture.is_some() && !is_slide {
        let name = shape.name.map(|name| name.gather(part)).unwrap_or_default();
        opened.found.aside(Hidden::UnshownPicture, &name, place.clone().with(role(Hidden::UnshownPicture)));
    }
}

/// What is said of a shape, and what of its text nobody sees.
pub(super) fn asides(opened: &mut Opened, asides: &[(Hidden, Gathered)], place: &Place) {
    for (hidden, text) in asides {
        opened.found.aside(*hidden, text, place.clone().with(role(*hidden)));
    }
}

/// A title as places say it.
pub(super) fn shortened(title: &str) -> Arc<str> {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &title[..end]).into(),
        None => title.into(),
    }
}
