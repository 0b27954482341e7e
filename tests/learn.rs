//! Typos by the model, and what an organisation teaches it.

use std::fs;

use super::support::Desk;
use super::support::forms::id_number;

const SLIP: &str = "各级人民政府要切实加强组职领导，确保各项工作落实到位。\n";

/// The lines and severities of what `typo/spelling` says.
fn spelling(folder: &Desk, args: &[&str]) -> Vec<(String, String)> {
    let report = folder.json(&[&["--spelling"], args].concat());
    let findings = report["findings"].as_array().unwrap().iter();
    let own = findings.filter(|finding| finding["rule"] == "typo/spelling");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    own.map(|finding| (text(&finding["match"]), text(&finding["severity"]))).collect()
}

#[test]
fn a_slip_is_told_where_it_stands_unless_the_model_is_off() {
    let folder = Desk::new();
    folder.file("a.txt", SLIP).file("b.txt", "Nothing here is in Chinese.\n");
    let found = spelling(&folder, &["a.txt"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "职");
    // What is surely a slip is told unless somebody said no, and what may be one where somebody asked for it.
    let asked = |args: &[&str]| folder.json(args).to_string().contains("typo/spelling");
    folder.file("a.txt", "加强森林防火宣传，严禁携带火钟进山。\n");
    assert!(asked(&["a.txt"]) && asked(&["a.txt", "--review"]) && !asked(&["a.txt", "--no-spelling"]));
    folder.file("c.txt", "具备安全生产许可征，并在有效期内。\n");
    assert!(!asked(&["c.txt"]) && asked(&["c.txt", "--spelling"]));
    folder.file("hegao.yaml", "spelling: false\n");
    assert!(!asked(&["a.txt"]) && asked(&["a.txt", "--spelling"]));
    folder.file("hegao.yaml", "spelling: true\n");
    assert!(asked(&["a.txt"]) && !asked(&["a.txt", "--no-spelling"]));
    assert!(spelling(&folder, &["a.txt", "--ignore", "typo/spelling"]).is_empty());
    assert!(spelling(&folder, &["b.txt"]).is_empty());
}

#[test]
fn a_pair_that_a_list_proposes_is_told_where_the_model_finds_it_likely() {
    let folder = Desk::new();
    let told = |text: &str, args: &[&str]| {
        folder.file("a.txt", text);
        let report = folder.json(&[&["a.txt"], args].concat());
        !report["findings"].as_array().unwrap().is_empty()
    };
    let (chance, slip) = ("妈妈心你也不懂，还得慢慢来。\n", "各单位要努力提高枝术水平。\n");
    assert!(!told(chance, &[]) && told(chance, &["--no-spelling"]));
    assert!(told(slip, &[]) && told(slip, &["--no-spelling"]));
    folder.file("hegao.yaml", "terms: [枝术]\n");
    assert!(!told(slip, &[]));
}

#[test]
fn a_term_of_the_configuration_is_no_slip() {
    let folder = Desk::new();
    folder.file("a.txt", SLIP).file("hegao.yaml", "terms: [组职领导]\n");
    assert!(spelling(&folder, &["a.txt"]).is_empty());
}

#[test]
fn what_the_archive_says_is_no_slip_but_a_document_does_not_excuse_itself() {
    let folder = Desk::new();
    for number in 1..=3 {
        let text = format!(
            "第{number}次会议纪要。会议要求切实加强组职领导工作。各单位要认真学习领会并抓好贯彻落实{number}项任务。\n"
        );
        folder.file(&format!("档案/{number}.txt"), text);
    }
    folder.file("a.txt", SLIP).file("档案/a.txt", SLIP);
    let learned = folder.run(&["learn", "档案/a.txt"]);
    assert_eq!(learned.code, 0, "{}", learned.err);
    assert_eq!(spelling(&folder, &["a.txt"]).len(), 1, "its own archive has only this document");
    let learned = folder.run(&["learn", "档案"]);
    assert!(learned.code == 0 && learned.out.contains("4 份文件"), "{}{}", learned.out, learned.err);
    assert!(spelling(&folder, &["a.txt"]).is_empty());
    let shown = folder.run(&["learn", "--show"]);
    assert!(shown.out.contains("4 份文件"), "{}", shown.out);
    fs::write(folder.path().join(".hegao-spelling"), "x").unwrap();
    assert_eq!(folder.run(&["check", "--spelling", "a.txt"]).code, 2);
    assert_eq!(folder.run(&["learn", "没有"]).code, 2);
}

/// What is learned is the same whoever the document is about.
#[test]
fn no_personal_value_is_learned() {
    let learned = |name: &str, mobile: &str, identity: &str| {
        let folder = Desk::new();
        let text = format!(
            "今年的工作安排如下。\n联系人：{name}；联系电话：{mobile}；身份证号：{identity}\n请各单位认真落实各项工作。\n"
        );
        folder.file("a.txt", text);
        let run = folder.run(&["learn", "a.txt"]);
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(folder.path().join(".hegao-spelling")).unwrap()
    };
    let mut numbers = (1..28).map(|day| id_number(day, day)).filter(|number| !number.ends_with('X'));
    let mut identity = || numbers.next().unwrap();
    let one = learned("李明", "13800138000", &identity());
    let other = learned("李芳", "13911139111", &identity());
    assert!(one == other, "a name or a number changes what is learned");
}
