//! The shared strings ([MS-XLS] 2.4.265): texts that cells call by number. One that no cell calls is what a cell said before.

use super::book::Book;
use super::record::{Bytes, Record};
use super::text;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Reason, Thing};

/// Bytes before the text in what tells how a string is pronounced (2.5.108): its kind, its length, its font, and counts.
const PHONETIC: usize = 14;

/// The strings of a workbook.
#[derive(Default)]
pub(super) struct Strings {
    /// Where each of them was kept.
    kept: Vec<(u32, u32)>,
    used: Vec<bool>,
}

/// Reads the strings of `record`.
pub(super) fn read(book: &mut Book, record: &Record) {
    let mut bytes = record.bytes();
    bytes.skip(4);
    let Some(count) = bytes.u32() else { return };
    let mut kept = Vec::new();
    for number in 0..count as usize {
        if !book.budget.admits(Bound::Blocks, number + 1, Some(book.name)) {
            break;
        }
        let Some((said, phonetic)) = rich(&mut bytes) else {
            if !bytes.is_at_end() || number + 1 < count as usize {
                book.found.gap(book.name, Reason::DamagedPart);
            }
            break;
        };
        let whole = book.keep(&said);
        kept.push(whole.slice().map_or((0, 0), |range| (range.start, range.end)));
        book.aside(Hidden::CustomData, &phonetic, Thing::StringPhonetic);
    }
    book.strings = Strings { used: vec![false; kept.len()], kept };
}

/// A text, and how it is pronounced (2.5.293). How its stretches look stands between the two.
fn rich(bytes: &mut Bytes) -> Option<(String, String)> {
    let count = usize::from(bytes.u16()?);
    let flags = bytes.u8()?;
    let runs = if flags & 8 == 8 { usize::from(bytes.u16()?) } else { 0 };
    let beside = if flags & 4 == 4 { bytes.u32()? as usize } else { 0 };
    let said = bytes.characters(count, flags & 1 == 1)?;
    bytes.skip(4 * runs);
    let beside = if beside > 0 { bytes.take(beside) } else { Vec::new() };
    let phonetic = match beside.get(PHONETIC - 2..PHONETIC) {
        Some(count) if beside[..2] == [1, 0] => {
            let length = 2 * usize::from(u16::from_le_bytes([count[0], count[1]]));
            text::wide(&beside[PHONETIC..(PHONETIC + length).min(beside.len())])
        }
        _ => String::new(),
    };
    Some((said, phonetic))
}

/// The string that cells call `number`.
pub(super) fn get(book: &mut Book, number: usize) -> Option<Gathered> {
    let &(start, end) = book.strings.kept.get(number)?;
    book.strings.used[number] = true;
    Some(if start == end { book.nothing() } else { book.kept(start, end) })
}

/// Tells of the strings that no cell called.
pub(super) fn tell_unused(book: &mut Book) {
    let strings = std::mem::take(&mut book.strings);
    for ((start, end), _) in strings.kept.iter().zip(&strings.used).filter(|(kept, used)| !**used && kept.0 < kept.1) {
        let text = book.kept(*start, *end);
        book.found.aside(Hidden::EarlierVersion, &text, Thing::UnusedString);
    }
}
