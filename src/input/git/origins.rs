//! Which document is which: an excuse is for the document that stood at a path when it was written, and goes where git says that
//! the document went. What stands at that path now may be another.
//!
//! Whether two versions are one document is told by what they say: a Word file that is saved anew has few bytes in common with
//! itself, and all Word files have some in common. What comes to a path for the first time is what was meant, because a
//! baseline may be committed before the documents are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use git2::{Delta, Diff, Oid, Repository, Sort, Tree};

use super::Comparison;
use super::alike::Pieces;
use crate::input::name::tidy;
use crate::platform::path_of_bytes;

/// Commits that are looked at one by one; beyond, the two ends are compared.
const STEPS: usize = 200;

/// Commits in which the one that wrote a file is looked for; a file that is older is taken to be as old as the last of them.
const COMMITS: usize = 10_000;

/// What whoever asks knows of documents.
pub trait Documents {
    /// Whether something is excused in the document at this path, which is absolute.
    fn matters(&self, path: &Path) -> bool;

    /// The largest file that is read.
    fn largest(&self) -> u64;

    /// The text of a document; `None`: it cannot be read.
    fn text(&self, path: &Path, bytes: &[u8]) -> Option<String>;
}

/// Where documents went since a version. Paths are absolute.
#[derive(Debug, Default)]
pub struct Origins {
    /// By the path at that time, the path now.
    pub moved: BTreeMap<PathBuf, PathBuf>,
    /// The paths at which something else stands, or nothing any more because the document moved.
    pub left: BTreeSet<PathBuf>,
    /// The paths whose documents were taken out.
    pub gone: BTreeSet<PathBuf>,
}

impl Origins {
    /// Since the commit that last wrote the file at `path`, up to the newer version of a comparison, the index without any.
    /// `None`: git cannot tell.
    #[must_use]
    pub fn since_written(path: &Path, comparison: Option<&Comparison>, documents: &dyn Documents) -> Option<Self> {
        let repository = Repository::open_from_env().ok()?;
        // The file may be one of a repository within this one, about which nothing was asked.
        let own = Repository::discover(path.parent()?).ok().filter(|own| own.workdir() != repository.workdir());
        match own {
            Some(own) => Self::written_in(&own, path, None, documents),
            None => Self::written_in(&repository, path, comparison, documents),
        }
    }

    /// The same of a file of the version that is checked out in `trusted`, up to that version.
    #[must_use]
    pub fn written_in_trusted(trusted: &Path, path: &Path, documents: &dyn Documents) -> Option<Self> {
        Self::written_in(&Repository::discover(trusted).ok()?, path, None, documents)
    }

    fn written_in(
        repository: &Repository,
        path: &Path,
        comparison: Option<&Comparison>,
        documents: &dyn Documents,
    ) -> Option<Self> {
        let root = repository.workdir()?.to_path_buf();
        let file = path.canonicalize().ok()?;
        let file = file.strip_prefix(root.canonicalize().ok()?).ok()?;
        let tip = match comparison {
            Some(Comparison::Trees { to: tip, .. } | Comparison::Fork { tip, .. }) => tip,
            _ => "HEAD",
        };
        let tip = repository.revparse_single(tip).ok()?.peel_to_commit().ok()?.id();
        let present = tree_of(repository, tip)?;
        let mut places = Places::new(repository, &root, documents, First::IsMeant);
        let written = present.get_path(file).ok().map(|entry| entry.id());
        let written = written.filter(|written| repository.blob_path(&root.join(file)).is_ok_and(|now| now == *written));
        let Some(written) = written else { return Some(places.since_commit(&present)) };
        let commits = since(repository, tip, file, written)?;
        places.written_with(*commits.first()?);
        let stops = if commits.len() > STEPS { vec![commits[0], tip] } else { commits };
        for pair in stops.windows(2) {
            let (older, newer) = (tree_of(repository, pair[0])?, tree_of(repository, pair[1])?);
            places.step(&repository.diff_tree_to_tree(Some(&older), Some(&newer), None).ok()?);
        }
        if !matches!(comparison, Some(Comparison::Trees { .. } | Comparison::Fork { .. })) {
            places.stage(&present)?;
        }
        Some(places.origins())
    }

    /// Since the version that is checked out in `trusted`, up to the index of the working directory. Paths are below
    /// `trusted`'s repository. `None`: git cannot tell.
    #[must_use]
    pub fn since_trusted(trusted: &Path, documents: &dyn Documents) -> Option<Self> {
        let repository = Repository::open_from_env().ok()?;
        let base = Repository::discover(trusted).ok()?;
        // A folder of the changed version itself is no version of its own.
        let root = base.workdir().filter(|root| Some(*root) != repository.workdir())?;
        let older = repository.find_tree(base.head().ok()?.peel_to_tree().ok()?.id()).ok()?;
        let mut places = Places::new(&repository, root, documents, First::IsAnother);
        places.stage(&older)?;
        Some(places.origins())
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
    // A walk that fails, as at the end of a shallow clone, ends there.
    let mut commits: Vec<Oid> = walk.map_while(Result::ok).take(COMMITS).take_while(has_it).collect();
    commits.reverse();
    Some(commits)
}

fn tree_of(repository: &Repository, commit: Oid) -> Option<Tree<'_>> {
    repository.find_commit(commit).ok()?.tree().ok()
}

/// What a document is that comes to a path at which none stood, as far as git knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// The one that was meant: it was committed later than what excuses it.
    IsMeant,
    /// Another: who sends a change may not choose what is excused. Nor is what cannot be compared the same.
    IsAnother,
}

/// What became of documents, step by step: relative to the repository.
struct Places<'r> {
    repository: &'r Repository,
    root: &'r Path,
    documents: &'r dyn Documents,
    first: First,
    /// By the path now, the path at the beginning; `None`: it is another document.
    origin: BTreeMap<PathBuf, Option<PathBuf>>,
    gone: BTreeSet<PathBuf>,
    /// What blobs say.
    said: BTreeMap<Oid, Option<Pieces>>,
}

/// A file in one version: its path and content.
type File = (PathBuf, Oid);

impl<'r> Places<'r> {
    fn new(repository: &'r Repository, root: &'r Path, documents: &'r dyn Documents, first: First) -> Self {
        let (origin, gone, said) = Default::default();
        Self { repository, root, documents, first, origin, gone, said }
    }

    /// The step from a tree to the index.
    fn stage(&mut self, older: &Tree<'_>) -> Option<()> {
        let index = self.repository.index().ok()?;
        self.step(&self.repository.diff_tree_to_index(Some(older), Some(&index), None).ok()?);
        Some(())
    }

    /// Since the last commit, for a file that was written after it: whoever wrote it may have seen what is in the index, so
    /// that only what is nowhere else went with a rename.
    fn since_commit(mut self, present: &Tree<'_>) -> Origins {
        if self.stage(present).is_none() {
            return Origins::default();
        }
        let mut origins = self.origins();
        origins.left.clear();
        origins.moved.retain(|then, _| !then.exists());
        origins
    }

    /// The step to the commit that wrote the file: of what moved in it the file may have the old path.
    fn written_with(&mut self, commit: Oid) -> Option<()> {
        let commit = self.repository.find_commit(commit).ok()?;
        let (older, newer) = (commit.parent(0).ok()?.tree().ok()?, commit.tree().ok()?);
        self.step(&self.repository.diff_tree_to_tree(Some(&older), Some(&newer), None).ok()?);
        self.gone.clear();
        self.origin.retain(|_, then| then.as_ref().is_some_and(|then| newer.get_path(then).is_err()));
        Some(())
    }

    fn step(&mut self, diff: &Diff<'_>) {
        let (mut added, mut removed, mut changed) = (BTreeMap::new(), Vec::new(), Vec::new());
        for delta in diff.deltas() {
            let file = |file: git2::DiffFile<'_>| Some((path_of_bytes(file.path_bytes()?), file.id()));
            match (delta.status(), file(delta.old_file()), file(delta.new_file())) {
                (Delta::Added, _, Some((path, id))) => drop(added.insert(path, id)),
                (Delta::Deleted, Some(old), _) => removed.push(old),
                (Delta::Modified | Delta::Typechange, Some(old), Some((_, new))) => changed.push((old, new)),
                _ => {}
            }
        }
        let mut now: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        // Where the whole of a document went first, so that what is only like it takes nobody's place.
        let left: Vec<&File> = changed.iter().map(|(old, _)| old).chain(&removed).collect();
        let left: Vec<&File> = left.into_iter().filter(|(path, _)| self.matters(path)).collect();
        for (path, id) in &left {
            let taken = changed.iter().filter(|((old, _), _)| old != path).map(|((old, _), new)| (old, new));
            let whole = added.iter().chain(taken).find(|(_, new)| *new == id).map(|(new, _)| new.clone());
            self.went(path, whole, &mut now, &mut added);
        }
        for ((path, old), new) in &changed {
            if self.matters(path) && !now.contains_key(path) && !self.alike(path, *old, path, *new) {
                now.insert(path.clone(), None);
            }
        }
        for old in &removed {
            if self.matters(&old.0) && !now.contains_key(&old.0) {
                let like = self.like(old, &added);
                self.went(&old.0, like, &mut now, &mut added);
            }
        }
        for (path, _) in removed.into_iter().filter(|(path, _)| !now.contains_key(path)) {
            self.gone.insert(path);
        }
        for path in added.into_keys() {
            if self.gone.remove(&path) || self.first == First::IsAnother {
                now.insert(path, None);
            }
        }
        self.origin.extend(now);
    }

    /// Notes that the document at `old` went to `new`, if it went anywhere.
    fn went(
        &self,
        old: &Path,
        new: Option<PathBuf>,
        now: &mut BTreeMap<PathBuf, Option<PathBuf>>,
        added: &mut BTreeMap<PathBuf, Oid>,
    ) {
        let Some(new) = new else { return };
        added.remove(&new);
        now.insert(new, self.before(old));
        // Another may have come there in the same step.
        now.entry(old.to_owned()).or_insert(None);
    }

    /// The path that the document at `path` had at the beginning.
    fn before(&self, path: &Path) -> Option<PathBuf> {
        self.origin.get(path).cloned().unwrap_or_else(|| Some(path.to_owned()))
    }

    fn matters(&self, path: &Path) -> bool {
        self.before(path).is_some_and(|then| self.documents.matters(&tidy(&self.root.join(then))))
    }

    /// The new file that says what the old one said: under its own name rather than another, of its kind rather than another.
    fn like(&mut self, (old, id): &File, added: &BTreeMap<PathBuf, Oid>) -> Option<PathBuf> {
        let kind = |path: &Path| path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let mut new: Vec<_> = added.iter().collect();
        new.sort_by_key(|(new, _)| (new.file_name() != old.file_name(), kind(new) != kind(old)));
        let found = new.into_iter().find(|(new, new_id)| self.alike(old, *id, new, **new_id));
        found.map(|(new, _)| new.clone())
    }

    /// Whether two files are versions of one document.
    fn alike(&mut self, old: &Path, old_id: Oid, new: &Path, new_id: Oid) -> bool {
        self.read(old, old_id);
        self.read(new, new_id);
        match (&self.said[&old_id], &self.said[&new_id]) {
            (Some(old), Some(new)) => old.becomes(new),
            _ => old == new && self.first == First::IsMeant,
        }
    }

    fn read(&mut self, path: &Path, id: Oid) {
        let (repository, documents) = (self.repository, self.documents);
        self.said.entry(id).or_insert_with(|| {
            let (size, _) = repository.odb().ok()?.read_header(id).ok()?;
            let blob = (size as u64 <= documents.largest()).then(|| repository.find_blob(id).ok())??;
            documents.text(path, blob.content()).map(|text| Pieces::of(&text))
        });
    }

    fn origins(self) -> Origins {
        let mut origins = Origins::default();
        let whole = |path: &Path| tidy(&self.root.join(path));
        for (now, then) in &self.origin {
            match then.as_deref().map(whole) {
                Some(then) if then != whole(now) => drop(origins.moved.insert(then, whole(now))),
                Some(_) => {}
                None => drop(origins.left.insert(whole(now))),
            }
        }
        origins.gone = self.gone.iter().map(|path| whole(path)).collect();
        origins
    }
}
