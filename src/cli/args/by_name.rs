//! Options whose values configuration files know too: their words are those of the schema. And numbers, whose faults the standard library
//! tells in English only.

use crate::language::{Said, both};
use crate::report::meaning;

/// Reads a word that configuration files know by the same name.
pub(in crate::cli) fn by_name<T: serde::de::DeserializeOwned + schemars::JsonSchema>(word: &str) -> Result<T, Said> {
    serde_json::from_value(serde_json::Value::from(word)).map_err(|_| {
        let schema = serde_json::to_value(schemars::schema_for!(T)).unwrap_or_default();
        let words = words(&schema);
        let (zh, en) = (Said::list(words.iter().map(|word| called(word))).zh, Said::list(&words).en);
        both!("可用的值：{zh}", "possible values: {en}")
    })
}

/// Reads a number from 1.
pub(in crate::cli) fn at_least_one(word: &str) -> Result<std::num::NonZeroUsize, Said> {
    word.parse().map_err(|_| both!("请写一个从 1 起的整数", "write a whole number from 1"))
}

/// A value with what it means, for those who would write that: `public（公众）`.
fn called(word: &str) -> String {
    meaning(word).map_or_else(|| word.to_owned(), |meaning| format!("{word}（{meaning}）"))
}

/// The words that an enum's schema allows.
fn words(schema: &serde_json::Value) -> Vec<&str> {
    let one_of = schema["oneOf"].as_array().into_iter().flatten();
    one_of
        .filter_map(|variant| variant["const"].as_str())
        .chain(schema["enum"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str))
        .collect()
}
