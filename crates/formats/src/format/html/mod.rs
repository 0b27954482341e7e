//! Web pages.
//!
//! The page is read token by token ([`html5gum`] gives their places), without a tree: a stack knows what is open, so that
//! 200,000 elements inside each other are read like any others. Elements that begin a line make paragraphs, which the
//! code for text files then joins and names ([`crate::layout::flow`]); a page and the text file of the same words give the same
//! findings. Menus and footers are blocks beside the running text. A table of values has its column heads; a table that
//! only sets a page in columns, as old pages have it, is read as its paragraphs.
//!
//! A page is full of what nobody reads and nobody hides: scripts, comments of the site's makers, data for programs. Of
//! these only what could be meant for people is told ([`crate::hidden::telling`]): Han text, numbers, addresses.

mod aside;
mod attribute;
mod css;
mod drawn;
mod element;
mod encoding;
mod inner;
mod looks;
mod meta;
mod page;
mod reference;
mod script;
mod sheet;
mod source;
mod stack;
mod style;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, Tokenizer};

use super::text_file::undecodable;
use crate::layout::flow::Flow;
pub(crate) use drawn::Drawn;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Block, Charset, Document, Format, Gap, Hidden, Reason};
use page::Page;
use sheet::Sheet;

/// Reads a web page. Never fails: what cannot be read is in [`Document::gaps`].
pub(crate) fn read(bytes: Vec<u8>, budget: &Budget) -> Document {
    read_labelled(bytes, None, budget)
}

/// The same of a page of which something beside it says the charset.
pub(crate) fn read_labelled(bytes: Vec<u8>, charset: Option<Charset>, budget: &Budget) -> Document {
    let (part, undecoded) = encoding::decoded(bytes, charset);
    let mut gaps: Vec<Gap> = undecoded.into_iter().map(|range| undecodable(range, part.encoding())).collect();
    let mut page = Page::new(&part.text, budget);
    page.sheet = Sheet::of(&part.text, budget);
    let mut is_cut = false;
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        is_cut |= matches!(event, CallbackEvent::Error(Error::EofInTag));
        if budget.is_late(span.end - span.start) {
            return Some(());
        }
        page.event(event, span.start..span.end);
        None
    });
    tokenize(&part.text, emitter);
    let read = page.finish();
    gaps.extend(read.gaps);
    if is_cut {
        gaps.push(Gap::of_file(Reason::CutTag));
    }
    let mut document = Document::new(Format::Html, vec![part], read.blocks, gaps).declaring(read.declared);
    read.drawn.tell(&mut document);
    document
}

/// A piece of HTML within another text.
pub(crate) struct Fragment {
    /// What is on the page beside the running text.
    pub(crate) beside: Vec<Block>,
    /// What is not seen.
    pub(crate) asides: Vec<Block>,
    /// What was not read.
    pub(crate) gaps: Vec<Gap>,
    /// What it shows that is no text.
    pub(crate) drawn: Drawn,
    /// Why text behind it is not seen, if elements are open that hide it: the name of the innermost.
    pub(crate) hides: Option<(Hidden, String)>,
}

/// Reads the HTML that stands at `range` of `source`: its paragraphs go into `flow`, its tables are counted.
pub(crate) fn read_fragment(
    source: &str,
    range: Range<usize>,
    budget: &Budget,
    flow: &mut Flow,
    tables: &mut usize,
) -> Fragment {
    let mut page = Page::new(source, budget).going_on(std::mem::take(flow), *tables);
    run(&mut page, source, range);
    page.leave(flow, tables)
}

/// What a page says that stands packed in another text, paragraph by paragraph.
pub(crate) fn said(source: &str, budget: &Budget) -> Vec<String> {
    let mut page = Page::new(source, budget);
    run(&mut page, source, 0..source.len());
    let blocks = page.finish().blocks;
    blocks.iter().map(|block| inner::words(block, source).to_owned()).collect()
}

/// Reads what stands at `range` of `source` into `page`, as far as there is time.
fn run(page: &mut Page<'_>, source: &str, range: Range<usize>) {
    let (shift, budget) = (range.start, page.budget);
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        if budget.is_late(span.end - span.start) {
            return Some(());
        }
        page.event(event, span.start + shift..span.end + shift);
        None
    });
    tokenize(&source[range], emitter);
}

/// Puts the events of `source` to the callback, until it says something.
fn tokenize<F>(source: &str, mut emitter: CallbackEmitter<F, (), usize>)
where
    F: FnMut(CallbackEvent<'_>, Span<usize>) -> Option<()>,
{
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail, and the emitter emits nothing.
    let _ = Tokenizer::new_with_emitter(source, emitter).next();
}
