//! A frame: the body, a text box, a note, a comment. A text box stands within a paragraph of another frame, so frames are stacked.

use super::super::look::Look;
use super::super::paragraph::Paragraph;
use super::super::table::Table;
use crate::format::ooxml::opened::Found;
use crate::hidden::aside::role;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Place};

/// What a frame's paragraphs are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Holds {
    /// The running text.
    Body,
    /// Something on the page beside it.
    Beside(BlockKind),
    /// A text box or shape; on a slide it belongs to that.
    Box,
    /// Something that is not on the page, told as a whole.
    Unseen(Hidden),
    /// What a tracked change took out.
    Change,
    /// A cell of a sheet.
    Cell,
}

/// A frame while it is read.
pub(super) struct Frame {
    pub(super) holds: Holds,
    pub(super) place: Place,
    /// How many elements were open when it began, with its own.
    pub(super) depth: usize,
    pub(super) tables: Vec<Table>,
    pub(super) paragraph: Option<Paragraph>,
    /// The looks of the spans that are open.
    pub(super) spans: Vec<Look>,
    /// What was read, but for the paragraphs of the body.
    pub(super) finished: Vec<Paragraph>,
    /// What sort of placeholder of a slide it is.
    pub(super) class: Option<String>,
    /// Why nobody sees it.
    pub(super) hidden: Option<Hidden>,
}

impl Frame {
    /// An empty frame.
    pub(super) fn new(holds: Holds, place: Place, depth: usize) -> Self {
        Self {
            holds,
            place,
            depth,
            tables: Vec::new(),
            paragraph: None,
            spans: Vec::new(),
            finished: Vec::new(),
            class: None,
            hidden: None,
        }
    }

    /// Whether its text stands on something that need not be white.
    pub(super) fn is_grounded(&self) -> bool {
        matches!(self.holds, Holds::Box) || self.tables.iter().any(|table| table.has_ground)
    }

    /// Its paragraphs as one text.
    pub(super) fn whole(&self, part: u32) -> Gathered {
        let mut whole = Gathered::new(part);
        for paragraph in self.finished.iter().filter(|paragraph| !paragraph.text.is_blank()) {
            if !whole.is_blank() {
                whole.push_unstored("\n");
            }
            whole.append(&paragraph.text);
        }
        whole
    }

    /// Tells what is in it.
    pub(super) fn tell(self, found: &mut Found, part: u32) {
        for paragraph in &self.finished {
            let place = paragraph.place.as_ref().unwrap_or(&self.place);
            match (self.holds, self.hidden) {
                (Holds::Beside(kind), None) => found.block(kind, &paragraph.text, place.clone()),
                (Holds::Box, None) => found.block(BlockKind::TextBox, &paragraph.text, place.clone()),
                _ => {}
            }
            for (hidden, text) in &paragraph.asides {
                found.aside(*hidden, text, place.clone().with(role(*hidden)));
            }
        }
        let unseen = match self.holds {
            Holds::Unseen(hidden) => Some(hidden),
            Holds::Box | Holds::Beside(_) => self.hidden,
            Holds::Body | Holds::Change | Holds::Cell => None,
        };
        if let Some(hidden) = unseen {
            let text = self.whole(part);
            // Of a header that is on no page, nothing but signs says nothing.
            if hidden == Hidden::CustomData && !text.text().contains(char::is_alphanumeric) {
                return;
            }
            let place = if self.hidden.is_some() { self.place.clone().with(role(hidden)) } else { self.place.clone() };
            found.aside(hidden, &text, place);
        }
    }
}
