//! Properties of a whole scan.

use proptest::prelude::*;

use hegao::document::read_text;
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;

fn scanner() -> Scanner {
    Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false)
}

/// Rule, match, excerpt and line of every finding.
fn scan(scanner: &Scanner, text: &str) -> Vec<(String, String, String, usize)> {
    let document = read_text(text.as_bytes().to_vec());
    let date = DateInterval::parse("2025-01-08").unwrap();
    let given = Given {
        date: Some(date),
        named: None,
        today: date,
        audience: Audience::Public,
        genre: None,
        format: document.format,
    };
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    let scanned = scanner.scan("a.txt", &document, &given, &rulings);
    let line = |finding: &hegao::finding::Finding| finding.location.start.map_or(0, |start| start.line);
    scanned
        .findings
        .iter()
        .map(|finding| (finding.rule.to_string(), finding.matched.clone(), finding.excerpt.text.clone(), line(finding)))
        .collect()
}

/// Sentences with faults of several rules.
fn faulty() -> impl Strategy<Value = String> {
    let sentence = prop_oneof![
        Just("联系人：李明；联系电话：13800138000。"),
        Just("请各单位认真布署，抓好落实。"),
        Just("发放普法资料 and 张贴挂图，扩大宣传。"),
        Just("这是最杰出的的成果，，值得推广。"),
        Just("身份证号：11010519491231002X，请核对。"),
        Just("邮箱zhangsan@163.com请注明单位。"),
        Just("会议强调，要压实责任、细化措施。"),
    ];
    proptest::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.concat())
}

#[test]
fn an_unrelated_block_changes_nothing_but_the_line() {
    let scanner = scanner();
    let config = ProptestConfig::with_cases(200);
    proptest!(config, |(text in faulty(), before in 0usize..3, behind in 0usize..3)| {
        let clean = "会议指出，要坚持稳中求进，各项工作取得了新的进展。\n\n";
        let alone = scan(&scanner, &text);
        let among = scan(&scanner, &format!("{}{text}\n\n{}", clean.repeat(before), clean.repeat(behind)));
        let moved: Vec<_> = alone.into_iter().map(|(rule, matched, excerpt, line)| (rule, matched, excerpt, line + 2 * before)).collect();
        prop_assert_eq!(among, moved);
    });
}

#[test]
fn one_fault_is_one_finding() {
    let found = scan(&scanner(), "身份证号：11010519491231002X，银行卡号：6222021234567890128。\n");
    assert_eq!(
        found.iter().map(|finding| finding.0.as_str()).collect::<Vec<_>>(),
        ["privacy/resident-id", "privacy/bank-card"]
    );
}
