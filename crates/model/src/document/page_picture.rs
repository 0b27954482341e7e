//! Pages that are pictures, and what a program recognised of them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Block, Document};

/// The picture that a page is, or one of them from top to bottom. Readers give it only where [`Limits::page_pictures`] asks.
///
/// [`Limits::page_pictures`]: super::Limits::page_pictures
#[derive(Clone, Serialize, Deserialize)]
pub struct PagePicture {
    /// The page, counted from 1.
    pub page: usize,
    /// How files of its format end: `jpg`, `pnm`.
    pub extension: Cow<'static, str>,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Document {
    /// Whether a program recognised the text of `block` on a picture, so that it may be wrong.
    #[must_use]
    pub fn is_recognised(&self, block: &Block) -> bool {
        self.recognised.contains(&block.part)
    }
}
