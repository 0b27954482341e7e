//! From a file to what is said of it: the way that `check` and `rules measure` share. What is said, the engine's session decides.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::args::CheckArgs;
use super::exit::Failure;
use super::reading::{self, Reader};
use super::source::{About, Disk, Source, Unread, as_met};
use super::workers::Threads;
use super::{setup, stdin, trusted};
use crate::config::Config;
use crate::digest::{self, sha256};
use crate::document::{self, Document, Limits};
use crate::filter::Baseline;
use crate::finding::HIDDEN;
use crate::input::{self, Blob, Entry, Gap, Listing, Missing, SkipReason, Skipped};
use crate::language::{Language, both};
use crate::report::{IdleException, SkippedFile, StoredContent};
use crate::revise::Front;
use crate::rule::{self, Loaded};
use crate::scan::may_hold_value;
use crate::session::{self, Beside, Changes, Checked, Scope, Session};

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// All that a run needs to judge files.
pub(super) struct Inspector<'a> {
    args: &'a CheckArgs,
    pub(super) session: Session,
    /// The working directory.
    base: PathBuf,
    /// The version that decides, if it is another than that in the working directory.
    trusted: Option<PathBuf>,
    source: Box<dyn Source>,
    /// What came through standard input, until it is inspected.
    piped: Mutex<Option<Result<Blob, Gap>>>,
    pub(super) reader: Reader,
    /// SHA-256 of the tables that come with the program or from files, if a receipt asks for it.
    pub(super) tables_sha256: Option<String>,
    /// Microseconds spent, added up over all threads.
    pub(super) spent: Spent,
    /// Who works on one document.
    pub(super) threads: Threads,
    /// What is said beside all documents, and goes before arguments and configuration: by an editor.
    pub(super) said: Beside,
}

/// Time spent in each step, in microseconds, added up over all threads.
#[derive(Default)]
pub(super) struct Spent {
    pub(super) read: AtomicU64,
    pub(super) decode: AtomicU64,
    pub(super) scan: AtomicU64,
}

impl Spent {
    /// The steps by name, in the language of the run.
    pub(super) fn steps(&self, language: Language) -> [(&'static str, Duration); 3] {
        let time = |spent: &AtomicU64| Duration::from_micros(spent.load(Ordering::Relaxed));
        let [read, decode, scan] = match language {
            Language::Zh => ["读取", "解码与分段", "核对"],
            Language::En => ["reading", "decoding", "checking"],
        };
        [(read, time(&self.read)), (decode, time(&self.decode)), (scan, time(&self.scan))]
    }
}

/// What is said of one file.
pub(super) enum Inspected {
    /// It is no document.
    Skipped(SkippedFile),
    /// What is said of the document.
    Document {
        checked: Box<Checked>,
        /// What it is called at the end of the range, masked, if it is a version of a commit before.
        at_end: Option<String>,
    },
}

impl Inspected {
    /// What is said of a document; `None`: it is none.
    pub(super) fn into_checked(self) -> Option<Checked> {
        match self {
            Self::Skipped(_) => None,
            Self::Document { checked, .. } => Some(*checked),
        }
    }
}

impl<'a> Inspector<'a> {
    /// An inspector that lets the version in the folder `tree` decide, if there is one.
    pub(super) fn new(
        args: &'a CheckArgs,
        config: Config,
        user: Vec<Loaded>,
        tree: Option<PathBuf>,
    ) -> Result<Self, Failure> {
        let base = std::env::current_dir().map_err(|error| {
            Failure::new(both!(
                "当前文件夹不可用：{error}。请换一个文件夹再运行",
                "this folder cannot be used: {error}. Run it in another one"
            ))
        })?;
        let mut options = setup::options(args);
        options.base = tree.as_ref().unwrap_or(&base).clone();
        let mut reader = Reader::new(config.limits);
        if let Some(command) = &args.ocr {
            reader = reader.recognising(super::ocr::recogniser(command, config.limits.seconds)?);
        }
        #[cfg_attr(not(feature = "spelling"), expect(unused_mut, reason = "only a model changes it"))]
        let mut tables = setup::loaded_tables(&config)?;
        #[cfg(feature = "spelling")]
        super::learn::choose(&mut tables, args, &config, tree.as_deref())?;
        let tables_sha256 = (!args.receipt.is_empty()).then(|| digest::packed(&tables.all));
        let session = Session::new(setup::all_rules(user), tables, config, options)
            .map_err(|error| Failure::new(error.said()))?;
        Ok(Self {
            args,
            session,
            trusted: tree,
            base,
            tables_sha256,
            source: Box::new(Disk),
            piped: Mutex::default(),
            reader,
            spent: Spent::default(),
            threads: Threads::default(),
            said: Beside::default(),
        })
    }

    /// What may be learned from a file, as it was read, with its gaps; `None`: it is no document, or could not be read.
    #[cfg(feature = "spelling")]
    pub(super) fn learnable(&self, entry: &Entry) -> Option<(Vec<String>, bool)> {
        let blob = self.source.read(entry, self.reader.limits().largest()).ok()?;
        let document = self.reader.read(&blob.path, blob.bytes).ok()?;
        Some((self.session.learnable(&blob.path, &document), document.gaps.is_empty()))
    }

    /// The inspector with a baseline, whose paths are relative to `folder` (absolute).
    pub(super) fn with_baseline(self, baseline: Baseline, folder: PathBuf) -> Self {
        Self { session: self.session.knowing(baseline, folder), ..self }
    }

    /// The version that decides, if it is another.
    pub(super) fn trusted(&self) -> Option<&Path> {
        self.trusted.as_deref()
    }

    /// The inspector that reads documents from `source`.
    #[cfg(feature = "git")]
    pub(super) fn reading(self, source: Box<dyn Source>) -> Self {
        Self { source, ..self }
    }

    /// The working directory.
    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    /// A path as it may be printed.
    pub(super) fn masked(&self, path: &str) -> String {
        self.session.masked(path)
    }

    /// The documents on the disk below `paths`, those too that the configuration skips.
    #[cfg(feature = "git")]
    pub(super) fn walked(&self, paths: &[PathBuf]) -> Result<Listing, Failure> {
        let here = [PathBuf::from(".")];
        let there: Vec<PathBuf> = paths.iter().filter(|path| self.base.join(path).exists()).cloned().collect();
        let paths = if paths.is_empty() { &here[..] } else { &there };
        input::walk(paths, &self.base, self.trusted.as_deref()).map_err(|missing| self.missing(&missing))
    }

    /// The files that `paths` stand for, without those that the configuration skips; `-` is standard input.
    pub(super) fn files(&self, paths: &[PathBuf]) -> Result<Listing, Failure> {
        let (stream, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| path == STDIN);
        let listing =
            input::walk(&paths, &self.base, self.trusted.as_deref()).map_err(|missing| self.missing(&missing))?;
        let mut listing = self.kept(listing);
        if !stream.is_empty() {
            let name = self.args.stdin_name.as_ref().map(|name| stdin::called(name, &self.base));
            let name = name.unwrap_or_else(|| STDIN.to_owned());
            let read = stdin::read(name.clone(), self.reader.limits().largest())?;
            *self.piped.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
            listing.entries.push(Entry { path: STDIN.into(), name, named: true });
        }
        Ok(listing)
    }

    /// Where a path that was given lies: what the paths of its files begin with.
    pub(super) fn place(&self, path: &Path) -> PathBuf {
        self.base.join(path)
    }

    /// The listing without what the configuration skips.
    pub(super) fn kept(&self, mut listing: Listing) -> Listing {
        let Listing { entries, skipped, gaps } = &mut listing;
        let mut keeps = |name: &String| {
            let skips = self.session.skips(Path::new(self.source.place(name)));
            if skips {
                skipped.push(Skipped { name: name.clone(), reason: SkipReason::Excluded });
            }
            !skips
        };
        entries.retain(|entry| keeps(&entry.name));
        gaps.retain(|(name, _)| keeps(name));
        let (own, documents) =
            std::mem::take(entries).into_iter().partition(|entry: &Entry| !entry.named && self.decides(&entry.name));
        *entries = documents;
        skipped.extend(own.into_iter().map(|own: Entry| Skipped { name: own.name, reason: SkipReason::Own }));
        listing
    }

    /// Whether the file of this name is one of those that this run goes by: its configuration, a table of facts, a rule or its list
    /// of words. Where another version decides, only what reads there as it does here: a change may bring a list of people.
    fn decides(&self, name: &str) -> bool {
        let config = self.session.config();
        let file = input::tidy(&self.in_home(name));
        let whole = |path: &PathBuf| input::tidy(&trusted::absolute(&trusted::path(self.trusted(), path)));
        let dirs = || config.rule_dirs.iter().chain(&self.args.judging.rules).map(whole);
        // Where another version decides, the configuration that was met does not, and is looked at.
        let is_config = self.trusted.is_none() && config.file.as_ref().is_some_and(|config| whole(config) == file);
        let is_own = is_config
            || config.facts.iter().any(|facts| whole(facts) == file)
            || dirs().any(|dir| file.starts_with(&dir) && setup::is_rule_or_list(&file, &dir));
        is_own && self.trusted().is_none_or(|_| trusted::is_same(&file, &self.base.join(name)))
    }

    /// Says which paths do not exist, as far as their names may be printed.
    pub(super) fn missing(&self, missing: &Missing) -> Failure {
        let paths = missing.paths.iter().map(|path| self.masked(path)).collect();
        let spaced = missing.spaced.as_ref().map(|path| self.masked(path));
        Failure::new(Missing { paths, spaced }.said())
    }

    /// Reads and scans one file. A failure inside the program is a gap of that file, and of no other.
    pub(super) fn inspect(&self, entry: &Entry) -> Inspected {
        catch_unwind(AssertUnwindSafe(|| self.try_inspect(entry)))
            .unwrap_or_else(|_| self.unread(&entry.name, reading::failed()))
    }

    fn try_inspect(&self, entry: &Entry) -> Inspected {
        let limit = self.reader.limits().largest();
        let is_met = !entry.named || self.args.documents_only;
        let read = || match self.piped(entry) {
            Some(piped) => piped.map_err(Unread::Gap),
            None => self.source.read(entry, limit),
        };
        let Blob { path, bytes } = match timed(&self.spent.read, read) {
            Ok(blob) => blob,
            Err(Unread::Skipped(reason)) if is_met => return self.skipped(&entry.name, reason),
            Err(unread) => return self.unread(&entry.name, unread.into_gap()),
        };
        let is_own = session::is_own(&bytes);
        let content = StoredContent { size: bytes.len() as u64, sha256: sha256(&bytes) };
        let document = match timed(&self.spent.decode, || self.reader.read(&path, bytes)) {
            Ok(document) => document,
            Err(gap) => return self.unread(&path, gap),
        };
        let Some(document) = as_met(document, is_met) else { return self.skipped(&entry.name, SkipReason::Picture) };
        let mut checked = timed(&self.spent.scan, || self.check(&path, &document, is_own));
        checked.document.entry.content = Some(content);
        match checked.skipped {
            Some(reason) => self.skipped(&entry.name, reason),
            None => self.told(&path, checked),
        }
    }

    /// Has the session check a document.
    fn check(&self, path: &str, document: &Document, is_own: bool) -> Checked {
        self.asked(path, document, is_own, |source| self.session.check(source))
    }

    /// Asks something of the session about a document, with all that is known of it here.
    pub(super) fn asked<T>(
        &self,
        path: &str,
        document: &Document,
        is_own: bool,
        ask: impl FnOnce(&session::Source<'_>) -> T,
    ) -> T {
        let limits = *self.reader.limits();
        let trusted = self.trusted.as_ref().map(|tree| move || self.trusted_text(path, tree, limits.largest()));
        let about = About { source: &*self.source, path, document, reader: &self.reader };
        let clock = || reading::deadline(limits.seconds);
        let mut source = session::Source::new(path, document);
        source.place = Path::new(self.source.place(path));
        source.is_own = is_own;
        source.trusted = trusted.as_ref().map(|trusted| trusted as &dyn Fn() -> String);
        source.changes = self.source.knows_changes().then_some(&about as &dyn Changes);
        source.clock = Some(&clock);
        source.workers = Some(&self.threads);
        source.said = self.said;
        ask(&source)
    }

    /// What came through standard input, if `entry` stands for it.
    fn piped(&self, entry: &Entry) -> Option<Result<Blob, Gap>> {
        let is_stream = entry.path == Path::new(STDIN);
        is_stream.then(|| self.piped.lock().unwrap_or_else(PoisonError::into_inner).take())?
    }

    /// The text of the document in the trusted version, empty if it is not there.
    fn trusted_text(&self, path: &str, tree: &Path, limit: u64) -> String {
        // What lies outside the working directory has no trusted version.
        let file =
            Some(Path::new(self.source.place(path))).filter(|path| path.is_relative()).map(|path| tree.join(path));
        // Nor has what a link leads to.
        let file = file.filter(|file| file.canonicalize().is_ok_and(|file| file.starts_with(tree)));
        let blob = file.and_then(|file| input::read_file(&file, path.to_owned(), limit).ok());
        blob.map(|blob| document::read_text(blob.bytes))
            .and_then(|document| document.parts.into_iter().find(|part| part.name.is_none()))
            .map_or_else(String::new, |part| part.text)
    }

    /// Where configuration and baseline see the document: in the version that decides.
    fn in_home(&self, path: impl AsRef<Path>) -> PathBuf {
        self.trusted.as_ref().unwrap_or(&self.base).join(path)
    }

    /// The exceptions of the configuration that accept nothing, once all documents are inspected.
    pub(super) fn idle_exceptions(&self) -> Vec<IdleException> {
        let folder = self.session.config().file.as_deref().and_then(Path::parent);
        let here = [PathBuf::new()];
        let paths = if self.args.paths.is_empty() { &here[..] } else { &self.args.paths };
        let is_whole =
            folder.is_some_and(|folder| paths.iter().any(|path| folder.starts_with(input::tidy(&self.in_home(path)))));
        let mut scope = Scope::default();
        scope.is_whole = is_whole;
        scope.is_narrow = self.args.is_about_changes();
        scope.exists = &|path| path.symlink_metadata().is_ok();
        self.session.idle_exceptions(&scope)
    }

    /// A file that is no document. Only its path is told.
    fn skipped(&self, path: &str, reason: SkipReason) -> Inspected {
        Inspected::Skipped(SkippedFile { path: self.masked(path), reason })
    }

    /// A file, or a folder, that could not be read.
    pub(super) fn unread(&self, path: &str, gap: Gap) -> Inspected {
        let mut source = session::Source::unread(path, gap);
        source.place = Path::new(self.source.place(path));
        self.told(path, self.session.check(&source))
    }

    fn told(&self, path: &str, checked: Checked) -> Inspected {
        let at_end = self.source.at_end(path).map(|path| self.masked(&path));
        Inspected::Document { checked: Box::new(checked), at_end }
    }
}

impl Front for Inspector<'_> {
    fn session(&self) -> &Session {
        &self.session
    }

    fn limits(&self) -> &Limits {
        self.reader.limits()
    }

    fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap> {
        self.reader.read(name, bytes)
    }

    fn asked<T>(
        &self,
        path: &str,
        document: &Document,
        is_own: bool,
        ask: impl FnOnce(&session::Source<'_>) -> T,
    ) -> T {
        Inspector::asked(self, path, document, is_own, ask)
    }
}

/// A path or a message as it may be printed, where no run has its own rules ready.
pub(super) fn masked(text: &str) -> String {
    if !may_hold_value(text) {
        return text.to_owned();
    }
    let options = setup::options(&CheckArgs::plain(&[]));
    let session = Session::new(setup::all_rules(Vec::new()), rule::builtin_tables(), Config::default(), options);
    session.map_or_else(|_| HIDDEN.to_owned(), |session| session.masked(text))
}

fn timed<T>(spent: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    spent.fetch_add(start.elapsed().as_micros() as u64, Ordering::Relaxed);
    result
}
