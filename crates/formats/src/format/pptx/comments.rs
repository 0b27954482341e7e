//! Comments of both ages: those of a position on the slide (§19.4) and today's threads, and who wrote them.

use super::super::ooxml::opened::Opened;
use super::super::ooxml::relations::Relations;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::layout::flow::Gathered;
use hegao_model::document::place::SlideKind;
use hegao_model::document::{Hidden, Place, Spot, Thing};

/// Reads the comments in the part `name` on the slide at `place`.
pub(super) fn read(opened: &mut Opened, name: &str, place: &Place) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut text = Gathered::new(index);
    let mut number = 0;
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.is(Ns::Presentation, "text") => text = xml.gather(index),
            Event::Start(element) if element.is(Ns::Drawing, "t") => text.append(&xml.gather(index)),
            Event::End(Ns::Drawing, "p" | "br") if !text.is_blank() => text.push_unstored("\n"),
            // An answer stands before the text of what it answers.
            Event::End(_, "cm" | "txBody" | "reply") => {
                let text = std::mem::replace(&mut text, Gathered::new(index));
                if !text.is_blank() {
                    number += 1;
                    opened.found.aside(Hidden::Comment, &text, on(place, number));
                }
            }
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// The comment of this number on the slide at `place`.
fn on(place: &Place, number: usize) -> Place {
    let comment = Place::from(Thing::Comment).numbered(number);
    match &place.spot {
        Spot::Slide { kind, number, title, .. } => comment.on_slide(*kind, *number as usize, title.clone()),
        _ => comment.on_slide(SlideKind::Slide, 0, None),
    }
}

/// Reads who wrote comments.
pub(super) fn authors(opened: &mut Opened, related: &Relations) {
    for kind in ["commentAuthors", "authors"] {
        for name in related.parts(kind).map(str::to_owned).collect::<Vec<_>>() {
            let Some(part) = opened.load(&name) else { continue };
            let index = opened.next_part();
            let mut xml = Xml::new(&part.text, opened.budget);
            while let Some(event) = xml.next() {
                let Event::Start(element) = event else { continue };
                if !matches!(element.name, "cmAuthor" | "author") {
                    continue;
                }
                for (attribute, thing) in [("name", Thing::CommentAuthor), ("userId", Thing::CommentAccount)] {
                    if let Some(value) = element.value(Ns::None, attribute) {
                        opened.found.author(value, index, thing);
                    }
                }
            }
            opened.found.gaps.extend(xml.gap(&name));
            opened.keep_if_used(part);
        }
    }
}
