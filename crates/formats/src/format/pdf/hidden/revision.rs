//! Earlier states of a file.
//!
//! A program that saves a change may append it: everything up to an earlier end mark is the file as it was before. Each
//! is read like a file of its own, and what it says that the last does not is told. What stands before the head and
//! behind the last end is no part of any.

use hayro_syntax::Pdf;
use memchr::memmem;

use super::super::crossref;
use super::{MAX_LENGTH, Notes};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Hidden, Thing};

const END: &[u8] = b"%%EOF";

/// The earlier states of a file.
pub(in crate::format::pdf) struct Revisions {
    /// Where they end, the oldest first.
    pub(in crate::format::pdf) ends: Vec<usize>,
    /// A later state goes by the table of one whose end is not found.
    pub(in crate::format::pdf) is_lost: bool,
}

/// Finds the earlier states.
pub(in crate::format::pdf) fn revisions(pdf: &Pdf, budget: &Budget) -> Revisions {
    let bytes = pdf.data().as_ref();
    let mut ends: Vec<usize> = memmem::find_iter(bytes, END).map(|at| at + END.len()).collect();
    let named: Vec<usize> = ends.iter().filter_map(|end| table(bytes, *end)).collect();
    // A file that is made to be shown before all of it has come has an end mark behind its first page, and two tables for
    // one state.
    let is_linear = memmem::find(&bytes[..bytes.len().min(1024)], b"/Linearized").is_some();
    let states = crossref::states(pdf).unwrap_or_default();
    let is_lost = states.iter().filter(|state| !named.contains(state)).count() > usize::from(is_linear);
    ends.pop();
    if is_linear && !ends.is_empty() {
        ends.remove(0);
    }
    ends.retain(|end| is_own(bytes, *end));
    let most = budget.take(Bound::Revisions, ends.iter().rev(), None).count();
    ends.drain(..ends.len() - most);
    Revisions { ends, is_lost }
}

/// Whether the end mark is the file's own: the table that it names stands there. That of a file within the file counts
/// from the start of that.
fn is_own(bytes: &[u8], end: usize) -> bool {
    let Some(place) = table(bytes, end) else { return false };
    [0, crossref::head(bytes)].into_iter().any(|shift| {
        let table = bytes.get(place.saturating_add(shift)..end).unwrap_or_default().trim_ascii_start();
        table.starts_with(b"xref") || crossref::is_object(table)
    })
}

/// The place of a table that the end mark before `end` names.
fn table(bytes: &[u8], end: usize) -> Option<usize> {
    let tail = &bytes[end.saturating_sub(64)..end];
    let at = memmem::rfind(tail, b"startxref")?;
    let number = tail[at + b"startxref".len()..].trim_ascii_start();
    let digits = number.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0usize, |place, digit| place.saturating_mul(10).saturating_add(usize::from(digit - b'0'))))
}

/// Notes what stands around the file.
pub(in crate::format::pdf) fn stray(bytes: &[u8], notes: &mut Notes) {
    if let Some(head) = memmem::find(&bytes[..bytes.len().min(4096)], b"%PDF-") {
        add(&bytes[..head], Thing::DataBeforeFile, notes);
    }
    if let Some(end) = memmem::rfind(bytes, END) {
        add(&bytes[end + END.len()..], Thing::DataBehindFile, notes);
    }
}

fn add(bytes: &[u8], thing: Thing, notes: &mut Notes) {
    let is_padding = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let data: &[u8] = bytes.trim_ascii();
    if data.iter().filter(|byte| !is_padding(byte)).count() < 4 {
        return;
    }
    // The rest of a text is cut where it is noted, and told.
    let head = &data[..data.len().min(2 * MAX_LENGTH)];
    let text = crate::encoding::decode(head.to_vec()).text;
    let is_text = text.chars().filter(|c| c.is_control() || *c == '\u{FFFD}').count() * 10 < text.chars().count();
    let told = if is_text { text } else { format!("{} 个字节", data.len()) };
    notes.add("stray bytes", Hidden::StrayBytes, &told, thing);
}
