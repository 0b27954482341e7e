//! PDF files.
//!
//! A PDF file has no paragraphs, only glyphs at places; hayro tells which, and the rest is ours: characters
//! ([`character`]), lines ([`line`]), columns ([`region`]), tables ([`table`]), paragraphs ([`paragraph`]), running heads
//! ([`edge`]). Each page is a part, whose text is its lines in reading order; a paragraph that goes on on the next page
//! has pieces in both. What cannot be read reliably is a gap, per page: glyphs that nothing explains, pages that are
//! pictures. What a reader does not see is an aside ([`sight`], [`hidden`]).

mod appearance;
mod asides;
mod assemble;
mod attachment;
mod canvas;
pub(crate) mod character;
pub(crate) mod codes;
pub(in crate::format) mod composed;
pub(crate) mod crossref;
#[cfg(test)]
mod damage_tests;
mod device;
mod earlier;
mod edge;
pub(crate) mod gaps;
mod glyph_name;
pub(crate) mod guard;
mod hidden;
#[cfg(feature = "raster")]
mod ink;
#[cfg(test)]
mod layout_tests;
pub(crate) mod lexer;
mod line;
mod operation;
pub(crate) mod own;
mod page;
mod paragraph;
mod pictures;
mod references;
mod region;
mod replacement;
#[cfg(test)]
pub(crate) mod sample;
mod shape;
mod sight;
mod stack;
pub(crate) mod stand;
pub(crate) mod string;
pub(crate) mod survey;
mod table;
#[cfg(test)]
mod tests;
mod tile;
mod turn;
mod unmapped;
mod unpack;
pub(crate) mod witness;

use std::collections::HashSet;

use hayro_interpret::InterpreterCache;
use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;

use assemble::{Assembly, assemble};
use character::Characters;
use earlier::Earlier;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Document, Format, Gap, Limits, PagePicture, Reason};
use hidden::Notes;
#[cfg(feature = "raster")]
pub(crate) use page::frame;
use page::{Content, Source};
use region::Regions;
use survey::{Asked, Survey};

/// Characters of the pages in which the text of a form or bookmark is looked for.
const MAX_SHOWN: usize = 500_000;

/// A file without layers. Which layers are on is asked of the file that a context is given, and of nothing else: with
/// this one, all are.
const NO_LAYERS: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n\
    4 0 obj<</Length 0>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF";

/// A file without layers for one that has some.
pub(crate) fn without_layers(pdf: &Pdf) -> Option<Pdf> {
    let has_layers = pdf.xref().has_optional_content_groups();
    has_layers.then(|| Pdf::new(NO_LAYERS.to_vec()).ok()).flatten()
}

/// Reads a PDF file.
pub(crate) fn read(bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let limits = &budget.limits();
    let mut broken = guard::check(&bytes, limits)?;
    let pdf = open(bytes)?;
    broken += guard::check_decrypted(&pdf, limits)?;
    guard::check_pictures(&pdf, limits)?;
    let mut gaps = Vec::new();
    let Read { pages, drawn, pictures } = pages(&pdf, budget, None, &mut gaps, false)?;
    gaps.extend(gaps::damage(&pdf, broken));
    let mut assembly = assemble(&pages);
    assembly.hidden(&pages);
    let mut notes = Notes::default();
    collect(&pdf, &assembly, limits, &mut notes);
    let lost = Earlier { budget, seen: HashSet::new(), drawn }.tell(&pdf, &assembly, &mut notes, &mut gaps);
    hidden::unlisted(pdf.data().as_ref(), &shown(&assembly), &mut notes);
    gaps.extend(gaps::broken_notes(&notes));
    gaps.extend(gaps::unread_notes(&notes));
    let attachments = std::mem::take(&mut notes.attachments);
    assembly.notes(notes);
    gaps.extend(attachment::read(&pdf, attachments, lost, budget, &mut assembly));
    if assembly.blocks.len() > limits.blocks {
        assembly.blocks.truncate(limits.blocks);
        gaps.push(Gap::of_file(Reason::PdfParagraphs { limit: limits.blocks }));
    }
    let document = Document::new(Format::Pdf, assembly.parts, assembly.blocks, gaps);
    Ok(Document { page_pictures: pictures, ..document })
}

/// What is on no page.
fn collect(pdf: &Pdf, assembly: &Assembly, limits: &Limits, notes: &mut Notes) {
    let shown = shown(assembly);
    let bytes = pdf.data().as_ref();
    hidden::information(pdf, bytes, notes);
    hidden::annotations(pdf, limits.pages, &shown, notes);
    hidden::objects(pdf, &shown, notes);
    hidden::stray(bytes, notes);
    hidden::remaining(pdf, &shown, notes);
}

/// The text of the pages without white space.
fn shown(assembly: &Assembly) -> String {
    let all = assembly.parts.iter().flat_map(|part| part.text.chars());
    all.filter(|c| !c.is_whitespace()).take(MAX_SHOWN).collect()
}

/// Opens a file.
fn open(bytes: Vec<u8>) -> Result<Pdf, Gap> {
    Pdf::new(bytes).map_err(gaps::unopened)
}

/// Pages that were read.
struct Read {
    pages: Vec<Content>,
    /// The streams that are drawn on them.
    drawn: HashSet<ObjectIdentifier>,
    /// What the scans among them are.
    pictures: Vec<PagePicture>,
}

/// Reads the pages, and notes what of them cannot be read; with the boxes of their letters, if those are wanted.
fn pages(pdf: &Pdf, budget: &Budget, state: Option<&str>, gaps: &mut Vec<Gap>, with_boxes: bool) -> Result<Read, Gap> {
    let limits = &budget.limits();
    budget.holds(Bound::Objects, pdf.len(), state)?;
    let mut characters = Characters::new(pdf);
    let without = without_layers(pdf);
    let all_layers = without.as_ref().map(Pdf::xref);
    let source = Source { cache: InterpreterCache::new(), xref: pdf.xref(), all_layers };
    let all = pdf.pages();
    if all.len() > limits.pages {
        gaps.push(Gap::of_file(Reason::PdfPages { pages: all.len(), limit: limits.pages }));
    }
    let mut pages = Vec::with_capacity(all.len().min(limits.pages));
    let mut regions = Regions::default();
    let mut survey = Survey::default();
    // What is unpacked stays in memory; pages behind that keep their gap.
    let (mut found, mut room) = (Vec::new(), limits.unpacked);
    for (index, page) in all.iter().take(limits.pages).enumerate() {
        let Asked { weight, lacks_font, lacks_part, is_garbled, has_unread_codes } = survey.page(page);
        let fits = budget.admits(Bound::PageOperations, weight, state)
            && budget.spend(Bound::Operations, weight, state).is_ok();
        let content = if fits {
            page::read(page, &source, &mut characters, &mut regions, limits)
        } else {
            Content { is_cut: true, ..Content::default() }
        };
        let content = Content {
            lacks_part,
            has_unread_codes,
            lacks_font: content.lacks_font || lacks_font,
            is_broken: content.is_broken || is_garbled,
            ..content
        };
        let gap = gaps::unread(&content, index + 1);
        let is_scan = matches!(gap.as_ref().map(|gap| &gap.reason), Some(Reason::ScannedPage { .. }));
        if is_scan && limits.page_pictures && state.is_none() && room > 0 {
            let of_page = pictures::pictures(page, index + 1, &source);
            room = room.saturating_sub(of_page.iter().map(|picture| picture.bytes.len() as u64).sum());
            found.extend(of_page);
        }
        gaps.extend(gap);
        let glyphs = content.glyphs;
        pages.push(if with_boxes { content } else { content.without_boxes() });
        if budget.spend(Bound::Glyphs, glyphs, state).is_err() {
            break;
        }
    }
    Ok(Read { pages, drawn: survey.into_drawn(), pictures: found })
}
