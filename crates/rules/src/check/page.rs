//! Checks of a whole document: what they see, and what they say.
//!
//! A check of page scope may ask for literals; the pass that finds all literals of all rules finds these too and hands
//! them over as [`Clue`]s, so that a document without any costs nothing.

use std::sync::OnceLock;

use crate::facts::{BlockFacts, Facts};
use hegao_model::clock::Clock;
use hegao_model::document::layout::{CharacterForm, Layout, ParagraphForm};
use hegao_model::document::table::{Cell, Number, Table, Whole};
use hegao_model::document::{BlockKind, Document, Hidden};
use hegao_model::text::{Folded, Source, Span, Text};

/// A document as checks of page scope see it.
pub struct Page<'a> {
    /// Its blocks in reading order, as far as they are seen.
    pub blocks: Vec<PageBlock<'a>>,
    /// What nobody sees. Their indices follow on those of `blocks`.
    pub asides: Vec<PageBlock<'a>>,
    /// Its tables: see [`Page::tables`].
    pub tables: PageTables<'a>,
    /// What is wrong with its pairs of marks, for the checks of punctuation.
    pub faults: super::PageFaults,
    /// Its facts; `facts.about` points into `blocks`.
    pub facts: &'a Facts,
    /// How long checks may take. What a check finds once that is over does not count, but for what it told one after another.
    pub clock: &'a Clock,
}

/// The tables of a page, which are put together when a check asks for the first time.
#[derive(Default)]
pub struct PageTables<'a> {
    document: Option<&'a Document>,
    told: OnceLock<Vec<Table<'a>>>,
}

impl<'a> PageTables<'a> {
    /// Those of `document`, of which the page must be made. By default there are none.
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        Self { document: Some(document), told: OnceLock::new() }
    }
}

impl<'a> Page<'a> {
    /// Its tables. The blocks of their cells are counted as `blocks` are, and `asides` behind them.
    pub fn tables(&self) -> &[Table<'a>] {
        self.tables.told.get_or_init(|| self.tables.document.map(Document::tables).unwrap_or_default())
    }

    /// The row, the column and the header of a block that is a cell, and the table that it belongs to.
    #[must_use]
    pub fn cell(&self, block: usize) -> Option<(Whole, Cell<'a>)> {
        self.tables.document?.cell(block)
    }

    /// What a block that is a cell says itself, without what it is called, and where that stands in it.
    #[must_use]
    pub fn own_text(&self, block: usize) -> Option<(&str, Span<Source>)> {
        let (_, cell) = self.cell(block)?;
        let all = self.blocks.get(block)?.text.source();
        let text = cell.header.and_then(|header| all.strip_prefix(header)?.strip_prefix('：')).unwrap_or(all);
        let start = all.len() - text.trim_start().len();
        Some((text.trim(), Span::new(start, start + text.trim().len())))
    }

    /// How the document is laid out, where its reader tells that.
    #[must_use]
    pub fn layout(&self) -> Option<&'a Layout> {
        self.tables.document?.layout.as_deref()
    }

    /// How the paragraph of a block stands.
    #[must_use]
    pub fn paragraph_form(&self, block: usize) -> Option<&'a ParagraphForm> {
        let document = self.tables.document?;
        document.paragraph_form(document.blocks.get(block)?)
    }

    /// How most of the Han characters at `span` of a block look.
    #[must_use]
    pub fn character_form(&self, block: usize, span: Span<Source>) -> Option<&'a CharacterForm> {
        let document = self.tables.document?;
        document.character_form(document.blocks.get(block)?, span.range())
    }

    /// Where the text of a block begins, as the layout counts.
    #[must_use]
    pub fn laid_out_at(&self, block: usize) -> Option<u32> {
        let document = self.tables.document?;
        document.laid_out_at(document.blocks.get(block)?)
    }

    /// Characters that stand blank before the text of a block in its paragraph.
    #[must_use]
    pub fn blanks_before(&self, block: usize) -> Option<f64> {
        let document = self.tables.document?;
        document.blanks_before(document.blocks.get(block)?)
    }

    /// The number that a block says, if it is a cell and that is all it says.
    #[must_use]
    pub fn number(&self, block: usize) -> Option<Number<'a>> {
        self.cell(block)?;
        let document = self.tables.document?;
        document.number(document.blocks.get(block)?)
    }

    /// The blocks with their numbers, as long as there is time.
    pub fn each_block(&self) -> impl Iterator<Item = (usize, &PageBlock<'a>)> {
        let blocks = self.blocks.iter().enumerate();
        blocks.take_while(|(_, block)| !self.clock.is_over(block.text.folded().len()))
    }

    /// Clues, or other places in a block, as long as there is time.
    pub fn each<T>(&self, places: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        places.into_iter().take_while(|_| !self.clock.is_over(0))
    }
}

/// A block as checks of page scope see it.
pub struct PageBlock<'a> {
    /// What its reader took it for.
    pub kind: BlockKind,
    /// Its text, as it stands there and folded.
    pub text: Text<'a>,
    /// Its zone and language.
    pub facts: BlockFacts,
    /// Offsets in the source text at which lines were joined that a page break or hard wrap had cut.
    #[expect(clippy::borrowed_box, reason = "half as long as a slice: a long document has a million blocks")]
    pub cuts: Option<&'a Box<[u32]>>,
    /// Why a reader does not see it; `None`: it is on the page.
    pub hidden: Option<Hidden>,
}

impl PageBlock<'_> {
    /// Whether it is prose that its readers see.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.hidden.is_none() && self.kind.is_prose()
    }
}

/// A literal that was found for a check of page scope. Kept small: a long document has hundreds of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clue {
    block: u32,
    literal: u32,
    /// Where, in the folded text.
    pub span: Span<Folded>,
}

impl Clue {
    /// The `literal`, as [`PageCheck::literals`] counts them, in `block`.
    ///
    /// # Panics
    /// If there are more than 2³² of either, for which no memory would suffice.
    #[must_use]
    pub fn new(block: usize, literal: usize, span: Span<Folded>) -> Self {
        let narrow = |index: usize| u32::try_from(index).expect("internal error: too many blocks or literals");
        Self { block: narrow(block), literal: narrow(literal), span }
    }

    /// The block.
    #[must_use]
    pub fn block(&self) -> usize {
        self.block as usize
    }

    /// Which of the check's literals.
    #[must_use]
    pub fn literal(&self) -> usize {
        self.literal as usize
    }
}

/// How much a match may weigh, whatever its rule says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// As much as its rule says.
    #[default]
    Full,
    /// A warning at most: the fact behind it is not confirmed.
    Unconfirmed,
    /// A note at most.
    Advice,
}

/// Why something is a fault, where that is more than the rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Chinese.
    pub zh: String,
    /// English, where there is one.
    pub en: Option<String>,
}

/// What a check of page scope found. Inner: it never leaves the scan.
pub struct Spotted {
    /// The block.
    pub block: usize,
    /// The smallest span whose replacement mends the fault; of something missing, where to say so.
    pub span: Span<Source>,
    /// What could stand there instead, best first. An empty text deletes.
    pub suggestions: Vec<String>,
    /// Whether a program may put the first suggestion there without asking.
    pub safe: bool,
    /// What the message's `{detail}` stands for.
    pub detail: Option<crate::language::Said>,
    /// The reason, where the rule's own is not enough.
    pub why: Option<Why>,
    /// How much it may weigh.
    pub weight: Weight,
    /// Whether the document's date decided.
    pub dated: bool,
    /// Whether the fault is that something is missing, so that it says nothing against what stands at the span.
    pub absent: bool,
    /// Whether it only serves to mask what stands there: another speaks for it.
    pub masks_only: bool,
    /// Whether a suggestion also takes away the break that cuts the span in two.
    pub joins: bool,
    /// What it is about as a whole. Of what two rules say about one whole, one is told.
    pub subject: Option<Span<Source>>,
}

impl Spotted {
    /// A fault at `span` with nothing else to say.
    #[must_use]
    pub fn new(block: usize, span: Span<Source>) -> Self {
        Self {
            block,
            span,
            suggestions: Vec::new(),
            safe: false,
            detail: None,
            why: None,
            weight: Weight::Full,
            dated: false,
            absent: false,
            masks_only: false,
            joins: false,
            subject: None,
        }
    }
}

/// A check of page scope, ready to run.
pub trait PageCheck: Send + Sync {
    /// Literals, in folded form, that are found for it.
    fn literals(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whether it has nothing to say about a page on which none of its literals stands.
    fn needs_clues(&self) -> bool {
        true
    }

    /// Whether all that its rule stands by is told as one finding, at the first place, with the number of places as its detail.
    fn is_told_once(&self) -> bool {
        false
    }

    /// Whether so many faults, told once, are faults on this page, and not its way of writing.
    fn stands(&self, _page: &Page<'_>, _faults: usize) -> bool {
        true
    }

    /// What it finds on the page. `clues` are its own, in reading order. Each check has this or [`PageCheck::find_each`].
    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut all = Vec::new();
        self.find_each(page, clues, &mut |spotted| all.push(spotted));
        all
    }

    /// The same, one after another, for checks that may find a million: each takes a few hundred bytes.
    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let all = self.find(page, clues);
        // What was judged by half of the page may be wrong.
        if page.clock.late().is_none() {
            all.into_iter().for_each(found);
        }
    }
}
