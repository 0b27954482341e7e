//! Which files are read, which are gaps, and which are passed over.

use crate::support;

use std::fs::File;

use support::Desk;

const MOBILE: &str = "联系电话：13800138000。\n";

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
        ("b.ps", b"%!PS 13800138000"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nMTM4MDAxMzgwMDAK\n"),
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
    assert_eq!(found, ["夹/a.dat", "夹/a.doc", "夹/a.eml", "夹/a.json", "夹/说明"]);
    let gaps = list("documents").into_iter().filter(|document| document["gaps"][0].is_object());
    let gaps: Vec<_> = gaps.map(|one| format!("{} {}", one["path"], one["gaps"][0]["kind"])).collect();
    let gap = |name: &str, kind: &str| format!("\"夹/{name}\" \"{kind}\"");
    assert_eq!(
        gaps,
        [gap("b.pdf", "corrupt"), gap("b.ps", "unsupported"), gap("b.wps", "corrupt"), gap("b.xlsx", "corrupt")]
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
