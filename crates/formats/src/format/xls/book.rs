//! What is known of a workbook while it is read, and what came out of it so far.

use super::strings::Strings;
use super::text::Coding;
use crate::format::ooxml::opened::Found;
use crate::format::spreadsheet::look::Look;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Budget;
use hegao_model::document::{CellTexts, Hidden, Origin, Part, Place};

/// The index of the part that holds the texts of all records.
const PART: u32 = 0;

/// A workbook that is being read.
pub(super) struct Book<'b> {
    /// What bounds the reading.
    pub(super) budget: &'b Budget,
    /// What the stream is called.
    pub(super) name: &'b str,
    /// How its texts are stored.
    pub(super) coding: Coding,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    /// The shared strings.
    pub(super) strings: Strings,
    /// The looks, by number.
    pub(super) looks: Vec<Look>,
    /// The texts of cells with what they are called before them.
    pub(super) cell_texts: CellTexts,
    /// What was found beside the cells.
    pub(super) found: Found,
    /// The parts of files within the file; the first is that of the workbook itself.
    pub(super) parts: Vec<Part>,
    /// How many blocks of cells there are so far.
    pub(super) blocks: usize,
    /// All texts that blocks point into, a line each.
    text: String,
}

impl<'b> Book<'b> {
    /// Nothing found yet in the stream `name`.
    pub(super) fn new(name: &'b str, coding: Coding, budget: &'b Budget) -> Self {
        Self {
            budget,
            name,
            coding,
            from_1904: false,
            strings: Strings::default(),
            looks: Vec::new(),
            cell_texts: CellTexts::default(),
            found: Found::default(),
            parts: vec![Part::derived(name.to_owned(), String::new())],
            blocks: 0,
            text: String::new(),
        }
    }

    /// Nothing yet, of the workbook's own part.
    pub(super) fn nothing(&self) -> Gathered {
        Gathered::new(PART)
    }

    /// Keeps `text`, so that a block can point at it.
    pub(super) fn keep(&mut self, text: &str) -> Gathered {
        let mut kept = self.nothing();
        if !text.is_empty() {
            kept.push(text, Origin::exact(self.text.len()));
            self.text.push_str(text);
            self.text.push('\n');
        }
        kept
    }

    /// What was kept at this stretch.
    pub(super) fn kept(&self, start: u32, end: u32) -> Gathered {
        let mut kept = self.nothing();
        kept.push(&self.text[start as usize..end as usize], Origin::Exact(start));
        kept
    }

    /// Tells something that nobody sees.
    pub(super) fn aside(&mut self, hidden: Hidden, text: &str, place: impl Into<Place>) {
        if !text.trim().is_empty() {
            let kept = self.keep(text);
            self.found.aside(hidden, &kept, place);
        }
    }

    /// Tells of someone, once.
    pub(super) fn author(&mut self, name: &str, place: impl Into<Place>) {
        let name = name.trim();
        if !name.is_empty() {
            let kept = self.keep(name);
            self.found.name(&kept, place);
        }
    }

    /// The texts of the blocks that were found beside the cells, and all that cells say.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let blocks = self.found.blocks.iter().filter(|block| block.part != PART);
        let inner = blocks.filter_map(|block| {
            let part = self.parts.get(block.part as usize)?;
            Some(block.content.text(&part.text, &self.cell_texts))
        });
        self.text.lines().chain(inner)
    }

    /// All parts, when everything was read.
    pub(super) fn into_parts(self) -> (Vec<Part>, Found, CellTexts) {
        let Self { mut parts, found, cell_texts, text, .. } = self;
        parts[PART as usize].text = text;
        (parts, found, cell_texts)
    }
}
