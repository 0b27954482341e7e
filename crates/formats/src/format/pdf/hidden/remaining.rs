//! What no reader took.
//!
//! The readers know the places where the specification lets text stand. Programs have keys of their own, and the specification
//! has more places than readers. So what is left is looked at, whatever it is called: the strings, names and keys of all
//! objects, the lines of streams that are text, comments. What may hold someone's number or address is told, with the keys that
//! lead to it; the rest is names of fonts, languages, identifiers and dates.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use memchr::memmem;

use super::super::guard::is_encrypted;
use super::super::lexer::{Lexer, Piece, Scope};
use super::super::operation::are_operations;
use super::super::own::is_own;
use super::super::string::text_string;
use super::{MAX_DEPTH, Notes, is_name, is_shown};
use crate::hidden::telling::is_private;
use hegao_model::document::place::{Named, Scheme};
use hegao_model::document::{Hidden, Place, Spot, Thing};

/// How many keys are named that lead to a text, the innermost.
const KEYS: usize = 3;

/// Of so many characters one may be no character of text: else the bytes are something else.
const STRANGE: usize = 20;

/// What is left of a file.
struct Remaining<'n> {
    /// All that is read elsewhere, without white space.
    known: String,
    /// Streams that are colours of pictures.
    palettes: HashSet<ObjectIdentifier>,
    notes: &'n mut Notes,
}

/// Tells what no reader took of the objects of a file, of whose pages `shown` is the text without white space.
pub(in crate::format::pdf) fn remaining(pdf: &Pdf, shown: &str, notes: &mut Notes) {
    let mut remaining = Remaining::after(shown, notes);
    pdf.objects().into_iter().for_each(|object| remaining.object(&object, &[], MAX_DEPTH));
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        remaining.stream(&stream, &within(stream.dict(), &[]));
    }
}

/// The same of the file's bytes: comments, and objects that no table lists. All else is to be told before.
pub(in crate::format::pdf) fn unlisted(bytes: &[u8], shown: &str, notes: &mut Notes) {
    let mut remaining = Remaining::after(shown, notes);
    let is_encrypted = is_encrypted(bytes);
    for piece in Lexer::new(bytes, Scope::File) {
        match piece {
            Piece::Comment(text) => remaining.text(text, || Thing::SourceComment.into()),
            Piece::String(text) if !is_encrypted => remaining.text(&text, || Thing::UnlistedObject.into()),
            Piece::String(_) => {}
        }
    }
}

impl<'n> Remaining<'n> {
    fn after(shown: &str, notes: &'n mut Notes) -> Self {
        let told = notes.notes.iter().map(|note| &note.text).chain(&notes.dismissed);
        let told = told.flat_map(|text| text.chars().filter(|c| !c.is_whitespace()).chain(['\n']));
        Self { known: shown.chars().chain(['\n']).chain(told).collect(), palettes: HashSet::new(), notes }
    }

    fn object(&mut self, object: &Object<'_>, path: &[String], depth: usize) {
        if depth == 0 {
            self.notes.is_cut = true;
            return;
        }
        match object {
            Object::String(text) => self.text(text.as_bytes(), || entry(path)),
            Object::Name(name) => self.text(name, || entry(path)),
            Object::Array(items) => self.array(items, path, depth),
            Object::Dict(dict) => self.dict(dict, path, depth),
            Object::Stream(stream) => self.dict(stream.dict(), path, depth),
            _ => {}
        }
    }

    fn array(&mut self, items: &Array<'_>, path: &[String], depth: usize) {
        let is_palette = matches!(items.raw_iter().next(), Some(MaybeRef::NotRef(Object::Name(name))) if name.as_ref() == b"Indexed");
        for item in items.raw_iter() {
            match &item {
                MaybeRef::Ref(id) if is_palette => self.palettes.extend([ObjectIdentifier::from(*id)]),
                MaybeRef::NotRef(Object::String(_)) if is_palette => self.dismiss(&item),
                MaybeRef::NotRef(item) => self.object(item, path, depth - 1),
                MaybeRef::Ref(_) => {}
            }
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, path: &[String], depth: usize) {
        if is_own(dict) {
            dict.entries().for_each(|(_, value)| self.dismiss(&value));
            return;
        }
        let mut path = within(dict, path);
        // What a signature signs with is no text, and an address of the web is judged as one.
        let is_judged = |key: &str| match key {
            "Contents" => dict.contains_key("ByteRange"),
            "URI" => is_name(dict, "S", b"URI"),
            _ => false,
        };
        for (key, value) in dict.entries() {
            self.text(&key, || entry(&path));
            if is_judged(key.as_str()) {
                self.dismiss(&value);
                continue;
            }
            if let MaybeRef::NotRef(value) = value {
                path.push(key.as_str().to_owned());
                self.object(&value, &path, depth - 1);
                path.pop();
            }
        }
    }

    /// Keeps in mind a string that is not told: it is met again among the file's bytes.
    fn dismiss(&mut self, value: &MaybeRef<Object<'_>>) {
        if let MaybeRef::NotRef(Object::String(text)) = value
            && may_be_private(text.as_bytes())
        {
            self.notes.dismissed.push(text_string(text.as_bytes()));
        }
    }

    /// The lines of a stream that is text, and the comments and properties in content.
    fn stream(&mut self, stream: &Stream<'_>, path: &[String]) {
        if !may_be_text(stream) || self.palettes.contains(&stream.obj_id()) {
            return;
        }
        let Ok(data) = stream.decoded_data() else { return };
        if are_operations(&data) {
            self.content(&data, path);
            let comments = Lexer::new(&data, Scope::Content);
            for comment in comments.filter_map(|piece| if let Piece::Comment(text) = piece { Some(text) } else { None })
            {
                self.text(comment, || Thing::SourceComment.into());
            }
        } else if may_be_private(&data) && memmem::find(&data, b"begincmap").is_none() {
            let is_description = is_name(stream.dict(), "Type", b"Metadata");
            let place =
                || if is_description { Spot::Property { scheme: Scheme::Xmp, name: None }.into() } else { entry(path) };
            self.lines(&crate::encoding::decode(data.into_owned()).text, place);
        }
    }

    /// What operations are given besides the text that they show.
    fn content(&mut self, data: &[u8], path: &[String]) {
        let mut operations = UntypedIter::new(data);
        while let Some(operation) = operations.next() {
            for operand in operation.operands() {
                if let Object::Dict(properties) = operand {
                    self.dict(properties, path, MAX_DEPTH);
                }
            }
        }
    }

    fn text(&mut self, bytes: &[u8], place: impl Fn() -> Place) {
        // Bytes of UTF-16 do not tell: those of 一三九 are ASCII.
        let is_wide = bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]);
        if is_wide || may_be_private(bytes) {
            self.lines(&text_string(bytes), place);
        }
    }

    /// Tells what of a text may be someone's, unless it is no text.
    fn lines(&mut self, text: &str, place: impl Fn() -> Place) {
        let strange = text.chars().filter(|c| *c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace())).count();
        if strange * STRANGE > text.chars().count() {
            return;
        }
        let is_told = |line: &str| may_be_private(line.as_bytes()) && is_private(line) && !is_identifier(line);
        let parts = text.split(|c: char| c.is_control() || "<>\"'\u{FFFD}".contains(c)).map(str::trim);
        let lines: Vec<&str> = parts.filter(|line| !line.is_empty()).collect();
        // What a line end cuts stands in neither line.
        let is_cut = |pair: &&[&str]| !pair.iter().any(|line| is_told(line) || is_identifier(line));
        let pairs = lines.windows(2).filter(is_cut).map(|pair| pair.join("\n"));
        for line in lines.iter().map(|line| (*line).to_owned()).chain(pairs).filter(|line| is_told(line)) {
            if !is_shown(&line, &self.known) {
                self.notes.add("stored data", Hidden::CustomData, &line, place());
            }
        }
    }
}

/// The keys that lead into `dict`, which says what it is, or stands at `path`.
fn within(dict: &Dict<'_>, path: &[String]) -> Vec<String> {
    let sort = ["Subtype", "Type", "FT"].iter().find_map(|key| dict.get::<Name<'_>>(*key));
    sort.map_or_else(|| path.to_vec(), |sort| vec![sort.as_str().to_owned()])
}

fn entry(path: &[String]) -> Place {
    let name = path[path.len().saturating_sub(KEYS)..].join("/");
    if name.is_empty() {
        Thing::StoredText.into()
    } else {
        Spot::Named { thing: Named::Entry, name: name.into() }.into()
    }
}

/// Whether so many digits, or the sign of an address, stand in it that it is worth a look; or so much that is not ASCII that
/// they may be digits of another writing.
fn may_be_private(bytes: &[u8]) -> bool {
    let are_many = |is_one: fn(&u8) -> bool| bytes.iter().filter(|byte| is_one(byte)).nth(9).is_some();
    are_many(u8::is_ascii_digit) || bytes.contains(&b'@') || are_many(|byte| !byte.is_ascii())
}

/// Whether it is an identifier that programs make: 8-4-4-4-12 hexadecimal digits, alone or behind a word.
fn is_identifier(text: &str) -> bool {
    let lengths =
        || text.split(['-', ':', '.', '{', '}']).filter(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    lengths().map(str::len).collect::<Vec<_>>().windows(5).any(|parts| parts == [8, 4, 4, 4, 12])
}

/// Whether the stream says of itself that it is anything but text: a picture, a font, a profile of colours, objects, a file.
fn may_be_text(stream: &Stream<'_>) -> bool {
    const OTHERS: [&str; 7] =
        ["Length1", "Length3", "N", "FunctionType", "ShadingType", "BitsPerSample", "BitsPerComponent"];
    let dict = stream.dict();
    let is_of = |key: &str, names: &[&str]| names.iter().any(|name| is_name(dict, key, name.as_bytes()));
    !OTHERS.iter().any(|key| dict.contains_key(key))
        && !is_of("Type", &["XRef", "ObjStm", "EmbeddedFile"])
        && !is_of("Subtype", &["Image", "Type1C", "CIDFontType0C", "OpenType"])
}
