//! The built-in rules, as the build script checked and packed them.

use std::path::PathBuf;

use hegao_rules::check::{NumberList, Tables};
use hegao_rules::rule::{Examples, Options, Problem, Rule, load_table};

static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
static EXAMPLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin"));
static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin"));
static FACTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/facts.bin"));
static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin"));

/// A short hash of the built-in rules: findings of two runs can be compared if it is the same.
pub const RULES_VERSION: &str = env!("HEGAO_RULES_VERSION");

/// The examples of one built-in rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BuiltinExamples {
    /// The rule's id.
    pub id: String,
    /// Its file, relative to the repository.
    pub path: String,
    /// Its examples.
    pub examples: Examples,
}

/// The built-in rules, by id.
#[must_use]
pub fn builtin() -> Vec<Rule> {
    unpack(RULES)
}

/// The built-in dated tables.
#[must_use]
pub fn builtin_tables() -> Tables {
    unpack(FACTS)
}

/// The built-in dated tables, with those of `files`, and what finds typos.
///
/// # Errors
/// What is wrong with the files, of all of them.
pub fn tables_with(files: &[PathBuf]) -> Result<Tables, Vec<Problem>> {
    let mut tables = builtin_tables();
    #[cfg(feature = "spelling")]
    {
        tables.speller = Some(std::sync::Arc::new(typos()));
    }
    let mut problems = Vec::new();
    for path in files {
        match load_table(path, &tables) {
            Ok(table) => tables.add(table),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(tables) } else { Err(problems) }
}

/// What finds typos by the model that is shipped.
#[cfg(feature = "spelling")]
#[must_use]
pub fn typos() -> hegao_engine::spelling::Typos {
    hegao_engine::spelling::Typos::new(hegao_spelling::MODEL)
}

/// The examples of the built-in rules, in the same order.
#[must_use]
pub fn builtin_examples() -> Vec<BuiltinExamples> {
    let packed: Vec<(String, Examples, String)> = unpack(EXAMPLES);
    packed.into_iter().map(|(id, examples, path)| BuiltinExamples { id, path, examples }).collect()
}

/// The file of a built-in rule as it was written.
#[must_use]
pub fn builtin_source(id: &str) -> Option<&'static str> {
    let sources: Vec<(&str, &str)> = unpack(SOURCES);
    sources.into_iter().find(|(known, _)| *known == id).map(|(_, source)| source)
}

/// The lists that the built-in rules name, for users' rules to name too.
#[must_use]
pub fn builtin_lists() -> Vec<(String, NumberList)> {
    unpack(LISTS)
}

/// What users' rules are loaded with: the ids of `builtin` are taken, its lists are there.
#[must_use]
pub fn user_options(builtin: &[Rule]) -> Options {
    let taken = builtin.iter().flat_map(|rule| std::iter::once(&rule.id).chain(&rule.aliases)).cloned().collect();
    Options { strict: false, taken, lists: builtin_lists() }
}

fn unpack<T: serde::Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("internal error: the packed rules are broken")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_rules::rule::load::load_dirs;

    /// Packing loses nothing: what was packed is what loading the folder gives.
    #[test]
    fn the_packed_set_is_the_folder() {
        let dir = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"));
        let options = Options { strict: true, ..Options::default() };
        let loaded = if dir.is_dir() { load_dirs(&[dir], &options).ok().unwrap() } else { Vec::new() };
        let (rules, examples) = (builtin(), builtin_examples());
        assert_eq!((rules.len(), examples.len()), (loaded.len(), loaded.len()));
        let json = |rule: &Rule| serde_json::to_string(rule).unwrap();
        for ((rule, examples), loaded) in rules.iter().zip(&examples).zip(&loaded) {
            assert_eq!(json(rule), json(&loaded.rule));
            assert_eq!((&examples.id, &examples.examples), (&rule.id, &loaded.examples));
            assert!(loaded.path.ends_with(&examples.path), "{}", examples.path);
            assert_eq!(builtin_source(&rule.id), std::fs::read_to_string(&loaded.path).ok().as_deref());
        }
        assert_eq!(RULES_VERSION.len(), 8);
        assert!(user_options(&rules).taken.len() >= rules.len());
    }
}
