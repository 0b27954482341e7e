//! Pages that are pictures, and what a program recognised of them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Block, Document, Gap, Reason};

/// The picture that a page is, or one of them from top to bottom. Readers give it only where [`Limits::page_pictures`] asks.
///
/// [`Limits::page_pictures`]: super::Limits::page_pictures
#[derive(Clone, Serialize, Deserialize)]
pub struct PagePicture {
    /// The page, counted from 1; where no page is known ([`Reason::ScannedPicture`](super::Reason::ScannedPicture)) the number of the picture.
    pub page: usize,
    /// The part that the gap of the page names.
    pub part: Option<String>,
    /// How files of its format end: `jpg`, `pnm`.
    pub extension: Cow<'static, str>,
    /// The file.
    pub bytes: Vec<u8>,
}

impl PagePicture {
    /// The file `bytes` as it is stored, if it is a picture of a format that programs for recognising text read.
    #[must_use]
    pub fn stored(page: usize, part: Option<String>, bytes: Vec<u8>) -> Option<Self> {
        let (_, extension) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark))?;
        Some(Self { page, part, extension: Cow::Borrowed(extension), bytes })
    }

    /// Whether `gap` tells that this page was not read.
    #[must_use]
    pub fn is_of(&self, gap: &Gap) -> bool {
        let is_page = match gap.reason {
            Reason::ScannedPage { page, .. } => page == self.page,
            Reason::ScannedPicture { picture } => picture == self.page,
            _ => false,
        };
        is_page && gap.part == self.part
    }
}

/// How pictures begin, and how files of their formats end.
const MARKS: [(&[u8], &str); 6] = [
    (b"\xFF\xD8\xFF", "jpg"),
    (b"\x89PNG\r\n\x1A\n", "png"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"GIF8", "gif"),
];

impl Document {
    /// Whether a program recognised the text of `block` on a picture, so that it may be wrong.
    #[must_use]
    pub fn is_recognised(&self, block: &Block) -> bool {
        self.recognised.contains(&block.part)
    }
}
