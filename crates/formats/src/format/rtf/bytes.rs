//! Bytes that stand as `\'hh`, and units of UTF-16 that stand as `\u`: they become characters once there are enough of them.

use std::ops::Range;

use encoding_rs::Encoding;

use super::charset::{is_double, is_lead};

/// Bytes and units that are no character yet.
#[derive(Default)]
pub(super) struct Pending {
    lead: Option<(u8, Range<usize>)>,
    high: Option<(u16, Range<usize>)>,
}

impl Pending {
    /// A byte at `range` in this encoding: the characters that it completes, each with its place.
    pub(super) fn byte(
        &mut self,
        byte: u8,
        range: Range<usize>,
        encoding: &'static Encoding,
    ) -> Vec<(String, Range<usize>)> {
        match self.lead.take() {
            Some((lead, from)) => {
                let whole = from.start..range.end;
                match decoded(&[lead, byte], encoding) {
                    Some(text) => vec![(text, whole)],
                    // The first was none of two.
                    None => {
                        let mut both = vec![(single(lead, encoding), from)];
                        both.extend(self.byte(byte, range, encoding));
                        both
                    }
                }
            }
            None if is_lead(encoding, byte) => {
                self.lead = Some((byte, range));
                Vec::new()
            }
            None => vec![(single(byte, encoding), range)],
        }
    }

    /// Whether the first of two bytes waits for the second.
    pub(super) fn has_lead(&self) -> bool {
        self.lead.is_some()
    }

    /// A unit of UTF-16 at `range`: the character that it completes, with its place.
    pub(super) fn unit(&mut self, unit: u16, range: Range<usize>) -> Option<(char, Range<usize>)> {
        match (self.high.take(), unit) {
            (Some((high, from)), 0xDC00..=0xDFFF) => {
                let whole = char::decode_utf16([high, unit]).next()?.ok()?;
                Some((whole, from.start..range.end))
            }
            (_, 0xD800..=0xDBFF) => {
                self.high = Some((unit, range));
                None
            }
            // Letters of a font of signs stand in the area for private use.
            _ => Some((char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}'), range)),
        }
    }

    /// The first of two bytes for which no second has come.
    pub(super) fn left(&mut self, encoding: &'static Encoding) -> Option<(String, Range<usize>)> {
        let (lead, range) = self.lead.take()?;
        Some((single(lead, encoding), range))
    }
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// A character of one byte: in the encoding, or if that has none, in the one of the West.
fn single(byte: u8, encoding: &'static Encoding) -> String {
    let fallback = || encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned();
    let own = if is_double(encoding) && byte > 0x80 { None } else { decoded(&[byte], encoding) };
    own.unwrap_or_else(fallback)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GB18030, SHIFT_JIS, WINDOWS_1252};

    fn read(bytes: &[u8], encoding: &'static Encoding) -> String {
        let mut pending = Pending::default();
        let mut text = String::new();
        for (at, byte) in bytes.iter().enumerate() {
            text.extend(pending.byte(*byte, at * 4..at * 4 + 4, encoding).into_iter().map(|(text, _)| text));
        }
        text.extend(pending.left(encoding).map(|(text, _)| text));
        text
    }

    #[test]
    fn two_bytes_are_a_character_in_the_encodings_of_the_east() {
        for encoding in [GB18030, BIG5, SHIFT_JIS] {
            let bytes = encoding.encode("電話a中").0.into_owned();
            assert_eq!(read(&bytes, encoding), "電話a中");
        }
        assert_eq!(read(&[0xE9], WINDOWS_1252), "é");
        assert_eq!(read(&[0xD6], GB18030), "Ö", "half of one");
        assert_eq!(read(&[0xB1], SHIFT_JIS), "±");
    }

    #[test]
    fn halves_of_a_pair_are_put_together() {
        let mut pending = Pending::default();
        assert_eq!(pending.unit(0xD842, 0..5), None);
        assert_eq!(pending.unit(0xDFB7, 6..11), Some(('𠮷', 0..11)));
        assert_eq!(pending.unit(0x4E2D, 0..1), Some(('中', 0..1)));
        assert_eq!(pending.unit(0xDFB7, 0..1).map(|(c, _)| c), Some('\u{FFFD}'));
    }
}
