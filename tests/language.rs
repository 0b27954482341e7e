//! With `--lang en` nothing is said in Chinese: what is, is quoted from a document, a path, a rule's source or a table of facts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::Desk;

const FORMATS: [&str; 11] =
    ["text", "json", "sarif", "github", "markdown", "gitlab", "rdjson", "junit", "csv", "html", "ledger"];

const EXAMPLES: [&str; 2] = ["town-report.txt", "district-notice.txt"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

/// The examples, a picture, and files that are gaps.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in EXAMPLES {
        desk.file(name, fs::read(root().join("examples").join(name)).unwrap());
    }
    let text = "正文内容从略。".repeat(3);
    let page = format!("<p>{text}<iframe src=a.html></iframe><p>{text}");
    desk.file("a.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").file("a.docx", "").file("a.html", page);
    desk.file("a.ps", "%!PS").file("a.png", b"\x89PNG\r\n\x1A\n").file("hegao.yaml", EXCEPTION);
    desk
}

const EXCEPTION: &str =
    "exceptions:\n  - {path: b.txt, rule: privacy/mobile-number, until: 2020-01-01, reason: public}\n";

/// What may be quoted: the documents, the sources of rules, and tables of facts.
fn quotable() -> String {
    let mut all: String =
        EXAMPLES.iter().map(|name| fs::read_to_string(root().join("examples").join(name)).unwrap()).collect();
    all.retain(|c| c != '\n');
    let rules = files(&root().join("rules"));
    for rule in rules {
        let text = fs::read_to_string(&rule).unwrap();
        let is_table = rule.parent().is_some_and(|folder| folder.ends_with("facts"));
        text.lines().filter(|line| is_table || line.starts_with("source:")).for_each(|line| all.push_str(line));
    }
    all
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The stretches of Chinese in `report` that stand nowhere else, without what stands in quotation marks.
fn own<'r>(report: &'r str, quotable: &str) -> BTreeSet<&'r str> {
    let (mut depth, mut own) = (0, BTreeSet::new());
    for line in report.lines() {
        let is_quoted = |c: char| {
            depth = if c == '“' {
                1
            } else if c == '”' {
                0
            } else {
                depth
            };
            depth == 1 || !is_han(c)
        };
        own.extend(line.split(is_quoted).filter(|run| !run.is_empty() && !quotable.contains(*run)));
        depth = 0;
    }
    own
}

#[test]
fn a_report_in_english_has_no_word_of_chinese_that_is_not_quoted() {
    let desk = desk();
    let report: serde_json::Value = serde_json::from_str(&desk.run(&["check", ".", "--format", "json"]).out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let suggestions = findings.iter().flat_map(|finding| finding["suggestions"].as_array().unwrap());
    let quotable = suggestions.fold(quotable(), |all, one| all + one["text"].as_str().unwrap() + "\n");
    let mut faults = Vec::new();
    for format in FORMATS {
        let of = |language: &str, more: &[&str]| {
            let args = [&["check", ".", "--format", format, "--lang", language], more].concat();
            desk.run(&args).out
        };
        let english = [of("en", &[]), of("en", &["--explain", "--verbose"])];
        let words: BTreeSet<_> = english.iter().flat_map(|report| own(report, &quotable)).map(str::to_owned).collect();
        if !words.is_empty() {
            faults.push((format, words));
        }
        assert!(own(&of("zh", &[]), &quotable).len() > 3, "{format}: the test finds what is said in Chinese");
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_text_of_a_document_is_read_in_english_where_the_configuration_says_so() {
    let desk = desk();
    desk.file("hegao.yaml", "lang: en\n");
    let run = desk.run(&["text", "a.docx"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("a.docx: not read whole: the file is empty (0 bytes)"), "{}", run.err);
    assert!(!run.err.chars().any(is_han), "{}", run.err);
}
