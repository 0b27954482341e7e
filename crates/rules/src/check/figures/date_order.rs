//! Ranges that end before they begin: 2025年3月5日至2025年2月1日, 3月15日至10日, 2021—2019年.
//!
//! Without years on both sides a range may run over New Year (11月5日至3月15日), and only days of one month are judged. A time may stand behind
//! the first date: 6月8日9:00—6月5日17:00.

use super::date::{RANGES, Written, last_month, year_before};
use super::numeral::number_after;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct DateOrder;

/// What ends the first of two dates. In `2021—2019年` nothing does; the second year's century tells.
const ENDS: [&str; 3] = ["年", "月", "日"];
const CENTURIES: [&str; 2] = ["19", "20"];

/// What ends a time behind the first date.
const TIMES: [&str; 5] = [":00", ":30", "时", "点", "分"];

impl PageCheck for DateOrder {
    fn literals(&self) -> Vec<String> {
        let ends = ENDS.iter().chain(&TIMES).flat_map(|end| RANGES.map(|sign| format!("{end}{sign}")));
        let centuries = CENTURIES.iter().flat_map(|century| RANGES.map(|sign| format!("{sign}{century}")));
        let begun = ["年", "月", "日"].iter().flat_map(|end| ["至", "到"].map(|sign| format!("{end}起{sign}")));
        ends.chain(centuries).chain(begun).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let Some(span) = backwards(text.folded(), clue.span) else { continue };
            let span = text.to_source(span);
            // 年- and -20 lead to the same range.
            if last.replace((clue.block(), span)) != Some((clue.block(), span)) {
                found(Spotted::new(clue.block(), span));
            }
        }
    }
}

/// The range around the sign that a clue holds, if it ends before it begins.
fn backwards(folded: &str, clue: Span<Folded>) -> Option<Span<Folded>> {
    let sign = clue.start() + clue.of(folded).find(RANGES)?;
    let before = folded[..sign].trim_end_matches(RANGES).trim_end_matches([' ', '起']);
    let second = folded.len() - folded[sign..].trim_start_matches(RANGES).trim_start_matches(' ').len();
    days_of_one_month(folded, before)
        .or_else(|| days_with_months(folded, untimed(before), second))
        .or_else(|| dates(folded, before, second))
        .or_else(|| years(folded, before, second))
}

/// `3月15日至10日`
fn days_of_one_month(folded: &str, before: &str) -> Option<Span<Folded>> {
    let date = Written::at(folded, last_month(before)?).filter(|date| date.span.end() >= before.len())?;
    let [first, last] = date.days[..] else { return None };
    (last.number < first.number).then(|| Span::new(date.span.start(), last.span.end()))
}

/// What stands before the time that ends `text`: `6月8日9:00`, `6月8日上午9时30分`.
fn untimed(text: &str) -> &str {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '时' | '点' | '分' | '整' | '上' | '下' | '午' | ' ');
    let rest = text.trim_end_matches(is_part);
    if rest.ends_with('日') { rest } else { text }
}

/// `6月8日至6月5日`, `6月8日9:00至6月5日17:00`: days of one month, and of one year as far as it is said.
fn days_with_months(folded: &str, before: &str, second: usize) -> Option<Span<Folded>> {
    let first = Written::at(before, last_month(before)?).filter(|date| date.span.end() == before.len())?;
    let last = Written::starting(folded, second)?;
    let ([from], Some(to)) = (&first.days[..], last.days.first()) else { return None };
    let is_one_month = first.month == last.month && (last.year.is_none() || last.year == first.year);
    (is_one_month && to.number < from.number).then(|| Span::new(first.span.start(), to.span.end()))
}

/// `2025年3月5日至2025年2月1日`, `2025年3月至2025年2月`
fn dates(folded: &str, before: &str, second: usize) -> Option<Span<Folded>> {
    let first = Written::at(before, last_month(before)?).filter(|date| date.span.end() == before.len())?;
    let last = Written::starting(folded, second)?;
    let key = |date: &Written| Some((date.year?, date.month, date.days.first().map(|day| day.number)));
    let (a, b) = (key(&first)?, key(&last)?);
    (a.2.is_some() == b.2.is_some() && b < a).then(|| Span::new(first.span.start(), last.span.end()))
}

/// `2021年至2019年`, `2021—2019年`
fn years(folded: &str, before: &str, second: usize) -> Option<Span<Folded>> {
    let (first, start) = year_before(before.strip_suffix('年').unwrap_or(before))?;
    let end = second + number_after(&folded[second..])?.end;
    let rest = folded[end..].trim_start_matches(' ').strip_prefix('年')?;
    let (last, from) = year_before(&folded[..end])?;
    let is_year = from == second && number_after(rest).is_none();
    (is_year && last < first).then(|| Span::new(start, folded.len() - rest.len()))
}
