//! A whole and its parts without 其中 between: 总造价436万元，土建部分280万元，安装部分96万元，装饰部分70万元. The names of the parts tell that they are all.

use super::super::amount::{Amount, in_unit};
use super::super::miss::Miss;
use super::super::quantity::{Quantity, sentence_end};
use super::Sum;
use super::parts::Parts;
use hegao_model::text::{Folded, Span};

/// What calls an amount the whole.
pub(super) const WHOLES: [&str; 16] = [
    "总户数",
    "总造价",
    "总投资",
    "总面积",
    "总金额",
    "总支出",
    "总收入",
    "计划投资",
    "总人数",
    "总额",
    "总资金",
    "总产值",
    "总费用",
    "总经费",
    "总人口",
    "总数",
];

/// How parts are called that follow one another.
const NUMBERED: [&str; 10] = ["一", "二", "三", "四", "五", "1", "2", "3", "上", "下"];

/// How many characters the amount may stand from its word, and how far the parts are followed, in bytes.
const NEAR: usize = 12;
const FAR: usize = 400;

/// The whole behind `clue`, if the parts that end its sentence miss it.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let near = folded[clue.end()..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）".contains(*c));
    let total = Amount::at(folded, clue.end() + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)?;
    let rest = folded[total.end..].strip_prefix(['，', '：', '；', '。'])?;
    let list = Parts::at(folded, folded.len() - rest.len(), false);
    let to = sentence_end(folded, folded.len() - rest.len(), FAR);
    let all = Quantity::each(folded, total.end..to);
    let is_whole =
        all.len() == list.all.len() && all.iter().all(|one| in_unit(0, one.amount.unit, total.unit).is_some());
    let names: Vec<&str> = list.all.iter().map(|part| part.name).collect();
    let sum = Sum::of(&total, &list.all).filter(|sum| sum.parts == list.all.len() && sum.parts > 1)?;
    let is_alike = is_divided(&names) || super::pairs::are_all(&list);
    // 常住户286户，外出户136户: one character is little, and the sum must be near.
    let last = |name: &str| name.chars().next_back();
    let is_kind = names.len() > 1
        && names.iter().all(|name| last(name) == last(names[0]))
        && sum.misses.abs() * 8 <= total.millionths;
    (is_whole && (is_alike || is_kind) && sum.is_off(&total)).then(|| Miss::of(total, &sum))
}

/// Whether names end alike in two characters (土建部分, 安装部分), or are numbered (一期, 二期).
fn is_divided(names: &[&str]) -> bool {
    let end = |name: &str| name.char_indices().rev().nth(1).map(|(at, _)| name[at..].to_owned());
    let is_numbered = names.iter().zip(names.iter().skip(1)).all(|(one, next)| {
        let number = |name: &str| NUMBERED.iter().position(|number| name.trim_start_matches('第').starts_with(number));
        number(one).zip(number(next)).is_some_and(|(one, next)| one + 1 == next)
    });
    names.len() > 1 && (is_numbered || end(names[0]).is_some() && names.iter().all(|name| end(name) == end(names[0])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_one_kind_are_all() {
        for (text, word, expected) in [
            ("工程总造价为436万元，土建部分280万元，安装部分96万元，装饰部分70万元。", "总造价", Some("446")),
            ("工程总造价为446万元，土建部分280万元，安装部分96万元，装饰部分70万元。", "总造价", None),
            ("计划投资2400万元，一期投资1000万元，二期投资1500万元。", "计划投资", Some("2500")),
            ("总投资2400万元，到位资金1000万元，完成投资800万元。", "总投资", None),
            ("全村总户数412户，常住户286户，外出户136户。", "总户数", Some("422")),
            ("全村总户数412户，低保户30户，脱贫户50户。", "总户数", None),
            ("总面积120亩，耕地80亩，林地30亩，涉及农户12户。", "总面积", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|miss| Amount::written(miss.sum()));
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
