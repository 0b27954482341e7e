//! What a file says that is there to carry others: a message with its attachments, an archive.
//!
//! A reader of such a file opens what lies in it, so what lies in it is read as it would be alone: its running text becomes
//! text beside the running one, because several files are no one document, whose headings or figures could be held against
//! each other.

use std::io::Cursor;

use super::nested::{self, Inner, Lies, Shows};
use crate::detect::{HEAD, Look, look, skipped};
use crate::image;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::{File, Picture, Place, Spot};
use hegao_model::document::{Block, BlockKind, Content, Gap, Hidden, Part, SkipReason};

/// What was read so far.
pub(crate) struct Carried<'b> {
    pub(crate) budget: &'b Budget,
    pub(crate) parts: Vec<Part>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) gaps: Vec<Gap>,
    /// How many files in it were read.
    pub(crate) documents: usize,
}

impl<'b> Carried<'b> {
    /// Nothing yet.
    pub(crate) fn new(budget: &'b Budget) -> Self {
        Self { budget, parts: Vec::new(), blocks: Vec::new(), gaps: Vec::new(), documents: 0 }
    }

    /// Reads the file called `name`, which reports call `part`, as it would be read in a folder: what is no document is skipped,
    /// but what a picture says of itself is told.
    pub(crate) fn file(&mut self, part: &str, file: File, name: &str, bytes: Vec<u8>) {
        self.read(part, file, name, bytes, Shows::Opened);
    }

    /// The same of a file that its readers need not see.
    pub(crate) fn unseen_file(&mut self, part: &str, file: File, name: &str, bytes: Vec<u8>) {
        self.read(part, file, name, bytes, Shows::Nothing);
    }

    fn read(&mut self, part: &str, file: File, name: &str, bytes: Vec<u8>, shows: Shows) {
        let head = &bytes[..bytes.len().min(HEAD)];
        if skipped(name, head) == Some(SkipReason::Picture) {
            return self.picture(part, name, &bytes);
        }
        match look(name, head, &mut Cursor::new(&bytes)) {
            Look::Skip(_) => return,
            Look::Gap(gap) => return self.gaps.push(gap.within(part)),
            Look::Read => {}
        }
        let inner = Inner { part, file, name, lies: Lies::Packed, shows };
        match nested::read(inner, bytes, self.parts.len(), self.budget) {
            None => {}
            Some(Ok(taken)) => {
                self.documents += 1;
                self.parts.extend(taken.parts);
                self.blocks.extend(taken.blocks);
                self.gaps.extend(taken.gaps);
            }
            Some(Err(gap)) => self.gaps.push(gap),
        }
    }

    /// Tells what a picture says beside what it shows.
    fn picture(&mut self, part: &str, name: &str, bytes: &[u8]) {
        for (hidden, field, text) in image::said(bytes, self.budget, Some(part)) {
            let place = Spot::Picture { picture: Picture::File(name.into()), field };
            self.aside(part, hidden, &text, place.into());
        }
    }

    /// Adds a text that is not seen, in the part of this name.
    pub(crate) fn aside(&mut self, part: &str, hidden: Hidden, text: &str, place: Place) {
        self.say(part, BlockKind::Aside, Some(hidden), text, place);
    }

    /// Adds a text to the part of this name, if that was the last; else the part begins with it.
    pub(crate) fn say(&mut self, part: &str, kind: BlockKind, hidden: Option<Hidden>, text: &str, place: Place) {
        let text = text.trim();
        if text.is_empty() || !self.budget.admits(Bound::Blocks, self.blocks.len() + 1, Some(part)) {
            return;
        }
        let is_open = |last: &Part| last.name.as_deref() == Some(part) && last.coding().is_none();
        if !self.parts.last().is_some_and(is_open) {
            self.parts.push(Part::derived(part.to_owned(), String::new()));
        }
        let index = self.parts.len() - 1;
        let whole = &mut self.parts[index].text;
        let start = whole.len() as u32;
        whole.push_str(text);
        let content = Content::Slice(start..whole.len() as u32);
        whole.push('\n');
        self.blocks.push(Block { place: place.into(), hidden, ..Block::new(kind, index as u32, content) });
    }
}
