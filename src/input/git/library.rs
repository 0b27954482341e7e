//! The repository as libgit2 reads it.

use std::path::Path;

use git2::{Delta, Diff, DiffDelta, DiffFindOptions, DiffOptions, ErrorCode, FileMode, Oid, Repository, Sort, Tree};

use super::history::Commit;
use super::{Change, Comparison, Found, Id, Kind, Refusal, Stored};
use crate::platform::path_of_bytes;

/// An open repository, and which of its versions the newer one is.
pub(super) struct Library {
    repository: Repository,
    /// The newer tree; `None` is the index.
    newer: Option<Oid>,
    /// The older tree.
    older: Option<Oid>,
}

impl Library {
    /// Opens the repository of the working directory, or the one that git's variables name, and compares.
    pub(super) fn open(comparison: &Comparison) -> Result<(Self, Found), Refusal> {
        let repository = Repository::open_from_env().map_err(|error| match error.code() {
            ErrorCode::NotFound => Refusal::NoRepository,
            _ => Refusal::Unreadable,
        })?;
        let root = repository.workdir().map(Path::to_path_buf);
        let Compared { changes, older, newer } = compare(&repository, comparison)?;
        Ok((Self { repository, newer, older }, Found { root, changes }))
    }

    /// The content of a blob; `None` if libgit2 cannot read it.
    pub(super) fn blob(&self, id: &str, limit: u64) -> Option<Stored> {
        let id = Oid::from_str(id).ok()?;
        let (size, _) = self.repository.odb().ok()?.read_header(id).ok()?;
        if size as u64 > limit {
            return Some(Stored::TooLarge(size as u64));
        }
        Some(Stored::Bytes(self.repository.find_blob(id).ok()?.content().to_vec()))
    }

    /// The commits that lead to `to` and not to `from`, the oldest first.
    pub(super) fn commits(&mut self, from: &str, to: &str) -> Result<Vec<Commit>, Refusal> {
        self.older = tree(&self.repository, from).ok().map(|tree| tree.id());
        let commit = |name: &str| self.repository.revparse_single(name).and_then(|object| object.peel_to_commit());
        let to = commit(to).map_err(|_| unknown(&self.repository, to))?;
        let walk = || -> Result<Vec<Commit>, git2::Error> {
            let mut walk = self.repository.revwalk()?;
            walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
            walk.push(to.id())?;
            // A tree, such as the empty one, has no commits.
            if let Ok(from) = commit(from) {
                walk.hide(from.id())?;
            }
            let read = |id: Oid| {
                let parents = self.repository.find_commit(id)?.parent_ids().map(|id| id.to_string()).collect();
                Ok(Commit { id: id.to_string(), parents })
            };
            walk.map(|id| id.and_then(read)).collect()
        };
        walk().map_err(|_| Refusal::Unreadable)
    }

    /// What a commit changes against one of its parents, or against nothing.
    pub(super) fn between(&self, parent: Option<&str>, commit: &str) -> Result<Vec<Change>, Refusal> {
        let newer = tree(&self.repository, commit)?;
        // The parent of the first commit of a shallow clone is not there.
        let older = parent.and_then(|parent| tree(&self.repository, parent).ok());
        between(&self.repository, older.as_ref(), &newer)
    }

    /// The id of the file at `path` in the older version.
    pub(super) fn before(&self, path: &Path) -> Option<Id> {
        let tree = self.repository.find_tree(self.older?).ok()?;
        Some(tree.get_path(path).ok()?.id().to_string())
    }

    /// The id of the file at `path` in the newer version.
    pub(super) fn file(&self, path: &Path) -> Option<Id> {
        let id = match self.newer {
            Some(tree) => self.repository.find_tree(tree).ok()?.get_path(path).ok()?.id(),
            None => self.repository.index().ok()?.get_path(path, 0)?.id,
        };
        Some(id.to_string())
    }
}

/// The changes, and the trees that were compared; `None` stands for the index, and for nothing.
struct Compared {
    changes: Vec<Change>,
    older: Option<Oid>,
    newer: Option<Oid>,
}

fn compare(repository: &Repository, comparison: &Comparison) -> Result<Compared, Refusal> {
    let (older, newer) = match comparison {
        Comparison::Staged => (head(repository)?, None),
        Comparison::Tracked => (None, None),
        Comparison::Trees { from, to } => (Some(tree(repository, from)?), Some(tree(repository, to)?)),
        Comparison::Fork { base, tip } => (Some(merge_base(repository, base, tip)?), Some(tree(repository, tip)?)),
    };
    let changes = match &newer {
        Some(newer) => between(repository, older.as_ref(), newer)?,
        None => in_index(repository, older.as_ref())?,
    };
    Ok(Compared { changes, older: older.map(|tree| tree.id()), newer: newer.map(|tree| tree.id()) })
}

fn in_index(repository: &Repository, older: Option<&Tree<'_>>) -> Result<Vec<Change>, Refusal> {
    let index = repository.index().map_err(|_| Refusal::Unreadable)?;
    // To be compared with nothing, all documents would count as deleted.
    if repository.is_bare() && !index.path().is_some_and(Path::exists) {
        return Err(Refusal::NoIndex);
    }
    similar(|| repository.diff_tree_to_index(older, Some(&index), Some(&mut options())))
}

fn between(repository: &Repository, older: Option<&Tree<'_>>, newer: &Tree<'_>) -> Result<Vec<Change>, Refusal> {
    similar(|| repository.diff_tree_to_tree(older, Some(newer), Some(&mut options())))
}

/// The changes of a comparison, renames followed where that can be told: a partial clone may lack what it takes.
fn similar<'r>(compare: impl Fn() -> Result<Diff<'r>, git2::Error>) -> Result<Vec<Change>, Refusal> {
    let compare = || compare().map_err(|_| Refusal::Unreadable);
    let mut diff = compare()?;
    let found = diff.find_similar(Some(DiffFindOptions::new().renames(true)));
    if found.is_err() {
        diff = compare()?;
    }
    Ok(changes(&diff))
}

fn options() -> DiffOptions {
    let mut options = DiffOptions::new();
    options.include_typechange(true);
    options
}

/// The tree of the last commit; `None` before the first.
fn head(repository: &Repository) -> Result<Option<Tree<'_>>, Refusal> {
    match repository.head() {
        Ok(head) => head.peel_to_tree().map(Some).map_err(|_| Refusal::Unreadable),
        Err(error) if error.code() == ErrorCode::UnbornBranch => Ok(None),
        Err(_) => Err(Refusal::Unreadable),
    }
}

fn tree<'a>(repository: &'a Repository, name: &str) -> Result<Tree<'a>, Refusal> {
    let found = repository.revparse_single(name).and_then(|object| object.peel_to_tree());
    found.map_err(|_| unknown(repository, name))
}

/// The tree of the commit at which `tip` left `base`.
fn merge_base<'a>(repository: &'a Repository, base: &str, tip: &str) -> Result<Tree<'a>, Refusal> {
    let commit = |name: &str| {
        let found = repository.revparse_single(name).and_then(|object| object.peel_to_commit());
        found.map(|commit| commit.id()).map_err(|_| unknown(repository, name))
    };
    let common = repository.merge_base(commit(base)?, commit(tip)?);
    let common = common.and_then(|id| repository.find_commit(id)).and_then(|commit| commit.tree());
    common.map_err(|_| Refusal::NoCommonBase { name: base.to_owned(), shallow: repository.is_shallow() })
}

fn unknown(repository: &Repository, name: &str) -> Refusal {
    Refusal::Unknown { name: name.to_owned(), shallow: repository.is_shallow() }
}

fn changes(diff: &Diff<'_>) -> Vec<Change> {
    diff.deltas().filter_map(|delta| change(&delta)).collect()
}

fn change(delta: &DiffDelta<'_>) -> Option<Change> {
    let (old, new) = (delta.old_file(), delta.new_file());
    let kind = match (delta.status(), new.mode()) {
        (Delta::Deleted | Delta::Unmodified, _) => return None,
        (Delta::Conflicted, _) => Kind::Unmerged,
        (_, FileMode::Link) => Kind::Link,
        (_, FileMode::Commit) => Kind::Submodule,
        _ => Kind::File,
    };
    let path = new.path_bytes().or_else(|| old.path_bytes())?;
    let was_file = matches!(old.mode(), FileMode::Blob | FileMode::BlobExecutable | FileMode::BlobGroupWritable);
    let from = old.path_bytes().filter(|_| delta.status() == Delta::Renamed).map(path_of_bytes);
    let old = (delta.status() != Delta::Added && was_file).then(|| old.id().to_string());
    Some(Change { path: path_of_bytes(path), from, old, new: new.id().to_string(), kind })
}
