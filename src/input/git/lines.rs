//! Which lines of a text changed.

use std::ops::RangeInclusive;

use git2::{DiffOptions, Patch};

/// Lines of the newer text, from 1, in order.
pub type ChangedLines = Vec<RangeInclusive<usize>>;

/// The lines of `new` that `old` has not, as git compares. Where lines were only taken out, those on either side count,
/// because they meet for the first time. Line ends do not count: a line that now ends in CRLF says what it said.
///
/// `None`: they cannot be compared.
#[must_use]
pub fn changed_lines(old: &str, new: &str) -> Option<ChangedLines> {
    let (old, new) = (with_plain_ends(old), with_plain_ends(new));
    let mut options = DiffOptions::new();
    options.context_lines(0).force_text(true);
    let patch = Patch::from_buffers(old.as_bytes(), None, new.as_bytes(), None, Some(&mut options)).ok()?;
    let hunks = (0..patch.num_hunks()).map(|index| {
        let (hunk, _) = patch.hunk(index).ok()?;
        let (start, count) = (hunk.new_start() as usize, hunk.new_lines() as usize);
        Some(if count == 0 { start..=start + 1 } else { start..=start + count - 1 })
    });
    hunks.collect()
}

/// The text with LF at the end of every line, also behind the last, which else would change when one is added behind it.
fn with_plain_ends(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_new_count_and_no_others() {
        let old = "甲\n乙\n丙\n丁\n";
        for (new, lines) in [
            (old, vec![]),
            ("甲\n乙乙\n丙\n丁\n", vec![2..=2]),
            ("子\n甲\n乙\n丙\n丁\n丑\n寅\n", vec![1..=1, 6..=7]),
            ("甲\n丁\n", vec![1..=2]),
            ("乙\n丙\n丁\n", vec![0..=1]),
            ("甲\r\n乙\r\n丙\r丁", vec![]),
            ("", vec![0..=1]),
        ] {
            assert_eq!(changed_lines(old, new), Some(lines), "{new:?}");
        }
        assert_eq!(changed_lines("", "甲"), Some(vec![1..=1]));
    }
}
