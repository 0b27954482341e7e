//! What a PDF file packs: its streams, and the strings of its objects and content, which are written in digits and escapes.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

use super::Why;
use crate::format::pdf::guard;
use crate::format::pdf::lexer::{Lexer, Piece, Scope};
use hegao_model::document::Limits;

/// How deep objects stand in each other.
const MAX_DEPTH: usize = 100;

/// Something that a PDF file packs: what it is called here, and its bytes.
pub(super) type Member = (String, Result<Vec<u8>, Why>);

/// Whether the file is one.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// All that it packs. Of pictures nobody asks what their points say.
///
/// # Errors
/// It cannot be opened, or is too large, unpacked.
pub(super) fn members(bytes: &[u8], limits: &Limits) -> Result<Vec<Member>, Why> {
    if guard::is_encrypted(bytes) {
        return Err(Why::Encrypted);
    }
    let broken = guard::check(bytes, limits).map_err(|_| Why::Size)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Why::Packed)?;
    guard::check_pictures(&pdf, limits).map_err(|_| Why::Size)?;
    let (mut strings, mut members) = (Strings::default(), Vec::new());
    for object in pdf.objects() {
        if let Object::Stream(stream) = &object
            && !guard::is_picture(stream.dict().data())
        {
            members.push(unpacked(stream, &mut strings));
        }
        strings.of(&object, MAX_DEPTH);
    }
    if broken > 0 {
        // Of a damaged stream what comes out is not all that is in it.
        members.push(("streams".to_owned(), Err(Why::Packed)));
    }
    let whole = if strings.is_cut { Err(Why::Depth) } else { Ok(strings.wide.into_bytes()) };
    members.push(("strings".to_owned(), Ok(strings.plain)));
    members.push(("strings of UTF-16".to_owned(), whole));
    Ok(members)
}

/// The bytes without the data of pictures that are packed in the plain way; `None`: it cannot be told where they stand.
#[cfg(feature = "raster")]
pub(super) fn without_pictures(bytes: &[u8]) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let file: &[u8] = pdf.data().as_ref();
    let mut cut = Vec::new();
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        if guard::is_picture(stream.dict().data()) {
            let data = stream.raw_data();
            let start = data.as_ptr().addr().checked_sub(file.as_ptr().addr())?;
            (file.get(start..start + data.len())? == &*data).then_some(())?;
            cut.push(start..start + data.len());
        }
    }
    cut.sort_by_key(|range| range.start);
    let (mut kept, mut at) = (Vec::new(), 0);
    for range in cut {
        kept.extend_from_slice(file.get(at..range.start)?);
        at = range.end;
    }
    kept.extend_from_slice(&file[at..]);
    Some(kept)
}

fn unpacked(stream: &Stream<'_>, strings: &mut Strings) -> Member {
    let data = stream.decoded_data().map_err(|_| Why::Packed);
    let data = data.map(|data| data.into_owned());
    if let Ok(data) = &data
        && !is_font(stream.dict())
    {
        let pieces = Lexer::new(data, Scope::Content);
        pieces.for_each(|piece| {
            if let Piece::String(text) = piece {
                strings.add(&text)
            }
        });
    }
    (format!("object {}", stream.obj_id().obj_number), data)
}

fn is_font(dict: &Dict<'_>) -> bool {
    ["Length1", "Length3"].iter().any(|key| dict.contains_key(key))
        || dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref().ends_with(b"C"))
}

/// Strings, one a line: those of UTF-16 decoded, all others as they are.
#[derive(Default)]
struct Strings {
    plain: Vec<u8>,
    wide: String,
    is_cut: bool,
}

impl Strings {
    fn add(&mut self, string: &[u8]) {
        let units = |from: fn([u8; 2]) -> u16| string[2..].chunks_exact(2).map(move |pair| from([pair[0], pair[1]]));
        match string {
            [0xFE, 0xFF, ..] => self.line(units(u16::from_be_bytes)),
            [0xFF, 0xFE, ..] => self.line(units(u16::from_le_bytes)),
            _ => {
                self.plain.extend(string);
                self.plain.push(b'\n');
            }
        }
    }

    fn line(&mut self, units: impl Iterator<Item = u16>) {
        self.wide.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        self.wide.push('\n');
    }

    /// Adds the strings and names of an object.
    fn of(&mut self, object: &Object<'_>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            self.is_cut = true;
            return;
        };
        match object {
            Object::String(string) => self.add(string.as_bytes()),
            Object::Name(name) => self.add(name),
            Object::Array(items) => items.raw_iter().for_each(|item| self.item(&item, depth)),
            Object::Dict(dict) => self.entries(dict, depth),
            Object::Stream(stream) => self.entries(stream.dict(), depth),
            _ => {}
        }
    }

    fn entries(&mut self, dict: &Dict<'_>, depth: usize) {
        for (key, value) in dict.entries() {
            self.add(&key);
            self.item(&value, depth);
        }
    }

    fn item(&mut self, item: &MaybeRef<Object<'_>>, depth: usize) {
        if let MaybeRef::NotRef(object) = item {
            self.of(object, depth);
        }
    }
}
