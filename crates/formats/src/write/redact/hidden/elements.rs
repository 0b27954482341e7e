//! The elements of an XML part, each with where it begins and ends.

use std::ops::Range;

use super::super::markup::{Tag, Token, tokens};
use crate::write::splice::Splice;

/// An element.
pub(super) struct Element {
    /// Its first tag.
    pub(super) tag: Tag,
    /// All of it.
    pub(super) whole: Range<usize>,
    /// What stands between its tags.
    pub(super) inner: Range<usize>,
    /// The number of the element that it stands in.
    pub(super) parent: Option<usize>,
}

/// The elements of `text`, in the order in which they begin; `None`: it is not well-formed.
pub(super) fn elements(text: &str) -> Option<Vec<Element>> {
    let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    for token in tokens(text, false) {
        let Token::Tag(tag) = token else { continue };
        if tag.is_end {
            let last = open.pop()?;
            let element: &mut Element = &mut elements[last];
            if text[element.tag.name.clone()] != text[tag.name.clone()] {
                return None;
            }
            element.inner.end = tag.range.start;
            element.whole.end = tag.range.end;
            continue;
        }
        let (start, end) = (tag.range.start, tag.range.end);
        if !tag.is_empty {
            open.push(elements.len());
        }
        let parent = if tag.is_empty { open.last() } else { open.iter().rev().nth(1) }.copied();
        elements.push(Element { tag, whole: start..end, inner: end..end, parent });
    }
    open.is_empty().then_some(elements)
}

impl Element {
    /// Its name without a prefix.
    pub(super) fn local<'t>(&self, text: &'t str) -> &'t str {
        self.tag.local(text)
    }

    /// The splice that takes all of it out.
    pub(super) fn gone(&self) -> Splice {
        Splice { source: self.whole.clone(), text: String::new() }
    }

    /// The splices that take out its tags and leave what stands between them.
    pub(super) fn unwrapped(&self) -> [Splice; 2] {
        let end = self.inner.end.max(self.tag.range.end)..self.whole.end;
        [self.tag.range.clone(), end].map(|source| Splice { source, text: String::new() })
    }
}

/// The splices in order, without those within others that take all out.
pub(super) fn in_order(mut splices: Vec<Splice>) -> Vec<Splice> {
    splices.retain(|splice| !splice.source.is_empty() || !splice.text.is_empty());
    splices.sort_by(|a, b| (a.source.start, b.source.end).cmp(&(b.source.start, a.source.end)));
    splices.dedup_by(|next, last| next.source.start < last.source.end);
    splices
}
