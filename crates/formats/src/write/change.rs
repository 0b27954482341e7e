//! From edits of stored bytes to changes of a part's text: in order, each once, none over another, none of a half.

use std::ops::Range;

use hegao_model::document::{Block, Content, Document, Edit, Origin};

use super::Refusal;

/// What is to stand at `source` of a part's text, as a reader sees it.
pub(super) struct Change<'e> {
    pub(super) source: Range<usize>,
    pub(super) text: &'e str,
    /// Its first stored byte.
    at: u64,
}

impl<'e> Change<'e> {
    /// The change that puts `text` at `source`.
    pub(super) fn new(source: Range<usize>, text: &'e str) -> Self {
        Self { at: source.start as u64, source, text }
    }

    /// Whether it touches what stands at `range`: takes some of it, or puts something within it.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        if self.source.is_empty() {
            return range.start < self.source.start && self.source.start < range.end;
        }
        self.source.start < range.end && range.start < self.source.end
    }

    fn covers(&self, range: &Range<usize>) -> bool {
        self.source.start <= range.start && range.end <= self.source.end
    }
}

/// The changes that `edits`, which are of the part `index`, make of its text.
pub(super) fn changes<'e>(document: &Document, index: u32, edits: &'e [Edit]) -> Result<Vec<Change<'e>>, Refusal> {
    let part = document.parts.get(index as usize).ok_or(Refusal::NoPart)?;
    if part.syntax().is_none() {
        return Err(Refusal::Derived);
    }
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.bytes.start, edit.bytes.end));
    edits.dedup();
    if let Some(two) = edits.windows(2).find(|two| two[0].bytes.end.max(two[0].bytes.start + 1) > two[1].bytes.start) {
        return Err(Refusal::Overlap { at: two[1].bytes.start });
    }
    let change = |edit: &'e Edit| {
        let at = edit.bytes.start;
        let source = part.decoded(edit.bytes.clone()).ok_or(Refusal::Half { at })?;
        // Some encodings have two characters in one: the bytes of the text are then more than those of the edit.
        let is_exact = part.stored(source.clone()) == edit.bytes;
        if is_exact { Ok(Change { source, text: &edit.text, at }) } else { Err(Refusal::Half { at }) }
    };
    let changes: Vec<Change<'e>> = edits.into_iter().map(change).collect::<Result<_, _>>()?;
    document.blocks.iter().try_for_each(|block| check(block, index, &changes))?;
    match unread(document, index, &changes) {
        Some(change) => Err(Refusal::NoText { at: change.at }),
        None => Ok(changes),
    }
}

/// The first change that begins where nothing is read: in a tag, in the address of a link.
fn unread<'c, 'e>(document: &Document, index: u32, changes: &'c [Change<'e>]) -> Option<&'c Change<'e>> {
    let mut is_read = vec![false; changes.len()];
    let mut read = |start: u32, end: u32| {
        let first = changes.partition_point(|change| change.source.start < start as usize);
        let within = changes[first..].iter().zip(&mut is_read[first..]);
        let end = end as usize;
        for (change, is_read) in within.take_while(|(change, _)| change.source.start <= end) {
            *is_read |= change.source.start < end || change.source.is_empty();
        }
    };
    for block in &document.blocks {
        block.content.each_piece(block.part, |piece| {
            if piece.part == index {
                let source = piece.source();
                read(source.start, source.end);
            }
        });
    }
    changes.iter().zip(is_read).find(|(_, is_read)| !is_read).map(|(change, _)| change)
}

/// Whether the changes leave what `block` has as one whole whole.
fn check(block: &Block, index: u32, changes: &[Change<'_>]) -> Result<(), Refusal> {
    let Content::Joined(joined) = &block.content else { return Ok(()) };
    for piece in joined.pieces.iter().filter(|piece| piece.part == index && !piece.is_exact()) {
        let source = piece.source();
        let range = source.start as usize..source.end as usize;
        let first = changes.partition_point(|change| change.source.end <= range.start);
        for change in changes[first..].iter().take_while(|change| change.source.start < range.end) {
            match piece.origin {
                _ if !change.touches(&range) => {}
                Origin::Rendered(_) => return Err(Refusal::Rendered { at: change.at }),
                _ if !change.covers(&range) => return Err(Refusal::Half { at: change.at }),
                _ => {}
            }
        }
    }
    Ok(())
}
