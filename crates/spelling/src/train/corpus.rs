//! Folders of text: which files are for counting, which for the ranker, which for its thresholds, which for the figures.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use hegao_model::text::Text;

use super::random::number_of;
use crate::count::Clauses;
use crate::fuse::mix;
use crate::symbols::{Symbol, each_clause};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Its n-grams are counted.
    Count,
    /// The ranker learns from it.
    Rank,
    /// Kept aside, to set thresholds by.
    Tune,
    /// The figures are measured on it.
    Measure,
}

/// A document.
pub struct Document {
    /// Its path within the folder.
    pub name: String,
    /// Its folded text.
    pub text: String,
    /// Its folder's name.
    pub group: String,
}

/// All text files (`.txt`, `.md`) below a folder, in the order of their names.
///
/// # Errors
/// A folder or file cannot be read.
pub fn documents(folder: &Path) -> io::Result<Vec<Document>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path)?;
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        let group = name.split('/').next().unwrap_or_default().to_owned();
        let text = Text::new(&String::from_utf8_lossy(&bytes)).folded().to_owned();
        Ok(Document { name, text, group })
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|end| end == "txt" || end == "md") {
            paths.push(path);
        }
    }
    Ok(())
}

/// What a document of official text is for, by its name without a date, so that the versions of a law go together. The
/// reports of 2026 are measured on.
#[must_use]
pub fn official_use(document: &Document) -> Use {
    if document.group == "reports2026" {
        return Use::Measure;
    }
    let name: String = document.name.chars().take_while(|&c| c != '(' && c != '（').collect();
    match mix(number_of(name.trim_end_matches(".md").trim_end_matches(".txt"))) % 20 {
        0 => Use::Measure,
        1 | 2 => Use::Rank,
        3 => Use::Tune,
        _ => Use::Count,
    }
}

/// What a document of office text is for.
#[must_use]
pub fn office_use(document: &Document) -> Use {
    match mix(number_of(&document.name)) % 10 {
        0..=4 => Use::Rank,
        5 | 6 => Use::Tune,
        _ => Use::Measure,
    }
}

/// How long a passage of a sentence is that may not stand in what was counted.
const SHINGLE: usize = 12;

/// Passages of twelve symbols.
#[derive(Default)]
pub struct Shingles(HashSet<u64>);

impl Shingles {
    /// Adds those of a text.
    pub fn add(&mut self, text: &str) {
        each_clause(text, |clause| self.0.extend(shingles(&clause.symbols)));
    }

    /// Whether a clause has one.
    #[must_use]
    pub fn meets(&self, clause: &[Symbol]) -> bool {
        !self.0.is_empty() && shingles(clause).any(|shingle| self.0.contains(&shingle))
    }
}

fn shingles(clause: &[Symbol]) -> impl Iterator<Item = u64> + '_ {
    let inner = &clause[1..clause.len() - 1];
    inner.windows(SHINGLE.min(inner.len().max(1))).map(hash)
}

fn hash(symbols: &[Symbol]) -> u64 {
    symbols.iter().fold(7, |hash, &symbol| mix(hash ^ u64::from(symbol)))
}

/// From so many symbols on, a clause is counted once, however often it stands in the corpus: what is copied proves nothing.
const COPIED: usize = 10;

/// Gathers clauses to count.
#[derive(Default)]
pub struct Gather {
    /// The clauses.
    pub clauses: Clauses,
    seen: HashSet<u64>,
    /// How many clauses were left out because a sentence to be tested has part of them.
    pub left_out: usize,
}

impl Gather {
    /// Adds the clauses of a text, but for those that have a passage of `without`.
    pub fn add(&mut self, text: &str, without: &Shingles) {
        each_clause(text, |clause| {
            let is_new = clause.symbols.len() < COPIED || self.seen.insert(hash(&clause.symbols));
            if !is_new {
                return;
            }
            if without.meets(&clause.symbols) {
                self.left_out += 1;
            } else {
                self.clauses.push(clause);
            }
        });
    }
}
