//! What Word keeps for itself: variables of macros, the source of a mail merge, people who worked on the document.

use super::super::ooxml::opened::{Found, Opened};
use super::super::ooxml::relations::Relations;
use super::look::is_on;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::{Hidden, Thing};

/// Reads the settings and the list of people.
pub(super) fn read(opened: &mut Opened, relations: &Relations) {
    for name in ["settings", "people"].iter().filter_map(|kind| relations.parts(kind).next()) {
        let Some(part) = opened.load(name) else { continue };
        let index = opened.next_part();
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) if element.is(Ns::Word, "rsids") => xml.skip(),
                Event::Start(element) => take(&element, index, &mut opened.found),
                _ => {}
            }
        }
        opened.found.gaps.extend(xml.gap(name));
        opened.keep_if_used(part);
    }
}

/// Whether even pages have headers of their own.
pub(super) fn has_even_pages(opened: &mut Opened, relations: &Relations) -> bool {
    let part = relations.parts("settings").next().and_then(|name| opened.package.part(name).ok());
    let Some((part, _)) = part else { return false };
    let mut xml = Xml::new(&part.text, opened.budget);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.is(Ns::Word, "evenAndOddHeaders") => return is_on(&element),
            _ => {}
        }
    }
    false
}

fn take(element: &Element, part: u32, found: &mut Found) {
    let mut tell = |hidden, name, thing: Thing| {
        if let Some(value) = element.value(element.ns, name) {
            found.aside(hidden, &value.gather(part), thing);
        }
    };
    match (element.ns, element.name) {
        (Ns::Word, "docVar") => tell(Hidden::CustomData, "val", Thing::DocumentVariable),
        (Ns::Word, "query") => tell(Hidden::FieldCode, "val", Thing::MailMergeQuery),
        (Ns::Word, "connectString") => tell(Hidden::Path, "val", Thing::MailMergeSource),
        (Ns::Word, "mailSubject") => tell(Hidden::Property, "val", Thing::MailMergeSubject),
        (Ns::WordLater, "presenceInfo") => tell(Hidden::Author, "userId", Thing::ReviewerAccount),
        (Ns::WordLater, "person") => {
            if let Some(author) = element.value(Ns::WordLater, "author") {
                found.author(author, part, Thing::Reviewer);
            }
        }
        _ => {}
    }
}
