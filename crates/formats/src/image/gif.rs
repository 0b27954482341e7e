//! GIF: blocks, of which some hold text, and what lies behind the last.

use super::{Said, xmp};

/// Marks what properties of XMP follow.
const XMP: &[u8] = b"XMP DataXMP";

/// Reads a picture that begins with the six bytes of GIF.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let Some(mut at) = bytes.get(10).map(|flags| 13 + colours(*flags)) else { return };
    loop {
        match bytes.get(at) {
            Some(0x21) => {
                match bytes.get(at + 1) {
                    Some(0xFE) => said.remark(&blocks(bytes, at + 2).0),
                    // XMP is text from there on: the blocks' lengths are characters of it.
                    Some(0xFF) if bytes.get(at + 3..at + 14) == Some(XMP) => {
                        let end = blocks(bytes, at + 14).1.min(bytes.len());
                        xmp::read(&bytes[at + 14..end], said);
                    }
                    _ => {}
                }
                at = blocks(bytes, at + 2).1;
            }
            Some(0x2C) => {
                let Some(flags) = bytes.get(at + 9) else { return };
                at = blocks(bytes, at + 11 + colours(*flags)).1;
            }
            Some(0x3B) => return said.behind(&bytes[at + 1..]),
            _ => return,
        }
    }
}

/// Bytes of the table of colours that `flags` announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The blocks from `at`, and where the last has ended.
fn blocks(bytes: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut all = Vec::new();
    while let Some(length) = bytes.get(at).map(|length| usize::from(*length)) {
        at += 1 + length;
        if length == 0 {
            break;
        }
        all.extend_from_slice(bytes.get(at - length..at).unwrap_or_default());
    }
    (all, at)
}
