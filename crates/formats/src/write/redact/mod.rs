//! Sensitive values taken out of a file: wherever they stand in it, in whatever form, also where no reader looks.
//!
//! Two go over each part. First the edits of the engine, which knows blocks: a value that rules know by its label alone, a number
//! that runs over a line's end. Then a sweep over all that is stored, text, values of attributes, comments, names, by the values
//! themselves ([`Masking::stretches`]). Files within the file are redacted by themselves. Where neither can write (an object of
//! another program, a macro) nothing is done: the proof ([`crate::proof`]) and a second reading tell whether a value is left.

#[cfg(feature = "office")]
mod binary;
#[cfg(feature = "office")]
mod cell;
#[cfg(feature = "office")]
pub mod hidden;
mod markup;
#[cfg(feature = "office")]
mod package;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod picture;
#[cfg(feature = "office")]
mod relations;
mod stored;
mod sweep;
#[cfg(test)]
mod tests;

use std::ops::Range;

use hegao_model::document::{Document, Edit, Format, Limits};

use super::Refusal;

/// What knows the values. Nobody here does.
pub trait Masking {
    /// The edits that mask what `document`, the file `name`, says, and where something stands that no edit can mask: the index of
    /// the block, and bytes of its text. It may be a file within the file.
    fn edits(&self, name: &str, document: &Document) -> (Vec<Edit>, Vec<(usize, Range<usize>)>);

    /// Where values stand in a text, each with its mask: in order, apart from each other. `is_unseen`: the text is none that stands
    /// on the page.
    fn stretches(&self, text: &str, is_unseen: bool) -> Vec<(Range<usize>, String)>;
}

/// A file from which values were taken.
#[derive(Default)]
pub struct Redacted {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many stretches of pages are black now.
    pub blacked: usize,
    /// How many pages are pictures now.
    pub pictured: usize,
    /// How many stretches the sweep has masked, beside the edits.
    pub swept: usize,
    /// What went as a whole: members (a picture of the first page, the copy that hegao had kept of the original), entries of a PDF file.
    pub removed: Vec<String>,
    /// Pictures that lost what they say beside what they show.
    pub stripped: Vec<String>,
}

/// The file `name` without what `masking` masks. `document` is what [`crate::read`] said of `bytes`.
///
/// # Errors
/// The file is signed, its archive is damaged or odd, or nothing is written in its format.
pub fn document(
    name: &str,
    bytes: &[u8],
    document: &Document,
    masking: &dyn Masking,
    limits: &Limits,
) -> Result<Redacted, Refusal> {
    match document.format {
        #[cfg(feature = "office")]
        Format::Docx | Format::Xlsx => package::redact(name, bytes, document, masking, limits),
        Format::Text | Format::Markdown | Format::Html | Format::Csv => stored::file(name, bytes, document, masking),
        #[cfg(feature = "pdf")]
        Format::Pdf => {
            let (_, ranges) = masking.edits(name, document);
            let stretches = |text: &str, is_unseen: bool| masking.stretches(text, is_unseen);
            pdf::redact(bytes, document, &ranges, &stretches, limits)
        }
        Format::Pptx | Format::Ppt | Format::Odp => Err(Refusal::Slides),
        Format::Odt | Format::Rtf | Format::WordXml => Err(Refusal::Format),
        #[allow(unreachable_patterns)] // Without all features.
        _ => Err(Refusal::Format),
    }
}

/// The pages of a PDF file as pictures in which what `masking` masks is black. `document` is what [`crate::read`] said of `bytes`.
///
/// # Errors
/// It is no PDF file, it is signed, encrypted, damaged or not read whole, or a letter of a value has no place on its page.
#[cfg(feature = "raster")]
pub fn pictures(
    bytes: &[u8],
    document: &Document,
    masking: &dyn Masking,
    limits: &Limits,
) -> Result<Redacted, Refusal> {
    if document.format != Format::Pdf {
        return Err(Refusal::NoPages);
    }
    let (_, ranges) = masking.edits("", document);
    let stretches = |text: &str, is_unseen: bool| masking.stretches(text, is_unseen);
    pdf::rasterise(bytes, document, &ranges, &stretches, limits)
}
