//! What a rule looks for, as it is written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::check::{
    Cited, Consistency, Figures, Guard, Layout, Persons, PhraseFault, Punctuation, Repeated, Spelling, Structure,
    Validator,
};
use hegao_model::document::Hidden;

/// What to look for: exactly one of these keys.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CheckDef {
    /// Terms, wrong → right pairs, or a table of them.
    pub words: Option<WordsDef>,
    /// A regular expression.
    pub regex: Option<RegexDef>,
    /// What a document does otherwise more often: one finding for all places.
    pub habit: Option<HabitDef>,
    /// Set phrases, aligned slot by slot.
    pub phrases: Option<PhrasesDef>,
    /// What stands twice.
    pub repetition: Option<RepetitionDef>,
    /// References to what a dated table says is over.
    pub succession: Option<SuccessionDef>,
    /// The document's own facts: title, addressee, headings, signature.
    pub structure: Option<Structure>,
    /// How the document is laid out, against the values of a standard.
    pub layout: Option<Box<Layout>>,
    /// What one document calls by two names.
    pub consistency: Option<Consistency>,
    /// Dates, times and sums that cannot be.
    pub figures: Option<Figures>,
    /// Names of persons that are told by where they stand: in columns and behind labels.
    pub persons: Option<Persons>,
    /// Pairs of marks, spaces, the numbers and ends of lists.
    pub punctuation: Option<Punctuation>,
    /// Typos that no list names, as a model of the language judges.
    pub spelling: Option<Spelling>,
    /// What a document carries unseen, of any of these sorts.
    pub hidden: Option<Vec<Hidden>>,
}

/// Set phrases.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PhrasesDef {
    /// The table of phrases, `rules/facts/<table>.yaml`.
    pub table: String,
    /// slot: a slot is another word · order: the same characters in another order · member: a member is missing and its
    /// neighbour stands twice.
    pub fault: PhraseFault,
}

/// What stands twice.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RepetitionDef {
    /// items: neighbours in an enumeration · words: words of two characters · passages: sentences and long passages · headings: headings with one meaning.
    pub of: Repeated,
    /// The fewest characters that count.
    pub least: u16,
}

/// References to what is over.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SuccessionDef {
    /// The dated table, `rules/facts/<table>.yaml`.
    pub table: String,
    /// words: in running text · title: inside 《》 · place: behind the place it lies in · meeting: 贯彻落实…精神 · misnamed:
    /// inside 《》, by a name that is nearly one of the table's · unknown: inside 《》, by a full name that is none and nearly none ·
    /// article: by the number of an article behind 《》.
    pub cited: Cited,
}

/// Words. The three sources add up.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordsDef {
    /// Terms that must not stand.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Wrong words, each with what it should be (or a list to choose from).
    #[serde(default)]
    pub pairs: BTreeMap<String, OneOrMany>,
    /// A CSV file beside the rule: columns wrong, right (`|` between several), and optionally unless-before,
    /// unless-after (patterns), unless-inside (words, `|` between them), why, since, until.
    pub table: Option<String>,
    /// What may not stand directly beside the word.
    #[serde(default)]
    pub guard: Guard,
}

/// One text or several.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several to choose from.
    Many(Vec<String>),
}

/// A regular expression (Rust `regex` syntax, without `\b`, `\w`, `\W`), matched against folded text.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegexDef {
    /// The pattern. A group named `match` narrows the match; the rest is context.
    pub pattern: String,
    /// What a block must hold for the pattern to run.
    pub gate: Option<GateDef>,
    /// What may not stand directly beside the match.
    #[serde(default)]
    pub guard: Guard,
    /// What the match is put to; a validator grades, it does not drop.
    pub validate: Option<Validator>,
}

/// What is not usual, and what is: one finding for the document, whose `{detail}` is the number of places.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HabitDef {
    /// The pattern of the slip, as `regex` has it.
    pub pattern: String,
    /// Literals, one of which a block must hold for the pattern to run.
    pub gate: Vec<String>,
    /// What may not stand directly beside the match.
    #[serde(default)]
    pub guard: Guard,
    /// A pattern that the match must fit as it stands in the document: the fold makes dashes and some widths alike.
    pub written: Option<String>,
    /// A pattern of what the document must have more often than slips. Without it a slip is one anywhere.
    pub usual: Option<String>,
}

/// `digits` (a number of seven digits or more), a list of literals, or both in full.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum GateDef {
    /// The word `digits`.
    Word(GateWord),
    /// Any of these literals.
    Literals(Vec<String>),
    /// In full.
    Full(GateFull),
}

/// The short form of a gate.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GateWord {
    /// A number of seven digits or more, separators not counted.
    Digits,
}

/// A gate in full: any one of these opens it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GateFull {
    /// A number of at least so many digits, separators not counted.
    pub digits: Option<u32>,
    /// Beside such a number, a Latin letter must stand in the text.
    #[serde(default)]
    pub letters: bool,
    /// One of these literals.
    #[serde(default)]
    pub any: Vec<String>,
}
