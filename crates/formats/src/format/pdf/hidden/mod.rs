//! What a PDF file carries that is on no page.
//!
//! Every object is looked at, also one that nothing refers to: a program that forgets a thing often leaves it. Where an
//! object stands inside another, it is met there. Values only; what they are the place says.

mod annotation;
mod information;
mod link;
mod orphan;
mod picture;
mod remaining;
#[cfg(test)]
mod remaining_tests;
mod revision;
mod script;
mod signature;
#[cfg(test)]
mod tests;
mod unused;
mod xml;

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::xref::XRef;

use super::attachment::Attachment;
use super::string::text_string;
use crate::hidden::telling::tells;
use hegao_model::document::{Hidden, Place, Role, Thing};

pub(super) use annotation::annotations;
pub(super) use information::{information, information_id};
pub(super) use orphan::{orphans, with_pages};
pub(super) use remaining::{remaining, unlisted};
pub(super) use revision::{Revisions, revisions, stray};
pub(super) use unused::{Unused, unused};

/// How many things are told of one file, and how long one may be, in bytes.
const MAX_NOTES: usize = 10_000;
const MAX_LENGTH: usize = 64 * 1024;

/// How deep objects stand in each other.
const MAX_DEPTH: usize = 24;

/// Something that is on no page.
pub(super) struct Note {
    /// The part that it is told in, as English as all names of parts.
    pub(super) part: &'static str,
    pub(super) hidden: Hidden,
    pub(super) text: String,
    pub(super) place: Place,
}

/// What was found.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) notes: Vec<Note>,
    /// There was more than is told.
    pub(super) is_cut: bool,
    /// How many descriptions, forms and the like cannot be read to their end.
    pub(super) broken: usize,
    /// Files inside the file.
    pub(super) attachments: Vec<Attachment>,
    /// The annotations of the pages.
    annotations: HashSet<ObjectIdentifier>,
    /// Strings that were looked at and are not told.
    dismissed: Vec<String>,
    /// All pages that the file has, also those of no list.
    pages: Vec<ObjectIdentifier>,
}

impl Notes {
    /// Whether there is no room for more.
    fn is_full(&self) -> bool {
        self.notes.len() >= MAX_NOTES
    }

    /// Keeps a file inside the file, to be read later.
    fn attach(&mut self, attachment: Attachment) {
        if self.attachments.len() < MAX_NOTES {
            self.attachments.push(attachment);
        } else {
            self.is_cut = true;
        }
    }

    /// Adds a note, once.
    pub(super) fn add(&mut self, part: &'static str, hidden: Hidden, text: &str, place: impl Into<Place>) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let end = (0..=text.len().min(MAX_LENGTH)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        if text.is_empty() || self.notes.iter().rev().take(200).any(|note| note.text == text && note.hidden == hidden) {
            return;
        }
        if self.is_full() {
            self.is_cut = true;
            return;
        }
        self.is_cut |= end < text.len();
        self.notes.push(Note { part, hidden, text: text[..end].to_owned(), place: place.into() });
    }
}

/// Looks at all objects of the file.
pub(super) fn objects(pdf: &Pdf, shown: &str, notes: &mut Notes) {
    for object in pdf.objects() {
        visit(&object, shown, MAX_DEPTH, notes);
    }
}

fn visit(object: &Object<'_>, shown: &str, depth: usize, notes: &mut Notes) {
    if depth == 0 || notes.is_full() {
        notes.is_cut = true;
        return;
    }
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => {
            of_stream(stream, notes);
            stream.dict()
        }
        Object::Array(array) => {
            for item in array.raw_iter() {
                if let MaybeRef::NotRef(item) = item {
                    visit(&item, shown, depth - 1, notes);
                }
            }
            return;
        }
        _ => return,
    };
    of_dict(dict, shown, notes);
    for (_, value) in dict.entries() {
        if let MaybeRef::NotRef(value @ (Object::Dict(_) | Object::Array(_))) = value {
            visit(&value, shown, depth - 1, notes);
        }
    }
}

fn of_stream(stream: &Stream<'_>, notes: &mut Notes) {
    let dict = stream.dict();
    if is_name(dict, "Type", b"Metadata") || is_name(dict, "Subtype", b"XML") {
        let data = stream.decoded_data().unwrap_or_default();
        if !xml::metadata(&String::from_utf8_lossy(&data), notes) {
            notes.broken += 1;
        }
    } else if is_name(dict, "Subtype", b"Image") {
        picture::picture(stream, notes);
    }
}

fn of_dict(dict: &Dict<'_>, shown: &str, notes: &mut Notes) {
    link::action(dict, notes);
    script::action(dict, notes);
    attachment(dict, notes);
    if is_name(dict, "Type", b"Sig") {
        signature::signature(dict, notes);
    }
    if dict.contains_key("PieceInfo") {
        let pieces = dict.get::<Dict<'_>>("PieceInfo");
        for name in pieces.iter().flat_map(Dict::keys) {
            notes.add("private data", Hidden::CustomData, name.as_str(), Thing::PrivateData);
        }
    }
    if dict.get::<Stream<'_>>("Thumb").is_some() {
        notes.add("thumbnails", Hidden::Thumbnail, "Thumb", Thing::Thumbnail);
    }
    annotation::unlisted(dict, notes);
    if is_name(dict, "Type", b"Page") && dict.contains_key("Contents") {
        notes.pages.extend(dict.obj_id());
    }
    page_labels(dict, shown, notes);
    structure(dict, shown, notes);
    bookmark(dict, shown, notes);
}

/// A file inside the file.
fn attachment(dict: &Dict<'_>, notes: &mut Notes) {
    if !dict.contains_key("EF") {
        return;
    }
    let name = ["UF", "F"].iter().find_map(|key| string(dict, key)).unwrap_or_else(|| "附件".to_owned());
    notes.add("attachments", Hidden::EmbeddedFile, &name, Thing::Attachment);
    let files = dict.get::<Dict<'_>>("EF").unwrap_or_else(Dict::empty);
    let content = ["UF", "F"].iter().find_map(|key| files.get_ref(key)).map(Into::into);
    notes.attach(Attachment { name: name.clone(), content });
    if let Some(description) = string(dict, "Desc").filter(|description| *description != name) {
        notes.add(
            "attachments",
            Hidden::Property,
            &description,
            Place::from(Thing::Attachment).with(Role::Description),
        );
    }
}

/// What is written before the numbers of pages, where it is words and no page shows it.
fn page_labels(dict: &Dict<'_>, shown: &str, notes: &mut Notes) {
    let labels = dict.get::<Array<'_>>("Nums").filter(|_| !dict.contains_key("ParentTreeNextKey"));
    let items = labels.iter().flat_map(Array::raw_iter);
    for label in
        items.filter_map(|item| if let MaybeRef::NotRef(Object::Dict(label)) = item { Some(label) } else { None })
    {
        if let Some(prefix) = string(&label, "P").filter(|prefix| tells(prefix) && !is_shown(prefix, shown)) {
            notes.add("page labels", Hidden::Property, &prefix, Thing::PageLabel);
        }
    }
}

/// What programs that read aloud say of a picture or of text, where it is not what stands there.
fn structure(dict: &Dict<'_>, shown: &str, notes: &mut Notes) {
    if !dict.contains_key("S") || !(dict.contains_key("P") || is_name(dict, "Type", b"StructElem")) {
        return;
    }
    for key in ["Alt", "ActualText", "E"] {
        if let Some(text) = string(dict, key).filter(|text| !is_shown(text, shown)) {
            notes.add("structure", Hidden::AltText, &text, Place::text(Role::AltText));
        }
    }
}

/// A bookmark whose title stands on no page.
fn bookmark(dict: &Dict<'_>, shown: &str, notes: &mut Notes) {
    let is_item = dict.contains_key("Title") && dict.contains_key("Parent") && !dict.contains_key("Subtype");
    if let Some(title) = string(dict, "Title").filter(|title| is_item && !is_shown(title, shown)) {
        notes.add("outline", Hidden::Property, &title, Thing::Bookmark);
    }
}

/// Whether `text` stands on the pages, of which `shown` is all text without white space.
fn is_shown(text: &str, shown: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    shown.contains(&text)
}

fn string(dict: &Dict<'_>, key: &str) -> Option<String> {
    let text = text_string(dict.get::<PdfString<'_>>(key)?.as_bytes());
    (!text.trim().is_empty()).then_some(text)
}

fn is_name(dict: &Dict<'_>, key: &str, name: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|value| value.as_ref() == name)
}

/// The items of an array that are dictionaries, also those that are referred to.
fn dicts<'a>(xref: &'a XRef, dict: &Dict<'a>, key: &str) -> Vec<Dict<'a>> {
    let Some(array) = dict.get::<Array<'a>>(key) else { return Vec::new() };
    let one = |item| match item {
        MaybeRef::Ref(id) => xref.get::<Dict<'a>>(ObjectIdentifier::from(id)),
        MaybeRef::NotRef(object) => Object::into_dict(object),
    };
    array.raw_iter().filter_map(one).collect()
}
