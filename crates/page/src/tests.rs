use super::*;
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};

const NOTICE: &str = "关于认真布署工作的通知\n\n各有关单位：\n\n    请于1月8日前报名，联系人：李明；联系电话：13800138000。\n\n某某镇人民政府\n2025年1月8日\n";

fn settings(language: &str) -> String {
    json!({"today": "2026-12-01", "language": language, "audience": "public", "date": null}).to_string()
}

fn desk() -> Desk {
    Desk::new(&settings("zh"), || 0.0).unwrap_or_else(|said| panic!("{}", said.zh))
}

fn checked(desk: &Desk, name: &str, bytes: &[u8]) -> Value {
    let answer: Value = serde_json::from_str(&desk.check(name, bytes, "[]", true).ok().unwrap()).unwrap();
    answer["checked"].clone()
}

/// A document of Office Open XML with these paragraphs.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"))
        .collect();
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", main.as_str())]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn member(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn finding<'v>(checked: &'v Value, rule: &str) -> &'v Value {
    let findings = checked["view"]["findings"].as_array().unwrap();
    findings.iter().find(|one| one["rule"] == rule).unwrap_or_else(|| panic!("no {rule} in {checked}"))
}

#[test]
fn a_file_is_shown_with_its_findings_in_its_text_and_no_value() {
    let desk = desk();
    let answer = desk.check("通知.txt", NOTICE.as_bytes(), "[]", true).ok().unwrap();
    assert!(!answer.contains("13800138000") && !answer.contains("李明"), "{answer}");
    let checked = checked(&desk, "通知.txt", NOTICE.as_bytes());
    assert_eq!((&checked["view"]["verdict"], &checked["view"]["path"]), (&json!("stop"), &json!("通知.txt")));
    let mobile = finding(&checked, "privacy/mobile-number");
    let findings = checked["view"]["findings"].as_array().unwrap();
    let index = findings.iter().position(|one| one == mobile).unwrap();
    let block = mobile["at"][0].as_u64().unwrap() as usize;
    let pieces = checked["text"][block]["pieces"].as_array().unwrap();
    let marked: Vec<&Value> =
        pieces.iter().filter(|piece| piece[1].as_array().unwrap().contains(&json!(index))).collect();
    assert_eq!(marked.len(), 1, "{pieces:?}");
    assert_eq!(marked[0][0], "138****8000");
    assert!(mobile["phrase"].as_str().is_some_and(|phrase| NOTICE.contains(phrase)), "{mobile}");
}

#[test]
fn what_is_no_document_is_skipped_where_it_was_met_and_a_gap_where_it_was_named() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR";
    let met: Value = serde_json::from_str(&desk().check("章.png", picture, "[]", true).ok().unwrap()).unwrap();
    assert_eq!(met, json!({"skipped": "图片"}));
    let named: Value = serde_json::from_str(&desk().check("章.png", picture, "[]", false).ok().unwrap()).unwrap();
    assert_eq!(named["checked"]["view"]["verdict"], "incomplete");
}

#[test]
fn what_ended_the_worker_is_the_gap_of_that_file() {
    for why in ["crashed", "timeout", "too-large", "unreadable"] {
        let answer: Value = serde_json::from_str(&desk().unread("a.docx", why, 1 << 40)).unwrap();
        let view = &answer["checked"]["view"];
        assert_eq!(
            (view["verdict"].as_str(), view["gaps"].as_array().unwrap().len()),
            (Some("incomplete"), 1),
            "{why}"
        );
    }
}

#[test]
fn a_clock_that_runs_out_is_a_gap() {
    use std::sync::atomic::{AtomicU32, Ordering};
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let late = || f64::from(ASKED.fetch_add(1, Ordering::Relaxed)) * 1e6;
    let desk = Desk::new(&settings("zh"), late).ok().unwrap();
    let long = "某某镇人民政府认真落实各项工作。\n".repeat(20_000);
    assert_eq!(checked(&desk, "长.txt", long.as_bytes())["view"]["verdict"], "incomplete");
}

#[test]
fn notes_go_into_a_copy() {
    let bytes = docx(&["关于认真布署工作的通知", "请联系李明，电话13800138000。"]);
    let made = desk().annotate("夹/通知.docx", &bytes, "[]", false, "2026-12-01T09:30:00+08:00").ok().unwrap();
    assert_eq!(made.name, "通知-核稿.docx");
    assert!(made.said.contains("条批注"), "{}", made.said);
    assert!(member(&made.bytes.unwrap(), "word/comments.xml").contains("2026-12-01T09:30:00"));
}

#[test]
fn what_was_chosen_is_mended_and_what_was_kept_is_not_commented_on() {
    let desk = desk();
    let bytes = docx(&["关于认真布署工作的通知", "各单位要布署到位，严格执行。"]);
    let found = checked(&desk, "通知.docx", &bytes);
    let typos: Vec<&Value> =
        found["view"]["findings"].as_array().unwrap().iter().filter(|one| one["excerpt"][1] == "布署").collect();
    assert_eq!(typos.len(), 2, "{found}");
    let pick = json!([{"rule": typos[0]["rule"], "block": typos[0]["at"][0], "start": typos[0]["at"][1], "choice": 0}]);
    let kept =
        json!([{"rule": typos[1]["rule"], "fingerprints": typos[1]["fingerprints"], "reason": "引文", "by": "李明"}]);
    let made = desk.fix("通知.docx", &bytes, &kept.to_string(), &pick.to_string()).ok().unwrap();
    assert_eq!(made.name, "通知-修改.docx");
    let text = member(&made.bytes.unwrap(), "word/document.xml");
    assert!(text.contains("认真部署工作") && text.contains("要布署到位"), "{text}");
    let again: Value =
        serde_json::from_str(&desk.check("通知.docx", &bytes, &kept.to_string(), true).ok().unwrap()).unwrap();
    let accepted: Vec<&Value> = again["checked"]["view"]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["accepted"] == "引文")
        .collect();
    assert_eq!(accepted.len(), 1, "{again}");
}

#[test]
fn nothing_is_written_into_a_file_that_has_changed_since() {
    let pick = json!([{"rule": "typo/confusable", "block": 40, "start": 0, "choice": 0}]).to_string();
    let made = desk().fix("通知.txt", NOTICE.as_bytes(), "[]", &pick).ok().unwrap();
    assert!(made.bytes.is_none() && made.said.contains("重新核对"), "{}", made.said);
}

#[test]
fn a_redacted_copy_has_no_value_and_says_so() {
    let made = desk().redact("13800138000.txt", NOTICE.as_bytes(), false).ok().unwrap();
    assert_eq!(made.name, "138＊＊＊＊8000-脱敏.txt");
    let text = String::from_utf8(made.bytes.unwrap()).unwrap();
    assert!(text.contains("138****8000") && !text.contains("13800138000"), "{text}");
    assert!(made.said.contains("SHA-256") && !made.said.contains("13800138000"), "{}", made.said);
}

#[test]
fn a_receipt_says_what_was_checked_and_who_kept_what() {
    let desk = desk();
    let found = checked(&desk, "通知.txt", NOTICE.as_bytes());
    let mobile = finding(&found, "privacy/mobile-number");
    let kept =
        json!([{"rule": mobile["rule"], "fingerprints": mobile["fingerprints"], "reason": "本人同意公开", "by": null}]);
    let mut run = Run::default();
    desk.add(&mut run, "通知.txt", NOTICE.as_bytes(), &kept.to_string(), false).ok().unwrap();
    desk.add_unread(&mut run, "坏.docx", "crashed", 10);
    let now = "2026-12-01T09:30:00+08:00";
    let receipt = desk.report(&run, "receipt", &settings("zh"), now).ok().unwrap();
    let read = hegao::report::receipt::read(&receipt).unwrap();
    assert!(read.is_unchanged && read.time == now);
    let sum = hegao::digest::sha256(NOTICE.as_bytes());
    let told: Vec<_> = read.documents.iter().map(|one| (one.path.as_str(), one.sha256.as_deref())).collect();
    assert_eq!(told, [("通知.txt", Some(sum.as_str())), ("坏.docx", None)]);
    assert!(String::from_utf8(receipt).unwrap().contains("本人同意公开"));
    let page = desk.report(&run, "receipt-page", &settings("zh"), now).ok().unwrap();
    assert_eq!(hegao::report::receipt::read(&page).unwrap().page_is_unchanged, Some(true));
}

#[test]
fn the_report_for_programs_is_of_the_contract() {
    let (desk, mut run) = (desk(), Run::default());
    desk.add(&mut run, "通知.txt", NOTICE.as_bytes(), "[]", false).ok().unwrap();
    let report = desk.report(&run, "json", &settings("zh"), "").ok().unwrap();
    let report: Value = serde_json::from_slice(&report).unwrap();
    let view = checked(&desk, "通知.txt", NOTICE.as_bytes());
    let rules = |list: &Value| list.as_array().unwrap().iter().map(|one| one["rule"].clone()).collect::<Vec<_>>();
    assert_eq!((report["version"].as_u64(), rules(&report["findings"])), (Some(1), rules(&view["view"]["findings"])));
}

#[test]
fn wrong_settings_are_said_and_english_is_spoken() {
    let wrong = json!({"today": "2026-12-01", "language": "zh", "audience": null, "date": "昨天"}).to_string();
    assert!(Desk::new(&wrong, || 0.0).is_err_and(|said| said.zh.contains("昨天")));
    let desk = Desk::new(&settings("en"), || 0.0).ok().unwrap();
    let answer: Value =
        serde_json::from_str(&desk.check("a.txt", NOTICE.as_bytes(), "[]", true).ok().unwrap()).unwrap();
    assert_eq!(finding(&answer["checked"], "privacy/mobile-number")["grade"], "must not go out");
}
