//! Workbooks of Excel whose parts are records (.xlsb; [MS-XLSB]): the package is that of .xlsx, and so is all that is markup in it.
//!
//! An own reader, because libraries for the format tell neither what does not show nor how a number is shown. Formulas are stored as
//! tokens, of which nothing is told but what may be someone's; tables, pivot tables and what is kept of other workbooks are searched
//! for texts, whatever these are for.
//!
//! [MS-XLSB]: <https://learn.microsoft.com/openspecs/office_file_formats/ms-xlsb/>

mod book;
mod kind;
mod record;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::workbook::Sheet;
use super::{controls, drawing, notes, picture};
use crate::container::package::Package;
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::{belongings, leftover, sweep};
use crate::format::spreadsheet::stored::someones;
use crate::hidden::private::private;
use crate::hidden::suspect;
use book::Book;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Block, BlockKind, Document, Format, Gap, Hidden, Part, Reason, Thing};
use record::Records;

/// How long a block of kept values may become.
const LONGEST: usize = 20_000;

/// Reads the workbook whose list of sheets is the part `main`, within `budget`.
///
/// # Errors
/// There is no such part, or it cannot be unpacked.
pub(crate) fn read(package: Package, main: &str, budget: &Budget) -> Result<Document, Gap> {
    let mut opened = Opened::new(package, budget);
    let list = opened.package.read(main)?;
    let related = opened.relations(main);
    let part = opened.keep(Part::derived(main.to_owned(), String::new()));
    let mut book = Book {
        part,
        text: String::new(),
        sheets: Vec::new(),
        strings: Vec::new(),
        used: Vec::new(),
        looks: Vec::new(),
        from_1904: false,
    };
    book.list(&mut opened, &list, &related);
    if book.sheets.is_empty() {
        opened.found.gap(main, Reason::NoSheets);
    }
    if let Some(name) = related.parts("sharedStrings").next()
        && let Some(bytes) = member(&mut opened, name)
    {
        book.strings(&mut opened, name, &bytes);
    }
    if let Some(name) = related.parts("styles").next()
        && let Some(bytes) = member(&mut opened, name)
    {
        book.styles(&bytes);
    }
    let mut blocks = Vec::new();
    for sheet in std::mem::take(&mut book.sheets) {
        let before = blocks.len();
        blocks.append(&mut sheet_blocks(&mut opened, &mut book, &sheet, before));
    }
    for (range, _) in book.strings.iter().zip(&book.used).filter(|(range, used)| !**used && range.0 < range.1) {
        let text = book.kept(*range);
        opened.found.aside(Hidden::EarlierVersion, &text, Thing::UnusedString);
    }
    others(&mut opened, &mut book);
    for relation in &related.list {
        if let (Some(name), "person") = (relation.part(), relation.kind.as_str()) {
            notes::persons(&mut opened, name);
        }
    }
    opened.parts[part as usize].text = book.text;
    belongings::read(&mut opened, main);
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read(&mut opened);
    let document = Document::new(Format::Xlsb, opened.parts, opened.found.blocks, opened.found.gaps);
    Ok(leftover::leave_out(document.with_cells(opened.cell_texts)))
}

/// The member `name`; else a gap.
fn member(opened: &mut Opened, name: &str) -> Option<Vec<u8>> {
    opened.package.read(name).map_err(|gap| opened.found.gaps.push(gap)).ok()
}

/// A sheet: its name, its cells, and what stands beside them.
fn sheet_blocks(opened: &mut Opened, book: &mut Book, sheet: &Sheet, before: usize) -> Vec<Block> {
    let place = sheet.with(SheetThing::Name);
    let mut blocks = Vec::new();
    if !sheet.is_hidden && !sheet.tab.is_blank() {
        blocks.push(sheet.tab.block(BlockKind::Cell, place.clone()));
    }
    if let Some(bytes) = member(opened, &sheet.part) {
        blocks.append(&mut sheet::read(opened, book, sheet, &bytes, before));
    }
    if sheet.is_hidden && !sheet.tab.is_blank() {
        blocks.push(sheet.tab.aside(Hidden::HiddenSheet, place));
    }
    // The part's text is kept when all is read: until then it is lent.
    std::mem::swap(&mut opened.parts[book.part as usize].text, &mut book.text);
    let text = picture::Text::of(opened, &blocks);
    std::mem::swap(&mut opened.parts[book.part as usize].text, &mut book.text);
    let related = opened.relations(&sheet.part);
    for relation in &related.list {
        let Some(name) = relation.part() else { continue };
        match relation.kind.as_str() {
            "comments" => {
                if let Some(bytes) = member(opened, name) {
                    sheet::comments(opened, book, sheet, &bytes);
                }
            }
            "threadedComment" => notes::threaded(opened, name, sheet),
            "drawing" => drawing::read(opened, name, sheet, &text),
            "vmlDrawing" => drawing::older(opened, name, sheet, Some(&text)),
            "ctrlProp" => controls::properties(opened, name, sheet),
            _ => {}
        }
    }
    blocks
}

/// Parts of records that have no reader of their own: what they keep of elsewhere is told, and of all others what is someone's.
fn others(opened: &mut Opened, book: &mut Book) {
    let is_of_records = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("xl/")
            && name.ends_with(".bin")
            && !["vbaproject", "printersettings", "embeddings/", "activex/", "customproperty"]
                .iter()
                .any(|word| name.contains(word))
    };
    let names: Vec<String> = opened.package.members().iter().map(|member| member.name.clone()).collect();
    let mut told: HashSet<String> = book
        .text
        .lines()
        .filter(|line| suspect::may_be_in(line))
        .flat_map(|line| private(line).collect::<Vec<_>>())
        .collect();
    for name in names.iter().filter(|name| is_of_records(name)) {
        let Some(bytes) = member(opened, name) else { continue };
        let thing = match () {
            () if name.contains("externalLink") => Some(Thing::CachedValue),
            () if name.contains("pivotCacheRecords") => Some(Thing::PivotRecord),
            () if name.contains("pivotCache") => Some(Thing::PivotValue),
            () => None,
        };
        let mut kept = String::new();
        for record in Records::new(&bytes) {
            if let Some(thing) = thing {
                for text in record::texts(record.data) {
                    kept += if kept.is_empty() { "" } else { "、" };
                    kept += &text;
                }
                if kept.len() > LONGEST {
                    book.aside(opened, Hidden::CachedData, &std::mem::take(&mut kept), thing);
                }
            }
            for one in someones(record.data) {
                if told.insert(one.clone()) {
                    book.aside(opened, Hidden::CustomData, &one, Thing::OtherPartData);
                }
            }
            if !opened.budget.admits(Bound::Blocks, opened.found.blocks.len(), Some(name)) {
                return;
            }
        }
        if let Some(thing) = thing {
            book.aside(opened, Hidden::CachedData, &kept, thing);
        }
    }
}
