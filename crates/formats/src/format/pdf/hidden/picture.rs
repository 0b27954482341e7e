//! What a photograph says of itself. It stands in the file as the camera, or the program that worked on it, wrote it.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::Notes;
use crate::image;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::{Picture, Spot};

/// Notes what a picture says beside what it shows.
pub(super) fn picture(stream: &Stream<'_>, notes: &mut Notes) {
    if stream.filters().as_slice() != [Filter::DctDecode] {
        return;
    }
    let budget = Budget::default();
    for (hidden, field, text) in image::said(&stream.raw_data(), &budget, None) {
        notes.add("pictures", hidden, &text, Spot::Picture { picture: Picture::Unnamed, field });
    }
    notes.is_cut |= !budget.gaps().is_empty();
}
