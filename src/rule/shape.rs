//! From YAML values to [`RuleFile`], with every wrong key and type at once.
//!
//! `serde` stops at the first fault and names the variants of an untagged enum badly. So where it fails, the value is
//! held against the JSON schema instead, which knows the same and more: the words that are allowed, what is missing.
//! What is broken is then replaced by a stand-in, so that the rest of the file is still validated.

use serde_json::Value as Json;
use serde_yaml::Value;

use super::definition::RuleFile;
use super::distance::nearest;
use super::locate::{item, join};
use super::problem::{Faults, Place};
use super::schema;

/// The rule file as far as its shape is right, and the top-level fields that a stand-in was put for.
///
/// `None` if even that cannot be done.
pub(super) fn read(mut value: Value, faults: &mut Faults) -> Option<(RuleFile, Vec<String>)> {
    let reason = match serde_yaml::from_value(value.clone()) {
        Ok(file) => return Some((file, Vec::new())),
        Err(reason) => reason,
    };
    let before = faults.len();
    let broken = Shape { root: schema::value(), faults }.file(&mut value);
    if faults.len() == before {
        faults.add("", reason.to_string());
    }
    serde_yaml::from_value(value).ok().map(|file| (file, broken))
}

/// A schema, walked beside a value.
struct Shape<'a> {
    root: &'a Json,
    faults: &'a mut Faults,
}

impl<'a> Shape<'a> {
    /// Looks at the whole file; wrong top-level fields are replaced, and named.
    fn file(&mut self, value: &mut Value) -> Vec<String> {
        let mut broken = Vec::new();
        let Some(map) = value.as_mapping_mut() else { return broken };
        self.keys(self.root, map, "");
        let properties = self.root["properties"].as_object().expect("internal error: a rule file is an object");
        for (key, schema) in properties {
            if map.get_mut(key.as_str()).is_some_and(|value| self.fits(schema, value, key)) {
                continue;
            }
            let is_required = stand_in(key).is_some();
            if map.remove(key.as_str()).is_some() || is_required {
                broken.push(key.clone());
            }
            if let Some(value) = stand_in(key) {
                map.insert(key.as_str().into(), value);
            }
        }
        broken
    }

    /// Reports and removes unknown keys, and reports missing ones; whether none is missing.
    fn keys(&mut self, schema: &Json, map: &mut serde_yaml::Mapping, path: &str) -> bool {
        let known: Vec<&str> = schema["properties"].as_object().into_iter().flatten().map(|(key, _)| &**key).collect();
        if schema["additionalProperties"] == Json::Bool(false) {
            map.retain(|key, _| {
                let is_known = key.as_str().is_some_and(|key| known.contains(&key));
                if !is_known {
                    self.unknown_key(key, &known, path);
                }
                is_known
            });
        }
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str);
        let missing: Vec<&str> = required.filter(|key| !map.contains_key(*key)).collect();
        for key in &missing {
            self.faults.add(Place::Key(join(path, key)), format!("缺少“{key}”"));
        }
        missing.is_empty()
    }

    fn unknown_key(&mut self, key: &Value, known: &[&str], path: &str) {
        let Some(name) = key.as_str() else {
            let shown = scalar(key).unwrap_or_default();
            return self.faults.add(Place::Key(join(path, &shown)), "键应为文字");
        };
        let hint = match nearest(name, known.iter().copied()) {
            Some(near) => format!("是不是 {near}？"),
            None => format!("这里可用的键：{}", known.join("、")),
        };
        self.faults.hinted(Place::Key(join(path, name)), format!("没有“{name}”这个键"), hint);
    }

    /// Whether `value` has the shape of `schema`; if not, why not has been reported.
    fn fits(&mut self, schema: &'a Json, value: &mut Value, path: &str) -> bool {
        let schema = self.resolved(schema);
        if let Some(branches) = schema["anyOf"].as_array() {
            return match branches.iter().find(|branch| self.admits(branch, value)) {
                Some(branch) => self.fits(branch, value, path),
                None => self.wrong_type(schema, value, path),
            };
        }
        if !self.admits(schema, value) {
            return self.wrong_type(schema, value, path);
        }
        let words = words(schema);
        match value {
            Value::String(word) if !words.is_empty() => self.word(&words, word, path),
            Value::Number(number) => self.number(schema, number, path),
            Value::Sequence(list) => self.list(&schema["items"], list, path),
            Value::Mapping(map) => self.mapping(schema, map, path),
            _ => true,
        }
    }

    fn word(&mut self, words: &[&str], word: &str, path: &str) -> bool {
        let is_known = words.contains(&word);
        if !is_known {
            let message = format!("“{word}”不可用，可用的有：{}", words.join("、"));
            match nearest(word, words.iter().copied()) {
                Some(near) => self.faults.hinted(path, message, format!("是不是 {near}？")),
                None => self.faults.add(path, message),
            }
        }
        is_known
    }

    fn number(&mut self, schema: &Json, number: &serde_yaml::Number, path: &str) -> bool {
        let bound = |name: &str| schema[name].as_i64();
        let fits = number.as_i64().is_some_and(|number| {
            bound("minimum").is_none_or(|least| number >= least) && bound("maximum").is_none_or(|most| number <= most)
        });
        if !fits {
            let most = bound("maximum").map_or(String::new(), |most| format!("、不大于 {most} "));
            self.faults.add(path, format!("应为不小于 {}{most}的整数", bound("minimum").unwrap_or(0)));
        }
        fits
    }

    fn list(&mut self, items: &'a Json, list: &mut [Value], path: &str) -> bool {
        let mut fits = true;
        for (index, value) in list.iter_mut().enumerate() {
            fits &= self.fits(items, value, &item(path, index));
        }
        fits
    }

    fn mapping(&mut self, schema: &'a Json, map: &mut serde_yaml::Mapping, path: &str) -> bool {
        let mut fits = self.keys(schema, map, path);
        for (key, value) in map.iter_mut() {
            let Some(name) = key.as_str() else {
                let shown = scalar(key).unwrap_or_default();
                let hint = format!("给它加上引号：'{shown}'");
                self.faults.hinted(Place::Key(join(path, &shown)), "键应为文字", hint);
                fits = false;
                continue;
            };
            let below = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
            fits &= self.fits(below, value, &join(path, name));
        }
        fits
    }

    fn resolved(&self, schema: &'a Json) -> &'a Json {
        let Some(reference) = schema["$ref"].as_str() else { return schema };
        reference.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
    }

    /// Whether a value of that kind may stand here at all.
    fn admits(&self, schema: &'a Json, value: &Value) -> bool {
        let schema = self.resolved(schema);
        let kind = kind(value);
        let is = |name: &Json| name == kind || (kind == "integer" && name == "number");
        if let Some(branches) = schema["anyOf"].as_array() {
            return branches.iter().any(|branch| self.admits(branch, value));
        }
        match &schema["type"] {
            Json::Array(kinds) => kinds.iter().any(is),
            Json::Null => words(schema).is_empty() || kind == "string",
            one => is(one),
        }
    }

    fn wrong_type(&mut self, schema: &'a Json, value: &Value, path: &str) -> bool {
        let mut expected = Vec::new();
        self.describe(schema, &mut expected);
        let actual = match kind(value) {
            "null" => "这里没有值",
            "string" => "这里是文字",
            "integer" | "number" => "这里是数字",
            "boolean" => "这里是 true 或 false",
            "array" => "这里是列表",
            "object" => "这里是“键: 值”",
            _ => "这里有“!”标记",
        };
        let message = format!("应为{}，{actual}", expected.join("或").trim_end());
        match scalar(value) {
            Some(shown) if expected.iter().any(|kind| kind == "文字") => {
                self.faults.hinted(path, message, format!("给它加上引号：'{shown}'"));
            }
            _ => self.faults.add(path, message),
        }
        false
    }

    /// What may stand here, in Chinese.
    fn describe(&self, schema: &'a Json, expected: &mut Vec<String>) {
        let schema = self.resolved(schema);
        if let Some(branches) = schema["anyOf"].as_array() {
            return branches.iter().for_each(|branch| self.describe(branch, expected));
        }
        let words = words(schema);
        if !words.is_empty() {
            return expected.push(format!(" {} ", words.join("、")));
        }
        let kinds = match &schema["type"] {
            Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).collect(),
            one => Vec::from_iter(one.as_str()),
        };
        for kind in kinds {
            expected.extend(match kind {
                "string" => Some("文字".to_owned()),
                "integer" | "number" => Some("整数".to_owned()),
                "boolean" => Some(" true、false ".to_owned()),
                "array" => Some("列表 […]".to_owned()),
                "object" => Some("“键: 值” {…}".to_owned()),
                _ => None,
            });
        }
    }
}

/// The words that an enum allows.
fn words(schema: &Json) -> Vec<&str> {
    let one_of = schema["oneOf"].as_array().into_iter().flatten();
    let consts = one_of.clone().filter_map(|branch| branch["const"].as_str());
    let inner = one_of.flat_map(|branch| branch["enum"].as_array().into_iter().flatten().filter_map(Json::as_str));
    let own = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    consts.chain(inner).chain(own).chain(schema["const"].as_str()).collect()
}

/// JSON schema's name for the kind of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Sequence(_) => "array",
        Value::Mapping(_) => "object",
        Value::Tagged(_) => "tagged",
    }
}

/// A number, or true or false, as it was probably typed.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        _ => None,
    }
}

/// What stands for a required top-level field that is missing or broken.
fn stand_in(key: &str) -> Option<Value> {
    let empty = || Value::Sequence(Vec::new());
    Some(match key {
        "severity" => "note".into(),
        "message" => "…".into(),
        "check" => Value::Mapping(serde_yaml::Mapping::new()),
        "tests" => Value::Mapping([("flagged".into(), empty()), ("passed".into(), empty())].into_iter().collect()),
        _ => return None,
    })
}
