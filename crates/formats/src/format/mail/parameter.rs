//! A value with parameters, as `Content-Type` and `Content-Disposition` have it: [RFC 2045] section 5.1, and [RFC 2231] for
//! those that are cut in pieces or in another charset.
//!
//! [RFC 2045]: https://www.rfc-editor.org/rfc/rfc2045
//! [RFC 2231]: https://www.rfc-editor.org/rfc/rfc2231

use super::charset::Label;
use super::encoded_word;

/// What such a field says.
#[derive(Default)]
pub(super) struct Parametrised {
    /// What stands in front of the parameters, in lower case.
    pub(super) value: String,
    /// The names of parameters, in lower case, as they are written, and their values.
    written: Vec<(String, Vec<u8>)>,
}

impl Parametrised {
    /// Reads the value of a field.
    pub(super) fn of(field: &[u8]) -> Self {
        let mut pieces = pieces(field).into_iter();
        let value = pieces.next().unwrap_or_default();
        let value = String::from_utf8_lossy(value.trim_ascii()).to_ascii_lowercase();
        let written = pieces.filter_map(|piece| {
            let (name, value) = piece.split_at(memchr::memchr(b'=', piece)?);
            let name = String::from_utf8_lossy(name.trim_ascii()).to_ascii_lowercase();
            Some((name, unquoted(value[1..].trim_ascii())))
        });
        Self { value, written: written.collect() }
    }

    /// The bytes of the parameter `name`, as they are written.
    pub(super) fn bytes(&self, name: &str) -> Option<&[u8]> {
        Some(&self.written.iter().find(|(written, _)| written == name)?.1)
    }

    /// What the parameter `name` says: in pieces, in its charset, or with encoded words, which are not allowed there and
    /// nearly always used.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        if let Some(written) = self.bytes(name) {
            return Some(encoded_word::read(written)).filter(|text| !text.is_empty());
        }
        let mut pieces: Vec<(u32, bool, &[u8])> = self
            .written
            .iter()
            .filter_map(|(written, value)| {
                let rest = written.strip_prefix(name)?.strip_prefix('*')?;
                let (number, is_encoded) =
                    rest.strip_suffix('*').map_or((rest, rest.is_empty()), |number| (number, true));
                let number = if number.is_empty() { Some(0) } else { number.parse().ok() };
                Some((number?, is_encoded, &value[..]))
            })
            .collect();
        pieces.sort_by_key(|(number, ..)| *number);
        let mut label = Label::Unknown;
        let mut bytes = Vec::new();
        for (index, (_, is_encoded, mut value)) in pieces.into_iter().enumerate() {
            let mut marks = memchr::memchr_iter(b'\'', value);
            if let (0, true, Some(first), Some(second)) = (index, is_encoded, marks.next(), marks.next()) {
                label = Label::of(&value[..first]);
                value = &value[second + 1..];
            }
            if is_encoded { percent(value, &mut bytes) } else { bytes.extend_from_slice(value) }
        }
        Some(label.text(bytes)).filter(|text| !text.is_empty())
    }
}

/// The pieces between semicolons, of which those within quotation marks part nothing.
fn pieces(field: &[u8]) -> Vec<&[u8]> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, byte) in field.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b';' if !is_quoted => {
                pieces.push(&field[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&field[from..]);
    pieces
}

/// A value without its quotation marks, and without the strokes that say that a sign is none.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let Some(quoted) = value.strip_prefix(b"\"") else { return value.to_vec() };
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut signs = quoted.iter().copied().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            b'"' => break,
            b'\\' if signs.peek().is_some_and(|next| matches!(next, b'"' | b'\\')) => bytes.extend(signs.next()),
            sign => bytes.push(sign),
        }
    }
    bytes
}

/// Bytes of which some are written as `%31`.
fn percent(value: &[u8], bytes: &mut Vec<u8>) {
    let mut rest = value;
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_read_however_they_are_written() {
        let gbk = encoding_rs::GBK.encode("名单.xlsx").0.into_owned();
        let raw = [&b"attachment; filename=\""[..], &gbk, b"\""].concat();
        for (field, expected) in [
            (&raw[..], "名单.xlsx"),
            (b"attachment; filename=a.xlsx", "a.xlsx"),
            (b"attachment; filename=\"a;\\\"b\\\".xlsx\"; size=3", "a;\"b\".xlsx"),
            (b"attachment; filename=\"=?GBK?B?w/u1pS54bHN4?=\"", "名单.xlsx"),
            (b"attachment; FileName*=gb18030'zh-cn'%C3%FB%B5%A5.xlsx", "名单.xlsx"),
            (b"attachment; filename*1*=%B5%A5; filename*2=.xlsx; filename*0*=GBK''%C3%FB", "名单.xlsx"),
            (b"attachment; filename*=utf-8''%E5%90%8D%E5%8D%95%2exlsx", "名单.xlsx"),
        ] {
            let read = Parametrised::of(field);
            assert_eq!((&*read.value, read.text("filename").as_deref()), ("attachment", Some(expected)));
        }
        let read = Parametrised::of(b"Multipart/Mixed;\t boundary=\"a b\"; x");
        assert_eq!((&*read.value, read.bytes("boundary")), ("multipart/mixed", Some(&b"a b"[..])));
        assert!(read.text("name").is_none());
    }
}
