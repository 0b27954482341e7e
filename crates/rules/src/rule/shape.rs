//! From YAML values to [`RuleFile`], with every wrong key and type at once.

use serde_yaml::Value;

use super::definition::RuleFile;
use super::schema;
use crate::yaml::{Faults, repair};

/// The rule file as far as its shape is right, and the top-level fields that are broken: a stand-in was put for those
/// that a rule must have, so that the rest of the file is still validated.
///
/// `None` if even that cannot be done.
pub(super) fn read(mut value: Value, faults: &mut Faults) -> Option<(RuleFile, Vec<String>)> {
    let reason = match serde_yaml::from_value(value.clone()) {
        Ok(file) => return Some((file, Vec::new())),
        Err(reason) => reason,
    };
    let broken = repair(schema::form(), &mut value, &reason, stand_in, faults);
    serde_yaml::from_value(value).ok().map(|file| (file, broken))
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
