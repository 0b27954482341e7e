//! What a Chinese keyboard does to YAML: the full-width form of a sign is another sign. Lines are looked at one by one;
//! that is too rough to condemn a file, but enough to explain one that was condemned.

use std::collections::BTreeSet;

use serde_json::Value as Json;

/// The likely slip in each line that has one: line, column (both from 1), and what to do about it.
pub(super) fn slips(yaml: &str, schema: &Json) -> Vec<(usize, usize, String)> {
    let mut keys = BTreeSet::new();
    collect_keys(schema, &mut keys);
    let found = yaml.lines().zip(1..).filter_map(|(line, number)| {
        let (at, hint) = slip(line, &keys)?;
        Some((number, line[..at].chars().count() + 1, hint))
    });
    found.collect()
}

/// The byte at which a line goes wrong, and what to do.
fn slip(line: &str, keys: &BTreeSet<&str>) -> Option<(usize, String)> {
    let body = line.trim_start();
    if body.is_empty() || body.starts_with('#') {
        return None;
    }
    let indent = &line[..line.len() - body.len()];
    if let Some(at) = indent.find('\t') {
        return Some((at, "行首有制表符（Tab），YAML 只能用空格缩进".into()));
    }
    if let Some(at) = indent.find(|c| c != ' ') {
        return Some((at, "行首有全角空格，请改成半角空格".into()));
    }
    let body = body.trim_start_matches(['-', ' ', '{']);
    let start = line.len() - body.len();
    let is_key = |key: &str| keys.contains(key) || (key.contains('/') && key.is_ascii());
    let colon = body.find(['：', ':'])?;
    let key = body[..colon].trim().trim_matches(['"', '\'']);
    if !is_key(key) {
        return None;
    }
    // The value itself is not repeated: it may be one that an exception should have masked.
    if body[colon..].starts_with('：') {
        return Some((start + colon, format!("“{key}”后面是全角冒号“：”，请改成半角冒号加空格：{key}: …")));
    }
    let value = &body[colon + 1..];
    if !value.is_empty() && !value.starts_with(' ') {
        return Some((start + colon, format!("冒号后面要有一个空格：{key}: …")));
    }
    if value.trim_start().starts_with(['“', '”', '‘', '’']) {
        return Some((start + colon, "值的两边是中文引号，请改成半角单引号：'…'".into()));
    }
    let comma = value.trim_start().starts_with(['[', '{']).then(|| value.find('，')).flatten()?;
    Some((start + colon + 1 + comma, "用了全角逗号“，”，请改成半角逗号“, ”".into()))
}

/// Every key that the file may have anywhere.
fn collect_keys<'a>(schema: &'a Json, keys: &mut BTreeSet<&'a str>) {
    match schema {
        Json::Object(map) => {
            if let Some(Json::Object(properties)) = map.get("properties") {
                keys.extend(properties.keys().map(String::as_str));
            }
            map.values().for_each(|value| collect_keys(value, keys));
        }
        Json::Array(list) => list.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}
