//! What clients send, as far as it is needed. A URI is taken as it is and given back as it was: those of lsp-types refuse what
//! has letters that should be percent-encoded, and a document in a folder with a Chinese name would not be served.

use lsp_types::{Position, Range};
use serde::Deserialize;
use serde_json::Value;

/// A document, and a place in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct At {
    pub(super) text_document: Named,
    pub(super) position: Option<Position>,
    pub(super) range: Option<Range>,
    pub(super) context: Option<Context>,
}

/// A document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Named {
    pub(super) uri: String,
    pub(super) version: Option<i64>,
    pub(super) language_id: Option<String>,
    pub(super) text: Option<String>,
}

/// In which actions are asked for.
#[derive(Deserialize)]
pub(super) struct Context {
    /// The kinds that are wanted.
    pub(super) only: Option<Vec<String>>,
}

/// A document that changed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    pub(super) text_document: Named,
    /// One after another.
    pub(super) content_changes: Vec<Change>,
}

/// A change; without a range, of the whole text.
#[derive(Deserialize)]
pub(super) struct Change {
    pub(super) range: Option<Range>,
    pub(super) text: String,
}

/// A command.
#[derive(Deserialize)]
pub(super) struct Execute {
    pub(super) command: String,
    #[serde(default)]
    pub(super) arguments: Vec<Value>,
}

/// What is to be accepted: what a rule finds on a line, from 0.
#[derive(Deserialize)]
pub(super) struct Accept {
    pub(super) uri: String,
    pub(super) line: u32,
    pub(super) rule: String,
    pub(super) reason: String,
}
