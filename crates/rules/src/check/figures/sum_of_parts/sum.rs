//! What parts add up to, and whether that misses a total as a slip of the pen does.

use super::super::amount::{Amount, in_unit, is_slip};
use super::super::miss::Miss;
use super::parts::Part;
use super::{COUNTED, NEAR, OVER, WHOLE};

/// What the parts of one unit add up to.
pub(super) struct Sum {
    pub(super) sum: i128,
    /// Each of them, and where the last ends.
    pub(super) values: Vec<i128>,
    pub(super) end: usize,
    /// How many parts there are in it.
    pub(super) parts: usize,
    /// By how much it misses the total, beyond what rounding explains: below 0 it is less.
    pub(super) misses: i128,
}

impl<'t> Miss<'t> {
    /// The total that this sum misses.
    pub(super) fn of(total: Amount<'t>, sum: &Sum) -> Self {
        Self { total, parts: sum.values.clone(), end: Some(sum.end) }
    }
}

impl Sum {
    /// The sum of the parts up to the last that has the unit of `total`, if those before have it too: 小学26所、初中11所，在校学生3,246人.
    pub(super) fn of(total: &Amount<'_>, parts: &[Part<'_>]) -> Option<Self> {
        let own = parts.iter().map_while(|part| part.amounts.iter().find_map(|one| in_unit_of(one, total)));
        let own: Vec<Amount<'_>> = own.collect();
        if own.len() < parts.len().clamp(2, 3) {
            return None;
        }
        let sum: i128 = own.iter().map(|one| one.millionths).sum();
        // A part with fewer places than the total is exact: 150万元 of 186.5万元.
        let rounded = |one: &Amount<'_>| if one.step < WHOLE { one.step } else { 0 };
        let slack = (rounded(total) + own.iter().map(|one| rounded(one).min(total.step)).sum::<i128>()) / 2;
        let misses = sum - total.millionths;
        let values = own.iter().map(|one| one.millionths).collect();
        let end = own.last().map_or(total.end, |one| one.end);
        Some(Self { sum, values, end, parts: own.len(), misses: if misses.abs() <= slack { 0 } else { misses } })
    }

    /// Whether it is less than a total of things that are counted, but most of it: then the total is wrong if the document has the sum
    /// elsewhere.
    pub(super) fn lacks_little(&self, total: &Amount<'_>) -> bool {
        self.misses < 0 && self.is_off(total) && COUNTED.contains(&total.unit)
    }

    /// Whether one figure of a total of three or more makes the difference.
    pub(super) fn is_digit_off(&self, total: &Amount<'_>) -> bool {
        self.misses != 0 && total.millionths >= 100 * total.step && is_slip(self.sum, total.millionths, total.step)
    }

    /// Whether it misses the total by a quarter at most, so that it is of the same things.
    pub(super) fn is_off(&self, total: &Amount<'_>) -> bool {
        self.misses != 0 && self.misses.abs() * 4 <= total.millionths
    }

    /// Whether it is somewhat more than a total of things that are counted.
    pub(super) fn is_over(&self, total: &Amount<'_>) -> bool {
        self.misses > 0 && self.misses * OVER <= total.millionths && COUNTED.contains(&total.unit)
    }

    /// Whether it misses the total as a slip of the pen does.
    pub(super) fn is_slip(&self, total: &Amount<'_>, is_whole: bool) -> bool {
        let near = self.misses.abs() * NEAR <= total.millionths;
        let over = self.misses > 0 && self.misses * OVER <= total.millionths;
        self.misses != 0 && (near && (is_whole || self.misses > 0) || over && is_whole)
    }
}

/// An amount in the unit of another of its kind.
fn in_unit_of<'t>(one: &Amount<'t>, other: &Amount<'_>) -> Option<Amount<'t>> {
    let millionths = in_unit(one.millionths, one.unit, other.unit)?;
    Some(Amount { millionths, step: in_unit(one.step, one.unit, other.unit)?.max(1), ..*one })
}
