//! What a user meets on the command line: messages, exit codes, and that bad input never passes as clean.

use crate::support;

use std::fs::File;
use std::process::Stdio;

use support::{Desk, brief};

#[cfg(unix)]
use support::office::Pdf;

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
    assert!(wrong.err.contains("public、internal"), "{}", wrong.err);
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
fn an_empty_file_is_clean_and_has_its_entry() {
    let desk = Desk::new();
    desk.file("empty.txt", "");
    assert_eq!(desk.run(&["check", "empty.txt"]).code, 0);
    assert_eq!(desk.json(&["empty.txt"])["documents"][0]["path"], "empty.txt");
}

#[test]
fn what_is_met_is_told_by_its_content_and_the_counts_add_up() {
    let desk = Desk::new();
    let met = [
        ("说明", "电话：13800138000\n".as_bytes()),
        ("a.dat", "电话：13800138000\n".as_bytes()),
        ("a.doc", b"<html><body><p>13800138000</p></body></html>"),
        ("a.json", br#"{"phone": "13800138000"}"#),
        ("b.wps", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0"),
        ("b.rtf", b"{\\rtf1 13800138000}"),
        ("b.eml", b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nMTM4\n"),
        ("b.pdf", b"<html><body>404</body></html>"),
        ("b.xlsx", b""),
        ("c.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR"),
        ("c.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0"),
    ];
    for (name, bytes) in &met {
        desk.file(&format!("夹/{name}"), bytes);
    }
    let report = desk.json(&["夹"]);
    let list = |field: &str| report[field].as_array().unwrap().clone();
    assert_eq!(list("documents").len() + report["skipped"].as_u64().unwrap() as usize, met.len(), "{report}");
    let found: Vec<_> = list("findings").iter().map(|finding| finding["path"].clone()).collect();
    assert_eq!(found, ["夹/a.dat", "夹/a.doc", "夹/a.json", "夹/说明"]);
    let gaps = list("documents").into_iter().filter(|document| document["gaps"][0].is_object());
    let gaps: Vec<_> = gaps.map(|one| format!("{} {}", one["path"], one["gaps"][0]["kind"])).collect();
    let gap = |name: &str, kind: &str| format!("\"夹/{name}\" \"{kind}\"");
    assert_eq!(
        gaps,
        [
            gap("b.eml", "unsupported"),
            gap("b.pdf", "corrupt"),
            gap("b.rtf", "unsupported"),
            gap("b.wps", "unsupported"),
            gap("b.xlsx", "corrupt")
        ]
    );
    let skipped = |path: &str, reason: &str| serde_json::json!({"path": path, "reason": reason});
    assert_eq!(list("skipped_files"), [skipped("夹/c.exe", "program"), skipped("夹/c.png", "picture")]);
    // Everybody else calls such a file by its name, too; the last word is that of who says what is to be checked.
    desk.file(".hegaoignore", "b.*\n");
    assert_eq!(desk.json(&["夹"])["summary"]["gaps"], 0);
    assert_eq!(desk.run(&["check", "夹/c.png"]).code, 3);
    assert_eq!(desk.run(&["check", "--documents-only", "夹/c.png"]).code, 0);
}

#[test]
fn what_decides_in_a_run_is_no_document() {
    let desk = Desk::new();
    desk.run(&["init"]);
    desk.file("a.txt", "会议安排如下。\n").file("子/hegao.yaml", "# 13800138000\n");
    let report = desk.json(&["."]);
    let own = serde_json::json!([{"path": "hegao.yaml", "reason": "own"}]);
    assert_eq!(report["skipped_files"], own, "{report}");
    assert_eq!(report["findings"][0]["path"], "子/hegao.yaml", "which decides nothing here");
    assert_eq!(desk.json(&["hegao.yaml"])["documents"].as_array().unwrap().len(), 1, "named");
    // Of a folder of rules only the lists that a rule names.
    let desk = Desk::new();
    let rule = "severity: error\nmessage: 不写“{match}”\nwhy: 内部用语\nsource: 本单位规定\ncheck: {words: {table: 词表.csv}}\n\
                tests:\n  flagged: [«旧词一»。, 写«旧词一»。]\n  passed: [新词。, 旧词。]\n";
    desk.file("hegao.yaml", "rule-dirs: [规则]\n").file("规则/house/words.yaml", rule);
    desk.file("规则/house/词表.csv", "wrong,right,why\n旧词一,新词,统一\n")
        .file("规则/house/名单.csv", "姓名,电话\n李明,13800138000\n");
    let report = desk.json(&["."]);
    let own = ["hegao.yaml", "规则/house/words.yaml", "规则/house/词表.csv"];
    let skipped = report["skipped_files"].as_array().unwrap();
    assert_eq!(skipped.iter().map(|one| one["path"].as_str().unwrap()).collect::<Vec<_>>(), own, "{report}");
    assert_eq!(report["summary"]["error"], 1, "{report}");
}

#[test]
fn a_binary_file_that_was_named_is_a_gap_and_one_that_was_met_is_skipped() {
    let desk = Desk::new();
    desk.file("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF");
    let named = desk.run(&["check", "photo.jpg"]);
    assert_eq!(named.code, 3);
    assert!(named.out.contains("没有读完"), "{}", named.out);
    let met = desk.json(&["."]);
    assert_eq!((&met["skipped"], met["documents"].as_array().unwrap().len()), (&1.into(), 0), "{met}");
    let listed = desk.run(&["check", "--verbose", "."]);
    assert!(listed.out.contains("photo.jpg"), "{}", listed.out);
    // A file that calls itself text and is none: to pass over it in silence would call it clean.
    desk.file("a.txt", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0");
    assert_eq!(desk.run(&["check", "."]).code, 3);
}

#[test]
fn a_file_above_the_limit_is_a_gap_and_is_not_read() {
    let desk = Desk::new();
    desk.file("a.txt", "正文。\n".repeat(10_000));
    File::options().write(true).open(desk.path().join("a.txt")).unwrap().set_len(200 << 20).unwrap();
    let report = desk.json(&["a.txt"]);
    assert_eq!(report["documents"][0]["gaps"][0]["kind"], "limit", "{report}");
    assert_eq!(desk.run(&["check", "a.txt"]).code, 3);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_gap() {
    // Permissions do not stop root, so the file is one that the system itself refuses to read.
    if !std::path::Path::new("/proc/self/mem").exists() {
        return;
    }
    let run = Desk::new().run(&["check", "--format", "json", "/proc/self/mem"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &report["documents"][0]["gaps"][0]["kind"]), (3, &"unreadable".into()), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let desk = Desk::new();
    desk.file("folder/a.txt", MOBILE);
    std::os::unix::fs::symlink("..", desk.path().join("folder/up")).unwrap();
    std::os::unix::fs::symlink("loop.txt", desk.path().join("loop.txt")).unwrap();
    let report = desk.json(&["."]);
    assert_eq!(report["documents"].as_array().unwrap().len(), 1, "{report}");
    let named = desk.run(&["check", "loop.txt"]);
    assert!(named.code == 2 || named.code == 3, "{} {}", named.code, named.err);
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
fn a_configuration_changes_the_verdict_and_is_named() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MOBILE}请各单位布署工作。\n"));
    desk.file("hegao.yaml", "audience: internal\nfail-on: note\nrules:\n  typo/wrong-word: off\n");
    let run = desk.run(&["check", "a.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("hegao.yaml") && run.out.contains("typo/wrong-word"), "{}", run.out);
    assert_eq!(brief(&desk.json(&["a.txt"])).len(), 1);
}

#[test]
fn an_exception_accepts_what_it_names_and_no_more() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MOBILE}{MOBILE}"));
    let exception = |more: &str| {
        let entry = "exceptions:\n  - {rule: privacy/mobile-number, match: 138****8000, reason: 公开的值班电话";
        desk.file("hegao.yaml", format!("{entry}{more}}}\n"));
        let report = desk.json(&["a.txt"]);
        (report["summary"]["error"].as_u64().unwrap(), report["summary"]["suppressed"].as_u64().unwrap())
    };
    assert_eq!(exception(""), (0, 2));
    assert_eq!(desk.run(&["check", "a.txt"]).code, 0);
    assert_eq!(exception(", count: 1"), (1, 1));
    assert_eq!(exception(", path: b.txt"), (2, 0));
    assert_eq!(exception(", until: 2020-01-01"), (2, 0));
}

#[test]
fn a_configuration_is_found_from_the_document_upwards() {
    let desk = Desk::new();
    desk.file("office/papers/a.txt", MOBILE);
    desk.file("office/hegao.yaml", "overrides: [{paths: ['papers/**'], audience: internal}]\n");
    assert_eq!(desk.json(&["office/papers/a.txt"])["findings"][0]["severity"], "note");
    // Folders above the working directory name the user: the way from here says as much.
    let below =
        |args: &[&str]| desk.command().current_dir(desk.path().join("office/papers")).args(args).output().unwrap();
    for format in ["json", "text", "sarif"] {
        let run = below(&["check", "a.txt", "--format", format]);
        let (out, folder) = (String::from_utf8(run.stdout).unwrap(), desk.path().display().to_string());
        assert!(!out.contains(&folder), "{out}");
        assert!(format == "sarif" || out.contains("../hegao.yaml"), "{out}");
    }
}

#[test]
fn explain_tells_why_and_on_what_ground() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    let run = desk.run(&["check", "--explain", "a.txt"]);
    for word in ["个人信息保护法", "电话", "utf-8"] {
        assert!(run.out.contains(word), "{word} is not in:\n{}", run.out);
    }
}

#[test]
fn faults_of_a_configuration_are_told_with_their_line() {
    let desk = Desk::new();
    desk.file("a.txt", "");
    for (config, words) in [
        ("audience: public\nfail_on: error\n", &["hegao.yaml", "fail_on", "2"][..]),
        ("rules:\n  typo/no-such-rule: off\n", &["typo/no-such-rule"]),
        ("audience: everyone\n", &["audience", "public"]),
        ("date: 昨天\n", &["昨天"]),
    ] {
        desk.file("hegao.yaml", config);
        let run = desk.run(&["check", "a.txt"]);
        assert_eq!(run.code, 2, "{config}");
        for word in words {
            assert!(run.err.contains(word), "{word} is not in: {}", run.err);
        }
    }
}

#[test]
fn faults_of_rules_are_told_all_at_once_and_stop_the_run() {
    let desk = Desk::new();
    desk.file("a.txt", "");
    let tests = "tests:\n  flagged: ['«甲乙»', '«甲乙»丙']\n  passed: ['丙', '丁']\n";
    desk.file("r/x/key.yaml", format!("severity: error\nmesage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    desk.file("r/x/regex.yaml", format!("severity: error\nmessage: 错\ncheck: {{regex: {{pattern: '(甲'}}}}\n{tests}"));
    desk.file("r/x/none.yaml", "severity: error\nmessage: 错\ncheck: {words: {terms: [甲乙]}}\n");
    desk.file("r/x/twice.yaml", format!("severity: error\nmessage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    desk.file("s/x/twice.yaml", format!("severity: error\nmessage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    let run = desk.run(&["check", "--rules", "r", "--rules", "s", "a.txt"]);
    assert_eq!(run.code, 2);
    for word in ["key.yaml", "mesage", "regex.yaml", "none.yaml", "tests", "twice.yaml"] {
        assert!(run.err.contains(word), "{word} is not in:\n{}", run.err);
    }
}

#[test]
fn a_new_rule_passes_its_own_tests_and_is_used() {
    let desk = Desk::new();
    for kind in ["words", "regex"] {
        let id = format!("house/{kind}");
        assert_eq!(desk.run(&["rules", "new", &id, "--kind", kind]).code, 0);
        assert_eq!(desk.run(&["rules", "new", &id, "--kind", kind]).code, 2, "never over a file that is there");
    }
    let test = desk.run(&["rules", "test", "hegao-rules"]);
    assert_eq!(test.code, 0, "{}{}", test.out, test.err);
    assert!(test.out.contains("2 条规则"), "{}", test.out);
    let list = desk.run(&["rules", "list", "--rules", "hegao-rules"]);
    assert!(list.out.contains("house/words") && list.out.contains("privacy/mobile-number"), "{}", list.out);
}

#[test]
fn a_failing_example_is_named() {
    let desk = Desk::new();
    desk.file(
        "r/house/a.yaml",
        "severity: note\nmessage: 错\ncheck: {words: {terms: [甲乙]}}\ntests:\n  flagged: ['«甲乙»', '«甲丁»']\n  passed: ['丙', '有甲乙']\n",
    );
    let run = desk.run(&["rules", "test", "r"]);
    assert_eq!(run.code, 1);
    for word in ["house/a", "missing", "noisy"] {
        assert!(run.out.contains(word), "{word} is not in:\n{}", run.out);
    }
}

#[test]
fn init_writes_a_configuration_that_works_and_never_over_another() {
    let desk = Desk::new();
    desk.file("a.txt", "请抓好落实。\n");
    assert_eq!(desk.run(&["init"]).code, 0);
    assert_eq!(desk.run(&["check", "a.txt"]).code, 0);
    let again = desk.run(&["init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("已经存在"), "{}", again.err);
}

#[test]
fn measure_counts_and_holds_errors_against_the_judgements() {
    let desk = Desk::new();
    desk.file("corpus/a.txt", MOBILE);
    let run = desk.run(&["rules", "measure", "corpus"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("privacy/mobile-number") && run.out.contains("1 documents, 17 characters"), "{}", run.out);
    let header = "document\toffset\trule\tverdict\n";
    for (rows, code) in [
        ("a.txt\t15\tprivacy/mobile-number\ttrue\n", 0),
        ("", 1),
        ("a.txt\t15\tprivacy/mobile-number\ttrue\na.txt\t3\ttypo/wrong-word\ttrue\n", 1),
    ] {
        desk.file("j.tsv", format!("{header}{rows}"));
        let run = desk.run(&["rules", "measure", "corpus", "--judgements", "j.tsv"]);
        assert_eq!(run.code, code, "{rows}{}", run.out);
    }
}

#[test]
fn schema_completions_and_show_print_what_they_say() {
    let desk = Desk::new();
    assert!(desk.run(&["rules", "schema"]).out.contains("\"properties\""));
    assert!(desk.run(&["completions", "bash"]).out.contains("hegao"));
    assert!(desk.run(&["rules", "show", "privacy/mobile-number"]).out.contains("cn-mobile"));
    assert_eq!(desk.run(&["rules", "show", "no/rule"]).code, 2);
}

/// Processes that `parent` has started.
#[cfg(unix)]
fn children(parent: u32) -> Vec<String> {
    let list = std::process::Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let words = list.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let parent = parent.to_string();
    words.filter(|words| words[1] == parent).map(|words| words[0].to_owned()).collect()
}

/// Whether a process is gone, or waits for nothing but to be taken note of.
#[cfg(unix)]
fn has_ended(process: &str) -> bool {
    let state = std::process::Command::new("ps").args(["-o", "stat=", "-p", process]).output().unwrap();
    state.stdout.is_empty() || state.stdout.starts_with(b"Z")
}

/// Waits for what must come soon.
#[cfg(unix)]
fn soon<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    for _ in 0..100 {
        if let Some(seen) = look() {
            return seen;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("not within five seconds: {what}");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_ended_leaves_nothing_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    let desk = Desk::new();
    desk.file("a.txt", "请抓好落实。\n");
    assert_eq!(desk.run(&["check", "a.txt", "-o", "json=r.json"]).code, 0);
    let before = std::fs::read(desk.path().join("r.json")).unwrap();
    // Takes a reader many times as long as this test.
    let line = "BT /F 16 Tf 1 0 0 1 72 700 Tm <52D552D552D552D552D552D552D552D5> Tj ET\n".repeat(2_000);
    let long = (0..60).fold(Pdf::new("UniGB-UCS2-H"), |pdf, _| pdf.add_page(line.clone()));
    desk.file("long.pdf", long.bytes());
    for (signal, code) in
        [(Signal::INT, Some(130)), (Signal::TERM, Some(143)), (Signal::HUP, Some(129)), (Signal::KILL, None)]
    {
        let mut run = desk.command().args(["check", "long.pdf", "-o", "json=r.json"]).spawn().unwrap();
        let reader = soon("a process that reads", || children(run.id()).pop());
        std::thread::sleep(std::time::Duration::from_millis(300));
        kill_process(Pid::from_child(&run), signal).unwrap();
        assert_eq!(run.wait().unwrap().code(), code, "{signal:?}");
        soon("the end of the process that reads", || has_ended(&reader).then_some(()));
        let mut left: Vec<_> =
            std::fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a.txt", "long.pdf", "r.json"], "{signal:?}");
        assert_eq!(std::fs::read(desk.path().join("r.json")).unwrap(), before);
    }
}
