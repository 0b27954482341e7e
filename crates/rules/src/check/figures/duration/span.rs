//! Months and hours against the two dates that they lie between: 工期为8个月，自2025年6月1日开工至2026年3月31日完工; 2022年10月至2024年9月，共计18个月;
//! 24小时（7月18日20时至20日20时）; 6:00至13:30，共计6.5小时.

use jiff::civil::Date;

use super::super::amount::Amount;
use super::super::clock::Time;
use super::super::date::{RANGES, Written};
use super::super::miss::stretch;
use super::super::numeral::{number_after, number_before};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What stands behind the first day of works, and between both months of a range.
pub(super) const WORKS: [&str; 5] = ["日开工至", "日开工，至", "日开工建设至", "日动工至", "日开始至"];
pub(super) const MONTHS: [&str; 3] = ["月至20", "月-20", "月—20"];

/// What leads to hours behind their times, and before them.
pub(super) const HOURS: [&str; 6] = ["，共计", "，共", "，历时", "，时长", "，为期", "，累计"];
pub(super) const AHEAD: [&str; 2] = ["小时（", "小时，即"];

/// What calls a number of months the term.
const TERMS: [&str; 9] = ["工期", "期限", "施工期", "建设期", "周期", "任务期", "任期", "服务期", "有效期"];

/// How far from its dates a term may stand, in bytes, and by how many days it may miss them.
const FAR: usize = 120;
const OFF: i32 = 2;

type Wrong = Option<(Span<Folded>, Said)>;

/// `工期为8个月，自2025年6月1日开工至2026年3月31日完工`
pub(super) fn works(folded: &str, clue: Span<Folded>) -> Wrong {
    let first = Written::ending(&folded[..clue.start() + '日'.len_utf8()])?;
    let last = Written::starting(folded, clue.end())?;
    let end = last.days.first()?.span.end();
    let (from, to) = (first.first_day(first.year?)?, last.first_day(last.year.or(first.year)?)?);
    let (told, months) = term(folded, first.span.start(), end)?;
    let fits = |months: i32| {
        let due = from.checked_add(jiff::Span::new().months(months)).ok()?;
        Some(days(due, to).abs() <= OFF)
    };
    if to <= from || fits(months)? {
        return None;
    }
    let right = (1..=240).find(|&months| fits(months) == Some(true))?;
    Some(said(
        stretch(told, Some(if told.start() < end { end } else { first.span.start() })),
        format!("{right}个月"),
        format!("{right} months"),
    ))
}

/// `2022年10月至2024年9月，共计18个月`: both months count.
pub(super) fn months(folded: &str, clue: Span<Folded>) -> Wrong {
    let first = Written::at(folded, clue.start() + '月'.len_utf8())?;
    let rest = &folded[clue.start() + '月'.len_utf8()..];
    let at = folded.len() - rest.trim_start_matches(RANGES).len();
    let last = Written::starting(folded, at).filter(|date| date.days.is_empty())?;
    let months = 12 * i32::from(last.year? - first.year?) + last.month as i32 - first.month as i32 + 1;
    let (told, said_months) = term(folded, first.span.start(), last.span.end())?;
    // The month of the end may be that in which the term is over.
    let is_wrong = first.days.is_empty() && said_months != months && said_months + 1 != months && months > 0;
    let other = if told.start() < at { last.span.end() } else { first.span.start() };
    is_wrong.then(|| said(stretch(told, Some(other)), format!("{months}个月"), format!("{months} months")))
}

/// `6:00至13:30，共计6.5小时`
pub(super) fn hours(folded: &str, clue: Span<Folded>) -> Wrong {
    let hours =
        Amount::number_at(folded, clue.end(), "小时").or_else(|| Amount::number_at(folded, clue.end(), "个小时"))?;
    if let Some(told) = over_days(folded, clue, hours) {
        return told;
    }
    let before = &folded[folded.floor_char_boundary(clue.start().saturating_sub(FAR))..clue.start()];
    let own = before.rsplit(['。', '；', '，', '\n']).next()?;
    let start = clue.start() - own.len();
    let at = own.rfind(RANGES)?;
    let range = own[at..].chars().next()?.len_utf8();
    let next = ["次日", "翌日", "第二天"].iter().find(|word| own[at + range..].starts_with(**word));
    let last_at = start + at + range + next.map_or(0, |word| word.len());
    let last = Time::at(folded, last_at).filter(|time| time.span.end() == clue.start())?;
    let digit = own[..at]
        .rfind(|c: char| !c.is_ascii_digit() && c != ':' && c != '：')
        .map_or(0, |near| near + own[near..].chars().next().map_or(0, char::len_utf8));
    let first = Time::at(folded, start + digit).filter(|time| time.span.end() == start + at)?;
    let minutes = |time: &Time| i128::from(time.hour * 60 + time.minute.unwrap_or(0));
    let over = if next.is_some() { 24 * 60 } else { 0 };
    let between = (minutes(&last) + over - minutes(&first)) * 1_000_000 / 60;
    let is_wrong = between > 0 && (between - hours.0).abs() > 20_000 && own[..digit].matches(RANGES).next().is_none();
    let right = Amount::written(between / 10_000 * 10_000);
    let span = stretch(hours.1, Some(first.span.start()));
    is_wrong.then(|| said(span, format!("{right}小时"), format!("{right} hours")))
}

/// `8月5日22时至8月6日6时，共10个小时`: `Some` where both moments have their day.
fn over_days(folded: &str, clue: Span<Folded>, hours: (i128, Span<Folded>)) -> Option<Wrong> {
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let own = folded[from..clue.start()].rsplit(['。', '；', '，', '\n']).next()?;
    let start = clue.start() - own.len();
    let at = own.rfind(RANGES)?;
    let last_at = start + at + own[at..].chars().next()?.len_utf8();
    // Of one day the minutes count too.
    (folded[last_at..clue.start()].contains('日') && !own.contains([':', '：', '分'])).then_some(())?;
    let month = own[..at].rfind('月')? + start;
    let digits = folded[start..month].trim_end_matches(|c: char| c.is_ascii_digit()).len() + start;
    let (first, end) = moment(folded, digits, None)?;
    let (last, behind) = moment(folded, last_at, Some(first))?;
    (end == start + at && behind == clue.start()).then_some(())?;
    let between = i128::from(days(first.0, last.0)) * 24 + i128::from(last.1) - i128::from(first.1);
    let is_wrong = between > 0 && between < 2400 && between * 1_000_000 != hours.0;
    let span = stretch(hours.1, Some(digits));
    Some(is_wrong.then(|| said(span, format!("{between}小时"), format!("{between} hours"))))
}

/// `未来24小时（7月18日20时至20日20时）`
pub(super) fn ahead(folded: &str, clue: Span<Folded>) -> Wrong {
    let told = number_before(&folded[..clue.start()])?;
    let (first, at) = moment(folded, clue.end(), None)?;
    let rest = folded[at..].strip_prefix(RANGES)?;
    let (last, end) = moment(folded, folded.len() - rest.len(), Some(first))?;
    let hours = i64::from(days(first.0, last.0)) * 24 + i64::from(last.1) - i64::from(first.1);
    let is_wrong = hours > 0 && hours < 500 && hours != i64::from(told.value);
    let span = stretch(Span::new(told.start, end), None);
    is_wrong.then(|| said(span, format!("{hours}小时"), format!("{hours} hours")))
}

/// A day with its hour, and where it ends. What is not told of the day is that of the one before.
fn moment(folded: &str, at: usize, before: Option<(Date, u32)>) -> Option<((Date, u32), usize)> {
    let (day, end) = match Written::starting(folded, at) {
        Some(date) => (date.first_day(date.year.unwrap_or(2025))?, date.days.first()?.span.end()),
        None => {
            let rest = &folded[at..];
            let number = number_after(rest).filter(|number| number.start == 0)?;
            let first = before?.0;
            let same = rest[number.end..].strip_prefix('日');
            match same {
                Some(behind) => (
                    Date::new(first.year(), first.month(), i8::try_from(number.value).ok()?).ok()?,
                    folded.len() - behind.len(),
                ),
                None => (first, at),
            }
        }
    };
    let time = Time::at(folded, end)?;
    Some(((day, time.hour), time.span.end()))
}

/// The months that a term has, before the dates or behind them.
fn term(folded: &str, start: usize, end: usize) -> Option<(Span<Folded>, i32)> {
    let from = folded.floor_char_boundary(start.saturating_sub(FAR));
    let before = folded[from..start].rsplit(['。', '；', '\n']).next()?;
    let ahead = TERMS.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max();
    let rest = folded[end..].trim_start_matches(['止', '完', '工', '竣', '交', '付', '结', '束']);
    let behind = HOURS.iter().find_map(|word| rest.strip_prefix(word)).map(|rest| folded.len() - rest.len());
    let of = |at: usize| {
        let at = folded.len() - folded[at..].trim_start_matches(['为', '：', ':', '是', '共', '计']).len();
        let (near, unit, months) = [("个月", 1), ("年", 12)]
            .into_iter()
            .filter_map(|(unit, months)| Some((folded[at..].find(unit).filter(|&near| near <= 9)?, unit, months)))
            .min()?;
        let number = number_before(&folded[at..at + near]).filter(|number| number.start == 0 && number.value < 200)?;
        Some((Span::new(at, at + near + unit.len()), i32::try_from(number.value).ok()? * months))
    };
    behind.and_then(of).or_else(|| ahead.and_then(|at| of(start - before.len() + at)))
}

fn said(span: Span<Folded>, zh: String, en: String) -> (Span<Folded>, Said) {
    (span, Said { zh, en })
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_between_is_counted() {
        type Look = fn(&str, Span<Folded>) -> Wrong;
        for (text, word, look, expected) in [
            ("工期为8个月，自2025年6月1日开工至2026年3月31日完工。", "日开工至", works as Look, Some("10个月")),
            ("工期为10个月，自2025年6月1日开工至2026年3月31日完工。", "日开工至", works, None),
            ("批复工期为2022年10月至2024年9月，共计18个月。", "月至20", months, Some("24个月")),
            ("批复工期为2022年10月至2024年9月，共计24个月。", "月至20", months, None),
            ("批复工期为2022年10月至2024年10月，共计24个月。", "月至20", months, None),
            ("10月26日6:00至13:30，共计6.5小时。", "，共计", hours, Some("7.5小时")),
            ("10月26日6:00至13:30，共计7.5小时。", "，共计", hours, None),
            ("22:00至6:00，共计8小时。", "，共计", hours, None),
            ("停水时间为8月5日22时至8月6日6时，共10个小时。", "，共", hours, Some("8小时")),
            ("停水时间为8月5日22时至8月6日6时，共8个小时。", "，共", hours, None),
            ("22:00至次日6:00，共计10小时。", "，共计", hours, Some("8小时")),
            ("22:00至次日6:00，共计8小时。", "，共计", hours, None),
            ("任期自2021年9月至2025年8月，共五年。", "月至20", months, Some("48个月")),
            ("任期自2021年9月至2026年8月，共五年。", "月至20", months, None),
            ("未来24小时（7月18日20时至20日20时），", "小时（", ahead, Some("48小时")),
            ("未来48小时（7月18日20时至20日20时），", "小时（", ahead, None),
            ("24小时（20时至次日20时）", "小时（", ahead, None),
        ] {
            let at = text.find(word).unwrap();
            let told = look(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
