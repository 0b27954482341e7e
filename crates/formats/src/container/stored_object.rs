//! Objects of other programs that lie in a compound file, each as a storage of its own: a sheet in a document, a file that
//! somebody has put there. What hegao reads is read as a file within the file; a formula says all that it holds on the page.

use super::compound::{Compound, shown_name};
use super::nested::{self, Inner, Lies, Shows};
use super::ole;
use crate::format::ooxml::opened::Found;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::File;
use hegao_model::document::{GapKind, Hidden, Origin, Part, Reason, Thing};

/// Reads the object in the storage `path`: blocks go into `found`, and the parts that they point into into `parts`.
pub(crate) fn read(compound: &mut Compound, path: &str, parts: &mut Vec<Part>, found: &mut Found) {
    let Some(object) = compound.extract(path) else { return };
    file(&shown_name(path), object, compound.budget(), parts, found);
}

/// Reads the object `bytes`, a compound file or what a program stores as it is, which lies in the part `part`.
pub(crate) fn file(part: &str, bytes: Vec<u8>, budget: &Budget, parts: &mut Vec<Part>, found: &mut Found) {
    if ole::is_formula(&bytes) {
        return;
    }
    let packed = ole::packed(&bytes, budget.left(Bound::Unpacked).saturating_add(1));
    let stored = part.rsplit('/').next().unwrap_or(part);
    let name = packed.as_ref().and_then(|packed| packed.name.as_deref()).unwrap_or(stored).to_owned();
    tell(Hidden::EmbeddedFile, part, &name, Thing::EmbeddedFile, parts, found);
    let paths = packed.as_ref().map(|packed| packed.paths.clone()).unwrap_or_default();
    for path in budget.take(Bound::Paths, paths, Some(part)) {
        tell(Hidden::Path, part, &path, Thing::EmbeddedFilePath, parts, found);
    }
    let bytes = packed.map_or(bytes, |packed| packed.bytes);
    let inner = Inner { part, file: File::Embedded, name: &name, lies: Lies::Packed, shows: Shows::Nothing };
    match nested::read(inner, bytes, parts.len(), budget) {
        None => {}
        Some(Ok(taken)) => {
            parts.extend(taken.parts);
            found.blocks.extend(taken.blocks);
            found.gaps.extend(taken.gaps);
        }
        Some(Err(gap)) if gap.kind() == GapKind::Unsupported => found.gap(part, Reason::EmbeddedFile),
        Some(Err(gap)) => found.gaps.push(gap),
    }
}

/// Tells of something as a whole: `text`, which stands nowhere, in the part `name`.
pub(crate) fn tell(hidden: Hidden, name: &str, text: &str, thing: Thing, parts: &mut Vec<Part>, found: &mut Found) {
    let mut gathered = Gathered::new(parts.len() as u32);
    gathered.push(text, Origin::exact(0));
    parts.push(Part::derived(name.to_owned(), text.to_owned()));
    found.aside(hidden, &gathered, thing);
}
