//! A number behind the things that it counts, which are more or fewer: Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级五个等级.
//!
//! With 等 before the number the members may be examples: then only more of them than the number says is a slip.

mod grades;
mod open;
mod slogan;
mod stated;

use super::numeral::number_after;
use crate::check::page::{Clue, Page, PageCheck, Spotted, Weight};
use crate::facts::Zone;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct ListedCounts;

/// What stands behind the number, and is counted.
const COUNTED: [&str; 54] = [
    "个机构",
    "个股室",
    "个学院",
    "个街道",
    "个园区",
    "个网点",
    "种方式",
    "种类型",
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
    "个部室",
    "个步骤",
    "个平台",
    "个板块",
    "个社区",
    "个服务摊位",
    "个摊位",
    "个展区",
    "个产业",
    "大产业",
    "大工程",
    "大行动",
    "条线路",
    "条精品线路",
    "条路线",
    "项工作",
    "项活动",
    "项内容",
    "项任务",
    "项制度",
    "项措施",
    "项指标",
];

/// What says that the members which follow are all there are.
const ALL: [&str; 9] = ["内设", "下设", "下辖", "分为", "包括", "设置", "分设", "共设", "设立"];

/// Where a list begins.
const EDGES: [char; 16] = ['，', '。', '；', '：', '！', '？', '（', '）', '(', ')', ',', ';', ':', '\n', '|', '”'];

/// The fewest members that are a list, and the most characters of one.
const FEWEST: usize = 3;
const LONGEST: usize = 12;

/// What is wrong where a literal stands: the number, and how many members there are.
type Wrong = fn(&str, Span<Folded>) -> Option<(Span<Folded>, u32)>;

/// Further ways to name a number and its members, each with the literals that lead there.
fn ways() -> [(Vec<String>, Wrong); 4] {
    [
        (slogan::literals().collect(), slogan::wrong),
        (grades::literals().collect(), grades::wrong),
        (open::literals().collect(), open::wrong),
        (stated::literals().collect(), stated::wrong),
    ]
}

/// The one of `ways` that the literal with this index leads to.
fn way(ways: &[(Vec<String>, Wrong)], mut literal: usize) -> Option<Wrong> {
    let led = ways.iter().find(|(literals, _)| {
        let is_one = literal < literals.len();
        literal = literal.saturating_sub(literals.len());
        is_one
    });
    led.map(|(_, wrong)| *wrong)
}

impl PageCheck for ListedCounts {
    fn literals(&self) -> Vec<String> {
        COUNTED.map(str::to_owned).into_iter().chain(ways().into_iter().flat_map(|(literals, _)| literals)).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        let ways = ways();
        for clue in page.each(clues) {
            let block = &page.blocks[clue.block()];
            let text = &block.text;
            if !block.kind.is_prose() || block.facts.zone == Some(Zone::Quotation) {
                continue;
            }
            let told = match clue.literal().checked_sub(COUNTED.len()) {
                None => wrong(text.folded(), clue.span),
                Some(literal) => way(&ways, literal)
                    .and_then(|wrong| wrong(text.folded(), clue.span))
                    .map(|(span, count)| (span, count, Weight::Full)),
            };
            let Some((span, members, weight)) = told else { continue };
            // 等6个机构 may lead here twice.
            if last.replace((clue.block(), span.start())) == Some((clue.block(), span.start())) {
                continue;
            }
            let detail = Some(Said { zh: format!("{members}项"), en: members.to_string() });
            found(Spotted { detail, weight, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The number before `clue` with what it counts, and how many members stand before it, if they are not so many; with 等, one less is worth a note.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32, Weight)> {
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
    // 二、成员单位 begins with the number of its paragraph.
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let list = list.split_once('、').filter(|(first, _)| is_number(first)).map_or(list, |(_, rest)| rest);
    let members = list.split('、').count();
    // 白沙镇5个村、东岭乡4个村 counts each for itself.
    let is_apart = list.contains(clue.of(folded));
    let has_more = is_open && members as u32 > number && list.split('、').skip(1).all(is_long_member);
    let is_list = members >= FEWEST && !is_apart && (has_more || list.split('、').skip(1).all(is_member));
    if !is_list || !(2..=30).contains(&number) {
        return None;
    }
    let members = members as u32;
    // 内设综合科、保护科、宣教科等4个科室: whoever names three of four names the fourth.
    let lacks_one = is_open && members + 1 == number && ALL.iter().any(|word| list.contains(word));
    let is_wrong = if is_open { members > number || lacks_one } else { members != number };
    let weight = if lacks_one { Weight::Advice } else { Weight::Full };
    is_wrong.then(|| (Span::new(start, clue.end()), members, weight))
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

/// Whether a part is one member, or more: what joins two only adds to them.
fn is_long_member(part: &str) -> bool {
    let is_short = part.chars().nth(2 * LONGEST).is_none() && !part.is_empty();
    is_short && !part.contains(['等', '每', '各', '另', '第', '约'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_as_many_as_is_said() {
        let told = |text: &str| {
            let at = COUNTED
                .iter()
                .rev()
                .filter_map(|word| text.find(word).map(|at| Span::new(at, at + word.len())))
                .next()?;
            wrong(text, at).map(|(span, members, _)| (span.of(text).to_owned(), members))
        };
        for (text, expected) in [
            ("应急响应分为Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级五个等级。", Some(("五个等级", 4))),
            ("应急响应分为Ⅳ级、Ⅲ级、Ⅱ级、Ⅰ级四个等级。", None),
            ("龙门镇、石桥乡、白沙镇、青山乡等3个乡镇参加。", Some(("3个乡镇", 4))),
            ("龙门镇、石桥乡、白沙镇等8个乡镇参加。", None),
            ("从组织、人员、经费和制度四个方面保障。", None),
            ("从组织、人员、经费、制度、监督四个方面保障。", Some(("四个方面", 5))),
            ("白沙镇5个村、东岭乡4个村、西河乡5个村、南浦乡2个村。", None),
            ("内设综合科、保护科、宣教科等4个科室。", Some(("4个科室", 3))),
            ("综合科、保护科、宣教科等4个科室。", None),
            ("内设综合科、保护科、宣教科等6个科室。", None),
            ("推出春赏花、夏避暑、秋摘果、冬泡汤五条精品线路。", Some(("五条精品线路", 4))),
            (
                "包括总体情况、收到和处理信息公开申请情况、行政复议和行政诉讼情况、其他事项等三个部分。",
                Some(("三个部分", 4)),
            ),
            ("包括总体情况、收到和处理信息公开申请情况、行政复议和行政诉讼情况、其他事项等五个部分。", None),
            ("涉及三个方面。", None),
            ("由早、中、晚熟约30个品种组成。", None),
            ("从事省、自治区、直辖市跨2个县级以上客运的。", None),
        ] {
            let expected = expected.map(|(span, members)| (span.to_owned(), members));
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
