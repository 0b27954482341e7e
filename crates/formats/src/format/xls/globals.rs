//! What a workbook says before its sheets ([MS-XLS] 2.1.7.20.3): which sheets it has, how cells look, the shared strings, names,
//! values of other workbooks, who may open it and who had it open last.

use super::book::Book;
use super::kept;
use super::kind;
use super::looks::Palette;
use super::record::{Bytes, Record};
use super::sheet::{Sheet, number, records};
use super::strings;
use super::text::Coding;
use super::token;
use crate::format::spreadsheet::formula::names_a_place;
use crate::hidden::telling::is_private;
use hegao_model::document::place::{Field, Named, Scheme};
use hegao_model::document::{Hidden, Place, Reason, Role, Spot, Thing};

/// What is said of the sheets.
#[derive(Default)]
pub(super) struct Globals {
    /// The sheets in order.
    pub(super) sheets: Vec<Sheet>,
    /// Whether all that follows is encrypted.
    pub(super) is_encrypted: bool,
    /// The drawings of the workbook, in one piece.
    pub(super) drawings: Vec<u8>,
}

/// Reads what stands before the sheets in `stream`.
pub(super) fn read(book: &mut Book, stream: &[u8]) -> Globals {
    let (mut globals, mut palette, mut cache) = (Globals::default(), Palette::default(), kept::Cache::default());
    let mut has_end = false;
    for (record, depth) in records(stream, 0) {
        has_end |= record.kind == kind::EOF;
        if depth != 1 {
            continue;
        }
        let data = record.data;
        match record.kind {
            kind::FILE_PASS => {
                globals.is_encrypted = true;
                return globals;
            }
            kind::CODE_PAGE => page(book, data),
            kind::DATE_1904 => book.from_1904 = number(data, 0) == Some(1),
            kind::BOUND_SHEET => globals.sheets.extend(sheet(book, &record)),
            kind::FONT | kind::FORMAT | kind::XF | kind::PALETTE => palette.take(&record, book.coding),
            kind::SST => strings::read(book, &record),
            kind::WRITE_ACCESS => {
                let mut bytes = record.bytes();
                let unicode = book.coding.is_unicode();
                let user = if unicode { book.coding.long(&mut bytes) } else { book.coding.short(&mut bytes) };
                book.author(&user.unwrap_or_default(), Place::property(Scheme::Document, Field::LastModifiedBy));
            }
            kind::FILE_SHARING => {
                let mut bytes = Bytes::new(vec![data.get(4..).unwrap_or_default()]);
                let unicode = book.coding.is_unicode();
                let user = if unicode { book.coding.long(&mut bytes) } else { book.coding.short(&mut bytes) };
                book.author(&user.unwrap_or_default(), Thing::SharingUser);
            }
            kind::LBL => defined_name(book, data),
            kind::NAME_CMT => remark(book, data),
            kind::SUP_BOOK | kind::XCT | kind::CRN => cache.take(book, &record),
            kind::MSO_DRAWING_GROUP => globals.drawings.extend(record.bytes().take(usize::MAX)),
            _ => {}
        }
    }
    if !has_end {
        book.found.gap(book.name, Reason::DamagedPart);
    }
    book.looks = palette.looks();
    globals
}

/// The code page of texts before Excel 97: two are told by numbers of their own (2.4.52).
fn page(book: &mut Book, data: &[u8]) {
    if let (Coding::Bytes(_), Some(page)) = (book.coding, number(data, 0)) {
        book.coding = Coding::Bytes(Some(match page {
            0x8000 => 10_000,
            0x8001 => 1252,
            page => page,
        }));
    }
}

/// A sheet, where it begins and whether it shows (2.4.28).
fn sheet(book: &mut Book, record: &Record) -> Option<Sheet> {
    let mut bytes = record.bytes();
    let at = bytes.u32()? as usize;
    let state = bytes.u8()? & 3;
    let of = bytes.u8()?;
    let name = book.coding.short(&mut bytes);
    if name.is_none() {
        book.found.gap(book.name, Reason::DamagedPart);
    }
    Some(Sheet { name: name?.into(), at, is_hidden: state != 0, of })
}

/// A name for cells or values (2.4.150), and what people wrote of it. Those of the program itself tell nothing but what they hold.
fn defined_name(book: &mut Book, data: &[u8]) {
    let mut bytes = Bytes::new(vec![data]);
    let (Some(flags), Some(length)) = (bytes.u16(), {
        bytes.skip(1);
        bytes.u8()
    }) else {
        return;
    };
    let Some(tokens) = bytes.u16() else { return };
    bytes.skip(4);
    let texts = bytes.take(4);
    let (is_hidden, is_built_in) = (flags & 1 > 0, flags & 0x20 > 0);
    let Some(name) = book.coding.counted(&mut bytes, length.into()) else { return };
    let tokens = bytes.take(tokens.into());
    let constants = token::constants(&tokens, &[], book.coding).join("\n");
    let named = |thing| Place::from(Spot::Named { thing, name: name.as_str().into() });
    if is_hidden && !is_built_in && !name.starts_with("_xlnm") {
        let value = if constants.is_empty() { &name } else { &constants };
        book.aside(Hidden::HiddenName, value, named(Named::HiddenName));
    } else if names_a_place(&constants) {
        book.aside(Hidden::Path, &constants, named(Named::DefinedName));
    } else if is_private(&constants) {
        book.aside(Hidden::LinkTarget, &constants, named(Named::DefinedName));
    }
    for length in texts.into_iter().filter(|length| *length > 0) {
        let Some(text) = book.coding.counted(&mut bytes, length.into()) else { return };
        book.aside(Hidden::CustomData, &text, named(Named::DefinedName).with(Role::Description));
    }
}

/// What people wrote of a name (2.4.174).
fn remark(book: &mut Book, data: &[u8]) {
    let mut bytes = Bytes::new(vec![data.get(12..).unwrap_or_default()]);
    let (Some(name), Some(remark)) = (bytes.u16(), bytes.u16()) else { return };
    let Some(name) = book.coding.counted(&mut bytes, name.into()) else { return };
    let Some(remark) = book.coding.counted(&mut bytes, remark.into()) else { return };
    let place = Place::from(Spot::Named { thing: Named::DefinedName, name: name.as_str().into() });
    book.aside(Hidden::CustomData, &remark, place.with(Role::Description));
}
