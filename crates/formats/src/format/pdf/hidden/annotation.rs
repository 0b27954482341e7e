//! Comments and other annotations, and the values of forms.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object};
use hayro_syntax::xref::XRef;

use super::super::appearance::Appearances;
use super::super::own::is_own;
use super::super::string::text_string;
use super::{Notes, dicts, is_shown, string};
use hegao_model::document::place::Named;
use hegao_model::document::{Hidden, Place, Role, Spot};

/// How many fields may stand in each other, and how many annotations of a page are read.
const MAX_DEPTH: usize = 16;
const MAX_ANNOTATIONS: usize = 5_000;

const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

/// The annotations of all pages, up to `pages`.
pub(in crate::format::pdf) fn annotations(pdf: &Pdf, pages: usize, shown: &str, notes: &mut Notes) {
    let mut appearances = Appearances::new(pdf);
    for (index, page) in pdf.pages().iter().enumerate() {
        let mut number = 0;
        let all = dicts(pdf.xref(), page.raw(), "Annots");
        notes.annotations.extend(all.iter().filter_map(Dict::obj_id));
        if index >= pages {
            continue; // That there are too many pages is told.
        }
        notes.is_cut |= all.len() > MAX_ANNOTATIONS;
        for annotation in all.into_iter().take(MAX_ANNOTATIONS) {
            let mut shows = |text: &str| is_shown(text, shown) || appearances.shows(&annotation, text);
            let subtype = annotation.get::<Name<'_>>("Subtype");
            match subtype.as_ref().map(|name| name.as_str()) {
                Some("Widget") => field(pdf.xref(), &annotation, String::new(), shown, MAX_DEPTH, notes),
                Some("Link") => {}
                _ if is_own(&annotation) => {}
                _ if ["Contents", "RC", "T"].iter().all(|key| string(&annotation, key).is_none()) => {}
                _ => {
                    number += 1;
                    comment(&annotation, Some((index as u32 + 1, number)), &mut shows, notes);
                }
            }
        }
    }
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return };
    if let Some(form) = catalog.get::<Dict<'_>>("AcroForm") {
        for root in dicts(pdf.xref(), &form, "Fields") {
            field(pdf.xref(), &root, String::new(), shown, MAX_DEPTH, notes);
        }
    }
    super::information::form(pdf, shown, notes);
}

/// An annotation that no page has any more: programs strike it from the page and leave it in the file.
pub(super) fn unlisted(dict: &Dict<'_>, notes: &mut Notes) {
    let is_one = super::is_name(dict, "Type", b"Annot") && string(dict, "Contents").is_some();
    let is_other = ["Widget", "Link"].iter().any(|other| super::is_name(dict, "Subtype", other.as_bytes()));
    if is_one && !is_other && !is_own(dict) && dict.obj_id().is_some_and(|id| !notes.annotations.contains(&id)) {
        comment(dict, None, &mut |_| false, notes);
    }
}

/// Notes a comment, with the page and its number on it. Whether the page `shows` its text is asked only of what is written onto the page.
fn comment(annotation: &Dict<'_>, listed: Option<(u32, u32)>, shows: &mut dyn FnMut(&str) -> bool, notes: &mut Notes) {
    let flags = annotation.get::<u32>("F").unwrap_or(0);
    let is_hidden = flags & (HIDDEN | NO_VIEW) != 0;
    let place = Place::from(Spot::Annotation { listed, is_hidden });
    // What is written onto the page is read there, unless it is something else.
    let is_drawn = super::is_name(annotation, "Subtype", b"FreeText") && annotation.contains_key("AP") && !is_hidden;
    let text = string(annotation, "Contents").or_else(|| rich_text(annotation));
    if let Some(text) = text.filter(|text| !(is_drawn && shows(text))) {
        notes.add("annotations", Hidden::Comment, &text, place.clone());
    }
    if let Some(author) = string(annotation, "T") {
        notes.add("annotations", Hidden::Author, &author, place.clone().with(Role::Author));
    }
    if let Some(subject) = string(annotation, "Subj").filter(|_| is_hidden) {
        notes.add("annotations", Hidden::Comment, &subject, place.with(Role::Subject));
    }
}

/// The text of a comment that is stored with its form only.
fn rich_text(annotation: &Dict<'_>) -> Option<String> {
    let rich = string(annotation, "RC")?;
    let mut text = String::new();
    let mut is_tag = false;
    for c in rich.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(c),
            _ => {}
        }
    }
    (!text.trim().is_empty()).then_some(text)
}

/// The value of a field, unless a page shows it, and of the fields in it.
fn field<'a>(xref: &'a XRef, dict: &Dict<'a>, outer: String, shown: &str, depth: usize, notes: &mut Notes) {
    if depth == 0 || notes.is_full() {
        notes.is_cut = true;
        return;
    }
    let name = match string(dict, "T") {
        Some(own) if outer.is_empty() => own,
        Some(own) => format!("{outer}.{own}"),
        None => outer,
    };
    for key in ["V", "DV"] {
        let value = match dict.get::<Object<'_>>(key) {
            Some(Object::String(value)) => text_string(value.as_bytes()),
            Some(Object::Stream(value)) => value.decoded_data().map(|data| text_string(&data)).unwrap_or_default(),
            _ => continue,
        };
        if is_shown(&value, shown) {
            continue;
        }
        notes.add(
            "form",
            Hidden::FormValue,
            &value,
            Spot::Named { thing: Named::FormField, name: name.as_str().into() },
        );
    }
    let kids = dicts(xref, dict, "Kids");
    notes.is_cut |= kids.len() > MAX_ANNOTATIONS;
    for kid in kids.into_iter().take(MAX_ANNOTATIONS) {
        field(xref, &kid, name.clone(), shown, depth - 1, notes);
    }
}
