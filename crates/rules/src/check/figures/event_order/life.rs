//! A life in the wrong order: 1982年5月出生，1980年7月参加工作.

use super::Wrong;
use super::moment::ending;
use crate::check::page::{Clue, Page};

/// What nobody does before this age, in years.
const YOUNGEST: i16 = 12;

const ADULT: i16 = 18;

/// What somebody does once in his life, in the same paragraph as his birth.
const LATER: [&str; 4] = ["参加工作", "加入中国共产党", "入党", "参加公安工作"];

/// How far before it the birth may stand, in bytes.
const FAR: usize = 300;

pub(super) fn literals() -> Vec<String> {
    LATER.map(str::to_owned).to_vec()
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let later = ending(&folded[..clue.span.start()]).filter(|date| date.span.end() == clue.span.start())?;
    let from = (later.span.start().saturating_sub(FAR)..later.span.start()).find(|&at| folded.is_char_boundary(at))?;
    let before = &folded[from..later.span.start()];
    let at = from + before.rfind("出生").or_else(|| before.rfind("生，"))?;
    let born = ending(&folded[..at]).filter(|date| date.span.end() == at)?;
    // Nobody joins the Party before he is eighteen (《中国共产党章程》第一条).
    let youngest = if clue.span.of(folded).ends_with('党') { ADULT } else { YOUNGEST };
    let is_wrong = (later.year? - youngest, later.month) < (born.year?, born.month);
    let birth = born.span.of(folded);
    (is_wrong && !before[at - from..].contains('。')).then(|| Wrong {
        block: clue.block(),
        span: later.span,
        zh: format!("与{birth}出生对不上"),
        en: format!("does not fit the birth, {birth}"),
    })
}
