//! From folded offsets back to source offsets.

use super::span::{Folded, Source, Span};

/// A stretch of characters that all have the same length on either side: plain text is `1:1` per byte, full-width
/// digits are `1:3`. Runs are few (one per change of shape), so a block costs what was folded in it, not its length.
#[derive(Clone, Copy)]
struct Run {
    folded: u32,
    source: u32,
    folded_unit: u8,
    source_unit: u8,
}

/// The way from folded offsets to source offsets of one block.
///
/// Dropped characters belong to no run: a span that ends before one, or starts behind one, does not include it; a span
/// across one does.
#[derive(Clone, Default)]
pub struct OffsetMap {
    runs: Vec<Run>,
    folded_len: u32,
    source_len: u32,
}

impl OffsetMap {
    /// Records that the next `source` bytes, at `source_at`, became `folded` bytes: one character, or, where the two are
    /// equal, any stretch that stayed as it was.
    pub fn push(&mut self, source_at: usize, source: usize, folded: usize) {
        if source == 0 && !self.runs.is_empty() {
            return;
        }
        // A character kept as it is counts byte by byte, so that text of mixed widths is one run.
        let (folded_unit, source_unit) = if source == folded { (1, 1) } else { (folded as u8, source as u8) };
        let joins = self.runs.last().is_some_and(|last| {
            (last.folded_unit, last.source_unit) == (folded_unit, source_unit) && self.source_len as usize == source_at
        });
        if !joins {
            self.runs.push(Run { folded: self.folded_len, source: source_at as u32, folded_unit, source_unit });
        }
        self.folded_len += folded as u32;
        self.source_len = (source_at + source) as u32;
    }

    /// The smallest source span that covers every character which `span` was made from.
    #[must_use]
    pub fn to_source(&self, span: Span<Folded>) -> Span<Source> {
        if self.runs.is_empty() {
            return Span::new(span.start(), span.end()); // nothing was folded
        }
        let start = self.source_start(span.start());
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.source_end(span.end()))
    }

    /// The folded characters that `span` became; empty, at their place, where all of it was dropped.
    #[must_use]
    pub fn to_folded(&self, span: Span<Source>) -> Span<Folded> {
        if self.runs.is_empty() {
            return Span::new(span.start(), span.end());
        }
        let start = self.folded_at(span.start(), usize::div_ceil);
        Span::new(start, self.folded_at(span.end(), |bytes, unit| bytes / unit).max(start))
    }

    /// The folded offset of a source offset; `units` rounds inside a character.
    fn folded_at(&self, source: usize, units: impl Fn(usize, usize) -> usize) -> usize {
        let index = self.runs.partition_point(|run| run.source as usize <= source);
        let Some(run) = index.checked_sub(1).map(|index| self.runs[index]) else { return 0 };
        let end = self.runs.get(index).map_or(self.folded_len, |next| next.folded) as usize;
        let units = units(source - run.source as usize, run.source_unit as usize);
        (run.folded as usize + units * run.folded_unit as usize).min(end)
    }

    fn run_at(&self, folded: usize) -> Run {
        let index = self.runs.partition_point(|run| run.folded as usize <= folded);
        self.runs[index.saturating_sub(1)]
    }

    fn source_start(&self, folded: usize) -> usize {
        if folded >= self.folded_len as usize {
            return self.source_len as usize;
        }
        let run = self.run_at(folded);
        let units = (folded - run.folded as usize) / run.folded_unit as usize;
        run.source as usize + units * run.source_unit as usize
    }

    fn source_end(&self, folded: usize) -> usize {
        let run = self.run_at(folded - 1);
        let units = (folded - run.folded as usize).div_ceil(run.folded_unit as usize);
        run.source as usize + units * run.source_unit as usize
    }
}
