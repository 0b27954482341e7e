//! Parts that a relationship reaches and that no reader has asked for. Each is either known to say nothing, or it is read
//! for what it is: XML for its text, anything else as a file within the file. What cannot be read is a gap, so that no
//! part of any kind, known or not, is passed over in silence.

use super::drawn;
use super::opened::Opened;
use crate::container::embedded;
use crate::container::nested::Lies;
use crate::detect::{self, Kind};
use hegao_model::document::{Format, Reason};

/// Kinds of parts that hold no text of people, and what they hold.
const SILENT: [(&str, &str); 39] = [
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
    ("certificate", "a signature"),
    ("commentsExtended", "which comment answers which"),
    ("commentsIds", "numbers of comments"),
    ("commentsExtensible", "times of comments"),
    ("diagramLayout", "where things stand in a diagram"),
    ("diagramQuickStyle", "looks of a diagram"),
    ("diagramColors", "colours of a diagram"),
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

/// Bytes of a part that tell what it is.
const HEAD: u64 = 1024;

/// Kinds that other readers know and that are no XML.
const KNOWN: [&str; 5] = ["vbaProject", "printerSettings", "customProperty", "powerPivotData", "attachedTemplate"];

/// Whether a part of this kind may be read as a file within the file.
pub(crate) fn may_be_file(kind: &str, name: &str) -> bool {
    !is_silent(kind) && !KNOWN.contains(&kind) && !is_markup(name) && has_extension(name)
}

/// Whether a part is markup by its name.
pub(crate) fn is_markup(name: &str) -> bool {
    [".xml", ".vml", ".rels"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
}

fn has_extension(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|file| file.contains('.'))
}

/// Reads the part `name`, which is of this kind, unless it was read. Of markup that people do not write nothing is told here:
/// what is private in it, the sweep tells.
pub(crate) fn read(opened: &mut Opened, kind: &str, name: &str) {
    if opened.package.was_read(name) || is_silent(kind) && is_markup(name) {
        return;
    }
    let head = match opened.package.head(name, HEAD) {
        Ok(head) => head,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    if is_silent(kind) && !is_text(name, &head) {
        return;
    }
    let text = crate::encoding::decode(head).text.trim_start().to_ascii_lowercase();
    if text.starts_with('<') && !text.contains("<html") && !text.starts_with("<!doctype") {
        opened.unnamed_markup.insert(name.to_owned());
        return drawn::kept(opened, name);
    }
    let file = name.rsplit('/').next().unwrap_or(name).to_owned();
    match opened.package.read(name) {
        Ok(bytes) => embedded::content(opened, name, &file, bytes, Lies::Bare),
        Err(gap) => opened.found.gaps.push(gap),
    }
}

/// Whether what begins so is text, whatever kind of part it is said to be.
fn is_text(name: &str, head: &[u8]) -> bool {
    matches!(detect::kind(name, head), Kind::Read(format) if format != Format::Pdf)
}

/// Tells that a part which the document refers to is not in the file, if it would have held text.
pub(crate) fn missing(opened: &mut Opened, kind: &str, name: &str) {
    const FOLLOWED: [&str; 4] = ["hyperlink", "printerSettings", "attachedTemplate", "officeDocument"];
    if has_extension(name) && !is_silent(kind) && !FOLLOWED.contains(&kind) {
        opened.found.gap(name, Reason::MissingPart);
    }
}
