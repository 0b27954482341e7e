//! What floats on a sheet: comments, text boxes, buttons. A drawing ([MS-XLS] 2.4.170), what an object is (2.4.181) and its text
//! (2.4.329) are records of their own behind each other; a comment's cell and author stand in one more (2.4.179).

use super::book::Book;
use super::drawing::{self, Shape};
use super::kind;
use super::record::{Bytes, Record};
use super::sheet::{Sheet, number};
use crate::format::spreadsheet::place::letters;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{BlockKind, Hidden, Role};

/// The sorts of objects that are comments, and the controls of forms (2.5.143).
const COMMENT: u16 = 0x19;
const CONTROLS: [u16; 8] = [0x07, 0x0B, 0x0C, 0x0D, 0x0E, 0x10, 0x13, 0x14];

/// The objects of a sheet.
#[derive(Default)]
pub(super) struct Objects {
    objects: Vec<Object>,
    notes: Vec<Note>,
    /// The drawing, in one piece.
    drawing: Vec<u8>,
}

struct Object {
    sort: u16,
    id: u16,
    text: String,
}

/// A comment of a cell.
struct Note {
    row: u16,
    column: u16,
    id: u16,
    author: String,
    /// What it says, in files before Excel 97.
    text: String,
}

impl Objects {
    /// Takes what a record says of objects.
    pub(super) fn take(&mut self, book: &mut Book, record: &Record) {
        let data = record.data;
        match record.kind {
            kind::MSO_DRAWING => self.drawing.extend(record.bytes().take(usize::MAX)),
            kind::OBJ if book.coding.is_unicode() => {
                let (sort, id) = (number(data, 4).unwrap_or_default(), number(data, 6).unwrap_or_default());
                self.objects.push(Object { sort, id, text: String::new() });
            }
            kind::TXO if book.coding.is_unicode() => {
                if let (Some(object), Some(text)) = (self.objects.last_mut(), text(record)) {
                    object.text = text;
                }
            }
            kind::NOTE => self.notes.extend(note(book, data)),
            _ => {}
        }
    }

    /// Tells of all objects of `sheet`.
    pub(super) fn tell(self, book: &mut Book, sheet: &Sheet) {
        let Self { objects, notes, drawing } = self;
        let shapes = drawing::shapes(&drawing);
        for note in &notes {
            let cells = format!("{}{}", letters(u32::from(note.column) + 1), u32::from(note.row) + 1);
            let place = sheet.at(&cells, CellThing::Comment);
            book.author(&note.author, place.clone().with(Role::Author));
            let said = objects.iter().find(|object| object.sort == COMMENT && object.id == note.id);
            let text = said.map_or(&*note.text, |object| &object.text);
            book.aside(Hidden::Comment, text, place);
        }
        // What the drawing says of an object stands in its order.
        let mut drawn = shapes.iter().filter(|shape| shape.is_object);
        for object in &objects {
            let shape = drawn.next();
            let is_told = notes.iter().any(|note| note.id == object.id);
            match object.sort {
                COMMENT if is_told => {}
                COMMENT => book.aside(Hidden::Comment, &object.text, sheet.with(SheetThing::Comments)),
                sort => {
                    let thing = if CONTROLS.contains(&sort) { SheetThing::Button } else { SheetThing::TextBox };
                    show(book, sheet, &object.text, shape, thing);
                }
            }
        }
        for shape in &shapes {
            describe(book, sheet, shape);
        }
    }
}

/// Tells a text that floats on the sheet.
fn show(book: &mut Book, sheet: &Sheet, text: &str, shape: Option<&Shape>, thing: SheetThing) {
    let place = sheet.with(thing);
    let is_hidden = shape.is_some_and(|shape| shape.is_hidden);
    let hidden = sheet.is_hidden.then_some(Hidden::HiddenSheet).or(is_hidden.then_some(Hidden::HiddenText));
    let kept = book.keep(text);
    match hidden {
        Some(hidden) => book.found.aside(hidden, &kept, place),
        None => book.found.block(BlockKind::TextBox, &kept, place),
    }
}

/// Tells what a shape says beside its text.
fn describe(book: &mut Book, sheet: &Sheet, shape: &Shape) {
    if !shape.word_art.is_empty() {
        show(book, sheet, &shape.word_art, Some(shape), SheetThing::TextBox);
    }
    book.aside(Hidden::AltText, &shape.description, sheet.with(SheetThing::PictureDescription));
    if crate::hidden::address::is_path(&shape.file) {
        book.aside(Hidden::Path, &shape.file, sheet.with(SheetThing::Picture));
    }
    if shape.is_hidden && shape.is_picture {
        let name = if shape.name.trim().is_empty() { &shape.file } else { &shape.name };
        book.aside(Hidden::UnshownPicture, name, sheet.with(SheetThing::Picture));
    }
    book.aside(Hidden::CroppedPicture, &shape.cropped, sheet.with(SheetThing::Picture));
}

/// The text of an object (2.4.329): it stands in records behind its own, then how its stretches look.
fn text(record: &Record) -> Option<String> {
    let count = usize::from(number(record.data, 10)?);
    let pieces: Vec<&[u8]> = record.further(kind::CONTINUE).map(|record| record.data).collect();
    if count == 0 || pieces.is_empty() {
        return None;
    }
    let mut bytes = Bytes::new(pieces);
    let is_wide = bytes.u8()? & 1 == 1;
    bytes.characters(count, is_wide)
}

/// A comment's cell and author; before Excel 97 also its text, of which what is long stands in further records.
fn note(book: &Book, data: &[u8]) -> Option<Note> {
    let (row, column) = (number(data, 0)?, number(data, 2)?);
    let mut bytes = Bytes::new(vec![data.get(4..)?]);
    if !book.coding.is_unicode() {
        let text = book.coding.long(&mut bytes).unwrap_or_default();
        return Some(Note { row, column, id: 0, author: String::new(), text });
    }
    bytes.skip(2);
    let id = bytes.u16()?;
    let author = book.coding.long(&mut bytes).unwrap_or_default();
    Some(Note { row, column, id, author, text: String::new() })
}
