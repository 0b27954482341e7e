//! A recorded session replays. `UPDATE=1` records what is said anew: look at every line of it.

use serde_json::{Value, json};

use super::Editor;
use crate::support::Desk;

const SESSION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lsp/session.jsonl");

/// What the server says to each line that an editor sends, in order: what changes with the version of program and rules left out.
fn replayed(recorded: &str) -> String {
    let desk = Desk::new();
    desk.file("hegao.yaml", "date: 2025-01-08\n");
    let mut editor = Editor::new(&desk);
    let mut lines = Vec::new();
    for line in recorded.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let Some(sent) = line.get("editor") else { continue };
        lines.push(json!({"editor": sent}));
        editor.send(sent);
        // Every request has one answer, and whatever is asked of the editor comes before it.
        let mut is_answered = sent.get("id").is_none();
        while !is_answered {
            let mut said = editor.next();
            is_answered = said.get("method").is_none();
            if let Some(version) = said.pointer_mut("/result/serverInfo/version") {
                *version = "".into();
            }
            lines.push(json!({"server": said}));
        }
    }
    assert_eq!(editor.server.wait().unwrap().code(), Some(0));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_recorded_session_replays() {
    let recorded = std::fs::read_to_string(SESSION).unwrap().replace("\r\n", "\n");
    let replayed = replayed(&recorded);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(SESSION, &replayed).unwrap();
    }
    for (recorded, replayed) in recorded.lines().zip(replayed.lines()) {
        assert_eq!(recorded, replayed, "run again with UPDATE=1");
    }
    assert_eq!(recorded.lines().count(), replayed.lines().count());
    assert!(!replayed.contains("\"server\":{\"error\""), "an error in the session");
}
