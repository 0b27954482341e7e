//! Which configuration file holds.

use std::path::{Path, PathBuf};

/// The names of a configuration file, the first that stands in a folder wins.
pub const FILE_NAMES: [&str; 3] = ["hegao.yaml", "hegao.yml", ".hegao.yaml"];

/// The configuration for what lies at `start` (a file or a folder, absolute): the nearest one upwards, else the one in the
/// user's folder, else the one beside the program, where an office puts it for everybody.
///
/// Files are never merged: one file says it all.
#[must_use]
pub fn find(start: &Path, user_dir: Option<&Path>, program_dir: Option<&Path>) -> Option<PathBuf> {
    let folders = start.ancestors().chain(user_dir).chain(program_dir);
    let candidates = folders.flat_map(|folder| FILE_NAMES.map(|name| folder.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}
