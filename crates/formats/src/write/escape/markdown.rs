//! Markdown: a backslash before what would be a mark. Only where it would be one: `2025.1` needs none, `1. ` at the beginning of
//! a line does. Code and `<a@example.com>` have no escapes, and HTML has its own.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::super::Change;
use super::markup;

/// Where a Markdown text has escapes. Elsewhere (code, addresses, front matter) text is written as it is.
pub(super) struct Places {
    prose: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
}

impl Places {
    /// Those of `text`.
    pub(super) fn of(text: &str) -> Self {
        let start = crate::format::markdown::start(text);
        let mut places = Self { prose: Vec::new(), html: Vec::new() };
        let mut is_bare = false;
        let options = crate::format::markdown::options();
        for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
            let range = range.start + start..range.end + start;
            match event {
                Event::Start(Tag::CodeBlock(_)) => is_bare = true,
                Event::Start(Tag::Link { link_type, .. }) => {
                    is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                }
                Event::End(TagEnd::CodeBlock | TagEnd::Link) => is_bare = false,
                Event::Text(_) if !is_bare => places.prose.push(range),
                Event::Html(_) | Event::InlineHtml(_) => places.html.push(range),
                _ => {}
            }
        }
        places
    }

    /// The new text of `change` as it is written there.
    pub(super) fn written(&self, text: &str, change: &Change<'_>) -> String {
        let at = change.source.start;
        // What is put in behind a stretch belongs to it.
        let around = |ranges: &[Range<usize>]| {
            let index = ranges.partition_point(|range| range.end < at + usize::from(!change.source.is_empty()));
            ranges.get(index).filter(|range| range.start <= at).cloned()
        };
        if let Some(html) = around(&self.html) {
            return markup::written(change.text, markup::of_html(text, html).at(text, at));
        }
        if around(&self.prose).is_none() {
            return change.text.to_owned();
        }
        let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        escaped(change.text, &text[line..at])
    }
}

/// `text` with a backslash before each sign that would be a mark where `before` stands before it in its line.
fn escaped(text: &str, before: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9');
    let mut begins = before.chars().all(is_mark);
    let mut is_number = begins;
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_word = chars.peek().is_none_or(|next| next.is_whitespace());
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~' => true,
            '#' | '+' | '-' | '=' | '>' => begins,
            '.' | ')' => is_number && ends_word,
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
        begins = c == '\n' || begins && c.is_whitespace();
        is_number = begins || is_number && c.is_ascii_digit();
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_a_mark_is_escaped() {
        for (text, before, expected) in [
            ("A*B_C", "甲", "A\\*B\\_C"),
            ("2025.1", "", "2025.1"),
            ("1. 甲", "", "1\\. 甲"),
            ("甲1. 乙", "", "甲1. 乙"),
            ("# 甲", "", "\\# 甲"),
            ("# 甲", "乙", "# 甲"),
            ("- 甲", "> ", "\\- 甲"),
            ("法治、德治", "", "法治、德治"),
        ] {
            assert_eq!(escaped(text, before), expected, "{text}");
        }
    }
}
