//! Properties of XMP, as programs for pictures write them. Those that say nothing of a person are left out: identifiers,
//! what was done when, settings.

use super::Said;
use crate::document::address::is_path;
use crate::document::ooxml::namespace::Ns;
use crate::document::ooxml::xml::{Event, Xml};
use crate::document::{Hidden, Limits, decode};

/// How many elements are looked at.
const MOST: usize = 100_000;

/// Names that only say how values are listed.
const LISTS: [&str; 5] = ["li", "Seq", "Bag", "Alt", "Description"];

/// Reads a packet, or an SVG picture, whose properties are written alike.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let end = memchr::memmem::find(bytes, b"<?xpacket end").unwrap_or(bytes.len());
    let text = decode(bytes[..end].to_vec()).text;
    let limits = Limits::default();
    let mut xml = Xml::new(&text, &limits);
    let mut path: Vec<&str> = Vec::new();
    let (mut latitude, mut value) = (None, String::new());
    for _ in 0..MOST {
        match xml.next() {
            Some(Event::Start(element)) => {
                path.push(element.name);
                for (ns, name, value) in element.values() {
                    if ns != Ns::None {
                        tell(name, &value.text(), &mut latitude, said);
                    }
                }
            }
            Some(Event::Text(text, _)) => value.push_str(&text),
            Some(Event::End(..)) => {
                let name = path.iter().rev().find(|name| !LISTS.contains(name));
                tell(name.copied().unwrap_or_default(), &std::mem::take(&mut value), &mut latitude, said);
                path.pop();
            }
            None => return,
        }
    }
}

/// Tells of the property `name`. A place is told with its second half.
fn tell(name: &str, value: &str, latitude: &mut Option<String>, said: &mut Said) {
    let (hidden, label) = match name {
        "GPSLatitude" => return *latitude = Some(value.to_owned()),
        "GPSLongitude" => {
            let Some(latitude) = latitude.take() else { return };
            return said.add(Hidden::Gps, "拍摄地点", &format!("{latitude} {value}"));
        }
        "creator" | "Author" => (Hidden::Author, "作者"),
        "CaptionWriter" => (Hidden::Author, "说明的作者"),
        "OwnerName" | "CameraOwnerName" => (Hidden::Author, "相机主人"),
        "PersonInImage" | "personInImage" => (Hidden::Author, "图中的人"),
        "City" | "Location" | "CiAdrExtadr" => (Hidden::Gps, "拍摄地点"),
        "CiTelWork" | "CiEmailWork" => (Hidden::Property, "联系方式"),
        "title" | "Headline" | "TransmissionReference" => (Hidden::Property, "标题"),
        "description" | "Instructions" => (Hidden::Property, "说明"),
        "subject" | "Keywords" => (Hidden::Property, "关键词"),
        "rights" => (Hidden::Property, "版权"),
        "SerialNumber" | "BodySerialNumber" => (Hidden::Camera, "相机编号"),
        _ if is_path(value) => (Hidden::Path, "路径"),
        _ => return,
    };
    said.add(hidden, label, value);
}
