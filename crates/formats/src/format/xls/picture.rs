//! What the pictures of a workbook say beside what they show. They lie in its drawings, each once ([MS-ODRAW] 2.2.22).

use super::book::Book;
use crate::container::office_art::{Stored, records};
use crate::image;
use hegao_model::document::place::Picture;
use hegao_model::document::{Hidden, Spot};

/// Tells where the pictures in `drawings` were taken, when and with what.
pub(super) fn read(book: &mut Book, drawings: &[u8]) {
    for record in records(drawings) {
        let Some(Stored::Here(picture)) = record.stored() else { continue };
        let Some(bytes) = picture.picture(book.budget) else { continue };
        for (hidden, field, text) in image::said(&bytes, book.budget, Some(book.name)) {
            let place = Spot::Picture { picture: Picture::Unnamed, field };
            match hidden {
                Hidden::Author => book.author(&text, place),
                _ => book.aside(hidden, &text, place),
            }
        }
    }
}
