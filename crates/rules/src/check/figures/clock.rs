//! Times of day as texts write them: `15时30分`, `9点`, `9:05`.

use super::numeral::{Number, number_after};
use hegao_model::text::{Folded, Span};

/// From here on `88:79` is a score or a scale and no mistyped time.
const SCORES: u32 = 30;

/// A time of day as a text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) span: Span<Folded>,
    pub(super) hour: u32,
    pub(super) minute: Option<u32>,
}

impl Time {
    /// Reads the time that `folded` has at `start`, in Arabic figures.
    pub(super) fn at(folded: &str, start: usize) -> Option<Self> {
        let (hour, behind) = two_figures(folded, start)?;
        let rest = &folded[behind..];
        if let Some(rest) = rest.strip_prefix([':', '：']) {
            let (minute, end) = two_figures(folded, folded.len() - rest.len())?;
            let is_time = hour.value < SCORES
                && minute.figures == 2
                && !folded[end..].starts_with(|c: char| c.is_ascii_digit() || c == '.');
            return is_time.then(|| Self::new(hour, Some(minute), end));
        }
        let rest = rest.trim_start_matches(' ').strip_prefix(['时', '点'])?;
        let end = folded.len() - rest.len();
        let minute = two_figures(folded, end).and_then(|(minute, behind)| {
            let rest = folded[behind..].trim_start_matches(' ').strip_prefix('分')?;
            Some((minute, folded.len() - rest.len()))
        });
        Some(match minute {
            Some((minute, end)) => Self::new(hour, Some(minute), end),
            None => Self::new(hour, None, end),
        })
    }

    fn new(hour: Number, minute: Option<Number>, end: usize) -> Self {
        Self { span: Span::new(hour.start, end), hour: hour.value, minute: minute.map(|minute| minute.value) }
    }

    /// Whether a clock of 24 hours shows it.
    pub(super) fn is_possible(&self) -> bool {
        // 24:00 ends a day; nothing stands behind it.
        self.hour < 24 && self.minute.is_none_or(|minute| minute < 60)
            || self.hour == 24 && self.minute.is_none_or(|minute| minute == 0)
    }
}

/// A number of one or two Arabic figures behind `start`, at its place in `folded`, and its end.
fn two_figures(folded: &str, start: usize) -> Option<(Number, usize)> {
    let number = number_after(&folded[start..]).filter(|number| number.figures <= 2)?;
    let (from, end) = (start + number.start, start + number.end);
    let is_arabic = folded.as_bytes()[from].is_ascii_digit();
    is_arabic.then_some((Number { start: from, end, ..number }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("15时30分起", Some((15, Some(30)))),
            ("15 时 30 分", Some((15, Some(30)))),
            ("9点半", Some((9, None))),
            ("9：05", Some((9, Some(5)))),
            ("09:05:30", Some((9, Some(5)))),
            ("88:79", None),
            ("9:5", None),
            ("9:055", None),
            ("150时", None),
            ("九时", None),
            ("9人", None),
        ] {
            assert_eq!(Time::at(text, 0).map(|time| (time.hour, time.minute)), expected, "{text}");
        }
    }

    #[test]
    fn a_day_has_24_hours() {
        let is_possible = |text| Time::at(text, 0).unwrap().is_possible();
        assert!(is_possible("24时") && is_possible("23:59"));
        assert!(!is_possible("25时") && !is_possible("8时60分"));
    }
}
