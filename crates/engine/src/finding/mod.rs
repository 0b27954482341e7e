//! What a scan says about a document. Everything here is already masked: no report can forget to.

mod fingerprint;
mod masker;
mod numbers;
mod omitted;

pub use fingerprint::{Fingerprints, Matched, SCHEME, SURROUNDINGS};
pub use hegao_rules::finding::{Applicability, Confidence, HIDDEN, Keep, MaskKind, Sensitive, Severity, Value};
pub use masker::{BlockMask, Masker};
pub use omitted::Omitted;

use hegao_model::document::Place;
use hegao_model::text::LineColumn;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

/// One fault at one place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// Id of the rule, `category/name`.
    pub rule: Arc<str>,
    /// How grave it is.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Path of the document as reports print it, masked.
    pub path: Arc<str>,
    /// Where it stands.
    pub location: Location,
    /// Text of the smallest span whose replacement mends the fault, masked. Never empty.
    pub matched: String,
    /// The match with what stands around it, masked.
    pub excerpt: Excerpt,
    /// What is wrong.
    pub message: String,
    /// Why it is wrong.
    pub why: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// The law, standard or dictionary behind it.
    pub source: Option<String>,
    /// What could stand instead, best first.
    pub suggestions: Vec<Suggestion>,
    /// Recognises the finding in a later run.
    pub fingerprint: String,
    /// Whether it counts.
    pub status: Status,
    /// Who accepted it and why; only where the status is [`Status::Suppressed`].
    pub accepted: Option<Accepted>,
    /// How the verdict came about, for `--explain`.
    pub evidence: Vec<String>,
    /// The other rows of the column or list that it speaks for.
    pub others: Vec<Other>,
}

/// A place for which a finding at another speaks.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Other {
    /// Where it stands.
    pub location: Location,
    /// What stands there, masked.
    pub matched: String,
    /// Recognises it in a later run.
    pub fingerprint: String,
}

/// Why a finding is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Accepted {
    /// Where that is written.
    pub by: Accepter,
    /// The reason, masked.
    pub reason: String,
    /// Who accepted it, masked, if that is written.
    pub person: Option<String>,
    /// The last day on which that holds, if it is written.
    pub until: Option<Date>,
}

/// Where it is written that a finding is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accepter {
    /// In a comment in the document.
    Comment,
    /// In an exception of the configuration.
    Exception,
}

impl Accepter {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Exception => "exception",
        }
    }
}

/// Part of a block's text around a match, as it may be shown.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    /// The text, masked; `…` where it was cut.
    pub text: String,
    /// The match in `text`, in bytes.
    pub matched: Range<usize>,
}

/// The place of a finding in every unit that a report may want.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Location {
    /// Name of the part, `None` for the file itself.
    pub part: Option<Arc<str>>,
    /// Index of the block from 0; `None` for a file's name.
    pub block: Option<usize>,
    /// Code points in the block's text.
    pub range: Range<usize>,
    /// Line and column of the first character; `None` where the format has no lines.
    pub start: Option<LineColumn>,
    /// Line and column behind the last character.
    pub end: Option<LineColumn>,
    /// Hull in the stored file (or part), in bytes.
    pub bytes: Range<u64>,
    /// The exact ranges in the stored file, in order.
    pub pieces: Vec<StoredPiece>,
    /// The place, whose words a report has in its language; `None` where the document has none for it.
    pub place: Option<Place>,
    /// The running number (序号) that its row has in a table of a text.
    pub serial: Option<u32>,
}

/// A stretch of a stored part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPiece {
    /// Name of the part, `None` for the file itself.
    pub part: Option<Arc<str>>,
    /// In bytes. Where the part is not stored as text (a page of a PDF file), in bytes of its text in UTF-8.
    pub bytes: Range<u64>,
}

/// A text that could stand instead of the match.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Suggestion {
    /// The replacement as it may be shown.
    pub text: String,
    /// Whether a program may apply it.
    pub applicability: Applicability,
    /// The byte edits that apply it.
    pub edits: Vec<Edit>,
}

/// Replaces stored bytes of a part by a text (to be encoded as the part is).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Name of the part, `None` for the file itself.
    pub part: Option<Arc<str>>,
    /// The stored bytes to replace.
    pub bytes: Range<u64>,
    /// What stands there afterwards.
    pub text: String,
}

/// Whether a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It counts.
    Active,
    /// An exception, or a comment in the document, accepts it.
    Suppressed,
    /// The baseline knows it: it was there when hegao came.
    Baselined,
}

impl Status {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suppressed => "suppressed",
            Self::Baselined => "baselined",
        }
    }
}
