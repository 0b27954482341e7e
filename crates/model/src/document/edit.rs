//! What is to stand where something stood: between those who find faults and those who write files.

use std::ops::Range;

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
