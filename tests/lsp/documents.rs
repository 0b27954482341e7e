//! What is said of documents, and what can be done about it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Editor, brief};
use crate::support::Desk;

const PHONE: &str = "联系电话：13800138000。\n";

/// A text after the edits of an action, whose places are in UTF-16 and in texts of the BMP.
fn applied(text: &str, action: &Value, uri: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let offset = |at: &Value| {
        let (line, character) = (at["line"].as_u64().unwrap() as usize, at["character"].as_u64().unwrap() as usize);
        let before: usize = lines[..line].iter().map(|line| line.len()).sum();
        let rest = lines.get(line).copied().unwrap_or_default();
        before + rest.chars().take(character).map(char::len_utf8).sum::<usize>()
    };
    let mut edits = action["edit"]["changes"][uri].as_array().unwrap_or_else(|| panic!("{action}")).clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&edit["range"]["start"])));
    let mut text = text.to_owned();
    for edit in edits {
        let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}

#[test]
fn what_is_typed_is_judged_before_it_is_saved() {
    let desk = Desk::new();
    let mut editor = Editor::greeting(&desk, &json!({}), &Value::Null);
    editor.open("untitled:a", "plaintext", "请抓好落实。\n");
    assert_eq!(editor.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    editor.change("untitled:a", 2, json!([{"text": PHONE}]));
    let said = editor.notified("textDocument/publishDiagnostics");
    let one = &said["diagnostics"][0];
    assert_eq!(
        (&said["version"], &one["code"], &one["severity"]),
        (&2.into(), &"privacy/mobile-number".into(), &1.into())
    );
    assert_eq!(one["source"], "核稿");
    assert!(!said.to_string().contains("13800138000"), "{said}");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": "untitled:a"}}));
    assert_eq!(editor.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn many_changes_are_judged_once() {
    let desk = Desk::new();
    let mut editor = Editor::greeting(&desk, &json!({}), &Value::Null);
    editor.open("untitled:a", "plaintext", "");
    assert_eq!(editor.notified("textDocument/publishDiagnostics")["version"], 1);
    for version in 2..=40 {
        editor.change("untitled:a", version, json!([{"text": PHONE.repeat(version as usize)}]));
    }
    let mut published = 0;
    while editor.notified("textDocument/publishDiagnostics")["version"] != 40 {
        published += 1;
    }
    assert!(published < 20, "{published}");
}

#[test]
fn a_suggestion_is_an_edit_and_what_is_safe_is_preferred() {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, "utf-16");
    for (uri, language, text, fixed) in [
        (
            "untitled:a",
            "plaintext",
            "请各单位布署工作。\n请各单位布署工作。\n",
            "请各单位部署工作。\n请各单位布署工作。\n",
        ),
        (
            "untitled:b",
            "html",
            "<p>甲&nbsp;乙&amp;请各单位布署工作。</p>\n",
            "<p>甲&nbsp;乙&amp;请各单位部署工作。</p>\n",
        ),
    ] {
        editor.open(uri, language, text);
        let diagnostics = editor.diagnostics(uri);
        let typo = diagnostics.iter().find(|one| one["code"].as_str().unwrap().starts_with("typo/")).unwrap();
        let actions = editor.actions(uri, &typo["range"], &Value::Null);
        let first = &actions[0];
        assert_eq!((&first["kind"], &first["title"]), (&"quickfix".into(), &"改为“部署”".into()));
        assert_eq!(first["isPreferred"], true);
        assert_eq!(applied(text, first, uri), fixed);
        let all = editor.actions(uri, &typo["range"], &json!(["source.fixAll"]));
        assert_eq!(all[0]["kind"], "source.fixAll.hegao");
        assert_eq!(applied(text, &all[0], uri), text.replace("布署", "部署"));
    }
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_finding_is_accepted_in_a_comment_that_needs_a_reason() {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, "utf-16");
    let uri = "untitled:a";
    editor.open(uri, "markdown", PHONE);
    let range = editor.diagnostics(uri)[0]["range"].clone();
    let actions = editor.actions(uri, &range, &Value::Null);
    let accept = actions.iter().find(|action| action["data"]["accepts"]["rule"] == "privacy/mobile-number").unwrap();
    let commented = applied(PHONE, accept, uri);
    assert_eq!(commented, "联系电话：13800138000。 <!-- hegao: ignore[privacy/mobile-number] -->\n");
    editor.change(uri, 2, json!([{"text": commented}]));
    let codes = |diagnostics: &[Value]| brief(diagnostics).into_iter().map(|one| one.0).collect::<Vec<_>>();
    assert_eq!(codes(&editor.diagnostics(uri)), ["privacy/mobile-number", "suppression"]);
    editor.change(uri, 3, json!([{"text": commented.replace("] -->", "] 公开的电话 -->")}]));
    assert_eq!(codes(&editor.diagnostics(uri)), [""; 0]);
    editor.change(uri, 4, json!([{"text": "请抓好落实。<!-- hegao: ignore[typo/x] 引文 -->\n"}]));
    assert_eq!(editor.diagnostics(uri)[0]["tags"], json!([1]));
    // A comment would be read out of a plain text, and would be a cell of a table.
    for language in ["plaintext", "csv"] {
        let uri = format!("untitled:{language}");
        editor.open(&uri, language, PHONE);
        let actions = editor.actions(
            &uri,
            &json!({"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}}),
            &Value::Null,
        );
        assert!(actions.iter().all(|action| action["data"].is_null()), "{actions:?}");
    }
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_document_goes_by_the_nearest_configuration_and_by_settings() {
    let desk = Desk::new();
    desk.file("内部/hegao.yaml", "audience: internal\n").file("外部/a.txt", "");
    let uri = |path: &str| format!("file://{}/{path}", desk.path().display());
    let mut editor = Editor::pulling(&desk, "utf-16");
    let severity = |editor: &mut Editor, uri: &str| editor.diagnostics(uri)[0]["severity"].as_u64().unwrap();
    let (inner, outer) = (uri("内部/b.txt"), uri("%E5%A4%96%E9%83%A8/a.txt"));
    editor.open(&inner, "plaintext", PHONE);
    editor.open(&outer, "plaintext", PHONE);
    assert_eq!((severity(&mut editor, &inner), severity(&mut editor, &outer)), (3, 1));
    // The file changes, and the client says so.
    desk.file("内部/hegao.yaml", "audience: public # 对外\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(severity(&mut editor, &inner), 1);
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {"hegao": {"audience": "internal"}}}));
    assert_eq!((severity(&mut editor, &inner), severity(&mut editor, &outer)), (3, 3));
    editor.tell(
        "workspace/didChangeConfiguration",
        json!({"settings": {"audience": "internal", "minSeverity": "warning"}}),
    );
    assert_eq!(editor.diagnostics(&outer), [Value::Null; 0]);
    // A configuration that cannot be used is no clean document.
    desk.file("内部/hegao.yaml", "audience: 谁\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let said = editor.diagnostics(&inner);
    assert!(said[0]["message"].as_str().unwrap().contains("没有核对"), "{said:?}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn settings_that_cannot_be_used_are_told() {
    let desk = Desk::new();
    let editor = Editor::greeting(&desk, &json!({}), &json!({"audience": "all", "date": "soon"}));
    let said = editor.notified("window/showMessage");
    assert_eq!(said["message"], "核稿：这些设置的值不能用：date、audience");
}

#[test]
fn the_other_rows_of_a_column_are_related_places() {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, "utf-16");
    editor.open("untitled:a", "csv", "姓名,联系电话\n李明,13800138000\n王芳,13900139000\n赵静,13700137000\n");
    let diagnostics = editor.diagnostics("untitled:a");
    let phone = diagnostics.iter().find(|one| one["code"] == "privacy/mobile-number").unwrap();
    let others = phone["relatedInformation"].as_array().unwrap();
    assert_eq!(others.len(), 2, "{phone}");
    assert_eq!(others[1]["location"]["range"]["start"], json!({"line": 3, "character": 3}));
    assert!(!phone.to_string().contains("13900139000"));
}

#[test]
fn what_could_not_be_read_is_underlined_too() {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, "utf-16");
    editor.open("untitled:a", "html", "<p>正文</p><iframe src=\"b.html\"></iframe>\n");
    assert!(brief(&editor.diagnostics("untitled:a")).iter().any(|one| one.0 == "gap/shown-files"));
}

#[test]
fn a_report_of_a_town_is_judged_while_it_is_written() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap();
    let mut editor = Editor::pulling(&desk, "utf-16");
    editor.open("untitled:a", "plaintext", &text);
    assert!(editor.diagnostics("untitled:a").len() > 10);
    let mut least = Duration::MAX;
    for version in 2..8 {
        let origin = json!({"line": 0, "character": 0});
        editor.change("untitled:a", version, json!([{"range": {"start": origin, "end": origin}, "text": "核"}]));
        let began = Instant::now();
        editor.diagnostics("untitled:a");
        least = least.min(began.elapsed());
    }
    // 20 ms in a release (scripts/measure-lsp); this program is not optimised, and shares its processors with other tests.
    assert!(least < Duration::from_secs(5), "{least:?}");
}
