//! Workbooks of Excel 2003 in a single XML file (SpreadsheetML, [the XML Spreadsheet Reference]), as many office systems write their
//! tables, mostly under the name of .xls.
//!
//! Whether a sheet shows is said behind its cells, so the file is looked through once for that and for the styles, and then read.
//!
//! [the XML Spreadsheet Reference]: <https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10)>

mod beside;
mod cell;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::encoding::decoded_part;
use crate::format::odf::package::of_nothing;
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::{leftover, sweep};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Block, Document, Format, Gap, Reason, Syntax};
use sheet::Sheet;
use styles::Styles;

/// A workbook that is being read.
struct Book<'o, 'b> {
    opened: &'o mut Opened<'b>,
    /// The part in which all of it stands.
    part: u32,
    ahead: Ahead,
    /// Addresses that were told.
    links: HashSet<String>,
    sheets: usize,
    blocks: Vec<Block>,
}

/// What is said behind the cells, or far before them, and is to be known for each.
#[derive(Default)]
struct Ahead {
    styles: Styles,
    /// The sheets that do not show, counted from 0.
    unseen: HashSet<usize>,
    /// Whether days are counted from 1904.
    from_1904: bool,
}

/// Reads the file `bytes`, within `budget`.
///
/// # Errors
/// None that can come of the file.
pub(crate) fn read(bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let (part, broken) = decoded_part(None, bytes, Syntax::Xml);
    let mut opened = of_nothing(budget)?;
    opened.found.gaps.extend(broken.into_iter().map(|bytes| {
        let reason = Reason::UndecodablePart { bytes: bytes.end - bytes.start };
        Gap { bytes: Some(bytes), ..Gap::of_file(reason) }
    }));
    let index = opened.next_part();
    let ahead = Ahead::of(&part.text, budget);
    let mut book =
        Book { opened: &mut opened, part: index, ahead, links: HashSet::new(), sheets: 0, blocks: Vec::new() };
    let gap = book.read(&part.text);
    let mut blocks = std::mem::take(&mut book.blocks);
    opened.found.gaps.extend(gap.map(|gap| Gap { part: None, ..gap }));
    opened.keep(part);
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read_one(&mut opened, index);
    let document = Document::new(Format::SheetXml, opened.parts, opened.found.blocks, opened.found.gaps);
    Ok(leftover::leave_out(document.with_cells(opened.cell_texts)))
}

impl Ahead {
    fn of(text: &str, budget: &Budget) -> Self {
        let (mut ahead, mut sheets) = (Self::default(), 0);
        let mut xml = Xml::new(text, budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "Worksheet" => sheets += 1,
                "Table" => xml.skip(),
                "Date1904" => ahead.from_1904 = true,
                "Visible" if xml.gather(0).text().trim() != "SheetVisible" => {
                    ahead.unseen.insert(sheets - 1_usize.min(sheets));
                }
                _ => ahead.styles.take(&element),
            }
        }
        ahead
    }
}

impl<'b> Book<'_, 'b> {
    fn read(&mut self, text: &str) -> Option<Gap> {
        let mut xml = Xml::new(text, self.opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "DocumentProperties" => self.properties(&mut xml),
                "CustomDocumentProperties" => self.added(&mut xml),
                "Styles" => xml.skip(),
                "NamedRange" => self.named(&element),
                "SupBook" => self.other_workbook(&mut xml),
                "PivotCache" => self.pivot(&mut xml),
                "Worksheet" => self.sheet(&element, &mut xml),
                _ => {}
            }
        }
        xml.gap("")
    }

    fn sheet(&mut self, element: &Element, xml: &mut Xml) {
        let tab = attribute(element, "Name").map(|name| name.gather(self.part)).unwrap_or_default();
        let is_hidden = self.ahead.unseen.contains(&self.sheets);
        self.sheets += 1;
        let blocks = Sheet::new(tab, is_hidden).read(self, xml);
        self.blocks.extend(blocks);
    }
}

/// An attribute of the workbook's own, which some programs write without a prefix.
fn attribute<'a>(element: &Element<'a>, name: &str) -> Option<Value<'a>> {
    element.value(Ns::SheetXml, name).or_else(|| element.value(Ns::None, name))
}

/// A number in such an attribute.
fn number(element: &Element, name: &str) -> Option<u32> {
    attribute(element, name)?.text().trim().parse().ok()
}

/// Whether such an attribute says yes.
fn flag(element: &Element, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.raw(), "1" | "True" | "true"))
}
