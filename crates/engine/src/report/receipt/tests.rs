use super::super::mark::{self, Own};
use super::super::sample::{Report, everything, report};
use super::*;

fn written(report: &Report) -> [String; 2] {
    let json = report.written(|head, out| json(head, Language::Zh, out));
    [json, report.written(|head, out| page(head, Language::Zh, out))]
}

fn issued(mut report: Report) -> Report {
    let known = |title: &str| KnownTable { title: title.into(), as_of: jiff::civil::date(2026, 6, 30) };
    report.head.issue = Issue {
        time: "2026-12-01T09:30:00+08:00".into(),
        config_sha256: Some("ab".repeat(32)),
        rules: 100,
        rules_sha256: "cd".repeat(32),
        tables: vec![known("国务院机构")],
        tables_sha256: "ef".repeat(32),
        asked: Asked { audience: Some("public".into()), select: vec!["typo".into()], ..Asked::default() },
    };
    report
}

#[test]
fn prints_the_contract() {
    let [json, page] = written(&issued(everything()));
    insta::assert_snapshot!(json);
    let (_, body) = page.split_once("<body>").unwrap();
    insta::assert_snapshot!(body.split("<script type=").next().unwrap());
}

#[test]
fn both_forms_are_read_back_and_say_the_same() {
    for report in [issued(everything()), issued(report(vec![], vec![]))] {
        let [json, page] = written(&report);
        let [one, other] = [&json, &page].map(|form| read(form.as_bytes()).unwrap());
        assert_eq!(format!("{:?}", one.documents), format!("{:?}", other.documents));
        assert_eq!(one.documents.len(), report.documents.len());
        assert_eq!((one.is_unchanged, one.page_is_unchanged), (true, None));
        assert_eq!((other.is_unchanged, other.page_is_unchanged), (true, Some(true)));
        assert!(page.contains(&json), "the page has the very JSON inside");
    }
}

#[test]
fn a_change_anywhere_is_seen() {
    let [json, page] = written(&issued(everything()));
    let changed = json.replacen("\"clean\"", "\"check\"", 1);
    assert!(changed != json && !read(changed.as_bytes()).unwrap().is_unchanged);
    let shown = page.replacen("核对时间", "核对的时间", 1);
    let told = read(shown.as_bytes()).unwrap();
    assert_eq!((told.is_unchanged, told.page_is_unchanged), (true, Some(false)), "only the page was changed");
    let told = read(page.replacen("\"clean\"", "\"check\"", 1).as_bytes()).unwrap();
    assert_eq!((told.is_unchanged, told.page_is_unchanged), (false, Some(false)));
    for form in [json, page] {
        assert!(read(form.replace('\n', "\r\n").as_bytes()).unwrap().is_unchanged, "as git hands it out on Windows");
    }
}

#[test]
fn a_receipt_is_told_from_reports_and_documents() {
    for form in written(&issued(everything())) {
        assert_eq!(mark::own(form.as_bytes()), Some(Own::Receipt));
        assert_eq!(mark::own(form.replacen("a.txt", "a.txt 已改", 1).as_bytes()), None);
        assert_eq!(mark::own(format!("{form}以上请阅示。\n").as_bytes()), None);
        assert_eq!(mark::own(format!("转发核稿单：\n{form}").as_bytes()), None);
    }
    for other in
        ["", "{}", "{\n  \"receipt\": 1 }\n", "<p>核稿单</p>\n", r#"{"receipt": 1, "tool": {"name": "other"}}"#]
    {
        assert!(read(other.as_bytes()).is_none() && mark::own(other.as_bytes()).is_none(), "{other}");
    }
}

#[test]
fn the_page_shows_itself_and_nothing_more() {
    let mut report = issued(everything());
    report.documents[0].findings[0].message = "</script><script>x</script> <!--".into();
    let [json, page] = written(&report);
    assert!(page.contains("default-src 'none'; style-src 'sha256-") && !page.contains("unsafe"));
    assert!(page.contains("拟稿") && page.contains("校对") && page.contains("审核") && page.contains("size: A4"));
    assert_eq!(
        (page.matches("<script").count(), page.matches("</script").count()),
        (1, 1),
        "the data, which no browser runs"
    );
    assert!(!json.contains('<') && page.contains("&lt;/script&gt;"));
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(told["documents"][0]["findings"][0]["message"], "</script><script>x</script> <!--");
}

#[test]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/receipt-v1.json");
    let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
}
