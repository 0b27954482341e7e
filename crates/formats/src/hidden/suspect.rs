//! Where in a text something may be someone's number or address, told by its bytes. It must be fast, and may say too much.

/// Characters of the shortest number with its spaces and dashes, of which nearly none are looked at: one that is neither tells of all
/// before it.
const SHORTEST: usize = 10;

/// What else parts may hold it in: bytes as letters, in `w:fldData`, `w:uniqueTag`, `vt:blob`.
pub(crate) const PACKED: [&str; 3] = ["fldData", "uniqueTag", "blob"];

/// Whether there is anything of the sort.
pub(crate) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    numbers(bytes).next().is_some()
        || mailboxes(bytes).next().is_some()
        || references(bytes).next().is_some()
        || PACKED.iter().any(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some())
}

/// Where that is, in order.
pub(crate) fn find(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found: Vec<usize> = numbers(bytes).chain(mailboxes(bytes)).chain(references(bytes)).collect();
    found.sort_unstable();
    found
}

fn mailboxes(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'@', text).filter(|at| is_mailbox(text, *at))
}

/// Digits that are written as references can be any; programs write line ends so, and nearly nothing else.
fn references(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text, "&#")
}

/// Where digits, spaces and dashes stand that hold a number of ten digits.
fn numbers(text: &[u8]) -> impl Iterator<Item = usize> {
    let may_be_in = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(window) = text.get(at..at + SHORTEST) {
            if let Some(last) = window.iter().rposition(|byte| !may_be_in(byte)) {
                at += last + 1;
                continue;
            }
            let length = text[at..].iter().position(|byte| !may_be_in(byte)).unwrap_or(text.len() - at);
            let stretch = &text[at..at + length];
            let first = stretch.iter().position(u8::is_ascii_digit).map(|first| at + first);
            let is_long = stretch.iter().filter(|byte| byte.is_ascii_digit()).nth(SHORTEST - 1).is_some();
            at += length;
            if is_long {
                return first;
            }
        }
        None
    })
}

/// Whether the `@` that stands here may be that of a mailbox.
fn is_mailbox(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text[before]);
    let behind = text.get(at + 1);
    before.is_some_and(|byte| byte.is_ascii_alphanumeric()) && behind.is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mailboxes_are_suspect_wherever_they_stand() {
        for (text, expected) in [
            ("13912345678", vec![0]),
            ("<a b=\"139-1234-5678\"/>", vec![6]),
            ("电话139 1234 5678。", vec![6]),
            ("          a1234567890", vec![11]),
            ("123456789 <a>123456789", vec![]),
            ("2024-01-02T10:20:30Z", vec![]),
            ("liming@example.com", vec![6]),
            ("@media a@ b", vec![]),
            ("&#49;39", vec![0]),
            ("", vec![]),
        ] {
            assert_eq!(find(text), expected, "{text}");
            assert_eq!(may_be_in(text), !expected.is_empty(), "{text}");
        }
    }
}
