//! A regular expression that is compiled when it is first needed.

mod edge;

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use ::regex::{Regex, RegexBuilder};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use edge::Edge;

/// A pattern of a rule. Compiling one takes up to a quarter of a millisecond, so it waits until its gate opens.
///
/// `\d` means `0-9`: folded text has no other digits that a number is written in, and the class compiles much faster.
///
/// A condition is asked about a few dozen characters and in most documents once or twice: for it there is also a small
/// engine that compiles twenty times faster and matches slower. One that is asked often is asked by its edge first
/// ([`Pattern::may_match`]).
#[derive(Default)]
pub struct Pattern {
    source: String,
    compiled: OnceLock<Regex>,
    small: OnceLock<Option<regex_lite::Regex>>,
    /// Apart, because most of the thousands of patterns are never asked often.
    edge: OnceLock<Box<Edge>>,
    asked: AtomicU32,
}

/// After so many questions looking at the edge, and compiling the large engine for what is left, has paid.
const WORTH_COMPILING: u32 = 64;

impl Pattern {
    /// Checks and takes a pattern.
    ///
    /// # Errors
    /// What the regex parser says of it.
    pub fn new(source: impl Into<String>) -> Result<Self, Box<::regex::Error>> {
        let source = source.into();
        let compiled = compile(&source).map_err(Box::new)?;
        Ok(Self { source, compiled: OnceLock::from(compiled), ..Self::default() })
    }

    /// Takes a pattern that must match up to the end of what it is given.
    ///
    /// # Errors
    /// What the regex parser says of it.
    pub fn ending(source: &str) -> Result<Self, Box<::regex::Error>> {
        Self::new(source)?;
        Self::new(format!(r"(?:{source})\z"))
    }

    /// Takes a pattern that must match from the start of what it is given.
    ///
    /// # Errors
    /// What the regex parser says of it.
    pub fn starting(source: &str) -> Result<Self, Box<::regex::Error>> {
        Self::new(source)?;
        Self::new(format!(r"\A(?:{source})"))
    }

    /// The pattern as the rule has it, with the anchor that [`Pattern::ending`] or [`Pattern::starting`] put there.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The compiled pattern.
    ///
    /// # Panics
    /// Never for patterns that [`Pattern::new`] took, here or when the rules were packed.
    pub fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| compile(&self.source).expect("internal error: a packed pattern is broken"))
    }

    /// Whether the pattern matches somewhere in `text`, which should be short.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        if self.edge.get().is_none() {
            let few = self.asked.fetch_add(1, Ordering::Relaxed) < WORTH_COMPILING && self.compiled.get().is_none();
            if few && let Some(small) = self.small.get_or_init(|| small(&self.source)) {
                return small.is_match(text);
            }
            self.edge.get_or_init(|| Box::new(Edge::of(&ascii_digits(&self.source))));
        }
        self.may_match(text) && self.regex().is_match(text)
    }

    /// A quick look at the character of `text` at which the pattern must begin or end: whether it is worth asking
    /// [`Pattern::is_match`]. Of what lies beyond a window only that character counts, so `text` may be of any length.
    #[must_use]
    pub fn may_match(&self, text: &str) -> bool {
        self.edge.get().is_none_or(|edge| edge.allows(text))
    }
}

/// The small engine, where it means the same: it knows no Unicode classes.
fn small(source: &str) -> Option<regex_lite::Regex> {
    let differs = [r"\p", r"\P", r"\s", r"\S", "(?i", "[[:", "&&"].iter().any(|form| source.contains(form));
    if differs { None } else { regex_lite::Regex::new(&ascii_digits(source)).ok() }
}

fn compile(source: &str) -> Result<Regex, ::regex::Error> {
    RegexBuilder::new(&ascii_digits(source)).size_limit(4 << 20).build()
}

/// Replaces `\d` by `0-9`, in and outside brackets.
fn ascii_digits(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match (c, in_class) {
            ('\\', _) => match (chars.next(), in_class) {
                (Some('d'), true) => out.push_str("0-9"),
                (Some('d'), false) => out.push_str("[0-9]"),
                (Some(escaped), _) => out.extend(['\\', escaped]),
                (None, _) => out.push('\\'),
            },
            _ => {
                in_class = (in_class && c != ']') || (!in_class && c == '[');
                out.push(c);
            }
        }
    }
    out
}

impl Clone for Pattern {
    fn clone(&self) -> Self {
        Self { source: self.source.clone(), compiled: self.compiled.clone(), ..Self::default() }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.source, f)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    /// Takes the source without compiling it: only checked patterns are ever serialised.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { source: String::deserialize(deserializer)?, ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_say_the_same() {
        let patterns =
            [r"(?:[元吨]|万(?:$|[^一-龥]))", r"第\d{1,3}[条款]\z", r"\A ?-\d+(?:\.\d+)?[%％]", r"[\d\-]{3,}", "^$|某"];
        for source in patterns {
            let small = small(source).unwrap();
            let large = Pattern::new(source).unwrap();
            for text in
                ["", "元", "万元", "万", "万一", "见第12条", "第12条的", "-48.1%", " -3％", "1-2", "1-٣-", "李某", "\n"]
            {
                assert_eq!(small.is_match(text), large.regex().is_match(text), "{source} {text}");
            }
        }
        assert!(super::small(r"\p{Han}").is_none());
    }

    #[test]
    fn digits_are_ascii_in_and_outside_brackets() {
        assert_eq!(ascii_digits(r"\d{2}[\d\-a]\\d[^\d]"), r"[0-9]{2}[0-9\-a]\\d[^0-9]");
        assert!(!Pattern::new(r"^\d$").unwrap().regex().is_match("٣"));
    }
}
