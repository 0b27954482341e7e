//! `check --records`: a line for each record, equal to a run of its own, in order, whatever is wrong with another.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::support::office::Office;
use crate::support::{Desk, Run};

use serde_json::{Value, json};

fn lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(desk: &Desk, args: &[&str], records: &[Value]) -> (i32, Vec<Value>) {
    let input: String = records.iter().map(|record| format!("{record}\n")).collect();
    let run = desk.run_with(&[&["check", "--records"], args].concat(), input.as_bytes());
    (run.code, lines(&run))
}

fn schema(name: &str) -> jsonschema::Validator {
    let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
    jsonschema::validator_for(&serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

/// Texts and files, with what one may find in them.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("通知.txt", "请各单位布署工作，联系电话：13800138000。\n".into()),
        (
            "说明.md",
            "# 说明\n\n值班电话：13800138000 <!-- hegao: ignore[privacy/mobile-number] 公开的值班手机 -->\n".into(),
        ),
        ("表.csv", "姓名,联系电话\n李明,13800138000\n王芳,13900139000\n赵静,13700137000\n".into()),
        ("页.html", "<p>登陆系统&nbsp;13800138000</p><p hidden>李明</p>".into()),
        ("报告.docx", Office::docx("<w:p><w:r><w:t>联系人：李明，13800138000</w:t></w:r></w:p>").bytes()),
        ("空.txt", Vec::new()),
        ("坏.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog".to_vec()),
        ("gbk.txt", encoding_rs::GBK.encode("请各单位布署工作。\n").0.into_owned()),
    ]
}

fn record(name: &str, bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => json!({"name": name, "text": text}),
        Err(_) => json!({"name": name, "base64": data_encoding::BASE64.encode(bytes)}),
    }
}

#[test]
fn a_line_says_what_a_run_of_its_own_says() {
    let desk = Desk::new();
    desk.file("hegao.yaml", "exceptions:\n  - {rule: privacy/mobile-number, path: 通知.txt, reason: 公开的电话}\n");
    let documents = documents();
    let records: Vec<Value> = documents.iter().map(|(name, bytes)| record(name, bytes)).collect();
    let (code, lines) = told(&desk, &[], &records);
    assert_eq!((code, lines.len()), (1, documents.len()));
    let (takes, says) = (schema("record.json"), schema("record-report-v1.json"));
    for (index, (name, bytes)) in documents.iter().enumerate() {
        let line = &lines[index];
        assert!(takes.is_valid(&records[index]) && says.is_valid(line), "{line}");
        assert_eq!(line["line"], index + 1);
        if bytes.is_empty() {
            assert_eq!(line["document"]["verdict"], "clean");
            continue;
        }
        let run = desk.run_with(&["check", "--format", "json", "--stdin-name", name, "-"], bytes);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(line["document"], report["documents"][0], "{name}");
        for key in ["findings", "summary", "suppressions", "tool"] {
            assert_eq!(line[key], report[key], "{name}: {key}");
        }
    }
}

#[test]
fn many_records_are_answered_in_order_as_one_of_them_is() {
    let desk = Desk::new();
    let text = |number: usize| format!("第{number}号。请各单位布署工作，电话：13800138000。\n");
    let records: Vec<Value> =
        (0..300).map(|number| json!({"name": format!("{number}.txt"), "text": text(number)})).collect();
    let (_, many) = told(&desk, &["--jobs", "3"], &records);
    let (_, alone) = told(&desk, &["--jobs", "1"], &records);
    assert_eq!(many, alone);
    for (number, line) in many.iter().enumerate() {
        assert_eq!(line["document"]["path"], format!("{number}.txt"));
        assert_eq!(line["summary"]["error"], 1);
    }
}

#[test]
fn a_peer_that_waits_for_the_answer_gets_it() {
    let desk = Desk::new();
    let mut child =
        desk.command().args(["check", "--records"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, answers) = channel();
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    for number in 1..=5 {
        writeln!(input, "{}", json!({"text": "请抓好落实。"})).unwrap();
        input.flush().unwrap();
        let line: Value = serde_json::from_str(&answers.recv_timeout(Duration::from_secs(60)).unwrap()).unwrap();
        assert_eq!((&line["line"], &line["document"]["path"]), (&number.into(), &"-".into()));
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_is_wrong_with_a_record_is_a_gap_of_its_line() {
    let desk = Desk::new();
    let good = json!({"text": "请抓好落实。"}).to_string();
    let input = format!(
        "\u{feff}{good}\n{{\"text\": \n\n{}\n{}\n{}\n{good}",
        json!({"name": "13800138000.txt", "text": "a", "13800138000": 1}),
        json!({"name": "b.txt", "base64": "不是"}),
        json!({"name": "c.docx", "base64": "UEsDBA=="}),
    );
    let run = desk.run_with(&["check", "--records"], input.as_bytes());
    // The name of one is itself a finding, which goes before gaps.
    assert_eq!(run.code, 1);
    let said: Vec<_> = lines(&run)
        .iter()
        .map(|line| {
            let gap = line["document"]["gaps"][0]["reason"].as_str().unwrap_or("").to_owned();
            (line["line"].as_u64().unwrap(), line["document"]["path"].as_str().unwrap().to_owned(), gap)
        })
        .collect();
    let said: Vec<_> = said.iter().map(|(line, path, gap)| (*line, path.as_str(), gap.as_str())).collect();
    assert_eq!(
        said,
        [
            (1, "-", ""),
            (2, "-", "record-syntax"),
            (4, "138****8000.txt", "record-key"),
            (5, "b.txt", "record-value"),
            (6, "c.docx", "damaged-container"),
            (7, "-", ""),
        ]
    );
    assert!(!run.out.contains("13800138000"), "{}", run.out);
    assert_eq!(desk.run_with(&["check", "--records"], format!("{good}\n{{}}\n").as_bytes()).code, 3);
}

#[test]
fn a_record_says_who_reads_it_and_when_it_was_written() {
    let desk = Desk::new();
    desk.file("hegao.yaml", "audience: internal\n");
    let text = "联系电话：13800138000。";
    let records = [
        json!({"text": text}),
        json!({"text": text, "audience": "public"}),
        json!({"text": text, "date": "2020-05-06", "audience": null}),
    ];
    let (code, lines) = told(&desk, &[], &records);
    let document = |index: usize, key: &str| lines[index]["document"][key].as_str().unwrap();
    assert_eq!(code, 1);
    assert_eq!([0, 1, 2].map(|index| document(index, "audience")), ["internal", "public", "internal"]);
    assert_eq!((document(2, "date"), document(2, "date_source")), ("2020-05-06", "given"));
    assert_eq!(
        (&lines[0]["findings"][0]["severity"], &lines[1]["findings"][0]["severity"]),
        (&"note".into(), &"error".into())
    );
}

#[test]
fn an_earlier_report_says_so() {
    let desk = Desk::new();
    let report = desk.run_with(&["check", "--format", "json", "-"], "电话：13800138000".as_bytes()).out;
    let (code, lines) = told(&desk, &[], &[json!({"name": "r.json", "text": report})]);
    assert_eq!((code, &lines[0]["document"]), (0, &Value::Null));
    assert_eq!(lines[0]["skipped"], json!({"path": "r.json", "reason": "own"}));
}

#[test]
fn nothing_on_standard_input_is_an_error_and_so_are_options_of_reports() {
    let desk = Desk::new();
    let empty = desk.run_with(&["check", "--records"], b"\n\n");
    assert!(empty.code == 2 && empty.err.contains("没有记录"), "{}", empty.err);
    for more in
        [&["a.txt"][..], &["--format", "json"], &["--output", "r.csv"], &["--stdin-name", "a"], &["--trusted", "."]]
    {
        let wrong = desk.run_with(&[&["check", "--records"], more].concat(), b"{}");
        assert!(wrong.code == 2 && wrong.err.contains("--records"), "{}", wrong.err);
    }
}
