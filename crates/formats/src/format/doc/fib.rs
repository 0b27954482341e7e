//! The head of a document ([MS-DOC], 2.5): which version wrote it, how long its stories are, and where in the table stream
//! what stands.

use std::ops::Range;

use super::bytes::{u16_at, u32_at};

/// What Word 97 and later begin with, and what those before did, in the West and in East Asia.
const WORD_97: u16 = 0xA5EC;
const WORD_95: [u16; 5] = [0xA5DB, 0xA5DC, 0xA697, 0xA698, 0xA699];

/// The number of the first version that writes so.
const FIRST: u16 = 0xC0;

/// The stories of a document, in the order in which their characters stand ([MS-DOC], 2.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Story {
    Main,
    Footnotes,
    Headers,
    Comments,
    Endnotes,
    TextBoxes,
    HeaderTextBoxes,
}

/// Each with its place among the counts of characters.
const STORIES: [(Story, usize); 7] = [
    (Story::Main, 3),
    (Story::Footnotes, 4),
    (Story::Headers, 5),
    (Story::Comments, 7),
    (Story::Endnotes, 8),
    (Story::TextBoxes, 9),
    (Story::HeaderTextBoxes, 10),
];

/// What stands in the table stream: the number of the pair that says where ([MS-DOC], 2.5.6).
#[derive(Clone, Copy)]
pub(super) enum Table {
    Styles = 1,
    FootnoteTexts = 3,
    CommentReferences = 4,
    CommentTexts = 5,
    Sections = 6,
    HeaderTexts = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    BookmarkNames = 21,
    DocumentProperties = 31,
    AssociatedTexts = 32,
    Pieces = 33,
    CommentAuthors = 36,
    EndnoteTexts = 47,
    Drawings = 50,
    RevisionAuthors = 51,
    TextBoxTexts = 56,
    HeaderTextBoxTexts = 58,
    Variables = 60,
    SavedBy = 71,
    Lists = 73,
    ListOverrides = 74,
}

/// The head.
pub(super) struct Fib {
    /// It is encrypted, or every byte is changed by a key that is stored.
    pub(super) is_encrypted: bool,
    /// The table stream is `1Table`.
    pub(super) is_second_table: bool,
    /// Where text began when nothing was saved fast, and where the area of text ends.
    pub(super) text: Range<u32>,
    /// Characters of each story.
    counts: [u32; STORIES.len()],
    /// Places in the table stream, with lengths.
    pairs: Vec<(u32, u32)>,
}

/// Why there is no head.
pub(super) enum NoFib {
    /// Word 6 or 95 wrote it.
    Older,
    /// It is cut off, or something else.
    Damaged,
}

impl Fib {
    /// The head of the stream `word`.
    pub(super) fn read(word: &[u8]) -> Result<Self, NoFib> {
        let number = |at| u16_at(word, at).ok_or(NoFib::Damaged);
        let (mark, version, flags) = (number(0)?, number(2)?, number(10)?);
        match mark {
            WORD_97 if version >= FIRST => {}
            WORD_97 if version > 0 => return Err(NoFib::Older),
            mark if WORD_95.contains(&mark) => return Err(NoFib::Older),
            _ => return Err(NoFib::Damaged),
        }
        let words = usize::from(number(0x20)?);
        let longs_at = 0x22 + words * 2 + 2;
        let longs = usize::from(number(longs_at - 2)?);
        let pairs_at = longs_at + longs * 4 + 2;
        let count = usize::from(number(pairs_at - 2)?);
        let pair = |index: usize| {
            let at = pairs_at + index * 8;
            Some((u32_at(word, at)?, u32_at(word, at + 4)?))
        };
        let long = |index: usize| if index < longs { u32_at(word, longs_at + index * 4) } else { Some(0) };
        Ok(Self {
            is_encrypted: flags & 0x0100 != 0,
            is_second_table: flags & 0x0200 != 0,
            text: u32_at(word, 0x18).unwrap_or(0)..u32_at(word, 0x1C).unwrap_or(0),
            counts: STORIES.map(|(_, index)| long(index).unwrap_or(0).min(i32::MAX as u32)),
            pairs: (0..count).map_while(pair).collect(),
        })
    }

    /// What stands in the table stream `table`; nothing, where there is none. `None`: it lies beyond the end.
    pub(super) fn part<'t>(&self, table: &'t [u8], what: Table) -> Option<&'t [u8]> {
        let (at, length) = self.pairs.get(what as usize).copied().unwrap_or_default();
        if length == 0 {
            return Some(&[]);
        }
        table.get(at as usize..(at as usize).checked_add(length as usize)?)
    }

    /// The stories that have characters, each with its places.
    pub(super) fn stories(&self) -> Vec<(Story, Range<u32>)> {
        let mut start = 0_u32;
        let mut stories = Vec::new();
        for ((story, _), count) in STORIES.iter().zip(self.counts) {
            let end = start.saturating_add(count);
            if count > 0 {
                stories.push((*story, start..end));
            }
            start = end;
        }
        stories
    }
}
