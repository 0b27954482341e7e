//! The comments and strings of a file's bytes, or of a content stream's, whatever stands around them (ISO 32000-2, 7.2 and 7.3.4).
//!
//! hayro passes over comments, and over objects that no table lists. Here nothing is passed over but the data of streams and
//! of pictures within content.

use memchr::memmem;

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'b> {
    /// A comment, without its sign.
    Comment(&'b [u8]),
    /// A string, decoded.
    String(Vec<u8>),
}

/// Whose bytes they are: what is not looked into differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A file: the data of streams.
    File,
    /// A content stream: the data of pictures.
    Content,
}

/// Goes over bytes from the first to the last.
pub(crate) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
    scope: Scope,
    /// A string was opened that nothing closes: from here on a parenthesis opens none.
    is_unbalanced: bool,
}

impl<'b> Lexer<'b> {
    pub(crate) fn new(bytes: &'b [u8], scope: Scope) -> Self {
        Self { bytes, at: 0, scope, is_unbalanced: false }
    }

    fn comment(&mut self) -> Piece<'b> {
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        self.at += end;
        Piece::Comment(&rest[..end])
    }

    /// The string behind the parenthesis before.
    fn literal(&mut self) -> Option<Piece<'b>> {
        if self.is_unbalanced {
            return None;
        }
        let (mut text, mut depth, mut at) = (Vec::new(), 1usize, self.at);
        while let Some(&byte) = self.bytes.get(at) {
            at += 1;
            match byte {
                b'\\' => at = self.escape(at, &mut text),
                b'(' => depth += 1,
                b')' if depth == 1 => {
                    self.at = at;
                    return Some(Piece::String(text));
                }
                b')' => depth -= 1,
                _ => {}
            }
            if byte != b'\\' {
                text.push(byte);
            }
        }
        self.is_unbalanced = true;
        None
    }

    /// What stands at `at`, behind a backslash, and where it ends.
    fn escape(&self, at: usize, text: &mut Vec<u8>) -> usize {
        let Some(&byte) = self.bytes.get(at) else { return at };
        let rest = &self.bytes[at..];
        match byte {
            b'0'..=b'7' => {
                let digits = rest.iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
                let (count, value) =
                    digits.fold((0, 0u32), |(count, value), digit| (count + 1, value * 8 + u32::from(digit - b'0')));
                text.push(value as u8);
                return at + count;
            }
            b'\r' if rest.get(1) == Some(&b'\n') => return at + 2,
            b'\r' | b'\n' => {}
            _ => text.push(match byte {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                other => other,
            }),
        }
        at + 1
    }

    /// The string of hexadecimal digits behind the sign before; a dictionary is none.
    fn hexadecimal(&mut self) -> Option<Piece<'b>> {
        let rest = &self.bytes[self.at..];
        if rest.first() == Some(&b'<') {
            self.at += 1;
            return None;
        }
        let is_of = |byte: &u8| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace();
        let end = rest.iter().position(|byte| !is_of(byte)).filter(|end| rest[*end] == b'>')?;
        self.at += end + 1;
        let digits: Vec<u8> =
            rest[..end].iter().filter_map(|byte| (*byte as char).to_digit(16)).map(|d| d as u8).collect();
        Some(Piece::String(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()))
    }

    /// Passes over data that is no text of this scope: a stream, or a picture.
    fn pass(&mut self) {
        let rest = &self.bytes[self.at..];
        let (from, to): (&[u8], &[u8]) = match self.scope {
            Scope::File => (b"tream", b"endstream"),
            Scope::Content => (b"D", b"EI"),
        };
        let Some(data) = rest.strip_prefix(from) else { return };
        let is_end = match self.scope {
            Scope::File => data.starts_with(b"\r") || data.starts_with(b"\n"),
            Scope::Content => data.first().is_some_and(u8::is_ascii_whitespace),
        };
        let is_word = self.at < 2 || self.bytes[self.at - 2].is_ascii_whitespace() || self.bytes[self.at - 2] == b'>';
        if is_end && is_word {
            self.at += from.len() + memmem::find(data, to).map_or(data.len(), |end| end + to.len());
        }
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Piece<'b>;

    fn next(&mut self) -> Option<Piece<'b>> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            let piece = match (byte, self.scope) {
                (b'%', _) => Some(self.comment()),
                (b'(', _) => self.literal(),
                (b'<', _) => self.hexadecimal(),
                (b's', Scope::File) | (b'I', Scope::Content) => {
                    self.pass();
                    None
                }
                _ => None,
            };
            if piece.is_some() {
                return piece;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_told_apart() {
        let read = |bytes: &[u8], scope| {
            let pieces = Lexer::new(bytes, scope).map(|piece| match piece {
                Piece::Comment(text) => format!("%{}", String::from_utf8_lossy(text)),
                Piece::String(text) => String::from_utf8_lossy(&text).into_owned(),
            });
            pieces.collect::<Vec<_>>()
        };
        let file = b"%a\r1 0 obj<</A(b\\)\\051 (c) % d\\\n)/E<66 6>>>stream\n(g)%h\nendstream%i\n/stream (j)";
        assert_eq!(read(file, Scope::File), ["%a", "b)) (c) % d", "f`", "%i", "j"]);
        let content = b"BI /W 1 ID (a)%b EI (c)Tj %d\n(e\\\r\nf)' /ID (g)";
        assert_eq!(read(content, Scope::Content), ["c", "%d", "ef", "g"]);
        assert_eq!(read(b"((((a) %b\n(c) <zz>", Scope::File), ["%b"]);
        assert_eq!(read(b"(\\", Scope::File), [""; 0]);
    }
}
