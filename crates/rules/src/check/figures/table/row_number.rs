//! Numbers of rows that jump or repeat: 1, 2, 4 in a column 序号.
//!
//! A table that was taken from a longer one, or sorted by something else, keeps its numbers: there they jump often, and
//! nothing is said.

use super::grid::{Entry, Grid, unspaced, with_clues};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;

/// The check, ready to run.
pub(in crate::check::figures) struct RowNumbers;

/// The fewest rows that prove that they are counted, for each slip.
const PROOF: usize = 5;

impl PageCheck for RowNumbers {
    fn literals(&self) -> Vec<String> {
        vec!["序号".into(), "序 号".into()]
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut found = Vec::new();
        for table in page.each(with_clues(page, clues)) {
            let grid = Grid::of(page, table);
            let counted = grid.headers.iter().position(|header| unspaced(header) == "序号");
            let Some(column) = counted else { continue };
            let numbers = grid.rows.iter().filter(|row| !row.is_head).filter_map(|row| match row.entries[column] {
                Entry::Number(number, block) if number.unit.is_empty() => Some((number.in_tens(0)?, block)),
                _ => None,
            });
            found.extend(slips(&numbers.collect::<Vec<_>>()).into_iter().filter_map(|(block, detail)| {
                let (_, span) = page.own_text(block)?;
                Some(Spotted { detail: Some(detail), ..Spotted::new(block, span) })
            }));
        }
        found
    }
}

/// The fewest rows of which one is another than its place says.
const FEWEST: usize = 4;

/// The one number that is not that of its place, where all others are: 1, 2, 3, 5, 5.
fn misplaced(numbers: &[(i128, usize)]) -> Option<(usize, Said)> {
    let mut wrong = numbers.iter().zip(1..).filter(|((number, _), due)| number != due);
    let (((_, block), due), None) = (wrong.next()?, wrong.next()) else { return None };
    // The last may begin what stands in an excerpt.
    let is_last = due as usize == numbers.len();
    let is_near = !is_last || numbers.last()?.0 == due - 1;
    (numbers.len() >= FEWEST && is_near)
        .then(|| (*block, Said { zh: format!("应为{due}"), en: format!("should be {due}") }))
}

/// The numbers that do not follow on the one before, each with what is wrong; none if that is how the table is.
fn slips(numbers: &[(i128, usize)]) -> Vec<(usize, Said)> {
    if let Some(one) = misplaced(numbers) {
        return vec![one];
    }
    let slips: Vec<(usize, Said)> = numbers
        .windows(2)
        .filter_map(|pair| {
            let [(last, _), (next, block)] = *pair else { return None };
            let is_sound = next == last + 1 || next == 1;
            let zh = match next - last {
                0 => format!("与上一行重复，应为{}", last + 1),
                _ => format!("不接上一行的{last}"),
            };
            let en =
                if next == last { format!("repeats the row above: {}", last + 1) } else { format!("follows {last}") };
            (!is_sound).then_some((block, Said { zh, en }))
        })
        .collect();
    let begins = numbers.first().is_some_and(|(first, _)| *first == 1);
    if begins && slips.len() * PROOF <= numbers.len() { slips } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_from_one() {
        let told = |numbers: &[i128]| {
            let numbers: Vec<(i128, usize)> = numbers.iter().copied().zip(0..).collect();
            slips(&numbers).into_iter().map(|(block, _)| block).collect::<Vec<_>>()
        };
        assert_eq!(told(&[1, 2, 3, 5, 6]), [3]);
        assert_eq!(told(&[1, 2, 3, 3, 4]), [3]);
        // One number is wrong, and the one behind it is not.
        assert_eq!(told(&[1, 2, 3, 4, 6, 6]), [4]);
        assert_eq!(told(&[1, 2, 5, 4, 5]), [2]);
        assert_eq!(told(&[1, 2, 3, 4, 5, 6, 7, 9, 10, 10]), [7, 9]);
        for sound in [&[1, 2, 3, 4, 5][..], &[1, 2, 1, 2, 3], &[3, 5, 9, 12, 13], &[1, 3, 5, 9, 12], &[1, 3], &[]] {
            assert!(told(sound).is_empty(), "{sound:?}");
        }
    }
}
