//! What comes along with the slides: links, objects of other programs, macros, pictures, texts that stand on every page.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::emit::Emit;
use super::persist::u32_at;
use super::{PART, Source, shapes};
use crate::container::compound::Compound;
use crate::container::office_art::{HEAD, Record, record, records};
use crate::container::stored_object;
use crate::format::ooxml::opened::Found;
use crate::hidden::address::{is_path, told};
use crate::image;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Picture;
use hegao_model::document::{Hidden, Origin, Part, Place, Reason, Spot, Thing};

/// The stream of pictures.
pub(super) const PICTURES: &str = "/Pictures";

/// Kinds of records: a link, a text of it, the object that a number stands for, where it is stored, that of macros.
const LINK: u16 = 0x0FD7;
const TEXT: u16 = 0x0FBA;
const OBJECT: u16 = 0x0FC3;
const STORAGE: u16 = 0x1011;
const MACROS: u16 = 0x0400;

/// Which text of a link is where it leads.
const TARGET: u16 = 1;

/// Whether the file `bytes` may have objects in it: what each of them begins with.
pub(super) fn has_objects(bytes: &[u8]) -> bool {
    // Stored as it is, or packed.
    let head = |first: u8| [first, 0, STORAGE.to_le_bytes()[0], STORAGE.to_le_bytes()[1]];
    [0, 0x10].into_iter().any(|first| memchr::memmem::find(bytes, &head(first)).is_some())
}

/// Tells of links, objects and macros of the document.
pub(super) fn read(source: &Source, document: Record<'_>, emit: &mut Emit) {
    let mut objects = Vec::new();
    let mut is_in_link = false;
    for record in records(document.bytes) {
        match record.kind {
            LINK => is_in_link = true,
            TEXT if is_in_link && record.instance == TARGET => {
                let target = shapes::text(record);
                if let Some(hidden) = told(&target).or_else(|| is_path(&target).then_some(Hidden::Path)) {
                    let target = emit.gather(&target);
                    emit.found.aside(hidden, &target, Thing::Hyperlink);
                }
            }
            TEXT => {}
            OBJECT => objects.extend(u32_at(record.bytes, 16)),
            MACROS if u32_at(record.bytes, 4) != Some(0) => {
                let text = emit.gather("VBA");
                emit.found.aside(Hidden::Macro, &text, Thing::Macro);
            }
            kind if kind != 0x0FD3 => is_in_link = false,
            _ => {}
        }
    }
    emit.objects = objects.into_iter().filter_map(|number| storage(source, number)).collect();
}

/// The object of this number, unpacked.
fn storage(source: &Source, number: u32) -> Option<Vec<u8>> {
    let stored = source.part(number, STORAGE)?;
    if stored.instance != 1 {
        return Some(stored.bytes.to_vec());
    }
    let budget = source.budget;
    let most = budget.left(Bound::Unpacked).min(budget.most(Bound::Part));
    let mut unpacked = Vec::new();
    let read = ZlibDecoder::new(stored.bytes.get(4..)?).take(most.saturating_add(1)).read_to_end(&mut unpacked);
    if read.is_err() {
        budget.tell(hegao_model::document::Gap::of_part(PART, Reason::DamagedPart));
    }
    budget.spend(Bound::Unpacked, unpacked.len(), Some(PART)).ok()?;
    Some(unpacked)
}

/// Reads the objects that were found.
pub(super) fn objects(
    objects: Vec<Vec<u8>>,
    budget: &hegao_model::document::Budget,
    parts: &mut Vec<Part>,
    found: &mut Found,
) {
    for (index, object) in objects.into_iter().enumerate() {
        stored_object::file(&format!("{PART}/object {}", index + 1), object, budget, parts, found);
    }
}

/// Tells what pictures say beside what they show.
pub(super) fn pictures(compound: &mut Compound, parts: &mut Vec<Part>, found: &mut Found) {
    let Some(stream) = compound.read(PICTURES) else { return };
    let (budget, name) = (compound.budget(), PICTURES.trim_start_matches('/'));
    let (mut text, part) = (String::new(), parts.len() as u32);
    let mut rest = &stream[..];
    while let Some((picture, _)) = record(rest) {
        rest = rest.get(HEAD + picture.bytes.len()..).unwrap_or_default();
        let Some(bytes) = picture.picture(budget) else { continue };
        for (hidden, field, said) in image::said(&bytes, budget, Some(name)) {
            let place: Place = Spot::Picture { picture: Picture::Unnamed, field }.into();
            let mut gathered = Gathered::new(part);
            gathered.push(&said, Origin::exact(text.len()));
            text.push_str(&said);
            text.push('\n');
            match hidden {
                Hidden::Author => found.name(&gathered, place),
                _ => found.aside(hidden, &gathered, place),
            }
        }
    }
    if !text.is_empty() {
        parts.push(Part::derived(name.to_owned(), text));
    }
}
