//! What hayro shows of a page, glyph by glyph in the order in which it is shown: for those who write content anew, and have to
//! prove which code stands for what. Layers that are off are shown too.

#[cfg(feature = "raster")]
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::CMap;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, interpret,
};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::xref::XRef;

use super::character::{Characters, Maps, codes};
use super::device::{TextDevice, stretch};
use super::page::{frame, show};
use super::stand::Stand;

/// What is more transparent cannot be seen.
const FAINT: f32 = 0.05;

/// What one operation shows.
pub(crate) struct Run {
    pub(crate) glyphs: Vec<Shown>,
    /// Its glyphs have outlines: none is drawn by operators of its own (Type 3).
    pub(crate) is_outline: bool,
    /// It runs downwards.
    pub(crate) is_vertical: bool,
    /// It is drawn, in a colour that can be seen.
    #[cfg_attr(not(feature = "raster"), expect(dead_code, reason = "only who draws asks"))]
    pub(crate) is_seen: bool,
}

/// A glyph.
pub(crate) struct Shown {
    pub(crate) code: u32,
    /// What it stands for.
    pub(crate) text: String,
    /// Its box, and where it was put; `None`: nowhere.
    pub(crate) place: Option<(Stand, Point)>,
}

/// What a page shows.
#[derive(Default)]
pub(crate) struct Sight {
    pub(crate) runs: Vec<Run>,
    /// Where pictures lie, and patterns, which may be some.
    pub(crate) pictures: Vec<Picture>,
}

/// A picture on the page.
pub(crate) struct Picture {
    pub(crate) rect: Rect,
    /// It is an area that was filled with a pattern.
    #[cfg_attr(not(feature = "raster"), expect(dead_code, reason = "only who draws asks"))]
    pub(crate) is_pattern: bool,
    /// How many runs were shown before it.
    #[cfg_attr(not(feature = "raster"), expect(dead_code, reason = "only who draws asks"))]
    pub(crate) behind: usize,
}

/// Where to look.
pub(crate) struct Witness<'p> {
    cache: InterpreterCache<'p>,
    xref: &'p XRef,
    characters: Characters,
    maps: Maps,
    /// By the number of their font: the map of codes, and how far codes move what follows.
    codes: HashMap<ObjectIdentifier, Option<Rc<CMap>>>,
    advances: HashMap<(ObjectIdentifier, Vec<u8>), Option<f64>>,
}

impl<'p> Witness<'p> {
    /// `without_layers` is a file in which no layer is off ([`super::without_layers`]).
    pub(crate) fn new(pdf: &'p Pdf, without_layers: Option<&'p Pdf>) -> Self {
        let xref = without_layers.map_or(pdf.xref(), Pdf::xref);
        let (cache, characters, maps) = (InterpreterCache::new(), Characters::new(pdf), Maps::default());
        Self { cache, xref, characters, maps, codes: HashMap::new(), advances: HashMap::new() }
    }

    /// What a page shows.
    pub(crate) fn page(&mut self, page: &Page<'p>) -> Sight {
        let mut device = SightDevice::new(&mut self.characters, frame(page));
        show(page, (&self.cache, self.xref), InterpreterSettings::default(), &mut device);
        device.sight
    }

    /// How far the ink of these glyphs of a page reaches, in the order in which they are shown.
    #[cfg(feature = "raster")]
    pub(crate) fn ink(&mut self, page: &Page<'p>, wanted: &BTreeSet<usize>) -> Vec<Rect> {
        let mut device = super::ink::InkDevice::new(wanted);
        show(page, (&self.cache, self.xref), InterpreterSettings::default(), &mut device);
        device.found
    }

    /// The map of the codes of a composite font.
    pub(crate) fn codes(&mut self, font: &Dict<'_>) -> Option<Rc<CMap>> {
        let Some(id) = font.obj_id() else { return codes(font, &mut self.maps) };
        self.codes.entry(id).or_insert_with(|| codes(font, &mut self.maps)).clone()
    }

    /// How far a code moves what follows it, in thousandths of an em, with the font that `resources` call so (`/F1`), and that has this
    /// number, if it has one.
    pub(crate) fn advance(
        &mut self,
        resources: &Resources<'p>,
        (font, id): (&str, Option<ObjectIdentifier>),
        code: &[u8],
    ) -> Option<f64> {
        let Some(id) = id else { return self.measured(resources, font, code) };
        let key = (id, code.to_vec());
        if let Some(known) = self.advances.get(&key) {
            return *known;
        }
        let advance = self.measured(resources, font, code);
        self.advances.insert(key, advance);
        advance
    }

    fn measured(&mut self, resources: &Resources<'p>, font: &str, code: &[u8]) -> Option<f64> {
        let code: String = code.iter().map(|byte| format!("{byte:02X}")).collect();
        let content = format!("BT {font} 1000 Tf <{code}{code}> Tj ET");
        let runs = self.content(content.as_bytes(), resources).runs;
        let run = runs.first()?;
        let places: Vec<Point> = run.glyphs.iter().filter_map(|glyph| Some(glyph.place?.1)).collect();
        let [first, second] = places[..] else { return None };
        Some(if run.is_vertical { second.y - first.y } else { second.x - first.x })
    }

    /// What content shows that stands on no page, in its own space.
    pub(crate) fn content(&mut self, content: &[u8], resources: &Resources<'p>) -> Sight {
        let everywhere = Rect::new(-1e9, -1e9, 1e9, 1e9);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, everywhere, &self.cache, self.xref, settings);
        let mut device = SightDevice::new(&mut self.characters, everywhere);
        interpret(TypedIter::new(content), resources, &mut context, &mut device);
        device.sight
    }
}

/// Notes all that is shown.
struct SightDevice<'c> {
    sight: Sight,
    text: TextDevice<'c>,
    clips: Vec<Rect>,
    opacities: Vec<f32>,
}

impl<'c> SightDevice<'c> {
    fn new(characters: &'c mut Characters, page: Rect) -> Self {
        Self {
            sight: Sight::default(),
            text: TextDevice::new(characters, page),
            clips: Vec::new(),
            opacities: Vec::new(),
        }
    }

    fn picture(&mut self, rect: Rect, is_pattern: bool) {
        let rect = self.clips.last().map_or(rect, |clip| rect.intersect(*clip));
        if rect.area() > 0.0 {
            self.sight.pictures.push(Picture { rect, is_pattern, behind: self.sight.runs.len() });
        }
    }
}

impl<'a> Device<'a> for SightDevice<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        if let Paint::Pattern(pattern) = &props.paint
            && matches!(pattern.as_ref(), Pattern::Tiling(_))
        {
            self.picture((props.transform * path).bounding_box(), true);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let rect = clip.path.bounding_box();
        self.clips.push(self.clips.last().map_or(rect, |outer| rect.intersect(*outer)));
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.opacities.push(opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let stretch = stretch(run);
        let is_outline = run.glyphs().iter().all(|glyph| matches!(**glyph, Drawn::Outline(_)));
        let shown = run.glyphs().iter().map(|glyph| {
            let placed = self.text.placed(glyph, props.transform, stretch, vertical);
            let place = placed.as_ref().map(|placed| (placed.stand, placed.origin.to_point()));
            Shown { code: glyph.char_code(), text: placed.map(|placed| placed.text).unwrap_or_default(), place }
        });
        let glyphs = shown.collect();
        let opacity: f32 = self.opacities.iter().product();
        let alpha = if let Paint::Color(color) = &props.paint { color.to_rgba().components()[3] } else { 1.0 };
        let is_seen = !matches!(mode, DrawMode::Invisible) && opacity * alpha > FAINT;
        self.sight.runs.push(Run { glyphs, is_outline, is_vertical: vertical, is_seen });
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        self.picture(props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height)), false);
    }
}
