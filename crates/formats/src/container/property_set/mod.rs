//! The properties of a compound file ([MS-OLEPS]): who wrote it, for whom, with what, and what programs and offices have added.
//!
//! They are told as those of newer documents are (`format/ooxml/properties`): dates and counters are not, every file has them.
//! A stream of properties holds one set, or two where there are some with names of their own. A set is a list of numbers with
//! places; nothing is read twice, and a place beyond the end is a broken set: a gap.
//!
//! [MS-OLEPS]: <https://learn.microsoft.com/openspecs/windows_protocols/ms-oleps/>

mod value;

use super::compound::{Compound, shown_name};
use crate::format::ooxml::opened::Found;
use crate::hidden::address::is_path;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Origin, Part, Place, Reason, Thing};
use value::{Set, Value, sets};

/// The streams of properties at the root of a document.
const STREAMS: [&str; 2] = ["/\u{5}SummaryInformation", "/\u{5}DocumentSummaryInformation"];

/// FMTID_SummaryInformation, as it is stored ([MS-OLEPS], 2.25).
const SUMMARY: [u8; 16] =
    [0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9];

/// FMTID_DocSummaryInformation.
const DOCUMENT_SUMMARY: [u8; 16] =
    [0x02, 0xD5, 0xCD, 0xD5, 0x9C, 0x2E, 0x1B, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2B, 0x2C, 0xF9, 0xAE];

/// What somebody or a program has added has a name of its own; that of links is none for people.
const LINK_BASE: &str = "_PID_LINKBASE";
const LINKS: &str = "_PID_HLINKS";

/// Tells what the properties of the document `compound` say: blocks in `found`, and the parts that they point into in `parts`.
pub(crate) fn read(compound: &mut Compound, parts: &mut Vec<Part>, found: &mut Found) {
    for path in STREAMS {
        let Some(stream) = compound.read(path) else { continue };
        let name = shown_name(path);
        let Some(sets) = sets(&stream, &name, compound.budget()) else {
            found.gap(&name, Reason::DamagedPart);
            continue;
        };
        if sets.iter().any(|set| set.is_damaged) {
            found.gap(&name, Reason::DamagedPart);
        }
        let mut teller = Teller { part: parts.len() as u32, text: String::new(), found };
        for set in &sets {
            set.properties.iter().for_each(|(id, value)| teller.property(set, *id, value));
        }
        let text = teller.text;
        if !text.is_empty() {
            parts.push(Part::derived(name, text));
        }
    }
}

/// The part of one stream, while its properties are told.
struct Teller<'f> {
    part: u32,
    /// What they say, one below the other.
    text: String,
    found: &'f mut Found,
}

impl Teller<'_> {
    fn property(&mut self, set: &Set, id: u32, value: &Value) {
        let document = |field| Place::property(Scheme::Document, field);
        let (hidden, place) = match (set.id, id) {
            (SUMMARY, 17) => return self.aside(Hidden::Thumbnail, "缩略图", Thing::DocumentThumbnail.into()),
            (SUMMARY, id) => match summary(id) {
                Some((hidden, field)) => (hidden, document(field)),
                None => return,
            },
            (DOCUMENT_SUMMARY, id) => match document_summary(id) {
                Some((hidden, field)) => (hidden, document(field)),
                None => return,
            },
            _ => return self.added(set, id, value),
        };
        let Value::Text(text) = value else { return };
        let hidden = if is_path(text) { Hidden::Path } else { hidden };
        match hidden {
            Hidden::Author => self.author(text, place),
            // The name of a template alone says nothing.
            Hidden::Path if !text.contains(['\\', '/']) => {}
            _ => self.aside(hidden, text, place),
        }
    }

    /// A property that a program or an office has added. The names of WPS begin alike.
    fn added(&mut self, set: &Set, id: u32, value: &Value) {
        let Some(name) = set.names.get(&id) else { return };
        let place = Place::called(Scheme::Custom, name);
        match value {
            Value::Text(text) if name == LINK_BASE => {
                let place = Place::property(Scheme::Document, Field::HyperlinkBase);
                self.aside(if is_path(text) { Hidden::Path } else { Hidden::ExternalLink }, text, place);
            }
            Value::Links(links) if name == LINKS => {
                for link in links {
                    let hidden = if is_path(link) { Hidden::Path } else { Hidden::LinkTarget };
                    self.aside(hidden, link, Thing::Hyperlink.into());
                }
            }
            Value::Text(text) => {
                let is_build = name.starts_with("KSO") || name == "ICV";
                let is_author = ["Author", "Owner", "DisplayName", "SetBy"].iter().any(|word| name.ends_with(word));
                match () {
                    () if is_build => self.aside(Hidden::BuildId, text, place),
                    () if is_path(text) => self.aside(Hidden::Path, text, place),
                    () if is_author => self.author(text, place),
                    () => self.aside(Hidden::CustomProperty, text, place),
                }
            }
            _ => {}
        }
    }

    fn aside(&mut self, hidden: Hidden, text: &str, place: Place) {
        let text = self.gather(text);
        self.found.aside(hidden, &text, place);
    }

    fn author(&mut self, text: &str, place: Place) {
        let text = self.gather(text);
        self.found.name(&text, place);
    }

    fn gather(&mut self, text: &str) -> Gathered {
        let mut gathered = Gathered::new(self.part);
        gathered.push(text, Origin::exact(self.text.len()));
        self.text.push_str(text);
        self.text.push('\n');
        gathered
    }
}

/// What the property `id` of the summary information is ([MS-OLEPS], 2.25.1), as far as it tells of people, of the house or
/// of the document.
fn summary(id: u32) -> Option<(Hidden, Field)> {
    Some(match id {
        2 => (Hidden::Property, Field::Title),
        3 => (Hidden::Property, Field::Subject),
        4 => (Hidden::Author, Field::Author),
        5 => (Hidden::Property, Field::Keywords),
        6 => (Hidden::Property, Field::Comments),
        7 => (Hidden::Path, Field::Template),
        8 => (Hidden::Author, Field::LastModifiedBy),
        _ => return None,
    })
}

/// The same of the summary information of the document ([MS-OSHARED], 2.3.3.2.1.1).
fn document_summary(id: u32) -> Option<(Hidden, Field)> {
    Some(match id {
        2 => (Hidden::Property, Field::Category),
        14 => (Hidden::Author, Field::Manager),
        15 => (Hidden::Company, Field::Company),
        26 => (Hidden::Property, Field::Description),
        27 => (Hidden::Property, Field::Status),
        29 => (Hidden::Property, Field::Version),
        _ => return None,
    })
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
