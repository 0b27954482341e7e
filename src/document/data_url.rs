//! Pictures that a page carries in itself, as letters in their address: `data:image/jpeg;base64,…`.

use super::{Hidden, picture};

/// What kind of data an address holds (`data:image/jpeg`); `None`: it leads elsewhere.
pub(super) fn kind(address: &str) -> Option<&str> {
    let data = address.strip_prefix("data:")?;
    Some(&address[.."data:".len() + data.find([';', ',']).unwrap_or(0)])
}

/// What the picture that an address holds says beside what it shows.
pub(super) fn said(address: &str) -> Vec<(Hidden, &'static str, String)> {
    let data = address.strip_prefix("data:image/").and_then(|data| data.split_once(','));
    let letters = data.filter(|(head, _)| head.ends_with(";base64")).map(|(_, letters)| letters);
    letters.map(|letters| picture::said(&decoded(letters))).unwrap_or_default()
}

/// The bytes of `letters` (base64), up to the first that is none.
fn decoded(letters: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for letter in letters.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => break,
        };
        (held, bits) = (held << 6 | u32::from(value), bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_bytes() {
        for (letters, bytes) in
            [("TWFu", &b"Man"[..]), ("TW\nE=", b"Ma"), ("TQ==", b"M"), ("/-8_", b"\xFF\xEF\x3F"), ("", b""), ("!", b"")]
        {
            assert_eq!(decoded(letters), bytes, "{letters}");
        }
        assert_eq!(kind("data:image/png;base64,AAAA"), Some("data:image/png"));
        assert_eq!((kind("data:"), kind("a.png")), (Some("data:"), None));
        assert!(said("data:image/png;base64,AAAA").is_empty() && said("data:text/html,a").is_empty());
    }
}
