//! Pictures on a sheet that are as large as a page: a scan put into a workbook. Where cells stand beside one, it is told
//! only if it fills the page on which it would be printed and the rows that it covers say nothing.

use super::super::ooxml::length::EMU;
use super::super::ooxml::opened::Opened;
use super::workbook::Sheet;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::hidden::scanned::{FEW, is_picture, letters_of};
use hegao_model::document::{Block, Reason, Seat};

/// What text may fill of a sheet of paper, in twentieths of a point.
const PAPER: f64 = 8306.0 * 13_958.0;

/// A cell that nobody has made larger, in twentieths of a point: width and height.
const CELL: [i64; 2] = [960, 300];

/// The share of a page from which on the text of other rows does not count.
const PAGE: f64 = 0.6;

/// What the cells of a sheet say: the row and how many letters.
pub(super) struct Text(Vec<(u32, usize)>);

impl Text {
    /// Of the blocks of a sheet's cells.
    pub(super) fn of(opened: &Opened, blocks: &[Block]) -> Self {
        let row = |block: &Block| match block.place {
            Seat::Cell { row, .. } => Some(row),
            Seat::Line | Seat::Own(_) => None,
        };
        let cells = blocks.iter();
        let letters = |block: &Block| letters_of(block, &opened.parts, &opened.cell_texts);
        Self(cells.filter_map(|block| Some((row(block)?, letters(block)))).collect())
    }

    /// Of the rows from one to another, counted from 0.
    fn of_rows(&self, first: u32, last: u32) -> usize {
        self.0.iter().filter(|(row, _)| (first..=last).contains(&(row.saturating_sub(1)))).map(|(_, many)| many).sum()
    }
}

/// Where a picture is fastened to the sheet.
#[derive(Default)]
pub(super) struct Anchor {
    /// Columns and rows of its corners, counted from 0.
    from: [u32; 2],
    to: Option<[u32; 2]>,
    /// In twentieths of a point.
    size: Option<[i64; 2]>,
    /// What the drawing calls the picture.
    id: Option<String>,
}

impl Anchor {
    /// Whether an element of this name begins one.
    pub(super) fn begins(name: &str) -> bool {
        matches!(name, "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" | "cellImage")
    }

    /// Takes what an element says of it.
    pub(super) fn take(&mut self, element: &Element, xml: &mut Xml) {
        match element.name {
            "from" => self.from = corner(xml),
            "to" => self.to = Some(corner(xml)),
            "ext" if self.size.is_none() => {
                let number = |name| Some(element.text(Ns::None, name)?.parse::<i64>().ok()? / EMU);
                self.size = number("cx").zip(number("cy")).map(|(width, height)| [width, height]);
            }
            "blip" if self.id.is_none() => {
                let id = ["embed", "link"].iter().find_map(|name| element.text(Ns::Relations, name));
                self.id = id.map(Into::into);
            }
            _ => {}
        }
    }

    /// What the drawing calls the picture, if that is a page for itself.
    pub(super) fn scan(&mut self, text: &Text) -> Option<String> {
        let id = self.id.take()?;
        let [columns, rows] = [0, 1].map(|side| self.to.map_or(0, |to| to[side].saturating_sub(self.from[side])));
        let of_cells = || [i64::from(columns) * CELL[0], i64::from(rows) * CELL[1]];
        let size = self.size.filter(|size| size.iter().all(|side| *side > 0)).unwrap_or_else(of_cells);
        let last = self.from[1].saturating_add(rows.max((size[1] / CELL[1]).clamp(0, 1 << 20) as u32));
        let is_alone = || share(size) > PAGE && text.of_rows(self.from[1], last) < FEW;
        (is_picture(share(size), text.of_rows(0, u32::MAX)) || is_alone()).then_some(id)
    }
}

/// How much of a page something of this size covers.
fn share([width, height]: [i64; 2]) -> f64 {
    width as f64 * height as f64 / PAPER
}

/// Column and row of a corner.
fn corner(xml: &mut Xml) -> [u32; 2] {
    let (depth, mut corner, mut side) = (xml.depth(), [0; 2], None);
    while let Some(event) = xml.within(depth) {
        match event {
            Event::Start(element) => side = ["col", "row"].iter().position(|name| *name == element.name),
            Event::Text(text, _) => {
                if let (Some(side), Ok(number)) = (side, text.trim().parse()) {
                    corner[side] = number;
                }
            }
            Event::End(..) => side = None,
        }
    }
    corner
}

/// Whether a picture of this size is all that a sheet shows; `None`: it lies behind all cells.
pub(super) fn is_all(text: &Text, size: Option<[i64; 2]>) -> bool {
    is_picture(size.map_or(1.0, share), text.of_rows(0, u32::MAX))
}

/// Tells that the picture `name` was not read.
pub(super) fn tell(opened: &mut Opened, name: &str, sheet: &Sheet) {
    opened.found.gap(name, Reason::ScannedSheet { sheet: sheet.name.clone() });
}
