//! Whether a sentence sets something as a task, and does not tell of what was done.
//!
//! 要深入贯彻… says so itself. 深入贯彻…，落实…。 without a subject is an order as well, but reviews write of the past in the same way: such a
//! sentence counts only where nothing around it looks back.

use super::context::{sentence, tells_of, years};
use crate::check::page::{Page, Weight};
use crate::facts::{DateSource, HeadingForm};
use hegao_model::text::{Folded, Span};

/// What makes a task of what follows.
const TASKS: [&str; 11] = ["要", "必须", "应当", "将", "务必", "继续", "进一步", "持续", "坚决", "明年", "下一步"];

/// Words in which 要 stands for something else.
const NO_TASK: [&str; 7] = ["重要", "主要", "要求", "纲要", "要点", "概要", "摘要"];

/// What tells of the past.
const PAST: [&str; 12] =
    ["来，", "以来", "期间", "过去", "去年", "当时", "当年", "先后", "时期", "历程", "曾", "召开后"];

/// What tells of the year of the document, though some of it looks like [`PAST`].
const THIS_YEAR: [&str; 6] = ["今年以来", "一年来", "今年，", "本年度", "上半年，", "下半年，"];

/// What tells of something done, beside [`PAST`], in a sentence that would be an order otherwise.
const DONE: [&str; 6] = ["了", "已", "自从", "上年", "取得", "得到"];

/// Words in which 了 does not tell of something done.
const NOT_DONE: [&str; 4] = ["为了", "了解", "除了", "明了"];

/// What an order begins with: how, and what.
const OPENERS: [&str; 30] = [
    "是", "深入", "全面", "认真", "扎实", "积极", "切实", "坚持", "坚定", "大力", "自觉", "持续", "着力", "抓好",
    "组织", "学习", "贯彻", "落实", "领会", "宣传", "宣讲", "践行", "传达", "遵循", "按照", "开展", "推进", "党的",
    "继续", "将",
];

/// What ends 以…为指导, which may stand before an order.
const GUIDES: [&str; 4] = ["为指导，", "为引领，", "为统领，", "为遵循，"];

/// Titles of papers that look back.
const REVIEWS: [&str; 13] =
    ["总结", "报告", "汇报", "回顾", "述职", "综述", "纪实", "年报", "大事记", "简史", "成果", "成就", "决算"];

/// Headings of sections that look back.
const BACKWARD: [&str; 8] = ["回顾", "总结", "过去", "情况", "成效", "成绩", "历程", "去年"];

/// Headings of sections that look ahead.
const AHEAD: [&str; 9] = ["目标", "安排", "打算", "下一步", "今后", "要求", "思路", "重点工作", "主要任务"];

/// How surely the sentence of `span` sets it as a task, with one of `verbs` before it; `None`: it does not. What is told up to the year
/// `latest` is past.
pub(super) fn weight(page: &Page<'_>, block: usize, span: Span<Folded>, verbs: &[&str], latest: i16) -> Option<Weight> {
    let folded = page.blocks[block].text.folded();
    let (before, after) = sentence(folded, span);
    let is_of_now = speaks_of_now(page, &folded[..span.start()], latest);
    let past = if is_of_now { without(before, &THIS_YEAR) } else { before.to_owned() };
    if holds(&past, &PAST) || after.contains("以来") {
        return None;
    }
    let verb = verbs.iter().filter_map(|verb| before.rfind(verb)).max()?;
    if holds(&without(&before[..verb], &NO_TASK), &TASKS) {
        return Some(Weight::Full);
    }
    // What was followed in a year in which it was over was copied from an older text.
    if is_of_now {
        return Some(Weight::Unconfirmed);
    }
    let earlier = &folded[..span.start() - before.len()];
    let is_past = [before, after, earlier].iter().any(|text| holds(&without(text, &NOT_DONE), &DONE));
    let looks_back = is_past || holds(earlier, &PAST) || tells_of(earlier, latest) || is_review(page, block);
    (is_order(before) && !looks_back).then_some(Weight::Unconfirmed)
}

/// Whether a paragraph speaks, in what stands before, of a time after the year behind `latest`, and of none before: 2025年，全镇…; 今年以来，全镇….
fn speaks_of_now(page: &Page<'_>, before: &str, latest: i16) -> bool {
    let over = latest.saturating_add(1);
    let mut years = years(before).map(|(year, _)| year);
    let (first, date) = (years.next(), page.facts.date.first.year());
    let is_after = first.into_iter().chain(years).all(|year| year > over && year <= date);
    let is_this_year = page.facts.date_source != DateSource::Today && date > over && holds(before, &THIS_YEAR);
    is_after && (first.is_some() || is_this_year)
}

/// Whether nothing but how and what to do stands before its object.
fn is_order(before: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（）().、．“ \u{3000}".contains(c);
    let mut rest = before;
    loop {
        rest = rest.trim_start_matches(is_number);
        if let Some(inside) = rest.strip_prefix('以') {
            rest = GUIDES.iter().find_map(|guide| inside.split_once(guide)).map_or(rest, |(_, behind)| behind);
        }
        match OPENERS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(next) => rest = next,
            None => return rest.is_empty() && !before.is_empty(),
        }
    }
}

/// Whether the paper, or the section that a block stands in, looks back. A report looks ahead in sections that say so.
fn is_review(page: &Page<'_>, block: usize) -> bool {
    let about = &page.facts.about;
    let mut sections =
        about.headings.iter().rev().filter(|heading| heading.alone && heading.form <= HeadingForm::Section);
    let section = sections.find(|heading| heading.place.block < block).map(|heading| {
        let text = &page.blocks[heading.place.block].text;
        heading.words.of(text.source())
    });
    let names_year = |words: &str| words.contains(&format!("{}年", page.facts.date.last.year()));
    match section {
        Some(words) if holds(words, &BACKWARD) => true,
        Some(words) if holds(words, &AHEAD) || names_year(words) => false,
        _ => about.title.as_ref().is_some_and(|title| holds(&title.text, &REVIEWS)),
    }
}

fn without(text: &str, words: &[&str]) -> String {
    words.iter().fold(text.to_owned(), |text, word| text.replace(word, ""))
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_has_no_subject() {
        for order in
            ["深入学习贯彻党的", "（一）全面贯彻", "2.认真落实党的", "以新思想为指导，深入贯彻", "一是扎实开展“"]
        {
            assert!(is_order(order), "{order}");
        }
        for other in ["", "全县坚持贯彻党的", "会议认真学习", "深入开展以来，", "全县以新思想为指导，深入贯彻"]
        {
            assert!(!is_order(other), "{other}");
        }
    }
}
