//! Relationships and content types (ECMA-376 part 2, §6.5 and §7.2): what a package says of its parts. A part that goes or gets
//! another name does so there as well.

use std::collections::{BTreeMap, BTreeSet};

use super::markup::{Attribute, Tag, Token, characters, escaped, tokens};
use crate::write::splice::Splice;

/// What becomes of parts: those with another name, and those that go. Names without a slash in front.
#[derive(Default)]
pub(super) struct Moves {
    pub(super) renamed: BTreeMap<String, String>,
    pub(super) removed: BTreeSet<String>,
}

impl Moves {
    pub(super) fn is_empty(&self) -> bool {
        self.renamed.is_empty() && self.removed.is_empty()
    }

    /// What is to be put into the relationships `text` of the member `name`.
    pub(super) fn in_relationships(&self, name: &str, text: &str) -> Vec<Splice> {
        let folder = folder_of_source(name);
        let mut splices = Vec::new();
        each_element(text, "Relationship", |tag, element| {
            let is_external = tag.value(text, "TargetMode") == Some("External");
            let Some(target) = attribute(text, tag, "Target").filter(|_| !is_external) else { return };
            let written = said(text, target);
            let (path, fragment) =
                written.split_once('#').map_or((&*written, ""), |(path, _)| (path, &written[path.len()..]));
            let part = resolved(folder, path);
            if has(&self.removed, &part) {
                splices.push(Splice { source: element, text: String::new() });
            } else if let Some(new) = lookup(&self.renamed, &part) {
                let text = escaped(&format!("/{new}{fragment}"));
                splices.push(Splice { source: target.value.clone(), text });
            }
        });
        splices
    }

    /// What is to be put into the content types `text`.
    pub(super) fn in_content_types(&self, text: &str) -> Vec<Splice> {
        let mut splices = Vec::new();
        each_element(text, "Override", |tag, element| {
            let Some(name) = attribute(text, tag, "PartName") else { return };
            let part = said(text, name).trim_start_matches('/').to_owned();
            if has(&self.removed, &part) {
                splices.push(Splice { source: element, text: String::new() });
            } else if let Some(new) = lookup(&self.renamed, &part) {
                splices.push(Splice { source: name.value.clone(), text: escaped(&format!("/{new}")) });
            }
        });
        splices
    }

    /// The relationships of parts that go, which go with them.
    pub(super) fn with_relationships(mut self, names: &[String]) -> Self {
        for name in names.iter().filter(|name| name.ends_with(".rels")) {
            if has(&self.removed, &source_of(name)) {
                self.removed.insert(name.clone());
            }
        }
        self
    }
}

/// The part whose relationships stand in the member `name`.
pub(super) fn source_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let folder = folder.strip_suffix("_rels").unwrap_or(folder);
    format!("{folder}{}", file.strip_suffix(".rels").unwrap_or(file))
}

fn folder_of_source(name: &str) -> &str {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.strip_suffix("_rels").unwrap_or(folder).trim_end_matches('/')
}

fn has(names: &BTreeSet<String>, name: &str) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

fn lookup<'m>(names: &'m BTreeMap<String, String>, name: &str) -> Option<&'m String> {
    names.iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, new)| new)
}

/// The part that `target` means to a part in `folder`.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = path.pop(),
            step => path.push(step),
        }
    }
    path.join("/")
}

fn attribute<'t>(text: &str, tag: &'t Tag, name: &str) -> Option<&'t Attribute> {
    tag.attributes.iter().find(|attribute| &text[attribute.name.clone()] == name)
}

pub(super) fn said(text: &str, attribute: &Attribute) -> String {
    characters(text, attribute.value.clone(), false).into_iter().map(|(_, c)| c).collect()
}

/// Gives each element of this name, with all of it.
pub(super) fn each_element(text: &str, name: &str, mut take: impl FnMut(&Tag, std::ops::Range<usize>)) {
    let tokens = tokens(text, false);
    for (at, token) in tokens.iter().enumerate() {
        let Token::Tag(tag) = token else { continue };
        if tag.is_end || tag.local(text) != name {
            continue;
        }
        let end = tokens[at + 1..].iter().find_map(|token| match token {
            Token::Tag(end) if end.is_end && end.local(text) == name => Some(end.range.end),
            _ => None,
        });
        let end = if tag.is_empty { tag.range.end } else { end.unwrap_or(tag.range.end) };
        take(tag, tag.range.start..end);
    }
}
