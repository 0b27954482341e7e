//! A member that is larger than a part may be, unpacked as it is read: it never lies in memory as a whole.

use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Reason};

/// How many bytes are handed out at once as a rule.
const WINDOW: usize = 4 << 20;

/// A member that is being unpacked. Its bounds are those of other members but for its size, for which each window stands.
pub(crate) struct Unpacking<'a> {
    pub(super) name: String,
    pub(super) packed: u64,
    /// The checksum that the archive has of it.
    pub(super) crc: u32,
    bytes: Box<dyn Read + 'a>,
    budget: &'a Budget,
    /// What was read and not handed out yet.
    waiting: Vec<u8>,
    sum: Crc,
    size: u64,
    is_read: bool,
}

impl<'a> Unpacking<'a> {
    /// The member `name`, which the archive has as `bytes`, with this checksum.
    pub(super) fn new(name: &str, bytes: &'a [u8], is_deflated: bool, crc: u32, budget: &'a Budget) -> Self {
        let packed = (bytes.len() as u64).max(1);
        let bytes: Box<dyn Read + 'a> =
            if is_deflated { Box::new(DeflateDecoder::new(bytes)) } else { Box::new(bytes) };
        let (waiting, sum) = (Vec::new(), Crc::new());
        Self { name: name.to_owned(), packed, crc, bytes, budget, waiting, sum, size: 0, is_read: false }
    }

    /// The next bytes, up to and with the last `end` among them; behind that, all that is left. `None`: nothing is left.
    ///
    /// # Errors
    /// It is damaged, or beyond a bound, be it that no `end` comes for as many bytes as a part may have.
    pub(crate) fn up_to(&mut self, end: &[u8]) -> Result<Option<Vec<u8>>, Gap> {
        let window = WINDOW.min(usize::try_from(self.budget.most(Bound::Part)).unwrap_or(WINDOW));
        loop {
            while !self.is_read && self.waiting.len() < window {
                self.read()?;
            }
            let found = if self.is_read { None } else { memchr::memmem::rfind(&self.waiting, end) };
            match found {
                Some(at) => {
                    let rest = self.waiting.split_off(at + end.len());
                    return Ok(Some(std::mem::replace(&mut self.waiting, rest)));
                }
                None if self.is_read => {
                    let rest = std::mem::take(&mut self.waiting);
                    return Ok((!rest.is_empty()).then_some(rest));
                }
                None => {
                    self.budget.holds(Bound::Part, self.waiting.len(), Some(&self.name))?;
                    self.read()?;
                }
            }
        }
    }

    /// Reads a little more.
    fn read(&mut self) -> Result<(), Gap> {
        const STEP: u64 = 1 << 18;
        let before = self.waiting.len();
        let damaged = |_| Gap::of_part(&self.name, Reason::DamagedPart);
        let count = self.bytes.by_ref().take(STEP).read_to_end(&mut self.waiting).map_err(damaged)?;
        self.sum.update(&self.waiting[before..]);
        self.size += count as u64;
        self.is_read = count == 0;
        if self.is_read && self.sum.sum() != self.crc {
            return Err(Gap::of_part(&self.name, Reason::DamagedPart));
        }
        self.budget.spend(Bound::Unpacked, count, Some(&self.name))?;
        if self.size > super::package::UNSUSPECTED {
            self.budget.holds(Bound::Ratio, self.size.div_ceil(self.packed), Some(&self.name))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(bytes: &[u8], end: &[u8], budget: &Budget) -> Result<Vec<Vec<u8>>, Gap> {
        let mut sum = Crc::new();
        sum.update(bytes);
        let mut member = Unpacking::new("a.xml", bytes, false, sum.sum(), budget);
        std::iter::from_fn(|| member.up_to(end).transpose()).collect()
    }

    #[test]
    fn it_comes_in_windows_that_end_where_they_are_asked_to() {
        let budget = Budget::default().lowered(Bound::Part, 600_000);
        let bytes = [b"a".repeat(400_000), b"|".to_vec(), b"b".repeat(500_000), b"|c".to_vec()].concat();
        let found = windows(&bytes, b"|", &budget).ok().unwrap();
        assert_eq!(found.concat(), bytes);
        assert!(found.len() > 1 && found[..found.len() - 1].iter().all(|window| window.ends_with(b"|")));
        assert!(budget.gaps().is_empty());
    }

    #[test]
    fn what_has_no_end_is_beyond_the_bound_of_parts() {
        let budget = Budget::default().lowered(Bound::Part, 300_000);
        assert!(windows(&b"a".repeat(900_000), b"|", &budget).is_err());
        assert_eq!(budget.gaps().len(), 1);
    }

    #[test]
    fn a_wrong_checksum_is_damage() {
        let mut member = Unpacking::new("a.xml", b"abc", false, 1, Box::leak(Box::default()));
        assert!(member.up_to(b"|").is_err());
    }
}
