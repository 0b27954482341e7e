//! OpenDocument (ODF 1.3): texts, spreadsheets, presentations and drawings, in a package (part 2) or as a single XML file (part 3, §3.1.2).
//!
//! The four parts of a document (its styles, its content, its properties, its settings) are read by the same code wherever they
//! stand: each in a member of the package, or all in one file.

mod belongings;
mod data_style;
mod list;
mod look;
mod meta;
pub(crate) mod package;
mod paragraph;
mod settings;
mod story;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use super::ooxml::leftover;
use super::ooxml::opened::Opened;
use super::ooxml::sweep;
use crate::container::embedded;
use crate::container::nested::Lies;
use crate::encoding::decoded_part;
use crate::image;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::Picture;
use hegao_model::document::{Block, Document, Format, Gap, Hidden, Part, Spot, Syntax, Thing};
use story::{Shared, Story};

/// Reads the text, spreadsheet, presentation or drawing in the package `bytes`, within `budget`.
///
/// # Errors
/// It cannot be opened, or is encrypted.
pub(crate) fn read(bytes: &[u8], format: Format, budget: &Budget) -> Result<Document, Gap> {
    let mut opened = package::open(bytes, budget)?;
    let (content, gaps) = opened.package.part("content.xml")?;
    opened.found.gaps.extend(gaps);
    let mut shared = shared(format, &content.text, &opened.package.head("mimetype", 200).unwrap_or_default());
    let styles = member(&mut opened, "styles.xml");
    for part in styles.iter().chain([&content]) {
        let name = part.name.clone().unwrap_or_default();
        let gap = shared.styles.read(&part.text, &name, budget);
        opened.found.gaps.extend(gap);
    }
    let mut blocks = story(&mut opened, &mut shared, content);
    if let Some(styles) = styles {
        let of_pages = story(&mut opened, &mut shared, styles);
        blocks.extend(of_pages);
    }
    if let Some(part) = member(&mut opened, "meta.xml") {
        meta::read(&mut opened, &part.text, "meta.xml");
        opened.keep_if_used(part);
    }
    if let Some(part) = member(&mut opened, "settings.xml") {
        settings::read(&mut opened, &part.text, "settings.xml");
        opened.keep_if_used(part);
    }
    belongings::read(&mut opened, &shared.shown);
    opened.cell_texts = shared.cell_texts;
    Ok(finished(opened, format, blocks))
}

/// Reads a document that is a single XML file.
///
/// # Errors
/// It is larger than a part may be.
pub(crate) fn read_flat(bytes: Vec<u8>, format: Format, budget: &Budget) -> Result<Document, Gap> {
    let (part, broken) = decoded_part(None, bytes, Syntax::Xml);
    let mut opened = package::of_nothing(budget)?;
    opened.found.gaps.extend(broken.into_iter().map(|bytes| {
        let reason = hegao_model::document::Reason::UndecodablePart { bytes: bytes.end - bytes.start };
        Gap { bytes: Some(bytes), ..Gap::of_file(reason) }
    }));
    let mut shared = shared(format, &part.text, part.text.as_bytes());
    // What the readers of parts would each say of the one part is said once.
    let _ = shared.styles.read(&part.text, "", budget);
    meta::read(&mut opened, &part.text, "");
    settings::read(&mut opened, &part.text, "");
    let index = opened.next_part();
    let blocks = story(&mut opened, &mut shared, part);
    for gap in &mut opened.found.gaps {
        gap.part = gap.part.take().filter(|part| !part.is_empty());
    }
    opened.cell_texts = shared.cell_texts;
    let mut document = finished_flat(opened, format, blocks, index);
    document.gaps.dedup_by(|one, other| one.reason == other.reason && one.part == other.part);
    Ok(document)
}

/// What the parts have in common, of a document whose type stands in `stated`.
fn shared(format: Format, content: &str, stated: &[u8]) -> Shared {
    let is_drawing = memchr::memmem::find(stated, b"opendocument.graphics").is_some();
    let is_drawing = is_drawing || memchr::memmem::find(content.as_bytes(), b"<office:drawing").is_some();
    let mut shared = Shared::default();
    (shared.has_slides, shared.is_drawing) = (format == Format::Odp, is_drawing);
    shared.has_sheets = format == Format::Ods;
    shared
}

/// The member `name`, which a document need not have.
fn member(opened: &mut Opened, name: &str) -> Option<Part> {
    let name = opened.package.find(name)?.to_owned();
    opened.load(&name)
}

/// The running text of a part, which is kept.
fn story(opened: &mut Opened, shared: &mut Shared, part: Part) -> Vec<Block> {
    let name = part.name.clone().unwrap_or_default();
    let index = opened.next_part();
    let (blocks, binaries) = Story::new(&part.text, index, opened.budget, shared, &mut opened.found).read(&name);
    opened.keep(part);
    binaries.into_iter().for_each(|bytes| binary(opened, &name, bytes));
    blocks
}

/// A picture or file that stands in a part as letters.
fn binary(opened: &mut Opened, part: &str, bytes: Vec<u8>) {
    let said = image::said(&bytes, opened.budget, None);
    for (hidden, field, text) in said {
        let place = Spot::Picture { picture: Picture::Embedded, field };
        match hidden {
            Hidden::Author => opened.tell_author(part, &text, place),
            _ => opened.tell(hidden, part, &text, place),
        }
    }
    if !is_file(&bytes) {
        return;
    }
    opened.tell(Hidden::EmbeddedFile, part, "内嵌文件", Thing::EmbeddedFile);
    embedded::content(opened, part, "", bytes, Lies::Packed);
}

/// Whether it is a file of its own, and no picture.
fn is_file(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-", b"{\\rtf"];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

fn finished(mut opened: Opened, format: Format, mut blocks: Vec<Block>) -> Document {
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read(&mut opened);
    let document = Document::new(format, opened.parts, opened.found.blocks, opened.found.gaps);
    leftover::leave_out(document.with_cells(opened.cell_texts))
}

fn finished_flat(mut opened: Opened, format: Format, mut blocks: Vec<Block>, index: u32) -> Document {
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read_one(&mut opened, index);
    let document = Document::new(format, opened.parts, opened.found.blocks, opened.found.gaps);
    leftover::leave_out(document.with_cells(opened.cell_texts))
}
