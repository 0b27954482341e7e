//! The strings of a PDF file that are text: UTF-16 or UTF-8 with a mark, else PDFDocEncoding. Chinese programs also
//! write GBK without any mark, which is told by its form.

use encoding_rs::{GBK, UTF_16BE, UTF_16LE};

/// The text of a string object.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => unmarked(bytes),
    };
    without_language(&text)
}

fn unmarked(bytes: &[u8]) -> String {
    if bytes.is_ascii() {
        return bytes.iter().map(|&byte| doc_encoding(byte)).collect();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let wide = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    match GBK.decode_without_bom_handling_and_without_replacement(bytes) {
        // A lone accented letter also pairs with the letter behind it; GBK text comes in pairs above 0x80.
        Some(text) if wide >= 4 && text.chars().filter(|c| hegao_model::text::is_han(*c)).count() * 2 >= wide / 2 => {
            text.into_owned()
        }
        _ => bytes.iter().map(|&byte| doc_encoding(byte)).collect(),
    }
}

/// PDFDocEncoding, which is Latin-1 but for these.
fn doc_encoding(byte: u8) -> char {
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x80..=0xA0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Without the language codes that stand between two escapes in UTF-16.
fn without_language(text: &str) -> String {
    let mut parts = text.split('\u{1B}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        if index % 2 == 1 {
            plain.push_str(part);
        }
    }
    plain.retain(|c| c != '\0');
    plain
}

#[cfg(test)]
mod tests {
    use super::text_string;

    #[test]
    fn strings_are_decoded_by_their_mark_or_form() {
        for (bytes, expected) in [
            (&b"\xFE\xFF\x67\x4E\x66\x0E"[..], "李明"),
            (b"\xFF\xFE\x4E\x67\x0E\x66", "李明"),
            (b"\xEF\xBB\xBF\xE6\x9D\x8E", "李"),
            (b"\xE6\x9D\x8E\xE6\x98\x8E", "李明"),
            (b"\xC0\xEE\xC3\xF7", "李明"),
            (b"caf\xE9", "café"),
            (b"a \x84 b", "a — b"),
            (b"\xFE\xFF\0\x1B\0z\0h\0\x1B\x67\x4E", "李"),
        ] {
            assert_eq!(text_string(bytes), expected, "{bytes:?}");
        }
    }
}
