//! `check --staged`, `--diff` and `--diff-base`: documents as git has them.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};

use super::args::CheckArgs;
use super::exit::Failure;
use super::inspect::Inspector;
use super::reading::Reader;
use super::source::{Disk, Source, Unread, look};
use super::trusted::absolute;
use crate::document::{Document, GapKind, HEAD, skipped_by_name};
use crate::filter::{Changed, changed_blocks};
use crate::input::git::{Changes, Comparison, Listed, Query, Spawn, Unlisted, changed_lines, tracked};
use crate::input::{Blob, Entry, Listing, tidy};
use crate::language::{Said, both};

/// What to compare; one of them at most.
#[derive(clap::Args, Clone, Default)]
#[group(multiple = false)]
pub(super) struct GitArgs {
    /// 核对 git 暂存的内容，即将要提交的，而不是文件夹中的：只报改动的行；个人信息和“不能发”的问题报整份文件
    #[arg(long)]
    pub(super) staged: bool,
    /// 核对两个版本之间的改动，如 v1..HEAD；A...B 从共同起点算起
    #[arg(long, value_name = "A..B", value_parser = range)]
    pub(super) diff: Option<Comparison>,
    /// 核对从这个分支分出以后的改动，如 origin/main
    #[arg(long, value_name = "分支")]
    pub(super) diff_base: Option<String>,
}

impl GitArgs {
    /// What is compared; `None`: nothing, the documents are read from the disk.
    pub(super) fn comparison(&self) -> Option<Comparison> {
        let fork = |base: &String| Comparison::Fork { base: base.clone(), tip: "HEAD".to_owned() };
        let staged = self.staged.then_some(Comparison::Staged);
        staged.or_else(|| self.diff.clone()).or_else(|| self.diff_base.as_ref().map(fork))
    }
}

fn range(range: &str) -> Result<Comparison, Said> {
    Comparison::parse(range).ok_or_else(|| {
        both!(
            "请写成 A..B，如 v1..HEAD；与一个分支比较用 --diff-base",
            "write A..B, as v1..HEAD; to compare with a branch use --diff-base"
        )
    })
}

/// The documents of a run that git is asked for.
pub(super) struct FromGit<'a> {
    pub(super) inspector: Inspector<'a>,
    pub(super) listing: Listing,
    /// What only the commits between have.
    pub(super) history: Listing,
}

/// The documents that `args` mean, and an inspector that reads them from git.
pub(super) fn files<'a>(inspector: Inspector<'a>, args: &CheckArgs, what: &Comparison) -> Result<FromGit<'a>, Failure> {
    let (base, trusted) = (inspector.base(), inspector.trusted());
    let range = args.git.comparison().filter(|_| args.history);
    let query = Query { comparison: what, paths: &args.paths, base, trusted, history: range.as_ref() };
    let Listed { changes, mut listing, history } = Changes::list(&query, spawn()).map_err(|why| match why {
        Unlisted::Refused(refusal) => {
            let Said { zh, en } = refusal.said();
            Failure::new(Said { zh: inspector.masked(&zh), en: inspector.masked(&en) })
        }
        Unlisted::Missing(missing) => inspector.missing(&missing),
    })?;
    if args.tracked {
        add_untracked(&mut listing, inspector.walked(&args.paths)?, &changes);
    }
    let inspector = inspector.reading(Box::new(changes));
    let (listing, history) = (inspector.kept(listing), inspector.kept(history));
    Ok(FromGit { inspector, listing, history })
}

/// Adds what lies in the folder and git does not track.
fn add_untracked(listing: &mut Listing, walked: Listing, changes: &Changes) {
    let known: BTreeSet<String> = listing.skipped.iter().map(|skipped| skipped.name.clone()).collect();
    listing.entries.extend(walked.entries.into_iter().filter(|entry| !changes.has(&entry.name)));
    listing.entries.sort_by(|one, other| one.name.cmp(&other.name));
    let is_new = |name: &String| !known.contains(name) && !changes.has(name);
    listing.skipped.extend(walked.skipped.into_iter().filter(|skipped| is_new(&skipped.name)));
    listing.skipped.sort();
    let gaps: BTreeSet<String> = listing.gaps.iter().map(|(name, _)| name.clone()).collect();
    listing.gaps.extend(walked.gaps.into_iter().filter(|(name, _)| is_new(name) && !gaps.contains(name)));
    listing.gaps.sort_by(|one, other| one.0.cmp(&other.0));
}

/// Refuses a report in the place of a file that git tracks, or behind a link: what a change brings must not say where
/// something is written.
pub(super) fn check_output(file: &Path, shown: &str) -> Result<(), Failure> {
    let file = tidy(&absolute(file));
    let Some((root, is_tracked)) = tracked(&file, spawn()).map_err(|why| Failure::new(why.said()))? else {
        return Ok(());
    };
    if is_tracked {
        return Err(Failure::new(both!(
            "{shown} 由 git 跟踪，报告不能写在它上面，没有核对；请换一个文件名",
            "{shown} is tracked by git: no report can take its place, nothing was checked. Choose another name"
        )));
    }
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let within = file.ancestors().take_while(|path| path.starts_with(&root) && *path != root);
    match within.filter(|path| is_link(path)).count() {
        0 => Ok(()),
        _ => Err(Failure::new(both!(
            "{shown} 经过一个链接，报告不能写在那里，没有核对；请换一个文件名",
            "{shown} leads through a link: no report can be written there, nothing was checked. Choose another name"
        ))),
    }
}

/// Starts the `git` program, which only reads: it locks nothing, fetches nothing, asks nobody, and runs no program that a
/// repository's configuration names.
pub(super) fn spawn() -> Spawn {
    Box::new(|args| {
        let mut git = Command::new("git");
        git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0");
        // Before git 2.45 the only word against fetching; it goes before what a configuration allows.
        git.env("GIT_ALLOW_PROTOCOL", "none").env("GIT_NO_REPLACE_OBJECTS", "1");
        for (name, nothing) in NEUTRAL {
            // To ask where hooks lie runs none.
            if name != "core.hooksPath" || args.first() != Some(&"rev-parse") {
                git.arg("-c").arg(format!("{name}={nothing}"));
            }
        }
        git.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    })
}

/// What in a configuration makes git run something, and what it is set to.
const NEUTRAL: [(&str, &str); 8] = [
    ("core.fsmonitor", "false"),
    ("core.hooksPath", "/dev/null"),
    ("core.sshCommand", "false"),
    ("core.gitProxy", ""),
    ("core.alternateRefsCommand", ""),
    ("credential.helper", ""),
    ("diff.external", ""),
    ("protocol.allow", "never"),
];

impl Source for Changes {
    /// What git does not track stands on the disk.
    fn read(&self, entry: &Entry, limit: u64) -> Result<Blob, Unread> {
        if !self.has(&entry.name) {
            return Disk.read(entry, limit);
        }
        // Git hands out whole files: of a film that is larger than any document only the name is known.
        let blob = Changes::read(self, &entry.name, limit).map_err(|gap| match skipped_by_name(&entry.name) {
            Some(reason) if gap.kind() == GapKind::Limit => Unread::Skipped(reason),
            _ => Unread::Gap(gap),
        })?;
        let head = &blob.bytes[..blob.bytes.len().min(HEAD)];
        look(entry, head, &mut Cursor::new(&blob.bytes))?;
        Ok(blob)
    }

    fn knows_changes(&self) -> bool {
        true
    }

    fn place<'n>(&self, name: &'n str) -> &'n str {
        Changes::place(self, name)
    }

    fn at_end(&self, name: &str) -> Option<String> {
        let place = Changes::place(self, name);
        (place.len() < name.len()).then(|| Changes::at_end(self, name).to_owned())
    }

    fn added(&self, name: &str, document: &Document, reader: &Reader) -> Option<Vec<Changed>> {
        let parents = self.parents(name, reader.limits().largest())?;
        Some(parents.into_iter().filter_map(|bytes| between(&reader.read(name, bytes).ok()?, document)).collect())
    }

    fn changed(&self, name: &str, document: &Document, reader: &Reader) -> Option<Changed> {
        let limit = reader.limits().largest();
        let before = reader.read(name, self.before(name, limit)?).ok()?;
        between(&before, document)
    }
}

/// What of `now` is not in `before`; `None`: they cannot be compared.
fn between(before: &Document, now: &Document) -> Option<Changed> {
    match (text(before), text(now)) {
        (Some(before), Some(now)) => changed_lines(before, now).map(Changed::Lines),
        _ => Some(Changed::Blocks(changed_blocks(before, now))),
    }
}

/// The text of a file that has lines.
fn text(document: &Document) -> Option<&str> {
    document.parts.iter().find(|part| part.has_lines()).map(|part| part.text.as_str())
}
