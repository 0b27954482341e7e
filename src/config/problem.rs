//! What is wrong with a configuration file: all of it at once, each with its place.

use std::fmt;

/// One fault of a configuration file, for people, in Chinese. Never holds a value that an exception quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column, from 1, in code points.
    pub column: Option<usize>,
    /// The field, `rules.privacy/email` or `overrides[1].paths[0]` (items count from 0); empty for the file as a whole.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it, where that can be guessed.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem of the file as a whole.
    pub(super) fn of_file(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            field: String::new(),
            message: message.into(),
            hint: None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        f.write_str(" ")?;
        if !self.field.is_empty() {
            write!(f, "{}：", self.field)?;
        }
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n    提示：{hint}"))
    }
}

/// A configuration file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ConfigError {
    /// The file, with `/`.
    pub file: String,
    /// Everything that is wrong with it, by line. Never empty.
    pub problems: Vec<Problem>,
}

impl ConfigError {
    /// Sorts the problems by place.
    pub(super) fn new(file: &str, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.line.unwrap_or(0), problem.column.unwrap_or(0)));
        Self { file: file.to_owned(), problems }
    }
}

/// A fault that knows its field but not yet its line.
pub(super) struct Fault {
    pub field: String,
    pub message: String,
    pub hint: Option<String>,
}

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(Fault { field: field.into(), message: message.into(), hint: None });
    }

    pub fn hinted(&mut self, field: impl Into<String>, message: impl Into<String>, hint: impl Into<String>) {
        self.0.push(Fault { field: field.into(), message: message.into(), hint: Some(hint.into()) });
    }
}

/// The path of a key below `path`.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The path of an item of the list at `path`, from 0.
pub(super) fn item(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}
