//! Texts put into a stored part: in its encoding, with every other byte as it was.

use std::ops::Range;

use hegao_model::document::{Part, Storage, Syntax};

use super::Refusal;

/// What is to be written at `source` of a part's text, as it is stored but for the encoding.
pub(super) struct Splice {
    pub(super) source: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    /// Something that is put in.
    pub(super) fn at(at: usize, text: String) -> Self {
        Self { source: at..at, text }
    }
}

/// The bytes of `part`, which are `bytes` now, with `splices`, which are in order.
///
/// # Errors
/// The bytes are not those of the part, or its encoding lacks a character that its syntax cannot write otherwise.
pub(super) fn spliced(part: &Part, bytes: &[u8], splices: &[Splice]) -> Result<Vec<u8>, Refusal> {
    let Storage::Stored(coding, syntax) = &part.storage else { return Err(Refusal::Derived) };
    let mark = coding.segments.first().map_or(0, |segment| segment.byte_start as usize);
    let is_current = match &coding.bytes {
        Some(stored) => stored == bytes,
        None => bytes.get(mark..) == Some(part.text.as_bytes()),
    };
    if !is_current {
        return Err(Refusal::Stale);
    }
    let is_ascii = *syntax == Syntax::Xml && !declares_unicode(&part.text);
    let mut written = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for splice in splices {
        let stored = part.stored(splice.source.clone());
        let charset = part.charset_at(stored.start).ok_or(Refusal::Half { at: stored.start })?;
        written.extend_from_slice(bytes.get(at..stored.start as usize).ok_or(Refusal::Stale)?);
        let text = if is_ascii { charset.bytes(&referenced(&splice.text)) } else { charset.bytes(&splice.text) };
        let no_such = || Refusal::NotInEncoding { encoding: charset.name(), at: stored.start };
        written.extend(text.ok_or_else(no_such)?);
        at = stored.end as usize;
    }
    written.extend_from_slice(bytes.get(at..).ok_or(Refusal::Stale)?);
    Ok(written)
}

/// Whether an XML part says that it is in an encoding that has every character, or says nothing, which means UTF-8. Some programs
/// declare US-ASCII and write references for all else: what is put in must do so too.
fn declares_unicode(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or("", |(said, _)| said);
    let Some((_, encoding)) = declaration.split_once("encoding") else { return true };
    let encoding = encoding.trim_start_matches(['=', ' ', '"', '\'']).to_ascii_lowercase();
    encoding.starts_with("utf") || encoding.starts_with("gb18030")
}

/// The text with references for what is not ASCII.
fn referenced(text: &str) -> String {
    let reference = |c: char| if c.is_ascii() { c.to_string() } else { format!("&#x{:X};", c as u32) };
    text.chars().map(reference).collect()
}

#[cfg(test)]
mod tests {
    use crate::encoding::decoded_part;

    use super::*;

    #[test]
    fn a_part_that_declares_ascii_gets_references() {
        for (declared, expected) in [("us-ascii", "&#x7532;"), ("UTF-8", "甲")] {
            let text = format!("<?xml version='1.0' encoding='{declared}'?><a></a>");
            let (part, _) = decoded_part(Some("a.xml".into()), text.clone().into(), Syntax::Xml);
            let at = text.len() - 4;
            let written = spliced(&part, text.as_bytes(), &[Splice::at(at, "甲".into())]).unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), text.replace("</a>", &format!("{expected}</a>")));
        }
    }
}
