//! How long one document may take.
//!
//! A clock is asked where much is done: between blocks, between the matches in a block, at every charge on a reader's
//! budget. The library has none of its own, nor the right to read one: whoever has it puts the question in here. A question
//! costs a few dozen nanoseconds, so that it is asked after so many bytes; counting them costs nothing that could be measured.
//! Pieces of a document may be worked on at the same time: then some bytes are not counted, and it is asked later.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Says whether time is over, and stays with it.
pub struct Clock {
    is_over: Box<dyn Fn() -> bool + Send + Sync>,
    /// How many seconds it goes for.
    seconds: u64,
    /// Bytes until it is asked.
    left: AtomicUsize,
    is_late: AtomicBool,
}

impl Clock {
    /// Bytes after which it is asked.
    pub const STRIDE: usize = 1 << 16;
    /// What a step counts beside the bytes that it is about.
    const STEP: usize = 1 << 8;

    /// A clock that goes by what `is_over` says, and is over after so many seconds.
    pub fn new(seconds: u64, is_over: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let (left, is_late) = (AtomicUsize::new(Self::STRIDE), AtomicBool::new(false));
        Self { is_over: Box::new(is_over), seconds, left, is_late }
    }

    /// A clock that never runs out.
    #[must_use]
    pub fn endless() -> Self {
        Self { left: AtomicUsize::new(usize::MAX), ..Self::new(u64::MAX, || false) }
    }

    /// A clock that runs out at the question after so many: for tests, in which nothing should sleep.
    #[must_use]
    pub fn running_out(questions: usize) -> Self {
        let left = AtomicUsize::new(questions);
        let less = |left: usize| Some(left.saturating_sub(1));
        Self::new(0, move || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok_and(|left| left == 0))
    }

    /// Whether there is no time for one more step, over so many bytes.
    #[inline]
    pub fn is_over(&self, bytes: usize) -> bool {
        let left = self.left.load(Ordering::Relaxed);
        let step = bytes.saturating_add(Self::STEP);
        if step < left {
            self.left.store(left - step, Ordering::Relaxed);
            return false;
        }
        self.ask()
    }

    /// How many seconds there were, if they are over. Asks nothing.
    pub fn late(&self) -> Option<u64> {
        self.is_late.load(Ordering::Relaxed).then_some(self.seconds)
    }

    #[cold]
    fn ask(&self) -> bool {
        let is_late = self.is_late.load(Ordering::Relaxed) || (self.is_over)();
        if is_late {
            self.is_late.store(true, Ordering::Relaxed);
        }
        self.left.store(if is_late { 0 } else { Self::STRIDE }, Ordering::Relaxed);
        is_late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_asked_after_so_many_bytes_and_stays_late() {
        let clock = Clock::running_out(1);
        assert!(!clock.is_over(Clock::STRIDE), "asked once");
        assert!(!clock.is_over(Clock::STRIDE / 2), "not asked");
        assert!(clock.late().is_none());
        assert!(clock.is_over(Clock::STRIDE / 2), "asked again");
        assert!(clock.is_over(0) && clock.late() == Some(0), "time does not come back");
        let steps = Clock::running_out(0);
        assert_eq!((0..).find(|_| steps.is_over(0)), Some(Clock::STRIDE / Clock::STEP - 1), "steps count too");
        assert!(!Clock::endless().is_over(usize::MAX));
    }
}
