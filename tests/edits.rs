//! What the rules suggest, written into files of every format that is one stored part, and read again.

use std::ops::Range;

use proptest::prelude::*;
use serde_json::Value;

use hegao::document::write::{self, Refusal};
use hegao::document::{Content, Document, Edit, Limits, read};
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::Ruling;
use hegao::rule::{Language, RuleSet, builtin, builtin_examples, builtin_tables};
use hegao::scan::{Rewrite, Scanner};

use crate::support::Desk;
use crate::support::office::{Office, Pdf, paragraphs};

fn scanner() -> Scanner {
    Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false)
}

fn rewrites(scanner: &Scanner, document: &Document) -> Vec<Rewrite> {
    let today = DateInterval::parse("2026-01-01").unwrap();
    let given =
        Given { date: None, named: None, today, audience: Audience::Public, genre: None, format: document.format };
    scanner.rewrites("a", document, &given, &vec![Ruling::AsGraded; scanner.rules().len()])
}

/// The file with this text in each format.
fn files(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs: String = escaped.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let rows: String = text.lines().map(|line| format!("1,\"{}\"\n", line.replace('"', "\"\""))).collect();
    let (gbk, _, is_lossy) = encoding_rs::GBK.encode(text);
    let mut files = vec![
        ("a.txt", text.as_bytes().to_vec()),
        ("a.md", text.as_bytes().to_vec()),
        ("a.html", format!("<html><body>\n{paragraphs}</body></html>\n").into_bytes()),
        ("a.csv", format!("序号,内容\n{rows}").into_bytes()),
    ];
    if !is_lossy {
        files.push(("a.txt", gbk.into_owned()));
    }
    files
}

/// All stored text of a document, in the order of its blocks, without white space.
fn said(document: &Document) -> String {
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let visible = document.blocks.iter().filter(|block| block.hidden.is_none());
    visible
        .flat_map(|block| {
            block.pieces(0..document.text(block).len()).into_iter().map(move |(part, range)| (block, part, range))
        })
        .map(|(block, part, range)| match &block.content {
            Content::Slice(_) | Content::Headed { .. } => dense(&document.parts[part as usize].text[range]),
            Content::Joined(joined) => {
                let piece = joined
                    .pieces
                    .iter()
                    .find(|piece| piece.part == part && piece.source() == (range.start as u32..range.end as u32));
                piece.map_or_else(String::new, |piece| {
                    dense(&joined.text[piece.text.start as usize..piece.text.end as usize])
                })
            }
        })
        .collect()
}

/// Makes the edits of one rewrite, and looks whether what is read then is the old text with `text` at its place.
fn assert_written(
    name: &str,
    bytes: &[u8],
    document: &Document,
    rewrite: &Rewrite,
    text: &str,
    edits: &[Edit],
) -> Result<(), Refusal> {
    let limits = Limits::default();
    let written = write::file(name, bytes, document, edits, &limits)?;
    let again = read(name, written, &limits).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
    let block = &document.blocks[rewrite.block];
    let (old, Range { start, end }) = (document.text(block), rewrite.span.range());
    let new = format!("{}{text}{}", &old[..start], &old[end..]);
    let new = new.trim();
    let is_there = new.is_empty() || again.blocks.iter().any(|block| again.text(block) == new);
    // A hard wrap may fall elsewhere, and a line that is another kind of line then is cut another way.
    assert!(is_there || again.blocks.len() != document.blocks.len(), "{name}: {}: {old:?} to {new:?}", rewrite.rule);
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let (before, after) = (said(document).chars().count(), said(&again).chars().count());
    if block.hidden.is_none() {
        assert_eq!(before + dense(text), after + dense(&old[start..end]), "{name}: {}: {new:?}", rewrite.rule);
    }
    Ok(())
}

/// Writes every suggestion of `text` in every format; how many were written, and what was refused.
fn all_written(scanner: &Scanner, text: &str) -> (usize, Vec<String>) {
    let (mut count, mut refused) = (0, Vec::new());
    for (name, bytes) in files(text) {
        let document = read(name, bytes.clone(), &Limits::default()).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
        // A break between two elements is no edit: `write::joined` takes it out.
        for rewrite in rewrites(scanner, &document).iter().filter(|rewrite| rewrite.join.is_none()) {
            for replacement in &rewrite.replacements {
                let (text, edits) = (replacement.text.as_str(), &replacement.edits);
                assert!(!edits.is_empty());
                match assert_written(name, &bytes, &document, rewrite, text, edits) {
                    Ok(()) => count += 1,
                    // A masked address of a link is none that a reader tells of any more: what was told is gone.
                    Err(Refusal::ReadsOtherwise) if document.blocks[rewrite.block].hidden.is_some() => {}
                    Err(refusal) => refused.push(format!(
                        "{name}: {}: {:?} to {text:?}: {refusal:?}",
                        rewrite.rule,
                        rewrite.span.of(document.text(&document.blocks[rewrite.block]))
                    )),
                }
            }
        }
    }
    (count, refused)
}

#[test]
fn what_the_examples_of_all_rules_suggest_is_written() {
    let scanner = scanner();
    let (mut count, mut refused) = (0, Vec::new());
    for builtin in builtin_examples() {
        let texts: Vec<&str> = builtin.examples.flagged.iter().map(|example| example.text.as_str()).collect();
        let (written, not) = all_written(&scanner, &(texts.join("\n\n") + "\n"));
        count += written;
        refused.extend(not);
    }
    assert!(count > 1_000, "{count} were written");
    assert!(refused.is_empty(), "{} of {count}: {refused:#?}", refused.len());
}

#[test]
fn what_reports_suggest_is_written() {
    let scanner = scanner();
    for report in ["examples/town-report.txt", "examples/district-notice.txt"] {
        let text = std::fs::read_to_string(format!("{}/{report}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (count, refused) = all_written(&scanner, &text);
        assert!(count > 40 && refused.is_empty(), "{report}: {count}, {refused:#?}");
    }
}

/// All edits of a document at once, those that do not get into each other's way.
#[test]
fn what_a_report_would_only_count_is_rewritten_too() {
    let document = read("a.txt", "请认真布署。\n\n".repeat(5).into_bytes(), &Limits::default()).ok().unwrap();
    assert_eq!(rewrites(&scanner().listing(2), &document).len(), 5);
}

#[test]
fn what_a_report_suggests_is_written_at_once() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap();
    for (name, bytes) in files(&text) {
        let limits = Limits::default();
        let document = read(name, bytes.clone(), &limits).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
        let rewrites = rewrites(&scanner(), &document);
        let edits: Vec<Edit> = rewrites.iter().flat_map(|rewrite| rewrite.replacements[0].edits.clone()).collect();
        assert!(edits.len() > 5, "{name}: {}", edits.len());
        let written = write::file(name, &bytes, &document, &edits, &limits);
        let again = read(name, written.unwrap_or_else(|refusal| panic!("{name}: {refusal}")), &limits).ok().unwrap();
        for rewrite in &rewrites {
            let old = rewrite.span.of(document.text(&document.blocks[rewrite.block]));
            let count = |document: &Document| document.parts[0].text.matches(old).count();
            assert!(rewrite.replacements[0].text.contains(old) || count(&again) < count(&document), "{name}: {old}");
        }
    }
}

/// Members of documents and workbooks.
#[test]
fn what_a_report_suggests_is_written_into_members() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap();
    let limits = Limits::default();
    let document = read("a.docx", Office::docx(&paragraphs(&text)).bytes(), &limits).ok().unwrap();
    let edits: Vec<Edit> = rewrites(&scanner(), &document)
        .iter()
        .flat_map(|rewrite| rewrite.replacements[0].edits.clone())
        .filter(|edit| edit.part == 0)
        .collect();
    assert!(edits.len() > 20);
    let bytes = document.parts[0].text.as_bytes();
    let written = write::member(&document, 0, bytes, &edits, &limits).unwrap();
    assert_eq!(
        written.len() + edits.iter().map(|edit| (edit.bytes.end - edit.bytes.start) as usize).sum::<usize>(),
        bytes.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>()
    );
}

/// Texts with what each syntax has to write in another way.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("甲"),
        Just("乙丙"),
        Just("&"),
        Just("<"),
        Just(">"),
        Just("\""),
        Just("'"),
        Just(","),
        Just("*"),
        Just("_"),
        Just("`"),
        Just("#"),
        Just("1."),
        Just("- "),
        Just("\\"),
        Just("["),
        Just("]("),
        Just("|"),
        Just("&amp;"),
        Just("~~"),
        Just("a b"),
        Just("😀"),
    ];
    proptest::collection::vec(word, 0..5).prop_map(|words| words.concat())
}

/// A stretch of markup around some text.
fn marked(name: &'static str) -> BoxedStrategy<String> {
    let han = "[一二三四五，；]{1,8}";
    match name {
        "a.html" => prop_oneof![
            han.prop_map(|text| text),
            han.prop_map(|text| format!("<b>{text}</b>")),
            han.prop_map(|text| format!("<span title='{text}说明'><i>{text}</i></span>")),
            Just("&amp;".to_owned()),
            Just("&#x4E00;".to_owned()),
            Just("&nGg;".to_owned()),
            Just("&quot;".to_owned()),
            han.prop_map(|text| format!("<img alt={text}的图片>")),
            han.prop_map(|text| format!("<!-- {text}请核对 -->")),
        ]
        .boxed(),
        "a.md" => prop_oneof![
            han.prop_map(|text| text),
            han.prop_map(|text| format!("**{text}**")),
            han.prop_map(|text| format!("`{text}`")),
            han.prop_map(|text| format!("[{text}](http://example.com)")),
            Just("&amp;".to_owned()),
            Just("\\*".to_owned()),
        ]
        .boxed(),
        "a.csv" => prop_oneof![han.prop_map(|text| text), han.prop_map(|text| format!("\",\"{text}\"\"")),].boxed(),
        _ => han.prop_map(|text| text).boxed(),
    }
}

fn source(name: &'static str) -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let lines = proptest::collection::vec(proptest::collection::vec(marked(name), 1..6), 2..6);
    (lines, any::<bool>()).prop_map(move |(lines, is_gbk)| {
        let line = |stretches: &Vec<String>| match name {
            "a.html" => format!("<p>{}</p>\n", stretches.concat()),
            "a.csv" => format!("1,\"{}\",甲\n", stretches.concat()),
            _ => format!("{}\n\n", stretches.concat()),
        };
        let head = if name == "a.csv" { "序号,内容,姓名\n" } else { "" };
        let text = format!("{head}{}", lines.iter().map(line).collect::<String>());
        let bytes = if is_gbk { encoding_rs::GBK.encode(&text).0.into_owned() } else { text.into_bytes() };
        (name, bytes)
    })
}

#[test]
fn random_edits_are_made_as_they_are_meant_or_not_at_all() {
    let config = ProptestConfig::with_cases(400);
    let source = prop_oneof![source("a.txt"), source("a.md"), source("a.html"), source("a.csv")];
    proptest!(config, |((name, bytes) in source, picks in proptest::collection::vec((any::<prop::sample::Index>(), 1usize..4, words()), 1..4))| {
        let limits = Limits::default();
        let document = read(name, bytes.clone(), &limits).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
        let chars: Vec<(usize, char)> = document.parts[0].text.char_indices().collect();
        prop_assume!(!chars.is_empty());
        let edits: Vec<Edit> = picks.into_iter().map(|(pick, length, text)| {
            let first = pick.index(chars.len());
            let end = chars.get(first + length).map_or(document.parts[0].text.len(), |(at, _)| *at);
            Edit { part: 0, bytes: document.parts[0].stored(chars[first].0..end), text }
        }).collect();
        if let Ok(written) = write::file(name, &bytes, &document, &edits, &limits) {
            // What stands outside of the edits is the same, byte by byte.
            let first = edits.iter().map(|edit| edit.bytes.start).min().unwrap() as usize;
            let last = bytes.len() - edits.iter().map(|edit| edit.bytes.end).max().unwrap() as usize;
            // A cell that needs quotation marks gets them, before and behind the edit.
            if name != "a.csv" {
                prop_assert_eq!(&written[..first], &bytes[..first]);
                prop_assert_eq!(&written[written.len() - last..], &bytes[bytes.len() - last..]);
            }
            let again = read(name, written, &limits).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
            // What was put in is read, sign by sign.
            let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let all: String = again.blocks.iter().map(|block| dense(again.text(block))).collect();
            for edit in &edits {
                prop_assert!(all.contains(&dense(&edit.text)), "{}: {:?} in {:?}", name, edit.text, all);
            }
        }
    });
}

/// The edits of all suggestions of a rule in a document, by finding.
fn reported(desk: &Desk, file: &str, rule: &str) -> Vec<Vec<Value>> {
    let report = desk.json(&["--rules", "规则", file]);
    let of_rule = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
    of_rule.map(|finding| finding["suggestions"][0]["edits"].as_array().unwrap().clone()).collect()
}

#[test]
fn edits_write_what_the_file_would_and_stand_once() {
    let desk = Desk::new();
    let rule = "severity: warning\nmessage: 应为“{suggestion}”\nwhy: 简称\nsource: 本单位规定\n\
        check:\n  words:\n    pairs: {研发与部: 'R&D<部>'}\n\
        tests:\n  flagged: [«研发与部», 报«研发与部»]\n  passed: [研发部, 部]\n";
    desk.file("规则/house/x.yaml", rule);
    let replaced = |bytes: &[u8], edits: &[Value]| {
        let mut bytes = bytes.to_vec();
        for edit in edits.iter().rev() {
            let end = |at: usize| edit["bytes"][at].as_u64().unwrap() as usize;
            bytes.splice(end(0)..end(1), edit["text"].as_str().unwrap().bytes());
        }
        String::from_utf8(bytes).unwrap()
    };
    // A sign that is written as an entity is replaced whole; marks between are kept.
    for (name, text, mended) in [
        ("a.txt", "请研发与部办理。\n", "请R&D<部>办理。\n"),
        ("a.html", "<p>请研发与部办理。</p>\n", "<p>请R&amp;D&lt;部&gt;办理。</p>\n"),
        ("b.html", "<p>请研&#x53D1;与<b>部</b>办理。</p>\n", "<p>请R&amp;D&lt;部&gt;<b></b>办理。</p>\n"),
    ] {
        desk.file(name, text);
        let found = reported(&desk, name, "house/x");
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(replaced(text.as_bytes(), &found[0]), mended, "{name}");
    }
    // Two cells share one text: both are told, and it is written once.
    let shared = r#"<c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c>"#;
    let sheet = format!(r#"<sheetData><row r="1">{shared}</row></sheetData>"#);
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>请研发与部办理</t></si></sst>"#;
    let book = Office::xlsx(&[("表", "", &sheet)]).part("t", "sharedStrings", "sharedStrings.xml", strings);
    desk.file("a.xlsx", book.bytes());
    let found = reported(&desk, "a.xlsx", "house/x");
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(found[0][0]["part"], "xl/sharedStrings.xml");
    assert_eq!(replaced(strings.as_bytes(), &found[0]), strings.replace("研发与部", "R&amp;D&lt;部&gt;"));
    // What a page of a PDF file says is stored nowhere as text.
    desk.file("a.pdf", Pdf::new("UniGB-UCS2-H").set("请研发与部办理。").bytes());
    assert_eq!(reported(&desk, "a.pdf", "house/x"), [Vec::<Value>::new()]);
}
