//! What one look over a text tells, before it is folded and before any rule runs.

use super::*;

/// What one look over a block tells, before any rule runs: whether it must be folded, and which gates stay shut.
#[derive(Clone, Copy, Default)]
pub struct Survey {
    /// Folding changes the text.
    pub folds: bool,
    /// Digits in the longest stretch of digits, in whatever writing, and of what people put between them, in folded
    /// text; one that begins with a Han numeral is not counted.
    pub digits: u32,
    /// Number of Han characters.
    pub han: u32,
    /// Number of ASCII letters.
    pub latin: u32,
    /// Characters that only look like a Han character stand there ([`look_alike`]).
    pub look_alikes: bool,
    /// Brackets, quotation marks or title marks stand there, in the source text.
    pub pairs: bool,
    /// A Han character stands twice in a row, in the source text; those within a number are not looked at.
    pub twins: bool,
}

/// One pass over the bytes, without decoding: Han text is three bytes a character with a lead byte of E4–E9, and
/// nothing else needs more than a look at the lead byte.
pub(super) fn survey(source: &str) -> Survey {
    let bytes = source.as_bytes();
    let mut pass = Pass { survey: Survey::default(), run: 0, last: Last::Other, spaced: false };
    let mut at = 0;
    while at < bytes.len() {
        let lead = bytes[at];
        at += match lead {
            _ if is_plain_han(lead) => {
                pass.han(|| char_at(source, at));
                // Outside a number the others of a run only count.
                let (rest, twins) = if pass.run == 0 { han_run(&bytes[at..]) } else { (0, false) };
                pass.survey.twins |= twins;
                pass.survey.han += rest as u32 / 3;
                3 + rest
            }
            b' ' => {
                pass.spaced |= pass.last == Last::Han;
                pass.last = Last::Other;
                1
            }
            0..=0x7F => {
                pass.ascii(lead);
                1
            }
            _ if is_plain_mark(&bytes[at..]) => {
                pass.mark(&bytes[at..]);
                3
            }
            _ => {
                let c = char_at(source, at);
                pass.other(c);
                c.len_utf8()
            }
        };
    }
    pass.end();
    pass.survey
}

/// Bytes of the plain Han characters behind the one that `bytes` begin with, and whether two neighbours are the same.
fn han_run(bytes: &[u8]) -> (usize, bool) {
    let mut twins = false;
    let beside = bytes.chunks_exact(3).zip(bytes[3..].chunks_exact(3)).take_while(|(_, c)| is_plain_han(c[0]));
    let count = beside.inspect(|(before, c)| twins |= before == c).count();
    (3 * count, twins)
}

/// A survey that is being made.
struct Pass {
    survey: Survey,
    /// Digits in the number that is being read.
    run: u32,
    /// What was seen last; a space is something else.
    last: Last,
    /// The last visible characters were Han, then spaces.
    spaced: bool,
}

impl Pass {
    fn end(&mut self) {
        self.survey.digits = self.survey.digits.max(self.run);
        self.run = 0;
    }

    fn saw(&mut self, last: Last) {
        (self.last, self.spaced) = (last, false);
    }

    /// A Han character that stays as it is. Which one matters within a number only.
    fn han(&mut self, c: impl FnOnce() -> char) {
        self.survey.folds |= self.spaced;
        self.survey.han += 1;
        self.saw(Last::Han);
        match self.run > 0 && digit(c()).is_some() {
            true => self.run += 1,
            false => self.end(),
        }
    }

    fn ascii(&mut self, byte: u8) {
        self.saw(Last::Other);
        match byte {
            b'0'..=b'9' => {
                self.run += 1;
                self.last = Last::Digit;
            }
            b'(' | b')' => self.survey.pairs = true,
            b'-' | b'+' | b'/' | b'.' | b',' | b'_' | b'\t' | b'\n' | b'\r' => {}
            // Of formulas and of TeX.
            b'*' | b':' | b'~' | b';' | b'\\' | b'{' | b'}' => {}
            0..=0x1F | 0x7F => self.survey.folds = true,
            _ => {
                self.survey.latin += u32::from(byte.is_ascii_alphabetic());
                self.end();
            }
        }
    }

    /// One of the marks of [`is_plain_mark`], of which only brackets and 、 stand within a number.
    fn mark(&mut self, bytes: &[u8]) {
        self.saw(Last::Other);
        match bytes {
            [0xEF, 0xBC, 0x88 | 0x89, ..] => self.survey.pairs = true, // （）
            [0xE3, 0x80, 0x81, ..] => {}
            [0xE3, _, 0x88..=0x95, ..] | [0xE2, _, 0x98..=0x9D, ..] => {
                self.survey.pairs = true; // 〈 to 〕, ‘ to ”
                self.end();
            }
            _ => self.end(),
        }
    }

    fn other(&mut self, c: char) {
        let shown = folded_form(c);
        let is_dropped = is_invisible(c) || (self.last != Last::Other && is_combining(c));
        self.survey.folds |= shown.is_some() || is_dropped;
        let han = is_han(shown.unwrap_or(c));
        self.survey.look_alikes |= han && shown.is_some();
        self.survey.han += u32::from(han);
        self.survey.folds |= han && self.spaced;
        if !is_dropped {
            self.saw(Last::of(shown.unwrap_or(c)));
        }
        match shown {
            Some(digit) if digit.is_ascii_digit() => self.run += 1,
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.survey.latin += 1;
                self.end();
            }
            _ if digit(c).is_some() => self.run += u32::from(self.run > 0),
            Some(shown) if !is_han(shown) => {}
            None if is_dropped || matches!(c, '·' | '•' | '・') => {}
            _ => self.end(),
        }
    }
}
