//! `hegao baseline`: the findings that are there already, so that a repository can begin with the new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{BaselineCommand, BaselineTarget, CheckArgs, JudgingArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspector, masked};
use super::ordered::inspect_each;
use super::setup;
use super::trusted::{self, Bounds};
use super::whole::Unfinished;
use crate::config;
#[cfg(feature = "git")]
use crate::config::Config;
use crate::filter::Baseline;
use crate::filter::baseline::Entry;
use crate::finding::{Finding, Severity, Status};
#[cfg(feature = "git")]
use crate::input::git::{Comparison, Documents, Origins};
use crate::input::tidy;
use crate::language::{Said, both};
use crate::session::Checked;

/// The name of a baseline that is found by itself.
pub(super) const FILE_NAME: &str = ".hegao-baseline";

/// Bytes of the largest baseline that is read: some 500,000 findings.
const LARGEST: u64 = 64 << 20;

/// A baseline and where it lies.
pub(super) struct Known {
    pub(super) baseline: Baseline,
    /// The folder that its paths are relative to, absolute.
    pub(super) folder: PathBuf,
    file: PathBuf,
    /// Documents that were taken out since it was written, as its entries name them.
    gone: BTreeSet<String>,
}

impl Known {
    /// Its file, not masked.
    pub(super) fn path(&self) -> &Path {
        &self.file
    }

    /// Its file, as it may be printed.
    fn shown(&self) -> String {
        masked(&trusted::name(None, &self.file))
    }

    /// Reads a baseline; one that does not exist yet is empty if it `may_be_new`.
    fn read(file: &Path, may_be_new: bool) -> Result<Self, Failure> {
        let is_new = may_be_new && !file.exists();
        let read = || {
            let bytes = config::read_file(file, LARGEST)?;
            String::from_utf8(bytes).map_err(|_| both!("文件不是 UTF-8 编码", "the file is not encoded in UTF-8"))
        };
        let baseline = match read() {
            Ok(text) => Baseline::parse(&text).map_err(|error| {
                let (file, error) = (trusted::name(None, file), error.said());
                Failure::new(both!("{file}：{error}", "{file}: {error}"; error))
            })?,
            Err(_) if is_new => Baseline::default(),
            Err(error) => {
                let file = trusted::name(None, file);
                return Err(Failure::new(
                    both!("不能读取基线 {file}：{error}", "cannot read the baseline {file}: {error}"; error),
                ));
            }
        };
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let folder = absolute.parent().unwrap_or(Path::new("/")).to_owned();
        Ok(Self { baseline, folder, file: file.to_owned(), gone: BTreeSet::new() })
    }

    /// Lets the entries follow the documents that git says they are about, up to what is compared; first in the version that is
    /// trusted, then in the change to it.
    #[cfg(feature = "git")]
    pub(super) fn follow(&mut self, tree: Option<&Path>, comparison: Option<&Comparison>, inspector: &Inspector<'_>) {
        let Some(tree) = tree else {
            let origins = Origins::since_written(&self.file, comparison, &Excused::of(self, inspector));
            return self.moved(origins, inspector);
        };
        let origins = Origins::written_in_trusted(tree, &self.file, &Excused::of(self, inspector));
        self.moved(origins, inspector);
        let origins = Origins::since_trusted(tree, &Excused::of(self, inspector));
        self.moved(origins, inspector);
    }

    #[cfg(feature = "git")]
    fn moved(&mut self, origins: Option<Origins>, inspector: &Inspector<'_>) {
        let Some(origins) = origins else { return };
        let named = |path: &Path| self.named(path, inspector);
        let moved = origins.moved.iter().map(|(then, now)| (named(then), Some(named(now))));
        let left = origins.left.iter().filter(|path| !origins.moved.contains_key(*path));
        let places = left.map(|path| (named(path), None)).chain(moved).collect();
        let gone: BTreeSet<String> = origins.gone.iter().map(|path| named(path)).collect();
        self.baseline.follow(&places);
        self.gone = gone;
    }

    /// A document, absolute, as the entries name it.
    #[cfg(feature = "git")]
    fn named(&self, path: &Path, inspector: &Inspector<'_>) -> String {
        let folder = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let below = path.strip_prefix(&folder).or_else(|_| path.strip_prefix(&self.folder)).unwrap_or(path);
        inspector.masked(&trusted::name(None, below))
    }

    /// Replaces the file in one step, so that it is never half written.
    fn write(&self) -> Result<(), Failure> {
        let write = || -> std::io::Result<()> {
            let like = self.file.metadata().ok().map(|metadata| metadata.permissions());
            let mut file = Unfinished::new(&self.file, like.as_ref())?;
            file.file().write_all(self.baseline.to_string().as_bytes())?;
            file.replace()
        };
        let shown = self.shown();
        write().map_err(|error| {
            Failure::new(both!("不能写入基线 {shown}：{error}", "cannot write the baseline {shown}: {error}"))
        })
    }
}

/// The documents in which a baseline excuses something.
#[cfg(feature = "git")]
struct Excused<'a> {
    known: &'a Known,
    paths: BTreeSet<&'a str>,
    inspector: &'a Inspector<'a>,
}

#[cfg(feature = "git")]
impl<'a> Excused<'a> {
    fn of(known: &'a Known, inspector: &'a Inspector<'a>) -> Self {
        let paths = known.baseline.entries().map(|entry| entry.path.as_str()).collect();
        Self { known, paths, inspector }
    }
}

#[cfg(feature = "git")]
impl Documents for Excused<'_> {
    fn matters(&self, path: &Path) -> bool {
        self.paths.contains(self.known.named(path, self.inspector).as_str())
    }

    fn largest(&self) -> u64 {
        self.inspector.reader.limits().largest()
    }

    fn text(&self, path: &Path, bytes: &[u8]) -> Option<String> {
        let document = self.inspector.reader.read(&trusted::name(None, path), bytes.to_owned()).ok()?;
        let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
        Some(seen.map(|block| document.text(block)).collect::<Vec<_>>().join("\n"))
    }
}

/// The baseline that a check of `start` uses: the one that was named, or the nearest upwards.
pub(super) fn of_check(
    args: &CheckArgs,
    tree: Option<&Path>,
    start: &Path,
    bounds: &Bounds,
) -> Result<Option<Known>, Failure> {
    if args.judging.no_baseline {
        return Ok(None);
    }
    let file = args.judging.baseline.as_deref().map(|path| trusted::path(tree, path)).or_else(|| nearest(tree, start));
    let known = file.map(|file| bounds.check(&file).and_then(|()| Known::read(&file, false))).transpose()?;
    match known {
        Some(known) if known.baseline.is_outdated() => {
            let shown = known.shown();
            Err(Failure::new(both!(
                "基线 {shown} 里有旧格式（m1）的指纹，已不能比对，也可能被人试出原值。请对整个文件夹运行 hegao \
                 baseline write 重写，并把旧基线从仓库的历史中删去",
                "the baseline {shown} holds fingerprints of an old form (m1), which fit nothing any more and from \
                 which values could be found by trying. Write it anew with hegao baseline write for the whole \
                 folder, and take the old one out of the history of the repository"
            )))
        }
        known => Ok(known),
    }
}

/// The file of the baseline that [`of_check`] uses for a document.
#[cfg(feature = "lsp")]
pub(super) fn wanted(args: &CheckArgs, start: &Path) -> Option<PathBuf> {
    let is_wanted = !args.judging.no_baseline;
    is_wanted.then(|| args.judging.baseline.clone().or_else(|| nearest(None, start)))?
}

/// The nearest baseline upwards from `start`.
fn nearest(tree: Option<&Path>, start: &Path) -> Option<PathBuf> {
    let start = trusted::absolute(start);
    trusted::folders(tree, &start).map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
}

pub(super) fn run(command: &BaselineCommand) -> Result<Exit, Failure> {
    let (BaselineCommand::Write(target) | BaselineCommand::Prune(target) | BaselineCommand::Show(target)) = command;
    let start = target.paths.first().map_or(Path::new("."), PathBuf::as_path);
    setup::speak_as_configured(target.config.as_deref(), start);
    match command {
        BaselineCommand::Write(target) => write(target),
        BaselineCommand::Prune(target) => prune(target),
        BaselineCommand::Show(target) => show(target),
    }
}

fn write(target: &BaselineTarget) -> Result<Exit, Failure> {
    let mut known = followed(known(target, true)?);
    // Whether a finding is still there cannot be said of what was not read, and nobody asked about what lies elsewhere.
    let old = std::mem::take(&mut known.baseline);
    let inspected = inspect(target, &known)?;
    let read: BTreeSet<&str> = whole(&inspected).filter_map(|one| one.known_as.as_deref()).collect();
    let unread: BTreeSet<&str> = unread(&inspected).filter_map(|one| one.known_as.as_deref()).collect();
    let below = below(target, &known.folder);
    let is_meant =
        |entry: &Entry| read.contains(entry.path.as_str()) || below.iter().any(|below| below.has(&entry.path));
    let is_kept = |entry: &&Entry| unread.contains(entry.path.as_str()) || !is_meant(entry);
    // What takes the place of a document that was taken out is another, and git is asked only since what is written now.
    let kept = old.entries().filter(is_kept).filter(|entry| !known.gone.contains(&entry.path));
    known.baseline.keep(kept);
    let kept = known.baseline.entries().count();
    for Checked { known_as, document, .. } in &inspected {
        known.baseline.add(known_as.as_deref().unwrap_or_default(), &document.findings);
    }
    known.write()?;
    let written = known.baseline.entries().count() - kept;
    let (excused, shown, untouched) = (excused(&inspected), known.shown(), untouched(kept));
    say(&both!(
        "已记下 {written} 处{excused}，写入 {shown}{untouched}。\n",
        "{written} findings recorded{excused} in {shown}{untouched}.\n"; excused, untouched
    ))?;
    Ok(exit(&inspected))
}

/// How much of what is recorded must not go out: that is what the baseline excuses.
fn excused(inspected: &[Checked]) -> Said {
    let counting = |finding: &&Finding| matches!(finding.status, Status::Active | Status::Baselined);
    let findings = inspected.iter().flat_map(|one| &one.document.findings).filter(counting);
    match findings.filter(|finding| finding.severity == Severity::Error).count() {
        0 => Said::default(),
        errors => both!(
            "（其中 {errors} 处不能发，从此不再报）",
            " ({errors} of them must not go out and are not reported from now on)"
        ),
    }
}

fn untouched(kept: usize) -> Said {
    if kept == 0 {
        Said::default()
    } else {
        both!("；其余 {kept} 条没有改动", "; {kept} other entries are as they were")
    }
}

/// A path that the user gave, as the baseline has it.
struct Below(String);

impl Below {
    fn has(&self, path: &str) -> bool {
        let rest = path.strip_prefix(&self.0);
        self.0.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// The paths that the user gave; all, where the baseline's folder lies below one of them.
fn below(target: &BaselineTarget, folder: &Path) -> Vec<Below> {
    let folder = tidy(folder);
    let below = target.paths.iter().filter_map(|path| {
        let path = tidy(&trusted::absolute(path));
        match path.strip_prefix(&folder) {
            Ok(below) => Some(Below(masked(&trusted::name(None, below)))),
            Err(_) => folder.starts_with(&path).then(|| Below(String::new())),
        }
    });
    below.collect()
}

fn prune(target: &BaselineTarget) -> Result<Exit, Failure> {
    let mut known = followed(known(target, false)?);
    let inspected = inspect(target, &known)?;
    let mut stale: Vec<_> = whole(&inspected).flat_map(|one| one.stale.clone()).collect();
    // Of a document that is gone nothing can be found again. A masked path cannot be looked up, so it stays.
    let read: BTreeSet<&str> = inspected.iter().filter_map(|one| one.known_as.as_deref()).collect();
    let is_gone = |path: &str| !read.contains(path) && !path.contains('*') && !known.folder.join(path).exists();
    stale.extend(known.baseline.entries().filter(|entry| is_gone(&entry.path)).cloned());
    known.baseline.remove(&stale);
    known.write()?;
    let (gone, left) = (stale.len(), known.baseline.entries().count());
    say(&both!("删去 {gone} 条，还有 {left} 条。\n", "{gone} entries taken out, {left} left.\n"))?;
    Ok(exit(&inspected))
}

/// The baseline with its entries where their documents are now.
#[cfg_attr(not(feature = "git"), expect(unused_mut, reason = "without git nothing is known of where they went"))]
fn followed(mut known: Known) -> Known {
    #[cfg(feature = "git")]
    {
        let args = CheckArgs::plain(&[]);
        if let Ok(inspector) = Inspector::new(&args, Config::default(), Vec::new(), None) {
            known.follow(None, None, &inspector);
        }
    }
    known
}

/// The documents that were wholly read.
fn whole(inspected: &[Checked]) -> impl Iterator<Item = &Checked> {
    inspected.iter().filter(|one| one.document.entry.gaps.is_empty())
}

/// The documents that were not.
fn unread(inspected: &[Checked]) -> impl Iterator<Item = &Checked> {
    inspected.iter().filter(|one| !one.document.entry.gaps.is_empty())
}

/// Says what was not read, which no baseline accepts.
fn exit(inspected: &[Checked]) -> Exit {
    let mut exit = Exit::Clean;
    for one in unread(inspected) {
        let path = &one.document.entry.path;
        console::say(&both!(
            "{path} 没有读完，读不到的内容没有记下；请运行 hegao check 看原因",
            "{path} was not wholly read, what could not be read is not recorded; run hegao check to see why"
        ));
        exit = Exit::Gap;
    }
    exit
}

fn show(target: &BaselineTarget) -> Result<Exit, Failure> {
    let known = known(target, false)?;
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for entry in known.baseline.entries() {
        *counts.entry((&entry.path, &entry.rule)).or_default() += 1;
    }
    let lines = counts.iter().map(|((path, rule), count)| format!("{path}  {rule}  {count}\n"));
    let lines: String = lines.collect();
    let (shown, total) = (known.shown(), known.baseline.entries().count());
    say(&both!("{lines}{shown} 共 {total} 条。\n", "{lines}{shown}: {total} entries.\n"))
}

/// The baseline that is meant. A new one is written in the working directory.
fn known(target: &BaselineTarget, may_be_new: bool) -> Result<Known, Failure> {
    let start = target.paths.first().map_or(Path::new("."), PathBuf::as_path);
    match target.baseline.clone().or_else(|| nearest(None, start)) {
        Some(file) => Known::read(&file, may_be_new),
        None if may_be_new => Known::read(Path::new(FILE_NAME), true),
        None => Err(Failure::new(both!(
            "没有找到基线 {FILE_NAME}；先运行 hegao baseline write",
            "there is no baseline {FILE_NAME}; run hegao baseline write first"
        ))),
    }
}

/// Checks the documents as `hegao check` does.
fn inspect(target: &BaselineTarget, known: &Known) -> Result<Vec<Checked>, Failure> {
    let args = CheckArgs {
        judging: JudgingArgs { config: target.config.clone(), ..JudgingArgs::default() },
        ..CheckArgs::plain(&target.paths)
    };
    let start = target.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let mut config = setup::configuration(args.judging.config.as_deref(), start)?.config;
    config.limits.findings = usize::MAX;
    let user = setup::user_rules(&config, &args.judging.rules)?;
    let inspector = Inspector::new(&args, config, user, None)?;
    let inspector = inspector.with_baseline(known.baseline.clone(), known.folder.clone());
    let files = inspector.files(&args.paths)?;
    let mut inspected = Vec::with_capacity(files.entries.len());
    inspect_each(&inspector, &files, &args, |one| {
        inspected.extend(one.into_checked());
        Ok(())
    })?;
    Ok(inspected)
}

fn say(said: &Said) -> Result<Exit, Failure> {
    let printed = console::print(said.in_language(console::language()).as_bytes(), ColorChoice::Never);
    printed.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))?;
    Ok(Exit::Clean)
}
