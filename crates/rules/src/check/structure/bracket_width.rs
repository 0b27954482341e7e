//! Half-width brackets around Chinese in a document that uses full-width ones.

use crate::check::page::{Page, Spotted};
use crate::facts::{Genre, Lang};
use crate::language::Said;
use hegao_model::text::Span;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    // Databases of laws set brackets as their converters did.
    if page.facts.genre == Some(Genre::Statute) {
        return Vec::new();
    }
    let (mut full, mut half) = (0, 0);
    let mut first = None;
    for (index, block) in
        page.each_block().filter(|(_, block)| block.facts.lang == Some(Lang::Zh) && block.text.survey().pairs)
    {
        let text = block.text.source();
        full += pairs(text, '（', '）').count();
        for start in pairs(text, '(', ')') {
            half += 1;
            first.get_or_insert((index, start));
        }
    }
    // One finding for the document: it is one habit, and the more frequent one is what was meant.
    let (index, start) = match first {
        Some(first) if full > half => first,
        _ => return Vec::new(),
    };
    let detail = Some(Said { zh: half.to_string(), en: half.to_string() });
    vec![Spotted { detail, ..Spotted::new(index, Span::new(start, start + 1)) }]
}

/// Where brackets open that hold Han and no other bracket.
fn pairs(text: &str, open: char, close: char) -> impl Iterator<Item = usize> {
    text.match_indices(open).filter_map(move |(start, _)| {
        let inside = &text[start + open.len_utf8()..];
        let inside = &inside[..inside.find([open, close]).filter(|&end| inside[end..].starts_with(close))?];
        inside.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)).then_some(start)
    })
}
