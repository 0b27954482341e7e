//! Works that are to be done before they are begun: 确保6月底前开工，5月底前完工.

use super::Wrong;
use super::moment::{Moment, clause};
use crate::check::page::{Clue, Page};

/// What ends works, and what begins them.
const DONE: [&str; 6] = ["完工", "竣工", "建成", "投入使用", "投产", "交付使用"];
const BEGUN: [&str; 3] = ["开工", "动工", "启动建设"];

/// How far before the end the beginning may stand, in bytes.
const FAR: usize = 200;

/// What says that the end is in another year.
const NEXT: [&str; 5] = ["次年", "明年", "翌年", "后年", "第二年"];

pub(super) fn literals() -> Vec<String> {
    DONE.map(str::to_owned).to_vec()
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let own = clause(folded, clue.span.start());
    let done = Moment::last(folded, own, clue.span.start())?;
    let from = (own.saturating_sub(FAR)..=own).find(|&at| folded.is_char_boundary(at))?;
    let from = own - folded[from..own].rsplit(['。', '；', '\n']).next()?.len();
    let (at, word) = BEGUN.iter().filter_map(|word| Some((folded[from..own].rfind(word)? + from, word))).max()?;
    let begun = Moment::last(folded, clause(folded, at).max(from), at)?;
    let is_next = NEXT.iter().any(|word| folded[own..clue.span.start()].contains(word));
    // 2025年9月开工，6月完工 may be of the next year; what is planned together is not.
    let is_plan =
        ["确保", "力争", "计划", "全部", "务必"].iter().any(|word| folded[from..clue.span.end()].contains(word));
    let is_sure = done.year.is_some() || begun.year.is_none() && is_plan;
    let begins = begun.span.of(folded);
    (!is_next && is_sure && done.is_before(&begun)).then(|| Wrong {
        block: clue.block(),
        span: done.span,
        zh: format!("早于{word}的{begins}"),
        en: format!("lies before the beginning, {begins}"),
    })
}
