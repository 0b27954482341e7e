//! Byte offsets to lines and columns.

/// A place as people name it: line and column count from 1, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1. A line ends at LF, CRLF or a lone CR.
    pub line: usize,
    /// Column, from 1, in Unicode code points.
    pub column: usize,
    /// Column, from 1, in UTF-16 code units, as JavaScript and Java count.
    pub utf16: usize,
    /// Column, from 1, in bytes of the text in UTF-8, however it is stored.
    pub utf8: usize,
}

/// How many bytes lie between two remembered character counts: a look-up reads at most so many.
const STRIDE: usize = 4096;

/// Where the lines of a text start, and, if it has a long line, how many characters stand before every 4,096th byte: a column
/// costs the same in a file that is one long line.
pub struct LineIndex {
    starts: Vec<u32>,
    marks: Vec<Count>,
}

/// How many characters, and how many of them UTF-16 writes as two units.
#[derive(Clone, Copy, Default)]
struct Count {
    chars: u32,
    pairs: u32,
}

impl Count {
    /// Counts characters by their first bytes, so that chunks may cut a character.
    fn of(bytes: &[u8]) -> Self {
        let count = |is_wanted: fn(u8) -> bool| bytes.iter().filter(|&&byte| is_wanted(byte)).count() as u32;
        Self { chars: count(|byte| byte & 0xC0 != 0x80), pairs: count(|byte| byte >= 0xF0) }
    }

    fn plus(self, other: Self) -> Self {
        Self { chars: self.chars + other.chars, pairs: self.pairs + other.pairs }
    }
}

impl LineIndex {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let in_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !in_crlf {
                starts.push(at as u32 + 1);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([bytes.len() as u32]);
        if starts.iter().zip(ends).all(|(start, end)| (end - start) as usize <= STRIDE) {
            return Self { starts, marks: Vec::new() };
        }
        let mut marks = vec![Count::default()];
        let counted = bytes.chunks(STRIDE).scan(Count::default(), |count, chunk| {
            *count = count.plus(Count::of(chunk));
            Some(*count)
        });
        marks.extend(counted);
        Self { starts, marks }
    }

    /// The line and column of `offset` in `text`, which must be the text that the index was made from.
    ///
    /// ```
    /// use hegao_model::text::{LineColumn, LineIndex};
    /// let text = "一\r\n😀三";
    /// let index = LineIndex::new(text);
    /// assert_eq!(index.line_column(text, 9), LineColumn { line: 2, column: 2, utf16: 3, utf8: 5 });
    /// ```
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let Count { chars, pairs } = if offset - start <= STRIDE {
            Count::of(&text.as_bytes()[start..offset])
        } else {
            let (from, to) = (self.count_before(text, start), self.count_before(text, offset));
            Count { chars: to.chars - from.chars, pairs: to.pairs - from.pairs }
        };
        let (chars, pairs) = (chars as usize, pairs as usize);
        LineColumn { line, column: chars + 1, utf16: chars + pairs + 1, utf8: offset - start + 1 }
    }

    /// What stands before `offset`.
    fn count_before(&self, text: &str, offset: usize) -> Count {
        let mark = offset / STRIDE;
        self.marks[mark].plus(Count::of(&text.as_bytes()[mark * STRIDE..offset]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "[一a😀\r\n]{0,40}", pad in 0usize..3) {
            let text = format!("{}{text}", "法".repeat(pad * 1365)); // crosses the stride
            let index = LineIndex::new(&text);
            let mut at = LineColumn { line: 1, column: 1, utf16: 1, utf8: 1 };
            let mut chars = text.char_indices().peekable();
            while let Some((offset, c)) = chars.next() {
                prop_assert_eq!(index.line_column(&text, offset), at);
                let ends = c == '\n' || (c == '\r' && chars.peek().is_none_or(|&(_, next)| next != '\n'));
                at = if ends {
                    LineColumn { line: at.line + 1, column: 1, utf16: 1, utf8: 1 }
                } else {
                    let LineColumn { line, column, utf16, utf8 } = at;
                    LineColumn { line, column: column + 1, utf16: utf16 + c.len_utf16(), utf8: utf8 + c.len_utf8() }
                };
            }
            prop_assert_eq!(index.line_column(&text, text.len()), at);
        }
    }
}
