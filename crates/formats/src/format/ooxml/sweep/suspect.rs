//! Where in the text of a part something may be someone's number or address, told by its bytes. It must be fast, and may say too much.

/// Characters of the shortest number with its spaces and dashes, of which nearly none are looked at: one that is neither tells of all
/// before it.
const SHORTEST: usize = 10;

/// Where that is, in order.
pub(super) fn find(text: &str) -> Vec<usize> {
    let mut found = numbers(text.as_bytes());
    found.extend(memchr::memchr_iter(b'@', text.as_bytes()).filter(|at| is_mailbox(text.as_bytes(), *at)));
    // Digits that are written as references can be any; programs write line ends so, and nearly nothing else.
    found.extend(memchr::memmem::find_iter(text.as_bytes(), "&#"));
    found.sort_unstable();
    found
}

/// Where digits, spaces and dashes stand that hold a number of ten digits.
fn numbers(text: &[u8]) -> Vec<usize> {
    let may_be_in = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(window) = text.get(at..at + SHORTEST) {
        if let Some(last) = window.iter().rposition(|byte| !may_be_in(byte)) {
            at += last + 1;
            continue;
        }
        let length = text[at..].iter().position(|byte| !may_be_in(byte)).unwrap_or(text.len() - at);
        let digits = || text[at..at + length].iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
        if digits().nth(SHORTEST - 1).is_some() {
            found.extend(digits().next().map(|(first, _)| at + first));
        }
        at += length;
    }
    found
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
        }
    }
}
