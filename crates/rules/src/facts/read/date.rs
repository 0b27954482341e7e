//! Dates as documents write them.

use jiff::civil::Date;

use super::numeral;
use crate::facts::DateInterval;

/// A date in a text: its day, or its month where it says no more.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    /// The date.
    pub(super) date: DateInterval,
    /// The part of the text that says it.
    pub(super) text: &'a str,
    /// What follows.
    pub(super) rest: &'a str,
}

impl Written<'_> {
    /// The day, if one is said.
    pub(super) fn day(&self) -> Option<Date> {
        (self.date.first == self.date.last).then_some(self.date.first)
    }
}

/// The date at the beginning of `text`: `2025年1月8日`, `2025 年 1 月`, `二〇二五年一月八日`, `2025-01-08`.
pub(super) fn at(text: &str) -> Option<Written<'_>> {
    let (year, rest) = year(text)?;
    let rest = rest.trim_start();
    let (date, rest) = match rest.strip_prefix('年') {
        Some(rest) => in_words(year, rest)?,
        None => in_figures(year, rest)?,
    };
    Some(Written { date, text: &text[..text.len() - rest.len()], rest })
}

/// The year at the beginning of `text`: four digits, in either script.
pub(super) fn year(text: &str) -> Option<(i16, &str)> {
    let (value, rest) = numeral::number(text)?;
    let digits = text[..text.len() - rest.len()].chars().count();
    let year = i16::try_from(value).ok().filter(|year| (1900..=2200).contains(year))?;
    (digits == 4).then_some((year, rest))
}

/// The date that `text` is, with nothing else but brackets around it.
pub(super) fn whole(text: &str) -> Option<Written<'_>> {
    let text = bare(text.trim());
    at(text).filter(|date| date.rest.trim().is_empty())
}

/// The last date in `text` that is not the day on which something comes into force.
pub(super) fn last_in(text: &str) -> Option<Written<'_>> {
    let mut found = None;
    let mut rest = text;
    while let Some(start) = rest.find(['1', '2', '１', '２', '一', '二']) {
        rest = &rest[start..];
        match at(rest) {
            Some(date) => {
                rest = date.rest;
                let begins = rest.trim_start().trim_start_matches('起');
                if !["施行", "实施", "生效"].iter().any(|word| begins.starts_with(word)) {
                    found = Some(date);
                }
            }
            None => rest = skip_number(rest),
        }
    }
    found
}

/// What stands behind the first character and the digits that follow it: the tail of a number is no year.
fn skip_number(text: &str) -> &str {
    let rest = text.trim_start_matches(numeral::may_begin);
    if rest.len() < text.len() { rest } else { &text[text.chars().next().map_or(0, char::len_utf8)..] }
}

/// `text` without the brackets that it wholly stands in.
fn bare(text: &str) -> &str {
    text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')'])).map_or(text, str::trim)
}

fn in_words(year: i16, rest: &str) -> Option<(DateInterval, &str)> {
    let (month, rest) = numeral::number(rest.trim_start())?;
    let rest = rest.trim_start().strip_prefix('月')?;
    let day = numeral::number(rest.trim_start())
        .and_then(|(day, behind)| Some((day, behind.trim_start().strip_prefix(['日', '号'])?)));
    match day {
        Some((day, behind)) => Some((interval(year, month, Some(day))?, behind)),
        None => Some((interval(year, month, None)?, rest)),
    }
}

fn in_figures(year: i16, rest: &str) -> Option<(DateInterval, &str)> {
    let sign = rest.chars().next().filter(|sign| "-/.．－".contains(*sign))?;
    let (month, rest) = numeral::arabic(&rest[sign.len_utf8()..])?;
    let (day, rest) = numeral::arabic(rest.strip_prefix(sign)?)?;
    Some((interval(year, month, Some(day))?, rest))
}

fn interval(year: i16, month: u32, day: Option<u32>) -> Option<DateInterval> {
    let narrow = |number: u32| i8::try_from(number).ok();
    let first = Date::new(year, narrow(month)?, narrow(day.unwrap_or(1))?).ok()?;
    let last = if day.is_some() { first } else { first.last_of_month() };
    Some(DateInterval { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(date: Option<Written<'_>>) -> Option<String> {
        date.map(|date| date.date.to_string())
    }

    #[test]
    fn reads_dates_in_words_and_figures() {
        for (text, expected) in [
            ("2025年1月8日", "2025-01-08"),
            ("2025 年 01 月 08 日", "2025-01-08"),
            ("二〇二五年十一月二十三日", "2025-11-23"),
            ("二○二五年一月", "2025-01"),
            ("（2018年3月11日）", "2018-03-11"),
            ("2025-01-08", "2025-01-08"),
            ("2025/1/8", "2025-01-08"),
            ("2025.1.8", "2025-01-08"),
        ] {
            assert_eq!(said(whole(text)).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["2025年", "2025年13月1日", "2025年2月30日", "25年1月8日", "2025年1月8日印发", "2025-1", "1月8日", ""]
        {
            assert_eq!(said(whole(text)), None, "{text}");
        }
    }

    #[test]
    fn the_last_date_is_not_the_day_of_coming_into_force() {
        let text = "（1997年3月14日通过　根据2018年10月26日《关于修改〈示例法〉的决定》修正　自2019年1月1日起施行）";
        assert_eq!(said(last_in(text)).as_deref(), Some("2018-10-26"));
        assert_eq!(said(last_in("第12018年1月1日")), None);
    }
}
