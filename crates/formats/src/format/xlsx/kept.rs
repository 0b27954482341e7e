//! What a workbook keeps of elsewhere and of before: values of other workbooks, of pivot tables and of earlier states,
//! and where data came from.

use super::super::ooxml::opened::Opened;
use super::workbook::Sheet;
use super::{Seen, attributes, look};
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::encoding::decoded_part;
use crate::hidden::address::is_path;
use crate::hidden::telling::tells;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Hidden, Origin, Reason, Syntax, Thing};

/// How long a block of kept values may become.
const LONGEST: usize = 20_000;

/// Reads the values of another workbook in the part `name`: a block for each row, and its sheets' names.
pub(super) fn external(opened: &mut Opened, name: &str) {
    const CACHED: (Hidden, Thing) = (Hidden::CachedData, Thing::CachedValue);
    look(opened, name, Thing::CachedValue, |opened, seen| {
        values(opened, seen, CACHED, &["row", "ddeItem"], |element, _| matches!(element, "v" | "val").then_some(""));
        attributes(opened, seen, |element, attribute, _| match (element, attribute) {
            ("sheetName", "val") => Some((Hidden::CachedData, Thing::CachedSheetName)),
            ("ddeLink", "ddeTopic") | ("oleLink", "progId") => Some((Hidden::ExternalLink, Thing::LinkedData)),
            _ => None,
        });
    });
}

/// Reads the values of a pivot table's source in the part `name`: a block for each column or row, which is this `thing`.
pub(super) fn pivot(opened: &mut Opened, name: &str, thing: Thing) {
    look(opened, name, thing, |opened, seen| {
        values(opened, seen, (Hidden::CachedData, thing), &["cacheField", "r"], |element, _| {
            matches!(element, "s" | "n" | "d").then_some("v")
        });
        attributes(opened, seen, |element, attribute, _| match (element, attribute) {
            ("cacheField", "name") => Some((Hidden::CachedData, Thing::PivotColumn)),
            ("pivotCacheDefinition", "refreshedBy") => Some((Hidden::Author, Thing::PivotRefresher)),
            _ => None,
        });
    });
}

/// Reads where data comes from, in the part `name`.
pub(super) fn connections(opened: &mut Opened, name: &str) {
    let told = |element: &str, attribute: &str, _: &str| {
        let hidden = match (element, attribute) {
            ("connection", "sourceFile" | "odcFile") | ("textPr", "sourceFile") => Hidden::Path,
            ("dbPr", "connection" | "command" | "serverCommand") => Hidden::ExternalLink,
            ("webPr", "url" | "editPage" | "post") | ("olapPr", "localConnection") => Hidden::ExternalLink,
            ("connection", "name" | "description") | ("parameter", "prompt" | "string") => Hidden::CustomData,
            _ => return None,
        };
        Some((hidden, Thing::Connection))
    };
    look(opened, name, Thing::Connection, |opened, seen| attributes(opened, seen, told));
}

/// Reads a query in the part `name`: what it is called, and columns that were taken out of its result.
pub(super) fn query(opened: &mut Opened, name: &str) {
    let told = |element: &str, attribute: &str, value: &str| match (element, attribute) {
        ("queryTable", "name") if !value.starts_with("ExternalData") => Some((Hidden::CustomData, Thing::QueryName)),
        ("deletedField", "name") => Some((Hidden::CachedData, Thing::DeletedColumn)),
        _ => None,
    };
    look(opened, name, Thing::QueryName, |opened, seen| attributes(opened, seen, told));
}

/// Reads what formulas have fetched from cubes, in the part `name`: names of connections, fields and members.
pub(super) fn cubes(opened: &mut Opened, name: &str) {
    const CACHED: (Hidden, Thing) = (Hidden::CachedData, Thing::CubeCache);
    look(opened, name, Thing::CubeCache, |opened, seen| {
        values(opened, seen, CACHED, &["metadataStrings"], |element, within| {
            (element == "s" && within == "metadataStrings").then_some("v")
        });
    });
}

/// Reads what can be chosen in a slicer or a timeline, in the part `name`, and from which column.
pub(super) fn slicer(opened: &mut Opened, name: &str) {
    const CACHED: (Hidden, Thing) = (Hidden::CachedData, Thing::SlicerItem);
    look(opened, name, Thing::SlicerItem, |opened, seen| {
        values(opened, seen, CACHED, &["level"], |element, within| {
            (element == "i" && within == "level").then_some("c")
        });
        attributes(opened, seen, |element, attribute, _| match (element, attribute) {
            ("slicerCacheDefinition" | "timelineCacheDefinition", "sourceName") => {
                Some((Hidden::CachedData, Thing::SlicerColumn))
            }
            _ => None,
        });
    });
}

/// Reads what cells hold that are more than a number or a text (a share, a place, a picture), in the part `name`.
pub(super) fn rich_values(opened: &mut Opened, name: &str) {
    look(opened, name, Thing::RichValue, |opened, seen| {
        let mut xml = Xml::new(seen.text, opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            if matches!(element.name, "v" | "fb") {
                let value = xml.gather(seen.index);
                if tells(value.text()) {
                    opened.found.aside(Hidden::CachedData, &value, Thing::RichValue);
                }
            }
        }
        opened.found.gaps.extend(xml.gap(seen.name));
    });
}

/// Reads which files of XML cells are bound to, in the part `name`.
pub(super) fn maps(opened: &mut Opened, name: &str) {
    let told = |element: &str, attribute: &str, value: &str| {
        let is_file = matches!((element, attribute), ("Schema", "SchemaRef") | ("DataBinding", "FileBindingName"));
        (is_file && is_path(value)).then_some((Hidden::Path, Thing::XmlMapFile))
    };
    look(opened, name, Thing::XmlMapFile, |opened, seen| attributes(opened, seen, told));
}

/// Tells of the data model in the part `name`: whole tables, packed in a way that is not read.
pub(super) fn model(opened: &mut Opened, name: &str) {
    opened.tell(Hidden::CachedData, name, name, Thing::DataModel);
    opened.found.gap(name, Reason::DataModel);
}

/// Reads a part of a shared workbook, `name`: what cells said before, and who changed them.
pub(super) fn revisions(opened: &mut Opened, name: &str) {
    const EARLIER: (Hidden, Thing) = (Hidden::Deleted, Thing::RevisionValue);
    look(opened, name, Thing::RevisionValue, |opened, seen| {
        values(opened, seen, EARLIER, &["oc"], |element, within| {
            (matches!(element, "v" | "t") && within == "oc").then_some("")
        });
        attributes(opened, seen, |element, attribute, _| match (element, attribute) {
            ("header", "userName") | ("userInfo", "name") | ("rcmt", "author") => {
                Some((Hidden::Author, Thing::RevisionAuthor))
            }
            _ => None,
        });
    });
}

/// Reads what a program put aside for a sheet, in the part `name`: text in most cases.
pub(super) fn property(opened: &mut Opened, name: &str, sheet: &Sheet) {
    let place = sheet.with(SheetThing::CustomProperty);
    let bytes = match opened.package.read(name) {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let (part, broken) = decoded_part(None, bytes, Syntax::Plain);
    if !broken.is_empty() || part.text.contains('\0') {
        return opened.tell(Hidden::CustomProperty, name, name, place);
    }
    let mut text = Gathered::new(opened.next_part());
    text.push(&part.text, Origin::exact(0));
    opened.found.aside(Hidden::CustomProperty, &text, place);
    opened.keep_if_used(part.within(name.to_owned()));
}

/// Tells of the values of a part, those between two ends of `each` as one block. `is_value` names the attribute that
/// holds the value of an element, given the one of `each` that is open; the empty name stands for its text.
fn values(
    opened: &mut Opened,
    seen: &Seen,
    (hidden, thing): (Hidden, Thing),
    each: &[&'static str],
    is_value: impl Fn(&str, &str) -> Option<&'static str>,
) {
    let mut xml = Xml::new(seen.text, opened.budget);
    let mut text = Gathered::new(seen.index);
    let mut within = "";
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) => {
                within = each.iter().find(|open| **open == element.name).unwrap_or(&within);
                let Some(attribute) = is_value(element.name, within) else { continue };
                let value = match attribute {
                    "" => xml.gather(seen.index),
                    _ => element.value(Ns::None, attribute).map(|value| value.gather(seen.index)).unwrap_or_default(),
                };
                text.push_unstored(if text.is_blank() || value.is_blank() { "" } else { "、" });
                text.append(&value);
            }
            Event::End(_, name) if each.contains(&name) => within = "",
            _ => continue,
        }
        if within.is_empty() || text.text().len() > LONGEST {
            opened.found.aside(hidden, &std::mem::replace(&mut text, Gathered::new(seen.index)), thing);
        }
        if !opened.budget.admits(Bound::Blocks, opened.found.blocks.len(), Some(seen.name)) {
            return;
        }
    }
    opened.found.aside(hidden, &text, thing);
}
