//! The properties of a document: who wrote it, for whom, with what; and the data that programs store beside the text.

use super::mashup;
use super::opened::{Found, Opened};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::hidden::address::is_path;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place, Thing};

/// Reads the properties in the part `name`, which is of this kind. Dates and counters are not told: every file has
/// them, and they say nothing of a person.
pub(crate) fn read(opened: &mut Opened, kind: &str, name: &str) {
    let Some(part) = opened.load(name) else { return };
    if kind == "customXml" && mashup::read(opened, name, &part.text) {
        return;
    }
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let found = &mut opened.found;
    match kind {
        "core-properties" => each(&mut xml, |element, xml| core(element, xml, index, found)),
        "extended-properties" | "extendedProperties" => {
            each(&mut xml, |element, xml| extended(element, xml, index, found));
        }
        "custom-properties" | "customProperties" => each(&mut xml, |element, xml| custom(element, xml, index, found)),
        "classificationlabels" => each(&mut xml, |element, _| label(element, index, found)),
        _ => data(&mut xml, index, found),
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

fn each<'a>(xml: &mut Xml<'a>, mut take: impl FnMut(&Element<'a>, &mut Xml<'a>)) {
    while let Some(event) = xml.next() {
        if let Event::Start(element) = event {
            take(&element, xml);
        }
    }
}

fn core(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if element.ns != Ns::Core {
        return;
    }
    let (hidden, field) = match element.name {
        "creator" => (Hidden::Author, Field::Author),
        "lastModifiedBy" => (Hidden::Author, Field::LastModifiedBy),
        "title" => (Hidden::Property, Field::Title),
        "subject" => (Hidden::Property, Field::Subject),
        "description" => (Hidden::Property, Field::Comments),
        "keywords" => (Hidden::Property, Field::Keywords),
        "category" => (Hidden::Property, Field::Category),
        "contentStatus" => (Hidden::Property, Field::Status),
        "identifier" => (Hidden::Property, Field::Identifier),
        "version" => (Hidden::Property, Field::Version),
        "contributor" => (Hidden::Author, Field::Editor),
        "publisher" => (Hidden::Company, Field::Company),
        "rights" => (Hidden::Property, Field::Rights),
        "source" | "relation" | "coverage" => (Hidden::Property, Field::Description),
        _ => return,
    };
    let text = xml.gather(part);
    let place = Place::property(Scheme::Document, field);
    if hidden == Hidden::Author { found.name(&text, place) } else { found.aside(hidden, &text, place) }
}

fn extended(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if element.ns != Ns::Extended {
        return;
    }
    let (hidden, field) = match element.name {
        "Company" => (Hidden::Company, Field::Company),
        "Manager" => (Hidden::Author, Field::Manager),
        "Template" => (Hidden::Path, Field::Template),
        "HyperlinkBase" => (Hidden::ExternalLink, Field::HyperlinkBase),
        _ => return,
    };
    let text = xml.gather(part);
    let hidden = if is_path(text.text()) { Hidden::Path } else { hidden };
    let place = Place::property(Scheme::Document, field);
    // The name of a template alone says nothing.
    match hidden {
        Hidden::Author => found.name(&text, place),
        Hidden::Path if !text.text().contains(['\\', '/']) => {}
        _ => found.aside(hidden, &text, place),
    }
}

/// A property that a program or an office has added. The names of WPS begin alike.
fn custom(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if !element.is(Ns::Custom, "property") {
        return;
    }
    let name = element.text(Ns::None, "name").unwrap_or_default();
    let text = xml.gather(part);
    let place = Place::called(Scheme::Custom, &name);
    let is_build = name.starts_with("KSO") || name == "ICV";
    // Mail programs note who sent a document for review; programs that label documents, who did.
    let is_author = ["Author", "Owner", "DisplayName", "SetBy"].iter().any(|word| name.ends_with(word));
    let hidden = match () {
        () if is_build => Hidden::BuildId,
        () if is_path(text.text()) => Hidden::Path,
        () if is_author => return found.name(&text, place),
        () => Hidden::CustomProperty,
    };
    found.aside(hidden, &text, place);
}

/// A label of sensitivity names the office's directory.
fn label(element: &Element, part: u32, found: &mut Found) {
    if element.name == "label" {
        for name in ["id", "siteId"] {
            if let Some(value) = element.value(Ns::None, name) {
                found.aside(Hidden::CustomProperty, &value.gather(part), Thing::SensitivityLabel);
            }
        }
    }
}

/// Data beside the text: what it says, not how it is called.
fn data(xml: &mut Xml, part: u32, found: &mut Found) {
    let mut all = Gathered::new(part);
    while let Some(event) = xml.next() {
        let Event::Text(text, origin) = event else { continue };
        if text.trim().is_empty() {
            continue;
        }
        if !all.is_blank() {
            all.push_unstored("\n");
        }
        all.push(&text, origin);
    }
    found.aside(Hidden::CustomData, &all, Thing::CustomData);
}
