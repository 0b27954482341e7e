//! A number of days that its own dates contradict: 公示期7天（2025年9月8日至2025年9月12日）, 9月8日至9月12日，共7天.
//!
//! Whether the first day counts is not said, so that one day less is right too. Of working days no more is judged than that they
//! cannot be more than all days.

use jiff::civil::Date;

use super::date::{RANGES, Written, last_month};
use super::numeral::number_before;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Durations;

/// What counts days before their dates stand in brackets, and behind them.
const AHEAD: [&str; 6] = ["天（", "天(", "日（", "日(", "个工作日（", "个工作日("];
const BEHIND: [&str; 6] = ["，共", "，为期", "（共", "，历时", "，公示期", "，时间"];

/// The longest stretch of days that is believed to be counted.
const LONGEST: i64 = 400;

impl PageCheck for Durations {
    fn literals(&self) -> Vec<String> {
        AHEAD.iter().chain(&BEHIND).map(|&word| word.to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let told = if clue.literal() < AHEAD.len() { ahead } else { behind };
            let Some((span, days)) = told(text.folded(), clue.span) else { continue };
            let span = text.to_source(span);
            // 日（ stands in 工作日（ as well.
            if last.replace((clue.block(), span)) != Some((clue.block(), span)) {
                let detail = Said { zh: format!("{days}天"), en: format!("{days} days") };
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
            }
        }
    }
}

/// `7天（2025年9月8日至2025年9月12日）`: the number that is wrong, and the days that there are.
fn ahead(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, i64)> {
    let unit = folded[..clue.end()].rfind(['（', '('])?;
    let (first, rest) = range(folded, clue.end())?;
    rest.starts_with(['）', ')', '，']).then_some(())?;
    judge(folded, unit, first)
}

/// `9月8日至9月12日，共7天`
fn behind(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, i64)> {
    let rest = &folded[clue.end()..];
    let near: String = rest.chars().take(8).collect();
    let unit = clue.end() + near.find('天')? + '天'.len_utf8();
    number_before(folded[..unit].trim_end_matches('天')).filter(|number| number.start == clue.end())?;
    let before = folded[..clue.start()].trim_end_matches(['止', '，']);
    let second = Written::at(before, last_month(before)?).filter(|date| date.days.len() == 1)?;
    (second.span.end() == before.len()).then_some(())?;
    let ahead = before[..second.span.start()].strip_suffix(RANGES)?;
    let first = Written::ending(ahead.trim_end_matches(RANGES))?;
    judge(folded, unit, days(&first, &second)?)
}

/// The days of the range that `folded` has at `start`, the last of them too, and what stands behind it.
fn range(folded: &str, start: usize) -> Option<(i64, &str)> {
    let start = folded.len() - folded[start..].trim_start_matches(['自', '从', '即', ' ']).len();
    let first = Written::starting(folded, start).filter(|date| !date.days.is_empty())?;
    if let [from, to] = first.days[..] {
        return (to.number >= from.number)
            .then(|| (i64::from(to.number - from.number) + 1, folded[to.span.end()..].trim_start_matches('止')));
    }
    let rest = folded[first.span.end()..].strip_prefix('起').unwrap_or(&folded[first.span.end()..]);
    let rest = rest.strip_prefix(RANGES)?.trim_start_matches(RANGES);
    let second = Written::starting(folded, folded.len() - rest.len()).filter(|date| date.days.len() == 1)?;
    Some((days(&first, &second)?, folded[second.span.end()..].trim_start_matches('止')))
}

/// The days from the first date to the second, both of one year where they say none.
fn days(first: &Written, second: &Written) -> Option<i64> {
    let year = first.year.or(second.year);
    let date = |written: &Written, year: i16| written.first_day(year);
    let from: Date = date(first, year.unwrap_or(2025))?;
    let to = date(second, second.year.or(first.year).unwrap_or(2025))?;
    // February has a day more in some years.
    let is_sure = year.is_some() || from.month() > 2 || to.month() < 3;
    let days = i64::from(from.until(to).ok()?.get_days()) + 1;
    (is_sure && (2..=LONGEST).contains(&days)).then_some(days)
}

/// The number of days that ends at `unit`, if these `days` contradict it.
fn judge(folded: &str, unit: usize, days: i64) -> Option<(Span<Folded>, i64)> {
    let before = folded[..unit].trim_end_matches(['天', '日']);
    let (before, is_working) = before.strip_suffix("个工作").map_or((before, false), |before| (before, true));
    let number = number_before(before)?;
    let said = i64::from(number.value);
    let is_date = before[..number.start].ends_with(['月', '.', '-', '/', '第']) || said == 0;
    let is_wrong = if is_working { said > days } else { said != days && said + 1 != days };
    (!is_date && is_wrong && said <= LONGEST).then(|| (Span::new(number.start, unit), days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(&str, i64)> {
        let mut all = AHEAD.iter().zip([ahead as fn(&str, Span<Folded>) -> _; 6]).collect::<Vec<_>>();
        all.extend(BEHIND.iter().zip([behind as fn(&str, Span<Folded>) -> _; 6]));
        all.into_iter().find_map(|(word, told)| {
            let at = text.find(word)?;
            let (span, days): (Span<Folded>, i64) = told(text, Span::new(at, at + word.len()))?;
            Some((span.of(text), days))
        })
    }

    #[test]
    fn days_are_counted() {
        for (text, expected) in [
            ("公示期7天（2025年9月8日至2025年9月12日）。", Some(("7天", 5))),
            ("公示期7天（9月8日至12日）。", Some(("7天", 5))),
            ("公示期5天（2025年9月8日至9月12日）。", None),
            ("公示期5天（2025年9月8日至9月13日）。", None),
            ("公示期5个工作日（2025年9月8日至9月14日）。", None),
            ("公示期7个工作日（2025年9月8日至9月12日）。", Some(("7个工作日", 5))),
            ("公示时间为2025年9月8日至9月12日，共7天。", Some(("7天", 5))),
            ("公示时间为2025年9月8日至9月12日，共5天。", None),
            ("9月8日（9月8日至12日）", None),
            ("2月25日至3月2日，共6天", None),
            ("3天（上午）", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
