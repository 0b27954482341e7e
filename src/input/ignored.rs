//! Ignore files for what no walk looks them up for: files that the user names, and those that git lists; and everything,
//! where a trusted version's ignore files decide and not those that stand beside the documents.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::read::read_file;
use super::{Gap, Reason};

/// Bytes of the largest list that is read; a list is written by hand.
const LARGEST: u64 = 16 << 20;

/// The name of an ignore file.
pub(super) const FILE_NAME: &str = ".hegaoignore";

/// The names of all files that say what is left out, the stronger first.
pub const FILE_NAMES: [&str; 2] = [FILE_NAME, ".gitignore"];

/// The ignore files that were looked at. `R` reads one, if it is there.
pub(super) struct Ignored<R> {
    name: &'static str,
    read: R,
    known: HashMap<PathBuf, Gitignore>,
}

impl<R: FnMut(&Path) -> Option<Vec<u8>>> Ignored<R> {
    pub(super) fn new(read: R) -> Self {
        Self::called(FILE_NAME, read)
    }

    /// The ignore files of another name.
    pub(super) fn called(name: &'static str, read: R) -> Self {
        Self { name, read, known: HashMap::new() }
    }

    /// Whether a file at or above the folder of `path` takes it out.
    pub(super) fn contains(&mut self, path: &Path) -> bool {
        self.verdict(path, false).unwrap_or(false)
    }

    /// Whether `path` is taken out: the nearest file that speaks of it decides. `None`: none does.
    pub(super) fn verdict(&mut self, path: &Path, is_folder: bool) -> Option<bool> {
        for folder in path.ancestors().skip(1) {
            let Ok(below) = path.strip_prefix(folder) else { continue };
            match self.of(folder).matched_path_or_any_parents(below, is_folder) {
                Match::Ignore(_) => return Some(true),
                Match::Whitelist(_) => return Some(false),
                Match::None => {}
            }
        }
        None
    }

    fn of(&mut self, folder: &Path) -> &Gitignore {
        let Self { name, read, known } = self;
        known.entry(folder.to_owned()).or_insert_with(|| match read(&folder.join(name)) {
            Some(bytes) => parse(&String::from_utf8_lossy(&bytes)),
            None => Gitignore::empty(),
        })
    }
}

/// Whether an ignore file of `folder` is a pipe or a device: a walk would open it, and wait for what never comes.
pub(super) fn is_stuck(folder: &Path) -> bool {
    let is_special = |name| folder.join(name).metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
    FILE_NAMES.into_iter().any(is_special)
}

/// What is said of such a folder.
pub(super) fn stuck() -> Gap {
    Gap::of_file(Reason::SpecialIgnoreFile)
}

/// Reads the file that counts in place of `file`: the one itself or, if there is a `trusted` version of the folder `base`,
/// the one that stands there. Of what lies outside that folder nothing is trusted.
pub(super) fn read_trusted(file: &Path, base: &Path, trusted: Option<&Path>) -> Option<Vec<u8>> {
    let file = match trusted {
        None => file.to_owned(),
        Some(tree) => {
            let file = tree.join(file.strip_prefix(base).ok()?).canonicalize().ok()?;
            // A link may lead out of the trusted version, and then says nothing.
            Some(file).filter(|file| tree.canonicalize().is_ok_and(|tree| file.starts_with(tree)))?
        }
    };
    read_file(&file, String::new(), LARGEST).ok().map(|blob| blob.bytes)
}

/// A line that is no glob is left out, as it is in a walk.
fn parse(text: &str) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_that_speaks_of_a_path_decides() {
        let read = |file: &Path| match file.to_str()? {
            ".hegaoignore" => Some("\u{FEFF}存档/\n*.tmp.txt\r\n/顶.txt\n".into()),
            "子/.hegaoignore" => Some("!要.tmp.txt\n".into()),
            _ => None,
        };
        let mut ignored = Ignored::new(read);
        for (path, is_ignored) in [
            ("a.txt", false),
            ("a.tmp.txt", true),
            ("子/a.tmp.txt", true),
            ("子/要.tmp.txt", false),
            ("子/存档/深/a.txt", true),
            ("顶.txt", true),
            ("子/顶.txt", false),
        ] {
            assert_eq!(ignored.contains(Path::new(path)), is_ignored, "{path}");
        }
    }
}
