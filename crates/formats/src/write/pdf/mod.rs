//! The bytes of PDF files: which may be written into, objects as they stand ([`raw`]), and changes that are appended ([`update`];
//! ISO 32000-2, 7.5.6).

pub(super) mod raw;
pub(super) mod update;

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::{LoadPdfError, Pdf};
use memchr::memmem;

use super::Refusal;
use crate::format::pdf::{crossref, gaps, guard};
use update::Trailer;

/// Opens a file into which may be written, and tells what stands at its end.
pub(super) fn open(bytes: &[u8]) -> Result<(Pdf, Trailer), Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let trailer = writable(&pdf)?;
    Ok((pdf, trailer))
}

/// The end of a file into which may be written.
fn writable(pdf: &Pdf) -> Result<Trailer, Refusal> {
    let bytes = pdf.data().as_ref();
    if guard::is_encrypted(bytes) {
        return Err(Refusal::Encrypted);
    }
    if gaps::damage(pdf, 0).is_some() || crossref::states(pdf).is_none() {
        return Err(Refusal::Damaged);
    }
    let says = |dict: &Dict<'_>, key: &[u8]| memmem::find(dict.data(), key).is_some();
    let is_signed = pdf.objects().into_iter().any(|object| match object {
        Object::Dict(dict) => says(&dict, b"/ByteRange") || says(&dict, b"/DocMDP"),
        _ => false,
    });
    if is_signed {
        return Err(Refusal::Signed);
    }
    Trailer::of(bytes).ok_or(Refusal::Damaged)
}
