//! How much a file would be, unpacked: measured before anything unpacks it.
//!
//! hayro unpacks what it is asked for, however large that gets. So the file is walked first, stream by stream as the
//! words `stream` and `endstream` divide it, and each is unpacked into nothing but a count. Pictures are left out: they
//! are large by nature, and this reader never unpacks one. An encrypted file is measured through hayro, which decrypts
//! it; what is in its packed objects only the limits of the process bound.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Object, Stream};
use memchr::memmem;

use super::unpack::{Measured, measure};
use hegao_model::document::{Gap, Limits, Reason};

/// How far before the word `stream` its dictionary may begin.
const DICTIONARY: usize = 4096;

/// Refuses files whose streams are more than `limits` allow, unpacked. Else tells how many are damaged.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<usize, Gap> {
    if is_encrypted(bytes) {
        return Ok(0);
    }
    let mut total = Total::new(limits);
    let mut from = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        if at < from || bytes[..at].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(&bytes[at.saturating_sub(DICTIONARY).max(from)..at]);
        let data = &bytes[at + b"stream".len()..];
        let Some(data) =
            data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r"))
        else {
            continue; // The word in a text.
        };
        let end = memmem::find(data, b"endstream").unwrap_or(data.len());
        from = bytes.len() - data.len() + end;
        total.add(dictionary, &data[..end])?;
    }
    Ok(total.broken)
}

/// The same for a file that had to be decrypted.
pub(super) fn check_decrypted(pdf: &Pdf, limits: &Limits) -> Result<usize, Gap> {
    let mut total = Total::new(limits);
    if is_encrypted(pdf.data().as_ref()) {
        for object in pdf.objects() {
            if let Object::Stream(stream) = object {
                total.add(stream.dict().data(), &stream.raw_data())?;
            }
        }
    }
    Ok(total.broken)
}

/// Refuses files that call a stream a picture which is used as something else, and so was not measured.
pub(crate) fn check_pictures(pdf: &Pdf, limits: &Limits) -> Result<(), Gap> {
    let is_one = |object: Object<'_>| object.into_stream().is_some_and(|stream| is_picture(stream.dict().data()));
    for object in pdf.objects() {
        let dict = match &object {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict(),
            _ => continue,
        };
        for key in
            ["Contents", "ToUnicode", "Encoding", "FontFile", "FontFile2", "FontFile3", "Metadata", "CIDToGIDMap"]
        {
            let is_disguised = match dict.get::<Object<'_>>(key) {
                Some(Object::Array(items)) => items.iter::<Object<'_>>().any(is_one),
                Some(object) => is_one(object),
                None => false,
            };
            if is_disguised {
                return Err(too_much(limits));
            }
        }
    }
    Ok(())
}

/// Whether the stream, which a page shows, is damaged.
pub(super) fn is_broken(stream: &Stream<'_>, limits: &Limits) -> bool {
    measure(stream.dict().data(), &stream.raw_data(), limits.unpacked).is_broken
}

/// What was measured so far.
struct Total<'l> {
    limits: &'l Limits,
    left: u64,
    broken: usize,
}

impl<'l> Total<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { limits, left: limits.unpacked, broken: 0 }
    }

    fn add(&mut self, dictionary: &[u8], data: &[u8]) -> Result<(), Gap> {
        if is_picture(dictionary) {
            return Ok(());
        }
        let Measured { size, is_broken } = measure(dictionary, data, self.left);
        self.broken += usize::from(is_broken);
        self.left = self.left.checked_sub(size).ok_or_else(|| too_much(self.limits))?;
        Ok(())
    }
}

pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"/Encrypt").is_some()
}

fn too_much(limits: &Limits) -> Gap {
    Gap::of_file(Reason::PdfUnpacked { limit: limits.unpacked })
}

/// The dictionary at the end of `bytes`: from the last `obj` on.
fn dictionary(bytes: &[u8]) -> &[u8] {
    memmem::rfind(bytes, b"obj").map_or(bytes, |at| &bytes[at..])
}

/// Whether the stream is a picture as its dictionary says: then it has a width and a height.
pub(crate) fn is_picture(dictionary: &[u8]) -> bool {
    let has = |word: &&[u8]| memmem::find(dictionary, word).is_some();
    [&b"/Image"[..], b"/Width", b"/Height"].iter().all(has) && ![&b"/ObjStm"[..], b"/XRef", b"/Form"].iter().any(has)
}
