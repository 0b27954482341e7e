//! The characters that a pattern can begin or end with. Nearly all conditions fail at the character beside the match, and
//! to look at that one takes a fraction of the time that an engine needs to start.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};
use serde::{Deserialize, Serialize};

use super::program::holds;

/// What must stand at the end of a text to which a pattern is bound, so that it can match at all.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Edge {
    /// The first character is one of these.
    First(Characters),
    /// The last character is one of these, and a match takes at most so many bytes.
    Last(Characters, u32),
    /// Nothing can be said.
    Open,
}

impl Edge {
    /// That of a pattern.
    pub(super) fn of(hir: &Hir) -> Self {
        let (first, last) = (hir.properties().look_set_prefix(), hir.properties().look_set_suffix());
        let characters = |side| characters(hir, side).and_then(Reach::needed);
        if first.contains(Look::Start) {
            characters(Side::First).map_or(Self::Open, Self::First)
        } else if last.contains(Look::End) {
            let most = hir.properties().maximum_len().and_then(|most| most.try_into().ok()).unwrap_or(u32::MAX);
            characters(Side::Last).map_or(Self::Open, |last| Self::Last(last, most))
        } else {
            Self::Open
        }
    }

    /// Whether the pattern may match `text`.
    pub(super) fn allows(&self, text: &str) -> bool {
        match self {
            Self::First(characters) => text.chars().next().is_some_and(|c| characters.has(c)),
            Self::Last(characters, _) => text.chars().next_back().is_some_and(|c| characters.has(c)),
            Self::Open => true,
        }
    }

    /// Where in `text` a match can begin at the earliest.
    pub(super) fn earliest(&self, text: &str) -> usize {
        match self {
            Self::Last(_, most) => text.ceil_char_boundary(text.len().saturating_sub(*most as usize)),
            Self::First(_) | Self::Open => 0,
        }
    }
}

/// A set of characters.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Characters {
    ascii: u128,
    /// First and last of each range of others, in order.
    others: Vec<(u32, u32)>,
    /// Of those, by the last eight bits of their numbers: nearly all characters are told by these.
    low_bits: [u64; 4],
}

impl Characters {
    /// What a match of a pattern begins with; `None`: it may be empty, or what is no character.
    pub(super) fn beginning(hir: &Hir) -> Option<Self> {
        characters(hir, Side::First).and_then(Reach::needed)
    }

    /// Whether `c` is one of them.
    #[inline]
    pub(super) fn has(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.ascii >> u32::from(c) & 1 == 1;
        }
        if self.low_bits[c as usize >> 6 & 3] >> (c as u32 & 63) & 1 == 0 {
            return false;
        }
        holds(&self.others, c)
    }
}

impl From<ClassUnicode> for Characters {
    fn from(class: ClassUnicode) -> Self {
        let (mut ascii, mut others, mut low_bits) = (0, Vec::new(), [0; 4]);
        for range in class.ranges() {
            (range.start()..=range.end().min('\x7F')).for_each(|c| ascii |= 1 << u32::from(c));
            if !range.end().is_ascii() {
                let first = range.start().max('\u{80}');
                others.push((first.into(), range.end().into()));
                for low in (u32::from(first)..=u32::from(range.end())).take(256) {
                    low_bits[low as usize >> 6 & 3] |= 1 << (low & 63);
                }
            }
        }
        Self { ascii, others, low_bits }
    }
}

/// The side from which a pattern is read.
#[derive(Clone, Copy)]
enum Side {
    First,
    Last,
}

/// What can stand at one side of a part of a pattern.
struct Reach {
    characters: ClassUnicode,
    /// The part can be empty, so that its neighbour stands there.
    is_empty: bool,
}

impl Reach {
    fn empty() -> Self {
        Self { characters: ClassUnicode::empty(), is_empty: true }
    }

    fn of(characters: ClassUnicode) -> Self {
        Self { characters, is_empty: false }
    }

    /// The characters, if one of them must be there.
    fn needed(self) -> Option<Characters> {
        (!self.is_empty).then(|| self.characters.into())
    }
}

/// What can stand at one side of what `hir` matches, or more; `None` if it may match what is no character.
fn characters(hir: &Hir, side: Side) -> Option<Reach> {
    Some(match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Reach::empty(),
        HirKind::Literal(literal) => {
            let mut chars = std::str::from_utf8(&literal.0).ok()?.chars();
            let edge = match side {
                Side::First => chars.next()?,
                Side::Last => chars.next_back()?,
            };
            Reach::of(ClassUnicode::new([ClassUnicodeRange::new(edge, edge)]))
        }
        HirKind::Class(Class::Unicode(class)) => Reach::of(class.clone()),
        HirKind::Class(Class::Bytes(class)) => Reach::of(class.to_unicode_class()?),
        HirKind::Repetition(repeated) => {
            let reach = characters(&repeated.sub, side)?;
            Reach { is_empty: reach.is_empty || repeated.min == 0, ..reach }
        }
        HirKind::Capture(group) => characters(&group.sub, side)?,
        HirKind::Concat(parts) => match side {
            Side::First => row(parts.iter(), side)?,
            Side::Last => row(parts.iter().rev(), side)?,
        },
        HirKind::Alternation(parts) => {
            let mut all = Reach::of(ClassUnicode::empty());
            for part in parts {
                let reach = characters(part, side)?;
                all.characters.union(&reach.characters);
                all.is_empty |= reach.is_empty;
            }
            all
        }
    })
}

/// The same for parts that follow each other, the outermost first.
fn row<'h>(parts: impl Iterator<Item = &'h Hir>, side: Side) -> Option<Reach> {
    let mut all = Reach::empty();
    for part in parts {
        let reach = characters(part, side)?;
        all.characters.union(&reach.characters);
        if !reach.is_empty {
            return Some(Reach { is_empty: false, ..all });
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    fn edge(pattern: &str) -> Edge {
        regex_syntax::parse(pattern).map_or(Edge::Open, |hir| Edge::of(&hir))
    }

    #[test]
    fn a_pattern_is_kept_from_what_it_cannot_match_alone() {
        for (pattern, text, allows) in [
            (r"\A(?: ?(?:元(?:$|[^宵])|[吨亩]))", "元", true),
            (r"\A(?: ?(?:元(?:$|[^宵])|[吨亩]))", "，元", false),
            (r"\A(?: ?(?:元(?:$|[^宵])|[吨亩]))", "", false),
            (r"(?:(?:金额|共计)[:：]{0,2} ?)\z", "金额：", true),
            (r"(?:(?:金额|共计)[:：]{0,2} ?)\z", "电话", false),
            (r"(?:(?i)(?:id|no)=)\z", "NO=", true),
            (r"(?i)(?:id|no)\z", "话", false),
            (r"^861|^1 ", "13", true),
            (r"^861|^1 ", "23", false),
            // Not bound, or nothing need stand there.
            (r"^861|1 ", "23", true),
            (r"[一幺]", "二", true),
            (r"\A(?: ?)", "元", true),
            (r"\A(?:$|元)", "", true),
        ] {
            assert_eq!(edge(pattern).allows(text), allows, "{pattern} {text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn never_keeps_a_pattern_from_what_it_matches(
            inner in r"(?:[ab元](?:\?|\+|\{0,2\})?|\[\^?[ab元]\](?:\?|\*)?|\^|\$|\||\(\?:|\)\??|\(\?i:){0,8}",
            text in "[abA元，]{0,4}",
        ) {
            for pattern in [format!(r"\A(?:{inner})"), format!(r"(?:{inner})\z"), inner] {
                if let Ok(regex) = Regex::new(&pattern) {
                    prop_assert!(!regex.is_match(&text) || edge(&pattern).allows(&text), "{pattern} {text}");
                    let start = edge(&pattern).earliest(&text);
                    prop_assert!(!regex.is_match(&text) || regex.is_match_at(&text, start), "{pattern} {text}");
                }
            }
        }
    }
}
