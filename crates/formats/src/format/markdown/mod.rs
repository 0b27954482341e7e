//! Markdown.
//!
//! What the marks mean is [`pulldown_cmark`]'s to say; the text between them is gathered with its places. A line end
//! within a paragraph shows nothing and cuts no word, unless its writer clearly began anew ([`soft`]). Marks within a word
//! (`法**治**国家`) do not cut it.
//!
//! Front matter is data beside the text, its title the document's where the text has none of its own. Code is shown and is
//! no prose. Comments to hegao are for the filter, which reads them from the part's text.

mod front;
mod link;
mod markup;
mod soft;
#[cfg(test)]
mod tests;
mod text;

use super::text_file::{text_document, undecodable};
use crate::encoding::decoded_part;
use front::FrontMatter;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Block, BlockKind, Document, Format, Seat, Syntax};
use pulldown_cmark::Options;
use text::Reading;

/// How many bytes of text are read as Markdown, whose marks take many times their room; more is read line by line.
const LONGEST: usize = 16 << 20;

/// Reads a Markdown file. Never fails: what cannot be read is in [`Document::gaps`].
pub(crate) fn read(bytes: Vec<u8>, budget: &Budget) -> Document {
    let (part, undecoded) = decoded_part(None, bytes, Syntax::Markdown);
    let mut gaps: Vec<_> = undecoded.into_iter().map(|range| undecodable(range, part.encoding())).collect();
    if part.text.len() > LONGEST {
        return text_document(part.written_as(Syntax::Plain), gaps, budget);
    }
    let FrontMatter { end, title, asides, declared } = FrontMatter::of(&part.text);
    let read = Reading::new(&part.text, end, budget).read();
    gaps.extend(read.gaps);
    let title = title.map(|title| titled(title, read.has_title));
    let blocks = title.into_iter().chain(read.blocks).chain(asides).collect();
    let mut document = Document::new(Format::Markdown, vec![part], blocks, gaps).declaring(declared);
    read.drawn.tell(&mut document);
    document
}

/// Where the text begins, behind front matter.
pub(crate) fn start(text: &str) -> usize {
    FrontMatter::of(text).end
}

/// The marks that are read.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// The title that front matter gives: shown as the document's, unless the text has its own.
fn titled(title: Block, has_own: bool) -> Block {
    if has_own { title } else { Block { kind: BlockKind::Title, hidden: None, place: Seat::Line, ..title } }
}
