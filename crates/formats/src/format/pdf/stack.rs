//! Letters that stand below each other though each is set upright: vertical writing as drawing programs make it, who know no
//! other. They are told by the order in which they were drawn, from the top down, one directly under the other.

use hayro_interpret::kurbo::Vec2;

use super::canvas::Glyph;

/// So many letters make a column; fewer may be short lines.
const LETTERS: usize = 4;

/// How far apart two letters of a column stand, in ems: lines of a text stand further apart.
const PITCH: std::ops::Range<f64> = 0.8..1.4;

/// Takes the columns out of `glyphs`, each glyph as one of vertical writing.
pub(super) fn take(glyphs: &mut Vec<&Glyph>) -> Vec<Glyph> {
    let mut taken = Vec::new();
    let mut rest = Vec::with_capacity(glyphs.len());
    let is_text = |glyph: &&&Glyph| !glyph.is_blank();
    let drawn: Vec<&Glyph> = glyphs.iter().filter(is_text).copied().collect();
    let mut from = 0;
    while from < drawn.len() {
        let below = drawn[from..].windows(2).take_while(|pair| stands_under(pair[0], pair[1])).count();
        let column = &drawn[from..=from + below];
        if column.len() >= LETTERS && !counts(column) && !is_beside(&drawn, from, column) {
            taken.extend(column.iter().map(|glyph| vertical(glyph)));
        } else {
            rest.extend_from_slice(column);
        }
        from += column.len();
    }
    if !taken.is_empty() {
        *glyphs = rest;
    }
    taken
}

fn stands_under(a: &Glyph, b: &Glyph) -> bool {
    let size = a.size.max(0.01);
    (a.size - b.size).abs() < 0.1 * size
        && (a.middle.x - b.middle.x).abs() < 0.3 * size
        && PITCH.contains(&((b.base - a.base) / size))
}

/// Whether the glyph drawn before or behind a column stands directly beside it: then the column is the edge of lines.
fn is_beside(drawn: &[&Glyph], from: usize, column: &[&Glyph]) -> bool {
    let (first, last) = (column[0], column[column.len() - 1]);
    let is_near = |a: &Glyph, b: &Glyph| (a.base - b.base).abs() < 0.5 * a.size && (b.start - a.end).abs() < a.size;
    let before = from.checked_sub(1).map(|before| drawn[before]);
    let behind = drawn.get(from + column.len());
    before.is_some_and(|before| is_near(before, first)) || behind.is_some_and(|behind| is_near(last, behind))
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
