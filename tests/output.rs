//! Reports in every format, written by the program: columns in each one's own unit, files, and what is refused.

mod support;

use std::fs;

use serde_json::{Value, json};
use support::Desk;

/// Every format there is.
const FORMATS: [&str; 9] = ["text", "json", "sarif", "github", "markdown", "gitlab", "rdjson", "junit", "csv"];

/// Before the fault in line 3: Han, a character of two UTF-16 units, and one that combines with the one before it.
const MIXED: &str = "关于工作的通知\n\n印章😀和e\u{301}，请布署工作。\n";

/// A desk with all reports of [`MIXED`] as `r.<format>`, and of a file that cannot be read.
fn reported() -> Desk {
    let desk = Desk::new();
    desk.file("文 1.txt", MIXED).file("bad.txt", [b'a', 0, 0, 0, 0xFF, 0xFE, 0, b'\n']);
    let outputs = FORMATS.map(|format| format!("{format}=r.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let run = desk.run(&[&["check", "--select", "typo", "文 1.txt", "bad.txt"], &outputs[..]].concat());
    assert_eq!(run.err, "");
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
fn a_plain_output_takes_the_place_of_the_screen() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED);
    let run = desk.run(&["check", "--format", "csv", "--output", "r.csv", "-o", "sarif=r.sarif", "a.txt"]);
    assert_eq!(run.out, "");
    assert!(read(&desk, "csv").starts_with('\u{feff}') && read(&desk, "sarif").starts_with('{'));
}

#[test]
fn what_cannot_be_meant_is_refused_before_the_work() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("r", "old");
    for (args, said) in [
        (&["-o", "csv=r", "-o", "junit=./r"][..], "两份报告都要写入 ./r"),
        (&["-o", "r", "-o", "r"], "两份报告都要写入 r"),
        (&["-o", "serif=r"], "没有叫“serif”的报告格式，可用的有：text、json、sarif"),
        (&["-o", "csv="], "--output csv= 后面要写文件名"),
        (&["-o", "csv=a.txt"], "a.txt 是要核对的文件"),
        (&["-o", "csv=no/r"], "不能写入 no/r"),
        (&["-o", "sarif=r", "--reveal"], "不能用于 sarif 格式"),
    ] {
        let run = desk.run(&[&["check", "a.txt"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(said), "{}", run.err);
        assert_eq!(fs::read_to_string(desk.path().join("r")).unwrap(), "old");
    }
    let left: Vec<_> = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_second_run_does_not_check_the_report_of_the_first() {
    let desk = Desk::new();
    desk.file("a.txt", MIXED);
    let args = ["check", ".", "-o", "markdown=r.md", "-o", "text=r.txt"];
    let first = desk.run(&args);
    let second = desk.run(&args);
    assert!(first.out.contains("核对 1 个文件") && second.out.contains("核对 1 个文件"), "{}", second.out);
}

#[cfg(unix)]
#[test]
fn a_report_keeps_links_and_permissions_and_takes_devices() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    desk.file("a.txt", MIXED).file("real.csv", "old");
    fs::set_permissions(desk.path().join("real.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.csv", desk.path().join("r.csv")).unwrap();
    desk.run(&["check", "a.txt", "-o", "csv=r.csv", "-o", "json=/dev/null"]);
    assert!(desk.path().join("r.csv").is_symlink());
    assert!(read(&desk, "csv").starts_with('\u{feff}'));
    let mode = fs::metadata(desk.path().join("real.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}
