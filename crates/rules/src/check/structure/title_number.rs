//! The number of the proposal that a reply answers, in the title and in the text: 关于第87号建议的答复 on （第78号）.

use crate::check::page::{Page, Spotted};
use hegao_model::text::{Folded, Span};

/// What has such a number.
const KINDS: [&str; 4] = ["建议", "提案", "议案", "代表建议"];

/// So many blocks behind the title say which proposal it is.
const HEAD: usize = 6;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    other(page).into_iter().collect()
}

/// The number in the text that is not the title's.
fn other(page: &Page<'_>) -> Option<Spotted> {
    let title = page.facts.about.title.as_ref()?;
    let is_reply = title.text.contains("答复") || title.text.contains("复函");
    let numbers: Vec<&str> = each(&title.text).map(|(number, _)| number).collect();
    let &[number] = numbers.as_slice() else { return None };
    if !is_reply || !KINDS.iter().any(|kind| title.text.contains(&format!("号{kind}"))) {
        return None;
    }
    let first = title.places.last()?.block + 1;
    let all = (first..page.blocks.len().min(first + HEAD)).flat_map(|block| {
        let folded = page.blocks[block].text.folded();
        each(folded).filter(|(_, span)| names_proposal(folded, *span)).map(move |(number, span)| (block, number, span))
    });
    let all: Vec<_> = all.collect();
    if all.iter().any(|(_, own, _)| *own == number) {
        return None;
    }
    let &(block, _, span) = all.first()?;
    let source = page.blocks[block].text.to_source(span);
    Some(Spotted { suggestions: vec![number.to_owned()], ..Spotted::new(block, source) })
}

/// Whether a number stands as the proposal's: （第78号）, 第78号建议.
fn names_proposal(folded: &str, span: Span<Folded>) -> bool {
    let behind = folded[span.end()..].trim_start_matches('号');
    let before = folded[..span.start()].trim_end_matches('第');
    KINDS.iter().any(|kind| behind.starts_with(kind))
        || before.ends_with(['（', '(']) && behind.starts_with(['）', ')'])
}

/// The numbers of 第…号.
fn each(text: &str) -> impl Iterator<Item = (&str, Span<Folded>)> {
    text.match_indices('第').filter_map(|(at, sign)| {
        let start = at + sign.len();
        let number = text[start..].split(|c: char| !c.is_ascii_digit()).next()?;
        let is_number = !number.is_empty() && text[start + number.len()..].starts_with('号');
        is_number.then(|| (number, Span::new(start, start + number.len())))
    })
}
