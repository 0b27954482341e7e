//! What a block says: a slice of its part, a text joined from several stretches, or a cell with its column's name before it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Origin, Piece};

/// A block's text: a slice of its part, or made of several.
#[derive(Serialize, Deserialize)]
pub enum Content {
    /// One slice of the part's text.
    Slice(Range<u32>),
    /// Lines that a page break or hard wrap had cut, or what stands between the marks of a markup. Apart, because a long
    /// text has a million blocks, and most are slices.
    Joined(Box<Joined>),
    /// A cell with what it is called before it: see [`CellTexts`].
    Headed {
        /// How many bytes the name takes, with the colon behind it. It stands nowhere.
        name: u16,
        /// Where name and cell stand in [`Document::cell_texts`](super::Document::cell_texts), in bytes.
        text: Range<u32>,
        /// Where the cell's own text begins in the part's: one slice of it.
        from: u32,
    },
}

/// A text that is joined from several stretches.
#[derive(Serialize, Deserialize)]
pub struct Joined {
    /// The whole text, without breaks and marks.
    pub text: Box<str>,
    /// Where its stretches stand; characters between two pieces (a space for a break, a column's head) stand nowhere.
    pub pieces: Box<[Piece]>,
    /// Offsets in the text at which a break was taken out.
    pub cuts: Box<[u32]>,
}

impl Content {
    /// A text that is joined from these pieces.
    pub fn joined(text: impl Into<Box<str>>, pieces: impl Into<Box<[Piece]>>, cuts: impl Into<Box<[u32]>>) -> Self {
        Self::Joined(Box::new(Joined { text: text.into(), pieces: pieces.into(), cuts: cuts.into() }))
    }

    /// Its text: `part` is that of its part, and `cells` are those of its document.
    #[must_use]
    pub fn text<'a>(&'a self, part: &'a str, cells: &'a CellTexts) -> &'a str {
        match self {
            Self::Slice(range) => &part[range.start as usize..range.end as usize],
            Self::Joined(joined) => &joined.text,
            Self::Headed { text, .. } => cells.get(text),
        }
    }

    /// How many bytes its text has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Slice(range) | Self::Headed { text: range, .. } => range.len(),
            Self::Joined(joined) => joined.text.len(),
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives its stretches in order, those of a block of the part with this index.
    pub fn each_piece(&self, part: u32, mut take: impl FnMut(&Piece)) {
        match self {
            Self::Slice(range) => {
                take(&Piece { part, text: 0..range.len() as u32, origin: Origin::Exact(range.start) });
            }
            Self::Joined(joined) => joined.pieces.iter().for_each(take),
            Self::Headed { name, text, from } => {
                let text = u32::from(*name)..text.len() as u32;
                take(&Piece { part, text, origin: Origin::Exact(*from) });
            }
        }
    }
}

/// The texts of cells that have what they are called before them, one behind the other. A sheet has a million: each as a
/// text of its own, with its piece, would take five times as much memory.
#[derive(Default, Serialize, Deserialize)]
pub struct CellTexts(String);

impl CellTexts {
    /// Adds a cell that is called `name` and says `own`, which stands at `from` in the text of its part. `None` if there
    /// is no room for it: such a cell is [`Content::Joined`].
    pub fn headed(&mut self, name: &str, own: &str, from: usize) -> Option<Content> {
        const COLON: &str = "：";
        let before = u16::try_from(name.len() + COLON.len()).ok()?;
        let start = u32::try_from(self.0.len()).ok()?;
        let end = u32::try_from(self.0.len() + usize::from(before) + own.len()).ok()?;
        [name, COLON, own].into_iter().for_each(|text| self.0.push_str(text));
        Some(Content::Headed { name: before, text: start..end, from: u32::try_from(from).ok()? })
    }

    /// The text at `range`.
    fn get(&self, range: &Range<u32>) -> &str {
        &self.0[range.start as usize..range.end as usize]
    }

    /// How many bytes they take.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Whole;
    use super::super::{Block, BlockKind, Document, Format, Part, Place, Seat};
    use super::*;
    use std::sync::Arc;

    /// A sheet or a file of one cell that says `13800138000`, which stands behind `,` in its part.
    fn cell(whole: Whole, name: &str) -> Document {
        let mut cells = CellTexts::default();
        cells.headed("编号", "1", 0).expect("room");
        let content = cells.headed(name, "13800138000", 1).expect("room");
        let place = Seat::Cell { whole: Arc::new(whole), row: 2, column: 3, is_head: false };
        let block = Block { place, ..Block::new(BlockKind::Cell, 0, content) };
        let part = Part::derived("sheet".into(), ",13800138000".into());
        Document::new(Format::Csv, vec![part], vec![block], Vec::new()).with_cells(cells)
    }

    #[test]
    fn a_cell_has_its_name_before_it_and_stands_where_it_stands() {
        let document = cell(Whole::File, "手机号");
        let block = &document.blocks[0];
        let name = "手机号：".len();
        assert_eq!(document.text(block), "手机号：13800138000");
        assert_eq!(document.header(block), Some("手机号"));
        assert_eq!(document.number(block).map(|number| number.digits), Some(13_800_138_000));
        for (range, expected) in [(0..name, None), (name..name + 3, Some(1..4)), (3..name + 1, Some(1..2))] {
            assert_eq!(block.pieces(range.clone()).into_iter().next().map(|(_, range)| range), expected);
            assert_eq!(block.stands_somewhere(&range), expected.is_some());
            assert_eq!(document.is_writable(block, &range), range.start >= name);
        }
        let mut pieces = Vec::new();
        block.content.each_piece(0, |piece| pieces.push(piece.clone()));
        assert_eq!(pieces, [Piece { part: 0, text: name as u32..name as u32 + 11, origin: Origin::exact(1) }]);
    }

    #[test]
    fn its_place_is_said_in_full_when_somebody_asks() {
        let file = cell(Whole::File, "手机号");
        assert!(file.place(&file.blocks[0]).as_deref() == Some(&Place::value(2, 3, Some("手机号".into()))));
        let sheet = cell(Whole::Sheet("名单".into()), "手机号");
        assert_eq!(sheet.place(&sheet.blocks[0]).map(|place| place.zh()).as_deref(), Some("名单!C2"));
        let mut texts = Vec::new();
        file.place_texts(&mut |text| texts.push(text.to_owned()));
        sheet.place_texts(&mut |text| texts.push(text.to_owned()));
        assert_eq!(texts, ["手机号", "名单"]);
    }

    #[test]
    fn a_name_that_has_no_room_is_none() {
        assert!(CellTexts::default().headed(&"名".repeat(30_000), "1", 0).is_none());
    }
}
