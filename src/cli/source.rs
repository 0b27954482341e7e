//! Where documents come from: the disk, or git (`git.rs`); and what a check of changes is about.

use std::io::{Read, Seek};

use super::reading::Reader;
use crate::document::{self, Document, Format, GapKind, HEAD, Look};
use crate::filter::Changed;
use crate::input::{Blob, Entry, Gap, Opened, SkipReason};
use crate::session::Changes;

/// Where documents are read.
pub(super) trait Source: Send + Sync {
    /// The bytes of a file that was listed, if they are for reading.
    fn read(&self, entry: &Entry, limit: u64) -> Result<Blob, Unread>;

    /// Whether the check may be about less than the whole of a document.
    fn knows_changes(&self) -> bool {
        false
    }

    /// The path of a document that may be listed as that of a commit.
    fn place<'n>(&self, name: &'n str) -> &'n str {
        name
    }

    /// What a document of a commit that lies behind is called now; `None`: it is of no such commit.
    fn at_end(&self, _name: &str) -> Option<String> {
        None
    }

    /// What a commit that lies behind adds in `document`, against each parent that has it; `None`: it is of no such commit.
    fn added(&self, _name: &str, _document: &Document, _reader: &Reader) -> Option<Vec<Changed>> {
        None
    }

    /// What of `document` the check is about; `None`: all of it.
    fn changed(&self, _name: &str, _document: &Document, _reader: &Reader) -> Option<Changed> {
        None
    }
}

/// What of a document a check of changes is about.
pub(super) struct About<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) path: &'a str,
    pub(super) document: &'a Document,
    pub(super) reader: &'a Reader,
}

impl Changes for About<'_> {
    fn added(&self) -> Option<Vec<Changed>> {
        self.source.added(self.path, self.document, self.reader)
    }

    fn changed(&self) -> Option<Changed> {
        self.source.changed(self.path, self.document, self.reader)
    }
}

/// Why a file that was listed is not read.
pub(super) enum Unread {
    /// It could not be, or is of a format that is not.
    Gap(Gap),
    /// It is no document.
    Skipped(SkipReason),
}

impl Unread {
    /// What is said of a file that was named.
    pub(super) fn into_gap(self) -> Gap {
        match self {
            Self::Gap(gap) => gap,
            Self::Skipped(_) => document::no_document(),
        }
    }
}

impl From<Gap> for Unread {
    fn from(gap: Gap) -> Self {
        Self::Gap(gap)
    }
}

/// Whether the file is for reading, after a look at its head. The same for all files, wherever they come from.
pub(super) fn look(entry: &Entry, head: &[u8], file: &mut (impl Read + Seek)) -> Result<(), Unread> {
    match document::look(&entry.name, head, file) {
        // What its reader says of it is more than that it is none of ours.
        Look::Skip(SkipReason::Picture) if entry.named => Ok(()),
        Look::Gap(gap) => Err(Unread::Gap(gap)),
        Look::Skip(reason) => Err(Unread::Skipped(reason)),
        Look::Read => Ok(()),
    }
}

/// Files on the disk.
pub(super) struct Disk;

impl Source for Disk {
    fn read(&self, entry: &Entry, limit: u64) -> Result<Blob, Unread> {
        let mut opened = Opened::new(&entry.path, HEAD)?;
        let (head, file) = opened.look();
        look(entry, head, file)?;
        Ok(opened.read(entry.name.clone(), limit)?)
    }
}

/// What is told of a document that `is_met`: of a picture in a folder only what it says of itself; `None`: nothing.
pub(super) fn as_met(mut document: Document, is_met: bool) -> Option<Document> {
    if is_met && document.format == Format::Picture {
        document.gaps.retain(|gap| gap.kind() != GapKind::Scanned);
        return (!document.blocks.is_empty() || !document.gaps.is_empty()).then_some(document);
    }
    Some(document)
}
