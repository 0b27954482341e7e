//! The workbook: which sheets it has, whether they show, and what it keeps beside them.

use std::sync::Arc;

use super::super::ooxml::opened::Opened;
use super::super::ooxml::relations::Relations;
use super::{Seen, private};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::formula::{constants, names_a_place};
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{CellThing, Named, Place, SheetThing, Spot};
use hegao_model::document::{Hidden, Role, Thing};

/// What the workbook says of its sheets.
#[derive(Default)]
pub(super) struct Workbook {
    /// The sheets in order.
    pub(super) sheets: Vec<Sheet>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

/// A sheet of the workbook.
pub(super) struct Sheet {
    /// What its tab says.
    pub(super) name: Arc<str>,
    /// The tab's text with its place.
    pub(super) tab: Gathered,
    /// The part that holds it.
    pub(super) part: String,
    /// Whether its tab does not show.
    pub(super) is_hidden: bool,
}

impl Sheet {
    /// The place of something of the sheet.
    pub(super) fn with(&self, thing: SheetThing) -> Place {
        Spot::Sheet { sheet: self.name.clone(), thing }.into()
    }

    /// The place of something of these cells.
    pub(super) fn at(&self, cells: &str, thing: CellThing) -> Place {
        Spot::Cells { sheet: self.name.clone(), cells: cells.into(), thing }.into()
    }
}

impl Workbook {
    /// Reads the part `main`, whose relationships are `related`.
    pub(super) fn read(opened: &mut Opened, main: &str, related: &Relations) -> Self {
        let mut workbook = Self::default();
        let Some(part) = opened.load(main) else { return workbook };
        let (index, before) = (opened.next_part(), opened.found.blocks.len());
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "workbookPr" => workbook.from_1904 = flag(&element, "date1904"),
                "sheet" if element.ns == Ns::Sheet => workbook.sheets.extend(sheet(&element, index, related)),
                "definedName" => defined_name(opened, &element, &xml.gather(index), index),
                "absPath" => path(opened, &element, index),
                "fileSharing" => author(opened, &element, "userName", index, Thing::SharingUser),
                "customWorkbookView" => author(opened, &element, "name", index, Thing::CustomView),
                _ => {}
            }
        }
        opened.found.gaps.extend(xml.gap(main));
        let seen = Seen { name: main, text: &part.text, index };
        private::rest(opened, &seen, before, &Thing::WorkbookSettings.into());
        opened.keep(part);
        workbook
    }
}

fn sheet(element: &Element, part: u32, related: &Relations) -> Option<Sheet> {
    let relation = related.by_id(&element.text(Ns::Relations, "id")?)?;
    let name = element.value(Ns::None, "name")?;
    let state = element.text(Ns::None, "state").unwrap_or_default();
    Some(Sheet {
        name: name.text().into(),
        tab: name.gather(part),
        part: relation.part()?.to_owned(),
        is_hidden: matches!(&*state, "hidden" | "veryHidden"),
    })
}

/// A name for cells or values, and what people wrote of it. Those of the program itself (`_xlnm._FilterDatabase`) tell nothing
/// but what they hold.
fn defined_name(opened: &mut Opened, element: &Element, value: &Gathered, part: u32) {
    let name = element.text(Ns::None, "name").unwrap_or_default();
    let named = |thing| Place::from(Spot::Named { thing, name: (&*name).into() });
    let constants = constants(value);
    if flag(element, "hidden") && !name.starts_with("_xlnm") {
        opened.found.aside(Hidden::HiddenName, value, named(Named::HiddenName));
    } else if names_a_place(value.text()) {
        opened.found.aside(Hidden::Path, value, named(Named::DefinedName));
    } else if is_private(constants.text()) {
        opened.found.aside(Hidden::LinkTarget, &constants, named(Named::DefinedName));
    }
    for attribute in ["comment", "description", "help", "statusBar", "customMenu"] {
        if let Some(text) = element.value(Ns::None, attribute) {
            let place = named(Named::DefinedName).with(Role::Description);
            opened.found.aside(Hidden::CustomData, &text.gather(part), place);
        }
    }
}

/// The folder in which Excel saved the file last.
fn path(opened: &mut Opened, element: &Element, part: u32) {
    if let Some(url) = element.value(Ns::None, "url") {
        opened.found.aside(Hidden::Path, &url.gather(part), Thing::SavedFolder);
    }
}

fn author(opened: &mut Opened, element: &Element, attribute: &str, part: u32, thing: Thing) {
    if let Some(name) = element.value(Ns::None, attribute) {
        opened.found.author(name, part, thing);
    }
}

/// Whether the attribute `name` says yes.
pub(super) fn flag(element: &Element, name: &str) -> bool {
    matches!(element.text(Ns::None, name).as_deref(), Some("1" | "true" | "on"))
}
