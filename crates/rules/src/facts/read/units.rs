//! The places in an organ's name, the highest first, and their levels.

use crate::facts::Level;

const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];

/// Areas that are no unit of administration of their own, so that their level cannot be told.
const AREAS: [&str; 11] =
    ["新区", "开发区", "高新区", "管理区", "示范区", "合作区", "保税区", "工业区", "度假区", "风景区", "功能区"];

/// A place as its last word tells it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Province,
    Prefecture,
    /// Above or below a prefecture: its neighbours decide.
    City,
    County,
    Area,
    Township,
}

/// The units at the beginning of `name`, the level of the last, and what follows.
pub(super) fn units(name: &str) -> (Vec<&str>, Option<Level>, &str) {
    let mut found: Vec<(&str, Kind)> = Vec::new();
    let mut rest = name;
    while let Some((unit, kind)) = next(rest) {
        let descends = found.last().is_none_or(|&(_, last)| last < kind || (last == Kind::City && kind == Kind::City));
        if !descends {
            break;
        }
        found.push((unit, kind));
        rest = &rest[unit.len()..];
    }
    let level = level(&found);
    (found.into_iter().map(|(unit, _)| unit).collect(), level, rest)
}

fn level(units: &[(&str, Kind)]) -> Option<Level> {
    let (&(name, kind), above) = units.split_last()?;
    match kind {
        Kind::Province => Some(Level::Province),
        Kind::Prefecture => Some(Level::Prefecture),
        Kind::County => Some(Level::County),
        Kind::Township => Some(Level::Township),
        Kind::Area => None,
        Kind::City if MUNICIPALITIES.contains(&name) => Some(Level::Province),
        Kind::City => {
            let below = above.last().is_some_and(|&(_, kind)| matches!(kind, Kind::Prefecture | Kind::City));
            below.then_some(Level::County)
        }
    }
}

/// The first unit of `text`, which must begin there.
fn next(text: &str) -> Option<(&str, Kind)> {
    let chars: Vec<(usize, char)> = text.char_indices().take(18).collect();
    for (count, &(at, c)) in chars.iter().enumerate().skip(1) {
        if "和与及".contains(c) || !(c.is_alphanumeric() || "×○·".contains(c)) {
            return None;
        }
        let (name, behind) = text.split_at(at + c.len_utf8());
        // Only autonomous places have long names.
        if let Some(kind) = kind(name, count, behind)
            && (count < 9 || name.contains("自治") || name.ends_with("开发区"))
        {
            return Some((name, kind));
        }
    }
    None
}

/// What `name`, `before` characters and the last word, is; `None` if it is no whole name.
fn kind(name: &str, before: usize, behind: &str) -> Option<Kind> {
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let goes_on = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let is = |kind, holds: bool| holds.then_some(kind);
    match name.chars().next_back()? {
        '省' => is(Kind::Province, before >= 2),
        '州' => is(Kind::Prefecture, ends(&["自治州"]) || before >= 2 && goes_on(&["人民政府", "委"])),
        '盟' => is(Kind::Prefecture, before >= 2 && !ends(&["联盟", "同盟"])),
        '市' => is(
            Kind::City,
            before >= 2
                && !goes_on(&["场", "政", "容", "区"])
                && !(ends(&["城市"]) && goes_on(&["管", "规", "建", "运", "更"])),
        ),
        '县' => is(Kind::County, !goes_on(&["级"])),
        '旗' => is(Kind::County, before >= 2 && !goes_on(&["镇", "乡", "街", "区"])),
        '区' if ends(&["自治区"]) => Some(Kind::Province),
        '区' if ends(&["地区"]) => is(Kind::Prefecture, before >= 3),
        '区' if ends(&["浦东新区", "滨海新区"]) => Some(Kind::County),
        '区' if ends(&AREAS) => Some(Kind::Area),
        '区' => is(
            Kind::County,
            !goes_on(&["域", "划"])
                && !ends(&["社区", "小区", "校区", "片区", "军区", "灾区", "库区", "牧区", "山区", "景区", "园区"]),
        ),
        '镇' => is(Kind::Township, before >= 2 && !goes_on(&["市", "区", "县"]) && !ends(&["乡镇", "城镇", "村镇"])),
        '乡' => is(Kind::Township, before >= 2 && !goes_on(&["市", "镇", "村", "县"]) && !ends(&["城乡"])),
        '道' => is(Kind::Township, before >= 3 && ends(&["街道"])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_decides_the_level() {
        use Level::{County, Prefecture, Province, Township};
        for (name, expected, level) in [
            ("重庆市大足区邮亭镇委", &["重庆市", "大足区", "邮亭镇"][..], Some(Township)),
            ("广东省东莞市虎门镇人民政府", &["广东省", "东莞市", "虎门镇"], Some(Township)),
            ("湖南省长沙市岳麓区人民政府", &["湖南省", "长沙市", "岳麓区"], Some(County)),
            ("湖南省长沙市人民政府", &["湖南省", "长沙市"], None),
            ("上海市人民政府", &["上海市"], Some(Province)),
            ("湖南省长沙市浏阳市人民政府", &["湖南省", "长沙市", "浏阳市"], Some(County)),
            ("恩施土家族苗族自治州利川市教育局", &["恩施土家族苗族自治州", "利川市"], Some(County)),
            ("恩施州人民政府", &["恩施州"], Some(Prefecture)),
            ("新疆维吾尔自治区人民政府", &["新疆维吾尔自治区"], Some(Province)),
            ("内蒙古自治区阿拉善盟阿拉善左旗", &["内蒙古自治区", "阿拉善盟", "阿拉善左旗"], Some(County)),
            ("河南省新乡市卫滨区", &["河南省", "新乡市", "卫滨区"], Some(County)),
            ("济宁市市中区", &["济宁市", "市中区"], Some(County)),
            ("荆州市沙市区人民政府", &["荆州市", "沙市区"], Some(County)),
            ("盐城市城市管理局", &["盐城市"], None),
            ("示例县市场监督管理局", &["示例县"], Some(County)),
            ("示例县乡村振兴局", &["示例县"], Some(County)),
            ("示例市住房和城乡建设局", &["示例市"], None),
            ("示例区示例街道办事处", &["示例区", "示例街道"], Some(Township)),
            ("示例市经济技术开发区管理委员会", &["示例市", "经济技术开发区"], None),
            ("国家市场监督管理总局", &[], None),
            ("住房和城乡建设部", &[], None),
        ] {
            let (units, found, _) = units(name);
            assert_eq!((&units[..], found), (expected, level), "{name}");
        }
    }
}
