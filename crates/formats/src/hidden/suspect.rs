//! Where in a text something may be someone's number or address, told by its bytes. It must be fast, and may say too much.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::telling::{LABELS, is_private};

/// Characters of the shortest number with its spaces and dashes, of which nearly none are looked at: one that is neither tells of all
/// before it.
const SHORTEST: usize = 10;

/// What else parts may hold it in: bytes as letters, in `w:fldData`, `w:uniqueTag`, `vt:blob`.
pub(crate) const PACKED: [&str; 3] = ["fldData", "uniqueTag", "blob"];

/// What nobody sees in a number, and what begins one in full-width figures or in Han numerals.
const ODD: [&str; 40] = [
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200E}",
    "\u{200F}",
    "\u{2060}",
    "\u{2061}",
    "\u{2062}",
    "\u{2063}",
    "\u{2064}",
    "\u{34F}",
    "\u{AD}",
    "\u{3164}",
    "\u{FE0E}",
    "\u{FE0F}",
    "\u{FEFF}",
    "\u{180E}",
    "\u{E0020}",
    "\u{E0041}",
    "１",
    "一三",
    "一四",
    "一五",
    "一六",
    "一七",
    "一八",
    "一九",
    "幺三",
    "幺四",
    "幺五",
    "幺六",
    "幺七",
    "幺八",
    "幺九",
    "壹叁",
    "壹伍",
    "壹陆",
    "壹柒",
    "壹捌",
    "壹玖",
];

/// How far around such a sign a number is looked for.
const AROUND: usize = 128;

/// Whether there is anything of the sort.
pub(crate) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    numbers(bytes).next().is_some()
        || odd(text).next().is_some()
        || mailboxes(bytes).next().is_some()
        || references(bytes).next().is_some()
        || PACKED.iter().any(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some())
}

/// Where that is, in order.
pub(crate) fn find(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found: Vec<usize> =
        numbers(bytes).chain(mailboxes(bytes)).chain(references(bytes)).chain(odd(text)).collect();
    found.sort_unstable();
    found
}

/// Where a number stands that is written in an unusual way, or beside a word that says what it is.
fn odd(text: &str) -> impl Iterator<Item = usize> {
    static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let signs = LABELS.iter().chain(&ODD);
        AhoCorasick::new(signs).expect("internal error: a few words")
    });
    SIGNS.find_iter(text).map(|sign| sign.start()).filter(|at| is_private(around(text, *at)))
}

/// What stands around `at` in the same text of an element or attribute.
fn around(text: &str, at: usize) -> &str {
    let is_edge = |c: char| matches!(c, '<' | '>' | '"');
    let from = text.floor_char_boundary(at.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((at + AROUND).min(text.len()));
    let start = text[from..at].rfind(is_edge).map_or(from, |edge| from + edge + 1);
    let end = text[at..to].find(is_edge).map_or(to, |edge| at + edge);
    &text[start..end]
}

fn mailboxes(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'@', text).filter(|at| is_mailbox(text, *at))
}

/// Digits that are written as references can be any; programs write line ends so, and nearly nothing else.
fn references(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text, "&#")
}

/// Where digits stand, and what people put between them, that hold a number of ten digits; with other marks than spaces and
/// dashes, only if they are somebody's.
fn numbers(text: &[u8]) -> impl Iterator<Item = usize> {
    let is_odd = |byte: &u8| matches!(byte, b'.' | b'_' | b'/' | b'(' | b')');
    let may_be_in = move |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-') || is_odd(byte);
    let is_long = |stretch: &[u8]| stretch.iter().filter(|byte| byte.is_ascii_digit()).nth(SHORTEST - 1).is_some();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(window) = text.get(at..at + SHORTEST) {
            if let Some(last) = window.iter().rposition(|byte| !may_be_in(byte)) {
                at += last + 1;
                continue;
            }
            let length = text[at..].iter().position(|byte| !may_be_in(byte)).unwrap_or(text.len() - at);
            let (start, stretch) = (at, &text[at..at + length]);
            at += length;
            if !is_long(stretch) {
                continue;
            }
            let plain = stretch.split(is_odd).find(|piece| is_long(piece)).map(|piece| piece.as_ptr() as usize);
            let from = match plain {
                Some(piece) => piece - stretch.as_ptr() as usize,
                None if str::from_utf8(stretch).is_ok_and(is_private) => 0,
                None => continue,
            };
            let first = stretch[from..].iter().position(u8::is_ascii_digit);
            return first.map(|first| start + from + first);
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
            ("电话139 1234 5678。", vec![0, 6]),
            ("          a1234567890", vec![11]),
            ("<a b=\"139.1234.5678\"/><a b=\"0.123 4.567 8.9012\"/>", vec![6]),
            ("1.5 (139)12345678", vec![0]),
            ("0.5/1391234 5678", vec![4]),
            ("123456789 <a>123456789", vec![]),
            ("2024-01-02T10:20:30Z", vec![]),
            ("liming@example.com", vec![6]),
            ("@media a@ b", vec![]),
            ("&#49;39", vec![0]),
            ("<a>电话：139_1234_5678", vec![3, 12]),
            ("<a>139\u{200B}1234\u{200B}5678", vec![6, 13]),
            ("<a>１３９１２３４５６７８", vec![3, 12]),
            ("<a b=\"一三九一二三四五六七八\"/><a>一三五规划，十一五期间", vec![6]),
            ("<a>电话：</a>139_12_345678", vec![]),
            ("电话：第1条、第2条", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(find(text), expected, "{text}");
            assert_eq!(may_be_in(text), !expected.is_empty(), "{text}");
        }
    }
}
