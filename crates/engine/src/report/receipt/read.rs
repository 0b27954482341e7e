//! What a receipt says, read back from either form.

use serde::Deserialize;

use super::super::mark::{self, Own};

/// How the JSON begins in a page, and ends.
pub(super) const INSIDE: [&str; 2] = ["<script type=\"application/json\" id=\"hegao-receipt\">", "</script>"];

/// A receipt that was read back.
#[derive(Clone, Debug)]
pub struct ReadReceipt {
    /// When it was checked.
    pub time: String,
    /// The version of the program that checked.
    pub tool_version: String,
    /// The version of its built-in rules.
    pub rules_version: String,
    /// Whether the data are as they were written.
    pub is_unchanged: bool,
    /// Whether the page around them is; `None`: there is none.
    pub page_is_unchanged: Option<bool>,
    /// The documents.
    pub documents: Vec<Held>,
}

/// A document in a receipt.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Held {
    /// Its path, masked.
    pub path: String,
    /// SHA-256 of the bytes that were checked, in hexadecimal digits; `None` if it was not read.
    pub sha256: Option<String>,
    /// What became of it: `stop`, `incomplete`, `check`, `clean`.
    pub verdict: String,
}

#[derive(Deserialize)]
struct Data {
    receipt: u32,
    tool: Tool,
    time: String,
    documents: Vec<Held>,
}

#[derive(Deserialize)]
struct Tool {
    name: String,
    version: String,
    rules_version: String,
}

/// Reads a receipt in either form; `None`: it is none, or of a later version.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<ReadReceipt> {
    let is_page = !bytes.starts_with(b"{");
    let data = data(bytes)?;
    let Data { receipt, tool, time, documents } = serde_json::from_slice(data).ok()?;
    if receipt != 1 || tool.name != "hegao" {
        return None;
    }
    let is_sealed = |bytes: &[u8]| mark::own(bytes) == Some(Own::Receipt);
    Some(ReadReceipt {
        time,
        tool_version: tool.version,
        rules_version: tool.rules_version,
        is_unchanged: is_sealed(data),
        page_is_unchanged: is_page.then(|| is_sealed(bytes)),
        documents,
    })
}

/// The JSON of a receipt in either form.
pub(in crate::report) fn data(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.starts_with(b"{") { Some(bytes) } else { inside(bytes) }
}

/// The JSON in a page.
fn inside(page: &[u8]) -> Option<&[u8]> {
    let [begin, end] = INSIDE.map(str::as_bytes);
    let start = memchr::memmem::find(page, begin)? + begin.len();
    let rest = page.get(start..)?;
    let rest = &rest[..memchr::memmem::find(rest, end)?];
    Some(rest.trim_ascii_start())
}
