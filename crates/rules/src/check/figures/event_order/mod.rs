//! Events that stand in the wrong order: 6月底前开工，5月底前完工; signed before what it tells of; a deadline before the paper itself.

mod exam;
mod labels;
mod life;
mod moment;
mod signed;
mod tender;
mod works;
mod years;

use std::cell::OnceCell;
use std::collections::HashSet;

use super::sorts::Sorts;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// A place in a block that lies before what it must follow, and what that is.
struct Wrong {
    block: usize,
    span: Span<Folded>,
    /// In Chinese, behind the place: 早于开工的2026年6月.
    zh: String,
    en: String,
}

/// What is looked for on a whole page, once for all its places.
#[derive(Default)]
struct Once {
    steps: OnceCell<exam::Steps>,
    deadline: OnceCell<Option<tender::Deadline>>,
}

/// The look at what a clue leads to.
type Look = fn(&Page<'_>, &Clue, &Once) -> Option<Wrong>;

/// The check, ready to run.
pub(super) struct EventOrder(Sorts<Look>);

impl EventOrder {
    pub(super) fn new() -> Self {
        Self(Sorts::new(&[
            (works::literals, |page, clue, _| works::wrong(page, clue)),
            (life::literals, |page, clue, _| life::wrong(page, clue)),
            (exam::literals, |page, clue, once| exam::wrong(page, clue, once.steps.get_or_init(|| exam::steps(page)))),
            (tender::literals, |page, clue, once| {
                tender::wrong(page, clue, once.deadline.get_or_init(|| tender::deadline(page)).as_ref()?)
            }),
            (signed::literals, |page, clue, _| signed::wrong(page, clue)),
            (labels::literals, |page, clue, _| labels::wrong(page, clue)),
            (years::literals, |page, clue, _| years::wrong(page, clue)),
        ]))
    }
}

impl PageCheck for EventOrder {
    fn literals(&self) -> Vec<String> {
        self.0.literals().to_vec()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let once = Once::default();
        let mut told = HashSet::new();
        for clue in page.each(clues) {
            let Some(wrong) = self.0.of(clue).and_then(|look| look(page, clue, &once)) else { continue };
            // A signature may be wrong by many events, and is told once.
            if told.insert((wrong.block, wrong.span.start())) {
                let span = page.blocks[wrong.block].text.to_source(wrong.span);
                let detail = Some(Said { zh: wrong.zh, en: wrong.en });
                found(Spotted { detail, ..Spotted::new(wrong.block, span) });
            }
        }
    }
}
