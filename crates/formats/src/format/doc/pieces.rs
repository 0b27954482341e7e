//! The pieces of which the text is put together ([MS-DOC], 2.4.1): where each stands in the stream, and in what encoding. A document
//! that was saved fast has many, and between them what was there before.

use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at};
use super::sprm::{self, Sprm};

/// A piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first character, and the first behind it.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where it stands in the stream.
    at: u32,
    /// Its characters are bytes of code page 1252.
    is_narrow: bool,
    /// What it changes of the look, in short or by its number among the changes.
    change: u16,
}

impl Piece {
    /// Bytes of a character.
    pub(super) fn unit(&self) -> u32 {
        if self.is_narrow { 1 } else { 2 }
    }

    /// Where the character `place` stands in the stream.
    pub(super) fn offset(&self, place: u32) -> u32 {
        self.at.saturating_add(place.saturating_sub(self.start).saturating_mul(self.unit()))
    }

    /// Which character stands at the byte `at` of the stream.
    pub(super) fn place(&self, at: u32) -> u32 {
        self.start.saturating_add(at.saturating_sub(self.at) / self.unit())
    }

    /// Where the piece stands in the stream.
    pub(super) fn bytes(&self) -> Range<u32> {
        self.at..self.offset(self.end)
    }

    /// The text of these bytes of the piece.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        let encoding = if self.is_narrow { encoding_rs::WINDOWS_1252 } else { encoding_rs::UTF_16LE };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// The pieces of a document, in the order of their characters.
pub(super) struct Pieces<'a> {
    pub(super) list: Vec<Piece>,
    /// What pieces change of the look of their text.
    changes: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// The pieces that `clx` lists; `None`: it is broken.
    pub(super) fn read(clx: &'a [u8]) -> Option<Self> {
        let (mut at, mut changes) = (0, Vec::new());
        while *clx.get(at)? == 1 {
            let length = usize::from(u16_at(clx, at + 1)?);
            changes.push(clx.get(at + 3..at + 3 + length)?);
            at += 3 + length;
        }
        if *clx.get(at)? != 2 {
            return None;
        }
        let length = u32_at(clx, at + 1)? as usize;
        let plc = Plc::new(clx.get(at + 5..)?.get(..length)?, 8);
        let mut list = Vec::new();
        let mut last = 0;
        for index in 0..plc.len() {
            let Range { start, end } = plc.stretch(index);
            let data = plc.data(index);
            let (place, change) = (u32_at(data, 2)?, u16_at(data, 6)?);
            // Places that go back would let a few bytes say any amount of text.
            if start < last {
                return None;
            }
            last = end;
            let is_narrow = place & 0x4000_0000 != 0;
            let place = place & 0x3FFF_FFFF;
            let at = if is_narrow { place / 2 } else { place };
            list.push(Piece { start, end, at, is_narrow, change });
        }
        Some(Self { list, changes })
    }

    /// The pieces that have any of the characters `range`, each with those.
    pub(super) fn within(&self, range: &Range<u32>) -> impl Iterator<Item = (Piece, Range<u32>)> + use<'_, 'a> {
        let Range { start, end } = range.clone();
        let first = self.list.partition_point(|piece| piece.end <= start);
        self.list[first..]
            .iter()
            .take_while(move |piece| piece.start < end)
            .map(move |piece| (*piece, piece.start.max(start)..piece.end.min(end)))
    }

    /// What `piece` changes of the look of its text.
    pub(super) fn change(&self, piece: &Piece) -> Change<'a> {
        if piece.change & 1 == 1 {
            let list = self.changes.get(usize::from(piece.change >> 1)).copied().unwrap_or_default();
            return Change::List(list);
        }
        let (number, operand) = ((piece.change >> 1) & 0x7F, (piece.change >> 8) as u8);
        sprm::short(number as u8).map_or(Change::List(&[]), |code| Change::One(code, [operand]))
    }
}

/// What a piece changes.
pub(super) enum Change<'a> {
    /// A list of changes.
    List(&'a [u8]),
    /// One.
    One(u16, [u8; 1]),
}

impl Change<'_> {
    /// Each of them.
    pub(super) fn each(&self, mut take: impl FnMut(Sprm<'_>)) {
        match self {
            Self::List(list) => sprm::each(list).for_each(take),
            Self::One(code, operand) => take(Sprm { code: *code, operand }),
        }
    }
}
