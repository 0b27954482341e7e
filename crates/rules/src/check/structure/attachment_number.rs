//! An attachment that the text brings up and nobody attached: 附件4, of three.

use std::collections::HashSet;

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::number_at_start;
use crate::language::Said;
use hegao_model::text::Span;

/// The most attachments that a document is believed to have.
const MOST: u32 = 40;

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let listed = &page.facts.about.attachments;
    let text_of = |place: &crate::facts::Place| place.span.of(page.blocks[place.block].text.source());
    let numbers: Vec<u32> = listed.iter().filter_map(|place| number_at_start(text_of(place)).map(|(n, _)| n)).collect();
    // A list that is numbered from one without a gap is there whole.
    let is_whole = numbers.len() == listed.len() && numbers.iter().copied().eq(1..=numbers.len() as u32);
    if !is_whole || numbers.len() < 2 {
        return Vec::new();
    }
    // 附件 and 附表 are counted apart.
    let word = listed.first().map(|place| page.blocks[place.block].text.folded().trim_start());
    let word = if word.is_some_and(|text| text.starts_with("附表")) { "附表" } else { "附件" };
    let last = numbers.len() as u32;
    let of_list: HashSet<usize> = listed.iter().map(|place| place.block).collect();
    let mut found = Vec::new();
    for clue in page.each(clues).filter(|clue| !of_list.contains(&clue.block())) {
        let text = &page.blocks[clue.block()].text;
        let folded = text.folded();
        if clue.span.of(folded) != word {
            continue;
        }
        let Some((number, rest)) = number_at_start(&folded[clue.span.end()..]) else { continue };
        let end = folded.len() - rest.len();
        if clue.span.start() == 0 && number > last {
            // It stands there, whatever the list says.
            return Vec::new();
        }
        let is_other = folded[..clue.span.start()].ends_with(['》', '号', '”', '文', '的', '〕'])
            || rest
                .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '月' | '年' | '份' | '个' | '页'));
        if number > last && number <= MOST && !is_other {
            let detail = Said { zh: format!("{last}个"), en: format!("{last}") };
            let span = text.to_source(Span::new(clue.span.start(), end));
            found.push(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
        }
    }
    found
}
