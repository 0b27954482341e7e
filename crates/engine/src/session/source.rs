//! A document as it comes to a check, and what only whoever brings it knows.

use std::path::Path;

use crate::config::Exception;
use crate::filter::{Baseline, Changed};
use crate::report::mark;
use hegao_model::clock::Clock;
use hegao_model::document::{Document, Gap};
use hegao_model::workers::Workers;
use hegao_rules::facts::{Audience, DateInterval};

/// One document.
#[non_exhaustive]
pub struct Source<'a> {
    /// Its path as reports call it, before it is masked.
    pub path: &'a str,
    /// Its path as configuration and baseline see it; a relative one stands in [`super::Options::base`].
    pub place: &'a Path,
    /// What was read of it, or why nothing was.
    pub document: Result<&'a Document, Gap>,
    /// Whether it is an earlier report or a baseline ([`is_own`]): nothing is told of what such a file quotes.
    pub is_own: bool,
    /// Its text in the version that is trusted, empty if it is new. Comments that go beyond those in it suppress nothing
    /// private and no error. Asked only if the document has such comments.
    pub trusted: Option<&'a dyn Fn() -> String>,
    /// Findings in it that whoever brings it accepts, beside those that the configuration accepts.
    pub accepted: &'a [Exception],
    /// What of it changed, if the check is about changes.
    pub changes: Option<&'a dyn Changes>,
    /// Starts a clock that says when the seconds are over which the configuration gives a document (`limits.seconds`). Asked for
    /// each of the two passes.
    pub clock: Option<&'a dyn Fn() -> Clock>,
    /// Who works on the stretches of a long document at the same time; `None`: one alone. What comes out is the same.
    pub workers: Option<&'a dyn Workers>,
    /// What was said with this document of itself. It goes before [`super::Options`] and the configuration, which speak of many.
    pub said: Beside,
}

/// What may be said beside a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// Who will read it.
    pub audience: Option<Audience>,
    /// Its date.
    pub date: Option<DateInterval>,
}

/// What of a document a check of changes is about. Asked once at most, and only if it decides anything.
pub trait Changes {
    /// What a commit that lies behind adds in it, against each parent that has it; `None`: it is of no such commit.
    fn added(&self) -> Option<Vec<Changed>>;

    /// What of it changed; `None`: all of it.
    fn changed(&self) -> Option<Changed>;
}

impl<'a> Source<'a> {
    /// The document at `path`, all of which is checked.
    #[must_use]
    pub fn new(path: &'a str, document: &'a Document) -> Self {
        Self::of(path, Ok(document))
    }

    /// The document at `path`, of which nothing could be read.
    #[must_use]
    pub fn unread(path: &'a str, gap: Gap) -> Self {
        Self::of(path, Err(gap))
    }

    fn of(path: &'a str, document: Result<&'a Document, Gap>) -> Self {
        let place = Path::new(path);
        let said = Beside::default();
        Self {
            path,
            place,
            document,
            is_own: false,
            trusted: None,
            accepted: &[],
            changes: None,
            clock: None,
            workers: None,
            said,
        }
    }
}

/// Whether these bytes are an earlier report or a baseline. Each report names the program but for the table, whose first
/// row tells as fast: no other document costs more than a look.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let is_table =
        ["\u{feff}path,", "\u{feff}序号,", "\u{feff}no.,"].iter().any(|head| bytes.starts_with(head.as_bytes()));
    let may_be = is_table || memchr::memmem::find(bytes, b"hegao").is_some();
    may_be && mark::is_report(bytes) || Baseline::is_one(bytes)
}
