//! Notes in texts, Markdown and pages: they stand where they are about, change nothing of what is read, and come out again without
//! a trace.

use std::fs;

use hegao::document::write::Refusal;
use hegao::document::write::annotate::{Author, annotate, remove};
use hegao::document::{Document, Limits, Note, read};
use proptest::prelude::*;

use crate::support::Desk;

fn author() -> Author {
    Author { name: "核稿".into(), date: "2026-11-30T16:00:00+08:00".into() }
}

fn document(name: &str, bytes: &[u8]) -> Document {
    read(name, bytes.to_vec(), &Limits::default()).ok().unwrap()
}

/// A note on the first place of `word`.
fn note(document: &Document, word: &str, lines: &[&str]) -> Note {
    let block = document.blocks.iter().position(|block| document.text(block).contains(word)).unwrap();
    let start = document.text(&document.blocks[block]).find(word).unwrap();
    Note {
        block: Some(block),
        range: start..start + word.len(),
        lines: lines.iter().map(|&line| line.to_owned()).collect(),
        place: "位置：某处".into(),
        change: Vec::new(),
    }
}

/// The file with one note on `word`, without its sum and without what counts the notes; it must come out again.
fn annotated(name: &str, text: &str, word: &str) -> Result<String, Refusal> {
    let (document, limits) = (document(name, text.as_bytes()), Limits::default());
    let notes = [note(&document, word, &["【不能发】应为“部署”。", "依据：〔某〕<规定>--第|条`"])];
    let written = annotate(name, text.as_bytes(), &document, &notes, &author(), &limits)?.bytes;
    let removed = remove(name, &written, document.format, &limits)?.unwrap();
    assert!(removed.is_exact && removed.bytes == text.as_bytes());
    let written = String::from_utf8(written).unwrap();
    let (before, count) =
        written.split_once("〔核稿·以上共").or_else(|| written.split_once("<!--核稿·以上共")).unwrap();
    let (_, behind) = count.split_once(if name.ends_with("txt") { "〕" } else { "-->" }).unwrap();
    let is_digit = |c: &char| c.is_ascii_hexdigit();
    let (said, sum) = before.rsplit_once('·').unwrap();
    let end = sum.chars().take_while(is_digit).count();
    assert_eq!(end, 8, "{before}");
    Ok(format!("{said}{}{behind}", &sum[end..]))
}

const WORDS: &str = "〔核稿·不能发：应为“部署”；依据：[某]＜规定＞- -第｜条'〕";
const COMMENT: &str = "<!--核稿·不能发：应为“部署”；依据：[某]＜规定＞- -第｜条'-->";

#[test]
fn a_note_stands_behind_what_it_is_about() {
    for (name, text) in [
        ("a.txt", "各单位要认真布署^，抓好落实。\r\n"),
        ("a.md", "# 通知\n\n各单位要认真布署^，抓好落实。\n"),
        ("a.md", "- 认真布署^工作\n- 抓好落实\n"),
        ("a.md", "| 事项 | 时间 |\n|---|---|\n| 认真布署^工作 | 三月 |\n"),
        ("a.md", "请**认真布**署^好。\n"),
        ("a.html", "<p>各单位要认真<b>布</b>署^，抓好落实。</p>\n"),
        ("a.html", "<table><tr><td>布署^工作<td>三月</table>"),
    ] {
        let mark = if name == "a.txt" { WORDS } else { COMMENT };
        assert_eq!(annotated(name, &text.replace('^', ""), "布署").as_deref(), Ok(&*text.replace('^', mark)), "{text}");
    }
}

#[test]
fn where_no_comment_can_stand_it_stands_behind_and_names_the_place() {
    let elsewhere = |mark: &str| mark.replace("-->", "；位置：某处-->");
    for (name, text) in [
        ("a.md", "请`认真布署`^好。\n"),
        ("a.md", "```\n布署 = 1\n```\n\n完。^\n"),
        ("a.md", "---\ntitle: 认真布署工作\n---\n\n完。^\n"),
        ("a.html", "<title>布署工作</title>^<p>正文</p>"),
        ("a.html", "<p>正文<img alt='认真布署工作的图片'>^后文</p>"),
        ("a.html", "<script>var a = '请李明布署13800138000';</script>^<p>正文</p>"),
    ] {
        let plain = text.replace('^', "");
        let found = document(name, plain.as_bytes());
        if !found.blocks.iter().any(|block| found.text(block).contains("布署")) {
            continue;
        }
        let written = annotated(name, &plain, "布署").unwrap();
        assert!(written.contains(&elsewhere(COMMENT)), "{written}");
        let expected = text.replace('^', &elsewhere(COMMENT));
        // The next place is the one in front of the text that follows, or behind it.
        let later = plain.replace("完。", "^完。").replace('^', &elsewhere(COMMENT));
        assert!(written == expected || written == later, "{written}\n{expected}");
    }
}

#[test]
fn what_has_no_comments_is_refused() {
    let refused = |name: &str, text: &str| annotated(name, text, "布署").unwrap_err();
    assert_eq!(refused("a.csv", "事项,时间\n布署工作,三月\n"), Refusal::NoComments);
    assert_eq!(refused("a.py", "# 布署工作\nprint(1)\n"), Refusal::Format);
    // What somebody has typed so is text like any other.
    assert!(annotated("a.txt", "布署〔核稿·不能发：应为“部署”〕工作\n", "布署").is_ok());
}

fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    match encoding % 3 {
        0 => text.as_bytes().to_vec(),
        1 => encoding_rs::GBK.encode(text).0.into_owned(),
        _ => [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
    }
}

#[test]
fn reports_are_annotated_checked_and_put_back() {
    let report = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap();
    let page = report.lines().map(|line| format!("<p>{line}</p>\n")).collect::<String>();
    for (name, bytes) in [
        ("a.txt", encoded(&report, 0)),
        ("a.txt", encoded(&report, 1)),
        ("a.txt", encoded(&report, 2)),
        ("a.md", encoded(&report, 0)),
        ("a.html", encoded(&page, 0)),
        ("a.html", encoded(&format!("<meta charset=gbk>{page}"), 1)),
    ] {
        let desk = Desk::new();
        desk.file(name, &bytes);
        let run = desk.run(&["annotate", name]);
        assert_eq!(run.code, 0, "{name}: {}{}", run.out, run.err);
        let ending = name.split_once('.').unwrap().1;
        let noted = format!("a-核稿.{ending}");
        let written = fs::read(desk.path().join(&noted)).unwrap();
        assert!(written.len() > bytes.len() + 1_000, "{name}");
        // A check says the same of it.
        let told = |name: &str| -> Vec<String> {
            let report = desk.json(&[name]);
            let findings = report["findings"].as_array().unwrap().iter();
            findings
                .map(|one| format!("{} {} {}", one["rule"], one["match"], one["location"]["start"]["line"]))
                .collect()
        };
        assert_eq!(told(name), told(&noted), "{name}");
        // Once more is the same file; taken out, it is the very file of before.
        let again = desk.run(&["annotate", &noted, "--output", &format!("b.{ending}")]);
        assert_eq!(again.code, 0, "{name}: {}", again.err);
        assert!(fs::read(desk.path().join(format!("b.{ending}"))).unwrap() == written, "{name}");
        let out = desk.run(&["annotate", "--remove", &noted, "--output", &format!("c.{ending}")]);
        assert!(out.out.contains("一个字节不差"), "{name}: {}{}", out.out, out.err);
        assert!(fs::read(desk.path().join(format!("c.{ending}"))).unwrap() == bytes, "{name}");
    }
}

#[test]
fn what_somebody_wrote_since_stays_when_notes_go() {
    let desk = Desk::new();
    desk.file("a.txt", "各单位要认真布署。\n");
    assert_eq!(desk.run(&["annotate", "a.txt"]).code, 0);
    let noted = fs::read_to_string(desk.path().join("a-核稿.txt")).unwrap();
    desk.file("b.txt", noted.replace("各单位", "各科室"));
    let run = desk.run(&["annotate", "--remove", "b.txt"]);
    assert!(!run.err.contains("一个字节不差"), "{}", run.err);
    assert_eq!(fs::read_to_string(desk.path().join("b-去批注.txt")).unwrap(), "各科室要认真布署。\n");
}

/// A stretch of a text, with marks of its format around some of it.
fn stretch() -> impl Strategy<Value = String> {
    let han = "[一二三四五，；]{1,6}";
    prop_oneof![
        han.prop_map(|text| text),
        han.prop_map(|text| format!("**{text}**")),
        han.prop_map(|text| format!("<b>{text}</b>")),
        han.prop_map(|text| format!("`{text}`")),
        han.prop_map(|text| format!("[{text}](http://example.com)")),
        han.prop_map(|text| format!("<img alt='{text}的图片'>")),
        han.prop_map(|text| format!("<!-- {text}请核对 -->")),
        han.prop_map(|text| format!("<title>{text}</title>")),
        han.prop_map(|text| format!("<script>'{text}'</script>")),
        Just("&amp;".to_owned()),
        Just("\\*".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n- ".to_owned()),
        Just("\n```\n".to_owned()),
        Just("\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n".to_owned()),
        Just("\n# ".to_owned()),
        Just("\n<div>\n".to_owned()),
    ]
}

#[test]
fn what_is_put_in_comes_out_without_a_trace() {
    let config = ProptestConfig::with_cases(300);
    let written_count = std::cell::Cell::new(0);
    let text = proptest::collection::vec(stretch(), 1..14).prop_map(|stretches| stretches.concat());
    let picks =
        proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1usize..5), 0..6);
    proptest!(config, |(text in text, picks in picks, name in 0usize..3, encoding in 0usize..3)| {
        let name = ["a.txt", "a.md", "a.html"][name];
        let (bytes, limits) = (encoded(&text, encoding), Limits::default());
        let Ok(document) = read(name, bytes.clone(), &limits) else { return Ok(()) };
        prop_assume!(!document.blocks.is_empty());
        let note = |(block, at, length): (prop::sample::Index, prop::sample::Index, usize)| {
            let block = block.index(document.blocks.len());
            let ends: Vec<usize> = {
                let text = document.text(&document.blocks[block]);
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
            };
            let start = at.index(ends.len());
            let range = ends[start]..ends[(start + length).min(ends.len() - 1)];
            Note { block: Some(block), range, lines: vec!["【请核对】甲--乙|丙".into()], place: "位置".into(), change: Vec::new() }
        };
        let notes: Vec<Note> = picks.into_iter().map(note).collect();
        prop_assume!(!notes.is_empty());
        match annotate(name, &bytes, &document, &notes, &author(), &limits) {
            Ok(annotated) => {
                let written = annotated.bytes;
                written_count.set(written_count.get() + 1);
                let again = read(name, written.clone(), &limits).ok().unwrap();
                let texts = |document: &Document| -> Vec<String> {
                    document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
                };
                prop_assert_eq!(texts(&again), texts(&document));
                let removed = remove(name, &written, document.format, &limits).unwrap().unwrap();
                prop_assert!(removed.is_exact && removed.bytes == bytes, "{}", text);
            }
            // A short text in another encoding may be taken for a third one, and a text may end in code.
            Err(refusal) => prop_assert!(
                matches!(refusal, Refusal::ReadsOtherwise | Refusal::NotInEncoding { .. }), "{:?}: {}", refusal, text
            ),
        }
    });
    assert!(written_count.get() > 240, "{}", written_count.get());
}
