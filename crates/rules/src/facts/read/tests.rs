//! Whole documents, all invented.

use proptest::prelude::*;

use super::*;
use crate::facts::{Audience, Genre, HeadingForm, Level};
use hegao_model::document::{BlockKind, Format};

fn given() -> Given {
    let today = DateInterval::parse("2026-06-01").unwrap();
    Given { date: None, named: None, today, audience: Audience::Public, genre: None, format: Format::Text }
}

/// Kinds as the text reader gives them, without the reader, which the build script does not have.
fn lines(text: &str) -> Vec<Line<'_>> {
    let short =
        |text: &str| text.chars().nth(30).is_none() && !text.contains(['。', '，', '；']) && !text.ends_with('：');
    let texts = text.lines().filter(|text| !text.trim().is_empty());
    texts.map(|text| Line { kind: if short(text) { BlockKind::Item } else { BlockKind::Paragraph }, text }).collect()
}

fn names(organs: &[crate::facts::Organ]) -> Vec<&str> {
    organs.iter().map(|organ| organ.name.as_str()).collect()
}

const NOTICE: &str = "示例县人民政府办公室文件
示政办发〔2025〕3号
示例县人民政府办公室
关于做好防汛工作的通知
各乡镇人民政府，县政府各部门：
为做好防汛工作，现就有关事项通知如下。
一、提高认识
各单位要提高认识，落实责任。
二、落实责任
（一）明确分工。各乡镇负责本地工作。
（二）加强值守。值班人员不得离岗，有情况及时报告。
附件：1.值班安排
2.物资清单
示例县人民政府办公室
2025年3月5日
（此件公开发布）
附件1
值班安排
一、值班表";

#[test]
fn a_notice_with_a_red_head() {
    let lines = lines(NOTICE);
    let facts = read(&lines, None, &given());
    let about = &facts.about;
    let of = |place: Place| place.span.of(lines[place.block].text);
    assert_eq!((facts.date.to_string().as_str(), facts.date_source), ("2025-03-05", DateSource::Signature));
    assert_eq!(facts.genre, Some(Genre::Official));
    assert_eq!(about.number.as_ref().map(|number| of(number.place)), Some("示政办发〔2025〕3号"));
    assert_eq!(names(&about.issuers), ["示例县人民政府办公室"]);
    assert_eq!((about.issuers[0].level, about.issuers[0].is_department), (Some(Level::County), true));
    let title = about.title.as_ref().unwrap();
    assert_eq!((title.text.as_str(), title.kind), ("关于做好防汛工作的通知", Some("通知")));
    assert_eq!(about.addressee.map(of), Some("各乡镇人民政府，县政府各部门："));
    let headings: Vec<_> = about.headings.iter().map(|heading| (heading.form, heading.number, heading.alone)).collect();
    let expected = [
        (HeadingForm::Section, 1, true),
        (HeadingForm::Section, 2, true),
        (HeadingForm::Subsection, 1, false),
        (HeadingForm::Subsection, 2, false),
    ];
    assert_eq!(headings[..4], expected);
    assert_eq!(names(&about.signature), ["示例县人民政府办公室"]);
    assert_eq!(
        about.dated.map(|(date, place)| (date.to_string(), of(place))),
        Some(("2025-03-05".into(), "2025年3月5日"))
    );
    assert_eq!(about.note.map(of), Some("（此件公开发布）"));
    assert_eq!(about.attachments.iter().map(|&place| of(place)).collect::<Vec<_>>(), ["1.值班安排", "2.物资清单"]);
}

#[test]
fn every_line_of_a_notice_has_its_zone() {
    use Zone::{Addressee, Attachment, Body, Heading, Masthead, Note, Signature, Title};
    let zones = read(&lines(NOTICE), None, &given()).about.zones;
    let expected = [
        Masthead, Masthead, Title, Title, Addressee, Body, Heading, Body, Heading, Body, Body, Attachment, Attachment,
        Signature, Signature, Note, Attachment, Attachment, Attachment,
    ];
    assert_eq!(zones, expected.map(Some));
}

#[test]
fn a_report_of_two_organs_to_their_superior() {
    let text = "中共示例县委　示例县人民政府
示委文[25]第01号　　签发人：王 强、李明
中共示例县委 示例县人民政府
关于2024年法治政府建设情况的报告
中共示例市委、示例市人民政府：
现将有关情况报告如下。
中共示例县委　示例县人民政府
二〇二五年一月八日
(联系人：李明；联系电话：13800138000)";
    let lines = lines(text);
    let facts = read(&lines, None, &given());
    let about = &facts.about;
    let of = |place: Place| place.span.of(lines[place.block].text);
    let number = about.number.as_ref().unwrap();
    assert_eq!((number.code.as_str(), number.year, number.brackets), ("示委文", None, ('[', ']')));
    assert_eq!(of(number.place), "示委文[25]第01号");
    assert_eq!(about.signers.iter().map(|&place| of(place)).collect::<Vec<_>>(), ["王 强", "李明"]);
    assert_eq!(names(&about.issuers), ["中共示例县委", "示例县人民政府"]);
    assert!(about.issuers[0].is_party && !about.issuers[1].is_party);
    assert_eq!(about.addressee.map(of), Some("中共示例市委、示例市人民政府："));
    assert_eq!(names(&about.signature), ["中共示例县委", "示例县人民政府"]);
    assert_eq!(facts.date.to_string(), "2025-01-08");
    assert_eq!(about.note.map(of), Some("(联系人：李明；联系电话：13800138000)"));
    assert_eq!(about.period, Some(2024));
}

#[test]
fn a_letter_has_no_title() {
    let text = "尊敬的李明先生：
您好，来信收悉，有关问题正在研究。
此致
敬礼！
示例县教育局
2025年1月8日";
    let facts = read(&lines(text), None, &given());
    assert!(facts.about.title.is_none() && facts.about.issuers.is_empty() && facts.about.number.is_none());
    assert_eq!(facts.about.addressee.map(|place| place.block), Some(0));
    assert_eq!(names(&facts.about.signature), ["示例县教育局"]);
    assert_eq!(facts.date.to_string(), "2025-01-08");
    assert_eq!(facts.genre, Some(Genre::General));
}

#[test]
fn a_law_has_chapters_and_versions() {
    let text = "示例市公园条例
（2010年3月1日示例市人民代表大会常务委员会第一次会议通过　2018年10月26日第二次会议修正　自2019年1月1日起施行）
目　录
第一章 总则
第二章 附则
第一章 总则
第一条 为了规范公园管理，制定本条例。
第二条 本条例适用于本市公园，2020年1月1日以前建成的除外。
（一）城市公园；
第二章 附则
第三条 本条例自公布之日起施行。";
    let facts = read(&lines(text), None, &given());
    assert_eq!(facts.genre, Some(Genre::Statute));
    assert_eq!((facts.date.to_string().as_str(), facts.date_source), ("2018-10-26", DateSource::Signature));
    assert_eq!(facts.about.title.as_ref().and_then(|title| title.kind), Some("条例"));
    let headings: Vec<_> = facts.about.headings.iter().map(|heading| (heading.form, heading.number)).collect();
    let expected = [(HeadingForm::Chapter, 1), (HeadingForm::Subsection, 1), (HeadingForm::Chapter, 2)];
    assert_eq!(headings, expected);
}

#[test]
fn front_matter_dates_a_page() {
    let text = "---
title: 示例
date: 2025-01-08
---
使用手册
这里说明用法，2020年1月1日以前的版本除外。";
    let facts = read(&lines(text), None, &given());
    assert_eq!((facts.date.to_string().as_str(), facts.date_source), ("2025-01-08", DateSource::FrontMatter));
    assert_eq!(facts.genre, Some(Genre::Manual));
    assert_eq!(facts.about.zones[..5], [None, None, None, None, Some(Zone::Title)]);
}

#[test]
fn news_is_dated_below_its_title() {
    let text = "示例县召开防汛工作会议
2025-01-08
本报讯（记者 李明）1月7日，示例县召开会议，部署工作。
“防汛工作要抓早抓实，责任要落实到人。”";
    let facts = read(&lines(text), None, &given());
    assert_eq!(facts.genre, Some(Genre::News));
    assert_eq!(facts.about.title.as_ref().map(|title| title.text.as_str()), Some("示例县召开防汛工作会议"));
    assert_eq!((facts.date.to_string().as_str(), facts.date_source), ("2025-01-08", DateSource::Signature));
    assert_eq!(facts.about.zones[3], Some(Zone::Quotation));
}

#[test]
fn a_date_in_running_text_dates_nothing() {
    let text = "示政发〔2024〕1号
关于开展检查的通知
各镇人民政府：
2020年1月1日，本县开始检查。根据示政发〔2019〕2号，继续开展。";
    let facts = read(&lines(text), None, &given());
    assert_eq!((facts.date.to_string().as_str(), facts.date_source), ("2024", DateSource::DocumentNumber));
    assert!(facts.about.dated.is_none());
}

#[test]
fn a_signature_may_lack_its_date() {
    let text = "关于开展检查的通知
各镇人民政府：
请认真落实，按时报送。
示例县人民政府
（此件公开发布）";
    let facts = read(&lines(text), None, &given());
    assert_eq!(names(&facts.about.signature), ["示例县人民政府"]);
    assert_eq!(facts.date_source, DateSource::Today);
    assert_eq!(facts.about.note.map(|place| place.block), Some(4));
}

#[test]
fn what_is_given_wins() {
    let date = DateInterval::parse("2023").unwrap();
    let given = Given { date: Some(date), genre: Some(Genre::Speech), ..given() };
    let facts = read(&lines(NOTICE), None, &given);
    assert_eq!((facts.date, facts.date_source, facts.genre), (date, DateSource::Given, Some(Genre::Speech)));
}

#[test]
fn a_document_may_say_nothing() {
    let facts = read(&[], None, &given());
    assert_eq!((facts.genre, facts.date_source), (None, DateSource::Today));
    let facts = read(&lines("今天天气很好，我们去公园。"), None, &given());
    assert_eq!(facts.genre, Some(Genre::General));
    assert!(facts.about.title.is_none() && facts.about.dated.is_none() && facts.about.addressee.is_none());
}

/// Pieces that lead deep into the reading, and arbitrary text.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "关于",
        "示例县人民政府",
        "中共示例县委",
        " ",
        "　",
        "的通知",
        "办法",
        "（试行）",
        "附件：1.",
        "附件",
        "签发人：",
        "王 强",
        "示政发〔2025〕1号",
        "[25]",
        "2025年1月8日",
        "二〇二五年",
        "第一条",
        "第一章",
        "一、",
        "（一）",
        "1.",
        "一是",
        "：",
        "。",
        "“",
        "”",
        "---",
        "date: 2025-01-08",
        "—",
        "目录",
        "本报讯",
        "通过",
        "各位代表",
        "文件",
        "现将",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => ".{0,6}"]
}

fn kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{Heading, Item, Note, Paragraph, Title};
    prop::sample::select(vec![Title, Heading, Paragraph, Item, Note])
}

fn places(about: &About) -> Vec<Place> {
    let title = about.title.iter().flat_map(|title| &title.places);
    let mut places: Vec<Place> = about.signers.iter().chain(&about.attachments).chain(title).copied().collect();
    places.extend(about.issuers.iter().chain(&about.signature).map(|organ| organ.place));
    places.extend(about.headings.iter().map(|heading| heading.place));
    places.extend(about.headings.iter().map(|heading| Place { block: heading.place.block, span: heading.words }));
    places.extend(about.number.iter().map(|number| number.place));
    places.extend(about.addressee.iter().chain(&about.note).copied());
    places.extend(about.dated.map(|(_, place)| place));
    places
}

proptest! {
    #[test]
    fn every_place_lies_in_its_block(
        texts in prop::collection::vec((kind(), prop::collection::vec(piece(), 0..6)), 0..30),
    ) {
        let texts: Vec<(BlockKind, String)> = texts.into_iter().map(|(kind, pieces)| (kind, pieces.concat())).collect();
        let lines: Vec<Line<'_>> = texts.iter().map(|(kind, text)| Line { kind: *kind, text }).collect();
        let facts = read(&lines, None, &given());
        prop_assert_eq!(facts.about.zones.len(), lines.len());
        for place in places(&facts.about) {
            prop_assert!(lines[place.block].text.get(place.span.range()).is_some());
        }
    }

    #[test]
    fn quotations_are_in_order_and_apart(text in "[甲“”‘’《》「」]{0,20}") {
        let spans = quotations(&text);
        prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        prop_assert!(spans.iter().all(|span| text.get(span.range()).is_some()));
    }
}
