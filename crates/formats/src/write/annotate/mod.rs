//! Notes, put into the document that they are about, in the form that its format has for them; and taken out again.
//!
//! A note stands at the exact range that it is about. Where the format has no notes there, it stands at the nearest place that has,
//! and names the true one. Notes of other people stay, with everything else.

#[cfg(feature = "pdf")]
pub mod pdf;

use std::ops::Range;

/// What is to be said of a place. No `Debug`: it quotes the document.
#[derive(Clone)]
pub struct Note {
    /// Index of the block in [`Document::blocks`](hegao_model::document::Document::blocks); `None`: it is about the file, whose name
    /// stands nowhere in it.
    pub block: Option<usize>,
    /// Where in the block's text, in bytes.
    pub range: Range<usize>,
    /// What is said, a paragraph each. The first begins with how grave it is.
    pub lines: Vec<String>,
    /// A paragraph that names the place, for a note that cannot stand there.
    pub place: String,
}

/// Who says it, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// The name that readers see.
    pub name: String,
    /// The time in UTC as XML Schema writes it (`2026-11-30T08:00:00Z`). There is no clock here.
    pub date: String,
}

/// The initials by which notes of this program are known, whoever is named as their author.
pub const INITIALS: &str = "核稿";
