//! Changes of properties ([MS-DOC], 2.2.5): a code that says which property, and how long its value is.

use super::bytes::u16_at;

/// A change.
#[derive(Clone, Copy)]
pub(super) struct Sprm<'a> {
    /// Which property, and of what.
    pub(super) code: u16,
    /// Its value.
    pub(super) operand: &'a [u8],
}

impl Sprm<'_> {
    /// The value as one byte.
    pub(super) fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or(0)
    }

    /// The value as a number of two bytes.
    pub(super) fn short(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }

    /// The value as a number of four bytes.
    pub(super) fn long(&self) -> u32 {
        super::bytes::u32_at(self.operand, 0).unwrap_or(0)
    }
}

/// The definition of a table's cells, which may be longer than a byte can say; and stops of tabs, which count in another way.
pub(super) const T_DEF_TABLE: u16 = 0xD608;
const P_CHG_TABS: u16 = 0xC615;

/// The changes in `list`, up to the first that is cut off.
pub(super) fn each(list: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let behind = &rest[2..];
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == T_DEF_TABLE => (2, usize::from(u16_at(behind, 0)?).saturating_sub(1)),
            _ if code == P_CHG_TABS && behind.first() == Some(&255) => {
                let deleted = usize::from(*behind.get(1)?);
                let added = usize::from(*behind.get(2 + 4 * deleted)?);
                (1, 2 + 4 * deleted + 3 * added)
            }
            _ => (1, usize::from(*behind.first()?)),
        };
        let operand = behind.get(skip..skip + length)?;
        rest = &behind[skip + length..];
        Some(Sprm { code, operand })
    })
}

/// The code that stands for a number in a piece's short change ([MS-DOC], 2.9.215), as far as it decides what is seen or what a paragraph is.
pub(super) fn short(number: u8) -> Option<u16> {
    Some(match number {
        0x0E => 0x260A,
        0x18 => 0x2416,
        0x19 => 0x2417,
        0x41 => 0x0800,
        0x42 => 0x0801,
        0x43 => 0x0802,
        0x4B => 0x080A,
        0x5C => 0x083C,
        0x62 => 0x2A42,
        0x75 => 0x0855,
        0x76 => 0x0856,
        0x78 => 0x2640,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_taken_apart_by_their_own_lengths() {
        let list = [
            0x3C, 0x08, 1, // vanish
            0x43, 0x4A, 24, 0, // size
            0x70, 0x68, 1, 2, 3, 0, // colour
            0x08, 0xD6, 4, 0, 1, 2, 3, // table
            0x15, 0xC6, 255, 1, 0, 0, 0, 0, 1, 0, 0, 0, // tabs
            0x71, 0xCA, 2, 8, 9, // shading
            0x16, 0x24, // cut off
        ];
        let codes: Vec<_> = each(&list).map(|sprm| (sprm.code, sprm.operand.len())).collect();
        assert_eq!(codes, [(0x083C, 1), (0x4A43, 2), (0x6870, 4), (0xD608, 3), (0xC615, 9), (0xCA71, 2)]);
    }
}
