//! What cameras and the file manager of Windows write (EXIF), in all the sorts of pictures that have it.

use std::io::Cursor;

use exif::{Context, Exif, Field, In, Reader, Tag, Value};

use super::{Said, jpeg, xmp};
use crate::document::telling::is_remark;
use crate::document::{Hidden, decode};

/// The tags that are told.
const TOLD: [(Tag, Hidden, &str); 13] = [
    (Tag::Model, Hidden::Camera, "相机"),
    (Tag::BodySerialNumber, Hidden::Camera, "相机编号"),
    (Tag::LensSerialNumber, Hidden::Camera, "镜头编号"),
    (Tag::DateTimeOriginal, Hidden::Camera, "拍摄时间"),
    (Tag::CameraOwnerName, Hidden::Author, "相机主人"),
    (Tag::Artist, Hidden::Author, "拍摄者"),
    (Tag::Copyright, Hidden::Property, "版权"),
    (Tag::ImageDescription, Hidden::Property, "说明"),
    // What the file manager of Windows lets people write.
    (Tag(Context::Tiff, 0x9C9B), Hidden::Property, "标题"),
    (Tag(Context::Tiff, 0x9C9C), Hidden::Property, "备注"),
    (Tag(Context::Tiff, 0x9C9D), Hidden::Author, "作者"),
    (Tag(Context::Tiff, 0x9C9E), Hidden::Property, "关键词"),
    (Tag(Context::Tiff, 0x9C9F), Hidden::Property, "主题"),
];

/// Other data that TIFF keeps under tags of its own.
const XMP: Tag = Tag(Context::Tiff, 700);
const IPTC: Tag = Tag(Context::Tiff, 33_723);

/// Cameras that describe every picture so.
const DEFAULTS: [&str; 4] = ["olympus digital camera", "sony dsc", "samsung", "dcim"];

/// Reads what stands in the picture `bytes`.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let exif = Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    if let Ok(exif) = exif.or_else(|error| error.distill_partial_result(|_| {})) {
        tell(&exif, said);
    }
}

/// Reads what stands in `bytes`, which are nothing but EXIF.
pub(super) fn raw(bytes: &[u8], said: &mut Said) {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    let exif = Reader::new().continue_on_error(true).read_raw(bytes.to_vec());
    if let Ok(exif) = exif.or_else(|error| error.distill_partial_result(|_| {})) {
        tell(&exif, said);
    }
}

fn tell(exif: &Exif, said: &mut Said) {
    if let Some(place) = place(exif) {
        said.add(Hidden::Gps, "拍摄地点", &place);
    }
    for (tag, hidden, label) in TOLD {
        let Some(text) = exif.get_field(tag, In::PRIMARY).map(text) else { continue };
        if !DEFAULTS.iter().any(|default| text.trim().eq_ignore_ascii_case(default)) {
            said.add(hidden, label, &text);
        }
    }
    if let Some(Field { value: Value::Undefined(bytes, _), .. }) = exif.get_field(Tag::UserComment, In::PRIMARY) {
        let text = comment(bytes, exif.little_endian());
        if is_remark(&text) {
            said.add(Hidden::Property, "备注", &text);
        }
    }
    let other = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.clone()),
        _ => None,
    };
    if let Some(bytes) = other(XMP) {
        xmp::read(&bytes, said);
    }
    if let Some(bytes) = other(IPTC) {
        jpeg::captions(&bytes, said);
    }
}

/// Latitude and longitude in degrees.
fn place(exif: &Exif) -> Option<String> {
    let degrees = |tag, of| {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let degrees = parts.iter().zip([1.0, 60.0, 3600.0]).map(|(part, unit)| part.to_f64() / unit).sum::<f64>();
        let side = exif.get_field(of, In::PRIMARY).map(text).unwrap_or_default();
        degrees.is_finite().then(|| format!("{degrees:.5}{}", side.trim_matches('\0')))
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef)?;
    Some(format!("{latitude},{}", degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef)?))
}

/// The text of a field. That of Windows is UTF-16.
fn text(field: &Field) -> String {
    match &field.value {
        Value::Ascii(texts) => texts.iter().map(|text| decode(text.clone()).text).collect::<Vec<_>>().join(" "),
        Value::Byte(bytes) => utf16(bytes, true),
        Value::Undefined(..) => String::new(),
        _ => field.display_value().to_string(),
    }
}

/// A remark, which begins with eight bytes that name its encoding.
fn comment(bytes: &[u8], little_endian: bool) -> String {
    match bytes.split_at_checked(8) {
        Some((b"UNICODE\0", text)) => utf16(text, little_endian),
        Some((_, text)) => decode(text.to_vec()).text,
        None => String::new(),
    }
}

fn utf16(bytes: &[u8], little_endian: bool) -> String {
    let unit = |pair: &[u8]| if little_endian { [pair[1], pair[0]] } else { [pair[0], pair[1]] };
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes(unit(pair)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
