//! Documents as git has them: in the index or in a tree, beside what stood there before.
//!
//! libgit2 reads the repository; where it cannot (SHA-256, a sparse or split index, blobs that a partial clone left behind)
//! the `git` program is asked, which the caller starts ([`Spawn`]). Both give a list of changes and blobs by id; all that
//! follows from them is decided here. What neither can read is a gap or a refusal, never an empty list.
//!
//! libgit2 looks at git's own variables (`GIT_DIR`, `GIT_INDEX_FILE` …): a hook of `git commit -a` must read the index
//! that git prepared for it. No other code of this room knows of an environment.

mod alike;
mod history;
mod hooks;
mod library;
mod lines;
mod listing;
mod origins;
mod program;
mod refusal;
mod tracked;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use hooks::hooks_folder;
pub use lines::{ChangedLines, changed_lines};
pub use listing::{Listed, Query, Unlisted};
pub use origins::{Documents, Origins};
pub use program::Spawn;
pub use refusal::Refusal;
pub use tracked::tracked;

use super::read::{content, read_file, stands_for, too_large};
use super::{Blob, Gap, Reason};
use crate::digest::sha256;
use history::Version;
use library::Library;
use program::Program;

/// What is compared with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The index with `HEAD`: what a commit would hold.
    Staged,
    /// The index with nothing: every file that git tracks.
    Tracked,
    /// Two trees, each by a name that git knows.
    Trees {
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// A commit with the one at which it left `base`.
    Fork {
        /// A commit of the other branch.
        base: String,
        /// After.
        tip: String,
    },
}

impl Comparison {
    /// Reads `A..B` or `A...B`, in which an empty side is `HEAD`, as git reads them.
    #[must_use]
    pub fn parse(range: &str) -> Option<Self> {
        let side = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        if let Some((base, tip)) = range.split_once("...") {
            return Some(Self::Fork { base: side(base), tip: side(tip) });
        }
        let (from, to) = range.split_once("..")?;
        Some(Self::Trees { from: side(from), to: side(to) })
    }
}

/// The documents that changed. Blobs are read when they are asked for, by any thread.
pub struct Changes {
    changes: BTreeMap<String, Change>,
    /// Those of the commits between, by `commit:path`, as `git show` takes them.
    versions: BTreeMap<String, Version>,
    /// The folder that their paths are relative to.
    root: PathBuf,
    objects: Mutex<Objects>,
}

/// One file that is new or not as it was.
struct Change {
    /// Relative to the repository's folder.
    path: PathBuf,
    /// Where it was renamed from, if it was.
    from: Option<PathBuf>,
    /// What stood there, or where it was renamed from; `None` if it is new.
    old: Option<Id>,
    new: Id,
    kind: Kind,
}

/// The id of an object, in hexadecimal, of whatever length the repository's hash has.
type Id = String;

/// What stands in the index or tree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    Submodule,
    Unmerged,
}

/// What a way of reading found.
struct Found {
    /// The folder that paths are relative to; `None` in a repository without a work tree.
    root: Option<PathBuf>,
    changes: Vec<Change>,
}

/// What is stored under an id.
enum Stored {
    Bytes(Vec<u8>),
    /// More than was asked for; so many bytes.
    TooLarge(u64),
}

/// Both ways to a blob.
struct Objects {
    library: Option<Library>,
    program: Program,
}

impl Objects {
    /// The list of changes, by whichever way can make it, the library first.
    fn open(comparison: &Comparison, spawn: Spawn) -> Result<(Self, Found), Refusal> {
        let mut program = Program::new(spawn);
        match Library::open(comparison) {
            Ok((library, found)) => Ok((Self { library: Some(library), program }, found)),
            Err(Refusal::NoIndex) => Err(Refusal::NoIndex),
            // The library's answer stands where there is no program to ask.
            Err(refusal) => {
                let found = program.open(comparison).unwrap_or(Err(refusal))?;
                Ok((Self { library: None, program }, found))
            }
        }
    }

    fn blob(&mut self, id: &str, limit: u64) -> Result<Vec<u8>, Gap> {
        let stored = self.library.as_ref().and_then(|library| library.blob(id, limit));
        match stored.or_else(|| self.program.blob(id, limit)) {
            Some(Stored::Bytes(bytes)) => Ok(bytes),
            Some(Stored::TooLarge(size)) => Err(too_large(Some(size), limit)),
            None => Err(Gap::of_file(Reason::NotInRepository)),
        }
    }

    /// A file beside the documents, by its path in the newer version.
    fn beside(&mut self, path: &Path) -> Option<Vec<u8>> {
        const LIMIT: u64 = 1 << 20;
        let stored = match &self.library {
            Some(library) => library.file(path).and_then(|id| library.blob(&id, LIMIT)),
            None => self.program.file(path, LIMIT),
        };
        stored.and_then(|stored| match stored {
            Stored::Bytes(bytes) => Some(bytes),
            Stored::TooLarge(_) => None,
        })
    }
}

impl Changes {
    /// The document that reports call `name`, as it is in the index, the newer tree, or a commit between.
    ///
    /// # Errors
    /// It is too large, stands for another, or is not there.
    pub fn read(&self, name: &str, limit: u64) -> Result<Blob, Gap> {
        let version = || self.versions.get(name).map(|version| &version.change);
        let Some(change) = self.changes.get(name).or_else(version) else {
            return Err(Gap::of_file(Reason::Unchanged));
        };
        let bytes = self.blob(&change.new, limit)?;
        let stored = stands_for(&bytes).and_then(|sum| self.fetched(change, name, sum, limit));
        stored.map_or_else(|| content(name.to_owned(), bytes), Ok)
    }

    /// The content that a pointer stands for, if it lies in the folder.
    fn fetched(&self, change: &Change, name: &str, sum: &str, limit: u64) -> Option<Blob> {
        let blob = read_file(&self.root.join(&change.path), name.to_owned(), limit).ok()?;
        (sha256(&blob.bytes) == sum).then_some(blob)
    }

    /// Whether it is a document that was listed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.changes.contains_key(name) || self.versions.contains_key(name)
    }

    /// What the document was before. `None`: it is new, or nobody can tell, so that all of it counts as new.
    #[must_use]
    pub fn before(&self, name: &str, limit: u64) -> Option<Vec<u8>> {
        let old = self.changes.get(name)?.old.as_deref()?;
        self.blob(old, limit).ok()
    }

    /// What a document of a commit between was in that commit's parents; `None` if it is none of those.
    #[must_use]
    pub fn parents(&self, name: &str, limit: u64) -> Option<Vec<Vec<u8>>> {
        let version = self.versions.get(name)?;
        let olds = version.change.old.iter().chain(&version.others);
        Some(olds.filter_map(|old| self.blob(old, limit).ok()).collect())
    }

    /// What the document of a commit between is called at the end of the range, if it is still there.
    #[must_use]
    pub fn at_end<'n>(&'n self, name: &'n str) -> &'n str {
        self.versions.get(name).map_or(name, |version| version.at_end.as_str())
    }

    /// The path of a document without the commit.
    #[must_use]
    pub fn place<'n>(&self, name: &'n str) -> &'n str {
        let prefix = self.versions.get(name).map_or(0, |version| short(&version.commit).len() + 1);
        &name[prefix..]
    }

    fn blob(&self, id: &str, limit: u64) -> Result<Vec<u8>, Gap> {
        // A reader that failed inside the program left no half-done state that another could read.
        self.objects.lock().unwrap_or_else(PoisonError::into_inner).blob(id, limit)
    }
}

/// As much of a commit's id as people and `git show` need.
fn short(id: &str) -> &str {
    &id[..id.len().min(12)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_git_reads_it() {
        let trees = |from: &str, to: &str| Some(Comparison::Trees { from: from.into(), to: to.into() });
        assert_eq!(Comparison::parse("v1..v2"), trees("v1", "v2"));
        assert_eq!(Comparison::parse("..v2"), trees("HEAD", "v2"));
        assert_eq!(Comparison::parse("v1.."), trees("v1", "HEAD"));
        let fork = Comparison::Fork { base: "main".into(), tip: "HEAD".into() };
        assert_eq!(Comparison::parse("main..."), Some(fork));
        assert_eq!(Comparison::parse("v1"), None);
    }
}
