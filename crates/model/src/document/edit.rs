//! What is to stand where something stood: between those who find faults and those who write files.

use std::ops::Range;

/// Makes two paragraphs one that a reader has read as one: a break between them was left by a page or a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// Index of the part in [`Document::parts`](super::Document::parts).
    pub part: u32,
    /// Where between the words of the first and those of the second, in bytes of the part's text.
    pub between: Range<usize>,
}

/// Replaces stored bytes of a part by a text. No `Debug`: it would print what the document says.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// Index of the part in [`Document::parts`](super::Document::parts).
    pub part: u32,
    /// The stored bytes to replace; empty: before the byte.
    pub bytes: Range<u64>,
    /// What stands there afterwards, as a reader sees it: not masked, and not yet written in the part's syntax and encoding.
    pub text: String,
}
