//! Globs of paths, the same on every system: `/` separates, case counts, `*` stays inside a folder.

use std::path::Path;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use hegao_rules::language::{Said, both};

/// Some globs, any of which may fit.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    set: GlobSet,
}

impl Globs {
    /// Takes the globs that are right; `fault` hears of the others, by index.
    pub(super) fn new(patterns: &[String], mut fault: impl FnMut(usize, Said)) -> Self {
        let mut builder = GlobSetBuilder::new();
        for (index, pattern) in patterns.iter().enumerate() {
            match glob(pattern) {
                Ok(glob) => {
                    builder.add(glob);
                }
                Err(message) => fault(index, message),
            }
        }
        match builder.build() {
            Ok(set) => Self { set },
            Err(error) => {
                fault(0, both!("路径通配符太复杂：{error}", "the path patterns are too complex: {error}"));
                Self::default()
            }
        }
    }

    /// Whether one of them fits `path`, which has `/` and is relative to the configuration's folder.
    #[must_use]
    pub fn fit(&self, path: &str) -> bool {
        self.set.is_match(path.strip_prefix("./").unwrap_or(path))
    }
}

/// A path as globs and people see it: `/` on every system, without a leading `./`.
pub(super) fn slashed(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// The glob of one file, whose path is as globs see it, masked: a mask stands for anything, and any sign of globs for itself.
pub(super) fn exact(path: &str) -> String {
    let mut glob = String::new();
    for c in path.chars() {
        match c {
            '*' if glob.ends_with('*') => {}
            '?' | '[' | ']' | '{' | '}' => glob.extend(['[', c, ']']),
            // What a configuration cannot name.
            '\\' => glob.push('?'),
            c => glob.push(c),
        }
    }
    if glob.contains('/') { glob } else { format!("./{glob}") }
}

/// A glob without `/` fits a name in any folder, one that ends in `/` everything below that folder.
fn glob(pattern: &str) -> Result<Glob, Said> {
    if pattern.trim().is_empty() {
        return Err(both!("路径通配符是空的", "the path pattern is empty"));
    }
    if pattern.contains('\\') {
        return Err(both!(
            "路径里请用“/”，不用“\\”（在 Windows 上也是）",
            "write paths with “/”, not “\\” (on Windows too)"
        ));
    }
    if pattern.starts_with('!') {
        return Err(both!("不支持以“!”开头的路径通配符", "a path pattern cannot begin with “!”"));
    }
    let inner = pattern.strip_prefix("./").unwrap_or(pattern).trim_start_matches('/');
    let is_anywhere = !pattern.trim_end_matches('/').contains('/');
    let anywhere = if is_anywhere { "**/" } else { "" };
    let below = if pattern.ends_with('/') { "**" } else { "" };
    let whole = format!("{anywhere}{inner}{below}");
    let mut builder = GlobBuilder::new(&whole);
    builder.literal_separator(true).backslash_escape(true).build().map_err(|error| {
        use globset::ErrorKind::{
            InvalidRange, NestedAlternates, UnclosedAlternates, UnclosedClass, UnopenedAlternates,
        };
        match error.kind() {
            UnclosedClass => both!("路径通配符的“[”没有关上", "the “[” of the path pattern is not closed"),
            InvalidRange(..) => {
                both!("路径通配符的“[…]”里范围写反了", "the range in “[…]” of the path pattern runs backwards")
            }
            UnclosedAlternates | UnopenedAlternates | NestedAlternates => {
                both!("路径通配符的“{{…}}”不成对", "the “{{…}}” of the path pattern do not pair")
            }
            other => both!("路径通配符有误：{other}", "wrong path pattern: {other}"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_as_people_expect() {
        for (pattern, path, fits) in [
            ("*.tmp", "a.tmp", true),
            ("*.tmp", "通知/2025/a.tmp", true),
            ("通知/*.txt", "通知/a.txt", true),
            ("通知/*.txt", "通知/旧/a.txt", false),
            ("通知/**", "通知/旧/a.txt", true),
            ("通知/", "通知/旧/a.txt", true),
            ("通知/", "存档/通知/a.txt", true),
            ("./通知/*.txt", "通知/a.txt", true),
            ("/a.txt", "a.txt", true),
            ("/a.txt", "b/a.txt", false),
            ("通知/*.txt", "./通知/a.txt", true),
            ("*.{doc,docx}", "x/a.docx", true),
            ("A.txt", "a.txt", false),
        ] {
            let globs = Globs::new(&[pattern.to_owned()], |_, message| panic!("{pattern}: {message}"));
            assert_eq!(globs.fit(path), fits, "{pattern} {path}");
        }
    }

    #[test]
    fn a_file_is_named_exactly() {
        for path in ["a.txt", "通知/[草稿] a.txt", "!a.txt", "a{1,2}?.txt", "a,b].txt"] {
            let globs = Globs::new(&[exact(path)], |_, message| panic!("{path}: {message}"));
            assert!(globs.fit(path), "{path}: {}", exact(path));
            assert!(!globs.fit(&format!("x/{path}")) && !globs.fit(&format!("{path}x")), "{path}");
        }
        assert_eq!(exact("表138****8000.txt"), "./表138*8000.txt");
    }

    #[test]
    fn refuses_what_cannot_be_meant() {
        for pattern in ["", "a\\b", "!a", "[a", "{a", "[z-a]"] {
            let mut faults = Vec::new();
            Globs::new(&[pattern.to_owned()], |index, message| faults.push((index, message)));
            assert_eq!(faults.len(), 1, "{pattern}");
        }
    }
}
