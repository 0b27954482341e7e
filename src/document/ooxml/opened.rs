//! An office document that is being read: what came out of it so far, and what is left to look at.

use std::collections::HashSet;

use super::super::budget::Budget;
use super::super::flow::Gathered;
use super::super::{Block, BlockKind, Gap, GapKind, Hidden, Part};
use super::package::Package;
use super::relations::Relations;
use super::xml::Value;

/// The archive and what was found in it.
pub(in crate::document) struct Opened<'a> {
    /// The archive.
    pub(in crate::document) package: Package<'a>,
    /// What bounds the reading.
    pub(in crate::document) budget: &'a Budget,
    /// The parts that blocks point into.
    pub(in crate::document) parts: Vec<Part>,
    /// What was found.
    pub(in crate::document) found: Found,
}

/// Blocks that are no running text, and what could not be read.
#[derive(Default)]
pub(in crate::document) struct Found {
    /// Everything beside the running text.
    pub(in crate::document) blocks: Vec<Block>,
    /// What could not be read.
    pub(in crate::document) gaps: Vec<Gap>,
    /// Names that were told already.
    authors: HashSet<String>,
}

impl<'a> Opened<'a> {
    /// Nothing found yet.
    pub(in crate::document) fn new(package: Package<'a>, budget: &'a Budget) -> Self {
        Self { package, budget, parts: Vec::new(), found: Found::default() }
    }

    /// The decoded member `name`, if there is one that can be read; else a gap.
    pub(in crate::document) fn load(&mut self, name: &str) -> Option<Part> {
        match self.package.part(name) {
            Ok((part, gaps)) => {
                self.found.gaps.extend(gaps);
                Some(part)
            }
            Err(gap) => {
                self.found.gaps.push(gap);
                None
            }
        }
    }

    /// Keeps a part that blocks point into; they call it by this index.
    pub(in crate::document) fn keep(&mut self, part: Part) -> u32 {
        self.parts.push(part);
        self.parts.len() as u32 - 1
    }

    /// The index that [`Opened::keep`] will give the next part.
    pub(in crate::document) fn next_part(&self) -> u32 {
        self.parts.len() as u32
    }

    /// What the part `of` says of others.
    pub(in crate::document) fn relations(&mut self, of: &str) -> Relations {
        Relations::read(&mut self.package, of, self.budget, &mut self.found.gaps)
    }

    /// Keeps `part` if blocks have come to point into it: it is the next.
    pub(in crate::document) fn keep_if_used(&mut self, part: Part) {
        let index = self.next_part();
        if self.found.blocks.last().is_some_and(|block| block.part == index) {
            self.keep(part);
        }
    }

    /// Tells of someone whose name stands in the member `name`, once.
    pub(in crate::document) fn tell_author(&mut self, name: &str, author: &str, label: &str) {
        if self.found.authors.insert(author.trim().to_owned()) {
            self.tell(Hidden::Author, name, author, label);
        }
    }

    /// Tells of a member as a whole: `text`, which stands nowhere, in the member `name`.
    pub(in crate::document) fn tell(&mut self, hidden: Hidden, name: &str, text: &str, label: &str) {
        let part = self.keep(Part::unstored(name.to_owned(), text.to_owned()));
        let mut gathered = Gathered::new(part);
        gathered.push(text, 0..text.len());
        self.found.aside(hidden, &gathered, label);
    }
}

impl Found {
    /// A block that nobody sees. Blank text is none.
    pub(in crate::document) fn aside(&mut self, hidden: Hidden, text: &Gathered, label: &str) {
        if !text.is_blank() {
            self.blocks.push(text.aside(hidden, label));
        }
    }

    /// A visible block beside the running text. Blank text is none.
    pub(in crate::document) fn block(&mut self, kind: BlockKind, text: &Gathered, label: &str) {
        if !text.is_blank() {
            self.blocks.push(text.block(kind, label));
        }
    }

    /// Someone's name, which is told once.
    pub(in crate::document) fn author(&mut self, name: Value, part: u32, label: &str) {
        if !self.authors.contains(name.text().trim()) {
            self.name(&name.gather(part), label);
        }
    }

    /// Someone's name, which is told once.
    pub(in crate::document) fn name(&mut self, name: &Gathered, label: &str) {
        if self.authors.insert(name.text().trim().to_owned()) {
            self.aside(Hidden::Author, name, label);
        }
    }

    /// Someone's name that stands as text, which is told once.
    pub(in crate::document) fn author_text(&mut self, name: &Gathered, label: &str) {
        if self.authors.insert(name.text().trim().to_owned()) {
            self.aside(Hidden::Author, name, label);
        }
    }

    /// Tells that `name` was not read.
    pub(in crate::document) fn gap(&mut self, kind: GapKind, name: &str, detail: &str) {
        self.gaps.push(Gap::of_part(kind, name, detail));
    }
}
