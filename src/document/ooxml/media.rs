//! What pictures and settings of printers say beside what they show.

use std::io::Cursor;

use exif::{In, Reader, Tag, Value};

use super::super::Hidden;
use super::super::address::is_path;
use super::opened::Opened;

/// Where pictures keep what they say: in the first bytes, but for TIFF.
const HEAD: u64 = 256 << 10;

/// Tells where the picture `name` was taken, when and with what.
pub(in crate::document) fn read(opened: &mut Opened, name: &str) {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let most = match extension.as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "webp" | "heic" | "heif" | "avif" => HEAD,
        "tif" | "tiff" => opened.limits.part,
        _ => return,
    };
    let bytes = match opened.package.head(name, most) {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let Some(said) = said(&bytes) else { return };
    let picture = name.rsplit('/').next().unwrap_or(name);
    if let Some(place) = said.place {
        opened.tell(Hidden::Gps, name, &place, &format!("图片 {picture}（拍摄地点）"));
    }
    for (label, text) in said.camera {
        opened.tell(Hidden::Camera, name, &text, &format!("图片 {picture}（{label}）"));
    }
}

/// What a picture says.
struct Said {
    /// Latitude and longitude in degrees.
    place: Option<String>,
    /// What else, with what it is.
    camera: Vec<(&'static str, String)>,
}

fn said(bytes: &[u8]) -> Option<Said> {
    let exif = Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    let exif = exif.or_else(|error| error.distill_partial_result(|_| {})).ok()?;
    let text = |tag| {
        let field = exif.get_field(tag, In::PRIMARY)?;
        let text = match &field.value {
            Value::Ascii(texts) => texts.iter().map(|text| String::from_utf8_lossy(text)).collect::<Vec<_>>().join(" "),
            _ => field.display_value().to_string(),
        };
        let text = text.trim().trim_matches('\0').to_owned();
        (!text.is_empty()).then_some(text)
    };
    let degrees = |tag, of| {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let degrees = parts.iter().zip([1.0, 60.0, 3600.0]).map(|(part, unit)| part.to_f64() / unit).sum::<f64>();
        degrees.is_finite().then(|| format!("{degrees:.5}{}", text(of).unwrap_or_default()))
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef);
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef);
    let place = latitude.zip(longitude).map(|(latitude, longitude)| format!("{latitude},{longitude}"));
    const TOLD: [(Tag, &str); 8] = [
        (Tag::Model, "相机"),
        (Tag::BodySerialNumber, "相机编号"),
        (Tag::CameraOwnerName, "相机主人"),
        (Tag::Artist, "拍摄者"),
        (Tag::Copyright, "版权"),
        (Tag::DateTimeOriginal, "拍摄时间"),
        (Tag::ImageDescription, "说明"),
        (Tag::UserComment, "备注"),
    ];
    let camera = TOLD.iter().filter_map(|(tag, label)| Some((*label, text(*tag)?))).collect();
    Some(Said { place, camera })
}

/// Tells the printer that a page was set up for: its name is often a path in the office's network.
pub(super) fn printer(opened: &mut Opened, name: &str) {
    let Ok(bytes) = opened.package.head(name, 64) else { return };
    let units: Vec<u16> = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let end = units.iter().position(|unit| *unit == 0).unwrap_or(units.len());
    let printer = String::from_utf16(&units[..end]).unwrap_or_default();
    if !printer.trim().is_empty() && !printer.contains(char::is_control) {
        let hidden = if is_path(&printer) { Hidden::Path } else { Hidden::CustomProperty };
        opened.tell(hidden, name, printer.trim(), "打印机");
    }
}
