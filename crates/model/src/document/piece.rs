//! A stretch of a block's text, and where it comes from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a block's text that stands in one piece in its part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Index of its part in [`Document::parts`](super::Document::parts): a paragraph may go on on the next page.
    pub part: u32,
    /// Range in the block's text, in bytes of UTF-8.
    pub text: Range<u32>,
    /// Where it stands in the part's text.
    pub origin: Origin,
}

/// Where a stretch of text stands in the part's text, and how. In bytes of UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Character by character, from here on.
    Exact(u32),
    /// As one whole that is written in another way: `&amp;` for &, `""` for ". It can be written anew, but not by half.
    Escaped(Range<u32>),
    /// As something that is shown so: a number that is a date, a picture that says it. It cannot be written at all.
    Rendered(Range<u32>),
}

impl Origin {
    /// Character by character, from `start` on.
    #[must_use]
    pub fn exact(start: usize) -> Self {
        Self::Exact(start as u32)
    }

    /// As one whole that is written in another way.
    #[must_use]
    pub fn escaped(range: Range<usize>) -> Self {
        Self::Escaped(range.start as u32..range.end as u32)
    }

    /// As something that is shown so.
    #[must_use]
    pub fn rendered(range: Range<usize>) -> Self {
        Self::Rendered(range.start as u32..range.end as u32)
    }

    /// The origin of `text`, of which `source` says the same at `range`, or something that is read as it.
    #[must_use]
    pub fn of(text: &str, source: &str, range: Range<usize>) -> Self {
        if source.get(range.clone()) == Some(text) { Self::exact(range.start) } else { Self::escaped(range) }
    }

    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> u32 {
        match self {
            Self::Exact(start) => *start,
            Self::Escaped(range) | Self::Rendered(range) => range.start,
        }
    }
}

impl Piece {
    /// The range in the part's text.
    #[must_use]
    pub fn source(&self) -> Range<u32> {
        match &self.origin {
            Origin::Exact(start) => *start..start + (self.text.end - self.text.start),
            Origin::Escaped(range) | Origin::Rendered(range) => range.clone(),
        }
    }

    /// Whether `next` goes on exactly where this one ends, in the text and in the part.
    #[must_use]
    pub fn joins(&self, next: &Self) -> bool {
        let follows = self.source().end == next.source().start && self.text.end == next.text.start;
        self.part == next.part && self.is_exact() && next.is_exact() && follows
    }

    /// Whether the stored text is the block's, character by character.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        matches!(self.origin, Origin::Exact(_))
    }

    /// The part of `range` (of the block's text) that lies in this piece, as a range of the part's text.
    #[must_use]
    pub fn cut(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let piece = self.within(range)?.source();
        Some(piece.start as usize..piece.end as usize)
    }

    /// The part of this piece that lies in `range` of the block's text, counted from the start of that.
    #[must_use]
    pub fn within(&self, range: &Range<usize>) -> Option<Self> {
        let start = range.start.max(self.text.start as usize);
        let end = range.end.min(self.text.end as usize);
        let origin = match &self.origin {
            Origin::Exact(from) => Origin::exact(*from as usize + start.checked_sub(self.text.start as usize)?),
            whole => whole.clone(),
        };
        let text = start.checked_sub(range.start)? as u32..end.checked_sub(range.start)? as u32;
        (start < end).then_some(Self { part: self.part, text, origin })
    }

    /// Whether a text may be written over what stands at `range` of the block's text, as far as that touches this piece.
    fn is_writable(&self, range: &Range<usize>) -> bool {
        match self.origin {
            Origin::Exact(_) => true,
            Origin::Escaped(_) => range.start <= self.text.start as usize && self.text.end as usize <= range.end,
            Origin::Rendered(_) => false,
        }
    }
}

/// Whether all that `range` of `text` shows stands in `pieces` and can be written anew: no half of what is written as one
/// whole, nothing that is only shown so, and nothing between pieces but white space.
pub(super) fn are_writable(pieces: &[Piece], text: &str, range: &Range<usize>) -> bool {
    let mut at = range.start;
    let is_blank = |gap: Range<usize>| text.get(gap).is_none_or(|gap| gap.trim().is_empty());
    for piece in pieces {
        let (start, end) = (piece.text.start as usize, piece.text.end as usize);
        if start >= range.end || end <= range.start {
            continue;
        }
        if !piece.is_writable(range) || !is_blank(at..start.max(at)) {
            return false;
        }
        at = at.max(end);
    }
    is_blank(at.min(range.end)..range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: Range<u32>, origin: Origin) -> Piece {
        Piece { part: 0, text, origin }
    }

    #[test]
    fn nothing_is_written_by_half_or_where_it_is_only_shown() {
        // ≪甲 2025 of `&Lt;甲` and a date: the reference has as many bytes as could stand for one character.
        let text = "头：≪甲 2025";
        let pieces = [
            piece(6..9, Origin::escaped(0..4)),
            piece(9..12, Origin::exact(4)),
            piece(13..17, Origin::rendered(7..11)),
        ];
        for (range, expected) in
            [(6..9, true), (6..12, true), (9..12, true), (7..12, false), (9..13, true), (13..17, false), (3..9, false)]
        {
            assert_eq!(are_writable(&pieces, text, &range), expected, "{range:?}");
        }
    }

    #[test]
    fn an_escape_as_long_as_its_character_is_one_whole() {
        let whole = piece(0..3, Origin::escaped(5..8));
        assert!(!whole.is_exact() && !whole.joins(&piece(3..6, Origin::exact(8))));
        assert_eq!(whole.cut(&(1..2)), Some(5..8));
        assert_eq!(piece(0..3, Origin::exact(5)).cut(&(1..2)), Some(6..7));
        assert_eq!(Origin::of("中", "<p>中", 3..6), Origin::exact(3));
        assert_eq!(Origin::of("中", "<p>abc", 3..6), Origin::escaped(3..6));
    }
}
