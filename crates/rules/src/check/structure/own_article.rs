//! A document that cites an article of its own which it does not have: 本办法第二十条, of twelve.

use crate::check::page::{Clue, Page, PageBlock, Spotted};
use crate::facts::{Zone, article_number};
use crate::language::Said;
use hegao_model::text::Span;

/// What a document with articles calls itself.
pub(super) const SELVES: [&str; 12] = [
    "本办法第",
    "本规定第",
    "本细则第",
    "本条例第",
    "本规则第",
    "本制度第",
    "本章程第",
    "本规程第",
    "本合同第",
    "本协议第",
    "本守则第",
    "本法第",
];

/// The fewest articles that prove that the document is there whole.
const FEWEST: u32 = 3;

/// What the last article says: from when the document holds, who explains it.
const ENDS: [&str; 7] = ["施行", "实施", "生效", "执行", "负责解释", "废止", "一式"];

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    if clues.is_empty() {
        return Vec::new();
    }
    let Some(last) = last(page) else { return Vec::new() };
    let mut found = Vec::new();
    for clue in page.each(clues) {
        let block = &page.blocks[clue.block()];
        let folded = block.text.folded();
        let start = clue.span.end() - '第'.len_utf8();
        let Some((number, len)) = article_number(&folded[start..]).filter(|(number, _)| *number > last) else {
            continue;
        };
        // A text that amends or quotes another speaks of that one's articles.
        let is_other = block.facts.zone == Some(Zone::Quotation) || folded[..start].contains(['“', '《', '「']);
        if !is_other && number < 10 * last {
            let detail = Said { zh: format!("{last}条"), en: format!("{last} articles") };
            let span = block.text.to_source(Span::new(start, start + len));
            found.push(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
        }
    }
    found
}

/// The last article, if they are counted from the first without a gap, once, and it ends the document as such articles do.
fn last(page: &Page<'_>) -> Option<u32> {
    let (mut last, mut begins) = (0, 0);
    for (index, block) in page.each_block() {
        if let Some((number, _)) = article_number(block.text.folded().trim_start()) {
            if number != last + 1 {
                return None;
            }
            (last, begins) = (number, index);
        }
    }
    let ends = |block: &PageBlock<'_>| ENDS.iter().any(|word| block.text.folded().contains(word));
    (last >= FEWEST && page.blocks[begins..].iter().any(ends)).then_some(last)
}
