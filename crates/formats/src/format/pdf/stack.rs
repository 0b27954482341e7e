//! Letters that stand below each other though each is set upright: vertical writing as many programs make it, who turn the
//! line and turn each Chinese letter back, and as drawing programs do, who know no other. They are told by the order in which
//! they were drawn, from the top down, one under the other; Latin letters between them lie on their side.

use std::collections::HashSet;

use hayro_interpret::kurbo::Vec2;

use super::canvas::Glyph;

/// So many letters make a column; fewer may be short lines.
const LETTERS: usize = 4;

/// How far apart the middles of two letters of a column are, in ems: those of lines are further apart.
const PITCH: std::ops::Range<f64> = 0.3..1.4;

/// Takes the columns out of `upright`, each glyph as one of vertical writing; `all` is the glyphs of the page as they were drawn.
pub(super) fn take<'g>(upright: &mut Vec<&'g Glyph>, all: impl Iterator<Item = &'g Glyph>) -> Vec<Glyph> {
    let own: HashSet<*const Glyph> = upright.iter().map(|glyph| std::ptr::from_ref(*glyph)).collect();
    let is_own = |glyph: &Glyph| own.contains(&std::ptr::from_ref(glyph));
    let drawn: Vec<&Glyph> = all.filter(|glyph| !glyph.is_blank() && (is_own(glyph) || glyph.along.y > 0.99)).collect();
    let runs = runs(&drawn);
    let letters = |run: &[&Glyph]| run.iter().filter(|glyph| is_own(glyph)).count();
    let in_columns: usize = runs.iter().filter(|run| run.is_column).map(|run| letters(run.glyphs)).sum();
    // Where most of a page is columns, a short one is the end of a paragraph.
    let is_vertical = in_columns * 2 > upright.iter().filter(|glyph| !glyph.is_blank()).count();
    let is_taken = |run: &&Run<'_, 'g>| run.is_column || (is_vertical && run.is_alone);
    let taken: Vec<&Glyph> =
        runs.iter().filter(is_taken).flat_map(|run| run.glyphs).copied().filter(|glyph| is_own(glyph)).collect();
    let gone: HashSet<*const Glyph> = taken.iter().map(|glyph| std::ptr::from_ref(*glyph)).collect();
    upright.retain(|glyph| !gone.contains(&std::ptr::from_ref(*glyph)));
    taken.into_iter().map(vertical).collect()
}

/// Glyphs of which each stands under the one before.
struct Run<'d, 'g> {
    glyphs: &'d [&'g Glyph],
    /// Nothing that was drawn before or behind stands directly beside it: else it is the edge of lines.
    is_alone: bool,
    is_column: bool,
}

fn runs<'d, 'g>(drawn: &'d [&'g Glyph]) -> Vec<Run<'d, 'g>> {
    let (mut runs, mut from) = (Vec::new(), 0);
    while from < drawn.len() {
        let below = drawn[from..].windows(2).take_while(|pair| stands_under(pair[0], pair[1])).count();
        let glyphs = &drawn[from..=from + below];
        let before = from.checked_sub(1).is_some_and(|before| is_beside(drawn[before], glyphs[0]));
        from += glyphs.len();
        let behind = drawn.get(from).is_some_and(|behind| is_beside(glyphs[below], behind));
        let is_alone = !before && !behind;
        runs.push(Run { glyphs, is_alone, is_column: is_alone && glyphs.len() >= LETTERS && !counts(glyphs) });
    }
    runs
}

fn stands_under(a: &Glyph, b: &Glyph) -> bool {
    let size = a.size.max(0.01);
    (a.size - b.size).abs() < 0.1 * size
        && (a.middle.x - b.middle.x).abs() < 0.4 * size
        && PITCH.contains(&((b.middle.y - a.middle.y) / size))
}

fn is_beside(a: &Glyph, b: &Glyph) -> bool {
    let is_level = (a.middle.y - b.middle.y).abs() < 0.5 * a.size;
    is_level && (0.0..2.0).contains(&((b.middle.x - a.middle.x) / a.size.max(0.01)))
}

/// Whether a column numbers lines: 1, 2, 3.
fn counts(column: &[&Glyph]) -> bool {
    let numbers: Option<Vec<u32>> = column.iter().map(|glyph| glyph.text.parse().ok()).collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// The same glyph on a line that runs downwards through its middle.
fn vertical(glyph: &Glyph) -> Glyph {
    let (along, half) = (Vec2::new(0.0, 1.0), glyph.size / 2.0);
    let (start, end, base) = (glyph.middle.y - half, glyph.middle.y + half, 0.3 * glyph.size - glyph.middle.x);
    Glyph { along, start, end, base, is_vertical: true, ..glyph.clone() }
}
