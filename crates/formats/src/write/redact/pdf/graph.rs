//! The objects of a file, written anew: what the catalog leads to and nothing else, so that neither earlier states nor what nothing
//! refers to any more go along. Numbers stay as they are.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{FromBytes, Name, Object, ObjectIdentifier, String as PdfString};
use sha2::{Digest, Sha256};

use crate::write::Refusal;
use crate::write::pdf::raw;

/// How deep objects may stand in each other.
const MAX_DEPTH: usize = 100;

/// The highest number that an object may have (ISO 32000-1, annex C).
const MAX_OBJECTS: u32 = 8_388_607;

/// Entries that go, whatever they say: what describes the file or a page, what programs keep for themselves, pictures of pages as they
/// were, scripts, files within the file, and the words that are told instead of what is shown (14.3, 14.5, 12.3.4, 12.6.4.17, 7.11.4, 14.9).
const GONE: [&[u8]; 11] = [
    b"Metadata",
    b"PieceInfo",
    b"Thumb",
    b"JS",
    b"JavaScript",
    b"AA",
    b"EmbeddedFiles",
    b"AF",
    b"XFA",
    b"ActualText",
    b"Alt",
];

/// An object: its bytes, and the data if it is a stream.
struct Content {
    object: Vec<u8>,
    data: Option<Vec<u8>>,
}

/// A file that was written anew.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// How many strings and names were masked.
    pub(super) swept: usize,
    /// The entries that went.
    pub(super) removed: Vec<String>,
}

/// The objects of a file.
pub(super) struct Graph<'g> {
    pdf: &'g Pdf,
    pages: HashSet<ObjectIdentifier>,
    /// What a string says once its values are masked; `None`: there are none in it.
    masked: &'g dyn Fn(&[u8]) -> Option<String>,
    /// What the names that were met become.
    names: RefCell<HashMap<Vec<u8>, Option<String>>>,
    /// How many strings and names were masked, and which entries went.
    swept: Cell<usize>,
    gone: RefCell<BTreeSet<String>>,
    /// Objects that take the place of others, and new ones.
    own: HashMap<ObjectIdentifier, Content>,
    next: u32,
}

impl<'g> Graph<'g> {
    /// `size` is one more than the highest number.
    pub(super) fn new(pdf: &'g Pdf, size: u32, masked: &'g dyn Fn(&[u8]) -> Option<String>) -> Self {
        let pages = pdf.pages().iter().filter_map(|page| page.raw().obj_id()).collect();
        Self {
            pdf,
            pages,
            masked,
            names: RefCell::default(),
            swept: Cell::default(),
            gone: RefCell::default(),
            own: HashMap::new(),
            next: size,
        }
    }

    /// Adds a stream; returns its number.
    pub(super) fn add(&mut self, dict: Vec<u8>, data: Vec<u8>) -> u32 {
        while self.pdf.xref().get::<Object<'_>>(ObjectIdentifier::new(self.next, 0)).is_some() {
            self.next += 1;
        }
        self.own.insert(ObjectIdentifier::new(self.next, 0), Content { object: dict, data: Some(data) });
        self.next += 1;
        self.next - 1
    }

    /// Puts a dictionary, or a stream with this data, in the place of an object.
    pub(super) fn replace(&mut self, id: ObjectIdentifier, object: Vec<u8>, data: Option<Vec<u8>>) {
        self.own.insert(id, Content { object, data });
    }

    /// The file.
    ///
    /// # Errors
    /// An object cannot be followed, or the file is larger than its tables can say.
    pub(super) fn written(mut self) -> Result<Written, Refusal> {
        let root = self.pdf.xref().root_id();
        let (mut open, mut done) = (vec![root], BTreeMap::new());
        while let Some(id) = open.pop() {
            if done.contains_key(&id.obj_number) {
                continue;
            }
            let Some(content) = self.content(id) else { continue };
            let mut written = Vec::new();
            self.clean(&content.object, &mut written, &mut open, MAX_DEPTH).ok_or(Refusal::Damaged)?;
            if let Some(data) = content.data {
                written.truncate(written.len() - b">>".len());
                written.extend(format!("/Length {}>>stream\n", data.len()).as_bytes());
                written.extend(data);
                written.extend(b"\nendstream");
            }
            done.insert(id.obj_number, (id.gen_number, written));
        }
        let bytes = file(self.pdf, root, &done).ok_or(Refusal::TooLarge)?;
        Ok(Written { bytes, swept: self.swept.get(), removed: self.gone.into_inner().into_iter().collect() })
    }

    fn content(&mut self, id: ObjectIdentifier) -> Option<Content> {
        if let Some(own) = self.own.remove(&id) {
            return Some(own);
        }
        let plain = |object: Vec<u8>| Some(Content { object, data: None });
        match self.pdf.xref().get::<Object<'_>>(id)? {
            Object::Dict(dict) => {
                let is_page = dict.get::<Name<'_>>("Type").is_some_and(|name| name.as_ref() == b"Page");
                // A page of no list: what was taken out of the file.
                if is_page && !self.pages.contains(&id) { plain(b"null".to_vec()) } else { plain(dict.data().to_vec()) }
            }
            Object::Array(array) => plain([b"[", array.data(), b"]"].concat()),
            Object::Stream(stream) => {
                let data = Some(stream.raw_data().into_owned());
                Some(Content { object: stream.dict().data().to_vec(), data })
            }
            Object::String(text) => plain(hex(text.as_bytes())),
            Object::Name(name) => plain(name_as_written(&name)),
            Object::Number(number) => plain(raw::number(number.as_f64()).into_bytes()),
            other => plain(other.to_string().into_bytes()),
        }
    }

    /// Writes an object without what is to go, and notes what it refers to.
    fn clean(
        &self,
        object: &[u8],
        written: &mut Vec<u8>,
        open: &mut Vec<ObjectIdentifier>,
        depth: usize,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match object {
            [b'<', b'<', ..] => return self.clean_dict(object, written, open, depth),
            [b'[', inner @ .., b']'] => {
                written.push(b'[');
                let mut at = raw::skip(inner, 0);
                while at < inner.len() {
                    let end = raw::end(inner, at)?;
                    self.clean(&inner[at..end], written, open, depth)?;
                    written.push(b' ');
                    at = raw::skip(inner, end);
                }
                written.push(b']');
            }
            [b'(' | b'<', ..] => self.string(object, written)?,
            [b'/', name @ ..] => self.name(name, written),
            _ => {
                open.extend(reference(object));
                written.extend_from_slice(object);
            }
        }
        Some(())
    }

    /// Writes a string, masked if it says a value.
    fn string(&self, string: &[u8], written: &mut Vec<u8>) -> Option<()> {
        let Some(text) = (self.masked)(PdfString::from_bytes(string)?.as_bytes()) else {
            written.extend_from_slice(string);
            return Some(());
        };
        self.swept.set(self.swept.get() + 1);
        if text.is_ascii() {
            written.extend(hex(text.as_bytes()));
        } else {
            written.extend(raw::text(&text).as_bytes());
        }
        Some(())
    }

    /// Writes a name, whose sign is not part of it: one that is a value is masked wherever it stands. Words of letters alone are those
    /// of the format.
    fn name(&self, name: &[u8], written: &mut Vec<u8>) {
        let decoded = raw::name(name);
        if decoded.iter().all(u8::is_ascii_alphabetic) {
            return written.extend([b"/", name].concat());
        }
        let mut known = self.names.borrow_mut();
        match known.entry(decoded).or_insert_with_key(|name| (self.masked)(name)) {
            Some(masked) => {
                self.swept.set(self.swept.get() + 1);
                written.extend(name_as_written(masked.as_bytes()));
            }
            None => written.extend([b"/", name].concat()),
        }
    }

    fn clean_dict(
        &self,
        dict: &[u8],
        written: &mut Vec<u8>,
        open: &mut Vec<ObjectIdentifier>,
        depth: usize,
    ) -> Option<()> {
        let (entries, _) = raw::entries(dict)?;
        if entries.iter().any(|entry| entry.key == b"EF") {
            // What names a file within the file.
            self.gone.borrow_mut().insert("EmbeddedFile".to_owned());
            written.extend(b"null");
            return Some(());
        }
        written.extend(b"<<");
        for entry in entries {
            let value = &dict[entry.value.clone()];
            // What an abbreviation stands for; elsewhere this is a number or a name.
            let is_expansion =
                entry.key == b"E" && matches!(value, [b'(', ..] | [b'<', ..]) && !value.starts_with(b"<<");
            if GONE.contains(&&*entry.key) || is_expansion {
                self.gone.borrow_mut().insert(String::from_utf8_lossy(&entry.key).into_owned());
                continue;
            }
            // That of the data is written with them.
            if entry.key == b"Length" {
                continue;
            }
            let key = entry.whole.start + 1;
            self.name(&dict[key..raw::end(dict, entry.whole.start)?], written);
            written.push(b' ');
            self.clean(value, written, open, depth)?;
        }
        written.extend(b">>");
        Some(())
    }
}

/// What a reference refers to.
fn reference(object: &[u8]) -> Option<ObjectIdentifier> {
    let mut words = object.strip_suffix(b"R")?.split(|byte| raw::is_white(*byte)).filter(|word| !word.is_empty());
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse::<i32>().ok();
    Some(ObjectIdentifier::new(u32::try_from(number()?).ok()?, number()?))
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("<{digits}>").into_bytes()
}

fn name_as_written(name: &[u8]) -> Vec<u8> {
    let sign = |byte: &u8| {
        if byte.is_ascii_alphanumeric() { char::from(*byte).to_string() } else { format!("#{byte:02X}") }
    };
    format!("/{}", name.iter().map(sign).collect::<String>()).into_bytes()
}

/// A file of these objects, with one table in plain text.
fn file(pdf: &Pdf, root: ObjectIdentifier, objects: &BTreeMap<u32, (i32, Vec<u8>)>) -> Option<Vec<u8>> {
    let old = pdf.data().as_ref();
    let head = crate::format::pdf::crossref::head(old);
    let version = old.get(head..head + b"%PDF-1.7".len())?;
    let mut written = [version, b"\n%\xE6\xA0\xB8\xE7\xA8\xBF\n"].concat();
    let mut places = BTreeMap::new();
    for (number, (generation, object)) in objects {
        places.insert(*number, (written.len(), *generation));
        written.extend(format!("{number} {generation} obj\n").as_bytes());
        written.extend(object);
        written.extend(b"\nendobj\n");
    }
    let (start, last) = (written.len(), *objects.keys().next_back()?);
    u32::try_from(start).ok()?;
    // Each number takes a line of the table, used or not.
    (last < MAX_OBJECTS && objects.values().all(|(generation, _)| (0..=65_535).contains(generation))).then_some(())?;
    let size = last + 1;
    let id: String = Sha256::digest(&written)[..16].iter().map(|byte| format!("{byte:02X}")).collect();
    written.extend(format!("xref\n0 {size}\n").as_bytes());
    let free: Vec<u32> = (0..size).filter(|number| !places.contains_key(number)).collect();
    let mut next = free.iter().skip(1).chain([&0]);
    for number in 0..size {
        let line = match places.get(&number) {
            Some((place, generation)) => format!("{place:010} {generation:05} n \n"),
            None => format!("{:010} {:05} f \n", next.next()?, if number == 0 { 65_535 } else { 1 }),
        };
        written.extend(line.as_bytes());
    }
    let (root, generation) = (root.obj_number, root.gen_number);
    written.extend(
        format!("trailer\n<</Size {size}/Root {root} {generation} R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n")
            .as_bytes(),
    );
    Some(written)
}
