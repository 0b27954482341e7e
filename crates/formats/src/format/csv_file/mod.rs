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
use crate::layout::figures;
use crate::layout::gathered::Gathered;
use crate::layout::table::{Builder, Headed};
use crate::layout::value;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Content, Document, Format, Hidden, Place, Syntax};
use hegao_model::text::lost_digits;
use layout::Layout;
use rows::{Field, Record, Records};

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
    let mut table = Table { rows: Builder::new(), blocks: Vec::new() };
    for record in Records::new(text, layout).take_while(|record| !budget.is_late(record.range.len())) {
        if (table.len() + record.fields.len()) as u64 > budget.left(Bound::Blocks) {
            table.end();
            table.whole(&record);
        } else {
            table.rows.push(record);
            table.take();
        }
    }
    table.end();
    table.blocks
}

/// A table on its way to blocks.
struct Table<'a> {
    rows: Builder<Record<'a>>,
    blocks: Vec<Block>,
}

impl<'a> Table<'a> {
    /// How many cells were put in.
    fn len(&self) -> usize {
        self.blocks.len() + self.rows.waiting().map(|row| row.fields.len()).sum::<usize>()
    }

    /// No rows with cells come any more.
    fn end(&mut self) {
        self.rows.end();
        self.take();
    }

    /// Takes the rows that are not kept back.
    fn take(&mut self) {
        while let Some(read) = self.rows.next() {
            self.record(read);
        }
    }

    /// The cells of a row.
    fn record(&mut self, Headed { row, is_head, heads }: Headed<Record<'a>>) {
        let values: Vec<Gathered> = row.fields.iter().map(|field| field.gathered(row.text)).collect();
        let texts: Vec<&str> = values.iter().map(Gathered::text).collect();
        let numbers = figures::numbers(&texts, |at| heads[at].as_deref());
        for ((column, own), header) in (1..).zip(&values).zip(&heads) {
            let boxes = numbers.iter().find(|boxes| boxes.contains(&(column - 1)));
            if own.is_blank() || boxes.is_some_and(|boxes| boxes.start < column - 1) {
                continue;
            }
            let before = boxes.and_then(|boxes| texts.get(boxes.start.checked_sub(1)?)).map(|text| text.trim());
            let name = header.as_deref().or(before);
            let place = Place::value(row.line, column, header.clone()).in_head(is_head);
            if lost_digits(own.text(), name) {
                self.blocks.push(own.aside(Hidden::LostDigits, place.clone()));
            }
            let boxed = boxes.map(|boxes| whole(&values[boxes.clone()]));
            let cell = boxed.as_ref().unwrap_or(own);
            let block = Block::new(BlockKind::Cell, 0, value::called(cell, name).content());
            self.blocks.push(Block { place: Some(Box::new(place)), ..block });
        }
    }

    /// A row as one block.
    fn whole(&mut self, record: &Record) {
        let row = &record.text[record.range.clone()];
        let start = record.range.start + row.len() - row.trim_start().len();
        let slice = start as u32..(start + row.trim().len()) as u32;
        if !slice.is_empty() {
            self.blocks.push(Block::new(BlockKind::Cell, 0, Content::Slice(slice)));
        }
    }
}

/// All that stands in `cells`, as one.
fn whole(cells: &[Gathered]) -> Gathered {
    let mut whole = Gathered::new(0);
    cells.iter().for_each(|cell| whole.append(cell));
    whole
}

#[cfg(test)]
mod tests;
