//! Glyphs to lines.
//!
//! Pages are written in any order, a word at a time, and a raised figure is a little piece of its own. Neighbours in the
//! file become chunks; chunks at one height become a line, whatever their size. A space is set where one was drawn, and
//! where a gap is too wide to be anything else: Latin words stand a fifth of an em apart, Han a whole one.

use super::canvas::Glyph;
use super::stand::{Boxed, Stand};
use crate::layout::join::is_wide;

/// How many chunks of a line are looked at for one that lies under the next.
const NEAR: usize = 64;

/// Glyphs that stand directly behind each other.
#[derive(Clone)]
pub(super) struct Chunk {
    pub(super) glyphs: Vec<Letter>,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

/// A glyph of a chunk.
#[derive(Clone)]
pub(super) struct Letter {
    text: String,
    start: f64,
    end: f64,
    base: f64,
    size: f64,
    /// The white space that was drawn before it.
    space: Option<char>,
    stand: Stand,
}

/// A line of text, with its place along and across its direction.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// Width of what a line cannot be broken in at its start: a word, or a Chinese character with the marks around it.
    pub(super) first: f64,
    /// Which column of its page it stands in.
    pub(super) region: usize,
    /// Where its letters stand; none is kept unless somebody asks for them.
    pub(super) boxes: Vec<Boxed>,
}

impl Letter {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it takes a whole em, as Chinese does. Quotation marks and dashes are set either way.
    fn is_wide(&self) -> bool {
        let is_either = self.text.starts_with(['“', '”', '‘', '’', '—', '…']);
        self.text.ends_with(is_wide) && (!is_either || self.end - self.start > 0.75 * self.size)
    }
}

/// The chunks of glyphs of one direction, in the order in which they were drawn.
pub(super) fn chunks<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut space = None;
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            space = space.or(glyph.text.chars().next());
            continue;
        }
        let letter = Letter {
            text: glyph.text.trim_end_matches(['\r', '\n']).replace(['\r', '\n', '\t'], " "),
            start: glyph.start,
            end: glyph.end.max(glyph.start),
            base: glyph.base,
            size: glyph.size.max(0.01),
            space: space.take(),
            stand: glyph.stand,
        };
        match chunks.last_mut().filter(|chunk| chunk.goes_on_with(&letter)) {
            Some(chunk) => chunk.push(letter),
            None => chunks.push(Chunk::new(letter)),
        }
    }
    chunks
}

impl Chunk {
    fn new(letter: Letter) -> Self {
        let (start, end, base, size) = (letter.start, letter.end, letter.base, letter.size);
        Self { glyphs: vec![letter], start, end, base, size }
    }

    fn push(&mut self, letter: Letter) {
        self.start = self.start.min(letter.start);
        self.end = self.end.max(letter.end);
        self.glyphs.push(letter);
    }

    fn goes_on_with(&self, letter: &Letter) -> bool {
        let gap = letter.start - self.end;
        (self.base - letter.base).abs() < 0.1 * self.size
            && (self.size - letter.size).abs() < 0.05 * self.size
            && (-0.5 * self.size..self.size).contains(&gap)
    }

    /// The height of the middle of its letters.
    fn middle(&self) -> f64 {
        self.base - 0.35 * self.size
    }

    /// Whether it and `other` are drawn over each other.
    fn lies_over(&self, other: &Self) -> bool {
        let both = self.end.min(other.end) - self.start.max(other.start);
        // A closing and an opening mark share an em.
        both > 1.1 * self.size
            && both > 0.5 * (self.end - self.start).min(other.end - other.start)
            && other.glyphs.iter().any(|letter| self.covers(letter))
    }

    /// Whether one of its letters stands where `letter` does: two passes may draw every other letter.
    fn covers(&self, letter: &Letter) -> bool {
        let middle = (letter.start + letter.end) / 2.0;
        self.glyphs.iter().any(|own| own.start < middle && middle < own.end)
    }

    /// Whether each letter of `other` stands in this one too, at the same place.
    fn has(&self, other: &Self) -> bool {
        let mut own = self.glyphs.iter();
        let is_same = |a: &Letter, b: &Letter| a.text == b.text && (a.start - b.start).abs() < 0.15 * a.size;
        other.glyphs.iter().all(|letter| own.any(|own| is_same(own, letter)))
    }

    /// Whether `other` stands on the same line: its middle lies within this one's letters, or the other way round.
    fn is_level_with(&self, other: &Self) -> bool {
        let within = |a: &Self, b: &Self| (b.base - 0.8 * b.size..b.base + 0.2 * b.size).contains(&a.middle());
        within(self, other) || within(other, self)
    }
}

/// Chunks that stand on one line, from the top down.
pub(super) fn rows(mut chunks: Vec<Chunk>) -> Vec<Vec<Chunk>> {
    chunks.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<Vec<Chunk>> = Vec::new();
    for chunk in chunks {
        let row = rows.last_mut().filter(|row| row[0].is_level_with(&chunk));
        let below = row.as_ref().and_then(|row| row.iter().rev().take(NEAR).find(|other| other.lies_over(&chunk)));
        let is_double = below.map(|below| below.has(&chunk));
        match (is_double, row) {
            (Some(true), _) => {} // Bold that is made by drawing twice.
            (None, Some(row)) => {
                // The largest tells where the line is; it comes first.
                let (is_larger, last) = (chunk.size > row[0].size * 1.05, row.len());
                row.push(chunk);
                if is_larger {
                    row.swap(0, last);
                }
            }
            _ => rows.push(vec![chunk]),
        }
    }
    rows
}

/// The line that the chunks of a row make.
pub(super) fn line(row: &[Chunk]) -> Line {
    let mut letters: Vec<&Letter> = row.iter().flat_map(|chunk| &chunk.glyphs).collect();
    letters.sort_by(|a, b| a.start.total_cmp(&b.start));
    // Bold that is made by drawing twice.
    letters.dedup_by(|b, a| {
        a.text == b.text && (b.start - a.start).abs() < 0.1 * a.size && (a.base - b.base).abs() < 0.2 * a.size
    });
    let tracking = tracking(&letters);
    let is_row = is_tabular(&letters, tracking);
    let (mut text, mut boxes) = (String::new(), Vec::with_capacity(letters.len()));
    let mut first = None;
    for (index, letter) in letters.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| letters[before]) {
            let gap = letter.start - before.end - tracking;
            if let Some(space) = space(before, letter, gap) {
                first = first.or(Some(before.end));
                text.push(space);
                if is_row && gap > 2.0 * letter.size {
                    text.push(' ');
                }
            } else if first.is_none() && may_break(before, letter) {
                first = Some(before.end);
            }
        }
        let before = text.len();
        text.push_str(&letter.text);
        boxes.push(Boxed { text: before..text.len(), stand: letter.stand });
    }
    let start = letters.first().map_or(0.0, |letter| letter.start);
    let end = letters.iter().map(|letter| letter.end).fold(start, f64::max);
    let size = row.iter().max_by_key(|chunk| chunk.glyphs.len()).map_or(0.0, |chunk| chunk.size);
    let base = row.iter().max_by_key(|chunk| chunk.glyphs.len()).map_or(0.0, |chunk| chunk.base);
    let first = first.unwrap_or(end) - start;
    Line { text, start, end, base, size, first, region: 0, boxes }
}

/// Whether a line may end between two letters that no space parts. Programs keep more together than a typesetter would:
/// quotation marks hold on to either side, and figures to the comma before them (`11.6%、28.4%、10.5%`).
fn may_break(before: &Letter, letter: &Letter) -> bool {
    const OPENING: &str = "（(《〈「『【〔[“”‘’";
    const CLOSING: &str = "，。、；：？！）)》〉」』】〕]％%‰℃,.“”‘’";
    let (last, next) = (before.text.chars().next_back(), letter.text.chars().next());
    let is_of = |c: Option<char>, signs: &str| c.is_some_and(|c| signs.contains(c));
    let is_list = is_of(last, "，、") && next.is_some_and(|c| c.is_ascii_digit());
    let is_chinese = before.is_wide() || letter.is_wide();
    is_chinese && !is_list && !is_of(last, OPENING) && !is_of(next, CLOSING)
}

/// The space between two letters, if there is one.
fn space(before: &Letter, letter: &Letter, gap: f64) -> Option<char> {
    let em = before.size.max(letter.size).min(before.size.min(letter.size) * 1.5);
    let wide = (before.is_wide(), letter.is_wide());
    if let Some(space) = letter.space {
        return (gap > 0.1 * em).then_some(if space == '\u{3000}' { space } else { ' ' });
    }
    let least = match wide {
        (false, false) => 0.17,
        (true, true) => 0.8,
        // Between Han and Latin letters programs put a quarter of an em by themselves.
        _ => 0.6,
    };
    (gap > least * em).then_some(' ')
}

/// How far apart the letters of a line are set throughout.
fn tracking(letters: &[&Letter]) -> f64 {
    let mut gaps: Vec<f64> = letters.windows(2).map(|pair| pair[1].start - pair[0].end).collect();
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    gaps[gaps.len() / 2].max(0.0)
}

/// Whether the line has three parts or more that stand far apart.
fn is_tabular(letters: &[&Letter], tracking: f64) -> bool {
    let far = |pair: &&[&Letter]| pair[1].start - pair[0].end - tracking > 2.0 * pair[1].size;
    letters.windows(2).filter(far).count() >= 2
}
