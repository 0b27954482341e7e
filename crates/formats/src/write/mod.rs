//! Edits, made: the bytes of any file ([`document`]), of one that is one stored part ([`file()`]), or of a member of a container
//! ([`member`]).
//!
//! An edit says which stored bytes go and what a reader shall see there. Here that becomes bytes: the text is written in the
//! part's syntax (`escape`) and encoding, and takes the place of the old ones; every other byte stays. Nothing is written
//! blindly: what comes out is read again, and unless it says what the old text said, with the new words at their places and
//! nothing else, there is a [`Refusal`] and no bytes.
//!
//! Changed members go back into their archive by [`archive`], which copies all others as they are stored.

pub mod annotate;
#[cfg(feature = "office")]
pub mod archive;
mod change;
mod escape;
mod join;
#[cfg(feature = "office")]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
pub mod redact;
mod refusal;
mod splice;
#[cfg(test)]
mod tests;
mod verify;

use hegao_model::document::{Document, Edit, Limits, Part, Syntax};

use crate::reader::read;
use change::{Change, changes};
pub use join::joined;
pub use refusal::Refusal;
use splice::spliced;
use verify::{Said, said, said_by_xml};

/// The bytes of the file `name` after all of `edits`, which may be of any of its parts. `document` is what [`read`] said of
/// `bytes`.
///
/// # Errors
/// One of the edits cannot be made, or all of them together: then none is. A signed package is not changed.
pub fn document(
    name: &str,
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    #[cfg(feature = "office")]
    if document.parts.first().is_some_and(|part| part.name.is_some()) {
        return package::document(name, bytes, document, edits, limits);
    }
    file(name, bytes, document, edits, limits)
}

/// The bytes of the file `name` after all of `edits`. `document` is what [`read`] said of `bytes`.
///
/// # Errors
/// One of the edits cannot be made, or all of them together: then none is.
pub fn file(
    name: &str,
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let part = document.parts.first().ok_or(Refusal::NoPart)?;
    if let Some(edit) = edits.iter().find(|edit| edit.part != 0 || part.name.is_some()) {
        let derived = document.parts.get(edit.part as usize).is_some_and(|part| part.syntax().is_none());
        return Err(if derived { Refusal::Derived } else { Refusal::NoPart });
    }
    let changes = changes(document, 0, edits)?;
    let written = changed(name, part, bytes, &changes)?;
    let expected = said(document, &changes);
    let read = read(name, written.clone(), limits).map_err(|_| Refusal::ReadsOtherwise)?;
    let is_same = read.format == document.format && read.gaps.len() == document.gaps.len();
    if is_same && said(&read, &[]) == expected { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
}

/// The bytes of the member that is the part `index` of `document`, after those of `edits` that are its own. `bytes` is the
/// member as it is unpacked.
///
/// # Errors
/// As for [`file()`].
pub fn member(
    document: &Document,
    index: u32,
    bytes: &[u8],
    edits: &[Edit],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let part = document.parts.get(index as usize).ok_or(Refusal::NoPart)?;
    let name = part.name.as_deref().ok_or(Refusal::NoPart)?;
    let own: Vec<Edit> = edits.iter().filter(|edit| edit.part == index).cloned().collect();
    let changes = changes(document, index, &own)?;
    if part.syntax() != Some(Syntax::Xml) {
        // A file that lies bare in the container: it is read like any other.
        let inner = read(name, bytes.to_vec(), limits).map_err(|_| Refusal::Stale)?;
        let edits: Vec<Edit> = own.into_iter().map(|edit| Edit { part: 0, ..edit }).collect();
        return file(name, bytes, &inner, &edits, limits);
    }
    let written = changed(name, part, bytes, &changes)?;
    let expected: Option<Said> = said_by_xml(&part.text, &changes);
    let decoded = crate::encoding::decode(written.clone());
    let is_same = expected.is_some() && said_by_xml(&decoded.text, &[]) == expected;
    if is_same { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
}

/// The bytes of `part` with the changes made.
fn changed(name: &str, part: &Part, bytes: &[u8], changes: &[Change<'_>]) -> Result<Vec<u8>, Refusal> {
    let syntax = part.syntax().ok_or(Refusal::Derived)?;
    spliced(part, bytes, &escape::splices(name, &part.text, syntax, changes))
}
