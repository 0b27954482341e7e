//! The JSON schema of a rule file, for editors, and for the loader's own look at a file's shape.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::definition::RuleFile;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(RuleFile).to_value());

static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    collect_keys(&SCHEMA, &mut keys);
    keys
});

/// The schema, as it is committed in `schema/rule.json`.
#[must_use]
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&*SCHEMA).expect("internal error: a schema is JSON");
    text.push('\n');
    text
}

/// The schema as a value.
pub(super) fn value() -> &'static Value {
    &SCHEMA
}

/// Whether rules have a key of that name anywhere.
pub(super) fn is_key(name: &str) -> bool {
    KEYS.contains(name)
}

fn collect_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| collect_keys(value, keys));
        }
        Value::Array(list) => list.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    fn the_committed_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/rule.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, text()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == text(), "schema/rule.json is out of date: run UPDATE=1 cargo test schema");
    }
}
