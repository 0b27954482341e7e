//! What the client can do, and what it is told that the server can.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::actions::{FIX_ALL, SUPPRESS};
use super::text::Encoding;
use super::workspace::path_in;

/// A client, by what it says of itself.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// It shows Markdown where it points at something.
    pub(super) shows_markdown: bool,
    /// It asks for diagnostics, and is not sent any.
    pub(super) pulls: bool,
    /// It can be told to ask for them again.
    pub(super) refreshes: bool,
    /// It can be asked to watch files.
    pub(super) watches: bool,
    /// It can be asked for its settings.
    pub(super) configures: bool,
    /// The folder that it has open.
    pub(super) root: Option<PathBuf>,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub(super) fn of(params: &Value) -> Self {
        let able = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let is = |path: &str| able(path).and_then(Value::as_bool).unwrap_or_default();
        let offered = able("general/positionEncodings").cloned().unwrap_or_default();
        let formats = able("textDocument/hover/contentFormat").and_then(Value::as_array);
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        Self {
            encoding: Encoding::negotiated(&serde_json::from_value::<Vec<_>>(offered).unwrap_or_default()),
            shows_markdown: formats.is_some_and(|formats| formats.iter().any(|format| format == "markdown")),
            pulls: able("textDocument/diagnostic").is_some(),
            refreshes: is("workspace/diagnostics/refreshSupport"),
            watches: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
            configures: is("workspace/configuration"),
            root: folder.and_then(Value::as_str).and_then(path_in),
        }
    }

    /// The answer to `initialize`.
    pub(super) fn welcome(&self) -> Value {
        let mut able = json!({
            "positionEncoding": self.encoding.kind(),
            "textDocumentSync": {"openClose": true, "change": 2, "save": true},
            "hoverProvider": true,
            "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.hegao"]},
            "executeCommandProvider": {"commands": [FIX_ALL, SUPPRESS]},
        });
        if self.pulls {
            able["diagnosticProvider"] =
                json!({"identifier": "hegao", "interFileDependencies": false, "workspaceDiagnostics": false});
        }
        json!({"capabilities": able, "serverInfo": {"name": "hegao", "version": env!("CARGO_PKG_VERSION")}})
    }

    /// What is to be watched: the files that decide.
    pub(super) fn watchers() -> Value {
        let globs = ["**/hegao.yaml", "**/hegao.yml", "**/.hegao.yaml", "**/.hegao-baseline", "**/.hegao-spelling"];
        let watchers = globs.map(|glob| json!({"globPattern": glob}));
        let method = "workspace/didChangeWatchedFiles";
        json!({"registrations": [{"id": method, "method": method, "registerOptions": {"watchers": watchers}}]})
    }
}
