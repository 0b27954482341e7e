//! Every wrong key and type of a file at once.
//!
//! `serde` stops at the first fault. Where it fails, the file is held against the JSON schema instead, which comes from
//! the same types and also knows the words that are allowed.

use serde_json::Value as Json;
use serde_yaml::Value;

use super::problem::{Faults, item, join};

/// Holds `value` against the schema `root`.
pub(super) fn check(root: &Json, value: &Value, faults: &mut Faults) {
    Shape { root, faults }.value(root, value, "");
}

struct Shape<'a> {
    root: &'a Json,
    faults: &'a mut Faults,
}

impl<'a> Shape<'a> {
    fn value(&mut self, schema: &'a Json, value: &Value, path: &str) {
        if value.is_null() && accepts_null(schema) {
            return;
        }
        let schema = self.resolved(schema);
        let words = words(schema);
        if !words.is_empty() {
            return self.word(&words, value, path);
        }
        match (kind(schema), value) {
            (Some("object"), Value::Mapping(map)) => self.mapping(schema, map, path),
            (Some("array"), Value::Sequence(list)) => {
                for (index, value) in list.iter().enumerate() {
                    self.value(&schema["items"], value, &item(path, index));
                }
            }
            (Some("string"), Value::String(_) | Value::Number(_) | Value::Bool(_)) => {}
            (Some("integer"), Value::Number(number)) => {
                let least = schema["minimum"].as_u64().unwrap_or(0);
                if number.as_u64().is_none_or(|number| number < least || number > u64::from(u32::MAX)) {
                    self.faults.add(path, format!("应为不小于 {least} 的整数"));
                }
            }
            (Some(kind), _) => self.wrong_type(kind, value, path),
            (None, _) => {}
        }
    }

    fn word(&mut self, words: &[&str], value: &Value, path: &str) {
        if value.as_str().is_some_and(|word| words.contains(&word)) {
            return;
        }
        let known = words.join("、");
        match value.as_str() {
            Some(word) => self.faults.add(path, format!("“{word}”不可用，可用的有：{known}")),
            None => self.faults.add(path, format!("应为以下之一：{known}")),
        }
    }

    fn mapping(&mut self, schema: &'a Json, map: &serde_yaml::Mapping, path: &str) {
        let known = schema["properties"].as_object();
        for (key, value) in map {
            let Some(name) = key.as_str() else {
                self.faults.add(path, "键应为文字，数字等请加引号");
                continue;
            };
            match known.and_then(|known| known.get(name)) {
                Some(below) => self.value(below, value, &join(path, name)),
                None if schema["additionalProperties"].is_object() => {
                    self.value(&schema["additionalProperties"], value, &join(path, name));
                }
                None => {
                    let known: Vec<&str> = known.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
                    let hint = format!("这里可用的键：{}", known.join("、"));
                    self.faults.hinted(join(path, name), format!("没有“{name}”这个键"), hint);
                }
            }
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if !map.contains_key(name) {
                self.faults.add(path, format!("缺少“{name}”"));
            }
        }
    }

    fn wrong_type(&mut self, kind: &str, value: &Value, path: &str) {
        let expected = match kind {
            "string" => "文字",
            "integer" => "整数",
            "array" => "列表（每行一个“- ”，或写成 […]）",
            _ => "“键: 值”",
        };
        let actual = match value {
            Value::Null => "这里没有值",
            Value::Bool(_) => "这里是 true 或 false",
            Value::Number(_) => "这里是数字",
            Value::String(_) => "这里是文字",
            Value::Sequence(_) => "这里是列表",
            Value::Mapping(_) => "这里是“键: 值”",
            Value::Tagged(_) => "这里有“!”标记",
        };
        self.faults.add(path, format!("应为{expected}，{actual}"));
    }

    /// Follows `$ref`, and the one branch beside `null` that an optional value has.
    fn resolved(&self, schema: &'a Json) -> &'a Json {
        if let Some(branches) = schema["anyOf"].as_array() {
            let some = branches.iter().find(|branch| branch["type"] != "null");
            return some.map_or(schema, |branch| self.resolved(branch));
        }
        let Some(reference) = schema["$ref"].as_str() else { return schema };
        reference.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
    }
}

/// Whether a key may stand without a value.
fn accepts_null(schema: &Json) -> bool {
    let is_null = |kind: &Json| kind == "null";
    schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(is_null))
        || schema["anyOf"].as_array().is_some_and(|branches| branches.iter().any(|branch| is_null(&branch["type"])))
}

/// The kind of value that a schema wants, null aside.
fn kind(schema: &Json) -> Option<&str> {
    match &schema["type"] {
        Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).find(|&kind| kind != "null"),
        one => one.as_str(),
    }
}

/// The words that an enum allows.
fn words(schema: &Json) -> Vec<&str> {
    let branches = schema["oneOf"].as_array().into_iter().flatten();
    let consts = branches.clone().filter_map(|branch| branch["const"].as_str());
    let lists = branches.chain([schema]).filter_map(|branch| branch["enum"].as_array());
    consts.chain(lists.flatten().filter_map(Json::as_str)).collect()
}
