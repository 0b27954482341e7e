//! The table of bounds: how far each reaches, and why there is one. What people read when something lies beyond stands
//! with the other reasons of gaps, in `hegao-engine`.
//!
//! The first sentence of a bound says what it counts, the rest why it ends where it does. `docs/formats.md` has the same
//! table, held by a test.

use serde::{Deserialize, Serialize};

use crate::document::{Limits, size_in_words};

/// A row of the table.
pub struct Row {
    /// Its name in the documentation.
    pub name: &'static str,
    /// What is counted, and why there is a bound.
    pub why: &'static str,
    most: Most,
    unit: Unit,
}

/// How far a bound reaches.
enum Most {
    /// So far.
    Fixed(u64),
    /// As far as the limits allow.
    Limit(fn(&Limits) -> u64),
    /// The same, where the bound is a key of the configuration.
    Key(fn(&Limits) -> u64),
}

/// What a bound counts.
enum Unit {
    /// Things.
    Things,
    /// Bytes.
    Bytes,
}

impl Row {
    /// How far it reaches under these limits.
    #[must_use]
    pub fn most(&self, limits: &Limits) -> u64 {
        match self.most {
            Most::Fixed(most) => most,
            Most::Limit(most) | Most::Key(most) => most(limits),
        }
    }

    /// How far it reaches, for people: the key of the configuration where one decides.
    #[must_use]
    pub fn reach(&self) -> String {
        let most = self.amount(self.most(&Limits::default()), "bytes");
        match self.most {
            Most::Fixed(_) | Most::Limit(_) => most,
            Most::Key(_) => format!("{most} (`limits: {}`)", self.name),
        }
    }

    /// So much of what it counts, where `bytes` is the word for bytes.
    #[must_use]
    pub fn amount(&self, amount: u64, bytes: &str) -> String {
        match self.unit {
            Unit::Things => amount.to_string(),
            Unit::Bytes => size_in_words(amount, bytes),
        }
    }
}

macro_rules! bounds {
    ($($(#[doc = $why:literal])+ $bound:ident: $name:literal, $most:expr, $unit:ident;)+) => {
        /// What ends a loop over input, or cuts a text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Bound {
            $($(#[doc = $why])+ $bound,)+
        }

        /// All bounds, in their order.
        pub static ROWS: &[Row] = &[$(Row {
            name: $name,
            why: concat!($($why),+),
            most: $most,
            unit: Unit::$unit,
        },)+];

        impl Bound {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$bound,)+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
        }
    };
}

impl Bound {
    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

bounds! {
    /// Bytes of all parts of a document, unpacked, with the files in it. What is unpacked is held in memory.
    Unpacked: "unpacked-size", Most::Key(|limits| limits.unpacked), Bytes;
    /// Bytes of one part, unpacked.
    Part: "part", Most::Limit(|limits| limits.part), Bytes;
    /// How many times larger than packed text of more than 4 MiB may be. No real part was found to exceed 48.
    Ratio: "ratio", Most::Limit(|limits| limits.ratio), Things;
    /// Bytes of a file of plain text.
    Text: "file-size", Most::Key(|limits| limits.text), Bytes;
    /// Bytes of any other file.
    File: "office-size", Most::Key(|limits| limits.file), Bytes;
    /// Parts of a container, each of which takes memory when the directory is read.
    Entries: "entries", Most::Limit(|limits| limits.entries as u64), Things;
    /// Elements of XML inside each other.
    Depth: "depth", Most::Limit(|limits| limits.depth as u64), Things;
    /// Pages of a PDF or OFD file.
    Pages: "pages", Most::Limit(|limits| limits.pages as u64), Things;
    /// Paragraphs and cells. Each takes memory beside its text.
    Blocks: "blocks", Most::Limit(|limits| limits.blocks as u64), Things;
    /// Cells and rows of a workbook: half as much again as `blocks`, because a row beyond that is one block.
    Rows: "rows", Most::Limit(|limits| limits.blocks as u64 / 2 * 3), Things;
    /// Elements of a web page that are open at once, each of which takes memory. What is further in is read as what is around it.
    OpenElements: "html-depth", Most::Fixed(100_000), Things;
    /// Open elements through which an end tag of a web page looks for its own, so that pages of nothing but tags end in time.
    Reach: "html-reach", Most::Fixed(512), Things;
    /// Selectors in the style sheets of a web page, and names that its scripts mention: they are kept to be looked up.
    Selectors: "css-selectors", Most::Fixed(500_000), Things;
    /// Cells of an html table that reach into rows below at once: every cell looks through them.
    Spans: "html-rowspans", Most::Fixed(64), Things;
    /// Bytes of one text of a picture. Many fields of a picture may share one stretch of it.
    PictureText: "picture-text", Most::Fixed(1 << 20), Bytes;
    /// Bytes of a packed text of a picture, unpacked in memory.
    PackedText: "picture-packed-text", Most::Fixed(16 << 20), Bytes;
    /// Texts of the pictures in one document: each becomes a block.
    PictureTexts: "picture-texts", Most::Fixed(20_000), Things;
    /// Bytes of all texts of the pictures in one document, which are kept beside them.
    PictureBytes: "picture-bytes", Most::Fixed(32 << 20), Bytes;
    /// Tags and texts of the properties of one picture (XMP), or of a picture in SVG.
    PictureEvents: "picture-elements", Most::Fixed(1_000_000), Things;
    /// Prefixes of XML that are bound at once: every name is looked up among them.
    Bindings: "xml-prefixes", Most::Fixed(1000), Things;
    /// Cells of one row of a sheet, or definitions of its columns: no program writes more.
    Columns: "columns", Most::Fixed(16_384), Things;
    /// Bytes of text in all cells of a workbook: a quarter of `unpacked-size`. Cells that call the same string may have more than the file.
    CellText: "cell-text", Most::Limit(|limits| limits.unpacked / 4), Bytes;
    /// Merged cells of a sheet: what stands under them is not seen.
    Merged: "merged-cells", Most::Fixed(200_000), Things;
    /// Merged cells that reach into one row of a sheet: every cell of the row is looked for in them.
    MergedRow: "merged-cells-of-a-row", Most::Fixed(1000), Things;
    /// Tables of a sheet that name their columns themselves: every cell is looked for in them.
    Tables: "sheet-tables", Most::Fixed(100), Things;
    /// Runs of characters that nobody sees, each of which is told: a text may have one between all its letters.
    Invisible: "invisible-characters", Most::Fixed(1000), Things;
    /// Stretches of a text in another encoding than the rest, each of which is told.
    Foreign: "other-encodings", Most::Fixed(200), Things;
    /// Fields of a Word document that are open in each other: every run of text is looked for in them.
    Fields: "fields", Most::Fixed(1000), Things;
    /// Paths within one embedded object or query: nearly all are the same.
    Paths: "paths", Most::Fixed(1000), Things;
    /// Objects of a PDF file, which are looked at one by one.
    Objects: "pdf-objects", Most::Fixed(1_000_000), Things;
    /// Bytes of operations that draw one page of a PDF or OFD file, forms as often as they are shown: ten lines can ask for a day's work.
    PageOperations: "pdf-page-operations", Most::Fixed(32 << 20), Bytes;
    /// Bytes of operations that draw all pages of a PDF or OFD file, those of its earlier states too.
    Operations: "pdf-operations", Most::Fixed(256 << 20), Bytes;
    /// Letters of all pages of a PDF or OFD file, those of its earlier states too. Each is kept with its place.
    Glyphs: "pdf-letters", Most::Fixed(20_000_000), Things;
    /// Earlier states of a PDF file, each of which is read like a file of its own. The last ones are read.
    Revisions: "pdf-versions", Most::Fixed(8), Things;
    /// Pages that were taken out of a PDF file, and contents of pages that nothing uses, which are read like pages.
    LeftOver: "pdf-left-over-pages", Most::Fixed(200), Things;
    /// Files that lie in each other, the outermost counted. Each is a reading of its own, with all its memory.
    Nesting: "nesting", Most::Fixed(3), Things;
    /// Files within one document, at any depth. Each is a reading of its own.
    Embedded: "embedded-files", Most::Fixed(200), Things;
    /// Parts of a message of mail that lie in each other: each is looked through for the line that parts it.
    MailDepth: "mail-depth", Most::Fixed(64), Things;
    /// Parts of all messages in a file of mail: heads, texts, attachments. Each is kept with its places.
    MailParts: "mail-parts", Most::Fixed(100_000), Things;
}
