//! What stands beside the cells: properties, names, headers, what may be put into cells, what is kept of elsewhere.

use super::sheet::Sheet;
use super::{Book, attribute, flag};
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::formula::{constants, names_a_place};
use crate::format::spreadsheet::header;
use crate::hidden::address::is_path;
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, Field, Named, Scheme, SheetThing};
use hegao_model::document::{BlockKind, Hidden, Place, Spot, Thing};

impl Book<'_, '_> {
    /// The properties of the document.
    pub(super) fn properties(&mut self, xml: &mut Xml) {
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            let (hidden, field) = match element.name {
                "Author" => (Hidden::Author, Field::Author),
                "LastAuthor" => (Hidden::Author, Field::LastModifiedBy),
                "Manager" => (Hidden::Author, Field::Manager),
                "Company" => (Hidden::Company, Field::Company),
                "Title" => (Hidden::Property, Field::Title),
                "Subject" => (Hidden::Property, Field::Subject),
                "Keywords" => (Hidden::Property, Field::Keywords),
                "Description" => (Hidden::Property, Field::Comments),
                "Category" => (Hidden::Property, Field::Category),
                "HyperlinkBase" => (Hidden::ExternalLink, Field::HyperlinkBase),
                _ => continue,
            };
            let text = xml.gather(self.part);
            let place = Place::property(Scheme::Document, field);
            match hidden {
                Hidden::Author => self.opened.found.name(&text, place),
                _ if is_path(text.text()) => self.opened.found.aside(Hidden::Path, &text, place),
                _ => self.opened.found.aside(hidden, &text, place),
            }
        }
    }

    /// Properties that an office has added: each is an element of its own name.
    pub(super) fn added(&mut self, xml: &mut Xml) {
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            let text = xml.gather(self.part);
            let hidden = match () {
                () if element.name.starts_with("KSO") || element.name == "ICV" => Hidden::BuildId,
                () if is_path(text.text()) => Hidden::Path,
                () => Hidden::CustomProperty,
            };
            self.opened.found.aside(hidden, &text, Place::called(Scheme::Custom, element.name));
        }
    }

    /// A name for cells or values.
    pub(super) fn named(&mut self, element: &Element) {
        let name = attribute(element, "Name").map(|name| name.text().into_owned()).unwrap_or_default();
        let Some(value) = attribute(element, "RefersTo").map(|value| value.gather(self.part)) else { return };
        let place = |thing| Place::from(Spot::Named { thing, name: (&*name).into() });
        let constants = constants(&value);
        if flag(element, "Hidden") && !name.starts_with('_') {
            self.opened.found.aside(Hidden::HiddenName, &value, place(Named::HiddenName));
        } else if names_a_place(value.text()) {
            self.opened.found.aside(Hidden::Path, &value, place(Named::DefinedName));
        } else if is_private(constants.text()) {
            self.opened.found.aside(Hidden::LinkTarget, &constants, place(Named::DefinedName));
        }
    }

    /// Another workbook: where it lies, its sheets, and values of its cells.
    pub(super) fn other_workbook(&mut self, xml: &mut Xml) {
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            match element.name {
                "Path" => {
                    let text = xml.gather(self.part);
                    let hidden = if is_path(text.text()) { Hidden::Path } else { Hidden::ExternalLink };
                    self.opened.found.aside(hidden, &text, Thing::OtherWorkbook);
                }
                "SheetName" => self.kept(xml, Thing::CachedSheetName),
                "Text" | "Number" => self.kept(xml, Thing::CachedValue),
                _ => {}
            }
        }
    }

    fn kept(&mut self, xml: &mut Xml, thing: Thing) {
        let text = xml.gather(self.part);
        self.opened.found.aside(Hidden::CachedData, &text, thing);
    }

    /// What is kept of the source of a pivot table: rows whose values are attributes (`z:row Col1="…"`).
    pub(super) fn pivot(&mut self, xml: &mut Xml) {
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            let mut row = Gathered::new(self.part);
            for (_, _, value) in element.values().filter(|_| element.name == "row") {
                row.push_unstored(if row.is_blank() { "" } else { "、" });
                row.append(&value.gather(self.part));
            }
            self.opened.found.aside(Hidden::CachedData, &row, Thing::PivotRecord);
            if !self.opened.budget.admits(Bound::Blocks, self.opened.found.blocks.len(), None) {
                return;
            }
        }
    }
}

impl Sheet {
    /// An element of the sheet that is none of its cells.
    pub(super) fn beside(&mut self, book: &mut Book, element: &Element, xml: &mut Xml) {
        match element.name {
            "NamedRange" => book.named(element),
            "Header" | "Footer" => self.edge(book, element),
            "DataValidation" => self.validation(book, xml),
            "PivotTable" => {
                let depth = xml.depth();
                while let Some(event) = xml.within(depth) {
                    if matches!(&event, Event::Start(element) if element.name == "Caption") {
                        book.kept(xml, Thing::PivotValue);
                    }
                }
            }
            _ => {}
        }
    }

    fn edge(&self, book: &mut Book, element: &Element) {
        let Some((.., data)) = element.values().find(|(_, name, _)| *name == "Data") else { return };
        let text = header::text(&data.gather(book.part), book.part);
        let (kind, thing) = match element.name {
            "Footer" => (BlockKind::Footer, SheetThing::Footer),
            _ => (BlockKind::Header, SheetThing::Header),
        };
        match self.is_hidden {
            true => book.opened.found.aside(Hidden::HiddenSheet, &text, self.with(thing)),
            false => book.opened.found.block(kind, &text, self.with(thing)),
        }
    }

    /// What may be put into cells, and what is said to those who do.
    fn validation(&self, book: &mut Book, xml: &mut Xml) {
        let (mut cells, mut is_list) = (String::new(), false);
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            match element.name {
                "Range" => cells = called(xml.gather(book.part).text()),
                "Type" => is_list = xml.gather(book.part).text() == "List",
                "InputTitle" | "InputMessage" | "ErrorTitle" | "ErrorMessage" => {
                    let text = xml.gather(book.part);
                    book.opened.found.aside(Hidden::Choice, &text, self.at(&cells, CellThing::Prompt));
                }
                "Value" if is_list => {
                    let constants = constants(&xml.gather(book.part));
                    book.opened.found.aside(Hidden::Choice, &constants, self.at(&cells, CellThing::Choices));
                }
                _ => {}
            }
        }
    }
}

/// What people call cells that the file calls `R1C2:R9C2`.
fn called(range: &str) -> String {
    let cell = |name: &str| -> Option<String> {
        let (row, column) = name.strip_prefix('R')?.split_once('C')?;
        let column = column.parse().ok().filter(|column| (1..=16_384).contains(column))?;
        Some(format!("{}{row}", crate::format::spreadsheet::place::letters(column)))
    };
    let first = range.split(',').next().unwrap_or_default();
    let ends: Option<Vec<String>> = first.split(':').map(cell).collect();
    ends.map_or_else(|| range.to_owned(), |ends| ends.join(":"))
}
