//! Times that no clock shows: 5日25时, 下午3时75分, 上午9:60.

use super::clock::Time;
use super::numeral::number_before;
use crate::check::page::{Clue, Page, PageCheck, Spotted};

/// The check, ready to run.
pub(super) struct ImpossibleTimes;

/// What stands before a time of day. A number without one may count hours, goals or a scale (累计36时).
const PARTS: [&str; 13] =
    ["上午", "下午", "中午", "凌晨", "早上", "晚上", "当日", "当天", "次日", "翌日", "日晚", "当晚", "傍晚"];
const DAY: &str = "日";
/// What names a time of day, or a length of time: a number behind it has minutes behind a colon (签到时间：8:70).
const NAMED: [&str; 4] = ["时间为", "时间是", "时间：", "时间:"];

/// Minutes that no hour has need nothing before them: 15时75分. Hours that are counted have fewer minutes than sixty too.
const HOUR: &str = "时";

impl PageCheck for ImpossibleTimes {
    fn literals(&self) -> Vec<String> {
        let before = PARTS.iter().chain([&DAY]).chain(&NAMED);
        let times = before.flat_map(|word| ('0'..='9').map(move |digit| format!("{word}{digit}")));
        // What is to happen by a time of day says so: 于24:30前.
        let minutes = ('6'..='9').map(|digit| format!("{HOUR}{digit}"));
        let last =
            ["至", "到", "-", "～"].iter().flat_map(|sign| [":", "：", "时"].map(|mark| format!("{sign}24{mark}")));
        times.chain(minutes).chain(["于24:", "于24："].map(str::to_owned)).chain(last).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let spotted = page.each(clues).filter_map(|clue| {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let found = clue.span.of(folded);
            let is_named = NAMED.iter().any(|name| found.starts_with(name));
            let start = match (found.starts_with(HOUR) && !is_named, found.starts_with('于')) {
                (true, _) => number_before(&folded[..clue.span.start()])?.start,
                (_, true) => clue.span.start() + '于'.len_utf8(),
                // 05时00分至24时30分
                _ if found.starts_with(['至', '到', '-', '～']) => clue.span.start() + found.find('2')?,
                _ => clue.span.end() - 1,
            };
            let time = Time::at(folded, start).filter(|time| !time.is_possible())?;
            // 每日30点 counts points.
            let counts = folded[..start]
                .strip_suffix(DAY)
                .is_some_and(|before| number_before(before).is_none() && !before.ends_with(['当', '次', '翌']));
            if counts || is_named && !time.span.of(folded).contains([':', '：']) {
                return None;
            }
            Some(Spotted::new(clue.block(), text.to_source(time.span)))
        });
        spotted.for_each(found);
    }
}
