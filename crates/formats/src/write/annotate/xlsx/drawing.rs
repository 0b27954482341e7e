//! The shapes that show comments: VML, which Excel still wants for each (ECMA-376 part 4, §19).
//!
//! Existing drawings are often no well-formed XML (`<br>`), so they are taken as text: what is put in stands before the end of the last
//! element.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::Cell;
use crate::write::Refusal;
use crate::write::annotate::opc::{Stored, structure};
use crate::write::splice::Splice;

/// The ending and the type of such a part.
pub(super) const TYPE: (&str, &str) = ("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");

/// What the shapes are like: a text box, called as every program calls it.
const TEXT_BOX: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
    path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
    o:connecttype=\"rect\"/></v:shapetype>";

/// Rows and columns over which a note is shown.
const SIZE: (u32, u32) = (8, 4);

/// Shapes of one sheet: numbers are counted by so many.
const BLOCK: u32 = 1024;

/// A part with shapes for these cells, the drawing of the sheet with this index.
pub(super) fn part(cells: &[Cell], index: usize) -> Vec<u8> {
    let block = index as u32 + 1;
    let shapes = shapes(cells, block * BLOCK + 1);
    let text = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
         data=\"{block}\"/></o:shapelayout>{TEXT_BOX}{shapes}</xml>"
    );
    text.into()
}

/// The bytes of the part with shapes for these cells behind the others.
pub(super) fn added(name: &str, stored: &Stored, cells: &[Cell]) -> Result<Vec<u8>, Refusal> {
    let text = stored.text();
    let end = text.rfind("</xml").ok_or_else(|| structure(name))?;
    let numbers = text
        .split("_x0000_s")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok());
    let first = numbers.max().map_or(BLOCK + 1, |last| last.saturating_add(1));
    let is_bound = ["xmlns:v=", "xmlns:o=", "xmlns:x="].iter().all(|prefix| text.contains(prefix));
    if !is_bound {
        return Err(structure(name));
    }
    let has_type = ["id=\"_x0000_t202\"", "id='_x0000_t202'"].iter().any(|id| text.contains(id));
    let text_box = if has_type { "" } else { TEXT_BOX };
    stored.spliced(&[Splice::at(end, format!("{text_box}{}", shapes(cells, first)))])
}

fn shapes(cells: &[Cell], first: u32) -> String {
    let mut shapes = String::new();
    for (number, (row, column)) in (first..).zip(cells) {
        // Counted from 0: left column and its offset, top row, right column, bottom row.
        let (top, left) = (row.saturating_sub(2), *column);
        let (bottom, right) = (top + SIZE.0, left + SIZE.1);
        let _ = write!(
            shapes,
            "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow color=\"black\" obscured=\"t\"/>\
             <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>\
             </v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
             <x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
            row - 1,
            column - 1
        );
    }
    shapes
}

/// The bytes of the part without the shapes of notes on these cells; another program may have written them anew.
pub(super) fn without(stored: &Stored, cells: &BTreeSet<Cell>) -> Result<Vec<u8>, Refusal> {
    let text = stored.text();
    let mut splices = Vec::new();
    let mut at = 0;
    while let Some(range) = next_shape(text, at) {
        at = range.end;
        let shape = &text[range.clone()];
        let is_note = shape.contains("ObjectType=\"Note\"") || shape.contains("ObjectType='Note'");
        let cell = || Some((number(shape, "Row")? + 1, number(shape, "Column")? + 1));
        if is_note && cell().is_some_and(|cell| cells.contains(&cell)) {
            splices.push(Splice { source: range, text: String::new() });
        }
    }
    stored.spliced(&splices)
}

/// The next shape that begins at `at` or behind it.
fn next_shape(text: &str, at: usize) -> Option<Range<usize>> {
    let starts = text[at..].match_indices("<v:shape").map(|(start, _)| at + start);
    let start =
        starts.into_iter().find(|start| text[start + "<v:shape".len()..].starts_with([' ', '\n', '\r', '\t']))?;
    let end = text[start..].find("</v:shape>")? + start + "</v:shape>".len();
    Some(start..end)
}

/// The number that an element of the shape's data says.
fn number(shape: &str, name: &str) -> Option<u32> {
    let (_, rest) = shape.split_once(&format!("<x:{name}>"))?;
    rest.split('<').next()?.trim().parse().ok()
}
