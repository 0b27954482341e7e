//! Times of day that end before they begin: 下午14:30—13:30. A range over midnight (22:00—6:00) is long; only short steps back are told.

use super::clock::Time;
use super::date::RANGES;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct TimeOrder;

/// What ends the first of two times, before the sign between them.
const ENDS: [&str; 9] = [":00", ":10", ":15", ":20", ":30", ":40", ":45", ":50", "分"];

/// How far back the second may lie, in minutes: more is a night shift, or one of the two counts from noon (11:30—1:30).
const BACK: u32 = 4 * 60;

/// The hours between which both lie.
const DAY: std::ops::RangeInclusive<u32> = 6..=22;

impl PageCheck for TimeOrder {
    fn literals(&self) -> Vec<String> {
        ENDS.iter().flat_map(|end| RANGES.map(|sign| format!("{end}{sign}"))).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            if let Some(span) = backwards(text.folded(), clue.span) {
                found(Spotted::new(clue.block(), text.to_source(span)));
            }
        }
    }
}

/// The range around the sign at `clue`, if it ends before it begins.
fn backwards(folded: &str, clue: Span<Folded>) -> Option<Span<Folded>> {
    let sign = clue.start() + clue.of(folded).find(RANGES)?;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '时' | '点' | '分');
    let before = folded[..sign].trim_end_matches(is_part).len();
    // 时间：10:50—10:00
    let start = sign - folded[before..sign].trim_start_matches([':', '：', '时', '点', '分']).len();
    let first = Time::at(folded, start).filter(|time| time.span.end() == sign)?;
    let rest = folded[sign..].trim_start_matches(RANGES);
    let second = Time::at(folded, folded.len() - rest.len())?;
    // A date before the second time is another day.
    let minute = |time: &Time| time.hour * 60 + time.minute.unwrap_or(0);
    let (from, to) = (minute(&first), minute(&second));
    let is_day = DAY.contains(&first.hour) && DAY.contains(&second.hour);
    let is_possible = first.is_possible() && second.is_possible();
    (is_day && is_possible && to < from && from - to <= BACK).then(|| Span::new(start, second.span.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_goes_on() {
        for (text, expected) in [
            ("上午8:00—12:00，下午14:30—13:30", Some("14:30—13:30")),
            ("下午13:00至11:30（北京时间）", Some("13:00至11:30")),
            ("14时30分至13时30分", Some("14时30分至13时30分")),
            ("时间：14:50—14:00", Some("14:50—14:00")),
            ("22:00—6:00", None),
            ("20:00—8:00", None),
            ("11:30—1:30", None),
            ("9:00—11:30", None),
            ("14:30至次日13:30", None),
        ] {
            let told = ENDS.iter().flat_map(|end| RANGES.map(|sign| format!("{end}{sign}"))).find_map(|word| {
                let at = text.rfind(&word)?;
                backwards(text, Span::new(at, at + word.len()))
            });
            assert_eq!(told.map(|span| span.of(text)), expected, "{text}");
        }
    }
}
