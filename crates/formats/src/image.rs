//! What a picture says beside what it shows: where, when, with what and by whom it was taken, what people wrote into it,
//! and what lies behind its end. The same in every document, whatever holds the picture.
//!
//! What every picture has (sizes, colours, the programs that wrote it and their identifiers) says nothing of a person
//! and is not told. Small copies of the picture that cameras keep are not looked at either.

mod camera;
mod chunks;
mod gif;
mod jpeg;
mod metafile;
mod size;
mod tiff;
mod xmp;

use std::collections::HashSet;

use crate::encoding::decode;
use crate::hidden::address::is_path;
use crate::hidden::telling::{is_remark, tells};
use hegao_model::document::Hidden;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::Field;
pub(crate) use size::size;

/// Bytes of the head of a bitmap, without which it shows nothing.
const BITMAP_HEAD: usize = 54;

/// What `bytes`, a picture of any sort in this part, say: what it is, which of its fields, and the text. Of a picture
/// that is cut off, what stands in front is told.
pub(crate) fn said(bytes: &[u8], budget: &Budget, part: Option<&str>) -> Vec<(Hidden, Field, String)> {
    let mut said = Said { budget, part, told: Vec::new(), known: HashSet::new() };
    if bytes.starts_with(b"\xFF\xD8") {
        jpeg::read(bytes, &mut said);
    } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        chunks::png(bytes, &mut said);
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        chunks::webp(bytes, &mut said);
    } else if bytes.get(4..8) == Some(b"ftyp") {
        camera::read_within(bytes, &mut said);
        // An item of type `application/rdf+xml` stands in the file as it is: ISO/IEC 23008-12, annex A.3.
        let packet = memchr::memmem::find(bytes, b"<x:xmpmeta").map(|at| &bytes[at..]);
        let end = packet.and_then(|packet| memchr::memmem::find(packet, b"</x:xmpmeta>"));
        if let Some((packet, end)) = packet.zip(end) {
            xmp::read(&packet[..end + b"</x:xmpmeta>".len()], &mut said);
        }
    } else if tiff::Tiff::open(bytes).is_some() {
        camera::read(bytes, &mut said);
    } else if bytes.starts_with(b"GIF8") {
        gif::read(bytes, &mut said);
    } else if metafile::is_metafile(bytes) {
        metafile::read(bytes, &mut said);
    } else if bytes.starts_with(b"BM") {
        let size = bytes.get(2..6).and_then(|size| Some(u32::from_le_bytes(size.try_into().ok()?) as usize));
        said.behind(size.filter(|size| *size > BITMAP_HEAD).and_then(|size| bytes.get(size..)).unwrap_or_default());
    } else if is_text(bytes) && memchr::memmem::find(bytes, b"<svg").is_some() {
        xmp::read(bytes, &mut said);
    }
    said.told
}

/// Whether the head of a picture has anything in it that [`said`] would read.
pub(crate) fn may_say(head: &[u8]) -> bool {
    let has = |marks: &[&[u8]]| marks.iter().any(|mark| memchr::memmem::find(head, mark).is_some());
    if head.starts_with(b"\xFF\xD8") {
        return has(&[b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0\0", b"\xFF\xFE"]);
    }
    if head.starts_with(b"\x89PNG") {
        return may_say_behind(head);
    }
    match head.get(8..12) {
        // Which chunks follow: bits of the extended form.
        Some(b"WEBP") => head.get(12..16) == Some(b"VP8X") && head.get(20).is_some_and(|bits| bits & 0x0C != 0),
        _ if head.starts_with(b"GIF8") => has(&[b"\x21\xFE", b"XMP DataXMP"]),
        // What phones and scanners write has it anywhere.
        _ => head.get(4..8) == Some(b"ftyp") || tiff::Tiff::open(head).is_some(),
    }
}

/// Whether a picture that begins so may say something behind what it shows.
pub(crate) fn has_end(head: &[u8]) -> bool {
    head.starts_with(b"\x89PNG")
}

/// Whether a stretch of a PNG picture has chunks that say something.
pub(crate) fn may_say_behind(stretch: &[u8]) -> bool {
    [&b"tEXt"[..], b"zTXt", b"iTXt", b"eXIf"].iter().any(|name| memchr::memmem::find(stretch, name).is_some())
}

/// Whether a picture is written in XML.
fn is_text(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

/// What was found so far.
struct Said<'b> {
    budget: &'b Budget,
    part: Option<&'b str>,
    told: Vec<(Hidden, Field, String)>,
    known: HashSet<(Hidden, String)>,
}

impl Said<'_> {
    /// Adds a text, unless it was told already: most programs write the same thing in two or three places.
    fn add(&mut self, hidden: Hidden, field: Field, text: &str) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if text.is_empty() {
            return;
        }
        let text = self.budget.cut(Bound::PictureText, text, self.part);
        let is_shown = hidden == Hidden::EmbeddedText;
        let (hidden, field) = if is_path(text) && !is_shown { (Hidden::Path, Field::Path) } else { (hidden, field) };
        if self.known.insert((hidden, text.to_owned()))
            && self.budget.spend(Bound::PictureTexts, 1_u64, self.part).is_ok()
            && self.budget.spend(Bound::PictureBytes, text.len(), self.part).is_ok()
        {
            self.told.push((hidden, field, text.to_owned()));
        }
    }

    /// Adds what may be a person's remark, or the name of a program.
    fn remark(&mut self, bytes: &[u8]) {
        let text = decode(bytes.to_vec()).text;
        let is_text =
            !text.contains(|c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace()));
        if is_text && (is_remark(&text) || is_path(&text)) && !is_of_program(&text) && !is_of_encoder(&text) {
            self.add(Hidden::Property, Field::Comments, &text);
        }
    }

    /// Tells of bytes behind the end of the picture. Blanks fill something up; phones keep a film of the moment there, and notes
    /// of their own.
    fn behind(&mut self, rest: &[u8]) {
        let is_film = rest.get(4..8) == Some(b"ftyp") || memchr::memmem::find(rest, b"MotionPhoto_Data").is_some();
        let is_blank = rest.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace());
        let is_of_phone = rest.ends_with(b"SEFT") && memchr::memmem::find(rest, b"SEFH").is_some();
        if is_film {
            self.add(Hidden::StrayBytes, Field::MotionPhoto, &format!("短片，{} 字节", rest.len()));
        } else if !is_blank && !is_of_phone {
            self.add(Hidden::StrayBytes, Field::TrailingData, &format!("{} 字节", rest.len()));
        }
    }
}

/// Whether a remark is what a program writes into every picture.
fn is_of_program(text: &str) -> bool {
    const STARTS: [&str; 9] = [
        "creator:",
        "created with",
        "created by",
        "file written",
        "lead tech",
        "optimized",
        "edited with",
        "software:",
        "compressed by",
    ];
    let lower = text.trim().to_ascii_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
}

/// Whether a remark is what the program that packed the picture says of itself.
fn is_of_encoder(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_version =
        |word: &str| word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let names_one = ["jpeg", "copyright", "encoder", "imagemagick"].iter().any(|name| lower.contains(name));
    !tells(text) && (names_one || lower.split_whitespace().any(is_version))
}

/// A number of two bytes, the higher first.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

/// A number of four bytes, the highest first.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize)
}

#[cfg(test)]
mod tests;
