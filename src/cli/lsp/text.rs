//! The text of an open document, and how places in it are counted.
//!
//! A position is a line and, in it, units of the encoding that client and server have agreed on (LSP 3.17, Text Documents): bytes,
//! UTF-16 code units or code points. Lines end at LF, CRLF and a lone CR. What lies behind the end of a line is its end, and what
//! lies within a character is its beginning, so that every position means a place.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

/// What the `character` of a position counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// What holds if nothing was agreed on.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The first of those that the client offers which we know.
    pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Self {
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        offered.iter().find_map(known).unwrap_or_default()
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A text with its lines. No `Debug`: it would print what somebody writes.
#[derive(Clone)]
pub(super) struct Text {
    text: String,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let starts = starts(&text);
        Self { text, starts }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// A line without its end, in bytes; behind the last one, nothing at the end of the text.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let Some(&start) = self.starts.get(line) else { return self.text.len()..self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = &self.text[start..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        start..start + text.strip_suffix('\r').unwrap_or(text).len()
    }

    /// The byte at a position.
    pub(super) fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = self.line(position.line as usize);
        let mut left = position.character as usize;
        for (at, c) in self.text[line.clone()].char_indices() {
            let width = encoding.width(c);
            if left < width {
                return line.start + at;
            }
            left -= width;
        }
        line.end
    }

    /// The position of a byte.
    pub(super) fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let number = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let line = self.line(number);
        let before = &self.text[line.start..offset.min(line.end)];
        let units: usize = before.chars().map(|c| encoding.width(c)).sum();
        Position::new(number.try_into().unwrap_or(u32::MAX), units.try_into().unwrap_or(u32::MAX))
    }

    /// The range between two bytes.
    pub(super) fn range(&self, bytes: &Range<usize>, encoding: Encoding) -> lsp_types::Range {
        lsp_types::Range::new(self.position(bytes.start, encoding), self.position(bytes.end, encoding))
    }

    /// The bytes of a range, whichever of its ends comes first.
    pub(super) fn bytes(&self, range: &lsp_types::Range, encoding: Encoding) -> Range<usize> {
        let (one, other) = (self.offset(range.start, encoding), self.offset(range.end, encoding));
        one.min(other)..one.max(other)
    }

    /// Puts `new` into the place of a range, or of everything.
    pub(super) fn change(&mut self, range: Option<&lsp_types::Range>, new: &str, encoding: Encoding) {
        match range {
            Some(range) => self.text.replace_range(self.bytes(range, encoding), new),
            None => new.clone_into(&mut self.text),
        }
        self.starts = starts(&self.text);
    }
}

fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    std::iter::once(0).chain(ends.filter(is_end).map(|at| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn positions_count_in_the_units_agreed_on() {
        // 𠀀 is Han outside the BMP: four bytes, two UTF-16 code units.
        let text = Text::new("a𠀀核\r\n稿\r\n\r末".to_owned());
        let at = |offset: usize| ALL.map(|encoding| text.position(offset, encoding)).map(|at| (at.line, at.character));
        assert_eq!(at(5), [(0, 5), (0, 3), (0, 2)]);
        assert_eq!(at(8), [(0, 8), (0, 4), (0, 3)]);
        assert_eq!(at(10), [(1, 0); 3]);
        assert_eq!(at(text.as_str().len()), [(3, 3), (3, 1), (3, 1)]);
        // Within CRLF the line is at its end; within a character, at its beginning.
        assert_eq!(at(9), [(0, 8), (0, 4), (0, 3)]);
        assert_eq!(at(3), [(0, 1); 3]);
    }

    #[test]
    fn every_place_comes_back_from_its_position() {
        let text = Text::new("甲𠀀乙\n\n丙\r丁\r\n戊".to_owned());
        let places = text.as_str().char_indices().map(|(at, _)| at).chain([text.as_str().len()]);
        for at in places.filter(|&at| !text.as_str()[at..].starts_with('\n') || !text.as_str()[..at].ends_with('\r')) {
            for encoding in ALL {
                assert_eq!(text.offset(text.position(at, encoding), encoding), at, "{encoding:?}");
            }
        }
    }

    #[test]
    fn a_position_that_is_nowhere_means_the_nearest_place() {
        let text = Text::new("𠀀\n乙".to_owned());
        let offset = |line, character| text.offset(Position::new(line, character), Encoding::Utf16);
        assert_eq!(
            [offset(0, 1), offset(0, 9), offset(1, 9), offset(7, 0), offset(u32::MAX, u32::MAX)],
            [0, 4, 8, 8, 8]
        );
    }

    #[test]
    fn the_first_known_encoding_that_is_offered_holds() {
        let kinds =
            |names: &[&'static str]| names.iter().map(|name| PositionEncodingKind::new(name)).collect::<Vec<_>>();
        for (offered, encoding) in
            [(&["utf-7", "utf-32", "utf-8"][..], Encoding::Utf32), (&["utf-8"], Encoding::Utf8), (&[], Encoding::Utf16)]
        {
            assert_eq!(Encoding::negotiated(&kinds(offered)), encoding);
        }
    }
}
