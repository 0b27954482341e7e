//! A number in brackets before a list of names: 先进个人（5名）：李明、王强…; 名单如下（3个）.

use super::super::numeral::number_before;
use crate::check::page::{Clue, Page};
use hegao_model::text::{Folded, Span, is_han};

/// What ends the number.
const ENDS: [&str; 6] = ["名）：", "个）：", "人）：", "家）：", "名):", "人):"];

/// What leads from a number to its names: 共5人，分别是李明、王强….
const EACH: [&str; 4] = ["人，分别是", "名，分别是", "人，分别为", "名，分别为"];

/// Characters of the longest name.
const NAME: usize = 14;

pub(super) fn literals() -> impl Iterator<Item = String> {
    ENDS.iter().chain(&EACH).map(|word| (*word).to_owned())
}

/// The number before `clue`, and how many names follow, if they are not so many.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    let number = number_before(&folded[..clue.span.start()]).filter(|number| (2..=80).contains(&number.value))?;
    let before = folded[..number.start].trim_end_matches(['共', '计']);
    (before.ends_with(['（', '(']) || EACH.contains(&clue.span.of(folded))).then_some(())?;
    let rest = folded[clue.span.end()..].trim();
    // The list may stand in the next paragraph.
    let behind = || page.blocks[clue.block() + 1..].iter().map(|block| block.text.folded().trim());
    let list = if rest.is_empty() { behind().find(|text| !text.is_empty())? } else { rest };
    let list = list.split(['。', '\n', '；']).next()?;
    let members: Vec<&str> = list.split('、').map(str::trim).collect();
    let is_name = |name: &&str| {
        let bare = name.split(['（', '(']).next().unwrap_or_default();
        !bare.is_empty() && bare.chars().nth(NAME).is_none() && bare.chars().all(|c| is_han(c) || c == '·' || c == ' ')
    };
    let is_list = members.len() > 1
        && members.iter().all(is_name)
        && !["等", "和", "及", "与", "或"].iter().any(|word| list.contains(word));
    let count = members.len() as u32;
    (is_list && count != number.value).then(|| (Span::new(number.start, number.end), count))
}
