//! Which files git tracks.

use std::path::{Path, PathBuf};

use super::{Comparison, Found, Objects, Refusal, Spawn};
use crate::input::name::tidy;

/// The repository's folder and whether git tracks something at `path` (absolute) there, or below it. Case does not count:
/// on some systems both spellings are one file. `None`: there is no repository.
///
/// # Errors
/// The repository cannot be read.
pub fn tracked(path: &Path, spawn: Spawn) -> Result<Option<(PathBuf, bool)>, Refusal> {
    let (root, changes) = match Objects::open(&Comparison::Tracked, spawn) {
        Ok((_, Found { root: Some(root), changes })) => (root, changes),
        Ok(_) | Err(Refusal::NoRepository | Refusal::NoIndex) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let lower = |path: &Path| PathBuf::from(tidy(path).to_string_lossy().to_lowercase());
    let (path, folder) = (lower(path), lower(&root));
    let is_tracked = path
        .strip_prefix(folder)
        .is_ok_and(|below| changes.iter().any(|change| lower(&change.path).starts_with(below)));
    Ok(Some((root, is_tracked)))
}
