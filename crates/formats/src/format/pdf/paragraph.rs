//! Lines to paragraphs, by where they stand.
//!
//! A line carries on the one above if that is full, stands at its usual distance, has its size, and this one is not set
//! in. Where paragraphs are not set in either, a full line that ends a sentence ends its paragraph.

use super::line::Line;
use crate::layout::classify::is_title;
use crate::layout::join::{ends_sentence, is_wide};
use crate::layout::marker::marker;
use hegao_model::text::{is_han, names_numbers};

/// How far a line is set in that begins a paragraph, in ems.
const INDENT: f64 = 1.2;

/// Where the lines of a column start and end, how far apart they are, and how its paragraphs begin.
#[derive(Clone, Copy, Default)]
pub(super) struct Measure {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) pitch: f64,
    pub(super) is_indented: bool,
    /// Lines that are set in as the first of a paragraph is, and first lines of paragraphs that are not.
    pub(super) indented: usize,
    pub(super) flush: usize,
    pub(super) lines: usize,
    /// Lines that reach the end.
    pub(super) full: usize,
}

impl Measure {
    pub(super) fn of(lines: &[&Line]) -> Self {
        let start = lines.iter().map(|line| line.start).fold(f64::INFINITY, f64::min);
        let end = edge(lines);
        let mut pitches: Vec<f64> = lines.windows(2).map(|pair| pair[1].base - pair[0].base).collect();
        pitches.retain(|pitch| *pitch > 0.0);
        pitches.sort_by(f64::total_cmp);
        let pitch = pitches.get(pitches.len() / 2).copied().unwrap_or(0.0);
        let indented = |line: &&&Line| (1.5..2.8).contains(&((line.start - start) / line.size));
        let indented = lines.iter().filter(indented).count();
        let is_indented = indented >= 2 && indented * 12 >= lines.len();
        let begins_flush = |pair: &&[&Line]| {
            let (a, b) = (pair[0], pair[1]);
            b.start < start + 0.5 * b.size && a.end + 3.0 * a.size < end && ends_sentence(&a.text)
        };
        let flush = lines.windows(2).filter(begins_flush).count();
        let full = lines.iter().filter(|line| line.end + 2.0 * line.size > end).count();
        Self { start, end, pitch, is_indented, indented, flush, lines: lines.len(), full }
    }

    /// Whether the paragraphs of the columns `all` are set in, taken together: one alone may hold hardly any start.
    pub(super) fn are_indented<'m>(all: impl Iterator<Item = &'m Self>) -> bool {
        let (indented, flush) = all.fold((0, 0), |(indented, flush), one| (indented + one.indented, flush + one.flush));
        indented >= 3 && indented > 3 * flush
    }

    /// Takes the edges of `other`, if this column lies within them: a few short lines do not show how wide theirs is.
    pub(super) fn widen(&mut self, other: &Self, size: f64) {
        if self.start > other.start - size && self.end < other.end + size {
            (self.start, self.end) = (self.start.min(other.start), self.end.max(other.end));
            self.is_indented |= other.is_indented;
            self.full = self.full.max(other.full);
        }
        if self.lines < 4 && other.pitch > 0.0 {
            self.pitch = other.pitch;
        }
    }
}

/// Where full lines end. A comma or stop may hang beyond that.
fn edge(lines: &[&Line]) -> f64 {
    let furthest =
        |lines: &mut dyn Iterator<Item = &&Line>| lines.map(|line| line.end).fold(f64::NEG_INFINITY, f64::max);
    let all = furthest(&mut lines.iter());
    let inner = furthest(&mut lines.iter().filter(|line| !line.text.ends_with(['，', '。', '、', '；', '：'])));
    let size = lines.first().map_or(0.0, |line| line.size);
    let reach = lines.iter().filter(|line| (line.end - inner).abs() < 0.3 * size).count();
    if (0.3 * size..1.2 * size).contains(&(all - inner)) && reach >= 3 { inner } else { all }
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

/// Two lines that may belong to one paragraph.
pub(super) struct Pair<'l> {
    /// The first line of the paragraph, and its last so far.
    pub(super) first: &'l Line,
    pub(super) a: &'l Line,
    /// The line behind it.
    pub(super) b: &'l Line,
    pub(super) of_a: &'l Measure,
    pub(super) of_b: &'l Measure,
    /// It stands on the next page or in the next column: the distance says nothing.
    pub(super) is_next: bool,
}

impl Pair<'_> {
    /// How `b` carries on the paragraph, if it does.
    pub(super) fn join(&self) -> Option<Join> {
        if self.cuts_number() {
            return Some(Join::Close);
        }
        let is_cut = self.is_full() || self.is_unfinished();
        let goes_on = is_cut && self.runs() && self.is_at_edge() && !self.is_new();
        (self.is_alike() && (goes_on || self.is_title())).then(|| join(&self.a.text, &self.b.text))
    }

    /// Whether the end of the line cuts a number of a person in two. Figures in a column are none.
    fn cuts_number(&self) -> bool {
        let is_figure = |line: &Line| line.text.bytes().all(|byte| byte.is_ascii_digit());
        let is_column = is_figure(self.a) && is_figure(self.b) && !self.is_full();
        self.is_alike() && !is_column && cuts_number(&self.a.text, &self.b.text)
    }

    /// Whether both are the lines of one title: centred, the first about something, the second says what it is.
    fn is_title(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let middle = |line: &Line| (line.start + line.end) / 2.0;
        let is_centred = (middle(a) - middle(b)).abs() < self.size() && self.set_in() > INDENT * self.size();
        is_centred && !self.is_next && self.first.text.contains("关于") && !is_title(&a.text) && is_title(&b.text)
    }

    fn size(&self) -> f64 {
        self.a.size.max(self.b.size)
    }

    /// Whether both have one size, at the usual distance.
    fn is_alike(&self) -> bool {
        let (size, pitch) = (self.size(), self.b.base - self.a.base);
        let usual = (1.35 * self.of_a.pitch).max(1.3 * size).min(4.0 * size);
        (self.a.size - self.b.size).abs() <= 0.12 * size && (self.is_next || (pitch > 0.0 && pitch <= usual))
    }

    /// Whether the first word of `b` had no room in `a`, with a mark that may not begin a line. A column of which no
    /// two lines end together does not show where it ends; there only a long line is full.
    fn is_full(&self) -> bool {
        let (a, size) = (self.a, self.size());
        let width = (a.end - a.start) / size;
        let is_column = self.of_a.lines >= 8 && self.of_a.full * 2 > self.of_a.lines && width > 5.0;
        let shows_end = (width > 10.0 || is_column) && self.of_a.full >= 2 && (!self.is_next || self.of_a.lines >= 3);
        (width > 20.0 || shows_end) && a.end + self.b.first + 1.1 * size >= self.of_a.end
    }

    /// Whether `a` nearly reaches the end and ends no sentence, and `b` is not set in where paragraphs are: a line with
    /// Latin words in it may be some signs short.
    fn is_unfinished(&self) -> bool {
        let reach = (self.a.end - self.of_a.start) / (self.of_a.end - self.of_a.start).max(1.0);
        let is_flush = self.of_b.is_indented && self.set_in() < 0.5 * self.size();
        is_flush && self.of_a.full >= 2 && reach >= 0.85 && !ends_sentence(&self.a.text)
    }

    /// Whether `b` is the rest of a centred line that had no room in one.
    fn is_centred_rest(&self) -> bool {
        let middle = |start: f64, end: f64| (start + end) / 2.0;
        let off = middle(self.b.start, self.b.end) - middle(self.of_b.start, self.of_b.end);
        let is_centred = off.abs() < 0.6 * self.size() && self.set_in() > 3.0 * self.size();
        let is_whole = self.is_full() && self.a.start - self.of_a.start < self.size();
        !self.is_next && is_centred && is_whole && !ends_sentence(&self.a.text)
    }

    /// Whether it is running text: items of a list may be as long as each other.
    fn runs(&self) -> bool {
        let runs =
            |line: &Line| line.text.contains(['，', '、', '；', '。']) || line.text.matches(' ').nth(2).is_some();
        self.of_b.is_indented || runs(self.first) || runs(self.a) || runs(self.b)
    }

    /// Whether `b` would be the second line of its paragraph.
    fn is_second(&self) -> bool {
        let (first, a) = (self.first, self.a);
        std::ptr::eq(first, a) || (first.base == a.base && first.start == a.start)
    }

    fn set_in(&self) -> f64 {
        self.b.start - self.of_b.start
    }

    /// Whether `b` starts where lines within a paragraph do; behind a number or bullet that is further in.
    fn is_at_edge(&self) -> bool {
        let (a, b, size) = (self.a, self.b, self.size());
        let is_second = self.is_second();
        if self.set_in() < INDENT * size || self.is_centred_rest() {
            return true;
        }
        let below = (b.start - a.start).abs() < 0.5 * size;
        let hangs = marker(&self.first.text).is_some() && self.set_in() < 6.0 * size;
        !self.is_next && ((below && !is_second) || (hangs && is_second && b.start > a.start))
    }

    /// Whether `b` begins something of its own.
    fn is_new(&self) -> bool {
        let begins = marker(&self.b.text).is_some();
        // Where paragraphs are set in, a line that is not goes on, whatever it says.
        if self.of_b.is_indented && self.set_in() < 0.5 * self.size() {
            return begins && ends_sentence(&self.a.text) && self.is_next;
        }
        let is_short = self.a.end + 0.6 * self.size() < self.of_a.end;
        begins || (ends_sentence(&self.a.text) && (is_short || self.is_next))
    }
}

/// How many characters before a number say what it is.
const SAID: usize = 12;

/// Whether the figures at the end of `a` and at the start of `b` make a number of a telephone or a resident identity card, which
/// neither is by itself; behind a word that says so, of a bank card.
pub(super) fn cuts_number(a: &str, b: &str) -> bool {
    let head = &a[a.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    let tail = &b[..b.len() - b.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
    if head.is_empty() || tail.is_empty() {
        return false;
    }
    let whole = [head, tail].concat();
    let ends_in_sign = b[tail.len()..].starts_with(['X', 'x']);
    let is_of = |range: std::ops::Range<usize>, values: std::ops::RangeInclusive<u32>| {
        whole[range].parse().is_ok_and(|value: u32| values.contains(&value))
    };
    let is_called = || {
        let words = &a[..a.len() - head.len()];
        names_numbers(&words[words.char_indices().rev().nth(SAID).map_or(0, |(at, _)| at)..])
    };
    match (whole.len(), ends_in_sign) {
        (16..=19, false) if is_called() => true,
        (11, false) => is_of(0..2, 13..=19),
        (18, false) | (17, true) => is_of(6..10, 1900..=2099) && is_of(10..12, 1..=12) && is_of(12..14, 1..=31),
        _ => false,
    }
}

/// What stands between two lines of one paragraph.
pub(super) fn join(a: &str, b: &str) -> Join {
    let mut before = a.chars().rev();
    let (last, before) = (before.next().unwrap_or(' '), before.next().unwrap_or(' '));
    let next = b.chars().next().unwrap_or(' ');
    if last == '\u{AD}'
        || (matches!(last, '-' | '\u{2010}') && before.is_alphabetic() && !is_wide(before) && next.is_lowercase())
    {
        return Join::Hyphen;
    }
    // Quotation marks and dashes are of both worlds: the text around them tells.
    let is_either = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…');
    let is_chinese = || a.chars().rev().take(12).chain(b.chars().take(12)).any(is_han);
    let wide = |c: char| is_wide(c) && (!is_either(c) || is_chinese());
    if wide(last) || wide(next) || last.is_whitespace() { Join::Close } else { Join::Spaced }
}
