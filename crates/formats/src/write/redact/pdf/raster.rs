//! Pages that become pictures, for files whose content cannot be written anew: black boxes lie in the picture where values stood, and
//! no text, no structure and nothing else of the file goes along.
//!
//! What a picture shows no text proves. So before a page is drawn each letter of a value must be found twice: by the reader, with its
//! place, and by hayro, with the ink that it leaves; a box holds both. Afterwards the pictures are unpacked again and held against
//! what was drawn. Whoever reads the new file gets pages that are not read.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Stream};
use hayro_syntax::page::Page;
use sha2::{Digest, Sha256};

use super::album::{Album, Form, Plate};
use super::drawn::{Painter, covered, scale, size};
use super::page::{Fault, Targets, lies_on};
use super::reach::{self, Hit, Hits};
use super::{Opened, Stretches, page};
use crate::format::pdf::frame;
use crate::format::pdf::stand::Stand;
use crate::format::pdf::without_layers;
use crate::format::pdf::witness::{Picture, Witness};
use crate::write::Refusal;
use crate::write::redact::Redacted;
use hegao_model::document::{Document, Limits};

/// Pixels of an inch.
pub const RESOLUTION: f64 = 200.0;

/// A page may have so many: one of 84 × 59 cm (A1) has 31 million.
const MOST: f64 = 32_000_000.0;

/// How far a box reaches beyond what it covers, in points: the edge of a letter is soft.
const ABOUT: f64 = 0.5;

/// The file as pictures of its pages, in which values are black.
///
/// # Errors
/// The file is signed, encrypted, damaged or not read whole; a letter of a value has no place, or a picture may show it beside; a page
/// cannot be drawn as it should look.
pub fn rasterise(
    bytes: &[u8],
    document: &Document,
    ranges: &[(usize, std::ops::Range<usize>)],
    stretches: &Stretches<'_>,
    limits: &Limits,
) -> Result<Redacted, Refusal> {
    let Opened { pdf, pages, .. } = Opened::new(bytes, document, limits)?;
    let without = without_layers(&pdf);
    let mut witness = Witness::new(&pdf, without.as_ref());
    let (mut boxes, mut blacked) = (Vec::with_capacity(pages.len()), 0);
    for (index, page) in pdf.pages().iter().enumerate() {
        let targets = page::targets(index, &pages[index], document, ranges, stretches)?;
        blacked += targets.count;
        boxes.push(placed(page, &targets, &mut witness).map_err(|fault| told(&fault, index + 1))?);
    }
    drop(witness);
    let (bytes, plates) = drawn(&pdf, &boxes)?;
    verify(&bytes, &plates, &boxes)?;
    Ok(Redacted { bytes, blacked, pictured: plates.len(), ..Redacted::default() })
}

fn told(fault: &Fault, page: usize) -> Refusal {
    match fault {
        Fault::Unproved => Refusal::Unplaced { page },
        Fault::OnPicture => Refusal::InPicture { page },
        Fault::Damaged => Refusal::Damaged,
    }
}

/// What is to be black on a page: the boxes of the values, and of each letter of them what its ink takes beyond.
fn placed<'p>(page: &Page<'p>, targets: &Targets, witness: &mut Witness<'p>) -> Result<Vec<Stand>, Fault> {
    if targets.has_unshown {
        return Err(Fault::Unproved);
    }
    if targets.letters.is_empty() {
        return Ok(Vec::new());
    }
    let sight = witness.page(page);
    let Hits { glyphs, has_all } = Hits::of(&sight, targets);
    has_all.then_some(()).ok_or(Fault::Unproved)?;
    for Hit { stand, run, .. } in &glyphs {
        // Text that is not seen, or lies below a picture, is what somebody has read off it: the picture shows it, where it likes.
        let is_unseen = !sight.runs[*run].is_seen;
        let shows = |picture: &Picture| (is_unseen || picture.behind > *run) && lies_on(stand, picture.rect);
        if sight.pictures.iter().any(shows) {
            return Err(Fault::OnPicture);
        }
    }
    let boxes = reach::boxes(page, targets, &glyphs, witness).ok_or(Fault::Unproved)?;
    // A place that no number tells is none.
    let is_place = |stand: &Stand| stand.corners().iter().all(|corner| corner.is_finite());
    boxes.iter().all(is_place).then_some(boxes).ok_or(Fault::Unproved)
}

/// Draws the pages, one after another, with their boxes.
fn drawn(pdf: &Pdf, boxes: &[Vec<Stand>]) -> Result<(Vec<u8>, Vec<Plate>), Refusal> {
    let (painter, scale, mut album) = (Painter::new(), scale(RESOLUTION), Album::new());
    let mut plates = Vec::with_capacity(boxes.len());
    for (index, (own, boxes)) in pdf.pages().iter().zip(boxes).enumerate() {
        let page = index + 1;
        let pixels = size(own, scale, MOST).ok_or(Refusal::PageTooLarge { page })?;
        let mut drawn = painter.draw(own, pixels, scale).ok_or(Refusal::Undrawn { page })?;
        if painter.lacks_font() {
            return Err(Refusal::FontOutside { page });
        }
        if painter.lacks_part() {
            return Err(Refusal::Undrawn { page });
        }
        boxes.iter().for_each(|boxed| drawn.black(boxed, ABOUT * scale));
        plates.push(album.add(frame(own).size().into(), &drawn)?);
    }
    Ok((album.written()?, plates))
}

/// Unpacks the pictures again: they are what was drawn, their boxes are black, and there is nothing beside them.
fn verify(written: &[u8], plates: &[Plate], boxes: &[Vec<Stand>]) -> Result<(), Refusal> {
    let pdf = Pdf::new(written.to_vec()).map_err(|_| Refusal::ReadsOtherwise)?;
    let pages = pdf.pages();
    // The catalog and the list of pages; a page, its content and its picture.
    if pages.len() != plates.len() || pdf.objects().into_iter().count() != 2 + 3 * plates.len() {
        return Err(Refusal::ReadsOtherwise);
    }
    for ((page, plate), boxes) in pages.iter().zip(plates).zip(boxes) {
        let picture = page.resources().get_x_object(&Name::new_unescaped(b"P"));
        let samples = picture.as_ref().and_then(|picture: &Stream<'_>| picture.decoded_data().ok());
        let samples = samples.ok_or(Refusal::ReadsOtherwise)?;
        let is_same = Sha256::digest(&samples).as_slice() == plate.digest;
        if !is_same || !boxes.iter().all(|boxed| is_black(&samples, plate, boxed)) {
            return Err(Refusal::ReadsOtherwise);
        }
    }
    Ok(())
}

/// Whether all pixels that a box touches are black.
fn is_black(samples: &[u8], plate: &Plate, boxed: &Stand) -> bool {
    let (per_pixel, row_length) = match plate.form {
        Form::Bit => (0, plate.width.div_ceil(8)),
        Form::Gray => (1, plate.width),
        Form::Color => (3, plate.width * 3),
    };
    let mut cells = covered(boxed, plate.scale, 0.0, (plate.width, plate.height));
    cells.all(|(row, columns)| {
        let row = &samples[row * row_length..][..row_length];
        match plate.form {
            Form::Bit => columns.into_iter().all(|column| row[column / 8] >> (7 - column % 8) & 1 == 0),
            _ => row[columns.start * per_pixel..columns.end * per_pixel].iter().all(|sample| *sample == 0),
        }
    })
}
