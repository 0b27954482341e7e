//! The tokens of RTF (RTF 1.9.1, “RTF Syntax”): groups, control words with their numbers, control symbols, text. Nothing is kept, and
//! nothing is understood here.

use std::ops::Range;

/// A token, with where it stands in the text.
pub(super) struct Token<'a> {
    pub(super) what: What<'a>,
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word12`
    Word(&'a str, Option<i32>),
    /// `\*`, `\~`: a backslash and a sign that is no letter.
    Symbol(char),
    /// `\'hh`
    Byte(u8),
    /// A stretch of text that stands as it is.
    Text(&'a str),
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Of this text.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn word(&mut self) -> What<'a> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        while bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        let number = self.at;
        if bytes.get(self.at) == Some(&b'-') && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        while bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let digits = &self.text[number..self.at];
        // A number that is too large for one is none of the format.
        let number = if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(i32::MAX)) };
        if bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        What::Word(word, number)
    }

    fn escape(&mut self) -> What<'a> {
        let rest = &self.text[self.at..];
        let Some(sign) = rest.chars().next() else { return What::Text("") };
        if sign.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += sign.len_utf8();
        if sign != '\'' {
            return What::Symbol(sign);
        }
        match rest.get(1..3).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                What::Byte(byte)
            }
            None => What::Symbol(sign),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let first = *self.text.as_bytes().get(start)?;
        let what = match first {
            b'{' | b'}' => {
                self.at += 1;
                if first == b'{' { What::Open } else { What::Close }
            }
            b'\\' => {
                self.at += 1;
                self.escape()
            }
            // Ends of lines of the file are none of the text.
            b'\r' | b'\n' | 0 => {
                self.at += 1;
                What::Text("")
            }
            _ => {
                let bytes = &self.text.as_bytes()[start..];
                let end = bytes.iter().position(|byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
                self.at = start + end.unwrap_or(bytes.len());
                What::Text(&self.text[start..self.at])
            }
        };
        Some(Token { what, range: start..self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_their_number_and_one_space() {
        let all: Vec<What> = Tokens::new("{\\rtf1\\b0 a\\'d6\\~\\u-20013?\r\n\\par}").map(|token| token.what).collect();
        use What::{Byte, Close, Open, Symbol, Text, Word};
        assert_eq!(
            all,
            [
                Open,
                Word("rtf", Some(1)),
                Word("b", Some(0)),
                Text("a"),
                Byte(0xD6),
                Symbol('~'),
                Word("u", Some(-20013)),
                Text("?"),
                Text(""),
                Text(""),
                Word("par", None),
                Close
            ]
        );
        assert_eq!(Tokens::new("\\").count(), 1);
        assert!(matches!(Tokens::new("\\'x").next().map(|token| token.what), Some(Symbol('\''))));
        assert!(matches!(
            Tokens::new("\\fs99999999999").next().map(|token| token.what),
            Some(Word("fs", Some(i32::MAX)))
        ));
    }
}
