//! `hegao.yaml`: raw → checked.
//!
//! [`raw`] is exactly the YAML; [`parse`] and [`load`] turn it into a [`Config`] in which everything is checked but the
//! existence of rules, which is known only when they are loaded ([`Config::unknown_rules`]). A configuration with any
//! fault is not used at all: half of one could let a document pass that the other half would have stopped.
//!
//! Globs are relative to the file's folder, so that the verdict does not depend on where the program is started.

mod addition;
mod check;
mod error;
mod exception;
mod find;
mod globs;
mod levels;
mod parse;
pub mod raw;
mod tables;

use std::path::{Path, PathBuf};

pub use addition::{Addition, NewException, Seen};
pub use error::ConfigError;
pub use exception::Exception;
pub use find::{FILE_NAMES, find};
pub use globs::Globs;
pub use levels::Settings;
pub use parse::{load, parse, schema};
pub use raw::{FailOn, GapPolicy};

use globs::slashed;
use hegao_model::document::Limits;
use hegao_rules::check::Phrase;
use hegao_rules::facts::{Audience, DateInterval, Genre};
use hegao_rules::finding::Severity;
use hegao_rules::language::both;
use hegao_rules::rule::Language;
pub use hegao_rules::yaml::Problem;
pub use hegao_rules::yaml::file::read as read_file;
use levels::{Levels, Override};

/// What `hegao init` writes: every setting at its default, the rest as comments.
pub const TEMPLATE: &str = include_str!("template.yaml");

/// A checked configuration. [`Config::default`] is that of a run without a file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file; `None` without one.
    pub file: Option<PathBuf>,
    /// Who will read the documents.
    pub audience: Option<Audience>,
    /// What sort of text they are.
    pub genre: Option<Genre>,
    /// Their date.
    pub date: Option<DateInterval>,
    /// Language of the program's messages.
    pub lang: Language,
    /// The mildest finding for which the exit code is 1.
    pub fail_on: FailOn,
    /// What a file that was not wholly read does.
    pub gaps: GapPolicy,
    /// Folders with the user's own rules, as the program can open them.
    pub rule_dirs: Vec<PathBuf>,
    /// Files with rows of dated tables, as the program can open them.
    pub facts: Vec<PathBuf>,
    /// Set phrases of the office's own.
    pub phrases: Vec<Phrase>,
    /// Whether the model of spelling looks for typos that no list names; `None`: where another character makes a word.
    pub spelling: Option<bool>,
    /// Words that are never taken for typos by the model of spelling.
    pub terms: Vec<String>,
    /// Findings that were looked at and accepted.
    pub exceptions: Vec<Exception>,
    /// Bounds of reading.
    pub limits: Limits,
    skip: Globs,
    levels: Levels,
    overrides: Vec<Override>,
    references: Vec<Reference>,
}

/// `path` as the globs of a configuration in `folder` see it; outside that folder it stays as it is.
#[must_use]
pub fn relative(path: &Path, folder: &Path) -> String {
    slashed(path.strip_prefix(folder).unwrap_or(path))
}

/// A rule that the file names.
#[derive(Clone, Debug)]
struct Reference {
    rule: String,
    field: String,
    place: Option<(usize, usize)>,
}

impl FailOn {
    /// The mildest severity of a finding for which the exit code is 1; where none is, of what must not go out.
    #[must_use]
    pub fn least(self) -> Severity {
        match self {
            Self::Error | Self::Never => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }

    /// Whether a finding of that severity makes the exit code 1.
    #[must_use]
    pub fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

impl Config {
    /// What holds for the file at `path` (as [`Config::relative`] gives it): the file's own settings, then every entry of
    /// `overrides:` that fits, in order.
    #[must_use]
    pub fn for_path(&self, path: &str) -> Settings<'_> {
        let (audience, genre, date) = (self.audience, self.genre, self.date);
        let mut settings = Settings { audience, genre, date, layers: vec![&self.levels] };
        self.overrides.iter().filter(|entry| entry.paths.fit(path)).for_each(|entry| settings.put(entry));
        settings
    }

    /// Whether the file at `path` (as [`Config::relative`] gives it) is not to be read.
    #[must_use]
    pub fn skips(&self, path: &str) -> bool {
        self.skip.fit(path)
    }

    /// `path` as globs see it: relative to the configuration's folder, with `/`. Outside that folder it stays as it is.
    /// Both paths should be absolute, or both relative to the same folder.
    #[must_use]
    pub fn relative(&self, path: &Path) -> String {
        relative(path, self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")))
    }

    /// What is switched off, for the summary: ids and `category/*`, and for some files only, with their globs.
    #[must_use]
    pub fn switched_off(&self) -> Vec<String> {
        let everywhere = self.levels.off().map(str::to_owned);
        let somewhere = self.overrides.iter().flat_map(|entry| {
            let paths = entry.written.join("、");
            entry.levels.off().map(move |rule| format!("{rule}（{paths}）"))
        });
        everywhere.chain(somewhere).collect()
    }

    /// The rules that the file names and that do not exist. `known` is asked for ids and for `category/*`.
    #[must_use]
    pub fn unknown_rules(&self, known: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let file = self.file.as_deref().map(slashed).unwrap_or_default();
        let unknown = self.references.iter().filter(|reference| !known(&reference.rule));
        let problem = |reference: &Reference| {
            let rule = &reference.rule;
            let message = match rule.ends_with("/*") {
                true => both!("没有“{rule}”这一类规则", "there are no rules “{rule}”"),
                false => both!("没有“{rule}”这条规则", "there is no rule “{rule}”"),
            };
            Problem {
                field: reference.field.clone(),
                hint: Some(both!("hegao rules list 列出所有规则", "hegao rules list lists all rules")),
                ..Problem::of_file(&file, message).at(reference.place)
            }
        };
        let mut problems: Vec<Problem> = unknown.map(problem).collect();
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems
    }
}

#[cfg(test)]
mod tests;
