//! Numbers as they are stored, and lists of texts and places.

use std::ops::Range;

/// The number at `at`.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// The number at `at`.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The text of these units of UTF-16, the low byte first.
pub(super) fn wide(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// A PLC ([MS-DOC], 2.2.2): places, and between each two of them data of one size.
#[derive(Clone, Copy)]
pub(super) struct Plc<'a> {
    bytes: &'a [u8],
    /// Bytes of the data of one stretch.
    size: usize,
}

impl<'a> Plc<'a> {
    /// The list that is `bytes`, where the data of each stretch has `size` bytes.
    pub(super) fn new(bytes: &'a [u8], size: usize) -> Self {
        Self { bytes, size }
    }

    /// How many stretches there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.len().saturating_sub(4) / (4 + self.size)
    }

    /// The place of this number; one more than there are stretches is the end of the last.
    pub(super) fn place(&self, index: usize) -> u32 {
        u32_at(self.bytes, index * 4).unwrap_or(u32::MAX)
    }

    /// Where the stretch begins and ends.
    pub(super) fn stretch(&self, index: usize) -> Range<u32> {
        let start = self.place(index);
        start..self.place(index + 1).max(start)
    }

    /// The data of a stretch.
    pub(super) fn data(&self, index: usize) -> &'a [u8] {
        let at = (self.len() + 1) * 4 + index * self.size;
        self.bytes.get(at..at + self.size).unwrap_or_default()
    }

    /// The stretch that holds `place`, if the list is in order.
    pub(super) fn find(&self, place: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.place(middle + 1) <= place { low = middle + 1 } else { high = middle }
        }
        (low < self.len() && self.place(low) <= place).then_some(low)
    }
}

/// The texts of an STTB ([MS-DOC], 2.2.4), whose count has two bytes; those that are cut off are not there.
pub(super) fn texts(bytes: &[u8]) -> Vec<String> {
    let is_wide = u16_at(bytes, 0) == Some(0xFFFF);
    let mut at = if is_wide { 2 } else { 0 };
    let count = u16_at(bytes, at).unwrap_or(0);
    let extra = usize::from(u16_at(bytes, at + 2).unwrap_or(0));
    at += 4;
    let mut texts = Vec::new();
    for _ in 0..count {
        let (from, length) = if is_wide {
            (at + 2, u16_at(bytes, at).map(|length| usize::from(length) * 2))
        } else {
            (at + 1, bytes.get(at).map(|length| usize::from(*length)))
        };
        let Some(text) = length.and_then(|length| bytes.get(from..from + length)) else { break };
        texts.push(if is_wide { wide(text) } else { encoding_rs::WINDOWS_1252.decode(text).0.into_owned() });
        at = from + text.len() + extra;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_the_stretch_of_a_place() {
        let bytes: Vec<u8> = [0_u32, 10, 20].iter().flat_map(|place| place.to_le_bytes()).chain([1, 0, 2, 0]).collect();
        let plc = Plc::new(&bytes, 2);
        assert_eq!((plc.len(), plc.find(9), plc.find(10), plc.find(20)), (2, Some(0), Some(1), None));
        assert_eq!((plc.stretch(1), plc.data(1)), (10..20, &[2, 0][..]));
        assert_eq!(Plc::new(&[], 2).len(), 0);
    }

    #[test]
    fn texts_are_read_as_far_as_they_are_there() {
        let mut bytes = vec![0xFF, 0xFF, 2, 0, 0, 0];
        for text in ["李明", "D:\\a"] {
            bytes.extend((text.encode_utf16().count() as u16).to_le_bytes());
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        }
        assert_eq!(texts(&bytes), ["李明", "D:\\a"]);
        assert_eq!(texts(&bytes[..bytes.len() - 1]), ["李明"]);
        assert_eq!(texts(&[1, 0, 0, 0, 2, b'a', b'b']), ["ab"]);
    }
}
