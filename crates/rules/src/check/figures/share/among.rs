//! Shares whose whole stands further before, among other amounts: 计划改造32个，…已开工21个，开工率75.6%.
//!
//! Which amount is the whole is not sure. So nothing is said where any amount of the paragraph fits.

use super::super::amount::{Amount, PERCENT};
use super::{FAR, judge};
use hegao_model::text::{Folded, Span};

/// What calls an amount the whole.
const WHOLE: [&str; 9] = ["计划", "应", "共", "总", "全部", "任务", "目标", "需", "合计"];

/// How much a share of two rounded figures may be off, in steps of each.
const STEPS: i128 = 1;

/// `计划改造老旧小区32个…，已开工21个，开工率75.6%`
pub(super) fn planned(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let behind = clue.start() + '率'.len_utf8();
    let rate = rate(folded, behind)?;
    let (before, word) = folded[..clue.start()].rsplit_once('，')?;
    let part = Amount::ending(before)?;
    let named = before[..part.start].rsplit(['，', '、', '；', '。', '：', '\n']).next()?;
    let is_named = !word.is_empty() && word.chars().nth(super::WORD).is_none() && named.contains(word);
    let all = wholes(folded, &part);
    let whole = all.iter().rev().find(|(_, lead)| WHOLE.iter().any(|word| lead.contains(word)))?.0;
    // 率 of what is done is of all that was planned; the plan stands in the same sentence or the one before.
    let is_near = folded[whole.end..part.start].matches('。').count() < 2;
    if is_named && is_near { unless_another(rate, &part, &whole, &all) } else { None }
}

/// `支出35.2亿元，其中民生支出28.6亿元，占比91.3%`
pub(super) fn part(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let rate = rate(folded, clue.start() + "占比".len())?;
    let before = folded[..clue.start()].strip_suffix('，')?;
    let part = Amount::ending(before)?;
    let named = before[..part.start].rsplit(['，', '、', '；', '。', '：', '\n']).next()?;
    let all = wholes(folded, &part);
    let ahead = before[..part.start - named.len()].trim_end_matches(['，', '：']);
    let whole = Amount::ending(ahead).filter(|whole| whole.unit == part.unit && whole.millionths >= part.millionths)?;
    if named.starts_with("其中") { unless_another(rate, &part, &whole, &all) } else { None }
}

/// `常住人口42.6万人，其中城镇人口25.1万人，乡村人口17.5万人，城镇化率68.9%`
pub(super) fn urban(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let rate = rate(folded, clue.end())?;
    let start = (clue.start().saturating_sub(FAR)..clue.start()).find(|&at| folded.is_char_boundary(at))?;
    let before = &folded[start..clue.start()];
    let at = before.rfind("城镇人口").or_else(|| before.rfind("城镇常住人口"))?;
    let behind = |from: usize, text: &str, word: &str| Amount::at(folded, from + text.rfind(word)? + word.len());
    let word = at + before[at..].find("人口")? + "人口".len();
    let part = Amount::at(folded, start + word)?;
    // 城镇常住人口 holds 常住人口.
    let ahead = &before[..at];
    let whole = ["常住人口", "常驻人口", "总人口"].iter().find_map(|word| behind(start, ahead, word))?;
    let is_whole = whole.unit == part.unit && whole.millionths >= part.millionths && whole.start < part.start;
    if is_whole { judge(rate, &part, &whole, slack(&part, &whole)) } else { None }
}

/// `老年人口85.1万人…。农村老年人口46.2万人，占全市老年人口的54.3%`: the whole is called so before.
pub(super) fn named(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let (name, _) = folded[clue.end()..].split_once(|c: char| c.is_ascii_digit())?;
    let rate = rate(folded, clue.end() + name.len())?;
    let name = name.trim_end_matches(['的', '总', '数', '量']);
    let part = Amount::ending(folded[..clue.start()].strip_suffix('，')?)?;
    let all = wholes(folded, &part);
    let is_name = name.chars().nth(1).is_some() && name.chars().nth(2 * super::WORD).is_none();
    let whole = all.iter().rev().find(|(_, lead)| lead.ends_with(name))?.0;
    if is_name { unless_another(rate, &part, &whole, &all) } else { None }
}

/// The rate in per cent at `start`, behind a word that leads to it.
pub(super) fn rate(folded: &str, start: usize) -> Option<Amount<'_>> {
    let start = folded.len() - folded[start..].trim_start_matches(['达', '为', '到']).len();
    Amount::at(folded, start).filter(|rate| rate.unit == "%")
}

/// The amounts before `part` that it may be a part of, each with what it is called.
fn wholes<'t>(folded: &'t str, part: &Amount<'t>) -> Vec<(Amount<'t>, &'t str)> {
    let start =
        (part.start.saturating_sub(FAR)..part.start).find(|&at| folded.is_char_boundary(at)).unwrap_or(part.start);
    let before = &folded[start..part.start];
    let start = before.rfind('\n').map_or(start, |at| start + at + 1);
    let alike = Amount::each(folded, start..part.start)
        .filter(|whole| whole.unit == part.unit && whole.millionths >= part.millionths);
    let lead = |whole: &Amount<'_>| {
        folded[start..whole.start].rsplit(['，', '。', '；', '、', '（', '：', '\n']).next().unwrap_or_default()
    };
    alike.filter(|whole| whole.millionths > 0).map(|whole| (whole, lead(&whole))).collect()
}

/// What both figures may have lost by rounding, in millionths of a per cent of the whole.
pub(super) fn slack(part: &Amount<'_>, whole: &Amount<'_>) -> i128 {
    let rounded = |amount: &Amount<'_>| if amount.step < PERCENT { amount.step * STEPS } else { 0 };
    (rounded(part) + rounded(whole)) * 100 * PERCENT / whole.millionths
}

/// The rate and what `part` of `whole` is, if no other amount makes the rate right.
fn unless_another<'t>(
    rate: Amount<'t>,
    part: &Amount<'t>,
    whole: &Amount<'t>,
    all: &[(Amount<'t>, &str)],
) -> Option<(Amount<'t>, String)> {
    let told = judge(rate, part, whole, slack(part, whole))?;
    let fits = |one: &Amount<'t>| judge(rate, part, one, slack(part, one)).is_none();
    (!all.iter().any(|(one, _)| fits(one))).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_what_stands_before() {
        let at = |text: &str, word: &str| text.rfind(word).map(|at| Span::new(at, at + word.len())).unwrap();
        let said = |told: Option<(Amount<'_>, String)>| told.map(|(_, right)| right);
        let text = "计划改造小区32个、涉及居民8640户，已开工21个，开工率75.6%。";
        assert_eq!(said(planned(text, at(text, "率7"))).as_deref(), Some("65.63"));
        let text = "计划改造小区32个，其中A区28个，已开工21个，开工率75.0%。";
        assert_eq!(said(planned(text, at(text, "率7"))), None);
        let text = "支出35.2亿元，其中民生支出28.6亿元，占比91.3%。";
        assert_eq!(said(part(text, at(text, "占比9"))).as_deref(), Some("81.25"));
        let text = "支出35.2亿元，其中民生支出28.6亿元，占比81.3%。";
        assert_eq!(said(part(text, at(text, "占比8"))), None);
        let text = "常住人口42.6万人，其中城镇人口25.1万人，乡村人口17.5万人，城镇化率68.9%。";
        assert_eq!(said(urban(text, at(text, "城镇化率"))).as_deref(), Some("58.92"));
        let text = "常住人口42.6万人，其中城镇常住人口25.1万人，城镇化率为68.9%。";
        assert_eq!(said(urban(text, at(text, "城镇化率"))).as_deref(), Some("58.92"));
        let text = "60岁以上老年人口71.9万人，占23%。农村老年人口46.2万人，占全市老年人口的54.3%。";
        assert_eq!(said(named(text, at(text, "占全市"))).as_deref(), Some("64.26"));
    }
}
