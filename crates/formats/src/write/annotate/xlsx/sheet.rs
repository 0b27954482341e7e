//! The parts that the notes of one sheet need.

use std::collections::BTreeMap;

use hegao_model::document::{Budget, Limits};

use super::{Cell, Opened, comments, drawing};
use crate::container::namespace::Ns;
use crate::write::Refusal;
use crate::write::annotate::Author;
use crate::write::annotate::opc::{related, structure};
use crate::write::annotate::outline::Outline;
use crate::write::splice::Splice;

/// What stands behind the reference to a drawing of comments in a sheet (§18.3.1.99, in the order of the schema).
const BEHIND: [&str; 8] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

/// Puts notes on the cells of a sheet.
pub(super) fn annotate(
    opened: &mut Opened<'_>,
    index: usize,
    notes: &BTreeMap<Cell, Vec<String>>,
    author: &Author,
    limits: &Limits,
) -> Result<(), Refusal> {
    let cells: Vec<Cell> = notes.keys().copied().collect();
    let mut new: Vec<(&str, String)> = Vec::new();
    let known = related(&opened.sheets[index].relations, "comments", &opened.editing.archive).map(str::to_owned);
    match known {
        Some(name) => {
            let bytes = comments::added(&name, &opened.editing.stored(&name)?, notes, &author.name)?;
            opened.editing.put(&name, bytes);
        }
        None => {
            let name = opened.editing.free_name("xl/comments", ".xml", Some(1));
            let bytes = comments::part(opened.dialect.namespace, notes, &author.name);
            opened.editing.add_part(&name, comments::TYPE, bytes);
            new.push(("comments", name));
        }
    }
    let sheet = opened.sheets[index].part.clone();
    let stored = opened.editing.stored(&sheet)?;
    let budget = Budget::new(limits);
    let outline = Outline::of(&sheet, stored.text(), &budget)?;
    let root = outline.root();
    let drawn = outline.child(root, Ns::Sheet, "legacyDrawing").and_then(|id| outline.attribute(id, "id"));
    let drawing = drawn.and_then(|id| opened.sheets[index].relations.by_id(id)).and_then(|one| one.part());
    if let Some(name) = drawing.map(str::to_owned) {
        let bytes = drawing::added(&name, &opened.editing.stored(&name)?, &cells)?;
        opened.editing.put(&name, bytes);
        return relate(opened, &sheet, &new).map(drop);
    }
    if drawn.is_some() {
        return Err(structure(&sheet));
    }
    let name = opened.editing.free_name("xl/drawings/vmlDrawing", ".vml", Some(1));
    opened.editing.add(&name, drawing::part(&cells, index));
    opened.editing.default_type(drawing::TYPE.0, drawing::TYPE.1);
    new.push(("vmlDrawing", name));
    let ids = relate(opened, &sheet, &new)?;
    let id = ids.last().cloned().unwrap_or_default();
    let behind = outline.children(root).find(|id| BEHIND.iter().any(|name| outline.is(*id, Ns::Sheet, name)));
    let at = behind.map_or(outline.inner(root).end, |id| outline.range(id).start);
    let (colon, r) = (outline.colon(root), outline.prefix(opened.dialect.relations, "r"));
    let text = format!("<{colon}legacyDrawing{} {}id=\"{id}\"/>", r.declared, r.colon);
    let bytes = stored.spliced(&[Splice::at(at, text)])?;
    opened.editing.put(&sheet, bytes);
    Ok(())
}

/// Lets new parts belong to the sheet.
fn relate(opened: &mut Opened<'_>, sheet: &str, new: &[(&str, String)]) -> Result<Vec<String>, Refusal> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    // From a sheet's folder, which is one below the workbook's in what every program writes; from the root in any case.
    let targets: Vec<(&str, String)> = new.iter().map(|(kind, name)| (*kind, format!("/{name}"))).collect();
    let targets: Vec<(&str, &str)> = targets.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
    opened.editing.relate(sheet, opened.dialect.relations, &targets)
}
