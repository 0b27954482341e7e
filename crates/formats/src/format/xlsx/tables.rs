//! Tables within a sheet, which name their columns themselves.

use super::super::ooxml::opened::Opened;
use super::super::ooxml::relations::Relations;
use super::workbook::Sheet;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::format::spreadsheet::grid::Table;
use crate::format::spreadsheet::place::Area;
use hegao_model::document::Hidden;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::SheetThing;

/// The tables that belong to a sheet.
pub(super) fn read(opened: &mut Opened, related: &Relations, sheet: &str) -> Vec<Table> {
    let names = opened.budget.take(Bound::Tables, related.parts("table"), Some(sheet));
    names.filter_map(|name| table(opened, name)).collect()
}

fn table(opened: &mut Opened, name: &str) -> Option<Table> {
    let part = opened.load(name)?;
    let mut xml = Xml::new(&part.text, opened.budget);
    let (mut area, mut heads, mut names) = (None, 1, Vec::new());
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "table" if element.ns == Ns::Sheet => {
                area = element.text(Ns::None, "ref").and_then(|name| Area::of(&name));
                heads = element.text(Ns::None, "headerRowCount").and_then(|count| count.parse().ok()).unwrap_or(1);
            }
            "tableColumn" => {
                names.push(element.text(Ns::None, "name").unwrap_or_default().replace("_x000a_", "").into())
            }
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    let mut area = area?;
    area.first.0 = area.first.0.saturating_add(heads);
    Some(Table { area, heads, names })
}

/// Tells what the table in the part `name` of this sheet says beside its cells.
pub(super) fn tell(opened: &mut Opened, name: &str, sheet: &Sheet) {
    let place = sheet.with(SheetThing::Table);
    super::look(opened, name, place.clone(), |opened, seen| {
        let mut xml = Xml::new(seen.text, opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            for (_, attribute, value) in element.values().filter(|_| element.name == "table") {
                let hidden = match attribute {
                    "altText" | "altTextSummary" => Hidden::AltText,
                    "comment" => Hidden::Comment,
                    _ => continue,
                };
                opened.found.aside(hidden, &value.gather(seen.index), place.clone());
            }
        }
    });
}
