//! `hegao annotate`: what was found stands in a copy of the document, and nothing else is changed.

mod text;

use std::fs;
use std::io::{Cursor, Read};

use proptest::prelude::*;
use zip::ZipArchive;

use crate::support::Desk;
use crate::support::office::{Office, cell, p, paragraphs};

const NOTICE: &str =
    "关于召开座谈会的通知\n\n各科室：\n\n各单位要认真布署，抓好落实。\n\n联系人：李明，手机：13800138000。\n";

fn read(desk: &Desk, name: &str) -> Vec<u8> {
    fs::read(desk.path().join(name)).unwrap()
}

fn member(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The members of an archive as they are stored: name, packed bytes.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            member.read_to_end(&mut packed).unwrap();
            (member.name().unwrap().into_owned(), packed)
        })
        .collect()
}

fn notice() -> Vec<u8> {
    Office::docx(&paragraphs(NOTICE)).bytes()
}

#[test]
fn a_copy_has_the_findings_as_comments() {
    let desk = Desk::new();
    desk.file("通知.docx", notice());
    let run = desk.run(&["annotate", "通知.docx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.starts_with("通知-核稿.docx：写入 "), "{}", run.out);
    assert!(read(&desk, "通知.docx") == notice());
    let written = read(&desk, "通知-核稿.docx");
    let comments = member(&written, "word/comments.xml");
    assert!(
        comments.contains("【不能发】疑似个人手机号 138****8000") && !comments.contains("13800138000"),
        "{comments}"
    );
    assert!(
        comments.contains("改为：部署") && comments.contains("为什么：") && comments.contains("依据："),
        "{comments}"
    );
    // Only what has the marks is another, and what is new is what comments need.
    let new = members(&written);
    for (name, packed) in members(&notice()) {
        let is_touched = ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"].contains(&&*name);
        assert!(is_touched || new.contains(&(name.clone(), packed)), "{name}");
    }
    let added: Vec<&str> = new[members(&notice()).len()..].iter().map(|(name, _)| name.as_str()).collect();
    assert!(added.starts_with(&["word/comments.xml"]) && added.ends_with(&["[trash]/0000.dat"]), "{added:?}");
    // They are no findings themselves.
    let count = |name: &str| desk.json(&[name])["findings"].as_array().unwrap().len();
    assert_eq!(count("通知-核稿.docx"), count("通知.docx"));
    let back = desk.run(&["annotate", "--remove", "通知-核稿.docx"]);
    assert_eq!(
        (back.code, back.out.lines().next().unwrap().starts_with("通知-去批注.docx：")),
        (0, true),
        "{}",
        back.out
    );
    assert!(read(&desk, "通知-去批注.docx") == notice());
}

#[test]
fn once_more_replaces_what_was_said_before() {
    let desk = Desk::new();
    desk.file("a.docx", notice());
    assert_eq!(desk.run(&["annotate", "a.docx"]).code, 0);
    let first = member(&read(&desk, "a-核稿.docx"), "word/comments.xml");
    let run = desk.run(&["annotate", "--in-place", "--min-severity", "error", "--author", "王校对", "a-核稿.docx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let second = member(&read(&desk, "a-核稿.docx"), "word/comments.xml");
    assert!(first.matches("<w:comment ").count() > second.matches("<w:comment ").count());
    assert!(second.contains("w:author=\"王校对\"") && !second.contains("【请核对】"), "{second}");
    // Nothing left to say takes out what was said.
    let run = desk.run(&["annotate", "--in-place", "--select", "figures", "a-核稿.docx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(read(&desk, "a-核稿.docx") == notice());
    // What it has written and nobody has changed since, it may write anew.
    assert_eq!(desk.run(&["annotate", "--output", "b.docx", "a.docx"]).code, 0);
    assert_eq!(desk.run(&["annotate", "--output", "b.docx", "--min-severity", "error", "a.docx"]).code, 0);
    assert!(!member(&read(&desk, "b.docx"), "word/comments.xml").contains("【请核对】"));
    let run = desk.run(&["annotate", "--select", "figures", "a-核稿.docx"]);
    assert_eq!((run.code, run.out.trim()), (0, "a-核稿.docx：没有要批注的，没有写新文件"));
}

#[test]
fn what_is_mended_since_stands_nowhere_any_more() {
    let desk = Desk::new();
    desk.file("a.docx", notice());
    assert_eq!(desk.run(&["annotate", "a.docx"]).code, 0);
    let run = desk.run(&["fix", "--unsafe", "--in-place", "a-核稿.docx"]);
    assert!(run.out.contains("已就地改写"), "{}{}", run.out, run.err);
    let names: Vec<String> = members(&read(&desk, "a-核稿.docx")).into_iter().map(|(name, _)| name).collect();
    assert!(!names.iter().any(|name| name.starts_with("[trash]")), "{names:?}");
    // The comments go all the same, and what was mended stays so.
    assert_eq!(desk.run(&["annotate", "--remove", "a-核稿.docx"]).code, 0);
    let text = member(&read(&desk, "a-去批注.docx"), "word/document.xml");
    assert!(text.contains("部署") && !text.contains("13800138000") && !text.contains("comment"), "{text}");
}

#[test]
fn what_is_safe_is_a_tracked_change_if_that_is_wished() {
    let desk = Desk::new();
    desk.file("a.docx", notice());
    let run = desk.run(&["annotate", "--track", "a.docx"]);
    assert!(run.code == 0 && run.out.contains("写成修订"), "{}{}", run.out, run.err);
    let text = member(&read(&desk, "a-核稿.docx"), "word/document.xml");
    let changed = "<w:delText xml:space=\"preserve\">布署</w:delText></w:r></w:del>";
    assert!(text.contains(changed) && text.contains("<w:t xml:space=\"preserve\">部署</w:t></w:r></w:ins>"), "{text}");
    assert_eq!(desk.run(&["annotate", "--remove", "a-核稿.docx"]).code, 0);
    assert!(read(&desk, "a-去批注.docx") == notice());
}

#[test]
fn a_column_is_one_note() {
    let row = |row: usize| format!("<row r=\"{row}\">{}</row>", cell(&format!("A{row}"), &format!("1380013800{row}")));
    let rows: String = format!("<row r=\"1\">{}</row>", cell("A1", "手机号")) + &(2..7).map(row).collect::<String>();
    let book = Office::xlsx(&[("名单", "", &format!("<sheetData>{rows}</sheetData>"))]).bytes();
    let desk = Desk::new();
    desk.file("名单.xlsx", &book);
    let run = desk.run(&["annotate", "名单.xlsx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let written = read(&desk, "名单-核稿.xlsx");
    let comments = member(&written, "xl/comments1.xml");
    assert_eq!(comments.matches("<comment ref=\"A2\"").count(), 1, "{comments}");
    assert!(comments.contains("（共5处，第2–6行）") && !comments.contains("13800138002"), "{comments}");
    assert_eq!(desk.run(&["annotate", "--remove", "名单-核稿.xlsx"]).code, 0);
    assert!(read(&desk, "名单-去批注.xlsx") == book);
}

#[test]
fn what_cannot_be_written_is_said_and_the_others_are() {
    let signed = Office::docx(&paragraphs(NOTICE)).member("_xmlsignatures/sig1.xml", "<Signature/>").bytes();
    let desk = Desk::new();
    desk.file("a.docx", signed).file("b.docx", notice()).file("c.csv", NOTICE).file("d-核稿.docx", "别人的");
    let run = desk.run(&["annotate", "a.docx", "b.docx", "c.csv"]);
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    assert!(run.out.contains("a.docx 没有写：文件带有数字签名"), "{}", run.out);
    assert!(run.out.contains("c.csv 没有写：") && run.out.contains("b-核稿.docx：写入"), "{}", run.out);
    desk.file("d.docx", notice());
    let run = desk.run(&["annotate", "d.docx"]);
    assert!(run.code == 2 && run.err.contains("已经存在"), "{}{}", run.out, run.err);
    assert_eq!(read(&desk, "d-核稿.docx"), "别人的".as_bytes());
    assert_eq!(desk.run(&["annotate", "没有.docx"]).code, 2);
    assert_eq!(desk.run(&["annotate", "."]).code, 2);
}

#[test]
fn a_copy_of_another_file_is_not_written_over() {
    let desk = Desk::new();
    let other = Office::docx(&paragraphs(&NOTICE.replace("座谈会", "听证会"))).bytes();
    desk.file("甲/通知.docx", notice()).file("乙/通知.docx", other);
    fs::create_dir(desk.path().join("汇总")).unwrap();
    let run = desk.run(&["annotate", "--output", "汇总", "甲/通知.docx", "乙/通知.docx"]);
    assert!(run.code == 2 && run.err.contains("已经存在"), "{}{}", run.out, run.err);
    // The paths are in order, 乙 before 甲.
    assert!(member(&read(&desk, "汇总/通知-核稿.docx"), "word/document.xml").contains("听证"));
}

#[test]
fn what_somebody_wrote_under_its_name_is_read_and_stays() {
    let typed = "联系人：李明，手机：13800138000。〔核稿·请核对：改打13900139000〕\n";
    let desk = Desk::new();
    desk.file("a.txt", typed).file("b.md", "正文<!--核稿·请核对：13900139000-->\n");
    for name in ["a.txt", "b.md"] {
        let report = desk.json(&[name]);
        assert!(report["findings"].to_string().contains("139****9000"), "{report}");
    }
    assert_eq!(desk.run(&["annotate", "--in-place", "a.txt"]).code, 0);
    assert_eq!(desk.run(&["annotate", "--in-place", "--remove", "a.txt"]).code, 0);
    assert_eq!(read(&desk, "a.txt"), typed.as_bytes());
}

/// What paragraphs are made of: text with faults and without, in runs that cut them anywhere, in what a document may put around.
fn body() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "认真布署",
        "手机：13800138000",
        "抓好落实",
        "依法行政、依法行政",
        "甲 & 乙<丙>",
        " 空格 ",
    ]);
    let run = words.clone().prop_map(|text| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    });
    let cut = words.prop_map(|text| {
        let runs = text.chars().map(|c| c.to_string().replace('&', "&amp;").replace('<', "&lt;"));
        runs.map(|c| format!("<w:r><w:t xml:space=\"preserve\">{c}</w:t></w:r>")).collect::<String>()
    });
    let inline = prop_oneof![run, cut];
    let around = (inline, 0_usize..7).prop_map(|(runs, around)| match around {
        0 => format!("<w:hyperlink w:anchor=\"a\">{runs}</w:hyperlink>"),
        1 => format!("<w:ins w:id=\"90\" w:author=\"李明\">{runs}</w:ins>"),
        2 => format!("<w:fldSimple w:instr=\"REF a\">{runs}</w:fldSimple>"),
        3 => format!("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"),
        _ => runs,
    });
    let paragraph =
        prop::collection::vec(around, 0..5).prop_map(|runs| format!("<w:p><w:pPr/>{}</w:p>", runs.concat()));
    let block = (paragraph, 0_usize..6).prop_map(|(p, around)| match around {
        0 => format!("<w:sdt><w:sdtPr/><w:sdtContent>{p}</w:sdtContent></w:sdt>"),
        1 => format!("<w:tbl><w:tr><w:tc>{p}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        _ => p,
    });
    prop::collection::vec(block, 1..6).prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Whatever the document: its text stays, every comment has its marks in order, and taking them out gives the bytes of before.
    #[test]
    fn annotating_and_taking_out_gives_the_bytes_of_before(body in body(), tracks in any::<bool>()) {
        use hegao::document::write::annotate::{Author, annotate, remove};
        use hegao::document::{Limits, read};
        let (bytes, limits) = (Office::docx(&body).bytes(), Limits::default());
        let document = read("a.docx", bytes.clone(), &limits).ok().unwrap();
        let session = session();
        let source = hegao::session::Source::new("a.docx", &document);
        let mut noting = hegao::session::Noting::default();
        noting.tracks = tracks;
        let notes = session.notes(&source, noting).notes;
        let author = Author { name: "核稿".into(), date: "2026-11-30T16:00:00+08:00".into() };
        if notes.is_empty() || document.blocks.is_empty() {
            return Ok(());
        }
        let written = annotate("a.docx", &bytes, &document, &notes, &author, &limits);
        let written = written.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        let text = member(&written.bytes, "word/document.xml");
        prop_assert_eq!(notes.len() - written.tracked, text.matches("<w:commentReference ").count());
        for number in text.split("<w:commentRangeStart w:id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let at = |mark: &str| text.find(&format!("<w:{mark} w:id=\"{number}\"/>"));
            let places = [at("commentRangeStart"), at("commentRangeEnd"), at("commentReference")];
            prop_assert!(places.is_sorted() && places.iter().all(Option::is_some), "{}", text);
        }
        let back = remove("a.docx", &written.bytes, document.format, &limits).ok().flatten().unwrap();
        prop_assert!(back.is_exact && back.bytes == bytes);
    }
}

fn session() -> hegao::session::Session {
    use hegao::rule::{builtin, builtin_tables};
    let options = hegao::session::Options::new(jiff::civil::date(2026, 11, 30));
    hegao::session::Session::new(builtin(), builtin_tables(), hegao::config::Config::default(), options).ok().unwrap()
}

#[test]
fn a_note_about_the_name_stands_at_the_first_paragraph() {
    let desk = Desk::new();
    desk.file("李明13800138000.docx", Office::docx(&p("正文")).bytes());
    let run = desk.run(&["annotate", "--output", "a.docx", "李明13800138000.docx"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let text = member(&read(&desk, "a.docx"), "word/document.xml");
    assert!(text.contains("<w:body><w:p><w:commentRangeStart"), "{text}");
    assert!(!run.out.contains("13800138000"), "{}", run.out);
}
