//! Which rules and which configuration judge a document: those that a check of its file would go by.
//!
//! For each configuration and baseline in use there is an inspector, made when a document first asks for it and made anew when one
//! of the two files is another than it was: both are asked each time, which takes a few microseconds.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::snapshot::Snapshot;
use crate::cli::args::CheckArgs;
use crate::cli::baseline;
use crate::cli::check::Prepared;
use crate::cli::exit::Failure;
use crate::cli::inspect::Inspector;
use crate::cli::setup;
use crate::cli::stdin;
use crate::language::{Said, both};
use crate::platform;
use crate::session::Beside;

/// So many inspectors are kept; each holds all rules.
const KEPT: usize = 8;

/// A file as it was when it was last looked at.
#[derive(Clone, PartialEq, Eq)]
struct Stamp {
    path: PathBuf,
    modified: Option<SystemTime>,
    size: u64,
}

impl Stamp {
    fn of(path: PathBuf) -> Self {
        let metadata = path.metadata().ok();
        let modified = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
        Self { path, modified, size: metadata.map_or(0, |metadata| metadata.len()) }
    }
}

/// What decides about a document.
type Key = (Option<Stamp>, Option<Stamp>);

/// The inspectors of the documents that are open.
pub(super) struct Workspace<'a> {
    args: &'a CheckArgs,
    /// Where documents stand that are not saved yet.
    root: PathBuf,
    /// The one that was asked last is last. An error: why nothing can be judged.
    kept: Vec<(Key, Result<Inspector<'a>, Said>)>,
}

impl<'a> Workspace<'a> {
    pub(super) fn new(args: &'a CheckArgs, root: PathBuf) -> Self {
        Self { args, root, kept: Vec::new() }
    }

    /// Forgets what was read: a file that decides may have changed.
    pub(super) fn forget(&mut self) {
        self.kept.clear();
    }

    /// The path of a document, which may not be there.
    pub(super) fn path(&self, snapshot: &Snapshot) -> PathBuf {
        path_in(&snapshot.uri).unwrap_or_else(|| self.root.join(unsaved(&snapshot.language)))
    }

    /// Who judges the document at `path`, for whom `beside` is said; and how reports call it.
    ///
    /// # Errors
    /// Configuration, rules or baseline cannot be used.
    pub(super) fn inspector(&mut self, path: &Path, beside: Beside) -> Result<(&Inspector<'a>, String), &Said> {
        let config = self.args.judging.config.clone().or_else(|| setup::nearest(path)).map(Stamp::of);
        let baseline = baseline::wanted(self.args, path).map(Stamp::of);
        let key = (config, baseline);
        let at = self.kept.iter().position(|(known, _)| *known == key);
        let kept = match at {
            Some(at) => self.kept.remove(at),
            None => {
                // What decided before and has changed decides no more.
                let is_of = |known: &Key| same_file(&known.0, &key.0) && same_file(&known.1, &key.1);
                self.kept.retain(|(known, _)| !is_of(known));
                (key, self.prepare(path))
            }
        };
        if self.kept.len() >= KEPT {
            drop(self.kept.remove(0));
        }
        self.kept.push(kept);
        match self.kept.last_mut() {
            Some((_, Ok(inspector))) => {
                inspector.said = beside;
                let name = stdin::called(path, inspector.base());
                Ok((inspector, name))
            }
            Some((_, Err(said))) => Err(said),
            None => unreachable!("internal error: one was put there"),
        }
    }

    fn prepare(&self, path: &Path) -> Result<Inspector<'a>, Said> {
        let prepared = Prepared::of(self.args, &[path.to_owned()]).map(|prepared| prepared.inspector);
        prepared.map_err(|failure| match failure {
            Failure::Message(said) => said,
            Failure::ClosedPipe(_) => both!("没有核对", "nothing was checked"),
        })
    }
}

fn same_file(one: &Option<Stamp>, other: &Option<Stamp>) -> bool {
    one.as_ref().map(|stamp| &stamp.path) == other.as_ref().map(|stamp| &stamp.path)
}

/// The name of a document that has none, by its language.
fn unsaved(language: &str) -> &'static str {
    match language {
        "markdown" => "untitled.md",
        "html" => "untitled.html",
        "csv" => "untitled.csv",
        _ => "untitled.txt",
    }
}

/// The path of a `file:` URI (RFC 8089), whichever characters are percent-encoded.
pub(super) fn path_in(uri: &str) -> Option<PathBuf> {
    let rest = uri.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("file://")).map(|_| &uri[7..])?;
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let path = rest.find('/').map(|at| &rest[at..])?;
    let decoded: Vec<u8> = percent_encoding::percent_decode_str(path).collect();
    Some(platform::path_of_uri(&decoded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_that_of_its_uri_however_it_is_encoded() {
        for uri in ["file:///a/%E9%80%9A%20%E7%9F%A5.md", "file:///a/通%20知.md", "FILE://localhost/a/通 知.md"] {
            assert_eq!(path_in(uri).unwrap(), Path::new("/a/通 知.md"), "{uri}");
        }
        for uri in ["untitled:Untitled-1", "http://a/b", "file:", "文件"] {
            assert_eq!(path_in(uri), None, "{uri}");
        }
    }
}
