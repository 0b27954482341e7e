//! The fields of a head: [RFC 5322] section 2.2, and the folding that section 2.2.3 undoes.
//!
//! [RFC 5322]: https://www.rfc-editor.org/rfc/rfc5322

use super::encoded_word;

/// A field of a head, as its bytes stand, unfolded.
pub(super) struct Field {
    /// Its name, as it is written.
    pub(super) name: String,
    /// What stands behind the colon, without the white space around it.
    pub(super) value: Vec<u8>,
}

impl Field {
    /// Whether it is called so, in whatever case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// What it says, with its encoded words read.
    pub(super) fn text(&self) -> String {
        encoded_word::read(&self.value)
    }
}

/// The head of a message or of a part of one.
#[derive(Default)]
pub(super) struct Head(pub(super) Vec<Field>);

impl Head {
    /// The head at the beginning of `bytes`, and what stands behind it. A line that is no field ends a head too: it belongs to
    /// the body of one that was written without an empty line.
    pub(super) fn split(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<Field> = Vec::new();
        let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        while !rest.is_empty() {
            let (line, behind) = line(rest);
            let text = line.trim_ascii_end();
            if text.is_empty() {
                return (Self(fields), behind);
            }
            match (line[0], fields.last_mut()) {
                (b' ' | b'\t', Some(last)) => {
                    last.value.push(b' ');
                    last.value.extend_from_slice(text.trim_ascii_start());
                }
                _ => match field(text) {
                    Some(field) => fields.push(field),
                    // The line with which a mailbox parts its messages, or a message its parts.
                    None if fields.is_empty() && (text.starts_with(b"From ") || text.starts_with(b"--")) => {}
                    None => return (Self(fields), rest),
                },
            }
            rest = behind;
        }
        (Self(fields), rest)
    }

    /// The first field that is called so.
    pub(super) fn get(&self, name: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.is(name))
    }
}

/// A line `Name: value`.
fn field(line: &[u8]) -> Option<Field> {
    let (name, value) = line.split_at(memchr::memchr(b':', line)?);
    let name = name.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    is_name.then(|| Field { name: String::from_utf8_lossy(name).into_owned(), value: value[1..].trim_ascii().to_vec() })
}

/// The first line of `bytes` with its end, and what stands behind it.
pub(super) fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(bytes: &[u8]) -> (Vec<(String, String)>, String) {
        let (head, body) = Head::split(bytes);
        let fields = head.0.iter().map(|field| (field.name.clone(), field.text())).collect();
        (fields, String::from_utf8_lossy(body).into_owned())
    }

    #[test]
    fn folded_lines_are_one_and_an_empty_line_ends_the_head() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for (bytes, names, body) in [
            (&b"A: b\r\n c\r\nD:e\r\n\r\nbody\r\n"[..], vec![pair("A", "b c"), pair("D", "e")], "body\r\n"),
            (b"A: b\nno field\n", vec![pair("A", "b")], "no field\n"),
            (b"\nbody", vec![], "body"),
            (b"From a@example.com Mon Jan  5 00:00:00 2026\nA: b\n\n", vec![pair("A", "b")], ""),
            (b"A: b", vec![pair("A", "b")], ""),
        ] {
            assert_eq!(fields(bytes), (names, body.to_owned()));
        }
    }
}
