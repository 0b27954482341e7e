//! Columns.
//!
//! Two columns are told by the gutter between them: a strip that no line of several crosses, with running text on both
//! sides. A table without lines has such strips too, but short entries beside them; it is read row by row. Where the
//! pages before had a gutter, little text suffices: the last page of an article may have a line in its second column.

use super::line::{Chunk, Line, line, rows};
use super::paragraph::cuts_number;

/// How many lines a page may have to be searched for columns, and how many columns may lie in each other.
const MAX_ROWS: usize = 1_000;
const MAX_DEPTH: usize = 4;

/// How many pieces the line of a column has at most.
const MAX_CHUNKS: usize = 200;

/// How many lines must stand on each side of a gutter, and how wide they are on the whole, in ems.
const LINES: usize = 4;
const WIDTH: f64 = 8.0;

/// How many gutters of a file are kept in mind.
const MAX_GUTTERS: usize = 16;

/// The regions of a page, and where the gutters of the file lie so far.
#[derive(Default)]
pub(super) struct Regions {
    count: usize,
    gutters: Vec<f64>,
}

impl Regions {
    /// Regions are counted anew.
    pub(super) fn next_page(&mut self) {
        self.count = 0;
    }

    /// Keeps in mind where a gutter lies, in steps of an em.
    fn learn(&mut self, gutter: f64, size: f64) {
        if self.gutters.len() < MAX_GUTTERS && !self.gutters.iter().any(|known| (known - gutter).abs() < size) {
            self.gutters.push(gutter);
        }
    }
}

/// The lines of a page in reading order. Each knows its region.
pub(super) fn lines(chunks: Vec<Chunk>, regions: &mut Regions) -> Vec<Line> {
    let mut lines = Vec::new();
    read(chunks, MAX_DEPTH, regions, &mut lines);
    lines
}

fn read(chunks: Vec<Chunk>, depth: usize, regions: &mut Regions, lines: &mut Vec<Line>) {
    let mut rows = rows(chunks);
    let mut at = 0;
    while depth > 0 && rows.len() <= MAX_ROWS && at < rows.len() {
        let Some((count, gutter)) = gutter(&rows[at..], &regions.gutters) else {
            at += 1;
            continue;
        };
        regions.learn(gutter, rows[at][0].size);
        let rest = rows.split_off(at + count);
        let columns = rows.split_off(at);
        push(&rows, regions, lines);
        let (left, right) =
            columns.into_iter().flatten().partition(|chunk: &Chunk| (chunk.start + chunk.end) / 2.0 < gutter);
        read(left, depth - 1, regions, lines);
        read(right, depth - 1, regions, lines);
        (rows, at) = (rest, 0);
    }
    push(&rows, regions, lines);
}

fn push(rows: &[Vec<Chunk>], regions: &mut Regions, lines: &mut Vec<Line>) {
    if !rows.is_empty() {
        lines.extend(rows.iter().map(|row| Line { region: regions.count, ..line(row) }));
        regions.count += 1;
    }
}

/// Of rows from the first on: how many stand beside one gutter, and where that is. Where some are `known`, one is likely.
fn gutter(rows: &[Vec<Chunk>], known: &[f64]) -> Option<(usize, f64)> {
    let edge = rows.iter().flatten().map(|chunk| chunk.end).fold(f64::NEG_INFINITY, f64::max);
    let mut common = free(rows.first()?);
    let mut count = 1;
    for (at, row) in rows.iter().enumerate().skip(1) {
        if at + 1 == rows.len() && is_page_number(row) {
            break;
        }
        let both = intersect(&common, &free(row), row[0].size);
        let may_divide = |strip: &(f64, f64)| strip.0.is_finite() && strip.0 < edge - row[0].size;
        if !both.iter().any(may_divide) {
            break;
        }
        common = both;
        count += 1;
    }
    let (from, to) = common
        .into_iter()
        .find(|strip| divides(&rows[..count], *strip, known) || cuts_number_at(&rows[..count], *strip))?;
    Some((count, (from + to) / 2.0))
}

/// Whether a number goes on from the last line before the strip to the first behind it: then a column ends there, however
/// little text it has.
fn cuts_number_at(rows: &[Vec<Chunk>], strip: (f64, f64)) -> bool {
    let side = |row: &[Chunk], is_left| -> Vec<Chunk> {
        row.iter().filter(|chunk| is_on_side(chunk, strip, is_left)).cloned().collect()
    };
    let has = |row: &[Chunk], is_left| row.iter().any(|chunk| is_on_side(chunk, strip, is_left));
    let (last, first) = (rows.iter().rposition(|row| has(row, true)), rows.iter().position(|row| has(row, false)));
    last.zip(first).is_some_and(|(last, first)| {
        let text = |row: usize, is_left| line(&side(&rows[row], is_left)).text;
        last != first && cuts_number(&text(last, true), &text(first, false))
    })
}

/// Whether a chunk stands on the left of the strip, or on the right.
fn is_on_side(chunk: &Chunk, strip: (f64, f64), is_left: bool) -> bool {
    if is_left { chunk.end <= strip.0 + 0.1 } else { chunk.start >= strip.1 - 0.1 }
}

/// How wide a page number is at most, in ems.
const PAGE_NUMBER: f64 = 8.0;

/// Whether a row is a page number with its dashes: `— 3 —` stands below both columns, and a gutter may run through its spaces.
fn is_page_number(row: &[Chunk]) -> bool {
    let start = row.iter().map(|chunk| chunk.start).fold(f64::INFINITY, f64::min);
    let end = row.iter().map(|chunk| chunk.end).fold(f64::NEG_INFINITY, f64::max);
    let chars = || row.iter().flat_map(|chunk| &chunk.glyphs).flat_map(|letter| letter.text().chars());
    let is_sign = |c: char| c.is_ascii_digit() || "—－–-·~第页共/ ".contains(c);
    end - start < PAGE_NUMBER * row[0].size && chars().any(|c| c.is_ascii_digit()) && chars().all(is_sign)
}

/// The strips of a row in which nothing stands, with the margins, which go on for ever.
fn free(row: &[Chunk]) -> Vec<(f64, f64)> {
    if row.len() > MAX_CHUNKS {
        return Vec::new();
    }
    let mut spans: Vec<(f64, f64)> = row.iter().map(|chunk| (chunk.start, chunk.end)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut strips = Vec::with_capacity(spans.len() + 1);
    let mut from = f64::NEG_INFINITY;
    for (start, end) in spans {
        if start - from >= row[0].size * 0.9 {
            strips.push((from, start));
        }
        from = from.max(end);
    }
    strips.push((from, f64::INFINITY));
    strips
}

fn intersect(a: &[(f64, f64)], b: &[(f64, f64)], size: f64) -> Vec<(f64, f64)> {
    let mut both = Vec::new();
    for (a_from, a_to) in a {
        for (b_from, b_to) in b {
            let strip = (a_from.max(*b_from), a_to.min(*b_to));
            if strip.1 - strip.0 >= size * 0.9 {
                both.push(strip);
            }
        }
    }
    both
}

/// Whether running text stands on both sides of the strip.
fn divides(rows: &[Vec<Chunk>], strip: (f64, f64), known: &[f64]) -> bool {
    let side = |is_left: bool| {
        let on_side = |chunk: &&Chunk| is_on_side(chunk, strip, is_left);
        let (mut lines, mut width) = (0, 0.0);
        for row in rows {
            let ems: f64 = row.iter().filter(on_side).map(|chunk| (chunk.end - chunk.start) / chunk.size).sum();
            lines += usize::from(ems > 0.0);
            width += ems;
        }
        (lines, width >= WIDTH * lines as f64)
    };
    let (left, right) = (side(true), side(false));
    let is_full = |(lines, is_wide): (usize, bool)| lines >= LINES && is_wide;
    let is_known = known.iter().any(|gutter| (strip.0..strip.1).contains(gutter));
    is_full(left) && (is_full(right) || (is_known && right.0 > 0))
}
