//! Days of the week that are not those of their dates: 2025年1月8日（星期五）.

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
    let before = before.strip_suffix(['（', '(']).unwrap_or(before).trim_end_matches(' ');
    let written = Written::ending(before)?;
    let fits = |date: Date| name(date) == if said == SUNDAY { '日' } else { said };
    let (date, weight) = match written.year {
        Some(year) => (written.first_day(year)?, Weight::Full),
        None => (nearest(page, &written)?, Weight::Unconfirmed),
    };
    // A document may speak of another year than its own (关于2026年节假日安排的通知).
    let fits_another = || years.iter().any(|&year| written.first_day(year).is_some_and(fits));
    if fits(date) || (written.year.is_none() && fits_another()) {
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
        dated: written.year.is_none(),
        ..Spotted::new(clue.block(), text.to_source(span))
    })
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
