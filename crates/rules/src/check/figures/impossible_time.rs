//! Times that no clock shows: 5日25时, 下午3时75分, 上午9:60.

use super::clock::Time;
use super::numeral::number_before;
use crate::check::page::{Clue, Page, PageCheck, Spotted};

/// The check, ready to run.
pub(super) struct ImpossibleTimes;

/// What stands before a time of day. A number without one may count hours, goals or a scale (累计36时).
const PARTS: [&str; 6] = ["上午", "下午", "中午", "凌晨", "早上", "晚上"];
const DAY: &str = "日";

impl PageCheck for ImpossibleTimes {
    fn literals(&self) -> Vec<String> {
        let before = PARTS.iter().chain([&DAY]);
        before.flat_map(|word| ('0'..='9').map(move |digit| format!("{word}{digit}"))).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let spotted = page.each(clues).filter_map(|clue| {
            let text = &page.blocks[clue.block()].text;
            let (folded, start) = (text.folded(), clue.span.end() - 1);
            let time = Time::at(folded, start).filter(|time| !time.is_possible())?;
            // 每日30点 counts points.
            let counts = folded[..start].strip_suffix(DAY).is_some_and(|before| number_before(before).is_none());
            if counts {
                return None;
            }
            Some(Spotted::new(clue.block(), text.to_source(time.span)))
        });
        spotted.for_each(found);
    }
}
