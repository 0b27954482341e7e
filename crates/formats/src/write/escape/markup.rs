//! XML and HTML: what a place can hold, and how it is written there.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use quick_xml::Reader;
use quick_xml::events::Event;

/// What a place in a markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Text between tags.
    Text,
    /// The value of an attribute, between these marks.
    Quoted(char),
    /// The value of an attribute without marks.
    Bare,
    /// Where no reference is read: a comment, a script, a section of characters.
    Raw,
}

/// The places of a markup that are no [`Place::Raw`], in order.
pub(super) struct Places(Vec<(Range<usize>, Kind)>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// The value of an attribute.
    Value,
    /// The whole of a tag: its values are between marks.
    Tag,
}

impl Places {
    /// What stands at `at` of `text`.
    pub(super) fn at(&self, text: &str, at: usize) -> Place {
        let index = self.0.partition_point(|(range, _)| range.end <= at);
        let Some((range, kind)) = self.0.get(index).filter(|(range, _)| range.start <= at) else { return Place::Raw };
        match kind {
            Kind::Text => Place::Text,
            Kind::Tag => open_mark(&text[range.start..at]).map_or(Place::Raw, Place::Quoted),
            Kind::Value => match text[..range.start].chars().next_back() {
                Some(mark @ ('"' | '\'')) => Place::Quoted(mark),
                _ => Place::Bare,
            },
        }
    }
}

/// The quotation mark that is open at the end of `tag`.
fn open_mark(tag: &str) -> Option<char> {
    tag.chars().fold(None, |open, c| match open {
        None if matches!(c, '"' | '\'') => Some(c),
        Some(mark) if mark == c => None,
        open => open,
    })
}

/// The places of an XML part.
pub(super) fn of_xml(text: &str) -> Places {
    let mut reader = Reader::from_str(text);
    let (mut places, mut start) = (Vec::new(), 0);
    loop {
        let kind = match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return Places(places),
            Ok(Event::Text(_) | Event::GeneralRef(_)) => Some(Kind::Text),
            Ok(Event::Start(_) | Event::Empty(_)) => Some(Kind::Tag),
            Ok(_) => None,
        };
        let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        places.extend(kind.map(|kind| (start..end, kind)));
        start = end;
    }
}

/// The places of the HTML that stands at `range` of `text`.
pub(super) fn of_html(text: &str, range: Range<usize>) -> Places {
    let (mut places, mut is_raw) = (Vec::new(), false);
    let shift = range.start;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        let place = span.start + shift..span.end + shift;
        match event {
            CallbackEvent::OpenStartTag { name } => is_raw = is_raw_text(name),
            CallbackEvent::AttributeValue { .. } => places.push((place, Kind::Value)),
            CallbackEvent::EndTag { .. } => is_raw = false,
            CallbackEvent::String { .. } if !is_raw => places.push((place, Kind::Text)),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail, and the emitter emits nothing.
    Tokenizer::new_with_emitter(&text[range], emitter).for_each(drop);
    Places(places)
}

/// Whether the text of an element is read without references.
fn is_raw_text(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" | b"plaintext")
}

/// `text` as it is written at such a place.
pub(super) fn written(text: &str, place: Place) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match (place, c) {
            (Place::Raw, c) => written.push(c),
            (_, '&') => written += "&amp;",
            (_, '<') => written += "&lt;",
            (_, '>') => written += "&gt;",
            (Place::Quoted(mark), c) if c == mark => written += &number(c),
            // The parser of an attribute in XML makes spaces of line ends and tabs.
            (Place::Quoted(_), '\t' | '\n' | '\r') => written += &number(c),
            (Place::Bare, '"' | '\'' | '`' | '=') => written += &number(c),
            (Place::Bare, c) if c.is_ascii_whitespace() => written += &number(c),
            (_, c) => written.push(c),
        }
    }
    written
}

fn number(c: char) -> String {
    format!("&#{};", c as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_both_markups_are_told() {
        let place = |places: &Places, text: &str, word: &str| places.at(text, text.find(word).unwrap());
        let page = "<p title='甲'>乙&amp;丙<a href=丁 id=\"戊\">己</a><!--庚--><script>辛</script><title>壬</title>";
        let places = of_html(page, 0..page.len());
        for (word, expected) in [
            ("甲", Place::Quoted('\'')),
            ("乙", Place::Text),
            ("&amp;", Place::Text),
            ("丁", Place::Bare),
            ("戊", Place::Quoted('"')),
            ("己", Place::Text),
            ("庚", Place::Raw),
            ("辛", Place::Raw),
            ("壬", Place::Text),
        ] {
            assert_eq!(place(&places, page, word), expected, "{word}");
        }
        let part = "<a x='甲\"' y=\"乙\">丙&amp;丁<!--戊--><![CDATA[己]]><b/>庚</a>";
        let places = of_xml(part);
        for (word, expected) in [
            ("甲", Place::Quoted('\'')),
            ("乙", Place::Quoted('"')),
            ("丙", Place::Text),
            ("丁", Place::Text),
            ("戊", Place::Raw),
            ("己", Place::Raw),
            ("庚", Place::Text),
        ] {
            assert_eq!(place(&places, part, word), expected, "{word}");
        }
        assert_eq!(written("A&B<\"'", Place::Quoted('"')), "A&amp;B&lt;&#34;'");
        assert_eq!(written("a b", Place::Bare), "a&#32;b");
        assert_eq!(written("a&b", Place::Raw), "a&b");
    }
}
