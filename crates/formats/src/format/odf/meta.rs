//! The properties of a document (ODF 1.3 part 3, §4.3): who wrote it, printed it, with which template, and what an office has added.

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::hidden::address::is_path;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place};

/// Reads the properties in `text`, the text of the part `name`, which is kept next. Dates and counters are not told: every file has
/// them, and they say nothing of a person.
pub(crate) fn read(opened: &mut Opened, text: &str, name: &str) {
    let mut xml = Xml::new(text, opened.budget);
    let mut in_meta = false;
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.is(Ns::OdfOffice, "meta") => in_meta = true,
            Event::End(Ns::OdfOffice, "meta") => break,
            Event::Start(element) if in_meta => property(opened, &element, &mut xml),
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
}

fn property(opened: &mut Opened, element: &Element, xml: &mut Xml) {
    let part = opened.next_part();
    let (hidden, field) = match (element.ns, element.name) {
        (Ns::OdfMeta, "initial-creator") => (Hidden::Author, Field::Author),
        (Ns::Core, "creator") => (Hidden::Author, Field::LastModifiedBy),
        (Ns::OdfMeta, "printed-by") => (Hidden::Author, Field::Editor),
        (Ns::Core, "contributor") => (Hidden::Author, Field::Editor),
        (Ns::Core, "publisher") => (Hidden::Company, Field::Company),
        (Ns::Core, "title") => (Hidden::Property, Field::Title),
        (Ns::Core, "subject") => (Hidden::Property, Field::Subject),
        (Ns::Core, "description") => (Hidden::Property, Field::Comments),
        (Ns::OdfMeta, "keyword") => (Hidden::Property, Field::Keywords),
        (Ns::Core, "identifier") => (Hidden::Property, Field::Identifier),
        (Ns::Core, "rights") => (Hidden::Property, Field::Rights),
        (Ns::Core, "source" | "relation" | "coverage") => (Hidden::Property, Field::Description),
        (Ns::OdfMeta, "template" | "auto-reload" | "hyperlink-behaviour") => return address(opened, element),
        (Ns::OdfMeta, "user-defined") => return added(opened, element, xml),
        _ => return,
    };
    let text = xml.gather(part);
    let place = Place::property(Scheme::Document, field);
    match hidden {
        Hidden::Author => opened.found.name(&text, place),
        _ => opened.found.aside(hidden, &text, place),
    }
}

/// Where a template lay. Its name alone says nothing.
fn address(opened: &mut Opened, element: &Element) {
    let part = opened.next_part();
    let Some(address) = element.value(Ns::XLink, "href").filter(|address| address.raw().contains(['/', '\\'])) else {
        return;
    };
    let hidden = if is_path(&address.text()) { Hidden::Path } else { Hidden::ExternalLink };
    opened.found.aside(hidden, &address.gather(part), Place::property(Scheme::Document, Field::Template));
}

/// A property that a program or an office has added. The names of WPS begin alike.
fn added(opened: &mut Opened, element: &Element, xml: &mut Xml) {
    let part = opened.next_part();
    let name = element.text(Ns::OdfMeta, "name").unwrap_or_default();
    let text = xml.gather(part);
    let place = Place::called(Scheme::Custom, &name);
    let hidden = match () {
        () if name.starts_with("KSO") || name == "ICV" => Hidden::BuildId,
        () if is_path(text.text()) => Hidden::Path,
        () if ["Author", "Owner", "DisplayName", "SetBy"].iter().any(|word| name.ends_with(word)) => {
            return opened.found.name(&text, place);
        }
        () if matches!(&*name, "Company" | "单位") => Hidden::Company,
        // Those of Office that only count.
        () if matches!(
            &*name,
            "AppVersion" | "DocSecurity" | "ScaleCrop" | "LinksUpToDate" | "ShareDoc" | "HyperlinksChanged"
        ) =>
        {
            return;
        }
        () => Hidden::CustomProperty,
    };
    opened.found.aside(hidden, &text, place);
}
