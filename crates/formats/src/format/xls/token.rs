//! What stands in formulas. They are stored as tokens ([MS-XLS] 2.5.198): names of cells tell nothing, what a formula quotes
//! may be what no cell shows.

use super::record::Bytes;
use super::text::Coding;

/// Digits of the shortest number that is someone's.
const SHORTEST: f64 = 1e9;

/// The texts that a formula quotes and the long numbers in it, each on a line. `tokens` is followed by the values of its arrays.
pub(super) fn constants(tokens: &[u8], behind: &[u8], coding: Coding) -> Vec<String> {
    let (mut found, mut arrays) = (Vec::new(), 0);
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        let rest = &tokens[at + 1..];
        let size = match token {
            0x17 => match quoted(rest, coding) {
                Some((text, size)) => {
                    found.push(text);
                    size
                }
                None => break,
            },
            0x1F => {
                found.extend(rest.first_chunk().and_then(|bytes| long(f64::from_le_bytes(*bytes))));
                8
            }
            // An array's values stand behind all tokens.
            0x20 | 0x40 | 0x60 => {
                arrays += 1;
                7
            }
            0x19 => match attribute(rest) {
                Some(size) => size,
                None => break,
            },
            token => match size(token, coding.is_unicode()) {
                Some(size) => size,
                None => break,
            },
        };
        at += 1 + size;
    }
    let mut bytes = Bytes::new(vec![behind]);
    for _ in 0..arrays {
        if array(&mut bytes, coding, &mut found).is_none() {
            break;
        }
    }
    found.retain(|text| !text.trim().is_empty());
    found
}

/// A quoted text, and how many bytes it takes (2.5.198.89).
fn quoted(rest: &[u8], coding: Coding) -> Option<(String, usize)> {
    let count = usize::from(*rest.first()?);
    let size = match coding {
        Coding::Unicode => 2 + (count << (rest.get(1)? & 1)),
        Coding::Bytes(_) => 1 + count,
    };
    let text = coding.short(&mut Bytes::new(vec![rest.get(..size)?]))?;
    Some((text, size))
}

/// A whole number that is as long as someone's.
fn long(number: f64) -> Option<String> {
    ((SHORTEST..1e18).contains(&number) && number.fract() == 0.0).then(|| format!("{number:.0}"))
}

/// The bytes of a token that says how another is reckoned (2.5.198.4): a choice has a list of places.
fn attribute(rest: &[u8]) -> Option<usize> {
    let places = usize::from(u16::from_le_bytes([*rest.get(1)?, *rest.get(2)?]));
    Some(if rest[0] & 4 == 4 { 3 + 2 * (places + 1) } else { 3 })
}

/// The bytes behind a token of a size that does not change.
fn size(token: u8, is_unicode: bool) -> Option<usize> {
    let sizes = |today: usize, before: usize| Some(if is_unicode { today } else { before });
    match token {
        0x01 | 0x02 => Some(4),
        0x03..=0x16 => Some(0),
        0x18 => Some(5),
        0x1C | 0x1D => Some(1),
        0x1E => Some(2),
        0x20.. => match token & 0x1F {
            0x01 | 0x09 => Some(2),
            0x02 => Some(3),
            0x03 => sizes(4, 14),
            0x04 | 0x0A | 0x0C => sizes(4, 3),
            0x05 | 0x0B | 0x0D => sizes(8, 6),
            0x06..=0x08 => Some(6),
            0x19 => sizes(6, 24),
            0x1A | 0x1C => sizes(6, 17),
            0x1B | 0x1D => sizes(10, 20),
            _ => None,
        },
        _ => None,
    }
}

/// Adds the texts and long numbers of an array (2.5.198.8).
fn array(bytes: &mut Bytes, coding: Coding, found: &mut Vec<String>) -> Option<()> {
    let columns = usize::from(bytes.u8()?) + usize::from(coding.is_unicode());
    let rows = usize::from(bytes.u16()?) + usize::from(coding.is_unicode());
    for _ in 0..columns * rows {
        found.extend(value(bytes, coding, false)?);
    }
    Some(())
}

/// A value of an array or of another workbook (2.5.192), as it is written; `Some(None)`: there is nothing to be told. Numbers are
/// told if `are_all`, or if they are as long as someone's.
pub(super) fn value(bytes: &mut Bytes, coding: Coding, are_all: bool) -> Option<Option<String>> {
    match bytes.u8()? {
        1 => {
            let number = f64::from_le_bytes(bytes.take(8).try_into().ok()?);
            Some(if are_all { Some(number.to_string()) } else { long(number) })
        }
        2 if coding.is_unicode() => coding.long(bytes).map(Some),
        2 => coding.short(bytes).map(Some),
        0 | 4 | 0x10 => {
            bytes.skip(8);
            Some(None)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_formula_quotes_is_found_among_its_tokens() {
        // =IF(B2="",13800138000,"电话") with its jumps, and a token that nobody knows.
        let mut tokens = vec![0x44, 1, 0, 1, 0xC0, 0x17, 0, 0, 0x0B, 0x19, 2, 9, 0, 0x1F];
        tokens.extend(13_800_138_000_f64.to_le_bytes());
        tokens.extend([0x19, 8, 3, 0, 0x17, 2, 1, 0x35, 0x75, 0xDD, 0x8B, 0x22, 3, 1, 0]);
        assert_eq!(constants(&tokens, &[], Coding::Unicode), ["13800138000", "电话"]);
        tokens.truncate(13);
        tokens.extend([0x00, 0x17, 1, 0, b'x']);
        assert!(constants(&tokens, &[], Coding::Unicode).is_empty());
    }

    #[test]
    fn the_values_of_an_array_stand_behind_its_tokens() {
        let array = [[0, 0, 0].as_slice(), &[2, 2, 0, 0, b'a', b'b']].concat();
        assert_eq!(constants(&[0x60, 0, 0, 0, 0, 0, 0, 0], &array, Coding::Unicode), ["ab"]);
        assert!(constants(&[0x60, 0, 0, 0, 0, 0, 0, 0], &[9], Coding::Unicode).is_empty());
        assert!(constants(&[0x17], &[], Coding::Unicode).is_empty());
    }
}
