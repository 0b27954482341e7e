//! Which document is which: an excuse is for the document that stood at a path when it was written, and goes where git says that
//! the document went. What stands at that path now may be another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use git2::{Delta, Diff, DiffFindOptions, DiffOptions, Oid, Repository, Sort, Tree};

use super::Comparison;
use crate::input::name::tidy;
use crate::platform::path_of_bytes;

/// Commits that are looked at one by one; beyond, the two ends are compared.
const STEPS: usize = 200;

/// Commits in which the one that wrote a file is looked for; a file that is older is taken to be as old as the last of them.
const COMMITS: usize = 10_000;

/// Where documents went since a version. Paths are absolute.
#[derive(Debug, Default)]
pub struct Origins {
    /// By the path at that time, the path now.
    pub moved: BTreeMap<PathBuf, PathBuf>,
    /// The paths at which something else stands, or nothing.
    pub left: BTreeSet<PathBuf>,
}

impl Origins {
    /// Since the commit that last wrote the file at `path`, up to the newer version of a comparison, the index without any.
    /// `None`: git cannot tell.
    #[must_use]
    pub fn since_written(path: &Path, comparison: Option<&Comparison>) -> Option<Self> {
        let repository = Repository::open_from_env().ok()?;
        let root = repository.workdir()?.to_path_buf();
        let file = path.canonicalize().ok()?;
        let file = file.strip_prefix(root.canonicalize().ok()?).ok()?;
        let tip = match comparison {
            Some(Comparison::Trees { to: tip, .. } | Comparison::Fork { tip, .. }) => tip,
            _ => "HEAD",
        };
        let tip = repository.revparse_single(tip).ok()?.peel_to_commit().ok()?.id();
        let present = tree_of(&repository, tip)?;
        let written = present.get_path(file).ok().map(|entry| entry.id());
        let written = written.filter(|written| repository.blob_path(&root.join(file)).is_ok_and(|now| now == *written));
        let Some(written) = written else { return Some(Self::since_commit(&repository, &present, &root)) };
        let commits = since(&repository, tip, file, written)?;
        let mut places = Places::default();
        let stops = if commits.len() > STEPS { vec![commits[0], tip] } else { commits };
        for pair in stops.windows(2) {
            let (older, newer) = (tree_of(&repository, pair[0])?, tree_of(&repository, pair[1])?);
            places.step(|| repository.diff_tree_to_tree(Some(&older), Some(&newer), Some(&mut DiffOptions::new())))?;
        }
        if !matches!(comparison, Some(Comparison::Trees { .. } | Comparison::Fork { .. })) {
            places.stage(&repository, &tree_of(&repository, tip)?)?;
        }
        Some(places.below(&root))
    }

    /// Since the last commit, for a file that was written after it: whoever wrote it may have seen what is in the index, so
    /// that only what is nowhere else went with a rename.
    fn since_commit(repository: &Repository, present: &Tree<'_>, root: &Path) -> Self {
        let mut places = Places::default();
        if places.stage(repository, present).is_none() {
            return Self::default();
        }
        let mut origins = places.below(root);
        origins.left.clear();
        origins.moved.retain(|then, _| !then.exists());
        origins
    }

    /// Since the version that is checked out in `trusted`, up to the index of the working directory. Paths are below
    /// `trusted`'s repository. `None`: git cannot tell.
    #[must_use]
    pub fn since_trusted(trusted: &Path) -> Option<Self> {
        let repository = Repository::open_from_env().ok()?;
        let base = Repository::discover(trusted).ok()?;
        // A folder of the changed version itself is no version of its own.
        let root = base.workdir().filter(|root| Some(*root) != repository.workdir())?;
        let older = repository.find_tree(base.head().ok()?.peel_to_tree().ok()?.id()).ok()?;
        let mut places = Places::default();
        places.stage(&repository, &older)?;
        Some(places.below(root))
    }
}

/// The commits from the one that wrote `written` at `file` to `tip`, along first parents, the oldest first.
fn since(repository: &Repository, tip: Oid, file: &Path, written: Oid) -> Option<Vec<Oid>> {
    let mut walk = repository.revwalk().ok()?;
    walk.set_sorting(Sort::TOPOLOGICAL).ok()?;
    walk.simplify_first_parent().ok()?;
    walk.push(tip).ok()?;
    let has_it = |commit: &Oid| {
        tree_of(repository, *commit).and_then(|tree| Some(tree.get_path(file).ok()?.id())) == Some(written)
    };
    let mut commits: Vec<Oid> = walk.flatten().take(COMMITS).take_while(has_it).collect();
    commits.reverse();
    Some(commits)
}

fn tree_of(repository: &Repository, commit: Oid) -> Option<Tree<'_>> {
    repository.find_commit(commit).ok()?.tree().ok()
}

/// What became of documents, step by step: relative to the repository.
#[derive(Default)]
struct Places {
    /// By the path now, the path at the beginning; `None`: it came later.
    origin: BTreeMap<PathBuf, Option<PathBuf>>,
}

impl Places {
    /// The step from a tree to the index.
    fn stage(&mut self, repository: &Repository, older: &Tree<'_>) -> Option<()> {
        let index = repository.index().ok()?;
        self.step(|| repository.diff_tree_to_index(Some(older), Some(&index), Some(&mut DiffOptions::new())))
    }

    fn step<'r>(&mut self, compare: impl Fn() -> Result<Diff<'r>, git2::Error>) -> Option<()> {
        let exact = reused(&compare().ok()?);
        let mut diff = compare().ok()?;
        // What is rewritten as a whole is another document.
        let mut options = DiffFindOptions::new();
        options.renames(true).rewrites(true).break_rewrites(true).renames_from_rewrites(true);
        diff.find_similar(Some(&mut options)).ok()?;
        let before = |path: &Path| self.origin.get(path).cloned().unwrap_or_else(|| Some(path.to_owned()));
        let mut changed: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        for delta in diff.deltas() {
            let path = |file: git2::DiffFile<'_>| file.path_bytes().map(path_of_bytes);
            let (old, new) = (path(delta.old_file()), path(delta.new_file()));
            match (delta.status(), old, new) {
                (Delta::Added, _, Some(new)) => drop(changed.insert(new, None)),
                (Delta::Renamed, Some(old), Some(new)) => drop(changed.insert(new, before(&old))),
                _ => {}
            }
        }
        for (old, new) in &exact {
            changed.insert(new.clone(), before(old));
            changed.insert(old.clone(), None);
        }
        self.origin.extend(changed);
        Some(())
    }

    fn below(self, root: &Path) -> Origins {
        let mut origins = Origins::default();
        for (now, then) in self.origin {
            let now = tidy(&root.join(&now));
            match then.map(|then| tidy(&root.join(then))) {
                Some(then) if then != now => drop(origins.moved.insert(then, now)),
                Some(_) => {}
                None => drop(origins.left.insert(now)),
            }
        }
        origins
    }
}

/// The documents whose whole content went to a new path while another took theirs, which git calls a change and a new file.
fn reused(diff: &Diff<'_>) -> Vec<(PathBuf, PathBuf)> {
    let path = |file: git2::DiffFile<'_>| file.path_bytes().map(path_of_bytes);
    let added = diff.deltas().filter(|delta| delta.status() == Delta::Added);
    let added: BTreeMap<Oid, PathBuf> =
        added.filter_map(|delta| Some((delta.new_file().id(), path(delta.new_file())?))).collect();
    let changed = diff.deltas().filter(|delta| delta.status() == Delta::Modified);
    changed.filter_map(|delta| Some((path(delta.old_file())?, added.get(&delta.old_file().id())?.clone()))).collect()
}
