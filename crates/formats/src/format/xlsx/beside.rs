//! What stands beside the cells of a sheet: its headers, what may be put into cells, filters, formats on conditions, links,
//! scenarios, ranges that some may edit.
//!
//! What people wrote for others is told always; what only makes a sheet work (the values of a filter, the formula of a condition)
//! where it may be someone's number or address.

use super::private::is_told;
use super::sheet::{COLUMNS, Reader};
use super::workbook::flag;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::formula::constants;
use crate::format::spreadsheet::header;
use crate::format::spreadsheet::place::Area;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{BlockKind, Hidden, Origin, Place, Role, Thing};

/// Attributes that are told of every element that has them.
const ALWAYS: [(&str, &str); 13] = [
    ("dataValidation", "promptTitle"),
    ("dataValidation", "prompt"),
    ("dataValidation", "errorTitle"),
    ("dataValidation", "error"),
    ("scenario", "name"),
    ("scenario", "comment"),
    ("scenario", "user"),
    ("inputCells", "val"),
    ("hyperlink", "tooltip"),
    ("webPublishItem", "title"),
    ("oleObject", "link"),
    ("controlPr", "altText"),
    ("objectPr", "altText"),
];

/// Elements that say which cells all within them is for.
const OF_CELLS: [&str; 9] = [
    "conditionalFormatting",
    "autoFilter",
    "sortState",
    "dataValidation",
    "hyperlink",
    "protectedRange",
    "cellSmartTags",
    "webPublishItem",
    "scenario",
];

impl Reader<'_, '_> {
    /// What holds text beside the cells, or tells how they show.
    pub(super) fn beside(&mut self, xml: &mut Xml, element: &Element) {
        let text = |name| element.text(Ns::None, name).unwrap_or_default();
        self.lies_at(element);
        match element.name {
            "customSheetView" => self.is_in_view = true,
            "col" => self.column(element),
            "picture" => self.book.background = element.text(Ns::Relations, "id").unwrap_or_default().into_owned(),
            "mergeCell" if self.admits(Bound::Merged, self.merged.len() + 1) => {
                self.merged.extend(Area::of(&text("ref")))
            }
            "headerFooter" => self.edges = (flag(element, "differentFirst"), flag(element, "differentOddEven")),
            "oddHeader" | "evenHeader" | "firstHeader" => {
                self.edge(xml, element.name, BlockKind::Header, SheetThing::Header)
            }
            "oddFooter" | "evenFooter" | "firstFooter" => {
                self.edge(xml, element.name, BlockKind::Footer, SheetThing::Footer)
            }
            "dataValidation" => self.choices(xml, element),
            "scenario" => {
                self.attribute(element, "name", Hidden::CachedData, self.sheet.with(SheetThing::ScenarioName));
                self.attribute(element, "comment", Hidden::Comment, self.sheet.with(SheetThing::ScenarioComment));
                if let Some(user) = element.value(Ns::None, "user") {
                    self.opened.found.author(user, self.part, Thing::ScenarioAuthor);
                }
            }
            "inputCells" => {
                let place = self.sheet.at(&text("r"), CellThing::ScenarioValue);
                self.attribute(element, "val", Hidden::CachedData, place);
            }
            "hyperlink" => {
                let place = self.sheet.at(&text("ref"), CellThing::LinkTip);
                self.attribute(element, "tooltip", Hidden::AltText, place);
            }
            "webPublishItem" => {
                self.attribute(element, "destinationFile", Hidden::Path, self.sheet.with(SheetThing::PublishedAt));
                self.attribute(element, "title", Hidden::CustomData, self.sheet.with(SheetThing::PublishedAt));
            }
            "controlPr" => {
                self.attribute(element, "altText", Hidden::AltText, self.sheet.with(SheetThing::Control));
            }
            "objectPr" => {
                self.attribute(element, "altText", Hidden::AltText, self.sheet.with(SheetThing::LinkedObject));
            }
            "oleObject" => {
                self.attribute(element, "link", Hidden::ExternalLink, self.sheet.with(SheetThing::LinkedObject));
            }
            "customPr" => {
                self.attribute(element, "name", Hidden::CustomProperty, self.sheet.with(SheetThing::CustomProperty));
            }
            _ => {}
        }
        self.private(element);
    }

    /// Notes for which cells the element is.
    fn lies_at(&mut self, element: &Element) {
        if OF_CELLS.contains(&element.name) {
            let stated = ["sqref", "ref", "r"].iter().find_map(|name| element.text(Ns::None, name));
            self.cells = stated.unwrap_or_default().split(' ').next().unwrap_or_default().to_owned();
            self.element = element.name.to_owned();
        }
    }

    /// The end of the element `name`, beside the cells.
    pub(super) fn beside_end(&mut self, name: &str) {
        if name == "customSheetView" {
            self.is_in_view = false;
        }
        if OF_CELLS.contains(&name) {
            self.cells.clear();
            self.element.clear();
        }
    }

    /// A text beside the cells that no element has asked for.
    pub(super) fn beside_text(&mut self, text: &str, origin: Origin) {
        if is_told("", text) {
            let mut told = Gathered::new(self.part);
            told.push(text, origin);
            self.someones(&told);
        }
    }

    /// Tells what is someone's of a text, most likely a formula: its constants, or all of it.
    fn someones(&mut self, text: &Gathered) {
        let constants = constants(text);
        let told = if is_told("", constants.text()) { &constants } else { text };
        self.opened.found.aside(Hidden::EmbeddedText, told, self.beside_place());
    }

    /// Tells the attributes of someone that are not told of every sheet.
    fn private(&mut self, element: &Element) {
        for (_, name, value) in element.values() {
            if !ALWAYS.contains(&(element.name, name)) && is_told(name, &value.text()) {
                let place = self.beside_place();
                self.opened.found.aside(Hidden::EmbeddedText, &value.gather(self.part), place);
            }
        }
    }

    /// The place of what is read beside the cells.
    fn beside_place(&self) -> Place {
        let thing = match &*self.element {
            "conditionalFormatting" => CellThing::ConditionalFormat,
            "autoFilter" | "sortState" => CellThing::Filter,
            "dataValidation" => CellThing::Condition,
            "hyperlink" => CellThing::Link,
            "protectedRange" => CellThing::ProtectedRange,
            "cellSmartTags" => CellThing::SmartTag,
            _ => return self.sheet.with(SheetThing::Settings),
        };
        match &*self.cells {
            "" => self.sheet.with(SheetThing::Settings),
            cells => self.sheet.at(cells, thing),
        }
    }

    fn attribute(&mut self, element: &Element, name: &str, hidden: Hidden, place: Place) {
        if let Some(value) = element.value(Ns::None, name) {
            self.opened.found.aside(hidden, &value.gather(self.part), place);
        }
    }

    fn column(&mut self, element: &Element) {
        self.definitions += 1;
        let number = |name| element.text(Ns::None, name)?.parse::<usize>().ok();
        let is_narrow = element.text(Ns::None, "width").is_some_and(|width| width.parse() == Ok(0.0));
        if let (Some(min), Some(max), true) = (number("min"), number("max"), flag(element, "hidden") || is_narrow)
            && self.admits(Bound::Columns, self.definitions)
        {
            let last = max.min(COLUMNS);
            self.hidden_columns.iter_mut().take(last + 1).skip(min).for_each(|hidden| *hidden = true);
        }
    }

    /// The header or footer `name`, which is on no page if it is for first or even ones and those are like the others.
    fn edge(&mut self, xml: &mut Xml, name: &str, kind: BlockKind, thing: SheetThing) {
        let text = header::text(&xml.gather(self.part), self.part);
        let place = self.sheet.with(thing);
        let is_unused = name.starts_with("first") && !self.edges.0 || name.starts_with("even") && !self.edges.1;
        match (self.sheet.is_hidden, is_unused || self.is_in_view) {
            (true, _) => self.opened.found.aside(Hidden::HiddenSheet, &text, place),
            (_, true) => self.opened.found.aside(Hidden::CustomData, &text, place.with(Role::Unused)),
            _ => self.opened.found.block(kind, &text, place),
        }
    }

    /// What may be put into cells: a list within the file, and what is said to those who do.
    fn choices(&mut self, xml: &mut Xml, element: &Element) {
        for name in ["promptTitle", "prompt", "errorTitle", "error"] {
            self.attribute(element, name, Hidden::Choice, self.sheet.at(&self.cells, CellThing::Prompt));
        }
        let is_list = element.text(Ns::None, "type").is_some_and(|of| of == "list");
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            if !matches!(element.name, "formula1" | "formula2") {
                continue;
            }
            let formula = xml.gather(self.part);
            if is_list && formula.text().starts_with('"') {
                self.opened.found.aside(Hidden::Choice, &formula, self.sheet.at(&self.cells, CellThing::Choices));
            } else if is_told("", formula.text()) {
                self.someones(&formula);
            }
        }
        self.beside_end(element.name);
    }
}
