//! Properties of XMP, as programs for pictures write them. Those that say nothing of a person are left out: identifiers,
//! what was done when, settings.

use std::borrow::Cow;

use super::Said;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::encoding::decode;
use crate::hidden::address::is_path;
use crate::hidden::private::has_private;
use crate::hidden::property;
use crate::hidden::telling::tells;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Field;
use hegao_model::document::{Gap, Hidden, Reason};

/// Reads a packet, or an SVG picture, whose properties are written alike.
pub(super) fn read(bytes: &[u8], said: &mut Said) {
    let end = memchr::memmem::find(bytes, b"<?xpacket end").unwrap_or(bytes.len());
    let text = decode(bytes[..end].to_vec()).text;
    let text = without_doctype(&text);
    let (budget, part) = (said.budget, said.part);
    let mut xml = Xml::new(&text, budget);
    let mut properties = Properties { path: Vec::new(), latitude: None, said };
    let mut value = String::new();
    let mut events = 0_u64;
    while let Some(event) = xml.next() {
        events += 1;
        if !budget.admits(Bound::PictureEvents, events, part) {
            break;
        }
        match event {
            Event::Start(element) => {
                // Text before it was the outer element's, which has others inside: no value, but for a drawing's.
                properties.drawn(&value);
                value.clear();
                properties.path.push(element.name);
                for (_, name, value) in element.values().filter(|(ns, ..)| *ns != Ns::None) {
                    properties.path.push(name);
                    properties.tell(&value.text());
                    properties.path.pop();
                }
            }
            Event::Text(text, _) => value.push_str(&text),
            Event::End(..) => {
                properties.end(&std::mem::take(&mut value));
                properties.path.pop();
            }
        }
    }
    xml.note(part);
    let is_whole = events > 0 && properties.path.is_empty();
    if !is_whole && xml.is_broken() {
        budget.tell(Gap { part: part.map(str::to_owned), page: None, bytes: None, reason: Reason::PictureProperties });
    }
}

/// Drawing programs declare the type of what they write, some with names for long texts, which are not looked up.
fn without_doctype(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find("<!DOCTYPE").filter(|&start| !text[..start].contains("<svg")) else {
        return text.into();
    };
    let declared = &text[start..];
    let subset = declared.find(['[', '>']).filter(|&at| declared[at..].starts_with('['));
    let end = subset.map_or(Some(0), |at| declared[at..].find(']').map(|end| at + end));
    match end.and_then(|end| declared[end..].find('>').map(|at| start + end + at + 1)) {
        Some(end) => [&text[..start], &text[end..]].concat().into(),
        None => text.into(),
    }
}

/// What is told, and where.
struct Properties<'a, 's, 'b> {
    /// The names of the elements around, outermost first, and that of an attribute.
    path: Vec<&'a str>,
    /// Half of a place.
    latitude: Option<String>,
    said: &'s mut Said<'b>,
}

impl Properties<'_, '_, '_> {
    /// Tells of the text of an element. That of a drawing is on the page, but for what shows when one points at it.
    fn end(&mut self, value: &str) {
        let is_drawing = self.path.first() == Some(&"svg") && !self.path.contains(&"RDF");
        match self.path.last() {
            Some(&("title" | "desc")) if is_drawing && tells(value) => {
                self.said.add(Hidden::AltText, Field::DrawingDescription, value);
            }
            _ if is_drawing => self.drawn(value),
            _ => self.tell(value),
        }
    }

    /// Text that a drawing shows, which stands in `text` and what is in that.
    fn drawn(&mut self, value: &str) {
        if self.path.first() == Some(&"svg") && self.path.contains(&"text") {
            self.said.add(Hidden::EmbeddedText, Field::DrawnText, value);
        }
    }

    /// Tells of a property. A place is told with its second half.
    fn tell(&mut self, value: &str) {
        let Some(name) = property::name(&self.path) else { return };
        let (hidden, field) = match name {
            "GPSLatitude" => return self.latitude = Some(value.to_owned()),
            "GPSLongitude" => {
                let Some(latitude) = self.latitude.take() else { return };
                return self.said.add(Hidden::Gps, Field::PlaceTaken, &format!("{latitude} {value}"));
            }
            "City" | "Location" | "CiAdrExtadr" => (Hidden::Gps, Field::PlaceTaken),
            "SerialNumber" | "BodySerialNumber" => (Hidden::Camera, Field::CameraNumber),
            _ => match property::told(name) {
                Some(told) => told,
                None if is_path(value) => (Hidden::Path, Field::Path),
                None if has_private(value) => (Hidden::Property, Field::Comments),
                None => return,
            },
        };
        self.said.add(hidden, field, value);
    }
}
