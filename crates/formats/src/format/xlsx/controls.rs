//! What stands on a sheet beside cells and drawings: slicers, timelines and controls, with what they are labelled; pivot tables, whose
//! cells say what they show.

use super::super::ooxml::opened::Opened;
use super::workbook::Sheet;
use super::{Seen, look};
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use hegao_model::document::place::SheetThing;
use hegao_model::document::{BlockKind, Hidden};

/// Reads the pivot table in the part `name`: what it says to those who cannot see it.
pub(super) fn pivot(opened: &mut Opened, name: &str, sheet: &Sheet) {
    const THING: SheetThing = SheetThing::PivotTable;
    look(opened, name, sheet.with(THING), |opened, seen| {
        texts(opened, seen, sheet, |element, attribute, _| match (element, attribute) {
            ("pivotTableDefinition", "altText" | "altTextSummary") => Some((Some(Hidden::AltText), THING)),
            _ => None,
        });
    });
}

/// Reads the slicers or timelines in the part `name`: above each stands its caption.
pub(super) fn captioned(opened: &mut Opened, name: &str, sheet: &Sheet, thing: SheetThing) {
    look(opened, name, sheet.with(thing), |opened, seen| {
        texts(opened, seen, sheet, |_, attribute, _| (attribute == "caption").then_some((None, thing)));
    });
}

/// Reads the properties of a control of a form in the part `name`: what can be chosen in it.
pub(super) fn properties(opened: &mut Opened, name: &str, sheet: &Sheet) {
    look(opened, name, sheet.with(SheetThing::Control), |opened, seen| {
        texts(opened, seen, sheet, |element, attribute, _| match (element, attribute) {
            ("item", "val") => Some((Some(Hidden::Choice), SheetThing::Control)),
            ("formControlPr", "altText") => Some((Some(Hidden::AltText), SheetThing::Control)),
            _ => None,
        });
    });
}

/// Reads the properties of an ActiveX control in the part `name`: what it is labelled.
pub(super) fn active_x(opened: &mut Opened, name: &str, sheet: &Sheet) {
    look(opened, name, sheet.with(SheetThing::Control), |opened, seen| {
        texts(opened, seen, sheet, |element, attribute, of| {
            let is_label = element == "ocxPr" && attribute == "value" && matches!(of, "Caption" | "Text" | "Value");
            is_label.then_some((None, SheetThing::Control))
        });
    });
}

/// Tells the attributes of a part for which `told` has a place, and a sort if they do not show; it is given the element's name,
/// the attribute's, and what the element calls itself.
fn texts(
    opened: &mut Opened,
    seen: &Seen,
    sheet: &Sheet,
    told: impl Fn(&str, &str, &str) -> Option<(Option<Hidden>, SheetThing)>,
) {
    let hidden = sheet.is_hidden.then_some(Hidden::HiddenSheet);
    let mut xml = Xml::new(seen.text, opened.budget);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        let named = |(_, name, _): &(Ns, &str, _)| *name == "name";
        let own = element.values().find(named).map(|(.., value)| value.text()).unwrap_or_default();
        for (_, attribute, value) in element.values() {
            let Some((why, thing)) = told(element.name, attribute, &own) else { continue };
            let (text, place) = (value.gather(seen.index), sheet.with(thing));
            match why.or(hidden) {
                Some(why) => opened.found.aside(why, &text, place),
                None => opened.found.block(BlockKind::TextBox, &text, place),
            }
        }
    }
    opened.found.gaps.extend(xml.gap(seen.name));
}
