//! What several come to of whom each has the same: 每位报告人发言40分钟，提问5分钟，两位报告人合计95分钟; and more of what was looked at than there were: 抽查探测器10只，12只不报警.

use super::super::amount::{Amount, are_alike};
use super::super::miss::stretch;
use super::super::numeral::number_at;
use super::super::quantity::{Quantity, sentence};
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// How far before the result the parts may stand, in bytes.
const FAR: usize = 240;

/// Measures of those who each have the same.
const MEASURES: [&str; 6] = ["位", "名", "人", "组", "场", "个"];

/// What tells how many were looked at, and how the others begin that are some of them.
const LOOKED: [&str; 4] = ["抽查", "抽检", "抽取", "抽样"];
const FAULTS: [&str; 8] = ["不", "未", "无", "失", "损", "存在", "缺", "故障"];

pub(super) fn literals() -> Vec<String> {
    ["合计", "共计", "共需", "一共"].map(str::to_owned).to_vec()
}

/// `每位主旨报告人发言时间为40分钟，提问5分钟，两位报告人合计95分钟`
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rest = folded[clue.end()..].trim_start_matches(['为', '约', '用', '时']);
    let told = Amount::at(folded, folded.len() - rest.len())?;
    let clause = folded[..clue.start()].rsplit(['，', '。', '；', '：', '\n']).next()?;
    let start = clue.start() - clause.len();
    let (number, at) = number_at(folded, start)?;
    let measure = MEASURES.iter().find(|one| folded[at..].starts_with(**one))?;
    let from = sentence(folded, start, FAR);
    let ahead = &folded[from..start];
    let each = ahead.rfind(&format!("每{measure}"))?;
    let parts = Quantity::each(folded, from + each..start);
    let is_alike = parts.len() > 1 && parts.iter().all(|one| one.amount.unit == told.unit && !one.is_about());
    let sum: i128 = parts.iter().map(|one| one.amount.millionths).sum();
    let right = sum * i128::from(number);
    let is_near = right != told.millionths && (right - told.millionths).abs() * 4 <= right;
    let is_plain = number > 1 && !ahead[each..].contains(['共', '或']) && !ahead[each..].contains("其中");
    (is_alike && is_near && is_plain).then(|| {
        let span = stretch(Span::new(told.start, told.end), Some(from + each));
        (span, format!("{}{}", Amount::written(right), told.unit))
    })
}

pub(super) fn looked_literals() -> Vec<String> {
    LOOKED.map(str::to_owned).to_vec()
}

/// `抽查感烟探测器10只，12只不报警`
pub(super) fn looked(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let clause = folded[clue.end()..].split(['，', '。', '；', '：', '\n']).next()?;
    let end = clue.end() + clause.len();
    let whole = Amount::ending(&folded[..end]).filter(|whole| whole.start > clue.start())?;
    let rest = folded[end..].strip_prefix('，')?;
    let part = Amount::at(folded, folded.len() - rest.len())?;
    let is_part = FAULTS.iter().any(|word| folded[part.end..].starts_with(word)) && are_alike(whole.unit, part.unit);
    let is_counted = whole.step == 1_000_000 && !clause.contains(['每', '均']);
    (is_part && is_counted && part.millionths > whole.millionths).then(|| {
        let span = stretch(Span::new(part.start, part.end), Some(whole.start));
        (span, format!("不多于{}{}", Amount::written(whole.millionths), whole.unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_the_same() {
        for (text, expected) in [
            ("每位选手陈述10分钟，答辩5分钟，三位选手合计50分钟。", Some("45分钟")),
            ("每位选手陈述10分钟，答辩5分钟，三位选手合计45分钟。", None),
            ("每位选手陈述10分钟，三位选手合计50分钟。", None),
        ] {
            let at = text.find("合计").unwrap();
            let told = wrong(text, Span::new(at, at + "合计".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("抽查灭火器8具，10具压力不足。", None),
            ("抽查应急灯8盏，10盏不亮。", Some("不多于8盏")),
            ("抽查应急灯8盏，2盏不亮。", None),
            ("抽查应急灯8盏，10户未装。", None),
        ] {
            let told = looked(text, Span::new(0, "抽查".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
