//! Records: a stream of a workbook is one behind the other, each with its kind, its length and so many bytes
//! ([MS-XLS] 2.1.4). What does not fit into one goes on in records of the kind Continue (2.4.58).

use super::kind;

/// Bytes of a record's kind and length.
const HEAD: usize = 4;

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Which it is: see [`kind`].
    pub(super) kind: u16,
    /// Where it begins in the stream.
    pub(super) at: usize,
    /// What it holds, without what goes on behind it.
    pub(super) data: &'a [u8],
    stream: &'a [u8],
}

impl<'a> Record<'a> {
    /// The record that begins at `at`; `None`: the stream ends before it does.
    pub(super) fn of(stream: &'a [u8], at: usize) -> Option<Self> {
        let head = stream.get(at..at.checked_add(HEAD)?)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = stream.get(at + HEAD..at + HEAD + length)?;
        Some(Self { kind, at, data, stream })
    }

    /// Where the next one begins.
    pub(super) fn end(&self) -> usize {
        self.at + HEAD + self.data.len()
    }

    /// What it holds, with all that goes on behind it.
    pub(super) fn bytes(&self) -> Bytes<'a> {
        Bytes::new(std::iter::once(self.data).chain(self.further(kind::CONTINUE).map(|record| record.data)).collect())
    }

    /// The records of this kind right behind it.
    pub(super) fn further(&self, kind: u16) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let (stream, mut at) = (self.stream, self.end());
        std::iter::from_fn(move || {
            let next = Record::of(stream, at).filter(|record| record.kind == kind)?;
            at = next.end();
            Some(next)
        })
    }
}

/// The records from `at` on, up to the end of the stream or where it is broken.
#[derive(Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    /// Where the next one begins.
    pub(super) at: usize,
}

impl<'a> Records<'a> {
    /// Those from `at` on.
    pub(super) fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let record = Record::of(self.stream, self.at)?;
        self.at = record.end();
        Some(record)
    }
}

/// The bytes of a record and of those that it goes on in, read one after another.
pub(super) struct Bytes<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Bytes<'a> {
    /// Those of these pieces.
    pub(super) fn new(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces, piece: 0, at: 0 }
    }

    /// What is left of the piece that is read.
    fn rest(&self) -> &'a [u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// Goes to the next piece if nothing is left of this one; `None`: there is no more.
    fn piece(&mut self) -> Option<bool> {
        let mut is_new = false;
        while self.rest().is_empty() {
            if self.piece + 1 >= self.pieces.len() {
                return None;
            }
            (self.piece, self.at, is_new) = (self.piece + 1, 0, true);
        }
        Some(is_new)
    }

    /// The next byte.
    pub(super) fn u8(&mut self) -> Option<u8> {
        self.piece()?;
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    /// The next two bytes as a number.
    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    /// The next four bytes as a number.
    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    /// Passes over so many bytes, or all that are left.
    pub(super) fn skip(&mut self, mut count: usize) {
        while count > 0 && self.piece().is_some() {
            let step = count.min(self.rest().len());
            self.at += step;
            count -= step;
        }
    }

    /// The next bytes, as many as there are up to `count`.
    pub(super) fn take(&mut self, count: usize) -> Vec<u8> {
        let mut taken = Vec::new();
        while taken.len() < count && self.piece().is_some() {
            let step = &self.rest()[..self.rest().len().min(count - taken.len())];
            taken.extend_from_slice(step);
            self.at += step.len();
        }
        taken
    }

    /// Whether all was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
            && self.pieces.get(self.piece + 1..).is_none_or(|rest| rest.iter().all(|one| one.is_empty()))
    }

    /// So many characters of two bytes each (`is_wide`) or one. A piece in which they go on begins with a byte that says it
    /// anew (2.5.293). `None`: they end too early.
    pub(super) fn characters(&mut self, count: usize, mut is_wide: bool) -> Option<String> {
        let mut text = String::new();
        let mut units: Vec<u16> = Vec::new();
        let mut left = count;
        while left > 0 {
            if self.piece()? {
                is_wide = self.u8()? & 1 == 1;
                continue;
            }
            let rest = self.rest();
            let size = if is_wide { 2 } else { 1 };
            let step = left.min(rest.len() / size);
            if step == 0 {
                return None;
            }
            let stretch = &rest[..step * size];
            if is_wide {
                units.extend(stretch.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])));
            } else if units.is_empty() {
                push_narrow(&mut text, stretch);
            } else {
                units.extend(stretch.iter().map(|byte| u16::from(*byte)));
            }
            self.at += stretch.len();
            left -= step;
        }
        text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Some(text)
    }
}

/// Adds characters of one byte each, the first 256 of Unicode.
fn push_narrow(text: &mut String, bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(ascii) if bytes.is_ascii() => text.push_str(ascii),
        _ => text.extend(bytes.iter().map(|byte| char::from(*byte))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_characters_of_another_size() {
        let mut bytes = Bytes::new(vec![b"\x41\x42", b"\x01\x4e\x67\x0e\x66", b"", b"\x00c"]);
        assert_eq!(bytes.characters(5, false).as_deref(), Some("AB\u{674e}\u{660e}c"));
        assert!(bytes.is_at_end() && bytes.u8().is_none());
        assert!(Bytes::new(vec![b"\x41", b"\x01\x4e"]).characters(2, false).is_none());
        assert!(Bytes::new(vec![b"\x41"]).characters(2, false).is_none());
        assert_eq!(Bytes::new(vec![b"ab", b"cd"]).take(3), b"abc");
    }

    #[test]
    fn records_end_where_the_stream_is_broken() {
        let stream = [0x09, 0x08, 1, 0, 7, 0x3C, 0, 2, 0, 1, 2, 0x0A, 0, 9, 0, 1];
        let mut records = Records::new(&stream, 0);
        let first = records.next().unwrap();
        assert_eq!((first.kind, first.data, first.end()), (0x0809, &[7][..], 5));
        assert_eq!(first.bytes().take(9), [7, 1, 2]);
        assert!(records.next().is_some() && records.next().is_none());
    }
}
