//! What an organisation has learned from its own archive: in how many of its documents each n-gram stands. Counts, hashes of
//! long clauses, nothing that can be read; and what looks like personal data is not even handed over by who calls this.

use crate::container::{Section, pack, section};
use crate::count::{Packed, grams, key_of, runs};
use crate::fuse::{self, Fuse, mix};
use crate::language::{ORDER, key, level};
use crate::symbols::{Symbol, each_clause, is_han};

/// How many symbols a clause must have to tell which document it is of.
const TELLING: usize = 14;

/// Documents that are being counted.
#[derive(Default)]
pub struct Archive {
    grams: [Vec<Packed>; ORDER - 1],
    passages: Vec<u64>,
    documents: u64,
    symbols: u64,
}

impl Archive {
    /// Counts a document, given as its passages: texts with nothing between them that belongs together.
    pub fn add<'t>(&mut self, passages: impl IntoIterator<Item = &'t str>) {
        let mut own: [Vec<Packed>; ORDER - 1] = Default::default();
        for passage in passages {
            each_clause(passage, |clause| {
                self.symbols += clause.symbols.len() as u64;
                self.passages.extend(hash(&clause.symbols));
                for (order, list) in (2..).zip(&mut own) {
                    list.extend(grams(&clause.symbols, order));
                }
            });
        }
        for (all, mut list) in self.grams.iter_mut().zip(own) {
            list.sort_unstable();
            list.dedup();
            all.extend(list);
        }
        self.documents += 1;
    }

    /// How many documents were counted, and how many symbols.
    #[must_use]
    pub fn size(&self) -> (u64, u64) {
        (self.documents, self.symbols)
    }

    /// The file, read by [`Own::new`].
    #[must_use]
    pub fn file(mut self) -> Vec<u8> {
        let mut entries = Vec::new();
        for (order, list) in (2..).zip(&mut self.grams) {
            list.sort_unstable();
            entries.extend(runs(list, 1).into_iter().map(|(gram, count)| (key_of(gram, order), level(count) - 1)));
        }
        self.passages.sort_unstable();
        self.passages.dedup();
        pack(&[
            (Section::Grams, fuse::build(entries)),
            (Section::Passages, self.passages.iter().flat_map(|hash| hash.to_le_bytes()).collect()),
            (Section::Size, [self.documents, self.symbols].iter().flat_map(|number| number.to_le_bytes()).collect()),
        ])
    }
}

/// The fingerprint of a clause that is long enough to have one.
fn hash(symbols: &[Symbol]) -> Option<u64> {
    let han = symbols.iter().filter(|&&symbol| is_han(symbol)).count();
    (han >= TELLING).then(|| symbols.iter().fold(11, |hash, &symbol| mix(hash ^ u64::from(symbol))))
}

/// What was learned from an archive.
#[derive(Clone, Copy)]
pub struct Own<'a> {
    grams: Fuse<'a>,
    passages: &'a [u8],
    size: &'a [u8],
}

impl<'a> Own<'a> {
    /// What a file holds; `None` if it is damaged or something else.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        let grams = Fuse::new(section(file, Section::Grams)?)?;
        let size = section(file, Section::Size).filter(|size| size.len() == 16)?;
        Some(Self { grams, passages: section(file, Section::Passages)?, size })
    }

    /// How many documents were counted, and how many symbols.
    #[must_use]
    pub fn size(&self) -> (u64, u64) {
        let number =
            |at: usize| self.size.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
        (number(0), number(8))
    }

    /// Whether a document, given as its passages, is one of the archive: half of its long clauses are.
    #[must_use]
    pub fn has<'t>(&self, passages: impl IntoIterator<Item = &'t str>) -> bool {
        let (mut known, mut all) = (0usize, 0usize);
        for passage in passages {
            each_clause(passage, |clause| {
                if let Some(hash) = hash(&clause.symbols) {
                    all += 1;
                    known += usize::from(self.knows(hash));
                }
            });
        }
        all > 0 && known * 2 >= all
    }

    fn knows(&self, hash: u64) -> bool {
        let at = |index: usize| {
            self.passages
                .get(index * 8..index * 8 + 8)
                .and_then(|bytes| bytes.try_into().ok())
                .map_or(0, u64::from_le_bytes)
        };
        let (mut low, mut high) = (0, self.passages.len() / 8);
        while low < high {
            let middle = usize::midpoint(low, high);
            match at(middle).cmp(&hash) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }

    /// In how many documents an n-gram stands, as a level; with `leave_one`, beside the one in hand.
    #[must_use]
    pub fn level(&self, gram: &[Symbol], leave_one: bool) -> u8 {
        let found = self.grams.get(key(gram)).map_or(0, |value| value + 1);
        // One document less: the first levels are the counts themselves.
        if leave_one { found.saturating_sub(u8::from(found <= 4)) } else { found }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbols::han;

    const LONG: &str = "各单位要认真组织学习领会并结合实际抓好贯彻落实";

    #[test]
    fn documents_are_counted_once_each_and_known_again() {
        let mut archive = Archive::default();
        archive.add(["红桥服务驿站，红桥服务驿站", LONG]);
        archive.add(["红桥服务驿站"]);
        let file = archive.file();
        let own = Own::new(&file).unwrap();
        assert_eq!(own.size().0, 2);
        let gram: Vec<_> = "红桥服".chars().map(|c| han(c).unwrap()).collect();
        assert_eq!((own.level(&gram, false), own.level(&gram, true)), (2, 1));
        assert!(own.has([LONG]));
        assert!(!own.has(["红桥服务驿站"]) && !own.has([&LONG[6..]]));
        assert!(Own::new(&file[..40]).is_none());
    }
}
