//! A package (ECMA-376 part 2) without its values: each member by what it is, and then what its parts say of each other.

use std::collections::{BTreeMap, BTreeSet};

use hegao_model::document::{Document, Edit, Format, Limits, Storage, Syntax};

use super::super::Refusal;
use super::super::archive::{Archive, Change};
use super::super::package::unsigned;
use super::super::splice::{Splice, spliced};
use super::markup::Token;
use super::relations::{Moves, each_element};
use super::sweep::Sweep;
use super::{Masking, Redacted, binary, picture, stored};
use crate::encoding::decoded_part;
use crate::reader::read;

/// How many files may lie in each other: as many as are read.
const DEEPEST: usize = 3;

/// The member that says what the others are.
const TYPES: &str = "[Content_Types].xml";

/// What becomes of the members of a package.
struct Package<'p> {
    archive: Archive<'p>,
    document: &'p Document,
    masking: &'p dyn Masking,
    limits: &'p Limits,
    edits: BTreeMap<String, Vec<&'p Edit>>,
    /// Parts in which something stands that no edit can mask.
    unwritable: &'p [String],
    depth: usize,
    changed: BTreeMap<String, Vec<u8>>,
    moves: Moves,
    drops_formula: bool,
    redacted: Redacted,
}

/// See [`super::document`].
pub(super) fn redact(
    name: &str,
    bytes: &[u8],
    document: &Document,
    masking: &dyn Masking,
    limits: &Limits,
) -> Result<Redacted, Refusal> {
    within(name, bytes, document, masking, limits, 0)
}

fn within(
    name: &str,
    bytes: &[u8],
    document: &Document,
    masking: &dyn Masking,
    limits: &Limits,
    depth: usize,
) -> Result<Redacted, Refusal> {
    let archive = unsigned(bytes)?;
    let (edits, unwritable) = masking.edits(name, document);
    let part = |(block, _): &(usize, _)| document.part(&document.blocks[*block]).name.clone();
    let unwritable: Vec<String> = unwritable.iter().filter_map(part).collect();
    let mut by_member: BTreeMap<String, Vec<&Edit>> = BTreeMap::new();
    for edit in &edits {
        let part = document.parts.get(edit.part as usize).ok_or(Refusal::NoPart)?;
        let stored = part.name.as_deref().and_then(|name| archive.find(name)).ok_or(Refusal::NoPart)?;
        by_member.entry(stored.to_owned()).or_default().push(edit);
    }
    let redacted = Redacted::default();
    let mut package = Package {
        archive,
        document,
        masking,
        limits,
        edits: by_member,
        unwritable: &unwritable,
        depth,
        changed: BTreeMap::new(),
        moves: Moves::default(),
        drops_formula: false,
        redacted,
    };
    package.members()?;
    package.written(bytes)
}

impl Package<'_> {
    fn members(&mut self) -> Result<(), Refusal> {
        let names: Vec<String> = self.archive.names().filter(|name| !name.ends_with('/')).map(str::to_owned).collect();
        for name in &names {
            if name.starts_with("[trash]/") {
                // The original, which hegao keeps there for `annotate --remove`.
                self.moves.removed.insert(name.clone());
                continue;
            }
            self.rename(name, &names)?;
            if let Some(bytes) = self.member(name)? {
                self.changed.insert(name.clone(), bytes);
            }
        }
        let is_changed = !self.changed.is_empty() || !self.moves.renamed.is_empty();
        if is_changed {
            let is_thumbnail = |name: &&String| name.to_ascii_lowercase().starts_with("docprops/thumbnail.");
            let thumbnails: Vec<String> = names.iter().filter(is_thumbnail).cloned().collect();
            self.moves.removed.extend(thumbnails);
        }
        if self.drops_formula {
            // The order in which formulas are worked out names each of them; it is made anew.
            self.moves.removed.extend(self.archive.find("xl/calcChain.xml").map(str::to_owned));
        }
        self.sheet_names()?;
        self.redacted.removed = self.moves.removed.iter().cloned().collect();
        let moves = std::mem::take(&mut self.moves).with_relationships(&names);
        if !moves.is_empty() {
            self.relate(&moves, &names)?;
        }
        self.moves = moves;
        Ok(())
    }

    /// The member after all that is to be masked in it; `None`: it stays as it is.
    fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let bytes = self.archive.unpacked(name, self.limits.part)?;
        if picture::is_one(&bytes) {
            return Ok(self.picture(name, &bytes));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return self.file(name, &bytes);
        }
        let (part, _) = decoded_part(Some(name.to_owned()), bytes.clone(), Syntax::Xml);
        let is_text = is_markup(name) || std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'));
        if !is_text {
            return Ok(self.binary(name, &bytes));
        }
        let is_relations = name.ends_with(".rels") || name == TYPES;
        let start = part.text.trim_start();
        let is_html = start
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("<html") || start.eq_ignore_ascii_case("<!doc"));
        let sweep = Sweep {
            masking: self.masking,
            is_markup: start.starts_with('<'),
            is_html,
            is_page: is_page(name),
            is_office: !name.starts_with("customXml/") && !is_html,
            strips: !self.unwritable.is_empty(),
        };
        let edited = match self.edits.get(name) {
            Some(edits) if !is_relations => self.edited(name, &bytes, edits)?,
            _ => bytes,
        };
        let is_edited = self.edits.contains_key(name) && !is_relations;
        if is_relations {
            return self.external(name, &edited);
        }
        match stored::swept(name, &edited, &sweep)? {
            Some((bytes, count, drops_formula)) => {
                self.redacted.swept += count;
                self.drops_formula |= drops_formula;
                Ok(Some(bytes))
            }
            None => Ok(is_edited.then_some(edited)),
        }
    }

    /// A member after its edits, but for what the sweep does better: cells of numbers, formulas, names of sheets.
    fn edited(&self, name: &str, bytes: &[u8], edits: &[&Edit]) -> Result<Vec<u8>, Refusal> {
        let index = edits[0].part as usize;
        let part = &self.document.parts[index];
        let Storage::Stored(_, syntax) = &part.storage else { return Ok(bytes.to_vec()) };
        let reserved = if *syntax == Syntax::Xml { reserved(&part.text) } else { Vec::new() };
        let is_free = |edit: &&&Edit| {
            let Some(range) = part.decoded(edit.bytes.clone()) else { return false };
            let next = reserved.partition_point(|one: &std::ops::Range<usize>| one.end <= range.start);
            edit.part as usize == index && reserved.get(next).is_none_or(|one| range.end <= one.start)
        };
        stored::edited(name, part, bytes, edits.iter().filter(is_free).copied())
    }

    /// A picture in which something is said that is to be masked, or can be no edit.
    fn picture(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let stripped = picture::stripped(bytes).ok().filter(|stripped| stripped != bytes)?;
        let is_named =
            self.unwritable.iter().any(|part| part.as_str() == name || part.starts_with(&format!("{name}/")));
        let texts = [crate::encoding::decode(bytes.to_vec()).text, utf16(bytes), utf16(&bytes[1..])];
        let is_said = || texts.iter().any(|text| !self.masking.stretches(text, true).is_empty());
        if !(is_named || is_said()) {
            return None;
        }
        self.redacted.stripped.push(name.to_owned());
        Some(stripped)
    }

    /// A member that is no text. In macros nothing is overwritten: what stands there is packed, and run.
    fn binary(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        const LEFT: [&str; 3] = ["vbaproject", ".odttf", ".ttf"];
        let lower = name.to_ascii_lowercase();
        if LEFT.iter().any(|left| lower.contains(left)) {
            return None;
        }
        let (written, count) = binary::blanked(bytes, self.masking)?;
        self.redacted.swept += count;
        Some(written)
    }

    /// A file within the file.
    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
        if self.depth >= DEEPEST || Archive::open(bytes).is_ok_and(|inner| inner.find(TYPES).is_none()) {
            return Ok(None);
        }
        // Slides and the like are not read: what is known of the values is looked for in them.
        let unread = || Document::new(Format::Docx, Vec::new(), Vec::new(), Vec::new());
        let document = read(name, bytes.to_vec(), self.limits).unwrap_or_else(|_| unread());
        let Ok(inner) = within(name, bytes, &document, self.masking, self.limits, self.depth + 1) else {
            return Ok(None);
        };
        self.redacted.swept += inner.swept;
        let named = |inner: Vec<String>| inner.into_iter().map(|one| format!("{name}/{one}")).collect::<Vec<_>>();
        self.redacted.removed.extend(named(inner.removed));
        self.redacted.stripped.extend(named(inner.stripped));
        Ok((inner.bytes != bytes).then_some(inner.bytes))
    }

    /// Relationships with what they say of the world outside masked.
    fn external(&mut self, name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
        let (part, _) = decoded_part(Some(name.to_owned()), bytes.to_vec(), Syntax::Xml);
        let sweep = Sweep {
            masking: self.masking,
            is_markup: true,
            is_html: false,
            is_page: false,
            is_office: false,
            strips: false,
        };
        let splices = sweep.splices(&part.text).splices;
        let mut external = Vec::new();
        each_element(&part.text, "Relationship", |tag, element| {
            if tag.value(&part.text, "TargetMode") == Some("External") {
                external.push(element);
            }
        });
        let is_external = |splice: &Splice| {
            external.iter().any(|one| one.start <= splice.source.start && splice.source.end <= one.end)
        };
        let splices: Vec<Splice> = splices.into_iter().filter(is_external).collect();
        self.redacted.swept += splices.len();
        if splices.is_empty() { Ok(None) } else { spliced(&part, bytes, &splices).map(Some) }
    }

    /// Gives a member another name whose own has a value.
    fn rename(&mut self, name: &str, names: &[String]) -> Result<(), Refusal> {
        let stretches = self.masking.stretches(name, true);
        if stretches.is_empty() {
            return Ok(());
        }
        let (mut new, mut at) = (String::new(), 0);
        for (range, mask) in &stretches {
            new.push_str(&name[at..range.start]);
            // With lines for asterisks, an address would look like another one.
            new.push_str(&mask.replace(['*', '/', '\\', '@'], "_"));
            at = range.end;
        }
        new.push_str(&name[at..]);
        // The relationships of a part have its name, and follow it.
        let plain = new.clone();
        let is_taken = |new: &String| {
            let is_same = |other: &String| other.eq_ignore_ascii_case(new);
            names.iter().any(is_same) || self.moves.renamed.values().any(is_same)
        };
        let mut number = 1;
        while is_taken(&new) {
            number += 1;
            let (stem, ending) = plain.rsplit_once('.').ok_or(Refusal::NameTaken)?;
            new = format!("{stem}_{number}.{ending}");
        }
        if is_taken(&new) || new == name {
            return Err(Refusal::NameTaken);
        }
        self.moves.renamed.insert(name.to_owned(), new);
        Ok(())
    }

    /// Says in relationships and content types what became of parts.
    fn relate(&mut self, moves: &Moves, names: &[String]) -> Result<(), Refusal> {
        for name in names.iter().filter(|name| name.ends_with(".rels") || *name == TYPES) {
            if moves.removed.contains(name) {
                continue;
            }
            let bytes = match self.changed.get(name) {
                Some(bytes) => bytes.clone(),
                None => self.archive.unpacked(name, self.limits.part)?,
            };
            let (part, _) = decoded_part(Some(name.clone()), bytes.clone(), Syntax::Xml);
            let splices = match name == TYPES {
                true => moves.in_content_types(&part.text),
                false => moves.in_relationships(name, &part.text),
            };
            if !splices.is_empty() {
                self.changed.insert(name.clone(), spliced(&part, &bytes, &splices)?);
            }
        }
        Ok(())
    }

    /// Two sheets must not come to have one name.
    fn sheet_names(&self) -> Result<(), Refusal> {
        let Some(bytes) = self.changed.get("xl/workbook.xml") else { return Ok(()) };
        let text = crate::encoding::decode(bytes.clone()).text;
        let (mut known, mut is_twice) = (BTreeSet::new(), false);
        each_element(&text, "sheet", |tag, _| {
            let name = tag.value(&text, "name").unwrap_or_default().to_lowercase();
            is_twice |= !known.insert(name);
        });
        if is_twice { Err(Refusal::NameTaken) } else { Ok(()) }
    }

    fn written(mut self, bytes: &[u8]) -> Result<Redacted, Refusal> {
        let mut changes = Vec::new();
        for name in &self.moves.removed {
            self.changed.remove(name);
            changes.push(Change::Remove { name: name.clone() });
        }
        for (from, to) in &self.moves.renamed {
            if self.moves.removed.contains(from) {
                continue;
            }
            match self.changed.remove(from) {
                Some(bytes) => {
                    changes.push(Change::Remove { name: from.clone() });
                    changes.push(Change::Add { name: to.clone(), bytes });
                }
                None => changes.push(Change::Rename { from: from.clone(), to: to.clone() }),
            }
        }
        changes.extend(self.changed.into_iter().map(|(name, bytes)| Change::Replace { name, bytes }));
        let written = if changes.is_empty() { bytes.to_vec() } else { self.archive.rewrite(&changes)? };
        let written = without_remark(written, self.masking);
        Ok(Redacted { bytes: written, ..self.redacted })
    }
}

/// The archive without the remark behind its directory, if that has a value.
fn without_remark(mut bytes: Vec<u8>, masking: &dyn Masking) -> Vec<u8> {
    /// Bytes of the end of the directory, without the remark.
    const END: usize = 22;
    let Some(at) = memchr::memmem::rfind(&bytes, b"PK\x05\x06").map(|at| at + END) else { return bytes };
    let remark = crate::encoding::decode(bytes.get(at..).unwrap_or_default().to_vec()).text;
    if !masking.stretches(&remark, true).is_empty() {
        bytes.truncate(at);
        bytes[at - 2..].fill(0);
    }
    bytes
}

/// Where in a part the sweep knows better than an edit what can stand, in order.
fn reserved(text: &str) -> Vec<std::ops::Range<usize>> {
    const KEPT: [&str; 6] = ["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"];
    let mut reserved = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for token in super::markup::tokens(text, false) {
        let Token::Tag(tag) = token else { continue };
        let local = tag.local(text);
        match open {
            Some((start, name)) if tag.is_end && name == local => {
                reserved.push(start..tag.range.start);
                open = None;
            }
            None if !tag.is_end && !tag.is_empty && (local == "v" || KEPT.contains(&local)) => {
                open = Some((tag.range.end, local));
            }
            _ => {}
        }
        if matches!(local, "sheet" | "worksheetSource" | "dataRef" | "numFmt" | "bookmarkStart")
            || tag.value(text, "location").is_some()
        {
            reserved.push(tag.range);
        }
    }
    reserved.sort_by_key(|range| range.start);
    reserved
}

/// Whether a member is markup by its name.
fn is_markup(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| lower.ends_with(ending))
}

/// Whether a member is what people see.
fn is_page(name: &str) -> bool {
    const PAGES: [&str; 7] = [
        "word/document",
        "word/header",
        "word/footer",
        "word/footnotes",
        "word/endnotes",
        "xl/worksheets/",
        "xl/sharedStrings",
    ];
    PAGES.iter().any(|page| name.starts_with(page))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
