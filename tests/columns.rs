//! The values of a column, or of a list, are one finding with all its rows.

#![allow(clippy::unwrap_used)]

use serde_json::Value;

use crate::support::Desk;

const PEOPLE: [(&str, &str); 5] = [
    ("李明", "13800138000"),
    ("王芳", "13900139001"),
    ("张伟", "13700137002"),
    ("刘洋", "13600136003"),
    ("陈静", "13500135004"),
];

fn table() -> String {
    PEOPLE.iter().fold("姓名,手机\n".to_owned(), |table, (name, number)| table + &format!("{name},{number}\n"))
}

fn mobiles(report: &Value) -> Vec<Value> {
    let all = report["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["rule"] == "privacy/mobile-number").cloned().collect()
}

#[test]
fn a_column_is_one_finding_with_its_rows() {
    let desk = Desk::new();
    desk.file("a.csv", table());
    let report = desk.json(&["a.csv"]);
    let [first] = &mobiles(&report)[..] else { panic!("one finding") };
    assert!(first["message"].as_str().unwrap().ends_with("（共5处，第2–6行）"), "{first}");
    let others = first["others"].as_array().unwrap();
    let labels: Vec<&str> = others.iter().map(|other| other["location"]["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["第3行“手机”", "第4行“手机”", "第5行“手机”", "第6行“手机”"]);
    assert_eq!(others[3]["match"], "135****5004");
    assert_eq!(first["suggestions"][0]["edits"].as_array().unwrap().len(), PEOPLE.len());
    assert_eq!(report["summary"]["error"], 1);
    let english = desk.run(&["check", "--lang", "en", "--explain", "a.csv"]);
    assert!(english.out.contains("(5 places, rows 2–6)") && english.out.contains("line 6, “手机”: 135****5004"));
}

#[test]
fn two_rows_are_two_findings_and_a_list_of_five_lines_is_one() {
    let desk = Desk::new();
    desk.file("two.csv", table().lines().take(3).collect::<Vec<_>>().join("\n"));
    assert_eq!(mobiles(&desk.json(&["two.csv"])).len(), 2);
    let line = |(name, number): &(&str, &str)| format!("{name}：{number}\n");
    desk.file("list.txt", PEOPLE.iter().map(line).collect::<String>());
    let report = desk.json(&["list.txt"]);
    let [first] = &mobiles(&report)[..] else { panic!("one finding") };
    assert!(first["message"].as_str().unwrap().ends_with("（共5处，第1–5行）"), "{first}");
    desk.file("apart.txt", PEOPLE.iter().map(|one| line(one) + "\n甲。\n\n乙。\n\n丙。\n\n").collect::<String>());
    assert_eq!(mobiles(&desk.json(&["apart.txt"])).len(), PEOPLE.len(), "no list");
}

#[test]
fn what_is_accepted_for_one_is_accepted_for_no_other() {
    let desk = Desk::new();
    desk.file("a.csv", table());
    desk.file(
        "hegao.yaml",
        "exceptions: [{rule: privacy/mobile-number, path: a.csv, match: 138****8000, reason: 本人同意}]\n",
    );
    let report = desk.json(&["a.csv"]);
    let found = mobiles(&report);
    let active: Vec<&Value> = found.iter().filter(|one| one["status"] == "active").collect();
    assert_eq!((found.len(), active.len()), (2, 1));
    assert!(active[0]["message"].as_str().unwrap().ends_with("（共4处，第3–6行）"));
    // A baseline knows each by itself.
    desk.file("hegao.yaml", "{}\n");
    desk.run(&["baseline", "write"]);
    desk.file("a.csv", table() + "周强,13400134005\n");
    let report = desk.json(&["--baseline", ".hegao-baseline", "a.csv"]);
    let news: Vec<Value> = mobiles(&report).into_iter().filter(|one| one["status"] == "active").collect();
    assert_eq!(news.len(), 1, "{report}");
    assert_eq!(news[0]["match"], "134****4005");
}

#[test]
fn a_row_is_called_by_its_running_number_too() {
    let desk = Desk::new();
    let row = |number: u32, name: &str, phone: &str| format!("<tr><td>{number}<td>{name}<td>{phone}");
    let rows = [row(7, "食堂", "023-12345678"), row(8, "门卫", "13800138000")].concat();
    desk.file("a.html", format!("<table><tr><th>序号<th>部门<th>联系电话{rows}</table>"));
    let report = desk.json(&["a.html"]);
    let location = &report["findings"][0]["location"];
    assert_eq!(
        (&location["label"], &location["serial"]),
        (&"表1第3行“联系电话”（序号8）".into(), &8.into()),
        "{report}"
    );
}
