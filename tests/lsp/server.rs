//! How the server begins and ends, and what it does with messages that are none.

use serde_json::{Value, json};

use super::Editor;
use crate::support::Desk;

#[test]
fn nothing_is_served_before_initialize_and_after_shutdown() {
    let desk = Desk::new();
    let mut editor = Editor::new(&desk);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    let able = json!({"general": {"positionEncodings": ["utf-32", "utf-8"]}});
    let welcome = editor.ask("initialize", json!({"capabilities": able}));
    assert_eq!(welcome["result"]["capabilities"]["positionEncoding"], "utf-32");
    assert_eq!(editor.ask("initialize", json!({"capabilities": {}}))["error"]["code"], -32600);
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.wait().unwrap().code(), Some(0));
}

#[test]
fn who_leaves_without_shutdown_gets_another_exit_code() {
    let desk = Desk::new();
    let mut editor = Editor::greeting(&desk, &json!({}), &Value::Null);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.wait().unwrap().code(), Some(1));
    let mut gone = Editor::greeting(&desk, &json!({}), &Value::Null);
    gone.input = None;
    assert_eq!(gone.server.wait().unwrap().code(), Some(1));
}

#[test]
fn what_is_no_message_is_answered_and_the_server_goes_on() {
    let desk = Desk::new();
    let mut editor = Editor::greeting(&desk, &json!({}), &Value::Null);
    for (raw, code) in [
        ("Content-Length: 7\r\n\r\n{\"a\": [", -32700),
        ("Content-Length: 2\r\n\r\n{}", -32600),
        ("Content-Type: x\r\n\r\n", -32700),
        ("Content-Length: 34\r\n\r\n{\"id\": {}, \"method\": \"shutdown12\"}", -32600),
    ] {
        editor.raw(raw);
        let said = editor.next();
        assert_eq!((&said["id"], &said["error"]["code"]), (&Value::Null, &code.into()), "{raw}");
    }
    for (method, params, code) in [
        ("textDocument/rename", json!({}), -32601),
        ("textDocument/hover", json!({"textDocument": 1}), -32602),
        (
            "textDocument/hover",
            json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}),
            -32602,
        ),
        ("workspace/executeCommand", json!({"command": "hegao.fixAll"}), -32602),
    ] {
        let said = editor.ask(method, params.clone());
        assert_eq!(said["error"]["code"], code, "{method} {params}: {said}");
    }
    for (method, params) in
        [("textDocument/didChange", json!({})), ("textDocument/didOpen", json!([])), ("x", json!(1))]
    {
        editor.tell(method, params);
    }
    editor.change("untitled:none", 2, json!([{"text": "a"}]));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_request_that_is_cancelled_is_answered() {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, "utf-16");
    editor.open("untitled:a", "plaintext", &"联系电话：13800138000。\n".repeat(3000));
    // The first keeps the server busy; the second is cancelled before it is its turn.
    let params = json!({"textDocument": {"uri": "untitled:a"}});
    for id in [101, 102] {
        editor.send(&json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/diagnostic", "params": params}));
    }
    editor.tell("$/cancelRequest", json!({"id": 102}));
    let answers = [editor.next(), editor.next()];
    assert_eq!(answers[0]["id"], 101);
    assert_eq!((&answers[1]["id"], &answers[1]["error"]["code"]), (&102.into(), &(-32800).into()));
    assert_eq!(editor.leave(), Some(0));
}
