//! One page: what of it is to go, and its content without that.

use std::cell::RefCell;
use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_syntax::Pdf;
use hayro_syntax::object::Stream;
use hayro_syntax::page::Page;

use super::Stretches;
use super::content::followed_by;
use super::graph::Graph;
use super::show::{Forms, Unproved, Walk};
use crate::format::pdf::stand::{Stand, Stands};
use crate::format::pdf::witness::{Shown, Sight, Witness};
use crate::write::Refusal;
use crate::write::pdf::raw::{self, number};
use hegao_model::document::Document;

/// How far a letter may be from where it was, in points: numbers are written to a thousandth.
const CLOSE: f64 = 0.05;

/// What of a page is to go.
#[derive(Default)]
pub(super) struct Targets {
    pub(super) letters: Vec<(String, Stand)>,
    /// How many stretches they are.
    pub(super) count: usize,
    /// What is blacked: a box for what stands on one line.
    pub(super) boxes: Vec<Stand>,
    /// Something is told of the page that is shown nowhere on it, or nobody knows where.
    #[cfg(feature = "raster")]
    pub(super) has_unshown: bool,
}

/// Why a page is not written anew.
pub(super) enum Fault {
    Unproved,
    OnPicture,
    Damaged,
}

impl Fault {
    /// The refusal, for the page of this index.
    pub(super) fn on(self, index: usize) -> Refusal {
        match self {
            Self::Unproved => Refusal::Unproved { page: index + 1 },
            Self::OnPicture => Refusal::OnPicture { page: index + 1 },
            Self::Damaged => Refusal::Damaged,
        }
    }
}

impl From<Unproved> for Fault {
    fn from(_: Unproved) -> Self {
        Self::Unproved
    }
}

/// What a page is to show: letters and where they stand.
pub(super) struct Seen(Vec<Letter>);

type Letter = (String, Option<Point>);

impl Seen {
    fn of<'s>(glyphs: impl Iterator<Item = &'s Shown>) -> Self {
        Self(glyphs.map(|glyph| (glyph.text.clone(), glyph.place.map(|(_, point)| point))).collect())
    }

    /// Whether this and nothing else is shown.
    pub(super) fn is_shown(&self, sight: &Sight) -> bool {
        let new = Self::of(sight.runs.iter().flat_map(|run| &run.glyphs));
        let is_same = |(a, b): (&Letter, &Letter)| {
            let is_near = match (a.1, b.1) {
                (Some(a), Some(b)) => a.distance(b) < CLOSE,
                (a, b) => a.is_none() && b.is_none(),
            };
            a.0 == b.0 && is_near
        };
        self.0.len() == new.0.len() && self.0.iter().zip(&new.0).all(is_same)
    }
}

/// What is to go of the page of this index. A running head is one block, however often it is printed, so the page's whole text is gone
/// over too.
pub(super) fn targets(
    index: usize,
    page: &Stands,
    document: &Document,
    ranges: &[(usize, Range<usize>)],
    stretches: &Stretches<'_>,
) -> Result<Targets, Refusal> {
    let of_blocks = ranges.iter().filter_map(|(block, range)| Some(document.blocks.get(*block)?.pieces(range.clone())));
    let of_blocks = of_blocks.flatten().filter(|(part, _)| *part as usize == index).map(|(_, range)| range);
    let mut all: Vec<Range<usize>> =
        of_blocks.chain(stretches(&page.text, false).into_iter().map(|(range, _)| range)).collect();
    all.sort_by_key(|range| (range.start, usize::MAX - range.end));
    let (mut targets, mut end) = (Targets::default(), 0);
    for range in all {
        if range.end <= end {
            continue; // It lies within the one before.
        }
        end = range.end;
        let letters = page.boxes.iter().filter(|boxed| boxed.text.start < range.end && range.start < boxed.text.end);
        let shown: String = letters.clone().map(|boxed| &page.text[boxed.text.clone()]).collect();
        if shown.is_empty() {
            #[cfg(feature = "raster")]
            {
                targets.has_unshown = true;
            }
            continue; // What is told of the page, and shown nowhere on it: whether it goes, the second reading tells.
        }
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if !plain(&shown).contains(&plain(&page.text[range.clone()])) {
            return Err(Refusal::Unproved { page: index + 1 });
        }
        targets.count += 1;
        targets.letters.extend(letters.map(|boxed| (page.text[boxed.text.clone()].to_owned(), boxed.stand)));
        targets.boxes.extend(page.of(&range));
    }
    Ok(targets)
}

impl Targets {
    /// Whether a glyph is one of the letters; `None`: it stands where one stands, and is another. `found` are those that were met.
    pub(super) fn hit(&self, glyph: &Shown, found: &mut [bool]) -> Option<bool> {
        let Some((stand, _)) = glyph.place.filter(|_| !glyph.text.trim().is_empty()) else { return Some(false) };
        // Letters may overlap: it is enough that it is one of those that stand there.
        let (mut stands_over, mut is_hit) = (false, false);
        for ((text, _), found) in self.letters.iter().zip(found).filter(|((_, own), _)| own.holds(&stand)) {
            stands_over = true;
            if text.contains(glyph.text.trim()) {
                (*found, is_hit) = (true, true);
            }
        }
        (is_hit || !stands_over).then_some(is_hit)
    }

    /// Operators that draw the boxes, in the page's own space.
    fn drawn(&self, inverse: Affine) -> Vec<u8> {
        let mut drawn = "q 0 g\n".to_owned();
        for [a, b, c, d] in self.boxes.iter().map(Stand::corners) {
            let points = [a, b, d, c].map(|point| inverse * point);
            let points = points.map(|point| format!("{} {}", number(point.x), number(point.y)));
            drawn += &format!("{} m {} l {} l {} l h f\n", points[0], points[1], points[2], points[3]);
        }
        (drawn + "Q\n").into_bytes()
    }
}

/// Writes a page anew, if anything of it is to go; returns what it is to show then.
pub(super) fn rewrite<'p>(
    page: &Page<'p>,
    targets: &Targets,
    witness: &mut Witness<'p>,
    graph: &mut Graph<'_>,
    tells: &dyn Fn(&[u8]) -> bool,
    forms: &mut Forms,
) -> Result<Seen, Fault> {
    let sight = witness.page(page);
    let found = RefCell::new(vec![false; targets.letters.len()]);
    let hits = |glyph: &Shown| targets.hit(glyph, &mut found.borrow_mut());
    let content = page.page_stream().unwrap_or_default();
    let mut walk = Walk::new(witness, &sight.runs, &hits, tells, forms);
    let rewritten = match walk.page(content, page.resources()) {
        // Whether something that the page does not show says a value, the second reading tells.
        Err(Unproved) if targets.letters.is_empty() => {
            return Ok(Seen::of(sight.runs.iter().flat_map(|run| &run.glyphs)));
        }
        walked => walked?,
    };
    if !targets.letters.is_empty() {
        walk.annotations(page)?;
    }
    let behind = walk.runs.as_slice();
    if behind.iter().flat_map(|run| &run.glyphs).any(|glyph| hits(glyph) != Some(false)) {
        return Err(Fault::Unproved);
    }
    if !found.borrow().iter().all(|found| *found) {
        return Err(Fault::Unproved);
    }
    if targets.letters.iter().any(|(_, stand)| sight.pictures.iter().any(|picture| lies_on(stand, picture.rect))) {
        return Err(Fault::OnPicture);
    }
    if rewritten.is_some() || !targets.boxes.is_empty() {
        let inverse = Affine::new(page.initial_transform(true).as_coeffs()).inverse();
        let content = rewritten.as_deref().unwrap_or(content);
        let content = followed_by(content, &targets.drawn(inverse)).ok_or(Fault::Unproved)?;
        put(page, &content, graph).ok_or(Fault::Damaged)?;
    }
    Ok(Seen::of(sight.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| hits(glyph) == Some(false))))
}

/// Whether a letter touches a picture.
pub(super) fn lies_on(stand: &Stand, picture: Rect) -> bool {
    let corners = stand.corners().map(|corner| Rect::from_points(corner, corner));
    let hull = corners.into_iter().reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
    let both = hull.intersect(picture);
    both.width() > CLOSE && both.height() > CLOSE
}

/// Gives a page its new content.
fn put(page: &Page<'_>, content: &[u8], graph: &mut Graph<'_>) -> Option<()> {
    let number = graph.add(b"<</Filter/FlateDecode>>".to_vec(), packed(content)?);
    let dict = raw::with(page.raw().data(), "Contents", format!("{number} 0 R").as_bytes())?;
    graph.replace(page.raw().obj_id()?, dict, None);
    Some(())
}

/// Puts the forms that were written anew in the place of what they were.
pub(super) fn put_forms(pdf: &Pdf, forms: Forms, graph: &mut Graph<'_>) -> Option<()> {
    let is_packing = |key: &[u8], _: &[u8]| [&b"Filter"[..], b"DecodeParms", b"F", b"DP", b"Length"].contains(&key);
    for (id, content) in forms.into_iter().filter_map(|(id, content)| Some((id, content?))) {
        let form = pdf.xref().get::<Stream<'_>>(id)?;
        let dict = raw::with(&raw::without(form.dict().data(), &is_packing)?, "Filter", b"/FlateDecode")?;
        graph.replace(id, dict, Some(packed(&content)?));
    }
    Some(())
}

fn packed(data: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).ok()?;
    encoder.finish().ok()
}
