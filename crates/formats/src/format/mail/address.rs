//! Lists of people in a head: [RFC 5322] section 3.4.
//!
//! [RFC 5322]: https://www.rfc-editor.org/rfc/rfc5322

use super::encoded_word;

/// Someone in a list: the name that is shown, and the address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mailbox {
    pub(super) name: String,
    pub(super) address: String,
}

/// Whoever is named in the value of a field. Groups have names too.
pub(super) fn mailboxes(value: &[u8]) -> Vec<Mailbox> {
    let (mut found, mut from) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped, mut depth, mut is_in_angle) = (false, false, 0_usize, false);
    for (at, byte) in value.iter().enumerate() {
        let is_free = !is_quoted && depth == 0 && !is_in_angle;
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted || depth > 0 => is_escaped = true,
            b'"' if depth == 0 => is_quoted = !is_quoted,
            b'(' if !is_quoted => depth += 1,
            b')' if !is_quoted => depth = depth.saturating_sub(1),
            b'<' if is_free => is_in_angle = true,
            b'>' if !is_quoted && depth == 0 => is_in_angle = false,
            b',' | b';' if is_free => {
                found.extend(mailbox(&value[from..at]));
                from = at + 1;
            }
            b':' if is_free => {
                let name = text(&value[from..at]);
                found.extend((!name.is_empty()).then(|| Mailbox { name, address: String::new() }));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.extend(mailbox(&value[from..]));
    found
}

/// `name <address>`, `address (name)` or the address alone.
fn mailbox(written: &[u8]) -> Option<Mailbox> {
    let written = written.trim_ascii();
    let mailbox = if let Some(at) = memchr::memrchr(b'<', written) {
        let address = written[at + 1..].split(|byte| *byte == b'>').next().unwrap_or_default();
        Mailbox { name: text(&written[..at]), address: text(address) }
    } else if let Some(at) = memchr::memchr(b'(', written) {
        let name = &written[at + 1..];
        Mailbox { name: text(name.strip_suffix(b")").unwrap_or(name)), address: text(&written[..at]) }
    } else {
        Mailbox { name: String::new(), address: text(written) }
    };
    (mailbox != Mailbox { name: String::new(), address: String::new() }).then_some(mailbox)
}

/// A text without quotation marks.
fn text(written: &[u8]) -> String {
    let text = encoded_word::read(written.trim_ascii());
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    inner.replace("\\\"", "\"").replace("\\\\", "\\").trim_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_told_apart() {
        let of = |name: &str, address: &str| Mailbox { name: name.into(), address: address.into() };
        for (value, expected) in [
            (
                &b"=?utf-8?B?5p2O5piO?= <a@example.com>, b@example.com"[..],
                vec![of("李明", "a@example.com"), of("", "b@example.com")],
            ),
            (b"\"Li, Ming\" <a@example.com>", vec![of("Li, Ming", "a@example.com")]),
            (b"a@example.com (Li, Ming)", vec![of("Li, Ming", "a@example.com")]),
            (
                b"office: a@example.com, 'b' <b@example.com>;",
                vec![of("office", ""), of("", "a@example.com"), of("b", "b@example.com")],
            ),
            (b" , ", vec![]),
        ] {
            assert_eq!(mailboxes(value), expected);
        }
    }
}
