//! What is left where all three figures stand side by side and nothing else of their kind: 涉及14户46人，已转移9户31人，还剩5户16人; 计划写12篇，完成7篇，还差4篇;
//! 去年340件，今年312件，少了48件; 6家养殖场，关停2家，其余5家.

use super::super::amount::{Amount, are_alike};
use super::super::miss::Miss;
use super::super::quantity::{Quantity, sentence};
use hegao_model::text::{Folded, Span};

/// What calls what is left, what is lacking, and the difference of two years.
const LEFT: [&str; 8] = ["还剩", "尚余", "尚有", "还有", "剩余", "剩下", "余下", "其余"];
const LACKING: [&str; 3] = ["还差", "尚差", "还缺"];
const CHANGES: [&str; 6] = ["少了", "多了", "减少了", "增加了", "减少", "增加"];

/// What calls a figure what there should be, or what there is in all, and what calls one done.
const PLANS: [&str; 8] = ["计划", "任务", "目标", "应", "要求", "需", "定", "要写"];
const DONE: [&str; 6] = ["完成", "已", "实际", "只", "仅", "到"];
const LAST: [&str; 4] = ["去年", "上年", "同期", "上月"];

/// How far before it the others may stand, in bytes, and how many characters an amount may stand from its word.
const FAR: usize = 240;
const NEAR: usize = 8;

pub(super) fn literals() -> Vec<String> {
    LEFT.iter().chain(&LACKING).chain(&CHANGES).map(|word| (*word).to_owned()).collect()
}

/// What is told behind `clue`, and what the figures of its sentence leave.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let near = folded[clue.end()..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）比较".contains(*c));
    let rest = Amount::at(folded, clue.end() + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)?;
    let word = clue.of(folded);
    match word {
        word if CHANGES.contains(&word) => changed(folded, clue, rest),
        word if LACKING.contains(&word) => lacking(folded, clue, rest),
        _ => twice(folded, clue, rest).or_else(|| left(folded, clue, rest)),
    }
}

/// The amounts of the sentence before a clue that count the same, if there are two.
fn pair<'t>(folded: &'t str, from: usize, to: usize, unit: &str) -> Option<(Quantity<'t>, Quantity<'t>)> {
    let all = Quantity::each(folded, from..to);
    let mut own = all.into_iter().filter(|one| are_alike(one.amount.unit, unit));
    match (own.next(), own.next(), own.next()) {
        (Some(one), Some(other), None) if !one.is_about() && !other.is_about() => Some((one, other)),
        _ => None,
    }
}

fn named(one: &Quantity<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| one.lead.contains(word))
}

fn miss<'t>(rest: Amount<'t>, whole: &Amount<'_>, part: &Amount<'_>) -> Option<Miss<'t>> {
    let right = whole.millionths - part.millionths;
    let is_whole =
        right > 0 && right != rest.millionths && [whole, part, &rest].iter().all(|one| one.step == 1_000_000);
    let parts = vec![whole.millionths, -part.millionths];
    is_whole.then_some(Miss { total: rest, parts, end: Some(whole.start.min(part.start)) })
}

/// `计划写12篇心得，只完成了7篇，还差4篇`
fn lacking<'t>(folded: &'t str, clue: Span<Folded>, rest: Amount<'t>) -> Option<Miss<'t>> {
    let from = sentence(folded, clue.start(), FAR);
    let (plan, done) = pair(folded, from, clue.start(), rest.unit)?;
    let is_pair = named(&plan, &PLANS) && named(&done, &DONE) && !named(&done, &["每"]);
    if is_pair { miss(rest, &plan.amount, &done.amount) } else { None }
}

/// `发文312件，发文少了48件，去年是340件`: the figure of last year may stand behind the change.
fn changed<'t>(folded: &'t str, clue: Span<Folded>, change: Amount<'t>) -> Option<Miss<'t>> {
    let from = sentence(folded, clue.start(), FAR);
    let from = folded[from..clue.start()].rfind('；').map_or(from, |near| from + near);
    let to = super::super::quantity::sentence_end(folded, change.end, FAR);
    let to = folded[change.end..to].find('；').map_or(to, |near| change.end + near);
    let mut all = Quantity::each(folded, from..clue.start());
    all.extend(Quantity::each(folded, change.end..to));
    all.retain(|one| are_alike(one.amount.unit, change.unit));
    let [one, other] = &all[..] else { return None };
    let (old, new) = match (named(one, &LAST), named(other, &LAST)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    // What is told of last year alone: 比去年的340件.
    let is_plain = [old, new].iter().all(|one| !one.is_about() && !named(one, &["其中", "每", "均", "至", "新增"]));
    let is_fall = clue.of(folded).contains(['少']);
    let (more, less) = if is_fall { (old, new) } else { (new, old) };
    let is_near =
        (more.amount.millionths - less.amount.millionths - change.millionths).abs() * 4 <= more.amount.millionths;
    let told = miss(change, &more.amount, &less.amount)?;
    (is_plain && is_near).then_some(told)
}

/// `养殖场6家，关停2家，其余4家建成处理设施`
fn left<'t>(folded: &'t str, clue: Span<Folded>, rest: Amount<'t>) -> Option<Miss<'t>> {
    let from = sentence(folded, clue.start(), FAR);
    let (whole, part) = pair(folded, from, clue.start(), rest.unit)?;
    let between = &folded[whole.amount.end..part.amount.start];
    let is_plain = !named(&whole, &["每", "均", "增", "减", "其中"])
        && !named(&part, &["每", "均", "增", "第", "另"])
        && !between.contains(['；', '（'])
        && super::super::sum_of_parts::COUNTED.contains(&rest.unit);
    let is_adjacent = folded[part.amount.end..clue.start()].chars().filter(|&c| c == '，').count() <= 1
        && clue.of(folded) == "其余"
        && folded[..clue.start()].ends_with(['，', '、', '；']);
    let told = miss(rest, &whole.amount, &part.amount)?;
    (is_plain && is_adjacent && (told.sum() - rest.millionths).abs() * 2 <= told.sum()).then_some(told)
}

/// `涉及14户46人，已转移9户31人，还剩5户15人`: one of the two units proves what is counted.
fn twice<'t>(folded: &'t str, clue: Span<Folded>, rest: Amount<'t>) -> Option<Miss<'t>> {
    let second = Amount::at(folded, rest.end).filter(|second| !are_alike(second.unit, rest.unit))?;
    let from = sentence(folded, clue.start(), FAR);
    let all: Vec<Amount<'t>> = Quantity::each(folded, from..clue.start()).iter().map(|one| one.amount).collect();
    let doubles: Vec<(Amount<'t>, Amount<'t>)> = all
        .iter()
        .zip(all.iter().skip(1))
        .filter(|(one, other)| {
            other.start == one.end && are_alike(one.unit, rest.unit) && are_alike(other.unit, second.unit)
        })
        .map(|(one, other)| (*one, *other))
        .collect();
    let [whole, part] = doubles[..] else { return None };
    let fits = |whole: &Amount<'_>, part: &Amount<'_>, rest: &Amount<'_>| {
        whole.millionths - part.millionths == rest.millionths
    };
    match (fits(&whole.0, &part.0, &rest), fits(&whole.1, &part.1, &second)) {
        (true, false) => miss(second, &whole.1, &part.1),
        (false, true) => miss(rest, &whole.0, &part.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_figures_side_by_side_leave_one() {
        for (text, expected) in [
            ("共有21户80人，已搬迁15户58人，还剩6户21人。", Some("22")),
            ("共有21户80人，已搬迁15户58人，还剩6户22人。", None),
            ("任务是写20篇信息，完成了13篇，还差6篇。", Some("7")),
            ("任务是写20篇信息，完成了13篇，还差7篇。", None),
            ("今年发函260件，比起来少了30件，去年是280件。", Some("20")),
            ("去年办件280件，今年260件，少了20件。", None),
            ("去年办件280件，今年260件，少了30件。", Some("20")),
            ("有作坊9家，取缔3家，其余7家办了证。", Some("6")),
            ("有作坊9家，取缔3家，其余6家办了证。", None),
            ("新开作坊9家，取缔3家、停业2家，其余7家办了证。", None),
        ] {
            let found = literals().into_iter().find_map(|word| {
                let at = text.find(&word)?;
                wrong(text, Span::new(at, at + word.len()))
            });
            assert_eq!(found.map(|miss| Amount::written(miss.sum())).as_deref(), expected, "{text}");
        }
    }
}
