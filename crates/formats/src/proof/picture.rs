//! Pictures: their pixels say no text, and any four bytes stand somewhere among ten million. All else of them is searched, what is
//! packed there too.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// What of the picture in `bytes` is no pixel, unpacked as far as it is packed; `None`: it is no picture of which that is known.
pub(super) fn without_pixels(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return png(bytes, most);
    }
    bytes.starts_with(b"\xFF\xD8\xFF").then(|| jpeg(bytes))
}

fn png(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let (mut kept, mut at) = (bytes[..8].to_vec(), 8);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let kind = &head[4..];
        if !matches!(kind, b"IDAT" | b"fdAT") {
            kept.extend_from_slice(chunk);
            if matches!(kind, b"zTXt" | b"iTXt" | b"iCCP") {
                kept.extend(inflated(&chunk[8..8 + length], most));
            }
            kept.push(b'\n');
        }
        at = end;
    }
    kept.extend_from_slice(&bytes[at..]);
    Some(kept)
}

/// What is packed in a chunk of text, wherever that begins in it.
fn inflated(chunk: &[u8], most: u64) -> Vec<u8> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(0x78, chunk) {
        let mut one = Vec::new();
        // What is no stream says so, and what was unpacked of a broken one counts.
        let _ = ZlibDecoder::new(&chunk[at..]).take(most).read_to_end(&mut one);
        found.push(b'\n');
        found.extend(one);
    }
    found
}

/// The segments of a JPEG file, without what follows each start of a scan.
fn jpeg(bytes: &[u8]) -> Vec<u8> {
    let (mut kept, mut at) = (bytes[..2].to_vec(), 2);
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        let end = (at + 2 + usize::from(u16::from_be_bytes([high, low]))).min(bytes.len());
        kept.extend_from_slice(&bytes[at..end]);
        kept.push(b'\n');
        at = end;
        if marker == 0xDA {
            // Within a scan, 0xFF is followed by zero or a restart.
            let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7);
            at += bytes[at..].windows(2).position(is_end).unwrap_or(bytes.len() - at);
        }
        if bytes.get(at..at + 2) == Some(b"\xFF\xD9") {
            break;
        }
    }
    kept.extend_from_slice(&bytes[at..]);
    kept
}
