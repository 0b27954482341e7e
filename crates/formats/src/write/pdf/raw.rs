//! Objects of a PDF file as they are written (ISO 32000-2, 7.3). What is changed in a dictionary is cut out or put in; every
//! other byte of it stays.

use std::ops::Range;

/// How deep objects may stand in each other.
const MAX_DEPTH: usize = 100;

/// An entry of a dictionary: its key, decoded, and where it and its value stand.
pub(in crate::write) struct Entry {
    pub(in crate::write) key: Vec<u8>,
    pub(in crate::write) whole: Range<usize>,
    pub(in crate::write) value: Range<usize>,
}

/// The entries of the dictionary at the start of `bytes`, and where it ends; `None`: it is none, or broken.
pub(in crate::write) fn entries(bytes: &[u8]) -> Option<(Vec<Entry>, usize)> {
    entries_within(bytes, 0, MAX_DEPTH)
}

/// The value of `key`, as it is written; of several the last, as readers take it.
pub(in crate::write) fn value<'b>(dict: &'b [u8], key: &str) -> Option<&'b [u8]> {
    let (entries, _) = entries(dict)?;
    entries.iter().rev().find(|entry| entry.key == key.as_bytes()).map(|entry| &dict[entry.value.clone()])
}

/// The dictionary without those of its entries that are `unwanted`, by key and value.
pub(in crate::write) fn without(dict: &[u8], unwanted: &dyn Fn(&[u8], &[u8]) -> bool) -> Option<Vec<u8>> {
    let (entries, end) = entries(dict)?;
    let (mut kept, mut at) = (Vec::with_capacity(end), 0);
    for entry in entries.iter().filter(|entry| unwanted(&entry.key, &dict[entry.value.clone()])) {
        kept.extend_from_slice(&dict[at..entry.whole.start]);
        at = entry.whole.end;
    }
    kept.extend_from_slice(&dict[at..end]);
    Some(kept)
}

/// The dictionary with `value` for `key`.
pub(in crate::write) fn with(dict: &[u8], key: &str, value: &[u8]) -> Option<Vec<u8>> {
    let mut changed = without(dict, &|own, _| own == key.as_bytes())?;
    changed.truncate(changed.len() - b">>".len());
    changed.extend([b"/", key.as_bytes(), b" ", value, b">>"].concat());
    Some(changed)
}

/// Where the object ends that begins at `at`: the whole of a reference, an array, a dictionary.
pub(in crate::write) fn end(bytes: &[u8], at: usize) -> Option<usize> {
    end_within(bytes, at, MAX_DEPTH)
}

/// Where the next thing begins, behind white space and comments.
pub(in crate::write) fn skip(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'%' => at += memchr::memchr2(b'\r', b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            _ if is_white(byte) => at += 1,
            _ => break,
        }
    }
    at
}

/// White space (7.2.3).
pub(in crate::write) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

fn entries_within(bytes: &[u8], at: usize, depth: usize) -> Option<(Vec<Entry>, usize)> {
    bytes.get(at..)?.starts_with(b"<<").then_some(())?;
    let depth = depth.checked_sub(1)?;
    let (mut entries, mut at) = (Vec::new(), at + 2);
    loop {
        at = skip(bytes, at);
        if bytes.get(at..)?.starts_with(b">>") {
            return Some((entries, at + 2));
        }
        let start = at;
        (bytes.get(at) == Some(&b'/')).then_some(())?;
        let key = word_end(bytes, at + 1);
        let value = skip(bytes, key);
        at = end_within(bytes, value, depth)?;
        entries.push(Entry { key: name(&bytes[start + 1..key]), whole: start..at, value: value..at });
    }
}

fn end_within(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    match *bytes.get(at)? {
        b'(' => literal_end(bytes, at),
        b'<' if bytes.get(at + 1) == Some(&b'<') => entries_within(bytes, at, depth).map(|(_, end)| end),
        b'<' => memchr::memchr(b'>', &bytes[at..]).map(|length| at + length + 1),
        b'[' => {
            let depth = depth.checked_sub(1)?;
            let mut at = skip(bytes, at + 1);
            while bytes.get(at)? != &b']' {
                at = skip(bytes, end_within(bytes, at, depth)?);
            }
            Some(at + 1)
        }
        b'/' => Some(word_end(bytes, at + 1)),
        byte if is_delimiter(byte) => None,
        _ => {
            let end = word_end(bytes, at);
            Some(reference_end(bytes, at..end).unwrap_or(end))
        }
    }
}

/// Where the reference ends whose number is the word at `first`.
fn reference_end(bytes: &[u8], first: Range<usize>) -> Option<usize> {
    let is_number = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    is_number(&bytes[first.clone()]).then_some(())?;
    let second = skip(bytes, first.end);
    let behind = word_end(bytes, second);
    is_number(&bytes[second..behind]).then_some(())?;
    let third = skip(bytes, behind);
    (third > behind && bytes.get(third..word_end(bytes, third)) == Some(b"R")).then_some(third + 1)
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_end = |byte: &u8| is_white(*byte) || is_delimiter(*byte);
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

fn literal_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut depth, mut at) = (0usize, at);
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// A name, decoded.
pub(in crate::write) fn name(bytes: &[u8]) -> Vec<u8> {
    let (mut name, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let digit = |at: usize| bytes.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                name.push((high << 4 | low) as u8);
                at += 3;
            }
            _ => {
                name.push(byte);
                at += 1;
            }
        }
    }
    name
}

/// A text as a string object: UTF-16 with its mark, in hexadecimal digits.
pub(in crate::write) fn text(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}

/// A length or place as a number: to a thousandth of a point.
pub(in crate::write) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_told_apart_as_they_stand() {
        let dict = b"<</A 1 0 R /B[1 0 R 2(])<5D>]/C<</A (x\\)>>)>>% /D 1\n/#44 null/E/F/G 12>>/H 1";
        let (entries, end) = entries(dict).unwrap();
        let keys: Vec<&[u8]> = entries.iter().map(|entry| &*entry.key).collect();
        assert_eq!(keys, [&b"A"[..], b"B", b"C", b"D", b"E", b"G"]);
        assert_eq!(&dict[end..], b"/H 1");
        assert_eq!(value(dict, "B"), Some(&b"[1 0 R 2(])<5D>]"[..]));
        assert_eq!(value(dict, "C"), Some(&b"<</A (x\\)>>)>>"[..]));
        assert_eq!(value(dict, "H"), None);
    }

    #[test]
    fn all_else_of_a_dictionary_stays() {
        let dict = b"<< /A 1 % c\n /B (x) /A 2 >>";
        assert_eq!(with(dict, "A", b"3").unwrap(), b"<<  % c\n /B (x)  /A 3>>");
        assert_eq!(without(dict, &|key, _| key == b"B").unwrap(), b"<< /A 1 % c\n  /A 2 >>");
        for broken in [&b"<</A 1"[..], b"<</A>>", b"[1]", b"<</A(>>", b"<</A[1>>", b"<<A 1>>"] {
            assert!(entries(broken).is_none(), "{}", String::from_utf8_lossy(broken));
        }
        assert!(entries(&b"<</A".repeat(1_000)).is_none());
    }

    #[test]
    fn numbers_and_texts_are_written_short() {
        assert_eq!([number(1.0), number(-0.0001), number(12.345_67)], ["1", "0", "12.346"]);
        assert_eq!(text("李A"), "<FEFF674E0041>");
    }
}
