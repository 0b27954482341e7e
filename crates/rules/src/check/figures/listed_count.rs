//! A number behind the things that it counts, which are more or fewer: Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级五个等级.
//!
//! With 等 before the number the members may be examples: then only more of them than the number says is a slip.

use super::numeral::number_after;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::facts::Zone;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct ListedCounts;

/// What stands behind the number, and is counted.
const COUNTED: [&str; 24] = [
    "个方面",
    "个等级",
    "个环节",
    "个阶段",
    "个乡镇",
    "个部门",
    "个单位",
    "个科室",
    "个类别",
    "个部分",
    "个村",
    "个镇",
    "个区",
    "个县",
    "个市",
    "个专业",
    "个品种",
    "个层次",
    "个领域",
    "个级别",
    "个项目",
    "大类",
    "种情形",
    "个小组",
];

/// Where a list begins.
const EDGES: [char; 16] = ['，', '。', '；', '：', '！', '？', '（', '）', '(', ')', ',', ';', ':', '\n', '|', '”'];

/// The fewest members that are a list, and the most characters of one.
const FEWEST: usize = 3;
const LONGEST: usize = 12;

impl PageCheck for ListedCounts {
    fn literals(&self) -> Vec<String> {
        COUNTED.map(str::to_owned).to_vec()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let block = &page.blocks[clue.block()];
            let text = &block.text;
            if !block.kind.is_prose() || block.facts.zone == Some(Zone::Quotation) {
                continue;
            }
            let Some((span, members)) = wrong(text.folded(), clue.span) else { continue };
            let detail = Said { zh: format!("{members}项"), en: members.to_string() };
            found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The number before `clue` with what it counts, and how many members stand before it, if they are not so many.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let before = &folded[..clue.start()];
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c)).len();
    let written = &before[start..];
    let number =
        if written == "两" { 2 } else { number_after(written).filter(|number| number.end == written.len())?.value };
    let (list, is_open) = match before[..start].strip_suffix('等') {
        Some(list) => (list, true),
        None => (&before[..start], false),
    };
    let behind = folded[clue.end()..].chars().next();
    let is_longer = clue.of(folded).ends_with(['县', '市', '区', '村', '镇'])
        && behind.is_some_and(|c| "级域场民委长内外间".contains(c));
    let list = list.rsplit(EDGES).next().filter(|_| !is_longer)?;
    let members = list.split('、').count();
    let is_list = members >= FEWEST && list.split('、').skip(1).all(is_member);
    if !is_list || !(2..=30).contains(&number) {
        return None;
    }
    let members = members as u32;
    let is_wrong = if is_open { members > number } else { members != number };
    is_wrong.then(|| (Span::new(start, clue.end()), members))
}

/// Whether a part between two 、 is one member: short, and without a word that joins two or opens another list.
fn is_member(part: &str) -> bool {
    let is_short = part.chars().nth(LONGEST).is_none() && !part.is_empty();
    is_short
        && !part.contains([
            '和', '及', '与', '或', '等', '共', '的', '每', '各', '另', '在', '为', '第', '约', '近', '超', '余', '跨',
            '有', '以', '内', '是', '到', '了',
        ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_as_many_as_is_said() {
        let told = |text: &str| {
            let at =
                COUNTED.iter().filter_map(|word| text.find(word).map(|at| Span::new(at, at + word.len()))).next()?;
            wrong(text, at).map(|(span, members)| (span.of(text).to_owned(), members))
        };
        for (text, expected) in [
            ("应急响应分为Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级五个等级。", Some(("五个等级", 4))),
            ("应急响应分为Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级四个等级。", None),
            ("龙门镇、石桥乡、白沙镇、青山乡等3个乡镇参加。", Some(("3个乡镇", 4))),
            ("龙门镇、石桥乡、白沙镇等8个乡镇参加。", None),
            ("从组织、人员、经费和制度四个方面保障。", None),
            ("从组织、人员、经费、制度、监督四个方面保障。", Some(("四个方面", 5))),
            ("涉及三个方面。", None),
            ("由早、中、晚熟约30个品种组成。", None),
            ("从事省、自治区、直辖市跨2个县级以上客运的。", None),
        ] {
            let expected = expected.map(|(span, members)| (span.to_owned(), members));
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
