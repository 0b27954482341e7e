//! The ways in which programs read a text: each takes one disguise off.

use std::borrow::Cow;

use super::Form;
use super::plain::BREAK;

/// `text` in each of the ways that could say something else than another, with its form.
pub(super) fn each(text: &str, form: Form, take: &mut dyn FnMut(&str, Form)) {
    take(text, form);
    let resolved = references(text);
    if let Cow::Owned(resolved) = &resolved {
        take(resolved, Form::References);
        // What was escaped twice.
        if let Cow::Owned(twice) = references(resolved) {
            take(&twice, Form::References);
        }
    }
    if text.contains('<') {
        take(&references(&untagged(text)), Form::Tagged);
    }
    if resolved.contains('<') && matches!(resolved, Cow::Owned(_)) {
        take(&references(&untagged(&resolved)), Form::Tagged);
    }
    for (sign, form, decoded) in [
        ('%', Form::Percent, percent as fn(&str) -> String),
        ('\\', Form::Backslash, backslash),
        ('=', Form::Quoted, |text: &str| hexadecimal(text, '=')),
    ] {
        if resolved.contains(sign) {
            let once = decoded(&resolved);
            if once != *resolved {
                take(&once, form);
            }
        }
    }
}

/// `text` with its references to characters resolved.
fn references(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, behind) = rest.split_at(at);
        let end = behind.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, reference(&behind[1..end])?))) {
            Some((end, c)) => {
                out.push_str(before);
                out.push(c);
                rest = &behind[end + 1..];
            }
            None => {
                out.push_str(before);
                out.push('&');
                rest = &behind[1..];
            }
        }
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

fn reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "commat" => '@',
        "period" => '.',
        "shy" | "zwnj" | "zwj" => '\u{200B}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// The names of elements within a line: their tags part no word. Those of Office, of drawings and of pages.
const INLINE: [&str; 40] = [
    "r",
    "t",
    "rPr",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "a",
    "font",
    "small",
    "big",
    "mark",
    "sub",
    "sup",
    "s",
    "del",
    "ins",
    "code",
    "tspan",
    "hyperlink",
    "smartTag",
    "sdtContent",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "fldSimple",
    "delText",
    "noBreakHyphen",
    "softHyphen",
    "rFonts",
    "sz",
    "szCs",
    "lang",
    "color",
    "kern",
    "rStyle",
    "bCs",
    "tab",
];

/// What stands between the tags of `text`. Those of elements that make a line, a cell or a value of their own are breaks.
fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len() / 2);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let name = tag.trim_start_matches('/');
        if let Some(inner) = tag.strip_prefix("![CDATA[") {
            rest = inner;
            continue;
        }
        let is_tag = name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '!' | '?' | '_'));
        let Some(end) = end_of_tag(tag).filter(|_| is_tag) else {
            out.push('<');
            rest = tag;
            continue;
        };
        let name = name.split(|c: char| !(c.is_alphanumeric() || c == ':')).next().unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or_default();
        let is_comment = tag.starts_with("!--");
        if !is_comment && !INLINE.contains(&local) {
            out.push(BREAK);
        }
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

/// Behind the end of a tag, of which `tag` is what follows its first sign.
fn end_of_tag(tag: &str) -> Option<usize> {
    if tag.starts_with("!--") {
        return tag.find("-->").map(|at| at + 3);
    }
    let mut open = None;
    for (at, c) in tag.char_indices() {
        match open {
            None if c == '>' => return Some(at + 1),
            None if matches!(c, '"' | '\'') => open = Some(c),
            Some(mark) if c == mark => open = None,
            _ => {}
        }
    }
    // A mark that nothing closes is none.
    tag.find('>').map(|at| at + 1)
}

/// `%E4%B8%80`, `%u4E00`.
fn percent(text: &str) -> String {
    let units = coded(text, &["%u", "%U"]);
    hexadecimal(units.as_deref().unwrap_or(text), '%')
}

/// `text` with the bytes that `sign` and two hexadecimal digits stand for.
fn hexadecimal(text: &str, sign: char) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == sign as u8 {
            if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
                out.push((high * 16 + low) as u8);
                at += 3;
                continue;
            }
            // The end of a line that goes on, in quoted-printable.
            if sign == '=' && matches!(bytes.get(at + 1), Some(b'\r' | b'\n')) {
                at += if bytes.get(at + 2) == Some(&b'\n') { 3 } else { 2 };
                continue;
            }
        }
        out.push(bytes[at]);
        at += 1;
    }
    String::from_utf8(out).unwrap_or_else(|error| super::charset::gb18030(error.as_bytes()))
}

/// `\u0031`, `\u{31}`, `\x31`, `\-`.
fn backslash(text: &str) -> String {
    let text = coded(text, &["\\u", "\\U"]);
    let text = text.as_deref().unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.bytes().next() {
            Some(b'x') => match rest.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(code) => {
                    out.push(char::from(code));
                    rest = &rest[3..];
                }
                None => out.push('\\'),
            },
            Some(b't' | b'n' | b'r') => {
                out.push(' ');
                rest = &rest[1..];
            }
            Some(byte) if byte.is_ascii_punctuation() || byte.is_ascii_whitespace() => {}
            _ => out.push('\\'),
        }
    }
    out + rest
}

/// `text` with its numbers of characters resolved, which stand behind one of `marks` as four digits or in braces.
fn coded(text: &str, marks: &[&str]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let next = |text: &str| marks.iter().filter_map(|mark| text.find(mark)).min();
    while let Some(at) = next(rest) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 2..];
        let braced =
            behind.strip_prefix('{').and_then(|inner| inner.split_once('}')).map(|(hex, _)| (hex, hex.len() + 2));
        let found = braced.or_else(|| behind.get(..4).map(|hex| (hex, 4)));
        match found.and_then(|(hex, length)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, length))) {
            Some((c, length)) => {
                out.push(c);
                rest = &behind[length..];
            }
            None => {
                out.push_str(&rest[at..at + 2]);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Some(out)
}
