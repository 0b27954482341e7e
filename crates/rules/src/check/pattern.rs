//! A regular expression that is made ready when it is first needed.

mod edge;
mod program;

use std::fmt;
use std::sync::OnceLock;

use ::regex::{Regex, RegexBuilder};
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use program::{Endless, Program};
pub use program::{Found, Starts};

/// A pattern of a rule.
///
/// `\d` means `0-9`: folded text has no other digits that a number is written in, and the class compiles much faster. So it is with
/// `\p{Han}`, which means what [`is_han`](hegao_model::text::is_han) does.
///
/// It is made ready when it is first needed, as a short program where that can be: most patterns read a few dozen characters of a
/// document. Where a program gives up, the engine of the crate `regex` answers, which never takes more than a few steps a byte.
#[derive(Default)]
pub struct Pattern {
    source: String,
    /// Its program as it was packed when the rules were, so that it need not be parsed; empty if it was not.
    packed: Box<[u8]>,
    program: OnceLock<Option<Box<Program>>>,
    compiled: OnceLock<Regex>,
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

    fn program(&self) -> Option<&Program> {
        let unpacked = || match &*self.packed {
            [] => Program::of(&in_short(&self.source)),
            bytes => postcard::from_bytes(bytes).expect("internal error: a packed pattern is broken"),
        };
        self.program.get_or_init(|| unpacked().map(Box::new)).as_deref()
    }

    /// The pattern as its parser reads it.
    pub(super) fn parsed(&self) -> Option<regex_syntax::hir::Hir> {
        regex_syntax::parse(&in_short(&self.source)).ok()
    }

    /// The first match that begins at `at` or behind.
    #[must_use]
    pub fn find_at(&self, text: &str, at: usize) -> Option<Found> {
        self.find_in(text, at, &[Starts::ANYWHERE])
    }

    /// The same, if all matches begin in one of `starts`, as [`Starts::merged`] has them; for others this is left open.
    #[must_use]
    pub fn find_in(&self, text: &str, at: usize, starts: &[Starts]) -> Option<Found> {
        match self.program().filter(|program| starts != [Starts::ANYWHERE] || !program.is_tired()) {
            Some(program) => program.find_in(text, at, starts).unwrap_or_else(|Endless| self.find_by_regex(text, at)),
            None => self.find_by_regex(text, at),
        }
    }

    /// The same, by the engine of the crate `regex`.
    #[must_use]
    pub fn find_by_regex(&self, text: &str, at: usize) -> Option<Found> {
        let whole = self.regex().find_at(text, at)?.range();
        // Looking for groups costs as much again.
        let has_group = self.program().is_none_or(Program::has_group);
        let group = || Some(self.regex().captures_at(text, whole.start)?.name("match")?.range());
        Some(Found { group: if has_group { group() } else { None }, whole })
    }

    /// Whether the pattern matches somewhere in `text`, which should be short.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let earliest = self.program().map_or(0, |program| program.edge().earliest(text));
        self.may_match(text) && self.find_at(text, earliest).is_some()
    }

    /// A quick look at the character of `text` at which the pattern must begin or end: whether it is worth asking
    /// [`Pattern::is_match`]. Of what lies beyond a window only that character counts, so `text` may be of any length.
    #[must_use]
    pub fn may_match(&self, text: &str) -> bool {
        self.program().is_none_or(|program| program.edge().allows(text))
    }
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
        Self {
            source: self.source.clone(),
            packed: self.packed.clone(),
            compiled: self.compiled.clone(),
            program: OnceLock::new(),
        }
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
        if serializer.is_human_readable() {
            return self.source.serialize(serializer);
        }
        let program = Program::of(&in_short(&self.source));
        let packed = postcard::to_allocvec(&program).map_err(S::Error::custom)?;
        (&self.source, Bytes(packed.into())).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    /// Takes the source without compiling it: only checked patterns are ever serialised.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Ok(Self { source: String::deserialize(deserializer)?, ..Self::default() });
        }
        let (source, Bytes(packed)) = Deserialize::deserialize(deserializer)?;
        Ok(Self { source, packed, ..Self::default() })
    }
}

/// Bytes that are packed in one piece.
struct Bytes(Box<[u8]>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes: &[u8] = Deserialize::deserialize(deserializer)?;
        Ok(Self(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
