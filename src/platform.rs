//! What differs between operating systems. The only file that may ask which one this is.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

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

/// Lets everybody run the file at `path`, where the system asks for that.
///
/// # Errors
/// What the system says.
pub fn make_executable(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
    }
    #[cfg(not(unix))]
    {
        path.metadata().map(|_| ())
    }
}

/// Ends this process with exit code `code` when it takes more than `bytes` of memory.
///
/// Where the system can refuse more (Unix), it does, at a quarter above: address space counts more than what is used.
/// Elsewhere, and before, a thread looks how much is used.
pub fn bound_memory(bytes: u64, code: u8) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let most = Some(bytes.saturating_add(bytes / 4));
        // A system that knows no such limit leaves it to the thread.
        let _ = setrlimit(Resource::As, Rlimit { current: most, maximum: most });
    }
    let watch = move || loop {
        if memory_stats::memory_stats().is_some_and(|used| used.physical_mem as u64 > bytes) {
            #[allow(clippy::exit)] // The reader is in the middle of something and cannot be asked to stop.
            std::process::exit(i32::from(code));
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let _ = std::thread::Builder::new().stack_size(64 << 10).spawn(watch);
}

/// A program's path as the shell that comes with git reads it.
#[must_use]
pub fn in_shell(path: &str) -> String {
    if cfg!(windows) { path.trim_start_matches(r"\\?\").replace('\\', "/") } else { path.to_owned() }
}
