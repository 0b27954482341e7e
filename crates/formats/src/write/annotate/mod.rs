//! Notes, put into the document that they are about, in the form that its format has for them; and taken out again.
//!
//! A note stands at the exact range that it is about. Where the format has no notes there, it stands at the nearest place that has,
//! and names the true one. Notes of other people stay, with everything else.

#[cfg(feature = "office")]
mod docx;
mod html;
pub(crate) mod inline;
#[cfg(feature = "office")]
mod keep;
mod markdown;
#[cfg(feature = "office")]
mod opc;
#[cfg(feature = "office")]
mod outline;
#[cfg(feature = "office")]
mod own;
#[cfg(feature = "pdf")]
mod pdf;
mod text;
#[cfg(feature = "office")]
mod xlsx;

pub use hegao_model::document::Note;
use hegao_model::document::{Document, Format, Limits};

use sha2::{Digest, Sha256};

use super::Refusal;
use crate::reader::read;

/// Who says it, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// The name that readers see.
    pub name: String,
    /// The local time with its distance from UTC, as ISO 8601 writes it (`2026-11-30T16:00:00+08:00`). There is no clock here.
    pub date: String,
}

impl Author {
    /// The local time as office documents have it: programs show it as it stands, though it ends with the sign for UTC.
    #[cfg(feature = "office")]
    fn local_time(&self) -> String {
        format!("{}Z", self.date.get(..19).unwrap_or(&self.date))
    }
}

/// The initials of notes of this program, whoever is named as their author. They are known by what they say.
pub const INITIALS: &str = "核稿";

/// A sum by which a note tells that it says what this program wrote: eight digits, of its text without white space.
fn sum_of(text: &str) -> String {
    let mut sum = Sha256::new();
    text.split_whitespace().for_each(|word| sum.update(word));
    sum.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A document with notes.
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many of the notes are tracked changes.
    pub tracked: usize,
}

/// A document without this program's notes.
pub struct Removed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is, byte for byte, what it was before it was annotated. Another program may have saved it since.
    pub is_exact: bool,
}

/// The bytes of the file `name` with `notes`. `document` is what was read of `bytes`, which has none of this program's notes: see
/// [`remove`].
///
/// # Errors
/// The format has no notes, or the file is none that can be written. Every other byte of it stays, or nothing is written.
pub fn annotate(
    name: &str,
    bytes: &[u8],
    document: &Document,
    notes: &[Note],
    author: &Author,
    limits: &Limits,
) -> Result<Annotated, Refusal> {
    let plain = |bytes| Annotated { bytes, tracked: 0 };
    let written = match document.format {
        #[cfg(feature = "office")]
        Format::Docx => docx::annotate(name, bytes, document, notes, author, limits)?,
        #[cfg(feature = "office")]
        Format::Xlsx => plain(xlsx::annotate(name, bytes, document, notes, author, limits)?),
        #[cfg(feature = "pdf")]
        // It has been read back.
        Format::Pdf => return pdf::annotate(bytes, document, notes, author, limits).map(plain),
        Format::Text | Format::Markdown | Format::Html => {
            plain(inline::annotate(name, bytes, document, notes, limits)?)
        }
        Format::Csv => return Err(Refusal::NoComments),
        Format::Mail | Format::Zip | Format::Ofd | Format::Picture => return Err(Refusal::Format),
        Format::Pptx | Format::Ppt | Format::Odp => return Err(Refusal::Slides),
        Format::Odt | Format::Rtf | Format::WordXml => return Err(Refusal::Format),
        Format::Doc => return Err(Refusal::Format),
        Format::Xls | Format::Xlsb | Format::Ods | Format::SheetXml => return Err(Refusal::Format),
        #[cfg(not(all(feature = "office", feature = "pdf")))]
        _ => return Err(Refusal::Format),
    };
    let read = read(name, written.bytes.clone(), limits).map_err(|_| Refusal::ReadsOtherwise)?;
    if says_the_same(&read, document, written.tracked > 0) { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
}

/// The file without this program's notes; `None`: it has none.
///
/// # Errors
/// The file is none that can be written.
pub fn remove(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Option<Removed>, Refusal> {
    #[cfg(feature = "office")]
    if matches!(format, Format::Docx | Format::Xlsx) {
        let archive = super::archive::Archive::open(bytes)?;
        if let Some(bytes) = keep::before(&archive, bytes, limits.file) {
            return Ok(Some(Removed { bytes, is_exact: true }));
        }
    }
    match format {
        #[cfg(feature = "office")]
        Format::Docx => docx::remove(name, bytes, limits),
        #[cfg(feature = "office")]
        Format::Xlsx => xlsx::remove(name, bytes, limits),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::remove(bytes, limits),
        Format::Text | Format::Markdown | Format::Html => inline::remove(name, bytes, format, limits),
        Format::Csv => Err(Refusal::NoComments),
        Format::Mail | Format::Zip | Format::Ofd | Format::Picture => Err(Refusal::Format),
        Format::Pptx | Format::Ppt | Format::Odp => Err(Refusal::Slides),
        Format::Odt | Format::Rtf | Format::WordXml => Err(Refusal::Format),
        Format::Doc => Err(Refusal::Format),
        Format::Xls | Format::Xlsb | Format::Ods | Format::SheetXml => Err(Refusal::Format),
        #[cfg(not(all(feature = "office", feature = "pdf")))]
        _ => Err(Refusal::Format),
    }
}

#[cfg(feature = "office")]
pub(crate) use own::OwnNotes;

/// The name of the member by which an annotated package gives itself back as it was before, whether or not it still can.
#[cfg(feature = "office")]
pub(super) fn kept(archive: &super::archive::Archive<'_>, limits: &Limits) -> Option<String> {
    keep::item(archive, limits.part).map(|(name, _)| name.to_owned())
}

/// Whether the member `name` of the package `bytes` is what gives it back as it was before it was annotated: of what the package says
/// itself, and of nothing else.
#[cfg(feature = "office")]
pub(crate) fn is_kept(name: &str, bytes: &[u8], limits: &Limits) -> bool {
    keep::is_item(name)
        && super::archive::Archive::open(bytes).is_ok_and(|archive| {
            archive.names().last() == Some(name) && keep::before(&archive, bytes, limits.file).is_some()
        })
}

/// Whether `new` says what `old` says; with changes, that it is of as many paragraphs.
fn says_the_same(new: &Document, old: &Document, has_changes: bool) -> bool {
    let is_alike = new.format == old.format && new.gaps.len() == old.gaps.len();
    let mut blocks = new.blocks.iter().zip(&old.blocks);
    is_alike
        && match has_changes {
            true => new.running().len() == old.running().len(),
            false => {
                new.blocks.len() == old.blocks.len() && blocks.all(|(one, other)| new.text(one) == old.text(other))
            }
        }
}
