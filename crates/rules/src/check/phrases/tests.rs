//! Each fault over hand-made phrases; the rules' own examples run over the packed table.

use super::*;
use crate::check::{Literals, Page, PageFaults, PageTables, Phrase, Table};
use crate::facts::{About, Audience, BlockFacts, DateInterval, DateSource, Facts};
use hegao_model::clock::Clock;
use hegao_model::document::{BlockKind, Format};
use hegao_model::text::Text;

pub(super) fn phrase(canonical: &str) -> Phrase {
    Phrase { canonical: canonical.into(), since: None, until: None, variants: Vec::new(), wrong: Vec::new() }
}

fn tables() -> Tables {
    let day = |text| Some(DateInterval::parse(text).unwrap().first);
    let mut phrases: Vec<Phrase> = [
        "依法治国、依法执政、依法行政共同推进",
        "法治国家、法治政府、法治社会一体建设",
        "科学立法、严格执法、公正司法、全民守法",
        "不忘初心、牢记使命",
        "行政执法公示、执法全过程记录、重大执法决定法制审核",
        "行政执法全过程记录制度",
        "谁主办、谁负责",
        "统筹发展和安全",
        "实现伟大复兴的中国梦",
        "重大决策、重要人事任免、重大项目安排和大额度资金运作",
        "富强、民主、文明、和谐",
    ]
    .map(phrase)
    .into();
    phrases.push(Phrase {
        wrong: vec!["预防为先".into()],
        variants: vec!["安全第一、预防为主、防范治理".into()],
        ..phrase("安全第一、预防为主、综合治理")
    });
    phrases.push(Phrase { wrong: vec!["共建共享共治".into()], ..phrase("共建共治共享") });
    phrases.push(Phrase { since: day("2023-09-01"), ..phrase("甲一乙二、丙三丁四、戊五己六") });
    phrases.push(Phrase { until: day("2024-12-31"), ..phrase("东南西北、春夏秋冬、风花雪月") });
    let as_of = day("2025-01-01").unwrap();
    Tables::from(vec![
        Table { name: "phrases".into(), title: "固定表述".into(), as_of, source: None, rows: Vec::new(), phrases }
            .into(),
    ])
}

/// What the check says of `text`: what it found, and the suggestion.
fn found_on(fault: PhraseFault, text: &str, date: &str) -> Vec<(String, String, super::super::Weight)> {
    let check = Phrases { table: "phrases".into(), fault }.prepare(&tables());
    let facts = Facts {
        date: DateInterval::parse(date).unwrap(),
        date_source: DateSource::Given,
        audience: Audience::Public,
        genre: None,
        format: Format::Text,
        about: About::default(),
    };
    let block = PageBlock {
        kind: BlockKind::Paragraph,
        text: Text::new(text),
        facts: BlockFacts { zone: None, lang: None },
        cuts: None,
        hidden: None,
    };
    let literals = check.literals();
    let mut clues = Vec::new();
    Literals::new(literals.iter().map(String::as_str)).find(block.text.folded(), |literal, start, end| {
        clues.push(super::super::Clue::new(0, literal, Span::new(start, end)));
    });
    let found = check.find(
        &Page {
            blocks: vec![block],
            asides: Vec::new(),
            tables: PageTables::default(),
            faults: PageFaults::default(),
            facts: &facts,
            clock: &Clock::endless(),
        },
        &clues,
    );
    found.into_iter().map(|one| (one.span.of(text).to_owned(), one.suggestions[0].clone(), one.weight)).collect()
}

fn found(fault: PhraseFault, text: &str) -> Vec<(String, String)> {
    found_on(fault, text, "2025-01-08").into_iter().map(|(matched, right, _)| (matched, right)).collect()
}

fn pair(matched: &str, right: &str) -> Vec<(String, String)> {
    vec![(matched.to_owned(), right.to_owned())]
}

#[test]
fn one_odd_slot_is_found_wherever_it_stands() {
    for (text, odd, right) in [
        ("推动法治学孔、法治政府、法治社会一体建设", "法治学孔", "法治国家"),
        ("坚持法治国家、法制政府、法治社会一体建设", "法制政府", "法治政府"),
        ("法治国家、法治政府、法治杜会一体建设", "法治杜会", "法治社会"),
        ("推进科学立法、严格执法、公正执法、全民守法", "公正执法", "公正司法"),
        ("推进科学立法、严格执法、公正司法、全民普法", "全民普法", "全民守法"),
        ("推进科字立法、严格执法、公正司法、全民守法。", "科字立法", "科学立法"),
        ("坚持安全第一、预防为先，", "预防为先", "预防为主"),
        ("实行行政执法公示、执法全过程纪录、重大执法决定法制审核", "执法全过程纪录", "执法全过程记录"),
        ("富强、民主、文名、和谐", "文名", "文明"),
    ] {
        assert_eq!(found(PhraseFault::Slot, text), pair(odd, right), "{text}");
    }
}

#[test]
fn other_wordings_are_no_faults() {
    for text in [
        "法治国家、法治政府、法治社会一体建设",
        "法治国家、法治政府、法治社会基本建成",
        "推进科学立法、严格执法、公正司法、全民守法的要求",
        "推进科学民主立法、严格执法、公正司法、全民守法",
        "科学立法、严格规范公正文明执法、公正司法、全民守法",
        "不忘初心、砥砺前行；牢记使命、感恩奋进",
        "谁审核、谁负责；谁主管、谁负责",
        "安全规范、预防为主、综合治理",
        "重大决策、重要人事任免、重大项目安排及大额度资金运作",
        "坚持安全第一、预防为主、防范治理的方针",
        "依法行政、依法行政共同推进",
    ] {
        assert_eq!(found(PhraseFault::Slot, text), [], "{text}");
    }
}

#[test]
fn with_one_other_slot_the_phrase_is_not_certain() {
    let found = found_on(PhraseFault::Slot, "不忘初衷、牢记使命", "2025");
    assert_eq!(found, [("不忘初衷".into(), "不忘初心".into(), crate::check::Weight::Unconfirmed)]);
}

#[test]
fn a_phrase_counts_from_its_day_and_up_to_its_last() {
    for (text, date, count) in [
        ("甲一乙二、丙三丁五、戊五己六", "2023-08-31", 0),
        ("甲一乙二、丙三丁五、戊五己六", "2023-09-01", 1),
        ("东南西北、春夏秋天、风花雪月", "2024", 1),
        ("东南西北、春夏秋天、风花雪月", "2025", 0),
    ] {
        assert_eq!(found_on(PhraseFault::Slot, text, date).len(), count, "{text} {date}");
    }
}

#[test]
fn the_same_characters_in_another_order_are_found() {
    for (text, run, right) in [
        ("开展执法过程全记录工作", "过程全", "全过程"),
        ("开展执法记录全过程工作", "记录全过程", "全过程记录"),
        ("行政执法过程全记录制度", "过程全", "全过程"),
        ("落实全过程执法记录要求", "全过程执法", "执法全过程"),
        ("打造共建共享共治的格局", "共享共治", "共治共享"),
    ] {
        assert_eq!(found(PhraseFault::Order, text), pair(run, right), "{text}");
    }
    for text in [
        "统筹安全和发展",
        "实现伟大复兴中国梦的力量",
        "执法全过程记录",
        "执法记录仪全过程",
        "共建共治共享",
        "全过程记录",
    ] {
        assert_eq!(found(PhraseFault::Order, text), [], "{text}");
    }
}

#[test]
fn a_missing_member_takes_the_place_of_the_doubled_one() {
    for (text, copy, right) in [
        ("一是依法行政、依法行政共同推进", "依法行政", "依法治国、依法执政"),
        ("依法治国、依法行政、依法行政共同推进", "依法行政", "依法执政"),
        ("依法治国、依法治国、依法行政共同推进", "依法治国", "依法执政"),
        ("科学立法、严格执法、严格执法、全民守法", "严格执法", "公正司法"),
        ("严格执法、严格执法、全民守法", "严格执法、严格执法", "科学立法、严格执法、公正司法"),
    ] {
        assert_eq!(found(PhraseFault::Member, text), pair(copy, right), "{text}");
    }
    for text in ["依法行政、依法行政能力", "依法治国、依法执政、依法行政共同推进", "严格执法、严格执法程序"]
    {
        assert_eq!(found(PhraseFault::Member, text), [], "{text}");
    }
}
