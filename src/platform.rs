//! What differs between operating systems. The only file that may ask which one this is.

use std::path::PathBuf;

/// The folder for the user's own configuration of hegao, if the system has one.
#[must_use]
pub fn user_folder() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("APPDATA")
    } else {
        variable("XDG_CONFIG_HOME").or_else(|| variable("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("hegao"))
}

/// The folder that the program stands in: an office may put a configuration beside it.
#[must_use]
pub fn program_folder() -> Option<PathBuf> {
    std::env::current_exe().ok()?.parent().map(PathBuf::from)
}
