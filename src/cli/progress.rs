//! A bar for long runs, on standard error, and only if a person watches it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::console;
use crate::language::Language;

/// Runs with fewer files are over before a bar could be read.
const WORTH_SHOWING: usize = 200;

/// A bar over `files`, or one that stays hidden.
pub(super) fn bar(files: usize) -> ProgressBar {
    if files < WORTH_SHOWING || !console::is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    let template = match console::language() {
        Language::Zh => "核对 {bar:30} {pos}/{len}",
        Language::En => "checking {bar:30} {pos}/{len}",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
