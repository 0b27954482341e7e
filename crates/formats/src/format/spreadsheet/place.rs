//! Where cells stand: `C7`, and ranges of them.

pub(crate) use hegao_model::document::place::letters;

/// The last row and column of a sheet. What lies beyond is no place, whatever a file says.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// Row and column, counted from 1.
pub(crate) fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.as_bytes();
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = name.split_at(letters);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let column =
        letters.iter().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    ((1..=LAST.0).contains(&row) && column <= LAST.1).then_some((row, column))
}

/// A range of cells, with its corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Area {
    /// The first row and column.
    pub(crate) first: (u32, u32),
    /// The last.
    pub(crate) last: (u32, u32),
}

impl Area {
    /// The range called `A1:C7`, or one cell.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let (first, last) = name.split_once(':').unwrap_or((name, name));
        let (first, last) = (cell(first)?, cell(last)?);
        (first.0 <= last.0 && first.1 <= last.1).then_some(Self { first, last })
    }

    /// Whether the cell lies in it.
    pub(crate) fn holds(&self, (row, column): (u32, u32)) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (name, place) in [("A1", (1, 1)), ("C7", (7, 3)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))] {
            assert_eq!(cell(name), Some(place), "{name}");
            assert_eq!(format!("{}{}", letters(place.1), place.0), name);
        }
        for name in ["", "A", "1", "A0", "XFE1", "A1048577", "A99999999999", "AAAA1", "A-1", "$A$1", "甲1"] {
            assert_eq!(cell(name), None, "{name}");
        }
        assert_eq!(Area::of("B2:C3"), Some(Area { first: (2, 2), last: (3, 3) }));
        assert!(Area::of("C3:B2").is_none());
    }
}
