//! Which configuration file holds.

use std::path::{Path, PathBuf};

/// The names of a configuration file, the first that stands in a folder wins.
pub const FILE_NAMES: [&str; 3] = ["hegao.yaml", "hegao.yml", ".hegao.yaml"];

/// The configuration for a document: the one in the first of `folders`, which lead upwards from it, else the one in the
/// user's folder, else the one beside the program, where an office puts it for everybody.
///
/// Files are never merged: one file says it all.
#[must_use]
pub fn find<'a>(
    folders: impl Iterator<Item = &'a Path>,
    user_dir: Option<&Path>,
    program_dir: Option<&Path>,
) -> Option<PathBuf> {
    let others = user_dir.into_iter().chain(program_dir);
    let folders = folders.map(Path::to_owned).chain(others.map(Path::to_owned));
    let candidates = folders.flat_map(|folder| FILE_NAMES.map(|name| folder.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}
