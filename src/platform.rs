//! What differs between operating systems. The only file that may ask which one this is.

use std::ffi::OsString;
use std::fs::Permissions;
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

/// The path whose bytes a program for all systems has stored, git for one: where names are bytes (Unix), those. Elsewhere
/// names are text in UTF-16, and each byte that is none becomes half a pair, so that two names stay two.
#[must_use]
pub fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(windows)]
    {
        use std::os::windows::ffi::OsStringExt;
        let half = |byte: &u8| 0xDC00 | u16::from(*byte);
        let chunks = bytes.utf8_chunks();
        let units = chunks.flat_map(|chunk| chunk.valid().encode_utf16().chain(chunk.invalid().iter().map(half)));
        PathBuf::from(OsString::from_wide(&units.collect::<Vec<u16>>()))
    }
    #[cfg(not(any(unix, windows)))]
    {
        PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// The path that a `file:` URI has, percent-decoded: on Windows without the slash in front of the drive.
#[must_use]
pub fn path_of_uri(bytes: &[u8]) -> PathBuf {
    #[cfg(windows)]
    let bytes = match bytes {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => &bytes[1..],
        _ => bytes,
    };
    path_of_bytes(bytes)
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

/// What a path may stand for that is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
    /// What keeps nothing.
    Nothing,
}

/// The standard stream that `path` is a name of.
#[must_use]
pub fn standard(path: &Path) -> Option<Standard> {
    let name = path.to_str()?;
    match name {
        "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1" if cfg!(unix) => Some(Standard::Output),
        "/dev/stderr" | "/dev/fd/2" | "/proc/self/fd/2" if cfg!(unix) => Some(Standard::Error),
        _ if cfg!(windows) && name.eq_ignore_ascii_case("nul") => Some(Standard::Nothing),
        _ => None,
    }
}

/// The variables of the environment of which one is set where there is a desktop; none: the system always has one.
pub const DESKTOP: &[&str] =
    if cfg!(any(windows, target_os = "macos")) { &[] } else { &["DISPLAY", "WAYLAND_DISPLAY"] };

/// The language tag of the system's messages, as the system writes it (`zh-CN`, `en_US`): of the variables `LC_ALL`, `LC_MESSAGES`
/// and `LANG` where there are such (Unix), else of the user's settings. `None`: none is set, or none that is a language (`C`).
#[must_use]
pub fn locale() -> Option<String> {
    sys_locale::get_locale().filter(|tag| !matches!(tag.split('.').next(), None | Some("" | "C" | "POSIX")))
}

/// Whether something waits on standard input: the rest of a file and, where the system tells without reading (Unix), what has
/// come through a pipe so far.
#[must_use]
pub fn has_waiting_input() -> bool {
    use std::io::Seek;
    let Ok(input) = same_file::Handle::stdin() else { return false };
    let mut file = input.as_file();
    let Ok(metadata) = file.metadata() else { return false };
    if metadata.is_file() {
        return file.stream_position().is_ok_and(|at| at < metadata.len());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        (kind.is_fifo() || kind.is_socket()) && rustix::io::ioctl_fionread(file).is_ok_and(|bytes| bytes > 0)
    }
    #[cfg(not(unix))]
    false
}

/// Whether the program has a window of its own, which closes with it: whoever double-clicked it or dropped a file on it (Windows)
/// sees nothing of what it says last.
#[must_use]
pub fn has_own_window() -> bool {
    #[cfg(windows)]
    {
        mousetrap::started_by_explorer()
    }
    #[cfg(not(windows))]
    false
}

/// Gives the file that `builder` makes the permissions of `like`, or those of any new file, not a temporary one's, where
/// the system has such.
pub fn permit(builder: &mut tempfile::Builder<'_, '_>, like: Option<&Permissions>) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(like.cloned().unwrap_or_else(|| Permissions::from_mode(0o666)));
    }
    #[cfg(not(unix))]
    {
        let _ = (builder, like);
    }
}

/// The same permissions for a new file that its owner may write into: a copy of what is read-only is there to be worked on.
#[must_use]
pub fn for_owner(mut permissions: Permissions) -> Permissions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        permissions.set_mode(permissions.mode() | 0o200);
    }
    #[cfg(not(unix))]
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "it is no more than the owner's right where there is no Unix"
    )]
    permissions.set_readonly(false);
    permissions
}

/// Lets the disk hold the names of the files in `folder`, where the system keeps them apart from the files (Unix). What cannot be
/// asked for that keeps them in its own time.
pub fn settle(folder: &Path) {
    #[cfg(unix)]
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Calls `end` with an exit code, on a thread of its own, when this process is told to end: by Ctrl-C, `kill`, a terminal or window
/// that closes. The code is the customary one, 128 and the signal's number.
///
/// A limit on the size of files is then no end either, but an error of the file that reaches it.
pub fn at_end(end: impl Fn(u8) + Send + 'static) {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
        use signal_hook::{flag, iterator::Signals};
        let _ = flag::register(SIGXFSZ, std::sync::Arc::default());
        let ignored = ignored_signals();
        let watched = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
        // A system that lets us watch no signals ends the process as it always did.
        if let Ok(mut signals) = Signals::new(watched) {
            let watch = move || signals.forever().for_each(|signal| end(u8::try_from(128 + signal).unwrap_or(u8::MAX)));
            let _ = std::thread::Builder::new().name("end".into()).spawn(watch);
        }
    }
    #[cfg(windows)]
    {
        let _ = ctrlc::set_handler(move || end(130));
    }
}

/// The signals that whoever started this process wants ignored (`nohup`), as far as the system says so: bit 0 is signal 1.
#[cfg(unix)]
fn ignored_signals() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
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
