//! A record: its form, and what of it is not as it should be.
//!
//! A key that is not known is a fault, and not passed over: a misspelt `audience` would have the record judged for other readers.

use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::facts::{Audience, DateInterval};
use crate::input::Reason;
use crate::session::Beside;

/// A line that `hegao check --records` takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "hegao record", extend("oneOf" = [{"required": ["text"]}, {"required": ["base64"]}]))]
struct Record {
    /// What reports call it: a path as that of a file, which decides the format of texts (.md, .csv, .html) and what of the
    /// configuration holds for it. Without a name it is plain text, and called `-`.
    #[serde(default)]
    name: Option<String>,
    /// The document, if it is text.
    #[serde(default)]
    text: Option<String>,
    /// The document, if it is a file of any format: its bytes in Base64 (RFC 4648, section 4).
    #[serde(default)]
    base64: Option<String>,
    /// Who will read it. Goes before `--audience` and the configuration.
    #[serde(default)]
    audience: Option<Audience>,
    /// Its date: 2025-01-08, 2025-01 or 2025. Goes before `--date` and the configuration.
    #[serde(default)]
    date: Option<String>,
}

/// What a record brings. No `Debug`: it would print the document.
pub(super) struct Content {
    pub(super) name: Option<String>,
    pub(super) bytes: Vec<u8>,
    pub(super) said: Beside,
}

/// Why a record is not checked.
pub(super) struct Fault {
    /// Its name, as far as that could be read.
    pub(super) name: Option<String>,
    pub(super) reason: Reason,
}

/// Reads a record whose content may have `limit` bytes.
pub(super) fn read(line: &[u8], limit: u64) -> Result<Content, Fault> {
    let line = line.trim_ascii_end();
    // What reads an object would take a list of its values as well.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err(Fault { name: None, reason: Reason::RecordSyntax { column: 1 } });
    }
    let record: Record = serde_json::from_slice(line).map_err(|error| fault(line, &error))?;
    let Record { name, text, base64, audience, date } = record;
    match content(text, base64, date.as_deref(), limit) {
        Ok((bytes, date)) => Ok(Content { name, bytes, said: Beside { audience, date } }),
        Err(reason) => Err(Fault { name, reason }),
    }
}

fn content(
    text: Option<String>,
    base64: Option<String>,
    date: Option<&str>,
    limit: u64,
) -> Result<(Vec<u8>, Option<DateInterval>), Reason> {
    let date = date.map(DateInterval::parse).transpose().map_err(|_| value("date"))?;
    let bytes = match (text, base64) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(letters)) => BASE64.decode(letters.as_bytes()).map_err(|_| value("base64"))?,
        (None, None) | (Some(_), Some(_)) => return Err(Reason::RecordContent),
    };
    let size = bytes.len() as u64;
    if size > limit { Err(Reason::TooLarge { size: Some(size), limit }) } else { Ok((bytes, date)) }
}

/// What is wrong with a line that is no record. Looked for only then, and told without the parser's words, which quote the line.
fn fault(line: &[u8], error: &serde_json::Error) -> Fault {
    let unnamed = |reason| Fault { name: None, reason };
    let Ok(value) = serde_json::from_slice::<Value>(line) else {
        return unnamed(Reason::RecordSyntax { column: error.column() });
    };
    let Value::Object(keys) = value else { return unnamed(Reason::RecordSyntax { column: 1 }) };
    let name = keys.get("name").and_then(Value::as_str).map(str::to_owned);
    let wrong = keys.iter().find_map(|(key, value)| wrong(key, value));
    // Nothing is wrong with any of them: one stands twice.
    let twice = || {
        let said = error.to_string();
        let key = KEYS.iter().find(|key| said.contains(&format!("`{key}`"))).copied().unwrap_or_default();
        Reason::RecordKey { key: key.into() }
    };
    Fault { name, reason: wrong.unwrap_or_else(twice) }
}

/// The keys of a record.
const KEYS: [&str; 5] = ["name", "text", "base64", "audience", "date"];

/// What is wrong with this key or its value.
fn wrong(key: &str, found: &Value) -> Option<Reason> {
    let Some(known) = KEYS.iter().find(|known| **known == key) else {
        return Some(Reason::RecordKey { key: key.into() });
    };
    let is_right = match *known {
        "audience" => Audience::deserialize(found).is_ok(),
        _ => found.is_string(),
    };
    (!is_right && !found.is_null()).then(|| value(known))
}

fn value(key: &'static str) -> Reason {
    Reason::RecordValue { key: key.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(line: &str) -> Reason {
        match read(line.as_bytes(), 100) {
            Err(fault) => fault.reason,
            Ok(_) => panic!("read: {line}"),
        }
    }

    #[test]
    fn a_record_is_text_or_a_file() {
        let content = |line: &str| read(line.as_bytes(), 100).ok().unwrap();
        let text = content(r#"{"name": "表.md", "text": "李明", "audience": "internal", "date": "2025-01-08"}"#);
        assert_eq!((text.name.as_deref(), text.bytes.as_slice()), (Some("表.md"), "李明".as_bytes()));
        assert_eq!(text.said.audience, Some(Audience::Internal));
        assert_eq!(text.said.date, DateInterval::parse("2025-01-08").ok());
        let file = content(r#"{"base64": "5p2O5piO", "name": null, "text": null}"#);
        assert_eq!((file.name, file.bytes.as_slice()), (None, "李明".as_bytes()));
    }

    #[test]
    fn what_is_wrong_is_told_without_the_line() {
        let value = |key| Reason::RecordValue { key: std::borrow::Cow::Borrowed(key) };
        let key = |key: &str| Reason::RecordKey { key: key.into() };
        for (line, expected) in [
            ("{\"text\": \"李明\n", Reason::RecordSyntax { column: 16 }),
            (r#"["李明"]"#, Reason::RecordSyntax { column: 1 }),
            ("李明", Reason::RecordSyntax { column: 1 }),
            (r#"{"text": "a", "titel": "b"}"#, key("titel")),
            (r#"{"text": "a", "text": "b"}"#, key("text")),
            (r#"{"text": 1}"#, value("text")),
            (r#"{"text": "a", "name": ["b"]}"#, value("name")),
            (r#"{"text": "a", "audience": "all"}"#, value("audience")),
            (r#"{"text": "a", "date": "soon"}"#, value("date")),
            (r#"{"base64": "5p2"}"#, value("base64")),
            (r#"{"name": "a"}"#, Reason::RecordContent),
            (r#"{"text": "a", "base64": "YQ=="}"#, Reason::RecordContent),
            ("{}", Reason::RecordContent),
        ] {
            assert_eq!(reason(line), expected, "{line}");
        }
        let long = format!(r#"{{"text": "{}"}}"#, "a".repeat(101));
        assert_eq!(reason(&long), Reason::TooLarge { size: Some(101), limit: 100 });
        let deep = "[".repeat(100_000);
        assert!(matches!(reason(&deep), Reason::RecordSyntax { .. }));
    }

    #[test]
    fn the_committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/record.json");
        let current = serde_json::to_string_pretty(&schemars::schema_for!(Record)).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &current).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), current, "run again with UPDATE=1");
    }
}
