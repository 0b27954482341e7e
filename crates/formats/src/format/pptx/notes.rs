//! What a speaker has noted below a slide (§13.3.5), and the tags that programs put on things (§19.3.3).

use std::collections::HashMap;

use super::emit::{Emit, unseen};
use super::own;
use super::surface::Surface;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::format::ooxml::opened::Opened;
use crate::hidden::telling::tells;
use hegao_model::document::place::{Place, SlideKind};
use hegao_model::document::{Hidden, Spot, Thing};

/// Reads the notes in the part `name`, which are those of the slide `number`.
pub(super) fn read(opened: &mut Opened, emit: &Emit, owners: &mut HashMap<String, Place>, name: &str, number: usize) {
    // Whoever refers to a part twice does not say more.
    if opened.package.was_read(name) {
        return;
    }
    let place = Place::slide(SlideKind::Notes, number, None);
    let related = opened.relations(name);
    super::own(owners, name, &related, &place);
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let surface = Surface::read(&part.text, index, name, emit.size(), opened.budget);
    opened.found.gaps.extend(surface.gap);
    for placed in surface.shapes {
        let is_edge = placed.shape.placeholder.as_deref().is_some_and(own::is_edge);
        let hidden = if is_edge { Hidden::CustomData } else { Hidden::SpeakerNotes };
        if !is_edge || own::says_more_than_a_number(&placed) {
            unseen(opened, placed, hidden, &place, index);
        }
    }
    opened.keep_if_used(part);
}

/// Tells what tags in the part `name` say to people. What is private in them in any other way the sweep tells.
pub(super) fn tags(opened: &mut Opened, name: &str, place: &Place) {
    if opened.package.was_read(name) {
        return;
    }
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        let value = element.value(Ns::None, "val").filter(|_| element.is(Ns::Presentation, "tag"));
        if let Some(value) = value.filter(|value| tells(&value.text())) {
            let tag = Place::from(Thing::Tag);
            let tag = match &place.spot {
                Spot::Slide { kind, number, title, .. } => tag.on_slide(*kind, *number as usize, title.clone()),
                _ => tag,
            };
            opened.found.aside(Hidden::CustomData, &value.gather(index), tag);
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}
