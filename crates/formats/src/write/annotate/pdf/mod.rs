//! Annotations of a PDF file (ISO 32000-2, 12.5): a highlight over the letters that a note is about, or, where nothing that a reader
//! sees stands on a page, a note at its edge that names the place.
//!
//! They are appended as an incremental update: the file as it was is the beginning of what is written. What is written is
//! read again before anybody gets it.

mod note;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier};
use hayro_syntax::page::Page;
use memchr::memmem;
use sha2::{Digest, Sha256};

use super::{Author, Note, Removed};
use crate::format::pdf;
use crate::format::pdf::own::{is_own, letters};
use crate::format::pdf::stand::{Stands, stands};
use crate::write::Refusal;
use crate::write::pdf::update::Update;
use crate::write::pdf::{open, raw};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Document, Gap, Limits, Reason};
use note::Placed;

/// The comment with which our update begins; behind it stand the length and the sum of the file as it was.
const MARK: &str = "%hegao annotations ";

/// The file with these notes by `author`. `document` is what [`read`](crate::read) said of `bytes`. Notes of ours that are in the
/// file go.
///
/// # Errors
/// The file is signed, encrypted or damaged; it is not the one that was read; or what was written would read otherwise.
pub fn annotate(
    bytes: &[u8],
    document: &Document,
    notes: &[Note],
    author: &Author,
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let original = before(bytes).unwrap_or(bytes);
    let (pdf, trailer) = open(original)?;
    let pages = stands(&pdf, &Budget::new(limits)).map_err(|_| Refusal::TooLarge)?;
    let is_current =
        |(index, page): (usize, &Stands)| document.parts.get(index).is_some_and(|part| part.text == page.text);
    if !pages.iter().enumerate().all(is_current) {
        return Err(Refusal::Stale);
    }
    let mut update = Update::new(&pdf, trailer);
    let mut added: BTreeMap<ObjectIdentifier, Vec<u32>> = BTreeMap::new();
    let mut number = 0;
    for placed in note::place(&pdf, &pages, document, notes) {
        number += 1;
        let page = pdf.pages()[placed.page].raw().obj_id().ok_or(Refusal::Damaged)?;
        let own = annotation(&mut update, page, &placed, author, number);
        added.entry(page).or_default().push(own);
    }
    list(&pdf, added, &mut update)?;
    let head = format!("{MARK}{} {}\n", original.len(), sum(original));
    let written = update.written(original, &head).ok_or(Refusal::TooLarge)?;
    verify(document, &written, limits)?;
    Ok(written)
}

/// The file without notes of ours: as it was before [`annotate`], or, if another program has saved it since, with an update that takes them
/// off the pages; `None`: it has none.
///
/// # Errors
/// Another program has saved the file since, and it is signed, encrypted or damaged.
pub fn remove(bytes: &[u8], limits: &Limits) -> Result<Option<Removed>, Refusal> {
    if let Some(before) = before(bytes) {
        return Ok(Some(Removed { bytes: before.to_vec(), is_exact: true }));
    }
    let has_own = |pdf: &Pdf| pdf.pages().iter().any(|page| annotations(page).iter().any(|(_, is_own)| *is_own));
    if !Pdf::new(bytes.to_vec()).is_ok_and(|pdf| has_own(&pdf)) {
        return Ok(None);
    }
    let (pdf, trailer) = open(bytes)?;
    let mut update = Update::new(&pdf, trailer);
    list(&pdf, BTreeMap::new(), &mut update)?;
    let written = update.written(bytes, "").ok_or(Refusal::TooLarge)?;
    let document = pdf::read(bytes.to_vec(), &Budget::new(limits)).map_err(|_| Refusal::Damaged)?;
    verify(&document, &written, limits)?;
    Ok(Some(Removed { bytes: written, is_exact: false }))
}

/// What stood before our update, if that is the last and nothing before it has changed.
fn before(bytes: &[u8]) -> Option<&[u8]> {
    let at = memmem::rfind(bytes, MARK.as_bytes())?;
    let said = &bytes[at + MARK.len()..];
    let mut words = said[..memchr::memchr(b'\n', said)?].split(|byte| *byte == b' ');
    let length: usize = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
    let original = bytes.get(..length).filter(|_| length <= at)?;
    let is_last = memmem::find(said, b"%%EOF")? + b"%%EOF\n".len() == said.len();
    (is_last && words.next()? == sum(original).as_bytes()).then_some(original)
}

fn sum(bytes: &[u8]) -> String {
    letters(&Sha256::digest(bytes))
}

/// Adds an annotation with its appearance; returns its number.
fn annotation(update: &mut Update<'_>, page: ObjectIdentifier, placed: &Placed, author: &Author, count: usize) -> u32 {
    let (number, look) = (update.number(), update.number());
    update.add(number, placed.annotation(page, look, author, count));
    update.add(look, placed.appearance());
    number
}

/// Names the new annotations in the lists of their pages, and takes those of ours that are there out of them.
fn list(pdf: &Pdf, mut added: BTreeMap<ObjectIdentifier, Vec<u32>>, update: &mut Update<'_>) -> Result<(), Refusal> {
    let mut users: HashMap<ObjectIdentifier, usize> = HashMap::new();
    for page in pdf.pages().iter() {
        if let Some(list) = page.raw().get_ref("Annots") {
            *users.entry(list.into()).or_default() += 1;
        }
    }
    for page in pdf.pages().iter() {
        let Some(id) = page.raw().obj_id() else { continue };
        let new = added.remove(&id).unwrap_or_default();
        let old = annotations(page);
        if new.is_empty() && !old.iter().any(|(_, is_own)| *is_own) {
            continue;
        }
        let kept = old.into_iter().filter(|(_, is_own)| !is_own).map(|(item, _)| item);
        let items: Vec<String> = kept.chain(new.iter().map(|number| format!("{number} 0 R"))).collect();
        let list = format!("[{}]", items.join(" ")).into_bytes();
        match page.raw().get_ref("Annots").map(ObjectIdentifier::from) {
            // A list of this page alone.
            Some(own) if users[&own] == 1 && pdf.xref().get::<Array<'_>>(own).is_some() => update.replace(own, list),
            _ => update.replace(id, raw::with(page.raw().data(), "Annots", &list).ok_or(Refusal::Damaged)?),
        }
    }
    Ok(())
}

/// The annotations of a page as they are written in its list, and whether they are ours.
fn annotations(page: &Page<'_>) -> Vec<(String, bool)> {
    let Some(all) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let (data, mut at, mut items) = (all.data(), 0, Vec::new());
    for item in all.raw_iter() {
        at = raw::skip(data, at);
        let Some(end) = raw::end(data, at) else { break };
        let own = match item {
            MaybeRef::Ref(id) => page.xref().get::<Dict<'_>>(id.into()),
            MaybeRef::NotRef(object) => object.into_dict(),
        };
        let is_own = own.is_some_and(|own| own.get::<Name<'_>>("Subtype").is_some() && is_own(&own));
        items.push((String::from_utf8_lossy(&data[at..end]).into_owned(), is_own));
        at = end;
    }
    items
}

/// Reads what was written again: it says what the file said.
fn verify(document: &Document, written: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let read = pdf::read(written.to_vec(), &Budget::new(limits)).map_err(|_| Refusal::ReadsOtherwise)?;
    // A page that was written anew stands elsewhere in the file, and what it carries is told in another order.
    let said = |document: &Document| -> Vec<String> {
        let mut texts: Vec<String> = document.parts.iter().map(|part| part.text.clone()).collect();
        texts.sort_unstable();
        texts
    };
    // The state before the update is read too now: what of the file is not read, is not read of it either.
    let is_new = |gap: &&Gap| !matches!(gap.reason, Reason::PdfEarlier { .. });
    let unread = |document: &Document| document.gaps.iter().filter(is_new).count();
    if said(document) == said(&read) && unread(document) == unread(&read) {
        Ok(())
    } else {
        Err(Refusal::ReadsOtherwise)
    }
}
