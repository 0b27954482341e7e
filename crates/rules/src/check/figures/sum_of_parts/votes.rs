//! Votes against the number of those who are there: 实到38人。表决结果：同意36票、反对1票、弃权3票.

use super::super::amount::Amount;
use super::super::miss::Miss;
use hegao_model::text::{Folded, Span};

/// The other votes, which stand before those that are withheld.
const FOR: [&str; 2] = ["同意", "赞成"];
const AGAINST: [&str; 2] = ["反对", "不同意"];

/// Who could vote.
const PRESENT: [&str; 4] = ["实到", "到会", "收回", "实发"];

/// Those who are there and have no vote in the sum.
const OTHERS: [&str; 6] = ["未表决", "回避", "无效", "废票", "列席", "未投"];

/// How far before the votes their number may stand, in bytes.
const FAR: usize = 360;

/// The number of those who are there, and of the votes, if there are more votes, or fewer and none is lost.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let start = (clue.start().saturating_sub(FAR)..clue.start()).find(|&at| folded.is_char_boundary(at))?;
    let before = &folded[start..clue.start()];
    let abstained = votes(folded, clue.end())?;
    let last = |words: &[&str]| {
        let at = words.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max()?;
        votes(folded, start + at)
    };
    let (yes, no) = (last(&FOR)?, last(&AGAINST)?);
    let sum = yes.millionths + no.millionths + abstained.millionths;
    let at = PRESENT.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max()?;
    let digit = start + at + before[at..].find(|c: char| c.is_ascii_digit()).filter(|&near| near <= NEAR)?;
    let present = Amount::at(folded, digit).filter(|amount| matches!(amount.unit, "人" | "名" | "票" | "张" | "份"))?;
    let is_other = OTHERS.iter().any(|word| before.contains(word) || folded[clue.end()..].starts_with(word));
    let is_near = sum * 2 > present.millionths && sum < 2 * present.millionths;
    let parts = vec![yes.millionths, no.millionths, abstained.millionths];
    let miss = Miss { total: present, parts, end: Some(abstained.end) };
    (sum != present.millionths && is_near && !is_other && yes.start > present.end).then_some(miss)
}

/// How far from its word a number stands, in bytes: 实到村民代表38人.
const NEAR: usize = 30;

fn votes(folded: &str, start: usize) -> Option<Amount<'_>> {
    let start = folded.len() - folded[start..].trim_start_matches(['：', ':', ' ', '的', '为']).len();
    Amount::at(folded, start).filter(|amount| matches!(amount.unit, "票" | "人" | "名"))
}
