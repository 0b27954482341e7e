//! Pages within the page: in a comment, in what only some browsers show, in an attribute, in an address.
//!
//! Each is read as a page of its own. What its reader would see is told as what the place makes of it; what it hides, it
//! hides here too.

use std::ops::Range;

use super::page::{Page, Read};
use crate::encoding::data_url;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Block, BlockKind, Content, Hidden, Seat, Thing};

/// What a page within the page is to the reader of this one.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Why it is not seen; `None`: it is.
    pub(super) hidden: Option<Hidden>,
    /// What people call it.
    pub(super) thing: Thing,
    /// What of it is told.
    pub(super) tells: fn(&str) -> bool,
}

impl Page<'_> {
    /// Reads what stands at `span` of the source as a page.
    pub(super) fn verbatim(&mut self, span: Range<usize>, part: Part) {
        let source = self.source;
        for block in self.inner(source, span, true) {
            let words = words(&block, source).to_owned();
            self.take_in(Block { kind: BlockKind::Aside, ..block }, &words, part);
        }
    }

    /// Reads the page that stands in `value`.
    pub(super) fn in_value(&mut self, value: &Gathered, part: Part) {
        for block in self.inner(value.text(), 0..value.text().len(), false) {
            let words = words(&block, value.text()).to_owned();
            let content = value.saying(&block.content).content();
            self.take_in(Block { content, part: value.part(), ..block }, &words, part);
        }
    }

    /// Reads the text that the address `value` holds packed, if it does; whether it was one.
    pub(super) fn packed(&mut self, value: &Gathered, part: Part) -> bool {
        let Some((is_markup, text)) = data_url::text(value.text(), self.budget) else { return false };
        if !is_markup {
            let block = value.standing_for(&text).block(BlockKind::Aside, part.thing);
            self.take_in(block, &text, part);
            return true;
        }
        for block in self.inner(&text, 0..text.len(), false) {
            let words = words(&block, &text).to_owned();
            let content = value.standing_for(&words).content();
            self.take_in(Block { content, part: value.part(), ..block }, &words, part);
        }
        true
    }

    /// The blocks of the page at `span` of `source`. One that stands as it is holds no others: they were read then.
    fn inner(&mut self, source: &str, span: Range<usize>, is_verbatim: bool) -> Vec<Block> {
        let depth = self.depth + usize::from(!is_verbatim);
        if self.is_full() || !self.budget.admits(Bound::Nesting, depth, None) {
            return Vec::new();
        }
        let mut page = Page::new(source, self.budget);
        page.counts = std::mem::take(&mut self.counts);
        (page.depth, page.is_verbatim) = (depth, self.is_verbatim || is_verbatim);
        super::run(&mut page, source, span);
        let Read { blocks, counts, gaps, drawn, .. } = page.finish();
        self.counts = counts;
        if !is_verbatim {
            self.gaps.extend(gaps);
            self.drawn.add(&drawn);
        }
        blocks
    }

    /// Takes in a block with these words, of a page within this one.
    fn take_in(&mut self, block: Block, words: &str, part: Part) {
        if block.hidden.is_some() {
            self.asides.push(block);
            return;
        }
        if words.trim().is_empty() || !(part.tells)(words) || self.is_full() {
            return;
        }
        let place = Seat::from(self.numbered(part.thing.into()));
        match part.hidden {
            Some(_) => self.asides.push(Block { place, hidden: part.hidden, kind: BlockKind::Aside, ..block }),
            None => self.beside.push(Block { place, kind: BlockKind::TextBox, ..block }),
        }
    }
}

/// What a block of `source` says.
pub(super) fn words<'t>(block: &'t Block, source: &'t str) -> &'t str {
    match &block.content {
        Content::Slice(range) => &source[range.start as usize..range.end as usize],
        Content::Joined(joined) => &joined.text,
        // Cells of a page are told one by one, with their names.
        Content::Headed { .. } => "",
    }
}
