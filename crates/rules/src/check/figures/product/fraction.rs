//! One number written twice: 万分之五（0.05%）; a half (半价，即每人30元); a month in years (36个月（即三年）).

use super::super::amount::{Amount, PERCENT};
use super::super::miss::stretch;
use super::super::numeral::{number_at, number_before};
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// What stands before 分之, and how many parts that is of.
const WHOLES: [(&str, i128); 9] =
    [("百", 100), ("千", 1000), ("万", 10_000), ("十", 10), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("八", 8)];

/// How far before a half price the whole one may stand, in bytes.
const FAR: usize = 200;

/// What says that the same follows.
const SAME: [&str; 6] = ["（即", "（", "，即", "(即", "(", "即"];

/// Spans of time and how many minutes they have. A month and a year have no number of days of their own.
const TIMES: [(&str, u32); 9] = [
    ("个小时", 60),
    ("小时", 60),
    ("分钟", 1),
    ("个星期", 7 * 24 * 60),
    ("星期", 7 * 24 * 60),
    ("周", 7 * 24 * 60),
    ("工作日", 24 * 60),
    ("天", 24 * 60),
    ("日", 24 * 60),
];

pub(super) fn literals() -> Vec<String> {
    WHOLES.iter().map(|(word, _)| format!("{word}分之")).collect()
}

pub(super) fn half_literals() -> Vec<String> {
    ["半价", "五折", "减半"].map(str::to_owned).to_vec()
}

pub(super) fn time_literals() -> Vec<String> {
    let units = ["个月（", "个月，即", "年（即", "年，即"].map(str::to_owned).into_iter();
    let spans = TIMES.iter().flat_map(|(unit, _)| ["（", "(", "，即"].map(|same| format!("{unit}{same}")));
    units.chain(spans).collect()
}

/// `万分之五（0.5%）`
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (_, of) = WHOLES.iter().find(|(word, _)| clue.of(folded).starts_with(word))?;
    let (value, end) = number_at(folded, clue.end())?;
    let same = SAME.iter().find(|same| folded[end..].starts_with(**same))?;
    let rate = Amount::at(folded, end + same.len()).filter(|rate| matches!(rate.unit, "%" | "‰"))?;
    let scale = if rate.unit == "%" { 100 } else { 1000 };
    let right = i128::from(value) * PERCENT * scale / of;
    let is_end = folded[rate.end..].starts_with(['）', ')', '，', '。', '的']);
    // A third has no last figure.
    let slack = if 100 % of == 0 || *of > 8 { 0 } else { rate.step };
    (is_end && (right - rate.millionths).abs() > slack).then(|| {
        let span = stretch(Span::new(rate.start, rate.end), Some(clue.start()));
        (span, format!("{}{}", Amount::written(right), rate.unit))
    })
}

/// `门票60元，学生享受半价优惠，即每人35元`
pub(super) fn half(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rest = folded[clue.end()..].strip_prefix("优惠").unwrap_or(&folded[clue.end()..]);
    let rest = rest.trim_start_matches(['，', '（']);
    let rest = rest.strip_prefix('即').or_else(|| rest.strip_prefix('为'))?;
    let rest = rest.trim_start_matches(['每', '人', '张', '次', '为']);
    let price = Amount::at(folded, folded.len() - rest.len()).filter(|price| price.unit == "元")?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let from = folded[from..clue.start()].rfind(['。', '\n']).map_or(from, |near| from + near);
    let bases: Vec<Amount<'_>> = Amount::each(folded, from..clue.start()).filter(|one| one.unit == "元").collect();
    let [base] = bases[..] else { return None };
    (base.millionths != price.millionths * 2).then(|| {
        let span = stretch(Span::new(price.start, price.end), Some(base.start));
        (span, format!("{}元", Amount::written(base.millionths / 2)))
    })
}

/// `48小时（即3日）`, `两周（14天）`
fn span(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (unit, minutes) = TIMES.iter().find(|(unit, _)| clue.of(folded).starts_with(unit))?;
    if matches!(*unit, "工作日") {
        return None;
    }
    let before = &folded[..clue.start()];
    let (value, start) = match before.strip_suffix('两') {
        Some(rest) => (2, rest.len()),
        None => number_before(before).map(|number| (number.value, number.start))?,
    };
    // 5月10日（3天）, 第3天: no span of time.
    let is_date =
        folded[..start].ends_with(['月', '第', '.', '-', '/', '年', '至', '～', '到']) || before.ends_with("工作");
    let rest = folded[clue.end()..].trim_start_matches(['即', '约']);
    let at = folded.len() - rest.len();
    let (other, end) = number_at(folded, at)?;
    let (same, worth) = TIMES.iter().find(|(unit, _)| folded[end..].starts_with(unit))?;
    let end = end + same.len();
    let is_end = folded[end..].starts_with(['）', ')', '，', '。', '；', '内']);
    let is_said = clue.of(folded).contains('即') || folded[clue.end()..].starts_with('即') || worth != minutes;
    let is_kind = *same != "工作日" && (worth != minutes || value != other);
    let total = value.checked_mul(*minutes)?;
    let is_wrong = total != other.checked_mul(*worth)?;
    let right =
        if total.is_multiple_of(*worth) { format!("{}{same}", total / worth) } else { format!("{value}{unit}") };
    (is_end && is_said && is_kind && is_wrong && !is_date && total.is_multiple_of(*worth))
        .then(|| (stretch(Span::new(at, end), Some(start)), right))
}

/// `36个月（即两年）`, `三年（即24个月）`
pub(super) fn time(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    if !clue.of(folded).starts_with("个月") && !clue.of(folded).starts_with('年') {
        return span(folded, clue);
    }
    if let Some(rest) = folded[..clue.start()].strip_suffix('半').filter(|_| clue.of(folded).starts_with('年'))
        && !rest.ends_with(|c: char| "一二两三四五六七八九十".contains(c) || c.is_ascii_digit())
    {
        let rest_behind = folded[clue.end()..].trim_start_matches('即');
        let (other, end) = number_at(folded, folded.len() - rest_behind.len())?;
        let is_month = folded[end..].starts_with("个月");
        let end = end + "个月".len();
        return (is_month && other != 6).then(|| (stretch(Span::new(rest.len(), end), None), "6个月".to_owned()));
    }
    if clue.of(folded).starts_with('半') {
        return None;
    }
    let before = number_before(&folded[..clue.start()]);
    let (value, start) = match before {
        Some(number) => (number.value, number.start),
        None => (2, folded[..clue.start()].strip_suffix('两')?.len()),
    };
    let rest = folded[clue.end()..].trim_start_matches('即');
    let at = folded.len() - rest.len();
    let (other, end) = number_at(folded, at)?;
    let is_month = clue.of(folded).starts_with("个月");
    let (right, unit) =
        if is_month { (value.is_multiple_of(12).then_some(value / 12)?, "年") } else { (value * 12, "个月") };
    let rest = folded[end..].strip_prefix(unit)?;
    let end = folded.len() - rest.len();
    let is_end = rest.starts_with(['）', ')', '，', '。', '；']) && value < 100;
    (is_end && other != right).then(|| (stretch(Span::new(at, end), Some(start)), format!("{right}{unit}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_one_however_it_is_written() {
        type Look = fn(&str, Span<Folded>) -> Option<Wrong>;
        for (text, word, look, expected) in [
            ("按未付款的万分之五（0.5%）支付。", "万分之", wrong as Look, Some("0.05%")),
            ("按未付款的万分之五（0.05%）支付。", "万分之", wrong, None),
            ("按千分之三（即3‰）支付。", "千分之", wrong, None),
            ("门票60元/人；学生持证享受半价优惠，即每人35元。", "半价", half, Some("30元")),
            ("门票60元/人；学生持证享受半价优惠，即每人30元。", "半价", half, None),
            ("质保期不少于36个月（即两年）。", "个月（", time, Some("3年")),
            ("质保期不少于36个月（即三年）。", "个月（", time, None),
            ("服务期两年（即18个月）。", "年（即", time, Some("24个月")),
            ("质保期6个月（2025年5月起）。", "个月（", time, None),
        ] {
            let at = text.rfind(word).unwrap();
            let told = look(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
