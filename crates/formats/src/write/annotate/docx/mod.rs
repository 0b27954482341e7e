//! Comments and tracked changes in Word documents.
//!
//! Marks are put between the bytes of the text, and the comments into the part that has them; where there is none, it is added, with
//! its type and its relationship. All else stays as it is stored.

mod anchor;
mod comments;
mod marks;
mod removal;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use hegao_model::document::{Budget, Document, Limits};

use super::opc::{Dialect, Editing, Stored, related, structure};
use super::outline::{Id, Outline};
use super::own::sealed;
use super::{Annotated, Author, Note, keep};
use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::format::ooxml::family::{Family, family};
use crate::format::ooxml::relations::Relations;
use crate::write::Refusal;
use crate::write::package::unsigned;
use anchor::{Spot, Story};
use comments::Comment;
use marks::Marks;
pub(super) use removal::remove;

/// The namespaces of the elements of a document.
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A document with the parts that comments need.
struct Opened<'a> {
    editing: Editing<'a>,
    /// The part with the text.
    main: String,
    relations: Relations,
    text: Stored,
    dialect: Dialect,
}

impl<'a> Opened<'a> {
    fn new(name: &str, bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let archive = unsigned(bytes)?;
        let (budget, mut gaps) = (Budget::new(limits), Vec::new());
        let mut package = Package::open(bytes, &budget).map_err(|_| Refusal::DamagedArchive)?;
        let Family::Word(main) = family(name, &mut package, &budget, &mut gaps) else { return Err(Refusal::Format) };
        let relations = Relations::read(&mut package, &main, &budget, &mut gaps);
        let editing = Editing::new(archive, limits.part);
        let text = editing.stored(&main)?;
        let dialect = Dialect::of(text.text(), TRANSITIONAL, STRICT);
        Ok(Self { editing, main, relations, text, dialect })
    }

    fn comments(&self) -> Result<Option<(String, Stored)>, Refusal> {
        let Some(name) = related(&self.relations, "comments", &self.editing.archive) else { return Ok(None) };
        Ok(Some((name.to_owned(), self.editing.stored(name)?)))
    }
}

/// The bytes of a document with `notes`. What it had of this program's own stays: [`remove`] it before.
///
/// # Errors
/// The file is signed, or not built as its specification says.
pub(super) fn annotate(
    name: &str,
    bytes: &[u8],
    document: &Document,
    notes: &[Note],
    author: &Author,
    limits: &Limits,
) -> Result<Annotated, Refusal> {
    let mut opened = Opened::new(name, bytes, limits)?;
    let known = opened.comments()?;
    let budget = Budget::new(limits);
    let text = std::mem::replace(&mut opened.text, Stored::empty());
    let story = Story::new(Outline::of(&opened.main, text.text(), &budget)?);
    let mut numbers = Numbers::of(&story.outline, known.as_ref().map(|(_, stored)| stored))?;
    let mut marks = Marks::new(&story, opened.dialect.namespace);
    let mut places = Places { opened: &opened, document, story: &story, references: HashMap::new() };
    let mut comments = Vec::with_capacity(notes.len());
    // Changes first: what a comment is about may be changed.
    let changed: Vec<bool> = notes.iter().map(|note| places.change(note, &mut marks, &mut numbers, author)).collect();
    let tracked = changed.iter().filter(|is_changed| **is_changed).count();
    for (note, _) in notes.iter().zip(changed).filter(|(_, is_changed)| !is_changed) {
        let Anchored { start, end, is_near } = places.of(note).ok_or_else(|| structure(&opened.main))?;
        let number = numbers.next()?;
        let mut lines = note.lines.clone();
        lines.extend(is_near.then(|| note.place.clone()).filter(|place| !place.is_empty()));
        comments.push(Comment { number, lines: sealed(&lines) });
        marks.comment(number, start, end);
    }
    let bytes_of_text = text.spliced(&marks.splices())?;
    let main = opened.main.clone();
    opened.editing.put(&main, bytes_of_text);
    if !comments.is_empty() {
        add(&mut opened, known, &comments, author)?;
    }
    let (archive, changes) = opened.editing.finish()?;
    Ok(Annotated { bytes: keep::keeping(&archive, bytes, changes)?, tracked })
}

/// Puts the comments into their part.
fn add(
    opened: &mut Opened<'_>,
    known: Option<(String, Stored)>,
    comments: &[Comment],
    author: &Author,
) -> Result<(), Refusal> {
    let namespace = opened.dialect.namespace;
    if let Some((name, stored)) = known {
        let bytes = comments::added(&stored, namespace, comments, author)?;
        opened.editing.put(&name, bytes);
        return Ok(());
    }
    let folder = opened.main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let name = opened.editing.free_name(&format!("{folder}comments"), ".xml", None);
    opened.editing.add_part(&name, comments::TYPE, comments::part(namespace, comments, author));
    let target = &name[folder.len()..];
    opened.editing.relate(&opened.main, opened.dialect.relations, &[("comments", target)])?;
    Ok(())
}

/// Numbers for comments and changes that nothing else has.
struct Numbers {
    used: BTreeSet<u32>,
    next: u32,
}

impl Numbers {
    fn of(outline: &Outline<'_>, comments: Option<&Stored>) -> Result<Self, Refusal> {
        let number = |id| outline.attribute(id, "id")?.trim().parse().ok();
        let is_numbered = |id: &Id| {
            let (ns, name) = outline.name(*id);
            ns == Ns::Word && !matches!(name, "footnoteReference" | "endnoteReference" | "hyperlink")
        };
        let mut used: BTreeSet<u32> = outline.all().filter(is_numbered).filter_map(number).collect();
        if let Some(stored) = comments {
            used.extend(comments::numbers(stored)?.0);
        }
        // Numbers are signed in what programs write: above the highest there may be none.
        let highest = used.last().map_or(0, |last| last + 1);
        Ok(Self { used, next: if highest < i32::MAX as u32 / 2 { highest } else { 0 } })
    }

    fn next(&mut self) -> Result<u32, Refusal> {
        while self.used.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        if self.next < i32::MAX as u32 { Ok(self.next - 1) } else { Err(Refusal::TooLarge) }
    }
}

/// Where a note stands.
struct Anchored {
    start: Spot,
    end: Spot,
    /// Not at the very place that it is about.
    is_near: bool,
}

/// Finds the places of notes.
struct Places<'p, 'a> {
    opened: &'p Opened<'p>,
    document: &'p Document,
    story: &'p Story<'a>,
    /// Where the text refers to footnotes, endnotes and comments, by the element that refers and their number.
    references: HashMap<(&'static str, String), Range<usize>>,
}

impl Places<'_, '_> {
    fn of(&mut self, note: &Note) -> Option<Anchored> {
        let exact = self.source(note).and_then(|(part, range)| match self.is_main(&part) {
            true => self.story.around(&range).map(|(start, end, is_exact)| Anchored { start, end, is_near: !is_exact }),
            false => {
                let reference = self.reference(&part, range.start)?;
                self.story.around(&reference).map(|(start, end, _)| Anchored { start, end, is_near: true })
            }
        });
        exact.or_else(|| self.story.first().map(|first| Anchored { start: first.clone(), end: first, is_near: true }))
    }

    /// The part that a note is about, and where in its text.
    fn source(&self, note: &Note) -> Option<(String, Range<usize>)> {
        let block = self.document.blocks.get(note.block?)?;
        let pieces = block.pieces(note.range.clone());
        let (part, first) = pieces.first()?;
        let end = pieces.iter().filter(|(of, _)| of == part).map(|(_, range)| range.end).max()?;
        let part = self.document.parts.get(*part as usize)?;
        part.syntax()?;
        Some((part.name.clone()?, first.start..end.max(first.end)))
    }

    fn is_main(&self, part: &str) -> bool {
        part.eq_ignore_ascii_case(&self.opened.main)
    }

    /// Where the text refers to the note, or has the comment, in which `at` of the text of `part` stands.
    fn reference(&mut self, part: &str, at: usize) -> Option<Range<usize>> {
        let kinds = [
            ("footnotes", "footnote", "footnoteReference"),
            ("endnotes", "endnote", "endnoteReference"),
            ("comments", "comment", "commentReference"),
        ];
        let is_it = |kind: &str| self.opened.relations.parts(kind).any(|name| name.eq_ignore_ascii_case(part));
        let (_, element, refers) = kinds.into_iter().find(|(kind, ..)| is_it(kind))?;
        let stored = self.document.parts.iter().find(|stored| stored.name.as_deref() == Some(part))?;
        let budget = Budget::default();
        let outline = Outline::of(part, &stored.text, &budget).ok()?;
        let inner = outline.at(at)?;
        let holder =
            std::iter::once(inner).chain(outline.ancestors(inner)).find(|id| outline.is(*id, Ns::Word, element))?;
        let number = outline.attribute(holder, "id")?;
        if self.references.is_empty() {
            self.references = references(&self.story.outline, kinds.map(|(.., refers)| refers));
        }
        self.references.get(&(refers, number.to_owned())).cloned()
    }

    /// Puts what a note proposes into the text as a tracked change; `false`: it has to be a comment.
    fn change(&self, note: &Note, marks: &mut Marks<'_, '_>, numbers: &mut Numbers, author: &Author) -> bool {
        let is_here = |edit: &hegao_model::document::Edit| {
            let part = self.document.parts.get(edit.part as usize)?;
            let is_main = part.name.as_deref().is_some_and(|name| self.is_main(name));
            let range = part.decoded(edit.bytes.clone()).filter(|_| is_main)?;
            self.story.replaceable(&range).map(|_| range)
        };
        let ranges: Option<Vec<Range<usize>>> = note.change.iter().map(is_here).collect();
        let Some(ranges) = ranges.filter(|ranges| !ranges.is_empty() && !marks.overlaps(ranges)) else { return false };
        for (range, edit) in ranges.iter().zip(&note.change) {
            let (Ok(deletion), Ok(insertion)) = (numbers.next(), numbers.next()) else { return false };
            marks.change(range, &edit.text, [deletion, insertion], author);
        }
        true
    }
}

fn references<'o>(outline: &Outline<'o>, refers: [&'static str; 3]) -> HashMap<(&'static str, String), Range<usize>> {
    let reference = |id: Id| {
        let (ns, name) = outline.name(id);
        let name = refers.into_iter().find(|refers| ns == Ns::Word && *refers == name)?;
        Some(((name, outline.attribute(id, "id")?.to_owned()), outline.range(id)))
    };
    outline.all().filter_map(reference).collect()
}
