//! Points within one paragraph, and what is enclosed: 不足主要有四点。一是…。二是…。三是…。; 附：典型案例二则, and then 1. to 3.

use super::super::numeral::number_at;
use super::{ORDINALS, headings, ordinals};
use crate::check::page::{Clue, Page};
use hegao_model::text::{Folded, Span};

/// What counts points, and what leads to their number.
const POINTS: [&str; 5] = ["点", "个方面", "个问题", "个原因", "条"];
const AHEAD: &str = "有";

/// What begins a line that says what is enclosed, and what counts that.
const ENCLOSED: &str = "附：";
const COUNTED: [&str; 4] = ["则", "例", "篇", "个"];

pub(super) fn literals() -> impl Iterator<Item = String> {
    let points = "三四五六七".chars().flat_map(|number| POINTS.map(|word| format!("{AHEAD}{number}{word}")));
    points.chain(std::iter::once(ENCLOSED.to_owned()))
}

/// The number at `clue`, and how many follow, if they are not so many.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    if clue.span.of(folded) == ENCLOSED {
        enclosed(page, clue)
    } else {
        points(folded, clue.span).filter(|_| !goes_on(page, clue.block()))
    }
}

/// Whether the next paragraph has another point.
fn goes_on(page: &Page<'_>, block: usize) -> bool {
    let next = page.blocks.get(block + 1).map_or("", |next| next.text.folded().trim_start());
    ORDINALS.iter().any(|ordinal| next.starts_with(ordinal))
}

fn points(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let at = clue.start() + AHEAD.len();
    let (number, end) = number_at(folded, at)?;
    let rest = folded[clue.end()..].strip_prefix(['。', '：', '，', '；'])?;
    let rest = rest.split('\n').next()?.trim();
    let count = if rest.starts_with("一是") { ordinals(rest) } else { 0 };
    // Those behind the next number may be of another list.
    let is_one = rest.matches("一是").count() == 1;
    (is_one && count > 1 && count != number && count.abs_diff(number) <= 2).then(|| (Span::new(at, end), count))
}

fn enclosed(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    folded[..clue.span.start()].trim().is_empty().then_some(())?;
    let line = folded.trim_end().trim_end_matches(['：', ':']);
    let before = COUNTED.iter().find_map(|word| line.strip_suffix(word))?;
    let (start, last) = before.char_indices().next_back()?;
    let (number, end) = number_at(folded, start).filter(|(number, _)| *number > 1)?;
    let is_bare = "二两三四五六七八九23456789".contains(last) && end == before.len();
    let count = headings(page, clue.block());
    (is_bare && count > 1 && count != number && count.abs_diff(number) <= 2).then(|| (Span::new(start, end), count))
}
