//! A document as it stands in the editor at one time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::text::Text;

/// One version of an open document. It does not change; a change makes another, and this one stale.
pub(super) struct Snapshot {
    pub(super) uri: String,
    /// The language that the client says: markdown, plaintext, html, csv.
    pub(super) language: String,
    pub(super) version: i64,
    pub(super) text: Text,
    is_stale: Arc<AtomicBool>,
}

impl Snapshot {
    pub(super) fn new(uri: String, language: String, version: i64, text: String) -> Self {
        Self { uri, language, version, text: Text::new(text), is_stale: Arc::default() }
    }

    /// The version that comes after this one, with the text of this one.
    pub(super) fn next(&self, version: i64) -> Self {
        let Self { uri, language, text, .. } = self;
        Self { uri: uri.clone(), language: language.clone(), version, text: text.clone(), is_stale: Arc::default() }
    }

    /// From now on nobody wants to know about it.
    pub(super) fn retire(&self) {
        self.is_stale.store(true, Ordering::Release);
    }

    pub(super) fn is_stale(&self) -> bool {
        self.is_stale.load(Ordering::Acquire)
    }

    /// What says later whether it is stale.
    pub(super) fn staleness(&self) -> impl Fn() -> bool + Send + Sync + 'static {
        let is_stale = self.is_stale.clone();
        move || is_stale.load(Ordering::Acquire)
    }
}
