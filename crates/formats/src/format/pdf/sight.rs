//! What of a page its reader does not see: text in the colour of its ground, and text under something.

use std::collections::HashSet;

use hayro_interpret::Paint;
use hayro_interpret::kurbo::{Point, Rect};

use super::canvas::{Area, Canvas, Glyph};
use hegao_model::document::Hidden;

/// How many pairs of a glyph and an area are compared for one page.
const MAX_COMPARISONS: usize = 20_000_000;

/// With fewer glyphs a page is no page of text; with more shapes than this, letters are among them.
const FEW: usize = 20;
const SHAPES: usize = 200;

/// Over a picture of a whole page so many glyphs are a line of it at most: who scanned it, a stamp.
const LINE: usize = 60;

/// On a page without any letter so many shapes are a line of them; a seal or a sign has fewer.
const LIST: usize = 60;

/// How much of the height, at the top and at the bottom, holds heads and page numbers.
const MARGIN: f64 = 0.1;

/// Marks the glyphs from `first` on, which were just drawn, if they have the colour of what lies below.
pub(super) fn on_its_ground(canvas: &mut Canvas, first: usize, paint: &Paint<'_>) {
    let Paint::Color(color) = paint else { return };
    let [red, green, blue, _] = color.to_rgba().components();
    on_ground(canvas, first, [red, green, blue]);
}

/// The same of glyphs of this colour.
pub(super) fn on_ground(canvas: &mut Canvas, first: usize, color: [f32; 3]) {
    let (glyphs, areas) = (&mut canvas.glyphs[first..], &canvas.areas);
    let is_white = color.iter().all(|part| *part > 0.94);
    if !is_white && areas.is_empty() {
        return;
    }
    let Some((start, end)) = glyphs.first().zip(glyphs.last()) else { return };
    let fades = |glyph: &Glyph| ground(areas, glyph.middle).is_some_and(|ground| is_like(color, ground));
    if fades(start) && fades(end) {
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.hidden.is_none()) {
            glyph.hidden = Some(Hidden::WhiteText);
        }
    }
}

/// The colour that a page has at `point` so far; `None` where it is a picture.
fn ground(areas: &[Area], point: Point) -> Option<[f32; 3]> {
    areas.iter().rev().find(|area| area.rect.contains(point)).map_or(Some([1.0; 3]), |area| area.color)
}

fn is_like(a: [f32; 3], b: [f32; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.06)
}

/// Settles what can be told only when all is drawn: what was covered, and whether invisible text belongs to a picture.
pub(super) fn settle(canvas: &mut Canvas, page: Rect) {
    let is_scan = is_picture(canvas, page);
    let mut comparisons = 0;
    for glyph in &mut canvas.glyphs {
        let is_layer = glyph.is_invisible && glyph.hidden == Some(Hidden::HiddenText);
        if is_scan && (is_layer || glyph.hidden == Some(Hidden::TinyText)) {
            // A picture of the page with its text laid over it: what a reader sees is this text. Programs that read letters
            // off a scan make some of them very small.
            glyph.hidden = None;
            continue;
        }
        comparisons += canvas.areas.len();
        if glyph.hidden.is_some() || is_scan || comparisons > MAX_COMPARISONS {
            continue;
        }
        let (reach, half) = ((glyph.end - glyph.start) * 0.4, glyph.size * 0.25);
        let core = Rect::from_center_size(glyph.middle, (reach.max(half), reach.max(half)));
        let lies_under = |area: &Area| {
            area.is_opaque && area.rect.contains(core.origin()) && area.rect.contains(Point::new(core.x1, core.y1))
        };
        if canvas.areas.iter().rev().take_while(|area| area.order > glyph.order).any(lies_under) {
            glyph.hidden = Some(Hidden::CoveredText);
        }
    }
    shown_again(canvas);
}

/// How much of the page is pictures: a scanner may cut it into strips.
pub(super) fn pictures(canvas: &Canvas, page: Rect) -> f64 {
    let images = canvas.areas.iter().filter(|area| area.is_image);
    let covered: f64 = images.map(|area| area.rect.intersect(page).area()).sum();
    (covered / page.area().max(1.0)).min(1.0)
}

/// Whether the page is a picture, or letters that were drawn as shapes. Text over it that cannot be seen is its text.
fn is_picture(canvas: &Canvas, page: Rect) -> bool {
    let seen = canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none()).take(FEW).count();
    pictures(canvas, page) > 0.5 || (seen < FEW && canvas.shapes > SHAPES)
}

/// Whether letters were drawn as shapes on a page on which so many others are `seen`.
pub(super) fn is_drawn(seen: usize, shapes: usize) -> bool {
    (seen == 0 && shapes > LIST) || (seen < FEW && shapes > SHAPES) || (seen < 5 * FEW && shapes > 2 * SHAPES)
}

/// Whether what the page says is in its pictures. Text is laid over a scan at its edges, askew, or as one line; a page that is
/// one picture in black and white is a scan whatever was typed onto it, unless its own text lies over it unseen.
pub(super) fn is_scan(canvas: &Canvas, page: Rect) -> bool {
    let covered = pictures(canvas, page);
    let body = Rect::new(page.x0, page.height() * MARGIN, page.x1, page.height() * (1.0 - MARGIN));
    let text = || canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none() && !glyph.is_blank());
    let inside = text().filter(|glyph| glyph.along.y.abs() < 0.1 && body.contains(glyph.middle)).count();
    let laid_over = text().filter(|glyph| glyph.is_invisible).count();
    let stencils = canvas.areas.iter().filter(|area| area.is_bilevel);
    let bilevel: f64 = stencils.map(|area| area.rect.intersect(page).area()).sum();
    let is_bilevel = bilevel > 0.8 * page.area() && laid_over < FEW;
    (covered > 0.3 && inside < FEW) || (covered > 0.8 && inside < LINE) || is_bilevel
}

/// Covered text that was drawn again on top is seen.
fn shown_again(canvas: &mut Canvas) {
    let place = |glyph: &Glyph| (glyph.text.clone(), glyph.middle.x.round() as i64, glyph.middle.y.round() as i64);
    if !canvas.glyphs.iter().any(|glyph| glyph.hidden == Some(Hidden::CoveredText)) {
        return;
    }
    let seen: HashSet<_> = canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none()).map(place).collect();
    canvas.glyphs.retain(|glyph| glyph.hidden != Some(Hidden::CoveredText) || !seen.contains(&place(glyph)));
}

/// Adds what `all`, the page with every layer on, has beyond `canvas`: text of layers that are off. The page without
/// them is drawn in the same order.
pub(super) fn add_layers(canvas: &mut Canvas, all: Canvas) {
    let mut shown =
        canvas.glyphs.iter().map(|glyph| (glyph.text.clone(), glyph.middle)).collect::<Vec<_>>().into_iter();
    let mut next = shown.next();
    canvas.add_tiles(all.tiles);
    for mut glyph in all.glyphs {
        if next.as_ref().is_some_and(|(text, middle)| *text == glyph.text && *middle == glyph.middle) {
            next = shown.next();
        } else {
            glyph.hidden = Some(Hidden::HiddenText);
            glyph.is_invisible = false;
            glyph.order = usize::MAX;
            canvas.glyphs.push(glyph);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, show};
    use super::super::tests::{BODY, document, lines};
    use hegao_model::document::GapKind;

    /// Whether a page that is one picture with these bits, and has this over it, is told as a scan.
    fn is_scan(bits: u8, over: &str) -> bool {
        let mut sample = Sample::new("GBK-EUC-H");
        let picture = sample.stream(
            &format!("/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent {bits}"),
            &[0; 10_000],
        );
        sample.resources(&format!("/XObject<</I {picture} 0 R>>"));
        let gaps = document(sample.page(&format!("q 595 0 0 842 0 0 cm /I Do Q {over}")).bytes()).gaps;
        assert!(gaps.iter().all(|gap| gap.kind() == GapKind::Scanned));
        !gaps.is_empty()
    }

    #[test]
    fn a_scan_with_a_line_of_text_is_a_scan() {
        let heads = show(60.0, 810.0, "示例镇人民政府办公室收文登记专用第一百二十三号")
            + &show(280.0, 30.0, "第 1 页 共 12 页");
        assert!(is_scan(8, ""));
        assert!(is_scan(8, &heads));
        assert!(is_scan(8, &(heads.clone() + &show(60.0, 400.0, "收文：2025年1月8日，第123号，请李明同志阅处"))));
        assert!(is_scan(8, &format!("q 0.7 0.7 -0.7 0.7 100 100 cm {} Q", lines(0.0, 300.0, 30, BODY))), "askew");
        assert!(!is_scan(8, &lines(60.0, 600.0, 30, BODY)), "a page with a ground");
    }

    /// Whether a page with so many of these shapes, and this beside them, is told as one of letters that were drawn.
    fn is_drawn(shape: &str, count: usize, beside: &str) -> bool {
        let at = |at: usize| format!("q 1 0 0 1 {} {} cm {shape} Q\n", 60 + at % 28 * 16, 780 - at / 28 * 28);
        let drawn: String = (0..count).map(at).collect();
        !document(Sample::new("GBK-EUC-H").page(&(drawn + beside)).bytes()).gaps.is_empty()
    }

    #[test]
    fn letters_that_were_drawn_are_told() {
        let curved = "0 0 m 4 2 8 8 12 12 c 8 9 4 5 0 0 c f";
        let straight = "0 0 m 12 0 l 12 4 l 8 4 l 8 12 l 4 12 l 4 4 l 0 4 l h f";
        let stroked = "0 0 m 6 12 l 12 0 l S";
        for shape in [curved, straight, stroked] {
            assert!(is_drawn(shape, 100, ""), "{shape}");
            assert!(is_drawn(shape, 300, &show(60.0, 800.0, "附件")), "{shape}");
            assert!(!is_drawn(shape, 30, ""), "{shape}");
            assert!(!is_drawn(shape, 300, &lines(60.0, 400.0, 30, BODY)), "{shape}");
        }
        let others =
            ["0 0 12 12 re S", "0 0 m 12 0 l 12 12 l S", "0 0 m 12 12 l S", "0 0 m 4 8 l 8 0 l h f", "0 0 200 9 re f"];
        for shape in others {
            assert!(!is_drawn(shape, 300, ""), "{shape}");
        }
    }

    #[test]
    fn typed_text_does_not_read_a_scan_in_black_and_white() {
        let text = lines(60.0, 600.0, 30, BODY);
        assert!(is_scan(1, &text));
        assert!(!is_scan(1, &format!("BT 3 Tr ET {text}")), "its own text lies over it");
    }
}
