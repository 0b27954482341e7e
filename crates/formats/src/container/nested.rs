//! Files within a file: what one says is taken into the document that carries it.

use std::sync::Arc;

use crate::reader;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::{File, Place, Spot};
use hegao_model::document::{Block, BlockKind, CellTexts, Content, Document, Gap, Hidden, Part};
use hegao_model::text::LineIndex;

/// What a file within a file says, ready to be put behind what was read before.
pub(crate) struct Taken {
    pub(crate) parts: Vec<Part>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) gaps: Vec<Gap>,
}

/// How a file lies in the part that it is called by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lies {
    /// The part is the file, byte by byte.
    Bare,
    /// In something that a program packed around it.
    Packed,
}

/// A file that lies in another.
#[derive(Clone, Copy)]
pub(crate) struct Inner<'a> {
    /// The part that it is called by.
    pub(crate) part: &'a str,
    /// What sort of file it is to people.
    pub(crate) file: File,
    /// Its name.
    pub(crate) name: &'a str,
    /// How it lies there. Only a file that lies bare can be written.
    pub(crate) lies: Lies,
    /// What of it readers see.
    pub(crate) shows: Shows,
}

/// What readers see of a file that lies in another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// Nothing: it goes out with the document, and what is private in it with it.
    Nothing,
    /// All that it shows, as soon as they open it, for which it is there.
    Opened,
}

/// Reads a file that lies in another, whatever holds it; its parts will stand from `first` on. `None`, and a gap that the
/// budget notes, if there is too much of it, or it lies too deep.
///
/// # Errors
/// Nothing of it could be read.
pub(crate) fn read(inner: Inner<'_>, bytes: Vec<u8>, first: usize, budget: &Budget) -> Option<Result<Taken, Gap>> {
    budget.spend(Bound::Unpacked, bytes.len(), Some(inner.part)).ok()?;
    let read = budget.within(inner.part, || reader::nested(inner.name, bytes, budget))?;
    Some(read.map(|document| take_in(document, first, inner, budget)).map_err(|gap| gap.within(inner.part)))
}

/// Takes in what it says. What it has taken is not there for the others: blocks, and its text, which is kept beside the
/// file's bytes.
fn take_in(document: Document, first: usize, inner: Inner<'_>, budget: &Budget) -> Taken {
    let Inner { part, file, name, lies, shows } = inner;
    budget.charge(Bound::Blocks, document.blocks.len());
    budget.charge(Bound::Unpacked, document.parts.iter().map(|part| part.text.len()).sum::<usize>());
    let places = places(&document);
    let cells = document.cell_texts;
    let name: Arc<str> = name.into();
    let mut blocks = document.blocks;
    for (block, place) in blocks.iter_mut().zip(places) {
        shift(block, first as u32, &cells);
        block.place = Place::from(Spot::Within { file, name: name.clone(), place }).into();
        match shows {
            Shows::Nothing => {
                block.hidden = block.hidden.or(Some(Hidden::EmbeddedText));
                block.kind = BlockKind::Aside;
            }
            // Of running text there is one, that of the file itself.
            Shows::Opened if block.kind.is_running() => block.kind = BlockKind::TextBox,
            Shows::Opened => {}
        }
    }
    let named = |stored: Part| match &stored.name {
        None if lies == Lies::Bare => Part { name: Some(part.to_owned()), ..stored },
        None => stored.within(part.to_owned()),
        Some(inner) => {
            let name = format!("{part}/{inner}");
            stored.within(name)
        }
    };
    let parts = document.parts.into_iter().map(named).collect();
    Taken { parts, blocks, gaps: document.gaps.into_iter().map(|gap| gap.within(part)).collect() }
}

/// The places of all blocks: where a reader gave none, the line.
pub(crate) fn places(document: &Document) -> Vec<Option<Box<Place>>> {
    let lines: Vec<LineIndex> = document.parts.iter().map(|part| LineIndex::new(&part.text)).collect();
    let place = |block: &Block| match (document.place(block), block.pieces(0..1).first()) {
        (Some(place), _) => Some(Box::new(place.into_owned())),
        (None, Some((part, range))) => {
            let part = *part as usize;
            let line = lines[part].line_column(&document.parts[part].text, range.start).line;
            Some(Box::new(Place::line(line)))
        }
        (None, None) => None,
    };
    document.blocks.iter().map(place).collect()
}

/// Makes `block` one of a document in which its parts stand so much further on, and which has no cells of the file.
pub(crate) fn shift(block: &mut Block, by: u32, cells: &CellTexts) {
    if matches!(block.content, Content::Headed { .. }) {
        let mut pieces = Vec::new();
        block.content.each_piece(block.part, |piece| pieces.push(piece.clone()));
        block.content = Content::joined(block.content.text("", cells), pieces, []);
    }
    block.part += by;
    if let Content::Joined(joined) = &mut block.content {
        joined.pieces.iter_mut().for_each(|piece| piece.part += by);
    }
}
