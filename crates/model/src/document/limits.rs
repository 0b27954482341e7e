//! How much of a file is read at most. What is beyond a limit is a gap, so that no file can stop the others.

use serde::{Deserialize, Serialize};

/// The bounds of reading one file. The defaults hold for every document that an office would send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of a plain-text file.
    pub text: u64,
    /// Bytes of any other file.
    pub file: u64,
    /// Bytes of one part, unpacked.
    pub part: u64,
    /// Bytes of all parts that are read, unpacked.
    pub unpacked: u64,
    /// How many times larger than packed a part of more than 4 MiB of text may be.
    pub ratio: u64,
    /// Parts of a container.
    pub entries: usize,
    /// Elements inside each other.
    pub depth: usize,
    /// Pages of a PDF file.
    pub pages: usize,
    /// Blocks of a document.
    pub blocks: usize,
    /// Findings of one rule in one document that reports list; more are counted.
    pub findings: usize,
    /// Seconds that reading one file may take, checking it again, and building its findings.
    pub seconds: u64,
    /// Bytes of memory that reading and checking one file may take.
    pub memory: u64,
    /// Whether readers give the pictures of pages that are scans, for a program that recognises text.
    #[serde(default)]
    pub page_pictures: bool,
}

/// One MiB.
const MB: u64 = 1 << 20;

impl Limits {
    /// Bytes of the largest file that is read, whatever it turns out to be.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.text.max(self.file)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text: 64 * MB,
            file: 200 * MB,
            part: 64 * MB,
            unpacked: 256 * MB,
            ratio: 200,
            entries: 20_000,
            depth: 512,
            pages: 5_000,
            blocks: 1_000_000,
            findings: 10_000,
            seconds: 30,
            memory: 1024 * MB,
            page_pictures: false,
        }
    }
}

/// A size for people: exact below 10 KB, else with one decimal, rounded up so that it never equals a limit it exceeds.
/// `bytes` is the word for them.
#[must_use]
pub fn size_in_words(size: u64, bytes: &str) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    match UNITS.iter().find(|(unit, _)| size >= *unit && size >= 10 * 1024) {
        Some(&(unit, name)) if size.is_multiple_of(unit) => format!("{} {name}", size / unit),
        Some(&(unit, name)) => {
            let tenths = (u128::from(size) * 10).div_ceil(u128::from(unit));
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{size} {bytes}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short_and_never_too_small() {
        for (size, words) in [
            (0, "0 字节"),
            (9_999, "9999 字节"),
            (10_240, "10 KB"),
            (64 << 20, "64 MB"),
            ((64 << 20) + 1, "64.1 MB"),
            (3 << 30, "3 GB"),
            (u64::MAX, "17179869184.0 GB"),
        ] {
            assert_eq!(size_in_words(size, "字节"), words);
        }
    }
}
