//! What sort of place it is, in the words of reports.

use std::fmt;

use super::{Picture, Place, Spot};

/// What sort of place it is; never a text of the document.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({})", self.spot.kind())
    }
}

impl Spot {
    /// The word for this sort of place in reports.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::FileName => "file-name",
            Self::Line { .. } => "line",
            Self::Page { .. } => "page",
            Self::Paragraph { .. } => "paragraph",
            Self::Cell { .. } => "cell",
            Self::Table { .. } => "table",
            Self::Edge { is_footer: false, .. } => "header",
            Self::Edge { is_footer: true, .. } => "footer",
            Self::SheetCell { .. } => "sheet-cell",
            Self::SheetRow { .. } => "sheet-row",
            Self::Cells { thing, .. } => thing.word(),
            Self::Sheet { thing, .. } => thing.word(),
            Self::Annotation { .. } => "annotation",
            Self::Property { scheme, .. } => scheme.word(),
            Self::Picture { picture: Picture::Embedded, .. } => "embedded-picture",
            Self::Picture { .. } => "picture",
            Self::Named { thing, .. } => thing.word(),
            Self::Thing { thing, .. } => thing.word(),
            Self::Earlier { .. } => "earlier-version",
            Self::Message { .. } => "message",
            Self::Within { file, .. } => file.word(),
            Self::Slide { kind, .. } => kind.word(),
        }
    }
}
