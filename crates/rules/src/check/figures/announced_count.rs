//! More announced than follows: 重点抓好以下五个方面的工作：, and then （一） to （四）.
//!
//! That more follows than was announced is no fault for certain: the list may be over, and its numbers go on with what stands above it.

use super::numeral::number_after;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::facts::Heading;
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// The check, ready to run.
pub(super) struct AnnouncedCounts;

/// What a list is announced with.
const AHEAD: [&str; 4] = ["以下", "如下", "下列", "抓好"];

/// What tells the parts of a thing, which follow between 、: 下设四个小组：综合组、宣传组、后勤组。
const DIVIDED: [&str; 5] = ["下设", "分设", "分为", "分成", "共分"];

/// Characters of the longest part.
const PART: usize = 12;

/// What is counted.
const COUNTED: [&str; 8] = ["个方面", "方面", "项", "点", "条", "个", "类", "种"];

/// The words of items within a paragraph.
const ORDINALS: [&str; 10] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];

impl PageCheck for AnnouncedCounts {
    fn literals(&self) -> Vec<String> {
        AHEAD.iter().chain(&DIVIDED).map(|word| (*word).to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let Some((span, announced, rest)) = announced(text.folded(), clue.span) else { continue };
            let count = match (DIVIDED.contains(&clue.span.of(text.folded())), rest.is_empty()) {
                (_, true) => headings(page, clue.block()),
                (true, _) => parts(rest),
                _ => ordinals(rest),
            };
            if (2..announced).contains(&count) {
                let detail = Said { zh: format!("{count}项"), en: format!("{count}") };
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), text.to_source(span)) });
            }
        }
    }
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
    let is_whole = parts.iter().all(is_part) && !["等", "和", "及", "与"].iter().any(|word| list.contains(word));
    if is_whole { parts.len() as u32 } else { 0 }
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
            ("综合组、宣传组和后勤组。", 0),
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
