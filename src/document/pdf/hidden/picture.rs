//! What a photograph says of itself. The picture stays packed: the camera's data stand before it.

use std::io::Cursor;

use exif::{Exif, In, Reader, Tag};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::Notes;
use crate::document::Hidden;

/// How much of a picture is looked at: the camera's data are at its start.
const HEAD: usize = 1 << 20;

/// Notes where and with what a picture was taken.
pub(super) fn picture(stream: &Stream<'_>, notes: &mut Notes) {
    if stream.filters().as_slice() != [Filter::DctDecode] {
        return;
    }
    let data = stream.raw_data();
    let head = &data[..data.len().min(HEAD)];
    let Ok(exif) = Reader::new().read_from_container(&mut Cursor::new(head)) else { return };
    let text =
        |tag: Tag| exif.get_field(tag, In::PRIMARY).map(|field| field.display_value().with_unit(&exif).to_string());
    if let Some(place) = place(&exif) {
        notes.add("pictures", Hidden::Gps, &place, "图片（拍摄地点）");
    }
    for (tag, label) in [
        (Tag::Make, "图片（相机厂商）"),
        (Tag::Model, "图片（相机型号）"),
        (Tag::BodySerialNumber, "图片（相机编号）"),
        (Tag::CameraOwnerName, "图片（相机所有者）"),
        (Tag::DateTimeOriginal, "图片（拍摄时间）"),
        (Tag::Software, "图片（处理程序）"),
    ] {
        if let Some(text) = text(tag) {
            notes.add("pictures", Hidden::Camera, text.trim_matches('"'), label);
        }
    }
    if let Some(artist) = text(Tag::Artist) {
        notes.add("pictures", Hidden::Author, artist.trim_matches('"'), "图片（作者）");
    }
}

fn place(exif: &Exif) -> Option<String> {
    let text =
        |tag: Tag| exif.get_field(tag, In::PRIMARY).map(|field| field.display_value().with_unit(exif).to_string());
    Some(format!("{}，{}", text(Tag::GPSLatitude)?, text(Tag::GPSLongitude)?))
}
