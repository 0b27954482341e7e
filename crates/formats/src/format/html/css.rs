//! What a style sheet says: text that it puts on the page (`content: "…"`, CSS Generated Content), and what its makers
//! wrote in it beside.

use std::ops::Range;

use super::inner::Part;
use super::page::Page;
use crate::encoding::data_url;
use crate::hidden::telling::{behind_query, is_private_to_programs, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Thing};

/// A drawing that a style shows.
const DRAWN: Part = Part { hidden: None, thing: Thing::EmbeddedPicture, tells };

/// A declaration, or something else between two signs that part them: where it stands, and the strings in it.
#[derive(Default)]
struct Statement {
    range: Range<usize>,
    strings: Vec<Range<usize>>,
}

impl Page<'_> {
    /// Reads a sheet, or the declarations of an attribute `style`.
    pub(super) fn style(&mut self, value: &Gathered) {
        let css = value.text();
        for Statement { range, strings } in statements(css) {
            let statement = &css[range.clone()];
            let mut is_drawn = false;
            for address in strings.iter().filter(|string| data_url::holds_text(&css[(*string).clone()])) {
                let mut words = value.beginning();
                words.append_range(value, address.clone());
                is_drawn |= self.packed(&words, DRAWN);
            }
            if is_drawn {
                continue;
            }
            if is_content(statement) {
                strings.into_iter().for_each(|string| self.generated(&unescaped(value, string)));
            } else if !statement.contains(";base64,") {
                let words = unescaped(value, range);
                if is_private_to_programs(words.text()) {
                    self.aside(Hidden::EmbeddedText, Thing::StyleSheet, &behind_query(&words));
                }
            }
        }
    }

    /// Text that a style puts on the page.
    fn generated(&mut self, words: &Gathered) {
        if tells(words.text()) && !self.is_full() {
            let place = self.numbered(Thing::GeneratedText.into());
            self.beside.push(words.block(BlockKind::TextBox, place));
        }
    }
}

/// Whether a declaration sets what stands before or behind an element.
fn is_content(statement: &str) -> bool {
    let (name, _) = statement.split_once(':').unwrap_or_default();
    name.trim().eq_ignore_ascii_case("content")
}

/// The statements of a sheet, each comment as one of them.
fn statements(css: &str) -> Vec<Statement> {
    let bytes = css.as_bytes();
    let (mut found, mut open) = (Vec::new(), Statement::default());
    let mut at = 0;
    while at < bytes.len() {
        let (length, ends) = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"/*") => {
                let comment = css[at..].find("*/").map_or(css.len() - at, |end| end + 2);
                close(&mut found, &mut open, at);
                (comment, true)
            }
            quote @ (b'"' | b'\'') => {
                let string = string(&bytes[at + 1..], quote);
                open.strings.push(at + 1..at + 1 + string);
                ((string + 2).min(bytes.len() - at), false)
            }
            b'\\' => (2.min(bytes.len() - at), false),
            b'u' | b'U' if is_address(&bytes[at..]) => {
                let end = css[at..].find(')').map_or(css.len(), |end| at + end);
                open.strings.push(at + 4..end);
                ((end + 1).min(css.len()) - at, false)
            }
            b';' | b'{' | b'}' => (1, true),
            _ => (1, false),
        };
        at += length;
        if ends {
            close(&mut found, &mut open, at);
        }
    }
    close(&mut found, &mut open, css.len());
    found
}

/// Whether an address without quotation marks begins (`url(data:…;…)`), in which no sign parts statements.
fn is_address(bytes: &[u8]) -> bool {
    bytes.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"url(")) && !matches!(bytes.get(4), Some(b'"' | b'\''))
}

/// Ends the open statement at `at`; the next begins there.
fn close(found: &mut Vec<Statement>, open: &mut Statement, at: usize) {
    open.range.end = at;
    let next = Statement { range: at..at, strings: Vec::new() };
    let statement = std::mem::replace(open, next);
    if !statement.range.is_empty() {
        found.push(statement);
    }
}

/// Bytes of a string behind its mark: up to the same mark, or to the end of the line, where a bad one ends.
fn string(bytes: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => break,
            byte if byte == quote => break,
            _ => {}
        }
        at += 1;
    }
    at.min(bytes.len())
}

/// What stands at `range` of a sheet, with its escapes read: up to six hexadecimal digits and a space behind them, an
/// end of line, or a sign (CSS Syntax, 4.3.7).
fn unescaped(value: &Gathered, range: Range<usize>) -> Gathered {
    let css = &value.text()[..range.end];
    let (mut words, mut at) = (value.beginning(), range.start);
    while let Some(mark) = memchr::memchr(b'\\', &css.as_bytes()[at..]).map(|found| at + found) {
        words.append_range(value, at..mark);
        let rest = &css[mark + 1..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        let (c, length) = match u32::from_str_radix(&rest[..digits], 16) {
            Ok(code) => {
                let space = usize::from(rest[digits..].starts_with([' ', '\n', '\t']));
                (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string(), digits + space)
            }
            Err(_) if rest.starts_with('\n') => (String::new(), sign),
            Err(_) => (rest[..sign].to_owned(), sign),
        };
        at = mark + 1 + length;
        words.append_whole(value, mark..at, &c);
    }
    words.append_range(value, at..css.len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    #[test]
    fn an_address_is_one_word() {
        let texts: Vec<_> = statements("a{b:url(x;y});c:d}").into_iter().map(|one| one.range).collect();
        assert_eq!(texts, [0..2, 2..14, 14..18]);
    }

    #[test]
    fn statements_are_told_from_strings_and_comments() {
        let css = "/* 甲; */ .a::before { content: \"；}\\\"乙\"; color: red } b{--x:'丙'";
        let texts: Vec<_> = statements(css).into_iter().map(|one| css[one.range].trim().to_owned()).collect();
        assert_eq!(texts, ["/* 甲; */", ".a::before {", "content: \"；}\\\"乙\";", "color: red }", "b{", "--x:'丙'"]);
        let strings: Vec<_> = statements(css).into_iter().flat_map(|one| one.strings).collect();
        assert_eq!(strings.into_iter().map(|range| &css[range]).collect::<Vec<_>>(), ["；}\\\"乙", "丙"]);
        for odd in ["", "\"", "'\\", "/*", "\\", "a\\", "\"a\nb\""] {
            let whole: String = statements(odd).into_iter().map(|one| odd[one.range].to_owned()).collect();
            assert_eq!(whole, odd);
        }
    }

    #[test]
    fn escapes_are_read() {
        for (css, expected) in [
            ("\\8054\\7cfb 电话", "联系电话"),
            ("\\31 3\\38 00", "13800"),
            ("\\\"甲\\\n乙", "\"甲乙"),
            ("\\", ""),
            ("\\110000x", "\u{FFFD}x"),
        ] {
            let mut value = Gathered::new(0);
            value.push(css, Origin::exact(0));
            assert_eq!(unescaped(&value, 0..css.len()).text(), expected, "{css}");
        }
    }
}
