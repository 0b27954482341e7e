//! What is on a page, as it was drawn.

use std::ops::Range;

use hayro_interpret::kurbo::{Point, Rect, Vec2};

use super::stand::Stand;
use hegao_model::document::Hidden;

/// How many painted areas and lines of one page are kept: drawings have more, and no text hides in them.
pub(super) const MAX_AREAS: usize = 2_000;
pub(super) const MAX_RULES: usize = 20_000;

/// How many glyphs of one page are kept.
pub(super) const MAX_GLYPHS: usize = 500_000;

/// A glyph on the page. Lengths are points, and y grows downwards.
#[derive(Clone)]
pub(super) struct Glyph {
    /// What it stands for; U+FFFD where nothing says it.
    pub(super) text: String,
    /// Where its line goes on.
    pub(super) along: Vec2,
    /// Its box, seen along its line: start and end, top and bottom, base line.
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    /// Height of an em.
    pub(super) size: f64,
    /// Where it was put, and its middle, on the page.
    pub(super) origin: Vec2,
    pub(super) middle: Point,
    /// Its box on the page, however that is turned afterwards.
    pub(super) stand: Stand,
    /// Why a reader does not see it.
    pub(super) hidden: Option<Hidden>,
    /// It stands upright in a line that runs downwards.
    pub(super) is_vertical: bool,
    /// It was set to be found and not seen, as programs do with the text of a picture.
    pub(super) is_invisible: bool,
    /// What tells its shape from others, if nothing in the file says what it stands for ([`super::unmapped`]).
    pub(super) unknown: Option<u64>,
    /// When it was drawn.
    pub(super) order: usize,
}

impl Glyph {
    /// Whether `next` stands directly behind it and both belong to what a reader sees begin.
    pub(super) fn runs_into(&self, next: &Self) -> bool {
        self.hidden.is_none() && (next.start - self.end).abs() < 0.5 * self.size
    }
}

/// An area that was painted. Only rectangles count: what lies in the box of another shape need not lie under it.
pub(super) struct Area {
    pub(super) rect: Rect,
    /// `None`: a picture or a pattern.
    pub(super) color: Option<[f32; 3]>,
    /// Nothing of what lies below shows through.
    pub(super) is_opaque: bool,
    /// It is a picture, and one of two colours.
    pub(super) is_image: bool,
    pub(super) is_bilevel: bool,
    pub(super) order: usize,
}

/// A line along or across the page.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub(super) is_horizontal: bool,
    /// Where it lies, across its direction.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A text that programs are told instead of some glyphs.
pub(super) struct Replacement {
    pub(super) glyphs: Range<usize>,
    pub(super) text: String,
}

/// What is on a page.
#[derive(Default)]
pub(super) struct Canvas {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) areas: Vec<Area>,
    pub(super) rules: Vec<Rule>,
    /// Replacement texts of marked content.
    pub(super) replacements: Vec<Replacement>,
    /// Descriptions of what is drawn without letters, such as a picture.
    pub(super) descriptions: Vec<String>,
    /// The glyphs of patterns and masks, each by itself ([`super::tile`]).
    pub(super) tiles: Vec<Vec<Glyph>>,
    /// How many shapes with curves were filled: letters may be among them.
    pub(super) shapes: usize,
    /// There were more glyphs than are kept.
    pub(super) is_cut: bool,
}
