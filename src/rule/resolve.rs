//! One finding for each fault: of findings that overlap, one stays.

use std::collections::BTreeMap;

use super::{Judged, Rule};

/// Of matches that overlap, the one with a suggestion stays, then the graver, then the longer, then the first by rule.
/// By place. What is missing says nothing against what stands at the place where it is told, nor does it mend a value
/// that its comment is deleted: both always stay.
#[must_use]
pub fn one_for_each_fault(judged: Vec<Judged>, rules: &[Rule]) -> Vec<Judged> {
    let stays = |judged: &Judged| judged.absent || !rules[judged.rule].check.hidden().is_empty();
    let (staying, mut judged): (Vec<_>, Vec<_>) = judged.into_iter().partition(stays);
    judged.sort_by_cached_key(|judged| {
        use std::cmp::Reverse;
        let rank = (Reverse(!judged.suggestions.is_empty()), Reverse(judged.severity), Reverse(judged.span.len()));
        (rank, judged.span, rules[judged.rule].id.clone())
    });
    // By start, apart from each other: only the neighbours of a new span can overlap it.
    let mut kept: BTreeMap<usize, Judged> = BTreeMap::new();
    for judged in judged {
        let span = judged.span;
        let before = kept.range(..=span.start()).next_back();
        let after = kept.range(span.start()..).next();
        let is_told = judged.subject.is_some() && kept.values().any(|other| is_one_subject(&judged, other));
        if !is_told && ![before, after].into_iter().flatten().any(|(_, other)| is_one_fault(&judged, other, rules)) {
            kept.insert(span.start(), judged);
        }
    }
    let mut kept: Vec<Judged> = staying.into_iter().chain(kept.into_values()).collect();
    kept.sort_by(|a, b| (a.span, &rules[a.rule].id).cmp(&(b.span, &rules[b.rule].id)));
    kept
}

/// Whether two rules speak of one whole.
fn is_one_subject(a: &Judged, b: &Judged) -> bool {
    a.rule != b.rule && a.subject == b.subject
}

/// Whether two matches are of one fault: they overlap, or a repetition is to be deleted right beside another of its kind, which
/// says what should stand there instead.
fn is_one_fault(a: &Judged, b: &Judged, rules: &[Rule]) -> bool {
    let category = |judged: &Judged| rules[judged.rule].id.split_once('/').map(|(category, _)| category.to_owned());
    let deletes = |judged: &Judged| matches!(&judged.suggestions[..], [only] if only.is_empty());
    let touch = a.span.end() == b.span.start() || b.span.end() == a.span.start();
    a.span.overlaps(b.span)
        || touch
            && deletes(a) != deletes(b)
            && category(a).as_deref() == Some("repetition")
            && category(a) == category(b)
}
