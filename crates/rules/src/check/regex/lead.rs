//! How far before the literals of its gate a match of a pattern can begin.

use std::collections::BTreeMap;

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};
use serde::{Deserialize, Serialize};

use crate::check::pattern::Starts;

/// As many strings of a part are written out.
const MOST: usize = 2_000;

/// The most that stands in a match before a literal of its gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// In bytes, without those of `free` characters.
    bytes: u32,
    /// ASCII characters of which any number may stand there, a bit for each.
    free: u128,
}

impl Lead {
    /// Any number of bytes.
    pub const ANY: Self = Self { bytes: u32::MAX, free: 0 };

    /// Where a match may begin that holds the literal at `start`.
    #[must_use]
    pub fn starts(self, folded: &str, start: usize) -> Starts {
        if self == Self::ANY {
            return Starts::ANYWHERE;
        }
        Starts { from: self.from(folded, start) as u32, to: start as u32 }
    }

    /// The first place from which a match may reach the literal at `start`.
    #[must_use]
    pub fn from(self, folded: &str, start: usize) -> usize {
        if self.free == 0 {
            return start.saturating_sub(self.bytes as usize);
        }
        let is_free = |byte: u8| byte.is_ascii() && self.free >> byte & 1 == 1;
        let (mut from, mut left) = (start, self.bytes);
        for &byte in folded.as_bytes()[..start].iter().rev() {
            match (is_free(byte), left) {
                (true, _) => {}
                (false, 0) => break,
                (false, _) => left -= 1,
            }
            from -= 1;
        }
        from
    }

    /// With what another allows, too.
    fn or(self, other: Self) -> Self {
        Self { bytes: self.bytes.max(other.bytes), free: self.free | other.free }
    }

    /// With what stands before.
    fn behind(self, before: Self) -> Option<Self> {
        Some(Self { bytes: self.bytes.checked_add(before.bytes)?, free: self.free | before.free })
    }
}

/// For literals of a gate, by their index, the most that stands in a match before them.
type Leads = BTreeMap<usize, Lead>;

/// For each literal of `gate` the most that stands before it in a match that it speaks for; `None`: it need not be looked at. Every match holds one
/// that speaks for it: if there is one that need not, the whole is `None`.
pub(super) fn leads(hir: &Hir, gate: &[String]) -> Option<Box<[Option<Lead>]>> {
    let leads = of(hir, gate)?;
    // A run of such literals would be gone through once for each of them.
    let is_free =
        |(&literal, lead): (&usize, &Lead)| gate[literal].bytes().all(|c| c.is_ascii() && lead.free >> c & 1 == 1);
    (!leads.iter().any(is_free)).then(|| (0..gate.len()).map(|index| leads.get(&index).copied()).collect())
}

fn of(hir: &Hir, gate: &[String]) -> Option<Leads> {
    if let Some(strings) = strings(hir) {
        return first_literals(&strings, gate);
    }
    match hir.kind() {
        HirKind::Capture(group) => of(&group.sub, gate),
        HirKind::Repetition(repeated) if repeated.min > 0 => of(&repeated.sub, gate),
        HirKind::Alternation(parts) => {
            parts.iter().try_fold(Leads::new(), |all, part| Some(both(all, of(part, gate)?)))
        }
        HirKind::Concat(parts) => of_row(parts, gate),
        _ => None,
    }
}

/// The same of parts that follow each other: by the part, or the neighbours that can be written out, that says least.
fn of_row(parts: &[Hir], gate: &[String]) -> Option<Leads> {
    let most = |leads: &Leads| leads.values().map(|lead| lead.bytes).max();
    let mut least: Option<Leads> = None;
    let mut before = Lead::default();
    for (index, part) in parts.iter().enumerate() {
        let found = of(part, gate).or_else(|| first_literals(&run(&parts[index..]), gate));
        if let Some(found) = found {
            let found = found.into_iter().map(|(literal, lead)| Some((literal, lead.behind(before)?)));
            let found = found.collect::<Option<Leads>>()?;
            least = Some(least.filter(|least| most(least) <= most(&found)).unwrap_or(found));
        }
        let Some(behind) = longest(part).and_then(|longest| longest.behind(before)) else { break };
        before = behind;
    }
    least
}

/// The most that a part matches, if any number of ASCII characters is the only thing that it has no most of.
fn longest(hir: &Hir) -> Option<Lead> {
    if let Some(most) = hir.properties().maximum_len() {
        return Some(Lead { bytes: u32::try_from(most).ok()?, free: 0 });
    }
    match hir.kind() {
        HirKind::Capture(group) => longest(&group.sub),
        HirKind::Repetition(repeated) => {
            let once = longest(&repeated.sub)?;
            match (repeated.max, repeated.sub.kind()) {
                (Some(most), _) => Some(Lead { bytes: once.bytes.checked_mul(most)?, ..once }),
                (None, HirKind::Class(Class::Unicode(class))) => {
                    let is_ascii = |range: &ClassUnicodeRange| range.end().is_ascii();
                    let bits = |range: &ClassUnicodeRange| {
                        (range.start()..=range.end()).map(|c| 1u128 << c as u32).sum::<u128>()
                    };
                    class.iter().all(is_ascii).then(|| Lead { bytes: 0, free: class.iter().map(bits).sum() })
                }
                (None, HirKind::Literal(literal)) => match &*literal.0 {
                    [byte] if byte.is_ascii() => Some(Lead { bytes: 0, free: 1 << byte }),
                    _ => None,
                },
                _ => None,
            }
        }
        HirKind::Concat(parts) => parts.iter().try_fold(Lead::default(), |all, part| longest(part)?.behind(all)),
        HirKind::Alternation(parts) => parts.iter().try_fold(Lead::default(), |all, part| Some(all.or(longest(part)?))),
        _ => None,
    }
}

/// What either says of the literals.
fn both(mut all: Leads, others: Leads) -> Leads {
    others.into_iter().for_each(|(literal, lead)| {
        all.entry(literal).and_modify(|most| *most = most.or(lead)).or_insert(lead);
    });
    all
}

/// What the first of `parts` match, as far as that can be written out.
fn run(parts: &[Hir]) -> Vec<String> {
    let mut all = vec![String::new()];
    for part in parts {
        let Some(longer) = strings(part).and_then(|ends| joined(&all, &ends)) else { break };
        all = longer;
    }
    all
}

/// The first literal of each string, and where it begins; `None` if one has none.
fn first_literals(strings: &[String], gate: &[String]) -> Option<Leads> {
    let found = |text: &String| {
        let literals = gate.iter().enumerate();
        literals.filter_map(|(index, literal)| Some((text.find(literal.as_str())?, index))).min()
    };
    strings.iter().try_fold(Leads::new(), |all, text| {
        let (bytes, literal) = found(text)?;
        Some(both(all, Leads::from([(literal, Lead { bytes: u32::try_from(bytes).ok()?, free: 0 })])))
    })
}

/// All that `hir` matches, if it is not too much.
fn strings(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![String::new()]),
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Class(Class::Unicode(class)) => {
            let chars = class.iter().flat_map(|range| range.start()..=range.end());
            let chars: Vec<String> = chars.take(MOST + 1).map(String::from).collect();
            (chars.len() <= MOST).then_some(chars)
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Capture(group) => strings(&group.sub),
        HirKind::Repetition(repeated) => {
            let once = strings(&repeated.sub)?;
            let mut all = Vec::new();
            let mut power = vec![String::new()];
            for count in 0..=repeated.max? {
                if count >= repeated.min {
                    all.extend(power.iter().cloned());
                }
                power = joined(&power, &once)?;
            }
            (all.len() <= MOST).then_some(all)
        }
        HirKind::Concat(parts) => parts.iter().try_fold(vec![String::new()], |all, part| joined(&all, &strings(part)?)),
        HirKind::Alternation(parts) => {
            let all: Vec<String> = parts.iter().map(strings).collect::<Option<Vec<_>>>()?.concat();
            (all.len() <= MOST).then_some(all)
        }
    }
}

/// Each of `begins` with each of `ends` behind it.
fn joined(begins: &[String], ends: &[String]) -> Option<Vec<String>> {
    (begins.len() * ends.len() <= MOST)
        .then(|| begins.iter().flat_map(|begin| ends.iter().map(move |end| format!("{begin}{end}"))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_begins_so_far_before_its_literal() {
        for (pattern, gate, expected) in [
            (
                "(?:安排|新增)(?<match>[一二]{1,3})(?:大型|专业)",
                &["大型", "专业"][..],
                Some(&[Some(6 + 9), Some(6 + 9)][..]),
            ),
            ("人[民大]代", &["人民", "人大"], Some(&[Some(0), Some(0)])),
            (r"[a-z] ?[Aa]nd", &["and", "And"], Some(&[Some(2), Some(2)])),
            (r"使用.{0,4}的使用|的管理", &["的使用", "的管理"], Some(&[Some(6 + 16), Some(0)])),
            ("提高[一-龥]{0,4}和质量|质量下降", &["提高", "质量", "下降"], Some(&[Some(0), Some(0), None])),
            ("(?:^|[^用])用于", &["用于"], Some(&[Some(4)])),
            (".*用于", &["用于"], None),
            ("(?:甲|乙)丙", &["甲"], None),
            ("甲?丙", &["甲"], None),
            ("甲+丙", &["甲"], Some(&[Some(0)])),
        ] {
            let gate: Vec<String> = gate.iter().map(|&literal| literal.to_owned()).collect();
            let told = leads(&regex_syntax::parse(pattern).unwrap(), &gate);
            let bytes = |lead: &Option<Lead>| lead.map(|lead| lead.bytes);
            assert_eq!(told.map(|leads| leads.iter().map(bytes).collect::<Vec<_>>()).as_deref(), expected, "{pattern}");
        }
    }

    #[test]
    fn any_number_of_ascii_characters_may_stand_before_a_literal() {
        for (pattern, literal, text, before) in [
            ("第[0-9]+(?:[.][0-9]*)?[万亿]?户", "户", "他第12345.67户", "第12345.67"),
            ("(?:共|计) *户", "户", "他共     户", "共     "),
            ("甲{2,}户", "户", "甲甲户", ""),
            ("[0-9a]*户", "户", "甲1a2户", "1a2"),
        ] {
            let told = leads(&regex_syntax::parse(pattern).unwrap(), &[literal.to_owned()]);
            let start = text.find(literal).unwrap();
            let from = told.map_or(start, |leads| leads[0].unwrap().from(text, start));
            assert!(text[text.floor_char_boundary(from)..start].ends_with(before), "{pattern} {from}");
            assert!(told_is_near(from, start, before), "{pattern} {from}");
        }
        assert_eq!(leads(&regex_syntax::parse("1*2").unwrap(), &["2".to_owned()]).map(|leads| leads.len()), Some(1));
        assert_eq!(leads(&regex_syntax::parse("[12]*2").unwrap(), &["2".to_owned()]), None);
    }

    /// Whether not much more than that is looked at.
    fn told_is_near(from: usize, start: usize, before: &str) -> bool {
        start - from <= before.len() + 2 * "第".len()
    }
}
