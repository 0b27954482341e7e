use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

use super::super::earlier::{Earlier, EarlierDocument, EarlierFinding, read};
use super::super::sample::{everything, mixed};
use super::super::{json, ledger, receipt};
use super::*;

fn found(rule: &str, fingerprints: &[&str], is_active: bool) -> EarlierFinding {
    EarlierFinding {
        rule: rule.into(),
        severity: Severity::Error,
        place: "第1行".into(),
        matched: "138****8000".into(),
        message: "疑似个人手机号".into(),
        fingerprints: fingerprints.iter().map(|one| (*one).to_owned()).collect(),
        is_active,
    }
}

fn document(path: &str, sum: &str, findings: Vec<EarlierFinding>) -> EarlierDocument {
    EarlierDocument { path: path.into(), address: None, sha256: Some(sum.into()), is_whole: true, findings }
}

fn run(documents: Vec<EarlierDocument>) -> Earlier {
    Earlier { has_clean: true, documents, ..Earlier::default() }
}

fn states(comparison: &Comparison<'_>) -> Vec<(State, usize)> {
    State::ALL.into_iter().map(|state| (state, comparison.count(state))).filter(|(_, count)| *count > 0).collect()
}

#[test]
fn what_was_mended_is_told_from_what_is_left_and_new() {
    let old = run(vec![document(
        "a",
        "1",
        vec![found("p/a", &["1"], true), found("p/a", &["2"], true), found("p/b", &["3"], true)],
    )]);
    let new = run(vec![document(
        "a",
        "2",
        vec![found("p/a", &["2"], true), found("p/b", &["3"], false), found("p/a", &["9"], true)],
    )]);
    let comparison = Comparison::of(&old, &new);
    assert_eq!(states(&comparison), [(State::Fixed, 1), (State::Remaining, 1), (State::New, 1), (State::Accepted, 1)]);
    assert_eq!(comparison.documents[0].fate, Fate::Changed);
    assert_eq!(written::summary(&comparison, Language::Zh), "已整改 1，仍存在 1，新增 1，已放过 1。");
}

#[test]
fn a_column_of_which_rows_are_left_is_left() {
    let old = run(vec![document("a", "1", vec![found("p/a", &["1", "2", "3"], true)])]);
    let new = run(vec![document("a", "2", vec![found("p/a", &["2"], true), found("p/a", &["3"], true)])]);
    assert_eq!(states(&Comparison::of(&old, &new)), [(State::Remaining, 1)]);
}

#[test]
fn nothing_is_called_mended_that_was_not_looked_at() {
    let old = run(vec![document("a", "1", vec![found("p/a", &["1"], true)])]);
    let unread = EarlierDocument { is_whole: false, ..document("a", "2", vec![]) };
    assert_eq!(states(&Comparison::of(&old, &run(vec![unread]))), [(State::Unsure, 1)]);
    assert_eq!(states(&Comparison::of(&old, &run(vec![]))), [(State::Withdrawn, 1)]);
    assert_eq!(Comparison::of(&old, &run(vec![])).of_met().documents.len(), 0);
}

#[test]
fn a_document_is_known_by_its_bytes_and_by_its_findings() {
    let findings = || vec![found("p/a", &["1"], true), found("p/b", &["2"], true)];
    let old = run(vec![
        document("旧/a", "1", findings()),
        document("旧/b", "2", vec![found("p/c", &["7"], true), found("p/c", &["8"], true)]),
    ]);
    let new = run(vec![
        document("新/b", "2", vec![found("p/c", &["7"], true), found("p/c", &["8"], true)]),
        document("新/a", "3", findings()),
    ]);
    let comparison = Comparison::of(&old, &new);
    let names: Vec<_> = comparison.documents.iter().map(|one| (one.old, one.new, one.fate)).collect();
    assert_eq!(names, [(Some("旧/b"), Some("新/b"), Fate::Renamed), (Some("旧/a"), Some("新/a"), Fate::Renamed)]);
    assert_eq!(states(&comparison), [(State::Remaining, 4)]);
    // Another document at the same path is that path's.
    let other = run(vec![document("旧/a", "9", vec![])]);
    assert_eq!(states(&Comparison::of(&old, &other)), [(State::Fixed, 2), (State::Withdrawn, 2)]);
}

#[test]
fn every_form_is_read_back_alike() {
    let report = everything();
    let zh = Language::Zh;
    let forms = [
        report.written(|head, out| json::writer(head, zh, out)),
        report.written(|head, out| receipt::json(head, zh, out)),
        report.written(|head, out| receipt::page(head, zh, out)),
    ];
    let runs = forms.map(|form| read(form.as_bytes()).unwrap());
    let active: usize = runs[0].documents.iter().flat_map(|one| &one.findings).filter(|one| one.is_active).count();
    for run in &runs {
        let comparison = Comparison::of(&runs[0], run);
        assert_eq!(states(&comparison), [(State::Remaining, active)]);
        assert!(comparison.documents.iter().all(|one| one.fate == Fate::Same));
    }
    assert_eq!(runs.each_ref().map(|run| run.is_unchanged), [None, Some(true), Some(true)]);
    let ledger = read(report.written(|head, out| ledger::writer(head, zh, out).unwrap()).as_bytes()).unwrap();
    assert_eq!(states(&Comparison::of(&ledger, &ledger)), [(State::Remaining, active)]);
    assert!(read(b"{}").is_none() && read("\u{feff}a,b\r\n1,2\r\n".as_bytes()).is_none());
}

#[test]
fn it_is_written_for_people_programs_and_spreadsheets() {
    let mut report = everything();
    let before = read(report.written(|head, out| json::writer(head, Language::Zh, out)).as_bytes()).unwrap();
    report.documents[0].findings.clear();
    report.documents.retain(|one| &*one.entry.path != "净.txt");
    report.documents[1].findings.push(mixed());
    report.documents[1].findings.last_mut().unwrap().path = "b.txt".into();
    let after = read(report.written(|head, out| json::writer(head, Language::Zh, out)).as_bytes()).unwrap();
    let comparison = Comparison::of(&before, &after);
    let written = |write: &dyn Fn(&mut Vec<u8>)| {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    };
    insta::assert_snapshot!(written(&|out| text(&comparison, Language::Zh, out).unwrap()));
    insta::assert_snapshot!(written(&|out| text(&comparison, Language::En, out).unwrap()));
    insta::assert_snapshot!(written(&|out| json(&comparison, out).unwrap()));
    insta::assert_snapshot!(written(&|out| csv(&comparison, Language::Zh, out).unwrap()));
}

#[test]
fn the_committed_schema_is_current_and_holds_what_is_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/comparison-v1.json");
    let schema = v1::schema();
    let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let both = |state| document("a", state, vec![found("p/a", &[state], true), found("p/b", &["3"], state == "1")]);
    let old = run(vec![both("1"), document("b", "5", vec![found("p/a", &["9"], true)])]);
    let unread = EarlierDocument { is_whole: false, ..both("2") };
    for new in [run(vec![both("2"), document("c", "6", vec![])]), run(vec![unread]), run(vec![])] {
        let mut out = Vec::new();
        json(&Comparison::of(&old, &new), &mut out).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        // A field that the schema does not know would pass it.
        for (name, shape) in [("documents", "DocumentV1"), ("findings", "FindingV1")] {
            let known = &schema.as_value()["$defs"][shape]["properties"];
            for one in value[name].as_array().unwrap() {
                assert!(one.as_object().unwrap().keys().all(|key| known.get(key).is_some()), "{one}");
            }
        }
    }
}
