//! A [`Document`] of blocks, in which every character knows where it came from.
//!
//! A document has *parts* (for text, one: the file itself) and *blocks* (a title, heading, paragraph …). A part holds
//! its decoded text once; a block is a slice of it, or, where lines were joined, its own text with the [`Piece`]s that
//! it is made of. Offsets are kept in decoded UTF-8; [`Part::stored`] turns them into bytes of the stored file when a
//! finding asks, which is seldom.

pub mod budget;
mod charset;
mod content;
mod edit;
mod gap;
mod kind;
pub mod known;
pub mod layout;
mod limits;
mod note;
mod page_picture;
mod part;
mod piece;
pub mod place;
mod reason;
mod seat;
mod skipped;
pub mod stored;
mod syntax;
pub mod table;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use budget::{Bound, Budget, Row};
pub use charset::Charset;
pub use content::{CellTexts, Content, Joined};
pub use edit::{Edit, Join};
pub use gap::{Gap, GapKind};
pub use kind::{BlockKind, Format, Hidden};
pub use known::{KNOWN, Known, Mark, Then, no_document, skipped_by_name};
pub use layout::Layout;
pub use limits::{Limits, size_in_words};
pub use note::Note;
pub use page_picture::PagePicture;
pub use part::{Coding, Part, Storage};
pub use piece::{Origin, Piece};
pub use place::{Place, Role, RowKind, Spot, Thing};
pub use reason::{Cells, Outside, PdfState, Reason};
pub use seat::Seat;
pub use skipped::{SkipReason, Skipped};
pub use stored::Segment;
pub use syntax::Syntax;
pub use table::Table;

/// What was read of one file. No `Debug`: it would print what the document says.
#[derive(Serialize, Deserialize)]
pub struct Document {
    /// How the file was read.
    pub format: Format,
    /// The parts that blocks point into.
    pub parts: Vec<Part>,
    /// The blocks: the running text in reading order, what else is on the page, what is hidden.
    pub blocks: Vec<Block>,
    /// The texts of cells that have what they are called before them.
    #[serde(default)]
    pub cell_texts: CellTexts,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// What its data say of it, beside the text.
    #[serde(default)]
    pub declared: Declared,
    /// How it is laid out, where its reader tells that.
    #[serde(default)]
    pub layout: Option<Box<Layout>>,
    /// The pictures of pages that are scans, if they were asked for.
    #[serde(default)]
    pub page_pictures: Vec<PagePicture>,
    /// The parts whose text a program recognised on pictures: indices in [`Document::parts`].
    #[serde(default)]
    pub recognised: Vec<u32>,
}

/// What a block weighs beside its text.
const WEIGHT: usize = 256;

/// What front matter or a page's metadata say of the document, as it stands there.
#[derive(Default, Serialize, Deserialize)]
pub struct Declared {
    /// The day on which it was written or published.
    pub date: Option<Box<str>>,
    /// Its title.
    #[serde(default)]
    pub title: Option<Box<str>>,
    /// The address at which it is published.
    #[serde(default)]
    pub address: Option<Box<str>>,
    /// The organ that it comes from.
    #[serde(default)]
    pub organ: Option<Box<str>>,
    /// The column of its site.
    #[serde(default)]
    pub column: Option<Box<str>>,
    /// Its site.
    #[serde(default)]
    pub site: Option<Box<str>>,
}

/// A paragraph, heading, cell, note …: what rules read at once. No `Debug`, for the same reason as [`Document`].
#[derive(Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Index of its part in [`Document::parts`].
    pub part: u32,
    /// Its text.
    pub content: Content,
    /// Where it stands.
    #[serde(default)]
    pub place: Seat,
    /// Why its reader does not see it; `None`: it is on the page.
    #[serde(default)]
    pub hidden: Option<Hidden>,
}

impl Document {
    /// A document of blocks in reading order. They are put in the order that [`Document::blocks`] has.
    #[must_use]
    pub fn new(format: Format, parts: Vec<Part>, mut blocks: Vec<Block>, gaps: Vec<Gap>) -> Self {
        blocks.sort_by_key(|block| (block.hidden.is_some(), !block.kind.is_running()));
        let cell_texts = CellTexts::default();
        Self {
            format,
            parts,
            blocks,
            cell_texts,
            gaps,
            declared: Declared::default(),
            layout: None,
            page_pictures: Vec::new(),
            recognised: Vec::new(),
        }
    }

    /// The document with the texts that its cells point into.
    #[must_use]
    pub fn with_cells(self, cell_texts: CellTexts) -> Self {
        Self { cell_texts, ..self }
    }

    /// The document with what its data say of it.
    #[must_use]
    pub fn declaring(self, declared: Declared) -> Self {
        Self { declared, ..self }
    }

    /// The blocks of the running text. They stand before all others.
    #[must_use]
    pub fn running(&self) -> &[Block] {
        let is_running = |block: &Block| block.hidden.is_none() && block.kind.is_running();
        &self.blocks[..self.blocks.iter().position(|block| !is_running(block)).unwrap_or(self.blocks.len())]
    }

    /// About how many bytes of memory it takes to check the document, without what is found: its texts, folded once
    /// more, and its blocks with what is known of them.
    #[must_use]
    pub fn weight(&self) -> u64 {
        let part =
            |part: &Part| part.text.len() + part.coding().and_then(|coding| coding.bytes.as_ref()).map_or(0, Vec::len);
        let block = |block: &Block| {
            let own = match &block.content {
                Content::Slice(range) | Content::Headed { text: range, .. } => range.len(),
                Content::Joined(joined) => 2 * joined.text.len() + joined.pieces.len() * size_of::<Piece>(),
            };
            own + WEIGHT
        };
        let parts = self.parts.iter().map(part).sum::<usize>() + self.cell_texts.len();
        let layout = self.layout.as_deref().map_or(0, Layout::weight);
        (parts + layout + self.blocks.iter().map(block).sum::<usize>()) as u64
    }

    /// Whether a text may be written over what stands at `range` (bytes of the text of `block`): all of it is stored, and none
    /// by half that is written as one whole, as `&amp;` is.
    #[must_use]
    pub fn is_writable(&self, block: &Block, range: &Range<usize>) -> bool {
        match &block.content {
            Content::Slice(_) => true,
            Content::Joined(joined) => piece::are_writable(&joined.pieces, &joined.text, range),
            // What it is called stands nowhere.
            Content::Headed { name, .. } => range.start >= usize::from(*name),
        }
    }

    /// The text of `block`, as it stands in the document.
    #[must_use]
    pub fn text<'a>(&'a self, block: &'a Block) -> &'a str {
        block.content.text(&self.part(block).text, &self.cell_texts)
    }

    /// Where `block` stands, said in full; `None`: at its line of the file.
    #[must_use]
    pub fn place<'d>(&'d self, block: &'d Block) -> Option<Cow<'d, Place>> {
        block.place.place(self.header(block))
    }

    /// Gives the texts of the document that stand in the places of its blocks.
    pub fn place_texts<'d>(&'d self, take: &mut impl FnMut(&'d str)) {
        for block in &self.blocks {
            match &block.place {
                Seat::Line => {}
                Seat::Own(place) => place.texts(&mut |text| take(text)),
                Seat::Cell { whole, .. } => match &**whole {
                    table::Whole::Sheet(name) => take(name),
                    _ => self.header(block).into_iter().for_each(&mut *take),
                },
            }
        }
    }

    /// The part that `block` points into.
    #[must_use]
    pub fn part(&self, block: &Block) -> &Part {
        &self.parts[block.part as usize]
    }
}

impl Block {
    /// A visible block that stands at its line of the file.
    #[must_use]
    pub fn new(kind: BlockKind, part: u32, content: Content) -> Self {
        Self { kind, part, content, place: Seat::Line, hidden: None }
    }

    /// Whether any of `range` is stored: a space that a join put in is not.
    #[must_use]
    pub fn stands_somewhere(&self, range: &Range<usize>) -> bool {
        match &self.content {
            Content::Slice(_) => true,
            Content::Joined(joined) => joined.pieces.iter().any(|piece| piece.cut(range).is_some()),
            Content::Headed { name, .. } => range.end > usize::from(*name) && !range.is_empty(),
        }
    }

    /// Where `range` (bytes of the block's text, not empty) stands: a part and a range of its text for each piece that
    /// it touches, in order. Empty if it touches none (a space that a join put in).
    #[must_use]
    pub fn pieces(&self, range: Range<usize>) -> Vec<(u32, Range<usize>)> {
        match &self.content {
            Content::Slice(slice) => {
                let from = slice.start as usize;
                std::iter::once((self.part, from + range.start..from + range.end)).collect()
            }
            Content::Joined(joined) => {
                joined.pieces.iter().filter_map(|piece| Some((piece.part, piece.cut(&range)?))).collect()
            }
            Content::Headed { name, from, .. } => {
                let (name, from) = (usize::from(*name), *from as usize);
                let own = range.start.max(name)..range.end.max(name);
                let stands = (!own.is_empty()).then(|| (self.part, from + own.start - name..from + own.end - name));
                stands.into_iter().collect()
            }
        }
    }
}
