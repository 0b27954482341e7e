//! A part of its own that a paper with headings 一、二、三、 cites and does not have: 详见本报告第六部分, of four; 违反本通告第七条, of six.

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::article_number;
use crate::language::Said;
use hegao_model::text::Span;

/// What such papers call themselves.
const SELVES: [&str; 22] = [
    "报告",
    "通告",
    "通知",
    "公告",
    "方案",
    "决议",
    "决定",
    "说明",
    "须知",
    "意见",
    "预案",
    "计划",
    "协议",
    "责任书",
    "公报",
    "纪要",
    "要点",
    "总结",
    "函",
    "报",
    "书",
    "文",
];

/// The fewest headings that prove that the paper is there whole.
const FEWEST: u32 = 3;

/// How long a number with its unit may be, and how far before it another text may be named, in bytes.
const NUMBER: usize = 24;
const FAR: usize = 240;

/// What headings of the first level begin with. Of ten and more some may be lists.
const ONES: [&str; 10] = ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"];

pub(super) fn literals() -> Vec<String> {
    let parts = ["见第", "照第", "据第", "述第"].map(str::to_owned).into_iter();
    SELVES.iter().map(|name| format!("本{name}第")).chain(parts).collect()
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    if clues.is_empty() {
        return Vec::new();
    }
    let Some(last) = last(page) else { return Vec::new() };
    page.each(clues).filter_map(|clue| wrong(page, clue, last)).collect()
}

fn wrong(page: &Page<'_>, clue: &Clue, last: u32) -> Option<Spotted> {
    let text = &page.blocks[clue.block()].text;
    let folded = text.folded();
    let start = clue.span.end() - '第'.len_utf8();
    let names_itself = clue.span.of(folded).starts_with('本');
    let behind = &folded[start..folded.floor_char_boundary(start + NUMBER)];
    let (unit, len) = ["部分", "条"].into_iter().find_map(|unit| Some((unit, behind.find(unit)?)))?;
    if unit == "条" && !names_itself {
        return None;
    }
    let end = start + len;
    let (number, _) = article_number(&format!("{}条", &folded[start..end]))?;
    let near = &folded[folded.floor_char_boundary(start.saturating_sub(FAR))..start];
    let sentence = near.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let is_other =
        sentence.contains(['《', '“', '「']) || folded[end + unit.len()..].starts_with(['第', '的']) && unit == "条";
    let detail = Some(Said { zh: format!("{last}个部分"), en: format!("{last} parts") });
    let span = text.to_source(Span::new(start, end + unit.len()));
    (number > last && number <= 3 * last && !is_other).then(|| Spotted { detail, ..Spotted::new(clue.block(), span) })
}

/// The last heading, if they are counted from the first without a gap, once, and there are no articles.
fn last(page: &Page<'_>) -> Option<u32> {
    let mut last = 0;
    for (_, block) in page.each_block() {
        let text = block.text.folded().trim_start();
        if article_number(text).is_some() {
            return None;
        }
        let Some(number) = ONES.iter().position(|mark| text.starts_with(mark)) else { continue };
        let number = u32::try_from(number + 1).ok()?;
        if number != last + 1 {
            return None;
        }
        last = number;
    }
    (FEWEST..10).contains(&last).then_some(last)
}
