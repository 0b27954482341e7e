//! What is wrong with a file, and the collection of it.
//!
//! Nothing stops at the first fault: a person who writes a file wants to see all of them at once. The code that finds a
//! fault knows a field; the line is looked up afterwards, for files that have any fault at all.

use std::fmt;

use super::form::Form;
use super::hints::{self, Slip};
use super::locate::{LineAndColumn, Places};
use crate::language::{Said, both};

/// One fault of a file, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column, from 1, in code points.
    pub column: Option<usize>,
    /// The field, `check.regex.pattern` or `tests.flagged[1]` (items count from 0); empty for the file as a whole.
    pub field: String,
    /// What is wrong.
    pub message: Said,
    /// How to mend it, where that can be guessed.
    pub hint: Option<Said>,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(file: &str, message: Said) -> Self {
        Self { file: file.to_owned(), line: None, column: None, field: String::new(), message, hint: None }
    }

    /// The same problem, there.
    pub fn at(self, place: Option<LineAndColumn>) -> Self {
        Self { line: place.map(|(line, _)| line), column: place.map(|(_, column)| column), ..self }
    }
}

impl Problem {
    /// The whole of it: place, field, what is wrong and how to mend it.
    #[must_use]
    pub fn said(&self) -> Said {
        let Self { file, line, column, field, message, hint } = self;
        let numbers: String = [line, column].into_iter().flatten().map(|number| format!(":{number}")).collect();
        let message = match field.as_str() {
            "" => both!("{file}{numbers} {message}", "{file}{numbers} {message}"; message),
            _ => both!("{file}{numbers} {field}：{message}", "{file}{numbers} {field}: {message}"; message),
        };
        match hint {
            Some(hint) => both!("{message}\n    提示：{hint}", "{message}\n    hint: {hint}"; message, hint),
            None => message,
        }
    }
}

#[cfg(test)]
impl Problem {
    /// The same problem, once it is sure that its English is English.
    pub(crate) fn in_english(self) -> Self {
        for said in [Some(&self.message), self.hint.as_ref()].into_iter().flatten() {
            assert_eq!(crate::language::unquoted_han(&said.en), None, "{}", said.en);
            assert!(!said.en.is_empty());
        }
        self
    }
}

/// As [`Problem::said`], in Chinese.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().zh)
    }
}

/// Sorts by file and place, and drops what is said twice.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        let key = |p: &Problem| (p.line.unwrap_or(0), p.column.unwrap_or(0));
        (&a.file, key(a), &a.field, &a.message).cmp(&(&b.file, key(b), &b.field, &b.message))
    });
    problems.dedup();
}

/// Where a fault stands, as far as the code that finds it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field.
    Field(String),
    /// The name of a field rather than its value.
    Key(String),
    /// A line of a table or list beside the file.
    Line {
        /// The table or list.
        file: String,
        /// Its line, from 1.
        line: usize,
        /// The column's name; empty where there is none.
        column: String,
    },
}

impl From<&str> for Place {
    fn from(field: &str) -> Self {
        Self::Field(field.to_owned())
    }
}

impl From<String> for Place {
    fn from(field: String) -> Self {
        Self::Field(field)
    }
}

impl From<&Place> for Place {
    fn from(place: &Place) -> Self {
        place.clone()
    }
}

/// The faults of one file, found so far.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

struct Fault {
    place: Place,
    message: Said,
    hint: Option<Said>,
}

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, place: impl Into<Place>, message: Said) {
        self.0.push(Fault { place: place.into(), message, hint: None });
    }

    /// Notes a fault, and how to mend it.
    pub fn hinted(&mut self, place: impl Into<Place>, message: Said, hint: Said) {
        self.0.push(Fault { place: place.into(), message, hint: Some(hint) });
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many faults there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets the faults from the `first` on that stand in one of the `fields`: their shape was reported already.
    pub fn forget_in(&mut self, first: usize, fields: &[String]) {
        let mut index = 0;
        self.0.retain(|fault| {
            let is_old = index < first;
            index += 1;
            let (Place::Field(field) | Place::Key(field)) = &fault.place else { return true };
            let top = field.split(['.', '[']).next().unwrap_or(field);
            is_old || !fields.iter().any(|broken| broken == top)
        });
    }

    /// Looks up the lines. A slip of the keyboard where the field or its value begins is a better place and hint than any
    /// other: `check:` is no mapping because the line below it has a full-width colon.
    pub fn located(self, form: &Form, file: &str, yaml: &str) -> Vec<Problem> {
        let places = Places::of(yaml);
        let slips = hints::slips(form, yaml);
        let locate = |Fault { place, message, hint }: Fault| {
            let (spot, field) = match place {
                Place::Line { file, line, column } => {
                    return Problem { file, line: Some(line), column: None, field: column, message, hint };
                }
                Place::Field(field) if !form.is_plain => (places.value(&field), field),
                Place::Field(field) | Place::Key(field) => (places.key(&field), field),
            };
            let lines = [spot.map(|(line, _)| line), places.value_line(&field)];
            let slip = slips.iter().find(|slip| slip.is_sure() && lines.contains(&Some(slip.line)));
            let spot = slip.map(|slip| (slip.line, slip.column)).or(spot);
            Problem { field, hint: slip.map(Slip::hint).or(hint), ..Problem::of_file(file, message).at(spot) }
        };
        self.0.into_iter().map(locate).collect()
    }
}

/// The path of a key below `path`.
pub fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The path of an item of the list at `path`, from 0.
pub fn item(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}
