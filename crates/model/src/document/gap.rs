//! Gaps: what was not examined.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Reason;

/// Why something was not read. The words are those of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// The file could not be opened or read.
    Unreadable,
    /// Bytes that no encoding explains.
    Undecodable,
    /// Larger than a limit allows.
    Limit,
    /// Not a format that hegao reads, though it was named.
    Unsupported,
    /// Reading it failed inside the program.
    Crashed,
    /// It asks for a password.
    Encrypted,
    /// The file is damaged, or not what it says it is.
    Corrupt,
    /// Reading it took too long.
    Timeout,
    /// Characters that the page shows and that nothing in the file explains.
    UnmappedGlyphs,
    /// A page that is a picture.
    Scanned,
    /// Content that stands elsewhere and is fetched when the document is opened.
    External,
}

impl GapKind {
    /// The word for the kind in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Undecodable => "undecodable",
            Self::Limit => "limit",
            Self::Unsupported => "unsupported",
            Self::Crashed => "crashed",
            Self::Encrypted => "encrypted",
            Self::Corrupt => "corrupt",
            Self::Timeout => "timeout",
            Self::UnmappedGlyphs => "unmapped-glyphs",
            Self::Scanned => "scanned",
            Self::External => "external",
        }
    }
}

/// Something of a document that was not examined. A file with a gap is never a clean file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The part, `None` for the file itself.
    pub part: Option<String>,
    /// The stored bytes concerned, where known.
    pub bytes: Option<Range<u64>>,
    /// Why, and what it takes to say so.
    pub reason: Reason,
}

impl Gap {
    /// A gap that concerns one part.
    #[must_use]
    pub fn of_part(part: &str, reason: Reason) -> Self {
        Self { part: Some(part.to_owned()), bytes: None, reason }
    }

    /// A gap that concerns the whole file.
    #[must_use]
    pub fn of_file(reason: Reason) -> Self {
        Self { part: None, bytes: None, reason }
    }

    /// The sort of reason.
    #[must_use]
    pub fn kind(&self) -> GapKind {
        self.reason.kind()
    }

    /// The same gap, of the file `part` within the document.
    #[must_use]
    pub fn within(self, part: &str) -> Self {
        let part = self.part.map_or_else(|| part.to_owned(), |inner| format!("{part}/{inner}"));
        Self { part: Some(part), ..self }
    }
}
