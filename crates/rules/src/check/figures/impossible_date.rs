//! Days that the calendar does not have: 2月30日, 13月5日, 2023年2月29日, 2025-02-30.

use jiff::civil::Date;

use super::date::{Written, month_literals};
use crate::check::page::{Clue, Page, PageCheck, Spotted, Weight};
use crate::language::Said;
use hegao_model::text::{Folded, Span, Text};

/// The check, ready to run.
pub(super) struct ImpossibleDates;

/// The fewest figures of an impossible date that is written with dots or dashes: `2025.2.30`.
const FIGURES: u32 = 7;

impl PageCheck for ImpossibleDates {
    fn literals(&self) -> Vec<String> {
        month_literals()
    }

    /// Dates in figures alone have no literal.
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let in_words = page.each(clues).flat_map(|clue| {
            let text = &page.blocks[clue.block()].text;
            let wrong = Written::at(text.folded(), clue.span.end()).map_or(Vec::new(), |date| impossible(&date));
            wrong.into_iter().map(|(span, said)| spotted(clue.block(), text, span, said, Weight::Full))
        });
        let long = page.each_block().filter(|(_, block)| block.text.survey().digits >= FIGURES);
        let in_figures = long.flat_map(|(at, block)| {
            in_figures(block.text.folded())
                .map(move |(span, said)| spotted(at, &block.text, span, said, Weight::Unconfirmed))
        });
        in_words.chain(in_figures).for_each(found);
    }
}

fn spotted(block: usize, text: &Text<'_>, span: Span<Folded>, said: Said, weight: Weight) -> Spotted {
    Spotted { detail: Some(said), weight, ..Spotted::new(block, text.to_source(span)) }
}

/// What of a date is impossible, and why: the month, or days.
fn impossible(date: &Written) -> Vec<(Span<Folded>, Said)> {
    // 历时13月 is no date.
    let is_date = date.year.is_some() || !date.days.is_empty();
    match days_of(date.year, date.month) {
        None if is_date => vec![(date.span, no_month())],
        None => Vec::new(),
        Some(last) => {
            let wrong = date.days.iter().filter(|day| !(1..=last).contains(&day.number));
            let span = |closes: bool, span| if closes { span } else { date.span };
            wrong.map(|day| (span(day.closes, day.span), no_day(date.month, last))).collect()
        }
    }
}

/// The days of a month, the most it can have where the year is not known; `None` if there is no such month.
fn days_of(year: Option<i16>, month: u32) -> Option<u32> {
    const LEAP: i16 = 2024;
    let first = Date::new(year.unwrap_or(LEAP), i8::try_from(month).ok()?, 1).ok()?;
    u32::try_from(first.days_in_month()).ok()
}

fn no_month() -> Said {
    Said { zh: "：一年只有12个月".into(), en: ": a year has 12 months".into() }
}

fn no_day(month: u32, last: u32) -> Said {
    Said { zh: format!("：{month}月只有{last}天"), en: format!(": month {month} has {last} days") }
}

/// Impossible dates of three groups of figures: `2025-02-30`, `2025.2.30`, `2025/13/1`.
fn in_figures(folded: &str) -> impl Iterator<Item = (Span<Folded>, Said)> {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_');
    let mut next = 0;
    folded.split_inclusive(move |c| !belongs(c)).filter_map(move |word| {
        let at = next;
        next += word.len();
        let bare = word.trim_end_matches(|c| !belongs(c)).trim_end_matches('.');
        let sign = bare.chars().find(|c| !c.is_ascii_digit()).filter(|sign| "-./".contains(*sign))?;
        Some((Span::new(at, at + bare.len()), groups(bare, sign)?))
    })
}

/// Why `word`, if it is a date of three groups with `sign` between them, cannot be.
fn groups(word: &str, sign: char) -> Option<Said> {
    let (year, rest) = word.split_once(sign)?;
    let (month, day) = rest.split_once(sign)?;
    let is_date = year.len() == 4 && [month, day].iter().all(|group| (1..=2).contains(&group.len()));
    let year: i16 = year.parse().ok().filter(|year| is_date && (1900..2100).contains(year))?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    match days_of(Some(year), month) {
        // 2023.20.1 may be a version.
        None => (sign != '.').then(no_month),
        Some(last) => (!(1..=last).contains(&day)).then(|| no_day(month, last)),
    }
}
