//! What a document says more than once: a word that it repeats is hardly a typo.

use crate::language::key;
use crate::symbols::{Symbol, is_han};

/// How often each two and three Han characters stand together in a document, about.
#[derive(Default)]
pub struct Repeats {
    counts: Vec<u8>,
}

impl Repeats {
    /// For a document of about so many bytes.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self { counts: vec![0; (bytes * 2).next_power_of_two().clamp(1 << 10, 1 << 22)] }
    }

    fn place(&self, gram: &[Symbol]) -> usize {
        (key(gram) >> 20) as usize & (self.counts.len() - 1)
    }

    /// Counts a clause.
    pub fn add(&mut self, symbols: &[Symbol]) {
        for order in [2, 3] {
            for gram in symbols.windows(order).filter(|gram| gram.iter().all(|&symbol| is_han(symbol))) {
                let place = self.place(gram);
                self.counts[place] = self.counts[place].saturating_add(1);
            }
        }
    }

    /// How often Han characters stand together, at most 255 times; 0 for other symbols.
    #[must_use]
    pub fn count(&self, gram: &[Symbol]) -> u8 {
        if self.counts.is_empty() || !gram.iter().all(|&symbol| is_han(symbol)) {
            return 0;
        }
        self.counts[self.place(gram)]
    }
}
