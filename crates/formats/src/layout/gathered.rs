//! Text gathered from markup: stretch by stretch, each with its place in the stored part.

use std::ops::Range;

use super::cut;
use hegao_model::document::{Block, BlockKind, Content, Hidden, Origin, Piece, Place};

/// Stretches of text with their places.
#[derive(Clone, Default)]
pub(crate) struct Gathered {
    pub(crate) part: u32,
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
}

impl Gathered {
    /// Nothing yet, of the part with this index.
    pub(crate) fn new(part: u32) -> Self {
        Self { part, ..Self::default() }
    }

    /// What `block` says, which is `text`.
    pub(crate) fn of(block: &Block, text: &str) -> Self {
        let mut whole = Self::new(block.part);
        match &block.content {
            Content::Slice(range) => whole.push(text, Origin::Exact(range.start)),
            Content::Joined(joined) => {
                text.clone_into(&mut whole.text);
                whole.pieces = joined.pieces.to_vec();
            }
            headed @ Content::Headed { .. } => {
                text.clone_into(&mut whole.text);
                headed.each_piece(block.part, |piece| whole.pieces.push(piece.clone()));
            }
        }
        whole
    }

    /// Nothing yet, of the same part.
    pub(crate) fn beginning(&self) -> Self {
        Self::new(self.part)
    }

    /// Adds `text`, which stands in the part as `origin` says. Neighbours become one piece.
    pub(crate) fn push(&mut self, text: &str, origin: Origin) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let piece = Piece { part: self.part, text: start..self.text.len() as u32, origin };
        match self.pieces.last_mut() {
            Some(last) if last.joins(&piece) => last.text.end = piece.text.end,
            _ => self.pieces.push(piece),
        }
    }

    /// Adds text that stands nowhere.
    pub(crate) fn push_unstored(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The part that it belongs to.
    pub(crate) fn part(&self) -> u32 {
        self.part
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text up to `end`.
    pub(crate) fn up_to(&self, end: usize) -> Self {
        Self { part: self.part, text: self.text[..end].to_owned(), pieces: self.pieces_in(&(0..end)) }
    }

    /// `text`, which all of this stands for.
    pub(crate) fn standing_for(&self, text: &str) -> Self {
        let mut whole = self.beginning();
        if let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) {
            whole.push(text, Origin::rendered(first.source().start as usize..last.source().end as usize));
        }
        whole
    }

    /// What `content` says, a part of this text, where that stands.
    pub(crate) fn saying(&self, content: &Content) -> Self {
        let usize = |range: Range<u32>| range.start as usize..range.end as usize;
        let mut whole = self.beginning();
        match content {
            Content::Slice(range) => whole.append_range(self, usize(range.clone())),
            Content::Joined(joined) => {
                let mut end = 0;
                for piece in &joined.pieces {
                    let (text, source) = (usize(piece.text.clone()), usize(piece.source()));
                    whole.push_unstored(&joined.text[end..text.start]);
                    match piece.is_exact() {
                        true => whole.append_range(self, source),
                        false => whole.append_whole(self, source, &joined.text[text.clone()]),
                    }
                    end = text.end;
                }
                whole.push_unstored(&joined.text[end..]);
            }
            // No text within a text has cells with names.
            Content::Headed { .. } => {}
        }
        whole
    }

    /// Whether there is nothing but white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds all of `other`.
    pub(crate) fn append(&mut self, other: &Self) {
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text);
        let shifted = |piece: &Piece| Piece { text: piece.text.start + shift..piece.text.end + shift, ..piece.clone() };
        self.pieces.extend(other.pieces.iter().map(shifted));
    }

    /// The same without what stands at `ranges`, which are in order.
    pub(crate) fn without(&self, ranges: &[Range<usize>]) -> Self {
        let mut kept = self.beginning();
        let ends = ranges.iter().map(|range| range.end);
        let starts = ranges.iter().map(|range| range.start).chain([self.text.len()]);
        std::iter::once(0).chain(ends).zip(starts).for_each(|(start, end)| kept.append_range(self, start..end));
        kept
    }

    /// The same with what it is called before it, which stands nowhere.
    pub(crate) fn headed(&self, name: &str) -> Self {
        let mut headed = self.beginning();
        headed.push_unstored(name);
        headed.push_unstored("：");
        headed.append(self);
        headed
    }

    /// The same with what stands behind `at` in the other direction.
    pub(crate) fn turned_from(&self, at: usize) -> Self {
        let mut turned = self.up_to(at);
        for (start, c) in self.text[at..].char_indices().rev() {
            turned.append_range(self, at + start..at + start + c.len_utf8());
        }
        turned
    }

    /// Adds what stands at `range` of the text of `other`.
    pub(crate) fn append_range(&mut self, other: &Self, range: Range<usize>) {
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text[range.clone()]);
        let first = other.pieces.partition_point(|piece| piece.text.end as usize <= range.start);
        let within = other.pieces[first..].iter().take_while(|piece| (piece.text.start as usize) < range.end);
        self.pieces.extend(
            within
                .filter_map(|piece| piece.within(&range))
                .map(|piece| Piece { text: piece.text.start + shift..piece.text.end + shift, ..piece }),
        );
    }

    /// Adds `text` for what stands at `range` of the text of `other`, as one whole.
    pub(crate) fn append_whole(&mut self, other: &Self, range: Range<usize>, text: &str) {
        let mut part = Self::new(other.part);
        part.append_range(other, range);
        match part.hull() {
            Some(place) => self.push(text, Origin::escaped(place)),
            None => self.push_unstored(text),
        }
    }

    /// The one place where all of the text stands, character by character.
    pub(crate) fn slice(&self) -> Option<Range<u32>> {
        let [piece] = &self.pieces[..] else { return None };
        (piece.part == self.part && piece.text.len() == self.text.len() && piece.is_exact()).then(|| piece.source())
    }

    /// The part's text from the first stretch to the last.
    pub(crate) fn hull(&self) -> Option<Range<usize>> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        let (start, end) = (first.source().start as usize, last.source().end as usize);
        (start <= end).then_some(start..end)
    }

    /// The text as a block's, without the white space around it.
    pub(crate) fn content(&self) -> Content {
        self.trimmed().1
    }

    /// The same, with the part in which it begins.
    fn trimmed(&self) -> (u32, Content) {
        let cuts = cut::in_text(&self.text);
        if !cuts.is_empty() {
            return self.without(&cuts).trimmed();
        }
        let start = self.text.len() - self.text.trim_start().len();
        self.cut(start..start + self.text.trim().len(), &[])
    }

    /// A block of its own, which stands at its line of the file.
    pub(crate) fn unplaced(&self, kind: BlockKind) -> Block {
        Block::new(kind, self.part, self.content())
    }

    /// A block of its own, at this place. Empty text is none: see [`Gathered::is_blank`].
    pub(crate) fn block(&self, kind: BlockKind, place: impl Into<Place>) -> Block {
        let (part, content) = self.trimmed();
        Block { place: place.into().into(), ..Block::new(kind, part, content) }
    }

    /// A block of its own that a reader does not see.
    pub(crate) fn aside(&self, hidden: Hidden, place: impl Into<Place>) -> Block {
        Block { hidden: Some(hidden), ..self.block(BlockKind::Aside, place) }
    }

    /// The text of `range` as a block's, with the part in which it begins.
    pub(crate) fn cut(&self, range: Range<usize>, cuts: &[u32]) -> (u32, Content) {
        let pieces = self.pieces_in(&range);
        let part = pieces.first().map_or(self.part, |piece| piece.part);
        let content = match pieces.as_slice() {
            [piece] if piece.text.len() == range.len() && piece.is_exact() => Content::Slice(piece.source()),
            _ => Content::joined(&self.text[range], pieces, cuts),
        };
        (part, content)
    }

    /// The pieces in `range`, counted from its start.
    pub(crate) fn pieces_in(&self, range: &Range<usize>) -> Vec<Piece> {
        let first = self.pieces.partition_point(|piece| piece.text.end as usize <= range.start);
        let within = self.pieces[first..].iter().take_while(|piece| (piece.text.start as usize) < range.end);
        within.filter_map(|piece| piece.within(range)).collect()
    }
}
