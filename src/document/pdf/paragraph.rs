//! Lines to paragraphs, by where they stand.
//!
//! A line carries on the one above if that is full, stands at its usual distance, has its size, and this one is not set
//! in. Where paragraphs are not set in either, a full line that ends a sentence ends its paragraph.

use super::line::Line;
use crate::document::join::{ends_sentence, is_wide};
use crate::document::marker::marker;

/// How far a line is set in that begins a paragraph, in ems.
const INDENT: f64 = 1.2;

/// Where the lines of a column start and end, how far apart they are, and how its paragraphs begin.
#[derive(Clone, Copy, Default)]
pub(super) struct Measure {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) pitch: f64,
    pub(super) is_indented: bool,
    pub(super) lines: usize,
}

impl Measure {
    pub(super) fn of(lines: &[&Line]) -> Self {
        let start = lines.iter().map(|line| line.start).fold(f64::INFINITY, f64::min);
        let end = lines.iter().map(|line| line.end).fold(f64::NEG_INFINITY, f64::max);
        let mut pitches: Vec<f64> = lines.windows(2).map(|pair| pair[1].base - pair[0].base).collect();
        pitches.retain(|pitch| *pitch > 0.0);
        pitches.sort_by(f64::total_cmp);
        let pitch = pitches.get(pitches.len() / 2).copied().unwrap_or(0.0);
        let indented = |line: &&&Line| (1.5..2.8).contains(&((line.start - start) / line.size));
        let indented = lines.iter().filter(indented).count();
        let is_indented = indented >= 2 && indented * 12 >= lines.len();
        Self { start, end, pitch, is_indented, lines: lines.len() }
    }

    /// Takes the edges of `other`, if this column lies within them: a few short lines do not show how wide theirs is.
    pub(super) fn widen(&mut self, other: &Self, size: f64) {
        if self.start > other.start - size && self.end < other.end + size {
            (self.start, self.end) = (self.start.min(other.start), self.end.max(other.end));
            self.is_indented |= other.is_indented;
        }
        if self.lines < 4 && other.pitch > 0.0 {
            self.pitch = other.pitch;
        }
    }
}

/// How a line goes on from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Directly.
    Close,
    /// With a space.
    Spaced,
    /// Without the hyphen that stands at the end.
    Hyphen,
}

/// Whether `b` carries on the paragraph of which `a` is the last line and `first` the first. On another page or in the
/// next column (`is_next`) the distance says nothing.
pub(super) fn continues(first: &Line, a: &Line, b: &Line, measures: (&Measure, &Measure), is_next: bool) -> Option<Join> {
    let (of_a, of_b) = measures;
    let size = a.size.max(b.size);
    let pitch = b.base - a.base;
    if (a.size - b.size).abs() > 0.12 * size {
        return None;
    }
    if !is_next && (pitch <= 0.0 || pitch > (1.35 * of_a.pitch).max(1.3 * size) || pitch > 4.0 * size) {
        return None;
    }
    // Room for the first word of the next line, and for a mark that may not begin one.
    if a.end + b.first + 1.1 * size < of_a.end {
        return None;
    }
    let set_in = b.start - of_b.start;
    let hangs = (first.start < b.start - INDENT * size || std::ptr::eq(first, a)) && marker(&first.text).is_some();
    let is_at_edge = set_in < INDENT * size || (!is_next && b.start < a.start + 0.5 * size && !std::ptr::eq(first, a));
    let hanging = hangs && !is_next && set_in < 6.0 * size && (std::ptr::eq(first, a) || (b.start - a.start).abs() < 0.5 * size);
    if !is_at_edge && !hanging {
        return None;
    }
    let ended = ends_sentence(&a.text);
    let begins = marker(&b.text).is_some();
    if ended && (begins || !of_b.is_indented) && !(of_b.is_indented && set_in < 0.5 * size) {
        let short = a.end + 0.6 * size < of_a.end;
        if begins || short || is_next {
            return None;
        }
    }
    if begins && !of_b.is_indented {
        return None;
    }
    Some(join(&a.text, &b.text))
}

/// What stands between two lines of one paragraph.
pub(super) fn join(a: &str, b: &str) -> Join {
    let mut before = a.chars().rev();
    let (last, before) = (before.next().unwrap_or(' '), before.next().unwrap_or(' '));
    let next = b.chars().next().unwrap_or(' ');
    if last == '\u{AD}' || (matches!(last, '-' | '\u{2010}') && before.is_alphabetic() && !is_wide(before) && next.is_lowercase()) {
        return Join::Hyphen;
    }
    if is_wide(last) || is_wide(next) || last.is_whitespace() { Join::Close } else { Join::Spaced }
}
