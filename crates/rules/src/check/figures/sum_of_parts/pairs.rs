//! Two parts that are all there is (男 and 女), or that nothing is both of (党员 and 团员).

use super::parts::Parts;

/// Names of parts that are all there is together, a word of each.
const ALL: [(&str, &str); 10] = [
    ("人员经费", "公用经费"),
    ("基本支出", "项目支出"),
    ("自然人", "法人"),
    ("城镇人口", "乡村人口"),
    ("城镇常住", "乡村常住"),
    ("男性", "女性"),
    ("男生", "女生"),
    ("出口", "进口"),
    ("政策性", "商业性"),
    ("公务接待", "公务用车"),
];

/// Words that divide a whole in two where all else of two names is the same: 女徒弟 and 男徒弟, 理论 and 实践.
const OPPOSITES: [(&str, &str); 18] = [
    ("地上", "地下"),
    ("女", "男"),
    ("理论", "实践"),
    ("理论", "实验"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("固定", "临时"),
    ("公办", "民办"),
    ("线上", "线下"),
    ("室内", "室外"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("境内", "境外"),
    ("国内", "国外"),
    ("必修", "选修"),
    ("专职", "兼职"),
    ("在职", "退休"),
];

/// What people and things are beside what else they are. Parts with such names may overlap, two by two, unless the other name says the
/// contrary.
const BESIDE: [(&str, &str); 19] = [
    ("女", "男"),
    ("民族", "汉族"),
    ("党员", "团员"),
    ("党员", "群众"),
    ("以上", "以下"),
    ("岁", "岁"),
    ("残", "健全"),
    ("困难", "一般"),
    ("低保", "特困"),
    ("脱贫", "一般"),
    ("监测", "脱贫"),
    ("重点", "一般"),
    ("新", "老"),
    ("学历", "学历"),
    ("职称", "职称"),
    ("代表", "委员"),
    ("获", "获"),
    ("士", "士"),
    ("级", "级"),
];

/// Whether two parts are all there is, by their names.
pub(super) fn are_all(list: &Parts<'_>) -> bool {
    let [a, b] = &list.all[..] else { return false };
    let are = |a: &str, b: &str| ALL.iter().any(|(one, other)| a.contains(one) && b.contains(other));
    are(a.name, b.name) || are(b.name, a.name) || are_opposite(a.name, b.name)
}

/// Whether the parts are the three industries, which are all that a place produces.
pub(super) fn are_industries(list: &Parts<'_>) -> bool {
    let are = |words: [&str; 3]| list.all.iter().zip(words).all(|(part, word)| part.name.contains(word));
    list.all.len() == 3 && (are(["第一产业", "第二产业", "第三产业"]) || are(["一产", "二产", "三产"]))
}

/// Whether all names end in the same two characters (生产用水, 生活用水), so that the parts are of one kind, and none says that they overlap.
pub(super) fn are_kin(list: &Parts<'_>) -> bool {
    let end = |name: &str| name.char_indices().rev().nth(1).map(|(at, _)| name[at..].to_owned());
    let first = list.all.first().and_then(|part| end(part.name));
    first.is_some() && list.all.iter().all(|part| end(part.name) == first) && exclude_each_other(list)
}

/// Whether all parts are costs, of which each is one: 资料费, 印刷费, 出版费.
pub(super) fn are_costs(list: &Parts<'_>) -> bool {
    list.all.len() > 3 && list.all.iter().all(|part| part.name.ends_with('费'))
}

/// Whether two names are the same but for words that divide a whole.
fn are_opposite(a: &str, b: &str) -> bool {
    let are = |one: &str, other: &str| {
        a.replacen(one, "", 1) == b.replacen(other, "", 1) && a.contains(one) && b.contains(other)
    };
    OPPOSITES.iter().any(|(one, other)| are(one, other) || are(other, one))
}

/// Whether nothing belongs to both of two parts, as far as their names say.
pub(super) fn exclude_each_other(list: &Parts<'_>) -> bool {
    let [a, b] = &list.all[..] else { return false };
    // 2025年新增2000个、2026年新增2500个
    if [a, b].iter().all(|part| part.name.starts_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let may_overlap = |a: &str, b: &str| {
        let of_a = || BESIDE.iter().filter(|(one, _)| a.contains(one));
        of_a().next().is_some() && !of_a().any(|(_, other)| b.contains(other))
    };
    !may_overlap(a.name, b.name) && !may_overlap(b.name, a.name)
}

/// Whether all parts are cars by their use, of which each has one: 应急保障用车2辆、执法执勤用车4辆.
pub(super) fn are_vehicles(list: &Parts<'_>) -> bool {
    let is_craft = |name: &str| name.ends_with("用车") || name.ends_with(['船', '艇', '驳', '舟', '轮']);
    list.all.len() > 1 && list.all.iter().all(|part| is_craft(part.name))
}

/// Whether two parts are people by their trades, of which each has one: 厨师1人、服务员3人.
pub(super) fn are_trades(list: &Parts<'_>) -> bool {
    let is_trade =
        |name: &str| name.ends_with(['员', '师', '工', '手']) && !name.ends_with("党员") && !name.ends_with("技师");
    list.all.len() == 2 && list.all.iter().all(|part| is_trade(part.name)) && exclude_each_other(list)
}
