//! References to characters: `&amp;`, `&#x4E00;`. Others need a DOCTYPE, which is refused.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::escape::resolve_predefined_entity;

/// What the reference `&name;` stands for.
pub(crate) fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_predefined_entity(name).map(Cow::Borrowed) };
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    Some(Cow::Owned(char::from_u32(code.ok()?)?.to_string()))
}

/// The stretches of an attribute's value: what stands there, and each reference resolved. One that means nothing stays.
pub(crate) fn stretches(raw: &str) -> impl Iterator<Item = (Cow<'_, str>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        if rest.starts_with('&')
            && let Some(end) = memchr::memchr2(b';', b'&', &rest.as_bytes()[1..]).map(|end| end + 1)
            && rest.as_bytes()[end] == b';'
            && let Some(text) = character(&rest[1..end])
        {
            at += end + 1;
            return Some((text, start..at));
        }
        let length = rest.bytes().skip(1).position(|byte| byte == b'&').map_or(rest.len(), |next| next + 1);
        at += length;
        Some((Cow::Borrowed(&rest[..length]), start..at))
    })
}
