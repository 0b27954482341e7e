//! Parts that a relationship reaches and that no reader has asked for. Each is either known to say nothing, or it is read
//! for what it is: XML for its text, anything else as a file within the file. What cannot be read is a gap, so that no
//! part of any kind, known or not, is passed over in silence.

use super::drawn;
use super::opened::Opened;
use crate::container::embedded;
use crate::container::nested::Lies;
use crate::container::xml::{Event, Xml};
use crate::hidden::telling::is_private;
use hegao_model::document::{Hidden, Reason, Thing};

/// Kinds of parts that hold no text of people, and what they hold.
const SILENT: [(&str, &str); 41] = [
    ("theme", "colours and fonts"),
    ("themeOverride", "colours and fonts"),
    ("fontTable", "names of fonts"),
    ("font", "letters as shapes"),
    ("styles", "looks; those that text has are read with it"),
    ("stylesWithEffects", "looks"),
    ("settings", "switches; those of the main part are read"),
    ("numbering", "numbers of lists; those that text has are read with it"),
    ("webSettings", "switches for web pages"),
    ("keyMapCustomizations", "keys"),
    ("attachedToolbars", "buttons"),
    ("wordVbaData", "names of macros, which are told"),
    ("vbaProjectSignature", "a signature"),
    ("vbaProjectSignatureAgile", "a signature"),
    ("vbaProjectSignatureV3", "a signature"),
    ("origin", "a list of signatures"),
    ("signature", "a signature"),
    ("certificate", "a signature"),
    ("commentsExtended", "which comment answers which"),
    ("commentsIds", "numbers of comments"),
    ("commentsExtensible", "times of comments"),
    ("diagramLayout", "where things stand in a diagram"),
    ("diagramQuickStyle", "looks of a diagram"),
    ("diagramColors", "colours of a diagram"),
    ("diagramDrawing", "the diagram once more, as drawn"),
    ("chartStyle", "looks of a chart"),
    ("chartColorStyle", "colours of a chart"),
    ("calcChain", "the order of reckoning"),
    ("volatileDependencies", "the order of reckoning"),
    ("customXmlProps", "the schema of data"),
    ("pivotTable", "where the values of a cache stand"),
    ("rdRichValueTypes", "names of fields"),
    ("rdRichValueStructure", "names of fields"),
    ("workbookmetadata", "packed notes of Google's for itself, in every file that it exports"),
    ("FeaturePropertyBag", "switches of cells"),
    ("image", "a picture, which is looked into as such"),
    ("hdphoto", "a picture"),
    ("video", "a film"),
    ("audio", "sound"),
    ("media", "a film or sound"),
    ("thumbnail", "a picture"),
];

/// Whether parts of this kind hold no text of people.
pub(crate) fn is_silent(kind: &str) -> bool {
    SILENT.iter().any(|(silent, _)| *silent == kind)
}

/// Kinds that other readers know and that are no XML.
const KNOWN: [&str; 5] = ["vbaProject", "printerSettings", "customProperty", "powerPivotData", "attachedTemplate"];

/// Whether a part of this kind may be read as a file within the file.
pub(crate) fn may_be_file(kind: &str, name: &str) -> bool {
    let is_xml = [".xml", ".vml", ".rels"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    !is_silent(kind) && !KNOWN.contains(&kind) && !is_xml && has_extension(name)
}

fn has_extension(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|file| file.contains('.'))
}

/// Reads the part `name`, which is of this kind, unless it was read or says nothing.
pub(crate) fn read(opened: &mut Opened, kind: &str, name: &str) {
    if is_silent(kind) || opened.package.was_read(name) {
        return;
    }
    let head = match opened.package.head(name, 1024) {
        Ok(head) => head,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let text = crate::encoding::decode(head).text.trim_start().to_ascii_lowercase();
    if text.starts_with('<') && !text.contains("<html") && !text.starts_with("<!doctype") {
        drawn::kept(opened, name);
        return attributes(opened, name);
    }
    let file = name.rsplit('/').next().unwrap_or(name).to_owned();
    match opened.package.read(name) {
        Ok(bytes) => embedded::content(opened, name, &file, bytes, Lies::Bare),
        Err(gap) => opened.found.gaps.push(gap),
    }
}

/// Tells of attributes that hold someone's number or address.
fn attributes(opened: &mut Opened, name: &str) {
    let Some(part) = opened.package.part_again(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        for (_, attribute, value) in element.values() {
            if attribute != "id" && is_private(&value.text()) {
                opened.found.aside(Hidden::CustomData, &value.gather(index), Thing::OtherPartData);
            }
        }
    }
    opened.keep_if_used(part);
}

/// Tells that a part which the document refers to is not in the file, if it would have held text.
pub(crate) fn missing(opened: &mut Opened, kind: &str, name: &str) {
    const FOLLOWED: [&str; 4] = ["hyperlink", "printerSettings", "attachedTemplate", "officeDocument"];
    if has_extension(name) && !is_silent(kind) && !FOLLOWED.contains(&kind) {
        opened.found.gap(name, Reason::MissingPart);
    }
}
