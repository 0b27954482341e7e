//! Values in rows: the cells of a .csv or .tsv file, each with its place in the file.
//!
//! Every cell is a block, with the head of its column before it ([`crate::layout::heads`]); its place is the line in which its
//! row begins, as other places in the file do. What is prose by its looks is read as text; rows beyond the limit of
//! blocks are a block each, so that nothing is left out.

mod layout;
mod rows;

use std::ops::Range;

use super::text_file::{text_document, undecodable};
use crate::encoding::decoded_part;
use crate::layout::heads::{Heads, TOP};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Content, Document, Format, Hidden, Place, Spot, Syntax};
use hegao_model::text::lost_digits;
use layout::Layout;
use rows::{Field, Record, Records, borrowed};

/// Reads a file of values. Never fails: what cannot be read is in [`Document::gaps`].
pub(crate) fn read(name: &str, bytes: Vec<u8>, budget: &Budget) -> Document {
    let (part, gaps) = decoded_part(None, bytes, Syntax::Csv);
    let gaps = gaps.into_iter().map(|range| undecodable(range, part.encoding())).collect();
    let Some(layout) = Layout::of(&part.text, name) else {
        return text_document(part.written_as(Syntax::Plain), gaps, budget);
    };
    let blocks = blocks(&part.text, layout, budget);
    Document::new(Format::Csv, vec![part], blocks, gaps)
}

/// A cell of a file of values: where it stands, with the quotation marks around it.
pub(crate) struct Cell {
    pub(crate) range: Range<usize>,
    pub(crate) is_quoted: bool,
}

/// The separator and the cells of the file `name` with this text, in order; `None` if it is prose.
pub(crate) fn cells<'t>(name: &str, text: &'t str) -> Option<(u8, impl Iterator<Item = Cell> + use<'t>)> {
    let layout = Layout::of(text, name)?;
    let cells = Records::new(text, layout).flat_map(|record| record.fields);
    Some((layout.separator, cells.map(|Field { range, is_quoted }| Cell { range, is_quoted })))
}

/// The blocks of a table.
fn blocks(text: &str, layout: Layout, budget: &Budget) -> Vec<Block> {
    let mut table = Table { text, heads: heads(text, layout), blocks: Vec::new() };
    for record in Records::new(text, layout).take_while(|record| !budget.is_late(record.range.len())) {
        if (table.blocks.len() + record.fields.len()) as u64 > budget.left(Bound::Blocks) {
            table.whole(record.range);
        } else {
            table.record(&record);
        }
    }
    table.blocks
}

/// The heads of the table, from its first rows.
fn heads(text: &str, layout: Layout) -> Heads {
    let top: Vec<_> =
        Records::new(text, layout).map(|row| row.cells(text)).filter(|row| !row.is_empty()).take(TOP).collect();
    Heads::of(&top.iter().map(|row| borrowed(row)).collect::<Vec<_>>().iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A table on its way to blocks.
struct Table<'a> {
    text: &'a str,
    heads: Heads,
    blocks: Vec<Block>,
}

impl Table<'_> {
    /// The cells of a row.
    fn record(&mut self, record: &Record) {
        let cells = record.cells(self.text);
        let row = borrowed(&cells);
        if row.is_empty() {
            return;
        }
        let is_head = self.heads.take(&row);
        for (index, &(column, value)) in row.iter().enumerate() {
            let name = if is_head { None } else { self.heads.of_cell(&row, index) };
            let place = |header| Place::from(Spot::Line { number: record.line as u32, header });
            let header = name.map(|name| self.heads.shared(column, name));
            let cell = record.fields[column as usize].gathered(self.text);
            if lost_digits(value, name) {
                self.blocks.push(cell.aside(Hidden::LostDigits, place(header.clone())));
            }
            let content = name.map_or_else(|| cell.content(), |name| cell.headed(&format!("{name}：")).content());
            let block = Block::new(BlockKind::Cell, 0, content);
            self.blocks.push(Block { place: header.map(|header| Box::new(place(Some(header)))), ..block });
        }
    }

    /// A row as one block.
    fn whole(&mut self, range: Range<usize>) {
        let row = &self.text[range.clone()];
        let start = range.start + row.len() - row.trim_start().len();
        let slice = start as u32..(start + row.trim().len()) as u32;
        if !slice.is_empty() {
            self.blocks.push(Block::new(BlockKind::Cell, 0, Content::Slice(slice)));
        }
    }
}

#[cfg(test)]
mod tests;
