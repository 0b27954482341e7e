//! Where letters stand on the page, whatever becomes of its lines: those who write into a file mark them there.

use std::ops::Range;

#[cfg(feature = "raster")]
use hayro_interpret::kurbo::Rect;
use hayro_interpret::kurbo::{Point, Vec2};
use hayro_syntax::Pdf;

use super::assemble::assemble;
use super::{Read, pages};
use hegao_model::document::Gap;
use hegao_model::document::budget::Budget;

/// How much of an em lies above the base line, and how much below.
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.2;

/// The box of a letter, seen along its line, on the page as it is shown: points, and y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stand {
    along: [f32; 2],
    start: f32,
    end: f32,
    top: f32,
    bottom: f32,
}

/// The box of a stretch of text.
#[derive(Clone, PartialEq)]
pub(crate) struct Boxed {
    /// In bytes of the text of the line, or of the part.
    pub(crate) text: Range<usize>,
    pub(crate) stand: Stand,
}

impl Stand {
    /// The box of a letter on a line that runs `along`, at `base` across it.
    pub(super) fn new(along: Vec2, ends: Range<f64>, base: f64, size: f64) -> Self {
        let along = [along.x as f32, along.y as f32];
        let (top, bottom) = ((base - ABOVE * size) as f32, (base + BELOW * size) as f32);
        Self { along, start: ends.start as f32, end: ends.end as f32, top, bottom }
    }

    /// A box that stands upright.
    #[cfg(feature = "raster")]
    pub(crate) fn upright(rect: Rect) -> Self {
        let [start, end, top, bottom] = [rect.x0, rect.x1, rect.y0, rect.y1].map(|side| side as f32);
        Self { along: [1.0, 0.0], start, end, top, bottom }
    }

    /// One box for both, if they stand on one line.
    pub(crate) fn with(&self, other: &Self) -> Option<Self> {
        let is_level = self.top.max(other.top) < self.bottom.min(other.bottom);
        let same = self.along[0] * other.along[0] + self.along[1] * other.along[1] > 0.999;
        let (start, end) = (self.start.min(other.start), self.end.max(other.end));
        let (top, bottom) = (self.top.min(other.top), self.bottom.max(other.bottom));
        (is_level && same).then_some(Self { start, end, top, bottom, ..*self })
    }

    /// The box, made larger so that it holds the corners of `rect` too.
    #[cfg(feature = "raster")]
    pub(crate) fn around(&self, rect: Rect) -> Self {
        let along = Vec2::new(f64::from(self.along[0]), f64::from(self.along[1]));
        let below = Vec2::new(-along.y, along.x);
        let corners = [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1)];
        corners.into_iter().map(|(x, y)| Vec2::new(x, y)).fold(*self, |all, corner| {
            let (far, down) = (corner.dot(along) as f32, corner.dot(below) as f32);
            let (start, end) = (all.start.min(far), all.end.max(far));
            Self { start, end, top: all.top.min(down), bottom: all.bottom.max(down), ..all }
        })
    }

    /// Whether the middle of `other`, which runs the same way, lies in it.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        let same = self.along[0] * other.along[0] + self.along[1] * other.along[1] > 0.999;
        let (far, down) = ((other.start + other.end) / 2.0, (other.top + other.bottom) / 2.0);
        same && (self.start..self.end).contains(&far) && (self.top..self.bottom).contains(&down)
    }

    /// Its corners as the text runs: top left, top right, bottom left, bottom right.
    pub(crate) fn corners(&self) -> [Point; 4] {
        let along = Vec2::new(f64::from(self.along[0]), f64::from(self.along[1]));
        let below = Vec2::new(-along.y, along.x);
        let at = |far: f32, down: f32| (along * f64::from(far) + below * f64::from(down)).to_point();
        [at(self.start, self.top), at(self.end, self.top), at(self.start, self.bottom), at(self.end, self.bottom)]
    }
}

impl Boxed {
    /// The same in a text in which so many bytes stand before it.
    pub(super) fn behind(&self, before: usize) -> Self {
        Self { text: self.text.start + before..self.text.end + before, stand: self.stand }
    }
}

/// Where the letters of each page stand that its part has, with the text of that part.
pub(crate) struct Stands {
    pub(crate) text: String,
    /// In the order of the text.
    pub(crate) boxes: Vec<Boxed>,
}

impl Stands {
    /// The boxes of what is within `range` of the text, one for what stands on one line.
    pub(crate) fn of(&self, range: &Range<usize>) -> Vec<Stand> {
        let first = self.boxes.partition_point(|boxed| boxed.text.end <= range.start);
        let within = self.boxes[first..].iter().take_while(|boxed| boxed.text.start < range.end);
        let mut stands: Vec<Stand> = Vec::new();
        let mut end = 0;
        for Boxed { text, stand } in within {
            let goes_on = !self.text[end..text.start].contains('\n');
            match stands.last_mut().and_then(|last| last.with(stand).filter(|_| goes_on).map(|both| (last, both))) {
                Some((last, both)) => *last = both,
                None => stands.push(*stand),
            }
            end = text.end;
        }
        stands
    }
}

/// Reads the pages of a file again, as [`read`](super::read) does, and tells where the letters of their parts stand.
///
/// # Errors
/// There is more than `budget` allows.
pub(crate) fn stands(pdf: &Pdf, budget: &Budget) -> Result<Vec<Stands>, Gap> {
    let Read { pages, .. } = pages(pdf, budget, None, &mut Vec::new(), true)?;
    let mut assembly = assemble(&pages);
    assembly.hidden(&pages);
    let parts = assembly.parts.into_iter().zip(assembly.boxes);
    Ok(parts.map(|(part, boxes)| Stands { text: part.text, boxes }).collect())
}
