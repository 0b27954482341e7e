//! Rows and their cells, each with its place. The `csv` crate tells values but not places; a test holds the cut against
//! the crate's. A quotation mark that nothing closes is a character like any other, and so are all behind it, or one
//! stray mark would make the rest of the file one cell.

use std::borrow::Cow;
use std::ops::Range;

use super::layout::Layout;
use crate::layout::flow::Gathered;
use crate::layout::table::{Cell, Row};
use hegao_model::document::Origin;

/// A row: where it stands, and its cells.
pub(super) struct Record<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    /// Without the line end.
    pub(super) range: Range<usize>,
    /// The line that it begins in.
    pub(super) line: usize,
    /// Its cells, also the empty ones.
    pub(super) fields: Vec<Field>,
}

/// A cell: where it stands, with the quotation marks around it.
pub(super) struct Field {
    pub(super) range: Range<usize>,
    pub(super) is_quoted: bool,
}

impl Row for Record<'_> {
    fn cells(&self) -> Vec<Cell<'_>> {
        (0..).zip(&self.fields).map(|(column, field)| Cell::new(column, field.value(self.text))).collect()
    }
}

impl Field {
    /// What it says.
    pub(super) fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.is_quoted {
            false => Cow::Borrowed(&text[self.range.clone()]),
            true => Cow::Owned(self.gathered(text).text),
        }
    }

    /// The value with its places: of what stands in quotation marks, a doubled one is one.
    pub(super) fn gathered(&self, text: &str) -> Gathered {
        let mut value = Gathered::new(0);
        let Range { start: mut at, end } = self.range;
        if self.is_quoted {
            at += 1;
            while let Some(mark) = memchr::memchr(b'"', &text.as_bytes()[at..end]).map(|found| at + found) {
                value.push(&text[at..mark], Origin::exact(at));
                at = mark + 1;
                if text.as_bytes()[at..end].first() != Some(&b'"') {
                    break;
                }
                value.push("\"", Origin::escaped(mark..mark + 2));
                at += 1;
            }
        }
        // What stands behind the closing mark belongs to the value, as it is.
        value.push(&text[at..end], Origin::exact(at));
        value
    }
}

/// The rows of a text that are not empty.
pub(super) struct Records<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: usize,
    /// Whether quotation marks still hold values together.
    pub(super) quotes: bool,
}

impl<'a> Records<'a> {
    /// The rows of `text`.
    pub(super) fn new(text: &'a str, layout: Layout) -> Self {
        let line = if layout.start > 0 { 2 } else { 1 };
        Self { text, separator: layout.separator, at: layout.start, line, quotes: true }
    }

    /// The cell at the current place, which is then the end of it.
    fn field(&mut self) -> Field {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_quoted = self.quotes && bytes.get(start) == Some(&b'"');
        if is_quoted {
            match closing(&bytes[start..]) {
                Some(end) => self.at = start + end,
                None => {
                    self.quotes = false;
                    return self.field();
                }
            }
        }
        let rest = &bytes[self.at..];
        self.at += memchr::memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        Field { range: start..self.at, is_quoted }
    }

    /// Steps over a line end; whether there was one.
    fn line_end(&mut self) -> bool {
        let length = match &self.text.as_bytes()[self.at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }
}

/// The length of what stands in quotation marks at the start of `bytes`, with both; `None` if nothing closes it.
fn closing(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        while self.line_end() {}
        if self.at >= self.text.len() {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let mut fields = vec![self.field()];
        while self.text.as_bytes().get(self.at) == Some(&self.separator) {
            self.at += 1;
            fields.push(self.field());
        }
        let range = start..self.at;
        if fields.iter().any(|field| field.is_quoted) {
            self.line += line_ends(&self.text[range.clone()]);
        }
        Some(Record { text: self.text, range, line, fields })
    }
}

/// How many lines end in `text`.
fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|&at| bytes[at] == b'\r' || at == 0 || bytes[at - 1] != b'\r').count()
}
