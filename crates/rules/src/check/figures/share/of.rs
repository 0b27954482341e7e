//! A rate of a whole that stands in its own clause: 完成造林1200亩，占年度任务1500亩的85%; 占计划投资8亿元的62.5%.

use super::super::amount::Amount;
use super::super::quantity::Quantity;
use hegao_model::text::{Folded, Span};

/// What leads to the whole.
const LEADS: [&str; 6] = ["占", "仅占", "为年度", "为计划", "为全年", "为总"];

/// How far before the rate the part may stand, in bytes.
const FAR: usize = 160;

pub(super) fn literals() -> impl Iterator<Item = String> {
    "123456789".chars().map(|digit| format!("的{digit}"))
}

/// The rate at `clue`, and what the whole before it and the part before that give, if that is another.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let rate = Amount::at(folded, clue.start() + '的'.len_utf8()).filter(|rate| rate.unit == "%")?;
    let whole = Amount::ending(&folded[..clue.start()])?;
    let from = super::super::quantity::sentence(folded, clue.start(), FAR);
    let clause_at = folded[from..whole.start].rfind('，').map(|at| from + at)?;
    let clause = &folded[clause_at + '，'.len_utf8()..whole.start];
    let all = Quantity::each(folded, from..clause_at);
    let part = all.last().filter(|part| part.amount.end == clause_at && part.amount.unit == whole.unit)?;
    let is_of = LEADS.iter().any(|lead| clause.starts_with(lead)) && !clause.contains(['比', '均', '超']);
    let is_part = part.amount.millionths <= whole.millionths && !part.is_about() && whole.millionths > 0;
    let slack = (part.amount.step / 2 + whole.step / 2) * 100 * super::PERCENT / whole.millionths.max(1);
    // Counts are exact.
    // So are plans.
    let is_plan = ["计划", "任务", "目标", "年度"].iter().any(|word| clause.contains(word));
    let slack = if is_plan { part.amount.step / 2 * 100 * super::PERCENT / whole.millionths.max(1) } else { slack };
    let slack = if part.amount.step >= 1_000_000 && !whole.unit.ends_with(['元', '吨', '亩']) { 0 } else { slack };
    if is_of && is_part { super::judge(rate, &part.amount, &whole, slack) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_the_whole_in_its_clause() {
        for (text, expected) in [
            ("完成造林1200亩，占年度任务1500亩的85%。", Some("80")),
            ("完成造林1200亩，占年度任务1500亩的80%。", None),
            ("整改问题45个，占问题总数60个的70%。", Some("75")),
            ("共完成投资6.8亿元，为年度计划8亿元的80%。", Some("85")),
            ("人均收入1.2万元，相当于全市1.5万元的85%。", None),
        ] {
            let at = text.rfind('的').unwrap();
            let told = wrong(text, Span::new(at, at + "的8".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
