//! Pictures: what they say beside what they show goes, and every pixel stays.
//!
//! JPEG (ISO/IEC 10918-1): segments of applications and comments go, but for what a viewer needs to show the picture right: JFIF,
//! the profile of its colours, Adobe's transform, and how it is turned. PNG (ISO/IEC 15948): texts, EXIF, the time and chunks that
//! the standard does not know. What stands behind the end of the picture goes in both.

use super::Refusal;

/// Whether these bytes are of a picture that can be stripped.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xD8\xFF") || bytes.starts_with(PNG)
}

/// The picture without what it says beside what it shows; the same bytes if it says nothing.
///
/// # Errors
/// It is no picture of a format that is known here, or a damaged one.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let damaged = || Refusal::Structure { part: "picture".into() };
    if bytes.starts_with(PNG) { png(bytes).ok_or_else(damaged) } else { jpeg(bytes).ok_or_else(damaged) }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";

/// The chunks that decide how a picture is shown, those of animations among them.
const SHOWN: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"hIST",
    b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut kept, mut at) = (PNG.to_vec(), PNG.len());
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let chunk = bytes.get(at..at.checked_add(12)?.checked_add(length)?)?;
        let kind = &head[4..];
        if SHOWN.iter().any(|shown| shown[..] == *kind) {
            kept.extend_from_slice(chunk);
        }
        at += chunk.len();
        if kind == b"IEND" {
            return Some(kept);
        }
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut kept, mut at) = (bytes.get(..2)?.to_vec(), 2);
    loop {
        // Any number of 0xFF may stand before a marker.
        while bytes.get(at..at + 2)? == b"\xFF\xFF" {
            at += 1;
        }
        let &[0xFF, marker] = bytes.get(at..at + 2)? else { return None };
        if marker == 0xD9 {
            kept.extend_from_slice(b"\xFF\xD9");
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length)?;
        match marker {
            0xE1 => kept.extend(turned(segment).unwrap_or_default()),
            0xE0 | 0xEE => kept.extend_from_slice(segment),
            0xE2 if segment[4..].starts_with(b"ICC_PROFILE\0") => kept.extend_from_slice(segment),
            0xE2..=0xEF | 0xFE => {}
            _ => kept.extend_from_slice(segment),
        }
        at += segment.len();
        if marker == 0xDA {
            let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7);
            let scan = bytes[at..].windows(2).position(is_end)?;
            kept.extend_from_slice(&bytes[at..at + scan]);
            at += scan;
        }
    }
}

/// A segment of EXIF that says how the picture is turned, and nothing else; `None`: it is not, or does not say so.
fn turned(segment: &[u8]) -> Option<Vec<u8>> {
    let tiff = segment.get(4..)?.strip_prefix(b"Exif\0\0")?;
    let is_little = tiff.starts_with(b"II");
    let number = |at: usize, size: usize| {
        let bytes = tiff.get(at..at + size)?;
        let add = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
        Some(if is_little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
    };
    let directory = number(4, 4)? as usize;
    let count = number(directory, 2)? as usize;
    let entry = (0..count).map(|index| directory + 2 + 12 * index).find(|at| number(*at, 2) == Some(0x112))?;
    let way = u8::try_from(number(entry + 8, 2)?).ok().filter(|way| (2..=8).contains(way))?;
    let mut exif = b"\xFF\xE1\0\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([way, 0, 0, 0, 0, 0, 0]);
    Some(exif)
}
