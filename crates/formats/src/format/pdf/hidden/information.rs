//! The properties of a document: its information dictionary, and which property means what.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, ObjectIdentifier, String as PdfString};
use memchr::memmem;

use super::super::string::text_string;
use super::{Notes, xml};
use crate::hidden::address::is_path;
use crate::hidden::telling::is_private;
use hegao_model::document::place::{Field, PropertyName, Scheme};
use hegao_model::document::{Hidden, Spot};

/// What a property is.
pub(super) struct Property {
    pub(super) hidden: Hidden,
    pub(super) name: PropertyName,
}

/// Properties that tell of the form of the file.
const OF_FORM: [&str; 25] = [
    "Trapped",
    "format",
    "conformance",
    "part",
    "amd",
    "RenditionClass",
    "PDFVersion",
    "GTS_PDFXVersion",
    "action",
    "changed",
    "instanceID",
    "xmptk",
    "prefix",
    "namespaceURI",
    "schema",
    "name",
    "valueType",
    "category",
    "property",
    "when",
    "softwareAgent",
    "ModifyDate",
    "unspecified",
    "language",
    "Marked",
];

/// What the property `name` with the value `text` is; `None` if it says nothing about anyone.
pub(super) fn property(name: &str, text: &str) -> Option<Property> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "-+:.TZ' ".contains(c));
    let is_id = ["uuid:", "xmp.did:", "xmp.iid:", "adobe:docid:"].iter().any(|start| text.starts_with(start));
    // A path on the drive D: begins like a date.
    let is_date = text.strip_prefix("D:").is_some_and(|date| date.starts_with(|c: char| c.is_ascii_digit()));
    if text.trim().is_empty() || (is_number && !is_private(text)) || is_id || is_date {
        return None;
    }
    if is_path(text) {
        return Some(Property { hidden: Hidden::Path, name: PropertyName::Known(Field::Path) });
    }
    if OF_FORM.contains(&name) {
        return None;
    }
    let Some((hidden, field)) = crate::hidden::property::told(name).or_else(|| of_program(name)) else {
        return Some(Property { hidden: Hidden::CustomProperty, name: PropertyName::Written(name.into()) });
    };
    (!matches!(text, "(unspecified)" | "unspecified" | "anonymous" | "untitled" | "False" | "True"))
        .then_some(Property { hidden, name: PropertyName::Known(field) })
}

/// What the property `name` is, if it tells of the program that wrote the file.
fn of_program(name: &str) -> Option<(Hidden, Field)> {
    match name {
        "Creator" | "CreatorTool" | "creatortool" => Some((Hidden::BuildId, Field::EditingProgram)),
        "Producer" | "producer" => Some((Hidden::BuildId, Field::ExportingProgram)),
        "KSOProductBuildVer" | "ICV" => Some((Hidden::BuildId, Field::ProgramVersion)),
        _ => None,
    }
}

/// The properties of the file: those of its last trailer.
pub(in crate::format::pdf) fn information(pdf: &Pdf, bytes: &[u8], notes: &mut Notes) {
    let Some(dict) = dictionary(pdf, bytes) else { return told(pdf, notes) };
    for (key, _) in dict.entries() {
        let Some(value) = dict.get::<PdfString<'_>>(key.as_ref() as &[u8]) else { continue };
        add(key.as_str(), &text_string(value.as_bytes()), notes);
    }
}

fn add(name: &str, text: &str, notes: &mut Notes) {
    if let Some(Property { hidden, name }) = property(name, text) {
        notes.add("document information", hidden, text, Spot::Property { scheme: Scheme::Document, name: Some(name) });
    }
}

/// The dictionary that the last `/Info` of the file refers to.
fn dictionary<'p>(pdf: &'p Pdf, bytes: &[u8]) -> Option<Dict<'p>> {
    pdf.xref().get::<Dict<'_>>(information_id(bytes)?)
}

/// To what the last `/Info` of the file refers. It stands in a trailer, which is never packed.
pub(in crate::format::pdf) fn information_id(bytes: &[u8]) -> Option<ObjectIdentifier> {
    let at = memmem::rfind_iter(bytes, b"/Info").find(|at| bytes.get(at + 5).is_some_and(u8::is_ascii_whitespace))?;
    let words = bytes[at + 5..].split(|byte| b"/>\r\n".contains(byte)).next()?;
    let words = std::str::from_utf8(&words[..words.len().min(32)]).ok()?;
    let mut words = words.split_ascii_whitespace();
    let number = words.next()?.parse().ok()?;
    let generation = words.next()?.parse().ok()?;
    words.next().filter(|word| word.starts_with('R'))?;
    Some(ObjectIdentifier::new(number, generation))
}

/// The properties that hayro tells.
fn told(pdf: &Pdf, notes: &mut Notes) {
    let known = pdf.metadata();
    for (name, value) in [
        ("Author", &known.author),
        ("Title", &known.title),
        ("Subject", &known.subject),
        ("Keywords", &known.keywords),
        ("Creator", &known.creator),
        ("Producer", &known.producer),
    ] {
        if let Some(value) = value {
            add(name, &text_string(value), notes);
        }
    }
}

/// The form of a file: the values of its fields, and what XFA keeps beside them.
pub(super) fn form(pdf: &Pdf, shown: &str, notes: &mut Notes) {
    use hayro_syntax::object::{Array, Object, Stream};
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return };
    let Some(form) = catalog.get::<Dict<'_>>("AcroForm") else { return };
    let mut packets: Vec<Stream<'_>> = Vec::new();
    match form.get::<Object<'_>>("XFA") {
        Some(Object::Stream(stream)) => packets.push(stream),
        Some(Object::Array(_)) => {
            packets.extend(
                form.get::<Array<'_>>("XFA")
                    .iter()
                    .flat_map(|array| array.iter::<Object<'_>>())
                    .filter_map(Object::into_stream),
            );
        }
        _ => {}
    }
    // The packets are one document, each a stretch of it.
    let mut whole = Vec::new();
    for packet in &packets {
        whole.extend_from_slice(&packet.decoded_data().unwrap_or_default());
    }
    if !packets.is_empty() && !xml::form(&String::from_utf8_lossy(&whole), shown, notes) {
        notes.broken += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_say_nothing_unless_they_are_someones() {
        for (text, is_told) in
            [("13800138000", true), ("2025", false), ("2025-01-08T10:00:00+08:00", false), ("1.7", false)]
        {
            assert_eq!(property("Phone", text).is_some(), is_told, "{text}");
        }
    }
}
