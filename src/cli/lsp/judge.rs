//! What is said of a document as it stands in the editor, saved or not.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use super::snapshot::Snapshot;
use crate::cli::inspect::Inspector;
use crate::cli::reading;
use crate::clock::Clock;
use crate::document::Document;
use crate::finding::Location;
use crate::input::Gap;
use crate::language::{Language, Said};
use crate::report::Reported;
use crate::session::{self, Source};

/// What is said of one version of a document. Everything in it is masked.
pub(super) struct Verdict {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) language: Language,
    /// An error: why nothing is said.
    pub(super) said: Result<Reported, Said>,
}

/// Judges a version; `None`: it became stale meanwhile, and nobody wants to know. A failure inside the program is a gap.
pub(super) fn judged(inspector: &Inspector<'_>, name: &str, snapshot: &Arc<Snapshot>) -> Option<Verdict> {
    let told = catch_unwind(AssertUnwindSafe(|| told(inspector, name, snapshot)));
    let failed = || inspector.unread(name, reading::failed()).into_checked().map(|checked| checked.document);
    let reported = told.ok().or_else(failed)?;
    let verdict = Verdict { snapshot: snapshot.clone(), language: inspector.session.language(), said: Ok(reported) };
    (!snapshot.is_stale()).then_some(verdict)
}

/// Has the session check it, until that is done, takes too long, or is of no use any more.
fn told(inspector: &Inspector<'_>, name: &str, snapshot: &Snapshot) -> Reported {
    let (seconds, began) = (inspector.reader.limits().seconds, Instant::now());
    let clock = || {
        let is_stale = snapshot.staleness();
        Clock::new(seconds, move || is_stale() || began.elapsed().as_secs() >= seconds)
    };
    let read = read(inspector, name, snapshot);
    let mut source = match &read {
        Ok(document) => Source::new(name, document),
        Err(gap) => Source::unread(name, gap.clone()),
    };
    source.is_own = session::is_own(snapshot.text.as_str().as_bytes());
    source.said = inspector.said;
    source.clock = Some(&clock);
    let mut reported = inspector.session.check(&source).document;
    inspector.session.gather(&mut reported);
    reported
}

/// Reads a version as the file of that name would be read.
pub(super) fn read(inspector: &Inspector<'_>, name: &str, snapshot: &Snapshot) -> Result<Document, Gap> {
    inspector.reader.read(name, snapshot.text.as_str().as_bytes().to_vec())
}

/// Where in the text something stands, in bytes. What stands in no text of its own (the file's name, a picture within a page) is
/// told at the beginning.
pub(super) fn bytes(snapshot: &Snapshot, location: &Location) -> Range<usize> {
    let is_here = location.part.is_none() && location.block.is_some();
    if is_here { within(snapshot, &location.bytes) } else { 0..0 }
}

/// A range that was counted elsewhere, within the text.
pub(super) fn within(snapshot: &Snapshot, bytes: &Range<u64>) -> Range<usize> {
    let length = snapshot.text.as_str().len();
    let at = |byte: u64| usize::try_from(byte).unwrap_or(length).min(length);
    at(bytes.start)..at(bytes.end).max(at(bytes.start))
}
