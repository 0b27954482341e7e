//! How reports call a file: with `/`, relative to the working directory, absolute outside it.
//!
//! A name need not be text: an archive from Windows, unpacked elsewhere, leaves names in GBK. What is no UTF-8 is written
//! byte by byte (`\xC3`), so that no two files get one name and a report's path leads to its file; a name that has such
//! letters itself gets its backslash written so. Git's paths and the disk's are written alike.

use std::path::{Component, Path, PathBuf};

/// `path` without `.` and with `..` resolved by name, so that a file has one name however it was reached. Links are not
/// looked through: that would ask the disk, and print a name that the user never saw.
#[must_use]
pub fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

/// How reports call `path`, where `base` is the working directory.
#[must_use]
pub fn name(path: &Path, base: &Path) -> String {
    let tidy_base = tidy(base);
    let path = tidy(path);
    let shown = path.strip_prefix(&tidy_base).unwrap_or(&path);
    let mut name = String::new();
    for component in shown.components() {
        match component {
            Component::RootDir => name.push('/'),
            Component::Prefix(prefix) => name.push_str(&prefix.as_os_str().to_string_lossy().replace('\\', "/")),
            other => {
                if !name.is_empty() && !name.ends_with('/') {
                    name.push('/');
                }
                name.push_str(&readable(other.as_os_str().as_encoded_bytes()));
            }
        }
    }
    if name.is_empty() { ".".to_owned() } else { name }
}

/// A name as text. On Windows its bytes are those of UTF-8, in which half a pair of UTF-16 has three of its own.
fn readable(name: &[u8]) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find("\\x") {
            let looks_written = rest[at + 2..].bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
            text.push_str(&rest[..at]);
            text.push_str(if looks_written { "\\x5Cx" } else { "\\x" });
            rest = &rest[at + 2..];
        }
        text.push_str(rest);
        chunk.invalid().iter().for_each(|byte| text.push_str(&format!("\\x{byte:02X}")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_text_stay_apart() {
        assert_eq!(readable("报 告.txt".as_bytes()), "报 告.txt");
        assert_eq!(readable(b"\xB1\xA8.txt"), "\\xB1\\xA8.txt");
        assert_eq!(readable(b"\\xB1\\xy.txt"), "\\x5CxB1\\xy.txt");
        assert_ne!(readable(b"\xB1.txt"), readable(b"\xB2.txt"));
        assert_ne!(readable(b"\xB1.txt"), readable(b"\\xB1.txt"));
    }
}
