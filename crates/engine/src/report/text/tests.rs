use std::time::Duration;

use super::super::sample::{Report, clean, error, picture, report, typo, with_gap};
use super::super::{DocumentEntry, SkippedFile, Timings};
use super::*;
use hegao_model::document::{Reason, SkipReason};

fn written(report: &Report, options: TextOptions) -> String {
    report.written(|head, out| writer(head, &options, out))
}

fn last_line(report: &Report, language: Language) -> String {
    written(report, TextOptions { language, ..TextOptions::default() }).lines().last().unwrap().to_owned()
}

fn two_files() -> Report {
    let findings = vec![
        error(),
        typo("教师队伍建设", " and ", "招生考试", &["和"]),
        typo("大力推进依法", "治区", "😀", &["依法治国", "依法执政"]),
        typo("cafe\u{301}与ＡＢＣ", "１２", "个", &["12"]),
        typo("工作的", "的", "开展", &[""]),
    ];
    report(vec![clean("a.txt"), clean("b.txt"), clean("c.txt")], findings)
}

#[test]
fn a_page_in_chinese() {
    insta::assert_snapshot!(written(&two_files(), TextOptions::default()));
}

#[test]
fn a_page_in_english() {
    let options = TextOptions { language: Language::En, explain: true, ..TextOptions::default() };
    insta::assert_snapshot!(written(&two_files(), options));
}

#[test]
fn a_page_with_everything() {
    let mut report = two_files();
    report.add(with_gap("d.txt", Reason::UndecodablePart { bytes: 2 }));
    report.head.config = Some("hegao.yaml".into());
    report.head.switched_off = vec!["privacy/landline".into(), "punctuation/*".into()];
    report.end.skipped = vec![picture("章.png"), SkippedFile { reason: SkipReason::Data, ..picture("表.bin") }];
    let step = |name, milliseconds| (name, Duration::from_millis(milliseconds));
    report.end.timings = Some(Timings { steps: vec![step("load", 2), step("check", 11)] });
    let options = TextOptions { explain: true, verbose: true, timings: true, ..TextOptions::default() };
    insta::assert_snapshot!(written(&report, options));
}

#[test]
fn a_clean_run_is_one_line() {
    let report = report(vec![clean("a.txt"), clean("b.txt"), clean("c.txt")], vec![]);
    assert_eq!(written(&report, TextOptions::default()), "核对 3 个文件，没有发现问题。\n");
    let english = TextOptions { language: Language::En, ..TextOptions::default() };
    assert_eq!(written(&report, english), "Checked 3 files: nothing found.\n");
}

#[test]
fn the_last_line_says_whether_it_may_go_out() {
    let second = typo("一", "二", "三", &[]);
    let cases = [
        (
            report(vec![clean("a.txt")], vec![error(), Finding { path: "a.txt".into(), ..second.clone() }]),
            "核对 1 个文件：1 处不能发，1 处请核对，0 处建议。这份文件现在不能发。",
        ),
        (
            report(vec![clean("a.txt"), clean("b.txt")], vec![error(), second.clone()]),
            "核对 2 个文件：1 处不能发，1 处请核对，0 处建议。其中 1 个文件现在不能发。",
        ),
        (report(vec![clean("b.txt")], vec![second]), "核对 1 个文件：0 处不能发，1 处请核对，0 处建议。"),
        (report(vec![], vec![]), "没有可以核对的文件。"),
        (
            report(vec![with_gap("a.txt", Reason::HalfText)], vec![]),
            "核对 1 个文件，读到的部分没有发现问题。有 1 个文件没有读完，不能算通过。",
        ),
        (
            report(vec![DocumentEntry { format: None, ..with_gap("a.txt", Reason::ReadFailed) }], vec![]),
            "有 1 个文件没有读完，不能算通过。",
        ),
    ];
    for (report, expected) in cases {
        assert_eq!(last_line(&report, Language::Zh), expected);
    }
}

#[test]
fn what_an_exception_accepts_is_only_counted() {
    let mut suppressed = error();
    suppressed.status = Status::Suppressed;
    let report = report(vec![clean("a.txt")], vec![suppressed]);
    assert_eq!(written(&report, TextOptions::default()), "核对 1 个文件，没有发现问题。另有 1 处已按例外放过。\n");
}

#[test]
fn many_findings_are_all_listed_and_remarked_on() {
    let many = vec![typo("一", "二", "三", &["四"]); MANY + 1];
    let text = written(&report(vec![clean("b.txt")], many), TextOptions::default());
    assert!(text.contains("\n51. 请核对："), "{text}");
    assert!(text.contains("typo/confusable 在这个文件里有 51 处，已全部列出"), "{text}");
}

#[test]
fn colours_are_written_only_when_asked_for() {
    let report = two_files();
    assert!(!written(&report, TextOptions::default()).contains('\x1b'));
    let coloured = written(&report, TextOptions { color: true, ..TextOptions::default() });
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), written(&report, TextOptions::default()));
}

#[test]
fn no_control_character_of_a_document_reaches_the_terminal() {
    let mut finding = typo("\x1b[2J", "错\u{202e}", "\r", &["\x07"]);
    finding.message = "\x1b]0;x\x07".into();
    let text = written(&report(vec![clean("b.txt")], vec![finding]), TextOptions::default());
    assert!(!text.chars().any(|c| c != '\n' && c.is_control()), "{text:?}");
}

#[test]
fn what_is_not_listed_is_counted_in_one_line() {
    let mut report = report(vec![clean("b.txt")], vec![typo("一", "二", "三", &["四"]); MANY + 1]);
    let rule = "typo/confusable".into();
    report.documents[0].omitted = vec![Omitted { rule, severity: Severity::Warning, status: Status::Active, count: 7 }];
    let text = written(&report, TextOptions::default());
    assert!(text.contains("\n   请核对：typo/confusable 另有 7 处，没有逐条列出（"), "{text}");
    assert!(!text.contains("已全部列出") && text.contains("58 处请核对"), "{text}");
}
