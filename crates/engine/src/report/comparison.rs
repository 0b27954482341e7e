//! Two runs side by side: what was mended, what is still there, what is new; which documents were renamed or taken down.
//!
//! Documents are known by their path, else by the SHA-256 of their bytes, else by having most of the findings (their fingerprints,
//! in which no path is). Findings are known by rule and fingerprint; in a ledger, which has no fingerprints, by rule and
//! match. What is gone from a document that was not read whole, or whose findings were not all listed, is not called mended.

mod v1;
mod written;

use std::collections::{HashMap, HashSet};

use super::earlier::{Earlier, EarlierDocument, EarlierFinding};

pub use v1::json;
pub use written::{csv, text};

/// The fewest findings by which a document is known under another name, and the part of them (one in so many) that it must have.
const KNOWN_BY: usize = 2;
const PART: usize = 2;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was there, and is no longer.
    Fixed,
    /// It was there, and still is.
    Remaining,
    /// It was not there, or did not count.
    New,
    /// It still is there, and somebody has accepted it since.
    Accepted,
    /// It is not among what is listed of a document that was not read whole, or its document is not in the ledger.
    Unsure,
    /// Its document is not there any more.
    Withdrawn,
}

impl State {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::Fixed, Self::Remaining, Self::New, Self::Accepted, Self::Unsure, Self::Withdrawn];

    /// The word for it in reports for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Remaining => "remaining",
            Self::New => "new",
            Self::Accepted => "accepted",
            Self::Unsure => "unsure",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it has to be dealt with.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Remaining | Self::New | Self::Unsure)
    }
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its bytes are the same.
    Same,
    /// It was changed.
    Changed,
    /// It has another name.
    Renamed,
    /// It is not there any more.
    Withdrawn,
    /// It was not there.
    New,
}

impl Fate {
    /// The word for it in reports for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
            Self::Withdrawn => "withdrawn",
            Self::New => "new",
        }
    }
}

/// A document of either run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ComparedDocument<'a> {
    /// Its path in the earlier run.
    pub old: Option<&'a str>,
    /// Its path in the later run.
    pub new: Option<&'a str>,
    /// What became of it.
    pub fate: Fate,
    /// What became of its findings.
    pub findings: Vec<(State, &'a EarlierFinding)>,
}

/// Two runs side by side.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Comparison<'a> {
    /// The documents: those of the later run in its order, then those that are gone.
    pub documents: Vec<ComparedDocument<'a>>,
    /// Whether the two runs had different built-in rules.
    pub has_other_rules: bool,
}

impl<'a> Comparison<'a> {
    /// Holds the run `new` against `old`.
    #[must_use]
    pub fn of(old: &'a Earlier, new: &'a Earlier) -> Self {
        let partners = partners(&old.documents, &new.documents);
        let mut documents: Vec<ComparedDocument<'a>> = Vec::new();
        for (index, document) in new.documents.iter().enumerate() {
            documents.push(match partners[index] {
                Some(before) => compared(&old.documents[before], document),
                None => arrived(document),
            });
        }
        let met: HashSet<usize> = partners.into_iter().flatten().collect();
        let gone = old.documents.iter().enumerate().filter(|(index, _)| !met.contains(index));
        documents.extend(gone.map(|(_, document)| left(document, (old.has_clean, new.has_clean))));
        let rules = [&old.rules_version, &new.rules_version];
        let has_other_rules = matches!(rules, [Some(one), Some(other)] if one != other);
        Self { documents, has_other_rules }
    }

    /// The same without the documents that the later run did not look at: it was about some only.
    #[must_use]
    pub fn of_met(mut self) -> Self {
        self.documents.retain(|document| document.new.is_some());
        self
    }

    /// How many findings came to that state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.findings().filter(|(is, _)| *is == state).count()
    }

    /// How many documents came to that.
    #[must_use]
    pub fn documents_that(&self, fate: Fate) -> usize {
        self.documents.iter().filter(|document| document.fate == fate).count()
    }

    /// All findings.
    pub fn findings(&self) -> impl Iterator<Item = (State, &'a EarlierFinding)> {
        self.documents.iter().flat_map(|document| document.findings.iter().copied())
    }
}

/// For each new document the old one that it was.
fn partners(old: &[EarlierDocument], new: &[EarlierDocument]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { free: (0..old.len()).collect(), partners: vec![None; new.len()] };
    pairs.by(&by(old, |one| Some(&one.path)), |index| Some(&new[index].path));
    // A ledger calls a page by its address.
    pairs.by(&by(old, |one| one.address.as_deref()), |index| Some(&new[index].path));
    pairs.by(&by(old, |one| Some(&one.path)), |index| new[index].address.as_deref());
    pairs.by(&by(old, |one| one.sha256.as_deref()), |index| new[index].sha256.as_deref());
    for (index, document) in new.iter().enumerate() {
        if pairs.partners[index].is_none() {
            let before = alike(old, document, &pairs.free);
            pairs.pair(index, before);
        }
    }
    pairs.partners
}

/// New documents with the old ones that they were, and the old ones that are none of these yet.
struct Pairs {
    free: HashSet<usize>,
    partners: Vec<Option<usize>>,
}

impl Pairs {
    /// Pairs what has the same key.
    fn by<'a>(&mut self, known: &HashMap<&str, Vec<usize>>, key: impl Fn(usize) -> Option<&'a str>) {
        for index in (0..self.partners.len()).filter(|index| self.partners[*index].is_none()).collect::<Vec<_>>() {
            let olds = key(index).and_then(|key| known.get(key)).into_iter().flatten();
            let before = olds.copied().find(|before| self.free.contains(before));
            self.pair(index, before);
        }
    }

    fn pair(&mut self, index: usize, before: Option<usize>) {
        before.iter().for_each(|before| {
            self.free.remove(before);
        });
        self.partners[index] = before;
    }
}

/// The documents by something that each may have.
fn by<'a>(
    documents: &'a [EarlierDocument],
    key: impl Fn(&'a EarlierDocument) -> Option<&'a str>,
) -> HashMap<&'a str, Vec<usize>> {
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if let Some(key) = key(document) {
            known.entry(key).or_default().push(index);
        }
    }
    known
}

/// The one of the `free` documents that has most of its findings in `new`.
fn alike(old: &[EarlierDocument], new: &EarlierDocument, free: &HashSet<usize>) -> Option<usize> {
    let own: HashSet<(&str, &str)> = keys(new).collect();
    if own.len() < KNOWN_BY {
        return None;
    }
    let shared = |index: &usize| {
        let known: HashSet<(&str, &str)> = keys(&old[*index]).collect();
        let count = known.intersection(&own).count();
        (count >= KNOWN_BY && count * PART >= known.len().max(own.len())).then_some(count)
    };
    let candidates = free.iter().filter_map(|index| Some((shared(index)?, std::cmp::Reverse(*index))));
    candidates.max().map(|(_, index)| index.0)
}

/// What its findings are known by.
fn keys(document: &EarlierDocument) -> impl Iterator<Item = (&str, &str)> {
    let findings = document.findings.iter();
    findings.flat_map(|one| one.fingerprints.iter().map(|fingerprint| (one.rule.as_str(), fingerprint.as_str())))
}

/// A document of both runs.
fn compared<'a>(old: &'a EarlierDocument, new: &'a EarlierDocument) -> ComparedDocument<'a> {
    let mut left: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    let has_fingerprints =
        |document: &EarlierDocument| document.findings.iter().all(|one| !one.fingerprints.is_empty());
    let by_match = !(has_fingerprints(old) && has_fingerprints(new));
    let keys_of = |one: &'a EarlierFinding| -> Vec<(&'a str, &'a str)> {
        if by_match {
            vec![(&one.rule, &one.matched)]
        } else {
            one.fingerprints.iter().map(|fingerprint| (one.rule.as_str(), fingerprint.as_str())).collect()
        }
    };
    for (index, one) in new.findings.iter().enumerate() {
        keys_of(one).into_iter().for_each(|key| left.entry(key).or_default().push(index));
    }
    // What speaks for several places may be met by several: a column of which half was taken out.
    let mut met: HashSet<usize> = HashSet::new();
    let mut findings = Vec::new();
    for one in old.findings.iter().filter(|one| one.is_active) {
        let now = keys_of(one).into_iter().filter_map(|key| left.get(&key)).flatten();
        let now: Vec<usize> = now.copied().filter(|index| !by_match || !met.contains(index)).collect();
        let now = if by_match { now.into_iter().take(1).collect() } else { now };
        met.extend(&now);
        let is_active = now.iter().any(|index| new.findings[*index].is_active);
        findings.push(match now.iter().find(|index| new.findings[**index].is_active).or(now.first()) {
            Some(index) if is_active => (State::Remaining, &new.findings[*index]),
            Some(index) => (State::Accepted, &new.findings[*index]),
            None if new.is_whole => (State::Fixed, one),
            None => (State::Unsure, one),
        });
    }
    let new_ones = new.findings.iter().enumerate().filter(|(index, one)| one.is_active && !met.contains(index));
    findings.extend(new_ones.map(|(_, one)| (State::New, one)));
    findings.sort_by_key(|(state, one)| (*state, std::cmp::Reverse(one.severity)));
    let is_called = |one: &EarlierDocument, other: &EarlierDocument| one.address.as_ref() == Some(&other.path);
    let fate = if old.path != new.path && !is_called(old, new) && !is_called(new, old) {
        Fate::Renamed
    } else if old.sha256.is_some() && old.sha256 == new.sha256 {
        Fate::Same
    } else {
        Fate::Changed
    };
    ComparedDocument { old: Some(&old.path), new: Some(&new.path), fate, findings }
}

fn arrived(document: &EarlierDocument) -> ComparedDocument<'_> {
    let findings = document.findings.iter().filter(|one| one.is_active).map(|one| (State::New, one)).collect();
    ComparedDocument { old: None, new: Some(&document.path), fate: Fate::New, findings }
}

/// A document that the later run does not have. A ledger has no documents without findings, so that in one after another it is
/// clean, or gone; where the earlier run is no ledger, it may also be there under another name.
fn left(document: &EarlierDocument, has_clean: (bool, bool)) -> ComparedDocument<'_> {
    let (state, fate) = match has_clean {
        (_, true) => (State::Withdrawn, Fate::Withdrawn),
        (false, false) => (State::Fixed, Fate::Changed),
        (true, false) => (State::Unsure, Fate::Changed),
    };
    let findings = document.findings.iter().filter(|one| one.is_active).map(|one| (state, one)).collect();
    ComparedDocument { old: Some(&document.path), new: None, fate, findings }
}

#[cfg(test)]
mod tests;
