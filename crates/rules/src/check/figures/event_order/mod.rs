//! Events that stand in the wrong order: 6月底前开工，5月底前完工; signed before what it tells of; a deadline before the paper itself.

mod exam;
mod life;
mod moment;
mod signed;
mod tender;
mod works;

use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct EventOrder;

/// A place in a block that lies before what it must follow, and what that is.
struct Wrong {
    block: usize,
    span: Span<Folded>,
    /// In Chinese, behind the place: 早于开工的2026年6月.
    zh: String,
    en: String,
}

/// What leads to events, and the look at them.
type Sort = (fn() -> Vec<String>, fn(&Page<'_>, &Clue) -> Option<Wrong>);

const SORTS: [Sort; 5] = [
    (works::literals, works::wrong),
    (life::literals, life::wrong),
    (exam::literals, exam::wrong),
    (tender::literals, tender::wrong),
    (signed::literals, signed::wrong),
];

impl PageCheck for EventOrder {
    fn literals(&self) -> Vec<String> {
        SORTS.iter().flat_map(|(literals, _)| literals()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut begins = 0;
        let ends: Vec<usize> = SORTS
            .iter()
            .map(|(literals, _)| {
                begins += literals().len();
                begins
            })
            .collect();
        let mut told: Vec<(usize, usize)> = Vec::new();
        for clue in page.each(clues) {
            let sort = ends.iter().position(|&end| clue.literal() < end);
            let Some(wrong) = sort.and_then(|sort| SORTS[sort].1(page, clue)) else { continue };
            let place = (wrong.block, wrong.span.start());
            if told.contains(&place) {
                continue;
            }
            // One place is told once; there are as many as labels.
            told.push(place);
            let detail = Some(Said { zh: wrong.zh, en: wrong.en });
            found(Spotted { detail, ..Spotted::new(wrong.block, page.blocks[wrong.block].text.to_source(wrong.span)) });
        }
    }
}
