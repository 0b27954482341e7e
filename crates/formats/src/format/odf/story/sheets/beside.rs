//! What stands beside the cells of a spreadsheet: names, what may be put into cells, what cells said before, where values come from.

use std::sync::Arc;

use super::super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event};
use crate::format::spreadsheet::formula::{constants, names_a_place};
use crate::hidden::telling::is_private;
use hegao_model::document::place::{CellThing, Named, SheetThing};
use hegao_model::document::{Hidden, Place, Spot, Thing};

impl<'a> Story<'_, 'a> {
    /// An element beside the cells.
    pub(super) fn beside_cells(&mut self, element: &Element<'a>) {
        match element.name {
            "tracked-changes" => self.revisions(),
            "content-validation" => self.validation(element),
            "named-range" | "named-expression" => self.named(element),
            "scenario" => self.scenario(element),
            // Values by which a pivot table is grouped: what is chosen away is among them.
            "data-pilot-member" => self.kept(element, &["name"], Hidden::CachedData, Thing::PivotValue),
            "database-source-sql" | "database-source-table" | "database-source-query" => {
                let names = ["database-name", "sql-statement", "database-table-name", "query-name", "table-name"];
                self.kept(element, &names, Hidden::CustomData, Thing::Connection);
            }
            "source-service" => {
                let names = ["source-name", "object-name", "user-name", "password"];
                self.kept(element, &names, Hidden::CustomData, Thing::Connection);
            }
            _ => {}
        }
    }

    fn kept(&mut self, element: &Element<'a>, names: &[&str], hidden: Hidden, thing: Thing) {
        for value in names.iter().filter_map(|name| element.value(Ns::OdfTable, name)) {
            self.found.aside(hidden, &value.gather(self.part), thing);
        }
    }

    /// What cells said before they were changed, and who changed them (§9.9).
    fn revisions(&mut self) {
        let depth = self.xml.depth();
        let mut is_before = false;
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if element.is(Ns::OdfTable, "change-track-table-cell") => {
                    is_before = true;
                    // Of a number the text need not be stored.
                    let value = element.value(Ns::OdfOffice, "value").filter(|value| is_private(&value.text()));
                    let value = value.map(|value| value.gather(self.part)).unwrap_or_default();
                    self.found.aside(Hidden::Deleted, &value, Thing::RevisionValue);
                }
                Event::Start(element) if element.is(Ns::Core, "creator") => {
                    let name = self.said();
                    self.found.name(&name, Thing::RevisionAuthor);
                }
                Event::Start(element) if element.is(Ns::OdfText, "p") => {
                    let text = self.said();
                    let hidden = if is_before { Hidden::Deleted } else { Hidden::Comment };
                    self.found.aside(hidden, &text, if is_before { Thing::RevisionValue } else { Thing::Revision });
                }
                Event::End(Ns::OdfTable, "change-track-table-cell") => is_before = false,
                _ => {}
            }
        }
    }

    /// What may be put into cells, and what is said to those who do (§9.4.4).
    fn validation(&mut self, element: &Element<'a>) {
        let (sheet, cells) = address(&element.text(Ns::OdfTable, "base-cell-address").unwrap_or_default());
        let place =
            |thing| Place::from(Spot::Cells { sheet: sheet.as_str().into(), cells: cells.as_str().into(), thing });
        if let Some(condition) = element.value(Ns::OdfTable, "condition") {
            let constants = constants(&condition.gather(self.part));
            if condition.raw().contains("is-in-list(") {
                self.found.aside(Hidden::Choice, &constants, place(CellThing::Choices));
            } else if is_private(constants.text()) {
                self.found.aside(Hidden::EmbeddedText, &constants, place(CellThing::Condition));
            }
        }
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            let Event::Start(element) = event else { continue };
            if let Some(title) = element.value(Ns::OdfTable, "title") {
                self.found.aside(Hidden::Choice, &title.gather(self.part), place(CellThing::Prompt));
            }
            if element.is(Ns::OdfText, "p") {
                let text = self.said();
                self.found.aside(Hidden::Choice, &text, place(CellThing::Prompt));
            }
        }
    }

    /// A name for cells or values (§9.4.11).
    fn named(&mut self, element: &Element<'a>) {
        let name: Arc<str> = element.text(Ns::OdfTable, "name").unwrap_or_default().as_ref().into();
        let of = |attribute| element.value(Ns::OdfTable, attribute);
        let Some(value) = of("expression").or(of("cell-range-address")) else { return };
        let value = value.gather(self.part);
        let constants = constants(&value);
        let place = Spot::Named { thing: Named::DefinedName, name };
        if names_a_place(value.text()) {
            self.found.aside(Hidden::Path, &value, place);
        } else if is_private(constants.text()) {
            self.found.aside(Hidden::LinkTarget, &constants, place);
        }
    }

    /// What somebody wrote of values that were set aside (§9.2.7).
    fn scenario(&mut self, element: &Element<'a>) {
        let Some(comment) = element.value(Ns::OdfTable, "comment") else { return };
        let Some(sheet) = &self.sheet else { return };
        self.found.aside(Hidden::Comment, &comment.gather(self.part), sheet.with(SheetThing::ScenarioComment));
    }
}

/// The sheet and the cell that an address means: `$'示例 表'.$B$1`.
fn address(address: &str) -> (String, String) {
    let (sheet, cell) = address.rsplit_once('.').unwrap_or(("", address));
    let sheet = sheet.trim_start_matches('$').trim_matches('\'').replace("''", "'");
    (sheet, cell.replace('$', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_sheet_and_a_cell() {
        for (stored, sheet, cell) in [
            ("公开.B1", "公开", "B1"),
            ("$'示例 表'.$B$12", "示例 表", "B12"),
            ("'a''b.c'.A1", "a'b.c", "A1"),
            ("", "", ""),
        ] {
            assert_eq!(address(stored), (sheet.to_owned(), cell.to_owned()), "{stored}");
        }
    }
}
