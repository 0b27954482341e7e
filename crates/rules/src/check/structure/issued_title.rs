//! A notice that issues a document by one name in its title and by another in its text.

use crate::check::page::{Page, Spotted};
use crate::check::phrases::shared;
use hegao_model::text::Span;

/// What the text says behind the document that it issues.
const ISSUES: [&str; 8] = ["印发给", "印发", "发给", "予以印发", "予以公布", "予以发布", "转发给", "转发"];

/// What the text says of it where it was passed before.
const PASSED: [&str; 3] = ["已经", "业经", "已"];

/// The two names belong together if at least so many tenths of the longer one are shared.
const TENTHS: usize = 5;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let Some(title) =
        page.facts.about.title.as_ref().filter(|title| title.text.contains("印发") || title.text.contains("转发"))
    else {
        return Vec::new();
    };
    let Some(named) = outer(&title.text, 0).map(|(start, end)| &title.text[start..end]) else { return Vec::new() };
    if outer(&title.text, title.text.find(named).map_or(0, |at| at + named.len())).is_some() {
        return Vec::new();
    }
    let of_title = |block: usize| title.places.iter().any(|place| place.block == block);
    page.each_block()
        .filter(|(block, _)| !of_title(*block))
        .find_map(|(index, block)| issued(index, block.text.source(), named))
        .into_iter()
        .collect()
}

/// Where `现将《…》印发`, `现印发《…》` or `《…》已经…印发给` has another name than `named`.
fn issued(index: usize, text: &str, named: &str) -> Option<Spotted> {
    let mut from = 0;
    while let Some((start, end)) = outer(text, from) {
        from = end;
        let (before, behind) = (&text[..start - '《'.len_utf8()], &text[end + '》'.len_utf8()..]);
        let is_issued = (before.ends_with("现将") && ISSUES.iter().any(|word| behind.starts_with(word)))
            || before.ends_with("现印发")
            || (PASSED.iter().any(|word| behind.starts_with(word)) && behind.contains("印发给"));
        if is_issued {
            let (own, right) = (bare(&text[start..end]), bare(named));
            let longer = own.chars().count().max(right.chars().count());
            let is_same = own.contains(&right) || right.contains(&own);
            let is_other = !is_same && shared(&own, &right) * 10 >= longer * TENTHS;
            let spotted = Spotted { suggestions: vec![named.to_owned()], ..Spotted::new(index, Span::new(start, end)) };
            return is_other.then_some(spotted);
        }
    }
    None
}

/// What stands inside the first 《》 of `text` behind `from`; there may be others inside it.
fn outer(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text[from..].find('《')? + '《'.len_utf8();
    let mut depth = 1;
    for (at, c) in text[start..].char_indices() {
        match c {
            '《' => depth += 1,
            '》' if depth == 1 => return Some((start, start + at)),
            '》' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The name without what may be written in two ways, or left out in the text: brackets, quotation marks, spaces, 试行.
fn bare(name: &str) -> String {
    let name = ["试行", "暂行", "修订"]
        .iter()
        .fold(name.to_owned(), |name, word| name.replace(&format!("（{word}）"), "").replace(&format!("({word})"), ""));
    name.chars().filter(|c| !"（）()〈〉《》“”\"' 　".contains(*c)).collect()
}
