//! Text as a program that shows it would read its escapes.
//!
//! An address writes a space as `%20`, a page `&nbsp;`, a script and a report `\u2028`; markup may part what is seen as one.
//! Their digits and letters are no part of a number that they stand in.

use std::ops::Range;

/// Bytes of the longest tag and the longest name of a character that are looked for.
const TAG: usize = 256;
const NAME: usize = 10;

/// Whether escapes begin with this byte.
fn begins_escape(byte: u8) -> bool {
    matches!(byte, b'%' | b'&' | b'\\' | b'<')
}

/// Whether `text` holds what could be an escape.
#[must_use]
pub fn has_escapes(text: &str) -> bool {
    text.bytes().any(begins_escape)
}

/// Whether `text` holds an escape: whether [`unescaped`] says anything else than the text itself. A percentage is none.
#[must_use]
pub fn is_escaped(text: &str) -> bool {
    text.bytes().enumerate().any(|(at, byte)| begins_escape(byte) && escape(&text[at..]).is_some())
}

/// The characters that `text` shows, each with its place. Tags and escapes that mean no character are spaces.
///
/// ```
/// let shown: String = hegao_model::text::unescaped("1%203&#56;\\u0030<b>0").map(|(_, c)| c).collect();
/// assert_eq!(shown, "1 380 0");
/// ```
pub fn unescaped(text: &str) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let (len, c) = escape(rest).unwrap_or((first.len_utf8(), first));
        let start = at;
        at += len;
        Some((start..at, c))
    })
}

/// The escape at the start of `rest`: its length, and what it shows.
#[inline]
fn escape(rest: &str) -> Option<(usize, char)> {
    match rest.as_bytes().first()? {
        b'%' => percent(rest),
        b'&' => entity(rest),
        b'\\' => backslash(rest),
        b'<' => tag(rest),
        _ => None,
    }
}

/// `%E4%B8%80`, `%u4E00`.
fn percent(rest: &str) -> Option<(usize, char)> {
    if rest[1..].starts_with(['u', 'U']) {
        return Some((6, character(rest.get(2..6)?)?));
    }
    let byte = |index: usize| -> Option<u8> {
        let escape = rest.get(index * 3..index * 3 + 3)?.strip_prefix('%')?;
        hex(escape).and_then(|code| u8::try_from(code).ok())
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    let first = *bytes.first()?;
    let whole = (1..=bytes.len()).find_map(|count| std::str::from_utf8(&bytes[..count]).ok());
    let whole = whole.and_then(|text| text.chars().next());
    Some(whole.map_or((3, if first.is_ascii() { ' ' } else { char::REPLACEMENT_CHARACTER }), |c| (c.len_utf8() * 3, c)))
}

/// `&#49;`, `&#x31;`, `&nbsp;`.
fn entity(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(NAME + 2).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(number) => character(number)?,
            None => char::from_u32(number.parse().ok()?).unwrap_or(char::REPLACEMENT_CHARACTER),
        },
        None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => ' ',
        None => return None,
    };
    Some((end + 1, c))
}

/// `\u0031`, `\u{31}`, `\x31`, `\t`.
fn backslash(rest: &str) -> Option<(usize, char)> {
    match rest.as_bytes().get(1)? {
        b'u' if rest[2..].starts_with('{') => {
            let end = rest.bytes().take(NAME + 2).position(|byte| byte == b'}')?;
            Some((end + 1, character(rest.get(3..end)?)?))
        }
        b'u' => Some((6, character(rest.get(2..6)?)?)),
        b'x' => Some((4, character(rest.get(2..4)?)?)),
        b't' | b'n' | b'r' | b'v' | b'f' | b'b' | b'a' | b'e' => Some((2, ' ')),
        _ => None,
    }
}

/// `<br>`, `</b>`.
fn tag(rest: &str) -> Option<(usize, char)> {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.bytes().skip(1).take(TAG).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    rest[end..].starts_with('>').then_some((end + 1, ' '))
}

fn hex(digits: &str) -> Option<u32> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The character of a number in hexadecimal digits; half of a pair is none that can be told.
fn character(digits: &str) -> Option<char> {
    hex(digits).map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_they_are_shown() {
        for (text, shown) in [
            ("138%2D0013%208000", "138-0013 8000"),
            ("%31%33%38%EF%BC%90%u0030", "138０0"),
            ("%D6%D05%B", "\u{FFFD}\u{FFFD}5%B"),
            ("&#49;&#x33;&nbsp;8&a b;&;&", "13 8&a b;&;&"),
            ("\\u00318\\u{30}\\x30\\t\\名\\xB5\\ud83d", "1800 \\名µ\u{FFFD}"),
            ("<b>1</b><br/>3 < 8 <中>", " 1  3 < 8 <中>"),
            ("%", "%"),
            ("\\", "\\"),
            ("<", "<"),
        ] {
            let read: String = unescaped(text).map(|(_, c)| c).collect();
            assert_eq!(read, shown, "{text}");
            let joined: String = unescaped(text).map(|(range, _)| &text[range]).collect();
            assert_eq!(joined, text);
            assert_eq!(is_escaped(text), unescaped(text).any(|(range, c)| text[range] != *c.to_string()), "{text}");
        }
    }
}
