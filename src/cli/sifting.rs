//! What a run decides about the findings of one document: exceptions of the configuration, the baseline, what changed.

use std::cell::OnceCell;
use std::path::Path;
use std::time::Instant;

use super::inspect::Inspector;
use super::source::About;
use crate::config::Exception;
use crate::facts::Facts;
use crate::filter::baseline::{Entry, Left};
use crate::filter::{self, Changed};
use crate::finding::{Finding, Masker};
use crate::input::{Gap, GapKind};
use crate::scan::Sieve;

/// What is left of each to be used up, while findings go by in order.
pub(super) struct Sifting<'a> {
    inspector: &'a Inspector<'a>,
    /// As the configuration's globs see it.
    path: String,
    exceptions: Vec<Allowance<'a>>,
    baseline: Option<Known<'a>>,
    /// What of the document the check is about, asked once and only if it decides anything.
    changed: OnceCell<Option<Changed>>,
    added: OnceCell<Option<Vec<Changed>>>,
    about: Option<&'a About<'a>>,
    started: Instant,
    seconds: u64,
}

/// An exception that holds, and how many findings it still accepts.
struct Allowance<'a> {
    index: usize,
    exception: &'a Exception,
    left: usize,
    /// Its reason, masked.
    reason: OnceCell<String>,
}

/// The baseline's entries for the document.
pub(super) struct Known<'a> {
    pub(super) baseline: &'a filter::Baseline,
    /// The document's path as the baseline has it, not masked.
    pub(super) below: String,
    /// Its path, masked, and what no finding fitted yet.
    pub(super) left: Option<(String, Left<'a>)>,
}

impl<'a> Known<'a> {
    /// Looks the document up, once it is known what masks it.
    fn left(&mut self, inspector: &Inspector<'_>, facts: &Facts, masker: &Masker) -> &mut Left<'a> {
        let Self { baseline, below, left } = self;
        let (_, left) = left.get_or_insert_with(|| {
            let known_as = masker.text(&inspector.masked_path(below, facts));
            let left = baseline.of(&known_as);
            (known_as, left)
        });
        left
    }
}

impl<'a> Sifting<'a> {
    /// What is decided about the document at `path`; `about` tells what of it changed.
    pub(super) fn new(
        inspector: &'a Inspector<'a>,
        path: String,
        exceptions: impl Iterator<Item = (usize, &'a Exception)>,
        baseline: Option<Known<'a>>,
        about: Option<&'a About<'a>>,
    ) -> Self {
        let count = |exception: &Exception| exception.count.map_or(usize::MAX, |count| count as usize);
        let exceptions = exceptions
            .filter(|(_, exception)| exception.is_about(&path))
            .map(|(index, exception)| Allowance { index, exception, left: count(exception), reason: OnceCell::new() });
        let exceptions = exceptions.collect();
        let (started, seconds) = (Instant::now(), inspector.reader.limits().seconds);
        Self {
            inspector,
            path,
            exceptions,
            baseline,
            changed: OnceCell::new(),
            added: OnceCell::new(),
            about,
            started,
            seconds,
        }
    }

    /// The document's path as the baseline has it, and the entries that fitted nothing; to be asked at the end.
    pub(super) fn end(mut self, facts: &Facts, masker: &Masker) -> (Option<String>, Vec<Entry>) {
        let Some(mut known) = self.baseline.take() else { return (None, Vec::new()) };
        known.left(self.inspector, facts, masker);
        let (known_as, left) = known.left.map_or_else(Default::default, |(known_as, left)| (known_as, left.entries()));
        (Some(known_as), left)
    }

    fn accept(&mut self, findings: &mut [Finding], facts: &Facts, masker: &Masker) {
        let Self { inspector, path, exceptions, .. } = self;
        filter::suppress(findings, |finding| {
            let fitting = exceptions.iter_mut().find(|one| one.left > 0 && one.exception.fits(path, finding));
            fitting.map(|one| {
                one.left -= 1;
                inspector.accepts(one.index);
                let masked = || masker.text(&inspector.masked_path(&one.exception.reason, facts));
                one.reason.get_or_init(masked).clone()
            })
        });
    }
}

impl Sieve for Sifting<'_> {
    fn is_idle(&self) -> bool {
        self.exceptions.is_empty() && self.baseline.is_none() && self.about.is_none()
    }

    fn is_late(&self) -> Option<Gap> {
        let seconds = self.seconds;
        (self.started.elapsed().as_secs() >= seconds).then(|| {
            let detail =
                format!("核对了 {seconds} 秒还没有完，后面的没有检查；请拆分后再查，或在配置中调高 limits.seconds");
            Gap::of_file(GapKind::Timeout, detail)
        })
    }

    fn sift(&mut self, findings: &mut Vec<Finding>, facts: &Facts, masker: &Masker) {
        if !self.exceptions.is_empty() {
            self.accept(findings, facts, masker);
        }
        if let Some(known) = &mut self.baseline {
            known.left(self.inspector, facts, masker).mark(findings);
        }
        let Some(about) = self.about else { return };
        let rules = self.inspector.rules();
        match self.added.get_or_init(|| about.added()) {
            Some(added) => filter::keep_added(findings, rules, added),
            None => filter::keep_changed(findings, rules, || self.changed.get_or_init(|| about.changed()).as_ref()),
        }
    }
}

/// The path of a document below the baseline's folder.
pub(super) fn below(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).display().to_string().replace('\\', "/")
}
