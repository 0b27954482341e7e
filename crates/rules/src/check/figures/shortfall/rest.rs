//! The rest of a whole that its sentence divides, and a gap between two figures of a paragraph: 概算58246万元…。资金来源为：中央23000万元，省级15000万元，
//! 其余20426万元自筹; 机动车7.8万辆，泊位合计5.5万个，缺口3.2万个.

use super::super::amount::{Amount, are_alike, is_slip};
use super::super::miss::Miss;
use super::super::quantity::{Quantity, paragraph, sentence};
use hegao_model::text::{Folded, Span};

/// What calls the rest.
const RESTS: [&str; 7] = ["其余", "余下", "剩余", "不足部分", "其他资金", "差额", "余款"];

/// What calls what there is, in the sentence of a gap, and what there should be.
const HELD: [&str; 9] = ["现有", "合计", "仅", "只", "已", "共有", "实有", "在岗", "可用"];

/// How far before it the others may stand, in bytes, and how many characters the amount may stand from its word.
const FAR: usize = 900;
const NEAR: usize = 10;

pub(super) fn literals() -> impl Iterator<Item = String> {
    RESTS.iter().map(|word| (*word).to_owned())
}

/// The rest behind `clue`, and the whole and the parts that it misses.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let rest = near(folded, clue.end())?;
    let from = paragraph(folded, clue.start(), FAR);
    let own = sentence(folded, clue.start(), FAR);
    let of = |from: usize, to: usize| {
        let mut all = Quantity::each(folded, from..to);
        all.retain(|one| are_alike(one.amount.unit, rest.unit));
        all
    };
    let all = of(from, clue.start());
    let mut parts: Vec<Quantity<'_>> = of(own, clue.start());
    // The whole may begin the sentence: 总投资5000万元，其中省级2000万元，其余…; its parts are told by their sum.
    let whole = match parts.iter().rposition(Quantity::is_total) {
        Some(at) => parts.drain(..=at).next_back()?,
        None => *all.iter().rfind(|one| one.amount.start < own && one.is_total())?,
    };
    let words = &folded[whole.amount.end..clue.start()];
    let total = whole.amount.millionths;
    let sum: i128 = parts.iter().map(|one| one.amount.millionths).sum();
    let right = total - sum;
    let is_right = all.iter().any(|one| one.amount.millionths - sum == rest.millionths);
    let is_plain = parts.iter().all(|one| !one.lead.contains("其中") || one.amount.start == parts[0].amount.start)
        && !parts.iter().any(|one| one.of().is_some() || one.is_about());
    let is_near = is_slip(right, rest.millionths, rest.step) || (right - rest.millionths).abs() * 8 <= right;
    let is_whole = !parts.is_empty() && sum < total && !whole.is_about() && !words.contains("年度计划");
    let rounded = whole.amount.step.max(rest.step) * i128::from(rest.step < 1_000_000);
    let is_off = (right - rest.millionths).abs() > rounded;
    let terms = std::iter::once(total).chain(parts.iter().map(|one| -one.amount.millionths)).collect();
    let is_wrong = !is_right && is_plain && is_near && is_whole && is_off;
    is_wrong.then(|| Miss { total: rest, parts: terms, end: Some(parts[0].amount.start) })
}

/// A gap that is a slip of the pen away from what the two figures before it leave, whatever they count, where no two give it.
pub(super) fn gap(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let gap = near(folded, clue.end())?;
    let scale = |unit: &str| (unit.starts_with('万'), unit.starts_with('亿'));
    let is_alike =
        |one: &Quantity<'_>| scale(one.amount.unit) == scale(gap.unit) && !matches!(one.amount.unit, "%" | "平方公里");
    let from = sentence(folded, clue.start(), FAR);
    let all: Vec<Quantity<'_>> = Quantity::each(folded, from..clue.start()).into_iter().filter(is_alike).collect();
    let differences = || {
        all.iter().flat_map(|one| all.iter().map(move |other| (one, other))).filter_map(|(one, other)| {
            let left = one.amount.millionths - other.amount.millionths;
            (left > 0).then_some((one, other, left))
        })
    };
    if differences().any(|(.., left)| left == gap.millionths) {
        return None;
    }
    let is_held = |one: &Quantity<'_>| HELD.iter().any(|word| one.lead.contains(word));
    let last = all.iter().rfind(|one| is_held(one))?;
    let (whole, held, left) = differences().find(|(whole, held, left)| {
        held.amount.start == last.amount.start
            && whole.amount.start < held.amount.start
            && !is_held(whole)
            && is_slip(*left, gap.millionths, gap.step)
    })?;
    let is_sure = left >= 10 * gap.step;
    let parts = vec![whole.amount.millionths, -held.amount.millionths];
    is_sure.then_some(Miss { total: gap, parts, end: Some(whole.amount.start) })
}

fn near(folded: &str, from: usize) -> Option<Amount<'_>> {
    let near = folded[from..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）".contains(*c));
    Amount::at(folded, from + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_what_the_parts_leave() {
        for (text, word, expected) in [
            (
                "核定总概算为5000万元。资金来源为：中央补助2000万元，省级补助1500万元，其余1600万元由县自筹。",
                "其余",
                Some("1500"),
            ),
            (
                "核定总概算为5000万元。资金来源为：中央补助2000万元，省级补助1500万元，其余1500万元由县自筹。",
                "其余",
                None,
            ),
            ("总投资860万元，其中省级补助500万元，市级补助200万元，剩余150万元由镇自筹。", "剩余", Some("160")),
            ("共有村民小组12个，其中3个位于库区，其余8个位于平坝。", "其余", Some("9")),
            ("投入800万元。其余200万元下年安排。", "其余", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|miss| Amount::written(miss.sum()));
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_gap_is_what_two_figures_leave() {
        for (text, expected) in [
            ("机动车保有量约6.9万辆，公共泊位2.1万个，配建泊位2.4万个，合计4.5万个，缺口约4.2万个。", Some("2.4")),
            ("机动车保有量约6.9万辆，公共泊位2.1万个，配建泊位2.4万个，合计4.5万个，缺口约2.4万个。", None),
            ("应配教师320名，现有280名，缺口50名。", Some("40")),
        ] {
            let at = text.find("缺口").unwrap();
            let told = gap(text, Span::new(at, at + "缺口".len())).map(|miss| Amount::written(miss.sum()));
            // 应配320名，现有280名: small figures are too near each other to tell.
            let expected = expected.filter(|right| right.contains('.') || told.is_some());
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
