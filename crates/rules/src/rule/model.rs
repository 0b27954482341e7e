//! A checked rule: plain data, as the loader leaves it and the packed set holds it. Nothing here is `untagged`, skipped or
//! flattened, because the packed form carries no field names.

use serde::{Deserialize, Serialize};

use crate::check::{Check, Condition, Effect, Near, Tables};
use crate::facts::{Applies, Audience};
use crate::finding::{Applicability, Confidence, MaskKind, Severity};
pub use crate::language::Language;

/// The categories of the built-in rules. A user's own rules may have others.
pub const CATEGORIES: [&str; 10] = [
    "privacy",
    "secret",
    "leftover",
    "typo",
    "repetition",
    "outdated",
    "punctuation",
    "figures",
    "structure",
    "hidden",
];

/// A checked rule.
#[derive(Clone, Serialize, Deserialize)]
pub struct Rule {
    /// `category/name`: the file's folder and name.
    pub id: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// Whether it runs without being asked for.
    pub status: Status,
    /// How grave a finding is for each audience.
    pub severity: BySeverity,
    /// How sure a finding is before its context is looked at.
    pub confidence: Confidence,
    /// What is wrong. `{match}`, `{suggestion}` and `{detail}` stand for the masked match, the first suggestion,
    /// and what a check of the whole document adds.
    pub message: Bilingual,
    /// Why it is wrong.
    pub why: Option<Bilingual>,
    /// What to do.
    pub remedy: Option<Bilingual>,
    /// The law, standard or dictionary behind it. `None` where its table says that ([`Rule::resting_on`]).
    pub source: Option<String>,
    /// Free labels, to select by.
    pub tags: Vec<String>,
    /// Values are masked everywhere.
    pub sensitive: bool,
    /// What it looks for.
    pub check: Check,
    /// Words that require, raise or lower, each with where they stand.
    pub near: Vec<(Near, Effect)>,
    /// Any one of these silences.
    pub unless: Vec<Condition>,
    /// The first of these that holds sets severity and confidence.
    pub grade: Vec<Grade>,
    /// Documents and blocks that it speaks about.
    pub applies: Applies,
    /// What could stand instead.
    pub fix: Option<Fix>,
}

impl Rule {
    /// The part of the id before the slash.
    #[must_use]
    pub fn category(&self) -> &str {
        self.id.split_once('/').map_or("", |(category, _)| category)
    }

    /// The same rule; if it names no source, with that of the table that it looks into, and the table's day.
    #[must_use]
    pub fn resting_on(self, tables: &Tables) -> Self {
        let table = self.check.table().and_then(|name| tables.get(name));
        let source = self.source.or_else(|| table.map(|table| table.basis()));
        Self { source, ..self }
    }
}

/// Whether a rule runs without being asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It runs.
    #[default]
    Stable,
    /// New: off until it has been measured enough.
    Preview,
    /// A matter of house style: off until switched on.
    Optional,
}

impl Status {
    /// The word for it in lists.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Preview => "preview",
            Self::Optional => "optional",
        }
    }
}

/// A severity for each audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BySeverity {
    /// In a document that is published.
    pub public: Severity,
    /// In a document that stays inside.
    pub internal: Severity,
}

impl BySeverity {
    /// The severity for `audience`.
    #[must_use]
    pub fn of(self, audience: Audience) -> Severity {
        match audience {
            Audience::Public => self.public,
            Audience::Internal => self.internal,
        }
    }
}

/// A text in Chinese, with English beside it where the rule has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: Option<String>,
}

impl Bilingual {
    /// The text in `language`, in Chinese where there is no other.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => self.en.as_deref().unwrap_or(&self.zh),
        }
    }
}

/// A row of `grade`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// When the row fits.
    pub when: Condition,
    /// What it sets.
    pub outcome: Outcome,
}

/// What a row of `grade` sets. Keys that are not given stay as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// There is no finding.
    Off,
    /// The finding is so grave and so sure.
    Set {
        /// Severity, for each audience the milder of this and the rule's own when the audience is internal.
        severity: Option<Severity>,
        /// Confidence.
        confidence: Option<Confidence>,
    },
}

/// How the suggestion of a pattern is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What to put there.
    pub kind: FixKind,
    /// Whether a program may do it without asking.
    pub applicability: Applicability,
}

/// What to put in place of a match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FixKind {
    /// The masked value.
    Mask(MaskKind),
    /// One of these texts.
    Replace(Vec<String>),
    /// A text for each word that can match; words are compared without case and surrounding spaces.
    Swap(Vec<(String, Vec<String>)>),
}
