//! Notes on the cells of workbooks: the comments of a sheet (ECMA-376 part 1, §18.7), each with the shape that shows it.
//!
//! A cell has one note. What is said of it more than once stands in one; where somebody else has written one, ours stands on the next
//! free cell of the row and names the true one. What is about no cell stands on the first cell of the sheet, or of the first that shows.

mod comments;
mod drawing;
mod removal;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use hegao_model::document::place::letters;
use hegao_model::document::{Budget, Document, Limits, Note, Spot};

use super::opc::{Dialect, Editing, structure};
use super::own::sealed;
use super::{Author, keep};
use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::container::xml::{Event, Xml};
use crate::format::ooxml::family::{Family, family};
use crate::format::ooxml::relations::Relations;
use crate::write::Refusal;
use crate::write::package::unsigned;
pub(super) use removal::remove;

/// The namespaces of the elements of a sheet.
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/spreadsheetml/main";

/// A cell: its row and its column, both from 1.
type Cell = (u32, u32);

/// A sheet that has cells.
struct Sheet {
    name: String,
    part: String,
    is_hidden: bool,
    relations: Relations,
}

/// A workbook whose sheets get notes.
struct Opened<'a> {
    editing: Editing<'a>,
    main: String,
    sheets: Vec<Sheet>,
    dialect: Dialect,
}

impl<'a> Opened<'a> {
    fn new(name: &str, bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let archive = unsigned(bytes)?;
        let (budget, mut gaps) = (Budget::new(limits), Vec::new());
        let mut package = Package::open(bytes, &budget).map_err(|_| Refusal::DamagedArchive)?;
        let Family::Sheet(main) = family(name, &mut package, &budget, &mut gaps) else { return Err(Refusal::Format) };
        let relations = Relations::read(&mut package, &main, &budget, &mut gaps);
        let editing = Editing::new(archive, limits.part);
        let text = editing.stored(&main)?;
        let dialect = Dialect::of(text.text(), TRANSITIONAL, STRICT);
        let (mut xml, mut sheets) = (Xml::new(text.text(), &budget), Vec::new());
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            if !element.is(Ns::Sheet, "sheet") {
                continue;
            }
            let id = element.text(Ns::Relations, "id").unwrap_or_default();
            let relation = relations.by_id(&id).filter(|relation| relation.kind == "worksheet");
            let Some(part) = relation.and_then(|relation| editing.archive.find(relation.part()?)) else { continue };
            let is_hidden = element.text(Ns::None, "state").is_some_and(|state| state != "visible");
            let relations = Relations::read(&mut package, part, &budget, &mut gaps);
            let name = element.text(Ns::None, "name").unwrap_or_default().into_owned();
            sheets.push(Sheet { name, part: part.to_owned(), is_hidden, relations });
        }
        Ok(Self { editing, main, sheets, dialect })
    }

    /// Where a note stands, and whether that is the very place.
    fn place(&self, document: &Document, note: &Note) -> Option<(usize, Cell, bool)> {
        let first = || self.sheets.iter().position(|sheet| !sheet.is_hidden).or((!self.sheets.is_empty()).then_some(0));
        let block = note.block.and_then(|block| document.blocks.get(block));
        let place = block.and_then(|block| document.place(block));
        let at = place.and_then(|place| {
            let is_plain = place.role.is_none() && block.is_some_and(|block| block.hidden.is_none());
            match &place.spot {
                Spot::SheetCell { sheet, row, column, .. } => Some((sheet.clone(), (*row, *column), is_plain)),
                Spot::SheetRow { sheet, row } => Some((sheet.clone(), (*row, 1), false)),
                Spot::Cells { sheet, cells, .. } => Some((sheet.clone(), first_cell(cells)?, false)),
                Spot::Sheet { sheet, .. } => Some((sheet.clone(), (1, 1), false)),
                _ => None,
            }
        });
        let shown = at.and_then(|(name, cell, is_exact)| {
            let index = self.sheets.iter().position(|sheet| *sheet.name == *name && !sheet.is_hidden)?;
            Some((index, cell, is_exact))
        });
        shown.or_else(|| first().map(|index| (index, (1, 1), false)))
    }
}

/// The bytes of a workbook with `notes`. What it had of this program's own stays: [`remove`] it before.
///
/// # Errors
/// The file is signed, or not built as its specification says.
pub(super) fn annotate(
    name: &str,
    bytes: &[u8],
    document: &Document,
    notes: &[Note],
    author: &Author,
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let mut opened = Opened::new(name, bytes, limits)?;
    let mut by_sheet: BTreeMap<usize, BTreeMap<Cell, Vec<String>>> = BTreeMap::new();
    let mut taken: BTreeMap<usize, BTreeSet<Cell>> = BTreeMap::new();
    for note in notes {
        let (index, cell, is_exact) = opened.place(document, note).ok_or_else(|| structure(&opened.main))?;
        let others = match taken.entry(index) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => new.insert(comments::cells(&opened, index)?),
        };
        let (row, column) = cell;
        let free = (column..).map(|column| (row, column)).find(|cell| !others.contains(cell)).unwrap_or(cell);
        let lines = by_sheet.entry(index).or_default().entry(free).or_default();
        lines.extend(note.lines.iter().cloned());
        let is_exact = is_exact && free == cell;
        lines.extend((!is_exact).then(|| note.place.clone()).filter(|place| !place.is_empty()));
    }
    by_sheet.values_mut().flat_map(BTreeMap::values_mut).for_each(|lines| *lines = sealed(lines));
    for (index, notes) in &by_sheet {
        sheet::annotate(&mut opened, *index, notes, author, limits)?;
    }
    let (archive, changes) = opened.editing.finish()?;
    keep::keeping(&archive, bytes, changes)
}

/// The first cell of a range as a file writes it (`B2:B9`, `$B$2`).
fn first_cell(cells: &str) -> Option<Cell> {
    let cells = cells.rsplit('!').next()?.replace('$', "");
    let first = cells.split([':', ' ', ',']).next()?;
    let at = first.find(|c: char| c.is_ascii_digit())?;
    let column = first[..at].chars().try_fold(0_u32, |column, c| {
        let digit = c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase() as u32 - 'A' as u32 + 1)?;
        column.checked_mul(26)?.checked_add(digit)
    })?;
    Some((first[at..].parse().ok().filter(|row| *row > 0)?, column)).filter(|(_, column)| *column > 0)
}

/// A cell as a file writes it.
fn written((row, column): Cell) -> String {
    format!("{}{row}", letters(column))
}
