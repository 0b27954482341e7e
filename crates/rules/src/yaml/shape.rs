//! Every wrong key and type of a value at once.
//!
//! `serde` stops at the first fault and names the variants of an untagged enum badly. So where it fails, the value is
//! held against the JSON schema instead, which knows the same and more: the words that are allowed, what is missing.
//! What is broken is then replaced by a stand-in, so that the rest of the file can still be validated.

use serde_json::Value as Json;
use serde_yaml::Value;

use super::form::Form;
use super::nearest::nearest;
use super::problem::{Faults, Place, item, join};
use crate::language::{Said, both};

/// Holds `value`, which `serde` refused with `reason`, against the schema.
///
/// What is broken is taken out; a top-level field that is missing or broken is exchanged for its `stand_in`, if it has
/// one. The fields that were broken are returned.
pub fn repair(
    form: &Form,
    value: &mut Value,
    reason: &serde_yaml::Error,
    stand_in: fn(&str) -> Option<Value>,
    faults: &mut Faults,
) -> Vec<String> {
    let before = faults.len();
    let broken = Shape { form, faults }.file(value, stand_in);
    if faults.len() == before {
        faults.add("", Said::as_is(form.reason(&reason.to_string())));
    }
    broken
}

/// A schema, walked beside a value.
struct Shape<'a> {
    form: &'a Form,
    faults: &'a mut Faults,
}

impl<'a> Shape<'a> {
    /// Looks at the whole file; wrong top-level fields are replaced, and named.
    fn file(&mut self, value: &mut Value, stand_in: fn(&str) -> Option<Value>) -> Vec<String> {
        let mut broken = Vec::new();
        let Some(map) = value.as_mapping_mut() else { return broken };
        let root = &self.form.schema;
        self.keys(root, map, "");
        for (key, schema) in root["properties"].as_object().into_iter().flatten() {
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
            let field = if self.form.is_plain { path.to_owned() } else { join(path, key) };
            self.faults.add(Place::Key(field), both!("缺少“{key}”", "“{key}” is missing"));
        }
        missing.is_empty()
    }

    fn unknown_key(&mut self, key: &Value, known: &[&str], path: &str) {
        let Some(name) = key.as_str() else {
            let shown = scalar(key).unwrap_or_default();
            return self.faults.add(Place::Key(join(path, &shown)), both!("键应为文字", "a key must be text"));
        };
        let name = self.form.shown(name);
        let hint = self.guess(name, known).unwrap_or_else(|| {
            let known = Said::list(known);
            both!("这里可用的键：{known}", "keys that may stand here: {known}"; known)
        });
        let message = both!("没有“{name}”这个键", "there is no key “{name}”");
        self.faults.hinted(Place::Key(join(path, name)), message, hint);
    }

    /// What was probably meant.
    fn guess(&self, word: &str, known: &[&str]) -> Option<Said> {
        let near = nearest(word, known.iter().copied()).filter(|_| !self.form.is_plain);
        near.map(meant)
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
            Value::Number(number) if !takes(schema, "string") => self.number(schema, number, path),
            Value::Sequence(list) => self.list(&schema["items"], list, path),
            Value::Mapping(map) => self.mapping(schema, map, path),
            _ => true,
        }
    }

    fn word(&mut self, words: &[&str], word: &str, path: &str) -> bool {
        let is_known = words.contains(&word);
        if !is_known {
            let shown = match self.form.hides(path) {
                true => both!("这个词", "this word"),
                false => Said::as_is(format!("“{word}”")),
            };
            let known = Said::list(words);
            let message = both!(
                "{shown}不可用，可用的有：{known}", "{shown} cannot stand here; possible: {known}"; shown, known
            );
            match self.guess(word, words) {
                Some(guess) => self.faults.hinted(path, message, guess),
                None => self.faults.add(path, message),
            }
        }
        is_known
    }

    fn number(&mut self, schema: &Json, number: &serde_yaml::Number, path: &str) -> bool {
        let least = schema["minimum"].as_i64().unwrap_or(0);
        let by_format = (schema["format"] == "uint32").then_some(i64::from(u32::MAX));
        let most = schema["maximum"].as_i64().or(by_format);
        let fits = number.as_i64().is_some_and(|number| number >= least && most.is_none_or(|most| number <= most));
        if !fits {
            let most = most.map_or_else(Said::default, |most| both!("、不大于 {most}", " and at most {most}"));
            let message =
                both!("应为不小于 {least}{most} 的整数", "must be a whole number of at least {least}{most}"; most);
            self.faults.add(path, message);
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
                let message = both!("键应为文字", "a key must be text");
                self.faults.hinted(Place::Key(join(path, &shown)), message, in_quotes(&shown));
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
        reference.strip_prefix('#').and_then(|pointer| self.form.schema.pointer(pointer)).unwrap_or(schema)
    }

    /// Whether a value of that kind may stand here at all.
    fn admits(&self, schema: &'a Json, value: &Value) -> bool {
        let schema = self.resolved(schema);
        let kind = kind(value);
        if let Some(branches) = schema["anyOf"].as_array() {
            return branches.iter().any(|branch| self.admits(branch, value));
        }
        if schema["type"].is_null() {
            return words(schema).is_empty() || kind == "string";
        }
        let is_text = self.form.scalars_are_text && matches!(kind, "integer" | "number" | "boolean");
        takes(schema, kind) || (kind == "integer" && takes(schema, "number")) || (is_text && takes(schema, "string"))
    }

    fn wrong_type(&mut self, schema: &'a Json, value: &Value, path: &str) -> bool {
        let only_words = self.only_words(schema);
        if !only_words.is_empty() {
            let words = Said::list(only_words);
            self.faults.add(path, both!("应为以下之一：{words}", "must be one of: {words}"; words));
            return false;
        }
        let mut expected = Vec::new();
        self.describe(schema, &mut expected);
        let actual = match kind(value) {
            "null" => both!("这里没有值", "here is no value"),
            "string" => both!("这里是文字", "here is text"),
            "integer" | "number" => both!("这里是数字", "here is a number"),
            "boolean" => both!("这里是 true 或 false", "here is true or false"),
            "array" => both!("这里是列表", "here is a list"),
            "object" => both!("这里是“键: 值”", "here is “key: value”"),
            _ => both!("这里有“!”标记", "here is a mark with “!”"),
        };
        let is_text = expected.iter().any(|kind| kind.zh == "文字");
        let expected = Said::joined(expected, "或", " or ");
        let expected = Said { zh: expected.zh.trim_end().to_owned(), ..expected };
        let message = both!("应为{expected}，{actual}", "must be {expected}; {actual}"; expected, actual);
        match scalar(value) {
            Some(shown) if !self.form.hides(path) && is_text => {
                self.faults.hinted(path, message, in_quotes(&shown));
            }
            _ => self.faults.add(path, message),
        }
        false
    }

    /// The words of a schema that admits nothing else, or else only that there is no value.
    fn only_words(&self, schema: &'a Json) -> Vec<&'a str> {
        let schema = self.resolved(schema);
        let Some(branches) = schema["anyOf"].as_array() else { return words(schema) };
        let mut some = branches.iter().filter(|branch| branch["type"] != "null");
        some.next().filter(|_| some.next().is_none()).map_or_else(Vec::new, |branch| self.only_words(branch))
    }

    /// What may stand here.
    fn describe(&self, schema: &'a Json, expected: &mut Vec<Said>) {
        let schema = self.resolved(schema);
        if let Some(branches) = schema["anyOf"].as_array() {
            return branches.iter().for_each(|branch| self.describe(branch, expected));
        }
        let words = words(schema);
        if !words.is_empty() {
            let words = Said::list(words);
            return expected.push(both!(" {words} ", "{words}"; words));
        }
        for kind in kinds(schema) {
            expected.extend(match kind {
                "string" => Some(both!("文字", "text")),
                "integer" | "number" => Some(both!("整数", "a whole number")),
                "boolean" => Some(both!(" true、false ", "true, false")),
                "array" if self.form.is_plain => {
                    Some(both!("列表（每行一个“- ”，或写成 […]）", "a list (a “- ” on each line, or […])"))
                }
                "array" => Some(both!("列表 […]", "a list […]")),
                "object" => Some(both!("“键: 值” {{…}}", "“key: value” {{…}}")),
                _ => None,
            });
        }
    }
}

/// A guess at what was meant.
pub fn meant(near: &str) -> Said {
    both!("是不是 {near}？", "did you mean {near}?")
}

fn in_quotes(shown: &str) -> Said {
    both!("给它加上引号：'{shown}'", "put it in quotes: '{shown}'")
}

/// The kinds of value that a schema names.
fn kinds(schema: &Json) -> impl Iterator<Item = &str> {
    let several = schema["type"].as_array().into_iter().flatten();
    several.chain([&schema["type"]]).filter_map(Json::as_str)
}

/// Whether a schema names that kind of value.
fn takes(schema: &Json, kind: &str) -> bool {
    kinds(schema).any(|name| name == kind)
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
