//! One page: what is drawn on it, as lines and tables in reading order, and what of it is hidden.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, Device, InterpreterCache, InterpreterSettings, InterpreterWarning, interpret_page};
use hayro_syntax::object::{Object, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

use super::canvas::{Canvas, Glyph};
use super::character::Characters;
use super::device::TextDevice;
use super::line::{Line, chunks};
use super::region::{self, Regions};
use super::sight::settle;
use super::table::{Table, take};
use super::unmapped::Unmapped;
use super::{guard, replacement, sight, stack, turn, unmapped};
use hegao_model::document::{Hidden, Limits};

/// What stands on a page.
#[derive(Default)]
pub(super) struct Content {
    pub(super) height: f64,
    /// In reading order.
    pub(super) items: Vec<Item>,
    /// Lines that a reader does not see.
    pub(super) hidden: Vec<(Hidden, Line)>,
    /// Texts that programs are told instead of what is drawn.
    pub(super) replacements: Vec<String>,
    /// How many glyphs there are.
    pub(super) glyphs: usize,
    /// The glyphs that nothing explains.
    pub(super) unmapped: Unmapped,
    /// A text has codes that its font does not map: what follows is read out of step.
    pub(super) has_unread_codes: bool,
    /// What the page says is in its pictures.
    pub(super) is_scan: bool,
    /// How much of it pictures cover, 1 being all.
    pub(super) covered: f64,
    /// Letters were drawn as shapes.
    pub(super) is_drawn: bool,
    /// There was more than is read.
    pub(super) is_cut: bool,
    /// Content is missing or damaged.
    pub(super) is_broken: bool,
    /// A form, a picture or an annotation is missing or damaged.
    pub(super) lacks_part: bool,
    /// A font is missing or damaged.
    pub(super) lacks_font: bool,
}

impl Content {
    /// Forgets where letters stand, of which no document says anything.
    pub(super) fn without_boxes(mut self) -> Self {
        let forget = |line: &mut Line| line.boxes = Vec::new();
        for item in &mut self.items {
            match item {
                Item::Lines(lines) => lines.iter_mut().for_each(forget),
                Item::Table(table) => table.cells.iter_mut().flat_map(|cell| &mut cell.lines).for_each(forget),
            }
        }
        self.hidden.iter_mut().map(|(_, line)| line).for_each(forget);
        self
    }
}

/// What is read together.
pub(super) enum Item {
    /// Lines in reading order.
    Lines(Vec<Line>),
    Table(Table),
}

/// Where pages are read from: the file, a file without layers, and what is kept between pages.
pub(super) struct Source<'a> {
    pub(super) cache: InterpreterCache<'a>,
    pub(super) xref: &'a XRef,
    /// The cross-references of a file in which no layer is turned off.
    pub(super) all_layers: Option<&'a XRef>,
}

/// Reads a page.
pub(super) fn read<'a>(
    page: &Page<'a>,
    source: &Source<'a>,
    characters: &mut Characters,
    regions: &mut Regions,
    limits: &Limits,
) -> Content {
    let rect = frame(page);
    let lacks_font = Arc::new(AtomicBool::new(false));
    let mut canvas = draw(page, rect, source, source.xref, characters, &lacks_font);
    if let Some(all) = source.all_layers {
        let with_all = draw(page, rect, source, all, characters, &lacks_font);
        sight::add_layers(&mut canvas, with_all);
    }
    let mut replacements = replacement::apply(&mut canvas);
    replacements.append(&mut canvas.descriptions);
    settle(&mut canvas, rect);
    let (is_broken, lacks_font) = (is_broken(page, limits), lacks_font.load(Relaxed));
    Content { is_broken, lacks_font, replacements, ..content(canvas, rect, regions) }
}

/// Whether some of the page's content is missing or damaged: hayro draws what is left.
fn is_broken(page: &Page<'_>, limits: &Limits) -> bool {
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => guard::is_broken(&stream, limits),
        Some(Object::Array(streams)) => {
            let count = streams.raw_iter().count();
            let streams: Vec<Stream<'_>> = streams.iter::<Object<'_>>().filter_map(Object::into_stream).collect();
            streams.len() < count || streams.iter().any(|stream| guard::is_broken(stream, limits))
        }
        Some(Object::Null(_)) => false,
        other => other.is_some() || page.raw().contains_key("Contents"),
    }
}

fn draw<'a>(
    page: &Page<'a>,
    rect: Rect,
    source: &Source<'a>,
    xref: &'a XRef,
    characters: &mut Characters,
    lacks_font: &Arc<AtomicBool>,
) -> Canvas {
    let lacks_font = Arc::clone(lacks_font);
    let warning_sink = Arc::new(move |warning| {
        if matches!(warning, InterpreterWarning::UnsupportedFont) {
            lacks_font.store(true, Relaxed);
        }
    });
    let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    let mut device = TextDevice::new(characters, rect);
    show(page, (&source.cache, xref), settings, &mut device);
    device.canvas
}

/// Draws a page onto `device`, as it is shown: points from its top left.
pub(super) fn show<'a>(
    page: &Page<'a>,
    (cache, xref): (&InterpreterCache<'a>, &'a XRef),
    settings: InterpreterSettings,
    device: &mut impl Device<'a>,
) {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(transform, frame(page), cache, xref, settings);
    interpret_page(page, &mut context, device);
}

/// The page as it is shown.
pub(crate) fn frame(page: &Page<'_>) -> Rect {
    let (width, height) = page.render_dimensions();
    Rect::new(0.0, 0.0, f64::from(width), f64::from(height))
}

/// What stands on the page that was drawn onto `canvas`.
pub(super) fn content(mut canvas: Canvas, rect: Rect, regions: &mut Regions) -> Content {
    let is_text = |glyph: &&Glyph| !glyph.is_blank();
    let glyphs = canvas.glyphs.iter().chain(canvas.tiles.iter().flatten()).filter(is_text).count();
    let unmapped =
        canvas.tiles.iter().fold(unmapped::judge(&canvas.glyphs), |all, tile| all.and(unmapped::judge(tile)));
    let (is_scan, covered) = (sight::is_scan(&canvas, rect), sight::pictures(&canvas, rect));
    let seen = canvas.glyphs.iter().filter(is_text).filter(|glyph| glyph.hidden.is_none()).count();
    let is_drawn = sight::is_drawn(seen, canvas.shapes);
    let rect = turn::upright(&mut canvas, rect);
    regions.next_page();
    let mut items = visible(&canvas, regions);
    let mut hidden = hidden(&canvas.glyphs, regions);
    // Where the text of a tile stands on the page, if anywhere, is not known.
    for tile in &canvas.tiles {
        let visible = tile.iter().filter(|glyph| glyph.hidden.is_none());
        for (_, glyphs) in directions(visible) {
            let mut lines = region::lines(chunks(glyphs.into_iter()), regions);
            lines.iter_mut().for_each(|line| line.boxes.clear());
            items.push(Item::Lines(lines));
        }
        let mut unseen = self::hidden(tile, regions);
        unseen.iter_mut().for_each(|(_, line)| line.boxes.clear());
        hidden.append(&mut unseen);
    }
    let is_cut = canvas.is_cut;
    Content {
        height: rect.height(),
        items,
        hidden,
        glyphs,
        unmapped,
        is_scan,
        covered,
        is_drawn,
        is_cut,
        ..Content::default()
    }
}

/// What a reader sees: upright text with its tables, and the lines of each other direction.
fn visible(canvas: &Canvas, regions: &mut Regions) -> Vec<Item> {
    let seen = || canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none());
    let (mut items, mut columns) = (Vec::new(), Vec::new());
    let mut directions = directions(seen());
    if let Some((_, glyphs)) = directions.iter_mut().find(|(angle, _)| *angle == 0) {
        columns = upright(std::mem::take(glyphs), canvas, regions, &mut items);
    }
    if !columns.is_empty() && !directions.iter().any(|(angle, _)| *angle == 90) {
        directions.push((90, Vec::new()));
    }
    for (angle, glyphs) in directions {
        let columns = columns.iter().filter(|_| angle == 90);
        let lines = region::lines(chunks(glyphs.into_iter().chain(columns)), regions);
        items.push(Item::Lines(lines));
    }
    items
}

/// The lines that a reader does not see.
fn hidden(glyphs: &[Glyph], regions: &mut Regions) -> Vec<(Hidden, Line)> {
    let mut hidden = Vec::new();
    let mut kinds: Vec<Hidden> = glyphs.iter().filter_map(|glyph| glyph.hidden).collect();
    kinds.sort();
    kinds.dedup();
    for kind in kinds {
        let glyphs = glyphs.iter().filter(|glyph| glyph.hidden == Some(kind));
        for (_, glyphs) in directions(glyphs) {
            let lines = region::lines(chunks(glyphs.into_iter()), regions);
            hidden.extend(lines.into_iter().map(|line| (kind, line)));
        }
    }
    hidden
}

/// Glyphs by the direction of their line, in degrees; the direction with the most comes first.
fn directions<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Vec<(i32, Vec<&'g Glyph>)> {
    let mut directions: BTreeMap<i32, Vec<&Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        let angle = glyph.along.y.atan2(glyph.along.x).to_degrees().round() as i32;
        directions.entry(angle).or_default().push(glyph);
    }
    let mut directions: Vec<_> = directions.into_iter().collect();
    directions.sort_by_key(|(_, glyphs)| usize::MAX - glyphs.len());
    directions
}

/// The lines and tables of upright text: what stands above a table comes before it. Returned are its columns of letters.
fn upright<'g>(
    mut glyphs: Vec<&'g Glyph>,
    canvas: &'g Canvas,
    regions: &mut Regions,
    items: &mut Vec<Item>,
) -> Vec<Glyph> {
    for table in take(&canvas.rules, &mut glyphs) {
        let (above, rest) = glyphs.into_iter().partition::<Vec<_>, _>(|glyph| glyph.middle.y < table.top);
        glyphs = rest;
        items.push(Item::Lines(region::lines(chunks(above.into_iter()), regions)));
        items.push(Item::Table(table));
    }
    let columns = stack::take(&mut glyphs, canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none()));
    items.push(Item::Lines(region::lines(chunks(glyphs.into_iter()), regions)));
    columns
}
