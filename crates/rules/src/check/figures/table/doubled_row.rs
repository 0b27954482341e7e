//! Rows of a table that say the same twice, but for their number: the same person, project or payment was entered twice.
//!
//! A form repeats empty rows, a price list equal ones: only a row that says much, and has one double at most, is told. A sheet
//! may have a million rows: of each no more is kept than a hash, and what has the same is compared.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hasher};

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
    let mut known: HashMap<u64, Alike, BuildHasherDefault<Hashed>> = HashMap::default();
    let mut rows = 0;
    let mut words = Words::default();
    for row in page.each(table.rows()).filter(|row| !row.iter().any(|cell| cell.is_head)) {
        rows += 1;
        if !words.take(page, &row) {
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
    let mut other = Words::default();
    let mut is_same = |a: &[Cell<'_>], b: &[Cell<'_>]| words.take(page, a) && other.take(page, b) && words == other;
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
    cell.header.is_some_and(|header| header.contains('序') && unspaced(header) == "序号")
}

/// What a row says beside its number. Kept from row to row, so that a million rows take no memory of their own.
#[derive(Default, PartialEq, Eq, Hash)]
struct Words {
    text: String,
    /// The column of each cell, and where its text ends.
    cells: Vec<(u32, usize)>,
}

impl Words {
    /// Takes what `row` says; whether that is enough to know it again.
    fn take(&mut self, page: &Page<'_>, row: &[Cell<'_>]) -> bool {
        self.text.clear();
        self.cells.clear();
        if row.len() < CELLS {
            return false;
        }
        for cell in row.iter().filter(|cell| !is_counted(cell)) {
            let text = own(page, cell);
            if !is_nothing(text) {
                self.say(text);
                self.cells.push((cell.column, self.text.len()));
            }
        }
        let chars = || self.text.chars();
        self.cells.len() >= CELLS && chars().count() >= CHARS && chars().filter(|&c| is_han(c)).nth(HAN - 1).is_some()
    }

    /// Adds the words of a cell, in which one number is one however it is written.
    fn say(&mut self, text: &str) {
        let is_plain = text.len() < 18 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        match Number::parse(text).filter(|_| !is_plain) {
            Some(number) => _ = write!(self.text, "{}e{}{}", number.digits, number.exponent, number.unit),
            None => {
                self.text.extend(text.chars().filter(|c| !c.is_whitespace()));
                self.text.push_str(if is_plain { "e0" } else { "" });
            }
        }
    }
}

/// What a cell says itself.
fn own<'p>(page: &'p Page<'_>, cell: &Cell<'_>) -> &'p str {
    let Some(block) = page.blocks.get(cell.block as usize) else { return "" };
    let all = block.text.source();
    cell.header.and_then(|header| all.strip_prefix(header)?.strip_prefix('：')).unwrap_or(all).trim()
}

/// Takes keys that are hashes already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0 << 8 | u64::from(byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
