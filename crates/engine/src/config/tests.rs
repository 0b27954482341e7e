use crate::filter::Level;
use std::fs;

use super::*;
use crate::finding::{Excerpt, Finding, Location, Status};
use hegao_rules::finding::Confidence;
use hegao_rules::language::unquoted_han;

fn parsed(text: &str) -> Config {
    parse(text, Path::new("办公室/hegao.yaml")).unwrap_or_else(|error| panic!("{error}"))
}

/// The problems as they are printed.
fn refused(text: &str) -> String {
    let error = parse(text, Path::new("hegao.yaml")).err().unwrap_or_else(|| panic!("accepted: {text}"));
    for said in error.problems.iter().flat_map(|problem| [Some(&problem.message), problem.hint.as_ref()]).flatten() {
        assert_eq!(unquoted_han(&said.en), None, "{}", said.en);
    }
    error.to_string()
}

fn mobile_number() -> Finding {
    Finding {
        rule: "privacy/mobile-number".into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        path: "公开/通知.txt".into(),
        location: Location {
            part: None,
            block: Some(0),
            range: 0..11,
            start: None,
            end: None,
            bytes: 0..11,
            pieces: Vec::new(),
            place: None,
            serial: None,
        },
        matched: "138****8000".into(),
        excerpt: Excerpt::default(),
        message: String::new(),
        why: None,
        remedy: None,
        source: None,
        suggestions: Vec::new(),
        fingerprint: "m2:0".into(),
        status: Status::Active,
        accepted: None,
        evidence: Vec::new(),
        others: Vec::new(),
    }
}

const FULL: &str = "\
audience: internal
genre: official
date: 2025
lang: en
fail-on: note
gaps: warn
rules:
  privacy/mobile-number: warning
  privacy/*: off
rule-dirs: [rules]
skip: ['*.tmp', 存档/]
overrides:
  - paths: [公开/**]
    audience: public
    date: 2025-01-08
    rules: {privacy/*: error}
  - paths: ['*值班*']
    genre: list
    rules: {privacy/mobile-number: off, privacy/email: note}
exceptions:
  - rule: privacy/mobile-number
    path: 公开/通知.txt
    match: 138****8000
    count: 2
    reason: 值班电话
    until: 2026-12-31
    by: 李*
limits: {file-size: 1MB}
";

#[test]
fn reads_every_key() {
    let config = parsed(FULL);
    assert_eq!((config.audience, config.genre), (Some(Audience::Internal), Some(Genre::Official)));
    assert_eq!((config.lang, config.fail_on, config.gaps), (Language::En, FailOn::Note, GapPolicy::Warn));
    assert_eq!(config.date, Some(DateInterval::parse("2025").unwrap()));
    assert_eq!(config.rule_dirs, [Path::new("办公室").join("rules")]);
    assert_eq!(config.limits.text, 1 << 20);
    assert!(config.skips("a/b.tmp") && config.skips("存档/a.txt") && !config.skips("a.txt"));
    let exception = &config.exceptions[0];
    assert_eq!((exception.count, exception.line), (Some(2), Some(21)));
    assert_eq!(exception.until, Some("2026-12-31".parse().unwrap()));
}

#[test]
fn a_later_override_wins_and_an_id_goes_before_its_category() {
    let config = parsed(FULL);
    let level = |path, rule| config.for_path(path).level(rule);
    let severity = |severity| Some(Level::Severity(severity));
    assert_eq!(level("a.txt", "privacy/mobile-number"), severity(Severity::Warning));
    assert_eq!(level("a.txt", "privacy/email"), Some(Level::Off));
    assert_eq!(level("a.txt", "typo/confusable"), None);
    assert_eq!(level("公开/a.txt", "privacy/mobile-number"), severity(Severity::Error));
    assert_eq!(level("公开/值班表.txt", "privacy/mobile-number"), Some(Level::Off));
    assert_eq!(level("公开/值班表.txt", "privacy/bank-card"), severity(Severity::Error));
    let settings = config.for_path("公开/值班表.txt");
    assert_eq!((settings.audience, settings.genre), (Some(Audience::Public), Some(Genre::List)));
    assert_eq!(settings.date, Some(DateInterval::parse("2025-01-08").unwrap()));
}

#[test]
fn says_what_it_switches_off() {
    assert_eq!(parsed(FULL).switched_off(), ["privacy/*", "privacy/mobile-number（*值班*）"]);
}

#[test]
fn the_mildest_finding_that_fails() {
    let reached = |fail_on: FailOn| Severity::ALL.map(|severity| fail_on.is_reached_by(severity));
    assert_eq!(reached(FailOn::Error), [true, false, false]);
    assert_eq!(reached(FailOn::Warning), [true, true, false]);
    assert_eq!(reached(FailOn::Note), [true; 3]);
    assert_eq!(reached(FailOn::Never), [false; 3]);
}

#[test]
fn an_exception_speaks_of_its_finding_only() {
    let config = parsed(FULL);
    let exception = &config.exceptions[0];
    let mut finding = mobile_number();
    assert!(exception.fits("公开/通知.txt", &finding));
    assert!(!exception.fits("公开/别的.txt", &finding));
    finding.matched = "139****9000".into();
    assert!(!exception.fits("公开/通知.txt", &finding));
    assert!(exception.is_over("2027-01-01".parse().unwrap()) && !exception.is_over("2026-12-31".parse().unwrap()));
}

#[test]
fn nothing_means_the_defaults() {
    for text in ["", "# 只有注释\n", "\u{feff}", "rules:\nskip:\noverrides:\nlimits:\naudience:\n", "---\n"] {
        let config = parsed(text);
        assert_eq!((config.fail_on, config.gaps, config.limits), Default::default(), "{text:?}");
        assert!(config.switched_off().is_empty() && config.exceptions.is_empty(), "{text:?}");
    }
}

#[test]
fn the_template_says_the_defaults() {
    let config = parsed(TEMPLATE);
    let default = Config::default();
    assert_eq!(config.audience, Some(Audience::default()));
    assert_eq!((config.genre, config.date, config.lang), (None, None, default.lang));
    assert_eq!((config.fail_on, config.gaps, config.limits), (default.fail_on, default.gaps, default.limits));
    assert!(config.references.is_empty() && config.rule_dirs.is_empty() && !config.skips("a.tmp"));
}

#[test]
fn the_examples_in_the_template_are_right() {
    let example = |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with("# ")).map(str::to_owned);
    let is_prose = |line: &str| line.starts_with("# ") || line.starts_with("#       ");
    let text: Vec<String> = TEMPLATE
        .lines()
        .filter(|line| !is_prose(line) || line.starts_with("#  "))
        .map(|line| example(line).unwrap_or_else(|| line.to_owned()))
        .filter(|line| !line.trim_start().starts_with('|'))
        .collect();
    let config = parsed(&text.join("\n"));
    assert_eq!(config.exceptions.len(), 1);
    assert_eq!(config.switched_off(), ["privacy/email"]);
    assert!(config.skips("存档/a.txt"));
}

#[test]
fn line_ends_and_a_mark_at_the_start_do_not_matter() {
    let text = format!("\u{feff}{}", FULL.replace('\n', "\r\n"));
    let config = parsed(&text);
    assert_eq!((config.fail_on, config.exceptions[0].line), (FailOn::Note, Some(21)));
    assert_eq!(config.exceptions[0].reason, "值班电话");
    assert!(
        refused("\u{feff}fail-on: note\r\naudienc: public\r\n")
            .starts_with("hegao.yaml:2:1 audienc：没有“audienc”这个键")
    );
}

#[test]
fn every_fault_of_shape_is_told_at_once() {
    insta::assert_snapshot!(refused(
        "audienc: public\nfail-on: errors\nskip: a.txt\nrules:\n  privacy/email: false\n  privacy/mobile: severe\noverrides:\n  \
         - audience: internal\n    path: [a]\nexceptions:\n  - rule: privacy/email\n    count: many\n    match: [x]\n\
         limits: {file-size: 1MB, files: 3}\n"
    ));
}

#[test]
fn every_fault_of_meaning_is_told_at_once() {
    insta::assert_snapshot!(refused(
        "date: 2025-13-01\nskip: ['[a', 'b\\c']\nrules:\n  mobile-number: off\noverrides:\n  - paths: []\n    date: 昨天\n\
         exceptions:\n  - rule: privacy/mobile-number\n    match: 13800138000\n    reason: ' '\n    until: 2025-2-30\n  \
         - rule: typo/*\n    count: 0\n    reason: 看过\nlimits:\n  file-size: 很大\n"
    ));
}

#[test]
fn an_exception_needs_a_reason() {
    let text = "exceptions:\n  - rule: typo/confusable\n    path: a.txt\n";
    assert_eq!(refused(text), "hegao.yaml:2:5 exceptions[0]：缺少“reason”");
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let text = "rules:\n  typo/a: off\n  typo/a: error\n";
    assert_eq!(refused(text), "hegao.yaml:3:3 rules.typo/a：这个键在同一处写了两次");
}

#[test]
fn slips_of_a_chinese_keyboard_are_explained() {
    for (text, line, hint) in [
        ("audience：public\n", 1, "“audience”后面是全角冒号“：”，请改成半角冒号加空格：audience: …"),
        ("lang: zh\naudience：public\n", 2, "“audience”后面是全角冒号"),
        ("audience：public\nlang: zh\n", 1, "“audience”后面是全角冒号"),
        ("rules:\n  privacy/email：off\n", 2, "privacy/email: …"),
        ("overrides:\n  - paths：[a]\n", 2, "“paths”后面是全角冒号"),
        ("audience:public\n", 1, "冒号后面要有一个空格：audience: …"),
        ("audience: “public”\n", 1, "值的两边是中文引号"),
        ("rules:\n\tprivacy/email: off\n", 2, "行首有制表符（Tab）"),
        ("rules:\n\u{3000}\u{3000}privacy/email: off\n", 2, "行首有全角空格"),
        ("skip: *.tmp\n", 1, "要加单引号：'*.tmp'"),
    ] {
        let printed = refused(text);
        assert!(printed.contains(hint), "{text}\n{printed}");
        assert!(printed.starts_with(&format!("hegao.yaml:{line}:")), "{text}\n{printed}");
    }
}

#[test]
fn what_is_no_mapping_is_refused() {
    for text in ["公开", "- a\n- b\n", "12", "{", "a: b: c", "--- \na: 1\n---\nb: 2\n"] {
        assert!(!refused(text).is_empty());
    }
}

#[test]
fn no_message_quotes_what_an_exception_matches() {
    for value in
        [": 13800138000", ": [13800138000]", ": {a: 13800138000}", "：13800138000", ":13800138000", ": !a 13800138000"]
    {
        let text = format!("exceptions:\n  - rule: privacy/mobile-number\n    match{value}\n    reason: 看过\n");
        assert!(!refused(&text).contains("13800138000"), "{value}");
    }
    for entry in [
        "match：13800138000, reason: 看过",
        "match ：13800138000: 1, reason: 看过",
        "match：13800138000, match：13800138000",
        "match: [13800138000, reason: 看过",
        "match: *13800138000, reason: 看过",
        "match: 13800138000, reason: [看过]",
        "match: 13800138000, reason: 看过, count: 99999999999",
    ] {
        let text = format!("exceptions: [{{rule: privacy/mobile-number, {entry}}}]\n");
        let printed = refused(&text);
        assert!(!printed.contains("13800138000"), "{printed}");
    }
}

#[test]
fn unknown_rules_are_told_with_their_lines() {
    let problems = parsed(FULL).unknown_rules(&|rule| rule == "privacy/mobile-number");
    let told: Vec<_> = problems.iter().map(|problem| (problem.line, problem.field.as_str())).collect();
    assert_eq!(
        told,
        [
            (Some(9), "rules.privacy/*"),
            (Some(16), "overrides[0].rules.privacy/*"),
            (Some(19), "overrides[1].rules.privacy/email"),
        ]
    );
    assert_eq!(problems[0].message.zh, "没有“privacy/*”这一类规则");
}

#[test]
fn reads_files_in_utf8_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hegao.yaml");
    let loaded = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        load(&path).map_err(|error| Box::new(error.problems[0].clone()))
    };
    assert!(loaded("\u{feff}audience: internal\r\n".as_bytes()).is_ok());
    let utf16: Vec<u8> = "\u{feff}lang: zh".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(loaded(&utf16).unwrap_err().message.zh.contains("UTF-16"));
    let gbk = loaded(b"lang: zh\n# \xC5\xE4\xD6\xC3\n").unwrap_err();
    assert!(gbk.message.zh.contains("GBK") && gbk.line == Some(2));
    assert!(loaded(&vec![b'#'; (1 << 20) + 1]).unwrap_err().message.zh.contains("1 MB"));
    assert!(load(&folder.path().join("none.yaml")).unwrap_err().to_string().contains("没有这个文件"));
}

#[test]
fn finds_the_nearest_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for dir in ["tree/a/b", "user", "program"] {
        fs::create_dir_all(at(dir)).unwrap();
    }
    let found = || find(at("tree/a/b/通知.txt").ancestors(), Some(&at("user")), Some(&at("program")));
    assert_eq!(found(), None);
    for name in ["program/hegao.yaml", "user/hegao.yml", "tree/.hegao.yaml", "tree/a/hegao.yml", "tree/a/hegao.yaml"] {
        fs::write(at(name), "").unwrap();
        assert_eq!(found(), Some(at(name)));
    }
}

#[test]
fn paths_are_relative_to_the_file() {
    let config = parsed("lang: zh\n");
    assert_eq!(config.relative(Path::new("办公室/通知/a.txt")), "通知/a.txt");
    assert_eq!(config.relative(Path::new("别处/a.txt")), "别处/a.txt");
    assert_eq!(Config::default().relative(Path::new("./a.txt")), "a.txt");
}

#[test]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/config.json");
    let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &current).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
}
