//! Who should be there, who is and who is not, on lines of their own: 应到党员：23人 / 实到党员：21人（请假3人）.

use super::super::amount::{Amount, are_alike};
use super::super::miss::Miss;
use crate::check::page::{Clue, Page};

/// What calls those who are not there, those who should be, and those who are.
const ABSENT: [&str; 4] = ["请假", "缺席", "缺勤", "因故未到"];
const DUE: &str = "应到";
const THERE: &str = "实到";

/// How many blocks above those who are absent the others may stand, and how many characters a number from its word.
const ABOVE: usize = 4;
const NEAR: usize = 8;

/// Those who are absent at `clue`, if others are lacking.
pub(super) fn wrong<'t>(page: &'t Page<'_>, clue: &Clue) -> Option<Miss<'t>> {
    let folded = page.blocks[clue.block()].text.folded();
    let word = clue.span.of(folded);
    ABSENT.contains(&word).then_some(())?;
    let absent = near(folded, clue.span.end())?;
    let lines = page.blocks[clue.block().saturating_sub(ABOVE)..=clue.block()].iter().rev();
    let texts: Vec<&str> = lines.map(|block| block.text.folded()).collect();
    // In one paragraph another look is taken, and one word of a kind is all there may be.
    let own = &folded[..clue.span.end()];
    let is_apart = !own.rsplit('\n').next().unwrap_or_default().contains(DUE);
    let is_one = |word: &str| texts.iter().map(|text| text.matches(word).count()).sum::<usize>() == 1;
    let others = ["列席", "缺席", "迟到", "病假", "事假", "请假"];
    let is_all = others
        .iter()
        .filter(|other| !word.contains(**other))
        .all(|other| texts.iter().all(|text| !text.contains(other)));
    let is_alone = is_apart && is_one(DUE) && is_one(THERE) && is_one(word) && is_all;
    let of = |word: &str| texts.iter().find_map(|text| near(text, text.find(word)? + word.len()));
    let (due, there) = (of(DUE)?, of(THERE)?);
    let is_alike = are_alike(due.unit, there.unit) && are_alike(there.unit, absent.unit);
    let right = due.millionths - there.millionths;
    let parts = vec![due.millionths, -there.millionths];
    (is_alone && is_alike && right > 0 && right != absent.millionths).then_some(Miss {
        total: absent,
        parts,
        end: None,
    })
}

/// The first amount within a few characters, in the same clause: 应到党员：23人.
fn near(folded: &str, from: usize) -> Option<Amount<'_>> {
    let near = folded[from..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、（）\n".contains(*c));
    Amount::at(folded, from + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)
}
