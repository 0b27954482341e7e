use super::*;
use crate::config::{Config, Exception};
use crate::session::Options;
use hegao_model::document::{Block, BlockKind, Content, Format, Part};

const TYPO: &str = "
    severity: error
    message: 请写“{suggestion}”
    source: 本单位用语规定
    check: {words: {pairs: {布署: 部署}}}
    tests: {flagged: [认真«布署», «布署»工作], passed: [认真部署, 部署工作]}";

const NUMBER: &str = "
    severity: error
    message: 手机号 {match}
    source: 本单位用语规定
    sensitive: true
    check: {regex: {pattern: '1[3-9]\\d{9}', gate: digits, guard: digits}}
    fix: {mask: {keep-first: 3, keep-last: 4}}
    tests: {flagged: [\"电话«13800138000»\", 打«13800138000»], passed: [电话, 订单号138001380001]}";

fn session() -> Session {
    let rule = |id: &str, text: &str| hegao_rules::rule::load::load_str(id, text).unwrap().rule;
    let rules = vec![rule("office/deploy", TYPO), rule("privacy/number", NUMBER)];
    Session::new(rules, Default::default(), Config::default(), Options::new(jiff::civil::date(2025, 1, 8))).unwrap()
}

fn document(lines: &[&str]) -> Document {
    let text = lines.concat();
    let mut at = 0;
    let block = |line: &&str| {
        let start = at;
        at += line.len();
        Block::new(BlockKind::Paragraph, 0, Content::Slice(start as u32..at as u32))
    };
    let blocks = lines.iter().map(block).collect();
    Document::new(Format::Text, vec![Part::derived("正文".into(), text)], blocks, vec![])
}

/// The text of each block, what findings name in brackets.
fn shown(shown: &Shown) -> Vec<String> {
    let piece = |piece: &ShownPiece| match &piece.findings[..] {
        [] => piece.text.clone(),
        findings => format!("[{}:{}]", findings.iter().map(usize::to_string).collect::<Vec<_>>().join(","), piece.text),
    };
    shown.blocks.iter().map(|block| block.pieces.iter().map(piece).collect()).collect()
}

#[test]
fn the_text_is_masked_and_says_which_finding_stands_where() {
    let document = document(&["请认真布署，打13800138000。", "另见13800138000\u{7}布署", "没有问题"]);
    let found = session().show(&Source::new("a.txt", &document));
    let rules: Vec<&str> = found.checked.document.findings.iter().map(|one| &*one.rule).collect();
    assert_eq!(rules, ["office/deploy", "privacy/number", "privacy/number", "office/deploy"]);
    let lines = shown(&found);
    assert_eq!(lines[2], "没有问题");
    assert_eq!(lines[0], "请认真[0:布署]，打[1:138****8000]。");
    assert_eq!(lines[1], "另见[2:138****8000] [3:布署]", "a control character is not shown");
}

#[test]
fn what_is_accepted_here_is_not_marked_and_counts_no_more() {
    let (document, session) = (document(&["请认真布署", "再布署"]), session());
    let first = session.show(&Source::new("a.txt", &document));
    let fingerprint = &first.checked.document.findings[0].fingerprint;
    let accepted = [Exception::of_finding("office/deploy", fingerprint, "引文", Some("李明"))];
    let mut source = Source::new("a.txt", &document);
    source.accepted = &accepted;
    let second = session.show(&source);
    let statuses: Vec<Status> = second.checked.document.findings.iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Status::Suppressed, Status::Active]);
    assert_eq!(shown(&second), ["请认真布署", "再[1:布署]"]);
    assert_eq!(session.fixables(&source).unwrap().told().count(), 1, "nobody fixes what is accepted");
}

#[test]
fn an_earlier_report_shows_no_text() {
    let document = document(&["请认真布署"]);
    let mut source = Source::new("a.txt", &document);
    source.is_own = true;
    let found = session().show(&source);
    assert!(found.blocks.is_empty() && found.checked.document.findings.is_empty());
}
