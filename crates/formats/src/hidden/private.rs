//! What in a text is somebody's: numbers and addresses of mail, without what programs make that looks like them.

use std::borrow::Cow;

use super::telling::someones;

/// Digits of the shortest sum of a file's bytes (MD5 has 32, CRC-64 has 16).
const SHORTEST_DIGEST: usize = 16;

/// What in a text may be someone's: numbers without the spaces and dashes in them, addresses.
pub(crate) fn private(text: &str) -> impl Iterator<Item = String> + use<'_> {
    persons_numbers(text).chain(mailboxes(text).map(str::to_owned))
}

/// Whether there is any.
pub(crate) fn has_private(text: &str) -> bool {
    private(text).next().is_some()
}

/// The words of a text that may be addresses of mail.
fn mailboxes(text: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    let is_address = |word: &&str| {
        word.split_once('@').is_some_and(|(before, behind)| {
            before.ends_with(|c: char| c.is_ascii_alphanumeric()) && behind.contains('.')
        })
    };
    let text = if text.contains('@') { text } else { "" };
    text.split(move |c| !is_of_word(c)).filter(is_address)
}

/// The numbers in a text that may be someone's.
fn persons_numbers(text: &str) -> impl Iterator<Item = String> {
    let text = if is_fraction(text) { Cow::Borrowed("") } else { without_digests(without_guids(text)) };
    let numbers: Vec<_> = someones(&text, &[' ', '-']).map(|(_, number)| number).collect();
    numbers.into_iter()
}

/// Whether a text is a number that some calculation came to, with all its places.
fn is_fraction(text: &str) -> bool {
    let text = text.trim();
    let whole = text.trim_start_matches('-').bytes().take_while(u8::is_ascii_digit).count();
    text.contains('.') && whole < 11 && text.parse::<f64>().is_ok()
}

/// A text without the identifiers that programs make (`01234567-89AB-CDEF-0123-456789ABCDEF`), in which there is every number.
fn without_guids(text: &str) -> Cow<'_, str> {
    const LENGTH: usize = 36;
    let is_guid = |text: &[u8]| {
        text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    let mut rest = String::new();
    let mut from = 0;
    // Only where a dash stands can there be one around it.
    for dash in memchr::memchr_iter(b'-', text.as_bytes()) {
        let start = dash.wrapping_sub(8);
        if start >= from && text.as_bytes().get(start..start.wrapping_add(LENGTH)).is_some_and(is_guid) {
            rest.push_str(&text[from..start]);
            rest.push('|');
            from = start + LENGTH;
        }
    }
    if from == 0 { Cow::Borrowed(text) } else { Cow::Owned(rest + &text[from..]) }
}

/// A text without its words that are the hexadecimal digits of a sum or key.
fn without_digests(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_end = |c: char| !c.is_ascii_alphanumeric();
    let is_digest = |word: &str| {
        word.len() >= SHORTEST_DIGEST
            && word.bytes().all(|byte| byte.is_ascii_hexdigit())
            && word.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    if !text.split(is_end).any(is_digest) {
        return text;
    }
    let words = text.split_inclusive(is_end);
    Cow::Owned(words.map(|word| if is_digest(word.trim_end_matches(is_end)) { "|" } else { word }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_is_taken_out_of_what_programs_write() {
        for (text, expected) in [
            ("电话138-0013-8000，邮箱zhangsan@example.com", vec!["13800138000", "zhangsan@example.com"]),
            ("{4A1B2C3D-1234-4567-8901-234567890123}", vec![]),
            ("4A1B2C3D-1234-4567-8901-234567890123-13800138000", vec!["13800138000"]),
            ("-12345678-1234-1234-1234-123456789012", vec![]),
            ("0.1234567890123456", vec![]),
            ("xmp.did:E2CB96BFFFBA461492741276589B2E8A", vec![]),
            ("1.1101051949123100", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(private(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
