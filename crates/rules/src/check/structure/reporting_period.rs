//! 今年以来 in a report that is written at the beginning of a year on the year before.

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::Zone;

pub(super) const LITERAL: &str = "今年以来";

/// The last month in which the year before is still reported on.
const LAST_MONTH: i8 = 3;

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let (about, date) = (&page.facts.about, page.facts.date);
    let is_report =
        about.title.as_ref().and_then(|title| title.kind).is_some_and(|kind| ["报告", "总结"].contains(&kind));
    let Some(period) = about.period.filter(|_| is_report) else { return Vec::new() };
    if date.first.year() != period + 1 || date.last.year() != period + 1 || date.last.month() > LAST_MONTH {
        return Vec::new();
    }
    let in_text = |clue: &&Clue| {
        let block = &page.blocks[clue.block()];
        let before = &block.text.folded()[..clue.span.start()];
        let quoted = before.rfind('“').is_some_and(|at| !before[at..].contains('”'));
        !quoted && !matches!(block.facts.zone, Some(Zone::Title | Zone::Heading | Zone::Quotation))
    };
    let spotted = page.each(clues).filter(in_text).map(|clue| Spotted {
        suggestions: vec![format!("{period}年以来")],
        dated: true,
        ..Spotted::new(clue.block(), page.blocks[clue.block()].text.to_source(clue.span))
    });
    spotted.collect()
}
