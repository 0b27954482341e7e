//! Looks into the source of a page before it is read: for elements, for names, for what runs.

/// The words in `text` that may be names.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.split(move |c| !is_part(c)).filter(|name| !name.is_empty())
}

/// What stands from each `open` up to the next `close`.
pub(super) fn elements<'s>(source: &'s str, open: &'s str, close: &'s str) -> impl Iterator<Item = &'s str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + find(&source[at..], open)?;
        let end = find(&source[start..], close).map_or(source.len(), |end| start + end);
        at = end;
        Some(&source[start..end])
    })
}

/// The start tag of an element, and what stands behind it.
pub(super) fn parts(element: &str) -> (&str, &str) {
    element.split_once('>').unwrap_or((element, ""))
}

/// What stands in attributes that run (`onclick`), and in links to scripts. More than those does no harm.
pub(super) fn handlers(source: &str) -> impl Iterator<Item = &str> {
    let is_handler = |before: &str| {
        let name = before.trim_end().rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
    };
    let mut at = 0;
    let handlers = std::iter::from_fn(move || {
        let places = memchr::memchr_iter(b'=', &source.as_bytes()[at..]);
        let place = places.map(|place| at + place).find(|place| is_handler(&source[at..*place]))?;
        let value = value(&source[place + 1..]);
        // What stands in it is its own: each byte is looked at once.
        at = value.as_ptr() as usize - source.as_ptr() as usize + value.len();
        Some(value)
    });
    handlers.chain(elements(source, "javascript:", ">"))
}

/// The value of an attribute, with which `text` begins.
fn value(text: &str) -> &str {
    let text = text.trim_start();
    match text.chars().next() {
        Some(mark @ ('"' | '\'')) => text[1..].split(mark).next().unwrap_or_default(),
        _ => text.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default(),
    }
}

/// Where `word`, which is of ASCII in lower case, stands in `text`, whatever its case.
pub(super) fn find(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let is_here = |at: &usize| text[*at..].get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    memchr::memchr2_iter(word[0], word[0].to_ascii_uppercase(), text).find(is_here)
}
