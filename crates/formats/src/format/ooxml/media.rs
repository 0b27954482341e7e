//! What pictures and settings of printers say beside what they show.

use super::opened::Opened;
use crate::hidden::address::is_path;
use crate::image;
use hegao_model::document::place::Picture;
use hegao_model::document::{Hidden, Spot, Thing};

/// The pictures that can say something, by the ends of their names.
const SORTS: [&str; 14] =
    ["jpg", "jpeg", "jpe", "jfif", "png", "webp", "heic", "heif", "avif", "gif", "tif", "tiff", "svg", "tmp"];

/// Those that are as simple as that no one can make reading them hard.
const SIMPLE: [&str; 4] = ["emf", "wmf", "bmp", "dib"];

/// Whether the member `name` is a picture that is looked into. The small picture of the first page, which programs make
/// themselves, says nothing beside what it shows, and many a document has one.
pub(crate) fn is_picture(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_thumbnail = name.get(..18).is_some_and(|start| start.eq_ignore_ascii_case("docProps/thumbnail"));
    !is_thumbnail && SORTS.iter().any(|sort| extension.eq_ignore_ascii_case(sort))
}

/// Tells where the picture `name` was taken, when and with what, and what else it says.
pub(crate) fn read(opened: &mut Opened, name: &str) {
    if !is_picture(name) && !SIMPLE.iter().any(|sort| name.to_ascii_lowercase().ends_with(sort)) {
        return;
    }
    let bytes = match opened.package.read(name) {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let picture = name.rsplit('/').next().unwrap_or(name);
    for (hidden, field, text) in image::said(&bytes, opened.budget, Some(name)) {
        let place = Spot::Picture { picture: Picture::File(picture.into()), field };
        match hidden {
            Hidden::Author => opened.tell_author(name, &text, place),
            _ => opened.tell(hidden, name, &text, place),
        }
    }
}

/// Tells the printer that a page was set up for: its name is often a path in the office's network.
pub(crate) fn printer(opened: &mut Opened, name: &str) {
    let Ok(bytes) = opened.package.head(name, 64) else { return };
    let units: Vec<u16> = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let end = units.iter().position(|unit| *unit == 0).unwrap_or(units.len());
    let printer = String::from_utf16(&units[..end]).unwrap_or_default();
    if !printer.trim().is_empty() && !printer.contains(char::is_control) {
        let hidden = if is_path(&printer) { Hidden::Path } else { Hidden::CustomProperty };
        opened.tell(hidden, name, printer.trim(), Thing::Printer);
    }
}
