//! What layouts and masters say themselves (§19.3.1.39, §19.3.1.42): it stands on every slide that is made by them. What their
//! placeholders say is for those who fill them in.

use std::collections::{HashMap, HashSet};

use super::emit::{Emit, asides, shortened, unseen};
use super::notes::tags;
use super::shape::Placed;
use super::surface::Surface;
use super::{Page, own};
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::relations::Relations;
use hegao_model::document::place::{Place, SlideKind};
use hegao_model::document::{BlockKind, Hidden, Role, Thing};

/// Reads the layouts and masters of `slides`, those of notes and handouts, and the tags of the whole.
pub(super) fn read(
    opened: &mut Opened,
    emit: &mut Emit,
    owners: &mut HashMap<String, Place>,
    related: &Relations,
    slides: &[Page],
) {
    for name in parts(related, "tags") {
        tags(opened, &name, &Thing::Tag.into());
    }
    let mut used = HashSet::new();
    for slide in slides {
        used.extend(parts(&opened.relations(&slide.part), "slideLayout").iter().map(|name| name.to_lowercase()));
    }
    let mut layouts = 0;
    for (index, master) in parts(related, "slideMaster").into_iter().enumerate() {
        let of_master = opened.relations(&master);
        let made = parts(&of_master, "slideLayout");
        let is_used = made.iter().any(|layout| used.contains(&layout.to_lowercase()));
        surface(opened, emit, owners, &master, (SlideKind::Master, index + 1), is_used);
        for layout in made {
            layouts += 1;
            let is_used = used.contains(&layout.to_lowercase());
            surface(opened, emit, owners, &layout, (SlideKind::Layout, layouts), is_used);
        }
    }
    for (kind, of) in [("notesMaster", SlideKind::NotesMaster), ("handoutMaster", SlideKind::HandoutMaster)] {
        for (index, name) in parts(related, kind).into_iter().enumerate() {
            surface(opened, emit, owners, &name, (of, index + 1), false);
        }
    }
}

fn parts(related: &Relations, kind: &str) -> Vec<String> {
    related.parts(kind).map(str::to_owned).collect()
}

/// Reads one of them, unless it was. What no slide uses is told as that.
fn surface(
    opened: &mut Opened,
    emit: &Emit,
    owners: &mut HashMap<String, Place>,
    name: &str,
    (kind, number): (SlideKind, usize),
    is_used: bool,
) {
    if opened.package.was_read(name) {
        return;
    }
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let surface = Surface::read(&part.text, index, name, emit.size(), opened.budget);
    let place = Place::slide(kind, number, surface.name.as_deref().map(shortened));
    opened.found.gaps.extend(surface.gap);
    for placed in surface.shapes {
        match placed.shape.placeholder.as_deref() {
            // Headers of notes and handouts are printed with them.
            Some(edge) if is_printed(kind) && is_edge(edge) && says_more_than_a_number(&placed) => {
                unseen(opened, placed, Hidden::CustomData, &place, index);
            }
            Some(_) => asides(opened, &placed.shape.asides, &place),
            None => told(opened, placed, &place, index, is_used),
        }
    }
    opened.keep_if_used(part);
    let related = opened.relations(name);
    own(owners, name, &related, &place);
    for tag in parts(&related, "tags") {
        tags(opened, &tag, &place);
    }
}

/// A shape that is no placeholder.
fn told(opened: &mut Opened, placed: Placed, place: &Place, part: u32, is_used: bool) {
    if let Some(hidden) = placed.hidden {
        return unseen(opened, placed, hidden, place, part);
    }
    if !is_used {
        return unseen(opened, placed, Hidden::CustomData, &place.clone().with(Role::Unused), part);
    }
    asides(opened, &placed.shape.asides, place);
    let cells = placed.shape.table.into_iter().flat_map(super::table::Table::finish);
    for text in placed.shape.paragraphs.into_iter().chain(cells.map(|named| named.cell.text(part))) {
        opened.found.block(BlockKind::TextBox, &text, place.clone());
    }
}

/// Whether pages of this kind are only ever printed.
fn is_printed(kind: SlideKind) -> bool {
    matches!(kind, SlideKind::NotesMaster | SlideKind::HandoutMaster)
}

/// Whether a placeholder of this sort stands at the edge of its page.
pub(super) fn is_edge(placeholder: &str) -> bool {
    matches!(placeholder, "hdr" | "ftr" | "dt" | "sldNum")
}

/// Whether what stands at the edge of a page is more than its number or a date.
pub(super) fn says_more_than_a_number(placed: &Placed) -> bool {
    matches!(placed.shape.placeholder.as_deref(), Some("hdr" | "ftr"))
        && placed.shape.paragraphs.iter().any(|paragraph| paragraph.text().contains(char::is_alphanumeric))
}
