//! Half a day named beside an hour of the 24-hour clock: 下午15时, 晚上20:00, 上午14点.

use super::clock::Time;
use crate::check::page::{Clue, Page, PageCheck, Spotted};

/// The check, ready to run.
pub(super) struct MixedClocks;

/// Parts of the day that go with hours up to twelve. Not 夜间, which names a span of hours in rules (夜间22时至次日6时).
const PARTS: [&str; 9] = ["凌晨", "清晨", "早晨", "早上", "上午", "中午", "下午", "傍晚", "晚上"];

impl PageCheck for MixedClocks {
    fn literals(&self) -> Vec<String> {
        PARTS.map(str::to_owned).to_vec()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let spotted = page.each(clues).filter_map(|clue| {
            let text = &page.blocks[clue.block()].text;
            let time = Time::at(text.folded(), clue.span.end())?;
            let is_mixed = time.hour > 12 && time.is_possible();
            is_mixed.then(|| Spotted {
                suggestions: vec![String::new()],
                ..Spotted::new(clue.block(), text.to_source(clue.span))
            })
        });
        spotted.for_each(found);
    }
}
