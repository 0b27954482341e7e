//! From decoded text back to stored bytes.
//!
//! Decoding keeps no map but a checkpoint about every 4 KiB, cut between two characters. A place is found by decoding
//! again from the checkpoint before it, character by character and never beyond the next checkpoint, so that a look-up
//! costs the same in a file that is one enormous line. Both ways walk the same steps inside the same limits: that is
//! what makes them agree also where the bytes are broken.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::charset::Charset;
use super::{Coding, Part};

/// About how many stored bytes lie between two checkpoints.
const STRIDE: usize = 4096;

/// How many ranges of undecodable bytes are told apart; what follows is one range.
const MAX_GAPS: usize = 20;

/// A checkpoint: from here on `charset` applies, up to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Offset in the decoded text.
    pub text_start: u32,
    /// Offset in the stored bytes.
    pub byte_start: u64,
    /// The encoding of the stretch.
    pub charset: Charset,
}

/// Text that is being decoded, with its checkpoints and its gaps.
#[derive(Default)]
pub struct Builder {
    /// What is decoded.
    pub text: String,
    /// Its checkpoints.
    pub segments: Vec<Segment>,
    /// Stored bytes that mean nothing.
    pub gaps: Vec<Range<u64>>,
    /// Number of undecodable bytes.
    pub undecodable: usize,
}

impl Builder {
    /// Room for the text of `stored` bytes that were not UTF-8: two of them become three.
    pub fn with_room_for(stored: usize) -> Self {
        Self { text: String::with_capacity(stored + stored / 2), ..Self::default() }
    }

    /// Decodes `range` of `bytes` behind what is there.
    pub fn run(&mut self, charset: Charset, bytes: &[u8], range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let end = next_checkpoint(charset, &bytes[..range.end], at);
            self.checkpoint(charset, at);
            match charset.text(&bytes[at..end]) {
                Some(text) => self.text.push_str(&text),
                None => self.broken(charset, bytes, at..end),
            }
            at = end;
        }
    }

    /// Bytes that are known to mean nothing: the rest of a character in which the file was cut.
    pub fn skip(&mut self, charset: Charset, range: Range<usize>) {
        for at in range {
            self.checkpoint(charset, at);
            self.gap(at..at + 1);
        }
    }

    fn checkpoint(&mut self, charset: Charset, at: usize) {
        let text_start = u32::try_from(self.text.len()).expect("internal error: a text above 4 GiB");
        self.segments.push(Segment { text_start, byte_start: at as u64, charset });
    }

    fn broken(&mut self, charset: Charset, bytes: &[u8], range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let (unit, text) = charset.step(&bytes[at..range.end]);
            match text {
                Some(text) => self.text.push_str(&text),
                None => self.gap(at..at + unit),
            }
            at += unit;
        }
    }

    fn gap(&mut self, range: Range<usize>) {
        self.text.push(char::REPLACEMENT_CHARACTER);
        self.undecodable += range.len();
        let range = range.start as u64..range.end as u64;
        let full = self.gaps.len() > MAX_GAPS;
        match self.gaps.last_mut() {
            Some(last) if full || last.end == range.start => last.end = range.end,
            _ => self.gaps.push(range),
        }
    }
}

/// The end of the segment that starts at `at`: behind the first character that ends a stride away.
fn next_checkpoint(charset: Charset, bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < bytes.len() && end < at + STRIDE {
        end += charset.unit(&bytes[end..]);
    }
    end
}

impl Part {
    /// Where `range` (offsets into [`Part::text`]) stands in the stored bytes: all bytes of every character that the
    /// range touches.
    #[must_use]
    pub fn stored(&self, range: Range<usize>) -> Range<u64> {
        let start = self.stored_offset(range.start, false);
        if range.is_empty() {
            return start..start;
        }
        start..self.stored_offset(range.end, true)
    }

    /// The stored offset of the character boundary at `offset`. Some characters decode to two (Big5 has four such):
    /// between the two, the boundary is before or `behind` both.
    fn stored_offset(&self, offset: usize, behind: bool) -> u64 {
        let Some(Coding { segments, bytes, .. }) = self.coding() else { return offset as u64 };
        let index = segments.partition_point(|segment| segment.text_start as usize <= offset);
        let Some(segment) = index.checked_sub(1).map(|index| segments[index]) else { return offset as u64 };
        let Some(bytes) = bytes else {
            return segment.byte_start + (offset - segment.text_start as usize) as u64;
        };
        let end = segments.get(index).map_or(bytes.len(), |next| next.byte_start as usize);
        let (mut at, mut text_at) = (segment.byte_start as usize, segment.text_start as usize);
        while text_at < offset && at < end {
            let (unit, text) = segment.charset.step(&bytes[at..end]);
            let length = text.map_or(char::REPLACEMENT_CHARACTER.len_utf8(), |text| text.len());
            if text_at + length > offset && !behind {
                break;
            }
            at += unit;
            text_at += length;
        }
        at as u64
    }

    /// The range of [`Part::text`] that stands at `range` of the stored bytes; `None` where that does not begin and end
    /// between two characters, or no bytes were decoded.
    #[must_use]
    pub fn decoded(&self, range: Range<u64>) -> Option<Range<usize>> {
        Some(self.decoded_offset(range.start)?..self.decoded_offset(range.end)?).filter(|text| text.start <= text.end)
    }

    fn decoded_offset(&self, offset: u64) -> Option<usize> {
        let Coding { segments, bytes, .. } = self.coding()?;
        let index = segments.partition_point(|segment| segment.byte_start <= offset).checked_sub(1)?;
        let segment = segments[index];
        let Some(bytes) = bytes else {
            let at = segment.text_start as usize + usize::try_from(offset - segment.byte_start).ok()?;
            return self.text.is_char_boundary(at).then_some(at);
        };
        let end = segments.get(index + 1).map_or(bytes.len(), |next| next.byte_start as usize);
        let (mut at, mut text_at) = (segment.byte_start as usize, segment.text_start as usize);
        while (at as u64) < offset && at < end {
            let (unit, text) = segment.charset.step(&bytes[at..end]);
            text_at += text.map_or(char::REPLACEMENT_CHARACTER.len_utf8(), |text| text.len());
            at += unit;
        }
        (at as u64 == offset).then_some(text_at)
    }

    /// The encoding of what stands at `offset` of the stored bytes.
    #[must_use]
    pub fn charset_at(&self, offset: u64) -> Option<Charset> {
        let segments = &self.coding()?.segments;
        let index = segments.partition_point(|segment| segment.byte_start <= offset).checked_sub(1)?;
        Some(segments[index].charset)
    }
}
