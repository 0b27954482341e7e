//! What a sheet holds beside its cells: headers, links, what may be put into cells, filters, scenarios.
//!
//! What people wrote for others is told always; what only makes a sheet work where it may be someone's number or address.

use super::book::Book;
use super::kind;
use super::link::Link;
use super::record::{Bytes, Record};
use super::sheet::{Reader, Sheet, number};
use super::text::wide;
use super::token;
use crate::format::spreadsheet::header;
use crate::format::spreadsheet::place::letters;
use crate::hidden::address::is_path;
use crate::hidden::private::has_private;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{BlockKind, Hidden, Place, Role, Thing};
use std::collections::HashSet;

/// Bytes in front of what records of later versions hold: their own kind again, flags, cells (2.5.134 and those behind it).
const FUTURE: usize = 12;

/// The kind of what may be put into a cell that is one of a list (2.4.108).
const LIST: u32 = 3;

/// What is known of a sheet while what stands beside its cells is read.
#[derive(Default)]
pub(super) struct Beside {
    /// Where links lead that were told.
    told: HashSet<String>,
}

impl Beside {
    /// Takes a record of the sheet that holds no cells.
    pub(super) fn take(&mut self, reader: &mut Reader, record: &Record) {
        let (data, sheet) = (record.data, reader.sheet);
        match record.kind {
            kind::HEADER => edge(reader.book, sheet, &plain(reader.book, record), false, false),
            kind::FOOTER => edge(reader.book, sheet, &plain(reader.book, record), true, false),
            kind::HEADER_FOOTER => edges(reader.book, sheet, data),
            kind::H_LINK => self.link(reader.book, sheet, data),
            kind::H_LINK_TOOLTIP => {
                let tip = data.get(2 + 8..).map(wide).unwrap_or_default();
                reader.book.aside(Hidden::AltText, &tip, sheet.at(&cells(data.get(2..10)), CellThing::LinkTip));
            }
            kind::DV => choices(reader.book, sheet, record),
            kind::SCENARIO => scenario(reader.book, sheet, record),
            kind::AUTO_FILTER => filter(reader.book, sheet, data),
            kind::PLS => printer(reader.book, data),
            kind::SHR_FMLA | kind::ARRAY => shared(reader, record),
            _ => {}
        }
    }

    /// A link (2.4.140): where it leads is told once.
    fn link(&mut self, book: &mut Book, sheet: &Sheet, data: &[u8]) {
        let at = cells(data.get(..8));
        // Behind the cells stands the identifier of links, then the link itself.
        let Some(link) = data.get(8 + 16..).and_then(Link::read) else { return };
        if let Some(address) = &link.address
            && self.told.insert(address.clone())
        {
            let hidden = if is_path(address) { Hidden::Path } else { Hidden::LinkTarget };
            book.aside(hidden, address, Thing::Hyperlink);
        }
        for text in [link.place, link.frame].into_iter().flatten().filter(|text| has_private(text)) {
            book.aside(Hidden::EmbeddedText, &text, sheet.at(&at, CellThing::Link));
        }
    }
}

/// What people call a range of cells (2.5.211): rows, then columns.
fn cells(data: Option<&[u8]>) -> String {
    let corner = |at: usize| data.and_then(|data| number(data, at)).map_or(0, u32::from);
    let name = |row: u32, column: u32| format!("{}{}", letters(column + 1), row + 1);
    let (first, last) = (name(corner(0), corner(4)), name(corner(2), corner(6)));
    if first == last { first } else { format!("{first}:{last}") }
}

/// The text that a header or footer is (2.4.136); there is none in many.
fn plain(book: &Book, record: &Record) -> String {
    let mut bytes = record.bytes();
    let text = if book.coding.is_unicode() { book.coding.long(&mut bytes) } else { book.coding.short(&mut bytes) };
    text.unwrap_or_default()
}

/// Tells a header or footer.
fn edge(book: &mut Book, sheet: &Sheet, stored: &str, is_footer: bool, is_unused: bool) {
    let kept = book.keep(stored);
    let text = header::text(&kept, kept.part());
    let (kind, thing) = match is_footer {
        false => (BlockKind::Header, SheetThing::Header),
        true => (BlockKind::Footer, SheetThing::Footer),
    };
    let place = sheet.with(thing);
    match (sheet.is_hidden, is_unused) {
        (true, _) => book.found.aside(Hidden::HiddenSheet, &text, place),
        (_, true) => book.found.aside(Hidden::CustomData, &text, place.with(Role::Unused)),
        _ => book.found.block(kind, &text, place),
    }
}

/// The headers and footers of even pages and of the first (2.4.137), which are on no page if those are like the others.
fn edges(book: &mut Book, sheet: &Sheet, data: &[u8]) {
    let mut bytes = Bytes::new(vec![data.get(FUTURE..).unwrap_or_default()]);
    // Someone's own view of the sheet has headers of its own.
    let is_of_view = bytes.take(16).iter().any(|byte| *byte != 0);
    let Some(flags) = bytes.u16() else { return };
    let counts: Vec<u16> = (0..4).map_while(|_| bytes.u16()).collect();
    for (count, (is_footer, is_used)) in
        counts.into_iter().zip([(false, flags & 1), (true, flags & 1), (false, flags & 2), (true, flags & 2)])
    {
        if count > 0 {
            let Some(text) = book.coding.long(&mut bytes) else { return };
            edge(book, sheet, &text, is_footer, is_of_view || is_used == 0);
        }
    }
}

/// What may be put into cells (2.4.108): a list within the file, and what is said to those who do.
fn choices(book: &mut Book, sheet: &Sheet, record: &Record) {
    let mut bytes = record.bytes();
    let Some(flags) = bytes.u32() else { return };
    let texts: Vec<String> = (0..4).map_while(|_| book.coding.long(&mut bytes)).collect();
    let formulas: Vec<Vec<u8>> = (0..2)
        .map_while(|_| {
            let length = bytes.u16()?;
            bytes.skip(2);
            Some(bytes.take(length.into()))
        })
        .collect();
    let areas = bytes.u16().map(|_| bytes.take(8)).unwrap_or_default();
    let at = cells(Some(&areas));
    // Where there is none, a zero stands for it.
    for text in texts.iter().map(|text| text.trim_matches('\0')) {
        book.aside(Hidden::Choice, text, sheet.at(&at, CellThing::Prompt));
    }
    for (index, tokens) in formulas.iter().enumerate() {
        let constants = token::constants(tokens, &[], book.coding).join("\n");
        if flags & 0xF == LIST && index == 0 && tokens.first() == Some(&0x17) {
            let list = constants.replace('\0', ",");
            book.aside(Hidden::Choice, &list, sheet.at(&at, CellThing::Choices));
        } else if has_private(&constants) {
            book.aside(Hidden::EmbeddedText, &constants, sheet.at(&at, CellThing::Condition));
        }
    }
}

/// Values that somebody has set aside for some cells (2.4.244).
fn scenario(book: &mut Book, sheet: &Sheet, record: &Record) {
    let mut bytes = record.bytes();
    let Some(count) = bytes.u16() else { return };
    bytes.skip(2);
    let lengths: Vec<usize> = (0..3).map_while(|_| bytes.u8()).map(usize::from).collect();
    let [name, comment, _] = lengths[..] else { return };
    let text = book.coding.counted(&mut bytes, name).unwrap_or_default();
    book.aside(Hidden::CachedData, &text, sheet.with(SheetThing::ScenarioName));
    let user = book.coding.long(&mut bytes).unwrap_or_default();
    book.author(&user, Thing::ScenarioAuthor);
    if comment > 0 {
        let text = book.coding.long(&mut bytes).unwrap_or_default();
        book.aside(Hidden::Comment, &text, sheet.with(SheetThing::ScenarioComment));
    }
    let at: Vec<Option<(u16, u16)>> = (0..count).map(|_| bytes.u16().zip(bytes.u16())).collect();
    for (row, column) in at.into_iter().flatten() {
        let Some(value) = book.coding.long(&mut bytes) else { return };
        let name = format!("{}{}", letters(u32::from(column) + 1), u32::from(row) + 1);
        book.aside(Hidden::CachedData, &value, sheet.at(&name, CellThing::ScenarioValue));
    }
}

/// The texts by which rows are chosen (2.4.6), behind two conditions of ten bytes each.
fn filter(book: &mut Book, sheet: &Sheet, data: &[u8]) {
    let Some(conditions) = data.get(4..24) else { return };
    let mut bytes = Bytes::new(vec![&data[24..]]);
    for condition in conditions.chunks_exact(10).filter(|condition| condition[0] == 6) {
        let Some(text) = book.coding.counted(&mut bytes, condition[6].into()) else { return };
        if has_private(&text) {
            book.aside(Hidden::EmbeddedText, &text, sheet.with(SheetThing::Settings));
        }
    }
}

/// The printer that the sheet was set up for (2.4.202): its name is often a path in the office's network.
fn printer(book: &mut Book, data: &[u8]) {
    let name = wide(data.get(2..2 + 64).unwrap_or_default());
    if !name.contains(char::is_control) && !name.contains(char::REPLACEMENT_CHARACTER) {
        let hidden = if is_path(&name) { Hidden::Path } else { Hidden::CustomProperty };
        book.aside(hidden, name.trim(), Place::from(Thing::Printer));
    }
}

/// A formula that several cells share (2.4.277, 2.4.4).
fn shared(reader: &mut Reader, record: &Record) {
    let data = record.data;
    // Rows in two bytes each, columns in one; then flags, and in an array what the program reckons with.
    let head = if record.kind == kind::ARRAY { 12 } else { 8 };
    let Some(length) = number(data, head) else { return };
    let at = number(data, 0).zip(data.get(4)).map(|(row, column)| (row, u16::from(*column)));
    let tokens = data.get(head + 2..).unwrap_or_default();
    let (tokens, behind) = tokens.split_at(usize::from(length).min(tokens.len()));
    reader.quoted(tokens, behind, at.unwrap_or_default());
}
