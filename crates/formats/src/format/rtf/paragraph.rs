//! Paragraphs, and the frames that hold them: the body, a note, a header, a comment, a text box.

use crate::format::ooxml::opened::Found;
use crate::hidden::aside::role;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Place};

use super::table::Table;

/// A paragraph while it is read.
#[derive(Clone)]
pub(super) struct Paragraph {
    pub(super) text: Gathered,
    /// What is not seen of it, or said beside it.
    pub(super) asides: Vec<(Hidden, Gathered)>,
    pub(super) kind: Option<BlockKind>,
    pub(super) place: Option<Place>,
}

impl Paragraph {
    /// An empty one, of the part with this index.
    pub(super) fn new(part: u32) -> Self {
        Self { text: Gathered::new(part), asides: Vec::new(), kind: None, place: None }
    }

    /// Whether there is nothing of it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_blank() && self.asides.is_empty()
    }

    /// The text that is not seen for this reason, at the end of what is: what goes on there is one.
    pub(super) fn aside(&mut self, hidden: Hidden) -> &mut Gathered {
        let goes_on = self.asides.last().is_some_and(|(of, _)| *of == hidden);
        if !goes_on {
            let part = self.text.part();
            self.asides.push((hidden, Gathered::new(part)));
        }
        let last = self.asides.len() - 1;
        &mut self.asides[last].1
    }
}

/// What a frame's paragraphs are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Body,
    Beside(BlockKind),
    Unseen(Hidden),
}

/// A frame while it is read.
pub(super) struct Frame {
    pub(super) holds: Holds,
    pub(super) place: Place,
    /// How many groups were open when it began, with its own.
    pub(super) depth: usize,
    pub(super) paragraph: Paragraph,
    /// The tables that are open, the outermost first.
    pub(super) tables: Vec<Table>,
    pub(super) finished: Vec<Paragraph>,
    /// It stands in a shape, whose ground is not worked out.
    pub(super) is_box: bool,
}

impl Frame {
    /// An empty one.
    pub(super) fn new(holds: Holds, place: Place, depth: usize, part: u32) -> Self {
        let paragraph = Paragraph::new(part);
        Self { holds, place, depth, paragraph, tables: Vec::new(), finished: Vec::new(), is_box: false }
    }

    /// Tells what is in it, unless it is the body.
    pub(super) fn tell(self, found: &mut Found, part: u32) {
        let mut whole = Gathered::new(part);
        for paragraph in &self.finished {
            let place = paragraph.place.as_ref().unwrap_or(&self.place);
            match self.holds {
                Holds::Beside(kind) => found.block(kind, &paragraph.text, place.clone()),
                Holds::Unseen(_) | Holds::Body => {
                    if !whole.is_blank() && !paragraph.text.is_blank() {
                        whole.push_unstored("\n");
                    }
                    whole.append(&paragraph.text);
                }
            }
            for (hidden, text) in &paragraph.asides {
                found.aside(*hidden, text, place.clone().with(role(*hidden)));
            }
        }
        if let Holds::Unseen(hidden) = self.holds {
            found.aside(hidden, &whole, self.place);
        }
    }
}
