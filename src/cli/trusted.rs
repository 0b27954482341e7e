//! `--trusted`: the version of the documents that decides about a change to them.
//!
//! Who sends a change must not be able to excuse it. So configuration, rules, facts, baseline and ignore files are taken
//! from the trusted version, and where they read otherwise in the changed one, that is told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::CheckArgs;
use super::baseline;
use super::exit::Failure;
use super::inspect::masked;
use crate::config::{self, Config};
use crate::input::{IGNORE_FILE_NAMES, Listing, tidy};
use crate::language::both;

/// The trusted version's folder, absolute; `None` if nobody named one.
///
/// # Errors
/// There is no such folder.
pub(super) fn tree(args: &CheckArgs) -> Result<Option<PathBuf>, Failure> {
    match &args.trusted {
        Some(tree) if !tree.is_dir() => {
            let tree = tree.display();
            Err(Failure::new(both!(
                "没有文件夹 {tree}，--trusted 要给信任的版本所在的文件夹",
                "there is no folder {tree}: --trusted names the folder of the trusted version"
            )))
        }
        tree => Ok(tree.as_ref().map(|tree| tree.canonicalize().unwrap_or_else(|_| absolute(tree)))),
    }
}

/// Where `path` stands in the version that decides: below `tree`, if there is one and `path` lies in the working directory.
/// What lies outside is no part of a change to it.
pub(super) fn path(tree: Option<&Path>, path: &Path) -> PathBuf {
    let whole = tidy(&absolute(path));
    let below = |tree: &Path| Some(tree.join(whole.strip_prefix(tidy(&absolute(Path::new(".")))).ok()?));
    tree.and_then(below).unwrap_or_else(|| path.to_owned())
}

/// The folders in which something that decides about `start` (absolute) may stand, the nearest first. Above the trusted version
/// may lie anything, even the changed one.
pub(super) fn folders<'a>(tree: Option<&'a Path>, start: &'a Path) -> impl Iterator<Item = &'a Path> {
    let top = tree.filter(|tree| start.starts_with(tree));
    start.ancestors().take_while(move |folder| top.is_none_or(|top| folder.starts_with(top)))
}

pub(super) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The repository whose files decide. None of them may lead out of it: a link into the changed version, or to a file of
/// this machine, would let a change say what is read there. Without a repository there are no bounds.
#[derive(Default)]
pub(super) struct Bounds(Option<PathBuf>);

impl Bounds {
    /// The bounds of a check that asks git, or trusts the version in `tree`.
    pub(super) fn of(args: &CheckArgs, tree: Option<&Path>) -> Self {
        #[cfg(feature = "git")]
        let asks_git = args.asks_git().is_some();
        #[cfg(not(feature = "git"))]
        let asks_git = args.trusted.is_some();
        let start = tree.map(PathBuf::from).or_else(|| asks_git.then(|| absolute(Path::new("."))));
        Self(start.map(|start| {
            let root = start.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&start);
            root.canonicalize().unwrap_or_else(|_| root.to_owned())
        }))
    }

    /// Whether `path` is written as one of the repository.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.0.as_ref().is_some_and(|root| tidy(&absolute(path)).starts_with(root))
    }

    /// Refuses a file of the repository that leads out of it.
    pub(super) fn check(&self, path: &Path) -> Result<(), Failure> {
        if self.has(path) { self.check_named(path) } else { Ok(()) }
    }

    /// Refuses what leads out of the repository, however it is written: a file of the repository names it.
    pub(super) fn check_named(&self, path: &Path) -> Result<(), Failure> {
        let Some(root) = &self.0 else { return Ok(()) };
        // What is not there is told by whoever reads it.
        match path.canonicalize() {
            Ok(place) if !place.starts_with(root) => {
                let shown = masked(
                    &tidy(&absolute(path))
                        .strip_prefix(root)
                        .map_or_else(|_| name(None, path), |below| name(None, below)),
                );
                Err(Failure::new(both!(
                    "{shown} 通向仓库以外，不能由它决定，没有核对；请换成仓库里的普通文件",
                    "{shown} leads out of the repository and must not decide; nothing was checked. Put a regular \
                     file of the repository there"
                )))
            }
            _ => Ok(()),
        }
    }

    /// The same for all that lies in folders.
    pub(super) fn check_folders(&self, folders: &[PathBuf]) -> Result<(), Failure> {
        let here = folders.iter().filter(|folder| self.has(folder));
        here.flat_map(|folder| within(folder, Path::new(""))).try_for_each(|file| self.check(&file))
    }
}

/// What stands at a path, to be compared. A link is compared as one: what a change makes it lead to is not read.
#[derive(PartialEq, Eq)]
enum Stored {
    Nothing,
    File(Vec<u8>),
    Link(Option<PathBuf>),
    Other,
}

impl Stored {
    /// The largest file that is compared; a larger one decides nothing.
    const LIMIT: u64 = 16 << 20;

    fn at(path: &Path) -> Self {
        match path.symlink_metadata() {
            Err(_) => Self::Nothing,
            Ok(metadata) if metadata.is_symlink() => Self::Link(fs::read_link(path).ok()),
            Ok(metadata) if metadata.is_file() && metadata.len() <= Self::LIMIT => {
                fs::read(path).map_or(Self::Nothing, Self::File)
            }
            Ok(_) => Self::Other,
        }
    }
}

/// Whether the same stands at two paths.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    matches!(Stored::at(one), stored @ Stored::File(_) if stored == Stored::at(other))
}

/// The files that decide and are not the same in `tree` as in the working directory, relative to it, sorted: those that may
/// stand in the folders of `files`, and those that configuration and arguments name.
pub(super) fn differences(
    tree: &Path,
    args: &CheckArgs,
    config: &Config,
    rules: &[PathBuf],
    files: &Listing,
) -> BTreeSet<PathBuf> {
    let names = files.entries.iter().map(|entry| &entry.name).chain(files.skipped.iter().map(|skipped| &skipped.name));
    let folders = names.flat_map(|name| Path::new(name).ancestors().skip(1));
    let folders: BTreeSet<&Path> = folders.chain([Path::new("")]).collect();
    let deciding = config::FILE_NAMES.iter().chain(&IGNORE_FILE_NAMES).chain([&baseline::FILE_NAME]);
    let deciding = deciding.flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let below = |path: &PathBuf| path.strip_prefix(tree).ok().map(PathBuf::from);
    let named = [&args.judging.config, &args.judging.baseline].into_iter().flatten().map(|file| path(Some(tree), file));
    let named = named.chain(config.facts.iter().cloned()).filter_map(|file| below(&file));
    let dirs = config.rule_dirs.iter().chain(rules).filter_map(below);
    let in_dirs = dirs.flat_map(|dir| [within(&tree.join(&dir), tree), within(&dir, Path::new(""))].concat());
    let differs = |path: &PathBuf| Stored::at(&tree.join(path)) != Stored::at(path);
    deciding.chain(named).chain(in_dirs).filter(differs).collect()
}

/// All files below `folder`, relative to `root`.
pub(super) fn within(folder: &Path, root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.flat_map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => within(&entry.path(), root),
        _ => entry.path().strip_prefix(root).map(PathBuf::from).into_iter().collect(),
    });
    files.collect()
}

/// A path as reports call it: one in `tree` as if it stood here, because that folder's name means nothing to anybody.
pub(super) fn name(tree: Option<&Path>, path: &Path) -> String {
    let below = tree.and_then(|tree| path.strip_prefix(tree).ok());
    below.map_or_else(|| from_here(path), Path::to_owned).display().to_string().replace('\\', "/")
}

/// An absolute path from the working directory, if they have more than the root in common, or from the user's own folder: what
/// lies above them names the user and is nothing to whoever gets the report.
fn from_here(path: &Path) -> PathBuf {
    if path.is_relative() {
        return path.to_owned();
    }
    let here = absolute(Path::new("."));
    let shared = here.ancestors().enumerate().filter(|(_, folder)| folder.parent().is_some());
    let from = |(up, folder): (usize, &Path)| {
        let below = path.strip_prefix(folder).ok()?;
        Some(std::iter::repeat_n(Path::new(".."), up).chain([below]).collect())
    };
    let at_home = || Some(Path::new("~").join(path.strip_prefix(std::env::home_dir()?).ok()?));
    shared.filter_map(from).next().or_else(at_home).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_from_here() {
        let here = absolute(Path::new("."));
        let above = here.parent().unwrap();
        for (path, shown) in [
            (here.join("hegao.yaml"), "hegao.yaml"),
            (here.join("a/hegao.yaml"), "a/hegao.yaml"),
            (above.join("hegao.yaml"), "../hegao.yaml"),
            (above.join("b/hegao.yaml"), "../b/hegao.yaml"),
            (PathBuf::from("../hegao.yaml"), "../hegao.yaml"),
        ] {
            assert_eq!(name(None, &path), shown);
        }
        assert_eq!(name(Some(above), &above.join("c.yaml")), "c.yaml");
    }
}
