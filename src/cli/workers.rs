//! Threads for the stretches of one long document, where there are more of them than documents.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::workers::Workers;

/// So many threads, the one that asks among them. They are started when there is work and end with it: that takes less than
/// what any of them is given to do.
#[derive(Default)]
pub(super) struct Threads(AtomicUsize);

impl Threads {
    /// From now on there are so many.
    pub(super) fn set(&self, count: usize) {
        self.0.store(count, Ordering::Relaxed);
    }
}

impl Workers for Threads {
    fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed).max(1)
    }

    fn each(&self, pieces: usize, work: &(dyn Fn(usize) + Sync)) {
        let next = AtomicUsize::new(0);
        let run = || {
            let number = || next.fetch_add(1, Ordering::Relaxed);
            std::iter::repeat_with(number).take_while(|&piece| piece < pieces).for_each(work);
        };
        thread::scope(|scope| {
            for _ in 1..self.count().min(pieces) {
                // With fewer threads it only takes longer.
                if thread::Builder::new().spawn_scoped(scope, run).is_err() {
                    break;
                }
            }
            run();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workers::collect;

    #[test]
    fn every_piece_is_done_once_by_any_number_of_threads() {
        for count in [0, 1, 2, 7] {
            let threads = Threads::default();
            threads.set(count);
            assert_eq!(collect(&threads, 100, |piece| piece), (0..100).collect::<Vec<_>>());
            assert!(collect(&threads, 0, |piece| piece).is_empty());
        }
    }
}
