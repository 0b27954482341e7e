//! What lies in the package beside the four parts: pictures, objects, earlier versions, programs, signatures, and what the manifest
//! does not name. Every member is known to say nothing, or it is read.

use std::collections::HashSet;

use super::package::MANIFEST;
use crate::container::embedded;
use crate::container::nested::Lies;
use crate::container::ole;
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::{belongings, drawn, media, signature};
use hegao_model::document::{Hidden, Thing};

/// Members that hold nothing of people: how the program's window looks, where lines break, what else is in the package.
const SILENT: [&str; 4] = ["mimetype", "layout-cache", "manifest.rdf", MANIFEST];

/// Folders of such members.
const SILENT_FOLDERS: [&str; 2] = ["Configurations2/", "Fonts/"];

/// Looks at everything that belongs to the document, of which the text shows what stands in `shown`, in lower case.
pub(super) fn read(opened: &mut Opened, shown: &HashSet<String>) {
    let names: Vec<String> = opened.package.members().iter().map(|member| member.name.clone()).collect();
    let mut pictures = Vec::new();
    for name in &names {
        if opened.package.was_read(name) || SILENT.contains(&name.as_str()) {
            continue;
        }
        if SILENT_FOLDERS.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        match name.split_once('/').map_or("", |(folder, _)| folder) {
            "Pictures" | "ObjectReplacements" => pictures.push(name),
            "Thumbnails" => opened.tell(Hidden::Thumbnail, name, name, Thing::DocumentThumbnail),
            "Basic" | "Scripts" => script(opened, name),
            "Versions" => version(opened, name),
            "META-INF" if name.ends_with("signatures.xml") => signature::read(opened, name),
            _ => object(opened, name),
        }
    }
    // Last, because they may use up what is left to be unpacked.
    for name in pictures {
        media::read(opened, name);
        let is_picture = name.starts_with("Pictures/");
        if is_picture && !shown.contains(&name.to_lowercase()) {
            let file = name.rsplit('/').next().unwrap_or(name);
            opened.tell(Hidden::UnshownPicture, name, file, Thing::UnusedPicture);
        }
    }
    belongings::stray(opened);
}

/// A program in the document. Lists of modules are told too: that there are any is what counts.
fn script(opened: &mut Opened, name: &str) {
    let is_list = name.ends_with("script-lc.xml") || name.ends_with("script-lb.xml");
    if !is_list {
        opened.tell(Hidden::Macro, name, name, Thing::Macro);
    }
}

/// An earlier version, which is a whole document.
fn version(opened: &mut Opened, name: &str) {
    if name.ends_with(".xml") {
        return drawn::kept(opened, name);
    }
    opened.tell(Hidden::EarlierVersion, name, name, Thing::EmbeddedFile);
    bare(opened, name);
}

/// An object: the parts of a document within the document, an object of another program, or something unknown.
fn object(opened: &mut Opened, name: &str) {
    let file = name.rsplit('/').next().unwrap_or(name);
    let is_part = matches!(file, "content.xml" | "styles.xml" | "meta.xml" | "settings.xml");
    if is_part && name.contains('/') {
        // Its text is shown where the object is; what only programs read the sweep looks through.
        if file == "content.xml" {
            drawn::shown(opened, name);
        }
        return;
    }
    if file.ends_with(".xml") || file.ends_with(".rdf") {
        return drawn::kept(opened, name);
    }
    if file == "mimetype" || file == "layout-cache" {
        return;
    }
    let head = opened.package.head(name, 8).unwrap_or_default();
    if head.starts_with(ole::MAGIC) || head.starts_with(b"PK\x03\x04") {
        return embedded::read(opened, name);
    }
    media::read(opened, name);
    if !media::is_picture(name) {
        bare(opened, name);
    }
}

/// Reads a member as a file within the file.
fn bare(opened: &mut Opened, name: &str) {
    let file = name.rsplit('/').next().unwrap_or(name).to_owned();
    match opened.package.read(name) {
        Ok(bytes) => embedded::content(opened, name, &file, bytes, Lies::Bare),
        Err(gap) => opened.found.gaps.push(gap),
    }
}
