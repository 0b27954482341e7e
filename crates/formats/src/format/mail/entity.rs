//! The parts of a message: [RFC 2046].
//!
//! [RFC 2046]: https://www.rfc-editor.org/rfc/rfc2046

use super::charset::Label;
use super::field::{Head, line};
use super::parameter::Parametrised;

/// A message, or a part of one: its head and what it heads.
pub(super) struct Entity<'a> {
    pub(super) head: Head,
    pub(super) body: &'a [u8],
    /// `Content-Type`; of a part that states none, plain text.
    pub(super) kind: Parametrised,
    disposition: Parametrised,
}

impl<'a> Entity<'a> {
    /// What stands in `bytes`.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let (head, body) = Head::split(bytes);
        let read = |name| head.get(name).map(|field| Parametrised::of(&field.value)).unwrap_or_default();
        let (kind, disposition) = (read("Content-Type"), read("Content-Disposition"));
        let kind = if kind.value.is_empty() { Parametrised::of(b"text/plain") } else { kind };
        Self { head, body, kind, disposition }
    }

    /// How its body is written for the way.
    pub(super) fn encoding(&self) -> String {
        self.head.get("Content-Transfer-Encoding").map(|field| field.text()).unwrap_or_default()
    }

    /// The charset that it states.
    pub(super) fn charset(&self) -> Label {
        self.kind.bytes("charset").map_or(Label::Unknown, Label::of)
    }

    /// Whether its lines are cut for the way and marked so; `true`: the space that marks it is none of the text.
    pub(super) fn flowed(&self) -> Option<bool> {
        let says = |name, value: &str| self.kind.text(name).is_some_and(|said| said.eq_ignore_ascii_case(value));
        says("format", "flowed").then(|| says("delsp", "yes"))
    }

    /// The name of the file that it is.
    pub(super) fn file_name(&self) -> Option<String> {
        let written = self.disposition.text("filename").or_else(|| self.kind.text("name"));
        let located = || {
            let location = self.head.get("Content-Location")?.text();
            let name = location.split(['?', '#']).next()?.rsplit(['/', '\\']).next()?.to_owned();
            Some(name).filter(|name| name.contains('.'))
        };
        written
            .or_else(located)
            .map(|name| name.replace(['\r', '\n', '\0'], " "))
            .filter(|name| !name.trim().is_empty())
    }

    /// Whether it is to be a file beside the message.
    pub(super) fn is_attached(&self) -> bool {
        self.disposition.value == "attachment"
            || self.disposition.text("filename").or_else(|| self.kind.text("name")).is_some()
    }

    /// What its parts are, if it has any: alternatives, related parts, a digest of messages …
    pub(super) fn multipart(&self) -> Option<&str> {
        self.kind.value.strip_prefix("multipart/")
    }

    /// Its parts, and what stands outside of them; `None`: it says that it has parts and has none.
    pub(super) fn parts(&self) -> Option<Parts<'a>> {
        let boundary =
            self.kind.bytes("boundary").map(<[u8]>::trim_ascii_end).filter(|boundary| !boundary.is_empty())?;
        Parts::of(self.body, boundary)
    }
}

/// The parts between the lines that part them.
pub(super) struct Parts<'a> {
    pub(super) parts: Vec<&'a [u8]>,
    /// What stands in front of the first and behind the last: no mail program shows it.
    pub(super) before: &'a [u8],
    pub(super) behind: &'a [u8],
    /// The line that ends the last is there.
    pub(super) is_whole: bool,
}

impl<'a> Parts<'a> {
    fn of(body: &'a [u8], boundary: &[u8]) -> Option<Self> {
        let mut found: Option<Self> = None;
        let (mut at, mut from) = (0, 0);
        while at < body.len() {
            let (text, _) = line(&body[at..]);
            let start = at;
            at += text.len();
            let Some(is_last) = is_boundary(text, boundary) else { continue };
            // The end of the line before belongs to the boundary.
            let before = &body[from..start.max(from)];
            let before = before.strip_suffix(b"\n").map_or(before, |text| text.strip_suffix(b"\r").unwrap_or(text));
            match &mut found {
                None => found = Some(Self { parts: Vec::new(), before, behind: &[], is_whole: false }),
                Some(parts) => parts.parts.push(before),
            }
            from = at;
            if is_last {
                let parts = found.as_mut()?;
                (parts.behind, parts.is_whole) = (&body[at..], true);
                return found;
            }
        }
        let mut parts = found?;
        parts.parts.push(&body[from..]);
        Some(parts)
    }
}

/// Whether a line parts two parts (`false`) or ends the last (`true`).
fn is_boundary(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        [] => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(body: &str) -> Option<(Vec<String>, String, String, bool)> {
        let message = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{body}");
        let Parts { parts, before, behind, is_whole } = Entity::of(message.as_bytes()).parts()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some((parts.into_iter().map(text).collect(), text(before), text(behind), is_whole))
    }

    #[test]
    fn lines_part_parts_and_nothing_is_lost() {
        let expected = |parts: &[&str], before: &str, behind: &str, is_whole| {
            Some((parts.iter().map(|part| (*part).to_owned()).collect(), before.into(), behind.into(), is_whole))
        };
        for (body, found) in [
            (
                "pre\r\n--b\r\n\r\none\r\n--b  \r\n\r\ntwo\r\n--b--\r\nepi",
                expected(&["\r\none", "\r\ntwo"], "pre", "epi", true),
            ),
            ("--b\n\none\n--bc\n", expected(&["\none\n--bc\n"], "", "", false)),
            ("--b\n\none", expected(&["\none"], "", "", false)),
            ("no part", None),
        ] {
            assert_eq!(parts(body), found, "{body}");
        }
    }
}
