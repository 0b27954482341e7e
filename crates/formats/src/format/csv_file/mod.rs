//! Values in rows: the cells of a .csv or .tsv file, each with its place in the file.
//!
//! Every cell is a block, with the head of its column before it ([`crate::layout::heads`]); its place is the line in which its
//! row begins, as other places in the file do. What is prose by its looks is read as text; rows beyond the limit of
//! blocks are a block each, so that nothing is left out.

mod layout;
mod rows;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::text_file::{text_document, undecodable};
use crate::encoding::decoded_part;
use crate::layout::figures;
use crate::layout::gathered::Gathered;
use crate::layout::table::{Builder, Headed};
use crate::layout::value;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::table::Whole;
use hegao_model::document::{Block, BlockKind, CellTexts, Content, Document, Format, Hidden, Place, Seat, Syntax};
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
    let Table { blocks, cell_texts, .. } = table(&part.text, layout, budget);
    Document::new(Format::Csv, vec![part], blocks, gaps).with_cells(cell_texts)
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

/// The table in `text`.
fn table<'a>(text: &'a str, layout: Layout, budget: &Budget) -> Table<'a> {
    let mut table = Table::default();
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
    table
}

/// A table on its way to blocks.
struct Table<'a> {
    rows: Builder<Record<'a>>,
    blocks: Vec<Block>,
    cell_texts: CellTexts,
    /// What it is to its cells.
    whole: Arc<Whole>,
}

impl Default for Table<'_> {
    fn default() -> Self {
        let whole = Arc::new(Whole::File);
        Self { rows: Builder::new(), blocks: Vec::new(), cell_texts: CellTexts::default(), whole }
    }
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
        let values: Vec<Cow<'_, str>> = row.fields.iter().map(|field| field.value(row.text)).collect();
        let texts: Vec<&str> = values.iter().map(Cow::as_ref).collect();
        let numbers = figures::numbers(&texts, |at| heads[at].as_deref());
        for (index, (field, header)) in row.fields.iter().zip(&heads).enumerate() {
            let boxes = numbers.iter().find(|boxes| boxes.contains(&index));
            if texts[index].trim().is_empty() || boxes.is_some_and(|boxes| boxes.start < index) {
                continue;
            }
            let name = header.as_deref();
            let as_it_is = !field.is_quoted && boxes.is_none() && value::is_as_it_is(texts[index], name);
            match as_it_is.then(|| self.plain(&row, index, name)).flatten() {
                Some(content) => {
                    let (whole, column) = (self.whole.clone(), index as u16 + 1);
                    let place = Seat::Cell { whole, row: row.line as u32, column, is_head };
                    self.blocks.push(Block { place, ..Block::new(BlockKind::Cell, 0, content) });
                }
                None => {
                    let place = Place::value(row.line, index + 1, header.clone()).in_head(is_head);
                    let before = boxes.and_then(|boxes| texts.get(boxes.start.checked_sub(1)?)).map(|text| text.trim());
                    let boxed = boxes.map_or(index..index + 1, Clone::clone);
                    self.cell(&row, boxed, name.or(before), place);
                }
            }
        }
    }

    /// The text of a cell that stands in one piece in its row, with its `name`; `None` where it has to be said in full.
    fn plain(&mut self, row: &Record<'_>, index: usize, name: Option<&str>) -> Option<Content> {
        let range = row.fields[index].range.clone();
        let text = &row.text[range.clone()];
        (index < usize::from(u16::MAX)).then_some(())?;
        match name {
            Some(name) => self.cell_texts.headed(name, text.trim_end(), range.start),
            None => {
                let start = range.start + text.len() - text.trim_start().len();
                Some(Content::Slice(start as u32..(start + text.trim().len()) as u32))
            }
        }
    }

    /// The fields in `boxes`, which are one cell at this place, called `name`.
    fn cell(&mut self, row: &Record<'_>, boxes: Range<usize>, name: Option<&str>, place: Place) {
        let values: Vec<Gathered> = row.fields[boxes].iter().map(|field| field.gathered(row.text)).collect();
        let Some(first) = values.first() else { return };
        if lost_digits(first.text(), name) {
            self.blocks.push(first.aside(Hidden::LostDigits, place.clone()));
        }
        let content = value::called(&whole(&values), name).content();
        self.blocks.push(Block { place: place.into(), ..Block::new(BlockKind::Cell, 0, content) });
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
