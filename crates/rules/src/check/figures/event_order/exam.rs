//! The steps of a selection in the wrong order: 打印准考证 behind the day of the examination.

use super::super::date::{RANGES, Written};
use super::Wrong;
use crate::check::page::{Clue, Page};
use hegao_model::text::{Folded, Span};

/// The steps with their rank; steps of one rank are alternatives. Of a step that takes several days the next begins behind its first, or its last, day.
const STEPS: [(&str, Bound, u8); 11] = [
    ("系统开放时间", Bound::Last, 0),
    ("网上填报时间", Bound::Last, 0),
    ("申报时间", Bound::Last, 0),
    ("报名时间", Bound::Last, 0),
    ("审核提交截止时间", Bound::Last, 1),
    ("审核截止时间", Bound::Last, 1),
    ("推荐截止时间", Bound::Last, 1),
    ("资格审查截止时间", Bound::Last, 1),
    ("打印准考证", Bound::First, 2),
    ("笔试", Bound::First, 3),
    ("面试", Bound::First, 4),
];

/// Which day of a step the next one is held against.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    First,
    Last,
}

/// What may stand between a step and its day, in characters.
const BETWEEN: [char; 17] =
    ['。', '：', ':', '时', '间', '为', '于', '定', '考', '试', '在', '是', ' ', '从', '自', '（', '初'];
const NEAR: usize = 8;

pub(super) fn literals() -> Vec<String> {
    STEPS.map(|(word, ..)| word.to_owned()).to_vec()
}

/// A day with its place; the year may be that of another date on the page.
pub(super) struct Day {
    key: (Option<i16>, u32, u32),
    span: Span<Folded>,
}

/// The first day that the page gives for each step, and how it is written.
pub(super) type Steps = [Option<(Day, String)>; STEPS.len()];

pub(super) fn steps(page: &Page<'_>) -> Steps {
    STEPS.map(|(word, bound, _)| {
        page.each_block().find_map(|(_, block)| {
            let text = block.text.folded();
            let day = text.match_indices(word).find_map(|(at, _)| day(text, at + word.len(), bound))?;
            let written = day.span.of(text).to_owned();
            Some((day, written))
        })
    })
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue, steps: &Steps) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let step = STEPS.iter().position(|(word, ..)| *word == clue.span.of(folded))?;
    let own = day(folded, clue.span.end(), if STEPS[step].2 == 1 { Bound::Last } else { Bound::First })?;
    let earlier = STEPS[..step].iter().zip(steps).rev().filter(|((.., rank), _)| *rank < STEPS[step].2);
    earlier.into_iter().find_map(|((word, ..), earlier)| {
        let (earlier, before) = earlier.as_ref()?;
        let is_comparable = own.key.0 == earlier.key.0 || own.key.0.is_none() || earlier.key.0.is_none();
        // Without a year on one side both are of one, and near.
        let months = own.key.1.abs_diff(earlier.key.1);
        let is_wrong = if own.key.0 == earlier.key.0 {
            own.key < earlier.key
        } else {
            is_comparable && months < 4 && (own.key.1, own.key.2) < (earlier.key.1, earlier.key.2)
        };
        is_wrong.then(|| Wrong {
            block: clue.block(),
            span: own.span,
            zh: format!("早于“{word}”的{before}"),
            en: format!("lies before {word}, {before}"),
        })
    })
}

/// The first or last day of a step, which stands directly behind its name.
fn day(folded: &str, at: usize, bound: Bound) -> Option<Day> {
    let near: usize = folded[at..].chars().take(NEAR).take_while(|c| BETWEEN.contains(c)).map(char::len_utf8).sum();
    let first = Written::starting(folded, at + near)?;
    let key = |date: &Written, year: Option<i16>| Some((date.year.or(year), date.month, date.days.first()?.number));
    let own = Day { key: key(&first, None)?, span: first.span };
    if bound == Bound::First {
        return Some(own);
    }
    // 6月15日9:00至6月19日24:00
    let rest = &folded[first.span.end()..];
    let timed = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '时' | '分' | ' '));
    let Some(behind) = timed.strip_prefix(RANGES) else { return Some(own) };
    let start = folded.len() - behind.trim_start_matches(RANGES).len();
    let Some(last) = Written::starting(folded, start) else { return Some(own) };
    Some(Day { key: key(&last, first.year)?, span: last.span })
}
