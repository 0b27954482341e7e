//! What tests read of places and tables.

use hegao_model::document::table::{Cell, Table};
use hegao_model::document::{Block, Document, Hidden};

/// What people call the place of a block. Kept for as long as the tests run, so that it can be compared like any text.
pub(crate) fn label(document: &Document, block: &Block) -> Option<&'static str> {
    document.place(block).map(|place| &*place.zh().leak())
}

/// What nobody sees of a document: what it is, its place, its text.
pub(crate) fn unseen(document: &Document) -> Vec<(Hidden, &str, &str)> {
    let unseen = document.blocks.iter().filter_map(|block| Some((block.hidden?, block)));
    unseen.map(|(hidden, block)| (hidden, label(document, block).unwrap_or(""), document.text(block))).collect()
}

/// The rows of each table: `row: column header, …`, and a `*` before those that name the columns.
pub(crate) fn tables(document: &Document) -> Vec<Vec<String>> {
    let cell = |cell: &Cell<'_>| format!("{} {}", cell.column, cell.header.unwrap_or("-"));
    let row = |row: Vec<Cell<'_>>| {
        let head = if row.iter().all(|cell| cell.is_head) { "*" } else { "" };
        format!("{head}{}: {}", row[0].row, row.iter().map(cell).collect::<Vec<_>>().join(", "))
    };
    document.tables().iter().map(|table: &Table<'_>| table.rows().map(row).collect()).collect()
}
