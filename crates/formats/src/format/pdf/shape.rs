//! Shapes that may be letters: programs write text as outlines, and those that make drawings as lines.

use std::ops::Range;

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Shape};

/// How large a letter is, in points.
const LETTER: Range<f64> = 3.0..60.0;

/// Parts of the outline of a letter without curves; arrow heads and ticks have fewer. Parts of a stroke of one.
const EDGES: usize = 8;
const STROKES: usize = 3;

/// Whether a path that is filled may be a letter.
pub(super) fn may_be_letter(path: &BezPath) -> bool {
    is_curved(path) || is_as_large(path) && path.elements().len() >= EDGES
}

/// Whether a path that is drawn as a line may be one, or a part of one.
pub(super) fn may_be_stroke(path: &BezPath) -> bool {
    path.elements().len() >= STROKES && is_as_large(path) && !is_frame(path)
}

fn is_curved(path: &BezPath) -> bool {
    path.elements().iter().any(|part| matches!(part, PathEl::CurveTo(..) | PathEl::QuadTo(..)))
}

fn is_as_large(path: &BezPath) -> bool {
    let rect = path.bounding_box();
    LETTER.contains(&rect.width().max(rect.height()))
}

/// Whether the path is nothing but lines along and across the page, as cells and boxes are.
fn is_frame(path: &BezPath) -> bool {
    let points: Vec<Point> = path.elements().iter().filter_map(PathEl::end_point).collect();
    let is_straight = |pair: &[Point]| (pair[0].x - pair[1].x).abs().min((pair[0].y - pair[1].y).abs()) < 0.5;
    !is_curved(path) && points.windows(2).all(is_straight)
}
