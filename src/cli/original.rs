//! A document that is to be written anew: its bytes, and what was read of them.

use std::path::Path;

use super::exit::Failure;
use super::inspect::{Inspector, masked};
use super::reading::Reader;
use super::source::{Disk, Source as _, Unread};
use super::trusted;
use crate::document::Document;
use crate::document::write::Refusal;
use crate::input::{Blob, Entry, Gap, Missing};
use crate::language::both;
use crate::report::reason::sentence;
use crate::rule::Language;

/// A document with its bytes.
pub(super) struct Original {
    /// Its path, as readers and reports call it, not masked.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    pub(super) document: Document,
}

impl Original {
    /// Reads the file.
    ///
    /// # Errors
    /// It is not there, or cannot be read: a file of which nothing is known is not written.
    pub(super) fn read(file: &Path, reader: &Reader) -> Result<Self, Failure> {
        if file.symlink_metadata().is_err() {
            return Err(Failure::new(Missing { paths: vec![masked(&trusted::name(None, file))] }.said()));
        }
        let entry = Entry { path: file.to_owned(), name: trusted::name(None, file), named: true };
        let read = Disk.read(&entry, reader.limits().largest()).map_err(Unread::into_gap);
        let Blob { path, bytes } = read.map_err(|gap| unread(file, &gap))?;
        Self::of(path, bytes, reader).map_err(|gap| unread(file, &gap))
    }

    /// The same path with other bytes.
    pub(super) fn of(path: String, bytes: Vec<u8>, reader: &Reader) -> Result<Self, Gap> {
        let document = reader.read(&path, bytes.clone())?;
        Ok(Self { path, bytes, document })
    }

    /// The path as it may be printed.
    pub(super) fn shown(&self, inspector: &Inspector<'_>) -> String {
        inspector.masked(&self.path)
    }
}

/// Nothing is written of what cannot be read.
pub(super) fn unread(file: &Path, gap: &Gap) -> Failure {
    let shown = masked(&trusted::name(None, file));
    let [zh, en] = [Language::Zh, Language::En].map(|language| sentence(&gap.reason, language));
    Failure::new(both!("{shown} 没有读出来，没有写：{zh}", "{shown} could not be read and was not written: {en}"))
}

/// Why a file is not written.
pub(super) fn refused(shown: &str, refusal: &Refusal) -> Failure {
    let (zh, en) = (refusal.to_string(), refusal.english());
    Failure::new(both!("{shown} 没有写：{zh}", "{shown} was not written: {en}"))
}
