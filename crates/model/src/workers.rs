//! Pieces of one document that are worked on at the same time.
//!
//! The library starts no threads. Who has some hands them in as [`Workers`]; what comes out is the same with any number of them.

use std::sync::{Mutex, PoisonError};

/// Does pieces of work at the same time.
pub trait Workers: Sync {
    /// How many pieces are done at once: 1 where nothing is gained by cutting work into pieces.
    fn count(&self) -> usize;

    /// Calls `work` once with each number below `pieces`, and returns when all of it is done.
    fn each(&self, pieces: usize, work: &(dyn Fn(usize) + Sync));
}

/// One piece after another.
pub struct Alone;

impl Workers for Alone {
    fn count(&self) -> usize {
        1
    }

    fn each(&self, pieces: usize, work: &(dyn Fn(usize) + Sync)) {
        (0..pieces).for_each(work);
    }
}

/// What `work` makes of each number below `pieces`, in their order.
pub fn collect<T: Send>(workers: &dyn Workers, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let made: Vec<Mutex<Option<T>>> = (0..pieces).map(|_| Mutex::new(None)).collect();
    workers.each(pieces, &|piece| {
        let result = work(piece);
        *made[piece].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    });
    made.into_iter().filter_map(|made| made.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Does its pieces from the last to the first.
    struct Backwards;

    impl Workers for Backwards {
        fn count(&self) -> usize {
            2
        }

        fn each(&self, pieces: usize, work: &(dyn Fn(usize) + Sync)) {
            (0..pieces).rev().for_each(work);
        }
    }

    #[test]
    fn results_have_the_order_of_the_pieces() {
        for workers in [&Alone as &dyn Workers, &Backwards] {
            assert_eq!(collect(workers, 4, |piece| piece * piece), [0, 1, 4, 9]);
        }
    }
}
