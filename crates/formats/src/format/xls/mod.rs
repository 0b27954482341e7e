//! Workbooks of Excel 97 to 2003, of Excel 5.0 and 95, and of WPS under its own name (.xls, .xlt, .et; [MS-XLS]).
//!
//! A workbook is a stream of records in a compound file: what holds for all sheets, then sheet by sheet. What is stored is handed
//! to the builders that today's workbooks are read by ([`super::spreadsheet`]), so that the same table says the same. The
//! places of texts are those in one derived part: records are no text, and nothing can be written into them.
//!
//! [MS-XLS]: <https://learn.microsoft.com/openspecs/office_file_formats/ms-xls/>

mod beside;
mod book;
mod cell;
mod chart;
mod drawing;
mod globals;
mod kept;
mod kind;
mod link;
mod looks;
mod object;
mod picture;
mod record;
mod rest;
#[cfg(test)]
mod sample;
mod sheet;
mod strings;
mod text;
mod token;

use std::collections::HashSet;

use book::Book;
use globals::Globals;
use record::Record;
use text::Coding;

use crate::container::compound::Compound;
use crate::container::ole::MAGIC;
use crate::container::{property_set, stored_object};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, Document, Format, Gap, Hidden, Known, Limits, Reason, Thing};

/// The streams in which a workbook may be, that of the later version first.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// Where macros lie.
const MACROS: [&str; 2] = ["/_VBA_PROJECT_CUR", "/_VBA_PROJECT"];

/// How the storages of objects of other programs begin (2.1.2), and those of objects that lie elsewhere.
const OBJECT: &str = "/MBD";
const LINKED: &str = "/LNK";

/// The versions of the format (2.4.21): Excel 97 and later, Excel 5.0 and 95.
const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;

/// What is on a sheet (2.4.28).
const MACRO_SHEET: u8 = 1;
const CHART: u8 = 2;
const MODULE: u8 = 6;

/// Reads the workbook `bytes`, a compound file or the stream of one alone, within `budget`.
///
/// # Errors
/// The file is damaged before anything is known, or holds no workbook.
pub(crate) fn read(name: &str, bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    if !bytes.starts_with(MAGIC) {
        let mut book = Book::new("Workbook", Coding::Unicode, budget);
        let blocks = workbook(&mut book, bytes);
        return Ok(document(book, blocks));
    }
    let mut compound = Compound::open(bytes, budget)?;
    let Some(stream) = STREAMS.into_iter().find(|stream| compound.has(stream)) else {
        return Err(Gap::of_file(Reason::Misnamed { format: known(name) }));
    };
    let mut book = Book::new(stream.trim_start_matches('/'), Coding::Unicode, budget);
    let records = compound.read(stream).unwrap_or_default();
    let blocks = workbook(&mut book, &records);
    kept::pivots(&mut book, &mut compound);
    belongings(&mut book, &mut compound);
    rest::streams(&mut book, &mut compound, &mut HashSet::new());
    Ok(document(book, blocks))
}

/// Whether reading it comes upon pictures, or files that lie in it.
pub(crate) fn is_hazardous(bytes: &[u8], limits: &Limits) -> bool {
    let budget = Budget::new(limits);
    let Ok(compound) = Compound::open(bytes, &budget) else { return false };
    // A picture is stored with this head, in whatever record; what looks like one costs a process.
    let has_picture = memchr::memmem::find(bytes, &kind::MSO_DRAWING_GROUP.to_le_bytes()).is_some();
    has_picture || compound.entries().iter().any(|entry| entry.path.starts_with(OBJECT))
}

/// The format that the name promises, if it is one of these.
fn known(name: &str) -> &'static Known {
    let promised = Known::promised(name).filter(|promised| matches!(promised.id, "xls" | "et"));
    promised.or_else(|| Known::of("xls")).expect("internal error: a format that is not in the table")
}

/// The blocks of all sheets in `stream`; what else it says is added to what was found.
fn workbook(book: &mut Book, stream: &[u8]) -> Vec<Block> {
    let version =
        Record::of(stream, 0).filter(|record| record.kind == kind::BOF).and_then(|first| sheet::number(first.data, 0));
    match version {
        Some(BIFF8) => {}
        // Some programs count otherwise what is Excel 5.0 all the same.
        Some(version) if version & 0xFF00 == BIFF5 => book.coding = Coding::Bytes(None),
        _ => {
            book.found.gap(book.name, Reason::DamagedPart);
            return Vec::new();
        }
    }
    let Globals { sheets, is_encrypted, drawings } = globals::read(book, stream);
    if is_encrypted {
        book.found.gaps.push(Gap::of_file(Reason::EncryptedFile));
        return Vec::new();
    }
    if sheets.is_empty() {
        book.found.gap(book.name, Reason::NoSheets);
    }
    let mut blocks = Vec::new();
    for sheet in &sheets {
        match sheet.of {
            MODULE => book.aside(Hidden::Macro, &sheet.name, Thing::Macro),
            CHART => blocks.append(&mut chart::read(book, sheet, stream)),
            of => {
                if of == MACRO_SHEET {
                    book.aside(Hidden::Macro, &sheet.name, Thing::MacroSheet);
                }
                blocks.append(&mut sheet::read(book, sheet, stream));
            }
        }
    }
    strings::tell_unused(book);
    picture::read(book, &drawings);
    rest::records(book, stream, &mut HashSet::new());
    blocks
}

/// What comes along with the sheets: properties, macros, and objects of other programs.
fn belongings(book: &mut Book, compound: &mut Compound) {
    property_set::read(compound, &mut book.parts, &mut book.found);
    if let Some(macros) = MACROS.into_iter().find(|storage| compound.has(storage)) {
        book.aside(Hidden::Macro, macros.trim_start_matches('/'), Thing::Macro);
    }
    let is_object = |path: &str| path.starts_with(OBJECT) && path.matches('/').count() == 1;
    let entries = compound.entries();
    for entry in entries.iter().filter(|entry| !entry.is_stream && entry.path.starts_with(LINKED)) {
        book.aside(Hidden::ExternalLink, entry.path.trim_start_matches('/'), Thing::LinkedObject);
    }
    let objects = entries.into_iter().filter(|entry| !entry.is_stream && is_object(&entry.path));
    for entry in book.budget.take(Bound::Embedded, objects, None) {
        stored_object::read(compound, &entry.path, &mut book.parts, &mut book.found);
    }
}

fn document(book: Book, mut blocks: Vec<Block>) -> Document {
    let (parts, mut found, cell_texts) = book.into_parts();
    blocks.append(&mut found.blocks);
    Document::new(Format::Xls, parts, blocks, found.gaps).with_cells(cell_texts)
}

#[cfg(test)]
mod tests;
