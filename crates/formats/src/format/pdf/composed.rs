//! Pages that another reader has drawn: letters at places, as a PDF file has them. Lines, columns, tables, paragraphs and running heads are
//! told by the same code.

use std::collections::HashSet;

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

use super::assemble::assemble;
use super::canvas::{Area, Canvas, Glyph, MAX_AREAS, MAX_GLYPHS, MAX_RULES, Rule};
use super::page::{Content, content};
use super::region::Regions;
use super::stand::Stand;
use super::{gaps, shape, sight};
use hegao_model::document::{Block, Gap, Hidden, Part};

/// A letter, and how it is drawn.
pub(in crate::format) struct Letter<'a> {
    /// What it stands for.
    pub(in crate::format) text: &'a str,
    /// From its own em, whose base line begins at the origin and in which y grows downwards, to the page.
    pub(in crate::format) transform: [f64; 6],
    /// Its width in ems.
    pub(in crate::format) width: f64,
    /// The line runs downwards, and the letter stands upright in it.
    pub(in crate::format) is_vertical: bool,
    /// Red, green and blue from 0 to 1.
    pub(in crate::format) color: [f32; 3],
    /// Why it is not seen, if that is known when it is drawn.
    pub(in crate::format) hidden: Option<Hidden>,
}

/// A step of an outline, on the page. Of a curve it only matters that it is one.
pub(in crate::format) enum Step {
    Move([f64; 2]),
    Line([f64; 2]),
    Curve([f64; 2]),
    Close,
}

impl Step {
    fn element(&self) -> PathEl {
        let point = |[x, y]: [f64; 2]| Point::new(x, y);
        match self {
            Self::Move(to) => PathEl::MoveTo(point(*to)),
            Self::Line(to) => PathEl::LineTo(point(*to)),
            Self::Curve(to) => PathEl::QuadTo(point(*to), point(*to)),
            Self::Close => PathEl::ClosePath,
        }
    }
}

/// A page on which another reader draws. Lengths are points from its top left; y grows downwards.
pub(in crate::format) struct Sheet {
    canvas: Canvas,
    rect: Rect,
    order: usize,
    /// What is drawn now stands apart from the text of the page.
    is_apart: bool,
    /// What was drawn so, and how many letters that are: watermarks stand on a page many times, and are told once.
    apart: HashSet<String>,
    count: usize,
}

impl Sheet {
    /// An empty page.
    pub(in crate::format) fn new(width: f64, height: f64) -> Self {
        Self {
            canvas: Canvas::default(),
            rect: Rect::new(0.0, 0.0, width, height),
            order: 0,
            is_apart: false,
            apart: HashSet::new(),
            count: 0,
        }
    }

    /// Draws a line of letters, which are all of one colour and lie over what was drawn before.
    pub(in crate::format) fn letters<'a>(&mut self, letters: impl IntoIterator<Item = Letter<'a>>) {
        self.order += 1;
        let (mut glyphs, mut color) = (Vec::new(), [0.0; 3]);
        for letter in letters {
            self.count += 1;
            if self.count > MAX_GLYPHS {
                self.canvas.is_cut = true;
                break;
            }
            color = letter.color;
            glyphs.extend(self.glyph(&letter));
        }
        if !self.is_apart {
            let first = self.canvas.glyphs.len();
            self.canvas.glyphs.extend(glyphs);
            sight::on_ground(&mut self.canvas, first, color);
        } else if self.apart.insert(glyphs.iter().map(|glyph| glyph.text.as_str()).collect()) {
            self.canvas.tiles.push(glyphs);
        }
    }

    fn glyph(&self, letter: &Letter<'_>) -> Option<Glyph> {
        let transform = Affine::new(letter.transform);
        transform.is_finite().then_some(())?;
        let [a, b, c, d, ..] = letter.transform;
        let (across, down) = (Vec2::new(a, b), Vec2::new(c, d));
        let length = |vector: Vec2| if vector.hypot() > 1e-9 { Some(vector / vector.hypot()) } else { None };
        let along = length(if letter.is_vertical { down } else { across })?;
        let side = if letter.is_vertical { -across } else { down };
        let below = Vec2::new(-along.y, along.x);
        let below = if below.dot(side) < 0.0 { -below } else { below };
        let size = if letter.is_vertical { down.hypot() } else { down.dot(below).abs() }.min(10_000.0);
        let origin = transform.translation();
        let width = if letter.is_vertical { size } else { letter.width * across.hypot() };
        let start = origin.dot(along) - if letter.is_vertical { 0.88 * size } else { 0.0 };
        let base = origin.dot(below);
        let reach = if letter.is_vertical { -along * size * 0.38 } else { along * width * 0.5 };
        let middle = (origin + reach - below * size * 0.35).to_point();
        let end = start + width;
        Some(Glyph {
            text: letter.text.to_owned(),
            along,
            start,
            end,
            base,
            size,
            origin,
            middle,
            stand: Stand::new(along, start..end, base, size),
            hidden: letter.hidden.or_else(|| self.hides(middle, size)),
            is_vertical: letter.is_vertical,
            is_invisible: false,
            unknown: None,
            order: self.order,
        })
    }

    /// Why a letter whose middle is here is not seen.
    fn hides(&self, middle: Point, size: f64) -> Option<Hidden> {
        let is_off = !self.is_apart && !self.rect.inflate(1.0, 1.0).contains(middle);
        if is_off { Some(Hidden::OffPage) } else { (size < 2.0).then_some(Hidden::TinyText) }
    }

    /// What is drawn from here on stands apart from the text of the page.
    pub(in crate::format) fn begin_apart(&mut self) {
        self.is_apart = true;
    }

    /// The end of that.
    pub(in crate::format) fn end_apart(&mut self) {
        self.is_apart = false;
    }

    /// Paints the box around these corners: in this colour, or with a picture.
    pub(in crate::format) fn area(&mut self, corners: [[f64; 2]; 2], color: Option<[f32; 3]>, is_opaque: bool) {
        self.order += 1;
        let point = |[x, y]: [f64; 2]| Point::new(x, y);
        let rect = Rect::from_points(point(corners[0]), point(corners[1]));
        let (width, height) = (rect.width(), rect.height());
        if width.min(height) < 3.0 && color.is_some() {
            let middle = rect.center();
            let is_horizontal = width > height;
            let (from, to) = if is_horizontal {
                ([rect.x0, middle.y], [rect.x1, middle.y])
            } else {
                ([middle.x, rect.y0], [middle.x, rect.y1])
            };
            self.rule(from, to);
        }
        if rect.area() > 16.0 && rect.area().is_finite() && self.canvas.areas.len() < MAX_AREAS && !self.is_apart {
            let is_image = color.is_none();
            self.canvas.areas.push(Area { rect, color, is_opaque, is_image, is_bilevel: false, order: self.order });
        }
    }

    /// Draws a straight line.
    pub(in crate::format) fn rule(&mut self, a: [f64; 2], b: [f64; 2]) {
        let (width, height) = ((a[0] - b[0]).abs(), (a[1] - b[1]).abs());
        // What is no number is no length either.
        let is_short = width.max(height) < 4.0 || width.is_nan() || height.is_nan() || width.min(height) > 1.0;
        if self.canvas.rules.len() >= MAX_RULES || is_short || self.is_apart {
            return;
        }
        let is_horizontal = width > height;
        let side = usize::from(is_horizontal);
        let (at, from, to) = ((a[side] + b[side]) / 2.0, a[1 - side].min(b[1 - side]), a[1 - side].max(b[1 - side]));
        self.canvas.rules.push(Rule { is_horizontal, at, from, to });
    }

    /// Draws an outline: filled with a colour that covers so much of 255, and as a line.
    pub(in crate::format) fn path(&mut self, outline: &[Step], fill: Option<([f32; 3], f64)>, is_drawn: bool) {
        let path: BezPath = outline.iter().map(Step::element).collect();
        if !matches!(path.elements().first(), Some(PathEl::MoveTo(_))) || self.is_apart {
            return;
        }
        self.order += 1;
        if let Some((color, alpha)) = fill {
            let rect = path.bounding_box();
            let is_box = (path.area().abs() - rect.area()).abs() <= rect.area() * 0.02;
            if is_box && alpha > 25.0 {
                self.area([[rect.x0, rect.y0], [rect.x1, rect.y1]], Some(color), alpha > 240.0);
            } else {
                self.canvas.shapes += usize::from(shape::may_be_letter(&path));
            }
        }
        if is_drawn {
            let (mut first, mut last) = ([0.0; 2], [0.0; 2]);
            for step in outline {
                let next = match step {
                    Step::Move(point) => {
                        (first, last) = (*point, *point);
                        continue;
                    }
                    Step::Line(point) => *point,
                    Step::Curve(point) => {
                        last = *point;
                        continue;
                    }
                    Step::Close => first,
                };
                self.rule(last, next);
                last = next;
            }
            self.canvas.shapes += usize::from(shape::may_be_stroke(&path));
        }
    }
}

/// The pages of a document.
#[derive(Default)]
pub(in crate::format) struct Pages {
    pages: Vec<Content>,
    regions: Regions,
}

impl Pages {
    /// Adds a page; returns what of it was not read, and how many letters it has.
    pub(in crate::format) fn push(&mut self, sheet: Sheet) -> (Option<Gap>, usize) {
        let Sheet { mut canvas, rect, .. } = sheet;
        sight::settle(&mut canvas, rect);
        let content = content(canvas, rect, &mut self.regions);
        let read = (gaps::unread(&content, self.pages.len() + 1), content.glyphs);
        self.pages.push(content.without_boxes());
        read
    }

    /// How many there are.
    pub(in crate::format) fn len(&self) -> usize {
        self.pages.len()
    }

    /// A part for each page, and the blocks of all.
    pub(in crate::format) fn blocks(self) -> (Vec<Part>, Vec<Block>) {
        let mut assembly = assemble(&self.pages);
        assembly.hidden(&self.pages);
        (assembly.parts, assembly.blocks)
    }
}
