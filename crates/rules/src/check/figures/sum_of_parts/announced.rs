//! A number that is announced, and the list behind it that has another sum: 公开招聘工作人员20名…。教师10名、医生6名、农技员5名.

use super::super::amount::Amount;
use super::super::miss::Miss;
use super::Sum;
use super::parts::Parts;
use crate::check::page::{Clue, Page};

/// What announces how many people there are.
pub(super) const VERBS: [&str; 9] = ["招聘", "招录", "选聘", "选调", "遴选", "引进", "招募", "招收", "公开选拔"];

/// How far behind its verb the number may stand, in characters, and how many blocks behind it the list.
const NEAR: usize = 16;
const BLOCKS: usize = 4;

/// The number behind `clue` and the sum of the list that follows, if they differ a little: three parts at least.
pub(super) fn wrong<'t>(page: &'t Page<'_>, clue: &Clue) -> Option<Miss<'t>> {
    let folded = page.blocks[clue.block()].text.folded();
    let rest = &folded[clue.span.end()..];
    let near = rest.char_indices().take(NEAR).take_while(|(_, c)| !matches!(c, '。' | '，' | '；' | '、' | '：'));
    let (at, _) = near.into_iter().find(|(_, c)| c.is_ascii_digit())?;
    let total = Amount::at(folded, clue.span.end() + at).filter(|total| matches!(total.unit, "名" | "人"))?;
    let rest = folded[total.end..].trim_start_matches(['（', ')', '）', '(']);
    if !rest.is_empty() && !rest.starts_with(['。', '，', '；', '：']) {
        return None;
    }
    let own = folded[total.end..]
        .char_indices()
        .filter(|(_, c)| matches!(c, '。' | '：' | '；'))
        .map(|(at, c)| at + c.len_utf8());
    let here = own.take(BLOCKS).map(|at| (folded, total.end + at));
    let behind = page.blocks.iter().skip(clue.block() + 1).take(BLOCKS).map(|block| (block.text.folded(), 0));
    here.chain(behind)
        .find_map(|(text, at)| {
            let list = Parts::at(text, at, false);
            let sum = Sum::of(&total, &list.all)
                .filter(|sum| list.noun.is_empty() && sum.parts == list.all.len() && sum.parts > 2)?;
            Some(sum)
        })
        .filter(|sum| sum.is_slip(&total, true))
        .map(|sum| Miss { end: None, ..Miss::of(total, &sum) })
}
