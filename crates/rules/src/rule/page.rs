//! A document as rules see it: folded, with its facts.

use crate::check::{Page, PageBlock};
use crate::facts;
use crate::facts::{BlockFacts, Facts, Given, Lang, Line, Zone};
use hegao_model::clock::Clock;
use hegao_model::document::{Block, BlockKind, Content, Document};
use hegao_model::text::Text;

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
    let blocks = document.blocks.iter().enumerate();
    let blocks = blocks.take_while(|(_, block)| !clock.is_over(document.text(block).len())).map(|(index, block)| {
        let zone = facts.about.zones.get(index).copied().flatten().or_else(|| Zone::of(block.kind));
        let mut folded = page_block(document.text(block), block.kind, zone);
        folded.hidden = block.hidden;
        if let Content::Joined(joined) = &block.content {
            folded.cuts = Some(&joined.cuts);
        }
        folded
    });
    let (asides, blocks) = blocks.partition(|block| block.hidden.is_some());
    Page { blocks, asides, facts, clock }
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
