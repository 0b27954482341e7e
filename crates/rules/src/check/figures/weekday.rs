//! Days of the week that are not those of their dates: 2025年1月8日（星期五）, 去年10月1日（星期五）.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use super::date::{Written, year_before};
use crate::check::page::{Clue, Page, PageCheck, Spotted, Weight};
use crate::facts::DateSource;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Weekdays;

/// What names a day of the week, before its number.
const WORDS: [&str; 3] = ["星期", "周", "礼拜"];

/// The numbers of the days, Monday first, and another word for the last.
const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
const SUNDAY: char = '天';

type Years = BTreeSet<i16>;

/// How far from the document's own date a date without a year may lie, in days: beyond, the next or the last such day may
/// be meant.
const NEAR: i32 = 120;

/// Words for a year, and how far it lies from that of the document.
const FROM_OWN: [(&str, i16); 11] = [
    ("大前年", -3),
    ("前年", -2),
    ("去年", -1),
    ("上一年", -1),
    ("上年", -1),
    ("今年", 0),
    ("本年", 0),
    ("明年", 1),
    ("来年", 1),
    ("大后年", 3),
    ("后年", 2),
];

/// Words for a year, and how far it lies from the one that was named last.
const FROM_NAMED: [(&str, i16); 6] = [("同年", 0), ("当年", 0), ("该年", 0), ("次年", 1), ("翌年", 1), ("第二年", 1)];

/// The day that is meant, and what it was told by.
struct Meant {
    date: Date,
    /// The document's own date.
    is_dated: bool,
    /// Other years that may be meant.
    others: Years,
    weight: Weight,
}

impl PageCheck for Weekdays {
    fn literals(&self) -> Vec<String> {
        WORDS.iter().flat_map(|word| DAYS.iter().chain([&SUNDAY]).map(move |day| format!("{word}{day}"))).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let years = LazyCell::new(|| years_named(page));
        page.each(clues).filter_map(|clue| judge(page, clue, &years)).for_each(found);
    }
}

/// The weekday of a clue, if it is not that of the date directly before it. `years` are those that the document names.
fn judge(page: &Page<'_>, clue: &Clue, years: &LazyCell<Years, impl FnOnce() -> Years>) -> Option<Spotted> {
    let text = &page.blocks[clue.block()].text;
    let said = clue.span.of(text.folded()).chars().next_back()?;
    let before = text.folded()[..clue.span.start()].trim_end_matches(' ');
    let before = ahead(before, &text.folded()[clue.span.end()..]);
    let written = Written::ending(before)?;
    let fits = |date: Date| name(date) == if said == SUNDAY { '日' } else { said };
    let Meant { date, is_dated, others, weight } = meant(page, before, &written, years)?;
    let fits_another = || others.iter().any(|&year| written.first_day(year).is_some_and(fits));
    if fits(date) || fits_another() {
        return None;
    }
    let span: Span<Folded> = Span::new(clue.span.end() - said.len_utf8(), clue.span.end());
    Some(Spotted {
        suggestions: vec![name(date).to_string()],
        detail: Some(Said {
            zh: format!("{}年{}月{}日是星期{}", date.year(), date.month(), date.day(), name(date)),
            en: format!("{date} is a {:?}", date.weekday()),
        }),
        weight,
        dated: is_dated,
        ..Spotted::new(clue.block(), text.to_source(span))
    })
}

/// What stands before a day of the week without what may stand between it and its date: a bracket, a comma, 为, the day of the lunar calendar.
fn ahead<'t>(before: &'t str, behind: &str) -> &'t str {
    // 1月8日，星期一至星期五每天 is a timetable.
    let is_list = behind.trim_start_matches(' ').starts_with(['至', '到', '、', '和', '-', '—', '~', '～']);
    let before = match before.strip_suffix('，').filter(|_| !is_list) {
        Some(before) => {
            let lunar = before.rfind("农历").filter(|at| before[*at..].chars().count() <= 8);
            lunar.map_or(before, |at| &before[..at])
        }
        None => before,
    };
    before.strip_suffix(['（', '(', '为', '是']).unwrap_or(before).trim_end_matches(' ')
}

/// The day that is `written` at the end of `before`; `None`: it cannot be told.
fn meant(
    page: &Page<'_>,
    before: &str,
    written: &Written,
    years: &LazyCell<Years, impl FnOnce() -> Years>,
) -> Option<Meant> {
    let is_dated = true;
    if let Some(year) = written.year {
        let date = written.first_day(year)?;
        return Some(Meant { date, is_dated: false, others: Years::new(), weight: Weight::Full });
    }
    let ahead = &before[..written.span.start()];
    // 2025年10月24日（星期五）至10月26日（星期六）
    if let Some(date) = range_end(ahead, written) {
        return Some(Meant { date, is_dated: false, others: Years::new(), weight: Weight::Full });
    }
    let year = ahead.trim_end_matches([' ', '的']);
    let weight = Weight::Unconfirmed;
    if !year.ends_with('年') {
        // A document may speak of another year than its own (关于2026年节假日安排的通知).
        let told = ahead.match_indices('年').filter_map(|(at, sign)| from_own(page, &ahead[..at + sign.len()]));
        let others = told.chain(years.iter().copied()).collect();
        return Some(Meant { date: nearest(page, written)?, is_dated, others, weight });
    }
    if let Some(year) = from_named(year) {
        return Some(Meant { date: written.first_day(year)?, is_dated: false, others: Years::new(), weight });
    }
    let counted = from_own(page, year)?;
    // The report on a year may be written as in that year; and a date that is guessed may be of another.
    let facts = page.facts;
    let of_period = facts.about.period.map(|period| counted - facts.date.first.year() + period);
    let guessed = (facts.date_source == DateSource::Text).then(|| years.iter().copied());
    let others = of_period.into_iter().chain(guessed.into_iter().flatten()).collect();
    Some(Meant { date: written.first_day(counted)?, is_dated, others, weight })
}

/// The last day of a range, `written` behind its sign, which ends `text`: of the year of the first one, or the next.
fn range_end(text: &str, written: &Written) -> Option<Date> {
    let first =
        text.trim_end_matches(' ').strip_suffix(['至', '到', '-', '—', '～', '~'])?.trim_end_matches(['—', '-']);
    let bracketed = first.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
    let first = Written::ending(bracketed.map_or(first, |(date, _)| date).trim_end_matches('起'))?;
    let from = first.first_day(first.year?)?;
    [from.year(), from.year() + 1].into_iter().filter_map(|year| written.first_day(year)).find(|day| *day >= from)
}

/// The year that a word at the end of `text` counts from that of the document, if that is known.
fn from_own(page: &Page<'_>, text: &str) -> Option<i16> {
    let own = page.facts.date;
    let is_known = page.facts.date_source != DateSource::Today && own.first.year() == own.last.year();
    let &(_, years) = FROM_OWN.iter().find(|(word, _)| text.ends_with(word)).filter(|_| is_known)?;
    Some(own.first.year() + years)
}

/// The year that a word at the end of `text` counts from the last one there, if that is named in figures.
fn from_named(text: &str) -> Option<i16> {
    let (ahead, years) = FROM_NAMED.iter().find_map(|&(word, years)| Some((text.strip_suffix(word)?, years)))?;
    let (year, _) = year_before(&ahead[..ahead.rfind('年')?])?;
    Some(year + years)
}

/// The number of a date's weekday.
fn name(date: Date) -> char {
    DAYS[usize::from(date.weekday().since(Weekday::Monday).unsigned_abs())]
}

/// The day of a date without a year that lies nearest to the document's own date, if that is known and near.
fn nearest(page: &Page<'_>, written: &Written) -> Option<Date> {
    let own = page.facts.date;
    if page.facts.date_source == DateSource::Today || own.first != own.last {
        return None;
    }
    let year = own.first.year();
    let days = (year - 1..=year + 1).filter_map(|year| written.first_day(year));
    let distance = |day: &Date| day.since(own.first).map_or(i32::MAX, |span| span.get_days().abs());
    days.min_by_key(distance).filter(|day| distance(day) <= NEAR)
}

/// The years that the document names.
fn years_named(page: &Page<'_>) -> Years {
    let named = page.each_block().flat_map(|(_, block)| {
        let folded = block.text.folded();
        folded.match_indices('年').filter_map(|(at, _)| Some(year_before(&folded[..at])?.0))
    });
    named.collect()
}
