//! What a program writes into a configuration: decisions about findings, words of one's own. All else in it stays as somebody wrote
//! it, and the new text must be a configuration that means the old one and what was added, or it is not given.

use std::path::Path;

use jiff::civil::Date;

use super::globs::exact;
use super::parse::{LARGEST, parse};
use super::{Config, ConfigError};
use hegao_rules::yaml::{Node, appended, listed};

/// What is to be added.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Addition {
    /// Under `exceptions:`.
    Exceptions(Vec<NewException>),
    /// Under `terms:`.
    Terms(Vec<String>),
}

/// A finding, or those that one speaks for, that somebody accepts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NewException {
    /// Id of the rule.
    pub rule: String,
    /// The file as globs see it, masked; `None`: one of that name wherever it lies.
    pub path: Seen,
    /// Each finding: its match as reports print it, if that can be named, and its fingerprint. Never empty.
    pub places: Vec<(Option<String>, String)>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who accepts it.
    pub by: Option<String>,
}

/// How a configuration names a file, masked.
#[derive(Clone, Debug)]
pub enum Seen {
    /// By its path below the configuration's folder.
    Below(String),
    /// By its name alone: it lies elsewhere.
    Anywhere(String),
}

impl Addition {
    /// The text of a configuration that stands (or would stand) at `origin` with what is added, and what it means. `None`: it cannot
    /// be proved that nothing else would change.
    ///
    /// # Errors
    /// What is wrong with the text as it is.
    pub fn to(&self, text: &str, origin: &Path) -> Result<Option<(String, Config)>, ConfigError> {
        parse(text, origin)?;
        let (mark, mut new) = match text.strip_prefix('\u{feff}') {
            Some(text) => ("\u{feff}", text.to_owned()),
            None => ("", text.to_owned()),
        };
        for entry in self.entries() {
            match appended(&new, self.key(), &entry) {
                Some(longer) if longer.len() as u64 + 3 <= LARGEST => new = longer,
                _ => return Ok(None),
            }
        }
        let new = format!("{mark}{new}");
        Ok(parse(&new, origin).ok().map(|config| (new, config)))
    }

    /// What is added, for whoever has to do it by hand.
    #[must_use]
    pub fn shown(&self) -> String {
        listed(self.key(), &self.entries())
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Exceptions(_) => "exceptions",
            Self::Terms(_) => "terms",
        }
    }

    fn entries(&self) -> Vec<Node> {
        match self {
            Self::Exceptions(exceptions) => exceptions.iter().map(NewException::node).collect(),
            Self::Terms(words) => words.iter().cloned().map(Node::Text).collect(),
        }
    }
}

impl NewException {
    fn node(&self) -> Node {
        let mut fields = vec![("rule", Node::Text(self.rule.clone())), ("path", Node::Text(self.path.glob()))];
        match &self.places[..] {
            [(matched, fingerprint)] => fields.extend(place(matched.as_ref(), fingerprint)),
            places => {
                let each = |(matched, fingerprint): &(Option<String>, String)| {
                    Node::Fields(place(matched.as_ref(), fingerprint).collect())
                };
                fields.push(("places", Node::List(places.iter().map(each).collect())));
            }
        }
        fields.push(("reason", Node::Text(self.reason.clone())));
        fields.extend(self.until.map(|until| ("until", Node::Text(until.to_string()))));
        fields.extend(self.by.clone().map(|by| ("by", Node::Text(by))));
        Node::Fields(fields)
    }
}

fn place(matched: Option<&String>, fingerprint: &str) -> impl Iterator<Item = (&'static str, Node)> {
    let matched = matched.map(|matched| ("match", Node::Text(matched.clone())));
    matched.into_iter().chain([("fingerprint", Node::Text(fingerprint.to_owned()))])
}

impl Seen {
    fn glob(&self) -> String {
        match self {
            Self::Below(path) => exact(path),
            Self::Anywhere(name) => exact(name).trim_start_matches("./").to_owned(),
        }
    }
}
