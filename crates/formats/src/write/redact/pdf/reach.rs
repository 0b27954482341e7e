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
    /// Which run shows it.
    pub(super) run: usize,
    pub(super) stand: Stand,
}

/// The glyphs that are letters of values.
pub(super) struct Hits {
    pub(super) glyphs: Vec<Hit>,
    /// Each letter has one.
    pub(super) has_all: bool,
}

impl Hits {
    pub(super) fn of(sight: &Sight, targets: &Targets) -> Self {
        let (mut found, mut glyphs, mut number) = (vec![false; targets.letters.len()], Vec::new(), 0);
        for (run, glyph) in
            sight.runs.iter().enumerate().flat_map(|(at, run)| run.glyphs.iter().map(move |one| (at, one)))
        {
            // What lies over a letter and is another is covered with it.
            let is_hit = targets.hit(glyph, &mut found) == Some(true);
            let stand = glyph.place.filter(|_| is_hit).map(|(stand, _)| stand);
            glyphs.extend(stand.map(|stand| Hit { number, run, stand }));
            number += 1;
        }
        Self { glyphs, has_all: found.into_iter().all(|found| found) }
    }
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
