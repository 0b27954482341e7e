//! Which of the changed files are documents to read.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Change, Changes, Comparison, Found, Kind, Objects, Refusal, Spawn};
use crate::input::ignored::{Ignored, read_trusted};
use crate::input::name::{name, tidy};
use crate::input::{Entry, Gap, GapKind, Listing, Missing, SkipReason, Skipped};

/// Why there is nothing to read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unlisted {
    /// The comparison could not be made.
    Refused(Refusal),
    /// Paths that the user gave and that are neither on the disk nor changed.
    Missing(Missing),
}

impl Changes {
    /// Compares, and lists the documents that changed below `paths` (all of them without any), relative to the working
    /// directory `base`. A link is skipped, as in a walk.
    /// The ignore files are those of the newer version or, if there is a `trusted` version of `base`, of that.
    ///
    /// # Errors
    /// The comparison cannot be made, or a path does not exist.
    pub fn list(
        comparison: &Comparison,
        paths: &[PathBuf],
        base: &Path,
        trusted: Option<&Path>,
        spawn: Spawn,
    ) -> Result<(Self, Listing), Unlisted> {
        let (mut objects, Found { root, changes }) = Objects::open(comparison, spawn).map_err(Unlisted::Refused)?;
        let root = root.unwrap_or_else(|| base.to_owned());
        let wanted: Vec<PathBuf> = paths.iter().map(|path| tidy(&base.join(path))).collect();
        let full = |change: &Change| tidy(&root.join(&change.path));
        let is_known = |path: &PathBuf| path.exists() || changes.iter().any(|change| full(change).starts_with(path));
        let missing = paths.iter().zip(&wanted).filter(|(_, path)| !is_known(path));
        let missing: Vec<_> = missing.map(|(path, _)| path.display().to_string()).collect();
        if !missing.is_empty() {
            return Err(Unlisted::Missing(Missing { paths: missing }));
        }
        let mut listing = Listing::default();
        let mut listed = std::collections::BTreeMap::new();
        let mut ignored = Ignored::new(|file: &Path| match trusted {
            Some(_) => read_trusted(&tidy(&root.join(file)), base, trusted),
            None => objects.beside(file),
        });
        for change in changes {
            let full = full(&change);
            let is_wanted = wanted.is_empty() || wanted.iter().any(|path| full.starts_with(path));
            if !is_wanted {
                continue;
            }
            let (name, named) = (name(&full, base), wanted.contains(&full));
            let mut skip = |name, reason| listing.skipped.push(Skipped { name, reason });
            match gap(change.kind) {
                _ if ignored.contains(&change.path) => skip(name, SkipReason::Ignored),
                Some(gap) => listing.gaps.push((name, gap)),
                None if change.kind == Kind::Link => skip(name, SkipReason::Link),
                None => {
                    listing.entries.push(Entry { path: full, name: name.clone(), named });
                    listed.insert(name, change);
                }
            }
        }
        listing.entries.sort_by(|one, other| one.name.cmp(&other.name));
        listing.skipped.sort();
        listing.gaps.sort_by(|one, other| one.0.cmp(&other.0));
        Ok((Self { changes: listed, objects: Mutex::new(objects) }, listing))
    }
}

/// What of a change cannot be read at all.
fn gap(kind: Kind) -> Option<Gap> {
    let detail = match kind {
        Kind::File | Kind::Link => return None,
        Kind::Submodule => "这是子模块，内容在另一个仓库中，没有检查；请在那个仓库中检查，或把它写进 .hegaoignore",
        Kind::Unmerged => "这份文件有未解决的合并冲突，没有检查；请解决冲突、git add 后再查",
    };
    Some(Gap::of_file(GapKind::Unsupported, detail))
}
