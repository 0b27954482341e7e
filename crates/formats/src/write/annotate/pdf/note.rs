//! Where notes stand on the pages, and their annotations.

use std::ops::Range;

use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;
use hayro_syntax::page::Page;

use super::super::{Author, Note};
use crate::format::pdf::own;
use crate::format::pdf::stand::{Stand, Stands};
use crate::write::pdf::raw::{number, text};
use hegao_model::document::{Block, Document, Spot};

/// Width and height of a note at the edge of a page, how far it is from the edge, and from the next, in points.
const NOTE: (f64, f64) = (16.0, 14.0);
const EDGE: f64 = 4.0;
const STEP: f64 = 20.0;

/// Printed with the page (12.5.3): a clerk who prints the annotated file wants what is marked in it. A note at the edge keeps its
/// size and stands upright besides.
const PRINT: u32 = 1 << 2;
const NO_ZOOM: u32 = 1 << 3;
const NO_ROTATE: u32 = 1 << 4;

/// The colour of what is marked, and of notes at the edge.
const COLOR: &str = "1 0.85 0.3";
const INK: &str = "0.7 0.45 0";

/// A note on a page.
pub(super) struct Placed {
    /// Which page, from 0.
    pub(super) page: usize,
    lines: Vec<String>,
    shape: Shape,
}

/// As what it is drawn, in the space of its page.
enum Shape {
    /// Over letters: the corners of each stretch, top left, top right, bottom left, bottom right.
    Highlight(Vec<[Point; 4]>),
    /// At the edge.
    Text(Rect),
}

/// What is known of a page.
struct Sheet {
    rect: Rect,
    /// From the page as it is shown to its own space.
    inverse: Affine,
    /// How many notes stand at its edge.
    notes: usize,
}

impl Sheet {
    fn new(page: &Page<'_>) -> Self {
        let (width, height) = page.render_dimensions();
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        Self { rect: Rect::new(0.0, 0.0, width.into(), height.into()), inverse: transform.inverse(), notes: 0 }
    }

    /// Boxes of which something is on the page.
    fn highlight(&self, stands: &[Stand]) -> Option<Shape> {
        let corners = stands.iter().map(Stand::corners).filter(|corners| self.shows(corners));
        let own: Vec<_> = corners.map(|corners| corners.map(|corner| self.inverse * corner)).collect();
        (!own.is_empty()).then_some(Shape::Highlight(own))
    }

    fn shows(&self, corners: &[Point; 4]) -> bool {
        let area = hull(corners.iter().copied()).intersect(self.rect);
        area.width() > 0.0 && area.height() > 0.0
    }

    /// The next place at the edge, from the top left down and then in the next column.
    fn edge(&mut self) -> Shape {
        let rows = ((self.rect.height() - EDGE) / STEP).max(1.0) as usize;
        let (column, row) = ((self.notes / rows) as f64, (self.notes % rows) as f64);
        self.notes += 1;
        let corner = Point::new(EDGE + column * (NOTE.0 + EDGE), EDGE + row * STEP);
        let corners = [corner, Point::new(corner.x + NOTE.0, corner.y + NOTE.1)];
        Shape::Text(hull(corners.into_iter().map(|corner| self.inverse * corner)))
    }
}

/// Where the notes go: over the letters that they are about, on each page on which those stand; else at the edge of their page, or
/// of the first.
pub(super) fn place(pdf: &Pdf, pages: &[Stands], document: &Document, notes: &[Note]) -> Vec<Placed> {
    let mut sheets: Vec<Sheet> = pdf.pages().iter().map(Sheet::new).collect();
    let mut all = Vec::with_capacity(notes.len());
    for note in notes {
        let block = note.block.and_then(|block| document.blocks.get(block));
        let shown = block.filter(|block| block.hidden.is_none());
        let shown = shown.map(|block| shapes(block, &note.range, pages, &sheets)).unwrap_or_default();
        let lines = || note.lines.clone();
        if shown.is_empty() {
            let page =
                block.and_then(|block| page_of(document, block)).filter(|page| *page < sheets.len()).unwrap_or(0);
            let Some(sheet) = sheets.get_mut(page) else { continue };
            let shape = sheet.edge();
            all.push(Placed { page, lines: lines().into_iter().chain([note.place.clone()]).collect(), shape });
        }
        all.extend(shown.into_iter().map(|(page, shape)| Placed { page, lines: lines(), shape }));
    }
    all
}

/// The shapes of a range of a block's text, with their pages.
fn shapes(block: &Block, range: &Range<usize>, pages: &[Stands], sheets: &[Sheet]) -> Vec<(usize, Shape)> {
    let mut stands: Vec<(usize, Vec<Stand>)> = Vec::new();
    for (part, source) in block.pieces(range.clone()) {
        let page = part as usize;
        let Some(own) = pages.get(page).map(|page| page.of(&source)) else { continue };
        match stands.last_mut() {
            Some((last, all)) if *last == page => all.extend(own),
            _ => stands.push((page, own)),
        }
    }
    stands.into_iter().filter_map(|(page, stands)| Some((page, sheets.get(page)?.highlight(&stands)?))).collect()
}

/// The page that a block belongs to, from 0.
fn page_of(document: &Document, block: &Block) -> Option<usize> {
    let number = match &document.place(block)?.spot {
        Spot::Page { number } => *number,
        Spot::Paragraph { page, .. } | Spot::Cell { page, .. } => page.map(u32::from)?,
        Spot::Annotation { listed, .. } => listed.map(|(page, _)| page)?,
        _ => return None,
    };
    (number as usize).checked_sub(1)
}

impl Placed {
    /// The annotation (12.5.2, 12.5.6.4, 12.5.6.10), whose appearance is the object `look`.
    pub(super) fn annotation(&self, page: ObjectIdentifier, look: u32, author: &Author, count: usize) -> Vec<u8> {
        let contents = self.lines.join("\r");
        let (subtype, flags) = match &self.shape {
            Shape::Highlight(stretches) => {
                let points: Vec<String> =
                    stretches.iter().flatten().flat_map(|point| [number(point.x), number(point.y)]).collect();
                (format!("/Highlight/QuadPoints[{}]", points.join(" ")), PRINT)
            }
            Shape::Text(_) => ("/Text/Name/Comment".to_owned(), PRINT | NO_ZOOM | NO_ROTATE),
        };
        let date = date(&author.date).map_or(String::new(), |date| format!("/M({date})/CreationDate({date})"));
        format!(
            "<</Type/Annot/Subtype{subtype}/Rect{}/F {flags}/C[{COLOR}]/T{}/Contents{}/NM({}){date}\
             /P {} {} R/AP<</N {look} 0 R>>>>",
            array(self.rect()),
            text(&author.name),
            text(&contents),
            own::name(&contents, count),
            page.obj_number,
            page.gen_number,
        )
        .into_bytes()
    }

    /// What shows it. It is laid over the page as a marker's ink, so that all that lies below can be read.
    pub(super) fn appearance(&self) -> Vec<u8> {
        let rect = self.rect();
        let mut content = format!("/M gs {COLOR} rg\n");
        match &self.shape {
            Shape::Highlight(stretches) => {
                for [a, b, c, d] in stretches {
                    let points = [a, b, d, c].map(|point| format!("{} {}", number(point.x), number(point.y)));
                    content += &format!("{} m {} l {} l {} l h f\n", points[0], points[1], points[2], points[3]);
                }
            }
            Shape::Text(rect) => {
                let inner = rect.inset(-rect.width().min(rect.height()) / 3.0);
                content += &format!("{} re f\n{INK} rg {} re f\n", corner_and_size(*rect), corner_and_size(inner));
            }
        }
        let head = format!(
            "<</Type/XObject/Subtype/Form/BBox{}/Resources<</ExtGState<</M<</BM/Multiply>>>>>>/Length {}>>stream\n",
            array(rect),
            content.len()
        );
        [head.as_bytes(), content.as_bytes(), b"endstream"].concat()
    }

    fn rect(&self) -> Rect {
        match &self.shape {
            Shape::Highlight(stretches) => hull(stretches.iter().flatten().copied()),
            Shape::Text(rect) => *rect,
        }
    }
}

/// The smallest rectangle with all of `points` in it.
fn hull(points: impl Iterator<Item = Point>) -> Rect {
    points.map(|point| Rect::from_points(point, point)).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

fn array(rect: Rect) -> String {
    format!("[{} {} {} {}]", number(rect.x0), number(rect.y0), number(rect.x1), number(rect.y1))
}

fn corner_and_size(rect: Rect) -> String {
    format!("{} {} {} {}", number(rect.x0), number(rect.y0), number(rect.width()), number(rect.height()))
}

/// A date of ISO 8601 as PDF writes it (7.9.4).
fn date(iso: &str) -> Option<String> {
    let (time, zone) = match iso.strip_suffix('Z') {
        Some(time) => (time, "Z".to_owned()),
        None => {
            let at = iso.get(10..)?.rfind(['+', '-']).map_or(iso.len(), |at| at + 10);
            let (time, zone) = iso.split_at(at);
            (time, zone.split_once(':').map_or(String::new(), |(hours, minutes)| format!("{hours}'{minutes}'")))
        }
    };
    let digits: String = time.split('.').next()?.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 8).then(|| format!("D:{digits}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_written_as_pdf_writes_them() {
        let date = |iso: &str| date(iso).unwrap();
        assert_eq!(date("2026-11-30T09:30:00+08:00"), "D:20261130093000+08'00'");
        assert_eq!(date("2026-11-30T09:30:00.25Z"), "D:20261130093000Z");
        assert_eq!(date("2026-11-30T09:30:00"), "D:20261130093000");
        assert_eq!(date("2026-11-30"), "D:20261130");
        assert!(super::date("soon").is_none());
    }
}
