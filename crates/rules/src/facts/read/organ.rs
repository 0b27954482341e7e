//! Organs: lines that only name organs, and what a name tells.

use super::span_of;
use super::units::units;
use crate::facts::{Level, Organ, Place};

/// What an organ's name ends with. Words of one character are the departments of a government.
const ENDS: [&str; 52] = [
    "人民政府",
    "政府",
    "国务院",
    "中共中央",
    "人民代表大会",
    "人大",
    "政协",
    "法院",
    "检察院",
    "委员会",
    "委",
    "党组",
    "支部",
    "总支",
    "纪律检查组",
    "办公室",
    "办公厅",
    "办事处",
    "办",
    "局",
    "厅",
    "部",
    "处",
    "署",
    "中心",
    "站",
    "所",
    "支队",
    "大队",
    "总队",
    "指挥部",
    "小组",
    "专班",
    "主席团",
    "工会",
    "联合会",
    "协会",
    "学会",
    "商会",
    "基金会",
    "常委会",
    "管委会",
    "村委会",
    "居委会",
    "公司",
    "集团",
    "银行",
    "学院",
    "大学",
    "学校",
    "医院",
    "海关",
];

/// Words of ordinary text that end like organs.
const NO_ORGANS: [&str; 10] = ["干部", "部署", "全部", "内部", "外部", "场所", "处所", "好处", "落实到位", "用处"];

/// Words that no name holds, but titles and sentences do.
const NO_NAME: [&str; 9] = ["关于", "的", "了", "召开", "加强", "做好", "印发", "转发", "成立"];

/// What stands before the place in a name.
const PREFIXES: [&str; 11] = [
    "中国共产党",
    "中共",
    "中国人民政治协商会议",
    "政协",
    "中国共产主义青年团",
    "共青团",
    "国家税务总局",
    "国家统计局",
    "中国人民银行",
    "中华人民共和国",
    "国家",
];

/// What makes an organ without a place one of the state.
const CENTRAL: [&str; 8] = ["国务院", "中共中央", "中央", "全国", "国家", "最高人民", "中华人民共和国", "中华全国"];

/// Ministries, which are named without the state.
const MINISTRIES: [&str; 27] = [
    "外交部",
    "国防部",
    "教育部",
    "科技部",
    "科学技术部",
    "工业和信息化部",
    "公安部",
    "民政部",
    "司法部",
    "财政部",
    "人力资源社会保障部",
    "人力资源和社会保障部",
    "自然资源部",
    "生态环境部",
    "住房和城乡建设部",
    "住房城乡建设部",
    "交通运输部",
    "水利部",
    "农业农村部",
    "商务部",
    "文化和旅游部",
    "退役军人事务部",
    "应急管理部",
    "审计署",
    "海关总署",
    "中央军委",
    "市场监管总局",
];

/// The organs of a place themselves, as they are named behind the place.
const OF_THE_PLACE: [&str; 17] = [
    "委",
    "党委",
    "工委",
    "党工委",
    "人民政府",
    "政府",
    "人民代表大会",
    "人民代表大会常务委员会",
    "人大",
    "人大常委会",
    "人民代表大会主席团",
    "人大主席团",
    "监察委员会",
    "管理委员会",
    "管委会",
    "村民委员会",
    "居民委员会",
];

/// What a department's name ends with.
const DEPARTMENTS: [&str; 15] =
    ["局", "厅", "部", "处", "署", "办公室", "办公厅", "中心", "委员会", "委", "办", "站", "所", "支队", "大队"];

/// The organs that `part`, a piece of the block `text`, names if it names nothing else; else none.
pub(super) fn organs(block: usize, text: &str, part: &str) -> Vec<Organ> {
    let part = part.trim();
    // The longest real line of organs is far shorter; long lines are running text.
    if part.is_empty() || part.len() > 300 || !may_end(part) {
        return Vec::new();
    }
    let names = || part.split(|c: char| c.is_whitespace() || "、，".contains(c)).filter(|name| !name.is_empty());
    if names().all(is_name) {
        return names().map(|name| organ(name.to_owned(), Place { block, span: span_of(text, name) })).collect();
    }
    // One name set with spaces: 示 例 县 人 民 政 府
    let whole: String = part.split_whitespace().collect();
    let place = Place { block, span: span_of(text, part) };
    if is_name(&whole) { vec![organ(whole, place)] } else { Vec::new() }
}

/// A cheap look at the end of a line that may name organs.
fn may_end(part: &str) -> bool {
    ENDS.iter().any(|end| part.chars().next_back() == end.chars().next_back())
}

/// Whether `name` is the name of one organ.
fn is_name(name: &str) -> bool {
    let count = name.chars().count();
    (3..=45).contains(&count)
        && name.chars().all(|c| c.is_alphanumeric() || "×○·（）()".contains(c))
        && name.chars().next().is_some_and(|c| !c.is_ascii_digit() && c != '第')
        && ENDS.iter().any(|end| name.ends_with(end))
        && !NO_ORGANS.iter().any(|word| name.ends_with(word))
        && !NO_NAME.iter().any(|word| name.contains(word))
}

/// What the name of an organ tells.
fn organ(name: String, place: Place) -> Organ {
    let prefix = PREFIXES.iter().copied().find(|prefix| name.starts_with(prefix)).unwrap_or_default();
    let (units, level, rest) = units(&name[prefix.len()..]);
    let is_central = units.is_empty()
        && (CENTRAL.iter().any(|word| name.starts_with(word))
            || MINISTRIES.contains(&name.as_str())
            || name.ends_with("总局"));
    let of_party = matches!(prefix, "中共" | "中国共产党");
    let is_party = of_party
        || ["党委", "党组", "党工委", "工委", "纪委", "纪律检查", "委"].iter().any(|word| rest.starts_with(word))
            && !rest.starts_with("委员会")
            && !units.is_empty()
        || ["党委", "党组", "党支部", "党总支"].iter().any(|word| rest.ends_with(word));
    let itself = OF_THE_PLACE.contains(&rest)
        || rest == "委员会" && !prefix.is_empty()
        || rest == "工作委员会" && of_party
        || rest == "办事处" && level == Some(Level::Township)
        || is_central && rest.starts_with("常务委员会");
    let is_department = !itself && rest != "中共中央" && DEPARTMENTS.iter().any(|end| rest.ends_with(end));
    let units = units.into_iter().map(str::to_owned).collect();
    let level = if is_central { Some(Level::Central) } else { level };
    Organ { place, units, level, is_department, is_party, name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        organs(0, text, text).into_iter().map(|organ| organ.name).collect()
    }

    #[test]
    fn a_line_may_name_several_organs() {
        assert_eq!(names("中共示例县委 示例县人民政府"), ["中共示例县委", "示例县人民政府"]);
        assert_eq!(names("示例县教育局、示例县财政局"), ["示例县教育局", "示例县财政局"]);
        assert_eq!(names("　示 例 县 人 民 政 府　"), ["示例县人民政府"]);
        assert_eq!(names("××市人民政府"), ["××市人民政府"]);
        for text in
            ["全县党员干部", "关于成立指挥部", "2025年工作部署", "示例县人民政府的办公室", "李明", "第一办公室", ""]
        {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_name_tells_what_the_organ_is() {
        for (name, level, is_department, is_party) in [
            ("中共重庆市大足区邮亭镇委", Some(Level::Township), false, true),
            ("中国共产党示例县委员会", Some(Level::County), false, true),
            ("示例县委办公室", Some(Level::County), true, true),
            ("示例县人民政府", Some(Level::County), false, false),
            ("示例县人民政府办公室", Some(Level::County), true, false),
            ("示例县发展和改革委员会", Some(Level::County), true, false),
            ("示例区示例街道办事处", Some(Level::Township), false, false),
            ("示例县人民代表大会常务委员会", Some(Level::County), false, false),
            ("政协示例县委员会", Some(Level::County), false, false),
            ("国务院", Some(Level::Central), false, false),
            ("国务院办公厅", Some(Level::Central), true, false),
            ("教育部", Some(Level::Central), true, false),
            ("国家税务总局示例县税务局", Some(Level::County), true, false),
            ("国家发展和改革委员会", Some(Level::Central), true, false),
            ("示例省教育厅", Some(Level::Province), true, false),
            ("示例县人民法院", Some(Level::County), false, false),
            ("示例股份有限公司", None, false, false),
        ] {
            let organ = &organs(0, name, name)[0];
            assert_eq!((organ.level, organ.is_department, organ.is_party), (level, is_department, is_party), "{name}");
        }
    }
}
