//! Reports in every format, written by the program: columns in each one's own unit, files, and what is refused.

use crate::support;

use std::fs;

use serde_json::{Value, json};
use support::Desk;

/// Every format there is.
const FORMATS: [&str; 11] =
    ["text", "json", "sarif", "github", "markdown", "gitlab", "rdjson", "junit", "csv", "html", "ledger"];

/// Before the fault in line 3: Han, a character of two UTF-16 units, and one that combines with the one before it.
const MIXED: &str = "关于工作的通知\n\n印章😀和e\u{301}，请布署工作。\n";

/// A desk with all reports of [`MIXED`] as `r.<format>`, and of a file that cannot be read.
fn reported() -> Desk {
    let desk = Desk::new();
    desk.file("文 1.txt", MIXED).file("bad.txt", [b'a', 0, 0, 0, 0xFF, 0xFE, 0, b'\n']);
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let run = desk.run(&[&["check", "--select", "typo", "文 1.txt", "bad.txt"], &outputs[..]].concat());
    assert!(run.err.starts_with("报告：r.text、r.json、"), "{}", run.err);
    assert!(run.out.contains("第3行第9列"), "{}", run.out);
    desk
}

fn read(desk: &Desk, format: &str) -> String {
    fs::read_to_string(desk.path().join(format!("r.{format}"))).unwrap()
}

fn value(desk: &Desk, format: &str) -> Value {
    serde_json::from_str(&read(desk, format)).unwrap()
}

#[test]
fn columns_count_in_each_formats_own_unit() {
    let desk = reported();
    // Before 布署: 印章😀和e◌́，请 are 8 characters, 9 UTF-16 units, 3+3+4+3+1+2+3+3 bytes.
    assert_eq!(MIXED.lines().nth(2).unwrap().find("布署"), Some(22));
    let json = &value(&desk, "json")["findings"][0]["location"];
    assert_eq!([&json["start"], &json["end"]], [&json!({"line": 3, "column": 9}), &json!({"line": 3, "column": 11})]);
    let sarif = &value(&desk, "sarif")["runs"][0];
    assert_eq!(sarif["columnKind"], "utf16CodeUnits");
    let region = &sarif["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, json!({"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 12}));
    let rdjson = value(&desk, "rdjson");
    let found = rdjson["diagnostics"].as_array().unwrap().last().unwrap().clone();
    let range = json!({"start": {"line": 3, "column": 23}, "end": {"line": 3, "column": 29}});
    assert_eq!(found["location"]["range"], range);
    assert_eq!(found["suggestions"], json!([{"range": range, "text": "部署"}]));
    assert!(read(&desk, "github").contains("file=文 1.txt,line=3,endLine=3,col=9,endColumn=11,"));
    assert!(read(&desk, "csv").contains("文 1.txt,3,9,3,11,"));
    assert!(read(&desk, "markdown").contains("第3行第9列"));
    assert!(read(&desk, "junit").contains("第3行第9列\" file=\"文 1.txt\" line=\"3\""));
    assert_eq!(value(&desk, "gitlab")[1]["location"], json!({"path": "文 1.txt", "lines": {"begin": 3}}));
    assert!(read(&desk, "text").contains("第3行第9列"));
}

#[test]
fn every_format_tells_what_was_not_read() {
    let desk = reported();
    let sarif = &value(&desk, "sarif")["runs"][0]["invocations"][0];
    assert_eq!(sarif["executionSuccessful"], false);
    assert_eq!(sarif["toolExecutionNotifications"][0]["level"], "error");
    assert!(read(&desk, "github").starts_with("::error file=bad.txt,title=gap/"));
    assert!(read(&desk, "markdown").contains("| bad.txt | 没有读完："));
    assert_eq!(value(&desk, "gitlab")[0]["location"]["path"], "bad.txt");
    assert_eq!(value(&desk, "rdjson")["diagnostics"][0]["location"]["path"], "bad.txt");
    assert!(read(&desk, "junit").contains("<error message=\"没有读完："));
    assert!(read(&desk, "csv").contains("\r\nbad.txt,,,,,,error,,active,gap/"));
}

#[test]
fn every_format_tells_exceptions_that_accept_nothing() {
    let desk = Desk::new();
    let exception = |rule: &str, rest: &str| format!("  - rule: {rule}\n    path: a.txt\n    reason: 已问过\n{rest}");
    let expired = exception("typo/wrong-word", "    until: 2025-12-31\n");
    let mut config = format!("exceptions:\n{expired}{}", exception("privacy/email", ""));
    desk.file("a.txt", MIXED).file("hegao.yaml", &config);
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let run = || desk.run(&[&["check", "a.txt"], &outputs[..]].concat());
    assert_eq!(run().code, 0, "neither the fault, which is a warning, nor an exception fails a run");
    for format in FORMATS {
        let report = read(&desk, format);
        assert!(report.contains("2025-12-31") && report.contains("privacy/email"), "{format}: {report}");
    }
    let of = |value: &Value, key: &str| -> Vec<Value> {
        let is_idle = |one: &&Value| one.to_string().contains("\"exception/");
        value.as_array().unwrap().iter().filter(is_idle).map(|one| one[key].clone()).collect()
    };
    let told = &value(&desk, "sarif")["runs"][0]["invocations"][0]["toolConfigurationNotifications"];
    assert_eq!(of(told, "level"), ["note", "note"]);
    assert_eq!(of(told, "descriptor"), [json!({"id": "exception/expired"}), json!({"id": "exception/unused"})]);
    let place =
        json!({"artifactLocation": {"uri": "hegao.yaml", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 2}});
    assert_eq!(told[0]["locations"][0]["physicalLocation"], place);
    let rdjson = value(&desk, "rdjson")["diagnostics"].take();
    let place = |line: usize| json!({"path": "hegao.yaml", "range": {"start": {"line": line}}});
    assert_eq!(of(&rdjson, "location"), [place(2), place(6)]);
    assert_eq!(of(&rdjson, "severity"), ["INFO", "INFO"]);
    let gitlab = value(&desk, "gitlab");
    let place = |line: usize| json!({"path": "hegao.yaml", "lines": {"begin": line}});
    assert_eq!(of(&gitlab, "location"), [place(2), place(6)]);
    assert_eq!(of(&gitlab, "severity"), ["info", "info"]);
    assert!(read(&desk, "csv").contains("\r\nhegao.yaml,6,,,,,note,,unused,exception/unused,"));
    let test = "name=\"exception/expired\" file=\"hegao.yaml\" line=\"2\">\n      <skipped message=\"第2行的例外";
    assert!(read(&desk, "junit").contains(test), "{}", read(&desk, "junit"));
    // GitLab knows an entry of yesterday by its fingerprint, wherever its line has gone.
    config.insert_str(0, "audience: internal\n");
    desk.file("hegao.yaml", &config);
    run();
    let moved = value(&desk, "gitlab");
    assert_eq!(of(&moved, "location"), [place(3), place(7)]);
    assert_eq!(of(&moved, "fingerprint"), of(&gitlab, "fingerprint"));
    // What a report of an earlier run says of them does not keep it from being taken for a report.
    for format in ["json", "sarif", "gitlab", "rdjson", "junit", "csv"] {
        assert_eq!(desk.run(&["check", "a.txt", "-o", &format!("{format}=r.{format}")]).code, 0, "{format}");
    }
}

#[test]
fn a_plain_output_takes_the_place_of_the_screen() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED);
    let run = desk.run(&["check", "--format", "csv", "--output", "r.csv", "-o", "sarif=r.sarif", "a.txt"]);
    assert_eq!(run.out, "");
    assert!(read(&desk, "csv").starts_with('\u{feff}') && read(&desk, "sarif").starts_with('{'));
}

#[test]
fn the_screen_keeps_the_verdict_and_the_place() {
    let desk = Desk::new();
    desk.file("a.txt", "联系电话：13800138000。\n").file("b.txt", "请抓好落实。\n");
    let run = desk.run(&["check", "a.txt", "-o", "r.csv"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    for said in ["1 处不能发", "退出码 1", "报告：r.csv"] {
        assert!(run.err.contains(said), "{}", run.err);
    }
    let run = desk.run(&["check", "b.txt", "--lang", "en", "-o", "r.xml", "-o", "json=r.json"]);
    assert!(run.err.contains("nothing found") && run.err.contains("Report: r.xml, r.json"), "{}", run.err);
    let run = desk.run(&["check", "b.txt", "-o", "/dev/null"]);
    assert!(!run.err.contains("报告："), "{}", run.err);
}

#[test]
fn what_cannot_be_meant_is_refused_before_the_work() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("r", "");
    for (args, said) in [
        (&["-o", "csv=r", "-o", "junit=./r"][..], "两份报告都要写入 ./r"),
        (&["-o", "r", "-o", "r"], "两份报告都要写入 r"),
        (&["-o", "json=N.json", "-o", "sarif=no/../n.JSON"], "no/../n.JSON"),
        (&["-o", "json=N.json", "-o", "sarif=./n.JSON"], "两份报告都要写入 ./n.JSON"),
        (&["-o", "serif=r"], "没有叫“serif”的报告格式，可用的有：text、json、sarif"),
        (&["-o", "csv="], "--output csv= 后面要写文件名"),
        (&["-o", "text=a.txt"], "a.txt 已经存在，不是核稿写的报告"),
        (&["-o", "csv=no/r"], "不能写入 no/r"),
        (&["-o", "sarif=r", "--reveal"], "不能用于 sarif 格式"),
        (&["--format", "json", "-o", "r.csv"], "请写成 --format json --output r.json"),
        (&["-o", "markdown=r.json"], "请写成 --output markdown=r.md"),
    ] {
        let run = desk.run(&[&["check", "a.txt"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(said), "{}", run.err);
        assert_eq!(fs::read_to_string(desk.path().join("r")).unwrap(), "");
    }
    assert_eq!(names(&desk), ["a.txt", "r"]);
}

/// What lies on the desk.
fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn nothing_but_an_earlier_report_is_overwritten() {
    let desk = reported();
    let quoting = format!("转来的核稿报告：\n{}", read(&desk, "text"));
    let continued = format!("{}以上请阅示。\n", read(&desk, "text"));
    let config = "audience: public\n";
    let files = [
        ("通知.txt", MIXED),
        ("引用.txt", &quoting),
        ("批注.txt", &continued),
        ("名单.csv", "姓名,联系电话\n李明,13912345678\n"),
        ("数据.json", "{\"tool\": {\"name\": \"hegao\"}}\n"),
        ("别的.xml", "<?xml version=\"1.0\"?>\n<testsuites name=\"other\"></testsuites>\n"),
        ("说明.md", "## hegao 核稿\n\n说明。\n"),
        ("规则", "severity: note\n"),
        ("配置", config),
        ("文/深.txt", "\u{feff}一"),
    ];
    for (name, content) in files {
        desk.file(name, content);
    }
    for (name, content) in files {
        let (upwards, plain) = (format!("./文/../{name}"), format!("json={name}"));
        for args in [
            &["check", ".", "-o", name][..],
            &["check", "-o", name, "文 1.txt"],
            &["check", "-o", &upwards],
            &["check", name, "-o", name],
            &["check", "--config", "配置", "文 1.txt", "-o", name],
            &["check", "-o", &plain, "."],
        ] {
            let run = desk.run(args);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
            assert!(run.err.contains(name), "{}", run.err);
            assert_eq!(fs::read_to_string(desk.path().join(name)).unwrap(), content, "{args:?}");
        }
    }
    // Each of the nine takes the place of the one before, also of another format.
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["-o", output]).collect();
    let before = names(&desk);
    let again = desk.run(&[&["check", "文 1.txt"], &outputs[..]].concat());
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(desk.run(&["check", "文 1.txt", "-o", "csv=r.github"]).code, 0);
    assert!(fs::read_to_string(desk.path().join("r.github")).unwrap().starts_with('\u{feff}'));
    assert_eq!(names(&desk), before);
}

#[test]
fn a_report_that_is_to_be_checked_stays() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("r.txt", "");
    for args in [["check", "r.txt", "-o", "r.txt"], ["check", "./R/../r.txt", "-o", "text=r.txt"]] {
        desk.file("R/b.txt", "");
        let run = desk.run(&args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains("r.txt 是要核对的文件"), "{}", run.err);
    }
    assert_eq!(fs::read(desk.path().join("r.txt")).unwrap(), b"");
}

#[test]
fn reports_among_the_documents_are_none_unless_they_show_something() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MIXED}联系电话：13800138000，邮箱：liming@example.com。\n"));
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}.txt"));
    for (format, output) in FORMATS.iter().zip(&outputs) {
        let (plain, place) = (format!("{format}=r.{format}"), output.split_once('=').unwrap().1);
        assert_eq!(desk.run(&["check", "a.txt", "-o", &plain]).code, 1);
        fs::rename(desk.path().join(format!("r.{format}")), desk.path().join(place)).unwrap();
    }
    for paths in [vec!["."], outputs.iter().map(|output| output.split_once('=').unwrap().1).chain(["a.txt"]).collect()]
    {
        let report = desk.json(&paths);
        let documents = report["documents"].as_array().unwrap();
        assert_eq!((documents.len(), &documents[0]["path"]), (1, &"a.txt".into()), "{report}");
        let skipped = report["skipped_files"].as_array().unwrap();
        assert_eq!(skipped.len(), FORMATS.len(), "{report}");
        assert!(skipped.iter().all(|file| file["reason"] == "own"), "{report}");
    }
    // What is shown on purpose, and what somebody dresses up as a report, is found.
    assert_eq!(desk.run(&["check", "--reveal", "a.txt", "-o", "shown.txt"]).code, 1);
    let dressed = fs::read_to_string(desk.path().join("r.csv.txt")).unwrap().replace("138****8000", "13912345678");
    desk.file("dressed.csv", dressed);
    let report = desk.json(&["shown.txt", "dressed.csv"]);
    for path in ["shown.txt", "dressed.csv"] {
        let found = |finding: &&Value| finding["path"] == path && finding["severity"] == "error";
        assert!(report["findings"].as_array().unwrap().iter().any(|finding| found(&finding)), "{path} {report}");
    }
}

#[test]
fn what_a_run_goes_by_is_no_document() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED);
    desk.file("规则/house/a.yaml", "# 词表：../list.csv\nseverity: note\nmessage: 错\ncheck: {words: {terms: [甲乙]}}\ntests:\n  flagged: ['«甲乙»', '«甲乙»丙']\n  passed: ['丙', '丁']\n");
    desk.file("规则/list.csv", "13800138000\n").file("hegao.yaml", "rule-dirs: [规则]\n");
    let report = desk.json(&["."]);
    assert_eq!(report["summary"]["error"], 0, "{report}");
    let own = |path: &str| {
        let skipped = report["skipped_files"].as_array().unwrap();
        skipped.iter().any(|file| file["path"] == path && file["reason"] == "own")
    };
    assert!(own("规则/list.csv"), "{report}");
}

#[cfg(unix)]
#[test]
fn a_report_keeps_permissions_and_takes_devices_and_pipes() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("r.csv", "");
    fs::set_permissions(desk.path().join("r.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    desk.run(&["check", "a.txt", "-o", "csv=r.csv", "-o", "json=/dev/null"]);
    assert!(read(&desk, "csv").starts_with('\u{feff}'));
    let mode = fs::metadata(desk.path().join("r.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let run = desk.run(&["check", "a.txt", "-o", "json=/dev/stdout", "-o", "x.csv"]);
    assert!(serde_json::from_str::<Value>(&run.out).is_ok(), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn no_report_goes_through_a_link() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("empty", "").file("文/b.txt", "一");
    for (target, link) in [("empty", "r.csv"), ("nothing", "r.json"), ("a.txt", "r.txt"), ("文", "r.md")] {
        symlink(target, desk.path().join(link)).unwrap();
        let run = desk.run(&["check", "a.txt", "-o", link]);
        assert_eq!(run.code, 2, "{link}");
        assert!(run.err.contains("是链接") || run.err.contains("是文件夹"), "{}", run.err);
    }
    fs::hard_link(desk.path().join("a.txt"), desk.path().join("hard.txt")).unwrap();
    assert_eq!(desk.run(&["check", ".", "-o", "hard.txt"]).code, 2);
    assert_eq!((fs::read(desk.path().join("empty")).unwrap(), desk.path().join("nothing").exists()), (vec![], false));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_report_whole() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MIXED}联系电话：13800138000。\n").repeat(400)).file("b.txt", "一\n");
    assert_eq!(desk.run(&["check", "b.txt", "-o", "r.json"]).code, 0);
    let before = read(&desk, "json");
    let script = "ulimit -f 8; \"$0\" check a.txt -o r.json -o csv=new.csv";
    let mut shell = std::process::Command::new("sh");
    let run = shell.args(["-c", script, env!("CARGO_BIN_EXE_hegao")]).current_dir(desk.path()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("不能写入 r.json"), "{said}");
    assert_eq!((read(&desk, "json"), names(&desk)), (before, ["a.txt", "b.txt", "r.json"].map(String::from).to_vec()));
}

#[cfg(unix)]
#[test]
fn a_report_on_a_redirected_screen_is_told_too() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED);
    for _ in 0..2 {
        let out = fs::File::create(desk.path().join("r.txt")).unwrap();
        let status = desk.command().args(["check", "--select", "typo", "."]).stdout(out).status().unwrap();
        assert_eq!(status.code(), Some(0));
        assert!(read(&desk, "txt").contains("核对 1 个文件"), "{}", read(&desk, "txt"));
    }
    assert_eq!(desk.run(&["check", "a.txt", "-o", "r.txt"]).code, 0, "an earlier report");
}

#[test]
fn findings_beyond_the_limit_are_counted_in_one_line() {
    let desk = Desk::new();
    desk.file("hegao.yaml", "limits: {findings: 2}\n").file("a.txt", "李明，电话13800138000。\n\n".repeat(5));
    let select = ["check", "--select", "privacy/mobile-number", "a.txt"];
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    assert_eq!(desk.run(&[&select[..], &outputs].concat()).code, 1);
    let json = value(&desk, "json");
    assert_eq!(json["findings"].as_array().unwrap().len(), 2);
    assert_eq!(json["summary"]["error"], 5);
    let omitted = json!([{"rule": "privacy/mobile-number", "severity": "error", "status": "active", "count": 3}]);
    assert_eq!(json["documents"][0]["omitted"], omitted);
    for format in FORMATS.into_iter().filter(|&format| format != "json") {
        // JUnit says it as a message and as a text, SARIF counts nothing.
        let times = if format == "junit" { 2 } else { 1 };
        let report = read(&desk, format);
        assert_eq!(report.matches("另有 3 处，没有逐条列出").count(), times, "{report}");
    }
    assert!(read(&desk, "junit").contains(r#"tests="3" failures="3""#));
    assert!(read(&desk, "text").contains("5 处不能发"));
    assert!(!read(&desk, "text").contains("已全部列出"));
}

/// A program of that name stands for the desktop's, and says what it was asked to show.
#[cfg(target_os = "linux")]
#[test]
fn the_report_is_shown_if_that_is_wished() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("bin/xdg-open", "#!/bin/sh\nprintf %s \"$1\" > shown.part\nmv shown.part shown\n");
    fs::set_permissions(desk.path().join("bin/xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", desk.path().join("bin").display());
    let temporary = desk.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut command = desk.command();
    command.args(["check", "--select", "typo", "--open", "a.txt"]).env("PATH", path).env("TMPDIR", &temporary);
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    let shown = desk.path().join("shown");
    let is_there = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        shown.exists()
    });
    assert!(is_there);
    let page = fs::read_to_string(shown).unwrap();
    assert!(page.ends_with("/核稿报告.html"), "{page}");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<mark>布署</mark>") && page.contains("改为：部署"), "{page}");
}
