//! How far what is to go reaches on a page: the boxes of its lines, and the ink of each of its letters.

use std::collections::BTreeSet;

use hayro_syntax::page::Page;

use super::page::Targets;
use crate::format::pdf::stand::Stand;
use crate::format::pdf::witness::{Sight, Witness};

/// A glyph that is a letter of a value.
pub(super) struct Hit {
    /// Which of all glyphs of the page.
    number: usize,
    stand: Stand,
}

/// The glyphs that are letters of values.
pub(super) fn hits(sight: &Sight, targets: &Targets) -> Vec<Hit> {
    let (mut found, mut hits) = (vec![false; targets.letters.len()], Vec::new());
    for (number, glyph) in sight.runs.iter().flat_map(|run| &run.glyphs).enumerate() {
        // What lies over a letter and is another is covered with it.
        let is_hit = targets.hit(glyph, &mut found) == Some(true);
        let stand = glyph.place.filter(|_| is_hit).map(|(stand, _)| stand);
        hits.extend(stand.map(|stand| Hit { number, stand }));
    }
    hits
}

/// What the values on a page take; `None`: it is drawn otherwise the second time.
pub(super) fn boxes<'p>(
    page: &Page<'p>,
    targets: &Targets,
    glyphs: &[Hit],
    witness: &mut Witness<'p>,
) -> Option<Vec<Stand>> {
    let wanted: BTreeSet<usize> = glyphs.iter().map(|hit| hit.number).collect();
    let ink = witness.ink(page, &wanted);
    (ink.len() == glyphs.len()).then_some(())?;
    let of_letters = glyphs.iter().zip(ink).map(|(hit, ink)| hit.stand.around(ink));
    Some(of_letters.chain(targets.boxes.iter().copied()).collect())
}
