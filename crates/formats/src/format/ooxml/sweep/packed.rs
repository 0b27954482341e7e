//! Bytes that stand in a part as letters (Base64), with text in them: the data of a field, the key of a mail merge's row, a property.

use crate::encoding::base64::base64;
use crate::hidden::suspect::PACKED;

/// What the bytes in the text of a part say, as far as it is ASCII, in one byte or two each.
pub(super) fn said(text: &str) -> Vec<String> {
    let mut said = Vec::new();
    for name in PACKED {
        let mut rest = text;
        while let Some(at) = memchr::memmem::find(rest.as_bytes(), name.as_bytes()) {
            let (tag, behind) = rest[at..].split_once('>').unwrap_or((&rest[at..], ""));
            let content = behind.split('<').next().unwrap_or_default();
            let values = tag.split(['"', '\'']).skip(1).chain([content]);
            said.extend(values.map(|letters| shown(&base64(letters))).filter(|shown| !shown.is_empty()));
            rest = behind;
        }
    }
    said
}

/// What can be read of bytes, without the halves that are zero.
fn shown(bytes: &[u8]) -> String {
    let sign = |byte: &u8| if byte.is_ascii_graphic() { char::from(*byte) } else { '\n' };
    bytes.iter().filter(|byte| **byte != 0).map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_bytes_are_found() {
        for (text, expected) in [
            ("<w:fldData xml:space=\"preserve\">MQAzADkA</w:fldData>", "139"),
            ("<w:uniqueTag w:val=\"ATEzOQ==\"/>", "\n139"),
            ("<w:fldData>MTM5", "139"),
            ("<w:fldData/>", ""),
            ("<w:fldData>", ""),
        ] {
            assert!(said(text).join("|").ends_with(expected), "{text}: {:?}", said(text));
        }
    }
}
