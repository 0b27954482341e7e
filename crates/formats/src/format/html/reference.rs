//! Character references: `&amp;`, `&nbsp;`, `&#x4E2D;`. What stands for a character is one piece; all else is stored as
//! it is read.

use std::collections::HashMap;
use std::ops::Range;

use hegao_model::document::Origin;
use html5gum::{Token, Tokenizer};

/// The longest reference: the longest name has 33 letters.
const LONGEST: usize = 40;

/// Stretches of a source with what they stand for.
#[derive(Default)]
pub(super) struct References {
    /// What was looked up before; a page has the same few again and again.
    known: HashMap<Box<str>, Box<str>>,
}

impl References {
    /// Hands out the text of `range` of `source`, stretch by stretch, each with its origin.
    pub(super) fn read(&mut self, source: &str, range: Range<usize>, mut stretch: impl FnMut(&str, Origin)) {
        let mut at = range.start;
        while at < range.end {
            let next = memchr::memchr(b'&', &source.as_bytes()[at..range.end]).map_or(range.end, |found| at + found);
            if at < next {
                stretch(&source[at..next], Origin::exact(at));
            }
            at = next;
            if at < range.end {
                let (text, length) = self.at(&source[at..range.end]);
                stretch(text, Origin::of(text, source, at..at + length));
                at += length;
            }
        }
    }

    /// What `rest`, which begins with an ampersand, stands for there, and how many of its bytes do.
    fn at<'a>(&'a mut self, rest: &'a str) -> (&'a str, usize) {
        let is_name = |&(_, byte): &(usize, &u8)| byte.is_ascii_alphanumeric() || *byte == b'#';
        let bytes = &rest.as_bytes()[1..];
        let name = bytes.iter().enumerate().take(LONGEST).take_while(is_name).count();
        let end = 1 + name + usize::from(bytes.get(name) == Some(&b';'));
        if name == 0 {
            return ("&", 1);
        }
        let written = &rest[..end];
        if !self.known.contains_key(written) {
            self.known.insert(written.into(), decoded(written).into());
        }
        let text = &*self.known[written];
        // Without a semicolon some names end where they are known: `&ampx` is & and x.
        let same = text.bytes().rev().zip(written.bytes().rev()).take_while(|(a, b)| a == b && a.is_ascii()).count();
        let same = if text.len() == written.len() { same.min(end - 1) } else { same };
        (&text[..text.len() - same], end - same)
    }
}

/// What a reference stands for.
fn decoded(written: &str) -> String {
    let tokens = Tokenizer::new(written).filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    tokens.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Piece;

    fn read(source: &str) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        References::default().read(source, 0..source.len(), |text, origin| {
            let piece = Piece { part: 0, text: 0..text.len() as u32, origin };
            found.push((text.to_owned(), piece.source().len()));
        });
        found
    }

    #[test]
    fn a_reference_is_one_piece() {
        for (source, expected) in [
            ("法&amp;治", &[("法", 3), ("&", 5), ("治", 3)][..]),
            ("&nbsp;&#x4E2D;&#20013;", &[("\u{A0}", 6), ("中", 8), ("中", 8)]),
            ("a & b", &[("a ", 2), ("&", 1), (" b", 2)]),
            ("&ampx", &[("&", 4), ("x", 1)]),
            ("&unknown;x", &[("&", 1), ("unknown;x", 9)]),
            ("?a=1&b=2", &[("?a=1", 4), ("&", 1), ("b=2", 3)]),
            ("&#0;", &[("\u{FFFD}", 4)]),
            ("&", &[("&", 1)]),
        ] {
            let expected: Vec<_> = expected.iter().map(|(text, length)| ((*text).to_owned(), *length)).collect();
            assert_eq!(read(source), expected, "{source}");
        }
    }
}
