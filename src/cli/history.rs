//! `--history`: what a commit of the range adds and the end of it no longer shows is told once, by the commit that adds it.

use std::collections::HashSet;
use std::sync::Arc;

use super::inspect::Inspected;
use crate::finding::{Finding, Status};
use crate::report::Reported;

/// What was told, so that nothing is told twice.
#[derive(Default)]
pub(super) struct Told {
    /// Path, rule, fingerprint and masked match of findings.
    findings: HashSet<(String, Arc<str>, String, String)>,
    /// Path of documents that were not wholly read, and why.
    gaps: HashSet<(String, &'static str)>,
    /// Versions with something to tell.
    pub(super) versions: usize,
}

impl Told {
    /// Takes note of a document as it is at the end.
    pub(super) fn at_end(&mut self, inspected: &Inspected) {
        let Inspected::Document { checked, .. } = inspected else { return };
        let Reported { entry, findings, .. } = &checked.document;
        let path = || entry.path.to_string();
        let counting = findings.iter().filter(|finding| finding.status != Status::Suppressed);
        self.findings.extend(counting.map(|finding| key(path(), finding)));
        self.gaps.extend(entry.gaps.iter().map(|gap| (path(), gap.kind().name())));
    }

    /// What is new in a version of a document, whose path is `commit:path`. `None`: nothing.
    pub(super) fn new_in(&mut self, inspected: Inspected) -> Option<Inspected> {
        let Inspected::Document { mut checked, at_end } = inspected else { return None };
        let Reported { entry, findings, suppressions, .. } = &mut checked.document;
        let path = || at_end.clone().unwrap_or_default();
        findings.retain(|finding| self.findings.insert(key(path(), finding)));
        entry.gaps.retain(|gap| self.gaps.insert((path(), gap.kind().name())));
        // What the end of the range accepts, or no longer needs, is told there.
        suppressions.clear();
        checked.stale.clear();
        entry.commit = entry.path.split_once(':').map(|(commit, _)| commit.to_owned());
        let has_news = !(findings.is_empty() && entry.gaps.is_empty());
        self.versions += usize::from(has_news);
        has_news.then_some(Inspected::Document { checked, at_end })
    }
}

fn key(path: String, finding: &Finding) -> (String, Arc<str>, String, String) {
    (path, finding.rule.clone(), finding.fingerprint.clone(), finding.matched.clone())
}
