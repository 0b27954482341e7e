//! Documents and workbooks: parts that go, and what goes from the others.

use std::collections::{BTreeMap, BTreeSet};

use hegao_model::document::{Limits, Syntax};

use super::super::super::Refusal;
use super::super::super::archive::{Archive, Change};
use super::super::super::package::unsigned;
use super::super::picture;
use super::super::relations::{Moves, each_element, resolved, source_of};
use super::elements::{Element, elements, in_order};
use super::{Cleaned, Item, Kept, changes};
use crate::encoding::decoded_part;
use crate::write::splice::{Splice, spliced};

/// Sorts of relationships, by the last step of their address, whose parts go as a whole.
const PARTS: [(&str, Item); 13] = [
    ("comments", Item::Comments),
    ("commentsExtended", Item::Comments),
    ("commentsIds", Item::Comments),
    ("commentsExtensible", Item::Comments),
    ("threadedComment", Item::Comments),
    ("people", Item::People),
    ("person", Item::People),
    ("custom-properties", Item::CustomProperties),
    ("customXml", Item::CustomXml),
    ("thumbnail", Item::Thumbnail),
    ("printerSettings", Item::Printer),
    ("revisionHeaders", Item::Changes),
    ("usernames", Item::Changes),
];

/// Elements that go from any part, by their names.
const ELEMENTS: [(&str, Item); 16] = [
    ("creator", Item::Author),
    ("lastModifiedBy", Item::Author),
    ("Company", Item::Author),
    ("Manager", Item::Author),
    ("docVars", Item::Variables),
    ("rsids", Item::EditingIds),
    ("attachedTemplate", Item::Paths),
    ("absPath", Item::Paths),
    ("HyperlinkBase", Item::Paths),
    ("commentRangeStart", Item::Comments),
    ("commentRangeEnd", Item::Comments),
    ("commentReference", Item::Comments),
    ("dataBinding", Item::CustomXml),
    ("printerSettings", Item::Printer),
    ("fileSharing", Item::Author),
    ("userNames", Item::Author),
];

/// Properties but those of who wrote it, its title and its days.
const PROPERTIES: [&str; 13] = [
    "subject",
    "keywords",
    "description",
    "category",
    "contentStatus",
    "identifier",
    "version",
    "revision",
    "lastPrinted",
    "Template",
    "TotalTime",
    "AppVersion",
    "DocSecurity",
];

struct Package<'p> {
    archive: Archive<'p>,
    names: Vec<String>,
    items: &'p [Item],
    limits: &'p Limits,
    moves: Moves,
    removed: BTreeMap<Item, usize>,
    kept: BTreeMap<Kept, usize>,
    changed: BTreeMap<String, Vec<u8>>,
}

pub(super) fn clean(bytes: &[u8], items: &[Item], limits: &Limits) -> Result<Cleaned, Refusal> {
    let archive = unsigned(bytes)?;
    let names: Vec<String> = archive.names().filter(|name| !name.ends_with('/')).map(str::to_owned).collect();
    let mut package = Package {
        archive,
        names,
        items,
        limits,
        moves: Moves::default(),
        removed: BTreeMap::new(),
        kept: BTreeMap::new(),
        changed: BTreeMap::new(),
    };
    package.parts()?;
    package.drawings()?;
    for name in package.names.clone() {
        package.member(&name)?;
    }
    package.relate()?;
    let mut changes: Vec<Change> = Vec::new();
    for name in &package.moves.removed {
        package.changed.remove(name);
        changes.push(Change::Remove { name: name.clone() });
    }
    changes.extend(package.changed.into_iter().map(|(name, bytes)| Change::Replace { name, bytes }));
    let bytes = if changes.is_empty() { bytes.to_vec() } else { package.archive.rewrite(&changes)? };
    Ok(Cleaned { bytes, removed: package.removed, kept: package.kept })
}

impl Package<'_> {
    fn wants(&self, item: Item) -> bool {
        self.items.contains(&item)
    }

    fn count(&mut self, item: Item, count: usize) {
        if count > 0 {
            *self.removed.entry(item).or_default() += count;
        }
    }

    fn text(&self, name: &str) -> Result<String, Refusal> {
        let bytes = self.archive.unpacked(name, self.limits.part)?;
        Ok(decoded_part(Some(name.to_owned()), bytes, Syntax::Xml).0.text)
    }

    /// Parts that go as a whole, by how others refer to them.
    fn parts(&mut self) -> Result<(), Refusal> {
        let mut gone: BTreeMap<String, Item> = BTreeMap::new();
        for name in self.names.iter().filter(|name| name.ends_with(".rels")) {
            let text = self.text(name)?;
            let source = source_of(name);
            let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            each_element(&text, "Relationship", |tag, _| {
                let kind = tag.value(&text, "Type").unwrap_or_default().rsplit('/').next().unwrap_or_default();
                let is_external = tag.value(&text, "TargetMode") == Some("External");
                let found = PARTS.iter().find(|(of, _)| *of == kind).filter(|_| !is_external);
                if let Some((_, item)) = found {
                    gone.insert(resolved(&folder, tag.value(&text, "Target").unwrap_or_default()), *item);
                }
            });
        }
        for name in &self.names {
            let folder = name.split('/').next().unwrap_or_default();
            if folder == "customXml" {
                gone.insert(name.clone(), Item::CustomXml);
            }
            if name.starts_with("xl/revisions/") {
                gone.insert(name.clone(), Item::Changes);
            }
        }
        for (name, item) in gone {
            let Some(stored) = self.names.iter().find(|one| one.eq_ignore_ascii_case(&name)).cloned() else { continue };
            if self.wants(item) && !self.moves.removed.contains(&stored) {
                // A comment is counted where it is anchored, and a part that only belongs to another is none.
                let is_counted = !name.contains("/_rels/") && !name.contains("itemProps");
                let count = if item == Item::Comments { self.comments(&stored)? } else { usize::from(is_counted) };
                self.count(item, count);
                self.moves.removed.insert(stored);
            }
        }
        Ok(())
    }

    /// How many comments stand in a part.
    fn comments(&self, name: &str) -> Result<usize, Refusal> {
        let text = self.text(name)?;
        let mut count = 0;
        ["comment", "threadedComment"].iter().for_each(|local| each_element(&text, local, |_, _| count += 1));
        Ok(count)
    }

    /// The drawings of a sheet's notes, which go with the comments, if they draw nothing else.
    fn drawings(&mut self) -> Result<(), Refusal> {
        if !self.wants(Item::Comments) {
            return Ok(());
        }
        for name in self
            .names
            .clone()
            .iter()
            .filter(|name| name.to_ascii_lowercase().ends_with(".vml") && name.starts_with("xl/"))
        {
            let text = self.text(name)?;
            let (mut shapes, mut notes) = (0, 0);
            each_element(&text, "ClientData", |tag, _| {
                shapes += 1;
                notes += usize::from(tag.value(&text, "ObjectType") == Some("Note"));
            });
            if shapes == notes && notes > 0 {
                self.moves.removed.insert(name.clone());
            }
        }
        Ok(())
    }

    /// What goes from a part that stays.
    fn member(&mut self, name: &str) -> Result<(), Refusal> {
        if self.moves.removed.contains(name) {
            return Ok(());
        }
        let bytes = self.archive.unpacked(name, self.limits.part)?;
        if picture::is_one(&bytes) {
            if let Some(stripped) =
                picture::stripped(&bytes).ok().filter(|stripped| self.wants(Item::Pictures) && *stripped != bytes)
            {
                self.count(Item::Pictures, 1);
                self.changed.insert(name.to_owned(), stripped);
            }
            return Ok(());
        }
        let is_xml = name.ends_with(".xml") || name.ends_with(".vml");
        if !is_xml || name == "[Content_Types].xml" || bytes.contains(&0) && !bytes.starts_with(b"\xFF\xFE") {
            return Ok(());
        }
        let damaged = || Refusal::Structure { part: name.to_owned() };
        let (part, _) = decoded_part(Some(name.to_owned()), bytes.clone(), Syntax::Xml);
        let text = &part.text;
        let splices = in_order(self.elements(name, text).ok_or_else(damaged)?);
        let mut written = bytes.clone();
        if !splices.is_empty() {
            written = spliced(&part, &bytes, &splices)?;
        }
        if self.wants(Item::Changes) && name.starts_with("word/") {
            let (part, _) = decoded_part(Some(name.to_owned()), written.clone(), Syntax::Xml);
            let (splices, count) = changes::accepted(&part.text).ok_or_else(damaged)?;
            self.count(Item::Changes, count);
            if count > 0 {
                written = spliced(&part, &written, &splices)?;
            }
        }
        if written != bytes {
            self.changed.insert(name.to_owned(), written);
        }
        Ok(())
    }

    /// The elements and attributes that go from a part.
    fn elements(&mut self, name: &str, text: &str) -> Option<Vec<Splice>> {
        let elements = elements(text)?;
        let is_properties = name.to_ascii_lowercase().starts_with("docprops/");
        let mut splices = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let local = element.local(text);
            let item = match ELEMENTS.iter().find(|(of, _)| *of == local) {
                // Only in the properties are these words no other's.
                Some((_, Item::Author)) if !is_properties && !matches!(local, "fileSharing" | "userNames") => None,
                Some((_, item)) => Some(*item),
                None if is_properties && PROPERTIES.contains(&local) => Some(Item::Properties),
                None if local == "legacyDrawing" && self.is_gone(name, element, text) => Some(Item::Comments),
                None if local == "r" && is_hidden(&elements, index, text) => Some(Item::HiddenText),
                None => None,
            };
            if let Some(item) = item.filter(|item| self.wants(*item)) {
                splices.push(element.gone());
                // Comments were counted.
                self.count(item, usize::from(item != Item::Comments));
                continue;
            }
            self.attributes(element, text, &mut splices);
            self.keep(element, text);
        }
        Some(splices)
    }

    /// Attributes that go: what tells one editing from another, and what leads to the settings of a printer.
    fn attributes(&mut self, element: &Element, text: &str, splices: &mut Vec<Splice>) {
        for attribute in &element.tag.attributes {
            let name = &text[attribute.name.clone()];
            let is_setting = element.local(text) == "pageSetup" && name.ends_with(":id");
            let item = match name.strip_prefix("w:") {
                Some(name) if name.starts_with("rsid") => Item::EditingIds,
                _ if is_setting => Item::Printer,
                _ => continue,
            };
            if !self.wants(item) {
                continue;
            }
            let start = text[..attribute.name.start].trim_end().len();
            splices.push(Splice { source: start..attribute.value.end + 1, text: String::new() });
            self.count(item, usize::from(item == Item::EditingIds));
        }
    }

    /// Tells what is hidden and stays.
    fn keep(&mut self, element: &Element, text: &str) {
        let is_on = |name: &str| element.tag.value(text, name).is_some_and(|value| matches!(value, "1" | "true"));
        let kept = match element.local(text) {
            "sheet" if element.tag.value(text, "state").is_some_and(|state| state != "visible") => Kept::Sheets,
            "row" if is_on("hidden") => Kept::Rows,
            "col" if is_on("hidden") => Kept::Columns,
            "definedName" if is_on("hidden") => Kept::Names,
            _ => return,
        };
        *self.kept.entry(kept).or_default() += 1;
    }

    /// Whether the element of a part refers to one that goes.
    fn is_gone(&self, name: &str, element: &Element, text: &str) -> bool {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let Some(id) = element.tag.value(text, "id") else { return false };
        let relations = format!("{folder}/_rels/{file}.rels");
        let Ok(relations) = self.text(&relations) else { return false };
        let mut is_gone = false;
        each_element(&relations, "Relationship", |tag, _| {
            let target = resolved(folder, tag.value(&relations, "Target").unwrap_or_default());
            is_gone |= tag.value(&relations, "Id") == Some(id) && self.moves.removed.contains(&target);
        });
        is_gone
    }

    /// Relationships and content types of what goes.
    fn relate(&mut self) -> Result<(), Refusal> {
        let moves = std::mem::take(&mut self.moves).with_relationships(&self.names);
        let wants_paths = self.wants(Item::Paths);
        for name in self.names.clone() {
            let is_types = name == "[Content_Types].xml";
            if !(is_types || name.ends_with(".rels")) || moves.removed.contains(&name) {
                continue;
            }
            let bytes = self.archive.unpacked(&name, self.limits.part)?;
            let (part, _) = decoded_part(Some(name.clone()), bytes.clone(), Syntax::Xml);
            let mut splices =
                if is_types { moves.in_content_types(&part.text) } else { moves.in_relationships(&name, &part.text) };
            each_element(&part.text, "Relationship", |tag, source| {
                let is_template = tag.value(&part.text, "Type").is_some_and(|kind| kind.ends_with("/attachedTemplate"));
                if is_template && wants_paths {
                    splices.push(Splice { source, text: String::new() });
                }
            });
            let splices = in_order(splices);
            if !splices.is_empty() {
                self.changed.insert(name.clone(), spliced(&part, &bytes, &splices)?);
            }
        }
        self.moves = moves;
        Ok(())
    }
}

/// Whether a run is formatted as hidden and holds nothing that others count on: the marks of a field, of a note.
fn is_hidden(elements: &[Element], index: usize, text: &str) -> bool {
    const NEEDED: [&str; 8] = [
        "fldChar",
        "instrText",
        "footnoteReference",
        "endnoteReference",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
    ];
    let run = &elements[index];
    let within = || elements[index + 1..].iter().take_while(|element| element.whole.start < run.whole.end);
    let names: BTreeSet<&str> = within().map(|element| element.local(text)).collect();
    let is_vanished = |element: &Element| {
        let value = element.tag.value(text, "val");
        element.local(text) == "vanish" && !value.is_some_and(|value| matches!(value, "0" | "false" | "off"))
    };
    let is_own = |element: &&Element| {
        let properties = element.parent.map(|parent| &elements[parent]);
        properties.is_some_and(|properties| properties.local(text) == "rPr" && properties.parent == Some(index))
    };
    within().filter(is_own).any(is_vanished) && NEEDED.iter().all(|needed| !names.contains(needed))
}
