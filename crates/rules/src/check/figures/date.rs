//! Dates as texts write them: `2025年1月8日`, `二〇二五年一月八日`, `2月28日至30日`.

use jiff::civil::Date;

use super::numeral::{number_after, number_before};
use hegao_model::text::{Folded, Span};

/// What stands between the first and the last day of a span of days.
pub(super) const RANGES: [char; 7] = ['至', '到', '-', '—', '~', '～', '–'];

/// How far from an end of a date its 月 may stand, in characters: `二〇二五 年 十二 月`.
const LONGEST: usize = 12;

/// A day of a [`Written`] date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) number: u32,
    /// From its number to 日.
    pub(super) span: Span<Folded>,
    /// It is the last day of a range.
    pub(super) closes: bool,
}

/// A month as a text writes it, with the year before it and the days behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// From the year, or the month, to the first 日, or to 月.
    pub(super) span: Span<Folded>,
    pub(super) year: Option<i16>,
    pub(super) month: u32,
    pub(super) days: Vec<Day>,
}

/// Literals that lead to a month: the last character of its number and 月.
pub(super) fn month_literals() -> Vec<String> {
    " 0123456789一二三四五六七八九十".chars().map(|c| format!("{c}月")).collect()
}

impl Written {
    /// Reads the date whose 月 ends at `end`; `None` if no number stands before it, or if it is of another calendar.
    pub(super) fn at(folded: &str, end: usize) -> Option<Self> {
        let month = number_before(&folded[..end - '月'.len_utf8()]).filter(|month| month.value < 100)?;
        let before = &folded[..month.start];
        let year = before.trim_end_matches(' ').strip_suffix('年').and_then(year_before);
        let start = year.map_or(month.start, |(_, start)| start);
        if is_lunar(&folded[..start]) {
            return None;
        }
        let days = days(folded, end);
        let end = days.first().map_or(end, |day| day.span.end());
        Some(Self { span: Span::new(start, end), year: year.map(|(year, _)| year), month: month.value, days })
    }

    /// Reads the date that ends `text` with its first day.
    pub(super) fn ending(text: &str) -> Option<Self> {
        Self::at(text, last_month(text)?).filter(|date| !date.days.is_empty() && date.span.end() == text.len())
    }

    /// Reads the date that `folded` has at `start`.
    pub(super) fn starting(folded: &str, start: usize) -> Option<Self> {
        let (near, _) = folded[start..].char_indices().take(LONGEST).find(|&(_, c)| c == '月')?;
        Self::at(folded, start + near + '月'.len_utf8()).filter(|date| date.span.start() == start)
    }

    /// Its first day in `year`; `None` if the calendar has none.
    pub(super) fn first_day(&self, year: i16) -> Option<Date> {
        let narrow = |number: u32| i8::try_from(number).ok();
        Date::new(year, narrow(self.month)?, narrow(self.days.first()?.number)?).ok()
    }
}

/// Where the 月 ends that stands near the end of `text`.
pub(super) fn last_month(text: &str) -> Option<usize> {
    text.char_indices().rev().take(LONGEST).find(|&(_, c)| c == '月').map(|(at, c)| at + c.len_utf8())
}

/// The year that ends `text`, and where it starts: four figures of this century or the last.
pub(super) fn year_before(text: &str) -> Option<(i16, usize)> {
    let number = number_before(text).filter(|number| number.figures == 4)?;
    let year = i16::try_from(number.value).ok().filter(|year| (1900..2100).contains(year))?;
    Some((year, number.start))
}

/// Calendars that are not the civil one. 学历，2008年7月 is none.
const LUNAR: [&str; 11] = ["农历", "阴历", "旧历", "夏历", "藏历", "傣历", "彝历", "回历", "斯兰历", "佛历", "黄历"];

/// Whether a calendar is named directly before a date that is not the civil one: its months have other days.
fn is_lunar(before: &str) -> bool {
    let near = before.char_indices().rev().take(6).last().map_or("", |(at, _)| &before[at..]);
    LUNAR.iter().any(|calendar| near.contains(calendar))
}

/// The days behind a 月, each up to its 日: `28日`, `28至30日`, `28日至30日`.
fn days(folded: &str, from: usize) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut open: Vec<Day> = Vec::new();
    let mut at = from;
    while let Some(number) = number_after(&folded[at..]).filter(|number| number.figures <= 3) {
        let start = at + number.start;
        let rest = folded[at + number.end..].trim_start_matches(' ');
        let behind =
            rest.strip_prefix('日').filter(|behind| open.is_empty() && days.is_empty() || !behind.starts_with('内'));
        at = folded.len() - behind.unwrap_or(rest).len();
        let closes = !(open.is_empty() && days.is_empty());
        open.push(Day { number: number.value, span: Span::new(start, at), closes });
        if behind.is_some() {
            days.append(&mut open);
        }
        let Some(next) = folded[at..].strip_prefix(RANGES) else { break };
        at = folded.len() - next.trim_start_matches(RANGES).len();
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<i16>, u32, Vec<u32>)> {
        let end = text.find('月').unwrap() + '月'.len_utf8();
        let date = Written::at(text, end)?;
        Some((date.year, date.month, date.days.iter().map(|day| day.number).collect()))
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        for (text, expected) in [
            ("于2025年1月8日召开", (Some(2025), 1, vec![8])),
            ("2025 年 1 月 8 日", (Some(2025), 1, vec![8])),
            ("二〇二五年十二月三十一日", (Some(2025), 12, vec![31])),
            ("二○二五年二月", (Some(2025), 2, vec![])),
            ("25年3月5日", (None, 3, vec![5])),
            ("12025年3月5日", (None, 3, vec![5])),
            ("2月28日至30日", (None, 2, vec![28, 30])),
            ("2月28—30日", (None, 2, vec![28, 30])),
            ("2月28日至3月2日", (None, 2, vec![28])),
            ("2月28日至30日内", (None, 2, vec![28])),
            ("2月10日起30日", (None, 2, vec![10])),
            ("大学学历，2008年7月参加工作", (Some(2008), 7, vec![])),
            ("12月15个工作日", (None, 12, vec![])),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in ["每月", "1.5月", "三个月", "2025月", "农历二月三十日", "（藏历2月30日"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_ends_or_starts_a_text() {
        assert_eq!(Written::ending("定于3月5日").unwrap().span, Span::new(6, 14));
        assert!(Written::ending("3月5日至8日").is_none());
        assert!(Written::ending("3月5日上午").is_none());
        assert_eq!(Written::starting("至2025年3月5日止", 3).unwrap().year, Some(2025));
        assert!(Written::starting("至次年3月5日止", 3).is_none());
    }
}
