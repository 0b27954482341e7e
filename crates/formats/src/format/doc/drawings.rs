//! Drawings ([MS-DOC], 2.9.172 and 2.9.192): what is said of shapes, letters that are drawn, and what pictures say beside what they
//! show. Those in the line of text lie in the data stream, all others are listed in the table stream and lie behind the text.

use std::collections::HashSet;

use super::bytes::{u16_at, u32_at};
use super::fib::Table;
use super::source::{PART, Source};
use super::story::Shared;
use crate::container::office_art::{self, HEAD, Record, Said, Stored, records};
use crate::image;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Picture;
use hegao_model::document::{BlockKind, Hidden, Place, Role, Spot, Thing};

/// The stream of pictures in the line.
const DATA: &str = "Data";

/// A picture whose file lies elsewhere ([MS-DOC], 2.9.157): its name stands before the drawing.
const LINKED: u16 = 0x66;

/// What was told.
#[derive(Default)]
struct Told {
    /// How many letters were drawn.
    drawn: usize,
    /// Where in the stream of the text pictures are: a list may call one any number of times.
    pictures: HashSet<usize>,
}

/// Tells of all of them.
pub(super) fn read(source: &Source, shared: &mut Shared) {
    let mut told = Told::default();
    for drawing in drawings(source.part(Table::Drawings)) {
        walk(drawing, source, shared, &mut told);
    }
    let mut pictures = std::mem::take(&mut shared.pictures);
    // Pictures that are shown twice are stored once.
    pictures.sort_unstable();
    pictures.dedup();
    for at in pictures {
        if let Some(drawing) = in_line(source.data, at as usize, shared) {
            walk(drawing, source, shared, &mut told);
        }
    }
}

/// The drawings of the document: first what all have in common, then those of the text and of headers, each behind a byte that says
/// which.
fn drawings(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some((whole, _)) = office_art::record(rest) {
        let (drawing, behind) = rest.split_at(HEAD + whole.bytes.len());
        found.push(drawing);
        rest = behind.get(1..).unwrap_or_default();
    }
    found
}

/// The drawing of a picture in the line; where its file lies elsewhere, that is told.
fn in_line<'a>(data: &'a [u8], at: usize, shared: &mut Shared) -> Option<&'a [u8]> {
    let length = u32_at(data, at)? as usize;
    let whole = data.get(at..)?;
    let whole = &whole[..length.min(whole.len())];
    let mut head = usize::from(u16_at(whole, 4)?);
    if u16_at(whole, 6)? == LINKED {
        let length = usize::from(*whole.get(head)?);
        let name = whole.get(head + 1..head + 1 + length)?;
        let name = crate::encoding::decode(name.to_vec()).text;
        let name = shared.gather(&name);
        shared.found.aside(Hidden::Path, &name, Thing::ExternalPicture);
        head += 1 + length;
    }
    whole.get(head..)
}

/// Tells what the records of a drawing say.
fn walk(drawing: &[u8], source: &Source, shared: &mut Shared, told: &mut Told) {
    for record in records(drawing) {
        for said in record.said() {
            match said {
                Said::Drawn(text) => {
                    told.drawn += 1;
                    let text = shared.gather(&text);
                    let place = Place::from(Thing::WordArt).numbered(told.drawn);
                    shared.found.block(BlockKind::TextBox, &text, place);
                }
                Said::Description(text) => {
                    let text = shared.gather(&text);
                    shared.found.aside(Hidden::AltText, &text, Place::from(Thing::Picture).with(Role::AltText));
                }
            }
        }
        match record.stored() {
            Some(Stored::Here(inner)) => picture(inner, DATA, source, shared),
            Some(Stored::At(at)) if told.pictures.insert(at) => {
                if let Some((inner, _)) = source.word.get(at..).and_then(office_art::record) {
                    picture(inner, PART, source, shared);
                }
            }
            Some(Stored::At(_)) => {}
            None => picture(record, DATA, source, shared),
        }
        shared.blocks += 1;
        if !source.budget.admits(Bound::Blocks, shared.blocks, Some(PART)) {
            return;
        }
    }
}

/// Tells what a picture says.
fn picture(record: Record<'_>, part: &str, source: &Source, shared: &mut Shared) {
    let Some(bytes) = record.picture(source.budget) else { return };
    for (hidden, field, text) in image::said(&bytes, source.budget, Some(part)) {
        let place: Place = Spot::Picture { picture: Picture::Unnamed, field }.into();
        let text = shared.gather(&text);
        match hidden {
            Hidden::Author => shared.found.name(&text, place),
            _ => shared.found.aside(hidden, &text, place),
        }
    }
}
