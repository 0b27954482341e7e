//! Charts, on a sheet or on one of their own: what is written in them, and the values that they keep of their cells.

use super::book::Book;
use super::kind;
use super::record::{Bytes, Record};
use super::sheet::{Sheet, records};
use crate::hidden::private::has_private;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Block, BlockKind, Hidden, Reason, Thing};

/// Takes a record of a chart on `sheet`.
pub(super) fn take(book: &mut Book, sheet: &Sheet, record: &Record) {
    let data = record.data;
    let text = match record.kind {
        kind::SERIES_TEXT => book.coding.short(&mut Bytes::new(vec![data.get(2..).unwrap_or_default()])),
        kind::LABEL => book.coding.long(&mut Bytes::new(vec![data.get(6..).unwrap_or_default()])),
        // A value is no text; one that is as long as someone's number may be one.
        kind::NUMBER => {
            let number = data.get(6..14).and_then(|bytes| bytes.first_chunk()).map(|bytes| f64::from_le_bytes(*bytes));
            number.map(|number| number.to_string()).filter(|number| has_private(number))
        }
        _ => None,
    };
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
    let kept = book.keep(&text);
    match sheet.is_hidden {
        true => book.found.aside(Hidden::HiddenSheet, &kept, Thing::Diagram),
        false => book.found.block(BlockKind::TextBox, &kept, Thing::Diagram),
    }
}

/// The blocks of a sheet that is a chart: its name; what is written in it is added to what was found.
pub(super) fn read(book: &mut Book, sheet: &Sheet, stream: &[u8]) -> Vec<Block> {
    let tab = book.keep(&sheet.name);
    let place = sheet.with(SheetThing::Name);
    let mut has_end = false;
    for (record, _) in records(stream, sheet.at) {
        has_end |= record.kind == kind::EOF;
        take(book, sheet, &record);
    }
    if !has_end {
        book.found.gap(book.name, Reason::DamagedPart);
    }
    match sheet.is_hidden {
        _ if tab.is_blank() => Vec::new(),
        true => vec![tab.aside(Hidden::HiddenSheet, place)],
        false => vec![tab.block(BlockKind::Cell, place)],
    }
}
