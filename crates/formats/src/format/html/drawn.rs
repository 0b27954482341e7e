//! What a page shows that is no text of it: pictures, drawings, other files, and what scripts will write. A page that has
//! hardly a letter beside those was not read.

use super::attribute::Attributes;
use super::page::Page;
use super::style::Looks;
use crate::encoding::base64::base64;
use crate::encoding::data_url;
use crate::hidden::scanned::{FEW, is_picture};
use crate::image;
use hegao_model::document::{Document, Gap, Reason};

/// Points of a page on a screen: a sheet of paper at 96 to the inch.
const PAGE: f64 = 794.0 * 1123.0;

/// The share of a page that a picture has whose size is not told.
const UNTOLD: f64 = 0.5;

/// With more strokes than this, letters are among them.
const STROKES: usize = 200;

/// What a page shows beside its text.
#[derive(Default)]
pub(crate) struct Drawn {
    /// How much of a sheet pictures cover.
    share: f64,
    strokes: usize,
    has_scripts: bool,
    /// The element that shows other files.
    files: Option<&'static str>,
}

impl Drawn {
    /// Adds what a piece of the page shows.
    pub(crate) fn add(&mut self, other: &Self) {
        self.share += other.share;
        self.strokes += other.strokes;
        self.has_scripts |= other.has_scripts;
        self.files = self.files.or(other.files);
    }

    /// Adds a picture of unknown size.
    pub(crate) fn picture(&mut self) {
        self.share += UNTOLD;
    }

    /// Adds what of `document` was not read.
    pub(crate) fn tell(&self, document: &mut Document) {
        let running = match document.running() {
            [] => &document.blocks,
            running => running,
        };
        let seen = running.iter().filter(|block| block.hidden.is_none());
        let signs = seen.flat_map(|block| document.text(block).chars()).filter(|c| !c.is_whitespace());
        let letters = signs.take(2 * FEW).count();
        let files = self.files.map(|element| Reason::ShownFiles { element: element.into() });
        let instead = if is_picture(self.share, letters) {
            Some(Reason::ScannedWebPage)
        } else if self.strokes > STROKES && letters < 2 * FEW {
            Some(Reason::DrawnWebPage)
        } else if self.has_scripts && letters < FEW {
            Some(Reason::Scripts)
        } else {
            None
        };
        document.gaps.extend(files.into_iter().chain(instead).map(Gap::of_file));
    }
}

impl Page<'_> {
    /// Takes what `element` shows that is no text.
    pub(super) fn draw(&mut self, element: &[u8], attributes: &Attributes) {
        let is_seen = || {
            let own = attributes.get(b"style").map(Looks::of).unwrap_or_default();
            self.stack.state().unseen().is_none() && own.hidden.is_none() && attributes.get(b"hidden").is_none()
        };
        match element {
            b"img" if is_seen() => self.drawn.share += share(attributes, b"src"),
            b"input" if attributes.get(b"type").is_some_and(|of| of.eq_ignore_ascii_case("image")) && is_seen() => {
                self.drawn.share += share(attributes, b"src");
            }
            b"canvas" if is_seen() => self.drawn.share += UNTOLD,
            b"path" | b"polygon" | b"use" if is_seen() => self.drawn.strokes += 1,
            b"script" => self.drawn.has_scripts |= attributes.get(b"type").is_none_or(is_program),
            b"object" if is_seen() => self.other_file(attributes, b"data", "object"),
            b"embed" if is_seen() => self.other_file(attributes, b"src", "embed"),
            b"iframe" if is_seen() && attributes.get(b"srcdoc").is_none() => {
                self.other_file(attributes, b"src", "iframe");
            }
            _ => {}
        }
    }

    /// Another file that is shown within the page: a picture, or one that has text of its own.
    fn other_file(&mut self, attributes: &Attributes, source: &[u8], element: &'static str) {
        let Some(address) = attributes.get(source).map(str::trim) else { return };
        let is_none = ["about:", "javascript:", "#"].iter().any(|start| address.starts_with(start));
        let size = ["width", "height"].map(|side| attributes.get(side.as_bytes()).and_then(points));
        if address.is_empty()
            || is_none
            || data_url::holds_text(address)
            || size.iter().flatten().any(|side| *side <= 1.0)
        {
            return;
        }
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_picture = |end: &&str| path.ends_with(*end);
        if path.starts_with("data:image/") || [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"].iter().any(is_picture)
        {
            self.drawn.share += share(attributes, source);
        } else {
            self.drawn.files = self.drawn.files.or(Some(element));
        }
    }
}

/// Whether a script of this type is one, and not data.
fn is_program(of: &str) -> bool {
    let of = of.trim().to_ascii_lowercase();
    of.is_empty() || of == "module" || of.ends_with("javascript") || of.ends_with("ecmascript")
}

/// How much of a sheet a picture covers: as large as its element says, else as large as it is.
fn share(attributes: &Attributes, source: &[u8]) -> f64 {
    // Without a source no picture is shown, but what takes its place.
    let Some(address) = attributes.get(source) else { return 0.0 };
    let style = attributes.get(b"style").unwrap_or_default();
    let in_style = |name: &str| {
        let of = style.split(';').find_map(|part| part.split_once(':').filter(|(of, _)| of.trim() == name));
        points(of?.1)
    };
    let width = in_style("width").or_else(|| attributes.get(b"width").and_then(points));
    let height = in_style("height").or_else(|| attributes.get(b"height").and_then(points));
    let own = || {
        data_url::kind(address)?;
        let (_, letters) = address.split_once(";base64,")?;
        // The size stands in front.
        image::size(&base64(letters.get(..44).unwrap_or(letters))).map(|size| size.map(f64::from))
    };
    let is_small = |side: f64| side <= 64.0;
    match (width, height, own()) {
        (Some(width), Some(height), _) => width * height / PAGE,
        (Some(side), None, _) | (None, Some(side), _) if is_small(side) => 0.0,
        (_, _, Some([width, height])) => width * height / PAGE,
        _ => UNTOLD,
    }
}

/// A length in points of a screen.
fn points(value: &str) -> Option<f64> {
    let value = value.trim();
    value.strip_suffix("px").unwrap_or(value).trim().parse().ok()
}
