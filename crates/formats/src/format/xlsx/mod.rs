//! Workbooks of Excel and of the spreadsheet programs that write its format (.xlsx, .xlsm, .xltx, .xltm).
//!
//! The shared strings and the looks are read first, because cells only refer to them; then sheet by sheet the cells,
//! and what people put beside and above them; then what the workbook keeps that nobody sees. A cell's place is that of
//! its text: mostly in the shared strings, where several cells may stand at the same place.

mod beside;
pub(crate) mod binary;
mod cell;
mod controls;
mod drawing;
mod kept;
mod notes;
mod picture;
mod private;
mod sheet;
mod stream;
mod strings;
mod styles;
mod tables;
mod workbook;

use super::ooxml::leftover;
use super::ooxml::opened::Opened;
use super::ooxml::relations::Relations;
use super::ooxml::sweep;
use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::container::xml::{Event, Xml};
use hegao_model::document::budget::Budget;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Block, BlockKind, Document, Format, Gap, Hidden, Place, Reason, Thing};
use sheet::Book;
use strings::Strings;
use styles::Styles;
use workbook::{Sheet, Workbook};

/// Reads the workbook whose list of sheets is the part `main`, within `budget`.
///
/// # Errors
/// There is no such part, or it cannot be unpacked.
pub(crate) fn read(package: Package, main: &str, budget: &Budget) -> Result<Document, Gap> {
    let mut opened = Opened::new(package, budget);
    opened.package.part(main)?;
    let related = opened.relations(main);
    let workbook = Workbook::read(&mut opened, main, &related);
    if workbook.sheets.is_empty() {
        opened.found.gap(main, Reason::NoSheets);
    }
    let mut book = Book { from_1904: workbook.from_1904, ..Book::default() };
    if let Some(name) = related.parts("sharedStrings").next() {
        book.strings = Strings::read(&mut opened, name);
    }
    if let Some(name) = related.parts("styles").next() {
        book.styles = Styles::read(&mut opened, name);
    }
    let mut blocks = Vec::new();
    for sheet in &workbook.sheets {
        blocks.append(&mut sheet_blocks(&mut opened, &mut book, sheet));
    }
    book.strings.tell_unused(&mut opened);
    kept(&mut opened, &related);
    super::ooxml::belongings::read(&mut opened, main);
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read(&mut opened);
    let document = Document::new(Format::Xlsx, opened.parts, opened.found.blocks, opened.found.gaps);
    Ok(leftover::leave_out(document.with_cells(opened.cell_texts)))
}

/// A sheet: its name, its cells, and what stands beside them. Of a hidden sheet what it holds comes first.
fn sheet_blocks(opened: &mut Opened, book: &mut Book, sheet: &Sheet) -> Vec<Block> {
    let related = opened.relations(&sheet.part);
    let tables = tables::read(opened, &related, &sheet.part);
    let place = sheet.with(SheetThing::Name);
    let mut blocks = Vec::new();
    if !sheet.is_hidden {
        blocks.push(sheet.tab.block(BlockKind::Cell, place.clone()));
    }
    blocks.append(&mut sheet::read(opened, book, sheet, &tables));
    if sheet.is_hidden {
        blocks.push(sheet.tab.aside(Hidden::HiddenSheet, place));
    }
    let text = picture::Text::of(opened, &blocks);
    // Of objects of other programs there is a picture too; what is in them is read, or told as unread.
    let has_objects = ["oleObject", "package"].iter().any(|kind| related.parts(kind).next().is_some());
    for relation in &related.list {
        let Some(name) = relation.part() else { continue };
        match relation.kind.as_str() {
            "comments" => notes::comments(opened, name, sheet),
            "threadedComment" => notes::threaded(opened, name, sheet),
            "drawing" => drawing::read(opened, name, sheet, &text),
            "vmlDrawing" => drawing::older(opened, name, sheet, (!has_objects).then_some(&text)),
            "image" if book.background == relation.id && picture::is_all(&text, None) => {
                picture::tell(opened, name, sheet);
            }
            "customProperty" => kept::property(opened, name, sheet),
            "queryTable" => kept::query(opened, name),
            "table" => {
                tables::tell(opened, name, sheet);
                for query in opened.relations(name).parts("queryTable") {
                    kept::query(opened, query);
                }
            }
            "pivotTable" => controls::pivot(opened, name, sheet),
            "slicer" => controls::captioned(opened, name, sheet, SheetThing::Slicer),
            "timeline" => controls::captioned(opened, name, sheet, SheetThing::Timeline),
            "ctrlProp" => controls::properties(opened, name, sheet),
            "control" => controls::active_x(opened, name, sheet),
            _ => {}
        }
    }
    blocks
}

/// What the workbook keeps beside its sheets.
fn kept(opened: &mut Opened, related: &Relations) {
    for relation in &related.list {
        let Some(name) = relation.part() else { continue };
        match relation.kind.as_str() {
            "person" => notes::persons(opened, name),
            "externalLink" => kept::external(opened, name),
            "connections" => kept::connections(opened, name),
            "sheetMetadata" => kept::cubes(opened, name),
            "slicerCache" | "timelineCache" => kept::slicer(opened, name),
            "xmlMaps" => kept::maps(opened, name),
            "styles" => look(opened, name, Thing::CellStyle, |_, _| {}),
            "volatileDependencies" => look(opened, name, Thing::RealTimeData, |_, _| {}),
            kind if kind.starts_with("rdRichValue") || kind.starts_with("rdArray") || kind == "richStyles" => {
                kept::rich_values(opened, name);
            }
            "powerPivotData" => kept::model(opened, name),
            "usernames" => kept::revisions(opened, name),
            "pivotCacheDefinition" => {
                kept::pivot(opened, name, Thing::PivotValue);
                for records in opened.relations(name).parts("pivotCacheRecords") {
                    kept::pivot(opened, records, Thing::PivotRecord);
                }
            }
            "revisionHeaders" => {
                kept::revisions(opened, name);
                for log in opened.relations(name).parts("revisionLog") {
                    kept::revisions(opened, log);
                }
            }
            _ => {}
        }
    }
}

/// Looks at the part `name`: tells what `look` tells, and at `place` all else in it that is someone's.
fn look(opened: &mut Opened, name: &str, place: impl Into<Place>, look: impl FnOnce(&mut Opened, &Seen)) {
    let Some(part) = opened.load(name) else { return };
    let seen = Seen { name, text: &part.text, index: opened.next_part() };
    let before = opened.found.blocks.len();
    look(opened, &seen);
    private::rest(opened, &seen, before, &place.into());
    opened.keep_if_used(part);
}

/// A part that is looked at.
struct Seen<'a> {
    name: &'a str,
    text: &'a str,
    /// The index that it will have.
    index: u32,
}

/// Tells of the attributes of a part for which `told` has a kind and a word, given the element's name, the
/// attribute's and its value.
fn attributes(opened: &mut Opened, seen: &Seen, told: impl Fn(&str, &str, &str) -> Option<(Hidden, Thing)>) {
    let mut xml = Xml::new(seen.text, opened.budget);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        for (ns, attribute, value) in element.values() {
            match told(element.name, attribute, value.raw()) {
                Some((Hidden::Author, thing)) => opened.found.author(value, seen.index, thing),
                Some((hidden, thing)) if ns == Ns::None => opened.found.aside(hidden, &value.gather(seen.index), thing),
                _ => {}
            }
        }
    }
    opened.found.gaps.extend(xml.gap(seen.name));
}

#[cfg(test)]
mod tests;
