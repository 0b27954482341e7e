//! The stories of a document ([MS-DOC], 2.3): the text, and beside it notes, headers, comments, text boxes, each of which is one story
//! of which a list says where the single ones begin.

use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at, wide};
use super::fib::{self, Table};
use super::source::{PART, Source};
use super::sprm;
use super::story::{Shared, Story};
use crate::format::docx::frame::Holds;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Pages;
use hegao_model::document::{Block, BlockKind, Gap, Hidden, Place, Reason, Role, Spot, Thing};

/// Stories of the lines between text and notes, which stand before all headers ([MS-DOC], 2.3.3).
const LINES: usize = 6;

/// Bytes of what a list says of a comment and of a text box.
const COMMENT: usize = 30;
const BOX: usize = 22;

/// Reads all of them. The running text is returned, all else is found.
pub(super) fn read<'a>(source: &Source<'a>, shared: &mut Shared<'_, 'a>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut boxes = 0;
    for (story, range) in source.fib.stories() {
        match story {
            fib::Story::Main => {
                blocks = Story::new(source, shared, Holds::Body, Thing::Text.into()).read(range);
            }
            fib::Story::Footnotes => notes(source, shared, Table::FootnoteTexts, Thing::Footnote, &range),
            fib::Story::Endnotes => notes(source, shared, Table::EndnoteTexts, Thing::Endnote, &range),
            fib::Story::Headers => headers(source, shared, &range),
            fib::Story::Comments => comments(source, shared, &range),
            fib::Story::TextBoxes => text_boxes(source, shared, Table::TextBoxTexts, &range, &mut boxes),
            fib::Story::HeaderTextBoxes => text_boxes(source, shared, Table::HeaderTextBoxTexts, &range, &mut boxes),
        }
    }
    let said = source.fib.stories().last().map_or(0, |(_, range)| range.end);
    // What the pieces have behind it is the mark that ends the last story.
    let there = source.pieces.list.last().map_or(0, |piece| piece.end);
    if there < said {
        source.budget.tell(Gap::of_part(PART, Reason::DamagedPart));
    }
    blocks
}

/// Where the single ones of a story begin and end, by the list `what` whose data have `size` bytes each. Where it has none, the
/// story is one.
fn single(source: &Source, what: Table, size: usize, story: &Range<u32>) -> Vec<Range<u32>> {
    let list = Plc::new(source.part(what), size);
    if list.len() == 0 {
        return vec![story.clone()];
    }
    let clamp = |place: u32| story.start.saturating_add(place).clamp(story.start, story.end);
    let mut at = story.start;
    let mut all = Vec::new();
    for index in source.budget.take(Bound::Blocks, 0..list.len(), Some(PART)) {
        let Range { start, end } = list.stretch(index);
        // Places that go back would say the same again and again.
        let (start, end) = (clamp(start).max(at), clamp(end).max(at));
        all.push(start..end);
        at = end;
    }
    // What no entry has.
    if at < story.end {
        all.push(at..story.end);
    }
    all
}

fn notes<'a>(source: &Source<'a>, shared: &mut Shared<'_, 'a>, what: Table, thing: Thing, story: &Range<u32>) {
    for (index, range) in single(source, what, 0, story).into_iter().enumerate() {
        let place = Place::from(thing).numbered(index + 1);
        Story::new(source, shared, Holds::Beside(BlockKind::Footnote), place).read(range);
    }
}

/// Six of each section ([MS-DOC], 2.3.3): headers of even and of all pages, the same of footers, then those of the first.
fn headers<'a>(source: &Source<'a>, shared: &mut Shared<'_, 'a>, story: &Range<u32>) {
    let has_title_page = has_title_page(source);
    // fFacingPages ([MS-DOC], 2.7.2).
    let has_even_pages = source.part(Table::DocumentProperties).first().is_some_and(|flags| flags & 1 == 1);
    for (index, range) in single(source, Table::HeaderTexts, 0, story).into_iter().enumerate() {
        let Some(index) = index.checked_sub(LINES) else {
            let story = Story::new(source, shared, Holds::Beside(BlockKind::Footnote), Thing::Footnote.into());
            story.line().read(range);
            continue;
        };
        let (pages, is_used) = match index % 6 {
            0 | 2 => (Pages::Even, has_even_pages),
            1 | 3 => (Pages::All, true),
            _ => (Pages::First, has_title_page),
        };
        let is_footer = matches!(index % 6, 2 | 3 | 5);
        let kind = if is_footer { BlockKind::Footer } else { BlockKind::Header };
        let holds = if is_used { Holds::Beside(kind) } else { Holds::Unseen(Hidden::CustomData) };
        let place = Spot::Edge { is_footer, pages, is_unused: !is_used }.into();
        Story::new(source, shared, holds, place).read(range);
    }
}

/// Whether first pages have headers of their own, in one section at least (sprmSFTitlePage).
fn has_title_page(source: &Source) -> bool {
    let sections = Plc::new(source.part(Table::Sections), 12);
    (0..sections.len()).any(|index| {
        let at = u32_at(sections.data(index), 2).filter(|at| *at != u32::MAX).map(|at| at as usize);
        let changes = at.and_then(|at| {
            let length = usize::from(u16_at(source.word, at)?);
            source.word.get(at + 2..at + 2 + length)
        });
        sprm::each(changes.unwrap_or_default()).any(|sprm| sprm.code == 0x300A && sprm.byte() != 0)
    })
}

fn comments<'a>(source: &Source<'a>, shared: &mut Shared<'_, 'a>, story: &Range<u32>) {
    let references = Plc::new(source.part(Table::CommentReferences), COMMENT);
    let authors = authors(source.part(Table::CommentAuthors));
    for (index, range) in single(source, Table::CommentTexts, 0, story).into_iter().enumerate() {
        let place = Place::from(Thing::Comment).numbered(index + 1);
        // [MS-DOC], 2.9.7: behind the initials of ten characters, which of the authors.
        let author = u16_at(references.data(index), 20).and_then(|author| authors.get(usize::from(author)));
        if let Some(author) = author {
            let name = shared.gather(author);
            shared.found.name(&name, place.clone().with(Role::Author));
        }
        Story::new(source, shared, Holds::Unseen(Hidden::Comment), place).read(range);
    }
}

/// The names of those who wrote comments: each behind its length.
fn authors(bytes: &[u8]) -> Vec<String> {
    let mut authors = Vec::new();
    let mut at = 0;
    while let Some(length) = u16_at(bytes, at).map(|length| usize::from(length) * 2) {
        let Some(name) = bytes.get(at + 2..at + 2 + length) else { break };
        authors.push(wide(name));
        at += 2 + length;
    }
    authors
}

fn text_boxes<'a>(
    source: &Source<'a>,
    shared: &mut Shared<'_, 'a>,
    what: Table,
    story: &Range<u32>,
    boxes: &mut usize,
) {
    for range in single(source, what, BOX, story) {
        let place = Place::from(Thing::TextBox).numbered(*boxes + 1);
        let before = shared.found.blocks.len();
        Story::new(source, shared, Holds::Beside(BlockKind::TextBox), place).read(range);
        *boxes += usize::from(shared.found.blocks.len() > before);
    }
}
