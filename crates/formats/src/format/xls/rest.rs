//! What no reader has taken: a workbook has hundreds of kinds of records, and programs add streams of their own. What in one of
//! them may be someone's number or address, and stands in no block, is told here, so that no place is passed over in silence.

use std::collections::HashSet;

use super::book::Book;
use super::kind;
use super::record::Records;
use crate::container::compound::{Compound, shown_name};
use crate::format::spreadsheet::stored::someones;
use crate::hidden::private::private;
use crate::hidden::suspect;
use hegao_model::document::{Hidden, Thing};

/// The kinds of records of which everything was read, or that hold nothing but numbers of other records.
const READ: [u16; 23] = [
    kind::SST,
    kind::EXT_SST,
    kind::LABEL_SST,
    kind::LABEL,
    kind::R_STRING,
    kind::NUMBER,
    kind::RK,
    kind::MUL_RK,
    kind::MUL_BLANK,
    kind::BLANK,
    kind::BOOL_ERR,
    kind::ROW,
    kind::DB_CELL,
    kind::INDEX,
    kind::XF,
    kind::PALETTE,
    kind::MERGE_CELLS,
    kind::STRING,
    kind::MSO_DRAWING_GROUP,
    kind::COL_INFO,
    kind::HEADER,
    kind::FOOTER,
    kind::BOF,
];

/// Streams and storages that are read elsewhere, or packed in a way of their own (macros).
const ELSEWHERE: [&str; 8] = [
    "/Workbook",
    "/Book",
    "/\u{5}SummaryInformation",
    "/\u{5}DocumentSummaryInformation",
    "/_VBA_PROJECT",
    "/MBD",
    "/_SX_DB",
    "/\u{1}CompObj",
];

/// Looks through the records of `stream`, when all blocks are found.
pub(super) fn records(book: &mut Book, stream: &[u8], told: &mut HashSet<String>) {
    let mut of = 0;
    for record in Records::new(stream, 0) {
        // What goes on is of the kind of what it goes on from.
        of = if record.kind == kind::CONTINUE { of } else { record.kind };
        if !READ.contains(&of) {
            sweep(book, record.data, told);
        }
    }
}

/// Looks through the streams that no reader knows.
pub(super) fn streams(book: &mut Book, compound: &mut Compound, told: &mut HashSet<String>) {
    let is_elsewhere = |path: &str| {
        ELSEWHERE.iter().any(|known| path.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)))
    };
    let unknown = compound.entries().into_iter().filter(|entry| entry.is_stream && !is_elsewhere(&entry.path));
    for entry in unknown.collect::<Vec<_>>() {
        let Some(bytes) = compound.read(&entry.path) else { continue };
        if matches!(&*shown_name(&entry.path), "Revision Log" | "User Names") {
            book.aside(Hidden::CustomData, &shown_name(&entry.path), Thing::RevisionValue);
        }
        sweep(book, &bytes, told);
    }
}

/// Tells what is private in `bytes` and was not told.
fn sweep(book: &mut Book, bytes: &[u8], told: &mut HashSet<String>) {
    for one in someones(bytes) {
        if told.is_empty() {
            told.extend(known(book));
        }
        if told.insert(one.clone()) {
            book.aside(Hidden::CustomData, &one, Thing::OtherPartData);
        }
    }
}

/// What is private in the blocks so far; never nothing, so that it is asked once.
fn known(book: &Book) -> HashSet<String> {
    let texts = book.texts().filter(|text| suspect::may_be_in(text));
    texts.flat_map(|text| private(text).collect::<Vec<_>>()).chain([String::new()]).collect()
}
