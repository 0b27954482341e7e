//! A document as rules see it: folded, with its facts.

use std::ops::Range;

use crate::check::{Page, PageBlock, PageFaults, PageTables};
use crate::facts;
use crate::facts::{BlockFacts, Facts, Given, Lang, Line, Zone};
use hegao_model::clock::Clock;
use hegao_model::document::{Block, BlockKind, Content, Document};
use hegao_model::text::Text;
use hegao_model::workers::{Alone, Workers, collect};

/// What the document says of itself.
#[must_use]
pub fn facts_of(document: &Document, given: &Given) -> Facts {
    // A comment that speaks to hegao is no part of what the document says.
    let said = |text| if is_comment(text) { "" } else { text };
    // A table says of others what a document says of itself: names, dates, numbers.
    let is_cell = |block: &Block| block.kind == BlockKind::Cell;
    let lines = document.running().iter().map(|block| {
        let text = if is_cell(block) { "" } else { said(document.text(block)) };
        Line { kind: block.kind, text }
    });
    facts::read(&lines.collect::<Vec<_>>(), document.declared.date.as_deref(), given)
}

/// Whether a block is nothing but a comment to hegao.
fn is_comment(text: &str) -> bool {
    let words = text.trim().strip_prefix("<!--").and_then(|text| text.strip_suffix("-->"));
    words.is_some_and(|words| words.trim_start().starts_with("hegao:") && !words.contains("-->"))
}

/// The document, folded as far as there is time. `facts` must be its own.
#[must_use]
pub fn page<'a>(document: &'a Document, facts: &'a Facts, clock: &'a Clock) -> Page<'a> {
    page_by(document, facts, clock, &Alone)
}

/// The same by several at once.
#[must_use]
pub fn page_by<'a>(document: &'a Document, facts: &'a Facts, clock: &'a Clock, workers: &dyn Workers) -> Page<'a> {
    let fold = |index: usize| {
        let block = &document.blocks[index];
        let zone = facts.about.zones.get(index).copied().flatten().or_else(|| Zone::of(block.kind));
        let mut folded = page_block(document.text(block), block.kind, zone);
        folded.hidden = block.hidden;
        if let Content::Joined(joined) = &block.content {
            folded.cuts = Some(&joined.cuts);
        }
        folded
    };
    let in_time = |index: &usize| !clock.is_over(document.blocks[*index].content.len());
    let stretches = Stretch::all(document, workers);
    let fold_all =
        |stretch: &Stretch| -> Vec<PageBlock<'a>> { stretch.blocks.clone().take_while(in_time).map(fold).collect() };
    let mut all = Vec::new();
    // Of a few stretches, so that a million blocks never lie there twice.
    for wave in stretches.chunks(Stretch::WAVE * workers.count()) {
        let folded = collect(workers, wave.len(), |at| fold_all(&wave[at]));
        for (stretch, mut folded) in wave.iter().zip(folded) {
            if all.len() == stretch.blocks.start {
                if all.is_empty() { all = folded } else { all.append(&mut folded) }
            }
        }
    }
    let (asides, blocks) = split(all);
    Page { blocks, asides, tables: PageTables::of(document), faults: PageFaults::default(), facts, clock }
}

/// What nobody sees, and what is on the page, which stands before it as a rule.
fn split(mut blocks: Vec<PageBlock<'_>>) -> (Vec<PageBlock<'_>>, Vec<PageBlock<'_>>) {
    let is_seen = |block: &PageBlock<'_>| block.hidden.is_none();
    let seen = blocks.partition_point(is_seen);
    if blocks[..seen].iter().all(is_seen) && !blocks[seen..].iter().any(is_seen) {
        return (blocks.split_off(seen), blocks);
    }
    blocks.into_iter().partition(|block| !is_seen(block))
}

/// Blocks that are worked on together.
pub struct Stretch {
    /// Their indices in [`Document::blocks`].
    pub blocks: Range<usize>,
}

impl Stretch {
    /// Bytes of the shortest, and of the shortest document that is cut into several.
    const BYTES: usize = 1 << 17;
    const WORTH: usize = 1 << 19;
    /// How many of them each worker has before what they made is put together.
    pub const WAVE: usize = 4;

    /// The stretches of a document, in order: a single one where that is faster.
    #[must_use]
    pub fn all(document: &Document, workers: &dyn Workers) -> Vec<Self> {
        let lengths = || document.blocks.iter().map(|block| block.content.len());
        let is_one = workers.count() < 2 || lengths().sum::<usize>() < Self::WORTH;
        let mut stretches = Vec::new();
        let (mut start, mut bytes) = (0, 0);
        for (index, length) in lengths().enumerate().take_while(|_| !is_one) {
            bytes += length;
            if bytes >= Self::BYTES {
                stretches.push(Self { blocks: start..index + 1 });
                (start, bytes) = (index + 1, 0);
            }
        }
        stretches.push(Self { blocks: start..document.blocks.len() });
        stretches
    }
}

/// A text as a block of its own.
#[must_use]
pub fn page_block(source: &str, kind: BlockKind, zone: Option<Zone>) -> PageBlock<'_> {
    let text = Text::new(source);
    // Code is in no language: rules for Chinese have nothing to say about it.
    let lang = if kind == BlockKind::Code { None } else { Lang::of(text.survey()) };
    let facts = BlockFacts { zone, lang };
    PageBlock { kind, text, facts, cuts: None, hidden: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Audience, DateInterval};
    use hegao_model::document::table::Whole;
    use hegao_model::document::{Format, Hidden, Part, Piece, Place};

    #[test]
    fn checks_can_ask_for_rows_columns_and_headers() {
        let cell = |text: &str, row, column, header: Option<&str>| {
            let content = Content::joined(text, Vec::<Piece>::new(), Vec::<u32>::new());
            let place = Place::cell(0, 1, (row, column), header.map(Into::into)).in_head(row == 1);
            Block { place: place.into(), ..Block::new(BlockKind::Cell, 0, content) }
        };
        let text = Block::new(BlockKind::Paragraph, 0, Content::joined("附表如下。", [], []));
        let hidden = Block { hidden: Some(Hidden::HiddenText), ..cell("金额：2", 3, 2, Some("金额")) };
        let blocks = vec![
            text,
            hidden,
            cell("项目", 1, 1, None),
            cell("金额", 1, 2, None),
            cell("项目：道路", 2, 1, Some("项目")),
            cell("金额：1.5万元", 2, 2, Some("金额")),
        ];
        let document =
            Document::new(Format::Text, vec![Part::derived("text".into(), String::new())], blocks, Vec::new());
        let today = DateInterval::parse("2026-06-01").unwrap();
        let given =
            Given { date: None, named: None, today, audience: Audience::Public, genre: None, format: Format::Text };
        let (facts, clock) = (facts_of(&document, &given), Clock::endless());
        let page = page(&document, &facts, &clock);
        let [table] = page.tables() else { panic!("one table") };
        let number = |block: u32| Some(page.number(block as usize)?.in_tens(0));
        let sums: Vec<_> = table.column(2).map(|cell| (cell.is_head, number(cell.block))).collect();
        assert_eq!(sums, [(true, None), (false, Some(Some(15_000))), (false, Some(Some(2)))]);
        // Blocks and hidden ones are counted as the page counts them.
        let (whole, cell) = page.cell(page.blocks.len()).unwrap();
        assert!(whole == table.whole && whole == Whole::InText { page: None, number: 1 });
        assert_eq!((cell.row, cell.column, cell.header), (3, 2, Some("金额")));
        assert_eq!(page.asides[0].text.source(), "金额：2");
        assert!(page.cell(0).is_none() && page.number(0).is_none());
    }
}
