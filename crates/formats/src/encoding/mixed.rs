//! Files whose lines differ in encoding, and UTF-8 with a few broken bytes.
//!
//! Someone appends a GBK line to a UTF-8 list, or a tool cuts a line by bytes. A line counts as UTF-8 when sequences of
//! three or four bytes make up half of what is not ASCII: GBK has hardly any of them by chance, so that a broken UTF-8
//! line stays UTF-8 with a gap and never becomes GBK that nobody can read. Inside a GBK line, three such sequences in a
//! row are UTF-8 again: programs that append do not wait for the end of a line.

use std::ops::Range;

use hegao_model::document::Charset;

/// What the bytes of a line that are not ASCII look like.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// Characters of three or four bytes.
    wide: usize,
    /// Characters of two bytes, without those of Western Europe (`é`, `·`, `×`).
    two: usize,
    /// Bytes that are not UTF-8.
    broken: usize,
    /// Stretches of broken bytes that are not the beginning of a character.
    stray: usize,
}

impl Shape {
    fn of(line: &[u8]) -> Self {
        let mut shape = Self::default();
        for chunk in line.utf8_chunks() {
            for &byte in chunk.valid().as_bytes() {
                shape.wide += usize::from(byte >= 0xE0);
                shape.two += usize::from((0xC4..0xE0).contains(&byte));
            }
            let broken = chunk.invalid();
            shape.broken += broken.len();
            shape.stray += usize::from(broken.len() == 1 && !(0xE0..0xF5).contains(&broken[0]));
        }
        shape
    }

    fn is_utf_8(self) -> bool {
        let others = self.broken + self.two * 2;
        let only_a_cut = self.wide == 0 && self.two == 0 && self.stray == 0 && self.broken <= 3;
        self.broken == 0 || only_a_cut || (self.wide >= 2 && self.wide * 3 >= others)
    }
}

/// How many wide characters in a row are UTF-8 inside a line that is not; by chance GBK has three in a row once in some
/// million characters.
const IN_A_ROW: usize = 3;

/// The encodings of the stretches behind a mark of `start` bytes, neighbours of the same encoding merged; `None` if
/// nothing is surely UTF-8.
pub(crate) fn stretches(bytes: &[u8], start: usize) -> Option<Vec<(Charset, Range<usize>)>> {
    // One sure line or stretch, or the file is in one legacy encoding that looks like UTF-8 in places.
    let sure = |range: Range<usize>| {
        let line = &bytes[range];
        let shape = Shape::of(line);
        shape.wide >= IN_A_ROW && (shape.is_utf_8() || !islands(line, 2 * IN_A_ROW).is_empty())
    };
    if !ranges(bytes, start).any(sure) {
        return None;
    }
    let mut merged: Vec<(Charset, Range<usize>)> = Vec::new();
    let mut push = |charset: Charset, range: Range<usize>| match merged.last_mut() {
        _ if range.is_empty() => {}
        Some((last, so_far)) if *last == charset => so_far.end = range.end,
        _ => merged.push((charset, range)),
    };
    for range in ranges(bytes, start) {
        let line = &bytes[range.clone()];
        let charset = charset(line);
        let mut at = range.start;
        if charset != Charset::UTF_8 {
            for island in islands(line, IN_A_ROW) {
                push(charset, at..range.start + island.start);
                at = range.start + island.end;
                push(Charset::UTF_8, range.start + island.start..at);
            }
        }
        push(charset, at..range.end);
    }
    Some(merged)
}

/// The stretches of a line that begin and end with at least `in_a_row` wide characters of UTF-8; to the end of the line
/// if all that follows is UTF-8.
fn islands(line: &[u8], in_a_row: usize) -> Vec<Range<usize>> {
    let mut islands = Vec::new();
    let mut chunk_start = 0;
    for chunk in line.utf8_chunks() {
        let mut island: Option<Range<usize>> = None;
        let mut run = 0;
        let mut run_start = 0;
        for (at, c) in chunk.valid().char_indices() {
            if c.len_utf8() < 3 {
                run = 0;
                continue;
            }
            run_start = if run == 0 { at } else { run_start };
            run += 1;
            if run >= in_a_row {
                let start = island.map_or(run_start, |island| island.start);
                island = Some(start..at + c.len_utf8());
            }
        }
        let chunk_end = chunk_start + chunk.valid().len();
        if let Some(island) = island {
            let end = if chunk_end == line.len() { chunk_end } else { chunk_start + island.end };
            islands.push(chunk_start + island.start..end);
        }
        chunk_start = chunk_end + chunk.invalid().len();
    }
    islands
}

/// The encoding of a line, or of most of it.
fn charset(line: &[u8]) -> Charset {
    let shape = Shape::of(line);
    let broken_gb = || {
        let mut at = 0;
        let mut broken = 0;
        while at < line.len() {
            let (unit, text) = Charset::GB18030.step(&line[at..]);
            broken += if text.is_none() { unit } else { 0 };
            at += unit;
        }
        broken
    };
    if shape.is_utf_8() || broken_gb() >= shape.broken { Charset::UTF_8 } else { Charset::GB18030 }
}

/// The lines with their ends.
fn ranges(bytes: &[u8], start: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |found| at + found + 1);
        let range = at..end;
        at = end;
        Some(range)
    })
}
