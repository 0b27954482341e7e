//! A model's file: a head with the places of its sections, and the sections, all read in place.

/// Which section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Section {
    /// Levels of n-grams of two to five symbols: a [`Fuse`](crate::fuse::Fuse).
    Grams = 1,
    /// Two bytes a symbol: its surprise in eighths of a nat, and the level of its count.
    Single = 2,
    /// Two bytes a symbol: its rank by count; 65,535 for those without a row in `Pairs`.
    Rank = 3,
    /// Half a byte for each two of the most frequent symbols: the level of how often one stands before the other, at most 15.
    Pairs = 4,
    /// Words of a dictionary with the levels of their frequency: a `Fuse`.
    Words = 5,
    /// Three syllables a symbol, two bytes each; 65,535 for none.
    Readings = 6,
    /// For each syllable the symbols that are read so: a [`Lists`].
    Homophones = 7,
    /// For each syllable those that many pronounce alike: a `Lists`.
    Near = 8,
    /// For each symbol those that look alike: a `Lists`.
    Shapes = 9,
    /// For each symbol those that it was seen to stand for: a `Lists`.
    Known = 10,
    /// The trees of the ranker.
    Ranker = 11,
    /// How much of the mass goes to shorter contexts: four bytes (a float) for each order and level.
    Rest = 12,
    /// Scores from which an edit is reported, floats: one for each tier and kind of edit.
    Thresholds = 13,
    /// Fingerprints of passages of the archive, eight bytes each, sorted.
    Passages = 14,
    /// How many documents and symbols were counted: two numbers of eight bytes.
    Size = 15,
    /// The symbols with a row in `Pairs`, the most frequent first: two bytes each.
    Ranked = 16,
    /// For each syllable symbols that are read nearly so: a `Lists`.
    Close = 17,
    /// For each syllable the words of two characters that begin with it: the second syllable and the two symbols, sorted; a `Lists`.
    Sounds = 18,
    /// A bit for each two of the most frequent symbols, by the second: whether the first was seen before it.
    Before = 19,
    /// Two bytes a symbol: the logarithms, in eighths, of how often it is part of no common word, and of how often it stands at all.
    Lone = 20,
    /// The trees of the ranker of two lone characters.
    LoneRanker = 21,
    /// The trees of the ranker of lone characters beside which one is missing.
    HalvesRanker = 22,
    /// For each symbol those behind it in common words of two characters, and those before it, sorted: a `Lists` with two lists a symbol.
    Partners = 23,
}

const MAGIC: &[u8; 8] = b"HEGAOSP1";

/// Puts sections into one file.
#[must_use]
pub fn pack(sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((sections.len() as u64).to_le_bytes());
    let mut at = 16 + sections.len() * 24;
    for (section, content) in sections {
        at = at.next_multiple_of(8);
        bytes.extend(u64::from(*section as u32).to_le_bytes());
        bytes.extend((at as u64).to_le_bytes());
        bytes.extend((content.len() as u64).to_le_bytes());
        at += content.len();
    }
    for (_, content) in sections {
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        bytes.extend(content);
    }
    bytes
}

/// The content of a section; `None` if the file is damaged or has none.
#[must_use]
pub fn section(file: &[u8], section: Section) -> Option<&[u8]> {
    if !file.starts_with(MAGIC) {
        return None;
    }
    let count = number(file, 8)?.min(64) as usize;
    let entry = (0..count).map(|index| 16 + index * 24).find(|&at| number(file, at) == Some(section as u64))?;
    let start = usize::try_from(number(file, entry + 8)?).ok()?;
    let length = usize::try_from(number(file, entry + 16)?).ok()?;
    file.get(start..start.checked_add(length)?)
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// The number of two bytes with this index.
#[must_use]
#[inline]
pub fn short(bytes: &[u8], index: usize) -> Option<u16> {
    match bytes.get(index * 2..index * 2 + 2) {
        Some(&[low, high]) => Some(u16::from_le_bytes([low, high])),
        _ => None,
    }
}

/// The float with this index.
#[must_use]
#[inline]
pub fn float(bytes: &[u8], index: usize) -> Option<f32> {
    Some(f32::from_le_bytes(bytes.get(index * 4..index * 4 + 4)?.try_into().ok()?))
}

/// Lists of numbers, one after another.
#[derive(Clone, Copy)]
pub struct Lists<'a> {
    starts: &'a [u8],
    items: &'a [u8],
}

impl<'a> Lists<'a> {
    /// The lists in `bytes`; `None` if they are none.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let count = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let (starts, items) = bytes[4..].split_at_checked((count + 1).checked_mul(4)?)?;
        Some(Self { starts, items })
    }

    /// The list with this index; an index too high has an empty one.
    pub fn get(&self, index: usize) -> impl Iterator<Item = u16> + 'a {
        self.slice(index).chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
    }

    /// The bytes of the list with this index, two for each number.
    #[must_use]
    pub fn slice(&self, index: usize) -> &'a [u8] {
        let at = |index: usize| {
            self.starts.get(index * 4..index * 4 + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)
        };
        let range = at(index).zip(at(index + 1)).map_or(0..0, |(start, end)| start as usize * 2..end as usize * 2);
        self.items.get(range).unwrap_or_default()
    }

    /// The bytes of such lists.
    #[must_use]
    pub fn pack(lists: &[Vec<u16>]) -> Vec<u8> {
        let mut bytes = (lists.len() as u32).to_le_bytes().to_vec();
        let mut at = 0u32;
        bytes.extend(at.to_le_bytes());
        for list in lists {
            at += list.len() as u32;
            bytes.extend(at.to_le_bytes());
        }
        bytes.extend(lists.iter().flatten().flat_map(|item| item.to_le_bytes()));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back() {
        let file = pack(&[(Section::Rank, vec![1, 2, 3]), (Section::Near, vec![4])]);
        assert_eq!(section(&file, Section::Rank), Some(&[1, 2, 3][..]));
        assert_eq!(section(&file, Section::Near), Some(&[4][..]));
        assert_eq!(section(&file, Section::Known), None);
        assert_eq!(section(&file[..file.len() - 1], Section::Near), None);
        assert_eq!(section(b"other", Section::Near), None);
    }

    #[test]
    fn lists_come_back() {
        let bytes = Lists::pack(&[vec![1, 2], vec![], vec![3]]);
        let lists = Lists::new(&bytes).unwrap();
        assert_eq!(lists.get(0).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(lists.get(1).count(), 0);
        assert_eq!(lists.get(2).collect::<Vec<_>>(), [3]);
        assert_eq!(lists.get(9).count(), 0);
    }
}
