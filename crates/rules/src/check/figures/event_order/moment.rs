//! When something is to be: 2026年6月底前, 9月中旬, 3月5日.

use super::super::date::{Written, last_month};
use hegao_model::text::{Folded, Span};

/// A day, or the end of a part of a month, as far as it is told.
pub(super) struct Moment {
    pub(super) span: Span<Folded>,
    pub(super) year: Option<i16>,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Moment {
    /// The last that a clause tells; what it is about ends at `end`, and begins at `start` at the earliest.
    pub(super) fn last(folded: &str, start: usize, end: usize) -> Option<Self> {
        let near = folded[start..end].rfind('月')? + start + '月'.len_utf8();
        let date = Written::at(folded, near).filter(|date| date.span.start() >= start)?;
        let behind = &folded[near..];
        let (day, len) = match date.days.first() {
            Some(day) => (day.number, day.span.end() - near),
            None => [("底", 31), ("末", 31), ("下旬", 30), ("中旬", 20), ("上旬", 10), ("初", 5)]
                .into_iter()
                .find(|(word, _)| behind.starts_with(word))
                .map(|(word, day)| (day, word.len()))?,
        };
        (near + len <= end).then(|| Self {
            span: Span::new(date.span.start(), near + len),
            year: date.year,
            month: date.month,
            day,
        })
    }

    /// Whether it lies before another, which stands before it in the text; where it names no year it is that of the other.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let year = self.year.or(other.year);
        let is_comparable = other.year.is_some() || self.year.is_none();
        is_comparable && (year, self.month, self.day) < (other.year, other.month, other.day)
    }
}

/// What is farther from what happens than this, in bytes, is not about it.
const FAR: usize = 240;

/// Where the clause begins that `at` is in, or so far before it.
pub(super) fn clause(folded: &str, at: usize) -> usize {
    let from = folded.floor_char_boundary(at.saturating_sub(FAR));
    let mark = folded[from..at].rfind(['，', '。', '；', '：', '\n', '（']).map(|near| from + near);
    mark.map_or(from, |near| near + folded[near..].chars().next().map_or(0, char::len_utf8))
}

/// The month that ends near the end of a text, as a date.
pub(super) fn ending(text: &str) -> Option<Written> {
    Written::at(text, last_month(text)?)
}
