//! Code pages of Windows: the number by which older formats say how their bytes are letters.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::decode;

/// The encoding of the code page `number`; `None` for one that nobody writes any more. Those of the Macintosh for Chinese are what
/// Windows has for it.
pub(crate) fn encoding(number: u16) -> Option<&'static Encoding> {
    let number = match number {
        1200 => return Some(encoding_rs::UTF_16LE),
        10008 => 936,
        10002 => 950,
        10001 => 932,
        10003 => 949,
        number => number,
    };
    codepage::to_encoding(number)
}

/// The text of `bytes` in the code page `number`. Where that is not known, or cannot be theirs, they tell themselves.
pub(crate) fn text(bytes: &[u8], number: Option<u16>) -> Cow<'_, str> {
    let stated = number.and_then(encoding);
    let text = stated.and_then(|stated| stated.decode_without_bom_handling_and_without_replacement(bytes));
    text.unwrap_or_else(|| Cow::Owned(decode(bytes.to_vec()).text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_by_the_page_that_is_stated() {
        let gbk = encoding_rs::GBK.encode("李明").0.into_owned();
        let big5 = encoding_rs::BIG5.encode("測試").0.into_owned();
        let wide: Vec<u8> = "李明".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, page, expected) in [
            (&gbk[..], Some(936), "李明"),
            (&gbk, Some(10008), "李明"),
            (&gbk, None, "李明"),
            (&gbk, Some(65001), "李明"),
            (&big5, Some(950), "測試"),
            (&wide, Some(1200), "李明"),
            (b"caf\xE9", Some(1252), "café"),
            (b"", Some(936), ""),
        ] {
            assert_eq!(text(bytes, page), expected, "{page:?}");
        }
    }
}
