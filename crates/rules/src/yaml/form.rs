//! What is known of a sort of YAML file.

use std::collections::BTreeSet;

use serde_json::Value as Json;

/// A sort of YAML file: its schema, and how to speak of its faults.
pub struct Form {
    /// The JSON schema, made from the types that `serde` fills.
    pub schema: Json,
    /// Every key that the schema names anywhere.
    pub keys: BTreeSet<String>,
    /// Which keys there are besides, at the start of a line.
    pub other_key: fn(&str) -> bool,
    /// Keys whose values no message may repeat.
    pub secret: &'static [&'static str],
    /// Numbers, true and false may stand for text: the file is read into its types directly, which keeps how they are
    /// written.
    pub scalars_are_text: bool,
    /// Written by people who may not know YAML: problems stand at keys, and name all that is allowed instead of guessing.
    pub is_plain: bool,
}

impl Form {
    /// A form with nothing beyond its schema.
    pub fn new(schema: Json) -> Self {
        let mut keys = BTreeSet::new();
        collect_keys(&schema, &mut keys);
        Self { schema, keys, other_key: |_| false, secret: &[], scalars_are_text: false, is_plain: false }
    }

    /// Whether such files have a key of that name anywhere.
    pub fn has_key(&self, name: &str) -> bool {
        self.keys.contains(name)
    }

    /// A key or field as it may be shown: of `match：138…`, where the colon is none to YAML, no more than `match`.
    pub fn shown<'a>(&self, name: &'a str) -> &'a str {
        let ends = self.secret.iter().flat_map(|secret| {
            let glued = |(at, _)| name[at + secret.len()..].trim_start().starts_with([':', '：']);
            name.match_indices(secret).find(|&found| glued(found)).map(|(at, _)| at + secret.len())
        });
        ends.min().map_or(name, |end| &name[..end])
    }

    /// Whether the value of `field` must not be repeated.
    pub fn hides(&self, field: &str) -> bool {
        field.split(['.', '[']).any(|key| self.secret.contains(&key))
    }

    /// Why a library refused the file, without what it quotes of it, if that could be a secret.
    pub fn reason<'a>(&self, reason: &'a str) -> &'a str {
        let quoted = if self.secret.is_empty() { None } else { reason.find(['"', '`']) };
        quoted.map_or(reason, |at| reason[..at].trim_end())
    }
}

fn collect_keys(value: &Json, keys: &mut BTreeSet<String>) {
    match value {
        Json::Object(map) => {
            if let Some(Json::Object(properties)) = map.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| collect_keys(value, keys));
        }
        Json::Array(list) => list.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}
