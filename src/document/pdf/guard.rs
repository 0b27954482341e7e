//! How much a file would be, unpacked: measured before anything unpacks it.
//!
//! hayro unpacks what it is asked for, however large that gets. So the file is walked first, stream by stream as the
//! words `stream` and `endstream` divide it, and each is unpacked into nothing but a count. Pictures are left out: they
//! are large by nature, and this reader never unpacks one.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::document::{Gap, GapKind, Limits};

/// How often a stream may be packed.
const MAX_LAYERS: usize = 4;

/// How far before the word `stream` its dictionary may begin.
const DICTIONARY: usize = 4096;

/// Refuses files whose streams are more than `limits` allow, unpacked.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Gap> {
    let mut left = limits.unpacked;
    let mut from = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        if at < from || bytes[..at].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(&bytes[at.saturating_sub(DICTIONARY).max(from)..at]);
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let end = memmem::find(data, b"endstream").unwrap_or(data.len());
        from = bytes.len() - data.len() + end;
        if !is_picture(dictionary) {
            left = left.checked_sub(size(dictionary, &data[..end], left)).ok_or_else(|| too_much(limits))?;
        }
    }
    Ok(())
}

/// What comes unpacked from `data`, up to one more than `most`.
pub(super) fn size(dictionary: &[u8], data: &[u8], most: u64) -> u64 {
    let mut layers = count(dictionary, b"/FlateDecode") + count(dictionary, b"/Fl ") + count(dictionary, b"/Fl]");
    if layers == 0 && data.first().is_some_and(|first| first & 0x0F == 8) {
        layers = 1; // A dictionary in another object may say so.
    }
    // LZW and run lengths pack less well; their worst is assumed only when they pack nothing that is small.
    let factor = if dictionary.windows(4).any(|word| word == b"/LZW") { 1500 } else { 1 };
    let factor = factor * if dictionary.windows(4).any(|word| word == b"/Run") { 64 } else { 1 };
    let mut reader: Box<dyn Read + '_> = Box::new(data);
    for _ in 0..layers.min(MAX_LAYERS) {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let mut buffer = [0; 32 * 1024];
    let mut total = 0;
    while total <= most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    if factor > 1 && total > 4 << 20 { total.saturating_mul(factor) } else { total }
}

pub(super) fn too_much(limits: &Limits) -> Gap {
    let detail = format!(
        "解压后超过 {} MB，没有检查；请确认文件来源，另存为较小的 PDF 再查，或调高 limits 的上限",
        limits.unpacked >> 20
    );
    Gap::of_file(GapKind::Limit, detail)
}

/// The dictionary at the end of `bytes`: from the last `obj` on.
fn dictionary(bytes: &[u8]) -> &[u8] {
    memmem::rfind(bytes, b"obj").map_or(bytes, |at| &bytes[at..])
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    memmem::find_iter(bytes, word).count()
}

/// Whether the stream is a picture as its dictionary says: then it has a width and a height.
fn is_picture(dictionary: &[u8]) -> bool {
    count(dictionary, b"/Image") > 0 && count(dictionary, b"/Width") > 0 && count(dictionary, b"/Height") > 0
}
