//! Counts n-grams and packs them into the sections of a model.

use crate::container::Section;
use crate::fuse;
use crate::language::{DISCOUNT, ORDER, count, key, level};
use crate::symbols::{Clause, EDGE, SYMBOLS, Symbol};

/// Clauses, one after another.
#[derive(Clone, Default)]
pub struct Clauses {
    symbols: Vec<Symbol>,
    ends: Vec<u32>,
}

impl Clauses {
    /// Adds one.
    pub fn push(&mut self, clause: &Clause) {
        self.symbols.extend(&clause.symbols);
        self.ends.push(self.symbols.len() as u32);
    }

    /// How many symbols there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.symbols.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }

    /// The symbols of each clause, with its edges.
    pub fn each(&self) -> impl Iterator<Item = &[Symbol]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.symbols[start as usize..end as usize])
    }
}

/// An n-gram, its symbols as one number.
pub type Packed = u128;

/// The number of an n-gram.
fn packed(gram: &[Symbol]) -> Packed {
    gram.iter().fold(0, |number, &symbol| number << 16 | Packed::from(symbol))
}

fn unpacked(number: Packed, order: usize) -> [Symbol; ORDER] {
    let mut gram = [0; ORDER];
    (0..order).for_each(|index| gram[index] = (number >> (16 * (order - 1 - index))) as Symbol);
    gram
}

/// The key of a packed n-gram.
#[must_use]
pub fn key_of(number: Packed, order: usize) -> u64 {
    key(&unpacked(number, order)[..order])
}

/// All n-grams of `order` symbols in a clause, edges only at its ends.
pub fn grams(clause: &[Symbol], order: usize) -> impl Iterator<Item = Packed> + '_ {
    clause.windows(order).map(packed)
}

/// How often each n-gram of `order` symbols stands in the clauses, if at least `least` times; sorted.
#[must_use]
pub fn counted(clauses: &Clauses, order: usize, least: u32) -> Vec<(Packed, u32)> {
    let mut all: Vec<Packed> = clauses.each().flat_map(|clause| grams(clause, order)).collect();
    all.sort_unstable();
    runs(&all, least)
}

/// The numbers that stand at least `least` times in a sorted list, with how often.
#[must_use]
pub fn runs(sorted: &[Packed], least: u32) -> Vec<(Packed, u32)> {
    let runs = sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32));
    runs.filter(|&(_, count)| count >= least).collect()
}

/// How the language model is packed.
#[derive(Clone, Copy)]
pub struct Packing {
    /// How often an n-gram of two, three, four and five symbols must stand to be kept.
    pub least: [u32; 4],
    /// How many symbols have a row of pairs: a multiple of eight.
    pub rows: usize,
}

/// The sections of the language model, and how many n-grams of each order it has.
#[must_use]
pub fn sections(clauses: &Clauses, packing: Packing) -> (Vec<(Section, Vec<u8>)>, [usize; ORDER]) {
    let mut single = vec![0u32; SYMBOLS];
    clauses.each().flatten().for_each(|&symbol| single[usize::from(symbol)] += 1);
    let mut ranked: Vec<Symbol> = (0..SYMBOLS as Symbol).filter(|&symbol| single[usize::from(symbol)] > 0).collect();
    ranked.sort_by_key(|&symbol| (std::cmp::Reverse(single[usize::from(symbol)]), symbol));
    ranked.truncate(packing.rows);
    let mut rank = vec![u16::MAX; SYMBOLS];
    ranked.iter().enumerate().for_each(|(index, &symbol)| rank[usize::from(symbol)] = index as u16);

    let mut entries: Vec<(u64, u8)> = Vec::new();
    let mut rest = vec![1.0f32; 4 * 17];
    let mut kept = [ranked.len(), 0, 0, 0, 0];
    let mut pairs = vec![0u8; packing.rows * packing.rows / 2];
    let mut before = vec![0u8; packing.rows * packing.rows / 8];
    let mut shorter: Vec<(Packed, u32)> = single
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(symbol, &count)| (symbol as Packed, count))
        .collect();
    for order in 2..=ORDER {
        let all = counted(clauses, order, packing.least[order - 2]);
        let mut is_told = vec![false; if order == 2 { all.len() } else { 0 }];
        for (index, &(number, times)) in all.iter().enumerate().take(is_told.len()) {
            let [left, right] = [number >> 16, number & 0xFFFF].map(|symbol| usize::from(rank[symbol as usize]));
            if left < packing.rows && right < packing.rows {
                let at = left * packing.rows + right;
                pairs[at / 2] |= level(times).min(15) << (at % 2 * 4);
                before[(right * packing.rows + left) / 8] |= 1 << (left % 8);
                is_told[index] = true;
            }
        }
        rest[(order - 2) * 17..(order - 1) * 17].copy_from_slice(&rest_of(&shorter, &all));
        kept[order - 1] = all.len();
        let is_told = |index: usize| is_told.get(index).copied().unwrap_or(false);
        let others = all.iter().enumerate().filter(|(index, _)| !is_told(*index));
        entries.extend(others.map(|(_, &(number, count))| (key_of(number, order), level(count) - 1)));
        shorter = all;
    }
    let total: f64 = single.iter().map(|&count| f64::from(count)).sum();
    let surprise =
        |count: u32| (-8.0 * ((f64::from(count) + 0.1) / (total + 1.0)).ln()).round().clamp(0.0, 255.0) as u8;
    let single = single.iter().flat_map(|&count| [surprise(count), level(count)]).collect();
    let shorts = |numbers: &[u16]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let sections = vec![
        (Section::Grams, fuse::build(entries)),
        (Section::Single, single),
        (Section::Rank, shorts(&rank)),
        (Section::Ranked, shorts(&ranked)),
        (Section::Pairs, pairs),
        (Section::Before, before),
        (Section::Rest, rest.iter().flat_map(|part| part.to_le_bytes()).collect()),
        (Section::Size, (clauses.len() as u64).to_le_bytes().to_vec()),
    ];
    (sections, kept)
}

/// For each level of a context: how much of the mass its kept continuations leave, on average.
fn rest_of(contexts: &[(Packed, u32)], longer: &[(Packed, u32)]) -> [f32; 17] {
    let mut left = [0.0f64; 17];
    let mut all = [0.0f64; 17];
    let mut at = 0;
    for &(context, times) in contexts {
        // An edge ends a clause: nothing follows it.
        if context & 0xFFFF == Packed::from(EDGE) && context >> 16 != 0 {
            continue;
        }
        while longer.get(at).is_some_and(|(gram, _)| gram >> 16 < context) {
            at += 1;
        }
        let mut taken = 0.0;
        while let Some(&(gram, times)) = longer.get(at).filter(|(gram, _)| gram >> 16 == context) {
            debug_assert_eq!(gram >> 16, context);
            taken += count(level(times)) - DISCOUNT;
            at += 1;
        }
        let step = usize::from(level(times));
        let weight = f64::from(times);
        left[step] += weight * f64::from((1.0 - taken / count(level(times))).clamp(0.02, 1.0));
        all[step] += weight;
    }
    std::array::from_fn(|step| if all[step] > 0.0 { (left[step] / all[step]) as f32 } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::pack;
    use crate::language::Language;
    use crate::symbols::{each_clause, han};

    #[test]
    fn counts_come_back_as_levels() {
        let mut clauses = Clauses::default();
        for text in ["依法治国。依法治国", "依法治国，从严治党", "依法行政"] {
            each_clause(text, |clause| clauses.push(clause));
        }
        let (sections, kept) = sections(&clauses, Packing { least: [1, 1, 1, 2], rows: 64 });
        assert_eq!(kept[4], 2, "with the edge before, and with that behind");
        let file = pack(&sections);
        let language = Language::new(&file).unwrap();
        let symbols = |text: &str| text.chars().map(|c| han(c).unwrap()).collect::<Vec<_>>();
        assert_eq!(language.gram(&symbols("依法")), 4);
        assert_eq!(language.gram(&symbols("依法治")), 3);
        assert_eq!(language.gram(&symbols("依法行政")), 1);
        assert_eq!(language.gram(&symbols("治法")), 0);
        assert!(language.follows(han('从').unwrap(), han('严').unwrap()));
        let mut between = Vec::new();
        language.between(han('依').unwrap(), han('治').unwrap(), |symbol, levels| between.push((symbol, levels)));
        assert_eq!(between, [(han('法').unwrap(), [4, 3])]);
        let gap = language.gap(han('依').unwrap(), han('行').unwrap());
        let levels = ['法', '治'].map(|c| han(c).unwrap()).map(|c| (gap.behind_left(c), gap.before_right(c)));
        assert_eq!(levels, [(4, 1), (0, 0)]);
    }
}
