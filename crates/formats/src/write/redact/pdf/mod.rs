//! Values taken out of a PDF file: the codes that show them go out of the content, black boxes are drawn where they stood, and the file
//! is written anew, without earlier states and without what says in words what the page shows.
//!
//! Only where it can be proved. Each letter of a value must be one that hayro shows, by an operation that is found in the content, code
//! by code (`show`); no picture may lie there, which might show it too. What is written is read again: the pages show what they
//! showed but for what has gone, letter by letter at its place, and no value is left. All other files are refused.

#[cfg(feature = "raster")]
mod album;
mod content;
#[cfg(feature = "raster")]
mod drawn;
mod graph;
#[cfg(feature = "raster")]
mod looks;
#[cfg(feature = "raster")]
#[cfg(test)]
mod looks_tests;
mod page;
#[cfg(feature = "raster")]
mod raster;
#[cfg(feature = "raster")]
#[cfg(test)]
mod raster_tests;
#[cfg(feature = "raster")]
mod reach;
mod show;
mod stream;
#[cfg(test)]
mod tests;
mod unseen;

use std::ops::Range;

use hayro_syntax::Pdf;

use super::Redacted;
use crate::format::pdf::stand::{Stands, stands};
use crate::format::pdf::string::text_string;
use crate::format::pdf::witness::Witness;
use crate::format::pdf::{self, without_layers};
use crate::write::Refusal;
use crate::write::pdf::open;
use crate::write::pdf::update::Trailer;
use graph::{Graph, Written};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Document, Gap, Limits, Reason};
use page::Seen;
use show::Forms;

#[cfg(feature = "raster")]
pub use raster::{RESOLUTION, rasterise};

/// Where values stand in a text, each with its mask: in order, apart from each other. The second says that it is no text of a page.
pub type Stretches<'s> = dyn Fn(&str, bool) -> Vec<(Range<usize>, String)> + 's;

/// The file without its values. `document` is what [`read`](crate::read) said of `bytes`; `ranges` are where values stand in its blocks,
/// and `stretches` tells where they stand in any other text.
///
/// # Errors
/// The file is signed, encrypted, damaged or not read whole; it cannot be proved where the letters of a value stand, or that what was
/// written holds none.
pub fn redact(
    bytes: &[u8],
    document: &Document,
    ranges: &[(usize, Range<usize>)],
    stretches: &Stretches<'_>,
    limits: &Limits,
) -> Result<Redacted, Refusal> {
    let Opened { pdf, trailer, pages } = Opened::new(bytes, document, limits)?;
    let masked = |string: &[u8]| masked(string, stretches);
    let mut graph = Graph::new(&pdf, trailer.size(), &masked);
    let without = without_layers(&pdf);
    let mut witness = Witness::new(&pdf, without.as_ref());
    let mut blacked = 0;
    #[cfg(feature = "raster")]
    let mut boxes = Vec::with_capacity(pages.len());
    let (mut seen, mut forms) = (Vec::with_capacity(pages.len()), Forms::new());
    let tells = |string: &[u8]| masked(string).is_some();
    for (index, page) in pdf.pages().iter().enumerate() {
        let targets = page::targets(index, &pages[index], document, ranges, stretches)?;
        blacked += targets.count;
        seen.push(
            page::rewrite(page, &targets, &mut witness, &mut graph, &tells, &mut forms)
                .map_err(|fault| fault.on(index))?,
        );
        #[cfg(feature = "raster")]
        boxes.push(looks::boxes(page, &targets, &mut witness).map_err(|fault| fault.on(index))?);
    }
    #[cfg_attr(not(feature = "raster"), expect(unused_variables, reason = "only who draws asks"))]
    let has_new_tiles = unseen::rewrite(&pdf, &mut witness, &mut forms, &tells, stretches);
    page::put_forms(&pdf, forms, &mut graph).ok_or(Refusal::Damaged)?;
    let Written { bytes, swept, mut removed } = graph.written()?;
    verify(&bytes, &seen, stretches, limits)?;
    #[cfg(feature = "raster")]
    {
        if has_new_tiles {
            looks::add_patterns(&pdf, &mut witness, &mut boxes);
        }
        looks::compare(&pdf, &bytes, &boxes)?;
    }
    removed.extend(trailer.has_information().then(|| "Info".to_owned()));
    Ok(Redacted { bytes, blacked, swept, removed, ..Redacted::default() })
}

/// A file that may be written anew, and where the letters of its pages stand.
struct Opened {
    pdf: Pdf,
    trailer: Trailer,
    pages: Vec<Stands>,
}

impl Opened {
    fn new(bytes: &[u8], document: &Document, limits: &Limits) -> Result<Self, Refusal> {
        let (pdf, trailer) = open(bytes)?;
        if document.gaps.iter().any(|gap| !is_dropped(gap)) {
            return Err(Refusal::Unread);
        }
        let pages = stands(&pdf, &Budget::new(limits)).map_err(|_| Refusal::TooLarge)?;
        let is_current =
            |(index, page): (usize, &Stands)| document.parts.get(index).is_some_and(|part| part.text == page.text);
        if !pages.iter().enumerate().all(is_current) || pages.len() != pdf.pages().len() {
            return Err(Refusal::Stale);
        }
        Ok(Self { pdf, trailer, pages })
    }
}

/// Whether what was not read does not go along.
fn is_dropped(gap: &Gap) -> bool {
    matches!(gap.reason, Reason::PdfEarlier { .. } | Reason::PdfLostState | Reason::PdfAttachments { .. })
}

/// What a string says once its values are masked.
fn masked(string: &[u8], stretches: &Stretches<'_>) -> Option<String> {
    let text = text_string(string);
    let found = stretches(&text, true);
    let (mut masked, mut at) = (String::new(), 0);
    for (range, mask) in &found {
        masked += &text[at..range.start];
        masked += mask;
        at = range.end;
    }
    (!found.is_empty()).then(|| masked + &text[at..])
}

/// Reads what was written again: the pages show what they showed, and no text says a value.
fn verify(written: &[u8], seen: &[Seen], stretches: &Stretches<'_>, limits: &Limits) -> Result<(), Refusal> {
    let pdf = Pdf::new(written.to_vec()).map_err(|_| Refusal::ReadsOtherwise)?;
    let without = without_layers(&pdf);
    let mut witness = Witness::new(&pdf, without.as_ref());
    let pages = pdf.pages();
    if pages.len() != seen.len() || !pages.iter().zip(seen).all(|(page, seen)| seen.is_shown(&witness.page(page))) {
        return Err(Refusal::ReadsOtherwise);
    }
    let read = pdf::read(written.to_vec(), &Budget::new(limits)).map_err(|_| Refusal::ReadsOtherwise)?;
    if !read.gaps.is_empty() {
        return Err(Refusal::Unread);
    }
    let in_blocks = read.blocks.iter().any(|block| !stretches(read.text(block), block.hidden.is_some()).is_empty());
    let in_parts = read.parts.iter().any(|part| !stretches(&part.text, false).is_empty());
    if in_blocks || in_parts { Err(Refusal::ValuesLeft) } else { Ok(()) }
}
