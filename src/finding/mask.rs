//! Masks (stub for the skeleton).
use serde::{Deserialize, Serialize};

/// How a value is masked. The mask is computed on the folded value without prefix and separators, and its middle is
/// always `****`, so that it does not tell the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MaskKind {
    /// Characters kept at each end: `138****8000`.
    Keep(Keep),
    /// `z****@163.com`
    Email,
    /// `李*`
    Name,
}

/// Characters kept at each end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// At the start.
    pub first: u8,
    /// At the end.
    pub last: u8,
}
