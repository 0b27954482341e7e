//! Texts with a mark: pages, XML by its root, and mail by its head.

use std::borrow::Cow;

use hegao_model::document::known::{Known, Mark};

/// Whether `bytes` begin as a web page does, behind white space, comments and a byte order mark.
pub(crate) fn looks_like_html(bytes: &[u8]) -> bool {
    let bytes = narrow(bytes);
    let start = start(&bytes).map(|start| start.iter().take(14).map(u8::to_ascii_lowercase).collect::<Vec<_>>());
    start.is_some_and(|start| start.starts_with(b"<!doctype html") || start.starts_with(b"<html"))
}

/// Whether a tag stands first.
pub(super) fn begins_with_tag(bytes: &[u8]) -> bool {
    let bytes = narrow(bytes);
    start(&bytes)
        .is_some_and(|start| matches!(start, [b'<', second, ..] if second.is_ascii_alphabetic() || *second == b'!'))
}

/// The format whose namespace stands in the root of the XML text `bytes`.
pub(super) fn root(bytes: &[u8]) -> Option<&'static Known> {
    let bytes = narrow(bytes);
    let mut start = start(&bytes)?;
    if start.get(..9).is_some_and(|head| head.eq_ignore_ascii_case(b"<!DOCTYPE")) {
        start = self::start(&start[memchr::memchr(b'>', start)? + 1..])?;
    }
    let root = start.strip_prefix(b"<")?;
    let root = &root[..memchr::memchr(b'>', root).unwrap_or(root.len())];
    let names = |of: &str| memchr::memmem::find(root, of.as_bytes()).is_some();
    Known::marked(|mark| matches!(mark, Mark::Root(of) if names(of)))
}

/// Whether they are an XML text of a format that is told by its root.
pub(crate) fn is_marked(bytes: &[u8]) -> bool {
    root(bytes).is_some()
}

/// Whether they are a package of Office as an XML text.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    root(bytes).is_some_and(|known| known.id == "flat-opc")
}

/// The text in one byte a letter, as far as it is of letters: UTF-16 without its zeros.
fn narrow(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_wide =
        bytes.iter().take(4).any(|byte| *byte == 0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if is_wide { bytes.iter().copied().filter(|byte| *byte != 0).collect() } else { bytes.into() }
}

/// The first `<` that is no comment and no declaration, if nothing else stands in front of it.
fn start(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"]
        .iter()
        .find_map(|mark| bytes.strip_prefix(*mark))
        .unwrap_or(bytes);
    let mut rest = bytes.trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', ..] => b"?>",
            [b'<', ..] => return Some(rest),
            _ => return None,
        };
        rest = rest[memchr::memmem::find(rest, end)? + end.len()..].trim_ascii_start();
    }
}

/// Whether `bytes` are a message of mail, or a page in the form of one, some of which cannot be read as it stands: its
/// parts or its head are encoded, or its lines are cut. A plain one is a text.
pub(super) fn is_mime(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).peekable();
    let envelope = lines.next_if(|line| line.starts_with(b"From "));
    // A mailbox holds many messages; a patch of git only looks like one.
    let is_patch = envelope.is_some_and(|envelope| envelope.ends_with(b" Mon Sep 17 00:00:00 2001"));
    if envelope.is_some() && !is_patch && lines.peek().is_some_and(|next| header(next).is_some()) {
        return true;
    }
    // A part of one: the line that parts begin with, and its own head.
    lines.next_if(|line| line.starts_with(b"--") && line.iter().any(|byte| *byte != b'-'));
    let mut folded: &[u8] = b"";
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = match header(line) {
            _ if line.starts_with(b" ") || line.starts_with(b"\t") => (folded, line),
            Some(header) => header,
            None => return false,
        };
        folded = name;
        if is_encoded(name, value) {
            return true;
        }
    }
    false
}

/// A line `Name: value` of a head.
fn header(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, value) = line.split_at(memchr::memchr(b':', line)?);
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    is_name.then(|| (name, value[1..].trim_ascii()))
}

/// Whether such a line says that something is encoded.
fn is_encoded(name: &[u8], value: &[u8]) -> bool {
    let value = value.to_ascii_lowercase();
    let begins = |words: &[&[u8]]| words.iter().any(|word| value.trim_ascii_start().starts_with(word));
    if name.eq_ignore_ascii_case(b"Content-Transfer-Encoding") {
        return !begins(&[b"7bit", b"8bit", b"binary"]);
    }
    if name.eq_ignore_ascii_case(b"Content-Type") {
        let shifts =
            [&b"hz-gb-2312"[..], b"utf-7"].iter().any(|charset| memchr::memmem::find(&value, charset).is_some());
        // Lines that were cut for the way are not what somebody wrote.
        let is_cut = memchr::memmem::find(&value, b"format=flowed").is_some();
        return shifts || is_cut || begins(&[b"multipart/", b"message/", b"text/html", b"application/ms-tnef"]);
    }
    let mail: [&[u8]; 6] = [b"Subject", b"From", b"To", b"Cc", b"Sender", b"Reply-To"];
    let encoded_word =
        || memchr::memmem::find(&value, b"=?").is_some() && memchr::memmem::find(&value, b"?=").is_some();
    mail.iter().any(|known| name.eq_ignore_ascii_case(known)) && encoded_word()
}
