//! An office document that is being read: what came out of it so far, and what is left to look at.

use std::collections::{HashMap, HashSet};

use super::relations::Relations;
use crate::container::package::Package;
use crate::container::xml::Value;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Block, BlockKind, CellTexts, Gap, Hidden, Origin, Part, Place, Reason};

/// The archive and what was found in it.
pub(crate) struct Opened<'a> {
    /// The archive.
    pub(crate) package: Package<'a>,
    /// What bounds the reading.
    pub(crate) budget: &'a Budget,
    /// The parts that blocks point into.
    pub(crate) parts: Vec<Part>,
    /// The texts of cells with what they are called before them.
    pub(crate) cell_texts: CellTexts,
    /// What was found.
    pub(crate) found: Found,
    /// Members that were read without being kept, and the parts that hold what of them must still be swept.
    pub(crate) streamed: HashMap<String, Vec<u32>>,
    /// Members that are markup by their content and not by their name.
    pub(crate) unnamed_markup: HashSet<String>,
}

/// Blocks that are no running text, and what could not be read.
#[derive(Default)]
pub(crate) struct Found {
    /// Everything beside the running text.
    pub(crate) blocks: Vec<Block>,
    /// What could not be read.
    pub(crate) gaps: Vec<Gap>,
    /// Names that were told already.
    authors: HashSet<String>,
}

impl<'a> Opened<'a> {
    /// Nothing found yet.
    pub(crate) fn new(package: Package<'a>, budget: &'a Budget) -> Self {
        Self {
            package,
            budget,
            parts: Vec::new(),
            cell_texts: CellTexts::default(),
            found: Found::default(),
            streamed: HashMap::new(),
            unnamed_markup: HashSet::new(),
        }
    }

    /// The decoded member `name`, if there is one that can be read; else a gap.
    pub(crate) fn load(&mut self, name: &str) -> Option<Part> {
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
    pub(crate) fn keep(&mut self, part: Part) -> u32 {
        self.parts.push(part);
        self.parts.len() as u32 - 1
    }

    /// The index that [`Opened::keep`] will give the next part.
    pub(crate) fn next_part(&self) -> u32 {
        self.parts.len() as u32
    }

    /// The text of a block that was found.
    pub(crate) fn text<'t>(&'t self, block: &'t Block) -> &'t str {
        let part = self.parts.get(block.part as usize).map_or("", |part| &part.text);
        block.content.text(part, &self.cell_texts)
    }

    /// What the part `of` says of others.
    pub(crate) fn relations(&mut self, of: &str) -> Relations {
        Relations::read(&mut self.package, of, self.budget, &mut self.found.gaps)
    }

    /// Keeps `part` if blocks have come to point into it: it is the next.
    pub(crate) fn keep_if_used(&mut self, part: Part) {
        let index = self.next_part();
        if self.found.blocks.last().is_some_and(|block| block.part == index) {
            self.keep(part);
        }
    }

    /// Tells of someone whose name stands in the member `name`, once.
    pub(crate) fn tell_author(&mut self, name: &str, author: &str, place: impl Into<Place>) {
        if self.found.authors.insert(author.trim().to_owned()) {
            self.tell(Hidden::Author, name, author, place);
        }
    }

    /// Tells of a member as a whole: `text`, which stands nowhere, in the member `name`.
    pub(crate) fn tell(&mut self, hidden: Hidden, name: &str, text: &str, place: impl Into<Place>) {
        let part = self.keep(Part::derived(name.to_owned(), text.to_owned()));
        let mut gathered = Gathered::new(part);
        gathered.push(text, Origin::exact(0));
        self.found.aside(hidden, &gathered, place);
    }
}

impl Found {
    /// A block that nobody sees. Blank text is none.
    pub(crate) fn aside(&mut self, hidden: Hidden, text: &Gathered, place: impl Into<Place>) {
        if !text.is_blank() {
            self.blocks.push(text.aside(hidden, place));
        }
    }

    /// A visible block beside the running text. Blank text is none.
    pub(crate) fn block(&mut self, kind: BlockKind, text: &Gathered, place: impl Into<Place>) {
        if !text.is_blank() {
            self.blocks.push(text.block(kind, place));
        }
    }

    /// Someone's name, which is told once.
    pub(crate) fn author(&mut self, name: Value, part: u32, place: impl Into<Place>) {
        if !self.authors.contains(name.text().trim()) {
            self.name(&name.gather(part), place);
        }
    }

    /// Someone's name, which is told once.
    pub(crate) fn name(&mut self, name: &Gathered, place: impl Into<Place>) {
        if self.authors.insert(name.text().trim().to_owned()) {
            self.aside(Hidden::Author, name, place);
        }
    }

    /// The names that were told.
    pub(crate) fn authors(&self) -> impl Iterator<Item = &str> {
        self.authors.iter().map(String::as_str)
    }

    /// Someone's name that stands as text, which is told once.
    pub(crate) fn author_text(&mut self, name: &Gathered, place: impl Into<Place>) {
        if self.authors.insert(name.text().trim().to_owned()) {
            self.aside(Hidden::Author, name, place);
        }
    }

    /// Tells that `name` was not read.
    pub(crate) fn gap(&mut self, name: &str, reason: Reason) {
        self.gaps.push(Gap::of_part(name, reason));
    }
}
