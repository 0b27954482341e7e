//! Records of the binary workbook ([MS-XLSB] 2.1.4): a kind and a length in as many bytes as they need, then so many bytes.

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Which it is ([MS-XLSB] 2.3.2).
    pub(super) kind: u32,
    pub(super) data: &'a [u8],
}

/// The records of a part, and whether it ends with one.
pub(super) struct Records<'a> {
    rest: &'a [u8],
    /// Whether a record has no end.
    pub(super) is_cut: bool,
}

impl<'a> Records<'a> {
    /// Those of the part `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, is_cut: false }
    }

    /// A number of which each byte says whether another follows, at most so many.
    fn number(&mut self, most: usize) -> Option<u32> {
        let mut number = 0;
        for at in 0..most {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    fn record(&mut self) -> Option<Record<'a>> {
        // The bits that say that a number goes on are counted in the kinds of records.
        let kind = self.number(2)?;
        let length = self.number(4)? as usize;
        let (data, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { kind, data })
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if self.rest.is_empty() || self.is_cut {
            return None;
        }
        let record = self.record();
        self.is_cut = record.is_none();
        record
    }
}

/// What a record holds, field by field.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.take(2)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.take(8)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
    }

    /// A text behind the number of its characters (2.5.168); one that is none is empty (2.5.166).
    pub(super) fn text(&mut self) -> Option<String> {
        let count = self.u32()?;
        if count == u32::MAX {
            return Some(String::new());
        }
        let bytes = self.take((count as usize).checked_mul(2)?)?;
        let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }

    /// A text whose stretches look different (2.5.122), and how it is pronounced.
    pub(super) fn rich(&mut self) -> Option<(String, String)> {
        let flags = self.u8()?;
        let text = self.text()?;
        if flags & 1 == 1 {
            let runs = self.u32()? as usize;
            self.take(runs.checked_mul(4)?)?;
        }
        let phonetic = if flags & 2 == 2 { self.text().unwrap_or_default() } else { String::new() };
        Some((text, phonetic))
    }
}

/// All texts that stand in a record somewhere, each behind the number of its characters.
pub(super) fn texts(data: &[u8]) -> Vec<String> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at + 4 < data.len() {
        let mut fields = Fields(&data[at..]);
        let is_text = |text: &String| {
            text.chars().count() > 1 && !text.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER)
        };
        match fields.text().filter(is_text) {
            Some(text) => {
                found.push(text);
                at = data.len() - fields.0.len();
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_lengths_take_as_many_bytes_as_they_need() {
        let mut records = Records::new(&[0x07, 2, 1, 2, 0x9C, 0x01, 0, 0x13, 0x81, 0x00, 9, 0x05, 4, 1]);
        let read: Vec<_> = records.by_ref().map(|record| (record.kind, record.data.to_vec())).collect();
        assert_eq!(read, [(7, vec![1, 2]), (156, vec![]), (19, vec![9])]);
        assert!(records.is_cut);
    }

    #[test]
    fn texts_stand_behind_their_lengths() {
        let mut data = vec![9, 2, 0, 0, 0];
        data.extend("李明".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(texts(&data), ["李明"]);
        assert_eq!(Fields(&data[1..]).text().as_deref(), Some("李明"));
        assert!(Fields(&[5, 0, 0, 0, 1]).text().is_none() && Fields(&[0xFF; 4]).text().as_deref() == Some(""));
    }
}
