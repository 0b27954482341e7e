//! The properties of the document, as the parts of a package say them.

use super::super::flat_opc::escaped;
use super::Piece;
use crate::container::xml::{Event, Xml};

/// Properties that the core part of a package has, as both call them.
const CORE: [(&str, &str); 8] = [
    ("Title", "dc:title"),
    ("Subject", "dc:subject"),
    ("Author", "dc:creator"),
    ("Description", "dc:description"),
    ("Keywords", "cp:keywords"),
    ("Category", "cp:category"),
    ("LastAuthor", "cp:lastModifiedBy"),
    ("Version", "cp:version"),
];

/// Those that the program adds, which are called the same.
const EXTENDED: [&str; 3] = ["Company", "Manager", "HyperlinkBase"];

/// The properties within the element that began last, which are those of the document or (`are_added`) those of an office.
pub(super) fn read(xml: &mut Xml, are_added: bool) -> Vec<Piece> {
    let (mut core, mut extended, mut added) = (String::new(), String::new(), String::new());
    let depth = xml.depth();
    while let Some(event) = xml.within(depth) {
        let Event::Start(element) = event else { continue };
        let name = element.name;
        let text = escaped(xml.gather(0).text());
        if are_added {
            // An element's name has no blanks: they are written by their number.
            let name = escaped(&name.replace("_x0020_", " "));
            added += &format!("<property name=\"{name}\"><vt:lpwstr>{text}</vt:lpwstr></property>");
        } else if let Some((_, own)) = CORE.iter().find(|(of, _)| *of == name) {
            core += &format!("<{own}>{text}</{own}>");
        } else if EXTENDED.contains(&name) {
            extended += &format!("<{name}>{text}</{name}>");
        }
    }
    let standard = "http://schemas.openxmlformats.org";
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"{standard}/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{core}</cp:coreProperties>"
    );
    let extended =
        format!("<Properties xmlns=\"{standard}/officeDocument/2006/extended-properties\">{extended}</Properties>");
    let added = format!(
        "<Properties xmlns=\"{standard}/officeDocument/2006/custom-properties\" xmlns:vt=\"{standard}/officeDocument/2006/docPropsVTypes\">{added}</Properties>"
    );
    let piece = |name: &str, kind, text: String| Piece {
        name: format!("docProps/{name}.xml"),
        kind,
        id: name.to_owned(),
        bytes: text.into_bytes(),
    };
    match are_added {
        true => vec![piece("custom", "custom-properties", added)],
        false => vec![piece("core", "core-properties", core), piece("app", "extended-properties", extended)],
    }
}
