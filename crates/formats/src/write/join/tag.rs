//! The tags of a stretch of markup.

use std::ops::Range;

use hegao_model::document::Syntax;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    End,
    /// Both: `<w:p/>`.
    Empty,
}

/// A tag. HTML writes its name in any letter case, and is compared as it is written.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    /// In bytes of the part's text.
    pub(super) range: Range<usize>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }
}

/// The tags of `markup`, which begins at `from`; `None` if anything else than white space stands between them.
pub(super) fn tags(markup: &str, from: usize, syntax: Syntax) -> Option<Vec<Tag<'_>>> {
    if !matches!(syntax, Syntax::Xml | Syntax::Html) {
        return None;
    }
    let tags = all(markup, from)?;
    let mut at = from;
    for tag in &tags {
        let text = markup.get(at - from..tag.range.start - from)?;
        if !text.trim().is_empty() {
            return None;
        }
        at = tag.range.end;
    }
    markup.get(at - from..)?.trim().is_empty().then_some(tags)
}

/// The tags of `markup`, which begins at `from`, whatever stands between them; `None` if it is cut within one, or has a comment
/// or a declaration that is not at its beginning.
pub(super) fn all(markup: &str, from: usize) -> Option<Vec<Tag<'_>>> {
    let (mut tags, mut at) = (Vec::new(), 0);
    while let Some(start) = memchr::memchr(b'<', &markup.as_bytes()[at..]).map(|found| at + found) {
        let end = end_of(markup, start)?;
        let inner = &markup[start + 1..end - 1];
        at = end;
        if inner.starts_with('?') {
            continue;
        }
        if inner.starts_with('!') {
            return None;
        }
        let (kind, inner) = match (inner.strip_prefix('/'), inner.strip_suffix('/')) {
            (Some(inner), _) => (Kind::End, inner),
            (None, Some(inner)) => (Kind::Empty, inner),
            (None, None) => (Kind::Start, inner),
        };
        let name = inner.split(|c: char| c.is_ascii_whitespace()).next().filter(|name| !name.is_empty())?;
        tags.push(Tag { name, kind, range: from + start..from + end });
    }
    Some(tags)
}

/// Where the tag that begins at `start` ends: its `>` stands in no quotation.
fn end_of(markup: &str, start: usize) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in markup.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(index + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}
