//! JPEG: segments in front of the picture, of which some hold text, and what lies behind its end.

use super::{Said, camera, long, short, xmp};
use crate::encoding::decode;
use hegao_model::document::Hidden;
use hegao_model::document::place::Field;

/// Marks what properties of XMP follow.
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// Marks what Photoshop keeps, captions among it.
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Reads a picture that begins with the two bytes of JPEG.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let (mut at, mut has_more_pictures) = (2, false);
    while let Some([0xFF, mark]) = bytes.get(at..at + 2) {
        match mark {
            0xD9 => {
                // Phones put a second picture behind the first, and say so.
                if !has_more_pictures {
                    said.behind(&bytes[at + 2..]);
                }
                return;
            }
            // A byte that fills up; marks that stand alone.
            0xFF => at += 1,
            0x00 | 0x01 | 0xD0..=0xD8 => at += 2,
            _ => {
                let Some(length) = short(bytes, at + 2).filter(|length| *length >= 2) else { return };
                let Some(segment) = bytes.get(at + 4..at + 2 + length) else { return };
                has_more_pictures |= *mark == 0xE2 && segment.starts_with(b"MPF\0");
                self::segment(*mark, segment, said);
                at += 2 + length;
                if *mark == 0xDA {
                    at += scan(&bytes[at..]);
                }
            }
        }
    }
}

fn segment(mark: u8, segment: &[u8], said: &mut Said) {
    match mark {
        0xE1 if segment.starts_with(b"Exif\0\0") => camera::read(segment, said),
        0xE1 if segment.starts_with(XMP) => xmp::read(&segment[XMP.len()..], said),
        0xED if segment.starts_with(PHOTOSHOP) => resources(&segment[PHOTOSHOP.len()..], said),
        0xFE => said.remark(segment),
        _ => {}
    }
}

/// How long the picture itself is, up to the next mark.
fn scan(bytes: &[u8]) -> usize {
    let is_mark = |at: &usize| !matches!(bytes.get(at + 1), Some(0x00 | 0xD0..=0xD7));
    memchr::memchr_iter(0xFF, bytes).find(is_mark).unwrap_or(bytes.len())
}

/// What Photoshop keeps, piece by piece.
pub(super) fn resources(mut bytes: &[u8], said: &mut Said) {
    while let Some(rest) = bytes.strip_prefix(b"8BIM") {
        let Some(name) = rest.get(2).map(|length| usize::from(*length) | 1) else { return };
        let start = 2 + 1 + name;
        let Some(length) = long(rest, start) else { return };
        let Some(data) = rest.get(start + 4..).and_then(|data| data.get(..length)) else { return };
        if short(rest, 0) == Some(0x0404) {
            captions(data, said);
        }
        bytes = rest.get(start + 4 + length + length % 2..).unwrap_or_default();
    }
}

/// Captions of the press (IPTC).
pub(super) fn captions(mut bytes: &[u8], said: &mut Said) {
    while let [0x1C, record, set, rest @ ..] = bytes {
        let Some(length) = short(rest, 0).filter(|length| *length < 0x8000) else { return };
        let Some(data) = rest.get(2..2 + length) else { return };
        let told = match (record, set) {
            (2, 80) => Some((Hidden::Author, Field::Author)),
            (2, 122) => Some((Hidden::Author, Field::CaptionWriter)),
            (2, 90 | 92) => Some((Hidden::Gps, Field::PlaceTaken)),
            (2, 5 | 105) => Some((Hidden::Property, Field::Title)),
            (2, 25) => Some((Hidden::Property, Field::Keywords)),
            (2, 116) => Some((Hidden::Property, Field::Rights)),
            (2, 118) => Some((Hidden::Property, Field::Contact)),
            (2, 120) => Some((Hidden::Property, Field::Description)),
            _ => None,
        };
        if let Some((hidden, field)) = told {
            said.add(hidden, field, &decode(data.to_vec()).text);
        }
        bytes = &rest[2 + length..];
    }
}
