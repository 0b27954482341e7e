//! What comes along with a document: properties, pictures, embedded files, macros, addresses of what lies outside, and
//! parts that nothing refers to any more. Every part is reached as programs reach it, from relationship to relationship.

use std::collections::{HashSet, VecDeque};

use super::opened::Opened;
use super::relations::{Relation, Relations, Target};
use super::{drawn, media, properties, rest, signature};
use crate::container::embedded;
use crate::container::package::Package;
use crate::hidden::address::is_path;
use crate::write::annotate::is_kept;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Hidden, Outside, Reason, Thing};

/// Looks at everything that belongs to the document. Whoever read its text has read the parts that hold text.
pub(crate) fn read(opened: &mut Opened, main: &str) {
    let mut reached = HashSet::from([main.to_lowercase()]);
    let mut queue = VecDeque::from([String::new(), main.to_owned()]);
    let (mut pictures, mut drawings, mut shown) = (Vec::new(), Vec::new(), HashSet::new());
    while let Some(of) = queue.pop_front() {
        let relations = opened.relations(&of);
        let mentioned = mentioned(opened, &of, &relations);
        let outside = relations.list.iter().any(|relation| matches!(relation.target, Target::Outside(_)));
        for relation in &relations.list {
            let Some(name) = relation.part().and_then(|name| opened.package.find(name)).map(str::to_owned) else {
                if let Some(name) = relation.part() {
                    rest::missing(opened, &relation.kind, name);
                }
                continue;
            };
            if mentioned.as_ref().is_none_or(|mentioned| mentioned.contains(&relation.id)) {
                shown.insert(name.clone());
            }
            if reached.insert(name.to_lowercase()) {
                match &*relation.kind {
                    "image" => pictures.push(name.clone()),
                    "diagramDrawing" => drawings.push(name.clone()),
                    kind => part(opened, kind, &name),
                }
                queue.push_back(name);
            }
        }
        if outside {
            links(opened, relations);
        }
    }
    drawn::again(opened, &drawings);
    forgotten(opened, &reached);
    // Last, because they may use up what is left to be unpacked.
    for name in &pictures {
        media::read(opened, name);
        if !shown.contains(name) {
            let file = name.rsplit('/').next().unwrap_or(name);
            opened.tell(Hidden::UnshownPicture, name, file, Thing::UnusedPicture);
        }
    }
    stray(opened);
}

/// Whether [`read`] would look into a picture or read a file within the file. It goes by the same names and relationships
/// as that does, whether or not anything leads to them: a list that cannot be read counts as one that does.
pub(crate) fn are_hazardous(package: &mut Package, budget: &Budget) -> bool {
    let names = package.members().iter().map(|member| member.name.to_lowercase());
    let (lists, others): (Vec<_>, Vec<_>) = names.partition(|name| name.ends_with(".rels"));
    let is_file = |relation: &Relation| {
        let kind = relation.kind.as_str();
        relation.part().is_some_and(|name| FILES.contains(&kind) || rest::may_be_file(kind, name))
    };
    let mut leads_to_file = |name: &String| {
        let mut gaps = Vec::new();
        let related = Relations::stored(package, name, "", budget, &mut gaps);
        related.part.is_none() || related.list.iter().any(is_file)
    };
    // Objects and earlier versions of OpenDocument are called so, by no relationship.
    let is_object = |name: &str| name.starts_with("object") || name.starts_with("versions/");
    others.iter().any(|name| media::is_picture(name) || is_object(name)) || lists.iter().any(&mut leads_to_file)
}

/// The names of the relationships to pictures that the part `of` mentions; `None` if that cannot be told. A picture that no
/// part mentions is shown nowhere.
fn mentioned(opened: &mut Opened, of: &str, relations: &Relations) -> Option<HashSet<String>> {
    let pictures = relations.list.iter().filter(|relation| relation.kind == "image");
    let ids: HashSet<&str> = pictures.map(|relation| relation.id.as_str()).collect();
    let longest = ids.iter().map(|id| id.len()).max()?;
    let kept = opened.parts.iter().position(|part| part.coding().is_some() && part.name.as_deref() == Some(of));
    let loaded = if kept.is_none() && !of.is_empty() { opened.package.part_again(of) } else { None };
    let part = kept.map(|kept| &opened.parts[kept]).or(loaded.as_ref())?;
    let words = part.text.split(['"', '\'']).filter(|word| word.len() <= longest);
    Some(words.filter(|word| ids.contains(word)).map(str::to_owned).collect())
}

/// Kinds of parts that are files of their own.
const FILES: [&str; 2] = ["oleObject", "package"];

/// A part of this kind.
fn part(opened: &mut Opened, kind: &str, name: &str) {
    match kind {
        "core-properties"
        | "extended-properties"
        | "extendedProperties"
        | "custom-properties"
        | "customProperties"
        | "classificationlabels"
        | "customXml" => properties::read(opened, kind, name),
        "thumbnail" => opened.tell(Hidden::Thumbnail, name, name, Thing::DocumentThumbnail),
        "diagramData" | "chart" | "chartEx" | "chartUserShapes" => drawn::read(opened, name),
        "vbaProject" => opened.tell(Hidden::Macro, name, name, Thing::Macro),
        "xlMacrosheet" | "xlIntlMacrosheet" => opened.tell(Hidden::Macro, name, name, Thing::MacroSheet),
        kind if FILES.contains(&kind) => embedded::read(opened, name),
        "control" => {
            opened.tell(Hidden::Script, name, name, Thing::ActiveXControl);
            rest::read(opened, kind, name);
        }
        "webextension" => {
            opened.tell(Hidden::Script, name, name, Thing::AddIn);
            rest::read(opened, kind, name);
        }
        "printerSettings" => media::printer(opened, name),
        "signature" => signature::read(opened, name),
        "aFChunk" | "subDocument" => {
            opened.tell(Hidden::EmbeddedFile, name, name, Thing::MergedDocument);
            embedded::merged(opened, name);
        }
        kind => rest::read(opened, kind, name),
    }
}

/// Tells the addresses of what lies outside.
fn links(opened: &mut Opened, mut relations: Relations) {
    let Some(name) = relations.part.as_ref().and_then(|part| part.name.clone()) else { return };
    let index = opened.next_part();
    let mut told = HashSet::new();
    for relation in &relations.list {
        let Some(address) = relations.address(relation) else { continue };
        let text = address.text();
        // Every document has a template, which as a rule is the program's own.
        if relation.kind == "attachedTemplate" && !text.contains(['/', '\\', ':']) {
            continue;
        }
        let (thing, content) = outside(&relation.kind, &text);
        if told.insert((thing, text.clone().into_owned())) {
            // Where a link leads is for everyone to follow; all else is fetched when the document is opened.
            let hidden = match relation.kind.as_str() {
                _ if is_path(&text) => Hidden::Path,
                "hyperlink" => Hidden::LinkTarget,
                _ => Hidden::ExternalLink,
            };
            opened.found.aside(hidden, &address.gather(index), thing);
            if let Some(what) = content {
                opened.found.gap(&name, Reason::External { what });
            }
        }
    }
    if let Some(part) = relations.part.take() {
        opened.keep_if_used(part);
    }
}

/// What lies outside, and what content of the document that is. A template gives no content, but one that is fetched from
/// the network does what it likes.
fn outside(kind: &str, address: &str) -> (Thing, Option<Outside>) {
    match kind {
        "hyperlink" => (Thing::Hyperlink, None),
        "image" => (Thing::ExternalPicture, Some(Outside::Picture)),
        "video" | "audio" | "media" => (Thing::ExternalMedia, Some(Outside::Media)),
        "attachedTemplate" => (Thing::Template, address.starts_with("http").then_some(Outside::Template)),
        "subDocument" => (Thing::Subdocument, Some(Outside::Subdocument)),
        "aFChunk" => (Thing::MergedDocument, Some(Outside::Merged)),
        "oleObject" | "package" => (Thing::LinkedObject, Some(Outside::Object)),
        "frame" => (Thing::FramePage, Some(Outside::Frame)),
        "mailMergeSource" | "mailMergeHeaderSource" => (Thing::MailMergeSource, None),
        "externalLinkPath" | "externalLink" => (Thing::OtherWorkbook, None),
        _ => (Thing::ExternalLink, None),
    }
}

/// Members that nothing refers to: what programs leave behind, or put aside.
fn forgotten(opened: &mut Opened, reached: &HashSet<String>) {
    let is_known = |name: &str| {
        let name = name.to_lowercase();
        reached.contains(&name) || name.ends_with(".rels") || name == "[content_types].xml"
    };
    let names = opened.package.members().iter().map(|member| &member.name).filter(|name| !is_known(name));
    for name in names.cloned().collect::<Vec<_>>() {
        media::read(opened, &name);
        if is_kept(&name, opened.package.bytes(), &opened.budget.limits()) {
            continue;
        }
        drawn::forgotten(opened, &name);
    }
}

/// Bytes beside the members.
pub(crate) fn stray(opened: &mut Opened) {
    for stray in std::mem::take(&mut opened.package.stray) {
        let text = match stray.text {
            Some(text) => text,
            None => format!("{} 字节", stray.bytes.end - stray.bytes.start),
        };
        opened.tell(Hidden::StrayBytes, "（压缩包）", &text, stray.place);
    }
}

#[cfg(test)]
#[path = "belongings_tests.rs"]
mod tests;
