//! Gradient-boosted trees for yes and no, on histograms (as LightGBM grows them: the best leaf first).

use crate::features::{FEATURES, Features};
use crate::ranker::{LEAF, Node};

const BINS: usize = 64;

/// How trees are grown.
#[derive(Clone, Copy)]
pub struct Growth {
    /// How many trees.
    pub trees: usize,
    /// How many leaves a tree has at most.
    pub leaves: usize,
    /// How much of its answer each tree gives.
    pub rate: f32,
    /// How much weight (second derivative) a leaf must have.
    pub least: f32,
    /// What is added to a leaf's weight, so that small ones say little.
    pub ridge: f32,
}

/// Rows to learn from.
#[derive(Clone, Default)]
pub struct Rows {
    /// What is told of each.
    pub features: Vec<Features>,
    /// Whether it is right.
    pub right: Vec<bool>,
    /// How much it counts.
    pub weight: Vec<f32>,
}

impl Rows {
    /// Adds one.
    pub fn push(&mut self, features: Features, right: bool, weight: f32) {
        self.features.push(features);
        self.right.push(right);
        self.weight.push(weight);
    }

    /// Adds those of another.
    pub fn extend(&mut self, other: &Self) {
        self.features.extend(&other.features);
        self.right.extend(&other.right);
        self.weight.extend(&other.weight);
    }
}

struct Binned {
    /// For each row the bins of its features.
    bins: Vec<[u8; FEATURES]>,
    /// For each feature the highest value of each bin.
    bounds: Vec<Vec<f32>>,
}

fn binned(rows: &Rows) -> Binned {
    let mut bins = vec![[0; FEATURES]; rows.features.len()];
    let mut bounds = Vec::with_capacity(FEATURES);
    let step = (rows.features.len() / 200_000).max(1);
    for feature in 0..FEATURES {
        let mut values: Vec<f32> = rows.features.iter().step_by(step).map(|row| row[feature]).collect();
        values.sort_by(f32::total_cmp);
        let mut bound = values.clone();
        bound.dedup();
        if bound.len() > BINS {
            bound = (1..=BINS).map(|bin| values[(values.len() * bin / BINS) - 1]).collect();
            bound.dedup();
        }
        for (row, features) in rows.features.iter().enumerate() {
            let bin = bound.partition_point(|&limit| limit < features[feature]).min(bound.len() - 1);
            bins[row][feature] = bin as u8;
        }
        bounds.push(bound);
    }
    Binned { bins, bounds }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    gradient: f64,
    hessian: f64,
}

impl Sum {
    fn less(self, other: Self) -> Self {
        Self { gradient: self.gradient - other.gradient, hessian: self.hessian - other.hessian }
    }
}

/// The sums of each bin of each feature.
type Histogram = Vec<[Sum; BINS]>;

struct Leaf {
    node: usize,
    rows: Vec<u32>,
    histogram: Histogram,
    /// Gain, feature and bin of the best cut.
    best: Option<(f64, usize, usize)>,
}

impl Leaf {
    fn sum(&self) -> Sum {
        self.histogram[0].iter().fold(Sum::default(), |all, sum| Sum {
            gradient: all.gradient + sum.gradient,
            hessian: all.hessian + sum.hessian,
        })
    }

    fn gain(&self) -> f64 {
        self.best.map_or(0.0, |(gain, _, _)| gain)
    }
}

struct Grower<'a> {
    data: &'a Binned,
    growth: Growth,
    /// The derivatives of each row.
    slopes: Vec<(f32, f32)>,
}

impl Grower<'_> {
    fn leaf(&self, node: usize, rows: Vec<u32>, histogram: Histogram) -> Leaf {
        let mut leaf = Leaf { node, rows, histogram, best: None };
        leaf.best = self.best_cut(&leaf);
        leaf
    }

    fn histogram(&self, rows: &[u32]) -> Histogram {
        let mut histogram = vec![[Sum::default(); BINS]; FEATURES];
        for &row in rows {
            let (gradient, hessian) = self.slopes[row as usize];
            let (gradient, hessian) = (f64::from(gradient), f64::from(hessian));
            for (sums, &bin) in histogram.iter_mut().zip(&self.data.bins[row as usize]) {
                let sum = &mut sums[usize::from(bin) % BINS];
                sum.gradient += gradient;
                sum.hessian += hessian;
            }
        }
        histogram
    }

    fn best_cut(&self, leaf: &Leaf) -> Option<(f64, usize, usize)> {
        let (least, ridge) = (f64::from(self.growth.least), f64::from(self.growth.ridge));
        let worth = |sum: Sum| sum.gradient * sum.gradient / (sum.hessian + ridge);
        let all = leaf.sum();
        let mut best: Option<(f64, usize, usize)> = None;
        for (feature, sums) in leaf.histogram.iter().enumerate() {
            let mut left = Sum::default();
            for (bin, sum) in sums.iter().enumerate().take(self.data.bounds[feature].len() - 1) {
                left.gradient += sum.gradient;
                left.hessian += sum.hessian;
                let right = all.less(left);
                if left.hessian.min(right.hessian) < least {
                    continue;
                }
                let gain = worth(left) + worth(right) - worth(all);
                if gain > 1e-6 && best.is_none_or(|(most, _, _)| gain > most) {
                    best = Some((gain, feature, bin));
                }
            }
        }
        best
    }

    /// One tree, with the value of each row added to `scores`.
    fn tree(&self, scores: &mut [f32]) -> Vec<Node> {
        let mut nodes = vec![Node { value: 0.0, below: [0, 0], feature: LEAF }];
        let all: Vec<u32> = (0..scores.len() as u32).collect();
        let histogram = self.histogram(&all);
        let mut leaves = vec![self.leaf(0, all, histogram)];
        while leaves.len() < self.growth.leaves {
            let Some(which) = (0..leaves.len()).max_by(|&a, &b| leaves[a].gain().total_cmp(&leaves[b].gain())) else {
                break;
            };
            let Some((_, feature, bin)) = leaves[which].best else { break };
            let leaf = leaves.swap_remove(which);
            let goes_left = |row: &u32| usize::from(self.data.bins[*row as usize][feature]) <= bin;
            let (left, right): (Vec<u32>, Vec<u32>) = leaf.rows.into_iter().partition(goes_left);
            let below = [nodes.len(), nodes.len() + 1];
            nodes[leaf.node] = Node {
                value: self.data.bounds[feature][bin],
                below: below.map(|node| node as u16),
                feature: feature as u16,
            };
            // The sums of the larger part are what the smaller leaves.
            let is_left_small = left.len() < right.len();
            let small = self.histogram(if is_left_small { &left } else { &right });
            let rest: Histogram = leaf
                .histogram
                .iter()
                .zip(&small)
                .map(|(all, small)| std::array::from_fn(|bin| all[bin].less(small[bin])))
                .collect();
            let (first, second) = if is_left_small { (small, rest) } else { (rest, small) };
            nodes.extend([Node { value: 0.0, below: [0, 0], feature: LEAF }; 2]);
            leaves.push(self.leaf(below[0], left, first));
            leaves.push(self.leaf(below[1], right, second));
        }
        for leaf in leaves {
            let sum = leaf.sum();
            let value = (-sum.gradient / (sum.hessian + f64::from(self.growth.ridge))) as f32 * self.growth.rate;
            nodes[leaf.node].value = value;
            leaf.rows.iter().for_each(|&row| scores[row as usize] += value);
        }
        nodes
    }
}

/// Grows trees whose sum is the log-odds of a row to be right.
#[must_use]
pub fn grow(rows: &Rows, growth: Growth) -> Vec<Vec<Node>> {
    let data = binned(rows);
    let total: f64 = rows.weight.iter().map(|&weight| f64::from(weight)).sum();
    let right: f64 = rows.right.iter().zip(&rows.weight).filter(|(right, _)| **right).map(|(_, &w)| f64::from(w)).sum();
    let start = (right.max(1.0) / (total - right).max(1.0)).ln() as f32;
    let mut scores = vec![start; rows.right.len()];
    let mut trees = vec![vec![Node { value: start, below: [0, 0], feature: LEAF }]];
    for _ in 0..growth.trees {
        let slope = |row: usize| {
            let odds = 1.0 / (1.0 + (-scores[row]).exp());
            let gradient = odds - f32::from(u8::from(rows.right[row]));
            (gradient * rows.weight[row], (odds * (1.0 - odds)).max(1e-6) * rows.weight[row])
        };
        let slopes = (0..scores.len()).map(slope).collect();
        trees.push(Grower { data: &data, growth, slopes }.tree(&mut scores));
    }
    trees
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ranker::{Ranker, pack};
    use crate::train::random::Random;

    #[test]
    fn trees_learn_a_rule_of_two_features() {
        let mut random = Random::new(1);
        let mut rows = Rows::default();
        for _ in 0..2000 {
            let mut features = [0.0; FEATURES];
            features[3] = random.below(100) as f32;
            features[5] = random.below(10) as f32;
            rows.push(features, features[3] > 50.0 && features[5] < 4.0, 1.0);
        }
        let growth = Growth { trees: 20, leaves: 8, rate: 0.3, least: 1.0, ridge: 1.0 };
        let bytes = pack(&grow(&rows, growth));
        let ranker = Ranker::new(&bytes).unwrap();
        let wrong =
            rows.features.iter().zip(&rows.right).filter(|(row, right)| (ranker.score(*row) > 0.0) != **right).count();
        assert!(wrong < 20, "{wrong} of 2000: values share bins");
    }
}
