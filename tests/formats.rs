//! One report in every format that hegao reads: the same findings, at the same places of the same text.

#![allow(clippy::unwrap_used)]

use crate::support;

use hegao::document::{Document, KNOWN, Known, Limits, SkipReason, Then, read, read_text};
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;
use support::odf::{self, Odf};
use support::ofd::{Ofd, mail};
use support::office::{Office, Pdf, cell, escaped, p, paragraphs, run, shape};
use support::slides::{Slide, Slides};
use support::word::Word;

fn report() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap()
}

/// Rule, text of the block, place in it, match and first suggestion of every finding but those of hidden data.
type Places = Vec<(String, String, (usize, usize), String, String)>;

fn places(document: &Document) -> Places {
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let today = DateInterval::parse("2026-01-01").unwrap();
    let given =
        Given { date: None, named: None, today, audience: Audience::Public, genre: None, format: document.format };
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    let scanned = scanner.scan("报告", document, &given, &rulings);
    assert!(scanned.gaps.is_empty(), "{:?}", scanned.gaps);
    // Pages of a PDF file end where they end: of a break there nothing is said. Only Word documents have a layout.
    let of_some = ["structure/broken-paragraph", "structure/layout"];
    let not_in_all = |rule: &str| rule.starts_with("hidden/") || of_some.contains(&rule);
    let findings = scanned.findings.iter().filter(|finding| !not_in_all(&finding.rule));
    let place = |finding: &hegao::finding::Finding| {
        let block = &document.blocks[finding.location.block.unwrap()];
        let range = &finding.location.range;
        let suggestion = finding.suggestions.first().map_or_else(String::new, |first| first.text.clone());
        let text = document.text(block).to_owned();
        (finding.rule.to_string(), text, (range.start, range.end), finding.matched.clone(), suggestion)
    };
    findings.map(place).collect()
}

fn same_as_text(name: &str, bytes: Vec<u8>) {
    let expected = places(&read_text(report().into_bytes()));
    assert!(expected.len() > 20);
    let document = read(name, bytes, &Limits::default()).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
    let found = places(&document);
    let lacking: Vec<_> = expected.iter().filter(|one| !found.contains(one)).collect();
    let more: Vec<_> = found.iter().filter(|one| !expected.contains(one)).collect();
    assert!(lacking.is_empty() && more.is_empty(), "{name}\nlacking: {lacking:#?}\nmore: {more:#?}");
    assert_eq!(found, expected, "{name}: another order");
}

#[test]
fn docx_with_words_in_several_runs() {
    same_as_text("a.docx", Office::docx(&paragraphs(&report())).bytes());
}

#[test]
fn docx_with_tracked_changes() {
    let deleted = r#"<w:del w:id="1" w:author="李明"><w:r><w:delText>旧的话</w:delText></w:r></w:del>"#;
    let paragraph = |line: &str| {
        let middle = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
        let (a, b) = line.split_at(middle);
        let inserted = format!(r#"<w:ins w:id="2" w:author="李明">{}</w:ins>"#, run(b));
        format!("<w:p>{}{deleted}{inserted}</w:p>", run(a))
    };
    let body: String = report().lines().map(paragraph).collect();
    same_as_text("a.docx", Office::docx(&body).bytes());
}

#[test]
fn docx_inside_a_table() {
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraphs(&report()));
    same_as_text("a.docx", Office::docx(&body).bytes());
}

#[test]
fn docx_with_another_prefix_and_in_utf_16() {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body: String = report().lines().map(|line| p(line).replace("w:", "x:")).collect();
    let xml = format!(r#"<x:document xmlns:x="{w}"><x:body>{body}</x:body></x:document>"#);
    same_as_text("a.docx", Office::docx_of(xml.clone().into_bytes()).bytes());
    let utf16 = format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>{xml}");
    let utf16: Vec<u8> = utf16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    same_as_text("a.docx", Office::docx_of(utf16).bytes());
}

#[test]
fn pptx_with_all_on_one_slide() {
    same_as_text("a.pptx", Office::pptx(&[("", &shape("", "body", "", &report()))]).bytes());
}

#[test]
fn doc_and_wps() {
    for name in ["a.doc", "a.wps", "没有后缀"] {
        same_as_text(name, Word::new(&report()).bytes());
    }
}

#[test]
fn odt_odp_and_their_single_files() {
    let text = Odf::odt(&odf::paragraphs(&report()));
    same_as_text("a.odt", text.bytes());
    same_as_text("a.fodt", text.flat());
    let frame = format!(
        "<draw:frame presentation:class=\"outline\"><draw:text-box>{}</draw:text-box></draw:frame>",
        odf::paragraphs(&report())
    );
    let show = Odf::odp(&format!("<draw:page>{frame}</draw:page>"));
    same_as_text("a.odp", show.bytes());
    same_as_text("a.fodp", show.flat());
}

#[test]
fn ods_says_what_a_workbook_of_excel_says() {
    let rows = [["姓名", "手机号"], ["李明", "13800138000"], ["王芳", "13912345678"]];
    let office = rows.iter().enumerate().map(|(at, [name, number])| {
        let row = at + 1;
        format!("<row r=\"{row}\">{}{}</row>", cell(&format!("A{row}"), name), cell(&format!("B{row}"), number))
    });
    let office = format!("<sheetData>{}</sheetData>", office.collect::<String>());
    let open = rows.map(|[name, number]| odf::row("", &(odf::cell("", name) + &odf::cell("", number)))).concat();
    let open = Odf::ods(&odf::sheet("名册", "", &open));
    let said = |name: &str, bytes: Vec<u8>| places(&read(name, bytes, &Limits::default()).unwrap());
    let expected = said("a.xlsx", Office::xlsx(&[("名册", "", &office)]).bytes());
    assert!(!expected.is_empty());
    assert_eq!(said("a.ods", open.bytes()), expected);
    assert_eq!(said("a.fods", open.flat()), expected);
}

#[test]
fn rtf_in_gbk_and_in_units_of_utf_16() {
    let hex = |line: &str| -> String {
        let bytes = encoding_rs::GB18030.encode(line).0.into_owned();
        let sign = |byte: &u8| {
            if byte.is_ascii_alphanumeric() || *byte == b' ' {
                char::from(*byte).to_string()
            } else {
                format!("\\'{byte:02x}")
            }
        };
        bytes.iter().map(sign).collect()
    };
    let units = |line: &str| line.encode_utf16().map(|unit| format!("\\u{}?", unit as i16)).collect::<String>();
    for written in [&hex as &dyn Fn(&str) -> String, &units] {
        let body: String = report().lines().map(|line| format!("{{\\pard {}\\par}}\r\n", written(line))).collect();
        let file = format!(
            "{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}}}\r\n{body}}}"
        );
        same_as_text("a.rtf", file.into_bytes());
    }
}

#[test]
fn doc_with_tracked_changes() {
    const DELETED: [u8; 3] = [0, 8, 1];
    const INSERTED: [u8; 3] = [1, 8, 1];
    let line = |word: Word, line: &str| {
        let middle = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
        let (a, b) = line.split_at(middle);
        word.run(a, &[]).run("旧的话", &DELETED).run(b, &INSERTED).run("\r", &[])
    };
    same_as_text("a.doc", report().lines().fold(Word::new(""), line).bytes());
}

#[test]
fn doc_inside_a_table() {
    let rows = report().lines().fold(Word::new(""), |word, line| word.row(&[line]));
    same_as_text("a.doc", rows.bytes());
}

#[test]
fn ppt_says_on_which_slide_all_of_it_stands() {
    let table: [&[&str]; 2] = [&["姓名", "电话"], &["李明", "13800138000"]];
    let slides = vec![Slide::new("通知").body("请抓好落实。"), Slide::new("名单").table(&table).notes("口头说明")];
    let document = read("a.dps", Slides::new(slides).by("").bytes(), &Limits::default()).unwrap();
    let said = |block| (document.place(block).unwrap().zh(), document.text(block).to_owned());
    let said: Vec<_> = document.blocks.iter().map(said).collect();
    let expected = [
        ("第1张幻灯片“通知”", "通知"),
        ("第1张幻灯片“通知”", "请抓好落实。"),
        ("第2张幻灯片“名单”", "名单"),
        ("第2张幻灯片“名单”表1第1行第1列", "姓名"),
        ("第2张幻灯片“名单”表1第1行第2列", "电话"),
        ("第2张幻灯片“名单”表1第2行“姓名”", "姓名：李明"),
        ("第2张幻灯片“名单”表1第2行“电话”", "电话：13800138000"),
        ("第2张幻灯片备注", "口头说明"),
    ];
    let expected = expected.map(|(place, text)| (place.to_owned(), text.to_owned()));
    assert_eq!((said, document.gaps.len()), (expected.to_vec(), 0));
}

#[test]
fn html_in_utf_8_and_gbk() {
    let body: String = report().lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    let page = format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>");
    same_as_text("a.html", page.clone().into_bytes());
    let gbk = encoding_rs::GB18030.encode(&page.replace("utf-8", "gbk")).0.into_owned();
    same_as_text("a.html", gbk);
}

#[test]
fn text_in_gbk() {
    same_as_text("a.txt", encoding_rs::GB18030.encode(&report()).0.into_owned());
}

#[test]
fn pdf_in_the_encodings_of_chinese_offices() {
    for encoding in ["GBK-EUC-H", "UniGB-UCS2-H", "UniGB-UTF16-H", "UniGB-UCS2-V"] {
        same_as_text("a.pdf", Pdf::new(encoding).set(&report()).bytes());
    }
}

#[test]
fn ofd_as_a_document_is_set() {
    same_as_text("a.ofd", Ofd::default().set(&report()).bytes());
}

#[test]
fn mail_in_gbk() {
    same_as_text("a.eml", mail("Subject: =?utf-8?B?5oql6YCB5p2Q5paZ?=\r\n", &report()));
}

/// The rows of a table of formats, for people who read one language.
fn table(head: [&str; 4], of: impl Fn(&'static Known) -> (&'static str, &'static str)) -> String {
    let mut table = format!("| {} | {} | {} |\n|---|---|---|\n", head[0], head[1], head[2]);
    for known in KNOWN {
        let (name, skipped) = of(known);
        let what = match known.then {
            Then::Read(_) => continue,
            Then::Gap(_) => head[3],
            Then::Skip(_) => skipped,
        };
        let files: Vec<String> = known.extensions.iter().map(|extension| format!(".{extension}")).collect();
        table += &format!("| {name} | {} | {what} |\n", files.join(" "));
    }
    table
}

/// `UPDATE=1 cargo test --test all formats` writes the tables anew.
#[test]
fn the_pages_list_the_formats_of_the_table() {
    let skipped = |known: &Known| match known.then {
        Then::Skip(SkipReason::Picture) => ("图片，跳过", "a picture: skipped"),
        Then::Skip(SkipReason::Media) => ("音频或视频，跳过", "sound or film: skipped"),
        Then::Skip(SkipReason::Font) => ("字体，跳过", "a font: skipped"),
        Then::Skip(SkipReason::Program) => ("程序，跳过", "a program: skipped"),
        _ => ("数据，跳过", "data: skipped"),
    };
    let english = table(["format", "files", "where it is met", "a gap"], |known| (known.en, skipped(known).1));
    let chinese = table(["格式", "文件", "遇到时", "没有读完"], |known| (known.zh, skipped(known).0));
    for (page, table) in [("docs/formats.md", english), ("docs/formats.zh-CN.md", chinese)] {
        const MARKS: [&str; 2] = ["<!-- known: written by tests/formats -->\n", "<!-- end known -->\n"];
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = std::fs::read_to_string(&path).unwrap();
        let (head, rest) = text.split_once(MARKS[0]).unwrap();
        let (old, tail) = rest.split_once(MARKS[1]).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, [head, MARKS[0], &table, MARKS[1], tail].concat()).unwrap();
        } else {
            assert!(old == table, "{page} is out of date: run UPDATE=1 cargo test --test all formats");
        }
        // What is read stands in the table that people write.
        let read = KNOWN.iter().filter(|known| matches!(known.then, Then::Read(_))).flat_map(|known| known.extensions);
        for extension in read {
            assert!(head.contains(&format!(".{extension}")), "{page} does not name .{extension}");
        }
    }
}

/// A picture with so many remarks, the last of which is somebody's number, behind a filler of so many bytes.
fn picture(remarks: usize, filler: usize) -> Vec<u8> {
    let remark = |text: &str| [&[0x21, 0xFE, text.len() as u8][..], text.as_bytes(), &[0]].concat();
    let mut bytes = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
    (0..remarks).for_each(|number| bytes.extend(remark(&format!("第{number}处备注"))));
    bytes.extend(b"\x21\xFE");
    (0..filler / 255).for_each(|_| bytes.extend([&[255][..], &[b'x'; 255]].concat()));
    bytes.push(0);
    bytes.extend(remark("请李明核实，电话13800138000"));
    bytes.push(b';');
    bytes
}

#[test]
fn what_stands_far_behind_is_found_too() {
    let data =
        |bytes: &[u8]| format!("<p>正文<img src='data:image/gif;base64,{}'>", data_encoding::BASE64.encode(bytes));
    let attributes: String = (0..300).map(|number| format!(" x{number}=1")).collect();
    let desk = support::Desk::new();
    for (name, page) in [
        ("texts.html", data(&picture(150, 0))),
        ("behind.html", data(&picture(0, 1100 << 10))),
        ("attributes.html", format!("<p>正文<img{attributes} alt='请李明核实，电话13800138000'>")),
        ("alt.html", format!("<p>正文<img alt='{} tel 13800138000'>", "some words ".repeat(400))),
        (
            "script.html",
            format!("<p>{}<script>var a='{}',b='13800138000'</script>", "正文有好几行。".repeat(20), "x".repeat(5000)),
        ),
    ] {
        desk.file(name, page);
        let run = desk.run(&["check", "--format", "json", name]);
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let rules: Vec<_> = report["findings"].as_array().unwrap().iter().map(|one| one["rule"].to_string()).collect();
        assert!(rules.iter().any(|rule| rule.contains("privacy/mobile-number")), "{name}: {rules:?}");
        assert_eq!(report["summary"]["gaps"], 0, "{name}");
    }
}

#[test]
fn hooks_hold_back_no_file_by_its_name() {
    for page in [".pre-commit-hooks.yaml", "docs/git.md", "docs/git.zh-CN.md"] {
        let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        assert!(text.contains("entry: hegao check --documents-only\n"), "{page}");
        assert!(!text.contains("  files: "), "{page}");
    }
}

#[test]
fn what_goes_past_a_bound_is_never_clean() {
    let desk = support::Desk::new();
    desk.file("deep.html", format!("{}正文", "<div>".repeat(100_001)));
    desk.file("seen.txt", "甲\u{200B}".repeat(1001));
    for name in ["deep.html", "seen.txt"] {
        let report = desk.json(&["--select", "typo/*", name]);
        assert_eq!(report["documents"][0]["gaps"][0]["kind"], "limit", "{name}: {report}");
        assert_eq!(desk.run(&["check", "--select", "typo/*", name]).code, 3, "{name}");
    }
}
