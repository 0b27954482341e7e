//! How bytes are written for the way: [RFC 2045] section 6, and uuencode, which is older.
//!
//! [RFC 2045]: https://www.rfc-editor.org/rfc/rfc2045

use super::field::line;

/// What was written, and whether all of it could be read.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    pub(super) is_whole: bool,
}

/// The bytes of a body that says that it is encoded so; `None`: nobody knows that encoding.
pub(super) fn decoded(body: &[u8], encoding: &str) -> Option<Decoded> {
    let encoding = encoding.trim().to_ascii_lowercase();
    match encoding.as_str() {
        // Programs write all sorts of things where they encode nothing: `8-bit`, `utf-8`, `none`.
        "" | "7bit" | "8bit" | "binary" | "7-bit" | "8-bit" | "none" | "utf-8" | "unknown" => {
            Some(Decoded { bytes: body.to_vec(), is_whole: true })
        }
        "base64" => Some(base64(body)),
        "quoted-printable" => Some(quoted_printable(body)),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => Some(uuencoded(body)),
        _ => None,
    }
}

/// Base64. White space is none of it; whatever else stands there is damage, and the rest is read on: texts of which one was put
/// behind the other have the signs of an end in the middle.
pub(super) fn base64(body: &[u8]) -> Decoded {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count, mut is_whole) = (0_u32, 0_u32, true);
    for sign in body {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                (bits, count) = (0, 0);
                continue;
            }
            sign => {
                is_whole &= sign.is_ascii_whitespace();
                continue;
            }
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // One sign alone is no byte: the rest was cut off.
    Decoded { bytes, is_whole: is_whole && count < 6 }
}

/// Quoted-printable. `=` in front of what is no number stands for itself, as mail programs show it.
pub(super) fn quoted_printable(body: &[u8]) -> Decoded {
    let mut bytes = Vec::with_capacity(body.len());
    let mut is_whole = true;
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let number = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = number.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &rest[2..];
            continue;
        }
        // The end of a line that is none of the text, with blanks that were put there on the way.
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match rest.get(blanks) {
            Some(b'\n') => rest = &rest[blanks + 1..],
            None => rest = &[],
            Some(_) => {
                is_whole = false;
                bytes.push(b'=');
            }
        }
    }
    bytes.extend_from_slice(rest);
    Decoded { bytes, is_whole }
}

/// Uuencode: lines of up to 45 bytes between `begin` and `end`.
fn uuencoded(body: &[u8]) -> Decoded {
    let (mut bytes, mut is_begun, mut is_whole) = (Vec::new(), false, false);
    let mut rest = body;
    while !rest.is_empty() {
        let (text, behind) = line(rest);
        let text = text.trim_ascii_end();
        rest = behind;
        match text {
            [] => {}
            _ if !is_begun => is_begun = text.starts_with(b"begin "),
            b"end" => {
                is_whole = true;
                break;
            }
            [length, signs @ ..] => {
                let length = usize::from(length.wrapping_sub(b' ') & 63);
                let mut row: Vec<u8> = signs.chunks(4).flat_map(three).collect();
                row.truncate(length);
                bytes.extend(row);
            }
        }
    }
    Decoded { bytes, is_whole }
}

/// The three bytes that four signs stand for; blanks at the end of a line may be lost.
fn three(signs: &[u8]) -> [u8; 3] {
    let bits = |index: usize| u32::from(signs.get(index).map_or(0, |sign| sign.wrapping_sub(b' ') & 63));
    let all = bits(0) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    [(all >> 16) as u8, (all >> 8) as u8, all as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_back() {
        for (body, encoding, bytes, is_whole) in [
            (&b"5p2O\r\n5piO\r\n"[..], "BASE64", "李明".as_bytes(), true),
            (b"5p2O5pi=5p2O", "base64", b"\xE6\x9D\x8E\xE6\x98\xE6\x9D\x8E", true),
            (b"5p2O*5piO", "base64", "李明".as_bytes(), false),
            (b"5p2O5", "base64", "李".as_bytes(), false),
            (b"=E6=9D=8E=\r\n=E6=98=8E =3d", "Quoted-Printable", "李明 =".as_bytes(), true),
            (b"a=b=", "quoted-printable", b"a=b", false),
            (b"begin 644 a.txt\n&YIV.YIB.\n`\nend\n", "x-uuencode", "李明".as_bytes(), true),
            (b"begin 644 a.txt\n&YIV.YIB.\n", "x-uuencode", "李明".as_bytes(), false),
            (b"as it is", " 8bit ", b"as it is", true),
        ] {
            let decoded = decoded(body, encoding).unwrap();
            assert_eq!((&*decoded.bytes, decoded.is_whole), (bytes, is_whole), "{encoding}");
        }
        assert!(decoded(b"", "x-gzip64").is_none());
    }
}
