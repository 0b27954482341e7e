//! Where a match stands, in every unit that a report may want.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::finding::{Location, Masker, StoredPiece};
use hegao_model::document::{Block, Document, Place, Spot};
use hegao_model::text::{LineColumn, LineIndex, Source, Span};

use super::FILE_NAME_PART;

/// The places of one document, masked: a part or a sheet may be called by someone's number. Lines are counted when the
/// first finding asks.
pub(super) struct Places<'d> {
    document: &'d Document,
    masker: &'d Masker,
    names: Vec<Option<Arc<str>>>,
    lines: Vec<OnceLock<LineIndex>>,
    /// How far characters were counted last: a block may be one enormous line with many findings, which come in order.
    counted: Counted,
}

/// How many cells of a row on either side are asked for its running number: Word has no more columns.
const ROW: usize = 63;

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
    pub(super) fn new(document: &'d Document, masker: &'d Masker) -> Self {
        let masked = |name: &str| masker.text(name).into();
        let names = document.parts.iter().map(|part| part.name.as_deref().map(masked)).collect();
        let lines = document.parts.iter().map(|_| OnceLock::new()).collect();
        Self { document, masker, names, lines, counted: Counted::default() }
    }

    /// The name of a part, masked; `None` for the file itself.
    pub(super) fn name(&self, part: u32) -> Option<Arc<str>> {
        self.names[part as usize].clone()
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
        let pieces = block.pieces(span.range());
        let (start, end) = self.line_columns(&pieces).unzip();
        let place = match (self.document.place(block), start) {
            (Some(place), _) => Some(self.masked(&place)),
            (None, Some(LineColumn { line, .. })) => Some(Place::line(line)),
            (None, None) => None,
        };
        let part = |part: u32| self.names[part as usize].clone();
        let stored = |(number, range): (u32, Range<usize>)| StoredPiece {
            part: part(number),
            bytes: self.document.parts[number as usize].stored(range),
        };
        let first = pieces.first().map_or(block.part, |(part, _)| *part);
        let pieces: Vec<StoredPiece> = pieces.into_iter().map(stored).collect();
        let part = part(first);
        // The hull is that of the first part; what goes on in another is in the pieces.
        let end_of = |piece: &StoredPiece| (piece.part == part).then_some(piece.bytes.end);
        let bytes = pieces.first().map_or(0, |piece| piece.bytes.start)
            ..pieces.iter().rev().find_map(end_of).unwrap_or_default();
        let serial = index.and_then(|index| self.serial(index));
        Location { part, block: index, range, start, end, bytes, pieces, place, serial }
    }

    /// The running number that the row of a cell has in its column 序号: by it people find the row.
    fn serial(&self, index: usize) -> Option<u32> {
        let place = |at: usize| self.document.blocks.get(at).and_then(|block| self.document.place(block));
        let row = |at: usize| match place(at)?.spot {
            Spot::Cell { table, row, .. } => Some((table, row)),
            _ => None,
        };
        let own = row(index)?;
        let is_beside = |at: &usize| row(*at) == Some(own);
        let before = (index.saturating_sub(ROW)..index).rev().take_while(is_beside);
        before.chain((index..index + ROW).take_while(is_beside)).find_map(|at| {
            let place = place(at)?;
            let Spot::Cell { header: Some(header), .. } = &place.spot else { return None };
            let block = self.document.blocks.get(at).filter(|_| header.trim() == "序号")?;
            // The column's head stands before the cell's own text.
            let text = self.document.text(block);
            text.strip_prefix(&**header).unwrap_or(text).trim_start_matches(['：', ':']).trim().parse().ok()
        })
    }

    /// The place with its texts masked.
    fn masked(&self, place: &Place) -> Place {
        let mut masked = place.clone();
        masked.texts_mut(&mut |text| *text = self.masker.text(text).into());
        masked
    }

    /// Line and column of the first character and behind the last, where the part has lines.
    fn line_columns(&self, pieces: &[(u32, Range<usize>)]) -> Option<(LineColumn, LineColumn)> {
        let ((part, first), (_, last)) = (pieces.first()?, pieces.last()?);
        let stored = &self.document.parts[*part as usize];
        if !stored.has_lines() {
            return None;
        }
        let lines = self.lines[*part as usize].get_or_init(|| LineIndex::new(&stored.text));
        let at = |offset| lines.line_column(&stored.text, offset);
        Some((at(first.start), at(last.end)))
    }
}

/// A place in the document's path: bytes are those of the path in UTF-8.
fn in_path(span: Span<Source>, range: Range<usize>) -> Location {
    let bytes = span.start() as u64..span.end() as u64;
    let part: Option<Arc<str>> = Some(FILE_NAME_PART.into());
    Location {
        part: part.clone(),
        block: None,
        range,
        start: None,
        end: None,
        bytes: bytes.clone(),
        pieces: vec![StoredPiece { part, bytes }],
        place: Some(Spot::FileName.into()),
        serial: None,
    }
}
