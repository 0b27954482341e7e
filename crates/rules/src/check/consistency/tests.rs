//! Each kind over small documents.

use super::*;
use crate::check::{Literals, PageBlock, PageTables};
use crate::facts::{About, Audience, BlockFacts, DateInterval, DateSource, Facts};
use hegao_model::clock::Clock;
use hegao_model::document::{BlockKind, Format};
use hegao_model::text::{Span, Text};

/// What `of` finds in `lines`: the text, and what it should be.
fn find(of: Consistency, lines: &[&str]) -> Vec<(String, String)> {
    let facts = Facts {
        date: DateInterval::parse("2025").unwrap(),
        date_source: DateSource::Given,
        audience: Audience::Public,
        genre: None,
        format: Format::Text,
        about: About::default(),
    };
    let blocks = lines.iter().map(|line| PageBlock {
        kind: BlockKind::Paragraph,
        text: Text::new(line),
        facts: BlockFacts { zone: None, lang: None },
        cuts: None,
        hidden: None,
    });
    let clock = Clock::endless();
    let page = Page {
        blocks: blocks.collect(),
        asides: Vec::new(),
        tables: PageTables::default(),
        faults: crate::check::PageFaults::default(),
        facts: &facts,
        clock: &clock,
    };
    let literals = of.literals();
    let literals = Literals::new(literals.iter().map(String::as_str));
    let mut clues = Vec::new();
    for (block, line) in lines.iter().enumerate() {
        literals.find(line, |literal, start, end| clues.push(Clue::new(block, literal, Span::new(start, end))));
    }
    let found = of.find(&page, &clues);
    found.into_iter().map(|one| (one.span.of(lines[one.block]).to_owned(), one.suggestions[0].clone())).collect()
}

fn pairs(found: &[(&str, &str)]) -> Vec<(String, String)> {
    found.iter().map(|(own, right)| ((*own).to_owned(), (*right).to_owned())).collect()
}

#[test]
fn a_post_has_one_holder() {
    let find = |lines: &[&str]| find(Consistency::Persons, lines);
    assert_eq!(find(&["机修班班长李海生到场。", "给予机修班班长李海声记过处分。"]), pairs(&[("李海声", "李海生")]));
    assert_eq!(
        find(&["县救灾办 张磊  07:42", "县救灾办 张磊  07:50", "县救灾办 张雷  08:15"]),
        pairs(&[("张雷", "张磊")])
    );
    assert_eq!(find(&["县救灾办 张磊  07:42", "县救灾办 张雷  08:15"]), []);
    assert_eq!(find(&["我是办公室主任陈敏。", "述职人：陈明"]), pairs(&[("陈明", "陈敏")]));
    assert_eq!(find(&["我是办公室主任陈敏。", "述职人：陈敏"]), []);
    assert_eq!(find(&["被告人刘某先后四次到场。", "被告人刘某向他人出售。"]), []);
    assert_eq!(find(&["副镇长李建国到场。", "副镇长李卫民签字。"]), []);
}

#[test]
fn a_name_that_stands_once_is_held_against_one_that_stands_often() {
    let often = ["由市河道治理推进办公室负责", "报市河道治理推进办公室", "市河道治理推进办公室每月通报"];
    let slip = |line| find(Consistency::Names, &[often[0], often[1], often[2], line]);
    assert_eq!(slip("抄送市河道治理推荐办公室"), pairs(&[("荐", "进")]));
    assert_eq!(slip("抄送市河道整治推进办公室"), []);
    assert_eq!(slip("抄送县河道治理推进办公室"), []);
    assert_eq!(find(Consistency::Names, &[often[0], "抄送市河道治理推荐办公室"]), []);
}

#[test]
fn names_that_a_number_or_a_side_tells_apart_are_two() {
    let lines = ["青山第一实验中学", "在青山第一实验中学", "与青山第一实验中学", "青山第二实验中学"];
    assert_eq!(find(Consistency::Names, &lines), []);
}

#[test]
fn a_given_name_of_the_same_sound_is_a_slip() {
    let lines = ["林晓薇等四人提交了材料", "分给林晓微的那间没有登记", "林晓薇已经签字"];
    assert_eq!(find(Consistency::Persons, &lines), pairs(&[("林晓微", "林晓薇")]));
    assert_eq!(find(Consistency::Persons, &["李晓明到场", "李晓明签字", "李晓红未到"]), []);
}

#[test]
fn the_spelling_that_stands_less_often_is_told_once() {
    let lines = ["建立督查台账，每月督查一次", "重点督察未办结的事项，督察到底"];
    assert_eq!(find(Consistency::Terms, &lines[..1]), []);
    assert_eq!(find(Consistency::Terms, &[lines[0], "督查通报，重点督察未办结的事项"]), pairs(&[("督察", "督查")]));
    assert_eq!(find(Consistency::Terms, &[lines[0], "配合环保督察组"]), []);
}

#[test]
fn an_organ_calls_itself_by_one_word() {
    assert_eq!(find(Consistency::Selves, &["我局已派人查看。感谢您对我委工作的理解。"]), pairs(&[("我委", "我局")]));
    assert_eq!(find(Consistency::Selves, &["我校研究决定，我院学生应当参加。"]), []);
    assert_eq!(find(Consistency::Selves, &["我局来函说“我委已经研究”。我部分同意。"]), []);
}

#[test]
fn another_surname_is_a_slip_if_it_is_easily_confused_or_has_the_same_title() {
    let often = ["刘文博主任介绍了情况", "请刘文博主任讲解"];
    assert_eq!(find(Consistency::Persons, &[often[0], often[1], "吕文博主任提醒"]), pairs(&[("吕文博", "刘文博")]));
    assert_eq!(find(Consistency::Persons, &[often[0], often[1], "吕文博到场"]), []);
    let often = ["汪晓明到场", "汪晓明签字"];
    assert_eq!(find(Consistency::Persons, &[often[0], often[1], "王晓明签字"]), pairs(&[("王晓明", "汪晓明")]));
}

#[test]
fn a_character_of_a_place_that_is_easily_confused_is_a_slip() {
    let often = ["锦和苑小区业主委员会", "锦和苑小区物业", "锦和苑小区共有6栋"];
    let lines = [often[0], often[1], often[2], "经锦和园小区同意"];
    assert_eq!(find(Consistency::Names, &lines), pairs(&[("园", "苑")]));
}
