//! Verdicts depend on the document: the same text at another date, for other readers.

#![allow(clippy::unwrap_used)]

use crate::support;

use support::Desk;

/// Rule, severity and message of each finding in the town report.
fn found(arguments: &[&str]) -> Vec<(String, String, String)> {
    let desk = Desk::new();
    let report = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap();
    desk.file("report.txt", &report);
    let json = desk.json(&[&["report.txt"], arguments].concat());
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap();
    findings.iter().map(|one| (text(one, "rule"), text(one, "severity"), text(one, "message"))).collect()
}

fn of<'a>(found: &'a [(String, String, String)], rule: &str) -> Vec<&'a str> {
    found.iter().filter(|(id, ..)| id == rule).map(|(_, _, message)| message.as_str()).collect()
}

#[test]
fn what_did_not_hold_then_is_silent() {
    let then = found(&["--date", "2022-03-01"]);
    let now = found(&[]);
    for rule in ["outdated/meeting", "structure/powers", "outdated/this-year"] {
        assert_eq!(of(&now, rule).len(), 1, "{rule}");
        assert_eq!(of(&then, rule).len(), 0, "{rule}");
    }
    let telecom = |messages: Vec<&str>| messages.iter().any(|message| message.contains("电信诈骗"));
    assert!(telecom(of(&now, "outdated/term")));
    assert!(!telecom(of(&then, "outdated/term")));
    assert_eq!(of(&then, "typo/set-phrase").len(), 1, "what never depends on the date stays");
}

#[test]
fn the_newest_meeting_is_that_of_the_documents_date() {
    let own = of(&found(&[]), "outdated/meeting")[0].to_owned();
    assert!(own.contains("二十届三中全会"), "{own}");
    let later = of(&found(&["--date", "2026-03-01"]), "outdated/meeting")[0].to_owned();
    assert!(later.contains("二十届四中全会"), "{later}");
}

#[test]
fn a_contacts_number_belongs_in_an_internal_document() {
    let severity = |arguments: &[&str]| {
        let found = found(arguments);
        found.into_iter().find(|(rule, ..)| rule == "privacy/mobile-number").unwrap().1
    };
    assert_eq!(severity(&[]), "error");
    assert_eq!(severity(&["--audience", "internal"]), "note");
}

#[test]
fn a_rule_that_is_off_silences_no_other() {
    let desk = Desk::new();
    let text = "青政发〔2025〕1号\n\n平安县青山镇人民政府\n\n关于防汛情况报告\n\n县人民政府：\n\n2024年以来，全镇按照部署开展防汛备汛，\
        全年没有发生人员伤亡。现将有关情况报告如下。\n\n一、主要工作\n\n加强值守，开展巡查，及时转移群众。\n\n平安县青山镇人民政府\n\n2025年1月8日\n";
    desk.file("a.txt", text);
    let titles = |args: &[&str]| {
        let found = desk.json(&[&["a.txt"], args].concat())["findings"].as_array().unwrap().clone();
        let rules = found.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned());
        rules.filter(|rule| rule.starts_with("structure/title")).collect::<Vec<_>>()
    };
    assert_eq!(titles(&[]), ["structure/title-form"], "one title, one finding");
    assert_eq!(titles(&["--ignore", "structure/title-form"]), ["structure/title-year"]);
    desk.file("hegao.yaml", "rules: {structure/title-form: off}\n");
    assert_eq!(titles(&[]), ["structure/title-year"]);
}

#[test]
fn a_text_without_a_date_that_names_old_years_only_may_be_as_old() {
    let desk = Desk::new();
    let rules = |name: &str, text: &str| {
        desk.file(name, text);
        let json = desk.json(&[name]);
        let findings = json["findings"].as_array().unwrap().clone();
        findings.iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let institution = "报环境保护部审批，全部工程按期建成。";
    assert_eq!(rules("a.txt", institution), ["outdated/institution"], "it names no year, and may be today's");
    assert_eq!(rules("b.txt", &format!("2030年完工。\n\n{institution}")), ["outdated/institution"]);
    assert!(rules("f.txt", &format!("自2016年起开展整治，2020年底前完工。\n\n{institution}")).is_empty());
    assert!(rules("c.txt", &format!("到2015年完工。\n\n{institution}")).is_empty());
    let meeting = "全面贯彻党的十九大精神，推进各项改革。";
    assert_eq!(rules("d.txt", &format!("2024年编制总体规划。\n\n{meeting}")), ["outdated/meeting"]);
    assert!(rules("e.txt", &format!("到2021年编成总体规划。\n\n{meeting}")).is_empty());
}
