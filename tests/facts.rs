//! Dated tables and set phrases of one's own, and `hegao facts`.

use crate::support;

use support::Desk;

fn rules_of(desk: &Desk, arguments: &[&str]) -> Vec<(String, String)> {
    let report = desk.json(arguments);
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|one| (text(one, "rule"), text(one, "message"))).collect()
}

#[test]
fn rows_of_ones_own_join_the_tables() {
    let desk = Desk::new();
    let text = "请同云岭工业发展局联系，并按云岭先锋、云岭先锋、云岭工匠的要求抓好落实。\n";
    desk.file("a.txt", text);
    let date = ["--date", "2026-01-01", "a.txt"];
    assert!(rules_of(&desk, &date).iter().all(|(id, _)| id != "outdated/institution"));
    desk.file("house/institutions.csv", "id,name,until,successors\nyl,云岭工业发展局,2024-12-31,云岭经济发展局\n");
    desk.file("hegao.yaml", "facts: [house/institutions.csv]\nphrases:\n  - canonical: 云岭先锋、云岭卫士、云岭工匠\n");
    let found = rules_of(&desk, &date);
    let message = |rule: &str| found.iter().find(|(id, _)| id == rule).map(|(_, message)| message.clone());
    assert!(message("outdated/institution").unwrap().contains("云岭经济发展局"), "{found:?}");
    assert!(message("repetition/set-phrase-member").unwrap().contains("云岭卫士"), "{found:?}");
    assert!(rules_of(&desk, &["--date", "2024-06-01", "a.txt"]).iter().all(|(id, _)| id != "outdated/institution"));
    assert!(desk.run(&["facts", "list"]).out.contains("institutions"));
    assert!(desk.run(&["facts", "show", "institutions"]).out.contains("云岭工业发展局"));
}

#[test]
fn a_fault_in_a_table_is_told_before_anything_is_checked() {
    let desk = Desk::new();
    desk.file("a.txt", "正文。\n");
    for (file, text, told) in [
        ("institutions.csv", "id,nmae\nx,y\n", "nmae"),
        ("law.yaml", "title: 法律\nas-of: 2026-01-01\nrows: []\n", "没有规则用事实表“law”"),
        ("laws.yaml", "rows:\n  - {id: x, name: 某法, until: 明年, source: 某文}\n", "明年"),
    ] {
        desk.file(file, text).file("hegao.yaml", format!("facts: [{file}]\n"));
        let run = desk.run(&["check", "a.txt"]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(told), "{}", run.err);
    }
    assert_eq!(desk.run(&["facts", "show", "nothing"]).code, 2);
}

#[test]
fn a_document_younger_than_the_tables_is_told_so() {
    let desk = Desk::new();
    desk.file("a.txt", "关于开展检查的通知\n\n各乡镇人民政府：\n\n请认真落实。\n\n云山县人民政府\n2099年1月8日\n");
    assert!(desk.run(&["check", "a.txt"]).out.contains("晚于事实表"));
    assert!(!desk.run(&["check", "--date", "2024-01-08", "a.txt"]).out.contains("晚于事实表"));
}
