//! RTF (RTF 1.9.1), as Word, WPS, WordPad and LibreOffice write it (.rtf).
//!
//! `token` takes the text apart, `state` knows what holds within a group, `reader` puts paragraphs together. Groups are kept on a stack of
//! its own, so that nothing that is nested can exhaust the program's.

mod bytes;
mod charset;
mod destination;
mod object;
mod paragraph;
mod reader;
mod state;
mod table;
mod tell;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod word;

use std::ops::Range;

use crate::encoding::decoded_part;
use crate::format::odf::package::of_nothing;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Document, Format, Gap, Reason, Syntax};
use reader::Reader;

/// What the part is called in which all of it stands.
const PART: &str = "rtf";

/// Reads the file `bytes`, within `budget`.
///
/// # Errors
/// None that can come of the file.
pub(crate) fn read(mut bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let binaries = take_binaries(&mut bytes);
    let (part, broken) = decoded_part(None, bytes, Syntax::Plain);
    let part = part.within(PART.to_owned());
    let mut opened = of_nothing(budget)?;
    opened.found.gaps.extend(broken.into_iter().map(|bytes| {
        let reason = Reason::UndecodablePart { bytes: bytes.end - bytes.start };
        Gap { bytes: Some(bytes), ..Gap::of_file(reason) }
    }));
    let index = opened.next_part();
    // The text is taken out while it is read, because what is found is put beside it.
    let text = part.text.clone();
    opened.keep(part);
    let mut blocks = Reader::new(&text, index, &mut opened, binaries).read();
    blocks.append(&mut opened.found.blocks);
    Ok(Document::new(Format::Rtf, opened.parts, blocks, opened.found.gaps))
}

/// Takes out bytes that stand as they are (`\binN`), which are no text in any encoding; blanks stand for them.
fn take_binaries(bytes: &mut [u8]) -> Vec<Vec<u8>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&bytes[from..], b"\\bin") {
        let start = from + at + 4;
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&bytes[start..start + digits]).ok().and_then(|digits| digits.parse().ok());
        let number: usize = number.unwrap_or(0);
        let begin = start + digits + usize::from(bytes.get(start + digits) == Some(&b' '));
        let end = begin.saturating_add(number).min(bytes.len());
        if digits > 0 && begin <= end {
            ranges.push(begin..end);
        }
        from = end.max(start);
    }
    let take = |range: Range<usize>| {
        let taken = bytes[range.clone()].to_vec();
        bytes[range].fill(b' ');
        taken
    };
    ranges.into_iter().map(take).collect()
}
