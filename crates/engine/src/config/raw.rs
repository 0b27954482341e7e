//! The form of `hegao.yaml`: exactly the YAML, nothing checked beyond its shape. The doc comments are the schema's texts.
//!
//! Every key may stand without a value (`rules:` with all its lines commented out), which means the same as no key.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use hegao_rules::facts::{Audience, Genre};
use hegao_rules::rule::Language;
use hegao_rules::rule::dated::PhraseDef;

/// hegao's configuration. Globs use `/` on every system and are relative to this file's folder; a glob without `/`
/// fits a name in any folder, one that ends in `/` everything below that folder.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ConfigFile {
    /// Who will read the documents: public (default) or internal.
    pub audience: Option<Audience>,
    /// What sort of text the documents are. Left out, hegao finds out.
    pub genre: Option<Genre>,
    /// The documents' date: 2025-01-08, 2025-01 or 2025. Left out, hegao finds out.
    pub date: Option<String>,
    /// Language of the program's messages: zh (default) or en.
    pub lang: Option<Language>,
    /// The mildest finding for which the exit code is 1: error (default), warning, note, or never.
    pub fail_on: Option<FailOn>,
    /// What a file that was not wholly read does: fail (default, exit code 3) or warn.
    pub gaps: Option<GapPolicy>,
    /// Severity of rules, or off. `category/*` stands for all rules of a category; a rule's own id goes before it.
    pub rules: Option<BTreeMap<String, LevelDef>>,
    /// Folders with rules of your own, relative to this file.
    pub rule_dirs: Option<Vec<String>>,
    /// Files (YAML or CSV) with rows of dated tables, relative to this file. A file adds to the table that has its name, such as
    /// laws.yaml or institutions.csv; `hegao facts list` lists the tables.
    pub facts: Option<Vec<String>>,
    /// Set phrases of your own, as they must stand.
    pub phrases: Option<Vec<PhraseDef>>,
    /// Whether typo/spelling looks for typos that no list names, by a model: false, or true, which looks at all places and takes a second for one megabyte or
    /// two. By default it looks where two characters never stood together and another makes a word there, which is several times as fast.
    pub spelling: Option<bool>,
    /// Words of your own (names, products, new terms) that typo/spelling never takes for typos.
    pub terms: Option<Vec<String>>,
    /// Globs of files that are not read.
    pub skip: Option<Vec<String>>,
    /// Other settings for some files; a later entry goes before an earlier one.
    pub overrides: Option<Vec<OverrideDef>>,
    /// Findings that were looked at and accepted.
    pub exceptions: Option<Vec<ExceptionDef>>,
    /// Bounds of reading.
    pub limits: Option<LimitsDef>,
}

/// The mildest finding for which the exit code is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Warnings and errors.
    Warning,
    /// All findings.
    Note,
    /// None.
    Never,
}

/// What a file that was not wholly read does to the exit code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GapPolicy {
    /// The exit code is 3.
    #[default]
    Fail,
    /// It is said, and the exit code is that of the findings.
    Warn,
}

/// What becomes of a rule.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LevelDef {
    /// It does not run.
    Off,
    /// Advice.
    Note,
    /// Probably wrong.
    Warning,
    /// Must not go out.
    Error,
}

/// Other settings for some files.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OverrideDef {
    /// Globs of the files.
    #[schemars(length(min = 1))]
    pub paths: Vec<String>,
    /// Who will read them.
    pub audience: Option<Audience>,
    /// What sort of text they are.
    pub genre: Option<Genre>,
    /// Their date.
    pub date: Option<String>,
    /// Severity of rules in them, or off.
    pub rules: Option<BTreeMap<String, LevelDef>>,
}

/// A finding that was looked at and accepted. At least one of path, match, fingerprint and places says which.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExceptionDef {
    /// Id of the rule.
    pub rule: String,
    /// Glob of the files.
    pub path: Option<String>,
    /// The match as reports print it, masked: 138****8000.
    #[serde(rename = "match")]
    pub matched: Option<String>,
    /// The fingerprint as the JSON report prints it.
    pub fingerprint: Option<String>,
    /// The findings of a column or list of people, each by itself: any of them.
    pub places: Option<Vec<PlaceDef>>,
    /// How many findings it accepts in one file. Left out: all.
    #[schemars(range(min = 1))]
    pub count: Option<u32>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it holds, 2026-12-31.
    pub until: Option<String>,
    /// Who accepted it.
    pub by: Option<String>,
}

/// One of several findings that were accepted together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlaceDef {
    /// The match as reports print it, masked.
    #[serde(rename = "match")]
    pub matched: Option<String>,
    /// The fingerprint as the JSON report prints it.
    pub fingerprint: String,
}

/// Bounds of reading.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LimitsDef {
    /// A plain-text file above this size is not read: 64MB (default), 512KB, with a unit.
    pub file_size: Option<String>,
    /// Any other file above this size is not read: 200MB (default).
    pub office_size: Option<String>,
    /// What is packed in a file is read up to this size: 256MB (default).
    pub unpacked_size: Option<String>,
    /// Memory that reading and checking one file may take: 1GB (default).
    pub memory: Option<String>,
    /// Seconds that reading one file may take, and checking it again: 30 (default).
    pub seconds: Option<std::num::NonZeroU16>,
    /// So many findings of one rule in one document are listed, the others counted: 10000 (default).
    pub findings: Option<std::num::NonZeroU32>,
}
