//! What is said of a place: between those who find faults and those who write documents.

use std::ops::Range;

use super::Edit;

/// What is to be said of a place. No `Debug`: it quotes the document, and what it would change is not masked.
#[derive(Clone)]
pub struct Note {
    /// Index of the block in [`Document::blocks`](super::Document::blocks); `None`: it is about the file, whose name stands nowhere
    /// in it.
    pub block: Option<usize>,
    /// Where in the block's text, in bytes.
    pub range: Range<usize>,
    /// What is said, a paragraph each. The first begins with how grave it is.
    pub lines: Vec<String>,
    /// A paragraph that names the place, for a note that cannot stand there.
    pub place: String,
    /// What is to stand there instead as a tracked change, where the format has such; empty: it is a note.
    pub change: Vec<Edit>,
}
