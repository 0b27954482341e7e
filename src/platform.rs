//! What differs between operating systems. The only file that may ask which one this is.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder for the user's own configuration of hegao, if the system has one. `variable` looks up an environment
/// variable.
#[must_use]
pub fn user_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        folder("APPDATA")
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("hegao"))
}
