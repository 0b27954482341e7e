//! What hayro draws of a page, written down: characters with their places, areas that were painted, lines of tables.
//!
//! Nothing is rasterised, and no picture is ever unpacked. Every glyph is noted with what hides it, if anything does
//! ([`super::sight`]).

use std::collections::HashSet;
use std::ops::Range;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};
use hayro_syntax::object::{Dict, String as PdfString};

use super::canvas::{Area, Canvas, Glyph, MAX_AREAS, MAX_GLYPHS, MAX_RULES, Replacement, Rule};
use super::character::{Characters, Told};
use super::shape;
use super::stand::Stand;
use super::string::text_string;
use hegao_model::document::Hidden;

/// How deep marked content is looked at, and how many of its replacement texts.
const MAX_MARKED: usize = 64;
const MAX_REPLACEMENTS: usize = 50_000;

/// The device.
pub(super) struct TextDevice<'c> {
    pub(super) canvas: Canvas,
    pub(super) characters: &'c mut Characters,
    page: Rect,
    clips: Vec<Rect>,
    opacities: Vec<f32>,
    /// Marked content that is open: its replacement text, and the glyphs before it.
    marked: Vec<Option<(String, usize)>>,
    order: usize,
    /// The glyphs of the run before.
    last_run: Range<usize>,
    /// The patterns and masks that were read.
    pub(super) drawn: HashSet<u128>,
    /// Those of them that are pictures.
    pub(super) pictured: HashSet<u128>,
}

impl<'c> TextDevice<'c> {
    pub(super) fn new(characters: &'c mut Characters, page: Rect) -> Self {
        let (canvas, drawn, pictured) = (Canvas::default(), HashSet::new(), HashSet::new());
        let (clips, opacities, marked) = (Vec::new(), Vec::new(), Vec::new());
        Self { canvas, characters, page, clips, opacities, marked, order: 0, last_run: 0..0, drawn, pictured }
    }

    fn opacity(&self) -> f32 {
        self.opacities.iter().product()
    }

    /// Why a reader does not see a glyph whose middle is here, as far as that is known when it is drawn.
    fn hidden(&self, middle: Point, size: f64, paint: &Paint<'_>, mode: &DrawMode) -> Option<Hidden> {
        if matches!(mode, DrawMode::Invisible) {
            return Some(Hidden::HiddenText);
        }
        if let Paint::Color(color) = paint
            && color.to_rgba().components()[3] * self.opacity() < 0.05
        {
            return Some(Hidden::HiddenText);
        }
        if !self.page.inflate(1.0, 1.0).contains(middle) {
            return Some(Hidden::OffPage);
        }
        if self.clips.last().is_some_and(|clip| !clip.inflate(size, size * 0.4).contains(middle)) {
            return Some(Hidden::HiddenText);
        }
        (size < 2.0).then_some(Hidden::TinyText)
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, transform: Affine, width: f64, vertical: bool) -> Glyph {
        let c = transform.as_coeffs();
        let (across, up) = (Vec2::new(c[0], c[1]), Vec2::new(c[2], c[3]));
        let along = if vertical { unit(-up, Vec2::new(0.0, 1.0)) } else { unit(across, Vec2::new(1.0, 0.0)) };
        // What stands across the line is measured across it: italics that a matrix makes lean out of their line, not their feet.
        let below = across_line(along, if vertical { -across } else { -up });
        let height = if vertical { up.hypot() } else { up.dot(below).abs() };
        let size = (height * 1000.0).min(10_000.0);
        let origin = transform.translation();
        let start = origin.dot(along) - if vertical { 0.88 * size } else { 0.0 };
        // The line of vertical writing runs through the middle of its characters.
        let base = origin.dot(below) + if vertical { -0.2 * size } else { 0.0 };
        let width = if vertical { size } else { width };
        let Told { text, unknown } = self.characters.text(glyph);
        let middle = if vertical {
            origin - below * size * 0.5 - along * size * 0.38
        } else {
            origin + along * width * 0.5 - below * size * 0.35
        };
        let end = start + width;
        let (order, middle, stand) = (self.order, middle.to_point(), Stand::new(along, start..end, base, size));
        let (hidden, is_vertical, is_invisible) = (None, vertical, false);
        Glyph {
            text,
            along,
            start,
            end,
            base,
            size,
            origin,
            middle,
            stand,
            hidden,
            is_vertical,
            is_invisible,
            unknown,
            order,
        }
    }

    /// A glyph of a run that is drawn with this transform; `None` if it stands nowhere.
    pub(super) fn placed(
        &mut self,
        glyph: &PositionedGlyph<'_>,
        transform: Affine,
        stretch: f64,
        vertical: bool,
    ) -> Option<Glyph> {
        let transform = transform * glyph.transform();
        transform.is_finite().then_some(())?;
        let (_, up) = em(transform);
        let width = advance(glyph).map_or(up * 500.0, |width| width * up * stretch);
        Some(self.glyph(glyph, transform, width, vertical))
    }

    /// Whether the run outlines the one before, which was filled. A fill that is not seen is seen by its outline.
    fn is_outline(&mut self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>) -> bool {
        let filled = &mut self.canvas.glyphs[self.last_run.clone()];
        let Some((first, outline)) = filled.first().zip(run.glyphs().first()) else { return false };
        let origin = (props.transform * outline.transform()).translation();
        let is_outline = filled.len() == run.glyphs().len() && first.origin == origin;
        let is_seen = matches!(&props.paint, Paint::Color(color) if color.to_rgba().components()[3] > 0.05
            && color.to_rgba().components()[..3].iter().any(|part| *part < 0.9));
        if is_outline && is_seen {
            let by_color = |glyph: &&mut Glyph| glyph.hidden == Some(Hidden::WhiteText);
            filled.iter_mut().filter(by_color).for_each(|glyph| glyph.hidden = None);
        }
        is_outline
    }

    /// Notes a description.
    fn describe(&mut self, text: Option<String>) {
        if self.canvas.descriptions.len() < MAX_REPLACEMENTS {
            self.canvas.descriptions.extend(text);
        } else {
            self.canvas.is_cut |= text.is_some();
        }
    }

    /// Notes the straight lines of a path that run along or across the page.
    fn rules(&mut self, path: &BezPath, transform: Affine) {
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let next = match element {
                PathEl::MoveTo(point) => {
                    (first, last) = (transform * *point, transform * *point);
                    continue;
                }
                PathEl::LineTo(point) => transform * *point,
                PathEl::ClosePath => first,
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                    last = transform * *point;
                    continue;
                }
            };
            self.rule(last, next);
            last = next;
        }
    }

    fn rule(&mut self, a: Point, b: Point) {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if self.canvas.rules.len() >= MAX_RULES || width.max(height) < 4.0 || width.min(height) > 1.0 {
            return;
        }
        let is_horizontal = width > height;
        let (at, from, to) = if is_horizontal {
            ((a.y + b.y) / 2.0, a.x.min(b.x), a.x.max(b.x))
        } else {
            ((a.x + b.x) / 2.0, a.y.min(b.y), a.y.max(b.y))
        };
        self.canvas.rules.push(Rule { is_horizontal, at, from, to });
    }

    fn area(&mut self, rect: Rect, color: Option<[f32; 3]>, is_opaque: bool, picture: Option<Picture>) {
        self.order += 1;
        let rect = self.clips.last().map_or(rect, |clip| rect.intersect(*clip));
        if rect.area() > 16.0 && rect.area().is_finite() && self.canvas.areas.len() < MAX_AREAS {
            let (is_image, is_bilevel) = (picture.is_some(), picture == Some(Picture::Bilevel));
            self.canvas.areas.push(Area { rect, color, is_opaque, is_image, is_bilevel, order: self.order });
        }
    }

    fn fill(&mut self, path: &BezPath, props: &DrawProps<'_>, picture: Option<Picture>) {
        let path = props.transform * path;
        let rect = path.bounding_box();
        if rect.width().min(rect.height()) < 3.0 {
            let middle = rect.center();
            let (a, b) = if rect.width() > rect.height() {
                (Point::new(rect.x0, middle.y), Point::new(rect.x1, middle.y))
            } else {
                (Point::new(middle.x, rect.y0), Point::new(middle.x, rect.y1))
            };
            self.rule(a, b);
        }
        if (path.area().abs() - rect.area()).abs() > rect.area() * 0.02 {
            self.canvas.shapes += usize::from(shape::may_be_letter(&path));
            self.order += 1;
            return;
        }
        let (color, alpha) = match &props.paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().components();
                (Some([red, green, blue]), alpha)
            }
            Paint::Pattern(_) => (None, 0.5),
        };
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        let alpha = alpha * self.opacity();
        if alpha > 0.1 {
            self.area(rect, color.filter(|_| plain), plain && alpha > 0.95, picture);
        }
    }

    /// A line that is drawn: of a table, or of a letter.
    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        self.rules(path, transform);
        self.canvas.shapes += usize::from(shape::may_be_stroke(&(transform * path)));
    }
}

/// A picture, by its colours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Picture {
    Bilevel,
    Other,
}

/// `vector` with the length 1.
fn unit(vector: Vec2, fallback: Vec2) -> Vec2 {
    let length = vector.hypot();
    if length.is_finite() && length > 1e-9 { vector / length } else { fallback }
}

/// How wide the unit of a font is along its line, and how high above it.
fn em(transform: Affine) -> (f64, f64) {
    let c = transform.as_coeffs();
    let (across, up) = (Vec2::new(c[0], c[1]), Vec2::new(c[2], c[3]));
    let along = unit(across, Vec2::new(1.0, 0.0));
    (across.hypot(), up.dot(across_line(along, -up)).abs())
}

/// The direction across a line that runs `along`, towards the side to which `side` leans.
fn across_line(along: Vec2, side: Vec2) -> Vec2 {
    let across = Vec2::new(-along.y, along.x);
    if across.dot(side) < 0.0 { -across } else { across }
}

/// How much wider than high the characters of a run are set. hayro stretches the glyphs of a font that stands for one
/// which is not embedded, and does not say so: the steps from glyph to glyph tell whether the text is really wider.
pub(super) fn stretch(run: &GlyphRun<'_, '_>) -> f64 {
    let mut votes = 0i32;
    let mut ratio = 1.0;
    for pair in run.glyphs().windows(2) {
        let Some(advance) = advance(&pair[0]) else { continue };
        let (across, up) = em(pair[0].transform());
        let step = (pair[1].transform().translation() - pair[0].transform().translation()).hypot();
        let as_stretched = (step - advance * across).abs();
        let as_plain = (step - advance * up).abs();
        votes += if as_stretched + 1e-6 < as_plain { 1 } else { -1 };
        if as_stretched < as_plain && up > 0.0 {
            ratio = across / up;
        }
    }
    if votes > 0 { ratio } else { 1.0 }
}

fn advance(glyph: &Drawn<'_>) -> Option<f64> {
    let width = match glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(glyph) => glyph.advance_width(),
    };
    width.map(f64::from).filter(|width| width.is_finite())
}

impl<'a> Device<'a> for TextDevice<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let picture = self.paint(&props.paint, mode).then_some(Picture::Other);
        self.mask(props.soft_mask.as_ref());
        match mode {
            DrawMode::Fill(_) => self.fill(path, &props, picture),
            DrawMode::Stroke(_) => self.stroke(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.fill(path, &props, picture);
                self.rules(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let rect = clip.path.bounding_box();
        let rect = self.clips.last().map_or(rect, |outer| rect.intersect(*outer));
        self.clips.push(rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.mask(mask.as_ref());
        // What a mask leaves is not known without drawing it: neither hidden nor able to hide.
        self.opacities.push(if mask.is_some() { opacity.min(0.5) } else { opacity });
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.paint(&props.paint, mode);
        self.mask(props.soft_mask.as_ref());
        self.order += 1;
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let stretch = stretch(run);
        let first = self.canvas.glyphs.len();
        if matches!(mode, DrawMode::Stroke(_)) && self.is_outline(run, &props) {
            return;
        }
        for glyph in run.glyphs() {
            if self.canvas.glyphs.len() >= MAX_GLYPHS {
                self.canvas.is_cut = true;
                return;
            }
            let Some(mut noted) = self.placed(glyph, props.transform, stretch, vertical) else { continue };
            noted.is_invisible = matches!(mode, DrawMode::Invisible);
            noted.hidden = self.hidden(noted.middle, noted.size, &props.paint, mode);
            if noted.hidden == Some(Hidden::OffPage)
                && self.canvas.glyphs[first..].last().is_some_and(|last| last.runs_into(&noted))
            {
                noted.hidden = None;
            }
            self.canvas.glyphs.push(noted);
        }
        super::sight::on_its_ground(&mut self.canvas, first, &props.paint);
        self.last_run = first..self.canvas.glyphs.len();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.mask(props.soft_mask.as_ref());
        let (is_opaque, picture) = match &image {
            Image::Stencil(_) => (false, Picture::Bilevel),
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                let is_bilevel = dict.get::<u32>("BitsPerComponent") == Some(1);
                let is_opaque = !["SMask", "Mask", "SMaskInData"].iter().any(|key| dict.contains_key(key));
                (is_opaque, if is_bilevel { Picture::Bilevel } else { Picture::Other })
            }
        };
        let upright = props.transform.as_coeffs();
        let upright = (upright[1].abs() < 1e-6 && upright[2].abs() < 1e-6)
            || (upright[0].abs() < 1e-6 && upright[3].abs() < 1e-6);
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let rect = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none() && self.opacity() > 0.95;
        self.area(rect, None, is_opaque && upright && plain, Some(picture));
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.canvas.is_cut |= self.marked.len() >= MAX_MARKED;
        let properties = properties.filter(|_| self.marked.len() < MAX_MARKED);
        let text = |key: &str| Some(text_string(properties?.get::<PdfString<'_>>(key)?.as_bytes()));
        self.describe(text("Alt"));
        self.marked.push(text("ActualText").map(|actual| (actual, self.canvas.glyphs.len())));
    }

    fn end_marked_content(&mut self) {
        let Some(Some((actual, first))) = self.marked.pop() else { return };
        let glyphs = first.min(self.canvas.glyphs.len())..self.canvas.glyphs.len();
        if glyphs.is_empty() {
            self.describe(Some(actual));
        } else if self.canvas.replacements.len() < MAX_REPLACEMENTS {
            self.canvas.replacements.push(Replacement { glyphs, text: actual });
        } else {
            self.canvas.is_cut = true;
        }
    }
}
