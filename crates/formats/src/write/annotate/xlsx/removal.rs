//! This program's notes, taken out of a workbook.

use hegao_model::document::Limits;

use super::{Opened, comments, drawing};
use crate::write::Refusal;
use crate::write::annotate::opc::related;
use crate::write::annotate::{Removed, kept};
use crate::write::archive::{Archive, Change};

/// The workbook, which cannot give its bytes of before, without this program's notes; `None`: it has none.
///
/// # Errors
/// The file is signed, or not built as its specification says.
pub(in crate::write::annotate) fn remove(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Option<Removed>, Refusal> {
    let archive = Archive::open(bytes)?;
    let mut opened = Opened::new(name, bytes, limits)?;
    let kept = kept(&archive, limits);
    let mut has_own = kept.is_some();
    for index in 0..opened.sheets.len() {
        has_own |= of_sheet(&mut opened, index)?;
    }
    if !has_own {
        return Ok(None);
    }
    let (archive, mut changes) = opened.editing.finish()?;
    changes.extend(kept.map(|name| Change::Remove { name }));
    Ok(Some(Removed { bytes: archive.rewrite(&changes)?, is_exact: false }))
}

/// Takes out the notes of one sheet; whether there were any.
fn of_sheet(opened: &mut Opened<'_>, index: usize) -> Result<bool, Refusal> {
    let part = |opened: &Opened<'_>, kind| {
        related(&opened.sheets[index].relations, kind, &opened.editing.archive).map(str::to_owned)
    };
    let Some(name) = part(opened, "comments") else { return Ok(false) };
    let (cells, bytes) = comments::without_own(&name, &opened.editing.stored(&name)?)?;
    if cells.is_empty() {
        return Ok(false);
    }
    opened.editing.put(&name, bytes);
    if let Some(name) = part(opened, "vmlDrawing") {
        let bytes = drawing::without(&opened.editing.stored(&name)?, &cells)?;
        opened.editing.put(&name, bytes);
    }
    Ok(true)
}
