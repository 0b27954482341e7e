//! What stands in a file's XML: its properties (XMP), and the data and scripts of a form (XFA).

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::information::{Property, property};
use super::{Notes, is_shown};
use crate::hidden::property::name;
use hegao_model::document::place::{Named, Scheme};
use hegao_model::document::{Hidden, Spot, Thing};

/// How deep elements stand in each other, and how many are read.
const MAX_DEPTH: usize = 256;
const MAX_ELEMENTS: usize = 100_000;

/// A text with the names of the elements around it, without prefixes, outermost first.
type Found<'f> = dyn FnMut(&[String], &str) + 'f;

/// The properties of an XMP packet. Whether it was whole.
pub(super) fn metadata(xml: &str, notes: &mut Notes) -> bool {
    walk(xml, &mut |path, text| {
        let Some(Property { hidden, name }) = name(path).and_then(|name| property(name, text)) else { return };
        notes.add("metadata", hidden, text, Spot::Property { scheme: Scheme::Xmp, name: Some(name) });
    })
}

/// The values and scripts of an XFA form, and what it says around its fields where no page does. Whether it was whole.
pub(super) fn form(xml: &str, shown: &str, notes: &mut Notes) -> bool {
    walk(xml, &mut |path, text| {
        if path.iter().any(|name| name == "script") {
            notes.add("scripts", Hidden::Script, text, Thing::FormScript);
        } else if path.iter().any(|name| name == "datasets") && !is_shown(text, shown) {
            let name = path.last().map_or("", String::as_str);
            notes.add("form", Hidden::FormValue, text, Spot::Named { thing: Named::FormField, name: name.into() });
        } else if is_said(path) && !is_shown(text, shown) {
            notes.add("form", Hidden::OnDemand, text, Thing::Form);
        }
    })
}

/// Whether a text with these elements around it is one that a reader sees: of a label, of a caption.
fn is_said(path: &[String]) -> bool {
    let is_in = |name: &str| path.iter().any(|element| element == name);
    is_in("template") && (is_in("exData") || path.last().is_some_and(|name| name == "text"))
}

/// Calls `found` for every text, and for every attribute as if it were an element. Ends at the first fault; whether there
/// was none is returned.
fn walk(xml: &str, found: &mut Found<'_>) -> bool {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut is_element = false;
    for _ in 0..MAX_ELEMENTS {
        match reader.read_event() {
            Ok(Event::Start(start)) if path.len() < MAX_DEPTH => {
                is_element = true;
                tell(&path, &mut text, found);
                path.push(start.local_name().into_inner().to_owned());
                attributes(&mut path, &start, found);
            }
            Ok(Event::Empty(start)) => {
                path.push(start.local_name().into_inner().to_owned());
                attributes(&mut path, &start, found);
                path.pop();
            }
            Ok(Event::End(_)) => {
                tell(&path, &mut text, found);
                path.pop();
            }
            Ok(Event::Text(part)) => text.push_str(&part.into_inner()),
            Ok(Event::CData(part)) => text.push_str(&part.into_inner()),
            Ok(Event::GeneralRef(name)) => text.push_str(&reference(&name.into_inner())),
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
            // A DOCTYPE is refused: what it may define is not wanted.
            Ok(Event::Eof) => return is_element && path.is_empty() && !xml.contains('\0'),
            Ok(Event::DocType(_) | Event::Start(_)) | Err(_) => return false,
        }
    }
    false
}

fn tell(path: &[String], text: &mut String, found: &mut Found<'_>) {
    if !text.trim().is_empty() {
        found(path, text.trim());
    }
    text.clear();
}

fn attributes(path: &mut Vec<String>, start: &BytesStart<'_>, found: &mut Found<'_>) {
    for attribute in start.attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name().into_inner().to_owned();
        if attribute.key.into_inner().starts_with("xml")
            || ["about", "lang", "resource", "parseType"].contains(&name.as_str())
        {
            continue;
        }
        if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
            path.push(name);
            found(path, value.trim());
            path.pop();
        }
    }
}

fn reference(name: &str) -> String {
    let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
        Some(code) => u32::from_str_radix(code, 16).ok(),
        None => code.parse().ok(),
    });
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        _ => code.and_then(char::from_u32).map(String::from).unwrap_or_default(),
    }
}
