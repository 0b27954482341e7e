//! Grades that are listed beside their number: 分为特别重大（Ⅰ级）、重大（Ⅱ级）、较大（Ⅲ级）和一般（Ⅳ级）三级; 分为三级：…; （Ⅰ级、Ⅱ级、Ⅲ级、Ⅳ级）三级.

use super::super::numeral::number_at;
use hegao_model::text::{Folded, Span, is_han};

/// What a number of grades is written with, and what it counts.
const FIGURES: &str = "二两三四五六七23456789";
const GRADES: [&str; 4] = ["级", "个等级", "个级别", "个档次"];

/// What leads to a division, and how far before the number it may stand, in bytes.
const DIVIDED: [&str; 4] = ["分为", "分成", "划为", "分"];
const FAR: usize = 240;

/// What may stand between the number and the list behind it.
const NAMED: [&str; 5] = ["响应", "预警", "标准", "管理", "等级"];

/// The longest grade, in characters.
const LONGEST: usize = 8;

pub(super) fn literals() -> impl Iterator<Item = String> {
    GRADES.iter().flat_map(|grade| FIGURES.chars().map(move |number| format!("{number}{grade}")))
}

/// The number at `clue`, and how many grades are listed before it or behind it, if they are not so many.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let (number, _) = number_at(folded, clue.start())?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let before = folded[from..clue.start()].rsplit(['。', '；', '\n']).next()?;
    let behind = &folded[clue.end()..];
    let is_bound = ["以上", "以下", "以内", "及以"].iter().any(|word| behind.starts_with(word));
    let count = bracketed(before).or_else(|| divided(before)).or_else(|| announced(before, behind))?;
    // 三个二级学科
    let is_kind = before.ends_with(['个', '第', '类', '项']);
    (!is_bound && !is_kind && count != number).then_some((clue, count))
}

/// The grades in the bracket that ends a text.
fn bracketed(before: &str) -> Option<u32> {
    let (_, list) = before.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
    let grades = grades(list)?;
    let are_grades = grades.iter().all(|grade| grade.ends_with(['级', '色', '等', '档']));
    (grades.len() > 2 && are_grades).then_some(grades.len() as u32)
}

/// The grades between `分为` and the end of a text.
fn divided(before: &str) -> Option<u32> {
    let (at, word) = DIVIDED.iter().find_map(|word| Some((before.rfind(word)?, word)))?;
    let list = plain(before[at + word.len()..].trim_start_matches(['：', ':', '为']))?;
    // Behind 等 stand others.
    let grades = grades(&list).filter(|_| !list.ends_with('等'))?;
    (grades.len() > 2).then_some(grades.len() as u32)
}

/// The grades that the sentence behind a number lists, and nothing else.
fn announced(before: &str, behind: &str) -> Option<u32> {
    DIVIDED[..3].iter().find(|word| before.ends_with(**word))?;
    let named = NAMED.iter().find_map(|name| behind.strip_prefix(name)).unwrap_or(behind);
    let list = named.strip_prefix(['：', ':'])?.split(['。', '；', '\n']).next()?;
    let grades = grades(&plain(list)?)?.len() as u32;
    (grades > 2).then_some(grades)
}

/// A list without what its brackets say of its members.
fn plain(list: &str) -> Option<String> {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in list.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    (depth == 0).then_some(kept)
}

/// The members of a list, if all are short names.
fn grades(list: &str) -> Option<Vec<String>> {
    let is_grade = |name: &str| {
        let is_short = !name.is_empty() && name.chars().nth(LONGEST).is_none();
        is_short && name.chars().all(|c| is_han(c) || ('Ⅰ'..='Ⅻ').contains(&c) || c.is_ascii_uppercase())
    };
    let members: Vec<String> = list.split(['、', '和', '及', '与']).map(str::to_owned).collect();
    members.iter().all(|name| is_grade(name)).then_some(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_as_many_as_is_said() {
        for (text, word, expected) in [
            ("分为特别重大（Ⅰ级）、重大（Ⅱ级）、较大（Ⅲ级）和一般（Ⅳ级）三级。", "三级", Some(4)),
            ("分为特别重大（Ⅰ级）、重大（Ⅱ级）、较大（Ⅲ级）和一般（Ⅳ级）四级。", "四级", None),
            ("分为特别重大、重大、较大和一般三级。", "三级", Some(4)),
            ("响应（Ⅰ级、Ⅱ级、Ⅲ级、Ⅳ级）三级。", "三级", Some(4)),
            ("预警级别分为三级：特别重大（Ⅰ级）、重大（Ⅱ级）、较大（Ⅲ级）和一般（Ⅳ级）。", "三级", Some(4)),
            ("预警级别分为四级：特别重大（Ⅰ级）、重大（Ⅱ级）、较大（Ⅲ级）和一般（Ⅳ级）。", "四级", None),
            ("分为一级、二级、三级和四级三个等级。", "三个等级", Some(4)),
            ("分为一级、二级、三级、四级四个等级。", "四个等级", None),
            ("医院分为一级、二级、三级。", "三级", None),
            ("分为一级、二级和三级。", "三级", None),
            ("实行省、市、县三级管理。", "三级", None),
            ("评分以A、B、C、D及不合格五级记载。", "五级", None),
            ("设有会计学、财务管理、审计学三个二级学科。", "二级", None),
            ("分为省、市、县、乡等三级以上。", "三级", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, count)| count);
            assert_eq!(told, expected, "{text}");
        }
    }
}
