//! More announced than follows: 重点抓好以下五个方面的工作：, and then （一） to （四）.
//!
//! That more follows than was announced is no fault for certain: the list may be over, and its numbers go on with what stands above it.

mod above;
mod appointed;
mod members;
mod names;
mod points;

use super::numeral::number_after;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::facts::Heading;
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// The check, ready to run.
pub(super) struct AnnouncedCounts;

/// What a list is announced with.
const AHEAD: [&str; 14] =
    ["以下", "如下", "下列", "抓好", "整治", "解决", "治理", "强调", "做好", "落实", "完成", "围绕", "聚焦", "突出"];

/// What a speaker announces points with, and what they are called. That more of them follow is a fault too: 讲三点意见, and then 一 to 四.
const SPOKEN: [&str; 4] = ["讲", "谈", "提", "提出"];
const POINTS: [&str; 7] = ["点意见", "点要求", "点建议", "点希望", "个方面的意见", "个问题", "点体会"];

/// What tells the parts of a thing, which follow between 、: 下设四个小组：综合组、宣传组、后勤组。
const DIVIDED: [&str; 18] = [
    "下设",
    "分设",
    "分为",
    "分成",
    "共分",
    "设立",
    "成立",
    "内设",
    "设置",
    "分",
    "划分为",
    "组建",
    "包括",
    "共",
    "共有",
    "设有",
    "涉及",
    "包含",
];

/// How many paragraphs an item may take.
const APART: usize = 5;

/// Characters of the longest part.
const PART: usize = 12;

/// What is counted.
const COUNTED: [&str; 12] = ["份", "个方面", "方面", "项", "点", "条", "个", "类", "种", "大类", "组", "大"];

/// The words of items within a paragraph.
const ORDINALS: [&str; 10] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];

impl PageCheck for AnnouncedCounts {
    fn literals(&self) -> Vec<String> {
        let spoken = SPOKEN.iter().flat_map(|word| "三四五六七".chars().map(move |number| format!("{word}{number}")));
        let own = AHEAD.iter().chain(&DIVIDED).map(|word| (*word).to_owned());
        let own = own.chain(above::WORDS.map(str::to_owned));
        let own = own.chain(spoken).chain(points::literals());
        own.chain(members::literals()).chain(appointed::literals()).chain(names::literals()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let listed_to = AHEAD.len() + DIVIDED.len();
        let above_to = listed_to + above::WORDS.len();
        let spoken_to = above_to + 5 * SPOKEN.len();
        let points_to = spoken_to + points::literals().count();
        let members_to = points_to + members::literals().count();
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let wrong = match clue.literal() {
                literal if literal < listed_to => listed(page, clue),
                literal if literal < above_to => above::wrong(page, clue),
                literal if literal < spoken_to => spoken(page, clue),
                literal if literal < points_to => points::wrong(page, clue),
                literal if literal < members_to => members::wrong(page, clue),
                _ => appointed::wrong(page, clue).or_else(|| names::wrong(page, clue)),
            };
            if let Some((span, count)) = wrong {
                let detail = Said { zh: format!("{count}项"), en: format!("{count}") };
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), text.to_source(span)) });
            }
        }
    }
}

/// The number behind `clue`, and how many follow, if those are fewer.
fn listed(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    let (span, announced, rest) = announced(folded, clue.span)?;
    let count = match (DIVIDED.contains(&clue.span.of(folded)), rest.is_empty()) {
        (_, true) => headings(page, clue.block()).max(ordinals_behind(page, clue.block())),
        (true, _) => parts(rest),
        // 下列五类人员：残疾人、低保对象、失业人员。
        _ => {
            if rest.contains("一是") {
                ordinals(rest)
            } else {
                parts(rest)
            }
        }
    };
    // What follows at once and is numbered from 1 is the list, and not what it stands in.
    let is_own = rest.is_empty() && count > announced && count <= announced + 3 && begins_at_once(page, clue.block());
    // 三个组：疏散组、救护组、保障组和宣传组
    let is_divided = DIVIDED.contains(&clue.span.of(folded))
        && !rest.is_empty()
        && count > announced
        && count <= announced + 3
        && are_alike(&members_of(rest.split('。').next().unwrap_or_default()));
    // 三项工作：一是…；二是…；三是…；四是…
    let is_inline = !DIVIDED.contains(&clue.span.of(folded)) && rest.contains("一是") && count == announced + 1;
    ((2..announced).contains(&count) || is_own || is_divided || is_inline).then_some((span, count))
}

/// The number of points that a speech announces at the end of a paragraph, and how many headings there are, if they are not so many.
fn spoken(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    let number = clue.span.end() - '三'.len_utf8();
    let announced = number_after(&folded[number..clue.span.end()])?.value;
    let word = POINTS.iter().find(|word| folded[clue.span.end()..].starts_with(**word))?;
    let rest = folded[clue.span.end() + word.len()..].trim_end();
    let count = headings(page, clue.block());
    let is_whole = matches!(rest, "。" | "：" | ":") && count > 1;
    (is_whole && count != announced).then(|| (Span::new(number, clue.span.end()), count))
}

/// How many items `一是`, `二是` follow in the next paragraphs, from the first on; 0 if they do not begin the next one.
fn ordinals_behind(page: &Page<'_>, block: usize) -> u32 {
    let Some(next) = page.blocks.get(block + 1) else { return 0 };
    let Some(word) = ["是", "要"].iter().find(|word| next.text.folded().trim_start().starts_with(&format!("一{word}")))
    else {
        return 0;
    };
    let (mut count, mut at, mut from) = (0, block + 1, 0);
    for ordinal in ORDINALS {
        let ordinal = ordinal.replace('是', word);
        let here = page.blocks.get(at).and_then(|here| here.text.folded()[from..].find(&ordinal));
        let begins =
            || page.blocks.get(at + 1).is_some_and(|next| next.text.folded().trim_start().starts_with(&ordinal));
        if let Some(near) = here {
            from += near + ordinal.len();
        } else if begins() {
            (at, from) = (at + 1, 0);
        } else {
            break;
        }
        count += 1;
    }
    // An item that is told in several paragraphs hides those behind it.
    let goes_on = page.blocks[at..].iter().skip(1).take(APART).any(|block| {
        let text = block.text.folded();
        ORDINALS[count as usize % ORDINALS.len()..].iter().any(|one| text.contains(&one.replace('是', word)))
    });
    if goes_on { 0 } else { count }
}

/// The number that announces a list, its value, and what stands behind the colon.
fn announced(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32, &str)> {
    let behind = &folded[clue.end()..];
    let number = number_after(behind).filter(|number| (3..=20).contains(&number.value) && number.start == 0)?;
    let rest = &behind[number.end..];
    COUNTED.iter().find(|word| rest.starts_with(**word))?;
    let (clause, rest) = rest.split_once(['：', ':'])?;
    let is_clause = clause.chars().nth(16).is_none() && !clause.contains(['，', '。', '；', '、']);
    is_clause.then(|| (Span::new(clue.end(), clue.end() + number.end), number.value, rest.trim()))
}

/// How many items follow in the same paragraph; 0 if they are not numbered from the first.
fn ordinals(rest: &str) -> u32 {
    let mut at = 0;
    let mut count = 0;
    for word in ORDINALS {
        let Some(next) = rest[at..].find(word) else { break };
        at += next + word.len();
        count += 1;
    }
    // An item that only a later paragraph brings is not looked for: then nothing is said.
    if rest.ends_with('。') && !rest[at..].contains("是：") { count } else { 0 }
}

/// How many short parts stand between 、 up to the end of the sentence; 0 if they are not all there is, or something else.
fn parts(rest: &str) -> u32 {
    let list = rest.split_once('。').map_or("", |(list, _)| list);
    let parts: Vec<&str> = list.split('、').collect();
    let is_part = |part: &&str| !part.is_empty() && part.chars().nth(PART).is_none() && part.chars().all(is_han);
    let own = members_of(list);
    if own.len() > parts.len() && are_alike(&own) && own.iter().all(is_part) {
        return own.len() as u32;
    }
    let is_whole = parts.iter().all(is_part) && !["等", "和", "及", "与"].iter().any(|word| list.contains(word));
    if is_whole { parts.len() as u32 } else { 0 }
}

/// The members of a list, of which 和 may join the last two: 综合组、宣传组和后勤组.
fn members_of(list: &str) -> Vec<&str> {
    let mut own: Vec<&str> = list.split('、').collect();
    if let Some((one, other)) = own.last().and_then(|last| last.split_once(['和', '及', '与'])) {
        own.pop();
        own.extend([one, other]);
    }
    own
}

/// Whether all members end alike, so that each is one.
fn are_alike(members: &[&str]) -> bool {
    let end = |part: &str| part.chars().next_back();
    members.len() > 1 && members.iter().all(|part| end(part) == end(members[0]))
}

/// Whether a list of Arabic numbers begins directly below a paragraph that has no number of the same kind itself.
fn begins_at_once(page: &Page<'_>, block: usize) -> bool {
    let first = page.facts.about.headings.iter().find(|heading| heading.place.block > block);
    let text = page.blocks[block].text.folded();
    let is_plain = !text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let begins = |heading: &Heading| {
        let text = page.blocks[heading.place.block].text.folded();
        heading.number == 1 && text.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    let is_next = |heading: &Heading| {
        page.blocks[block + 1..heading.place.block].iter().all(|between| between.text.folded().trim().is_empty())
    };
    is_plain && first.is_some_and(|heading| begins(heading) && is_next(heading))
}

/// How many numbered headings follow `block` from the first on.
fn headings(page: &Page<'_>, block: usize) -> u32 {
    let mut behind = page.facts.about.headings.iter().skip_while(|heading| heading.place.block <= block).peekable();
    let is_first = |heading: &&Heading| heading.number == 1 && heading.place.block <= block + 2;
    let Some(form) = behind.peek().copied().filter(is_first).map(|first| first.form) else { return 0 };
    let mut count = 0;
    for heading in behind {
        if heading.form < form || heading.form == form && heading.number != count + 1 {
            break;
        }
        count += u32::from(heading.form == form);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_announced_with_a_number() {
        let said = |text: &str| {
            let start = text.find("以下").unwrap();
            announced(text, Span::new(start, start + 6)).map(|(_, count, rest)| (count, rest.to_owned()))
        };
        assert_eq!(said("重点抓好以下五个方面的工作："), Some((5, String::new())));
        assert_eq!(said("做好以下4项工作：一是甲。"), Some((4, "一是甲。".to_owned())));
        assert_eq!(said("处以下五年有期徒刑"), None);
        assert_eq!(said("以下三个月内"), None);
    }

    #[test]
    fn parts_between_marks_are_counted() {
        for (text, expected) in [
            ("综合组、宣传组、后勤组。", 3),
            ("综合组、宣传组等。", 0),
            ("综合组，负责协调；宣传组。", 0),
            ("综合组、宣传组和后勤组。", 3),
            ("综合协调、宣传和后勤组。", 0),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn items_of_a_paragraph_are_counted() {
        assert_eq!(ordinals("一是甲；二是乙；三是丙。"), 3);
        assert_eq!(ordinals("甲；乙。"), 0);
    }
}
