//! Lines of a stream, one at a time, each within a bound.

use std::io::{self, BufRead, BufReader, Read};

use crate::input::Reason;

/// A line that is not empty.
pub(super) struct Line {
    /// Its number, from 1; empty lines count.
    pub(super) number: u64,
    /// What stands on it, or why that was not read.
    pub(super) content: Result<Vec<u8>, Reason>,
}

impl Line {
    /// The bytes that it holds.
    pub(super) fn weight(&self) -> usize {
        self.content.as_ref().map_or(0, Vec::len)
    }
}

/// The lines of a stream.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    most: u64,
    number: u64,
    is_over: bool,
}

impl<R: Read> Lines<R> {
    /// Lines of at most `most` bytes; of a longer one it is only told that it is.
    pub(super) fn new(input: R, most: u64) -> Self {
        Self { input: BufReader::new(input), most, number: 0, is_over: false }
    }

    /// The next line as it stands, with its end; an empty one at the end of the stream.
    fn read(&mut self) -> io::Result<Result<Vec<u8>, Reason>> {
        let mut line = Vec::new();
        self.input.by_ref().take(self.most.saturating_add(1)).read_until(b'\n', &mut line)?;
        if line.len() as u64 <= self.most || line.ends_with(b"\n") {
            return Ok(Ok(line));
        }
        drop(line);
        self.pass_over()?;
        Ok(Err(Reason::TooLarge { size: None, limit: self.most }))
    }

    /// Reads up to the end of the line and keeps nothing of it.
    fn pass_over(&mut self) -> io::Result<()> {
        loop {
            let buffer = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            let end = memchr::memchr(b'\n', buffer);
            let (count, is_over) = (end.map_or(buffer.len(), |at| at + 1), end.is_some() || buffer.is_empty());
            self.input.consume(count);
            if is_over {
                return Ok(());
            }
        }
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.is_over {
            self.number += 1;
            let content = self.read().unwrap_or_else(|_| {
                self.is_over = true;
                Err(Reason::ReadFailed)
            });
            let content = content.map(|line| if self.number == 1 { without_mark(line) } else { line });
            match content {
                Ok(line) if line.is_empty() => self.is_over = true,
                Ok(line) if line.trim_ascii().is_empty() => {}
                content => return Some(Line { number: self.number, content }),
            }
        }
        None
    }
}

/// A line without the byte order mark that Windows puts in front of what goes through a pipe.
fn without_mark(mut line: Vec<u8>) -> Vec<u8> {
    if line.starts_with(b"\xEF\xBB\xBF") {
        line.drain(..3);
        // So that a mark alone is not taken for the end.
        if line.is_empty() {
            line.push(b'\n');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8], most: u64) -> Vec<(u64, Result<String, Reason>)> {
        let text = |line: Vec<u8>| String::from_utf8_lossy(&line).trim_end().to_owned();
        Lines::new(input, most).map(|line| (line.number, line.content.map(text))).collect()
    }

    #[test]
    fn empty_lines_count_and_are_passed_over() {
        let said = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(read(b"\xEF\xBB\xBFa\r\n\n  \nb\nc", 9), [said(1, "a"), said(4, "b"), said(5, "c")]);
        assert_eq!(read(b"\xEF\xBB\xBF\nb", 9), [said(2, "b")]);
        assert_eq!(read(b"", 9), []);
        assert_eq!(read(b"\xEF\xBB\xBF", 9), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_a_gap_and_the_next_is_read() {
        let long = |number| (number, Err(Reason::TooLarge { size: None, limit: 4 }));
        let said = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(read(b"abcd\nabcde\nab\nabcdefghij", 4), [said(1, "abcd"), long(2), said(3, "ab"), long(4)]);
    }

    #[test]
    fn a_stream_that_fails_ends_with_a_gap() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::ConnectionReset.into())
            }
        }
        let read: Vec<_> = Lines::new((&b"a\n"[..]).chain(Broken), 9).map(|line| line.content.err()).collect();
        assert_eq!(read, [None, Some(Reason::ReadFailed)]);
    }
}
