//! Texts of records: in today's files characters of one or two bytes ([MS-XLS] 2.5.240, 2.5.293–2.5.296), in those of Excel 5.0
//! and 95 bytes in the code page of the workbook.

use super::record::Bytes;
use crate::encoding::code_page;

/// How texts are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// In Unicode (BIFF8).
    Unicode,
    /// In the code page of this number (BIFF5); `None`: it is not known.
    Bytes(Option<u16>),
}

impl Coding {
    /// Whether the file is one of Excel 97 or later.
    pub(super) fn is_unicode(self) -> bool {
        self == Self::Unicode
    }

    /// A text whose length stands in one byte before it.
    pub(super) fn short(self, bytes: &mut Bytes) -> Option<String> {
        let count = usize::from(bytes.u8()?);
        self.counted(bytes, count)
    }

    /// A text whose length stands in two bytes before it.
    pub(super) fn long(self, bytes: &mut Bytes) -> Option<String> {
        let count = usize::from(bytes.u16()?);
        self.counted(bytes, count)
    }

    /// A text of so many characters.
    pub(super) fn counted(self, bytes: &mut Bytes, count: usize) -> Option<String> {
        match self {
            Self::Unicode if count == 0 => Some(String::new()),
            Self::Unicode => {
                let flags = bytes.u8()?;
                bytes.characters(count, flags & 1 == 1)
            }
            Self::Bytes(page) => Some(code_page::text(&bytes.take(count), page).into_owned()),
        }
    }
}

/// A text in two bytes a character that a zero ends, or the bytes.
pub(super) fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).take_while(|unit| *unit != 0);
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_coding_of_its_file() {
        let mut bytes = Bytes::new(vec![b"\x02\0\x01\x4e\x67\x0e\x66"]);
        assert_eq!(Coding::Unicode.long(&mut bytes).as_deref(), Some("\u{674e}\u{660e}"));
        let gbk = Coding::Bytes(Some(936));
        assert_eq!(gbk.short(&mut Bytes::new(vec![b"\x04\xC0\xEE\xC3\xF7"])).as_deref(), Some("李明"));
        assert_eq!(Coding::Unicode.short(&mut Bytes::new(vec![b"\0"])).as_deref(), Some(""));
        assert!(Coding::Unicode.short(&mut Bytes::new(vec![b"\x05\0ab"])).is_none());
        assert_eq!(wide(b"a\0b\0\0\0c\0"), "ab");
    }
}
