//! A table as rows of entries, one for each column, blank where nothing stands.

use std::collections::{HashMap, HashSet};

use crate::check::page::{Clue, Page};
use hegao_model::document::BlockKind;
use hegao_model::document::table::{Number, Table};

/// What a row of totals is called.
pub(super) const GRAND: [&str; 4] = ["合计", "总计", "共计", "总和"];

/// What a cell may say for nothing.
const NOTHING: [&str; 8] = ["", "-", "－", "—", "——", "/", "／", "\\"];

/// What stands in one place of the table.
#[derive(Clone, Copy)]
pub(super) enum Entry<'p> {
    /// Nothing, or a stroke for it.
    Blank,
    /// A number.
    Number(Number<'p>, usize),
    /// Other words; of a cell with several paragraphs the first.
    Text(&'p str),
}

impl<'p> Entry<'p> {
    /// What it says in words; nothing of a number.
    pub(super) fn text(self) -> &'p str {
        if let Self::Text(text) = self { text } else { "" }
    }
}

/// A table. `rows` are as long as `columns`.
pub(super) struct Grid<'p> {
    pub(super) rows: Vec<Row<'p>>,
    /// What stands above each column.
    pub(super) headers: Vec<&'p str>,
    /// The first block of the table.
    pub(super) first: usize,
}

/// A row of the table.
pub(super) struct Row<'p> {
    pub(super) is_head: bool,
    pub(super) entries: Vec<Entry<'p>>,
}

impl<'p> Grid<'p> {
    /// The grid of `table`.
    pub(super) fn of(page: &'p Page<'_>, table: &Table<'p>) -> Self {
        let columns = table.columns();
        let mut headers = vec![""; columns.len()];
        let place: HashMap<u32, usize> = columns.into_iter().zip(0..).collect();
        let rows = page.each(table.rows()).map(|cells| {
            let mut entries = vec![Entry::Blank; headers.len()];
            let mut is_head = false;
            for cell in &cells {
                let (block, at) = (cell.block as usize, place[&cell.column]);
                is_head |= cell.is_head;
                headers[at] = cell.header.unwrap_or(headers[at]);
                entries[at] = match entries[at] {
                    Entry::Blank => entry(page, block),
                    // Of several paragraphs none is all that the cell says.
                    Entry::Number(_, first) => Entry::Text(page.own_text(first).map_or("", |(text, _)| text)),
                    text @ Entry::Text(..) => text,
                };
            }
            Row { is_head, entries }
        });
        let rows = rows.collect();
        let first = table.cells().map(|cell| cell.block as usize).min().unwrap_or_default();
        Self { rows, headers, first }
    }
}

fn entry<'p>(page: &'p Page<'_>, block: usize) -> Entry<'p> {
    let Some((text, _)) = page.own_text(block) else { return Entry::Blank };
    if is_nothing(text) {
        return Entry::Blank;
    }
    Number::parse(text).map_or(Entry::Text(text), |number| Entry::Number(number, block))
}

/// Whether that is what a cell says for nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&text)
}

/// The tables of which a cell holds one of these clues.
pub(super) fn with_clues<'p, 'a>(page: &'p Page<'a>, clues: &[Clue]) -> Vec<&'p Table<'a>> {
    let blocks: HashSet<u32> = (clues.iter().map(Clue::block))
        .filter(|&block| page.blocks[block].kind == BlockKind::Cell)
        .map(|block| block as u32)
        .collect();
    if blocks.is_empty() {
        return Vec::new();
    }
    let has_clue = |table: &&Table<'_>| table.cells().any(|cell| blocks.contains(&cell.block));
    page.tables().iter().filter(has_clue).collect()
}

/// The words without the spaces that spread them over a cell.
pub(super) fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
