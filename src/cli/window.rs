//! The window that a double click opens for the program, and that closes with it: it waits for a key where something was said in it
//! that stands nowhere else.

use std::sync::atomic::{AtomicBool, Ordering};

use super::console;
use crate::language::both;
use crate::platform;

/// Whether a report shows all that was said.
static IS_SHOWN: AtomicBool = AtomicBool::new(false);

/// From here on a report shows what was said.
pub(super) fn is_shown() {
    IS_SHOWN.store(true, Ordering::Relaxed);
}

/// Waits for a key, if the window would close over what was said.
pub(super) fn keep_open() {
    if IS_SHOWN.load(Ordering::Relaxed) || !platform::has_own_window() {
        return;
    }
    if std::env::args_os().len() < 2 {
        console::say(&both!(
            "\n用法：关上这个窗口，把要核对的文件或文件夹拖到 hegao.exe 上，核对完会打开报告。",
            "\nClose this window and drop files or folders on hegao.exe: a report opens when they are checked."
        ));
    }
    console::say(&both!("\n按任意键关闭窗口。", "\nPress any key to close the window."));
    // A window that is gone has no keys.
    let _ = ::console::Term::stdout().read_key();
}
