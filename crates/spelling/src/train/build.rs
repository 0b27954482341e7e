//! Puts a model together.

use super::boost::{Growth, Rows, grow};
use super::characters::Characters;
use super::corpus::{Document, Gather, Shingles};
use super::lone;
use super::rows::Pair;
use crate::container::{Lists, Section, pack};
use crate::count::{Clauses, Packing, sections};
use crate::edit::KINDS;
use crate::fuse::Fuse;
use crate::language::ORDER;
use crate::ranker;
use crate::symbols::{SYMBOLS, Symbol, han};

/// How trees are grown.
pub const GROWTH: Growth = Growth { trees: 200, leaves: 32, rate: 0.1, least: 8.0, ridge: 4.0 };

/// The trees of both rankers, packed, as far as they were grown.
#[derive(Clone, Default)]
pub struct Trees {
    /// Those of the ranker of all edits.
    pub all: Option<Vec<u8>>,
    /// Those of the ranker of two lone characters.
    pub lone: Option<Vec<u8>>,
    /// Those of the ranker of lone characters beside which one is missing.
    pub halves: Option<Vec<u8>>,
}

/// The language model and the characters, without ranker.
pub struct Base {
    sections: Vec<(Section, Vec<u8>)>,
    /// How many n-grams of each order there are.
    pub kept: [usize; ORDER],
}

/// The clauses of documents, each once, but for those that have a passage of `without`.
pub fn gather<'a>(documents: impl IntoIterator<Item = &'a Document>, without: &Shingles) -> Gather {
    let mut gather = Gather::default();
    documents.into_iter().for_each(|document| gather.add(&document.text, without));
    gather
}

/// How often each symbol stands in clauses.
#[must_use]
pub fn counts(clauses: &Clauses) -> Vec<u32> {
    let mut counts = vec![0u32; SYMBOLS];
    clauses.each().flatten().for_each(|&symbol| counts[usize::from(symbol)] += 1);
    counts
}

/// For each symbol what it stands for in pairs.
#[must_use]
pub fn known(pairs: &[Pair]) -> Vec<Vec<Symbol>> {
    let mut known = vec![Vec::new(); SYMBOLS];
    for Pair { wrong, right } in pairs {
        if wrong.chars().count() != right.chars().count() {
            continue;
        }
        for (wrong, right) in wrong.chars().zip(right.chars()).filter(|(wrong, right)| wrong != right) {
            if let (Some(wrong), Some(right)) = (han(wrong), han(right))
                && !known[usize::from(wrong)].contains(&right)
            {
                known[usize::from(wrong)].push(right);
            }
        }
    }
    known
}

impl Base {
    /// Counts clauses.
    #[must_use]
    pub fn new(clauses: &Clauses, characters: &Characters, packing: Packing) -> Self {
        let (mut sections, kept) = sections(clauses, packing);
        sections.extend(characters.sections());
        let words =
            sections.iter().find(|(section, _)| *section == Section::Words).and_then(|(_, words)| Fuse::new(words));
        let lone = words.map(|words| lone::counts(clauses, words)).unwrap_or_default();
        sections.push((Section::Lone, lone));
        Self { sections, kept }
    }

    /// The model's file. Without trees it ranks nothing.
    #[must_use]
    pub fn file(&self, known: &[Vec<Symbol>], trees: &Trees, thresholds: [f32; 2]) -> Vec<u8> {
        let thresholds = thresholds.map(|least| [least; KINDS]);
        let packed = |trees: &Option<Vec<u8>>| trees.clone().unwrap_or_else(|| ranker::pack(&[]));
        let mut sections = self.sections.clone();
        sections.push((Section::Known, Lists::pack(known)));
        sections.push((Section::Ranker, packed(&trees.all)));
        sections.push((Section::LoneRanker, packed(&trees.lone)));
        sections.push((Section::HalvesRanker, packed(&trees.halves)));
        sections
            .push((Section::Thresholds, thresholds.iter().flatten().flat_map(|least| least.to_le_bytes()).collect()));
        pack(&sections)
    }

    /// The size of each section.
    pub fn sizes(&self) -> impl Iterator<Item = (Section, usize)> + '_ {
        self.sections.iter().map(|(section, bytes)| (*section, bytes.len()))
    }
}

/// The packed trees that rows teach.
#[must_use]
pub fn trees(rows: &Rows) -> Vec<u8> {
    ranker::pack(&grow(rows, GROWTH))
}
