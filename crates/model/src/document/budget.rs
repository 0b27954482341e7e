//! What reading one document may take, and the only way to stop early.
//!
//! A loop over input that ends at a constant drops what comes behind, and a file of which something was dropped is no clean
//! file. So there is no asking here whether a bound is reached: whoever counts, cuts or takes by a [`Bound`] has noted the
//! gap at the moment something does not fit, and the reader puts all that was noted into the document, in one place.
//! Which bounds there are, how far they reach and why is one table (`bound`); `tests/architecture.rs` keeps others out.
//!
//! Time is one of them ([`Budget::is_late`]): every question about a bound asks the clock too.
//!
//! One budget is for one document with all the files in it: what is spent ([`Budget::spend`]) is spent for all of them, and
//! depth is counted once, wherever a file lies. Counting is a [`Cell`]; only what is noted takes memory.

mod bound;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use crate::clock::Clock;

use super::{Gap, Limits, Reason};
pub use bound::{Bound, Row};

/// The budget of one document.
pub struct Budget {
    limits: Limits,
    /// How long reading may take.
    clock: Clock,
    /// How far each bound reaches.
    most: [u64; Bound::COUNT],
    /// What was spent of those that count over the whole document.
    spent: [Cell<u64>; Bound::COUNT],
    /// The files that are read, each in the one before.
    levels: RefCell<Vec<Level>>,
}

/// One file that is read.
#[derive(Default)]
struct Level {
    gaps: Vec<Gap>,
    /// The bounds and parts that were noted.
    noted: HashSet<(Bound, Option<Box<str>>)>,
    /// The last of them, which as a rule is asked for again.
    last: Option<(Bound, Option<Box<str>>)>,
}

impl Budget {
    /// Nothing spent yet.
    pub fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            clock: Clock::endless(),
            most: std::array::from_fn(|index| bound::ROWS[index].most(limits)),
            spent: std::array::from_fn(|_| Cell::new(0)),
            levels: RefCell::new(vec![Level::default()]),
        }
    }

    /// The same with another end of `bound`, for tests of bounds that are far away.
    #[must_use]
    pub fn lowered(mut self, bound: Bound, most: u64) -> Self {
        self.most[bound as usize] = most;
        self
    }

    /// The same, with so much time.
    pub fn in_time(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Whether there is no time for `bytes` more; if so, that is noted. From then on every bound is reached.
    pub fn is_late(&self, bytes: usize) -> bool {
        if !self.clock.is_over(bytes) {
            return false;
        }
        // Whatever file within the file is read, it is the outermost of which the rest is not read.
        if let (Some(gap), Some(level)) = (self.late(), self.levels.borrow_mut().first_mut())
            && !level.gaps.contains(&gap)
        {
            level.gaps.push(gap);
        }
        true
    }

    /// Whether `amount` of what `bound` counts may be, beside what was spent; if not, that is noted of `part` (`None`: the
    /// file).
    pub fn admits(&self, bound: Bound, amount: impl Amount, part: Option<&str>) -> bool {
        if self.is_late(0) {
            return false;
        }
        let fits = amount.amount() <= self.left(bound) && !self.is_overspent(bound);
        if !fits {
            self.note(bound, part);
        }
        fits
    }

    /// The same where all that was to be read is refused: the gap, which is noted, takes its place.
    ///
    /// # Errors
    /// It may not be.
    pub fn holds(&self, bound: Bound, amount: impl Amount, part: Option<&str>) -> Result<(), Gap> {
        if self.admits(bound, amount, part) {
            return Ok(());
        }
        Err(self.late().unwrap_or_else(|| self.gap(bound, part)))
    }

    /// Spends `amount` of what the whole document has, with all files in it.
    ///
    /// # Errors
    /// That is more than was left, which is noted of `part`: then all is spent.
    pub fn spend(&self, bound: Bound, amount: impl Amount, part: Option<&str>) -> Result<(), Gap> {
        self.charge(bound, amount);
        self.holds(bound, 0_u64, part)
    }

    /// Counts what was taken already and is not given back: whoever then asks for more is refused.
    pub fn charge(&self, bound: Bound, amount: impl Amount) {
        let spent = &self.spent[bound as usize];
        spent.set(spent.get().saturating_add(amount.amount()));
    }

    /// How far `bound` reaches.
    #[must_use]
    pub fn most(&self, bound: Bound) -> u64 {
        self.most[bound as usize]
    }

    /// How much is left to be spent. Whoever stops by it spends one more than that, so that it is noted.
    pub fn left(&self, bound: Bound) -> u64 {
        self.most[bound as usize].saturating_sub(self.spent[bound as usize].get())
    }

    /// The beginning of `text`, as many bytes as `bound` allows; what is cut off is noted.
    pub fn cut<'t>(&self, bound: Bound, text: &'t str, part: Option<&str>) -> &'t str {
        if self.admits(bound, text.len(), part) {
            return text;
        }
        let most = usize::try_from(self.most[bound as usize]).unwrap_or(usize::MAX);
        &text[..text.floor_char_boundary(most)]
    }

    /// The same of bytes.
    pub fn head<'b>(&self, bound: Bound, bytes: &'b [u8], part: Option<&str>) -> &'b [u8] {
        if self.admits(bound, bytes.len(), part) {
            return bytes;
        }
        &bytes[..usize::try_from(self.most[bound as usize]).unwrap_or(usize::MAX).min(bytes.len())]
    }

    /// As many of `items` as `bound` allows; if there is one more, that is noted.
    pub fn take<I: IntoIterator>(&self, bound: Bound, items: I, part: Option<&str>) -> impl Iterator<Item = I::Item> {
        let mut taken = 0_u64;
        items.into_iter().take_while(move |_| {
            taken += 1;
            self.admits(bound, taken, part)
        })
    }

    /// Reads a file within the file that is read, called `part`: what is noted meanwhile is noted of what lies in that part.
    /// `None`, which is noted, if there are too many files, or too many in each other.
    pub fn within<T>(&self, part: &str, read: impl FnOnce() -> T) -> Option<T> {
        let depth = self.levels.borrow().len();
        if !self.admits(Bound::Nesting, depth + 1, Some(part))
            || self.spend(Bound::Embedded, 1_u64, Some(part)).is_err()
        {
            return None;
        }
        self.levels.borrow_mut().push(Level::default());
        let read = read();
        let mut levels = self.levels.borrow_mut();
        let inner = levels.pop().unwrap_or_default();
        if let Some(outer) = levels.last_mut() {
            outer.gaps.extend(inner.gaps.into_iter().map(|gap| gap.within(part)));
        }
        Some(read)
    }

    /// Notes another gap than that of a bound, for readers of what lies deep within a file.
    pub fn tell(&self, gap: Gap) {
        self.levels.borrow_mut().last_mut().into_iter().for_each(|level| level.gaps.push(gap.clone()));
    }

    /// What was noted, which is handed over.
    pub fn gaps(&self) -> Vec<Gap> {
        self.levels.borrow_mut().iter_mut().flat_map(|level| std::mem::take(level).gaps).collect()
    }

    /// What the configuration allows, less what was spent, for readers that measure before they read.
    pub fn limits(&self) -> Limits {
        let left = |bound| usize::try_from(self.left(bound)).unwrap_or(usize::MAX);
        Limits {
            unpacked: self.left(Bound::Unpacked),
            pages: left(Bound::Pages),
            blocks: left(Bound::Blocks),
            ..self.limits
        }
    }

    fn late(&self) -> Option<Gap> {
        self.clock.late().map(|seconds| Gap::of_file(Reason::ReadingCut { seconds }))
    }

    fn is_overspent(&self, bound: Bound) -> bool {
        self.spent[bound as usize].get() > self.most[bound as usize]
    }

    fn note(&self, bound: Bound, part: Option<&str>) {
        let mut levels = self.levels.borrow_mut();
        let Some(level) = levels.last_mut() else { return };
        if level.last.as_ref().is_some_and(|(last, of)| *last == bound && of.as_deref() == part) {
            return;
        }
        let noted = (bound, part.map(Box::from));
        level.last = Some(noted.clone());
        if level.noted.insert(noted) {
            level.gaps.push(self.gap(bound, part));
        }
    }

    fn gap(&self, bound: Bound, part: Option<&str>) -> Gap {
        let reason = Reason::Beyond { bound, most: self.most[bound as usize] };
        Gap { part: part.map(str::to_owned), page: None, bytes: None, reason }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(&Limits::default())
    }
}

/// What can be counted.
pub trait Amount {
    /// The number.
    fn amount(self) -> u64;
}

impl Amount for u64 {
    fn amount(self) -> u64 {
        self
    }
}

impl Amount for usize {
    fn amount(self) -> u64 {
        self as u64
    }
}

impl Amount for u32 {
    fn amount(self) -> u64 {
        self.into()
    }
}
