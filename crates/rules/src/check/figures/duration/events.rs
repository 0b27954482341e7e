//! A time that two events lie apart, each told with its month: 2023年3月立项，2025年3月结题，历时三年; 建设工期24个月，2024年10月初开工，2027年3月底建成.

use super::super::miss::stretch;
use super::super::numeral::{number_at, number_before};
use super::super::quantity::{sentence, sentence_end};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What leads to a time behind its events, and what ends one before them.
pub(super) const LASTED: [&str; 6] = ["历时", "为期", "前后共", "耗时", "，用时", "建设周期"];
pub(super) const PLANNED: [&str; 6] = ["工期", "建设期", "任期", "聘期", "租期", "合同期"];

/// What begins works, and what ends them.
const BEGUN: [&str; 11] = ["开工", "动工", "启动", "立项", "开始", "进场", "当选", "任职", "就任", "起租", "签订"];
const DONE: [&str; 13] =
    ["完工", "竣工", "建成", "通车", "投入使用", "投产", "结题", "交付", "完成", "届满", "期满", "到期", "结束"];

/// How far the events may stand from their time, in bytes.
const FAR: usize = 240;

type Wrong = Option<(Span<Folded>, Said)>;

/// A month with the part of it that is told, in thirds from the year 0; and where it stands.
#[derive(Clone, Copy)]
struct Moment {
    thirds: i32,
    /// Whether it tells no month, or no part of it.
    is_year: bool,
    is_month: bool,
    start: usize,
    end: usize,
}

/// `2023年3月立项，2025年3月结题，历时三年`
pub(super) fn lasted(folded: &str, clue: Span<Folded>) -> Wrong {
    let (span, months, is_years) = term(folded, clue.end())?;
    let from = sentence(folded, clue.start(), FAR);
    let all = moments(folded, from, clue.start());
    let [first, last] = all[..] else { return None };
    // 2023年3月至2025年3月 is a range, told by days and months.
    let words = [&folded[first.end..last.start], &folded[last.end..clue.start()]];
    let is_event = words.iter().all(|word| word.chars().filter(|&c| hegao_model::text::is_han(c)).nth(1).is_some())
        && !words[0].contains(['至', '到', '-', '年', '个'])
        && words[0].chars().nth(24).is_none()
        && words[1].chars().nth(24).is_none();
    judge(first, last, months, is_years).filter(|_| is_event).map(|right| (stretch(span, Some(first.start)), right))
}

/// `建设工期24个月，计划2024年10月初开工，2027年3月底建成`
pub(super) fn planned(folded: &str, clue: Span<Folded>) -> Wrong {
    let at = folded.len() - folded[clue.end()..].trim_start_matches(['为', '：', ':', '共', '约']).len();
    if let Some(told) = days(folded, at) {
        return told;
    }
    let (span, months, is_years) = term(folded, at)?;
    let to = sentence_end(folded, span.end(), FAR);
    let all = moments(folded, span.end(), to);
    let [first, last] = all[..] else { return None };
    let clause = |at: usize| folded[at..to].split(['，', '；', '、']).next().unwrap_or_default();
    let is_begun = BEGUN.iter().any(|word| clause(first.end).contains(word));
    let is_done = DONE.iter().any(|word| clause(last.end).contains(word));
    judge(first, last, months, is_years)
        .filter(|_| is_begun && is_done)
        .map(|right| (stretch(span, Some(last.end)), right))
}

/// `工期180天，开工日期2025年3月1日，竣工日期2025年12月31日`: `Some` where the term is one of days.
fn days(folded: &str, at: usize) -> Option<Wrong> {
    let (value, end) = number_at(folded, at)?;
    let unit = ["日历天", "天"].into_iter().find(|unit| folded[end..].starts_with(unit))?;
    let span = Span::new(at, end + unit.len());
    let to = sentence_end(folded, span.end(), FAR);
    let rest = &folded[span.end()..to];
    let day = |words: &[&str]| {
        let place = words.iter().filter_map(|word| Some(rest.find(word)? + word.len())).min()?;
        let near = rest[place..].trim_start_matches(['日', '期', '时', '间', '为', '：', ':']);
        let at = to - near.len();
        let date = super::super::date::Written::starting(folded, at)?;
        Some((date.first_day(date.year?)?, date.days.first()?.span.end()))
    };
    let dates = day(&BEGUN).zip(day(&DONE));
    Some(dates.and_then(|((first, _), (last, end))| {
        let all = first.until(last).ok()?.get_days() + 1;
        // A day or two more or less is a way of counting.
        let is_wrong = all > 0 && (all - i32::try_from(value).ok()?).abs() > 2;
        is_wrong.then(|| (stretch(span, Some(end)), Said { zh: format!("{all}天"), en: format!("{all} days") }))
    }))
}

/// How long two moments lie apart, if that is no time of so many months.
fn judge(first: Moment, last: Moment, months: i32, is_years: bool) -> Option<Said> {
    let apart = last.thirds - first.thirds;
    let right = (apart + 1) / 3;
    // Years alone, and months alone, may be counted with both their ends.
    let off = match (first.is_year || last.is_year, first.is_month || last.is_month) {
        (true, _) => 36 + 3,
        _ if is_years => 35,
        (_, true) => 3 + 1,
        _ => 4,
    };
    let is_wrong = apart > 0 && (apart - months * 3).abs() > off;
    let zh = if is_years && right % 12 == 0 { format!("{}年", right / 12) } else { format!("约{right}个月") };
    is_wrong.then(|| Said { zh, en: format!("about {right} months") })
}

/// The months or years at a place.
fn term(folded: &str, at: usize) -> Option<(Span<Folded>, i32, bool)> {
    let at = folded.len() - folded[at..].trim_start_matches(['约', '近']).len();
    let (value, end) = number_at(folded, at)?;
    let (unit, months) = [("个月", 1), ("年", 12)].into_iter().find(|(unit, _)| folded[end..].starts_with(unit))?;
    let end = end + unit.len();
    let is_plain = value < 100 && !folded[end..].starts_with(['多', '余', '半', '以', '之', '度', '内', '级']);
    is_plain.then(|| (Span::new(at, end), value as i32 * months, months == 12))
}

/// The months with their year in a stretch, and years alone.
fn moments(folded: &str, from: usize, to: usize) -> Vec<Moment> {
    let mut all: Vec<Moment> = Vec::new();
    for (near, _) in folded[from..to].match_indices('年') {
        let at = from + near;
        let Some(year) = number_before(&folded[..at]).filter(|year| year.figures == 4 && year.start >= from) else {
            continue;
        };
        let start = year.start;
        let year = year.value as i32 * 36;
        let behind = at + '年'.len_utf8();
        let month = number_at(folded, behind).filter(|&(month, end)| month <= 12 && folded[end..].starts_with('月'));
        let Some((month, end)) = month else {
            all.push(Moment { thirds: year, is_year: true, is_month: true, start, end: behind });
            continue;
        };
        let end = end + '月'.len_utf8();
        let rest = &folded[end..];
        let parts = [("上旬", 1), ("中旬", 2), ("下旬", 3), ("初", 0), ("底", 3), ("末", 3), ("中", 1)];
        let day = number_at(folded, end).filter(|&(_, end)| folded[end..].starts_with('日'));
        let (third, end, is_month) = match (parts.into_iter().find(|(word, _)| rest.starts_with(word)), day) {
            (Some((word, third)), _) => (third, end + word.len(), false),
            (None, Some((day, end))) => ((day as i32 + 4) / 10, end + '日'.len_utf8(), false),
            _ => (0, end, true),
        };
        all.push(Moment { thirds: year + (month as i32 - 1) * 3 + third, is_year: false, is_month, start, end });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_lie_so_far_apart() {
        type Look = fn(&str, Span<Folded>) -> Wrong;
        for (look, text, word, expected) in [
            (lasted as Look, "课题于2023年3月立项，2025年3月结题，历时三年。", "历时", Some("2年")),
            (lasted, "课题于2023年3月立项，2025年3月结题，历时两年。", "历时", None),
            (lasted, "工程于2021年5月动工，2024年11月通车，历时三年。", "历时", None),
            (lasted, "大桥2019年开工，2022年通车，历时三年。", "历时", None),
            (lasted, "大桥2019年开工，2022年通车，历时六年。", "历时", Some("3年")),
            (lasted, "2021年至2023年，我市开展整治，历时五年。", "历时", None),
            (planned, "建设工期24个月，计划2024年10月初开工，2027年3月底建成通车。", "工期", Some("约30个月")),
            (planned, "建设工期30个月，计划2024年10月初开工，2027年3月底建成通车。", "工期", None),
            (planned, "本届任期五年，2021年3月当选，2025年3月届满。", "任期", Some("4年")),
            (planned, "本届任期五年，2021年3月当选，2026年3月届满。", "任期", None),
            (planned, "工期180天，开工日期2025年3月1日，竣工日期2025年12月31日。", "工期", Some("306天")),
            (planned, "工期306天，开工日期2025年3月1日，竣工日期2025年12月31日。", "工期", None),
            (planned, "总工期12个月，2024年3月开工，2025年3月完工。", "工期", None),
        ] {
            let at = text.find(word).unwrap();
            let told = look(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
