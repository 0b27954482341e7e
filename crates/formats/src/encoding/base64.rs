//! Bytes that are written as letters (Base64), in pages and in parts of Office documents.

use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};

/// Both alphabets, any white space, no need of signs that fill up the end.
static BASE64: LazyLock<Encoding> = LazyLock::new(|| {
    let mut of = Specification::new();
    of.symbols.push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    of.translate.from.push_str("-_");
    of.translate.to.push_str("+/");
    of.ignore.push_str(" \t\r\n\u{C}");
    of.check_trailing_bits = false;
    of.encoding().expect("internal error: an alphabet of 64 signs")
});

/// The bytes of `letters`, up to the first sign that is none of Base64.
pub(crate) fn base64(letters: &str) -> Vec<u8> {
    let letters = letters.as_bytes();
    let end = letters.iter().position(|sign| *sign == b'=').unwrap_or(letters.len());
    let letters = &letters[..end];
    let mut bytes = vec![0; BASE64.decode_len(letters.len()).unwrap_or(0)];
    let written = match BASE64.decode_mut(letters, &mut bytes) {
        Ok(written) => written,
        Err(partial) => partial.written,
    };
    bytes.truncate(written);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_bytes() {
        for (letters, bytes) in [
            ("TWFu", &b"Man"[..]),
            (" T\tW\r\nE=", b"Ma"),
            ("TWE", b"Ma"),
            ("TQ==", b"M"),
            ("TR==", b"M"),
            ("/-8_", b"\xFF\xEF\x3F"),
            ("TWFuTWFu!TWFu", b"ManMan"),
            ("TWFuT", b"Man"),
            ("T", b""),
            ("", b""),
            ("!", b""),
        ] {
            assert_eq!(base64(letters), bytes, "{letters}");
        }
        assert_eq!(base64(&"TWFu".repeat(1000)).len(), 3000);
    }
}
