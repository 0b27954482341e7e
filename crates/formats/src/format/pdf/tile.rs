//! Text within the cell of a pattern, and within the form of a mask. A page shows the one in many places, and of the other
//! what shines through: watermarks with the name and number of the one who printed a page are made so. Where it stands on
//! the page says nothing of the text around it, so it is read apart, once.

use hayro_interpret::kurbo::Rect;
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{CacheKey, DrawMode, Paint, SoftMask};

use super::canvas::{Canvas, Glyph};
use super::device::TextDevice;
use super::replacement;
use hegao_model::document::Hidden;

/// A page without edges.
const EVERYWHERE: Rect = Rect::new(-1e9, -1e9, 1e9, 1e9);

impl TextDevice<'_> {
    /// Reads what `paint` paints with, if that is a pattern with text in it. Whether it is a picture.
    pub(super) fn paint<'a>(&mut self, paint: &Paint<'a>, mode: &DrawMode) -> bool {
        let Paint::Pattern(pattern) = paint else { return false };
        let Pattern::Tiling(tiling) = pattern.as_ref() else { return false };
        let is_stroke = matches!(mode, DrawMode::Stroke(_));
        let key = tiling.cache_key();
        self.apart(key, |device| {
            tiling.interpret(device, tiling.matrix, is_stroke);
        });
        self.pictured.contains(&key)
    }

    /// Reads the form of a mask.
    pub(super) fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        if let Some(mask) = mask {
            self.apart(mask.cache_key(), |device| mask.interpret(device));
        }
    }

    /// Reads what `draw` draws, once, apart from all else.
    fn apart(&mut self, key: u128, draw: impl FnOnce(&mut TextDevice<'_>)) {
        if !self.drawn.insert(key) {
            return;
        }
        let drawn = std::mem::take(&mut self.drawn);
        let mut device = TextDevice::new(self.characters, EVERYWHERE);
        device.drawn = drawn;
        draw(&mut device);
        let TextDevice { mut canvas, drawn, .. } = device;
        self.drawn = drawn;
        if canvas.areas.iter().any(|area| area.is_image) {
            self.pictured.insert(key);
        }
        let mut told = replacement::apply(&mut canvas);
        self.canvas.is_cut |= canvas.is_cut;
        self.canvas.descriptions.append(&mut canvas.descriptions);
        self.canvas.descriptions.append(&mut told);
        self.canvas.tiles.append(&mut canvas.tiles);
        // What the ground is, the page decides.
        let on_white = canvas.glyphs.iter_mut().filter(|glyph| glyph.hidden == Some(Hidden::WhiteText));
        on_white.for_each(|glyph| glyph.hidden = None);
        if !canvas.glyphs.is_empty() && !self.canvas.has_tile(&canvas.glyphs) {
            self.canvas.tiles.push(canvas.glyphs);
        }
    }
}

impl Canvas {
    /// Adds the tiles that `all`, the page with every layer on, has beyond this: they are in layers that are off.
    pub(super) fn add_tiles(&mut self, all: Vec<Vec<Glyph>>) {
        for mut tile in all {
            if !self.has_tile(&tile) {
                tile.iter_mut().for_each(|glyph| glyph.hidden = Some(Hidden::HiddenText));
                self.tiles.push(tile);
            }
        }
    }

    /// Whether a tile with this text was read: a pattern may be set in another colour, or at another place.
    fn has_tile(&self, tile: &[Glyph]) -> bool {
        let texts = |glyph: &Glyph| glyph.text.clone();
        self.tiles.iter().any(|known| known.iter().map(texts).eq(tile.iter().map(texts)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, show};
    use super::super::tests::{document, hidden, texts};
    use hegao_model::document::GapKind;

    /// A page whose ground is painted with a pattern that shows `text`, twice.
    fn page(text: &str) -> Vec<u8> {
        let mut sample = Sample::new("GBK-EUC-H");
        let entries = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 100]/XStep 300/YStep 100\
             /Matrix[1 0 0 1 0 -3000]/Resources<</Font<</F1 3 0 R>>>>";
        let tile = sample.stream(entries, show(10.0, 50.0, text).as_bytes());
        sample.resources(&format!("/Pattern<</P {tile} 0 R>>"));
        let painted = "/Pattern cs /P scn 0 0 595 842 re f 0 0 595 842 re f 0 g ";
        sample.page(&(painted.to_owned() + &show(60.0, 700.0, "正文"))).bytes()
    }

    #[test]
    fn the_text_of_a_pattern_is_read_once() {
        let document = document(page("打印人李明13800138000"));
        assert_eq!(texts(&document, |block| block.hidden.is_none()), ["正文", "打印人李明13800138000"]);
    }

    #[test]
    fn a_page_that_a_picture_fills_as_a_pattern_is_a_scan() {
        let mut sample = Sample::new("GBK-EUC-H");
        let picture = sample
            .stream("/Type/XObject/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8", &[0; 81]);
        let entries = format!(
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 595 842]/XStep 595/YStep 842\
             /Resources<</XObject<</I {picture} 0 R>>>>"
        );
        let tile = sample.stream(&entries, b"q 595 0 0 842 0 0 cm /I Do Q");
        sample.resources(&format!("/Pattern<</P {tile} 0 R>>"));
        let read = document(sample.page("/Pattern cs /P scn 0 0 595 842 re f").bytes());
        assert!(read.gaps.iter().any(|gap| gap.kind() == GapKind::Scanned), "{:?}", read.gaps.len());
    }

    #[test]
    fn the_text_of_a_mask_is_read() {
        let mut sample = Sample::new("GBK-EUC-H");
        let entries = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>\
             /Resources<</Font<</F1 3 0 R>>>>";
        let group = sample.stream(entries, ("1 g ".to_owned() + &show(60.0, 500.0, "透出的字")).as_bytes());
        sample.resources(&format!("/ExtGState<</M<</SMask<</S/Luminosity/G {group} 0 R>>>>>>"));
        let read = document(sample.page("/M gs 0 0 595 842 re f").bytes());
        assert!(texts(&read, |_| true).contains(&"透出的字".to_owned()), "{:?}", hidden(&read));
    }
}
