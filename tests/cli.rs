//! What a user meets on the command line: messages, exit codes, and that bad input never passes as clean.

use crate::support;

use std::fs::File;
use std::process::Stdio;

use support::{Desk, brief};

const MOBILE: &str = "联系电话：13800138000。\n";

#[test]
fn a_clean_document_passes_and_a_mobile_number_does_not() {
    let desk = Desk::new();
    desk.file("clean.txt", "请各单位抓好落实。\n").file("bad.txt", MOBILE);
    let clean = desk.run(&["check", "clean.txt"]);
    assert_eq!((clean.code, clean.err.as_str()), (0, ""));
    assert!(clean.out.contains("没有发现问题"), "{}", clean.out);
    let bad = desk.run(&["check", "bad.txt"]);
    assert_eq!(bad.code, 1);
    assert!(bad.out.contains("138****8000") && bad.out.contains("不能发"), "{}", bad.out);
    assert!(!bad.out.contains("13800138000"));
}

#[test]
fn fail_on_decides_which_severity_fails() {
    let desk = Desk::new();
    desk.file("a.txt", "请各单位布署工作。\n");
    for (fail_on, code) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        assert_eq!(desk.run(&["check", "--fail-on", fail_on, "a.txt"]).code, code, "{fail_on}");
    }
}

#[test]
fn the_audience_decides_on_a_contact_number() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    assert_eq!(desk.json(&["--audience", "internal", "a.txt"])["findings"][0]["severity"], "note");
    assert_eq!(desk.run(&["check", "--audience", "internal", "a.txt"]).code, 0);
    let wrong = desk.run(&["check", "--audience", "nobody", "a.txt"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("public（公众）、internal（内部）"), "{}", wrong.err);
}

#[test]
fn standard_input_is_read() {
    let run = Desk::new().run_with(&["check", "--format", "json", "-"], MOBILE.as_bytes());
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &report["documents"][0]["path"]), (1, &"-".into()));
    assert_eq!(brief(&report)[0].3, "138****8000");
}

#[test]
fn a_name_for_standard_input_decides_format_configuration_and_path() {
    let desk = Desk::new();
    desk.file("内部/hegao.yaml", "audience: internal\n");
    let table = "姓名,联系电话\n李明,13800138000\n";
    for args in [&["--stdin-name", "./内部/名单.csv", "-"][..], &["--stdin-name", "内部/名单.csv"]] {
        let run = desk.run_with(&[&["check", "--format", "json"], args].concat(), table.as_bytes());
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(report["documents"][0]["path"], "内部/名单.csv");
        assert_eq!((&report["documents"][0]["format"], &report["config"]), (&"csv".into(), &"内部/hegao.yaml".into()));
        assert!(brief(&report).iter().any(|found| found.3 == "138****8000"), "{report}");
    }
    let wrong = desk.run(&["check", "--stdin-name", "名单.csv", "a.txt"]);
    assert!(wrong.code == 2 && wrong.err.contains("路径请写 -"), "{}", wrong.err);
}

#[test]
fn nothing_on_standard_input_is_an_error_and_so_is_what_nobody_asked_for() {
    let desk = Desk::new();
    for command in ["check", "text"] {
        let empty = desk.run_with(&[command, "-"], b"");
        assert!(empty.code == 2 && empty.err.contains("标准输入里没有内容"), "{}", empty.err);
    }
    desk.file("a.txt", "请抓好落实。\n").file("piped.txt", MOBILE);
    let from = |input: File| {
        let output = desk.command().arg("check").stdin(input).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = from(File::open(desk.path().join("piped.txt")).unwrap());
    assert!(code == Some(2) && said.contains("hegao check -"), "{said}");
    assert!(desk.run_with(&["check", "a.txt"], MOBILE.as_bytes()).code == 0, "another path was given");
    std::fs::write(desk.path().join("piped.txt"), "").unwrap();
    assert_ne!(from(File::open(desk.path().join("piped.txt")).unwrap()).0, Some(2));
    #[cfg(unix)]
    assert_eq!(desk.run_with(&["check"], MOBILE.as_bytes()).code, 2, "through a pipe");
}

#[test]
fn a_file_alone_is_checked_and_wrong_arguments_are_told_in_chinese() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file("文/b.txt", MOBILE);
    assert!(desk.run(&["a.txt"]).out.contains("138****8000"));
    assert!(desk.run(&["文", "--format", "csv", "a.txt"]).out.contains("文/b.txt"));
    assert_eq!(desk.run_with(&["-"], MOBILE.as_bytes()).code, 1);
    for args in [&["chekc", "a.txt"][..], &["check", "--formt"], &["check", "--format", "x"], &["13912345678.txt"]] {
        let run = desk.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("用法见 hegao") && !run.err.contains("error"), "{}", run.err);
        assert!(!run.err.contains("13912345678"), "{}", run.err);
    }
}

#[test]
fn errors_do_not_say_where_on_this_machine_files_lie() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file("house/typo/x.yaml", "x: 1\n").file("facts.yaml", "- 1\n");
    for config in ["audience: all\n", "a: [\n", "rule-dirs: [house]\n", "rule-dirs: [none]\n", "facts: [facts.yaml]\n"]
    {
        desk.file("hegao.yaml", config);
        let run = desk.run(&["check", "a.txt"]);
        assert_eq!(run.code, 2, "{config}{}", run.err);
        assert!(!run.err.contains(desk.path().to_str().unwrap()), "{}", run.err);
    }
}

#[test]
fn an_address_says_what_its_numbers_are() {
    let desk = Desk::new();
    for (query, found) in [
        ("tel=13800138000", 1),
        ("a=1&amp;userPhone=138%2D0013%2D8000#top", 1),
        ("q=11010519491231002X", 1),
        ("cardNo=6222021234567890128&amp;x=2", 1),
        ("email=zhangsanfeng@163.com", 1),
        ("id=13800138000", 0),
        ("order=6222021234567890128", 0),
        ("telephone=yes", 0),
    ] {
        desk.file("a.md", format!("请见[系统](https://www.example.com/?{query})。\n"));
        desk.file(
            "a.html",
            format!("<html><body><p>请见<a href='https://www.example.com/?{query}'>系统</a></p></body></html>"),
        );
        for file in ["a.md", "a.html"] {
            let run = desk.run(&["check", "--format", "csv", file]);
            let rows: Vec<&str> = run.out.lines().filter(|line| line.contains("privacy/")).collect();
            assert_eq!(rows.len(), found, "{file} {query} {}", run.out);
        }
    }
}

#[test]
fn a_limit_says_its_unit() {
    let desk = Desk::new();
    desk.file("a.txt", "一").file("hegao.yaml", "limits:\n  file-size: 64\n");
    let run = desk.run(&["check", "a.txt"]);
    assert!(run.code == 2 && run.err.contains("请写明单位，如 64MB"), "{}", run.err);
}

#[test]
fn select_and_ignore_take_categories_tags_and_ids() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MOBILE}请各单位布署工作。\n"));
    let rules = |args: &[&str]| {
        let found = brief(&desk.json(&[args, &["a.txt"]].concat()));
        found.into_iter().map(|finding| finding.0).collect::<Vec<_>>()
    };
    assert_eq!(rules(&["--select", "typo"]), ["typo/wrong-word"]);
    assert_eq!(rules(&["--ignore", "typo/*"]), ["privacy/mobile-number"]);
    assert_eq!(rules(&["--select", "privacy/mobile-number,typo/wrong-word"]).len(), 2);
    let wrong = desk.run(&["check", "--select", "typoo", "a.txt"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("typoo") && wrong.err.contains("rules list"), "{}", wrong.err);
}

#[test]
fn a_hidden_rule_still_masks() {
    let desk = Desk::new();
    desk.file("a.txt", "请于13800138000布署工作。\n");
    let run = desk.run(&["check", "--select", "typo", "--format", "json", "a.txt"]);
    assert!(run.out.contains("typo/wrong-word") && !run.out.contains("13800138000"), "{}", run.out);
    assert!(run.out.contains("138****8000"), "{}", run.out);
}

#[test]
fn a_users_rule_leaks_nothing_of_another_finding() {
    let desk = Desk::new();
    desk.file("a.txt", "电话7770013，转号13800138000，单号A13800138000B。\n");
    desk.file(
        "house/numbers/prefix.yaml",
        "severity: warning\nmessage: '数字 {match}'\ncheck:\n  regex:\n    pattern: '[A号话][0-9]{5,7}'\ntests:\n  flagged: ['«话7770013»', '«号7770013»']\n  passed: ['话', '号']\n",
    );
    for format in ["text", "json"] {
        let run = desk.run(&["check", "--rules", "house", "--ignore", "privacy", "--format", format, "a.txt"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("numbers/prefix"), "{}", run.out);
        assert!(run.out.contains("话7770013"), "{}", run.out);
        for leaked in ["1380013", "0013800", "138001"] {
            assert!(!run.out.contains(leaked), "{leaked} in\n{}", run.out);
        }
    }
}

#[test]
fn a_value_in_a_file_name_is_a_finding_and_masked_everywhere() {
    let desk = Desk::new();
    desk.file("李明13800138000.txt", "请抓好落实。\n");
    let report = desk.json(&["."]);
    assert_eq!(report["findings"][0]["location"]["part"], "file-name");
    assert_eq!(report["findings"][0]["location"]["label"], "文件名");
    assert!(!report.to_string().contains("13800138000"), "{report}");
    assert!(report["documents"][0]["path"].as_str().unwrap().contains("138****8000"));
    desk.file("王芳13912345678.jpg", "");
    for args in [&["check", "--verbose", "."][..], &["check", "13912345678.txt"]] {
        let run = desk.run(args);
        assert!(!(run.out.clone() + &run.err).contains("13912345678"), "{}{}", run.out, run.err);
    }
}

#[test]
fn reveal_shows_values_but_not_in_ci() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    assert!(desk.run(&["check", "--reveal", "a.txt"]).out.contains("13800138000"));
    let ci = desk.command().env("CI", "true").args(["check", "--reveal", "a.txt"]).output().unwrap();
    assert_eq!(ci.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&ci.stdout).contains("13800138000"));
}

#[test]
fn output_goes_to_a_file_or_fails_before_the_work() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    let run = desk.run(&["check", "--format", "json", "--output", "report.json", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let written = std::fs::read_to_string(desk.path().join("report.json")).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
    let run = desk.run(&["check", "--output", "no/such/folder/r.txt", "a.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("不能写入") && run.err.contains("no/such/folder/r.txt"), "{}", run.err);
}

#[test]
fn a_missing_path_is_an_error() {
    let run = Desk::new().run(&["check", "missing.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("missing.txt"), "{}", run.err);
}

#[test]
fn a_closed_pipe_is_silent_and_keeps_the_verdict() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE.repeat(4000));
    let mut child =
        desk.command().args(["check", "a.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
}

#[test]
fn one_enormous_line_with_many_findings_is_read_to_its_end() {
    let desk = Desk::new();
    desk.file("a.txt", "电话：13800138000，请各单位布署落实有关工作。".repeat(2_000));
    let report = desk.json(&["a.txt"]);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 4_000);
    assert_eq!(findings[3_998]["location"]["range"], serde_json::json!([1_999 * 28 + 3, 1_999 * 28 + 14]));
}

#[test]
fn one_long_document_is_told_the_same_by_any_number_of_threads() {
    let desk = Desk::new();
    let line = |number: usize| {
        let month = number % 14 + 1;
        format!(
            "第{number}项：各单位要认真落实布署，联系电话{}，于{month}月30日前报送，即立办理。\n",
            13_800_138_000 + number
        )
    };
    // More matches of a check of the page than wait in memory, and text of several stretches.
    let text: String = (0..12_000).map(line).collect();
    desk.file("long.txt", &text);
    let report = |jobs: &str| desk.run(&["check", "--format", "json", "--jobs", jobs, "long.txt"]);
    let one = report("1");
    assert_eq!(one.code, 1);
    for jobs in ["2", "5"] {
        assert!(report(jobs).out == one.out, "{jobs} threads tell something else");
    }
}

#[test]
fn one_job_and_eight_give_the_same_bytes() {
    let desk = Desk::new();
    for number in 0..40 {
        desk.file(&format!("{number}.txt"), format!("第{number}份。{MOBILE}请各单位布署工作。\n"));
    }
    let one = desk.run(&["check", "--format", "json", "--jobs", "1", "."]);
    let eight = desk.run(&["check", "--format", "json", "--jobs", "8", "."]);
    assert_eq!(one.out.matches("privacy/mobile-number").count(), 40);
    assert_eq!(one.out, eight.out);
}

#[test]
fn hegaoignore_leaves_files_out() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE).file("old/b.txt", MOBILE).file(".hegaoignore", "old/\n");
    assert_eq!(desk.json(&["."])["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn schema_completions_and_show_print_what_they_say() {
    let desk = Desk::new();
    assert!(desk.run(&["rules", "schema"]).out.contains("\"properties\""));
    assert!(desk.run(&["completions", "bash"]).out.contains("hegao"));
    assert!(desk.run(&["rules", "show", "privacy/mobile-number"]).out.contains("cn-mobile"));
    assert_eq!(desk.run(&["rules", "show", "no/rule"]).code, 2);
}

#[test]
fn usage_errors_and_help_follow_the_locale_unless_a_language_is_asked_for() {
    let desk = Desk::new();
    let said = |variables: &[(&str, &str)], args: &[&str]| {
        let run = desk.command().envs(variables.iter().copied()).args(args).output().unwrap();
        String::from_utf8([run.stdout, run.stderr].concat()).unwrap()
    };
    for variables in [
        &[][..],
        &[("LANG", "C")],
        &[("LANG", "C.UTF-8")],
        &[("LANG", "zh_CN.UTF-8")],
        &[("LC_ALL", "zh_CN"), ("LANG", "en_US.UTF-8")],
    ] {
        let wrong = said(variables, &["check", "--nonsense"]);
        assert!(wrong.starts_with("没有选项 --nonsense"), "{variables:?}: {wrong}");
        let help = said(variables, &["check", "--help"]);
        assert!(help.contains("用法：hegao check") && !help.contains("Usage"), "{variables:?}: {help}");
    }
    let english = [("LANG", "en_US.UTF-8")];
    assert!(said(&english, &["check", "--nonsense"]).starts_with("there is no option --nonsense"));
    assert!(said(&english, &["check", "--help"]).contains("Usage: hegao check"));
    assert!(said(&english, &["check", "--nonsense", "--lang", "zh"]).starts_with("没有选项"));
    assert!(said(&[], &["check", "--nonsense", "--lang", "en"]).starts_with("there is no option"));
    // A report is in the language that arguments or configuration say, whatever the system's.
    desk.file("a.txt", MOBILE);
    assert!(said(&english, &["check", "a.txt"]).contains("不能发"));
}
