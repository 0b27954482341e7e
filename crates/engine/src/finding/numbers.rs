//! The sensitive numbers of one document, known again wherever their digits stand, and every piece of eight digits too.
//!
//! A number is read as people read it: digit by digit, whatever script they are in and whatever stands between them, as
//! long as it is no word. Each eight digits in a row are looked up among those of the values; what is covered is not
//! shown. So it does not matter how a number is broken up, how many of its digits are there, or what rule would find it.
//! Eight digits fit four bytes: a million mobile numbers have four million pieces, in 16 MB, and none is looked at twice.

use std::ops::Range;

use hegao_model::text::{digit, is_between_digits, is_escaped, unescaped};
use hegao_rules::finding::{HIDDEN, MaskKind};

/// Digits of the shortest piece of a value that must not be shown.
const PIECE: usize = 8;

/// All numbers of eight digits.
const ALL: u32 = 100_000_000;

/// Digits that fit 64 bits, whatever they are. The longest card numbers have nineteen.
const LONGEST: u8 = 19;

/// From so many pieces on, a bit for each number of eight digits takes less room and time than the pieces in order.
const MANY: usize = 1 << 20;

/// Sensitive numbers.
#[derive(Default)]
pub(super) struct Numbers {
    whole: Vec<Whole>,
    pieces: Vec<u32>,
    /// How many wholes and pieces there may be before those that stand twice are taken out.
    room: usize,
    /// Used instead of `pieces` where there are many: one bit for each.
    bits: Vec<u64>,
}

/// A whole value: all digits, perhaps an X for the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Whole {
    digits: u64,
    count: u8,
    ends_in_x: bool,
    kind: MaskKind,
}

impl Numbers {
    /// Takes in the digits of `value`. Whether they are all of it, so that it will be found by them alone.
    pub(super) fn add(&mut self, value: &str, kind: MaskKind) -> bool {
        let mut run = Run::default();
        let (mut others, mut ends_in_x) = (0_u32, false);
        for c in value.chars() {
            others += u32::from(ends_in_x);
            ends_in_x = others == 0 && is_x(c);
            match digit(c) {
                Some(digit) => {
                    run.push(digit, 0);
                    run.piece().into_iter().for_each(|piece| self.take(piece));
                }
                None if is_between_digits(c) => {}
                None if ends_in_x => {}
                None => {
                    others += 1;
                    run = Run { all: run.all, ..Run::default() };
                }
            }
        }
        let is_whole = others == 0 && (PIECE..=usize::from(LONGEST)).contains(&run.all.count.into());
        if is_whole {
            self.whole.push(Whole { digits: run.all.digits, count: run.all.count, ends_in_x, kind });
        }
        if self.pieces.len().max(self.whole.len()) > self.room {
            self.thin();
            self.room = 2 * self.pieces.len().max(self.whole.len()).max(1 << 12);
        }
        is_whole
    }

    /// To be called when all values are there.
    pub(super) fn prepare(&mut self) {
        self.thin();
    }

    fn take(&mut self, piece: u32) {
        match self.bits.get_mut((piece / u64::BITS) as usize) {
            Some(bits) => *bits |= 1 << (piece % u64::BITS),
            None => self.pieces.push(piece),
        }
    }

    fn thin(&mut self) {
        self.whole.sort_unstable();
        self.whole.dedup();
        self.pieces.sort_unstable();
        self.pieces.dedup();
        if self.pieces.len() >= MANY {
            self.bits = vec![0; (ALL / u64::BITS) as usize];
            std::mem::take(&mut self.pieces).into_iter().for_each(|piece| self.take(piece));
        }
    }

    /// The whole values, as they are written, and how each is masked.
    pub(super) fn values(&self) -> impl Iterator<Item = (String, MaskKind)> {
        self.whole.iter().map(|whole| (whole.written(), whole.kind))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.bits.is_empty()
    }

    fn has(&self, piece: u32) -> bool {
        match self.bits.get((piece / u64::BITS) as usize) {
            Some(bits) => bits >> (piece % u64::BITS) & 1 == 1,
            None => self.pieces.binary_search(&piece).is_ok(),
        }
    }

    /// Gives every stretch of `text` that is made of pieces, with what to show instead. Stretches may overlap.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(Range<usize>, String)) {
        if self.is_empty() {
            return;
        }
        self.find_among(text.char_indices().map(|(at, c)| (at..at + c.len_utf8(), c)), &mut found);
        if is_escaped(text) {
            self.find_among(unescaped(text), &mut found);
        }
    }

    fn find_among(
        &self,
        characters: impl Iterator<Item = (Range<usize>, char)>,
        found: &mut impl FnMut(Range<usize>, String),
    ) {
        let mut run = Run::default();
        let mut open: Option<Stretch> = None;
        let mut stars = 0;
        for (Range { start, end }, c) in characters {
            // Four asterisks are a mask: what stands around it is no number.
            stars = if c == '*' { stars + 1 } else { 0 };
            if let Some(digit) = digit(c) {
                run.push(digit, start);
                match (run.piece().filter(|&piece| self.has(piece)), &mut open) {
                    (Some(_), Some(stretch)) => stretch.extend(digit, end),
                    (Some(piece), None) => open = Some(Stretch::new(piece, run.start()..end)),
                    (None, stretch) => stretch.take().into_iter().for_each(|stretch| self.close(stretch, None, found)),
                }
            } else if !is_between_digits(c) || stars >= 4 {
                open.take().into_iter().for_each(|open| self.close(open, is_x(c).then_some(end), found));
                run = Run::default();
            }
        }
        open.into_iter().for_each(|open| self.close(open, None, found));
    }

    /// Ends a stretch; an X stands behind it up to `x`.
    fn close(&self, stretch: Stretch, x: Option<usize>, found: &mut impl FnMut(Range<usize>, String)) {
        let Stretch { digits: Digits { digits, count }, range } = stretch;
        let of = |ends_in_x| {
            let first = self
                .whole
                .partition_point(|whole| (whole.digits, whole.count, whole.ends_in_x) < (digits, count, ends_in_x));
            let whole = self.whole.get(first)?;
            let is_it = (whole.digits, whole.count, whole.ends_in_x) == (digits, count, ends_in_x);
            is_it.then(|| whole.kind.mask(&whole.written()))
        };
        match (x.and_then(|end| Some((end, of(true)?))), of(false)) {
            (Some((end, mask)), _) => found(range.start..end, mask),
            (None, Some(mask)) => found(range, mask),
            (None, None) => found(range, HIDDEN.to_owned()),
        }
    }
}

impl Whole {
    /// The canonical value.
    fn written(&self) -> String {
        let x = if self.ends_in_x { "X" } else { "" };
        format!("{:0width$}{x}", self.digits, width = usize::from(self.count))
    }
}

/// The first offset at or behind `from` at which no number goes on: behind a character that ends one.
pub(super) fn end_of_number(text: &str, from: usize) -> usize {
    let ends = |c: char| digit(c).is_none() && !is_between_digits(c);
    let last = text[from..].char_indices().find(|&(_, c)| ends(c));
    last.map_or(text.len(), |(at, c)| from + at + c.len_utf8())
}

/// Digits in a row; `count` goes on beyond those that fit.
#[derive(Clone, Copy, Default)]
struct Digits {
    digits: u64,
    count: u8,
}

impl Digits {
    fn push(&mut self, digit: u8) {
        if self.count < LONGEST {
            self.digits = self.digits * 10 + u64::from(digit);
        }
        self.count = self.count.saturating_add(1);
    }
}

/// The digits that were read since the last word.
#[derive(Default)]
struct Run {
    all: Digits,
    last: u32,
    /// How many, as far as a piece needs.
    count: usize,
    /// Where the last eight stand.
    starts: [usize; PIECE],
    next: usize,
}

impl Run {
    fn push(&mut self, digit: u8, at: usize) {
        self.all.push(digit);
        self.last = (self.last * 10 + u32::from(digit)) % ALL;
        self.count += usize::from(self.count < PIECE);
        self.starts[self.next] = at;
        self.next = (self.next + 1) % PIECE;
    }

    /// The last eight digits, if there are as many.
    fn piece(&self) -> Option<u32> {
        (self.count == PIECE).then_some(self.last)
    }

    /// Where they begin.
    fn start(&self) -> usize {
        self.starts[self.next]
    }
}

/// A stretch of a text that is made of pieces.
struct Stretch {
    digits: Digits,
    range: Range<usize>,
}

impl Stretch {
    fn new(piece: u32, range: Range<usize>) -> Self {
        Self { digits: Digits { digits: piece.into(), count: PIECE as u8 }, range }
    }

    fn extend(&mut self, digit: u8, end: usize) {
        self.digits.push(digit);
        self.range.end = end;
    }
}

/// Whether `c` is read as the X at the end of an identity number.
fn is_x(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | 'Ⅹ' | 'ⅹ')
}
