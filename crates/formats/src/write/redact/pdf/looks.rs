//! Whether a file that was written anew looks as before: each page is drawn twice, and compared outside the boxes.

use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

use super::drawn::{Drawn, Painter, covered, scale, size};
use super::page::{Fault, Targets};
use super::reach::{self, Hits};
use crate::format::pdf::frame;
use crate::format::pdf::stand::Stand;
use crate::format::pdf::witness::Witness;
use crate::write::Refusal;

/// Pixels of an inch at which pages are compared; larger ones at fewer, so that one has no more than so many.
const RESOLUTION: f64 = 100.0;
const MOST: f64 = 8_000_000.0;

/// How far a part of a colour may be from those that stood here and beside it. Numbers that were written to a thousandth move the edge of a
/// letter by next to nothing, but drawing counts in parts of a pixel, so that the pixels there may be darker or lighter by a step.
const TOLERANCE: u8 = 16;

/// How many pixels about a box are left out: the edges of what lies in it.
const ABOUT: f64 = 2.0;

/// What of a page may look otherwise, once the values are gone.
pub(super) fn boxes<'p>(page: &Page<'p>, targets: &Targets, witness: &mut Witness<'p>) -> Result<Vec<Stand>, Fault> {
    if targets.letters.is_empty() {
        return Ok(Vec::new());
    }
    let sight = witness.page(page);
    reach::boxes(page, targets, &Hits::of(&sight, targets).glyphs, witness).ok_or(Fault::Unproved)
}

/// The same of patterns that were written anew: all that is filled with one.
pub(super) fn add_patterns<'p>(pdf: &'p Pdf, witness: &mut Witness<'p>, boxes: &mut [Vec<Stand>]) {
    for (page, boxes) in pdf.pages().iter().zip(boxes) {
        let pictures = witness.page(page).pictures;
        boxes.extend(
            pictures.into_iter().filter(|picture| picture.is_pattern).map(|picture| Stand::upright(picture.rect)),
        );
    }
}

/// Compares all pages of two files. `boxes` are what of each may look otherwise.
///
/// # Errors
/// A page looks otherwise outside its boxes, or cannot be drawn.
pub(super) fn compare(before: &Pdf, after: &[u8], boxes: &[Vec<Stand>]) -> Result<(), Refusal> {
    let after = &Pdf::new(after.to_vec()).map_err(|_| Refusal::ReadsOtherwise)?;
    let (old, new) = (Painter::new(), Painter::new());
    let pages = before.pages().iter().zip(after.pages().iter()).zip(boxes);
    for (index, ((first, second), boxes)) in pages.enumerate() {
        let page = index + 1;
        let scale = scale(RESOLUTION).min((MOST / frame(first).area().max(1.0)).sqrt());
        // A row and a column more than the area has.
        let most = MOST * 1.1 + 2.0 * f64::from(u16::MAX);
        let pixels = size(first, scale, most).ok_or(Refusal::Undrawn { page })?;
        if size(second, scale, most) != Some(pixels) {
            return Err(Refusal::LooksOtherwise { page });
        }
        let old = old.draw(first, pixels, scale).ok_or(Refusal::Undrawn { page })?;
        let new = new.draw(second, pixels, scale).ok_or(Refusal::Undrawn { page })?;
        if differs(&old, &new, boxes) {
            return Err(Refusal::LooksOtherwise { page });
        }
    }
    Ok(())
}

/// Whether a pixel outside the boxes differs.
fn differs(old: &Drawn, new: &Drawn, boxes: &[Stand]) -> bool {
    let is_other = |(old, new): (&[u8], &[u8])| old.iter().zip(new).any(|(old, new)| old.abs_diff(*new) > TOLERANCE);
    let mut boxed = Vec::new();
    for (row, (old_row, new_row)) in old.rows().zip(new.rows()).enumerate().filter(|(_, (old, new))| old != new) {
        let pixels = old_row.chunks_exact(4).zip(new_row.chunks_exact(4)).enumerate();
        for (column, _) in pixels.filter(|(_, pair)| is_other(*pair)) {
            if boxed.is_empty() {
                boxed = mask(old, boxes);
            }
            let is_same = || is_near(old_row, column, new, row) && is_near(new_row, column, old, row);
            if !boxed[row * old.width + column] && !is_same() {
                return true;
            }
        }
    }
    false
}

/// Whether the pixel of a row in this column looks like what another drawing has there or beside it, or lies between.
fn is_near(row: &[u8], column: usize, other: &Drawn, at: usize) -> bool {
    let rows = || (at.saturating_sub(1)..at + 2).filter_map(|row| other.rows().nth(row));
    let columns = column.saturating_sub(1)..(column + 2).min(other.width);
    (0..4).all(|part| {
        let beside = || rows().flat_map(|row| columns.clone().map(move |column| row[column * 4 + part]));
        let (least, most) = beside().fold((u8::MAX, 0), |(least, most), value| (least.min(value), most.max(value)));
        (least.saturating_sub(TOLERANCE)..=most.saturating_add(TOLERANCE)).contains(&row[column * 4 + part])
    })
}

/// Which pixels lie in a box, or at its edge.
fn mask(drawn: &Drawn, boxes: &[Stand]) -> Vec<bool> {
    let mut mask = vec![false; drawn.width * drawn.height];
    for (row, columns) in boxes.iter().flat_map(|boxed| covered(boxed, drawn.scale, ABOUT, (drawn.width, drawn.height)))
    {
        mask[row * drawn.width..][columns].fill(true);
    }
    mask
}
