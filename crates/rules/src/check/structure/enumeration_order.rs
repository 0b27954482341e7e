//! Spoken numbers that jump or repeat: 一是…；二是…；四是…, 一是…；二是…；二是…. So do 一要…；二要…；四要…, and within one paragraph （一）…。（二）…。（四）….

use super::numbers::han;
use crate::check::page::{Clue, Page, Spotted};
use crate::facts::Zone;
use crate::language::Said;

/// The highest number that is counted so.
const MOST: u32 = 12;

/// How many blocks may stand between two members.
const APART: usize = 6;

/// What a member begins behind.
const STARTS: [char; 12] = ['。', '；', '，', '：', '、', '！', '？', '“', '（', ' ', '\n', ';'];

/// What stands behind the number.
const WORDS: [&str; 2] = ["是", "要"];

/// An enumeration that stands open: its last member.
struct Open {
    /// Which of [`WORDS`] it is made with.
    word: usize,
    number: u32,
    block: usize,
    end: usize,
}

pub(super) fn literals() -> Vec<String> {
    let spoken = WORDS.iter().flat_map(|word| (1..=MOST).map(move |number| format!("{}{word}", han(number))));
    spoken.chain((1..=MOST).map(bracketed)).collect()
}

/// A number within a paragraph: those that begin one are headings.
fn bracketed(number: u32) -> String {
    format!("（{}）", han(number))
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    // The innermost is the last: a member may have an enumeration of its own.
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    for clue in page.each(clues) {
        let block = &page.blocks[clue.block()];
        let folded = block.text.folded();
        let begins = folded[..clue.span.start()].chars().next_back().is_none_or(|c| STARTS.contains(&c));
        let is_bracketed = clue.literal() / MOST as usize == WORDS.len();
        if !begins
            || is_bracketed && folded[..clue.span.start()].trim().is_empty()
            || block.facts.zone == Some(Zone::Quotation)
        {
            continue;
        }
        let (word, number) = (clue.literal() / MOST as usize, clue.literal() as u32 % MOST + 1);
        let apart = |one: &Open| if one.word == WORDS.len() { 0 } else { APART };
        open.retain(|one| clue.block() - one.block <= apart(one));
        let member = Open { word, number, block: clue.block(), end: clue.span.end() };
        if number == 1 {
            open.push(member);
        } else if let Some(at) = open.iter().rposition(|one| one.word == word && one.number + 1 == number) {
            open.truncate(at);
            open.push(member);
        } else {
            // 二是…，二是…: the same once more, if one stood before it.
            let is_due = |last: &Open| last.number + 2 == number || !is_bracketed && last.number == number;
            let follows = |last: &&Open| last.word == word && last.number > 1 && is_due(last);
            let last = open.last().filter(follows);
            if let Some(last) = last.filter(|last| !stands_between(page, last, clue)) {
                let due = if is_bracketed {
                    bracketed(last.number + 1)
                } else {
                    format!("{}{}", han(last.number + 1), WORDS[word])
                };
                let detail = Some(Said { zh: format!("“{due}”"), en: format!("“{due}”") });
                let span = block.text.to_source(clue.span);
                found.push(Spotted { suggestions: vec![due], detail, ..Spotted::new(clue.block(), span) });
            }
            open.clear();
        }
    }
    found
}

/// Whether the number that is due stands between, in other words: 第三，…; 三要….
fn stands_between(page: &Page<'_>, last: &Open, clue: &Clue) -> bool {
    let due = han(last.number + 1);
    let blocks = last.block..=clue.block();
    blocks.into_iter().any(|block| {
        let folded = page.blocks[block].text.folded();
        let start = if block == last.block { last.end } else { 0 };
        let end = if block == clue.block() { clue.span.start() } else { folded.len() };
        let text = folded.get(start..end).unwrap_or_default();
        ["是", "要", "，", "、", "则", "来", "为"].iter().any(|behind| text.contains(&format!("{due}{behind}")))
            || text.contains(&format!("第{due}"))
            || text.contains(&bracketed(last.number + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_counted_from_one() {
        let literals = literals();
        assert_eq!(
            (literals[0].as_str(), literals[9].as_str(), literals[12].as_str(), literals.len()),
            ("一是", "十是", "一要", 36)
        );
    }
}
