//! The encoding of a page: its bytes decide, and where they leave a choice, what the page says of itself.

use std::ops::Range;

use crate::encoding::decoded_part;
use hegao_model::document::{Charset, Part, Syntax};

/// How much of a page may stand before its encoding is named.
const HEAD: usize = 64 * 1024;

/// The page's text, and which of its bytes mean nothing. What stands beside it, `label`, goes before what it says itself.
pub(super) fn decoded(bytes: Vec<u8>, label: Option<Charset>) -> (Part, Vec<Range<u64>>) {
    let named = label.or_else(|| named(&bytes));
    let (part, gaps) = decoded_part(None, bytes, Syntax::Html);
    let is_sure = part.encoding().starts_with("utf-") && gaps.is_empty();
    // In a Western encoding nearly every byte means something: it explains only what nothing else does.
    let is_torn = gaps.iter().map(|gap| gap.end - gap.start).sum::<u64>() * 50 > part.text.len() as u64;
    let fits = |named: &Charset| (named.is_multi_byte() || is_torn) && named.name() != part.encoding();
    match named.filter(|named| !is_sure && fits(named)) {
        Some(named) => crate::encoding::decoded_again(&part, named).unwrap_or((part, gaps)),
        None => (part, gaps),
    }
}

/// The encoding that the page's head names.
fn named(bytes: &[u8]) -> Option<Charset> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=").or_else(|| memchr::memmem::find(&head, b"encoding="))?;
    let value = head[at..].split(|&byte| byte == b'=').nth(1)?;
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    Charset::called(&value[..end])
}
