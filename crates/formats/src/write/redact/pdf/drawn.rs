//! Pages as they are drawn: by hayro, without a process of its own and without a font of the system.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::font::{FontData, FontQuery};
use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro_syntax::page::Page;

use crate::format::pdf::stand::Stand;

/// Points of an inch.
const INCH: f64 = 72.0;

/// A page as pixels, each red, green, blue and an alpha that is full: rows from the top.
pub(super) struct Drawn {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Pixels of a point.
    pub(super) scale: f64,
    pixels: Pixmap,
}

/// Draws the pages of one file.
pub(super) struct Painter<'p> {
    cache: RenderCache<'p>,
    settings: InterpreterSettings,
    lacks: Arc<Lacks>,
}

/// What could not be drawn as it should look.
#[derive(Default)]
struct Lacks {
    font: AtomicBool,
    part: AtomicBool,
}

impl Painter<'_> {
    pub(super) fn new() -> Self {
        let lacks = Arc::new(Lacks::default());
        let (of_fonts, of_parts) = (Arc::clone(&lacks), Arc::clone(&lacks));
        let plain = InterpreterSettings::default();
        let resolver = plain.font_resolver;
        let font_resolver = Arc::new(move |query: &FontQuery| -> Option<(FontData, u32)> {
            // A font of many characters that is not in the file: what stands for it has other letters, or none.
            if matches!(query, FontQuery::Fallback(font) if font.character_collection.is_some()) {
                of_fonts.font.store(true, Relaxed);
            }
            resolver(query)
        });
        let warning_sink = Arc::new(move |warning| match warning {
            InterpreterWarning::UnsupportedFont => of_parts.font.store(true, Relaxed),
            _ => of_parts.part.store(true, Relaxed),
        });
        let settings = InterpreterSettings { font_resolver, warning_sink, ..InterpreterSettings::default() };
        Self { cache: RenderCache::new(), settings, lacks }
    }

    /// Whether a font was asked for that is not in the file, so that letters are missing or others than they should be.
    pub(super) fn lacks_font(&self) -> bool {
        self.lacks.font.load(Relaxed)
    }

    /// Whether a picture or the look of an annotation could not be drawn.
    pub(super) fn lacks_part(&self) -> bool {
        self.lacks.part.load(Relaxed)
    }
}

/// How many pixels a page has in each direction, with so many for a point; `None`: it has none, or more than `most`.
pub(super) fn size(page: &Page<'_>, scale: f64, most: f64) -> Option<(u16, u16)> {
    let (width, height) = page.render_dimensions();
    let [width, height] = [width, height].map(|side| (f64::from(side) * scale - 1e-3).ceil());
    let is_one = |side: f64| (1.0..=f64::from(u16::MAX)).contains(&side);
    (is_one(width) && is_one(height) && width * height <= most).then_some((width as u16, height as u16))
}

/// How many pixels stand for a point at so many for an inch.
pub(super) fn scale(resolution: f64) -> f64 {
    resolution / INCH
}

impl<'p> Painter<'p> {
    /// Draws a page; `None` if that fails.
    pub(super) fn draw(&self, page: &'p Page<'p>, (width, height): (u16, u16), scale: f64) -> Option<Drawn> {
        let draw = || {
            let mut context = RenderContext::new(width, height);
            let transform = Affine::scale(scale) * Affine::new(page.initial_transform(true).as_coeffs());
            // Letters that were drawn once are not put a quarter of a pixel aside, and none is set onto the grid.
            let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
            render_into(page, &self.cache, &self.settings, &settings, &mut context, transform);
            context.flush();
            let mut pixels = Pixmap::new(width, height);
            let target = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
            context.render_with(&mut pixels, &mut Resources::default(), target);
            pixels
        };
        let pixels = catch_unwind(AssertUnwindSafe(draw)).ok()?;
        Some(Drawn { width: width.into(), height: height.into(), scale, pixels })
    }
}

impl Drawn {
    /// The rows, four bytes for a pixel.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.data_as_u8_slice().chunks_exact(self.width * 4)
    }

    /// Makes what lies in a box, and so many pixels about it, black.
    pub(super) fn black(&mut self, boxed: &Stand, about: f64) {
        let width = self.width;
        let pixels = self.pixels.data_as_u8_slice_mut();
        for (row, columns) in covered(boxed, self.scale, about, (width, self.height)) {
            let row = &mut pixels[row * width * 4..][..width * 4];
            row[columns.start * 4..columns.end * 4]
                .chunks_exact_mut(4)
                .for_each(|pixel| pixel.copy_from_slice(&[0, 0, 0, 255]));
        }
    }
}

/// The pixels that a box touches, or that lie so many pixels about it: row by row.
pub(super) fn covered(
    boxed: &Stand,
    scale: f64,
    about: f64,
    (width, height): (usize, usize),
) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
    let [a, b, c, d] = boxed.corners().map(|corner| (corner.to_vec2() * scale).to_point());
    let sides = [(a, b), (b, d), (d, c), (c, a)];
    let hull = Rect::from_points(a, d).union(Rect::from_points(b, c)).inflate(about, about);
    let first = hull.y0.floor().clamp(0.0, height as f64) as usize;
    let last = hull.y1.ceil().clamp(0.0, height as f64) as usize;
    (first..last).filter_map(move |row| {
        // What of the box lies between the upper and the lower edge of the row.
        let (top, bottom) = (row as f64 - about, row as f64 + 1.0 + about);
        let ends = sides.iter().flat_map(|side| within(*side, top, bottom)).flatten();
        let (left, right) = ends.fold((f64::MAX, f64::MIN), |(left, right), x| (left.min(x), right.max(x)));
        let left = (left - about).floor().clamp(0.0, width as f64) as usize;
        let right = (right + about).ceil().clamp(0.0, width as f64) as usize;
        (left < right).then_some((row, left..right))
    })
}

/// Where a line begins and ends between two heights.
fn within((from, to): (Point, Point), top: f64, bottom: f64) -> Option<[f64; 2]> {
    let (from, to) = if from.y <= to.y { (from, to) } else { (to, from) };
    if to.y < top || from.y > bottom {
        return None;
    }
    let at = |y: f64| {
        if to.y - from.y < 1e-9 { to.x } else { from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y) }
    };
    let start = if from.y < top { at(top) } else { from.x };
    Some([start, if to.y > bottom { at(bottom) } else { to.x }])
}
