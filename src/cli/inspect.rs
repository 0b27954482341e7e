//! From a file to what is said of it: the way that `check` and `rules measure` share.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::Date;

use super::args::CheckArgs;
use super::exceptions::{Scope, Uses};
use super::exit::Failure;
use super::reading::{self, Reader};
use super::sifting::{self, Known, Sifting};
use super::source::{About, Disk, Source, Unread};
use super::{setup, stdin, trusted};
use crate::config::Config;
use crate::document::{self, Document, Format};
use crate::facts::{DateInterval, DateSource, Facts};
use crate::filter::{self, Baseline, Inline, Selection, Selector, baseline};
use crate::finding::{Finding, HIDDEN, Omitted};
use crate::input::{self, Blob, Entry, Gap, Listing, Missing, SkipReason, Skipped};
use crate::report::{Checked, DocumentEntry, IdleException, KnownTable, Suppression, mark};
use crate::rule::{Language, Loaded, Rule, RuleSet};
use crate::scan::{Scanner, may_hold_value};

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// All that a run needs to judge files.
pub(super) struct Inspector<'a> {
    args: &'a CheckArgs,
    config: &'a Config,
    selection: Selection,
    scanner: Scanner,
    today: DateInterval,
    /// The dated tables that the rules look into.
    tables: Vec<KnownTable>,
    /// The working directory.
    base: PathBuf,
    /// The version that decides, if it is another than that in the working directory.
    trusted: Option<PathBuf>,
    source: Box<dyn Source>,
    /// What came through standard input, until it is inspected.
    piped: Mutex<Option<Result<Blob, Gap>>>,
    pub(super) reader: Reader,
    /// The known findings, and the folder that their paths are relative to.
    baseline: Option<(Baseline, PathBuf)>,
    exceptions: Uses,
    /// Microseconds spent, added up over all threads.
    pub(super) spent: Spent,
}

/// Time spent in each step, in microseconds, added up over all threads.
#[derive(Default)]
pub(super) struct Spent {
    pub(super) read: AtomicU64,
    pub(super) decode: AtomicU64,
    pub(super) scan: AtomicU64,
}

impl Spent {
    /// The steps by name.
    pub(super) fn steps(&self) -> [(&'static str, Duration); 3] {
        let time = |spent: &AtomicU64| Duration::from_micros(spent.load(Ordering::Relaxed));
        [("读取", time(&self.read)), ("解码与分段", time(&self.decode)), ("核对", time(&self.scan))]
    }
}

/// What is said of one file.
pub(super) struct Inspected {
    /// Why it was not read at all; then nothing but its path counts.
    pub(super) skipped: Option<SkipReason>,
    pub(super) entry: DocumentEntry,
    pub(super) findings: Vec<Finding>,
    pub(super) suppressions: Vec<Suppression>,
    /// The findings beyond the limit, counted.
    pub(super) omitted: Vec<Omitted>,
    /// What it is called at the end of the range, masked, if it is a version of a commit before.
    pub(super) at_end: Option<String>,
    /// Its path as a baseline has it; `None` without one.
    pub(super) known_as: Option<String>,
    /// Entries of the baseline that fit nothing in it any more.
    pub(super) stale: Vec<baseline::Entry>,
    /// The first day on which it can have been written, if it says so.
    pub(super) written: Option<Date>,
}

impl Inspected {
    /// What reports say of it.
    pub(super) fn checked(self) -> Checked {
        let Self { entry, findings, omitted, suppressions, .. } = self;
        Checked { entry, findings, omitted, suppressions }
    }
}

impl<'a> Inspector<'a> {
    pub(super) fn new(args: &'a CheckArgs, config: &'a Config, user: Vec<Loaded>) -> Result<Self, Failure> {
        let names = |names: &[String]| names.iter().map(|name| Selector::new(name)).collect();
        let selection = Selection { select: names(&args.select), ignore: names(&args.ignore) };
        let rules = setup::all_rules(user);
        setup::check_names(config, &selection, &rules)?;
        let tables = setup::tables(config, &rules)?;
        let language = args.lang.unwrap_or(config.lang);
        let scanner = Scanner::new(RuleSet::new(rules, &tables), language, args.reveal);
        let scanner = scanner.explaining(args.explain).listing(config.limits.findings);
        let base = std::env::current_dir()
            .map_err(|error| Failure::new(format_args!("当前文件夹不可用：{error}。请换一个文件夹再运行")))?;
        Ok(Self {
            args,
            config,
            selection,
            scanner,
            today: setup::today(),
            tables: tables
                .0
                .iter()
                .map(|table| KnownTable { title: table.title.clone(), as_of: table.as_of })
                .collect(),
            trusted: None,
            base,
            source: Box::new(Disk),
            piped: Mutex::default(),
            reader: Reader::new(config.limits),
            baseline: None,
            exceptions: Uses::of(config),
            spent: Spent::default(),
        })
    }

    /// The inspector with a baseline, whose paths are relative to `folder` (absolute).
    pub(super) fn with_baseline(self, baseline: Baseline, folder: PathBuf) -> Self {
        Self { baseline: Some((baseline, folder)), ..self }
    }

    /// The inspector that lists all findings of a document, however many.
    pub(super) fn listing_all(self) -> Self {
        Self { scanner: self.scanner.listing(usize::MAX), ..self }
    }

    /// The inspector that lets the version in the folder `tree` decide.
    pub(super) fn trusting(self, tree: Option<PathBuf>) -> Self {
        Self { trusted: tree, ..self }
    }

    /// The version that decides, if it is another.
    pub(super) fn trusted(&self) -> Option<&Path> {
        self.trusted.as_deref()
    }

    /// The tables that know nothing of the time in which a document of the day `newest` was written.
    pub(super) fn tables_behind(&self, newest: Option<Date>) -> Vec<KnownTable> {
        let behind = |table: &&KnownTable| newest.is_some_and(|newest| table.as_of < newest);
        self.tables.iter().filter(behind).cloned().collect()
    }

    /// The inspector that reads documents from `source`.
    #[cfg(feature = "git")]
    pub(super) fn reading(self, source: Box<dyn Source>) -> Self {
        Self { source, ..self }
    }

    /// The working directory.
    #[cfg(feature = "git")]
    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    /// A path as it may be printed.
    pub(super) fn masked(&self, path: &str) -> String {
        self.scan(path, &nothing(None), None, None).entry.path.to_string()
    }

    /// A path as the configuration's globs see it.
    fn in_config(&self, name: &str) -> String {
        self.config.relative(&self.in_home(self.source.place(name)))
    }

    /// The language of the report.
    pub(super) fn language(&self) -> Language {
        self.args.lang.unwrap_or(self.config.lang)
    }

    pub(super) fn rules(&self) -> &[Rule] {
        self.scanner.rules()
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

    /// The listing without what the configuration skips.
    pub(super) fn kept(&self, mut listing: Listing) -> Listing {
        let Listing { entries, skipped, gaps } = &mut listing;
        let mut keeps = |name: &String| {
            let skips = self.config.skips(&self.in_config(name));
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
        let file = input::tidy(&self.in_home(name));
        let whole = |path: &PathBuf| input::tidy(&trusted::absolute(&trusted::path(self.trusted(), path)));
        let dirs = || self.config.rule_dirs.iter().chain(&self.args.rules).map(whole);
        // Where another version decides, the configuration that was met does not, and is looked at.
        let is_config = self.trusted.is_none() && self.config.file.as_ref().is_some_and(|config| whole(config) == file);
        let is_own = is_config
            || self.config.facts.iter().any(|facts| whole(facts) == file)
            || dirs().any(|dir| file.starts_with(&dir) && setup::is_rule_or_list(&file, &dir));
        is_own && self.trusted().is_none_or(|_| trusted::is_same(&file, &self.base.join(name)))
    }

    /// Says which paths do not exist, as far as their names may be printed.
    pub(super) fn missing(&self, missing: &Missing) -> Failure {
        let paths = missing.paths.iter().map(|path| self.masked(path)).collect();
        Failure::new(Missing { paths })
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
        let is_own = is_report(&bytes) || Baseline::is_one(&bytes);
        let document = match timed(&self.spent.decode, || self.reader.read(&path, bytes)) {
            Ok(document) => document,
            Err(gap) => return self.unread(&path, gap),
        };
        let trusted = self.trusted_text(&path, &document, limit);
        let about = About { source: &*self.source, path: &path, document: &document, reader: &self.reader };
        let about = self.source.knows_changes().then_some(&about);
        let inspected = timed(&self.spent.scan, || self.scan(&path, &document, trusted.as_deref(), about));
        self.exceptions.saw(self.config, &self.in_config(&path), inspected.entry.gaps.is_empty());
        if is_own { self.of_own(&entry.name, inspected) } else { inspected }
    }

    /// What is said of an earlier report or a baseline: nothing of what it quotes. But what it shows must be masked; one that was
    /// written with `--reveal`, or a document that somebody has dressed up as a report, tells its values like any other.
    fn of_own(&self, path: &str, mut inspected: Inspected) -> Inspected {
        let is_sensitive = |id: &str| {
            self.rules().iter().any(|rule| rule.id == id && (rule.sensitive || rule.category() == "privacy"))
        };
        inspected.findings.retain(|finding| is_sensitive(&finding.rule));
        inspected.omitted.retain(|omitted| is_sensitive(&omitted.rule));
        let is_quiet = inspected.findings.is_empty() && inspected.omitted.is_empty();
        let is_clean = is_quiet && inspected.entry.gaps.is_empty();
        if is_clean { self.skipped(path, SkipReason::Own) } else { inspected }
    }

    /// What came through standard input, if `entry` stands for it.
    fn piped(&self, entry: &Entry) -> Option<Result<Blob, Gap>> {
        let is_stream = entry.path == Path::new(STDIN);
        is_stream.then(|| self.piped.lock().unwrap_or_else(PoisonError::into_inner).take())?
    }

    /// The text of the document in the trusted version, empty if it is not there; `None` if it decides nothing.
    fn trusted_text(&self, path: &str, document: &Document, limit: u64) -> Option<String> {
        let tree = self.trusted.as_ref()?;
        if !filter::inline::stand_in(text(document)) {
            return None;
        }
        // What lies outside the working directory has no trusted version.
        let file =
            Some(Path::new(self.source.place(path))).filter(|path| path.is_relative()).map(|path| tree.join(path));
        // Nor has what a link leads to.
        let file = file.filter(|file| file.canonicalize().is_ok_and(|file| file.starts_with(tree)));
        let blob = file.and_then(|file| input::read_file(&file, path.to_owned(), limit).ok());
        Some(blob.map_or_else(String::new, |blob| text(&document::read_text(blob.bytes)).to_owned()))
    }

    /// Where configuration and baseline see the document: in the version that decides.
    fn in_home(&self, path: impl AsRef<Path>) -> PathBuf {
        self.trusted.as_ref().unwrap_or(&self.base).join(path)
    }

    fn scan(&self, path: &str, document: &Document, trusted: Option<&str>, about: Option<&About<'_>>) -> Inspected {
        let settings = self.config.for_path(&self.in_config(path));
        let (given, rulings) =
            setup::verdict_on(&settings, self.args, &self.selection, self.rules(), self.today, document.format);
        let mut sifting = self.sifting(path, about);
        let scanned = self.scanner.scan_change(path, document, &given, &rulings, trusted, &mut sifting);
        let (known_as, stale) = sifting.end(&scanned.facts, &scanned.masker);
        let facts = &scanned.facts;
        let written = (facts.date_source != DateSource::Today).then_some(facts.date.first);
        let suppressions = scanned.suppressions.into_iter();
        let suppressions = suppressions.map(|inline| suppression(&scanned.path, inline)).collect();
        let entry = DocumentEntry {
            format: Some(document.format.name()),
            encoding: document.parts.first().map(|part| part.encoding.clone()),
            statements: scanned.statements,
            gaps: scanned.gaps,
            chars: document.blocks.iter().map(|block| document.text(block).chars().count()).sum(),
            ..entry(scanned.path, &scanned.facts)
        };
        let (findings, omitted) = (scanned.findings, scanned.omitted);
        let at_end = self.source.at_end(path).map(|path| self.scanner.masked_path(&path, facts));
        Inspected { skipped: None, entry, findings, omitted, suppressions, known_as, stale, written, at_end }
    }

    /// What is decided about the findings of a document, of which a check of changes is `about` a part.
    fn sifting<'s>(&'s self, path: &str, about: Option<&'s About<'s>>) -> Sifting<'s> {
        let exceptions = self.config.exceptions.iter().enumerate();
        let holding = exceptions.filter(|(_, exception)| !exception.is_over(self.today.first));
        let known = self.baseline.as_ref().map(|(baseline, folder)| Known {
            baseline,
            below: sifting::below(&self.in_home(self.source.place(path)), folder),
            left: None,
        });
        Sifting::new(self, self.in_config(path), holding, known, about)
    }

    /// A path, or a remark of the configuration, as it may be printed or stored.
    pub(super) fn masked_path(&self, path: &str, facts: &Facts) -> String {
        self.scanner.masked_path(path, facts)
    }

    /// Notes that an exception was needed.
    pub(super) fn accepts(&self, exception: usize) {
        self.exceptions.accepts(exception);
    }

    /// The exceptions of the configuration that accept nothing, once all documents are inspected.
    pub(super) fn idle_exceptions(&self) -> Vec<IdleException> {
        let folder = self.config.file.as_deref().and_then(Path::parent);
        let here = [PathBuf::new()];
        let paths = if self.args.paths.is_empty() { &here[..] } else { &self.args.paths };
        let is_whole =
            folder.is_some_and(|folder| paths.iter().any(|path| folder.starts_with(input::tidy(&self.in_home(path)))));
        let is_narrow = self.args.is_narrow();
        let scope = Scope { today: self.today.first, is_whole: is_whole && !is_narrow, is_narrow };
        let masked = |text: &String| self.masked(text);
        let idle = self.exceptions.idle(self.config, &scope).map(|(exception, is_over)| IdleException {
            line: exception.line,
            rule: exception.rule.clone(),
            path: exception.written.as_ref().map(masked),
            matched: exception.matched.as_ref().map(masked),
            reason: masked(&exception.reason),
            until: exception.until,
            is_over,
        });
        idle.collect()
    }

    /// A file that is no document. Only its path is told.
    fn skipped(&self, path: &str, reason: SkipReason) -> Inspected {
        Inspected { skipped: Some(reason), ..self.scan(path, &nothing(None), None, None) }
    }

    /// A file, or a folder, that could not be read. Its path is scanned all the same: it goes out with the file.
    pub(super) fn unread(&self, path: &str, gap: Gap) -> Inspected {
        let mut inspected = self.scan(path, &nothing(Some(gap)), None, None);
        self.exceptions.saw(self.config, &self.in_config(path), false);
        (inspected.entry.format, inspected.entry.encoding) = (None, None);
        inspected
    }
}

/// A path or a message as it may be printed, where no run has its own rules ready.
pub(super) fn masked(text: &str) -> String {
    if !may_hold_value(text) {
        return text.to_owned();
    }
    let (args, config) = (CheckArgs::plain(&[]), Config::default());
    Inspector::new(&args, &config, Vec::new()).map_or_else(|_| HIDDEN.to_owned(), |inspector| inspector.masked(text))
}

/// The text of a plain-text file, of whose comments hegao takes notice.
fn text(document: &Document) -> &str {
    document.parts.iter().find(|part| part.name.is_none()).map_or("", |part| &part.text)
}

/// Whether these bytes are an earlier report, which is no document. Each names the program but for the table, whose first row
/// tells as fast: no other document costs more than a look.
fn is_report(bytes: &[u8]) -> bool {
    let may_be = bytes.starts_with("\u{feff}path,".as_bytes()) || memchr::memmem::find(bytes, b"hegao").is_some();
    may_be && mark::is_report(bytes)
}

/// A document of which nothing was read.
fn nothing(gap: Option<Gap>) -> Document {
    Document::new(Format::Text, Vec::new(), Vec::new(), gap.into_iter().collect())
}

fn suppression(path: &std::sync::Arc<str>, inline: Inline) -> Suppression {
    let is_new = inline.is_new();
    let Inline { line, rules, reason, fault, used, .. } = inline;
    Suppression { path: path.clone(), line, rules, reason, fault: fault.map(|fault| fault.in_words()), used, is_new }
}

fn entry(path: std::sync::Arc<str>, facts: &Facts) -> DocumentEntry {
    DocumentEntry {
        path,
        commit: None,
        format: None,
        encoding: None,
        date: Some(facts.date.to_string()),
        date_source: Some(facts.date_source.name()),
        genre: facts.genre.map(|genre| genre.name()),
        doc_type: facts.about.title.as_ref().and_then(|title| title.kind).map(str::to_owned),
        audience: facts.audience.name(),
        statements: Vec::new(),
        gaps: Vec::new(),
        chars: 0,
    }
}

fn timed<T>(spent: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    spent.fetch_add(start.elapsed().as_micros() as u64, Ordering::Relaxed);
    result
}
