//! What cameras and the file manager of Windows write (EXIF), in all the sorts of pictures that have it.

use super::tiff::{self, Tiff};
use super::{Said, jpeg, xmp};
use crate::encoding::decode;
use crate::hidden::telling::{is_remark, tells};
use hegao_model::document::Hidden;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Field;

/// Tags of directories: that of the camera, and that of the place.
const CAMERA: u16 = 0x8769;
const PLACE: u16 = 0x8825;

/// What a person may have written, and phones write the names of their modes.
const DESCRIPTION: u16 = 0x010E;

/// The tags that are told of the first directory.
const TOLD: [(u16, Hidden, Field); 9] = [
    (0x0110, Hidden::Camera, Field::Camera),
    (0x013B, Hidden::Author, Field::Photographer),
    (0x8298, Hidden::Property, Field::Rights),
    (DESCRIPTION, Hidden::Property, Field::Description),
    // What the file manager of Windows lets people write.
    (0x9C9B, Hidden::Property, Field::Title),
    (0x9C9C, Hidden::Property, Field::Comments),
    (0x9C9D, Hidden::Author, Field::Author),
    (0x9C9E, Hidden::Property, Field::Keywords),
    (0x9C9F, Hidden::Property, Field::Subject),
];

/// And of the camera's.
const TOLD_OF_CAMERA: [(u16, Hidden, Field); 4] = [
    (0xA431, Hidden::Camera, Field::CameraNumber),
    (0xA435, Hidden::Camera, Field::LensNumber),
    (0x9003, Hidden::Camera, Field::TimeTaken),
    (0xA430, Hidden::Author, Field::CameraOwner),
];

/// And of both what programs and devices write of themselves, if it tells something all the same: the names of the picture, of the
/// makers, of the program, of the computer; and of the lens.
const SELDOM: [u16; 6] = [0x010D, 0x010F, 0x0131, 0x013C, 0xA433, 0xA434];

/// A remark, which begins with the name of its encoding.
const COMMENT: u16 = 0x9286;

/// Other data that TIFF keeps under tags of its own.
const XMP: u16 = 700;
const IPTC: u16 = 33_723;

/// How values are written that are texts, bytes, and bytes of any sense.
const BYTES: u16 = 1;
const ASCII: u16 = 2;
const ANY: u16 = 7;
const UTF_8: u16 = 129;

/// Cameras that describe every picture so.
const DEFAULTS: [&str; 4] = ["olympus digital camera", "sony dsc", "samsung", "dcim"];

/// Reads what stands in `bytes`, which are nothing but EXIF.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    if let Some(tiff) = Tiff::open(bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes)) {
        tell(&tiff, said);
    }
}

/// Reads what stands somewhere in `bytes`, the boxes of a picture as phones take it (HEIF).
pub(super) fn read_within(bytes: &[u8], said: &mut Said) {
    if let Some(tiff) = Tiff::find(bytes) {
        tell(&tiff, said);
    }
}

fn tell(tiff: &Tiff<'_>, said: &mut Said) {
    if let Some(place) = place(tiff, said) {
        said.add(Hidden::Gps, Field::PlaceTaken, &place);
    }
    let of_camera = tiff.directory(CAMERA);
    for (directory, told) in [(tiff.main(), &TOLD[..]), (of_camera, &TOLD_OF_CAMERA)] {
        for &(tag, hidden, field) in told {
            let found = directory.and_then(|at| tiff.field(at, tag));
            let text = found.map(|found| text(&found, said)).unwrap_or_default();
            let is_default = DEFAULTS.iter().any(|default| text.trim().eq_ignore_ascii_case(default));
            if !is_default && (tag != DESCRIPTION || is_remark(&text)) {
                said.add(hidden, field, &text);
            }
        }
    }
    for (directory, tag) in [tiff.main(), of_camera].iter().flatten().flat_map(|at| SELDOM.map(|tag| (*at, tag))) {
        let text = tiff.field(directory, tag).map(|found| text(&found, said)).unwrap_or_default();
        if tells(&text) {
            said.add(Hidden::Property, Field::Comments, &text);
        }
    }
    if let Some(field) = of_camera.and_then(|at| tiff.field(at, COMMENT)).filter(|field| field.kind == ANY) {
        let text = comment(field.bytes, tiff.little_endian, said);
        if is_remark(&text) {
            said.add(Hidden::Property, Field::Comments, &text);
        }
    }
    let other = |tag| tiff.field(tiff.main()?, tag).filter(|field| matches!(field.kind, BYTES | ANY));
    if let Some(field) = other(XMP) {
        xmp::read(field.bytes, said);
    }
    if let Some(field) = other(IPTC) {
        jpeg::captions(field.bytes, said);
    }
}

/// Latitude and longitude in degrees. Zeros say that no place was found.
fn place(tiff: &Tiff<'_>, said: &Said) -> Option<String> {
    let directory = tiff.directory(PLACE)?;
    let degrees = |tag| {
        let parts = tiff.fractions(&tiff.field(directory, tag)?);
        parts.first().filter(|first| first.is_finite())?;
        let finite = parts.iter().zip([1.0, 60.0, 3600.0]).filter(|(part, _)| part.is_finite());
        Some(finite.map(|(part, unit)| part / unit).sum::<f64>())
    };
    let side = |tag| tiff.field(directory, tag).map(|field| text(&field, said)).unwrap_or_default();
    let (latitude, longitude) = (degrees(2)?, degrees(4)?);
    (latitude != 0.0 || longitude != 0.0).then(|| format!("{latitude:.5}{},{longitude:.5}{}", side(1), side(3)))
}

/// The text of a field: the first of several. That of Windows is UTF-16.
fn text(field: &tiff::Field<'_>, said: &Said) -> String {
    match field.kind {
        ASCII | UTF_8 => {
            let first = head(field.bytes, said).split(|byte| *byte == 0).find(|text| !text.is_empty());
            decode(first.unwrap_or_default().to_vec()).text
        }
        BYTES => utf16(head(field.bytes, said), true),
        _ => String::new(),
    }
}

/// As much of a text as is taken: many fields may share one stretch.
fn head<'b>(bytes: &'b [u8], said: &Said) -> &'b [u8] {
    said.budget.head(Bound::PictureText, bytes, said.part)
}

/// A remark, which begins with eight bytes that name its encoding.
fn comment(bytes: &[u8], little_endian: bool, said: &Said) -> String {
    match bytes.split_at_checked(8) {
        Some((b"UNICODE\0", text)) => utf16(head(text, said), little_endian),
        Some((_, text)) => decode(head(text, said).to_vec()).text,
        None => String::new(),
    }
}

fn utf16(bytes: &[u8], little_endian: bool) -> String {
    let unit = |pair: &[u8]| if little_endian { [pair[1], pair[0]] } else { [pair[0], pair[1]] };
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes(unit(pair)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
