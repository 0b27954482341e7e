//! Gaps: what was not examined.

use std::borrow::Cow;
use std::num::NonZeroU32;
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
    /// The part, `None` for the file itself; of an embedded file behind the name of that.
    pub part: Option<String>,
    /// The page, where the part is one, counted from 1.
    #[serde(default)]
    pub page: Option<NonZeroU32>,
    /// The stored bytes concerned, where known.
    pub bytes: Option<Range<u64>>,
    /// Why, and what it takes to say so.
    pub reason: Reason,
}

impl Gap {
    /// A gap that concerns one part.
    #[must_use]
    pub fn of_part(part: &str, reason: Reason) -> Self {
        Self { part: Some(part.to_owned()), page: None, bytes: None, reason }
    }

    /// A gap that concerns the whole file.
    #[must_use]
    pub fn of_file(reason: Reason) -> Self {
        Self { part: None, page: None, bytes: None, reason }
    }

    /// The sort of reason.
    #[must_use]
    pub fn kind(&self) -> GapKind {
        self.reason.kind()
    }

    /// The same gap, of the page with this number from 1 on.
    #[must_use]
    pub fn on_page(self, number: usize) -> Self {
        Self { page: u32::try_from(number).ok().and_then(NonZeroU32::new), ..self }
    }

    /// The name of the part for programs: `page 3`, `附件.pdf/page 3`.
    #[must_use]
    pub fn name(&self) -> Option<Cow<'_, str>> {
        match (self.part.as_deref(), self.page) {
            (part, None) => part.map(Cow::Borrowed),
            (None, Some(page)) => Some(format!("page {page}").into()),
            (Some(part), Some(page)) => Some(format!("{part}/page {page}").into()),
        }
    }

    /// The same gap, of the file `part` within the document.
    #[must_use]
    pub fn within(self, part: &str) -> Self {
        let part = self.part.map_or_else(|| part.to_owned(), |inner| format!("{part}/{inner}"));
        Self { part: Some(part), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_behind_the_file_that_it_belongs_to() {
        let page = Gap::of_file(Reason::PdfPage { page: 3 }).on_page(3);
        assert_eq!(page.name().as_deref(), Some("page 3"));
        let inner = page.within("附件.pdf").within("压缩包.zip");
        assert_eq!(inner.part.as_deref(), Some("压缩包.zip/附件.pdf"));
        assert_eq!(inner.name().as_deref(), Some("压缩包.zip/附件.pdf/page 3"));
        assert_eq!(Gap::of_file(Reason::PdfNoEnd).name(), None);
    }
}
