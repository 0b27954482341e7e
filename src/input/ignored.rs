//! `.hegaoignore` for files that no walk meets: those that the user names, and those that git lists.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The name of an ignore file.
pub(super) const FILE_NAME: &str = ".hegaoignore";

/// The ignore files that were looked at. `R` reads one, if it is there.
pub(super) struct Ignored<R> {
    read: R,
    known: HashMap<PathBuf, Gitignore>,
}

impl<R: FnMut(&Path) -> Option<Vec<u8>>> Ignored<R> {
    pub(super) fn new(read: R) -> Self {
        Self { read, known: HashMap::new() }
    }

    /// Whether a file at or above the folder of `path` takes it out; the nearest that speaks of it decides.
    pub(super) fn contains(&mut self, path: &Path) -> bool {
        for folder in path.ancestors().skip(1) {
            let Ok(below) = path.strip_prefix(folder) else { continue };
            match self.of(folder).matched_path_or_any_parents(below, false) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }

    fn of(&mut self, folder: &Path) -> &Gitignore {
        let Self { read, known } = self;
        known.entry(folder.to_owned()).or_insert_with(|| match read(&folder.join(FILE_NAME)) {
            Some(bytes) => parse(&String::from_utf8_lossy(&bytes)),
            None => Gitignore::empty(),
        })
    }
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
