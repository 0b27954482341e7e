//! Numbers that a table sets figure by figure, a cell for each, as forms have them: one number to their reader.

use std::ops::Range;

use super::cut::sign;
use super::value::is_someones;
use hegao_model::text::names_numbers;

/// The stretches of `cells`, a row, that are one number of someone. `heads` stand above the cells.
pub(crate) fn numbers<'a>(cells: &[&str], head: impl Fn(usize) -> Option<&'a str>) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < cells.len() {
        let count = cells[at..].iter().take_while(|cell| is_figures(cell)).count();
        let is_named = || at > 0 && names_numbers(cells[at - 1]) || head(at).is_some_and(names_numbers);
        let figures =
            || -> String { cells[at..at + count].iter().flat_map(|cell| cell.chars().filter_map(sign)).collect() };
        if count > 2 && is_named() && is_someones(&figures(), None) {
            found.push(at..at + count);
        }
        at += count.max(1);
    }
    found
}

/// Whether a cell holds nothing but figures, or the X that an identity card may end in.
fn is_figures(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty() && cell.chars().all(|c| sign(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_boxes_is_one() {
        let of = |row: &str, head: Option<&'static str>| numbers(&row.split('|').collect::<Vec<_>>(), |_| head).pop();
        for (row, expected) in [
            ("电话|1|3|8|0|0|1|3|8|0|0|0", Some(1..12)),
            ("李明|手机|138|0013|8000|无", Some(2..5)),
            ("身份证号|1|1|0|1|0|5|1|9|4|9|1|2|3|1|0|0|2|X", Some(1..19)),
            ("次数|1|3|8|0|0|1|3|8|0|0|0", None),
            ("电话|1|3|8|0", None),
            ("电话|13800138000|13900139000", None),
            ("", None),
        ] {
            assert_eq!(of(row, None), expected, "{row}");
        }
        assert_eq!(of("1|3|8|0|0|1|3|8|0|0|0", Some("联系电话")), Some(0..11));
    }
}
