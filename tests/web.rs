//! The town report as a web page, as Markdown and as GBK text: the text file's findings, place by place.

use crate::support;

use hegao::document::{Content, Limits, read};
use proptest::prelude::*;
use serde_json::Value;
use support::Desk;

const REPORT: &str = include_str!("../examples/town-report.txt");

/// What a report says, without what differs by format: bytes, lines and labels.
fn said(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let say = |finding: &Value| {
        let location = &finding["location"];
        let of = |value: &Value| value.to_string();
        [
            &finding["rule"],
            &finding["severity"],
            &location["block"],
            &location["range"],
            &finding["match"],
            &finding["excerpt"],
        ]
        .map(of)
        .join(" ")
    };
    findings.map(say).collect()
}

fn report_on(name: &str, content: impl AsRef<[u8]>) -> Value {
    let desk = Desk::new();
    desk.file(name, content);
    desk.json(&["--date", "2025-01-08", name])
}

/// The lines as paragraphs of a page, some words set apart by tags and references.
fn page() -> String {
    let lines = REPORT.lines().filter(|line| !line.trim().is_empty());
    let paragraph = |line: &str| {
        let escaped =
            line.replace('&', "&amp;").replace('<', "&lt;").replace('法', "<b>法</b>").replace('，', "&#xFF0C;");
        format!("<p style=\"text-indent: 2em\">{escaped}</p>\n")
    };
    let body: String = lines.map(paragraph).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><div class=\"content\">{body}</div></body></html>"
    )
}

#[test]
fn a_page_gives_the_findings_of_the_text_file() {
    let expected = said(&report_on("a.txt", REPORT));
    assert!(expected.len() > 20, "{expected:#?}");
    let page = page();
    let (gbk, _, unmappable) = encoding_rs::GBK.encode(&page);
    assert!(!unmappable);
    let utf_16: Vec<u8> = std::iter::once(0xFEFF).chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, content) in
        [("a.html", page.as_bytes()), ("a.htm", &gbk), ("a.xhtml", &utf_16), ("a.dat", page.as_bytes())]
    {
        assert_eq!(said(&report_on(name, content)), expected, "{name}");
    }
}

#[test]
fn markdown_and_gbk_give_the_findings_of_the_text_file() {
    let expected = said(&report_on("a.txt", REPORT));
    let (gbk, ..) = encoding_rs::GBK.encode(REPORT);
    assert_eq!(said(&report_on("a.txt", &gbk)), expected);
    assert_eq!(said(&report_on("a.md", REPORT)), expected);
    assert_eq!(said(&report_on("a.md", REPORT.replace('法', "**法**"))), expected);
}

#[test]
fn a_finding_in_a_page_stands_where_its_bytes_are() {
    let source = "<p>联系人：李明；联系电话：138<b>0013</b>&#56;000</p>\n";
    let report = report_on("a.html", source);
    let finding = report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "privacy/mobile-number").unwrap();
    let pieces = finding["location"]["pieces"].as_array().unwrap().iter();
    let stored: Vec<&str> = pieces
        .map(|piece| {
            let at = |index: usize| piece["bytes"][index].as_u64().unwrap() as usize;
            &source[at(0)..at(1)]
        })
        .collect();
    assert_eq!(stored, ["138", "0013", "&#56;", "000"]);
    assert_eq!(finding["location"]["start"], serde_json::json!({"line": 1, "column": 16}));
}

#[test]
fn the_date_of_publication_counts() {
    let dated = |name: &str, content: &str| {
        let desk = Desk::new();
        desk.file(name, content);
        let document = desk.json(&[name])["documents"][0].clone();
        format!("{} {}", document["date"], document["date_source"]).replace('"', "")
    };
    assert_eq!(dated("a.html", "<meta name='PubDate' content='2025-01-08 10:00'><p>正文。"), "2025-01-08 front-matter");
    assert_eq!(dated("a.md", "---\ntitle: 示例\ndate: 2025-01-08\n---\n\n正文。\n"), "2025-01-08 front-matter");
    assert_eq!(
        dated(
            "b.html",
            "<meta name='PubDate' content='2025-01-08'><p>示例镇人民政府<p>关于示例的报告<p>正文，从略。<p>示例镇人民政府<p>2025年1月6日"
        ),
        "2025-01-06 signature"
    );
}

#[test]
fn comments_to_hegao_hold_in_markdown() {
    let desk = Desk::new();
    let text = "<!-- hegao: ignore[privacy/*] 公开的值班电话 -->\n联系人：李明，电话 **138**00138000。\n";
    desk.file("a.md", text).file("b.md", text.replace("<!--", "<!--- "));
    assert_eq!(desk.run(&["check", "--select", "privacy", "a.md"]).code, 0);
    let report = desk.json(&["--select", "privacy", "b.md"]);
    assert_eq!(report["findings"][0]["location"]["start"]["line"], 2, "{report}");
}

/// What the readers treat differently.
const PIECES: &[&str] = &[
    "法治",
    "李明",
    "13800138000",
    " ",
    "\n",
    "\n\n",
    "\t",
    "&amp;",
    "&nbsp",
    "&#x4E2D;",
    "&",
    "<",
    ">",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<div hidden>",
    "</div>",
    "<table>",
    "<tr>",
    "<td colspan=2>",
    "<th rowspan=2>",
    "</table>",
    "<li>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<title>",
    "<a href='mailto:a@b.cn' title='李明'>",
    "</a>",
    "<pre>",
    "<meta name=author content='李明'>",
    "<span style='color:#fff'>",
    "</span>",
    "<noscript>",
    "<p class='",
    "\0",
    "\u{200B}",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "`",
    "```\n",
    "**",
    "*",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[甲]: http://a.cn '李明'\n",
    "|",
    "|-|-|\n",
    "---\n",
    "title: 甲\n",
    "    ",
    "\\",
    "，",
    "。",
];

fn markup() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_the_markup_every_character_stands_where_its_piece_says(source in markup()) {
        for name in ["a.html", "a.md"] {
            let Ok(document) = read(name, source.as_bytes().to_vec(), &Limits::default()) else { continue };
            for block in &document.blocks {
                let text = document.text(block);
                prop_assert!(!text.trim().is_empty() || block.hidden.is_some(), "{}", name);
                let Content::Joined(joined) = &block.content else { continue };
                let mut end = 0;
                for piece in &*joined.pieces {
                    let of = |text: &str, range: &std::ops::Range<u32>| text[range.start as usize..range.end as usize].to_owned();
                    let (shown, stored) = (of(text, &piece.text), of(&document.parts[0].text, &piece.source()));
                    prop_assert!(piece.text.start >= end && !shown.is_empty(), "{}", name);
                    prop_assert!(shown.len() != stored.len() || shown == stored || shown == " ", "{}: {} {}", name, shown, stored);
                    end = piece.text.end;
                }
            }
        }
    }
}
