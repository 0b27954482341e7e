//! One finding for each fault: of findings that overlap, one stays.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Judged, Rule};
use crate::finding::Severity;
use hegao_model::text::{Source, Span};

/// What a match has to say for itself against others.
pub trait Fault {
    /// Index of its rule.
    fn rule(&self) -> usize;
    /// Where it stands, in its block.
    fn span(&self) -> Span<Source>;
    /// How grave it is.
    fn severity(&self) -> Severity;
    /// Whether something is missing; the span only says where to tell it.
    fn is_absent(&self) -> bool;
    /// What it would put there.
    fn suggests(&self) -> Suggests;
    /// What it is about as a whole, if of several rules one is to speak of that.
    fn subject(&self) -> Option<Span<Source>>;
}

/// What a match would put in the place of what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggests {
    /// It does not say.
    Nothing,
    /// Nothing is to stand there.
    Deletion,
    /// A text, or several to choose from.
    Text,
}

impl Judged {
    /// What it would put in the place of what it found.
    #[must_use]
    pub fn suggests(&self) -> Suggests {
        match &self.suggestions[..] {
            [] => Suggests::Nothing,
            [only] if only.is_empty() => Suggests::Deletion,
            _ => Suggests::Text,
        }
    }
}

impl Fault for Judged {
    fn rule(&self) -> usize {
        self.rule
    }

    fn span(&self) -> Span<Source> {
        self.span
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn is_absent(&self) -> bool {
        self.absent
    }

    fn suggests(&self) -> Suggests {
        Self::suggests(self)
    }

    fn subject(&self) -> Option<Span<Source>> {
        self.subject
    }
}

/// Of matches that overlap, the one with a suggestion stays, then the graver, then the longer, then the first by rule.
/// By place. What is missing says nothing against what stands at the place where it is told, nor does it mend a value
/// that its comment is deleted: both always stay.
#[must_use]
pub fn one_for_each_fault<F: Fault>(mut faults: Vec<F>, rules: &[Rule]) -> Vec<F> {
    let extent = |fault: &F| {
        let (span, subject) = (fault.span(), fault.subject().unwrap_or_else(|| fault.span()));
        (span.start().min(subject.start()), span.end().max(subject.end()))
    };
    let place = |fault: &F| (extent(fault).0, fault.span(), rules[fault.rule()].id.as_str());
    faults.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut kept = Vec::with_capacity(faults.len());
    let mut together: Vec<F> = Vec::new();
    let mut end = 0;
    // Only what overlaps, touches or has one subject can be one fault: a line may hold a million that do not.
    for fault in faults {
        let (first, last) = extent(&fault);
        if first > end && !together.is_empty() {
            kept.append(&mut resolved(std::mem::take(&mut together), rules));
        }
        end = if together.is_empty() { last } else { end.max(last) };
        together.push(fault);
    }
    kept.append(&mut resolved(together, rules));
    kept
}

/// The same for matches that hang together.
fn resolved<F: Fault>(faults: Vec<F>, rules: &[Rule]) -> Vec<F> {
    if faults.len() < 2 {
        return faults;
    }
    let stays = |fault: &F| fault.is_absent() || !rules[fault.rule()].check.hidden().is_empty();
    let (staying, mut faults): (Vec<_>, Vec<_>) = faults.into_iter().partition(stays);
    let rank = |fault: &F| {
        let suggests = fault.suggests() != Suggests::Nothing;
        (Reverse(suggests), Reverse(fault.severity()), Reverse(fault.span().len()), fault.span())
    };
    faults.sort_by(|a, b| (rank(a), &rules[a.rule()].id).cmp(&(rank(b), &rules[b.rule()].id)));
    // By start, apart from each other: only the neighbours of a new span can overlap it.
    let mut kept: BTreeMap<usize, F> = BTreeMap::new();
    let mut subjects: BTreeMap<Span<Source>, Vec<usize>> = BTreeMap::new();
    for fault in faults {
        let span = fault.span();
        let before = kept.range(..=span.start()).next_back();
        let after = kept.range(span.start()..).next();
        // Of two rules that speak of one whole, one is heard.
        let told = fault.subject().and_then(|subject| subjects.get(&subject));
        let is_told = told.is_some_and(|told| told.iter().any(|&rule| rule != fault.rule()));
        if !is_told && ![before, after].into_iter().flatten().any(|(_, other)| is_one_fault(&fault, other, rules)) {
            if let Some(subject) = fault.subject() {
                subjects.entry(subject).or_default().push(fault.rule());
            }
            kept.insert(span.start(), fault);
        }
    }
    let mut kept: Vec<F> = staying.into_iter().chain(kept.into_values()).collect();
    kept.sort_by(|a, b| (a.span(), &rules[a.rule()].id).cmp(&(b.span(), &rules[b.rule()].id)));
    kept
}

/// Whether two matches are of one fault: they overlap, or a repetition is to be deleted right beside another of its kind, which
/// says what should stand there instead.
fn is_one_fault<F: Fault>(a: &F, b: &F, rules: &[Rule]) -> bool {
    let category = |fault: &F| rules[fault.rule()].category() == "repetition";
    let deletes = |fault: &F| fault.suggests() == Suggests::Deletion;
    let touch = a.span().end() == b.span().start() || b.span().end() == a.span().start();
    a.span().overlaps(b.span()) || touch && deletes(a) != deletes(b) && category(a) && category(b)
}
