//! Findings that somebody has accepted: comments in the document, and the baseline of what was there before.

#![allow(clippy::unwrap_used)]

use crate::support;

use support::Desk;

const MOBILE: &str = "联系电话：13800138000。\n";
const BASELINE: &str = ".hegao-baseline";

fn statuses(desk: &Desk, args: &[&str]) -> Vec<String> {
    let report = desk.json(args);
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["status"].as_str().unwrap().to_owned()).collect()
}

fn stored(desk: &Desk) -> String {
    std::fs::read_to_string(desk.path().join(BASELINE)).unwrap()
}

#[test]
fn a_comment_with_a_reason_suppresses() {
    let desk = Desk::new();
    for (text, code) in [
        (format!("<!-- hegao: ignore[privacy/mobile-number] 公开的值班手机 -->\n{MOBILE}"), 0),
        (format!("{} <!-- hegao: ignore[privacy/*] 公开的值班手机 -->\n", MOBILE.trim()), 0),
        (
            format!("<!-- hegao: ignore-start[privacy/*] 公开的值班手机 -->\n\n{MOBILE}\n<!-- hegao: ignore-end -->\n"),
            0,
        ),
        (format!("<!-- hegao: ignore[privacy/mobile-number] -->\n{MOBILE}"), 1),
        (format!("<!-- hegao: ignore[privacy/email] 公开邮箱 -->\n{MOBILE}"), 1),
        (format!("<!-- hegao: ignore[privacy/mobile-number] 公开的值班手机 -->\n甲\n{MOBILE}"), 1),
    ] {
        desk.file("a.md", &text);
        assert_eq!(desk.run(&["check", "a.md"]).code, code, "{text}");
    }
}

#[test]
fn a_comment_that_does_nothing_is_told() {
    let desk = Desk::new();
    desk.file("a.md", format!("<!-- hegao: ignore[privacy/mobile-number] -->\n{MOBILE}"));
    let run = desk.run(&["check", "a.md"]);
    assert!(run.out.contains("第1行的放过注释没有生效：没有写理由"), "{}", run.out);
    desk.file("a.md", "<!-- hegao: ignore[privacy/mobile-number] 已删 -->\n抓好落实。\n");
    let run = desk.run(&["check", "a.md"]);
    assert!(run.out.contains("没有用上"), "{}", run.out);
}

#[test]
fn a_reason_is_masked_like_the_rest() {
    let desk = Desk::new();
    desk.file("a.md", format!("<!-- hegao: ignore[privacy/mobile-number] 13800138000 可以公开 -->\n{MOBILE}"));
    let report = desk.json(&["a.md"]);
    assert_eq!(report["suppressions"][0]["reason"], "138****8000 可以公开");
}

#[test]
fn a_baseline_holds_while_lines_move_and_not_for_what_is_new() {
    let desk = Desk::new();
    desk.file("文件/a b.txt", MOBILE).file("b.txt", "请各单位布署工作。\n");
    let run = desk.run(&["baseline", "write"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "已记下 2 处（其中 1 处不能发，从此不再报），写入 .hegao-baseline。\n"),
        "{}",
        run.err
    );
    assert_eq!(statuses(&desk, &["."]), ["baselined", "baselined"]);
    // Also when it is run from another folder.
    let below = desk.command().current_dir(desk.path().join("文件")).args(["check", "a b.txt"]).output().unwrap();
    assert_eq!(below.status.code(), Some(0));

    desk.file("文件/a b.txt", format!("新加的一行。\n\n{MOBILE}\n另一部值班电话：13900139000。\n"));
    let run = desk.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("139****9000") && run.out.contains("另有 2 处在基线中"), "{}", run.out);
    assert_eq!(desk.run(&["check", "--no-baseline", "b.txt", "--fail-on", "warning"]).code, 1);
}

#[test]
fn stale_entries_are_told_and_pruned() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file("b.txt", "请各单位布署工作。\n").file("c.txt", MOBILE);
    desk.run(&["baseline", "write"]);
    desk.file("a.txt", "抓好落实。\n");
    std::fs::remove_file(desk.path().join("c.txt")).unwrap();
    let run = desk.run(&["check"]);
    assert!(run.out.contains("有 1 条已不再出现"), "{}", run.out);
    let run = desk.run(&["baseline", "prune"]);
    assert_eq!(run.out, "删去 2 条，还有 1 条。\n");
    let run = desk.run(&["baseline", "show"]);
    assert!(run.out.starts_with("b.txt  typo/wrong-word  1\n"), "{}", run.out);
}

#[test]
fn a_broken_baseline_gives_no_verdict() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file(BASELINE, "<<<<<<< HEAD\n");
    let run = desk.run(&["check"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("第 1 行") && run.err.contains("baseline write"), "{}", run.err);
    assert_eq!(desk.run(&["check", "--baseline", "none.txt"]).code, 2);
    assert_eq!(Desk::new().run(&["baseline", "prune"]).code, 2);
}

#[test]
fn what_was_not_read_is_told_and_keeps_its_entries() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file("b.txt", MOBILE);
    assert_eq!(desk.run(&["baseline", "write"]).code, 0);
    let whole = stored(&desk);
    desk.file("a.txt", b"\x00\x01\x02\xFF\x00");
    for command in ["write", "prune"] {
        let run = desk.run(&["baseline", command]);
        assert!(run.code == 3 && run.err.contains("a.txt"), "{} {}", run.code, run.err);
        assert_eq!(stored(&desk), whole, "{command}");
    }
    assert_eq!(desk.run(&["check"]).code, 3);
}

/// Whoever knows the document but for the number or the name cannot find it by trying: all give the same baseline.
#[test]
fn a_baseline_gives_nothing_back() {
    let written = |name: &str, number: &str| {
        let desk = Desk::new();
        let landline = format!("咨询请找{name}，座机023-4377{}，并请布署。", &number[7..]);
        desk.file("名单.txt", format!("联系人：{name}，联系电话：{number}。\n\n{landline}\n"));
        assert_eq!(desk.run(&["baseline", "write"]).code, 0);
        stored(&desk)
    };
    let own = written("李明", "13800138000");
    assert!(own.contains("privacy/mobile-number") && own.contains("typo/wrong-word"), "{own}");
    for (name, number) in
        [("李明", "13812348000"), ("李明", "19987654321"), ("王芳", "13800138000"), ("欧阳小明", "13800138000")]
    {
        assert_eq!(written(name, number), own, "{name} {number}");
    }
}

/// In a name of a file only what its mask shows.
#[test]
fn a_path_in_a_baseline_is_masked() {
    let desk = Desk::new();
    desk.file("名单13800138000_李明.txt", MOBILE);
    assert_eq!(desk.run(&["baseline", "write"]).code, 0);
    let stored = stored(&desk);
    assert!(stored.contains("名单138****8000_李*.txt") && !stored.contains("0013"), "{stored}");
}

#[test]
fn fingerprints_of_the_first_scheme_are_refused_and_can_be_written_anew() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file(BASELINE, "m1:00000000000000aa privacy/mobile-number a.txt\n");
    let run = desk.run(&["check"]);
    assert!(run.code == 2 && run.err.contains("m1") && run.err.contains("baseline write"), "{} {}", run.code, run.err);
    assert_eq!(desk.run(&["baseline", "write"]).code, 0);
    assert_eq!(desk.run(&["check"]).code, 0);
    desk.file(
        "hegao.yaml",
        "exceptions:\n  - {rule: typo/wrong-word, fingerprint: 'm1:00000000000000aa', reason: 已问过}\n",
    );
    let run = desk.run(&["check"]);
    assert!(run.code == 2 && run.err.contains("m2:"), "{} {}", run.code, run.err);
}

#[test]
fn a_baseline_of_one_folder_leaves_the_others_alone() {
    let desk = Desk::new();
    desk.file("a/old.txt", MOBILE).file("ab/old.txt", MOBILE).file("b.txt", "请各单位布署工作。\n");
    assert_eq!(desk.run(&["baseline", "write"]).code, 0);
    let whole = stored(&desk);
    desk.file("a/new.txt", "请各单位布署。\n").file("ab/new.txt", MOBILE);
    let run = desk.run(&["baseline", "write", "a"]);
    assert!(run.out.contains("已记下 2 处（其中 1 处不能发") && run.out.contains("其余 2 条没有改动"), "{}", run.out);
    let more = stored(&desk);
    assert!(
        whole.lines().all(|line| more.contains(line)) && more.contains("a/new.txt") && !more.contains("ab/new.txt")
    );
    // What is mended below the folder goes, also when it is called from there.
    std::fs::remove_file(desk.path().join("a/new.txt")).unwrap();
    let below = desk.command().current_dir(desk.path().join("a")).args(["baseline", "write"]).output().unwrap();
    assert_eq!(below.status.code(), Some(0));
    assert_eq!(stored(&desk), whole);
    assert_eq!(desk.run(&["check", "--fail-on", "warning", "a", "b.txt"]).code, 0);
}

#[test]
fn a_baseline_is_no_document_unless_somebody_wrote_into_it() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    desk.run(&["baseline", "write"]);
    let report = desk.json(&["a.txt", BASELINE]);
    assert_eq!(report["documents"].as_array().unwrap().len(), 1);
    assert_eq!(report["skipped_files"][0]["path"], BASELINE);
    desk.file(BASELINE, stored(&desk) + "# 王芳的电话：13900139000\n");
    assert_eq!(desk.run(&["check", "a.txt", BASELINE]).code, 1);
}

#[test]
fn exceptions_that_ran_out_or_fit_nothing_are_told() {
    let desk = Desk::new();
    let exception =
        |path: &str, rest: &str| format!("  - rule: privacy/mobile-number\n    path: {path}\n    reason: 值班\n{rest}");
    let config = ["a.txt", "gone.txt", "b.txt", "c.txt"].map(|path| match path {
        "a.txt" => exception(path, "    until: 2025-12-31\n"),
        _ => exception(path, ""),
    });
    desk.file("hegao.yaml", format!("exceptions:\n{}", config.concat()));
    desk.file("a.txt", MOBILE).file("b.txt", MOBILE).file("c.txt", "抓好落实。\n");
    let idle = |args: &[&str]| {
        let report = desk.json(args);
        let all = report["idle_exceptions"].as_array().unwrap().clone();
        all.iter().map(|one| format!("{} {}", one["path"], one["state"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!(idle(&["."]), ["a.txt expired", "gone.txt unused", "c.txt unused"]);
    // A document that was not looked at may need its exception; one that is gone does not.
    assert_eq!(idle(&["b.txt"]), ["a.txt expired", "gone.txt unused"]);
    assert_eq!(idle(&["--ignore", "privacy", "."]), ["a.txt expired"]);
    desk.file("c.txt", b"\x00\x01\x02\xFF\x00");
    assert_eq!(idle(&["c.txt"]), ["a.txt expired", "gone.txt unused"], "anything may stand in it");
    let run = desk.run(&["check"]);
    assert!(
        run.out.contains("hegao.yaml 第2行的例外（privacy/mobile-number，a.txt）已于 2025-12-31 到期"),
        "{}",
        run.out
    );
    assert!(run.out.contains("第6行的例外（privacy/mobile-number，gone.txt）没有用上"), "{}", run.out);
    let english = desk.run(&["check", "--lang", "en"]).out;
    assert!(english.contains("(line 2)") && english.contains("ran out on 2025-12-31"), "{english}");
    for format in ["github", "markdown"] {
        assert!(desk.run(&["check", "--format", format]).out.contains("2025-12-31"), "{format}");
    }
}

#[test]
fn what_accepts_findings_holds_for_those_that_are_only_counted() {
    let desk = Desk::new();
    let numbers: String = (0..5).map(|digit| format!("联系电话：1380013800{digit}。\n\n")).collect();
    desk.file("hegao.yaml", "limits: {findings: 2}\n").file("a.md", &numbers);
    let args = ["--select", "privacy/mobile-number", "a.md"];
    let check = || desk.json(&args);
    assert_eq!(desk.run(&["baseline", "write", "a.md"]).code, 0);
    assert_eq!(desk.run(&["check", "a.md"]).code, 0);
    assert_eq!(check()["summary"]["baselined"], 5);
    let omitted = check()["documents"][0]["omitted"].clone();
    assert_eq!((&omitted[0]["status"], &omitted[0]["count"]), (&"baselined".into(), &3.into()));
    desk.file("a.md", format!("{numbers}值班手机：13900139000。\n"));
    assert_eq!(desk.run(&["check", "a.md"]).code, 1, "a new one counts, listed or not");
    assert_eq!(check()["summary"]["error"], 1);
    std::fs::remove_file(desk.path().join(BASELINE)).unwrap();

    let region =
        format!("<!-- hegao: ignore-start[privacy/*] 公开的值班手机 -->\n\n{numbers}<!-- hegao: ignore-end -->\n");
    desk.file("a.md", &region);
    assert_eq!((check()["summary"]["suppressed"].clone(), desk.run(&["check", "a.md"]).code), (5.into(), 0));
    assert_eq!(check()["suppressions"][0]["used"], 5);

    let exception = "exceptions: [{rule: privacy/mobile-number, path: a.md, count: 4, reason: 公开的值班手机}]\n";
    desk.file("hegao.yaml", format!("limits: {{findings: 2}}\n{exception}")).file("a.md", &numbers);
    assert_eq!(check()["summary"]["suppressed"], 4);
    assert_eq!(desk.run(&["check", "a.md"]).code, 1);
}
