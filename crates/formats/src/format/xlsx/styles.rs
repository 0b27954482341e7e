//! How cells look: the format of their numbers, and whether their text has the colour of the ground.

use std::collections::HashMap;

use super::super::ooxml::opened::Opened;
use super::number::Format;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};

/// The looks of a workbook, by number.
#[derive(Default)]
pub(super) struct Styles(Vec<Look>);

/// How a cell looks.
#[derive(Default)]
pub(super) struct Look {
    /// How its number is written.
    pub(super) format: Format,
    /// Whether its text has the colour of the ground.
    pub(super) is_white: bool,
}

/// A colour, as far as it can be told without the theme.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colour {
    White,
    Rgb(u32),
    Other,
}

/// What the looks are made of, while the part is read.
#[derive(Default)]
struct Palette {
    codes: HashMap<u32, String>,
    fonts: Vec<Option<Colour>>,
    /// The ground; `None`: that of the paper, which is white.
    fills: Vec<Option<Colour>>,
    looks: Vec<Look>,
    /// The element of the list that is being read.
    within: &'static str,
}

impl Styles {
    /// Reads the part `name`.
    pub(super) fn read(opened: &mut Opened, name: &str) -> Self {
        let Some(part) = opened.load(name) else { return Self::default() };
        let mut palette = Palette::default();
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) if element.ns == Ns::Sheet => palette.start(&element),
                Event::End(Ns::Sheet, name) if name == palette.within => palette.within = "",
                _ => {}
            }
        }
        opened.found.gaps.extend(xml.gap(name));
        Self(palette.looks)
    }

    /// The look with this number.
    pub(super) fn look(&self, number: usize) -> Option<&Look> {
        self.0.get(number)
    }
}

impl Palette {
    fn start(&mut self, element: &Element) {
        let number = |name| element.text(Ns::None, name)?.parse::<u32>().ok();
        match (self.within, element.name) {
            (_, "numFmt") => {
                if let (Some(id), Some(code)) = (number("numFmtId"), element.text(Ns::None, "formatCode")) {
                    self.codes.insert(id, code.into_owned());
                }
            }
            ("", "fonts") => self.within = "fonts",
            ("", "fills") => self.within = "fills",
            ("", "cellXfs") => self.within = "cellXfs",
            ("", "dxfs") => self.within = "dxfs",
            ("fonts", "font") => self.fonts.push(None),
            ("fonts", "color") => set(&mut self.fonts, colour(element)),
            ("fills", "fill") => self.fills.push(None),
            ("fills", "patternFill") => {
                let pattern = element.text(Ns::None, "patternType").unwrap_or_default();
                set(&mut self.fills, (!matches!(&*pattern, "" | "none")).then_some(Colour::Other));
            }
            ("fills", "fgColor") if self.fills.last().is_some_and(Option::is_some) => {
                set(&mut self.fills, colour(element));
            }
            ("fills", "gradientFill") => set(&mut self.fills, Some(Colour::Other)),
            ("cellXfs", "xf") => {
                let id = number("numFmtId").unwrap_or(0);
                let format = Format::of(id, self.codes.get(&id).map(String::as_str));
                let of = |list: &[Option<Colour>], name| list.get(number(name)? as usize).copied().flatten();
                let ground = of(&self.fills, "fillId").unwrap_or(Colour::White);
                let is_white = of(&self.fonts, "fontId").is_some_and(|font| font != Colour::Other && font == ground);
                self.looks.push(Look { format, is_white });
            }
            _ => {}
        }
    }
}

/// Gives the last of `list` a colour.
fn set(list: &mut [Option<Colour>], colour: Option<Colour>) {
    if let Some(last) = list.last_mut() {
        *last = colour;
    }
}

/// The colour that an element names. The theme's first is that of the paper.
fn colour(element: &Element) -> Option<Colour> {
    let text = |name| element.text(Ns::None, name);
    let tint = text("tint").and_then(|tint| tint.parse::<f64>().ok()).unwrap_or(0.0);
    if let Some(rgb) = text("rgb") {
        let rgb = u32::from_str_radix(rgb.trim(), 16).ok()? & 0xFF_FFFF;
        return Some(if rgb == 0xFF_FFFF { Colour::White } else { Colour::Rgb(rgb) });
    }
    let is_white = text("theme").is_some_and(|theme| theme == "0" && tint > -0.05)
        || text("indexed").is_some_and(|index| matches!(&*index, "1" | "9"));
    Some(if is_white { Colour::White } else { Colour::Other })
}
