//! The form of a rule file: exactly the YAML, nothing checked beyond its shape. The doc comments are the schema's texts.

mod check;
mod layout;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

pub use check::*;
pub use layout::{LaidOutDef, LineDef};

use super::Status;
use crate::check::{Effect, Validator, Verdict};
use crate::facts::{Audience, Genre, Lang, Zone};
use crate::finding::{Applicability, Confidence, Severity};
use hegao_model::document::{Format, Hidden};

/// A hegao rule. The file's folder is its category, the file's name its name.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleFile {
    /// error: must not go out · warning: probably wrong · note: advice. Or one for each audience.
    pub severity: SeverityDef,
    /// How sure a finding is before its context is looked at. Default: medium for patterns, high for words.
    pub confidence: Option<Confidence>,
    /// What is wrong; `{match}` stands for the (masked) match, `{suggestion}` for the first suggestion, `{detail}` for
    /// what a check of the whole document adds.
    pub message: TextDef,
    /// Why it is wrong.
    pub why: Option<TextDef>,
    /// What to do.
    pub remedy: Option<TextDef>,
    /// The law, standard or dictionary behind it, with the clause.
    pub source: Option<String>,
    /// Labels to select by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Former ids of the rule.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// stable: on · preview: new, off · optional: house style, off until switched on.
    #[serde(default)]
    pub status: Status,
    /// Values are masked everywhere. Default: true in privacy/, otherwise false.
    pub sensitive: Option<bool>,
    /// What to look for: exactly one kind.
    pub check: CheckDef,
    /// Words near the match that require, raise or lower: one entry, or a list.
    #[serde(default)]
    pub near: NearsDef,
    /// Any one of these silences.
    #[serde(default)]
    pub unless: Vec<ConditionDef>,
    /// The first row that fits sets severity and confidence.
    #[serde(default)]
    pub grade: Vec<GradeDef>,
    /// Documents and blocks that the rule speaks about: all keys must hold, in each any of the list.
    #[serde(default)]
    pub applies: AppliesDef,
    /// What could stand instead of a pattern's match.
    pub fix: Option<FixDef>,
    /// Examples: at least two each way.
    pub tests: TestsDef,
}

/// One severity, or one for each audience.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SeverityDef {
    /// For every audience.
    Same(Severity),
    /// For each audience.
    ByAudience(SeverityByAudience),
}

/// A severity for each audience.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeverityByAudience {
    /// In a document that is published.
    pub public: Severity,
    /// In a document that stays inside.
    pub internal: Severity,
}

/// A text, or one in each language.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TextDef {
    /// Chinese.
    Plain(String),
    /// Both.
    Both(TextByLanguage),
}

/// A text in each language.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextByLanguage {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: Option<String>,
}

/// One entry of `near`, or several.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum NearsDef {
    /// One.
    One(Box<NearDef>),
    /// Several; each is looked at.
    Many(Vec<NearDef>),
}

impl Default for NearsDef {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

/// Words near the match.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NearDef {
    /// Any of these words.
    #[serde(default)]
    pub any: Vec<String>,
    /// Or this pattern.
    pub pattern: Option<String>,
    /// Folded characters to look at before the match, at most 64.
    #[serde(default)]
    pub before: u8,
    /// Folded characters to look at behind the match, at most 64.
    #[serde(default)]
    pub after: u8,
    /// require · raise · lower. Inside `unless` and `grade` it is left out.
    pub effect: Option<Effect>,
}

/// What must hold around a match: every key that is given.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ConditionDef {
    /// A pattern that stands directly before the match.
    pub before: Option<String>,
    /// A pattern that stands directly behind the match.
    pub after: Option<String>,
    /// A pattern that stands on one of the four lines, cells or paragraphs before the match's own.
    pub above: Option<String>,
    /// The match is part of one of these longer words.
    pub inside: Vec<String>,
    /// The match, without separators, is on this list (`rules/lists/<name>.txt`, or beside the rule).
    pub list: Option<String>,
    /// The match itself fits this pattern.
    pub text: Option<String>,
    /// One of these words stands near.
    pub near: Option<NearDef>,
    /// What the rule's validator said.
    pub validate: Option<Verdict>,
    /// This validator passes the match.
    pub is: Option<Validator>,
}

/// A row of `grade`: the keys of a condition, and what it sets.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct GradeDef {
    /// A pattern that stands directly before the match.
    pub before: Option<String>,
    /// A pattern that stands directly behind the match.
    pub after: Option<String>,
    /// A pattern that stands on one of the four lines, cells or paragraphs before the match's own.
    pub above: Option<String>,
    /// The match is part of one of these longer words.
    pub inside: Vec<String>,
    /// The match, without separators, is on this list.
    pub list: Option<String>,
    /// The match itself fits this pattern.
    pub text: Option<String>,
    /// One of these words stands near.
    pub near: Option<NearDef>,
    /// What the rule's validator said.
    pub validate: Option<Verdict>,
    /// This validator passes the match.
    pub is: Option<Validator>,
    /// error · warning · note · off.
    pub severity: Option<GradeSeverity>,
    /// high · medium · low.
    pub confidence: Option<Confidence>,
}

/// What a row of `grade` makes of a finding.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GradeSeverity {
    /// Must not go out.
    Error,
    /// Probably wrong.
    Warning,
    /// Advice.
    Note,
    /// No finding.
    Off,
}

/// Documents and blocks that a rule speaks about.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct AppliesDef {
    /// Who will read the document.
    pub audience: Vec<Audience>,
    /// What sort of text it is.
    pub genre: Vec<Genre>,
    /// Where the block stands.
    pub zone: Vec<Zone>,
    /// Days on which the rule holds.
    pub date: Option<DatesDef>,
    /// File formats.
    pub format: Vec<Format>,
    /// Language of the block.
    pub lang: Vec<Lang>,
}

/// Days on which something holds.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatesDef {
    /// First day, `2024-01-01`.
    pub from: Option<String>,
    /// Last day, `2024-12-31`.
    pub until: Option<String>,
}

/// What could stand instead: exactly one of mask, replace and swap.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FixDef {
    /// The masked value.
    pub mask: Option<MaskDef>,
    /// A text, or several to choose from.
    pub replace: Option<OneOrMany>,
    /// A text (or several) for each word that can match.
    pub swap: Option<BTreeMap<String, OneOrMany>>,
    /// safe: a program may do it without asking. Default: unsafe for masks, safe for one replacement.
    pub applicability: Option<Applicability>,
}

/// How a value is masked: `{keep-first: 3, keep-last: 4}`, or the word `email` or `name`.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum MaskDef {
    /// The mask of a kind of value.
    Word(MaskWord),
    /// Characters kept at each end, `****` between them.
    Keep(KeepDef),
}

/// The mask of a kind of value.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MaskWord {
    /// `z****@163.com`
    Email,
    /// `李*`
    Name,
}

/// Characters kept at each end.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeepDef {
    /// At the start.
    pub keep_first: u8,
    /// At the end.
    pub keep_last: u8,
}

/// Examples: at least two each way.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestsDef {
    /// Texts in which the rule must find exactly what stands in «…» (or [[…]]), as often as it is marked.
    pub flagged: Vec<ExampleDef>,
    /// Texts in which the rule must find nothing.
    pub passed: Vec<ExampleDef>,
}

/// A text, or a text with what is assumed and expected.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ExampleDef {
    /// The text alone.
    Plain(String),
    /// With more.
    Full(Box<ExampleFull>),
}

/// An example with its circumstances.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleFull {
    /// The text.
    pub text: String,
    /// Why it is an example.
    pub why: Option<String>,
    /// The document's date.
    pub date: Option<String>,
    /// The document's genre.
    pub genre: Option<Genre>,
    /// The document's audience.
    pub audience: Option<Audience>,
    /// What the text is read as, if it is a whole document: `csv`, `markdown`. Default: plain text.
    pub format: Option<Format>,
    /// Where the text stands.
    pub zone: Option<Zone>,
    /// The sort of hidden data that the text is. Default, for a `hidden` check: the first that it looks for.
    pub hidden: Option<Hidden>,
    /// How the document is laid out, for a `layout` check.
    pub layout: Option<LaidOutDef>,
    /// The severity that every finding must have.
    pub severity: Option<Severity>,
    /// The confidence that every finding must have.
    pub confidence: Option<Confidence>,
    /// The suggestions that every finding must have, best first.
    pub suggests: Option<Vec<String>>,
}
