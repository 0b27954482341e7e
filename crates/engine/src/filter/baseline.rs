//! Findings that were there when hegao came: a baseline names them by fingerprint, so that only new ones count.
//!
//! One line an entry, sorted: `m2:0123456789abcdef typo/wrong-word docs/报告.txt`. A fingerprint is made of nothing that
//! could be tried out (see [`crate::finding::Fingerprints`]) and survives lines that move and edits elsewhere in the document; nothing of
//! what was found can be got back from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::finding::{Finding, SCHEME, Status};
use hegao_rules::language::{Said, both};

/// The first line of a baseline: what it is, and how its fingerprints are made.
const HEADER: &str = "# hegao baseline · fingerprints m2";

/// The scheme of the first versions. Its hashes held digits and names, which could be found by trying; they fit nothing now.
const OUTDATED: &str = "m1:";

/// A line of a baseline. Sorted by path, rule, fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The document, relative to the baseline's folder, masked.
    pub path: String,
    /// The rule's id.
    pub rule: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
}

/// Known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeSet<Entry>);

/// A line of a baseline file that cannot be read. Says what to do; never quotes the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: usize,
}

impl Unreadable {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn said(self) -> Said {
        let line = self.line;
        both!(
            "基线文件第 {line} 行不是“指纹 规则 路径”；请删去这一行，或用 hegao baseline write 重写",
            "line {line} of the baseline is not “fingerprint rule path”; delete it, or write the file anew with \
             hegao baseline write"
        )
    }
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// The first line that is no entry: a merge conflict, or another scheme of fingerprints.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let lines = text.trim_start_matches('\u{FEFF}').lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let entries = lines.map(|(index, line)| Entry::parse(line).ok_or(Unreadable { line: index + 1 }));
        entries.collect::<Result<_, _>>().map(Self)
    }

    /// Whether these bytes are a baseline, of whichever scheme.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        let is_headed = bytes.starts_with(HEADER.trim_end_matches("m2").as_bytes());
        is_headed && std::str::from_utf8(bytes).is_ok_and(|text| Self::parse(text).is_ok())
    }

    /// Whether it has entries of a scheme that no finding has any more.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.0.iter().any(|entry| entry.fingerprint.starts_with(OUTDATED))
    }

    /// The entries, sorted.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }

    /// The entries of these findings; `path` is theirs, relative to the baseline's folder, masked.
    pub fn add(&mut self, path: &str, findings: &[Finding]) {
        let counting = findings.iter().filter(|finding| matches!(finding.status, Status::Active | Status::Baselined));
        self.0.extend(counting.map(|finding| Entry {
            path: path.to_owned(),
            rule: finding.rule.to_string(),
            fingerprint: finding.fingerprint.clone(),
        }));
    }

    /// The entries of the document at `path`.
    #[must_use]
    pub fn of(&self, path: &str) -> Left<'_> {
        let first = Entry { path: path.to_owned(), rule: String::new(), fingerprint: String::new() };
        let mut left = Left::default();
        for entry in self.0.range(first..).take_while(|entry| entry.path == path) {
            left.0.entry(&entry.rule).or_default().insert(&entry.fingerprint, entry);
        }
        left
    }

    /// Lets entries follow their documents: by the path that they have, the path now, `None` where the document is gone and
    /// another may stand there.
    pub fn follow(&mut self, places: &BTreeMap<String, Option<String>>) {
        let entries = std::mem::take(&mut self.0).into_iter();
        self.0 = entries
            .filter_map(|entry| match places.get(&entry.path) {
                Some(place) => Some(Entry { path: place.clone()?, ..entry }),
                None => Some(entry),
            })
            .collect();
    }

    /// Takes entries of another baseline over.
    pub fn keep<'b>(&mut self, entries: impl IntoIterator<Item = &'b Entry>) {
        self.0.extend(entries.into_iter().cloned());
    }

    /// Takes entries out.
    pub fn remove<'b>(&mut self, entries: impl IntoIterator<Item = &'b Entry>) {
        for entry in entries {
            self.0.remove(entry);
        }
    }
}

/// The entries of one document that no finding fitted yet.
#[derive(Default)]
pub struct Left<'b>(BTreeMap<&'b str, BTreeMap<&'b str, &'b Entry>>);

impl Left<'_> {
    /// Marks the findings that are known.
    pub fn mark(&mut self, findings: &mut [Finding]) {
        for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
            let of_rule = self.0.get_mut(&*finding.rule);
            if of_rule.and_then(|entries| entries.remove(finding.fingerprint.as_str())).is_some() {
                finding.status = Status::Baselined;
            }
        }
    }

    /// The entries that fit none.
    #[must_use]
    pub fn entries(self) -> Vec<Entry> {
        self.0.into_values().flat_map(BTreeMap::into_values).cloned().collect()
    }
}

impl Entry {
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.trim_end().splitn(3, ' ');
        let (fingerprint, rule, path) = (fields.next()?, fields.next()?, fields.next()?);
        let own = fingerprint.strip_prefix(SCHEME).and_then(|rest| rest.strip_prefix(':'));
        let digits = own.or_else(|| fingerprint.strip_prefix(OUTDATED))?;
        let is_hash = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_whole = is_hash && rule.contains('/') && !path.is_empty();
        is_whole.then(|| Self { path: path.into(), rule: rule.into(), fingerprint: fingerprint.into() })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.fingerprint, self.rule, self.path)
    }
}

impl fmt::Display for Baseline {
    /// The file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        self.0.iter().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# hegao baseline · fingerprints m2\n\
        m2:00000000000000aa typo/x a b.txt\nm2:00000000000000ab typo/x a b.txt\nm2:0000000000000001 typo/y 乙.txt\n";

    #[test]
    fn a_file_is_read_as_it_is_written() {
        let baseline = Baseline::parse(FILE).unwrap();
        assert_eq!(baseline.to_string(), FILE);
        assert_eq!(baseline.entries().next().unwrap().path, "a b.txt");
        let shuffled: String = FILE.lines().rev().map(|line| format!("{line}\r\n")).collect();
        assert_eq!(Baseline::parse(&shuffled).unwrap().to_string(), FILE);
    }

    #[test]
    fn what_is_no_entry_is_refused_with_its_line() {
        for line in
            ["<<<<<<< HEAD", "k1:00000000000000aa typo/x a.txt", "m2:12 typo/x a.txt", "m2:00000000000000aa typo/x"]
        {
            let text = format!("{HEADER}\n{line}\n");
            assert_eq!(Baseline::parse(&text), Err(Unreadable { line: 2 }), "{line}");
        }
    }
}
