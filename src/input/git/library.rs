//! The repository as libgit2 reads it.

use std::path::Path;

use git2::{Delta, Diff, DiffDelta, DiffFindOptions, DiffOptions, ErrorCode, FileMode, Oid, Repository, Tree};

use super::{Change, Comparison, Found, Id, Kind, Refusal, Stored};
use crate::platform::path_of_bytes;

/// An open repository, and which of its versions the newer one is.
pub(super) struct Library {
    repository: Repository,
    /// The newer tree; `None` is the index.
    newer: Option<Oid>,
}

impl Library {
    /// Opens the repository of the working directory, or the one that git's variables name, and compares.
    pub(super) fn open(comparison: &Comparison) -> Result<(Self, Found), Refusal> {
        let repository = Repository::open_from_env().map_err(|error| match error.code() {
            ErrorCode::NotFound => Refusal::NoRepository,
            _ => Refusal::Unreadable,
        })?;
        let root = repository.workdir().map(Path::to_path_buf);
        let (changes, newer) = compare(&repository, comparison)?;
        Ok((Self { repository, newer }, Found { root, changes }))
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

    /// The id of the file at `path` in the newer version.
    pub(super) fn file(&self, path: &Path) -> Option<Id> {
        let id = match self.newer {
            Some(tree) => self.repository.find_tree(tree).ok()?.get_path(path).ok()?.id(),
            None => self.repository.index().ok()?.get_path(path, 0)?.id,
        };
        Some(id.to_string())
    }
}

/// The changes, and the newer tree, if it is one.
fn compare(repository: &Repository, comparison: &Comparison) -> Result<(Vec<Change>, Option<Oid>), Refusal> {
    let unreadable = |_| Refusal::Unreadable;
    let (diff, newer) = match comparison {
        Comparison::Staged => {
            let head = head(repository)?;
            let index = repository.index().map_err(unreadable)?;
            // To be compared with nothing, all documents would count as deleted.
            if repository.is_bare() && !index.path().is_some_and(Path::exists) {
                return Err(Refusal::NoIndex);
            }
            (repository.diff_tree_to_index(head.as_ref(), Some(&index), Some(&mut options())), None)
        }
        Comparison::Trees { from, to } => {
            let (from, to) = (tree(repository, from)?, tree(repository, to)?);
            (repository.diff_tree_to_tree(Some(&from), Some(&to), Some(&mut options())), Some(to.id()))
        }
        Comparison::Fork { base, tip } => {
            let from = merge_base(repository, base, tip)?;
            let to = tree(repository, tip)?;
            (repository.diff_tree_to_tree(Some(&from), Some(&to), Some(&mut options())), Some(to.id()))
        }
    };
    let mut diff = diff.map_err(unreadable)?;
    diff.find_similar(Some(DiffFindOptions::new().renames(true))).map_err(unreadable)?;
    Ok((changes(&diff), newer))
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
    let old = (delta.status() != Delta::Added && was_file).then(|| old.id().to_string());
    Some(Change { path: path_of_bytes(path), old, new: new.id().to_string(), kind })
}
