//! A term in years or months against its two dates: 期限三年，自2026年3月1日起至2028年2月28日止.

use jiff::civil::Date;

use super::super::date::Written;
use super::super::miss::stretch;
use super::super::numeral::number_before;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What stands between the first day of a term and the last.
pub(super) const ENDS: [&str; 6] = ["日起至", "日起，至", "日起到", "日至", "日-", "日到"];

/// What calls a number of years the term; its number stands directly behind.
const TERMS: [&str; 9] = ["期限", "服务期", "有效期", "租期", "租赁期", "聘期", "任期", "合同期", "试用期"];

/// How far before its dates a term may stand, in bytes, and how far behind.
const FAR: usize = 90;
const BEHIND: [&str; 9] = ["，共计", "，共", "，为期", "，期限", "（共", "，历时", "，工期", "，时间", "，施工期"];

/// By how many days a term may miss its dates: the last day may be the same day of the month, or the one before.
const OFF: i32 = 2;

/// The term, and what its dates give.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let first = Written::ending(&folded[..clue.start() + '日'.len_utf8()])?;
    let last = Written::starting(folded, clue.end())?;
    let (from, to) = (first.first_day(first.year?)?, last.first_day(last.year.or(first.year)?)?);
    let end = last.days.first()?.span.end();
    let (span, months) = before(folded, first.span.start()).or_else(|| behind(folded, end))?;
    let fits = |months: i32| {
        let due = from.checked_add(jiff::Span::new().months(months)).ok()?;
        Some(days(due, to).abs() <= OFF)
    };
    if to <= from || fits(months)? {
        return None;
    }
    // What the dates do give, if that is a whole number of years or months.
    let right = (1..=600).find(|&months| fits(months) == Some(true));
    let zh = match right {
        Some(right) if right % 12 == 0 => format!("{}年", right / 12),
        Some(right) => format!("{right}个月"),
        None => format!("{}天", days(from, to) + 1),
    };
    let en = right.map_or_else(|| format!("{} days", days(from, to) + 1), |right| format!("{right} months"));
    let other = if span.start() < end { end } else { first.span.start() };
    Some((stretch(span, Some(other)), Said { zh, en }))
}

/// The term that stands before its dates, in months.
fn before(folded: &str, start: usize) -> Option<(Span<Folded>, i32)> {
    let from = (start.saturating_sub(FAR)..start).find(|&at| folded.is_char_boundary(at))?;
    let near = &folded[from..start];
    let near = near.rsplit(['。', '；', '\n']).next()?;
    let (at, word) = TERMS.iter().filter_map(|word| Some((near.rfind(word)? + word.len(), word))).max()?;
    // The dates are those of this term, and not of another that is named between.
    let is_own = !near[at..].contains("其中") && word.len() > 1;
    let at = start - near.len() + at;
    let at = folded.len() - folded[at..].trim_start_matches(['为', '：', ':', '是', '共']).len();
    months(folded, at).filter(|_| is_own)
}

/// The term that stands behind its dates.
fn behind(folded: &str, end: usize) -> Option<(Span<Folded>, i32)> {
    let rest = folded[end..].strip_prefix('止').unwrap_or(&folded[end..]);
    let word = BEHIND.iter().find(|word| rest.starts_with(**word))?;
    let rest = rest[word.len()..].trim_start_matches(['为', '是', '共', '计']);
    months(folded, folded.len() - rest.len())
}

/// The years or months at a place.
fn months(folded: &str, at: usize) -> Option<(Span<Folded>, i32)> {
    let near: usize = folded[at..].chars().take(4).map(char::len_utf8).sum();
    let (unit, len, scale) = [("年", "年".len(), 12), ("个月", "个月".len(), 1)]
        .into_iter()
        .filter_map(|(unit, len, scale)| Some((folded[at..at + near].find(unit)?, len, scale)))
        .min()?;
    let written = &folded[at..at + unit];
    let number = if written == "两" { 2 } else { number_before(written).filter(|number| number.start == 0)?.value };
    (number < 100).then(|| (Span::new(at, at + unit + len), number as i32 * scale))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_that_of_its_dates() {
        for (text, expected) in [
            ("期限三年，自2026年3月1日起至2028年2月28日止。", Some("24个月")),
            ("期限三年，自2026年3月1日起至2029年2月28日止。", None),
            ("试用期6个月，自2026年3月1日起至2026年5月31日止。", Some("3个月")),
            ("服务期自2025年9月1日起至2028年8月31日止，为期2年。", Some("36个月")),
            ("服务期自2025年9月1日起至2028年9月1日止，共3年。", None),
            ("2025年9月1日至2026年2月28日，为期8个月。", Some("6个月")),
            ("2025年9月1日至2026年2月28日，为期6个月。", None),
            ("期限三年，其中试用期自2026年3月1日起至2026年5月31日止。", None),
        ] {
            let word = if text.contains("日起至") { "日起至" } else { "日至" };
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            let expected = expected.map(|text| match text {
                "24个月" => "2年".to_owned(),
                "36个月" => "3年".to_owned(),
                other => other.to_owned(),
            });
            assert_eq!(told, expected, "{text}");
        }
    }
}
