//! What is made of one document and its findings: a copy with notes, a mended one, one without its values. Bytes in, bytes out; what is
//! read, and what is known of a document beside it, comes from a [`Front`]: the command line, or the page.
//!
//! Nothing here opens a file, starts a process, or asks the clock.

pub mod annotate;
pub mod fix;
pub mod redact;

use std::ffi::OsString;
use std::path::Path;

use crate::document::write::Refusal;
use crate::document::{Document, Gap, Limits};
use crate::language::Said;
use crate::session::{Session, Source};

/// Who brings documents: reads them in its own way, and knows of them what the engine cannot.
pub trait Front {
    /// What decides about findings.
    fn session(&self) -> &Session;

    /// The bounds of reading.
    fn limits(&self) -> &Limits;

    /// Reads the file that reports call `name`.
    ///
    /// # Errors
    /// Nothing of it could be read.
    fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap>;

    /// Asks something of the session about a document, with all that is known of it here. `is_own`: it is an earlier report.
    fn asked<T>(&self, path: &str, document: &Document, is_own: bool, ask: impl FnOnce(&Source<'_>) -> T) -> T;
}

/// Why something is not written, for people.
#[must_use]
pub fn why(refusal: &Refusal) -> Said {
    Said { zh: refusal.to_string(), en: refusal.english() }
}

/// The name of `file` with `suffix` in front of its ending: `报告.docx` becomes `报告-修改.docx`.
#[must_use]
pub fn suffixed(file: &Path, suffix: &str) -> OsString {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(suffix);
    if let Some(ending) = file.extension() {
        name.push(".");
        name.push(ending);
    }
    name
}
