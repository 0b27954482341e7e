//! What holds paragraphs: the body, a text box, a note, a comment. A text box stands within a paragraph of another
//! frame, so frames are stacked.

use super::super::ooxml::opened::Found;
use super::field::Field;
use super::look::Look;
use super::paragraph::Paragraph;
use super::table::Table;
use crate::container::xml::Value;
use crate::hidden::aside::role;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Place};

/// What a frame's paragraphs are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Holds {
    /// The running text.
    Body,
    /// Something on the page beside it.
    Beside(BlockKind),
    /// Something that is not on the page, told as a whole.
    Unseen(Hidden),
}

/// A frame while it is read.
pub(in crate::format) struct Frame<'a> {
    pub(in crate::format) holds: Holds,
    /// Where its paragraphs stand.
    pub(in crate::format) place: Place,
    /// It stands in a shape.
    pub(in crate::format) is_box: bool,
    /// It is the line between text and notes, of which only what has letters says anything.
    pub(in crate::format) is_line: bool,
    /// How many elements were open when it began, with its own.
    pub(in crate::format) depth: usize,
    /// The tables that are open.
    pub(in crate::format) tables: Vec<Table<'a>>,
    pub(in crate::format) paragraph: Option<Paragraph<'a>>,
    /// A paragraph whose mark was taken out.
    pub(in crate::format) open_ended: Option<Paragraph<'a>>,
    pub(in crate::format) fields: Vec<Field>,
    pub(in crate::format) run: Run<'a>,
    /// The paragraphs that have been read, but for those of the body.
    pub(in crate::format) finished: Vec<Paragraph<'a>>,
}

/// A run of characters that look the same.
#[derive(Default)]
pub(in crate::format) struct Run<'a> {
    pub(in crate::format) look: Look,
    /// Whether it can be seen, once that is worked out.
    pub(in crate::format) hidden: Option<Option<Hidden>>,
    /// Who changed its look.
    pub(in crate::format) changed_by: Option<Option<Value<'a>>>,
}

impl<'a> Frame<'a> {
    /// An empty frame.
    pub(in crate::format) fn new(holds: Holds, place: Place, depth: usize) -> Self {
        Self {
            holds,
            place,
            is_box: false,
            is_line: false,
            depth,
            tables: Vec::new(),
            paragraph: None,
            open_ended: None,
            fields: Vec::new(),
            run: Run::default(),
            finished: Vec::new(),
        }
    }

    /// Tells what is in it, unless it is the body.
    pub(in crate::format) fn tell(self, found: &mut Found, part: u32) {
        let mut whole = Gathered::new(part);
        for paragraph in self.finished {
            match self.holds {
                _ if self.is_line && !paragraph.text.text().contains(char::is_alphanumeric) => {}
                Holds::Beside(kind) => found.block(kind, &paragraph.text, self.place.clone()),
                Holds::Unseen(_) | Holds::Body => {
                    if !whole.is_blank() {
                        whole.push_unstored("\n");
                    }
                    whole.append(&paragraph.text);
                }
            }
            for unseen in &paragraph.asides {
                found.aside(unseen.hidden, &unseen.text, self.place.clone().with(role(unseen.hidden)));
            }
        }
        // The number of a page in a header that is not used is no news.
        let tells = |hidden| hidden != Hidden::CustomData || whole.text().contains(char::is_alphabetic);
        if let Holds::Unseen(hidden) = self.holds
            && tells(hidden)
        {
            found.aside(hidden, &whole, self.place);
        }
    }
}
