//! Metafiles of Windows: what is drawn is stored as text, record by record. Source: MS-EMF, MS-EMFPLUS, MS-WMF.

use super::Said;
use crate::encoding::decode;
use hegao_model::document::Hidden;
use hegao_model::document::place::Field;

/// Records of EMF that show text in two bytes a character, in one, or in few words.
const TEXT_WIDE: u32 = 84;
const TEXT: u32 = 83;
const TEXT_SMALL: u32 = 108;
/// The record that holds those of EMF+, and its two that show text.
const COMMENT: u32 = 70;
const PLUS_STRING: usize = 0x401C;
const PLUS_LETTERS: usize = 0x4036;

/// Records of WMF that show text.
const OLD_TEXT: usize = 0x0521;
const OLD_TEXT_OUT: usize = 0x0A32;

/// What stands in front of a WMF file that can be placed.
const PLACEABLE: &[u8] = b"\xD7\xCD\xC6\x9A";

/// What was drawn, in order. Letters that are drawn one by one are one word.
#[derive(Default)]
struct Drawn {
    text: String,
    was_letter: bool,
}

impl Drawn {
    fn put(&mut self, text: &str) {
        let text = text.trim_matches('\0');
        let is_letter = text.chars().nth(1).is_none();
        if !(is_letter && self.was_letter) {
            self.text.push('\n');
        }
        self.was_letter = is_letter;
        self.text.push_str(text);
    }

    fn wide(&mut self, bytes: Option<&[u8]>) {
        let units = bytes.unwrap_or_default().chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        self.put(&char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>());
    }

    fn narrow(&mut self, bytes: Option<&[u8]>) {
        self.put(&decode(bytes.unwrap_or_default().to_vec()).text);
    }
}

/// Whether a picture is a metafile.
pub(super) fn is_metafile(bytes: &[u8]) -> bool {
    bytes.get(40..44) == Some(b" EMF") || bytes.starts_with(PLACEABLE) || bytes.starts_with(b"\x01\0\x09\0\0\x03")
}

/// Tells of the text that a metafile shows.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let mut drawn = Drawn::default();
    if bytes.get(40..44) == Some(b" EMF") {
        enhanced(bytes, &mut drawn);
    } else {
        older(bytes.get(if bytes.starts_with(PLACEABLE) { 40 } else { 18 }..).unwrap_or_default(), &mut drawn);
    }
    said.add(Hidden::EmbeddedText, Field::DrawnText, &drawn.text);
}

/// The records of EMF: each begins with its sort and its size.
fn enhanced(bytes: &[u8], drawn: &mut Drawn) {
    let mut rest = bytes;
    while let (Some(sort), Some(size)) = (long(rest, 0), long(rest, 4)) {
        let Some(record) = rest.get(..size).filter(|_| size >= 8) else { return };
        match sort as u32 {
            sort @ (TEXT_WIDE | TEXT) => {
                let (length, from) = (long(record, 44).unwrap_or(0), long(record, 48).unwrap_or(0));
                // Glyphs of a font are no text.
                let is_glyphs = long(record, 52).is_some_and(|options| options & 0x10 != 0);
                match sort {
                    _ if is_glyphs => {}
                    TEXT_WIDE => drawn.wide(stretch(record, from, length.saturating_mul(2))),
                    _ => drawn.narrow(stretch(record, from, length)),
                }
            }
            TEXT_SMALL => {
                let (length, options) = (long(record, 16).unwrap_or(0), long(record, 20).unwrap_or(0));
                let from = if options & 0x100 == 0 { 52 } else { 36 };
                match options & 0x200 {
                    0 => drawn.wide(stretch(record, from, length.saturating_mul(2))),
                    _ => drawn.narrow(stretch(record, from, length)),
                }
            }
            COMMENT if record.get(12..16) == Some(b"EMF+") => plus(&record[16..], drawn),
            _ => {}
        }
        rest = &rest[size..];
    }
}

/// The records of EMF+: sort, flags, size, size of the data.
fn plus(bytes: &[u8], drawn: &mut Drawn) {
    let mut rest = bytes;
    while let (Some(sort), Some(size)) = (short(rest, 0), long(rest, 4)) {
        let Some(record) = rest.get(..size).filter(|_| size >= 12) else { return };
        match sort {
            PLUS_STRING => drawn.wide(stretch(record, 40, long(record, 20).unwrap_or(0).saturating_mul(2))),
            // With the first option letters stand there, else glyphs.
            PLUS_LETTERS if long(record, 16).is_some_and(|options| options & 1 != 0) => {
                drawn.wide(stretch(record, 28, long(record, 24).unwrap_or(0).saturating_mul(2)));
            }
            _ => {}
        }
        rest = &rest[size..];
    }
}

/// The records of WMF: the size in units of two bytes, then the sort.
fn older(bytes: &[u8], drawn: &mut Drawn) {
    let mut rest = bytes;
    while let (Some(size), Some(sort)) = (long(rest, 0).and_then(|size| size.checked_mul(2)), short(rest, 4)) {
        let Some(record) = rest.get(..size).filter(|_| size >= 6) else { return };
        match sort {
            OLD_TEXT => drawn.narrow(stretch(record, 8, short(record, 6).unwrap_or(0))),
            OLD_TEXT_OUT => {
                let options = short(record, 12).unwrap_or(0);
                let from = if options & 6 == 0 { 14 } else { 22 };
                drawn.narrow(stretch(record, from, short(record, 10).unwrap_or(0)));
            }
            _ => {}
        }
        rest = &rest[size..];
    }
}

fn stretch(bytes: &[u8], from: usize, length: usize) -> Option<&[u8]> {
    bytes.get(from..from.checked_add(length)?)
}

/// A number of four bytes, the lowest first.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
}

/// A number of two bytes, the lower first.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

#[cfg(test)]
mod tests {

    use hegao_model::document::budget::Budget;

    fn told(bytes: &[u8]) -> Vec<String> {
        super::super::said(bytes, &Budget::default(), None).into_iter().map(|(.., text)| text).collect()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// A record of EMF with this behind its sort and size.
    fn record(sort: u32, rest: &[u8]) -> Vec<u8> {
        [&sort.to_le_bytes()[..], &(rest.len() as u32 + 8).to_le_bytes(), rest].concat()
    }

    /// An EMF file with these records.
    fn emf(records: &[Vec<u8>]) -> Vec<u8> {
        let mut header = vec![0; 80];
        header[32..36].copy_from_slice(b" EMF");
        [record(1, &header), records.concat()].concat()
    }

    fn text_out(text: &str) -> Vec<u8> {
        let numbers = [text.encode_utf16().count() as u32, 56, 0].map(u32::to_le_bytes).concat();
        record(84, &[&[0; 36][..], &numbers, &wide(text)].concat())
    }

    #[test]
    fn what_is_drawn_is_told() {
        assert_eq!(told(&emf(&[text_out("电话"), text_out("13800138000")])), ["电话\n13800138000"]);
        let letters: Vec<_> = "13800138000".chars().map(|c| text_out(&c.to_string())).collect();
        assert_eq!(told(&emf(&letters)), ["13800138000"]);
        let small = [[0, 0, 3, 0x300].map(u32::to_le_bytes).concat(), vec![0; 12], b"139".to_vec()].concat();
        assert_eq!(told(&emf(&[record(108, &small)])), ["139"]);
        let plus = [
            &0x401C_u16.to_le_bytes()[..],
            &[0; 2],
            &46_u32.to_le_bytes(),
            &[0; 12],
            &3_u32.to_le_bytes(),
            &[0; 16],
            &wide("李明电"),
        ]
        .concat();
        assert_eq!(told(&emf(&[record(70, &[&[0; 4][..], b"EMF+", &plus].concat())])), ["李明电"]);
        let older = [
            &b"\x01\0\x09\0\0\x03"[..],
            &[0; 12],
            &7_u32.to_le_bytes(),
            &0x0521_u16.to_le_bytes(),
            &3_u16.to_le_bytes(),
            b"139 ",
            &[0; 2],
        ]
        .concat();
        assert_eq!(told(&older), ["139"]);
    }

    #[test]
    fn what_breaks_off_or_lies_of_its_size_ends() {
        let whole = emf(&[text_out("13800138000")]);
        for end in 0..whole.len() {
            told(&whole[..end]);
        }
        assert!(told(&emf(&[record(84, &[0xFF; 80]), vec![0; 8]])).is_empty());
    }
}
