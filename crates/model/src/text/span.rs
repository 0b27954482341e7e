//! Half-open byte ranges, typed by the text that they point into.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Marks offsets into the text of a block as it stands in the document.
pub enum Source {}

/// Marks offsets into the text of a block after folding.
pub enum Folded {}

/// A half-open range of UTF-8 byte offsets into the text that `S` names.
///
/// ```
/// use hegao_model::text::{Source, Span};
/// let span: Span<Source> = Span::new(3, 9);
/// assert_eq!(span.of("依法治国"), "法治");
/// ```
pub struct Span<S> {
    start: u32,
    end: u32,
    space: PhantomData<fn() -> S>,
}

impl<S> Span<S> {
    /// The span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// If `start` lies behind `end`, or if an offset does not fit 32 bits: readers refuse larger texts.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "internal error: a span that ends before it starts");
        let narrow = |offset| u32::try_from(offset).expect("internal error: a text above 4 GiB");
        Self { start: narrow(start), end: narrow(end), space: PhantomData }
    }

    /// Byte offset of the first character.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Byte offset behind the last character.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, to slice with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The part of `text` that the span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

// Written by hand: deriving would ask for the same traits of the marker.
impl<S> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<S> Copy for Span<S> {}
impl<S> PartialEq for Span<S> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<S> Eq for Span<S> {}
impl<S> PartialOrd for Span<S> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<S> Ord for Span<S> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<S> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
