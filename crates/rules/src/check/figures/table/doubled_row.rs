//! Rows of a table that say the same twice, but for their number: the same person, project or payment was entered twice.
//!
//! A form repeats empty rows, a price list equal ones: only a row that says much, and has one double at most, is told. A sheet
//! may have a million rows: of each no more is kept than a hash, and what has the same is compared.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::grid::{is_nothing, unspaced};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::document::table::{Cell, Number, Table};
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
        if !page.blocks.iter().any(|block| block.kind == BlockKind::Cell) {
            return Vec::new();
        }
        page.each(page.tables()).flat_map(|table| doubles(page, table)).collect()
    }
}

/// Rows that say the same, by their number in the table: the first, the second, and how many more.
struct Alike {
    first: u32,
    second: Option<u32>,
    /// There are more.
    more: bool,
}

/// The second of each two rows that say the same.
fn doubles(page: &Page<'_>, table: &Table<'_>) -> Vec<Spotted> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let mut known: HashMap<u64, Alike> = HashMap::new();
    let mut rows = 0;
    let mut words = String::new();
    for row in page.each(table.rows()).filter(|row| !row.iter().any(|cell| cell.is_head)) {
        rows += 1;
        if !say(page, &row, &mut words) {
            continue;
        }
        let number = row[0].row;
        known
            .entry(hasher.hash_one(&words))
            .and_modify(|alike| match alike.second {
                None => alike.second = Some(number),
                Some(_) => alike.more = true,
            })
            .or_insert(Alike { first: number, second: None, more: false });
    }
    let pairs = known.into_values().filter(|alike| !alike.more).filter_map(|alike| Some((alike.first, alike.second?)));
    let pairs = pairs.map(|(first, second)| (table.row(first), table.row(second)));
    let mut other = String::new();
    let mut is_same =
        |a: &[Cell<'_>], b: &[Cell<'_>]| say(page, a, &mut words) && say(page, b, &mut other) && words == other;
    let mut found: Vec<Spotted> =
        pairs.filter(|(a, b)| is_same(a, b)).filter_map(|(a, b)| spotted(page, &a, &b)).collect();
    found.sort_by_key(|one| one.block);
    if found.len() * ROWS <= rows { found } else { Vec::new() }
}

/// The finding at the first words of the second row.
fn spotted(page: &Page<'_>, first: &[Cell<'_>], second: &[Cell<'_>]) -> Option<Spotted> {
    let mut words = second.iter().filter(|cell| !is_counted(cell)).map(|cell| cell.block as usize);
    let (block, span) = words.find_map(|block| {
        let (text, span) = page.own_text(block)?;
        text.contains(is_han).then_some((block, span))
    })?;
    let above = second.first()?.row - first.first()?.row;
    let detail = Said { zh: format!("上面第{above}行"), en: format!("the row {above} above") };
    Some(Spotted { detail: Some(detail), ..Spotted::new(block, span) })
}

/// Whether the cell is the number of its row.
fn is_counted(cell: &Cell<'_>) -> bool {
    cell.header.is_some_and(|header| unspaced(header) == "序号")
}

/// Writes into `words` all that a row says beside its number, each with its column; whether that is enough to know it again.
fn say(page: &Page<'_>, row: &[Cell<'_>], words: &mut String) -> bool {
    words.clear();
    let (mut cells, mut chars, mut han) = (0, 0, 0);
    for cell in row.iter().filter(|cell| !is_counted(cell)) {
        let Some((text, _)) = page.own_text(cell.block as usize).filter(|(text, _)| !is_nothing(text)) else {
            continue;
        };
        let start = words.len();
        match Number::parse(text) {
            Some(number) => _ = write!(words, "{}e{}{}", number.digits, number.exponent, number.unit),
            None => words.extend(text.chars().filter(|c| !c.is_whitespace())),
        }
        let said = &words[start..];
        cells += 1;
        chars += said.chars().count();
        han += said.chars().filter(|&c| is_han(c)).count();
        // No two rows look alike that are not: the length tells where a text ends.
        let length = said.len();
        _ = write!(words, "\0{length},{}\0", cell.column);
    }
    cells >= CELLS && chars >= CHARS && han >= HAN
}
