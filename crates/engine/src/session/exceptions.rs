//! Which exceptions of the configuration a run needed. One that has run out, or that fits nothing any more, is told:
//! whoever wrote it relies on it, or could delete it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::civil::Date;

use crate::config::{Config, Exception};

/// What a run learns of the exceptions, in the configuration's order.
pub(super) struct Uses(Vec<Use>);

#[derive(Default)]
struct Use {
    /// How many findings it accepted.
    accepted: AtomicUsize,
    /// Whether it speaks of a document of this run that was read.
    was_tried: AtomicBool,
    /// Whether it speaks of one that was not wholly read, in which anything may stand.
    is_open: AtomicBool,
    /// Whether its rule finds something in a document of which it speaks that it does not accept.
    is_missed: AtomicBool,
}

/// What a run looked at.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Scope<'a> {
    /// Every document that the configuration can speak of.
    pub is_whole: bool,
    /// Parts of documents only.
    pub is_narrow: bool,
    /// Whether there is a file at this path.
    pub exists: &'a dyn Fn(&Path) -> bool,
}

impl Default for Scope<'_> {
    /// Some documents, all of each.
    fn default() -> Self {
        Self { is_whole: false, is_narrow: false, exists: &|_| true }
    }
}

impl Uses {
    pub(super) fn of(config: &Config) -> Self {
        Self(config.exceptions.iter().map(|_| Use::default()).collect())
    }

    /// The exception of that index accepts a finding.
    pub(super) fn accepts(&self, index: usize) {
        self.0[index].accepted.fetch_add(1, Ordering::Relaxed);
    }

    /// The exception of that index is about a finding's rule and document, and does not accept it.
    pub(super) fn misses(&self, index: usize) {
        self.0[index].is_missed.store(true, Ordering::Relaxed);
    }

    /// A document was looked at; `path` is as globs see it.
    pub(super) fn saw(&self, config: &Config, path: &str, is_whole: bool) {
        let about = config.exceptions.iter().zip(&self.0).filter(|(exception, _)| exception.is_about(path));
        for (_, one) in about {
            if is_whole { &one.was_tried } else { &one.is_open }.store(true, Ordering::Relaxed);
        }
    }

    /// The exceptions that accept nothing, in order, whether they are over, and whether that is because the text that they name
    /// has changed. One that was not tried is no idle one.
    pub(super) fn idle<'c>(
        &'c self,
        config: &'c Config,
        scope: &'c Scope<'_>,
        today: Date,
    ) -> impl Iterator<Item = (&'c Exception, bool, bool)> {
        config.exceptions.iter().zip(&self.0).filter_map(move |(exception, one)| {
            let is_over = exception.is_over(today);
            let was_tried =
                scope.is_whole || one.was_tried.load(Ordering::Relaxed) || is_gone(config, exception, scope);
            let is_unused = one.accepted.load(Ordering::Relaxed) == 0
                && was_tried
                && !scope.is_narrow
                && !one.is_open.load(Ordering::Relaxed);
            let is_changed = !is_over && exception.is_exact() && one.is_missed.load(Ordering::Relaxed);
            (is_over || is_unused).then_some((exception, is_over, is_changed))
        })
    }
}

/// Whether it names one file, and there is none.
fn is_gone(config: &Config, exception: &Exception, scope: &Scope<'_>) -> bool {
    let folder = config.file.as_deref().and_then(Path::parent);
    let named = exception.written.as_deref().filter(|path| !path.contains(['*', '?', '[', '{']));
    // A name without a folder fits in any of them.
    let path = named.map(|path| path.strip_prefix("./").unwrap_or(path).trim_start_matches('/'));
    folder.zip(path).is_some_and(|(folder, path)| !(scope.exists)(&folder.join(path)))
}
