//! More or fewer items told than stand above: 一、 to 五、, and then 以上四点建议，请予采纳.
//!
//! The items are those of the nearest list above, or of one that this stands in; if any of them has so many, nothing is wrong.

use super::super::numeral::number_after;
use crate::check::page::{Clue, Page};
use crate::check::structure::han;
use crate::facts::Heading;
use hegao_model::text::{Folded, Span};

/// What points at the items above, before their number.
pub(super) const WORDS: [&str; 2] = ["以上", "上述"];

/// What counts them, and what they may be called. Three sums (以上三项合计) are none.
const COUNTED: [&str; 10] = ["个方面", "点", "条", "项", "种", "类", "个", "份", "位", "名"];
const NAMES: [&str; 30] = [
    "不足",
    "证据",
    "材料",
    "文件",
    "联络人",
    "人员",
    "同志",
    "单位",
    "诉求",
    "建议",
    "意见",
    "要求",
    "体会",
    "希望",
    "措施",
    "办法",
    "现象",
    "情形",
    "情况",
    "原因",
    "问题",
    "事项",
    "规定",
    "内容",
    "工作",
    "任务",
    "步骤",
    "方法",
    "承诺",
    "原则",
];

/// By how many a number may be off and still be meant for the list above; and how far above its last item may stand, in paragraphs.
const OFF: u32 = 2;
const NEAR: usize = 3;

/// The fewest items that are a list.
const FEWEST: u32 = 3;

/// The number behind `clue`, and how many items stand above, if those are more or fewer.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    let number = number_after(&folded[clue.span.end()..]).filter(|number| number.start == 0 && number.value > 1)?;
    let rest = &folded[clue.span.end() + number.end..];
    let rest = COUNTED.iter().find_map(|word| rest.strip_prefix(word))?;
    NAMES.iter().any(|name| rest.starts_with(name)).then_some(())?;
    let inline = inline(&folded[..clue.span.start()], rest);
    let counts = if inline.is_empty() { lists(page, clue.block()) } else { inline };
    let &nearest = counts.first()?;
    let is_wrong = nearest >= FEWEST && number.value.abs_diff(nearest) <= OFF && !counts.contains(&number.value);
    is_wrong.then(|| (Span::new(clue.span.end(), clue.span.end() + number.end), nearest))
}

/// How many items the paragraph itself has told before: 一是…；二是…；三是…, or 证据一，…；证据二，….
fn inline(before: &str, rest: &str) -> Vec<u32> {
    let counted = |item: &dyn Fn(&str) -> String| {
        let (mut count, mut at) = (0, 0);
        while let Some(near) = before[at..].find(&item(&han(count + 1))) {
            at += near + 1;
            at = before.ceil_char_boundary(at);
            count += 1;
        }
        count
    };
    let name = NAMES.iter().find(|name| rest.starts_with(**name)).copied().unwrap_or_default();
    // （1）文献法；（2）问卷法；（3）访谈法。
    let bracketed = {
        let (mut count, mut at) = (0, before.rfind("（1）").unwrap_or(before.len()));
        while let Some(near) = before[at..].find(&format!("（{}）", count + 1)) {
            at += near + '（'.len_utf8();
            count += 1;
        }
        count
    };
    let counts = [counted(&|number| format!("{number}是")), counted(&|number| format!("{name}{number}，")), bracketed];
    counts.into_iter().filter(|count| *count > 1).collect()
}

/// How many items the lists have that end above a block, the nearest first; none if one of them is not numbered from the first.
fn lists(page: &Page<'_>, block: usize) -> Vec<u32> {
    let above: Vec<&Heading> =
        page.facts.about.headings.iter().take_while(|heading| heading.place.block <= block).collect();
    let Some(last) = above.last().filter(|last| last.place.block + NEAR >= block) else { return Vec::new() };
    let (mut counts, mut form, mut due) = (vec![last.number], last.form, last.number);
    for heading in above.iter().rev() {
        if heading.form < form {
            if due > 0 {
                break;
            }
            // The list that this one stands in.
            counts.push(heading.number);
            (form, due) = (heading.form, heading.number);
        }
        if heading.form == form && due > 0 {
            if heading.number != due {
                break;
            }
            due -= 1;
        }
    }
    // What breaks off is not known to its first item.
    if due > 0 { Vec::new() } else { counts }
}
