//! Bytes read as text, in each encoding that they can be in.

use super::Form;

/// A text of which `bytes` may be the encoding.
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) form: Form,
    /// Whether the bytes are text in this encoding, and not only could be some.
    pub(super) is_text: bool,
}

/// The ways to read `bytes`. UTF-16 is read at both of its starts.
pub(super) fn readings(bytes: &[u8]) -> Vec<Reading> {
    let utf8 = std::str::from_utf8(bytes);
    let is_utf8 = utf8.is_ok();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut readings = vec![Reading { text, form: Form::Utf8, is_text: is_utf8 }];
    if !is_utf8 {
        let (text, _, has_errors) = encoding_rs::GB18030.decode(bytes);
        readings.push(Reading { text: text.into_owned(), form: Form::Gb18030, is_text: !has_errors });
    }
    if !is_utf8 || memchr::memchr(0, bytes).is_some() {
        let is_marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        for start in [0, 1] {
            for order in [u16::from_le_bytes, u16::from_be_bytes] {
                let bytes = bytes.get(start..).unwrap_or_default();
                let text = utf16(bytes, order);
                readings.push(Reading { text, form: Form::Utf16, is_text: is_marked && start == 0 });
            }
        }
    }
    readings
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// `bytes` read as GB 18030, whatever they are.
pub(super) fn gb18030(bytes: &[u8]) -> String {
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
}

/// `text` in UTF-16 of both orders and in GB 18030.
pub(super) fn encoded(text: &str) -> [(Form, Vec<u8>); 3] {
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    [
        (Form::Utf16, utf16(u16::to_le_bytes)),
        (Form::Utf16, utf16(u16::to_be_bytes)),
        (Form::Gb18030, encoding_rs::GB18030.encode(text).0.into_owned()),
    ]
}
