//! A copy of a document with what was found as notes in it, and back.

use crate::document::Document;
use crate::document::write::Refusal;
use crate::document::write::annotate::{Annotated, Author, Removed, annotate, remove};
use crate::session::{self, Noted, Noting};

use super::Front;

/// What stands behind the name of a file with notes.
pub const SUFFIX: &str = "-核稿";

/// A document with its bytes. No `Debug`: it is not masked.
pub struct Original {
    /// Its path, not masked.
    pub path: String,
    /// What is stored.
    pub bytes: Vec<u8>,
    /// What was read of them.
    pub document: Document,
}

/// What came of it.
pub struct Told {
    /// What was to be said, and of what.
    pub noted: Noted,
    /// The copy, and how many notes are tracked changes; `None`: there is nothing to say, and nothing was said before.
    pub copy: Option<Annotated>,
}

/// The document as it was before notes were put into it; `None`: it has none, or none can be taken out of its format.
///
/// # Errors
/// What is there without them cannot be read.
pub fn plain(front: &impl Front, original: &Original) -> Result<Option<Original>, Refusal> {
    let Original { path, bytes, document } = original;
    match remove(path, bytes, document.format, front.limits()) {
        Ok(Some(Removed { bytes, .. })) => match front.read(path, bytes.clone()) {
            Ok(document) => Ok(Some(Original { path: path.clone(), bytes, document })),
            Err(_) => Err(Refusal::ReadsOtherwise),
        },
        // Whoever cannot take notes out cannot put them in either, and says why.
        Ok(None) | Err(_) => Ok(None),
    }
}

/// A copy of `plain`, which has no notes, with the notes that are asked for. `has_earlier`: the file as it is has some.
///
/// # Errors
/// Nothing can be written into the file.
pub fn annotated(
    front: &impl Front,
    plain: &Original,
    has_earlier: bool,
    noting: Noting,
    author: &Author,
) -> Result<Told, Refusal> {
    let Original { path, bytes, document } = plain;
    let ask = |source: &session::Source<'_>| front.session().notes(source, noting);
    let noted = front.asked(path, document, session::is_own(bytes), ask);
    let copy = match noted.notes.is_empty() {
        true if !has_earlier => None,
        true => Some(Annotated { bytes: bytes.clone(), tracked: 0 }),
        false => Some(annotate(path, bytes, document, &noted.notes, author, front.limits())?),
    };
    Ok(Told { noted, copy })
}
