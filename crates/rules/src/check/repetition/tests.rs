//! Each kind over small documents.

use super::*;
use crate::check::{PageBlock, PageFaults, PageTables};
use crate::facts::{About, Audience, BlockFacts, DateInterval, DateSource, Facts, Genre, Heading, HeadingForm, Place};
use hegao_model::clock::Clock;
use hegao_model::document::{BlockKind, Format};
use hegao_model::text::{Span, Text};

fn facts(genre: Option<Genre>, headings: Vec<Heading>) -> Facts {
    Facts {
        date: DateInterval::parse("2025").unwrap(),
        date_source: DateSource::Given,
        audience: Audience::Public,
        genre,
        format: Format::Text,
        about: About { headings, ..About::default() },
    }
}

fn find(of: Repeated, least: u16, lines: &[&str], facts: &Facts) -> Vec<(usize, String, String)> {
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
        faults: PageFaults::default(),
        facts,
        clock: &clock,
    };
    let found = Repetition { of, least }.find(&page, &[]);
    found
        .into_iter()
        .map(|one| {
            let matched = one.span.of(lines[one.block]).to_owned();
            (one.block, matched, one.detail.map_or_else(String::new, |detail| detail.zh))
        })
        .collect()
}

fn doubled(text: &str) -> Vec<String> {
    find(Repeated::Items, 4, &[text], &facts(None, Vec::new())).into_iter().map(|(_, matched, _)| matched).collect()
}

#[test]
fn a_member_that_stands_twice_is_found() {
    for (text, first) in [
        ("加大宣传教育、宣传教育力度，专项检查、专项检查等工作", "专项检查、"),
        ("一是隐患排查、隐患排查共同推进", "隐患排查、"),
        ("（应急管理局、应急管理局）", "应急管理局、"),
        ("定期组织演练，定期组织演练。", "定期组织演练，"),
        ("由林业草原局和林业草原局负责；推进乡村建设和乡村建设。", "乡村建设和"),
    ] {
        assert_eq!(doubled(text), [first], "{text}");
    }
}

#[test]
fn a_longer_member_that_begins_with_its_neighbour_is_another() {
    for text in [
        "犯罪所得、犯罪所得收益",
        "生产经营饲料、饲料添加剂",
        "进口饲料、进口饲料添加剂",
        "县级以上人民政府、人民政府有关部门",
        "努力、努力、再努力",
        "非机动车与非机动车、非机动车与行人",
        "优先发展人工更新，人工更新、天然更新相结合",
    ] {
        assert_eq!(doubled(text), [""; 0], "{text}");
    }
}

const SENTENCE: &str = "各村社区应当在每月五日前把上月的巡查记录报镇应急管理办公室备案。";

#[test]
fn a_sentence_that_comes_again_is_told_with_its_first_place() {
    let text = format!("为此作出安排。{SENTENCE}");
    let lines = [SENTENCE, "另起一段，说别的事情。", text.as_str()];
    let found = find(Repeated::Passages, 25, &lines, &facts(None, Vec::new()));
    let sentence = SENTENCE.to_owned();
    assert_eq!(found, [(2, sentence, "第1段".to_owned())]);
    assert_eq!(find(Repeated::Passages, 25, &lines, &facts(Some(Genre::Statute), Vec::new())), []);
    assert_eq!(find(Repeated::Passages, 40, &lines, &facts(None, Vec::new())), []);
}

#[test]
fn each_repetition_tells_the_paragraph_of_its_first_place() {
    let lines: Vec<String> = (0..2000).map(|number| format!("{number}号点位{SENTENCE}")).collect();
    let lines: Vec<&str> = lines.iter().chain(&lines).map(String::as_str).collect();
    let found = find(Repeated::Passages, 25, &lines, &facts(None, Vec::new()));
    let places: Vec<_> = found.into_iter().map(|(block, _, said)| (block, said)).collect();
    assert_eq!(places, (0..2000).map(|at| (2000 + at, format!("第{}段", at + 1))).collect::<Vec<_>>());
}

#[test]
fn a_long_passage_is_found_inside_other_sentences() {
    let passage = "把问题逐项登记，明确每一项的整改责任人和整改完成的最后时限，整改完成后由驻村干部到现场逐一核验";
    let (first, second) = (format!("各村要{passage}并拍照留存。"), format!("驻村干部应{passage}后销号。"));
    let found = find(Repeated::Passages, 25, &[&first, &second], &facts(None, Vec::new()));
    assert_eq!(found, [(1, passage.to_owned(), "第1段".to_owned())]);
}

fn heading(block: usize, form: HeadingForm, number: u32, text: &str) -> Heading {
    let span = Span::new(0, text.len());
    Heading { place: Place { block, span }, form, number, words: span, alone: true }
}

#[test]
fn headings_of_one_parent_that_mean_the_same_are_found() {
    use HeadingForm::{Section, Subsection};
    let lines = ["加强防汛抢险队伍建设", "进一步加强防汛抢险队伍建设", "保障措施", "持续推进防汛抢险队伍建设"];
    let forms = [(Subsection, 1), (Subsection, 2), (Section, 2), (Subsection, 1)];
    let headings =
        lines.iter().zip(forms).enumerate().map(|(block, (line, (form, number)))| heading(block, form, number, line));
    let facts = facts(None, headings.collect());
    let found = find(Repeated::Headings, 8, &lines, &facts);
    assert_eq!(found, [(1, lines[1].to_owned(), "“加强防汛抢险队伍建设”".to_owned())]);
}

#[test]
fn headings_that_differ_in_one_word_mean_two_things() {
    let lines = ["做好第一批试点单位验收工作", "做好第二批试点单位验收工作"];
    let headings = (0..2).map(|block| heading(block, HeadingForm::Section, block as u32 + 1, lines[block]));
    assert_eq!(find(Repeated::Headings, 8, &lines, &facts(None, headings.collect())), []);
}

#[test]
fn a_word_written_twice_is_told_where_it_is_part_of_no_other() {
    let twice = |text: &str| find(Repeated::Words, 2, &[text], &facts(None, Vec::new())).len();
    for (text, count) in [
        ("导致台账台账混乱，数据缺失。", 1),
        ("组织企业企业家座谈。", 0),
        ("一项一项落实，太多太多。", 0),
        ("台账 台账混乱。", 0),
        ("台账台账台账。", 0),
        ("台账台账一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", 0),
        ("台账台账乱。台账台账乱。台账台账乱。", 0),
    ] {
        assert_eq!(twice(text), count, "{text}");
    }
}

#[test]
fn one_sentence_that_fills_a_paragraph_is_looked_at_once_for_each_place() {
    let facts = facts(None, Vec::new());
    let again = |text: &str| find(Repeated::Passages, 20, &[text], &facts);
    // Each beside the next: none of them can be a longer passage. What the last have behind them is one.
    let found = again(&SENTENCE.repeat(9));
    assert!(found.iter().all(|(_, matched, _)| SENTENCE.contains(matched.as_str()) || matched.contains(SENTENCE)));
    assert!(found.len() >= 4, "{}", found.len());
    // A quarter of a million characters would take minutes, were each compared with all behind it.
    assert!(!again(&SENTENCE.repeat(8_000)).is_empty());
    let pair = format!("{SENTENCE}各单位要在每月十日前把下月的工作安排报镇党政综合办公室审核。");
    assert!(!again(&pair.repeat(4_000)).is_empty());
}
