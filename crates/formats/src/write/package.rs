//! Edits of the members of a package (ECMA-376 part 2).

use std::collections::BTreeMap;

use hegao_model::document::{Document, Edit, Limits};

use super::annotate::kept;
use super::archive::{Archive, Change};
use super::{Refusal, member};
use crate::reader::read;

/// Where digital signatures lie (ECMA-376 part 2, §10.2).
const SIGNATURES: &str = "_xmlsignatures/";

/// See [`super::document`].
pub(super) fn document(
    name: &str,
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let archive = unsigned(bytes)?;
    let mut by_part: BTreeMap<u32, Vec<Edit>> = BTreeMap::new();
    for edit in edits {
        by_part.entry(edit.part).or_default().push(edit.clone());
    }
    let mut changes = Vec::with_capacity(by_part.len());
    for (index, edits) in by_part {
        let part = document.parts.get(index as usize).ok_or(Refusal::NoPart)?;
        if part.syntax().is_none() {
            return Err(Refusal::Derived);
        }
        let stored = part.name.as_deref().and_then(|name| archive.find(name)).ok_or(Refusal::NoPart)?;
        let bytes = member(document, index, &archive.unpacked(stored, limits.part)?, &edits, limits)?;
        changes.push(Change::Replace { name: stored.to_owned(), bytes });
    }
    let written = rewritten(&archive, changes, limits)?;
    let read = read(name, written.clone(), limits).map_err(|_| Refusal::ReadsOtherwise)?;
    let is_same = read.format == document.format && read.gaps.len() == document.gaps.len();
    if is_same && untouched(&read, edits, document) { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
}

/// The archive with its members changed. What an annotated file kept of the bytes of before goes: they are none that it could still
/// give back, and what is taken out of the file would stand there.
pub(super) fn rewritten(archive: &Archive<'_>, mut changes: Vec<Change>, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    changes.extend(kept(archive, limits).map(|name| Change::Remove { name }));
    archive.rewrite(&changes)
}

/// The archive of a package that nobody has signed.
pub(super) fn unsigned(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    let archive = Archive::open(bytes)?;
    let is_signed = archive.names().any(|name| name.to_lowercase().starts_with(SIGNATURES));
    if is_signed { Err(Refusal::Signed) } else { Ok(archive) }
}

/// Whether all stored parts that no edit is about say what they said. Those that were edited were read back one by one; what was
/// made of a part may have changed with it.
fn untouched(read: &Document, edits: &[Edit], document: &Document) -> bool {
    let is_edited = |index: usize| edits.iter().any(|edit| edit.part as usize == index);
    let same_name = |part: &&hegao_model::document::Part, other: &hegao_model::document::Part| part.name == other.name;
    document
        .parts
        .iter()
        .enumerate()
        .filter(|(index, part)| part.syntax().is_some() && !is_edited(*index))
        .all(|(_, part)| read.parts.iter().filter(|new| same_name(new, part)).any(|new| new.text == part.text))
}
