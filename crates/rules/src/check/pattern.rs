//! A regular expression that is compiled when it is first needed.

mod edge;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use ::regex::{Regex, RegexBuilder};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use edge::Edge;

/// A pattern of a rule. Compiling one takes up to a quarter of a millisecond, so it waits until its gate opens.
///
/// `\d` means `0-9`: folded text has no other digits that a number is written in, and the class compiles much faster. So it is with
/// `\p{Han}`, which means what [`is_han`](hegao_model::text::is_han) does.
///
/// In most documents a pattern reads a few lines, and a condition a few dozen characters once or twice: for these there is also a
/// small engine that compiles twenty times faster and matches slower. A condition that is asked often is asked by its edge
/// first ([`Pattern::may_match`]).
#[derive(Default)]
pub struct Pattern {
    source: String,
    compiled: OnceLock<Regex>,
    small: OnceLock<Option<regex_lite::Regex>>,
    /// Apart, because most of the thousands of patterns are never asked often.
    edge: OnceLock<Box<Edge>>,
    /// Bytes that it was asked about, as far as they decide which engine answers.
    read: AtomicU32,
}

/// After so many bytes looking at the edge, and compiling the large engine for what is left, has paid.
const WORTH_COMPILING: u32 = 2 << 10;

/// What finds the matches of a pattern.
pub enum Engine<'p> {
    /// It compiles fast.
    Small(&'p regex_lite::Regex),
    /// It matches fast.
    Large(&'p Regex),
}

impl Engine<'_> {
    /// Whether the pattern has a group of this name.
    #[must_use]
    pub fn has_group(&self, name: &str) -> bool {
        match self {
            Self::Small(regex) => regex.capture_names().flatten().any(|group| group == name),
            Self::Large(regex) => regex.capture_names().flatten().any(|group| group == name),
        }
    }

    /// The first match that begins at `at` or behind.
    #[must_use]
    pub fn find_at(&self, text: &str, at: usize) -> Option<Range<usize>> {
        match self {
            Self::Small(regex) => regex.find_at(text, at).map(|found| found.range()),
            Self::Large(regex) => regex.find_at(text, at).map(|found| found.range()),
        }
    }

    /// What the group matched in the first match that begins at `at` or behind.
    #[must_use]
    pub fn group_at(&self, name: &str, text: &str, at: usize) -> Option<Range<usize>> {
        match self {
            Self::Small(regex) => Some(regex.captures_at(text, at)?.name(name)?.range()),
            Self::Large(regex) => Some(regex.captures_at(text, at)?.name(name)?.range()),
        }
    }
}

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

    /// What finds its matches in a text of `bytes`: what costs less over all that it was asked.
    #[must_use]
    pub fn engine(&self, bytes: usize) -> Engine<'_> {
        self.small(bytes).map_or_else(|| Engine::Large(self.regex()), Engine::Small)
    }

    /// The small engine, as long as it has read little and reads no more than `bytes` now.
    fn small(&self, bytes: usize) -> Option<&regex_lite::Regex> {
        if self.compiled.get().is_some() || self.read.load(Ordering::Relaxed) > WORTH_COMPILING {
            return None;
        }
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX).min(WORTH_COMPILING + 1);
        let read = self.read.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if read > WORTH_COMPILING { None } else { self.small.get_or_init(|| small(&self.source)).as_ref() }
    }

    /// Whether the pattern matches somewhere in `text`, which should be short.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        if self.edge.get().is_none() {
            if let Some(small) = self.small(text.len()) {
                return small.is_match(text);
            }
            self.edge.get_or_init(|| Box::new(Edge::of(&in_short(&self.source))));
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
    let source = in_short(source);
    let differs = ["p", "P", "s", "S", "w", "W", "b", "B"].iter().any(|class| source.contains(&format!(r"\{class}")))
        || ["(?i", "[[:", "&&"].iter().any(|form| source.contains(form));
    if differs { None } else { regex_lite::Regex::new(&source).ok() }
}

fn compile(source: &str) -> Result<Regex, ::regex::Error> {
    RegexBuilder::new(&in_short(source)).size_limit(4 << 20).build()
}

/// The characters that are Han, as ranges of a class.
const HAN: &str = r"々〇㐀-䶿一-鿿\u{F900}-\u{FAFF}\u{20000}-\u{3FFFF}";

/// Replaces `\d` and `\p{Han}` by short classes, in and outside brackets.
fn in_short(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match (c, in_class) {
            ('\\', _) => match (chars.next(), in_class) {
                (Some('d'), true) => out.push_str("0-9"),
                (Some('d'), false) => out.push_str("[0-9]"),
                (Some('p'), _) if chars.as_str().starts_with("{Han}") => {
                    chars.nth("{Han}".len() - 1);
                    out.extend(if in_class { ["", HAN, ""] } else { ["[", HAN, "]"] });
                }
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
        assert!(super::small(r"\p{L}").is_none());
    }

    #[test]
    fn digits_are_ascii_in_and_outside_brackets() {
        assert_eq!(in_short(r"\d{2}[\d\-a]\\d[^\d]"), r"[0-9]{2}[0-9\-a]\\d[^0-9]");
        assert!(!Pattern::new(r"^\d$").unwrap().regex().is_match("٣"));
    }

    #[test]
    fn han_is_what_the_fold_takes_for_han() {
        let (inside, outside) = (Pattern::new(r"^[\p{Han}x]$").unwrap(), Pattern::new(r"^\p{Han}$").unwrap());
        for c in ('\0'..='\u{40000}').filter(|&c| hegao_model::text::folded_form(c).is_none()) {
            let is_han = hegao_model::text::is_han(c);
            let text = c.to_string();
            assert_eq!(outside.regex().is_match(&text), is_han, "U+{:04X}", u32::from(c));
            assert_eq!(inside.regex().is_match(&text), is_han || c == 'x', "U+{:04X}", u32::from(c));
        }
    }
}
