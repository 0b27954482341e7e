//! `hegao lsp`, as an editor sees it: messages in, messages out.

mod documents;
mod edits;
mod replay;
mod server;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::Desk;

/// An editor that talks to a server of its own.
struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    asked: i32,
}

impl Editor {
    /// A server that was started in the folder of `desk`, and told nothing yet.
    fn new(desk: &Desk) -> Self {
        let mut command = desk.command();
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut server = command.spawn().unwrap();
        let (sender, output) = channel();
        let mut from = BufReader::new(server.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = message(&mut from) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = server.stdin.take();
        Self { server, input, output, asked: 0 }
    }

    /// One that has greeted, with these capabilities and options.
    fn greeting(desk: &Desk, capabilities: &Value, options: &Value) -> Self {
        let mut editor = Self::new(desk);
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options});
        let welcome = editor.ask("initialize", params);
        assert_eq!(welcome["result"]["serverInfo"]["name"], "hegao");
        editor.tell("initialized", json!({}));
        editor
    }

    /// One that asks for diagnostics, and counts in these units.
    fn pulling(desk: &Desk, encoding: &str) -> Self {
        let able = json!({"general": {"positionEncodings": [encoding]}, "textDocument": {"diagnostic": {}}});
        Self::greeting(desk, &able, &Value::Null)
    }

    fn raw(&mut self, bytes: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn next(&self) -> Value {
        self.output.recv_timeout(Duration::from_secs(120)).expect("the server says nothing")
    }

    /// The answer to a request.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let said = self.next();
            if said["id"] == id && said.get("method").is_none() {
                return said;
            }
        }
    }

    /// The next notification of this method.
    fn notified(&self, method: &str) -> Value {
        loop {
            let said = self.next();
            if said["method"] == method {
                return said["params"].clone();
            }
        }
    }

    fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// What is underlined.
    fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let said = self.ask("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}));
        said["result"]["items"].as_array().unwrap_or_else(|| panic!("{said}")).clone()
    }

    fn actions(&mut self, uri: &str, range: &Value, only: &Value) -> Vec<Value> {
        let context = json!({"diagnostics": [], "only": only});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params)["result"].as_array().unwrap().clone()
    }

    /// Shuts the server down, and gives its exit code.
    fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().unwrap().code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn message(from: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        length = line.strip_prefix("Content-Length: ").and_then(|length| length.parse().ok()).or(length);
    }
    let mut body = vec![0; length?];
    from.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The findings among diagnostics, as (code, line, character, end of it).
fn brief(diagnostics: &[Value]) -> Vec<(String, u64, u64, u64)> {
    let number = |value: &Value| value.as_u64().unwrap();
    let brief = |one: &Value| {
        let Value::Object(range) = &one["range"] else { panic!("{one}") };
        let (start, end) = (&range["start"], &range["end"]);
        (
            one["code"].as_str().unwrap().to_owned(),
            number(&start["line"]),
            number(&start["character"]),
            number(&end["character"]),
        )
    };
    diagnostics.iter().map(brief).collect()
}
