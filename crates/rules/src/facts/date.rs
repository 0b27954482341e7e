//! Dates: a document's date is an interval, for it may be known to the year only.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::{Said, both};

/// The days that a document's date may be: a day is one, a year is its 365.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateInterval {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DateInterval {
    /// The days from one to another, both of them too.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Self {
        Self { first: first.min(last), last: last.max(first) }
    }

    /// A year and those up to `until`.
    #[must_use]
    pub fn years(year: i16, until: i16) -> Option<Self> {
        Some(Self::between(Date::new(year, 1, 1).ok()?, Date::new(until, 12, 31).ok()?))
    }

    /// Reads `2025-01-08`, `2025-01`, `2025`, or two of them with a slash between, as ISO 8601 writes intervals.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let fault = || {
            both!(
                "“{text}”不是日期，请写成 2025-01-08、2025-01 或 2025",
                "“{text}” is no date; write 2025-01-08, 2025-01 or 2025"
            )
        };
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (Self::parse(first).map_err(|_| fault())?, Self::parse(last).map_err(|_| fault())?);
            return if first.first <= last.last {
                Ok(Self { first: first.first, last: last.last })
            } else {
                Err(fault())
            };
        }
        let mut numbers = text.split('-').map(str::parse::<i16>);
        let mut next = || numbers.next().transpose().map_err(|_| fault());
        let (year, month, day) = (next()?.ok_or_else(fault)?, next()?, next()?);
        if next()?.is_some() || !(1900..=2200).contains(&year) {
            return Err(fault());
        }
        let narrow = |number: i16| i8::try_from(number).map_err(|_| fault());
        let (in_month, in_day) = (month.map_or(Ok(1), narrow)?, day.map_or(Ok(1), narrow)?);
        let first =
            Date::new(year, in_month, in_day).map_err(|_| no_such_day(text, year, in_month).unwrap_or_else(fault))?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        Ok(Self { first, last })
    }
}

/// What is wrong with `text`, whose year and month there are, and whose day there is not; `None`: nor is there the month.
fn no_such_day(text: &str, year: i16, month: i8) -> Option<Said> {
    let days = Date::new(year, month, 1).ok()?.days_in_month();
    Some(both!(
        "没有“{text}”这一天：{year}年{month}月只有{days}天",
        "there is no day “{text}”: that month has {days} days"
    ))
}

impl fmt::Display for DateInterval {
    /// As [`DateInterval::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = (self.first.first_of_year(), self.first.last_of_year());
        let month = (self.first.first_of_month(), self.first.last_of_month());
        match (self.first, self.last) {
            interval if interval == year => write!(f, "{:04}", self.first.year()),
            interval if interval == month => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
            (first, last) if first == last => write!(f, "{first}"),
            (first, last) => write!(f, "{first}/{last}"),
        }
    }
}

/// Where the document's date comes from, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// `--date` or the configuration.
    Given,
    /// The date below the signature, or below the title (成文日期, 发布日期).
    Signature,
    /// Front matter or page metadata, or a line that says when it was published (发布时间：…).
    FrontMatter,
    /// The year of the document number: 〔2025〕.
    DocumentNumber,
    /// The name of the file: `20240426.md`.
    FileName,
    /// The title: a day (`…（20240426）`), or the years in which such a paper is written (`2017年年度报告`, `2022级培养方案`).
    Title,
    /// The latest day that the text speaks of and that is over: it was hardly written before.
    Text,
    /// No better is known: the day of the run.
    Today,
}

impl DateSource {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Signature => "signature",
            Self::FrontMatter => "front-matter",
            Self::DocumentNumber => "document-number",
            Self::FileName => "file-name",
            Self::Title => "title",
            Self::Text => "text",
            Self::Today => "today",
        }
    }
}

/// Whether something in force from `from` to `until` was in force on every day that the document's date may be.
#[must_use]
pub fn in_force(from: Option<Date>, until: Option<Date>, date: DateInterval) -> bool {
    from.is_none_or(|from| date.first >= from) && until.is_none_or(|until| date.last <= until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_months_and_years() {
        for (text, first, last) in [
            ("2025-01-08", "2025-01-08", "2025-01-08"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-07-01/2025-12-31", "2024-07-01", "2025-12-31"),
        ] {
            let date = DateInterval::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!((date.first.to_string().as_str(), date.last.to_string().as_str()), (first, last));
        }
        for text in ["", "2025/2024", "2025/", "2025-13", "2025-02-30", "25", "2025-1-8-1", "一月", "2025/1/8"] {
            assert!(DateInterval::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_that_there_is_not_is_told_from_what_is_no_date() {
        let said = |text| DateInterval::parse(text).unwrap_err().zh;
        assert_eq!(said("2026-02-30"), "没有“2026-02-30”这一天：2026年2月只有28天");
        assert_eq!(said("2025-13-01"), "“2025-13-01”不是日期，请写成 2025-01-08、2025-01 或 2025");
    }

    #[test]
    fn a_dated_rule_holds_only_on_the_whole_interval() {
        let from = DateInterval::parse("2024-07-01").unwrap().first;
        assert!(in_force(Some(from), None, DateInterval::parse("2024-07").unwrap()));
        assert!(!in_force(Some(from), None, DateInterval::parse("2024").unwrap()));
    }
}
