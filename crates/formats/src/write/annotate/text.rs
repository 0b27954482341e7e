//! Where something can be put into a plain text: anywhere but within the end of a line. A program's file is none: what is put in
//! would be a part of the program.

use hegao_model::document::known::is_code;

use super::inline::Spots;
use crate::write::Refusal;

/// The places of `text`.
///
/// # Errors
/// It is a program, or data for one.
pub(super) fn spots(name: &str, text: &str) -> Result<Spots, Refusal> {
    if is_code(name) {
        return Err(Refusal::Format);
    }
    let mut spots = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices("\r\n") {
        spots.push(start..at);
        start = at + 2;
    }
    spots.push(start..text.len());
    Ok(Spots(spots))
}
