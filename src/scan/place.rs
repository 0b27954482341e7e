//! Where a match stands, in every unit that a report may want.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::document::{Block, Document};
use crate::finding::{Edit, Location};
use crate::text::{LineIndex, Source, Span};

use super::FILE_NAME_PART;

/// The places of one document. Lines are counted when the first finding asks.
pub(super) struct Places<'d> {
    document: &'d Document,
    lines: Vec<OnceLock<LineIndex>>,
    /// How far characters were counted last: a block may be one enormous line with many findings, which come in order.
    counted: Counted,
}

/// Characters before a byte offset of a block.
#[derive(Default)]
struct Counted {
    block: Option<usize>,
    bytes: usize,
    chars: usize,
}

impl Counted {
    /// Number of characters before `offset` in the block `block` with the text `source`.
    fn up_to(&mut self, block: Option<usize>, source: &str, offset: usize) -> usize {
        if self.block != block || offset < self.bytes {
            *self = Self { block, ..Self::default() };
        }
        self.chars += source[self.bytes..offset].chars().count();
        self.bytes = offset;
        self.chars
    }
}

impl<'d> Places<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document, lines: document.parts.iter().map(|_| OnceLock::new()).collect(), counted: Counted::default() }
    }

    /// The place of `span` in a block (without one, in the document's path).
    pub(super) fn locate(
        &mut self,
        index: Option<usize>,
        block: Option<&Block>,
        source: &str,
        span: Span<Source>,
    ) -> Location {
        let start = self.counted.up_to(index, source, span.start());
        let range = start..start + span.of(source).chars().count();
        let Some(block) = block else { return in_path(span, range) };
        let part = self.document.part(block);
        let pieces = block.pieces(span.range());
        let hull = pieces.first().map_or(0, |piece| piece.start)..pieces.last().map_or(0, |piece| piece.end);
        let lines = self.lines[block.part as usize].get_or_init(|| LineIndex::new(&part.text));
        let at = |offset| lines.line_column(&part.text, offset);
        let stored: Vec<Range<u64>> = pieces.into_iter().map(|piece| part.stored(piece)).collect();
        Location {
            part: part.name.as_deref().map(Arc::from),
            block: index,
            range,
            start: Some(at(hull.start)),
            end: Some(at(hull.end)),
            bytes: stored.first().map_or(0, |piece| piece.start)..stored.last().map_or(0, |piece| piece.end),
            pieces: stored,
            label: format!("第{}行", at(hull.start).line),
        }
    }
}

/// A place in the document's path: bytes are those of the path in UTF-8.
fn in_path(span: Span<Source>, range: Range<usize>) -> Location {
    let bytes = span.start() as u64..span.end() as u64;
    Location {
        part: Some(FILE_NAME_PART.into()),
        block: None,
        range,
        start: None,
        end: None,
        bytes: bytes.clone(),
        pieces: vec![bytes],
        label: "文件名".into(),
    }
}

/// The edits that put `text` where a match stands: into its first piece, and nothing into the others; or, where it also
/// takes away what stands between the pieces, over all of it.
pub(super) fn edits(location: &Location, text: &str, joins: bool) -> Vec<Edit> {
    if joins {
        return vec![Edit { part: location.part.clone(), bytes: location.bytes.clone(), text: text.to_owned() }];
    }
    let edit = |(number, bytes): (usize, &Range<u64>)| Edit {
        part: location.part.clone(),
        bytes: bytes.clone(),
        text: if number == 0 { text.to_owned() } else { String::new() },
    };
    location.pieces.iter().enumerate().map(edit).collect()
}
