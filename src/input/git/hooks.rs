//! Where git looks for a repository's hooks.

use std::path::{Path, PathBuf};

use git2::Repository;

use super::program::Program;
use super::{Refusal, Spawn};

/// The folder with the hooks of the repository of the working directory: what `core.hooksPath` says, else its own.
///
/// # Errors
/// There is no repository, or it cannot be read.
pub fn hooks_folder(spawn: Spawn) -> Result<PathBuf, Refusal> {
    match Repository::open_from_env() {
        Ok(repository) => Ok(of(&repository)),
        // The program knows more kinds of repositories.
        Err(error) => Program::new(spawn).hooks_folder().ok_or(match error.code() {
            git2::ErrorCode::NotFound => Refusal::NoRepository,
            _ => Refusal::Unreadable,
        }),
    }
}

fn of(repository: &Repository) -> PathBuf {
    let configured = repository.config().and_then(|config| config.get_path("core.hooksPath"));
    match configured {
        // Relative to where git starts hooks.
        Ok(path) => repository.workdir().unwrap_or_else(|| repository.path()).join(path),
        Err(_) => Path::new(repository.commondir()).join("hooks"),
    }
}
