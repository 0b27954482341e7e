//! What all stories of a document are read with: the streams, the pieces, the looks, the lists, the names of authors.

use super::bytes::{Plc, texts, u16_at};
use super::fib::{Fib, Table};
use super::lists;
use super::look::{Around, Paragraph, Run};
use super::pages::{Of, Pages};
use super::pieces::{Piece, Pieces};
use super::sprm;
use super::styles::{Style, Styles, faces};
use crate::format::docx::numbering::Numbering;
use crate::format::docx::symbol::Face;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Gap, Reason};

/// The part that the text stands in.
pub(super) const PART: &str = "WordDocument";

/// What does not change while stories are read.
pub(super) struct Source<'a> {
    pub(super) word: &'a [u8],
    pub(super) table: &'a [u8],
    /// Pictures, and what fields hold.
    pub(super) data: &'a [u8],
    pub(super) fib: Fib,
    pub(super) pieces: Pieces<'a>,
    pub(super) authors: Vec<String>,
    /// Where sections end, in order.
    pub(super) sections: Vec<u32>,
    pub(super) budget: &'a Budget,
    styles: Styles,
    faces: Vec<Face>,
}

/// What does.
pub(super) struct Looks<'a> {
    pub(super) numbering: Numbering,
    characters: Pages<'a>,
    paragraphs: Pages<'a>,
}

/// What is known of a stretch of text.
#[derive(Default)]
pub(super) struct Stretch {
    pub(super) run: Run,
    pub(super) paragraph: Paragraph,
    pub(super) style: Style,
    /// How the cells of the row are laid out that its mark ends.
    pub(super) row: Option<Vec<u8>>,
    /// Where in the stream it ends.
    pub(super) end: u32,
}

impl<'a> Source<'a> {
    /// The document with these streams; `None`: where its pieces are is not known.
    pub(super) fn new(fib: Fib, [word, table, data]: [&'a [u8]; 3], budget: &'a Budget) -> Option<Self> {
        let part = |what| fib.part(table, what);
        let pieces = part(Table::Pieces).and_then(Pieces::read)?;
        // What is cut off is not there for those who ask for it, and is told once.
        let lost =
            [Table::Styles, Table::CharacterPages, Table::ParagraphPages].iter().any(|what| part(*what).is_none());
        if lost {
            budget.tell(Gap::of_part(PART, Reason::DamagedPart));
        }
        let faces = faces(part(Table::Fonts).unwrap_or_default());
        let styles = Styles::read(part(Table::Styles).unwrap_or_default(), &faces);
        let sections = Plc::new(part(Table::Sections).unwrap_or_default(), 12);
        let mut sections: Vec<u32> = (1..=sections.len()).map(|index| sections.place(index)).collect();
        sections.sort_unstable();
        let authors = texts(part(Table::RevisionAuthors).unwrap_or_default());
        Some(Self { word, table, data, pieces, authors, sections, budget, styles, faces, fib })
    }

    /// What stands in the table stream; nothing, where it is cut off.
    pub(super) fn part(&self, what: Table) -> &'a [u8] {
        self.fib.part(self.table, what).unwrap_or_default()
    }

    /// The name of the author of this number.
    pub(super) fn author(&self, number: u16) -> Option<&str> {
        self.authors.get(usize::from(number)).map(String::as_str).filter(|name| *name != "Unknown")
    }

    /// The font of this number.
    pub(super) fn face(&self, number: u16) -> Face {
        self.faces.get(usize::from(number)).copied().unwrap_or(Face::Plain)
    }

    /// The looks of the document.
    pub(super) fn looks(&self) -> Looks<'a> {
        Looks {
            numbering: self.numbering(),
            characters: Pages::new(self.word, self.part(Table::CharacterPages), Of::Characters),
            paragraphs: Pages::new(self.word, self.part(Table::ParagraphPages), Of::Paragraphs),
        }
    }

    fn numbering(&self) -> Numbering {
        let lists = self.part(Table::Lists);
        if lists.is_empty() {
            return Numbering::default();
        }
        // The levels stand behind the list.
        let from = lists.as_ptr() as usize - self.table.as_ptr() as usize;
        lists::read(&self.table[from..], self.part(Table::ListOverrides))
    }
}

/// The changes of a paragraph that stand at this place of the data stream (PrcData).
fn huge_changes(data: &[u8], at: usize) -> Option<&[u8]> {
    let length = usize::from(u16_at(data, at)?);
    data.get(at + 2..at + 2 + length)
}

impl<'a> Looks<'a> {
    /// What is known of the text of `piece` from the byte `at` on, up to `end` at most.
    pub(super) fn at(&mut self, source: &Source<'a>, piece: &Piece, at: u32, end: u32) -> Stretch {
        let (characters, of) = (self.characters.at(at), self.paragraphs.at(at));
        let change = source.pieces.change(piece);
        let mut style = source.styles.of(of.style);
        let mut paragraph = style.paragraph;
        paragraph.style = of.style;
        let mut row = None;
        // What is too long for a page stands in the data stream ([MS-DOC], 2.6.2).
        let huge = sprm::each(of.changes).find(|sprm| matches!(sprm.code, 0x6646 | 0x6645));
        let huge = huge.and_then(|sprm| huge_changes(source.data, sprm.long() as usize)).unwrap_or_default();
        sprm::each(of.changes).chain(sprm::each(huge)).for_each(|sprm| match sprm.code {
            sprm::T_DEF_TABLE => row = Some(sprm.operand.to_vec()),
            _ => paragraph.take(sprm),
        });
        change.each(|sprm| paragraph.take(sprm));
        if paragraph.style != of.style {
            style = source.styles.of(paragraph.style);
        }
        paragraph.settle();
        let around = Around { style: style.look, faces: &source.faces };
        let mut run = Run::default();
        sprm::each(characters.changes).for_each(|sprm| run.take(sprm, &around));
        change.each(|sprm| run.take(sprm, &around));
        let own = run.style.map(|style| source.styles.of(style).look).unwrap_or_default();
        run.look = run.look.or(own);
        // A stretch of characters of two bytes ends between two of them.
        let stop = characters.bytes.end.min(of.bytes.end);
        let stop = at.saturating_add(stop.saturating_sub(at).max(1).next_multiple_of(piece.unit())).min(end);
        Stretch { run, paragraph, style, row, end: stop }
    }

    /// The pages of both, in no order.
    pub(super) fn places(&self) -> impl Iterator<Item = std::ops::Range<u32>> + use<'a> {
        self.characters.places().chain(self.paragraphs.places())
    }
}
