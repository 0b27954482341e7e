//! What a run decides about the findings of one document: exceptions of the configuration, the baseline, what changed.

use std::cell::OnceCell;
use std::path::Path;

use super::{Session, Source};
use crate::config::Exception;
use crate::filter::baseline::{Entry, Left};
use crate::filter::{self, Baseline, Changed};
use crate::finding::{Accepted, Accepter, Finding, Masker};
use crate::scan::Sieve;
use hegao_model::clock::Clock;
use hegao_model::workers::{Alone, Workers};
use hegao_rules::facts::Facts;

/// What is left of each to be used up, while findings go by in order.
pub(super) struct Sifting<'a> {
    session: &'a Session,
    source: &'a Source<'a>,
    /// The document's path as the configuration's globs see it.
    seen: &'a str,
    exceptions: Vec<Allowance<'a>>,
    baseline: Option<Known<'a>>,
    /// What of the document the check is about, asked once and only if it decides anything.
    changed: OnceCell<Option<Changed>>,
    added: OnceCell<Option<Vec<Changed>>>,
    lists_all: bool,
    shows_text: bool,
}

/// An exception that holds, and how many findings it still accepts.
struct Allowance<'a> {
    /// Its number in the configuration, if it stands there.
    index: Option<usize>,
    exception: &'a Exception,
    left: usize,
    /// What is said of it, masked.
    accepted: OnceCell<Accepted>,
}

/// The baseline's entries for the document.
struct Known<'a> {
    baseline: &'a Baseline,
    /// The document's path as the baseline has it, not masked.
    below: String,
    /// Its path, masked, and what no finding fitted yet.
    left: Option<(String, Left<'a>)>,
}

impl<'a> Known<'a> {
    /// Looks the document up, once it is known what masks it.
    fn left(&mut self, session: &Session, facts: &Facts, masker: &Masker) -> &mut Left<'a> {
        let Self { baseline, below, left } = self;
        let (_, left) = left.get_or_insert_with(|| {
            let known_as = masker.text(&session.scanner.masked_path(below, facts));
            let left = baseline.of(&known_as);
            (known_as, left)
        });
        left
    }
}

impl<'a> Sifting<'a> {
    /// What is decided about a document, which the configuration's globs see as `seen`.
    pub(super) fn new(session: &'a Session, source: &'a Source<'a>, seen: &'a str) -> Self {
        let Session { config, options, baseline, .. } = session;
        let holds = |exception: &Exception| !exception.is_over(options.today.first) && exception.is_about(seen);
        let count = |exception: &Exception| exception.count.map_or(usize::MAX, |count| count as usize);
        let own = source.accepted.iter().map(|exception| (None, exception));
        let configured = config.exceptions.iter().enumerate().map(|(index, exception)| (Some(index), exception));
        let exceptions = configured.chain(own).filter(|(_, exception)| holds(exception));
        let exceptions = exceptions.map(|(index, exception)| Allowance {
            index,
            exception,
            left: count(exception),
            accepted: OnceCell::new(),
        });
        let exceptions = exceptions.collect();
        let baseline = baseline.as_ref().map(|(baseline, folder)| Known {
            baseline,
            below: below(&options.base.join(source.place), folder),
            left: None,
        });
        let (changed, added) = (OnceCell::new(), OnceCell::new());
        Self { session, source, seen, exceptions, baseline, changed, added, lists_all: false, shows_text: false }
    }

    /// The same, for those who want to know of all findings, and not only of those that a report lists.
    pub(super) fn of_all(self) -> Self {
        Self { lists_all: true, ..self }
    }

    /// The same, for those who show the document's text.
    pub(super) fn of_text(self) -> Self {
        Self { shows_text: true, ..self }
    }

    /// The document's path as the baseline has it, and the entries that fitted nothing; to be asked at the end.
    pub(super) fn end(mut self, facts: &Facts, masker: &Masker) -> (Option<String>, Vec<Entry>) {
        let Some(mut known) = self.baseline.take() else { return (None, Vec::new()) };
        known.left(self.session, facts, masker);
        let (known_as, left) = known.left.map_or_else(Default::default, |(known_as, left)| (known_as, left.entries()));
        (Some(known_as), left)
    }

    fn accept(&mut self, findings: &mut [Finding], facts: &Facts, masker: &Masker) {
        let Self { session, seen, exceptions, .. } = self;
        filter::suppress(findings, |finding| {
            let Some(one) = exceptions.iter_mut().find(|one| one.left > 0 && one.exception.fits(seen, finding)) else {
                let missing = exceptions.iter().filter(|one| *one.exception.rule == *finding.rule);
                missing.filter_map(|one| one.index).for_each(|index| session.exceptions.misses(index));
                return None;
            };
            one.left -= 1;
            one.index.iter().for_each(|index| session.exceptions.accepts(*index));
            let masked = |text: &String| masker.text(&session.scanner.masked_path(text, facts));
            let accepted = || Accepted {
                by: Accepter::Exception,
                reason: masked(&one.exception.reason),
                person: one.exception.by.as_ref().map(masked),
                until: one.exception.until,
            };
            Some(one.accepted.get_or_init(accepted).clone())
        });
    }
}

impl Sieve for Sifting<'_> {
    fn is_idle(&self) -> bool {
        self.exceptions.is_empty() && self.baseline.is_none() && self.source.changes.is_none()
    }

    fn lists_all(&self) -> bool {
        self.lists_all
    }

    fn shows_text(&self) -> bool {
        self.shows_text
    }

    fn clock(&self) -> Clock {
        self.source.clock.map_or_else(Clock::endless, |clock| clock())
    }

    fn workers(&self) -> &dyn Workers {
        self.source.workers.unwrap_or(&Alone)
    }

    fn sift(&mut self, findings: &mut Vec<Finding>, facts: &Facts, masker: &Masker) {
        if !self.exceptions.is_empty() {
            self.accept(findings, facts, masker);
        }
        if let Some(known) = &mut self.baseline {
            known.left(self.session, facts, masker).mark(findings);
        }
        let Some(changes) = self.source.changes else { return };
        let rules = self.session.rules();
        match self.added.get_or_init(|| changes.added()) {
            Some(added) => filter::keep_added(findings, rules, added),
            None => filter::keep_changed(findings, rules, || self.changed.get_or_init(|| changes.changed()).as_ref()),
        }
    }
}

/// The path of a document below the baseline's folder.
fn below(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).display().to_string().replace('\\', "/")
}
