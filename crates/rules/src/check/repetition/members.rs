//! The same member twice in one enumeration, with others between: 光明路、和平街、幸福小区、和平街.

use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use hegao_model::text::{Folded, Span, is_han};

/// What an enumeration stands between.
const EDGES: [char; 14] = ['，', '。', '；', '：', '！', '？', '（', '）', '“', '”', '《', '》', '\n', '|'];

/// The fewest members that make an enumeration of things, and not a figure of speech (学习、学习、再学习).
const FEWEST: usize = 4;

/// The most characters of a member.
const LONGEST: usize = 5;

/// The fewest names that make a list of places or organs, and the fewest and most characters of one.
const FEWEST_NAMES: usize = 3;
const NAME: std::ops::RangeInclusive<usize> = 3..=12;

/// What the names of places and organs end with.
const KINDS: [&str; 24] = [
    "局",
    "镇",
    "乡",
    "村",
    "街道",
    "县",
    "市",
    "区",
    "委",
    "办",
    "厅",
    "院",
    "公司",
    "社区",
    "路",
    "小区",
    "中心",
    "支队",
    "大队",
    "中学",
    "小学",
    "大学",
    "医院",
    "委员会",
];

/// Finds members of at least `least` characters that stood in their enumeration before.
pub(super) fn find(page: &Page<'_>, least: usize, found: &mut dyn FnMut(Spotted)) {
    for (index, block) in page.each_block().filter(|(_, block)| block.facts.zone != Some(Zone::Quotation)) {
        let folded = block.text.folded();
        // Rows that are drawn with bars are cut anywhere.
        if !block.kind.is_prose() || !folded.contains('、') || folded.contains('|') {
            continue;
        }
        for list in folded.split(EDGES).filter(|list| list.matches('、').count() + 1 >= FEWEST_NAMES) {
            for span in doubled(folded, list, least) {
                found(Spotted::new(index, block.text.to_source(span)));
            }
        }
    }
}

/// The members of `list`, a part of `folded`, that stand in it before, but not directly before. What is too long for a member has
/// another enumeration in it: 生产、经营、使用国家禁止生产、经营的….
fn doubled(folded: &str, list: &str, least: usize) -> Vec<Span<Folded>> {
    let members: Vec<&str> = list.split('、').map(str::trim).collect();
    let span = |member: &str| {
        let start = member.as_ptr() as usize - folded.as_ptr() as usize;
        Span::new(start, start + member.len())
    };
    let is_member = |member: &str| {
        (least..=LONGEST).contains(&member.chars().count()) && member.chars().all(is_han) && !member.contains('或')
    };
    let mut seen = Vec::new();
    let is_list = members.len() >= FEWEST;
    // Other members between them are no reason to doubt the names of a list.
    let mut names = Vec::new();
    let mut spans = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let member = if at + 1 == members.len() { named(member) } else { member };
        if is_name(member) {
            let again = names.contains(&member) && names.last() != Some(&member);
            names.push(member);
            if again {
                spans.push(span(member));
                continue;
            }
        }
        if !is_name(member) && member.contains(['由', '向', '对', '把', '在', '和', '或', '的', '其', '各']) {
            names.clear();
        }
        if !is_member(member) || !is_list {
            seen.clear();
            continue;
        }
        if seen.contains(&member) && seen.last() != Some(&member) {
            spans.push(span(member));
        }
        seen.push(member);
    }
    spans
}

/// Whether a member is the name of a place or an organ.
fn is_name(member: &str) -> bool {
    NAME.contains(&member.chars().count())
        && member.chars().all(is_han)
        && KINDS.iter().any(|kind| member.ends_with(kind))
        && !member.contains(['或', '及', '各', '其', '的', '副', '由', '向'])
}

/// The last member without the words behind it: `和平街等区域`.
fn named(member: &str) -> &str {
    let behind = ["等地", "等区域", "等单位", "等部门", "等人", "等方面"];
    let name = behind.iter().find_map(|word| member.split_once(word)).map(|(name, _)| name);
    let bare = || member.split_once('等').map(|(name, _)| name).filter(|name| is_name(name));
    name.or_else(bare).unwrap_or(member)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_once() {
        for (text, expected) in [
            ("对光明路、和平街、幸福小区、和平街、阳光新城等区域停水", vec!["和平街"]),
            ("对光明路、和平街、幸福小区、阳光新城、和平街等区域停水", vec!["和平街"]),
            ("对光明路、和平街、幸福小区、阳光新城停水", vec![]),
            ("不得生产、经营、使用国家禁止生产、经营的化学品", vec![]),
            ("大于、小于、等于、大于等于、小于等于", vec![]),
            ("部长、副主席、各部部长、副部长或团委副书记、各部部长", vec![]),
            ("县应急管理局、县水利局、县自然资源和规划局、县住房和城乡建设局、县气象局、县水利局等", vec!["县水利局"]),
            ("龙门镇、石桥乡、龙门镇等4个乡镇", vec!["龙门镇"]),
            ("向乡、民族乡、镇人民政府由乡、民族乡、镇选举", vec![]),
            ("学习、学习、再学习", vec![]),
            ("隐患排查、森林防火、森林防火、防汛抗旱", vec![]),
        ] {
            let told: Vec<&str> = doubled(text, text, 2).iter().map(|span| span.of(text)).collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
