//! A static map from hashes to small numbers, read in place: a binary fuse filter (Graf and Lemire, 2022) whose cells hold a
//! fingerprint of 12 bits and a value of 4 bits. A cell takes 16 bits, a key 18; one absent key in 4096 seems to be there.

/// A map, as its bytes: see [`build`].
#[derive(Clone, Copy)]
pub struct Fuse<'a> {
    cells: &'a [u8],
    seed: u64,
    segment: u64,
    window: u64,
}

const HEAD: usize = 16;
/// The largest segment, as a power of two: one that stays in the caches of a processor.
const LARGEST: u32 = 15;

impl<'a> Fuse<'a> {
    /// The map in `bytes`; `None` if they are no such map.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let seed = u64::from_le_bytes(bytes.get(..8)?.try_into().ok()?);
        let log = u32::from_le_bytes(bytes.get(8..12)?.try_into().ok()?);
        let segments = u64::from(u32::from_le_bytes(bytes.get(12..16)?.try_into().ok()?));
        let cells = &bytes[HEAD..];
        let segment = 1u64 << log.min(LARGEST);
        let is_whole = log <= LARGEST && segments > 0 && cells.len() as u64 == (segments + 2) * segment * 2;
        is_whole.then_some(Self { cells, seed, segment, window: segments * segment })
    }

    /// The value of `key`, from 0 to 15.
    #[must_use]
    #[inline]
    pub fn get(&self, key: u64) -> Option<u8> {
        let hash = mix(key ^ self.seed);
        let [a, b, c] = places(hash, self.window, self.segment);
        let cell = self.cell(a) ^ self.cell(b) ^ self.cell(c) ^ fingerprint(hash);
        #[expect(clippy::cast_possible_truncation, reason = "it is below 16")]
        (cell < 16).then_some(cell as u8)
    }

    #[inline]
    fn cell(&self, at: usize) -> u16 {
        match self.cells.get(at * 2..at * 2 + 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => u16::MAX,
        }
    }
}

/// Scatters the bits of a number.
#[must_use]
#[inline]
pub fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    x = (x ^ (x >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    x ^ (x >> 33)
}

/// The fingerprint, in the upper 12 bits of a cell.
#[inline]
fn fingerprint(hash: u64) -> u16 {
    (hash & 0xFFF0) as u16
}

/// The three cells of a hash, in three segments one after another.
#[inline]
fn places(hash: u64, window: u64, segment: u64) -> [usize; 3] {
    let first = ((u128::from(hash) * u128::from(window)) >> 64) as u64;
    let mask = segment - 1;
    let second = (first + segment) ^ ((hash >> 18) & mask);
    let third = (first + 2 * segment) ^ ((hash >> 36) & mask);
    [first as usize, second as usize, third as usize]
}

/// The bytes of a map of these keys (the first value of a key counts), read by [`Fuse::new`].
///
/// # Panics
/// If no map comes of a hundred seeds, which does not happen.
#[must_use]
pub fn build(mut entries: Vec<(u64, u8)>) -> Vec<u8> {
    entries.sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    let count = entries.len().max(2) as f64;
    let log = ((count.ln() / 3.33f64.ln() + 2.25).floor() as u32).clamp(2, LARGEST);
    let factor = (0.875 + 0.25 * 1e6f64.ln() / count.ln()).max(1.125);
    let segment = 1u64 << log;
    // A small segment beside many keys asks for a little more room.
    let room = count * factor * if count > 3e6 { 1.02 } else { 1.0 };
    let segments = ((room / segment as f64).ceil() as u64).max(3) - 2;
    for seed in 1..100u64 {
        for more in [0, segments / 50 + 1] {
            if let Some(cells) = attempt(&entries, mix(seed), (segments + more) * segment, segment) {
                let mut bytes = mix(seed).to_le_bytes().to_vec();
                bytes.extend(log.to_le_bytes());
                bytes.extend(((segments + more) as u32).to_le_bytes());
                bytes.extend(cells.iter().flat_map(|cell| cell.to_le_bytes()));
                return bytes;
            }
        }
    }
    panic!("internal error: no map of {} keys", entries.len())
}

/// Peels: takes away keys that have a cell of their own until none is left, and then fills the cells the other way round.
fn attempt(entries: &[(u64, u8)], seed: u64, window: u64, segment: u64) -> Option<Vec<u16>> {
    let size = (window + 2 * segment) as usize;
    let mut count = vec![0u32; size];
    let mut which = vec![0u32; size];
    let at = |index: usize| {
        let hash = mix(entries[index].0 ^ seed);
        (hash, places(hash, window, segment))
    };
    for index in 0..entries.len() {
        for place in at(index).1 {
            count[place] += 1;
            which[place] ^= index as u32;
        }
    }
    let mut alone: Vec<usize> = (0..size).filter(|&place| count[place] == 1).collect();
    let mut order = Vec::with_capacity(entries.len());
    while let Some(place) = alone.pop() {
        if count[place] != 1 {
            continue;
        }
        let index = which[place] as usize;
        order.push((index, place));
        for other in at(index).1 {
            count[other] -= 1;
            which[other] ^= index as u32;
            if count[other] == 1 {
                alone.push(other);
            }
        }
    }
    if order.len() < entries.len() {
        return None;
    }
    let mut cells = vec![0u16; size];
    for &(index, place) in order.iter().rev() {
        let (hash, [a, b, c]) = at(index);
        let now = cells[a] ^ cells[b] ^ cells[c];
        cells[place] ^= now ^ fingerprint(hash) ^ u16::from(entries[index].1 & 15);
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_few_others_are() {
        for count in [0u64, 1, 10, 1000, 50_000] {
            let entries: Vec<(u64, u8)> = (0..count).map(|key| (mix(key + 7), (key % 16) as u8)).collect();
            let bytes = build(entries.clone());
            let map = Fuse::new(&bytes).unwrap();
            assert!(entries.iter().all(|&(key, value)| map.get(key) == Some(value)));
            let strangers = (0..40_960u64).filter(|key| map.get(mix(key + 1_000_000_007)).is_some()).count();
            assert!(strangers < 40, "{strangers} of 40960 strangers at {count}");
        }
    }

    #[test]
    fn other_bytes_are_no_map() {
        assert!(Fuse::new(b"").is_none());
        assert!(Fuse::new(&[1; 40]).is_none());
    }
}
