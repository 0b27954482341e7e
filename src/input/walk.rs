//! Which files there are to read.
//!
//! A file that the user names is tried, unless `.hegaoignore` takes it out: other programs name files too, and the office has
//! said that this one is not to be read. A folder is walked: `.gitignore` and `.hegaoignore` apply, also outside a git repository; hidden files are left out; links that are met are not followed, so that loops end and nothing
//! outside the folder is read. What a file is, nobody knows before it is opened: all files are listed, and the reader tells. The user's global git
//! configuration does not apply: the same folder gives the same list for everyone. The list is sorted by the name that
//! reports print, and has each file once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use super::ignored::{self, Ignored};
use super::name::{name, tidy};
use super::read::unreadable;
use super::{Gap, Reason, SkipReason, Skipped};
use crate::language::{Said, both};

/// A file to read. No `Debug`: a file's name may hold what must not go out.
pub struct Entry {
    /// Where to open it.
    pub path: PathBuf,
    /// How reports call it: with `/`, relative to the working directory, absolute outside it.
    pub name: String,
    /// Given by the user, not met in a walk.
    pub named: bool,
}

/// What a walk found.
#[derive(Default)]
pub struct Listing {
    /// The files to read, sorted by name.
    pub entries: Vec<Entry>,
    /// Files that were met and are not read, sorted.
    pub skipped: Vec<Skipped>,
    /// Folders that could not be listed, by name.
    pub gaps: Vec<(String, Gap)>,
}

/// Pieces of a name with spaces that are put together again.
const MOST_SPACES: usize = 8;

/// Paths that the user gave and that do not exist.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// As they were given.
    pub paths: Vec<String>,
    /// What is there if some that were given stand together: a name with spaces that nobody put between quotation marks.
    pub spaced: Option<String>,
}

impl Missing {
    /// Those of the paths `given` in the folder `base` that are called `paths` and do not exist.
    #[must_use]
    pub fn among(given: &[PathBuf], base: &Path, paths: Vec<String>) -> Self {
        let words: Vec<String> = given.iter().map(|path| path.display().to_string()).collect();
        let is_there = |path: &str| base.join(path).symlink_metadata().is_ok();
        let runs = (2..=words.len().min(MOST_SPACES)).flat_map(|size| words.windows(size));
        let broken = runs.filter(|run| run.iter().any(|word| !is_there(word))).map(|run| run.join(" "));
        let spaced = broken.into_iter().find(|joined| is_there(joined));
        Self { paths, spaced }
    }

    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        let paths = Said::list(&self.paths);
        let hint = self.spaced.as_ref().map_or_else(Said::default, |spaced| {
            both!(
                "。名字里有空格的，请加上引号：\"{spaced}\"",
                ". A name with spaces stands between quotation marks: \"{spaced}\""
            )
        });
        both!("找不到文件或文件夹：{paths}{hint}", "no such file or folder: {paths}{hint}"; paths, hint)
    }
}

/// Lists the files of `paths`, which are relative to the working directory `base` or absolute. If there is a `trusted`
/// version of that directory, its ignore files count, not those that stand in it.
///
/// # Errors
/// Some of the paths do not exist: all of them are named.
pub fn walk(paths: &[PathBuf], base: &Path, trusted: Option<&Path>) -> Result<Listing, Missing> {
    let missing = |path: &&PathBuf| base.join(path).symlink_metadata().is_err_and(|error| is_missing(&error));
    let missing: Vec<_> = paths.iter().filter(missing).map(|path| path.display().to_string()).collect();
    if !missing.is_empty() {
        return Err(Missing::among(paths, base, missing));
    }
    let mut found = Found { base, trusted, files: BTreeMap::new(), skipped: BTreeMap::new(), gaps: BTreeMap::new() };
    let tidy_base = tidy(base);
    let mut ignored = Ignored::new(|file: &Path| ignored::read_trusted(file, &tidy_base, trusted));
    for path in paths {
        let path = base.join(path);
        if path.is_dir() {
            found.folder(&path);
        } else if ignored.contains(&tidy(&path)) {
            found.skipped.insert(name(&path, base), SkipReason::Ignored);
        } else {
            found.named(path);
        }
    }
    Ok(found.listing())
}

fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

/// What was found so far, by the name that reports print.
struct Found<'a> {
    base: &'a Path,
    trusted: Option<&'a Path>,
    files: BTreeMap<String, (PathBuf, bool)>,
    skipped: BTreeMap<String, SkipReason>,
    gaps: BTreeMap<String, Gap>,
}

impl Found<'_> {
    fn named(&mut self, path: PathBuf) {
        self.files.insert(name(&path, self.base), (path, true));
    }

    fn folder(&mut self, folder: &Path) {
        // With a trusted version none of them is opened by the walk.
        if self.trusted.is_none() && tidy(folder).ancestors().any(ignored::is_stuck) {
            self.gaps.insert(name(folder, self.base), ignored::stuck());
            return;
        }
        let stuck = Arc::<Mutex<Vec<PathBuf>>>::default();
        let mut builder = WalkBuilder::new(folder);
        builder.follow_links(false).require_git(false).git_global(false).ignore(false);
        match self.trusted {
            None => builder.add_custom_ignore_filename(ignored::FILE_NAME).filter_entry(passable(stuck.clone())),
            Some(tree) => builder.git_ignore(false).parents(false).filter_entry(kept_by(tree, self.base)),
        };
        for entry in builder.build() {
            match entry {
                Ok(entry) => self.met(&entry),
                Err(error) => self.failed(&error, folder),
            }
        }
        let stuck = std::mem::take(&mut *stuck.lock().unwrap_or_else(PoisonError::into_inner));
        self.gaps.extend(stuck.iter().map(|folder| (name(folder, self.base), ignored::stuck())));
    }

    fn met(&mut self, entry: &ignore::DirEntry) {
        // The folder itself may be a link: the user named it.
        if entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir()) {
            return;
        }
        let path = entry.path();
        let name = name(path, self.base);
        let kind = entry.file_type();
        let reason = match kind {
            Some(kind) if kind.is_symlink() => SkipReason::Link,
            Some(kind) if !kind.is_file() => SkipReason::Special,
            _ => {
                self.files.entry(name).or_insert_with(|| (path.to_owned(), false));
                return;
            }
        };
        self.skipped.insert(name, reason);
    }

    fn failed(&mut self, error: &ignore::Error, folder: &Path) {
        let path = path_of(error).unwrap_or(folder);
        let gap = match error.io_error() {
            Some(error) => unreadable(error),
            None => Gap::of_file(Reason::Unlisted),
        };
        self.gaps.insert(name(path, self.base), gap);
    }

    fn listing(self) -> Listing {
        let Self { files, mut skipped, gaps, .. } = self;
        skipped.retain(|name, _| !files.contains_key(name));
        let entry = |(name, (path, named))| Entry { path, name, named };
        Listing {
            entries: files.into_iter().map(entry).collect(),
            skipped: skipped.into_iter().map(|(name, reason)| Skipped { name, reason }).collect(),
            gaps: gaps.into_iter().collect(),
        }
    }
}

/// Keeps a walk out of the folders in which it would wait for ever; they go to `stuck`.
fn passable(stuck: Arc<Mutex<Vec<PathBuf>>>) -> impl Fn(&ignore::DirEntry) -> bool + Send + Sync + 'static {
    move |entry| {
        let is_stuck = entry.file_type().is_some_and(|kind| kind.is_dir()) && ignored::is_stuck(entry.path());
        if is_stuck {
            stuck.lock().unwrap_or_else(PoisonError::into_inner).push(entry.path().to_owned());
        }
        !is_stuck
    }
}

/// What the ignore files of `tree` leave in a walk of `base`.
fn kept_by(tree: &Path, base: &Path) -> impl Fn(&ignore::DirEntry) -> bool + Send + Sync + 'static {
    let ignored = ignored::FILE_NAMES.map(|name| {
        let (tree, base) = (tree.to_owned(), tidy(base));
        Ignored::called(name, move |file: &Path| ignored::read_trusted(file, &base, Some(&tree)))
    });
    let ignored = Mutex::new(ignored);
    move |entry| {
        let (path, is_folder) = (tidy(entry.path()), entry.file_type().is_some_and(|kind| kind.is_dir()));
        let mut ignored = ignored.lock().unwrap_or_else(PoisonError::into_inner);
        entry.depth() == 0 || ignored.iter_mut().find_map(|file| file.verdict(&path, is_folder)) != Some(true)
    }
}

/// The path that an error of the walk is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with the given files, each empty.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    fn listed(paths: &[&str], base: &Path) -> (Vec<(String, bool)>, Vec<String>) {
        let paths: Vec<_> = paths.iter().map(PathBuf::from).collect();
        let listing = walk(&paths, base, None).unwrap();
        assert!(listing.gaps.is_empty());
        let skipped = listing.skipped.into_iter().map(|skipped| skipped.name).collect();
        (listing.entries.into_iter().map(|entry| (entry.name, entry.named)).collect(), skipped)
    }

    #[test]
    fn a_walk_lists_all_files_in_order_but_hidden_ones() {
        let base = folder(&[
            "b.txt",
            "子/甲.MD",
            "子/a.csv",
            "a.DOCX",
            "~$a.docx",
            "a.doc",
            "子/x.log",
            ".hidden.txt",
            ".git/c.txt",
        ]);
        let (files, skipped) = listed(&["."], base.path());
        let expected = ["a.DOCX", "a.doc", "b.txt", "~$a.docx", "子/a.csv", "子/x.log", "子/甲.MD"];
        assert_eq!(files, expected.map(|name| (name.to_owned(), false)));
        assert!(skipped.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_ignore_file_is_a_device_is_a_gap() {
        let base = folder(&["a.txt", "子/b.txt"]);
        std::os::unix::fs::symlink("/dev/null", base.path().join("子/.gitignore")).unwrap();
        let gaps = |path: &str| {
            let listing = walk(&[path.into()], base.path(), None).unwrap();
            let gaps: Vec<_> = listing.gaps.into_iter().map(|(name, gap)| (name, gap.reason)).collect();
            (listing.entries.len(), gaps)
        };
        assert_eq!(gaps("."), (1, vec![("子".to_owned(), Reason::SpecialIgnoreFile)]));
        assert_eq!(gaps("子"), (0, vec![("子".to_owned(), Reason::SpecialIgnoreFile)]));
    }

    #[test]
    fn a_named_file_is_tried_whatever_it_is_and_listed_once() {
        let base = folder(&["a/b.txt", "a/c.docx", "a/.d.txt"]);
        let (files, skipped) = listed(&["a", "./a/b.txt", "a/../a/c.docx", "a/.d.txt", "a"], base.path());
        assert_eq!(files, [("a/.d.txt", true), ("a/b.txt", true), ("a/c.docx", true)].map(|(n, d)| (n.to_owned(), d)));
        assert!(skipped.is_empty());
    }

    #[test]
    fn ignore_files_apply_without_a_repository() {
        let base = folder(&["a.txt", "b.txt", "子/c.txt", "子/d.txt", "e.txt"]);
        fs::write(base.path().join(".gitignore"), "b.txt\n").unwrap();
        fs::write(base.path().join("子/.hegaoignore"), "d.txt\n").unwrap();
        fs::write(base.path().join(".ignore"), "e.txt\n").unwrap(); // another program's
        let (files, _) = listed(&["."], base.path());
        assert_eq!(files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a.txt", "e.txt", "子/c.txt"]);
        let (files, skipped) = listed(&["b.txt", "子/d.txt"], base.path());
        assert_eq!(files, [("b.txt".to_owned(), true)], "named, and only hidden from git");
        assert_eq!(skipped, ["子/d.txt"]);
    }

    #[test]
    fn the_trusted_version_says_what_is_left_out() {
        let trusted = folder(&[]);
        fs::write(trusted.path().join(".gitignore"), "build/\nx.txt\n").unwrap();
        fs::write(trusted.path().join(".hegaoignore"), "存档/\n!x.txt\n").unwrap();
        let base = folder(&["a.txt", "x.txt", "build/b.txt", "子/存档/c.txt", "子/d.txt"]);
        fs::write(base.path().join(".hegaoignore"), "a.txt\n").unwrap();
        fs::write(base.path().join("子/.gitignore"), "*\n").unwrap();
        let paths = [".", "子/存档/c.txt", "a.txt"].map(PathBuf::from);
        let listing = walk(&paths, base.path(), Some(trusted.path())).unwrap();
        let names: Vec<_> = listing.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "x.txt", "子/d.txt"]);
        assert!(listing.skipped == [Skipped { name: "子/存档/c.txt".into(), reason: SkipReason::Ignored }]);
    }

    #[test]
    fn names_are_relative_inside_the_working_directory_and_absolute_outside() {
        let base = folder(&["in/a.txt", "out/b.txt"]);
        let inside = base.path().join("in");
        let absolute = base.path().join("in/a.txt");
        let (files, _) = listed(&[absolute.to_str().unwrap(), "../out"], &inside);
        let outside = base.path().join("out/b.txt").to_str().unwrap().replace('\\', "/");
        assert_eq!(files, [(outside, false), ("a.txt".to_owned(), true)]);
    }

    #[test]
    fn all_missing_paths_are_told() {
        let base = folder(&["a.txt"]);
        let missing = walk(&["a.txt", "b", "a.txt/c"].map(PathBuf::from), base.path(), None).err().unwrap();
        assert_eq!(missing.said().zh, "找不到文件或文件夹：b、a.txt/c");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_two_files() {
        use std::os::unix::ffi::OsStrExt;
        let base = folder(&[]);
        for name in [&b"\xB7\xBD.txt"[..], b"\xC3\xFB.txt"] {
            // Some systems refuse such names.
            if fs::write(base.path().join(std::ffi::OsStr::from_bytes(name)), "").is_err() {
                return;
            }
        }
        assert_eq!(listed(&["."], base.path()).0, [("\\xB7\\xBD.txt".into(), false), ("\\xC3\\xFB.txt".into(), false)]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_unless_they_are_named() {
        let base = folder(&["a/x.txt", "outside/y.txt"]);
        std::os::unix::fs::symlink(base.path().join("a"), base.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink(base.path().join("outside/y.txt"), base.path().join("a/y.txt")).unwrap();
        let (files, skipped) = listed(&["a"], base.path());
        assert_eq!((files, skipped.len()), (vec![("a/x.txt".to_owned(), false)], 2));
        assert_eq!(listed(&["a/y.txt"], base.path()).0, [("a/y.txt".to_owned(), true)]);
    }
}
