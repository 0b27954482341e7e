//! Gradient-boosted trees, read in place: how sure it is that an edit mends the text.

use std::array;
use std::hint::select_unpredictable;

use crate::features::FEATURES;

/// A tree's node is twelve bytes: a float (the bound, or what a leaf adds), the two nodes below, the feature.
const NODE: usize = 12;
type Packed = [u8; NODE];
/// The feature of a leaf.
pub const LEAF: u16 = u16::MAX;

/// What stands for a node that a damaged tree has not: a leaf that adds nothing.
const NOTHING: Packed = [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0];
/// So many trees are gone down at the same time.
const TOGETHER: usize = 4;
/// After each so many trees,
const STEP: usize = 16;
/// an edit with fewer log-odds is given up.
const HOPELESS: f32 = -4.5;

/// The trees of a model.
#[derive(Clone, Copy)]
pub struct Ranker<'a> {
    roots: &'a [u8],
    nodes: &'a [Packed],
}

/// A node of a tree, as it is packed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// The bound up to which a value goes left; of a leaf, what it adds.
    pub value: f32,
    /// Which nodes are below, counted from the root.
    pub below: [u16; 2],
    /// Which feature is asked, or [`LEAF`].
    pub feature: u16,
}

impl<'a> Ranker<'a> {
    /// The trees in `bytes`; `None` if they are none.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let count = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let (roots, nodes) = bytes[4..].split_at_checked(count.checked_mul(4)?)?;
        Some(Self { roots, nodes: nodes.as_chunks().0 })
    }

    /// The sum of what all trees say: log-odds.
    #[must_use]
    pub fn score(&self, features: &[f32]) -> f32 {
        let mut told = [f32::NEG_INFINITY; FEATURES + 1];
        told[..FEATURES].iter_mut().zip(features).for_each(|(told, &feature)| *told = feature);
        let mut score = 0.0;
        for roots in self.roots.chunks(4 * STEP) {
            let few = roots.chunks(4 * TOGETHER);
            few.for_each(|roots| self.leaves(roots, &told).iter().for_each(|value| score += value));
            if roots.len() == 4 * STEP && score < HOPELESS {
                break;
            }
        }
        score
    }

    /// What the leaves say to which features lead in trees with these roots; the last feature stands for one that there is not. All
    /// trees are gone down together and without jumps, of which a processor guesses every second one wrong. A damaged tree says nothing.
    #[inline]
    fn leaves(&self, roots: &[u8], features: &[f32; FEATURES + 1]) -> [f32; TOGETHER] {
        let mut trees: [&[Packed]; TOGETHER] = [&[]; TOGETHER];
        for (tree, root) in trees.iter_mut().zip(roots.as_chunks::<4>().0) {
            *tree = self.nodes.get(u32::from_le_bytes(*root) as usize..).unwrap_or_default();
        }
        let mut places = [0; TOGETHER];
        let node = |tree: &[Packed], at: u16| Node::of(tree.get(usize::from(at)).unwrap_or(&NOTHING));
        // A tree has at most 64 levels; one that is damaged has an end as well.
        for _ in 0..63 {
            let mut is_done = true;
            for (tree, at) in trees.iter().zip(&mut places) {
                let Node { value, below, feature } = node(tree, *at);
                let is_right = features[usize::from(feature).min(FEATURES)] > value;
                let next = select_unpredictable(is_right, below[1], below[0]);
                *at = select_unpredictable(feature == LEAF, *at, next);
                is_done &= feature == LEAF;
            }
            if is_done {
                break;
            }
        }
        let leaves = array::from_fn::<_, TOGETHER, _>(|tree| node(trees[tree], places[tree]));
        leaves.map(|leaf| if leaf.feature == LEAF { leaf.value } else { 0.0 })
    }
}

impl Node {
    #[inline]
    fn of(packed: &Packed) -> Self {
        let two = |at: usize| u16::from_le_bytes([packed[at], packed[at + 1]]);
        let value = f32::from_le_bytes([packed[0], packed[1], packed[2], packed[3]]);
        Self { value, below: [two(4), two(6)], feature: two(8) }
    }
}

/// The bytes of trees, each with its nodes counted from its root.
#[must_use]
pub fn pack(trees: &[Vec<Node>]) -> Vec<u8> {
    let mut bytes = (trees.len() as u32).to_le_bytes().to_vec();
    let mut at = 0u32;
    for tree in trees {
        bytes.extend(at.to_le_bytes());
        at += tree.len() as u32;
    }
    for node in trees.iter().flatten() {
        bytes.extend(node.value.to_le_bytes());
        bytes.extend(node.below.iter().flat_map(|below| below.to_le_bytes()));
        bytes.extend(node.feature.to_le_bytes());
        bytes.extend([0, 0]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_add_up() {
        let leaf = |value: f32| Node { value, below: [0, 0], feature: LEAF };
        let tree = vec![Node { value: 0.5, below: [1, 2], feature: 1 }, leaf(-1.0), leaf(2.0)];
        let bytes = pack(&[tree, vec![leaf(0.25)]]);
        let ranker = Ranker::new(&bytes).unwrap();
        assert!((ranker.score(&[0.0, 0.5]) + 0.75).abs() < 1e-6);
        assert!((ranker.score(&[0.0, 0.6]) - 2.25).abs() < 1e-6);
        assert!(Ranker::new(&[9, 0, 0, 0]).is_none());
    }

    #[test]
    fn trees_side_by_side_say_what_each_says_alone() {
        let leaf = |value: f32| Node { value, below: [0, 0], feature: LEAF };
        let tree = |number: u16| {
            let bound = |feature| Node { value: f32::from(number % 5), below: [1, 2], feature };
            match number % 3 {
                0 => vec![bound(0), Node { below: [3, 4], ..bound(1) }, leaf(0.5), leaf(2.0), leaf(1.0)],
                1 => vec![bound(number), leaf(0.125), leaf(0.75)],
                _ => vec![leaf(0.25)],
            }
        };
        let features: Vec<f32> = (0..70u16).map(|feature| f32::from(feature * 7 % 6)).collect();
        for count in [1, 3, 4, 16, 21, 64] {
            let alone = |number: u16| Ranker::new(&pack(&[tree(number)])).map(|ranker| ranker.score(&features));
            let expected: f32 = (0..count).filter_map(alone).sum();
            let bytes = pack(&(0..count).map(tree).collect::<Vec<_>>());
            assert!((Ranker::new(&bytes).unwrap().score(&features) - expected).abs() < 1e-6, "{count}");
        }
    }

    #[test]
    fn a_damaged_tree_says_nothing() {
        let endless = Node { value: 0.5, below: [0, 0], feature: 0 };
        let beyond = Node { value: 0.5, below: [9, 9], feature: LEAF - 1 };
        for damaged in [endless, beyond] {
            let bytes = pack(&[vec![Node { value: 0.25, below: [0, 0], feature: LEAF }], vec![damaged]]);
            assert!((Ranker::new(&bytes).unwrap().score(&[1.0]) - 0.25).abs() < 1e-6);
        }
    }
}
