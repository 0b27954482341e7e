//! Byte offsets to lines and columns.

/// A place as people name it: line and column count from 1, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1. A line ends at LF, CRLF or a lone CR.
    pub line: usize,
    /// Column, from 1, in Unicode code points.
    pub column: usize,
}

/// How many bytes lie between two remembered character counts: a look-up reads at most so many.
const STRIDE: usize = 4096;

/// Where the lines of a text start, and how many characters stand before every 4,096th byte: a column costs the same
/// in a file that is one long line.
pub struct LineIndex {
    starts: Vec<u32>,
    marks: Vec<u32>,
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
        let mut count = 0;
        let mut marks = vec![0];
        for chunk in bytes.chunks(STRIDE) {
            count += count_chars(chunk);
            marks.push(count as u32);
        }
        Self { starts, marks }
    }

    /// The line and column of `offset` in `text`, which must be the text that the index was made from.
    ///
    /// ```
    /// use hegao::text::{LineColumn, LineIndex};
    /// let text = "一\r\n二三";
    /// let index = LineIndex::new(text);
    /// assert_eq!(index.line_column(text, 8), LineColumn { line: 2, column: 2 });
    /// ```
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        LineColumn { line, column: self.chars_before(text, offset) - self.chars_before(text, start) + 1 }
    }

    /// Number of code points before `offset`.
    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let mark = offset / STRIDE;
        self.marks[mark] as usize + count_chars(&text.as_bytes()[mark * STRIDE..offset])
    }
}

/// Counts characters by their first bytes, so that chunks may cut a character.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
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
            let (mut line, mut column) = (1, 1);
            let mut chars = text.char_indices().peekable();
            while let Some((at, c)) = chars.next() {
                prop_assert_eq!(index.line_column(&text, at), LineColumn { line, column });
                let ends = c == '\n' || (c == '\r' && chars.peek().is_none_or(|&(_, next)| next != '\n'));
                (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
            }
            prop_assert_eq!(index.line_column(&text, text.len()), LineColumn { line, column });
        }
    }
}
