//! A column of shares beside the one that they are of: 很满意 432 36.0%, 不满意 60 6.0% of 1200. The row 合计 says 100 there, and most rows prove which column they are of.

use super::grid::{Entry, GRAND, Grid, unspaced};
use crate::check::page::{Page, Spotted};
use crate::language::Said;
use hegao_model::document::table::Number;

/// What heads a column of shares.
const SHARES: [&str; 5] = ["占比", "比例", "比重", "构成", "%"];

/// So many rows prove which column the shares are of, for each that misses.
const PROOF: usize = 2;

/// Millionths: what figures are reckoned in.
const PLACES: i32 = -6;
const HUNDRED: i128 = 100_000_000;

/// A row of parts: the amount, and the share with its block and the worth of its last figure.
struct Part {
    amount: i128,
    share: i128,
    step: i128,
    block: usize,
}

/// The shares that are not those of their amounts.
pub(super) fn wrong(page: &Page<'_>, grid: &Grid<'_>) -> Vec<Spotted> {
    let mut wholes = grid.rows.iter().filter(|row| !row.is_head && is_whole(&row.entries));
    let (Some(whole), None) = (wholes.next(), wholes.next()) else { return Vec::new() };
    let columns = 0..grid.headers.len();
    let of_shares = columns.clone().filter(|&column| {
        let named = SHARES.iter().any(|word| grid.headers[column].contains(word));
        named && value(whole.entries[column]).is_some_and(|(value, ..)| value == HUNDRED)
    });
    let mut found = Vec::new();
    for shares in of_shares {
        let of = columns.clone().filter(|&column| column != shares).filter_map(|column| {
            let (total, ..) = value(whole.entries[column]).filter(|(total, ..)| *total > 0)?;
            misses(&parts(grid, column, shares), total)
        });
        // Another column may come near; the shares are of the one that they fit best.
        found.extend(of.min_by_key(Vec::len).unwrap_or_default());
    }
    found
        .into_iter()
        .filter_map(|(block, right)| {
            let (_, span) = page.own_text(block)?;
            let detail =
                Said { zh: format!("按本行数量算出的 {right}%"), en: format!("its row's share, {right}%") };
            Some(Spotted { detail: Some(detail), ..Spotted::new(block, span) })
        })
        .collect()
}

/// Whether a row has the whole.
fn is_whole(entries: &[Entry<'_>]) -> bool {
    entries.iter().any(|entry| GRAND.contains(&unspaced(entry.text()).as_str()))
}

/// The rows of both columns, but for the whole.
fn parts(grid: &Grid<'_>, amounts: usize, shares: usize) -> Vec<Part> {
    let rows = grid.rows.iter().filter(|row| !row.is_head && !is_whole(&row.entries));
    rows.filter_map(|row| {
        let (amount, ..) = value(row.entries[amounts])?;
        let (share, step, block) = value(row.entries[shares])?;
        Some(Part { amount, share, step, block })
    })
    .collect()
}

/// The shares that miss, with what they should be, if the others prove that they are of this column.
fn misses(parts: &[Part], total: i128) -> Option<Vec<(usize, String)>> {
    let right = |part: &Part| part.amount * HUNDRED / total;
    // Rounded, or cut.
    let is_right = |part: &Part| (right(part) - part.share).abs() <= part.step;
    let wrong: Vec<&Part> = parts.iter().filter(|part| !is_right(part)).collect();
    let is_proved = parts.len() - wrong.len() >= PROOF * wrong.len().max(1);
    let told = |part: &&Part| {
        let tenths = (right(part) + 50_000) / 100_000;
        (part.block, format!("{}.{}", tenths / 10, tenths % 10))
    };
    is_proved.then(|| wrong.iter().map(told).collect())
}

/// The number of an entry in millionths, what its last figure is worth, and its block.
fn value(entry: Entry<'_>) -> Option<(i128, i128, usize)> {
    let Entry::Number(number, block) = entry else { return None };
    let step = Number { digits: 1, ..number }.in_tens(PLACES)?;
    Some((number.in_tens(PLACES)?, step, block))
}
