//! Presentations of PowerPoint and of the programs that write its format (.pptx, .pptm, .ppsx, .potx; ECMA-376 part 1, §19).
//!
//! Slides are read in the order of the list in the main part (§19.2.1.33), each with its notes and comments; then what all of
//! them have from layouts and masters, then what nobody sees. A title, a placeholder's text and a table are running text;
//! what else floats on a slide stands in its order beside them.

mod comments;
mod emit;
mod notes;
mod own;
mod presentation;
mod run;
mod shape;
mod surface;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::ooxml::opened::Opened;
use super::ooxml::relations::Relations;
use super::ooxml::{belongings, sweep};
use crate::container::package::Package;
use emit::Emit;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::{Place, SlideKind, Spot, Thing};
use hegao_model::document::{Block, Document, Format, Gap, Reason};
use presentation::Presentation;

/// A part that holds shapes, and what it is to people.
struct Page {
    /// The name of its part.
    part: String,
    kind: SlideKind,
    /// Which of its kind; of notes: of which slide.
    number: usize,
}

/// Reads the presentation whose list of slides is the part `main`, within `budget`.
///
/// # Errors
/// There is no such part, or it cannot be unpacked.
pub(crate) fn read(package: Package, main: &str, budget: &Budget) -> Result<Document, Gap> {
    let mut opened = Opened::new(package, budget);
    opened.package.part(main)?;
    let related = opened.relations(main);
    let presentation = Presentation::read(&mut opened, main);
    let mut emit = Emit::new(presentation.size);
    let mut owners = HashMap::new();
    let slides = slides(&mut opened, &related, &presentation, main);
    for page in &slides {
        slide(&mut opened, &mut emit, &mut owners, page);
    }
    own::read(&mut opened, &mut emit, &mut owners, &related, &slides);
    comments::authors(&mut opened, &related);
    let before = opened.found.blocks.len();
    belongings::read(&mut opened, main);
    place(&mut opened, &owners, before);
    let mut blocks = emit.finish();
    let before = blocks.len() + opened.found.blocks.len();
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read(&mut opened);
    place(&mut opened, &owners, before);
    Ok(Document::new(Format::Pptx, opened.parts, opened.found.blocks, opened.found.gaps))
}

/// The slides in their order. One that the list calls and that is not there is a gap.
fn slides(opened: &mut Opened, related: &Relations, presentation: &Presentation, main: &str) -> Vec<Page> {
    let mut slides = Vec::new();
    for id in &presentation.slides {
        let stated = related.by_id(id).and_then(|relation| relation.part());
        match stated.and_then(|name| opened.package.find(name)).map(str::to_owned) {
            Some(part) => slides.push(Page { part, kind: SlideKind::Slide, number: slides.len() + 1 }),
            None => opened.found.gap(stated.unwrap_or(main), Reason::MissingPart),
        }
    }
    slides
}

/// Reads a slide, and what belongs to it alone.
fn slide(opened: &mut Opened, emit: &mut Emit, owners: &mut HashMap<String, Place>, page: &Page) {
    let related = opened.relations(&page.part);
    let Some(title) = emit.slide(opened, page, &related) else { return };
    let place = Place::slide(page.kind, page.number, title);
    own(owners, &page.part, &related, &place);
    for relation in &related.list {
        let Some(name) = relation.part() else { continue };
        match relation.kind.as_str() {
            "comments" => comments::read(opened, name, &place),
            "notesSlide" => notes::read(opened, emit, owners, name, page.number),
            "tags" => notes::tags(opened, name, &place),
            _ => {}
        }
    }
}

/// Notes that the part, its relationships and the parts that no other has belong to `place`.
fn own(owners: &mut HashMap<String, Place>, part: &str, related: &Relations, place: &Place) {
    /// What several slides may have in common.
    const SHARED: [&str; 6] = ["slideLayout", "slideMaster", "slide", "notesMaster", "theme", "image"];
    let lists = related.part.as_ref().and_then(|part| part.name.clone());
    let owned = related.list.iter().filter(|relation| !SHARED.contains(&relation.kind.as_str()));
    let parts = owned.filter_map(|relation| relation.part().map(str::to_owned));
    for name in parts.chain(lists).chain([part.to_owned()]) {
        owners.entry(name.to_lowercase()).or_insert_with(|| place.clone());
    }
}

/// Puts the blocks that were found from `before` on at the slides to which their parts belong.
fn place(opened: &mut Opened, owners: &HashMap<String, Place>, before: usize) {
    let Opened { parts, found, .. } = opened;
    for block in found.blocks.iter_mut().skip(before) {
        let name = parts.get(block.part as usize).and_then(|part| part.name.as_deref()).unwrap_or_default();
        let owner = owners.get(&name.to_lowercase()).map(|owner| &owner.spot);
        let (Some(Spot::Slide { kind, number, title, .. }), Some(place)) = (owner, inner(block)) else { continue };
        block.place = place.on_slide(*kind, *number as usize, title.clone()).into();
    }
}

/// The place of a block that says no slide.
fn inner(block: &Block) -> Option<Place> {
    let place = block.place.own()?;
    let is_bare = !matches!(place.spot, Spot::Slide { .. } | Spot::Property { .. })
        && !matches!(place.spot, Spot::Thing { thing: Thing::DocumentThumbnail, .. });
    is_bare.then(|| place.clone())
}
