//! Rows of a table that say the same twice, but for their number: the same person, project or payment was entered twice.
//!
//! A form repeats empty rows, a price list equal ones: only a row that says much, and has one double at most, is told.

use std::collections::HashMap;

use super::grid::{Entry, Grid, Row, unspaced};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::is_han;

/// The check, ready to run.
pub(in crate::check::figures) struct DoubledRows;

/// The fewest cells of a row, beside its number, and the fewest characters and Han characters in them.
const CELLS: usize = 3;
const CHARS: usize = 12;
const HAN: usize = 4;

/// The fewest rows that a table must have for each double.
const ROWS: usize = 4;

impl PageCheck for DoubledRows {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find(&self, page: &Page<'_>, _clues: &[Clue]) -> Vec<Spotted> {
        page.each(page.tables()).flat_map(|table| doubles(page, &Grid::of(page, table))).collect()
    }
}

/// The second of each two rows that say the same.
fn doubles(page: &Page<'_>, grid: &Grid<'_>) -> Vec<Spotted> {
    let counted = grid.headers.iter().position(|header| unspaced(header) == "序号");
    let mut known: HashMap<Vec<String>, (usize, Vec<usize>)> = HashMap::new();
    let mut rows = 0;
    for (index, row) in grid.rows.iter().enumerate().filter(|(_, row)| !row.is_head) {
        rows += 1;
        if let Some(said) = said(row, counted) {
            known.entry(said).or_insert_with(|| (index, Vec::new())).1.push(index);
        }
    }
    let mut found: Vec<Spotted> = Vec::new();
    for (_, (first, all)) in known.into_iter().filter(|(_, (_, all))| all.len() == 2) {
        let told = grid.rows[all[1]].entries.iter().enumerate().filter(|(column, _)| Some(*column) != counted);
        let Some(block) = told.filter_map(|(_, entry)| entry.text_block()).next() else { continue };
        let Some((_, span)) = page.own_text(block) else { continue };
        let above = all[1] - first;
        let detail = Said { zh: format!("上面第{above}行"), en: format!("the row {above} above") };
        found.push(Spotted { detail: Some(detail), ..Spotted::new(block, span) });
    }
    found.sort_by_key(|one| one.block);
    if found.len() * ROWS <= rows { found } else { Vec::new() }
}

/// All that a row says beside its number, if that is enough to know it again.
fn said(row: &Row<'_>, counted: Option<usize>) -> Option<Vec<String>> {
    let entries = row.entries.iter().enumerate().filter(|(column, _)| Some(*column) != counted);
    let said: Vec<String> = entries
        .map(|(_, entry)| match entry {
            Entry::Blank => String::new(),
            Entry::Number(number, _) => format!("{}e{}{}", number.digits, number.exponent, number.unit),
            Entry::Text(text, _) => unspaced(text),
        })
        .collect();
    let full = said.iter().filter(|text| !text.is_empty());
    let chars: usize = full.clone().map(|text| text.chars().count()).sum();
    let han: usize = full.clone().map(|text| text.chars().filter(|&c| is_han(c)).count()).sum();
    (full.count() >= CELLS && chars >= CHARS && han >= HAN).then_some(said)
}
