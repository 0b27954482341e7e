//! A configuration file that cannot be used.

use hegao_rules::language::Language;
use hegao_rules::yaml::Problem;

/// A configuration file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ConfigError {
    /// The file, with `/`.
    pub file: String,
    /// Everything that is wrong with it, by line. Never empty.
    pub problems: Vec<Problem>,
    /// The language that it asks for, as far as it could be read.
    pub lang: Option<Language>,
}

impl ConfigError {
    /// Sorts the problems by place.
    pub(super) fn new(file: &str, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.line.unwrap_or(0), problem.column.unwrap_or(0)));
        Self { file: file.to_owned(), problems, lang: None }
    }
}
