//! One encoding, and how long its characters are: what finding a place again needs beside `encoding_rs`.

use std::borrow::Cow;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

/// An encoding of stored text. Written as its name in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Charset(&'static Encoding);

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// UTF-16, the low byte first.
    pub const UTF_16LE: Self = Self(encoding_rs::UTF_16LE);
    /// UTF-16, the high byte first.
    pub const UTF_16BE: Self = Self(encoding_rs::UTF_16BE);
    /// Also for GBK and GB 2312, which are parts of it.
    pub const GB18030: Self = Self(encoding_rs::GB18030);

    /// The encoding as decoders know it.
    #[must_use]
    pub fn of(encoding: &'static Encoding) -> Self {
        if encoding == encoding_rs::GBK { Self::GB18030 } else { Self(encoding) }
    }

    /// The encoding that a web page calls so.
    pub fn called(label: &[u8]) -> Option<Self> {
        Encoding::for_label(label).map(Self::of)
    }

    /// The name in lower case: `utf-8`, `gb18030`, `big5` …
    #[must_use]
    pub fn name(self) -> String {
        self.0.name().to_ascii_lowercase()
    }

    /// Whether a character may take more than one byte, as in all encodings of Chinese.
    pub fn is_multi_byte(self) -> bool {
        !self.0.is_single_byte()
    }

    /// The text of `bytes`, if they are wholly valid.
    pub fn text(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        self.0.decode_without_bom_handling_and_without_replacement(bytes)
    }

    /// The bytes of `text`; `None` if it has no such character.
    #[must_use]
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        if self.is_utf_16() {
            let big = self == Self::UTF_16BE;
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            return Some(text.encode_utf16().flat_map(unit).collect());
        }
        let (bytes, _, has_others) = self.0.encode(text);
        (!has_others).then(|| bytes.into_owned())
    }

    /// How many bytes the first character of `rest` takes, and its text; `None` if they mean nothing.
    pub fn step(self, rest: &[u8]) -> (usize, Option<Cow<'_, str>>) {
        if rest[0] < 0x80 && !self.is_utf_16() {
            return (1, std::str::from_utf8(&rest[..1]).ok().map(Cow::Borrowed));
        }
        let unit = self.unit(rest);
        match self.text(&rest[..unit]).filter(|text| !text.is_empty()) {
            // A lead byte that means nothing with the letter behind it does not take the letter with it.
            None if unit == 2 && !self.is_utf_16() && rest[1] < 0x80 => (1, None),
            text => (unit, text),
        }
    }

    /// How many bytes the first character of `rest` takes, judged by its shape alone. At least 1.
    pub fn unit(self, rest: &[u8]) -> usize {
        let lead = rest[0];
        if self.is_utf_16() {
            return self.unit_utf_16(rest);
        }
        if lead < 0x80 || self.0.is_single_byte() {
            return 1;
        }
        if self == Self::UTF_8 {
            return unit_utf_8(rest);
        }
        let Some(&trail) = rest.get(1) else { return 1 };
        if self == Self::GB18030 {
            return unit_gb18030(lead, rest);
        }
        if self.0 == encoding_rs::SHIFT_JIS {
            let pair = matches!(lead, 0x81..=0x9F | 0xE0..=0xFC) && matches!(trail, 0x40..=0x7E | 0x80..=0xFC);
            return if pair { 2 } else { 1 };
        }
        if self.0 == encoding_rs::EUC_JP && lead == 0x8F && trail >= 0xA1 {
            return if rest.get(2).is_some_and(|&third| third >= 0xA1) { 3 } else { 1 };
        }
        // Big5, EUC-KR, EUC-JP
        if matches!(lead, 0x81..=0xFE) && matches!(trail, 0x40..=0x7E | 0x80..=0xFE) { 2 } else { 1 }
    }

    fn is_utf_16(self) -> bool {
        self == Self::UTF_16LE || self == Self::UTF_16BE
    }

    fn unit_utf_16(self, rest: &[u8]) -> usize {
        let high = |at: usize| rest.get(if self == Self::UTF_16BE { at } else { at + 1 });
        match rest.len() {
            1 => 1,
            4.. if high(0).is_some_and(|byte| (0xD8..=0xDB).contains(byte))
                && high(2).is_some_and(|byte| (0xDC..=0xDF).contains(byte)) =>
            {
                4
            }
            _ => 2,
        }
    }
}

/// The first character, or the bytes that began as one and went wrong.
fn unit_utf_8(rest: &[u8]) -> usize {
    let head = &rest[..rest.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 => return error.error_len().unwrap_or(head.len()),
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    valid.chars().next().map_or(1, char::len_utf8)
}

/// Two bytes, or four where the second is a digit; all that is left if the text ends inside four.
fn unit_gb18030(lead: u8, rest: &[u8]) -> usize {
    let four = [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39];
    match rest[1] {
        _ if !(0x81..=0xFE).contains(&lead) => 1,
        0x30..=0x39 => {
            let fits = rest.iter().zip(&four).all(|(byte, range)| range.contains(byte));
            if fits { rest.len().min(4) } else { 1 }
        }
        0x40..=0x7E | 0x80..=0xFE => 2,
        _ => 1,
    }
}

impl From<Charset> for String {
    fn from(charset: Charset) -> Self {
        charset.name()
    }
}

impl TryFrom<String> for Charset {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Encoding::for_label(name.as_bytes()).map(Self).ok_or_else(|| format!("不认识的编码：{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_the_length_of_their_encoding() {
        for (charset, bytes, unit, text) in [
            (Charset::UTF_8, &b"\xE6\xB3\x95x"[..], 3, Some("法")),
            (Charset::UTF_8, b"\xF0\x9F\x98\x80", 4, Some("😀")),
            (Charset::UTF_8, b"\xE6\xB3x", 2, None),
            (Charset::UTF_8, b"\xE6\xB3", 2, None),
            (Charset::UTF_8, b"\xFF\xE6", 1, None),
            (Charset::UTF_16LE, b"\x3D\xD8\x00\xDE", 4, Some("😀")),
            (Charset::UTF_16BE, b"\xD8\x3D\x00a", 2, None),
            (Charset::UTF_16BE, b"\x6C", 1, None),
            (Charset::GB18030, b"\xB7\xA8\xD6", 2, Some("法")),
            (Charset::GB18030, b"\x81\x39\xEE\x39x", 4, Some("㐀")),
            (Charset::GB18030, b"\x81\x39\xEF", 3, None),
            (Charset::GB18030, b"\x81\x39x", 1, None),
            (Charset::GB18030, b"\xB7\n", 1, None),
            (Charset::GB18030, b"\x80", 1, Some("€")),
            (Charset::GB18030, b"\xFF", 1, None),
            (Charset::of(encoding_rs::BIG5), b"\xAA\x6B\xA4", 2, Some("法")),
            (Charset::of(encoding_rs::BIG5), b"\xAA ", 1, None),
            (Charset::of(encoding_rs::WINDOWS_1252), b"\xE9t", 1, Some("é")),
        ] {
            let (length, found) = charset.step(bytes);
            assert_eq!((length, found.as_deref()), (unit, text), "{bytes:x?} in {}", charset.name());
        }
    }

    #[test]
    fn is_written_as_its_name() {
        let json = serde_json::to_string(&Charset::GB18030).unwrap();
        assert_eq!(json, "\"gb18030\"");
        assert_eq!(serde_json::from_str::<Charset>(&json).unwrap(), Charset::GB18030);
    }
}
