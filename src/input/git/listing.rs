//! Which of the changed files are documents to read.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::history::Versions;
use super::{Change, Changes, Comparison, Found, Kind, Objects, Refusal, Spawn, short};
use crate::input::ignored::{Ignored, read_trusted};
use crate::input::name::{name, tidy};
use crate::input::{Entry, Gap, Listing, Missing, Reason, SkipReason, Skipped};

/// Why there is nothing to read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unlisted {
    /// The comparison could not be made.
    Refused(Refusal),
    /// Paths that the user gave and that are neither on the disk nor changed.
    Missing(Missing),
}

/// What is asked of a repository.
pub struct Query<'a> {
    /// What is compared.
    pub comparison: &'a Comparison,
    /// What the documents lie below; anywhere, if there is none.
    pub paths: &'a [PathBuf],
    /// The working directory.
    pub base: &'a Path,
    /// The version of it whose ignore files count, if not those of the newer version.
    pub trusted: Option<&'a Path>,
    /// The range whose commits are looked at too.
    pub history: Option<&'a Comparison>,
}

/// What there is to read.
pub struct Listed {
    /// Where it is read.
    pub changes: Changes,
    /// What is in the newer version.
    pub listing: Listing,
    /// What only the commits between have.
    pub history: Listing,
}

impl Changes {
    /// Compares, and lists the documents that changed, relative to the working directory. A link is skipped, as in a walk.
    ///
    /// # Errors
    /// The comparison cannot be made, or a path does not exist.
    pub fn list(query: &Query<'_>, spawn: Spawn) -> Result<Listed, Unlisted> {
        let opened = Objects::open(query.comparison, spawn).map_err(Unlisted::Refused)?;
        let (mut objects, Found { root, changes }) = opened;
        let root = root.unwrap_or_else(|| query.base.to_owned());
        let wanted: Vec<PathBuf> = query.paths.iter().map(|path| tidy(&query.base.join(path))).collect();
        let full = |change: &Change| tidy(&root.join(&change.path));
        let is_known = |path: &PathBuf| path.exists() || changes.iter().any(|change| full(change).starts_with(path));
        let missing = query.paths.iter().zip(&wanted).filter(|(_, path)| !is_known(path));
        let missing: Vec<_> = missing.map(|(path, _)| path.display().to_string()).collect();
        if !missing.is_empty() {
            return Err(Unlisted::Missing(Missing::among(query.paths, query.base, missing)));
        }
        let versions = query.history.map_or_else(|| Ok(Versions::default()), |range| objects.history(range, &changes));
        let Versions { found: versions, cut } = versions.map_err(Unlisted::Refused)?;
        let mut ignored = Ignored::new(|file: &Path| match query.trusted {
            Some(_) => read_trusted(&tidy(&root.join(file)), query.base, query.trusted),
            None => objects.beside(file),
        });
        let mut sort = |change: &Change, commit: &str, listing: &mut Listing| {
            let full = full(change);
            let is_wanted = wanted.is_empty() || wanted.iter().any(|path| full.starts_with(path));
            let (name, named) = (format!("{commit}{}", name(&full, query.base)), wanted.contains(&full));
            let mut skip = |name, reason| listing.skipped.push(Skipped { name, reason });
            match gap(change.kind) {
                _ if !is_wanted => {}
                _ if ignored.contains(&change.path) => skip(name, SkipReason::Ignored),
                Some(gap) => listing.gaps.push((name, gap)),
                None if change.kind == Kind::Link => skip(name, SkipReason::Link),
                None => {
                    listing.entries.push(Entry { path: full, name: name.clone(), named });
                    return Some(name);
                }
            }
            None
        };
        let (mut listing, mut history) = (Listing::default(), Listing::default());
        let listed = changes.into_iter().filter_map(|change| Some((sort(&change, "", &mut listing)?, change)));
        let changes = listed.collect();
        let versions = versions.into_iter().filter_map(|mut version| {
            version.at_end = name(&tidy(&root.join(&version.at_end)), query.base);
            let commit = format!("{}:", short(&version.commit));
            Some((sort(&version.change, &commit, &mut history)?, version))
        });
        let versions = versions.collect();
        history.gaps.extend(cut.map(|commit| (format!("{}:", short(&commit)), too_many())));
        listing.entries.sort_by(|one, other| one.name.cmp(&other.name));
        [&mut listing, &mut history].into_iter().for_each(in_order);
        Ok(Listed { changes: Self { changes, versions, root, objects: Mutex::new(objects) }, listing, history })
    }
}

/// Sorts by name. The versions of the commits between stay in the commits' order.
fn in_order(listing: &mut Listing) {
    listing.skipped.sort();
    listing.gaps.sort_by(|one, other| one.0.cmp(&other.0));
}

fn too_many() -> Gap {
    Gap::of_file(Reason::TooManyVersions)
}

/// What of a change cannot be read at all.
fn gap(kind: Kind) -> Option<Gap> {
    match kind {
        Kind::File | Kind::Link => None,
        Kind::Submodule => Some(Gap::of_file(Reason::Submodule)),
        Kind::Unmerged => Some(Gap::of_file(Reason::Unmerged)),
    }
}
