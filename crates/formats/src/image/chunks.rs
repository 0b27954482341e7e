//! PNG and WebP: chunks with a name and a length, of which some hold text, and what lies behind the last.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{Said, camera, is_of_program, jpeg, long, xmp};
use crate::encoding::decode;
use hegao_model::document::Hidden;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Field;

/// Reads a PNG picture.
pub(super) fn png(bytes: &[u8], said: &mut Said) {
    let mut at = 8;
    while let (Some(length), Some(name)) = (long(bytes, at), bytes.get(at + 4..at + 8)) {
        let end = at + 8 + length;
        let Some(data) = bytes.get(at + 8..end) else { return };
        match name {
            b"tEXt" | b"zTXt" | b"iTXt" => text(name, data, said),
            b"eXIf" => camera::read(data, said),
            b"IEND" => return said.behind(bytes.get(end + 4..).unwrap_or_default()),
            _ => {}
        }
        at = end + 4;
    }
}

/// Reads a WebP picture. Its numbers are the other way round.
pub(super) fn webp(bytes: &[u8], said: &mut Said) {
    let number = |at: usize| long(bytes, at).map(|number| (number as u32).swap_bytes() as usize);
    let whole = number(4).map_or(0, |length| length + 8);
    let mut at = 12;
    while let (Some(length), Some(name)) = (number(at + 4), bytes.get(at..at + 4).filter(|_| at < whole)) {
        let Some(data) = bytes.get(at + 8..at + 8 + length) else { return };
        match name {
            b"XMP " => xmp::read(data, said),
            b"EXIF" => camera::read(data, said),
            _ => {}
        }
        at += 8 + length + length % 2;
    }
    said.behind(bytes.get(whole + whole % 2..).unwrap_or_default());
}

/// A keyword and what it is for, in one of the three ways that PNG has.
fn text(name: &[u8], data: &[u8], said: &mut Said) {
    let Some((keyword, rest)) = split(data) else { return };
    let value = match name {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => unpacked(rest.get(1..).unwrap_or_default(), said),
        // Whether and how it is packed, the language, the keyword in that language.
        _ => {
            let translated = rest.get(2..).and_then(split).and_then(|(_, rest)| split(rest));
            let Some((_, value)) = translated else { return };
            if rest[0] == 1 { unpacked(value, said) } else { value.to_vec() }
        }
    };
    tell(&String::from_utf8_lossy(keyword), value, said);
}

fn tell(keyword: &str, value: Vec<u8>, said: &mut Said) {
    let (hidden, field) = match keyword {
        "XML:com.adobe.xmp" => return xmp::read(&value, said),
        "Raw profile type exif" | "Raw profile type APP1" => return camera::read(&profile(&value), said),
        "Raw profile type xmp" => return xmp::read(&profile(&value), said),
        "Raw profile type iptc" => return jpeg::resources(&profile(&value), said),
        "Author" | "Artist" => (Hidden::Author, Field::Author),
        "Title" => (Hidden::Property, Field::Title),
        "Copyright" => (Hidden::Property, Field::Rights),
        "Description" | "Disclaimer" | "Warning" => (Hidden::Property, Field::Description),
        "Comment" | "comment" => return said.remark(&value),
        "Source" => (Hidden::Camera, Field::Camera),
        "Thumb::URI" => (Hidden::Path, Field::Path),
        // What programs write of themselves and of the picture.
        _ if keyword.contains(':') || keyword.starts_with("Raw profile") => return,
        "Software" | "software" | "CREATOR" | "Model" | "Make" | "Date" | "Creation Time" => return,
        _ => (Hidden::CustomData, Field::AttachedData),
    };
    let text = decode(value).text;
    if !is_of_program(&text) {
        said.add(hidden, field, &text);
    }
}

/// What stands before and behind the first zero.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(0, bytes)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

/// A text that is packed, as far as it may be unpacked.
fn unpacked(bytes: &[u8], said: &Said) -> Vec<u8> {
    let (budget, mut text) = (said.budget, Vec::new());
    let most = budget.left(Bound::PackedText).min(budget.left(Bound::Unpacked));
    // What comes before a fault is as good as all of it.
    let _ = ZlibDecoder::new(bytes).take(most.saturating_add(1)).read_to_end(&mut text);
    if budget.spend(Bound::Unpacked, text.len(), said.part).is_err() {
        return Vec::new();
    }
    budget.head(Bound::PackedText, &text, said.part).to_vec()
}

/// What another sort of picture would hold, as ImageMagick writes it: its name, its length, its bytes in hexadecimal.
fn profile(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
        .skip(2)
        .flatten()
        .filter_map(|digit| char::from(*digit).to_digit(16).map(|digit| digit as u8))
        .collect();
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
