//! How large a picture is.

/// Width and height in points of the picture that begins with `head`, where its first bytes say so.
pub(crate) fn size(head: &[u8]) -> Option<[u32; 2]> {
    let high = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    let low = |at: usize| Some(u32::from(u16::from_le_bytes(head.get(at..at + 2)?.try_into().ok()?)));
    let whole = |at: usize| Some(i32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?).unsigned_abs());
    if head.starts_with(b"\x89PNG\r\n\x1A\n") {
        Some([high(16)?, high(20)?])
    } else if head.starts_with(b"GIF8") {
        Some([low(6)?, low(8)?])
    } else if head.starts_with(b"BM") {
        Some([whole(18)?, whole(22)?])
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_begins_with_its_size() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\xD8\0\0\x06\xDA\x01\0";
        assert_eq!(size(png), Some([1240, 1754]));
        assert_eq!(size(b"GIF89a\x10\0\x20\0"), Some([16, 32]));
        assert_eq!((size(&png[..20]), size(b"\xFF\xD8\xFF"), size(b"")), (None, None, None));
    }
}
