//! Gradient-boosted trees, read in place: how sure it is that an edit mends the text.

/// A tree's node is twelve bytes: a float (the bound, or what a leaf adds), the two nodes below, the feature.
const NODE: usize = 12;
/// The feature of a leaf.
pub const LEAF: u16 = u16::MAX;

/// After each so many trees,
const STEP: usize = 16;
/// an edit with fewer log-odds is given up.
const HOPELESS: f32 = -4.5;

/// The trees of a model.
#[derive(Clone, Copy)]
pub struct Ranker<'a> {
    roots: &'a [u8],
    nodes: &'a [u8],
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
        Some(Self { roots, nodes })
    }

    /// The sum of what all trees say: log-odds.
    #[must_use]
    pub fn score(&self, features: &[f32]) -> f32 {
        let roots = self.roots.chunks_exact(4).filter_map(|root| root.try_into().ok());
        let mut score = 0.0;
        for (index, root) in roots.enumerate() {
            score += self.walk(u32::from_le_bytes(root) as usize, features);
            if index % STEP == STEP - 1 && score < HOPELESS {
                break;
            }
        }
        score
    }

    #[inline]
    fn walk(&self, root: usize, features: &[f32]) -> f32 {
        let nodes = self.nodes.get(root * NODE..).unwrap_or_default();
        let mut at = 0;
        // A tree has at most 64 levels; one that is damaged has an end as well.
        for _ in 0..64 {
            let Some(node) = nodes.get(at * NODE..).and_then(|rest| rest.first_chunk::<NODE>()) else { return 0.0 };
            let value = f32::from_le_bytes([node[0], node[1], node[2], node[3]]);
            let feature = u16::from_le_bytes([node[8], node[9]]);
            if feature == LEAF {
                return value;
            }
            let is_right = features.get(usize::from(feature)).is_some_and(|&told| told > value);
            let below = if is_right { [node[6], node[7]] } else { [node[4], node[5]] };
            at = usize::from(u16::from_le_bytes(below));
        }
        0.0
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
}
