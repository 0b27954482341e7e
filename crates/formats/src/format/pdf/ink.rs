//! How far the ink of letters reaches: an accent stands above the box of its line, and a letter that is drawn by operators of its own
//! (Type 3) may lie anywhere.

use std::collections::BTreeSet;

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Notes the ink of the glyphs that are wanted.
pub(super) struct InkDevice<'w> {
    wanted: &'w BTreeSet<usize>,
    next: usize,
    /// That of each, in their order; one that leaves none has an empty one where it stands.
    pub(super) found: Vec<Rect>,
}

impl<'w> InkDevice<'w> {
    pub(super) fn new(wanted: &'w BTreeSet<usize>) -> Self {
        Self { wanted, next: 0, found: Vec::with_capacity(wanted.len()) }
    }
}

impl<'a> Device<'a> for InkDevice<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            if self.wanted.contains(&self.next) {
                self.found.push(ink(glyph, &props, mode));
            }
            self.next += 1;
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The ink of one glyph, on the page.
fn ink<'a>(glyph: &PositionedGlyph<'a>, props: &DrawProps<'a>, mode: &DrawMode) -> Rect {
    let mut all = Hull(None);
    match &**glyph {
        Glyph::Outline(outline) => {
            all.path(&outline.outline(), props.transform * glyph.transform(), reach(props, mode))
        }
        Glyph::Type3(drawn) => drawn.interpret(&mut all, props.transform, glyph.transform(), &props.paint),
    }
    let origin = (props.transform * glyph.transform()).translation().to_point();
    all.0.unwrap_or_else(|| Rect::from_points(origin, origin))
}

/// How far a line that is drawn reaches beyond its path: a corner may be a spike as long as the miter limit.
fn reach(props: &DrawProps<'_>, mode: &DrawMode) -> f64 {
    let (DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke)) = mode else { return 0.0 };
    let [a, b, c, d, ..] = props.transform.as_coeffs();
    let scale = a.hypot(b).max(c.hypot(d));
    f64::from(stroke.line_width) * scale * f64::from(stroke.miter_limit.clamp(1.0, 10.0)) / 2.0
}

/// The hull of all that is drawn.
struct Hull(Option<Rect>);

impl Hull {
    fn add(&mut self, rect: Rect) {
        if rect.is_finite() {
            self.0 = Some(self.0.map_or(rect, |all| all.union(rect)));
        }
    }

    fn path(&mut self, path: &BezPath, transform: Affine, reach: f64) {
        if !path.is_empty() {
            self.add((transform * path).bounding_box().inflate(reach, reach));
        }
    }
}

impl<'a> Device<'a> for Hull {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.path(path, props.transform, reach(&props, mode));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        run.glyphs().iter().for_each(|glyph| self.add(ink(glyph, &props, mode)));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        self.add(props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height)));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
