//! A row of a table that says who somebody is, how to reach him, and where he lives or what he suffers from.
//!
//! Each of these alone may be bearable; together they are a dossier. Told once a table, and all its names are masked.

use super::beside_number::{LABELS, has_number, is_name};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::document::table::{Cell, Table};
use hegao_model::text::{Source, Span};

/// Columns of what makes it a dossier: where somebody lives, what he suffers from.
const HOME: [&str; 6] = ["住址", "家庭地址", "居住地", "现居", "户籍地", "家庭住址"];
const HEALTH: [&str; 5] = ["病情", "病种", "诊断", "残疾", "健康状况"];

/// What an address to the door has.
const DOOR: [char; 5] = ['号', '室', '户', '栋', '组'];

/// What a column says for nothing.
const NOTHING: [&str; 6] = ["无", "否", "健康", "良好", "正常", "/"];

/// Looks for them.
pub(super) struct PersonsInRows;

impl PageCheck for PersonsInRows {
    fn literals(&self) -> Vec<String> {
        HOME.iter().chain(&HEALTH).map(|&word| word.to_owned()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        if !clues.iter().any(|clue| page.blocks.get(clue.block()).is_some_and(|block| block.kind == BlockKind::Cell)) {
            return Vec::new();
        }
        page.each(page.tables()).flat_map(|table| of_table(page, table)).collect()
    }
}

/// The names of a table whose rows say that much, the first of which speaks for all.
fn of_table(page: &Page<'_>, table: &Table<'_>) -> Vec<Spotted> {
    let mut found: Vec<Spotted> = Vec::new();
    let mut what = "";
    for row in table.rows().filter(|row| !row.iter().any(|cell| cell.is_head)) {
        let Some((block, span)) = row.iter().find_map(|cell| name(page, cell)) else { continue };
        let more = row.iter().find_map(|cell| more(page, cell));
        if let (Some(more), true) = (more, row.iter().any(|cell| has_number(page, cell.block as usize))) {
            what = if found.is_empty() { more } else { what };
            found.push(Spotted { masks_only: !found.is_empty(), ..Spotted::new(block, span) });
        }
    }
    let count = found.len();
    if let Some(first) = found.first_mut() {
        let (zh, en) = if what == HOME[0] { ("住址", "address") } else { ("病情", "illness") };
        let (zh, en) = (format!("{zh}，共{count}人"), format!("{en}, {count} in this table"));
        first.detail = Some(Said { zh, en });
    }
    found
}

fn name(page: &Page<'_>, cell: &Cell<'_>) -> Option<(usize, Span<Source>)> {
    let header = cell.header?;
    let (text, span) = page.own_text(cell.block as usize)?;
    (LABELS.iter().any(|label| header.contains(label)) && is_name(text)).then_some((cell.block as usize, span))
}

/// What else a cell says of the person: the first word of its kind.
fn more(page: &Page<'_>, cell: &Cell<'_>) -> Option<&'static str> {
    let header = cell.header?;
    let (text, _) = page.own_text(cell.block as usize)?;
    let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
    let is_masked = text.contains(['*', '＊', '×', '某']);
    let has_door = text.contains(|c: char| c.is_ascii_digit()) && text.contains(DOOR);
    if says(&HOME) && has_door && !is_masked {
        return Some(HOME[0]);
    }
    (says(&HEALTH) && !text.is_empty() && !is_masked && !NOTHING.contains(&text)).then_some(HEALTH[0])
}
