//! The report in the browser: a page in a folder for temporary files, shown when the check is done. It stays there, for the browser
//! may read it again.

use std::path::PathBuf;

use super::console;
use super::exit::{Exit, Failure, file, write_failure};

/// What the page is called, which the browser shows.
const NAME: &str = "核稿报告.html";

/// A page that is to be shown.
pub(super) struct Page(PathBuf);

impl Page {
    /// A page in a folder of its own, which nobody else can read.
    pub(super) fn new() -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("hegao-").tempdir();
        let folder =
            folder.map_err(|error| write_failure(&error, &file(&std::env::temp_dir().display()), Exit::Clean))?;
        Ok(Self(folder.keep().join(NAME)))
    }

    /// What `--output` says of it.
    pub(super) fn output(&self) -> PathBuf {
        format!("html={}", self.0.display()).into()
    }

    /// Shows it. Where there is no browser, it is said where it lies.
    pub(super) fn show(&self) {
        let opened = open::that_detached(&self.0);
        if opened.is_ok() {
            super::window::is_shown();
        } else {
            let place = self.0.display();
            console::warn(&match console::language() {
                crate::language::Language::Zh => format!("没有能打开网页的程序，报告在 {place}"),
                crate::language::Language::En => format!("there is no program that opens pages; the report is {place}"),
            });
        }
    }
}
