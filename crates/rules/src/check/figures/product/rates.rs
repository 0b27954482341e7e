//! Rates and shares in words against the two figures beside them: 由1.15%调整为1.05%，下调15个基点; 由12分钟缩短到8分钟，缩短三分之二; 156个…41个，覆盖率不足两成;
//! 计划860万元，实际完成817万元，完成计划的105%.

use super::super::amount::{Amount, PERCENT};
use super::super::miss::stretch;
use super::super::numeral::number_at;
use super::super::quantity::{Quantity, sentence};
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// How far before a rate its figures may stand, in bytes.
const FAR: usize = 240;

/// A basis point is the hundredth part of one in a hundred.
const POINT: &str = "个基点";

/// What leads from an old figure to the new one.
const TURNS: [&str; 12] = [
    "调整为",
    "调整到",
    "调整至",
    "下调至",
    "下调到",
    "上调至",
    "上调到",
    "降至",
    "降到",
    "降低到",
    "提高到",
    "提高至",
];

/// What leads to a figure that has come down.
const FALLS: [&str; 10] =
    ["缩短到", "缩短至", "缩短为", "压缩到", "压缩至", "减少到", "减少至", "压减到", "压减至", "降低到"];
const LESS: [&str; 6] = ["缩短", "压缩", "减少", "压减", "降低", "下降"];

/// The parts that a fraction is of.
const PARTS: [(&str, i128); 6] = [("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("八", 8)];

/// What says on which side of so many tenths a share lies, and whether that is below.
const SIDES: [(&str, bool); 7] =
    [("不足", true), ("不到", true), ("低于", true), ("超过", false), ("超", false), ("逾", false), ("高于", false)];

/// What calls a figure a plan, and what calls one done.
const PLANS: [&str; 4] = ["计划", "任务", "目标", "预算"];
const DONE: [&str; 4] = ["实际", "完成", "实现", "已"];

pub(super) fn point_literals() -> Vec<String> {
    vec![POINT.to_owned()]
}

/// `一年期由1.15%调整为1.05%，下调15个基点`
pub(super) fn points(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let before = &folded[..clue.start()];
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let told = Amount::number(&before[start..])?;
    let clause = folded[..start].rsplit(['，', '。', '；', '、', '（', '\n']).next()?;
    let is_change = ["下调", "上调", "下降", "上升", "降低", "提高", "下行"].iter().any(|word| clause.contains(word));
    let from = sentence(folded, start, FAR);
    let from = folded[from..start].rfind('；').map_or(from, |near| from + near);
    let all = Quantity::each(folded, from..start);
    let [.., old, new] = &all[..] else { return None };
    let is_pair = [old, new].iter().all(|one| one.amount.unit == "%") && all.len() == 2;
    let is_turn = TURNS.iter().any(|word| new.lead.ends_with(word));
    let right = (new.amount.millionths - old.amount.millionths).abs() * 100;
    let span = stretch(Span::new(start, clue.end()), Some(old.amount.start));
    (is_change && is_pair && is_turn && right != told && right > 0)
        .then(|| (span, format!("{}{POINT}", Amount::written(right))))
}

pub(super) fn fraction_literals() -> Vec<String> {
    let words = LESS.iter().flat_map(|word| [(*word).to_owned(), format!("{word}了")]);
    words.flat_map(|word| PARTS.map(|(of, _)| format!("{word}{of}分之"))).collect()
}

/// `由12分钟缩短到8分钟，缩短三分之二`
pub(super) fn fraction(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let of = PARTS.iter().find(|(word, _)| clue.of(folded).ends_with(&format!("{word}分之")))?.1;
    let (part, end) = number_at(folded, clue.end())?;
    let before = folded[..clue.start()].strip_suffix('，')?;
    let new = Amount::ending(before)?;
    let from = sentence(folded, clue.start(), FAR);
    let lead = &folded[from..new.start];
    let turn = FALLS.iter().find(|word| lead.trim_end_matches('了').ends_with(**word))?;
    let old = Amount::ending(lead.strip_suffix(turn)?)?;
    let (fall, part) = (old.millionths - new.millionths, i128::from(part));
    let is_wrong = old.unit == new.unit && fall > 0 && fall * of != old.millionths * part;
    let is_end = folded[end..].starts_with(['，', '。', '；', '\n']) || folded.len() == end;
    let slack = (old.step + new.step) * of / 2 * i128::from(old.step < PERCENT);
    let is_off = (fall * of - old.millionths * part).abs() > slack;
    let right = format!("{}%", Amount::written((fall * 1000 / old.millionths + 5) / 10 * PERCENT));
    let right = PARTS
        .iter()
        .flat_map(|(word, of)| (1..*of).map(move |part| (word, of, part)))
        .find(|(_, of, part)| fall * **of == old.millionths * part)
        .map_or(right, |(word, _, part)| {
            format!("{word}分之{}", ["", "一", "二", "三", "四", "五"].get(part as usize).unwrap_or(&"几"))
        });
    let start = clue.start() + LESS.iter().find(|word| clue.of(folded).starts_with(**word))?.len();
    (is_wrong && is_end && is_off).then(|| (stretch(Span::new(start, end), Some(from + old.start)), right))
}

pub(super) fn tenth_literals() -> Vec<String> {
    let numbers = "一两二三四五六七八九";
    SIDES.iter().flat_map(|(side, _)| numbers.chars().map(move |number| format!("{side}{number}成"))).collect()
}

/// `156个住宅小区中，…仅有41个，覆盖率不足两成`
pub(super) fn tenths(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let word = clue.of(folded);
    let (side, is_below) = SIDES.iter().find(|(side, _)| word.starts_with(side))?;
    let (bound, _) = number_at(folded, clue.start() + side.len())?;
    let lead = folded[..clue.start()].rsplit(['，', '。', '；', '（', '\n']).next()?;
    let is_share = lead.ends_with('率') || lead.ends_with('占') || lead.ends_with("占比") || lead.ends_with("比例");
    let is_end = folded[clue.end()..].starts_with(['，', '。', '；', '）', '\n']) || folded.len() == clue.end();
    let from = sentence(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let [whole, part] = &all[..] else { return None };
    let is_pair = whole.amount.unit == part.amount.unit && !whole.is_about() && !part.is_about();
    let (whole, part) = (whole.amount.millionths, part.amount.millionths);
    let (share, bound) = (part * 10, whole * i128::from(bound));
    let is_wrong = if *is_below { share >= bound } else { share < bound };
    let right = format!("{}%", Amount::written((part * 1000 / whole.max(1) + 5) / 10 * PERCENT));
    (is_share && is_end && is_pair && whole > part && part > 0 && is_wrong)
        .then(|| (stretch(clue, Some(all[0].amount.start)), right))
}

pub(super) fn done_literals() -> Vec<String> {
    PLANS.iter().flat_map(|plan| ["完成", "占", "达到"].map(|word| format!("{word}{plan}的"))).collect()
}

/// `计划完成产值860万元，实际完成817万元，完成计划的105%`
pub(super) fn done(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rate = Amount::at(folded, clue.end()).filter(|rate| rate.unit == "%")?;
    let from = sentence(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let [plan, done] = &all[..] else { return None };
    let named = |one: &Quantity<'_>, words: &[&str]| words.iter().any(|word| one.lead.contains(word));
    let is_pair = plan.amount.unit == done.amount.unit
        && named(plan, &PLANS)
        && named(done, &DONE)
        && !named(done, &PLANS)
        && !plan.is_about()
        && !done.is_about()
        && plan.amount.millionths > 0;
    let share = done.amount.millionths * 100 * PERCENT / plan.amount.millionths.max(1);
    let slack = rate.step + done.amount.step * 50 * PERCENT / plan.amount.millionths.max(1);
    let right = format!("{}%", Amount::written((share + PERCENT / 200) / (PERCENT / 100) * (PERCENT / 100)));
    (is_pair && (share - rate.millionths).abs() >= slack).then(|| (Span::new(rate.start, rate.end), right))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Look = fn(&str, Span<Folded>) -> Option<Wrong>;

    #[test]
    fn rates_are_those_of_their_figures() {
        let sorts: [(Vec<String>, Look); 4] = [
            (point_literals(), points),
            (fraction_literals(), fraction),
            (tenth_literals(), tenths),
            (done_literals(), done),
        ];
        for (text, expected) in [
            ("五年期利率由2.25%调整为2.00%，下调20个基点；活期不变。", Some("25个基点")),
            ("五年期利率由2.25%调整为2.00%，下调25个基点。", None),
            ("一年期由1.15%调整为1.05%，下调10个基点；三年期由1.55%调整为1.40%，下调15个基点。", None),
            ("办理时限由20天压缩到10天，压缩三分之二。", Some("二分之一")),
            ("办理时限由20天压缩到5天，压缩了四分之三。", None),
            ("平均用时由9分钟缩短到6分钟，缩短三分之二。", Some("三分之一")),
            ("全镇48个村民小组中，通自来水的有18个，通水率不足三成。", Some("38%")),
            ("全镇48个村民小组中，通自来水的有14个，通水率不足三成。", None),
            ("全村120户，参保的有100户，参保率超过九成。", Some("83%")),
            ("计划造林800亩，实际完成760亩，完成计划的105%。", Some("95%")),
            ("计划造林800亩，实际完成760亩，完成计划的95%。", None),
        ] {
            let told = sorts.iter().find_map(|(literals, look)| {
                let found = literals.iter().find_map(|word| {
                    let at = text.find(word.as_str())?;
                    look(text, Span::new(at, at + word.len()))
                });
                found.map(|(_, right)| right)
            });
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
