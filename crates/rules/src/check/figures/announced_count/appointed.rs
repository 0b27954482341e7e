//! How many are appointed and dismissed, against the lines that name them: 任命：…。免去：…。以上共任命7人次、免职6人次; …等四名同志的试用期, and three
//! lines with 试用期一年.

use super::super::numeral::number_at;
use crate::check::page::{Clue, Page};
use hegao_model::text::{Folded, Span};

/// What counts them, and what ends the line before theirs.
const COUNTS: [(&str, &str); 4] =
    [("共任命", "任命："), ("免职", "免去："), ("共免去", "免去："), ("共免职", "免去：")];

/// What counts those on trial.
const TRIAL: [&str; 2] = ["名同志的试用期", "位同志的试用期"];

/// How many lines may name somebody.
const LINES: usize = 80;

pub(super) fn literals() -> impl Iterator<Item = String> {
    COUNTS.iter().map(|(word, _)| *word).chain(TRIAL).map(str::to_owned)
}

/// The number at `clue`, and how many lines there are, if they are not so many.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    let word = clue.span.of(folded);
    if TRIAL.contains(&word) {
        let number = super::super::numeral::number_before(&folded[..clue.span.start()])?;
        let is_list = folded[..number.start].ends_with('等');
        let count = trials(page, clue.block());
        return (is_list && count > 1 && count != number.value)
            .then(|| (Span::new(number.start, clue.span.start()), count));
    }
    let (_, head) = COUNTS.iter().find(|(count, _)| *count == word)?;
    let (value, end) = number_at(folded, clue.span.end())?;
    folded[end..].starts_with(['人', '名']).then_some(())?;
    let start = page.blocks[..clue.block()].iter().rposition(|block| block.text.folded().trim_end().ends_with(head))?;
    let mut lines = page.blocks[start + 1..clue.block()].iter().map(|block| block.text.folded().trim());
    let names = |line: &&str| line.contains("同志") || line.contains("职务") || line.ends_with('；');
    let count = lines.by_ref().filter(|line| !line.is_empty()).take(LINES).take_while(names).count() as u32;
    (count > 1 && count != value).then(|| (Span::new(clue.span.start(), end), count))
}

/// How many lines before a block say that somebody is on trial.
fn trials(page: &Page<'_>, block: usize) -> u32 {
    let lines = page.blocks[..block].iter().map(|block| block.text.folded());
    lines.filter(|line| line.contains("（试用期") && line.trim_end().ends_with(['；', '。'])).count() as u32
}
