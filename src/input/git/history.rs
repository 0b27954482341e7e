//! What the commits of a range hold beside what stands at its end: whoever gets the range gets that too.
//!
//! Every commit is compared with each of its parents. A version of a document counts if the commit has it from none of
//! them, and if neither end of the range has it at that path: what is at the end is told there, what was at the beginning
//! is known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Change, Comparison, Id, Kind, Objects, Refusal};

/// Versions that are looked at; what is beyond is told as a gap.
const MOST: usize = 20_000;

/// A commit of the range.
pub(super) struct Commit {
    pub(super) id: Id,
    pub(super) parents: Vec<Id>,
}

/// A document as one commit of the range has it.
pub(super) struct Version {
    pub(super) commit: Id,
    pub(super) change: Change,
    /// What the other parents of a merge have at its place.
    pub(super) others: Vec<Id>,
    /// What the document is called at the end of the range: its path, until reports give it a name.
    pub(super) at_end: String,
}

/// The versions, the oldest commit first.
#[derive(Default)]
pub(super) struct Versions {
    pub(super) found: Vec<Version>,
    /// The commit from which on there are more than can be looked at.
    pub(super) cut: Option<Id>,
}

impl Comparison {
    /// The commits between: all that the second name leads to and the first does not.
    fn range(&self) -> Option<(&str, &str)> {
        match self {
            Self::Trees { from, to } => Some((from, to)),
            Self::Fork { base, tip } => Some((base, tip)),
            Self::Staged | Self::Tracked => None,
        }
    }
}

impl Objects {
    /// What the commits of the range hold, `end` apart.
    pub(super) fn history(&mut self, range: &Comparison, end: &[Change]) -> Result<Versions, Refusal> {
        let Some((from, to)) = range.range() else { return Ok(Versions::default()) };
        let commits = match &mut self.library {
            Some(library) => library.commits(from, to)?,
            None => self.program.commits(from, to).ok_or(Refusal::Unreadable)?,
        };
        let end: BTreeSet<(PathBuf, Id)> = end.iter().map(|change| (change.path.clone(), change.new.clone())).collect();
        let mut seen = end;
        let mut renamed: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        let mut versions = Versions::default();
        'commits: for commit in commits {
            for version in self.brought(commit)? {
                let Change { path, new, from, .. } = &version.change;
                renamed.extend(from.iter().map(|from| (from.clone(), path.clone())));
                let is_new = seen.insert((path.clone(), new.clone()));
                if !is_new || self.before(path).as_ref() == Some(new) {
                    continue;
                }
                if versions.found.len() == MOST {
                    versions.cut = Some(version.commit);
                    break 'commits;
                }
                versions.found.push(version);
            }
        }
        for Version { change, at_end, .. } in &mut versions.found {
            *at_end = follow(&renamed, &change.path).to_string_lossy().into_owned();
        }
        Ok(versions)
    }

    /// What a commit has from none of its parents.
    fn brought(&mut self, Commit { id, parents }: Commit) -> Result<Vec<Version>, Refusal> {
        let (first, others) = match parents.split_first() {
            Some((first, others)) => (Some(first.as_str()), others),
            None => (None, &[][..]),
        };
        let changes = self.between(first, &id)?;
        let others: Vec<Vec<Change>> =
            others.iter().map(|parent| self.between(Some(parent), &id)).collect::<Result<_, _>>()?;
        let brought = changes.into_iter().filter(|change| matches!(change.kind, Kind::File)).filter_map(|change| {
            let same = others.iter().map(|changes| changes.iter().find(|other| other.path == change.path));
            let same: Vec<&Change> = same.collect::<Option<_>>()?;
            let others = same.into_iter().filter_map(|other| other.old.clone()).collect();
            Some(Version { commit: id.clone(), change, others, at_end: String::new() })
        });
        Ok(brought.collect())
    }

    fn between(&mut self, parent: Option<&str>, commit: &str) -> Result<Vec<Change>, Refusal> {
        match &self.library {
            Some(library) => library.between(parent, commit),
            None => self.program.between(parent, commit).ok_or(Refusal::Unreadable),
        }
    }

    /// What stood at `path` before the range.
    fn before(&mut self, path: &Path) -> Option<Id> {
        match &self.library {
            Some(library) => library.before(path),
            None => self.program.before(path),
        }
    }
}

/// Where what stood at `path` went, renames followed.
fn follow<'a>(renamed: &'a BTreeMap<PathBuf, PathBuf>, path: &'a Path) -> &'a Path {
    let mut met = BTreeSet::from([path]);
    let mut path = path;
    while let Some(next) = renamed.get(path).filter(|next| met.insert(next)) {
        path = next;
    }
    path
}
