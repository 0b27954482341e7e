//! Objects of older programs: compound files, in which one stream holds the file that somebody put into the document.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::encoding::decode;
use crate::hidden::address::is_path;

/// What every compound file begins with.
pub(crate) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The stream that the packager of Windows writes.
const NATIVE: &str = "/\u{1}Ole10Native";

/// The streams in which programs put a whole file as it is.
const WHOLE: [&str; 2] = ["/Package", "/CONTENTS"];

/// The streams of documents of the older Office.
const DOCUMENTS: [&str; 4] = ["/WordDocument", "/Workbook", "/Book", "/PowerPoint Document"];

/// A file within an object.
pub(crate) struct Packed {
    /// What it was called, if that is stored.
    pub(crate) name: Option<String>,
    /// Where it lay, for its author and for the program that packed it.
    pub(crate) paths: Vec<String>,
    /// At most so many bytes of it as were asked for.
    pub(crate) bytes: Vec<u8>,
}

/// The file that the object `bytes` holds; at most `most` bytes of it.
pub(crate) fn packed(bytes: &[u8], most: u64) -> Option<Packed> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let mut object = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = |name: &str| {
        let mut bytes = Vec::new();
        object.open_stream(name).ok()?.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    if let Some(bytes) = stream(NATIVE) {
        return Some(native(&bytes));
    }
    let bytes = WHOLE.iter().find_map(|name| stream(name))?;
    Some(Packed { name: None, paths: Vec::new(), bytes })
}

/// Takes apart what the packager has written: lengths, the file's name, two paths, the file.
pub(crate) fn native(stream: &[u8]) -> Packed {
    let whole = || Packed { name: None, paths: Vec::new(), bytes: stream.get(4..).unwrap_or_default().to_vec() };
    parts(stream).unwrap_or_else(whole)
}

fn parts(stream: &[u8]) -> Option<Packed> {
    let rest = stream.get(4..)?.strip_prefix(&[2, 0])?;
    let (name, rest) = text(rest)?;
    let (from, rest) = text(rest)?;
    let (by, rest) = counted(rest.get(4..)?)?;
    let (bytes, _) = counted(rest)?;
    let by = decode(by.strip_suffix(&[0]).unwrap_or(by).to_vec()).text;
    let mut paths = vec![from, by];
    paths.retain(|path| is_path(path));
    paths.dedup();
    Some(Packed { name: Some(name).filter(|name| !name.trim().is_empty()), paths, bytes: bytes.to_vec() })
}

/// A text that a zero ends, and what follows.
fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = memchr::memchr(0, bytes)?;
    Some((decode(bytes[..end].to_vec()).text, &bytes[end + 1..]))
}

/// Bytes behind their number, and what follows. Of a file that was cut, what there is.
fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (number, rest) = bytes.split_at_checked(4)?;
    let number = u32::from_le_bytes(number.try_into().ok()?) as usize;
    Some(rest.split_at(number.min(rest.len())))
}

/// Whether the object `bytes` is a formula of the equation editor or of MathType: all that it holds is on the page.
pub(crate) fn is_formula(bytes: &[u8]) -> bool {
    let object = if bytes.starts_with(MAGIC) { CompoundFile::open(Cursor::new(bytes)).ok() } else { None };
    object.is_some_and(|object| {
        let is_document = || [NATIVE].iter().chain(&WHOLE).chain(&DOCUMENTS).any(|name| object.is_stream(name));
        object.is_stream("/Equation Native") && !is_document()
    })
}

#[cfg(test)]
pub(crate) mod sample {
    use std::io::{Cursor, Write};

    use cfb::CompoundFile;

    /// An object with one stream.
    pub(crate) fn object(stream: &str, bytes: &[u8]) -> Vec<u8> {
        let mut object = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        object.create_stream(stream).unwrap().write_all(bytes).unwrap();
        object.flush().unwrap();
        object.into_inner().into_inner()
    }

    /// What the packager of Windows writes of a file.
    pub(crate) fn native(name: &str, path: &str, bytes: &[u8]) -> Vec<u8> {
        let counted = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
        let inner = [
            b"\x02\0",
            name.as_bytes(),
            b"\0",
            path.as_bytes(),
            b"\0\0\0\x03\0",
            &counted(format!("{path}\0").as_bytes()),
            &counted(bytes),
        ];
        counted(&inner.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{native, object};
    use super::*;

    #[test]
    fn a_packed_file_comes_with_its_name_and_path() {
        let path = "C:\\Users\\liming\\名单.txt";
        let bytes = object(NATIVE, &native("名单.txt", path, b"abc"));
        let packed = packed(&bytes, 1000).unwrap();
        assert_eq!((packed.name.as_deref(), packed.bytes.as_slice()), (Some("名单.txt"), &b"abc"[..]));
        assert_eq!(packed.paths, [path]);
        assert_eq!(super::packed(&object("/Package", b"PK\x03\x04"), 2).unwrap().bytes, b"PK");
        assert!(super::packed(&object("/Workbook", b"x"), 9).is_none() && super::packed(b"PK", 9).is_none());
    }

    #[test]
    fn a_formula_is_an_object_that_is_nothing_else() {
        let with = |streams: &[&str]| {
            let mut object = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
            object.create_storage_all("/ObjectPool/_1").unwrap();
            streams.iter().for_each(|name| drop(object.create_stream(name).unwrap()));
            object.flush().unwrap();
            object.into_inner().into_inner()
        };
        assert!(is_formula(&with(&["/Equation Native", "/\u{1}CompObj"])));
        for streams in [
            &["/ObjectPool/_1/Equation Native"][..],
            &["/WordDocument", "/Equation Native"],
            &["/Workbook", "/Equation Native"],
            &["/\u{1}Ole10Native", "/Equation Native"],
            &["/CONTENTS", "/Equation Native"],
            &[],
        ] {
            assert!(!is_formula(&with(streams)), "{streams:?}");
        }
    }

    #[test]
    fn a_broken_object_gives_what_there_is() {
        let stream = native("a.txt", "C:\\a\\a.txt", b"abc");
        for length in 0..stream.len() {
            let packed = super::native(&stream[..length]);
            assert!(packed.bytes.len() <= length);
        }
        let bytes = object(NATIVE, &stream);
        for at in (0..bytes.len()).step_by(13) {
            packed(&bytes[..at], 100);
            let mut changed = bytes.clone();
            changed[at] ^= 0xFF;
            packed(&changed, 100);
        }
    }
}
