//! Presentations of PowerPoint before 2007, and of WPS under its own name ([MS-PPT]).
//!
//! A stream holds a list of parts (`persist`): the document, slides, notes, masters. The document lists the slides in their order; on each
//! stand shapes (`shapes`), which become what they become in newer presentations (`emit`). Parts that a later save replaced or that no list
//! has any more are what was there before.
//!
//! [MS-PPT]: <https://learn.microsoft.com/openspecs/office_file_formats/ms-ppt/>

mod belongings;
mod comments;
mod edges;
mod emit;
mod persist;
mod shapes;
mod table;

use std::collections::HashSet;

use crate::container::compound::Compound;
use crate::container::office_art::{Record, records};
use crate::container::property_set;
use crate::format::ooxml::opened::Found;
use emit::{Emit, Sheet};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::{Field, Scheme, SlideKind};
use hegao_model::document::{Document, Format, Gap, Known, Limits, Part, Place, Reason};
use persist::{CurrentUser, Persist, u32_at};

/// The streams of a presentation.
const SLIDES: &str = "/PowerPoint Document";
const USER: &str = "/Current User";

/// The part that the text stands in.
const PART: &str = "PowerPoint Document";

/// Kinds of records ([MS-PPT], 2.13.24).
const DOCUMENT: u16 = 0x03E8;
const DOCUMENT_ATOM: u16 = 0x03E9;
const SLIDE: u16 = 0x03EE;
const SLIDE_ATOM: u16 = 0x03EF;
const NOTES: u16 = 0x03F0;
const MASTER: u16 = 0x03F8;
const SHOW: u16 = 0x03F9;
const LIST: u16 = 0x0FF0;

/// What a list of slides is a list of.
const OF_SLIDES: u16 = 0;
const OF_MASTERS: u16 = 1;

/// An entry of a list of slides.
struct Entry {
    /// The number of its part.
    part: u32,
    /// What others call it.
    id: u32,
}

/// Reads the presentation called `name`, within `budget`.
///
/// # Errors
/// It is no compound file, its directory is broken, or there is no presentation in it.
pub(crate) fn read(name: &str, bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    let mut compound = Compound::open(bytes, budget)?;
    let (mut parts, mut found) = (Vec::new(), Found::default());
    let mut blocks = Vec::new();
    if !compound.has(SLIDES) {
        return Err(Gap::of_file(misnamed(name)));
    }
    let stream = compound.read(SLIDES).unwrap_or_default();
    let user = compound.read(USER).as_deref().and_then(CurrentUser::read);
    match &user {
        Some(user) => {
            let persist = Persist::read(&stream, user, budget);
            if persist.is_encrypted {
                found.gaps.push(Gap::of_file(Reason::EncryptedFile));
            } else {
                blocks = presentation(&stream, &persist, budget, &mut parts, &mut found);
            }
        }
        None => found.gaps.push(Gap::of_part(PART, Reason::DamagedPart)),
    }
    property_set::read(&mut compound, &mut parts, &mut found);
    if let Some(user) = user {
        last_saved_by(&user.name, &mut parts, &mut found);
    }
    belongings::pictures(&mut compound, &mut parts, &mut found);
    blocks.append(&mut found.blocks);
    Ok(Document::new(Format::Ppt, parts, blocks, found.gaps))
}

/// Whether reading it comes upon pictures or files that lie in it.
pub(crate) fn is_hazardous(bytes: &[u8], limits: &Limits) -> bool {
    let budget = Budget::new(limits);
    Compound::open(bytes, &budget).is_ok_and(|compound| compound.has(belongings::PICTURES))
        || belongings::has_objects(bytes)
}

fn misnamed(name: &str) -> Reason {
    let promised = Known::promised(name).filter(|promised| matches!(promised.id, "ppt" | "dps"));
    let format = promised.or_else(|| Known::of("ppt")).expect("internal error: a format that is not in the table");
    Reason::Misnamed { format }
}

fn last_saved_by(name: &str, parts: &mut Vec<Part>, found: &mut Found) {
    let mut gathered = crate::layout::flow::Gathered::new(parts.len() as u32);
    gathered.push(name, hegao_model::document::Origin::exact(0));
    parts.push(Part::derived(USER.trim_start_matches('/').to_owned(), name.to_owned()));
    found.name(&gathered, Place::property(Scheme::Document, Field::LastModifiedBy));
}

/// What all that is read has at hand.
struct Source<'a> {
    stream: &'a [u8],
    persist: &'a Persist,
    budget: &'a Budget,
}

impl<'a> Source<'a> {
    /// The part of this number, of this kind.
    fn part(&self, number: u32, kind: u16) -> Option<Record<'a>> {
        let place = self.persist.now.get(&number)?;
        persist::at(self.stream, *place).filter(|record| record.kind == kind)
    }
}

/// Reads slides, notes and masters. The running text is returned, all else is found.
fn presentation(
    stream: &[u8],
    persist: &Persist,
    budget: &Budget,
    parts: &mut Vec<Part>,
    found: &mut Found,
) -> Vec<hegao_model::document::Block> {
    let source = Source { stream, persist, budget };
    if persist.is_damaged {
        found.gaps.push(Gap::of_part(PART, Reason::DamagedPart));
    }
    let Some(document) = source.part(persist.document, DOCUMENT) else {
        found.gaps.push(Gap::of_part(PART, Reason::DamagedPart));
        return Vec::new();
    };
    let mut emit = Emit::new(parts.len() as u32, size(document), found, budget);
    let mut used = HashSet::new();
    let mut masters = HashSet::new();
    for (index, (entry, texts)) in list(document, OF_SLIDES).into_iter().enumerate() {
        used.insert(entry.part);
        let number = index + 1;
        let Some(slide) = source.part(entry.part, SLIDE) else {
            emit.found.gap(&format!("{PART}/{number}"), Reason::MissingPart);
            continue;
        };
        let atom = records(slide.bytes).find(|record| record.kind == SLIDE_ATOM).map(|atom| atom.bytes);
        masters.extend(atom.and_then(|atom| u32_at(atom, 12)));
        emit.slide(&Sheet { kind: SlideKind::Slide, number, bytes: slide.bytes }, is_shown(slide), &texts);
        edges::read(&mut emit, slide);
        let notes = atom.and_then(|atom| u32_at(atom, 16)).filter(|id| *id != 0);
        if let Some(notes) = notes.and_then(|id| part_of_notes(document, id)) {
            used.insert(notes);
            if let Some(notes) = source.part(notes, NOTES) {
                emit.notes(&Sheet { kind: SlideKind::Notes, number, bytes: notes.bytes });
            }
        }
        if !budget.admits(Bound::Blocks, emit.blocks, Some(PART)) {
            break;
        }
    }
    for (index, (entry, _)) in list(document, OF_MASTERS).into_iter().enumerate() {
        used.insert(entry.part);
        let master = [MASTER, SLIDE].iter().find_map(|kind| source.part(entry.part, *kind));
        let Some(master) = master else { continue };
        let sheet = Sheet { kind: SlideKind::Master, number: index + 1, bytes: master.bytes };
        emit.master(&sheet, masters.contains(&entry.id));
    }
    edges::read(&mut emit, document);
    belongings::read(&source, document, &mut emit);
    emit.before(&source, &used);
    emit.finish(parts)
}

/// The list of this sort, each entry with the texts that it has for it.
fn list(document: Record<'_>, of: u16) -> Vec<(Entry, Vec<(shapes::Kind, String)>)> {
    let lists = records(document.bytes).filter(|record| record.kind == LIST && record.instance == of);
    lists.flat_map(|list| shapes::outline(list.bytes)).collect()
}

/// The number of the part of the notes that are called so.
fn part_of_notes(document: Record<'_>, id: u32) -> Option<u32> {
    const OF_NOTES: u16 = 2;
    list(document, OF_NOTES).into_iter().find(|(entry, _)| entry.id == id).map(|(entry, _)| entry.part)
}

/// Whether a slide is shown when the others are ([MS-PPT], 2.6.3).
fn is_shown(slide: Record<'_>) -> bool {
    let show = records(slide.bytes).find(|record| record.kind == SHOW);
    show.and_then(|show| persist::u16_at(show.bytes, 10)).is_none_or(|flags| flags & 4 == 0)
}

/// Width and height of a slide, in 576ths of an inch.
fn size(document: Record<'_>) -> [i32; 2] {
    let atom = records(document.bytes).find(|record| record.kind == DOCUMENT_ATOM);
    let side = |at: usize| atom.and_then(|atom| u32_at(atom.bytes, at)).map_or(0, |side| side as i32);
    [side(0), side(4)]
}
