//! How far before a literal of its gate a match of a pattern can begin.

use regex_syntax::hir::{Class, Hir, HirKind};

/// As many strings of a part are written out.
const MOST: usize = 2_000;

/// The most bytes that stand in a match before a literal of `gate`; `None`: a match need hold none of them, or there is no most.
pub(super) fn lead(hir: &Hir, gate: &[String]) -> Option<usize> {
    if let Some(strings) = strings(hir) {
        return first_literal(&strings, gate);
    }
    match hir.kind() {
        HirKind::Capture(group) => lead(&group.sub, gate),
        HirKind::Repetition(repeated) if repeated.min > 0 => lead(&repeated.sub, gate),
        HirKind::Alternation(parts) => parts.iter().try_fold(0, |most: usize, part| Some(most.max(lead(part, gate)?))),
        HirKind::Concat(parts) => of_row(parts, gate),
        _ => None,
    }
}

/// The same of parts that follow each other: by the part, or the neighbours that can be written out, that says least.
fn of_row(parts: &[Hir], gate: &[String]) -> Option<usize> {
    let mut least: Option<usize> = None;
    let mut before = 0;
    for (index, part) in parts.iter().enumerate() {
        let found = lead(part, gate).or_else(|| first_literal(&run(&parts[index..]), gate));
        if let Some(found) = found {
            least = Some(least.map_or(before + found, |least| least.min(before + found)));
        }
        let Some(longest) = part.properties().maximum_len() else { break };
        before += longest;
    }
    least
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

/// Where the first literal begins in the string that has it last; `None` if one has none.
fn first_literal(strings: &[String], gate: &[String]) -> Option<usize> {
    let first = |text: &String| gate.iter().filter_map(|literal| text.find(literal.as_str())).min();
    strings.iter().try_fold(0, |most: usize, text| Some(most.max(first(text)?)))
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
            ("(?:安排|新增)(?<match>[一二]{1,3})(?:大型|专业)", &["大型", "专业"][..], Some(6 + 9)),
            ("人[民大]代", &["人民", "人大"], Some(0)),
            (r"[a-z] ?[Aa]nd", &["and", "And"], Some(2)),
            (r"使用.{0,4}的使用|的管理", &["的使用", "的管理"], Some(6 + 16)),
            ("(?:^|[^用])用于", &["用于"], Some(4)),
            (".*用于", &["用于"], None),
            ("(?:甲|乙)丙", &["甲"], None),
            ("甲?丙", &["甲"], None),
            ("甲+丙", &["甲"], Some(0)),
        ] {
            let gate: Vec<String> = gate.iter().map(|&literal| literal.to_owned()).collect();
            assert_eq!(lead(&regex_syntax::parse(pattern).unwrap(), &gate), expected, "{pattern}");
        }
    }
}
