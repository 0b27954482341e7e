//! Receipts (核稿单): what `check --receipt` writes, and how `receipt verify` holds files against it.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::Desk;

const TEXT: &str = "关于工作的通知\n\n联系电话：13800138000。请布署工作。\n";
const CONFIG: &str = "exceptions:\n  - rule: typo/wrong-word\n    path: 放过.txt\n    reason: 原文如此\n";

const RULE: &str = "severity: note\nmessage: 不写“{match}”\nwhy: 内部用语\nsource: 本单位规定\ncheck: {words: {terms: [样机乙]}}\n\
                    tests:\n  flagged: ['«样机乙»', 有«样机乙»]\n  passed: [样机, 机器]\n";

/// A desk with a faulty document, one that is clean, one whose fault is accepted, one that cannot be read, and both forms of the receipt.
fn checked() -> Desk {
    let desk = Desk::new();
    desk.file("通知.txt", TEXT).file("净.txt", "关于工作的通知\n").file("放过.txt", "请布署工作。\n");
    desk.file("坏.docx", "PK\u{3}\u{4}").file("hegao.yaml", CONFIG);
    let run = desk.run(&["check", ".", "--receipt", "核稿单.json", "--receipt", "核稿单.html"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.ends_with("核稿单：核稿单.json、核稿单.html\n"), "{}", run.err);
    assert!(run.out.contains("138****8000"), "the report stays on the screen: {}", run.out);
    desk
}

fn value(desk: &Desk) -> Value {
    serde_json::from_str(&text(desk, "核稿单.json")).unwrap()
}

fn text(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path().join(name)).unwrap()
}

fn document<'a>(receipt: &'a Value, path: &str) -> &'a Value {
    receipt["documents"].as_array().unwrap().iter().find(|document| document["path"] == path).unwrap()
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_receipt_says_what_was_checked_how_and_what_was_found() {
    let desk = checked();
    let receipt = value(&desk);
    let notice = document(&receipt, "通知.txt");
    assert_eq!((&notice["sha256"], &notice["size"]), (&sum(TEXT.as_bytes()).into(), &TEXT.len().into()));
    assert_eq!((&notice["verdict"], &notice["audience"]), (&"stop".into(), &"public".into()));
    assert!(notice["date_source"].is_string() && notice["chars"].as_u64().unwrap() > 20, "{notice}");
    let finding = &notice["findings"][0];
    assert_eq!((&finding["number"], &finding["match"]), (&1.into(), &"138****8000".into()));
    assert_eq!(finding["place"], "第3行第6列");
    let accepted = &document(&receipt, "放过.txt")["findings"][0];
    assert_eq!((&accepted["status"], &accepted["accepted"]["reason"]), (&"suppressed".into(), &"原文如此".into()));
    assert_eq!((&accepted["number"], &document(&receipt, "净.txt")["verdict"]), (&Value::Null, &"clean".into()));
    let bad = document(&receipt, "坏.docx");
    assert_eq!((&bad["sha256"], &bad["verdict"]), (&Value::Null, &"incomplete".into()));
    assert_eq!(bad["gaps"].as_array().unwrap().len(), 1);
    assert_eq!(receipt["config"]["sha256"], sum(CONFIG.as_bytes()));
    assert_eq!(receipt["rules"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(receipt["tables"]["sha256"].as_str().unwrap().len(), 64);
    assert!(receipt["tables"]["tables"].as_array().unwrap().iter().all(|table| table["as_of"].is_string()));
    assert!(receipt["verdict"].as_str().unwrap().contains("不能发"));
    let time = receipt["time"].as_str().unwrap();
    assert!(time.len() == 25 && time.as_bytes()[10] == b'T', "{time}");
}

#[test]
fn the_same_rules_have_the_same_sum_and_others_another() {
    let desk = checked();
    let first = value(&desk);
    desk.run(&["check", "净.txt", "--audience", "internal", "--select", "typo", "--receipt", "核稿单.json"]);
    let second = value(&desk);
    assert_eq!((&first["rules"], &first["tables"]), (&second["rules"], &second["tables"]));
    assert_eq!(second["asked"]["audience"], "internal");
    assert_eq!(second["asked"]["select"], serde_json::json!(["typo"]));
    assert_eq!(second["asked"]["spelling"], if cfg!(feature = "spelling") { "words" } else { "off" });
    #[cfg(feature = "spelling")]
    {
        desk.run(&["check", "净.txt", "--review", "--receipt", "核稿单.json"]);
        assert_eq!(value(&desk)["asked"]["spelling"], "review");
    }
    desk.file("own/local/a.yaml", RULE);
    let run = desk.run(&["check", "净.txt", "--rules", "own", "--receipt", "核稿单.json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_ne!(value(&desk)["rules"]["sha256"], first["rules"]["sha256"]);
}

#[test]
fn no_form_holds_a_value() {
    let desk = checked();
    for name in ["核稿单.json", "核稿单.html"] {
        assert!(!text(&desk, name).contains("13800138000"), "{name}");
    }
    let run = desk.run(&["check", "通知.txt", "--reveal", "--receipt", "另.json"]);
    assert_eq!((run.code, desk.path().join("另.json").exists()), (2, false), "{}", run.err);
}

#[test]
fn the_page_is_for_signing_and_asks_for_nothing() {
    let page = text(&checked(), "核稿单.html");
    for said in ["拟稿", "校对", "审核", "size: A4", "default-src 'none'", "原文如此", "未处理"] {
        assert!(page.contains(said), "{said}");
    }
    for asked in ["http://", "https://", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(asked), "{asked}");
    }
}

#[test]
fn files_are_held_against_the_receipt_by_what_is_in_them() {
    let desk = checked();
    for receipt in ["核稿单.json", "核稿单.html"] {
        let run = desk.run(&["receipt", "verify", receipt, "通知.txt", "净.txt"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains("核稿单没有改动") && run.out.contains("规则"), "{}", run.out);
        assert!(run.out.contains("一致：通知.txt（核对结果：不能发）"), "{}", run.out);
        assert!(run.out.contains("一致：净.txt（核对结果：没有发现问题）"), "{}", run.out);
    }
    desk.file("寄/改了名.txt", TEXT).file("寄/净.txt", "关于工作的通告\n").file("寄/新.txt", "新的\n");
    let run = desk.run(&["receipt", "verify", "核稿单.html", "寄/改了名.txt"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("单中叫 通知.txt"), "{}", run.out);
    let run = desk.run(&["receipt", "verify", "核稿单.html", "寄/净.txt", "寄/新.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("不一致：寄/净.txt") && run.out.contains("不在核稿单里：寄/新.txt"), "{}", run.out);
    let run = desk.run(&["receipt", "verify", "--lang", "en", "核稿单.json", "寄/新.txt"]);
    assert!(run.out.contains("not in the receipt: 寄/新.txt") && run.out.contains("unchanged"), "{}", run.out);
}

#[test]
fn a_receipt_that_was_changed_proves_nothing() {
    let desk = checked();
    desk.file("改.json", text(&desk, "核稿单.json").replace("\"stop\"", "\"clean\""));
    let run = desk.run(&["receipt", "verify", "改.json", "通知.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("核稿单有改动"), "{}", run.out);
    desk.file("改.html", text(&desk, "核稿单.html").replacen("未处理", "已处理", 1));
    let run = desk.run(&["receipt", "verify", "改.html", "通知.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("页面有改动"), "{}", run.out);
}

#[test]
fn what_is_no_receipt_or_not_there_is_refused() {
    let desk = checked();
    desk.run(&["check", "净.txt", "--output", "r.json"]);
    for args in [
        &["通知.txt", "净.txt"][..],
        &["r.json", "净.txt"],
        &["没有.json", "净.txt"],
        &["核稿单.json", "没有.txt"],
        &["核稿单.json"],
    ] {
        let run = desk.run(&[&["receipt", "verify"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_receipt_takes_the_place_of_a_receipt_only() {
    let desk = checked();
    desk.run(&["check", "净.txt", "--output", "r.json", "--output", "html=r.html"]);
    desk.file("空.html", "").file("改.json", text(&desk, "核稿单.json").replace("\"stop\"", "\"clean\""));
    for name in ["r.json", "r.html", "改.json", "净.html", "通知.txt", "单.docx"] {
        if name == "净.html" {
            desk.file(name, "<p>别人的</p>\n");
        }
        let before = fs::read(desk.path().join(name)).ok();
        let run = desk.run(&["check", "净.txt", "--receipt", name]);
        assert_eq!(run.code, 2, "{name}: {}", run.err);
        assert_eq!(fs::read(desk.path().join(name)).ok(), before, "{name}");
    }
    for name in ["空.html", "核稿单.json", "核稿单.html", "新.json"] {
        assert_eq!(desk.run(&["check", "净.txt", "--receipt", name]).code, 0, "{name}");
    }
    for name in ["核稿单.json", "核稿单.html"] {
        let run = desk.run(&["check", "净.txt", "--output", name]);
        assert_eq!(run.code, 2, "no report takes its place: {}", run.err);
    }
}

#[test]
fn a_receipt_among_the_documents_is_none() {
    let desk = checked();
    let report = desk.json(&["."]);
    let skipped = report["skipped_files"].as_array().unwrap().iter();
    let skipped: Vec<_> =
        skipped.map(|file| (file["path"].as_str().unwrap(), file["reason"].as_str().unwrap())).collect();
    for name in ["核稿单.html", "核稿单.json"] {
        assert!(skipped.contains(&(name, "own")), "{skipped:?}");
    }
}

#[test]
fn the_json_report_has_size_sum_and_verdict_too() {
    let desk = checked();
    let report = desk.json(&["通知.txt", "坏.docx"]);
    let notice = document(&report, "通知.txt");
    assert_eq!((&notice["sha256"], &notice["verdict"]), (&sum(TEXT.as_bytes()).into(), &"stop".into()));
    assert_eq!((&document(&report, "坏.docx")["size"], &notice["size"]), (&Value::Null, &TEXT.len().into()));
}

#[test]
fn what_comes_through_standard_input_has_a_sum() {
    let desk = Desk::new();
    desk.run_with(&["check", "--stdin-name", "来.txt", "-", "--receipt", "核稿单.json"], TEXT.as_bytes());
    assert_eq!(document(&value(&desk), "来.txt")["sha256"], sum(TEXT.as_bytes()));
}
