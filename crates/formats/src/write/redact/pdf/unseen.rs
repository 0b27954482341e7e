//! Content that stands on no page, or nowhere that is known: the cells of patterns, the groups of masks, the looks of a button in other
//! states, forms that nothing shows. What it shows is read by itself, in the order in which it is shown.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::Stretches;
use super::show::{Forms, Walk};
use crate::format::pdf::witness::{Shown, Witness};

/// Writes anew what says a value, as far as that can be proved, and tells whether there was any. Whether a value is left, the second reading tells.
pub(super) fn rewrite<'p>(
    pdf: &'p Pdf,
    witness: &mut Witness<'p>,
    forms: &mut Forms,
    tells: &dyn Fn(&[u8]) -> bool,
    stretches: &Stretches<'_>,
) -> bool {
    let mut is_changed = false;
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        if forms.contains_key(&stream.obj_id()) || !is_content(&stream) {
            continue;
        }
        let own = stream.dict().get::<Dict<'p>>("Resources").map(Resources::new);
        let (Some(resources), Ok(content)) = (own, stream.decoded_data()) else { continue };
        let runs = witness.content(&content, &resources).runs;
        let (mut text, mut starts) = (String::new(), Vec::new());
        for glyph in runs.iter().flat_map(|run| &run.glyphs) {
            starts.push((text.len(), std::ptr::from_ref(glyph)));
            text += &glyph.text;
        }
        let found = stretches(&text, true);
        let is_in = |at: usize| found.iter().any(|(range, _)| range.contains(&at));
        let gone: HashSet<*const Shown> =
            starts.into_iter().filter(|(at, _)| is_in(*at)).map(|(_, glyph)| glyph).collect();
        let hits = |glyph: &Shown| Some(gone.contains(&std::ptr::from_ref(glyph)));
        let new = Walk::new(witness, &runs, &hits, tells, forms).page(&content, &resources);
        let new = new.unwrap_or(None);
        is_changed |= new.is_some();
        forms.insert(stream.obj_id(), new);
    }
    is_changed
}

/// Whether it says of itself that it is a form, or the cell of a pattern.
fn is_content(stream: &Stream<'_>) -> bool {
    let is = |key: &str, value: &[u8]| stream.dict().get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value);
    is("Subtype", b"Form") || stream.dict().get::<u32>("PatternType") == Some(1)
}
