//! The best few of many.

/// Keeps the best few items.
pub struct Best<T> {
    /// What each is worth, and it; the best first.
    pub items: Vec<(f32, T)>,
    room: usize,
}

impl<T: Copy> Best<T> {
    /// Room for so many.
    #[must_use]
    pub fn new(room: usize) -> Self {
        Self { items: Vec::with_capacity(room), room }
    }

    /// Whether an item of this worth would be kept.
    #[must_use]
    pub fn takes(&self, worth: f32) -> bool {
        self.items.len() < self.room || self.items.last().is_some_and(|(least, _)| *least < worth)
    }

    /// Adds an item, if it is one of the best.
    pub fn add(&mut self, worth: f32, item: T) {
        if !self.takes(worth) {
            return;
        }
        let at = self.items.partition_point(|(other, _)| *other >= worth);
        if self.items.len() == self.room {
            self.items.pop();
        }
        self.items.insert(at, (worth, item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_stay_in_their_order() {
        let mut best = Best::new(2);
        [(1.0, 'a'), (3.0, 'b'), (2.0, 'c'), (0.5, 'd'), (2.0, 'e')]
            .into_iter()
            .for_each(|(worth, item)| best.add(worth, item));
        assert_eq!(best.items, [(3.0, 'b'), (2.0, 'c')]);
        assert!(best.takes(2.5) && !best.takes(2.0));
    }
}
